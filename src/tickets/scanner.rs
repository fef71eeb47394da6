//! Bytes in, rows out, as the [`Reader`](super::Reader) hands out records, at several times its speed.
//!
//! Quotes, delimiters and line ends are found 64 bytes at a time, and fields are slices of the input: only one that is
//! looked at is unquoted, and only a row that lies in two pushes is copied. Rows that lie side by side are handed out
//! together, for whoever reads them column by column.

use super::masks::{Masks, parity};
use super::reader::{BYTE_ORDER_MARK, Dialect, MAX_COLUMNS, MAX_RECORD_BYTES, Trouble, Utf16};
use std::borrow::Cow;

/// What is scanned before its rows are handed out: little enough to stay close.
const WINDOW: usize = 1 << 15;

/// What is taken at once of a push, so that places in it are small numbers.
const LARGEST_PUSH: usize = 1 << 30;

/// One row, borrowed from the input. It begins in the first column of its first line.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line it begins in, from 1.
    pub line: u64,
    /// The line it ends in.
    pub last_line: u64,
    /// Why it has no fields.
    pub trouble: Option<Trouble>,
    bytes: &'a [u8],
    /// Where the first field begins and where each ends, as places in `bytes` after so many other bytes.
    start: u32,
    ends: &'a [u32],
    before: u32,
    quote: u8,
}

impl<'a> Row<'a> {
    /// How many fields it has.
    #[expect(clippy::len_without_is_empty, reason = "only one in trouble is empty")]
    #[inline]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The field at this position, from 0, without its quotes.
    #[inline]
    pub fn field(&self, position: usize) -> Option<Cow<'a, [u8]>> {
        let end = *self.ends.get(position)?;
        let start = match position {
            0 => self.start,
            _ => *self.ends.get(position - 1)? + 1,
        };
        let raw = (self.bytes).get((start - self.before) as usize..(end - self.before) as usize)?;
        match raw.split_first() {
            Some((first, inner)) if *first == self.quote => Some(unquoted(inner, self.quote)),
            _ => Some(Cow::Borrowed(raw)),
        }
    }

    /// All fields.
    pub fn fields(&self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        (0..self.len()).filter_map(|position| self.field(position))
    }
}

/// Rows side by side in the input.
#[derive(Clone, Copy)]
pub(super) struct Batch<'a> {
    rows: &'a [Span],
    bytes: &'a [u8],
    /// As those of a [`Row`], for all rows.
    ends: &'a [u32],
    before: u32,
    quote: u8,
}

/// Where a row lies.
#[derive(Clone, Copy)]
struct Span {
    line: u64,
    last_line: u64,
    trouble: Option<Trouble>,
    start: u32,
    /// Which of the ends is that of its first field, and how many are its own.
    first: u32,
    fields: u32,
}

impl<'a> Batch<'a> {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The same rows in batches of at most so many.
    pub fn parts(self, most: usize) -> impl Iterator<Item = Self> {
        let parts = self.rows.chunks(most);
        parts.map(move |rows| Self { rows, ..self })
    }

    /// The rows behind the first few, perhaps none.
    pub fn behind(self, rows: usize) -> Self {
        let rows = self.rows.get(rows..).unwrap_or_default();
        Self { rows, ..self }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'a>> {
        let batch = *self;
        self.rows.iter().map(move |span| batch.row(span))
    }

    /// The row at this position, from 0.
    pub fn get(&self, position: usize) -> Option<Row<'a>> {
        self.rows.get(position).map(|span| self.row(span))
    }

    fn row(&self, span: &Span) -> Row<'a> {
        let ends = span.first as usize..(span.first + span.fields) as usize;
        Row {
            line: span.line,
            last_line: span.last_line,
            trouble: span.trouble,
            bytes: self.bytes,
            start: span.start,
            ends: self.ends.get(ends).unwrap_or_default(),
            before: self.before,
            quote: self.quote,
        }
    }

    /// Of each row the field at this position, from 0, with its quotes; of a row without it, anything.
    #[inline(always)]
    pub fn column(self, position: usize) -> impl Iterator<Item = Raw<'a>> {
        self.rows.iter().map(move |span| {
            let place = span.first as usize + position;
            let end = self.ends.get(place).copied().unwrap_or(0);
            let start = match position {
                0 => span.start,
                _ => self.ends.get(place - 1).map_or(0, |end| *end + 1),
            };
            let from = start.wrapping_sub(self.before) as usize;
            Raw {
                onwards: self.bytes.get(from..).unwrap_or_default(),
                length: end.wrapping_sub(start) as usize,
            }
        })
    }
}

/// A field as it is written.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    /// The input from where it begins, so that some bytes can be taken at once.
    pub onwards: &'a [u8],
    pub length: usize,
}

