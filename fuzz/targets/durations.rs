//! Any text as a duration in any format: no panic, nothing out of bounds, and what plain arithmetic gives.

#![no_main]

use libfuzzer_sys::fuzz_target;
use service_roi::tickets::{DurationFormat, parse_duration};

/// A thousand years.
const LONGEST: u64 = 365_250 * 86_400_000;
const NUMBERS: [(DurationFormat, u32); 4] = [
    (DurationFormat::Milliseconds, 1),
    (DurationFormat::Seconds, 1_000),
    (DurationFormat::Minutes, 60_000),
    (DurationFormat::Hours, 3_600_000),
];
const CLOCKS: [DurationFormat; 2] = [DurationFormat::HoursMinutes, DurationFormat::MinutesSeconds];

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

fn text(bytes: &[u8]) {
    let words = parse_duration(bytes, DurationFormat::Words);
    assert!(words.is_none_or(|ms| ms <= LONGEST));
    for format in CLOCKS {
        assert!(parse_duration(bytes, format).is_none_or(|ms| ms <= LONGEST));
    }
    let text = str::from_utf8(bytes).unwrap_or_default();
    for (format, unit) in NUMBERS {
        let Some(ms) = parse_duration(bytes, format) else {
            continue;
        };
        assert!(ms <= LONGEST);
        let number: f64 = text.trim().replace(',', ".").parse().unwrap();
        let expected = number * f64::from(unit);
        assert!(
            (ms as f64 - expected).abs() <= 0.5 + expected * 1e-12,
            "{text}"
        );
    }
}

/// A duration of these numbers, written in each format, has their sum.
fn written([days, hours, minutes, seconds]: [u8; 4]) {
    let [days, hours] = [days, hours].map(u64::from);
    let [minutes, seconds] = [minutes, seconds].map(|number| u64::from(number % 64));
    let sum = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
    let all_hours = days * 24 + hours;
    let is_clock = minutes < 60 && seconds < 60;
    for format in CLOCKS {
        let text = format!("{all_hours}:{minutes:02}:{seconds:02}");
        let found = parse_duration(text.as_bytes(), format);
        assert_eq!(found, is_clock.then_some(sum), "{text}");
    }
    for text in [
        format!("{days}d {hours}h {minutes}m {seconds}s"),
        format!("{days} days, {hours} hours, {minutes} min. {seconds} sec"),
    ] {
        let found = parse_duration(text.as_bytes(), DurationFormat::Words);
        assert_eq!(found, Some(sum), "{text}");
    }
}
