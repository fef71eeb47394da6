//! What an analysis has read, as bytes that another one takes over: from worker to worker.
//!
//! A state is handed over piece by piece, each with one chunk of rows, so that nothing is in memory twice. Bytes from
//! elsewhere are checked before anything of them is used or room is made for it.

use super::analysis::Analysis;
use super::columns::Field;
use super::intake::NAME_LENGTH;
use super::options::{LARGEST, Options, Problem};
use super::packed::{MOST_LARGE, NO_SCORE, OTHER_NAME, Packed};
use super::parts::Place;
use super::refused::{BadRow, Reason, SHOWN};
use super::rows::{CHUNK_ROWS, Chunk};
use super::tally::{MAX_GROUPS, Scale};

/// The layout, which changes with every change of it.
const VERSION: &[u8; 8] = b"tickets1";
const NONE: u8 = u8::MAX;

impl Analysis {
    /// Hands over a piece of what was read, until none is left. That ends the reading.
    pub fn take_state(&mut self) -> Option<Vec<u8>> {
        self.end();
        let intake = &mut self.intake;
        let chunk = intake.tickets.give();
        // What is told once goes with the last piece, which is there even without rows.
        let is_last = intake.tickets.len() == 0;
        if chunk.is_none() && intake.is_handed_over {
            return None;
        }
        let mut out = Writer(VERSION.to_vec());
        out.scale(intake.options.offset_minutes, intake.options.csat);
        let bits = intake.fields.iter().map(|field| 1 << *field as u32);
        out.u32(bits.sum());
        let reasons = if is_last {
            std::mem::take(&mut intake.reasons)
        } else {
            Default::default()
        };
        out.u32(reasons.len());
        for (reason, count) in reasons {
            out.u8(reason as u8);
            out.u64(count);
        }
        let first = if is_last {
            std::mem::take(&mut intake.first)
        } else {
            Vec::new()
        };
        out.u32(first.len());
        for (place, row) in &first {
            out.bad_row(*place, row);
        }
        let lines = if is_last {
            std::mem::take(&mut intake.lines)
        } else {
            Default::default()
        };
        out.u32(lines.len());
        for (place, lines) in lines {
            out.place(place);
            out.u64(lines);
        }
        let chunk = chunk.unwrap_or_default();
        out.rows(
            &chunk,
            std::array::from_fn(|field| intake.tickets.names(field)),
        );
        intake.is_handed_over = is_last;
        Some(out.0)
    }

    /// Adds a piece of the state of another analysis; the order of pieces does not matter.
    ///
    /// ```
    /// use service_roi::tickets::{Analysis, Preview};
    ///
    /// let export = b"created_at,channel\n2026-01-31T09:00Z,email\n";
    /// let options = Preview::of(export).unwrap().options();
    /// let mut worker = Analysis::new(options.clone()).unwrap();
    /// worker.push(export);
    /// let mut all = Analysis::new(options).unwrap();
    /// while let Some(piece) = worker.take_state() {
    ///     all.absorb(&piece).unwrap();
    /// }
    /// assert_eq!(all.finish().overall.tickets, 1);
    /// ```
    ///
    /// # Errors
    /// If the two differ in the time zone or the satisfaction scale, or the bytes are no such piece.
    pub fn absorb(&mut self, state: &[u8]) -> Result<(), Problem> {
        let options = &self.intake.options;
        let piece = Piece::read(state, options)?.ok_or_else(|| Problem {
            field: "state".to_owned(),
            message: "These bytes are no state of this version. Read the files again.".to_owned(),
        })?;
        let intake = &mut self.intake;
        for (reason, count) in piece.reasons {
            let sum = intake.reasons.entry(reason).or_default();
            *sum = (*sum + count).min(LARGEST);
        }
        intake.fields.extend(piece.fields);
        intake.first.extend(piece.first);
        intake.show_first();
        for (place, lines) in piece.lines {
            let known = intake.lines.entry(place).or_default();
            *known = (*known).max(lines);
        }
        let names = piece
            .names
            .map(|names| names.into_iter().map(Some).collect());
        intake.tickets.take(vec![piece.chunk], &names);
        Ok(())
    }
}

