//! Any text as a time in any format: no panic, nothing out of bounds, and as chrono has it.

#![no_main]

use chrono::{DateTime, NaiveDate, Timelike};
use libfuzzer_sys::fuzz_target;
use service_roi::tickets::{TimeFormat, parse_time};

/// The years 1 to 9999, with a day for zones.
const BOUNDS: std::ops::RangeInclusive<i64> = -62_135_683_200_000..=253_402_387_200_000;

fuzz_target!(|bytes: &[u8]| {
    // An export is a seed as it is: each of its fields is a text, and so is the whole, which may hold commas.
    bytes
        .split(|byte| matches!(byte, b',' | b';' | b'\n'))
        .for_each(text);
    text(bytes);
    if let Some((numbers, _)) = bytes.split_first_chunk() {
        written(*numbers);
    }
});

fn text(text: &[u8]) {
    for format in [
        TimeFormat::YearFirst,
        TimeFormat::DayFirst,
        TimeFormat::MonthFirst,
        TimeFormat::SpreadsheetDays,
        TimeFormat::EpochSeconds,
        TimeFormat::EpochMilliseconds,
    ] {
        let found = parse_time(text, format, 0);
        assert!(found.is_none_or(|ms| BOUNDS.contains(&ms)));
        // A local time is as much earlier in UTC as its zone is east; any other is the same everywhere.
        let east = parse_time(text, format, 90);
        assert!(east == found || east == found.map(|ms| ms - 90 * 60_000));
        parse_time(text, format, i32::MAX);
        parse_time(text, format, i32::MIN);
    }
    // chrono also takes a minus sign that is no hyphen, leap seconds, and years beyond 9999.
    if let Some(text) = str::from_utf8(text).ok().filter(|text| text.is_ascii())
        && let Ok(time) = DateTime::parse_from_rfc3339(text)
        && time.nanosecond() < 1_000_000_000
        && !text.starts_with("0000")
    {
        let found = parse_time(text.as_bytes(), TimeFormat::YearFirst, 0);
        assert_eq!(found, Some(time.timestamp_millis()), "{text}");
    }
}

/// A date and time of these numbers, written in each format, may or may not exist.
fn written([year, century, month, day, hour, minute, second, style]: [u8; 8]) {
    let year = u32::from(century % 100) * 100 + u32::from(year % 100);
    let (month, day) = (u32::from(month % 14), u32::from(day % 33));
    let (hour, minute) = (u32::from(hour % 26), u32::from(minute % 62));
    let second = u32::from(second % 62);
    let expected = NaiveDate::from_ymd_opt(year as i32, month, day)
        .filter(|_| year > 0)
        .and_then(|date| date.and_hms_opt(hour, minute, second))
        .map(|time| time.and_utc().timestamp_millis());
    let between = ['-', '/', '.'][usize::from(style) % 3];
    let (half, marked) = match hour {
        0 => (12, "AM"),
        1..=11 => (hour, "AM"),
        12 => (12, "PM"),
        _ => (hour - 12, "PM"),
    };
    let clock = match style >> 4 & 1 {
        1 if hour < 24 => format!("{half}:{minute:02}:{second:02} {marked}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    for (format, date) in [
        (
            TimeFormat::YearFirst,
            format!("{year:04}{between}{month:02}{between}{day:02}"),
        ),
        (
            TimeFormat::DayFirst,
            format!("{day}{between}{month}{between}{year:04}"),
        ),
        (
            TimeFormat::MonthFirst,
            format!("{month}{between}{day}{between}{year:04}"),
        ),
    ] {
        let text = format!("{date} {clock}");
        assert_eq!(parse_time(text.as_bytes(), format, 0), expected, "{text}");
    }
}
