//! What a file's first bytes tell, before it is read.

use super::columns::{Duplicate, Field, Kind, match_headers, unit_of};
use super::intake::is_missing;
use super::options::{Column, Options, Start};
use super::reader::{Delimiter, Dialect, Encoding, Quote, Trouble};
use super::scanner::{Row, Scanner};
use super::tally::Scale;
use super::times::{Detected, DurationFormat, TimeFormat, detect_duration, detect_time};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use tsify::Tsify;

/// How many of a file's first bytes are looked at.
pub const HEAD_BYTES: usize = 1 << 18;

/// From so many records the delimiter is told, and from so many values of a column their format.
const ENOUGH: usize = 400;

impl Dialect {
    /// The dialect that a file's first bytes speak.
    ///
    /// UTF-16 is known by its mark. The delimiter is the one by which the most records have as many fields as the
    /// header.
    ///
    /// ```
    /// use service_roi::tickets::{Delimiter, Dialect};
    /// let dialect = Dialect::detect(b"id;csat;minutes\n1;5;2,5\n");
    /// assert_eq!(dialect.delimiter, Delimiter::Semicolon);
    /// ```
    #[inline(never)]
    pub fn detect(head: &[u8]) -> Self {
        let mut dialect = Self {
            encoding: match head {
                [0xFF, 0xFE, ..] => Encoding::Utf16LittleEndian,
                [0xFE, 0xFF, ..] => Encoding::Utf16BigEndian,
                // A character that the end of the head cuts in two is no error.
                _ => match str::from_utf8(head) {
                    Err(error) if error.error_len().is_some() => Encoding::Windows1252,
                    _ => Encoding::Utf8,
                },
            },
            delimiter: Delimiter::Comma,
            quote: Quote::Double,
        };
        if !quotes_fields(head, b'"') && quotes_fields(head, b'\'') {
            dialect.quote = Quote::Single;
        }
        let mut best = (0.0, 1);
        for delimiter in Delimiter::ALL {
            let candidate = Self {
                delimiter,
                ..dialect
            };
            let (mut header, mut like_header, mut records) = (None, 0, 0);
            let mut scanner = Scanner::new(candidate, true);
            for piece in head.chunks(1 << 14) {
                scanner.push(piece, |row| {
                    records += 1;
                    let wide = row.len();
                    like_header += u32::from(*header.get_or_insert(wide) == wide);
                });
                if records >= ENOUGH as u32 {
                    break;
                }
            }
            let score = (
                f64::from(like_header) / f64::from(records.max(1)),
                header.unwrap_or(0),
            );
            if score.1 > 1 && (best.1 == 1 || score > best) {
                best = score;
                dialect.delimiter = delimiter;
            }
        }
        dialect
    }
}

#[inline(never)]
fn has_zero(head: &[u8]) -> bool {
    head.contains(&0)
}

/// Whether this byte stands around fields. A tall order for an apostrophe: it must stand on both sides.
#[inline(never)]
fn quotes_fields(head: &[u8], quote: u8) -> bool {
    let is_between =
        |byte: u8| byte == b'\n' || Delimiter::ALL.iter().any(|each| each.byte() == byte);
    let pairs = || head.array_windows::<2>();
    pairs().any(|[before, byte]| *byte == quote && is_between(*before))
        && pairs().any(|[byte, after]| *byte == quote && is_between(*after))
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Unreadable {
    /// It has no line that is not empty.
    Empty,
    /// It is no text.
    Binary,
    /// Its first line has no end, or far too many columns.
    NoHeader,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "The file is empty. Export the tickets again, with a header line.",
            Self::Binary => {
                "The file is no text. Export the tickets as CSV; a workbook can be saved as CSV, an archive unpacked."
            }
            Self::NoHeader => {
                "The file's first line is no header: it is too long or has more than 16,384 columns. Export the tickets as CSV, with a header line."
            }
        })
    }
}