/// Numbers are written with the low byte first.
struct Writer(Vec<u8>);

impl Writer {
    fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    fn u32(&mut self, value: usize) {
        self.0.extend_from_slice(&(value as u32).to_le_bytes());
    }

    fn u64(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.u32(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn scale(&mut self, offset_minutes: i32, csat: Scale) {
        self.0.extend_from_slice(&offset_minutes.to_le_bytes());
        self.0
            .extend_from_slice(&[csat.low, csat.high, csat.satisfied_from]);
    }

    fn place(&mut self, place: Place) {
        self.u32(place.file as usize);
        self.u64(place.offset);
    }

    fn bad_row(&mut self, place: Place, row: &BadRow) {
        self.place(place);
        self.u64(row.line);
        self.u64(row.last_line);
        self.u32(row.column.unwrap_or(0));
        self.u8(row.field.map_or(NONE, |field| field as u8));
        self.u8(row.reason as u8);
        self.text(&row.value);
    }

    fn rows(&mut self, chunk: &Chunk, names: [Vec<Option<&str>>; 4]) {
        // Only names that are told apart are written, so that their numbers change.
        let mut numbers = [const { Vec::new() }; 4];
        for (numbers, names) in numbers.iter_mut().zip(&names) {
            let mut next = 0;
            for name in names {
                numbers.push(if name.is_some() { next } else { OTHER_NAME });
                next += u16::from(name.is_some());
            }
            self.u32(usize::from(next));
            for name in names.iter().flatten() {
                self.text(name);
            }
        }
        self.u32(chunk.rows().len());
        self.u32(chunk.large().len());
        let start = self.0.len();
        (self.0).resize(start + chunk.rows().len() * Packed::BYTES, 0);
        let (places, _) = self.0[start..].as_chunks_mut();
        write_rows(chunk.rows(), &numbers, places);
        for value in chunk.large() {
            self.u64(*value);
        }
    }
}

/// Writes rows with other numbers for their names.
#[inline(never)]
fn write_rows(rows: &[Packed], numbers: &[Vec<u16>; 4], places: &mut [[u8; Packed::BYTES]]) {
    for (row, place) in rows.iter().zip(places) {
        let mut row = *row;
        row.renumber(numbers);
        *place = row.to_bytes();
    }
}

/// What the rows of a piece must keep to.
struct Bounds {
    /// How many large values stand beside them.
    large: usize,
    /// The last place on each scale.
    scores: [u8; 3],
    /// How many names there are.
    names: [usize; 4],
}

/// The rows that are written there, if all keep to the bounds.
#[inline(never)]
fn read_rows(bytes: &[[u8; Packed::BYTES]], bounds: &Bounds) -> Option<Vec<Packed>> {
    let mut are_valid = true;
    let row = |bytes| {
        let (row, adds_up) = Packed::from_bytes(bytes, bounds.large);
        are_valid &= adds_up;
        for (score, last) in row.scores.iter().zip(bounds.scores) {
            are_valid &= (*score <= last) | (*score == NO_SCORE);
        }
        for (name, count) in row.names.iter().zip(bounds.names) {
            are_valid &= (*name >= OTHER_NAME) | (usize::from(*name) < count);
        }
        row
    };
    let rows = bytes.iter().map(row).collect();
    are_valid.then_some(rows)
}

/// A piece of a state, checked.
struct Piece<'a> {
    fields: Vec<Field>,
    reasons: Vec<(Reason, u64)>,
    first: Vec<(Place, BadRow)>,
    lines: Vec<(Place, u64)>,
    names: [Vec<&'a str>; 4],
    chunk: Chunk,
}

impl<'a> Piece<'a> {
    /// An error if it does not add up with these options, nothing if it is none.
    fn read(bytes: &'a [u8], options: &Options) -> Result<Option<Self>, Problem> {
        let mut input = Input(bytes);
        let head = |input: &mut Input<'_>| {
            let version = input.array()?;
            let offset_minutes = i32::from_le_bytes(input.array()?);
            let [low, high, satisfied_from] = input.array()?;
            let scale = Scale {
                low,
                high,
                satisfied_from,
            };
            (version == *VERSION).then_some((offset_minutes, scale))
        };
        let Some((offset_minutes, csat)) = head(&mut input) else {
            return Ok(None);
        };
        options.adds_up_with(offset_minutes, csat)?;
        Ok(Self::body(input, csat))
    }

    fn body(mut input: Input<'a>, csat: Scale) -> Option<Self> {
        let bits = input.u32()?;
        let is_there = |field: &Field| bits >> *field as u32 & 1 == 1;
        let fields = Field::ALL.into_iter().filter(is_there).collect();
        let reasons = input.list(Reason::ALL.len(), 9, |input| {
            let reason = Reason::ALL.get(usize::from(input.u8()?))?;
            Some((*reason, input.small()?))
        })?;
        let first = input.list(SHOWN, 38, Input::bad_row)?;
        let lines = input.list(usize::MAX, 20, |input| {
            Some((input.place()?, input.small()?))
        })?;
        let mut names = [const { Vec::new() }; 4];
        for names in &mut names {
            *names = input.list(MAX_GROUPS, 4, Input::text)?;
        }
        let count = input.count(CHUNK_ROWS, Packed::BYTES)?;
        let large = input.count(MOST_LARGE, 8)?;
        let bounds = Bounds {
            large,
            scores: [csat, Scale::NPS, Scale::CES].map(|scale| scale.high - scale.low),
            names: names.each_ref().map(Vec::len),
        };
        let (rows, rest) = input.0.split_at_checked(count * Packed::BYTES)?;
        input.0 = rest;
        let rows = read_rows(rows.as_chunks().0, &bounds)?;
        let large = (0..large).map(|_| input.small()).collect::<Option<_>>()?;
        let chunk = Chunk::new(rows, large);
        input.0.is_empty().then_some(Self {
            fields,
            reasons,
            first,
            lines,
            names,
            chunk,
        })
    }
}

/// What is left to read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// A number that no file and no sum of such passes.
    fn small(&mut self) -> Option<u64> {
        let number = u64::from_le_bytes(self.array()?);
        (number <= LARGEST).then_some(number)
    }

