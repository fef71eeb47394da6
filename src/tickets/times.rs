//! Timestamps and durations as exports write them.
//!
//! The format is one for a whole column, detected from samples and, where they leave it open, asked: 03/04/2026 is
//! never guessed. With the format known, each text has one reading or none.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
pub(super) const DAY: u64 = 24 * HOUR;
/// A thousand years. What claims to last longer is no duration.
const LONGEST: u64 = 365_250 * DAY;

/// How a column writes its timestamps. Without a zone they are local times at the offset that is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum TimeFormat {
    /// Year, month, day: `2026-01-31T14:05:00Z`, `2026/01/31 14:05`, `2026-01-31 2:05 PM +01:00`, `2026-01-31`.
    YearFirst,
    /// Day, month, year with `/`, `.` or `-`: `31/01/2026 14:05`, `31.1.26 2:05 PM`.
    DayFirst,
    /// Month, day, year: `1/31/2026, 2:05 PM`.
    MonthFirst,
    /// Days since 1899-12-30, as spreadsheets count: `46053.58`. From 1900-03-01.
    SpreadsheetDays,
    /// Seconds since 1970, from 10⁸ (1973).
    EpochSeconds,
    /// Milliseconds since 1970, from 10¹¹ (1973).
    EpochMilliseconds,
}

/// How a column writes its durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum DurationFormat {
    /// A number of seconds.
    Seconds,
    /// A number of minutes.
    Minutes,
    /// A number of hours.
    Hours,
    /// A number of milliseconds.
    Milliseconds,
    /// `125:30` is hours and minutes; `125:30:15` has seconds too.
    HoursMinutes,
    /// `5:30` is minutes and seconds; `1:05:30` has hours too.
    MinutesSeconds,
    /// Numbers with their units, the largest first: `2h 5m`, `1d 3h`, `90 minutes`.
    Words,
}

impl DurationFormat {
    /// How many milliseconds a number counts, where durations are numbers.
    pub(super) fn unit(self) -> Option<u64> {
        match self {
            Self::Seconds => Some(SECOND),
            Self::Minutes => Some(MINUTE),
            Self::Hours => Some(HOUR),
            Self::Milliseconds => Some(1),
            Self::HoursMinutes | Self::MinutesSeconds | Self::Words => None,
        }
    }
}

/// What the samples of a column say about its format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Detected<F> {
    /// Only this one fits.
    One(F),
    /// Each of these fits: to be asked.
    Ambiguous(Vec<F>),
    /// None fits.
    Unknown,
    /// There are no samples.
    Empty,
}

impl<F: Copy> Detected<F> {
    /// The format, if only one fits.
    pub fn one(&self) -> Option<F> {
        match self {
            Self::One(format) => Some(*format),
            _ => None,
        }
    }
}

/// The formats that the samples have.
///
/// ```
/// use service_roi::tickets::{Detected, TimeFormat::{DayFirst, MonthFirst}, detect_time};
/// assert_eq!(detect_time(&["3/4/2026", "13/4/2026"]), Detected::One(DayFirst));
/// assert_eq!(detect_time(&["3/4/2026", "4/4/2026"]), Detected::Ambiguous(vec![DayFirst, MonthFirst]));
/// ```
pub fn detect_time(samples: &[impl AsRef<[u8]>]) -> Detected<TimeFormat> {
    use TimeFormat::{
        DayFirst, EpochMilliseconds, EpochSeconds, MonthFirst, SpreadsheetDays, YearFirst,
    };
    let formats = [
        YearFirst,
        DayFirst,
        MonthFirst,
        SpreadsheetDays,
        EpochSeconds,
        EpochMilliseconds,
    ];
    detect(&formats, samples, |text, format| {
        parse_time(text, format, 0).is_some()
    })
}