impl<'a> Raw<'a> {
    #[inline(always)]
    pub fn text(self) -> &'a [u8] {
        self.onwards.get(..self.length).unwrap_or_default()
    }
}

fn by_row(mut each: impl FnMut(Row<'_>)) -> impl FnMut(Batch<'_>) {
    move |batch| batch.rows().for_each(&mut each)
}

/// What stands behind the quote that begins a field.
#[inline(never)]
fn unquoted(inner: &[u8], quote: u8) -> Cow<'_, [u8]> {
    match inner.iter().position(|byte| *byte == quote) {
        None => return Cow::Borrowed(inner),
        Some(closing) if closing + 1 == inner.len() => return Cow::Borrowed(&inner[..closing]),
        Some(_) => {}
    }
    let (mut inside, mut fresh) = (true, false);
    let mut text = Vec::with_capacity(inner.len());
    for byte in inner {
        if *byte == quote && inside {
            (inside, fresh) = (false, true);
            continue;
        }
        // A second quote right behind the first stands for one; after anything else a quote is as good as a letter.
        inside |= *byte == quote && fresh;
        fresh = false;
        text.push(*byte);
    }
    Cow::Owned(text)
}

/// Takes a file's bytes in pieces of any size and hands out its rows.
///
/// Lines end with LF, CR or both; empty lines are no rows. Its memory has a bound whatever the input.
///
/// ```
/// use service_roi::tickets::{Dialect, Scanner};
/// let csv = b"id,note\n1,\"a, b\"\n";
/// let mut scanner = Scanner::new(Dialect::detect(csv), true);
/// let mut notes = Vec::new();
/// scanner.push(csv, |row| notes.push(row.field(1).map(|field| field.into_owned())));
/// scanner.end(|_| unreachable!("the last line is ended"));
/// assert_eq!(notes[1].as_deref(), Some(&b"a, b"[..]));
/// ```
pub struct Scanner {
    delimiter: u8,
    quote: u8,
    wide: Option<Utf16>,
    /// How much of a byte order mark has been seen; all of it once that is settled.
    mark: usize,
    /// All ones within quotes.
    inside: u64,
    /// 1 where a quote would open: at the start of a field, or again right behind the one that closes.
    fresh: u64,
    /// 1 right behind a carriage return.
    after_return: u64,
    /// 1 right behind a line end outside of quotes.
    row_ended: u64,
    /// The line of the next byte, from 1.
    line: u64,
    row: Unfinished,
    /// Where fields end, and how many of these are noted: the rest is room.
    ends: Vec<u32>,
    noted: usize,
    line_ends: Vec<LineEnd>,
    spans: Vec<Span>,
}

/// The row that is being read.
struct Unfinished {
    /// The line it begins in.
    line: u64,
    /// Its bytes from earlier pushes, as long as they are not too many.
    bytes: Vec<u8>,
    /// How many these are, or one more than allowed.
    before: u32,
    too_wide: bool,
}

/// A line end outside of quotes.
#[derive(Clone, Copy)]
struct LineEnd {
    /// How many fields end up to here, of those noted.
    fields: u32,
    /// How many lines end up to here, of those of the window.
    lines: u32,
}

