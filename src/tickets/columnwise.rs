//! Many rows at once, one column after the other, where a field is written in the usual way. What is not is left to
//! whoever reads fields one by one.
//!
//! The loops are short and take few branches that the text decides: what a row costs is spent on these, not on
//! instructions.

use super::columns::Field;
use super::options::{Column, Options};
use super::packed::{
    CES, CONTACTS, CSAT, FIRST_RESPONSE, HANDLING, LARGE_COUNT, LARGE_DURATION, NO_COUNT,
    NO_DURATION, NO_SCORE, NPS, Packed, REASSIGNMENTS, REOPENS, RESOLUTION,
};
use super::scanner::{Batch, Raw};
use super::tally::Scale;
use super::times::{DurationFormat, LastMonth, TimeFormat, digits, usual_time};

/// Reads a column into rows of which what comes before it in a ticket has been read. The positions of those whose field
/// is written in another way are added to `left`.
pub(super) fn read(
    (field, column): (Field, Column),
    options: &Options,
    batch: Batch<'_>,
    rows: &mut [Packed],
    left: &mut Vec<usize>,
) {
    let index = column.index;
    let is_usual_time = column.time == Some(TimeFormat::YearFirst);
    let local = i64::from(options.offset_minutes) * 60_000;
    let unit = column.duration.and_then(DurationFormat::unit);
    match (field, unit) {
        (Field::Created, _) if is_usual_time => created(batch, index, local, rows, left),
        (Field::FirstResponse, _) if is_usual_time => {
            until::<FIRST_RESPONSE>(batch, index, local, rows, left)
        }
        (Field::Resolved, _) if is_usual_time => {
            until::<RESOLUTION>(batch, index, local, rows, left)
        }
        (Field::FirstResponseTime, Some(unit)) => {
            durations::<FIRST_RESPONSE>(batch, index, unit, rows, left)
        }
        (Field::ResolutionTime, Some(unit)) => {
            durations::<RESOLUTION>(batch, index, unit, rows, left)
        }
        (Field::HandleTime, Some(unit)) => durations::<HANDLING>(batch, index, unit, rows, left),
        (Field::Reopens, _) => counts::<REOPENS>(batch, index, rows, left),
        (Field::Reassignments, _) => counts::<REASSIGNMENTS>(batch, index, rows, left),
        (Field::Contacts, _) => counts::<CONTACTS>(batch, index, rows, left),
        (Field::Csat, _) => scores::<CSAT>(batch, index, options.csat, rows, left),
        (Field::Nps, _) => scores::<NPS>(batch, index, Scale::NPS, rows, left),
        (Field::Ces, _) => scores::<CES>(batch, index, Scale::CES, rows, left),
        _ => left.extend(0..batch.len()),
    }
}

#[inline(never)]
fn created(batch: Batch<'_>, index: usize, local: i64, rows: &mut [Packed], left: &mut Vec<usize>) {
    let mut month = LastMonth::default();
    for (position, (row, raw)) in rows.iter_mut().zip(batch.column(index)).enumerate() {
        match usual_time(raw.text(), local, &mut month) {
            Some(time) => row.created = time,
            None => left.push(position),
        }
    }
}

/// A time, as the duration until then from the ticket's creation.
#[inline(never)]
fn until<const PLACE: usize>(
    batch: Batch<'_>,
    index: usize,
    local: i64,
    rows: &mut [Packed],
    left: &mut Vec<usize>,
) {
    let mut month = LastMonth::default();
    for (position, (row, raw)) in rows.iter_mut().zip(batch.column(index)).enumerate() {
        if raw.length == 0 {
            continue;
        }
        let time = usual_time(raw.text(), local, &mut month);
        let lasted = time.map(|time| time.wrapping_sub(row.created).cast_unsigned());
        match lasted.and_then(|ms| u32::try_from(ms).ok()) {
            Some(ms) if ms < LARGE_DURATION => {
                row.durations[PLACE] = ms;
                row.resolved |= PLACE == RESOLUTION;
            }
            _ => left.push(position),
        }
    }
}

#[inline(never)]
fn durations<const PLACE: usize>(
    batch: Batch<'_>,
    index: usize,
    unit: u64,
    rows: &mut [Packed],
    left: &mut Vec<usize>,
) {
    for (position, (row, raw)) in rows.iter_mut().zip(batch.column(index)).enumerate() {
        match number(raw).map(|number| number * unit) {
            Some(ms) if ms < u64::from(LARGE_DURATION) => {
                let is_there = raw.length > 0;
                row.durations[PLACE] = if is_there { ms as u32 } else { NO_DURATION };
                row.resolved |= PLACE == RESOLUTION && is_there;
            }
            _ => left.push(position),
        }
    }
}

#[inline(never)]
fn counts<const PLACE: usize>(
    batch: Batch<'_>,
    index: usize,
    rows: &mut [Packed],
    left: &mut Vec<usize>,
) {
    for (position, (row, raw)) in rows.iter_mut().zip(batch.column(index)).enumerate() {
        match number(raw) {
            Some(count) if count < u64::from(LARGE_COUNT) => {
                let is_there = raw.length > 0;
                row.counts[PLACE] = if is_there { count as u16 } else { NO_COUNT };
            }
            _ => left.push(position),
        }
    }
}

#[inline(never)]
fn scores<const PLACE: usize>(
    batch: Batch<'_>,
    index: usize,
    scale: Scale,
    rows: &mut [Packed],
    left: &mut Vec<usize>,
) {
    let (low, most) = (u64::from(scale.low), u64::from(scale.high - scale.low));
    for (position, (row, raw)) in rows.iter_mut().zip(batch.column(index)).enumerate() {
        let is_there = raw.length > 0;
        match number(raw).map(|number| number.wrapping_sub(low)) {
            Some(score) if (score <= most) | !is_there => {
                row.scores[PLACE] = if is_there { score as u8 } else { NO_SCORE };
            }
            _ => left.push(position),
        }
    }
}

/// A whole number of up to eight digits; 0 of an empty field.
#[inline(always)]
fn number(raw: Raw<'_>) -> Option<u64> {
    digits(raw.onwards.first_chunk()?, raw.length)
}