/// The formats that the samples have; of bare numbers, the unit that the `header` names.
///
/// ```
/// use service_roi::tickets::{Detected, DurationFormat::Minutes, detect_duration};
/// assert_eq!(detect_duration(&["2.5", "90"], Some(Minutes)), Detected::One(Minutes));
/// ```
pub fn detect_duration(
    samples: &[impl AsRef<[u8]>],
    header: Option<DurationFormat>,
) -> Detected<DurationFormat> {
    use DurationFormat::{
        Hours, HoursMinutes, Milliseconds, Minutes, MinutesSeconds, Seconds, Words,
    };
    let numbers = [Seconds, Minutes, Hours, Milliseconds];
    let reads = |text: &[u8], format| parse_duration(text, format).is_some();
    if let Some(unit) = header
        && (samples.is_empty() || detect(&[unit], samples, reads) == Detected::One(unit))
    {
        return Detected::One(unit);
    }
    let has_two_parts = |text: &[u8]| {
        reads(text, MinutesSeconds) && text.iter().filter(|byte| **byte == b':').count() == 1
    };
    match detect(&[HoursMinutes, MinutesSeconds, Words], samples, reads) {
        // With all three parts there, or hours in the header, the clock has one reading.
        Detected::Ambiguous(_)
            if header == Some(Hours) || !samples.iter().any(|it| has_two_parts(it.as_ref())) =>
        {
            Detected::One(HoursMinutes)
        }
        Detected::Unknown => detect(&numbers, samples, reads),
        found => found,
    }
}

/// A format must read more than half of the samples, as a few may be wrong; and where another reads the same and more,
/// it is not meant.
fn detect<F: Copy + PartialEq>(
    formats: &[F],
    samples: &[impl AsRef<[u8]>],
    reads: impl Fn(&[u8], F) -> bool,
) -> Detected<F> {
    if samples.is_empty() {
        return Detected::Empty;
    }
    let read_by = |format: F| -> Option<Vec<bool>> {
        let mut unread = 0;
        let mut read = Vec::with_capacity(samples.len());
        for sample in samples {
            let is_read = reads(sample.as_ref(), format);
            unread += usize::from(!is_read);
            if unread * 2 >= samples.len() {
                return None;
            }
            read.push(is_read);
        }
        Some(read)
    };
    let likely = formats.iter().filter_map(|it| Some((*it, read_by(*it)?)));
    let likely: Vec<(F, Vec<bool>)> = likely.collect();
    let is_meant = |read: &[bool]| {
        !likely
            .iter()
            .any(|(_, more)| more != read && read.iter().zip(more).all(|(one, other)| one <= other))
    };
    let meant = likely.iter().filter(|(_, read)| is_meant(read));
    let meant: Vec<F> = meant.map(|(format, _)| *format).collect();
    match meant.as_slice() {
        [] => Detected::Unknown,
        [one] => Detected::One(*one),
        _ => Detected::Ambiguous(meant),
    }
}

/// Milliseconds since 1970 began in UTC, of a text in this format; one without a zone is `offset_minutes` east of UTC.
///
/// ```
/// use service_roi::tickets::{TimeFormat::YearFirst, parse_time};
/// assert_eq!(parse_time(b"1970-01-01T01:00+01:00", YearFirst, 0), Some(0));
/// assert_eq!(parse_time(b"1970-01-01 01:00", YearFirst, 60), Some(0));
/// assert_eq!(parse_time(b"2026-02-31", YearFirst, 0), None);
/// ```
pub fn parse_time(text: &[u8], format: TimeFormat, offset_minutes: i32) -> Option<i64> {
    let text = text.trim_ascii();
    let local = i64::from(offset_minutes) * MINUTE as i64;
    let number = |unit, range: std::ops::Range<u64>| {
        let ms = decimal(text, unit).filter(|ms| range.contains(ms))?;
        i64::try_from(ms).ok()
    };
    match format {
        TimeFormat::SpreadsheetDays => {
            let since_1899 = number(DAY, 61 * DAY..2_958_466 * DAY)?;
            Some(since_1899 - 25_569 * DAY as i64 - local)
        }
        TimeFormat::EpochSeconds => number(SECOND, 100_000_000_000..100_000_000_000_000),
        TimeFormat::EpochMilliseconds => number(1, 100_000_000_000..100_000_000_000_000),
        TimeFormat::YearFirst | TimeFormat::DayFirst | TimeFormat::MonthFirst => {
            let is_usual = format == TimeFormat::YearFirst;
            let usual = || usual_time(text, local, &mut LastMonth::default());
            let usual = is_usual.then(usual).flatten();
            usual.or_else(|| any_time(text, format, local))
        }
    }
}

#[inline(never)]
fn any_time(text: &[u8], format: TimeFormat, local: i64) -> Option<i64> {
    let mut rest = Cursor(text);
    let day = date(&mut rest, format)?;
    let (since_midnight, zone) = time_of_day(&mut rest)?;
    let offset = zone.map_or(local, |minutes| minutes * MINUTE as i64);
    Some(day * DAY as i64 + since_midnight as i64 - offset)
}

