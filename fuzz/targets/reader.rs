//! Any bytes in any dialect: however they are cut, scanner and reader find the same in them as in one piece, and as the csv crate.

#![no_main]

use libfuzzer_sys::fuzz_target;
use service_roi::tickets::{
    Delimiter, Dialect, Encoding, MAX_COLUMNS, Quote, Reader, Record, Row, Scanner, Trouble,
};

/// Lines, trouble, fields.
type Read = (u64, u64, Option<Trouble>, Vec<Vec<u8>>);

fuzz_target!(|bytes: &[u8]| {
    // What chooses dialect and cuts stands last, so that an export is a seed as it is.
    let Some((bytes, choices)) = bytes.split_last_chunk::<6>() else {
        return;
    };
    let dialect = dialect(choices[0]);
    let whole = read(dialect, [bytes]);
    assert_eq!(read(dialect, bytes.chunks(1)), whole);
    assert_eq!(read(dialect, pieces(bytes, &choices[1..])), whole);
    assert_eq!(scanned(dialect, [bytes]), whole);
    assert_eq!(scanned(dialect, bytes.chunks(1)), whole);
    assert_eq!(scanned(dialect, pieces(bytes, &choices[1..])), whole);
    let text;
    let bytes = match dialect.encoding {
        Encoding::Utf16LittleEndian => {
            text = decoded(bytes, u16::from_le_bytes);
            text.as_bytes()
        }
        Encoding::Utf16BigEndian => {
            text = decoded(bytes, u16::from_be_bytes);
            text.as_bytes()
        }
        Encoding::Utf8 | Encoding::Windows1252 => bytes,
    };
    agrees_with_csv(dialect, bytes, whole);
});

fn dialect(choice: u8) -> Dialect {
    Dialect {
        encoding: match choice >> 3 & 3 {
            0 => Encoding::Utf16LittleEndian,
            1 => Encoding::Utf16BigEndian,
            _ => Encoding::Utf8,
        },
        delimiter: match choice & 3 {
            0 => Delimiter::Comma,
            1 => Delimiter::Semicolon,
            2 => Delimiter::Tab,
            _ => Delimiter::Pipe,
        },
        quote: if choice & 4 == 0 {
            Quote::Double
        } else {
            Quote::Single
        },
    }
}

fn read<'a>(dialect: Dialect, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Read> {
    let mut records = Vec::new();
    let mut reader = Reader::new(dialect, 1);
    let mut keep = |record: Record<'_>| {
        let fields = record.fields().map(<[u8]>::to_vec).collect();
        records.push((record.line, record.last_line, record.trouble, fields));
    };
    for piece in pieces {
        reader.push(piece, &mut keep);
    }
    reader.end(&mut keep);
    records
}

fn scanned<'a>(dialect: Dialect, pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<Read> {
    let mut rows = Vec::new();
    let mut scanner = Scanner::new(dialect, true);
    let mut keep = |row: Row<'_>| {
        let fields = row.fields().map(|field| field.into_owned()).collect();
        rows.push((row.line, row.last_line, row.trouble, fields));
    };
    for piece in pieces {
        scanner.push(piece, &mut keep);
    }
    scanner.end(&mut keep);
    rows
}

/// Of lengths that these numbers give in turn, from 1 to 256.
fn pieces<'a>(mut bytes: &'a [u8], lengths: &[u8]) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    for length in lengths.iter().cycle() {
        let (piece, rest) = bytes.split_at(bytes.len().min(usize::from(*length) + 1));
        pieces.push(piece);
        bytes = rest;
        if bytes.is_empty() {
            break;
        }
    }
    pieces
}

fn decoded(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let characters = char::decode_utf16(units.iter().copied());
    let mut text: String = characters
        .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    // By the WHATWG's decoder what the end cuts off is one error, be it half a unit, half a pair or both.
    let is_half_a_pair = units.last().is_some_and(|last| last & 0xFC00 == 0xD800);
    if !rest.is_empty() && !is_half_a_pair {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

fn agrees_with_csv(dialect: Dialect, bytes: &[u8], mut found: Vec<Read>) {
    let mut expected: Vec<Vec<Vec<u8>>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(match dialect.delimiter {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
        })
        .quote(match dialect.quote {
            Quote::Double => b'"',
            Quote::Single => b'\'',
        })
        .from_reader(bytes)
        .byte_records()
        .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
        .collect();
    // The csv crate takes a quote that is never closed as closed by the end of the file.
    if found
        .pop_if(|it| it.2 == Some(Trouble::UnclosedQuote))
        .is_some()
    {
        expected.pop();
    }
    assert_eq!(found.len(), expected.len());
    for ((_, _, trouble, fields), expected) in found.into_iter().zip(expected) {
        match trouble {
            None => assert_eq!(fields, expected),
            Some(Trouble::TooManyColumns) => assert!(expected.len() > MAX_COLUMNS),
            Some(trouble) => panic!("{trouble:?}"),
        }
    }
}