    /// How many things follow, of at least so many bytes each.
    fn count(&mut self, most: usize, bytes: usize) -> Option<usize> {
        let count = self.u32()? as usize;
        (count <= most && count <= self.0.len() / bytes).then_some(count)
    }

    fn list<T>(
        &mut self,
        most: usize,
        bytes: usize,
        one: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count(most, bytes)?;
        (0..count).map(|_| one(self)).collect()
    }

    /// A name or what is shown of a value.
    fn text(&mut self) -> Option<&'a str> {
        let length = self.count(4 * NAME_LENGTH, 1)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        str::from_utf8(text)
            .ok()
            .filter(|text| text.chars().count() <= NAME_LENGTH)
    }

    fn place(&mut self) -> Option<Place> {
        Some(Place {
            file: self.u32()?,
            offset: self.small()?,
        })
    }

    fn bad_row(&mut self) -> Option<(Place, BadRow)> {
        let place = self.place()?;
        let (line, last_line) = (self.small()?, self.small()?);
        let column = self.u32()? as usize;
        let field = match self.u8()? {
            NONE => None,
            field => Some(*Field::ALL.get(usize::from(field))?),
        };
        let row = BadRow {
            file: place.file,
            line,
            last_line,
            column: (column > 0).then_some(column),
            field,
            reason: *Reason::ALL.get(usize::from(self.u8()?))?,
            value: self.text()?.to_owned(),
        };
        Some((place, row))
    }
}