/// The month that was read last, as most times that follow lie in it: its text with the year, the day since 1970 before its first, and
/// how many days it has.
#[derive(Default)]
pub(super) struct LastMonth {
    text: [u8; 8],
    before: i64,
    days: i64,
}

impl LastMonth {
    #[inline(never)]
    fn read(text: [u8; 8]) -> Option<Self> {
        let [century, _, of_century, _, _, month, ..] = digit_pairs(text, b"0000-00-")?;
        let (year, month) = (century * 100 + of_century, u32::try_from(month).ok()?);
        let first = days_since_1970(year, i64::from(month), 1)?;
        Some(Self {
            text,
            before: first - 1,
            days: days_of_month(year, month)?,
        })
    }
}

/// As [`parse_time`] for the most usual form alone, `2026-01-31T14:05:06`, perhaps with milliseconds and a zone.
#[inline]
pub(super) fn usual_time(text: &[u8], local: i64, month: &mut LastMonth) -> Option<i64> {
    let (head, rest) = text.split_first_chunk::<19>()?;
    let [
        y,
        e,
        a,
        r,
        dash,
        m,
        o,
        before_day,
        tens,
        ones,
        between,
        of_day @ ..,
    ] = *head;
    let year_month = [y, e, a, r, dash, m, o, before_day];
    if year_month != month.text {
        *month = LastMonth::read(year_month)?;
    }
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    let day = i64::from(tens) * 10 + i64::from(ones);
    let [hour, _, _, minute, _, _, second, _] = digit_pairs(of_day, b"00:00:00")?;
    let exists = (tens <= 9) & (ones <= 9) & (day >= 1) & (day <= month.days);
    let exists = exists & (hour <= 23) & (minute <= 59) & (second <= 59);
    if !exists || !matches!(between, b'T' | b' ') {
        return None;
    }
    let (ms, zone) = match rest {
        [b'.', a, b, c, zone @ ..] => (short_number(&[*a, *b, *c])?, zone),
        zone => (0, zone),
    };
    let offset = match zone {
        [] => local,
        [b'Z'] => 0,
        [sign @ (b'+' | b'-'), a, b, b':', c, d] => {
            let [hours, _, minutes, ..] =
                digit_pairs([*a, *b, *c, *d, b'0', b'0', b'0', b'0'], b"00000000")?;
            if hours > 23 || minutes > 59 {
                return None;
            }
            let east = (hours * 60 + minutes) * MINUTE as i64;
            if *sign == b'-' { -east } else { east }
        }
        _ => return None,
    };
    let seconds = (month.before + day) * (DAY / SECOND) as i64 + (hour * 60 + minute) * 60 + second;
    Some(seconds * SECOND as i64 + ms as i64 - offset)
}

/// Of eight bytes where the pattern has only digits and what must stand between them, at each place the number of two
/// digits that begins there.
#[inline]
fn digit_pairs(text: [u8; 8], pattern: &[u8; 8]) -> Option<[i64; 8]> {
    let digits = u64::from_le_bytes(text) ^ u64::from_le_bytes(*pattern);
    // The high bit is set of a digit's place that holds more than 9, of another that holds more than 0.
    let most = pattern.map(|byte| if byte == b'0' { 0x76 } else { 0x7F });
    let over = ((digits & !HIGH_BITS) + u64::from_le_bytes(most)) | digits;
    if over & HIGH_BITS != 0 {
        return None;
    }
    let pairs = digits * 10 + (digits >> 8);
    Some(pairs.to_le_bytes().map(i64::from))
}

const HIGH_BITS: u64 = u64::from_le_bytes([0x80; 8]);

/// The number that the first `length` of these bytes are the digits of; 0 of none. `None` of more than eight as well.
#[inline(always)]
pub(super) fn digits(bytes: &[u8; 8], length: usize) -> Option<u64> {
    const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
    if length > 8 {
        return None;
    }
    // The last digit to the last place, and zeros before the first: in two steps, as no shift is as wide as the word.
    let half = 32 - 4 * length as u32;
    let digits = (u64::from_le_bytes(*bytes) ^ ZEROS) << half << half;
    let over = ((digits & !HIGH_BITS) + u64::from_le_bytes([0x76; 8])) | digits;
    if over & HIGH_BITS != 0 {
        return None;
    }
    let pairs = (digits * 10 + (digits >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    Some((fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF)
}

/// A number of up to nine digits.
#[inline]
pub(super) fn short_number(text: &[u8]) -> Option<u64> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then_some(number * 10 + u64::from(digit))
    })
}

