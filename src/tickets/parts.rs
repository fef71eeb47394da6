//! Reading a file in parts, so that several workers can share it.
//!
//! The file of `size` bytes is cut anywhere, UTF-16 at even places, and whoever has the part from `from` to `to`
//!
//! - begins at `from` + [`record_start`] of the bytes there, as a guess, and the first part at 0;
//! - reads on behind `to` until the part ends by itself ([`Analysis::ended`](super::Analysis::ended)): behind the first
//!   line end, outside of quotes, at or after [`Start::end`] = `to`. The last part has none.
//!
//! A part is right if it begins where the part before it ended. Else it is read again from there, or not at all if the
//! part before ended beyond its end. So every row is read once, by whatever guess. Lines are counted from the beginning of
//! each part and added up in the report, so that no part needs to know of another.

use super::options::{Options, Start};
use super::reader::{Dialect, Encoding};
use super::scanner::{Batch, Scanner};
use std::cmp::Reverse;

/// How many bytes a guess looks at.
const LOOKED_AT: usize = 1 << 18;

/// Where a part begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub file: u32,
    pub offset: u64,
}

impl Place {
    pub fn start_of(file: u32) -> Self {
        Self { file, offset: 0 }
    }
}

/// A scanner that stops at the end of its part.
pub(super) struct Part {
    scanner: Scanner,
    is_wide: bool,
    /// Of the next byte, in the file.
    position: u64,
    end: Option<u64>,
    ended: Option<u64>,
    /// Half a unit of UTF-16.
    half: Option<u8>,
}

impl Part {
    pub fn new(dialect: Dialect, start: Start) -> Self {
        Self {
            scanner: Scanner::new(dialect, start.offset == 0),
            is_wide: is_wide(dialect),
            position: start.offset,
            end: start.end,
            ended: None,
            half: None,
        }
    }

    pub fn ended(&self) -> Option<u64> {
        self.ended
    }

    /// How many lines it has so far.
    pub fn lines(&self) -> u64 {
        self.scanner.line() - 1
    }

    pub fn push(&mut self, bytes: &[u8], mut each: impl FnMut(Batch<'_>)) {
        let Some(end) = self.end else {
            return self.read(bytes, &mut each);
        };
        if !self.is_wide {
            return self.until(end, bytes, &mut each);
        }
        let mut whole: Vec<u8> = self.half.take().into_iter().collect();
        if whole.is_empty() && bytes.len().is_multiple_of(2) {
            return self.until(end, bytes, &mut each);
        }
        whole.extend_from_slice(bytes);
        if whole.len() % 2 == 1 {
            self.half = whole.pop();
        }
        self.until(end, &whole, &mut each);
    }

    pub fn end(&mut self, mut each: impl FnMut(Batch<'_>)) {
        if self.ended.is_none() {
            let half: Vec<u8> = self.half.take().into_iter().collect();
            self.read(&half, &mut each);
        }
        self.scanner.end_batches(each);
    }

    fn read(&mut self, bytes: &[u8], each: &mut impl FnMut(Batch<'_>)) {
        self.scanner.push_batches(bytes, each);
        self.position += bytes.len() as u64;
    }

    fn until(&mut self, end: u64, bytes: &[u8], each: &mut impl FnMut(Batch<'_>)) {
        let before = usize::try_from(end.saturating_sub(self.position)).unwrap_or(usize::MAX);
        let (bytes, mut rest) = bytes.split_at(before.min(bytes.len()));
        self.read(bytes, each);
        while !rest.is_empty() && self.ended.is_none() {
            // Behind a carriage return that ends the part, a line feed still belongs to it.
            if self.position > end && self.scanner.has_ended_row() {
                let feed = line_feed(rest, self.is_wide);
                self.read(&rest[..feed], each);
                self.ended = Some(self.position);
                return;
            }
            let (line, more) = rest.split_at(first_line(rest, self.is_wide));
            self.read(line, each);
            rest = more;
            if self.scanner.has_ended_row() && !self.scanner.is_behind_return() {
                self.ended = Some(self.position);
            }
        }
    }
}

fn is_wide(dialect: Dialect) -> bool {
    match dialect.encoding {
        Encoding::Utf16LittleEndian | Encoding::Utf16BigEndian => true,
        Encoding::Utf8 | Encoding::Windows1252 => false,
    }
}

/// How long the first line is, with one byte of its end; of UTF-16 the first unit, which is as good.
fn first_line(bytes: &[u8], is_wide: bool) -> usize {
    if is_wide {
        return bytes.len().min(2);
    }
    let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let end = bytes.iter().position(is_line_end);
    end.map_or(bytes.len(), |end| end + 1)
}

/// How many bytes long a line feed is with which these begin.
fn line_feed(bytes: &[u8], is_wide: bool) -> usize {
    match bytes {
        [b'\n', 0, ..] | [0, b'\n', ..] if is_wide => 2,
        [b'\n', ..] if !is_wide => 1,
        _ => 0,
    }
}

/// How many of these bytes, from any place in a file, come before the first row that begins in them: a guess, since
/// nothing here tells whether the place is within quotes. `None` if there is no line end.
///
/// Of the two readings it takes the one with more rows of the right width, then with fewer others.
///
/// ```
/// use service_roi::tickets::{Preview, record_start};
/// let export = b"created_at,note,csat\n2026-01-31,\"a\nb\",5\n2026-02-01,\"c\nd\",4\n";
/// let options = Preview::of(export).unwrap().options();
/// assert_eq!(record_start(&options, &export[33..]), Some(7));
/// ```
pub fn record_start(options: &Options, bytes: &[u8]) -> Option<usize> {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let (width, text) = if is_wide(options.dialect) {
        (2, units(looked_at, options.dialect.encoding))
    } else {
        (1, looked_at.to_vec())
    };
    let dialect = Dialect {
        encoding: Encoding::Utf8,
        ..options.dialect
    };
    let rows = |inside| {
        let (mut seen, mut fit, mut others) = (false, 0_u32, 0_u32);
        Scanner::from_within(dialect, inside).push(&text, |row| {
            // The first is the end of one.
            if std::mem::replace(&mut seen, true) {
                let fits = row.len() == options.width;
                fit += u32::from(fits);
                others += u32::from(!fits);
            }
        });
        (fit, Reverse(others))
    };
    let within = rows(true);
    let inside = within.0 > 0 && within > rows(false);
    let mut scanner = Scanner::from_within(dialect, inside);
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let length = first_line(rest, false);
        scanner.push(&rest[..length], |_| {});
        start += length;
        if scanner.has_ended_row() {
            let feed = if scanner.is_behind_return() {
                line_feed(&text[start..], false)
            } else {
                0
            };
            return Some((start + feed) * width);
        }
    }
    None
}

/// One byte for each unit of UTF-16: itself if it is ASCII.
fn units(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| match encoding {
        Encoding::Utf16BigEndian => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    };
    let narrow = |pair| u8::try_from(unit(pair)).ok().filter(u8::is_ascii);
    (pairs.iter())
        .map(|pair| narrow(pair).unwrap_or(b'x'))
        .collect()
}