impl std::error::Error for Unreadable {}

/// The column of a field, and what its values say about their format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Found {
    /// The column's position, from 0.
    pub index: usize,
    /// The format of a timestamp.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Detected<TimeFormat>>,
    /// The format of a duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Detected<DurationFormat>>,
}

/// What a column's values say about each way to take them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Formats {
    /// Taken for timestamps.
    pub time: Detected<TimeFormat>,
    /// Taken for durations, in the unit that the header names.
    pub duration: Detected<DurationFormat>,
    /// Taken for satisfaction scores.
    pub csat: Scale,
}

/// What is to be confirmed before a file is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// How the file is written.
    pub dialect: Dialect,
    /// Its first line.
    pub headers: Vec<String>,
    /// A few lines more.
    pub rows: Vec<Vec<String>>,
    /// The fields that its headers name.
    #[tsify(type = "Partial<Record<Field, Found>>")]
    pub columns: BTreeMap<Field, Found>,
    /// The fields that several headers name: to be asked.
    pub duplicates: Vec<Duplicate>,
    /// The positions, from 0, of columns that are not used.
    pub unknown: Vec<usize>,
    /// The scale that the satisfaction scores seem to have.
    pub csat: Scale,
    #[serde(skip)]
    samples: Samples,
}

/// The rows that have as many fields as the header: the text of all, and where each field ends in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Samples {
    width: usize,
    text: String,
    ends: Vec<usize>,
}

impl Samples {
    fn push(&mut self, row: &Row<'_>, encoding: Encoding) {
        if row.len() == self.width {
            for field in row.fields() {
                self.text.push_str(&encoding.text(&field));
                self.ends.push(self.text.len());
            }
        }
    }

    fn field(&self, place: usize) -> Option<&str> {
        let start = match place {
            0 => 0,
            _ => *self.ends.get(place - 1)?,
        };
        self.text.get(start..*self.ends.get(place)?)
    }

    /// The first few rows.
    fn rows(&self, most: usize) -> Vec<Vec<String>> {
        let row = |row: usize| {
            let places = row * self.width..(row + 1) * self.width;
            places
                .filter_map(|place| self.field(place))
                .map(str::to_owned)
                .collect()
        };
        let rows = self.ends.len() / self.width.max(1);
        (0..rows.min(most)).map(row).collect()
    }

    /// What the rows have in a column.
    fn column(&self, index: usize) -> impl Iterator<Item = &str> {
        let is_there = index < self.width;
        let all = if is_there { self.ends.len() } else { 0 };
        let places = (index..all).step_by(self.width.max(1));
        places.filter_map(|place| self.field(place))
    }
}

