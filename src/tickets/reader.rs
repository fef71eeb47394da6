//! Bytes in, records out: the plain reading that the faster [`Scanner`](super::Scanner) is held against.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use tsify::Tsify;

/// A longer record, in bytes as UTF-8 with its quotes, is not kept but passed over as [`Trouble::TooLong`].
pub const MAX_RECORD_BYTES: usize = 1 << 20;

/// A record of more columns is not kept but passed over as [`Trouble::TooManyColumns`]; spreadsheets have as many.
pub const MAX_COLUMNS: usize = 16_384;

pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a file's bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// UTF-8; a field that is none is taken as Windows-1252.
    Utf8,
    /// UTF-16, low byte first.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
    /// Windows-1252, as Excel writes in western Europe and America.
    Windows1252,
}

impl Encoding {
    /// A field's text, without white space around it. Only what is shown need be decoded.
    ///
    /// ```
    /// use service_roi::tickets::Encoding;
    /// assert_eq!(Encoding::Windows1252.text(b" caf\xE9 \x80 "), "café €");
    /// ```
    pub fn text(self, field: &[u8]) -> Cow<'_, str> {
        let text = match str::from_utf8(field) {
            Ok(text) if self != Self::Windows1252 || field.is_ascii() => Cow::Borrowed(text),
            _ => Cow::Owned(field.iter().map(|byte| windows_1252(*byte)).collect()),
        };
        match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }
}

/// By the WHATWG's table, in which the five bytes without a character are control characters.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    let position = usize::from(byte).checked_sub(0x80);
    let special = position.and_then(|position| FROM_80.get(position));
    special.copied().unwrap_or(char::from(byte))
}

/// What stands between fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// The likelier first.
    pub(super) const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// What stands around a field that holds delimiters or line ends; doubled, it is itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Quote {
    /// `"`
    Double,
    /// `'`
    Single,
}

impl Quote {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Double => b'"',
            Self::Single => b'\'',
        }
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Dialect {
    /// Bytes to characters.
    pub encoding: Encoding,
    /// Between fields.
    pub delimiter: Delimiter,
    /// Around fields.
    pub quote: Quote,
}

/// Why a record has no fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It has more than [`MAX_RECORD_BYTES`].
    TooLong,
    /// It has more than [`MAX_COLUMNS`].
    TooManyColumns,
    /// It has a quote that the file never closes.
    UnclosedQuote,
}

/// One record, borrowed from the reader. It begins in the first column of its first line.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The line it begins in, from 1.
    pub line: u64,
    /// The line it ends in.
    pub last_line: u64,
    /// Why it has no fields.
    pub trouble: Option<Trouble>,
    bytes: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// How many fields it has.
    #[expect(clippy::len_without_is_empty, reason = "only one in trouble is empty")]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The field at this position, from 0, without its quotes.
    pub fn field(&self, position: usize) -> Option<&'a [u8]> {
        let start = match position {
            0 => 0,
            _ => *self.ends.get(position - 1)?,
        };
        self.bytes.get(start..*self.ends.get(position)?)
    }

    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).filter_map(|position| self.field(position))
    }
}

/// Takes a file's bytes in pieces of any size and hands out its records.
///
/// Lines end with LF, CR or both; empty lines are no records. Its memory has a bound whatever the input.
///
/// ```
/// use service_roi::tickets::{Dialect, Reader};
/// let csv = b"id,note\n1,\"a, b\"\n";
/// let mut reader = Reader::new(Dialect::detect(csv), 1);
/// let mut notes = Vec::new();
/// reader.push(csv, |record| notes.push(record.field(1).map(<[u8]>::to_vec)));
/// reader.end(|_| unreachable!("the last line is ended"));
/// assert_eq!(notes[1].as_deref(), Some(&b"a, b"[..]));
/// ```
pub struct Reader {
    core: csv_core::Reader,
    wide: Option<Utf16>,
    /// How much of a byte order mark has been seen; all of it once that is settled.
    mark: usize,
    /// Of the record that is being read.
    bytes: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    ended: usize,
    taken: usize,
    too_wide: bool,
    inside: bool,
    first_line: u64,
    line: u64,
    after_return: bool,
}

impl Reader {
    /// A reader whose first byte stands in this line, from 1; only there is a byte order mark passed over.
    pub fn new(dialect: Dialect, line: u64) -> Self {
        let mut core = csv_core::ReaderBuilder::new()
            .delimiter(dialect.delimiter.byte())
            .quote(dialect.quote.byte())
            .build();
        // Its own passing over of a byte order mark depends on how the input is cut. An empty line ends that.
        core.read_record(b"\n", &mut [0], &mut [0]);
        Self {
            core,
            wide: Utf16::of(dialect.encoding),
            mark: if line == 1 { 0 } else { BYTE_ORDER_MARK.len() },
            bytes: vec![0; 1 << 12],
            written: 0,
            ends: vec![0; MAX_COLUMNS + 1],
            ended: 0,
            taken: 0,
            too_wide: false,
            inside: false,
            first_line: line,
            line,
            after_return: false,
        }
    }