/// Milliseconds of a text in this format.
///
/// ```
/// use service_roi::tickets::{DurationFormat::Words, parse_duration};
/// assert_eq!(parse_duration(b"1d 3h", Words), Some(27 * 3_600_000));
/// ```
pub fn parse_duration(text: &[u8], format: DurationFormat) -> Option<u64> {
    let text = text.trim_ascii();
    let ms = match (format.unit(), format) {
        (Some(unit), _) => decimal(text, unit),
        (None, DurationFormat::HoursMinutes) => clock(text, HOUR),
        (None, DurationFormat::MinutesSeconds) => clock(text, MINUTE),
        (None, _) => words(text),
    };
    ms.filter(|ms| *ms <= LONGEST)
}

/// The days since 1970 of a date of the proleptic Gregorian calendar in the years 1 to 9999.
///
/// Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2021).
#[inline]
fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    // Small numbers, which are divided faster.
    let small = |number: i64| u32::try_from(number).ok();
    let month = small(month)?;
    if !(1..=days_of_month(year, month)?).contains(&day) {
        return None;
    }
    let (year, day) = (small(year)?, small(day)?);
    // The year begins in March, so that its leap day is the last.
    let year = year - u32::from(month < 3);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + day_of_year;
    Some(i64::from(days) - 719_468)
}

/// How many days a month of the years 1 to 9999 has.
#[inline]
fn days_of_month(year: i64, month: u32) -> Option<i64> {
    const DAYS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = *DAYS.get((month as usize).wrapping_sub(1))?;
    let year = u32::try_from(year)
        .ok()
        .filter(|it| (1..=9_999).contains(it))?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(days + i64::from(month == 2 && is_leap))
}

/// Year, month and day of a number of days since 1970.
fn calendar_date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let month = (from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month < 3);
    (year, month, day_of_year - (153 * from_march + 2) / 5 + 1)
}

/// The day since 1970 of such a text.
pub(super) fn day_of(text: &str) -> Option<i64> {
    let ms = parse_time(text.as_bytes(), TimeFormat::YearFirst, 0)?;
    Some(ms.div_euclid(DAY as i64))
}

/// A day since 1970 as text.
pub(super) fn day_name(day: i64) -> String {
    let (year, month, day) = calendar_date(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The Monday of its week.
pub(super) fn week_name(day: i64) -> String {
    // 1970 began on a Thursday.
    day_name(day - (day + 3).rem_euclid(7))
}

/// Its month.
pub(super) fn month_name(day: i64) -> String {
    let (year, month, _) = calendar_date(day);
    format!("{year:04}-{month:02}")
}

/// What is left of a text.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn eat(&mut self, any: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        any.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn eat_word(&mut self, word: &[u8]) -> bool {
        let found = (self.0.get(..word.len())).is_some_and(|text| text.eq_ignore_ascii_case(word));
        if found {
            self.0 = &self.0[word.len()..];
        }
        found
    }

    fn while_byte(&mut self, is_wanted: impl Fn(&u8) -> bool) -> &'a [u8] {
        let length = self.0.iter().take_while(|byte| is_wanted(byte)).count();
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn digits(&mut self, least: usize, most: usize) -> Option<i64> {
        let digits = self.while_byte(u8::is_ascii_digit);
        let fits = (least..=most).contains(&digits.len());
        let number = |sum: i64, digit: &u8| sum * 10 + i64::from(digit - b'0');
        fits.then(|| digits.iter().fold(0, number))
    }

    fn two_digits(&mut self) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(2)?;
        self.0 = rest;
        Cursor(digits).digits(2, 2)
    }

    /// Also the no-break spaces that browsers put before AM and PM.
    fn spaces(&mut self) -> bool {
        let before = self.0.len();
        while self.eat(b" ").is_some()
            || self.eat_word(b"\xC2\xA0")
            || self.eat_word(b"\xE2\x80\xAF")
        {}
        self.0.len() < before
    }
}