impl Preview {
    /// Of a file's first [`HEAD_BYTES`], or all of a shorter file.
    ///
    /// # Errors
    /// Where there is no header line to be found.
    #[inline(never)]
    pub fn of(bytes: &[u8]) -> Result<Self, Unreadable> {
        let head = &bytes[..bytes.len().min(HEAD_BYTES)];
        let dialect = Dialect::detect(head);
        let is_wide = !matches!(dialect.encoding, Encoding::Utf8 | Encoding::Windows1252);
        if !is_wide && has_zero(head) {
            return Err(Unreadable::Binary);
        }
        let mut header: Option<(Vec<String>, Option<Trouble>)> = None;
        let mut samples = Samples {
            width: 0,
            text: String::new(),
            ends: Vec::new(),
        };
        let mut keep = |row: Row<'_>| {
            if header.is_some() {
                return samples.push(&row, dialect.encoding);
            }
            let fields = row.fields();
            let fields = fields.map(|field| dialect.encoding.text(&field).into_owned());
            header = Some((fields.collect(), row.trouble));
            samples.width = row.len();
        };
        let mut scanner = Scanner::new(dialect, true);
        scanner.push(head, &mut keep);
        if bytes.len() < HEAD_BYTES {
            scanner.end(&mut keep);
        }
        let headers = match header {
            Some((headers, None)) => headers,
            None if bytes.len() < HEAD_BYTES => return Err(Unreadable::Empty),
            _ => return Err(Unreadable::NoHeader),
        };
        let matches = match_headers(&headers);
        let mut preview = Self {
            dialect,
            headers,
            rows: samples.rows(5),
            columns: BTreeMap::new(),
            duplicates: matches.duplicates,
            unknown: matches.unknown,
            csat: Scale::ONE_TO_FIVE,
            samples,
        };
        for (field, matched) in matches.fields {
            let found = preview.find(field, matched.index, matched.unit);
            preview.columns.insert(field, found);
        }
        if let Some(column) = preview.columns.get(&Field::Csat) {
            preview.csat = scale_of(&preview.values(column.index));
        }
        Ok(preview)
    }

    /// What a column's values say if it is taken for this field; `unit` is what its bare numbers count.
    #[inline(never)]
    pub fn find(&self, field: Field, index: usize, unit: Option<DurationFormat>) -> Found {
        let values = || self.values(index);
        Found {
            index,
            time: (field.kind() == Kind::Time).then(|| detect_time(&values())),
            duration: (field.kind() == Kind::Duration).then(|| detect_duration(&values(), unit)),
        }
    }

    /// What a column's values say, whatever field it is taken for.
    #[inline(never)]
    pub fn formats(&self, index: usize) -> Formats {
        let values = self.values(index);
        let unit = self.headers.get(index).and_then(|it| unit_of(it));
        Formats {
            time: detect_time(&values),
            duration: detect_duration(&values, unit),
            csat: scale_of(&values),
        }
    }

    /// To read the file as it seems to be meant, with times in UTC. Formats that must be asked are left out of it.
    ///
    /// A column without values yet is read as the other times are written, or in a format that cannot be mistaken.
    pub fn options(&self) -> Options {
        let times = || {
            self.columns
                .values()
                .filter_map(|it| it.time.as_ref()?.one())
        };
        let first = times().next().unwrap_or(TimeFormat::YearFirst);
        let usual = times().all(|format| format == first).then_some(first);
        let time = |found: &Detected<TimeFormat>| match found {
            Detected::Empty => usual,
            found => found.one(),
        };
        let duration = |found: &Detected<DurationFormat>| match found {
            Detected::Empty => Some(DurationFormat::Words),
            found => found.one(),
        };
        let column = |found: &Found| Column {
            index: found.index,
            time: found.time.as_ref().and_then(time),
            duration: found.duration.as_ref().and_then(duration),
        };
        Options {
            dialect: self.dialect,
            width: self.headers.len(),
            columns: (self.columns.iter())
                .map(|(field, found)| (*field, column(found)))
                .collect(),
            offset_minutes: 0,
            csat: self.csat,
            start: Start::default(),
        }
    }

    /// A column's values, or of many some from all over.
    fn values(&self, index: usize) -> Vec<&str> {
        let values = self.samples.column(index);
        let values: Vec<&str> = values.filter(|it| !is_missing(it.as_bytes())).collect();
        let step = values.len().div_ceil(ENOUGH).max(1);
        values.into_iter().step_by(step).collect()
    }
}

/// A few scores may be wrong; the scale is shown to be confirmed.
fn scale_of(scores: &[&str]) -> Scale {
    let numbers: Vec<u8> = scores.iter().filter_map(|it| it.parse().ok()).collect();
    let share = |is: fn(&u8) -> bool| {
        numbers.iter().filter(|it| is(it)).count() as f64 / numbers.len().max(1) as f64
    };
    if numbers.is_empty() && !scores.is_empty() || share(|it| *it == 0) > 0.05 {
        Scale::BAD_OR_GOOD
    } else if share(|it| *it > 5) > 0.05 {
        Scale::ONE_TO_TEN
    } else {
        Scale::ONE_TO_FIVE
    }
}
