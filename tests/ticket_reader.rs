//! The fast scanner of ticket exports against the plain reader: the same records in every file and every cut.

use proptest::prelude::*;
use service_roi::tickets::*;
use std::collections::BTreeSet;

const COMMAS: Dialect = Dialect {
    encoding: Encoding::Utf8,
    delimiter: Delimiter::Comma,
    quote: Quote::Double,
};

/// First and last line, trouble and fields.
type Found = Vec<(u64, u64, Option<Trouble>, Vec<Vec<u8>>)>;

fn plainly(dialect: Dialect, pieces: &[&[u8]]) -> Found {
    let mut found = Vec::new();
    let mut reader = Reader::new(dialect, 1);
    let mut keep = |record: Record<'_>| {
        let fields = record.fields().map(<[u8]>::to_vec).collect();
        found.push((record.line, record.last_line, record.trouble, fields));
    };
    for piece in pieces {
        reader.push(piece, &mut keep);
    }
    reader.end(&mut keep);
    found
}

fn fast(dialect: Dialect, pieces: &[&[u8]]) -> Found {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(dialect, true);
    let mut keep = |row: Row<'_>| {
        let fields = row.fields().map(|field| field.into_owned()).collect();
        found.push((row.line, row.last_line, row.trouble, fields));
    };
    for piece in pieces {
        scanner.push(piece, &mut keep);
    }
    scanner.end(&mut keep);
    found
}

/// Cuts at these places, in any order and perhaps beyond the end.
fn pieces<'a>(bytes: &'a [u8], cuts: &[usize]) -> Vec<&'a [u8]> {
    let ends: BTreeSet<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    let mut start = 0;
    let mut pieces = Vec::new();
    for end in ends.into_iter().chain([bytes.len()]) {
        pieces.push(&bytes[start..end]);
        start = end;
    }
    pieces
}

fn agree(dialect: Dialect, bytes: &[u8], cuts: &[usize]) {
    let expected = plainly(dialect, &[bytes]);
    let shown = bytes[..bytes.len().min(300)].escape_ascii();
    assert_eq!(fast(dialect, &[bytes]), expected, "{shown}");
    assert_eq!(
        fast(dialect, &pieces(bytes, cuts)),
        expected,
        "{shown} cut at {cuts:?}"
    );
    if bytes.len() < 2_000 {
        let bytewise: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(fast(dialect, &bytewise), expected, "{shown} bytewise");
    }
}

#[test]
fn tricky_files_are_scanned_as_they_are_read() {
    for csv in [
        "",
        "a",
        "a,b\n1,2",
        "a,b\r\n1,2\r\n",
        "a,b\r1,2\r",
        "a,b\n\n\r\n\r1,2\n",
        "a,b\n1,\n,2\n,\n",
        "\"a\"\"b\",\"c\nd\",\"e\r\nf\",\"\"\n\"\"\n",
        "a\"b,c\"\n",
        "a\"\"b,\"\"\"\"\"c\"\n\"\"\"",
        "\"a\"b,\"c\" d\n\"e\"\"f\"g\"h\"\",i\n",
        " \"a\" , b\n",
        "\"open\nand,open\n",
        "\"open\r",
        "\"open\r\n",
        "a,\"\"\"\"\n",
        "\u{FEFF}a,b\n1,2\n",
        "\u{FEFF}\"a,b\",c\n",
        "\u{FEFF}\u{FEFF}a\n",
        "\u{FEFF}",
        "\r\u{FEFF}a",
        "a,b\n\"x\"",
        "\"",
        "\"\"",
        "\"\"\"",
        ",",
        "\r",
        "\0,\0\n",
    ] {
        for shift in 0..70 {
            let csv = "x".repeat(shift) + csv;
            agree(COMMAS, csv.as_bytes(), &[csv.len() / 2]);
        }
    }
}

#[test]
fn what_is_too_long_or_too_wide_is_the_same() {
    let long = "x".repeat(MAX_RECORD_BYTES);
    for row in [
        format!("{long}\n"),
        format!("{}\n", &long[1..]),
        format!("{}\n", &long[2..]),
        long.clone(),
        long[1..].to_owned(),
        format!("\"{long}\"\n"),
        format!("\"{}\"\n", "x,\n".repeat(1_000_000)),
        format!("\"{}", "x,\n".repeat(1_000_000)),
        format!("\"{}", "x,\n".repeat(100_000)),
        format!("{}\n", ",".repeat(MAX_COLUMNS)),
        format!("{}\n", ",".repeat(MAX_COLUMNS - 1)),
        format!("{}\"", ",".repeat(MAX_COLUMNS)),
        format!("{}\"", ",".repeat(MAX_COLUMNS - 1)),
        format!("{}\n", "a,".repeat(100_000)),
        format!("{}\n", "a,".repeat(1_000_000)),
    ] {
        let csv = format!("a,b\n{row}1,2\n{row}");
        let cuts: Vec<usize> = (0..csv.len() / 7_000).map(|it| it * 7_001).collect();
        agree(COMMAS, csv.as_bytes(), &cuts);
    }
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    let bytes = |letters: &'static [u8]| prop::sample::select(letters);
    prop_oneof![
        prop::collection::vec(bytes(b"\"\",\n\ra"), 0..300),
        prop::collection::vec(bytes(b"\",,,\n\r\xEF\xBB\xBFab;\t|'\0aaaaaaaaaa"), 0..600),
        prop::collection::vec(any::<u8>(), 0..300),
        "(\u{FEFF})?([a-z]{0,30},|\"[a-z,\n\r]{0,40}\",|\"[a-z]{0,9}(\"\"[a-z]{0,9}){1,3}\"[a-z]?,|\r?\n){0,60}"
            .prop_map(String::into_bytes),
    ]
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let encodings = vec![
        Encoding::Utf8,
        Encoding::Utf8,
        Encoding::Windows1252,
        Encoding::Utf16LittleEndian,
        Encoding::Utf16BigEndian,
    ];
    let delimiters = vec![
        Delimiter::Comma,
        Delimiter::Comma,
        Delimiter::Semicolon,
        Delimiter::Tab,
        Delimiter::Pipe,
    ];
    (
        prop::sample::select(encodings),
        prop::sample::select(delimiters),
        prop::sample::select(vec![Quote::Double, Quote::Double, Quote::Single]),
    )
        .prop_map(|(encoding, delimiter, quote)| Dialect {
            encoding,
            delimiter,
            quote,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_file_is_scanned_as_it_is_read(text in text(), dialect in dialect(), cuts: Vec<usize>) {
        agree(dialect, &text, &cuts);
    }

    #[test]
    fn utf_16_is_scanned_as_it_is_read(
        text in "(\u{FEFF})?[ab\",\n\r🙂é]{0,200}",
        swapped: bool,
        odd: bool,
        cuts: Vec<usize>,
    ) {
        let order = if swapped { u16::to_be_bytes } else { u16::to_le_bytes };
        let mut bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        if odd {
            bytes.pop();
        }
        let encoding = if swapped { Encoding::Utf16BigEndian } else { Encoding::Utf16LittleEndian };
        agree(Dialect { encoding, ..COMMAS }, &bytes, &cuts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn long_files_are_scanned_as_they_are_read(text in text(), times in 1_usize..500, cuts: Vec<usize>) {
        let bytes = text.repeat(times);
        agree(COMMAS, &bytes, &cuts);
    }
}