    /// Reads on, and hands out the records that end in these bytes.
    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Record<'_>)) {
        let Some(mut wide) = self.wide.take() else {
            return self.after_mark(bytes, &mut each);
        };
        for part in bytes.chunks(1 << 14) {
            let text = wide.decode(part);
            self.after_mark(text.as_bytes(), &mut each);
        }
        self.wide = Some(wide);
    }

    /// Says that the file ends here, and hands out its last record if no line end stands behind it.
    pub fn end(&mut self, mut each: impl FnMut(Record<'_>)) {
        if self.wide.as_mut().is_some_and(Utf16::end) {
            self.after_mark("\u{FFFD}".as_bytes(), &mut each);
        }
        if self.mark < BYTE_ORDER_MARK.len() {
            let seen = std::mem::replace(&mut self.mark, BYTE_ORDER_MARK.len());
            self.records(&BYTE_ORDER_MARK[..seen], &mut each);
        }
        // A line end that does not end the record stands within quotes.
        let mut line_end: &[u8] = b"\n";
        while self.inside {
            let taken = self.step(line_end, &mut each);
            line_end = &line_end[taken..];
        }
    }

    fn after_mark(&mut self, mut bytes: &[u8], each: &mut impl FnMut(Record<'_>)) {
        while self.mark < BYTE_ORDER_MARK.len() {
            match bytes.split_first() {
                None => return,
                Some((byte, rest)) if *byte == BYTE_ORDER_MARK[self.mark] => {
                    self.mark += 1;
                    bytes = rest;
                }
                Some(_) => {
                    let seen = std::mem::replace(&mut self.mark, BYTE_ORDER_MARK.len());
                    self.records(&BYTE_ORDER_MARK[..seen], each);
                }
            }
        }
        self.records(bytes, each);
    }

    fn records(&mut self, mut input: &[u8], each: &mut impl FnMut(Record<'_>)) {
        while !input.is_empty() {
            if !self.inside {
                let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
                let blank = input.iter().take_while(|byte| is_line_end(byte)).count();
                self.count_lines(&input[..blank]);
                input = &input[blank..];
                self.first_line = self.line;
                self.inside = !input.is_empty();
            } else {
                let taken = self.step(input, each);
                input = &input[taken..];
            }
        }
    }

    /// Reads up to the end of the record or of the input, of which nothing means the end of the file within quotes.
    fn step(&mut self, input: &[u8], each: &mut impl FnMut(Record<'_>)) -> usize {
        use csv_core::ReadRecordResult::{
            End, InputEmpty, OutputEndsFull, OutputFull, Record as Whole,
        };
        let (result, taken, written, ended) = self.core.read_record(
            input,
            &mut self.bytes[self.written..],
            &mut self.ends[self.ended..],
        );
        self.count_lines(&input[..taken]);
        self.taken = self.taken.saturating_add(taken);
        self.written += written;
        self.ended += ended;
        match result {
            InputEmpty => {}
            OutputFull if self.bytes.len() > MAX_RECORD_BYTES => self.written = 0,
            OutputFull => {
                let longer = (self.bytes.len() * 2).min(MAX_RECORD_BYTES + 1);
                self.bytes.resize(longer, 0);
            }
            OutputEndsFull => {
                self.ended = 0;
                self.too_wide = true;
            }
            Whole | End => {
                let trouble = if self.taken > MAX_RECORD_BYTES {
                    Some(Trouble::TooLong)
                } else if self.too_wide || self.ended > MAX_COLUMNS {
                    Some(Trouble::TooManyColumns)
                } else {
                    input.is_empty().then_some(Trouble::UnclosedQuote)
                };
                let kept = if trouble.is_some() { 0 } else { self.ended };
                each(Record {
                    line: self.first_line,
                    // The line end has been counted.
                    last_line: self.line.saturating_sub(1),
                    trouble,
                    bytes: &self.bytes[..self.written],
                    ends: &self.ends[..kept],
                });
                (self.written, self.ended, self.taken) = (0, 0, 0);
                (self.too_wide, self.inside) = (false, false);
            }
        }
        taken
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let second_half = *byte == b'\n' && self.after_return;
            self.after_return = *byte == b'\r';
            let ends = (*byte == b'\n' || *byte == b'\r') && !second_half;
            self.line = self.line.saturating_add(u64::from(ends));
        }
    }
}

/// Decodes UTF-16 in pieces of any size; half a character is U+FFFD.
pub(super) struct Utf16 {
    order: fn([u8; 2]) -> u16,
    byte: Option<u8>,
    high: Option<u16>,
}

impl Utf16 {
    pub(super) fn of(encoding: Encoding) -> Option<Self> {
        let order = match encoding {
            Encoding::Utf16LittleEndian => u16::from_le_bytes,
            Encoding::Utf16BigEndian => u16::from_be_bytes,
            Encoding::Utf8 | Encoding::Windows1252 => return None,
        };
        Some(Self {
            order,
            byte: None,
            high: None,
        })
    }

    pub(super) fn is_cut(&self) -> bool {
        self.byte.is_some() || self.high.is_some()
    }

    /// Says that the file ends here: whether within a character.
    pub(super) fn end(&mut self) -> bool {
        let cut = self.is_cut();
        (self.byte, self.high) = (None, None);
        cut
    }

    pub(super) fn decode(&mut self, bytes: &[u8]) -> String {
        let mut units: Vec<u16> = self.high.take().into_iter().collect();
        for byte in bytes {
            match self.byte.take() {
                None => self.byte = Some(*byte),
                Some(first) => units.push((self.order)([first, *byte])),
            }
        }
        if units
            .last()
            .is_some_and(|unit| (0xD800..0xDC00).contains(unit))
        {
            self.high = units.pop();
        }
        String::from_utf16_lossy(&units)
    }
}