impl Scanner {
    /// A scanner whose first byte is the first of the file or the first of a row in it; only the former may be a byte
    /// order mark.
    pub fn new(dialect: Dialect, at_start: bool) -> Self {
        Self {
            delimiter: dialect.delimiter.byte(),
            quote: dialect.quote.byte(),
            wide: Utf16::of(dialect.encoding),
            mark: if at_start { 0 } else { BYTE_ORDER_MARK.len() },
            inside: 0,
            fresh: 1,
            after_return: 0,
            row_ended: 0,
            line: 1,
            row: Unfinished {
                line: 1,
                bytes: Vec::new(),
                before: 0,
                too_wide: false,
            },
            ends: Vec::new(),
            noted: 0,
            line_ends: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// The line of the next byte, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// A scanner whose first byte stands anywhere in a file, within quotes or not.
    pub(super) fn from_within(dialect: Dialect, inside: bool) -> Self {
        Self {
            inside: if inside { u64::MAX } else { 0 },
            ..Self::new(dialect, false)
        }
    }

    /// Whether the last character is a line end outside of quotes.
    pub(super) fn has_ended_row(&self) -> bool {
        self.row_ended > 0 && !self.wide.as_ref().is_some_and(Utf16::is_cut)
    }

    /// Whether the last character is a carriage return.
    pub(super) fn is_behind_return(&self) -> bool {
        self.after_return > 0
    }

    /// Reads on, and hands out the rows that end in these bytes.
    pub fn push(&mut self, bytes: &[u8], each: impl FnMut(Row<'_>)) {
        self.push_batches(bytes, by_row(each));
    }

    /// Says that the file ends here, and hands out its last row if no line end stands behind it.
    pub fn end(&mut self, each: impl FnMut(Row<'_>)) {
        self.end_batches(by_row(each));
    }

    /// As [`push`](Self::push), many rows at once.
    pub(super) fn push_batches(&mut self, bytes: &[u8], mut each: impl FnMut(Batch<'_>)) {
        let Some(mut wide) = self.wide.take() else {
            return self.after_mark(bytes, &mut each);
        };
        for part in bytes.chunks(1 << 14) {
            let text = wide.decode(part);
            self.after_mark(text.as_bytes(), &mut each);
        }
        self.wide = Some(wide);
    }

    /// As [`end`](Self::end).
    pub(super) fn end_batches(&mut self, mut each: impl FnMut(Batch<'_>)) {
        if self.wide.as_mut().is_some_and(Utf16::end) {
            self.after_mark("\u{FFFD}".as_bytes(), &mut each);
        }
        if self.mark < BYTE_ORDER_MARK.len() {
            let seen = std::mem::replace(&mut self.mark, BYTE_ORDER_MARK.len());
            self.rows(&BYTE_ORDER_MARK[..seen], &mut each);
        }
        if self.row.before == 0 {
            return;
        }
        let unclosed = self.inside > 0;
        self.rows(b"\n", &mut each);
        if unclosed {
            let trouble = self.trouble(self.row.before as usize, self.noted + 1);
            let row = Span {
                line: self.row.line,
                last_line: self.line.saturating_sub(1),
                trouble: trouble.or(Some(Trouble::UnclosedQuote)),
                start: 0,
                first: 0,
                fields: 0,
            };
            each(Batch {
                rows: &[row],
                bytes: &[],
                ends: &[],
                before: 0,
                quote: self.quote,
            });
            (self.inside, self.fresh) = (0, 1);
            self.noted = 0;
            self.row.bytes.clear();
            (self.row.before, self.row.too_wide) = (0, false);
            self.row.line = self.line;
        }
    }

    fn after_mark(&mut self, mut bytes: &[u8], each: &mut impl FnMut(Batch<'_>)) {
        while self.mark < BYTE_ORDER_MARK.len() {
            match bytes.split_first() {
                None => return,
                Some((byte, rest)) if *byte == BYTE_ORDER_MARK[self.mark] => {
                    self.mark += 1;
                    bytes = rest;
                }
                Some(_) => {
                    let seen = std::mem::replace(&mut self.mark, BYTE_ORDER_MARK.len());
                    self.rows(&BYTE_ORDER_MARK[..seen], each);
                }
            }
        }
        for bytes in bytes.chunks(LARGEST_PUSH) {
            self.rows(bytes, each);
        }
    }

    fn trouble(&self, length: usize, fields: usize) -> Option<Trouble> {
        if length > MAX_RECORD_BYTES {
            Some(Trouble::TooLong)
        } else {
            (self.row.too_wide || fields > MAX_COLUMNS).then_some(Trouble::TooManyColumns)
        }
    }

    /// Places are counted from the start of the row that the first byte belongs to.
    fn rows(&mut self, bytes: &[u8], each: &mut impl FnMut(Batch<'_>)) {
        let before = self.row.before;
        let mut start = 0;
        for (number, window) in bytes.chunks(WINDOW).enumerate() {
            let first_line = self.line;
            self.scan(window, before + (number * WINDOW) as u32);
            let line_ends = std::mem::take(&mut self.line_ends);
            let mut spans = std::mem::take(&mut self.spans);
            spans.reserve(line_ends.len());
            let mut taken = 0;
            for line_end in &line_ends {
                let (first, fields) = (taken, line_end.fields - taken);
                taken = line_end.fields;
                let end = (taken as usize).checked_sub(1);
                let end = end.and_then(|last| self.ends.get(last)).copied();
                let end = end.unwrap_or(start);
                let next = first_line.saturating_add(u64::from(line_end.lines));
                // With nothing before it the line is empty.
                if end > start {
                    let trouble = self.trouble((end - start) as usize + 1, fields as usize);
                    let span = Span {
                        line: self.row.line,
                        last_line: next.saturating_sub(1),
                        trouble,
                        start,
                        first,
                        fields: if trouble.is_some() { 0 } else { fields },
                    };
                    if start < before {
                        if trouble.is_none() {
                            let rest = &bytes[..(end - before) as usize];
                            self.row.bytes.extend_from_slice(rest);
                        }
                        each(Batch {
                            rows: &[span],
                            bytes: &self.row.bytes,
                            ends: &self.ends,
                            before: 0,
                            quote: self.quote,
                        });
                    } else {
                        spans.push(span);
                    }
                    self.row.too_wide = false;
                }
                start = end + 1;
                self.row.line = next;
            }
            if !spans.is_empty() {
                each(Batch {
                    rows: &spans,
                    bytes,
                    ends: &self.ends,
                    before,
                    quote: self.quote,
                });
            }
            (self.line_ends, self.spans) = (line_ends, spans);
            self.line_ends.clear();
            self.spans.clear();
            let taken = taken as usize;
            self.ends.copy_within(taken..self.noted, 0);
            self.noted -= taken;
            if self.noted > MAX_COLUMNS {
                self.row.too_wide = true;
                self.noted = 0;
            }
        }
        self.keep(bytes, start);
    }

    /// Keeps the bytes of the row that the next push goes on with.
    fn keep(&mut self, bytes: &[u8], start: u32) {
        let row = &mut self.row;
        let is_old = start < row.before;
        let length = row.before as usize + bytes.len() - start as usize;
        if !is_old {
            row.bytes.clear();
        }
        if length > MAX_RECORD_BYTES {
            row.bytes.clear();
            self.noted = 0;
            row.before = MAX_RECORD_BYTES as u32 + 1;
            return;
        }
        let new = if is_old { bytes.len() } else { length };
        row.bytes.extend_from_slice(&bytes[bytes.len() - new..]);
        for end in &mut self.ends[..self.noted] {
            *end -= start;
        }
        row.before = length as u32;
    }

    /// Notes where fields and rows end.
    fn scan(&mut self, window: &[u8], first: u32) {
        // Room for every byte, so that the loop need not grow it.
        let room = self.noted + window.len() + 8;
        if self.ends.len() < room {
            self.ends.resize(room, 0);
        }
        let mut place = first;
        let mut lines = 0;
        let (blocks, rest) = window.as_chunks::<64>();
        for block in blocks {
            let masks = Masks::of(block, self.quote, self.delimiter);
            lines += self.block(masks, 64, place, lines);
            place += 64;
        }
        if !rest.is_empty() {
            let mut block = [0; 64];
            block[..rest.len()].copy_from_slice(rest);
            let masks = Masks::of(&block, self.quote, self.delimiter);
            lines += self.block(masks, rest.len(), place, lines);
        }
        self.line = self.line.saturating_add(u64::from(lines));
    }

    /// The same for up to 64 bytes; how many lines end there.
    #[inline(always)]
    fn block(&mut self, masks: Masks, length: usize, place: u32, lines: u32) -> u32 {
        let last = length - 1;
        let quotes = masks.quotes;
        let line_ends = masks.line_feeds | masks.carriage_returns;
        let ends = masks.delimiters | line_ends;
        let quoted = parity(quotes) ^ self.inside;
        let mut live = ends & !quoted;
        // What parity says is right as long as every quote that opens may do so.
        let may_open = (live | quotes) << 1 | self.fresh;
        if quotes & quoted & !may_open == 0 {
            self.inside = ((quoted << (63 - last)) as i64 >> 63) as u64;
            self.fresh = (live | quotes) >> last & 1;
        } else {
            live = self.with_stray_quotes(quotes, ends, length);
        }
        let behind_return = masks.carriage_returns << 1 | self.after_return;
        self.after_return = masks.carriage_returns >> last & 1;
        let new_lines = line_ends & !(masks.line_feeds & behind_return);
        let mut rows = line_ends & live;
        self.row_ended = rows >> last & 1;
        while rows != 0 {
            let up_to = rows ^ (rows - 1);
            self.line_ends.push(LineEnd {
                fields: self.noted as u32 + (live & up_to).count_ones(),
                lines: lines + (new_lines & up_to).count_ones(),
            });
            rows &= rows - 1;
        }
        let mut next = self.noted;
        self.noted += live.count_ones() as usize;
        // Eight at a time: what is too much will be written over.
        while live != 0 {
            let Some(eight) = self.ends.get_mut(next..next + 8) else {
                break;
            };
            for end in eight {
                *end = place + live.trailing_zeros();
                live &= live.wrapping_sub(1);
            }
            next += 8;
        }
        new_lines.count_ones()
    }

    /// The same where quotes stand within fields that are not quoted: byte by byte.
    #[cold]
    fn with_stray_quotes(&mut self, quotes: u64, ends: u64, length: usize) -> u64 {
        let (mut inside, mut fresh) = (self.inside > 0, self.fresh > 0);
        let mut live = 0;
        for place in 0..length {
            let bit = 1 << place;
            if quotes & bit != 0 {
                (inside, fresh) = (!inside && fresh, inside);
            } else if !inside {
                fresh = ends & bit != 0;
                live |= ends & bit;
            }
        }
        self.inside = if inside { u64::MAX } else { 0 };
        self.fresh = u64::from(fresh);
        live
    }
}