fn date(rest: &mut Cursor<'_>, format: TimeFormat) -> Option<i64> {
    if format == TimeFormat::YearFirst {
        let year = rest.digits(4, 4)?;
        let between = rest.eat(b"-/.")?;
        let month = rest.digits(1, 2)?;
        rest.eat(&[between])?;
        return days_since_1970(year, month, rest.digits(1, 2)?);
    }
    let first = rest.digits(1, 2)?;
    let between = rest.eat(b"/.-")?;
    let second = rest.digits(1, 2)?;
    rest.eat(&[between])?;
    let before = rest.0.len();
    let year = match (rest.digits(2, 4)?, before - rest.0.len()) {
        (year, 2) => 2_000 + year,
        (_, 3) => return None,
        (year, _) => year,
    };
    match format {
        TimeFormat::MonthFirst => days_since_1970(year, first, second),
        _ => days_since_1970(year, second, first),
    }
}

/// Milliseconds since midnight and, where it is stated, the zone in minutes east of UTC.
fn time_of_day(rest: &mut Cursor<'_>) -> Option<(u64, Option<i64>)> {
    if rest.0.is_empty() {
        return Some((0, None));
    }
    if rest.eat(b"Tt").is_none() {
        let comma = rest.eat(b",").is_some();
        if !rest.spaces() && !comma {
            return None;
        }
    }
    let mut hour = rest.digits(1, 2)?;
    rest.eat(b":")?;
    let minute = rest.digits(2, 2).filter(|minute| *minute < 60)?;
    let (mut second, mut millisecond) = (0, 0);
    if rest.eat(b":").is_some() {
        second = rest.digits(2, 2).filter(|second| *second < 60)?;
        if rest.eat(b".,").is_some() {
            let fraction = rest.while_byte(u8::is_ascii_digit);
            fraction.first()?;
            let places = fraction.iter().chain(b"000").take(3);
            millisecond = places.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        }
    }
    rest.spaces();
    let afternoon = rest.eat_word(b"PM");
    if afternoon || rest.eat_word(b"AM") {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        rest.spaces();
    }
    let zone = zone(rest)?;
    let fits = hour < 24 && rest.0.is_empty();
    let seconds = (hour * 60 + minute) * 60 + second;
    fits.then_some(((seconds * 1_000 + millisecond).unsigned_abs(), zone))
}

fn zone(rest: &mut Cursor<'_>) -> Option<Option<i64>> {
    if rest.0.is_empty() {
        return Some(None);
    }
    if rest.eat_word(b"UTC") || rest.eat_word(b"GMT") || rest.eat_word(b"Z") {
        return Some(Some(0));
    }
    let west = rest.eat(b"+-")? == b'-';
    let hours = rest.two_digits().filter(|hours| *hours < 24)?;
    let more = rest.eat(b":").is_some() || !rest.0.is_empty();
    let minutes = if more {
        rest.two_digits().filter(|minutes| *minutes < 60)?
    } else {
        0
    };
    let east = hours * 60 + minutes;
    Some(Some(if west { -east } else { east }))
}

/// A decimal number, with a point or a comma, of `unit` milliseconds, to the nearest millisecond.
fn decimal(text: &[u8], unit: u64) -> Option<u64> {
    if let Some(number) = short_number(text) {
        return Some(number * unit);
    }
    any_decimal(text, unit)
}

#[inline(never)]
fn any_decimal(text: &[u8], unit: u64) -> Option<u64> {
    // Most of what is tried is something else.
    let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b',');
    if !text.iter().all(is_part) {
        return None;
    }
    let mut rest = Cursor(text);
    let number = decimal_of(&mut rest, unit)?;
    rest.0.is_empty().then_some(number)
}

fn decimal_of(rest: &mut Cursor<'_>, unit: u64) -> Option<u64> {
    let whole = u64::try_from(rest.digits(1, 15)?).ok()?;
    let mut fraction: &[u8] = &[];
    if rest.eat(b".,").is_some() {
        fraction = rest.while_byte(u8::is_ascii_digit);
        fraction.first()?;
    }
    // Of a week, the largest unit, the 12th digit is less than a thousandth of a millisecond.
    let fraction = &fraction[..fraction.len().min(12)];
    let tens = 10_u128.pow(fraction.len() as u32);
    let number = |sum: u128, digit: &u8| sum * 10 + u128::from(digit - b'0');
    let parts = fraction.iter().fold(u128::from(whole), number);
    let ms = (parts * u128::from(unit) * 2 + tens) / (tens * 2);
    u64::try_from(ms).ok()
}

/// Two parts, of which the first is of `unit`, or three from hours to seconds.
#[inline(never)]
fn clock(text: &[u8], unit: u64) -> Option<u64> {
    let mut rest = Cursor(text);
    let first = u64::try_from(rest.digits(1, 7)?).ok()?;
    let sixtieths = |rest: &mut Cursor<'_>| {
        rest.eat(b":")?;
        let part = rest.digits(2, 2).filter(|part| *part < 60)?;
        u64::try_from(part).ok()
    };
    let second = sixtieths(&mut rest)?;
    if rest.0.is_empty() {
        return Some(first * unit + second * unit / 60);
    }
    let third = sixtieths(&mut rest)?;
    let ms = first * HOUR + second * MINUTE + third * SECOND;
    rest.0.is_empty().then_some(ms)
}

#[inline(never)]
fn words(text: &[u8]) -> Option<u64> {
    let mut rest = Cursor(text);
    let (mut sum, mut last) = (0_u64, u64::MAX);
    while !rest.0.is_empty() {
        let number = rest.0;
        rest.while_byte(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        let number = &number[..number.len() - rest.0.len()];
        rest.spaces();
        let unit = match rest
            .while_byte(u8::is_ascii_alphabetic)
            .to_ascii_lowercase()
            .as_slice()
        {
            b"w" | b"week" | b"weeks" => 7 * DAY,
            b"d" | b"day" | b"days" => DAY,
            b"h" | b"hr" | b"hrs" | b"hour" | b"hours" => HOUR,
            b"m" | b"min" | b"mins" | b"minute" | b"minutes" => MINUTE,
            b"s" | b"sec" | b"secs" | b"second" | b"seconds" => SECOND,
            b"ms" | b"msec" | b"millisecond" | b"milliseconds" => 1,
            _ => return None,
        };
        if unit >= last {
            return None;
        }
        last = unit;
        sum = sum.checked_add(decimal(number, unit)?)?;
        rest.eat(b".");
        let comma = rest.eat(b",").is_some();
        rest.spaces();
        if comma && rest.0.is_empty() {
            return None;
        }
    }
    (last < u64::MAX).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years_is_its_calendar_date() {
        let (first, last) = (days_since_1970(1, 1, 1), days_since_1970(9_999, 12, 31));
        let mut before = (0, 12, 31);
        for day in first.unwrap()..=last.unwrap() {
            let (year, month, of_month) = calendar_date(day);
            assert_eq!(days_since_1970(year, month, of_month), Some(day));
            assert!((year, month, of_month) > before);
            before = (year, month, of_month);
        }
        assert_eq!(
            (days_since_1970(1970, 1, 1), before),
            (Some(0), (9_999, 12, 31))
        );
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            cases: 20_000,
            failure_persistence: None,
            ..Default::default()
        })]

        #[test]
        fn the_fast_ways_read_what_the_others_read(
            text in "[0-9]{4}-[01][0-9]-[0-3][0-9][T t][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{3})?(Z|[+-][0-2][0-9]:[0-6][0-9])?",
            place: proptest::sample::Index,
            byte in proptest::sample::select(&b"0123456789-:TZ+. /\x80\xB0\xFF"[..]),
            number in "[0-9]{0,11}[.a:/]?",
            local in -50_400_000_i64..50_400_000,
        ) {
            let mut changed = text.clone().into_bytes();
            changed[place.index(text.len())] = byte;
            for text in [text.as_bytes(), &changed] {
                let any = any_time(text, TimeFormat::YearFirst, local);
                let usual = usual_time(text, local, &mut LastMonth::default());
                assert!(usual.is_none() || usual == any, "{}", text.escape_ascii());
            }
            let [_, _, _, _, _, _, _, _, _, _, b'T' | b' ', ..] = text.as_bytes() else {
                return Ok(());
            };
            let any = any_time(text.as_bytes(), TimeFormat::YearFirst, local);
            let mut month = LastMonth::default();
            assert_eq!(usual_time(text.as_bytes(), local, &mut month), any, "{text}");
            assert_eq!(usual_time(text.as_bytes(), local, &mut month), any, "{text} again");
            for unit in [1, SECOND, MINUTE, HOUR, DAY] {
                let number = number.as_bytes();
                assert_eq!(decimal(number, unit), any_decimal(number, unit));
            }
            let number = number.as_bytes();
            let mut onwards = number.to_vec();
            onwards.extend_from_slice(&changed);
            let all_digits = number.len() <= 8 && number.iter().all(u8::is_ascii_digit);
            let expected = all_digits.then(|| any_decimal(number, 1).unwrap_or(0));
            assert_eq!(digits(onwards.first_chunk().unwrap(), number.len()), expected);
        }
    }
}
