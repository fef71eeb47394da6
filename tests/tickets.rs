//! Ticket exports: known answers, and what must hold for every file and every cut of it.

mod export;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use service_roi::tickets::*;
use std::collections::BTreeSet;

fn analyse(options: Options, pieces: &[&[u8]]) -> Report {
    let mut analysis = Analysis::new(options).unwrap();
    for piece in pieces {
        analysis.push(piece);
    }
    analysis.finish()
}

fn report_of(bytes: &[u8]) -> Report {
    analyse(Preview::of(bytes).unwrap().options(), &[bytes])
}

fn text(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
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

/// Milliseconds since 1970, by Python's datetime; without a zone the times are one hour east of UTC.
#[test]
fn timestamps_are_read() {
    use TimeFormat::*;
    for (text, format, expected) in [
        ("1970-01-01", YearFirst, Some(-3_600_000)),
        ("2026-01-31T14:05:06Z", YearFirst, Some(1_769_868_306_000)),
        ("2026-01-31 14:05:06", YearFirst, Some(1_769_864_706_000)),
        (
            "2026-01-31t14:05:06.789z",
            YearFirst,
            Some(1_769_868_306_789),
        ),
        ("2026-01-31T14:05:06,7Z", YearFirst, Some(1_769_868_306_700)),
        (
            "2026-01-31T14:05:06.123456789Z",
            YearFirst,
            Some(1_769_868_306_123),
        ),
        ("2026-01-31T14:05+05:30", YearFirst, Some(1_769_848_500_000)),
        (
            "2026-01-31 14:05:06 -0330",
            YearFirst,
            Some(1_769_880_906_000),
        ),
        ("2026-01-31T14:05:06+01", YearFirst, Some(1_769_864_706_000)),
        (
            "2026-01-31T14:05:06+0010",
            YearFirst,
            Some(1_769_867_706_000),
        ),
        ("2026-01-31T14:05:06+010", YearFirst, None),
        (
            "2026-01-31 14:05:06 UTC",
            YearFirst,
            Some(1_769_868_306_000),
        ),
        ("2026/1/31 2:05 PM", YearFirst, Some(1_769_864_700_000)),
        (" 2026-01-31 ", YearFirst, Some(1_769_814_000_000)),
        ("1600-02-29T00:00Z", YearFirst, Some(-11_670_998_400_000)),
        ("0001-01-01T00:00Z", YearFirst, Some(-62_135_596_800_000)),
        ("9999-12-31T23:59:59Z", YearFirst, Some(253_402_300_799_000)),
        ("2024-02-29T00:00Z", YearFirst, Some(1_709_164_800_000)),
        ("2023-02-29", YearFirst, None),
        ("1900-02-29", YearFirst, None),
        ("2026-02-31", YearFirst, None),
        ("2026-04-31", YearFirst, None),
        ("2026-13-01", YearFirst, None),
        ("2026-00-10", YearFirst, None),
        ("2026-01-00", YearFirst, None),
        ("0000-01-01", YearFirst, None),
        ("2026-01/31", YearFirst, None),
        ("2026-01-31T24:00", YearFirst, None),
        ("2026-01-31T14:60", YearFirst, None),
        ("2026-01-31T14:05:60Z", YearFirst, None),
        ("2026-01-31T", YearFirst, None),
        ("2026-01-31T14:05:06.Z", YearFirst, None),
        ("2026-01-31T14:05+24:00", YearFirst, None),
        ("2026-01-31T14:05 CET", YearFirst, None),
        ("2026-01-31T14:05Z later", YearFirst, None),
        ("31/01/2026 14:05", DayFirst, Some(1_769_864_700_000)),
        ("31.1.26 14:05:06", DayFirst, Some(1_769_864_706_000)),
        ("31-01-2026 12:05 AM", DayFirst, Some(1_769_814_300_000)),
        ("31/01/2026", MonthFirst, None),
        ("01/31/2026", MonthFirst, Some(1_769_814_000_000)),
        ("1/31/2026, 12:05 PM", MonthFirst, Some(1_769_857_500_000)),
        (
            "1/31/2026, 2:05:06\u{202F}PM",
            MonthFirst,
            Some(1_769_864_706_000),
        ),
        ("1/31/2026 13:05 PM", MonthFirst, None),
        ("1/31/2026 0:05 AM", MonthFirst, None),
        ("1/31/202", MonthFirst, None),
        ("46053", SpreadsheetDays, Some(1_769_814_000_000)),
        ("46053.5", SpreadsheetDays, Some(1_769_857_200_000)),
        ("46053,5868055556", SpreadsheetDays, Some(1_769_864_700_000)),
        ("60", SpreadsheetDays, None),
        ("2958466", SpreadsheetDays, None),
        ("-5", SpreadsheetDays, None),
        ("1769868306", EpochSeconds, Some(1_769_868_306_000)),
        ("1769868306.789", EpochSeconds, Some(1_769_868_306_789)),
        ("1769868306789", EpochSeconds, None),
        ("1769868306789", EpochMilliseconds, Some(1_769_868_306_789)),
        ("1769868306", EpochMilliseconds, None),
        ("1.7E+12", EpochMilliseconds, None),
        ("", YearFirst, None),
    ] {
        let found = parse_time(text.as_bytes(), format, 60);
        assert_eq!(found, expected, "{text} {format:?}");
    }
}

#[test]
fn durations_are_read() {
    use DurationFormat::*;
    for (text, format, expected) in [
        ("90", Seconds, Some(90_000)),
        ("1.5", Seconds, Some(1_500)),
        ("0,0004", Seconds, Some(0)),
        ("0.0005", Seconds, Some(1)),
        ("1.5", Minutes, Some(90_000)),
        ("0.25", Hours, Some(900_000)),
        ("90", Milliseconds, Some(90)),
        ("-90", Seconds, None),
        ("9e3", Seconds, None),
        ("1.", Seconds, None),
        (".5", Seconds, None),
        ("99999999999999", Hours, None),
        ("9999999999999999", Seconds, None),
        ("5:30", HoursMinutes, Some(19_800_000)),
        ("125:30:15", HoursMinutes, Some(451_815_000)),
        ("00:05:12", HoursMinutes, Some(312_000)),
        ("5:30", MinutesSeconds, Some(330_000)),
        ("1:05:30", MinutesSeconds, Some(3_930_000)),
        ("5:60", HoursMinutes, None),
        ("5:30:60", HoursMinutes, None),
        ("5:30:", MinutesSeconds, None),
        ("5:3", HoursMinutes, None),
        ("5", HoursMinutes, None),
        ("5:30:00:00", HoursMinutes, None),
        ("2h 5m", Words, Some(7_500_000)),
        ("2h5m", Words, Some(7_500_000)),
        ("1d 3h", Words, Some(97_200_000)),
        ("90 minutes", Words, Some(5_400_000)),
        ("2 hours, 5 mins", Words, Some(7_500_000)),
        ("1.5 h", Words, Some(5_400_000)),
        ("1 Week", Words, Some(604_800_000)),
        ("12 sec 30 ms", Words, Some(12_030)),
        ("5m 2h", Words, None),
        ("2h 2h", Words, None),
        ("2h,", Words, None),
        ("2 fortnights", Words, None),
        ("h", Words, None),
        ("5", Words, None),
        ("", Words, None),
        ("999999999999999w", Words, None),
    ] {
        let found = parse_duration(text.as_bytes(), format);
        assert_eq!(found, expected, "{text} {format:?}");
    }
}

#[test]
fn formats_are_detected_or_asked() {
    use Detected::*;
    use DurationFormat::{
        Hours, HoursMinutes, Milliseconds, Minutes, MinutesSeconds, Seconds, Words,
    };
    use TimeFormat::*;
    for (samples, expected) in [
        (vec!["2026-01-31", "2026-01-31T10:00Z"], One(YearFirst)),
        (vec!["3.4.2026", "14.4.2026"], One(DayFirst)),
        (
            vec!["3-4-2026 1:00 PM", "4-14-2026 1:00 PM"],
            One(MonthFirst),
        ),
        (
            vec!["3/4/2026", "4/4/2026"],
            Ambiguous(vec![DayFirst, MonthFirst]),
        ),
        (vec!["14/4/2026", "4/14/2026"], Unknown),
        (
            vec!["14/4/2026", "4/14/2026", "4/4/2026"],
            Ambiguous(vec![DayFirst, MonthFirst]),
        ),
        (vec!["3/4/2026", "14/4/2026", "soon"], One(DayFirst)),
        (vec!["46053", "46053.5"], One(SpreadsheetDays)),
        (vec!["1769868306"], One(EpochSeconds)),
        (vec!["1769868306789"], One(EpochMilliseconds)),
        (vec!["soon"], Unknown),
        (vec![], Empty),
    ] {
        assert_eq!(detect_time(&samples), expected, "{samples:?}");
    }
    let units = vec![Seconds, Minutes, Hours, Milliseconds];
    for (samples, unit, expected) in [
        (vec!["90", "2.5"], Some(Minutes), One(Minutes)),
        (vec!["90", "2.5"], None, Ambiguous(units)),
        (vec!["1:05:30", "0:00:10"], None, One(HoursMinutes)),
        (vec!["05:30"], Some(Hours), One(HoursMinutes)),
        (
            vec!["05:30", "1:05:30"],
            None,
            Ambiguous(vec![HoursMinutes, MinutesSeconds]),
        ),
        (vec!["2h 5m", "10 min"], Some(Minutes), One(Words)),
        (vec!["2h 5m", "10"], None, Unknown),
        (vec![], Some(Minutes), One(Minutes)),
        (vec![], None, Empty),
        (vec!["1:05:30", "0:00:10", "?"], None, One(HoursMinutes)),
    ] {
        assert_eq!(detect_duration(&samples, unit), expected, "{samples:?}");
    }
}

fn columns(preview: &Preview) -> Json {
    let name = |(field, found): (&Field, &Found)| (field.label().to_owned(), json!(found.index));
    preview.columns.iter().map(name).collect()
}

#[test]
fn common_exports_map_without_asking() {
    let exports: [(&[u8], Json, u64, f64); 5] = [
        (
            include_bytes!("fixtures/exports/zendesk.csv"),
            json!({"created": 14, "resolved": 20, "first response time": 27, "resolution time": 29, "channel": 12,
                "priority": 11, "group": 7, "agent": 6, "status": 10, "reopens": 25, "contacts": 26, "CSAT": 22,
                "ticket id": 1}),
            2,
            46_800.0,
        ),
        (
            include_bytes!("fixtures/exports/freshdesk.csv"),
            json!({"created": 8, "first response": 13, "resolved": 10, "first response time": 15,
                "resolution time": 16, "handle time": 14, "channel": 4, "priority": 3, "group": 7, "agent": 6,
                "status": 2, "contacts": 17, "CSAT": 22, "ticket id": 0}),
            2,
            131_400.0,
        ),
        (
            include_bytes!("fixtures/exports/intercom.csv"),
            json!({"created": 1, "first response": 2, "resolved": 3, "handle time": 9, "channel": 5, "group": 6,
                "agent": 7, "status": 4, "reopens": 10, "reassignments": 11, "CSAT": 8, "ticket id": 0}),
            2,
            18_600.0,
        ),
        (
            include_bytes!("fixtures/exports/hubspot.csv"),
            json!({"created": 7, "first response": 9, "resolved": 8, "first response time": 10,
                "resolution time": 11, "channel": 5, "priority": 4, "agent": 6, "status": 3, "CSAT": 12,
                "ticket id": 0}),
            2,
            45_450.0,
        ),
        (
            include_bytes!("fixtures/exports/snake-case.csv"),
            json!({"created": 1, "first response": 2, "resolved": 3, "channel": 4, "priority": 5, "group": 6,
                "agent": 7, "status": 8, "reopens": 9, "reassignments": 10, "contacts": 11, "handle time": 12,
                "CSAT": 13, "NPS": 14, "CES": 15, "ticket id": 0}),
            2,
            88_200.0,
        ),
    ];
    for (bytes, expected, resolved, mean) in exports {
        let preview = Preview::of(bytes).unwrap();
        assert_eq!(columns(&preview), expected);
        assert_eq!(preview.duplicates, []);
        let kpis = report_of(bytes).overall;
        assert_eq!((kpis.tickets, kpis.resolved, kpis.open), (3, resolved, 1));
        assert_eq!(kpis.resolution.mean_seconds.value, Some(mean), "{expected}");
        assert_eq!(kpis.csat.satisfied.n, 2);
    }
}

#[test]
fn a_foreign_export_is_asked_about() {
    let bytes = include_bytes!("fixtures/exports/translated.csv");
    let preview = Preview::of(bytes).unwrap();
    assert_eq!(columns(&preview), json!({}));
    assert_eq!(preview.unknown, [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(preview.headers[5], "Eröffnet um");
    assert_eq!(preview.rows[1][2], "Telefon");
    assert_eq!(
        Analysis::new(preview.options()).err().unwrap()[0].field,
        "columns"
    );
    // What the answers to the questions come to.
    let mut options = preview.options();
    for (field, index) in [
        (Field::Created, 5),
        (Field::Resolved, 3),
        (Field::Channel, 2),
    ] {
        let found = preview.find(field, index, None);
        let time = found.time.as_ref().and_then(Detected::one);
        options.columns.insert(
            field,
            Column {
                index,
                time,
                duration: None,
            },
        );
    }
    let report = analyse(options, &[bytes]);
    assert_eq!(
        report.overall.resolution.mean_seconds.value,
        Some(131_400.0)
    );
    assert_eq!(report.by_channel.groups[1].name, "Telefon");
}

/// Sorted exports begin with days that can be months: what tells them apart comes later, or in few of many rows.
#[test]
fn a_format_is_told_from_rows_all_over_the_head() {
    let export = |day: &dyn Fn(usize) -> usize| {
        let row = |row: usize| format!("{row};{}/3/2026 09:00\n", day(row));
        "ticket_id;created_at\n".to_owned() + &(0..6_000).map(row).collect::<String>()
    };
    let format = |export: &str| {
        let preview = Preview::of(export.as_bytes()).unwrap();
        assert_eq!(preview.dialect.delimiter, Delimiter::Semicolon);
        preview.columns[&Field::Created].time.clone().unwrap()
    };
    let sorted = export(&|row| 1 + row / 300);
    assert_eq!(format(&sorted), Detected::One(TimeFormat::DayFirst));
    let early = export(&|row| 1 + row / 500);
    assert_eq!(
        format(&early),
        Detected::Ambiguous(vec![TimeFormat::DayFirst, TimeFormat::MonthFirst])
    );
}

#[test]
fn headers_are_reported_not_guessed() {
    let matches = match_headers(&[
        "\u{FEFF}Created_At",
        "created at",
        "SOLVED-AT",
        "closed_at",
        "csat",
        "",
        "Csat ",
    ]);
    let duplicates: Vec<(Field, &[usize])> = (matches.duplicates.iter())
        .map(|it| (it.field, it.columns.as_slice()))
        .collect();
    assert_eq!(
        duplicates,
        [(Field::Created, &[0, 1][..]), (Field::Csat, &[4, 6])]
    );
    assert_eq!(matches.fields[&Field::Resolved].index, 2);
    assert_eq!(matches.unknown, [3, 5]);
    let handle = |header: &str| {
        match_headers(&[header])
            .fields
            .get(&Field::HandleTime)
            .map(|it| it.unit)
    };
    assert_eq!(handle("Handle Time"), Some(None));
    assert_eq!(
        handle("handle_time_ms"),
        Some(Some(DurationFormat::Milliseconds))
    );
    assert_eq!(
        handle("Handle time (in hrs)"),
        Some(Some(DurationFormat::Hours))
    );
    assert_eq!(handle("Handle time per day"), None);
}

#[test]
fn an_ambiguous_date_is_a_problem_that_says_what_to_do() {
    let csv = b"created_at,csat\n3/4/2026,5\n5/6/2026,4\n";
    let mut options = Preview::of(csv).unwrap().options();
    let problems = Analysis::new(options.clone()).err().unwrap();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].field, "columns.created");
    assert!(problems[0].message.contains("Choose its format"));
    options.columns.get_mut(&Field::Created).unwrap().time = Some(TimeFormat::DayFirst);
    assert_eq!(analyse(options, &[csv]).by_month.groups[0].name, "2026-04");
}

#[test]
fn options_are_refused_together() {
    let csv = b"created_at,handle_time_s\n2026-01-31,5\n";
    let options = Preview::of(csv).unwrap().options();
    let mut wrong = options.clone();
    wrong.width = 1;
    wrong.offset_minutes = 900;
    wrong.csat.satisfied_from = 1;
    wrong.start.offset = u64::MAX;
    wrong.columns.get_mut(&Field::HandleTime).unwrap().duration = None;
    let problems = Analysis::new(wrong).err().unwrap();
    let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
    let handle_time = "columns.handleTime";
    assert_eq!(
        fields,
        [
            handle_time,
            handle_time,
            "csat",
            "offsetMinutes",
            "start.offset"
        ]
    );
    let mut other = options.clone();
    other.csat = Scale::ONE_TO_TEN;
    let other = Analysis::new(other).unwrap();
    let refused = Analysis::new(options.clone())
        .unwrap()
        .merge(other)
        .err()
        .unwrap();
    assert_eq!(refused.field, "csat");
    // A field has one name in options and problems.
    let json = serde_json::to_value(&options).unwrap();
    assert!(json["columns"]["handleTime"].is_object());
    assert_eq!(serde_json::from_value::<Options>(json).unwrap(), options);
}

#[test]
fn what_is_no_export_is_refused() {
    for (bytes, expected) in [
        (b"".to_vec(), Unreadable::Empty),
        (b"\r\n\n".to_vec(), Unreadable::Empty),
        (b"\xEF\xBB\xBF".to_vec(), Unreadable::Empty),
        (b"\xFF\xFE".to_vec(), Unreadable::Empty),
        (b"PK\x03\x04\x14\0\x06\0".to_vec(), Unreadable::Binary),
        (b"\x1F\x8B\x08\0\0\0\0\0".to_vec(), Unreadable::Binary),
        (vec![b'a'; HEAD_BYTES], Unreadable::NoHeader),
        (vec![b','; 50_000], Unreadable::NoHeader),
        (
            b"\"created_at,csat\n2026-01-31,5\n".to_vec(),
            Unreadable::NoHeader,
        ),
    ] {
        let start = bytes[..bytes.len().min(40)].escape_ascii();
        assert_eq!(Preview::of(&bytes).err(), Some(expected), "{start}");
    }
    let report = report_of(b"created_at,csat");
    // A header alone is an export of no tickets, though it leaves the format of its times open.
    assert_eq!(report.rows.read, 0);
}

#[test]
fn bad_rows_are_told_by_line_and_column() {
    let csv = "created_at,resolved_at,reopens,csat,handle_time_s,note\r\n\
        2026-01-31T10:00Z,2026-01-31T11:00Z,0,5,10,\"two\r\nlines\"\r\n\
        2026-02-31T10:00Z,,0,5,10,\r\n\
        \r\n\
        ,,0,5,10,\r\n\
        2026-01-31T10:00Z,2026-01-31T09:00Z,0,5,10,\r\n\
        2026-01-31T10:00Z,,x,5,10,\r\n\
        2026-01-31T10:00Z,,0,4.5,10,\r\n\
        2026-01-31T10:00Z,,0,5,long,\r\n\
        2026-01-31T10:00Z,,0,5,\r\n\
        2026-01-31T10:00Z,,no,5.0,-,n/a\r\n\
        2026-01-31T10:00Z,,0,5,10,\"never\r\nclosed";
    let report = report_of(csv.as_bytes());
    let shown: Vec<String> = report.rows.first.iter().map(BadRow::to_string).collect();
    assert_eq!(
        shown,
        [
            "Line 4, column 1 (created): “2026-02-31T10:00Z” is no time in this column's format. \
             Correct it or choose another format.",
            "Line 6, column 1 (created): empty. A ticket needs the time it was created.",
            "Line 7, column 2 (resolved): “2026-01-31T09:00Z” is before the ticket was created.",
            "Line 8, column 3 (reopens): “x” is no whole number.",
            "Line 9, column 4 (CSAT): “4.5” is no whole number on the scale. Correct it or choose another scale.",
            "Line 10, column 5 (handle time): “long” is no duration in this column's format. \
             Correct it or choose another format.",
            "Line 11: 5 fields, unlike the header. Look for a delimiter or quote too many or too few.",
            "Lines 13 to 14: a quote is never closed. Close or remove it.",
        ]
    );
    assert_eq!((report.rows.read, report.rows.refused), (2, 8));
    assert_eq!(report.rows.reasons.values().sum::<u64>(), 8);
}

#[test]
fn days_weeks_and_months_are_those_of_the_stated_zone() {
    let csv = b"created_at\n2026-01-31T23:30Z\n2026-02-01T10:00Z\n2025-12-31T22:59Z\n";
    let mut options = Preview::of(csv).unwrap().options();
    options.offset_minutes = 60;
    let report = analyse(options, &[csv]);
    let names = |breakdown: &Breakdown| -> Vec<(String, u64)> {
        let group = |it: &Group| (it.name.clone(), it.kpis.tickets);
        breakdown.groups.iter().map(group).collect()
    };
    let named = |name: &str, count| (name.to_owned(), count);
    assert_eq!(
        names(&report.by_day),
        [named("2025-12-31", 1), named("2026-02-01", 2)]
    );
    assert_eq!(
        names(&report.by_week),
        [named("2025-12-29", 1), named("2026-01-26", 2)]
    );
    assert_eq!(
        names(&report.by_month),
        [named("2025-12", 1), named("2026-02", 2)]
    );
}

#[test]
fn statuses_say_what_times_do_not() {
    let csv = b"created_at,resolved_at,status\n\
        2026-01-01T10:00Z,2026-01-01T11:00Z,Reopened\n\
        2026-01-01T10:00Z,,Closed\n\
        2026-01-01T10:00Z,2026-01-01T12:00Z,Archived\n\
        2026-01-01T10:00Z,,Waiting on Customer\n\
        2026-01-01T10:00Z,,Escalated\n";
    let kpis = report_of(csv).overall;
    assert_eq!((kpis.resolved, kpis.open, kpis.resolution.n), (2, 3, 1));
    assert_eq!(kpis.resolution.median_seconds.value, Some(7_200.0));
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{FEFF}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(order)
        .collect()
}

#[test]
fn every_encoding_delimiter_and_line_end_gives_the_same() {
    let csv = "created_at,channel,csat,subject\n\
        2026-01-31T10:00Z,café €,5,\"a; b, c\td | e\"\n\
        2026-01-31T11:00Z,naïve,3,\"f\"\n";
    let expected = text(&report_of(csv.as_bytes()));
    let marked = format!("\u{FEFF}{csv}").into_bytes();
    let windows: Vec<u8> = (csv.chars())
        .map(|it| {
            if it == '€' {
                0x80
            } else {
                u8::try_from(it).unwrap()
            }
        })
        .collect();
    let written = |delimiter: &str, quote: &str| {
        let csv = csv.replace("a; b, c\td | e", "f").replace(',', delimiter);
        csv.replace('"', quote).into_bytes()
    };
    for bytes in [
        marked,
        windows,
        utf_16(csv, u16::to_le_bytes),
        utf_16(csv, u16::to_be_bytes),
        csv.replace('\n', "\r\n").into_bytes(),
        csv.replace('\n', "\r").into_bytes(),
        csv.trim_end().as_bytes().to_vec(),
        written(";", "\""),
        written("\t", "\""),
        written("|", "\""),
        written(",", "'"),
    ] {
        let whole = report_of(&bytes);
        assert_eq!(text(&whole), expected);
        let options = Preview::of(&bytes).unwrap().options();
        let bytewise: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(analyse(options, &bytewise), whole);
    }
    // Where the first bytes are ASCII, a later field may still be Windows-1252.
    let mut late = csv.as_bytes().to_vec();
    late.splice(
        ..,
        [
            b"created_at,channel\n".as_slice(),
            &b"2026-01-31,a\n".repeat(30_000),
            b"2026-01-31,caf\xE9\n",
        ]
        .concat(),
    );
    assert_eq!(report_of(&late).by_channel.groups[1].name, "café");
}

#[test]
fn a_character_of_utf_16_may_be_cut_anywhere() {
    for (order, encoding) in [
        (
            u16::to_le_bytes as fn(u16) -> [u8; 2],
            Encoding::Utf16LittleEndian,
        ),
        (u16::to_be_bytes, Encoding::Utf16BigEndian),
    ] {
        let mut bytes = utf_16("id,channel\n1,🙂é\n", order);
        // A high surrogate without its low one, and half a unit.
        bytes.extend(order(0xD83D));
        bytes.push(b',');
        let dialect = Dialect { encoding, ..COMMAS };
        for cut in 0..bytes.len() {
            let found = records(dialect, &[&bytes[..cut], &bytes[cut..]]);
            assert_eq!(found[1], (2, vec![b"1".to_vec(), "🙂é".into()]));
            assert_eq!(found[2], (3, vec!["\u{FFFD}".into()]));
        }
    }
}

fn records(dialect: Dialect, pieces: &[&[u8]]) -> Vec<(u64, Vec<Vec<u8>>)> {
    let mut records = Vec::new();
    let mut reader = Reader::new(dialect, 1);
    let mut keep = |record: Record<'_>| {
        // The csv crate takes a quote without an end as closed by the end of the file.
        if record.trouble != Some(Trouble::UnclosedQuote) {
            records.push((record.line, record.fields().map(<[u8]>::to_vec).collect()));
        }
    };
    for piece in pieces {
        reader.push(piece, &mut keep);
    }
    reader.end(&mut keep);
    records
}

const COMMAS: Dialect = Dialect {
    encoding: Encoding::Utf8,
    delimiter: Delimiter::Comma,
    quote: Quote::Double,
};

/// Reads as the csv crate does, however the bytes are cut.
fn agrees_with_csv(bytes: &[u8], cuts: &[usize]) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut expected: Vec<Vec<Vec<u8>>> = (reader.byte_records())
        .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
        .collect();
    let found = records(COMMAS, &pieces(bytes, cuts));
    assert_eq!(found, records(COMMAS, &bytes.chunks(1).collect::<Vec<_>>()));
    if found.len() < expected.len() {
        expected.pop();
    }
    let fields: Vec<_> = found.iter().map(|(_, fields)| fields.clone()).collect();
    assert_eq!(fields, expected, "{}", bytes.escape_ascii());
    // A record begins where its line does.
    let mut lines = vec![];
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        lines.push(line);
        rest = after
            .strip_prefix(b"\r\n")
            .or(after.get(1..))
            .unwrap_or_default();
    }
    for (line, fields) in found {
        let bare = fields[0].iter().all(u8::is_ascii_alphanumeric) && !fields[0].is_empty();
        let start = lines[line as usize - 1];
        let quoted = start.strip_prefix(b"\"").unwrap_or(start);
        assert!(!bare || quoted.starts_with(&fields[0]) || quoted.contains(&b'"'));
    }
}

#[test]
fn tricky_files_are_read_as_the_csv_crate_reads_them() {
    for csv in [
        "",
        "a",
        "a,b\n1,2",
        "a,b\r\n1,2\r\n",
        "a,b\r1,2\r",
        "a,b\n\n\r\n\r1,2\n",
        "a,b\n1,\n,2\n,\n",
        "a,b,\n1,2,\n",
        "a\n1,2,3\n,\n",
        "\"a\"\"b\",\"c\nd\",\"e\r\nf\",\"\"\n\"\"\n",
        "a\"b,c\"\n",
        "\"a\"b,\"c\" d\n",
        " \"a\" , b\n",
        "\"open\nand,open\n",
        "a,\"\"\"\"\n",
        "\u{FEFF}a,b\n1,2\n",
        "\u{FEFF}\"a,b\",c\n",
        "\u{FEFF}\u{FEFF}a\n",
        "\u{FEFF}",
        "a\u{FEFF},b\n",
        "a,b\n\"x\"",
        "a,b\n\"x",
        "\"",
        "\"\"",
        "\"\"\"",
        ",",
        "\r",
        "\0,\0\n",
    ] {
        agrees_with_csv(csv.as_bytes(), &[csv.len() / 2]);
    }
}

#[test]
fn what_is_too_long_or_too_wide_costs_its_row_alone() {
    let head = "created_at,note\n2026-01-01T10:00Z,a\n";
    let tail = "2026-01-02T10:00Z,b\n";
    let long = "x".repeat(MAX_RECORD_BYTES);
    for (row, reason) in [
        (format!("2026-01-03T10:00Z,{long}\n"), Reason::TooLong),
        (
            format!("2026-01-03T10:00Z,\"{}\"\n", "x,\n".repeat(2_000_000)),
            Reason::TooLong,
        ),
        (format!("\"{long}\"\n"), Reason::TooLong),
        (format!("{}\n", ",".repeat(50_000)), Reason::TooManyColumns),
        (format!("{}\n", ",".repeat(5_000)), Reason::FieldCount),
        (
            format!("{}\n", ",".repeat(MAX_COLUMNS)),
            Reason::TooManyColumns,
        ),
        (
            format!("{}\n", ",".repeat(MAX_COLUMNS - 1)),
            Reason::FieldCount,
        ),
        (format!("{}\n", "a,".repeat(5_000_000)), Reason::TooLong),
    ] {
        let csv = format!("{head}{row}{tail}");
        let options = Preview::of(head.as_bytes()).unwrap().options();
        let report = analyse(options.clone(), &[csv.as_bytes()]);
        assert_eq!(report.overall.tickets, 2);
        assert_eq!(
            report.rows.reasons.into_iter().collect::<Vec<_>>(),
            [(reason, 1)]
        );
        assert_eq!(report.rows.first[0].line, 3);
        let small: Vec<&[u8]> = csv.as_bytes().chunks(4_093).collect();
        assert_eq!(analyse(options, &small).rows.first, report.rows.first);
    }
    // One byte less is read.
    let row = format!("2026-01-03T10:00Z,{}\n", &long[19..]);
    assert_eq!(row.len(), MAX_RECORD_BYTES);
    assert_eq!(report_of(format!("{head}{row}").as_bytes()).rows.read, 2);
}

#[test]
fn five_thousand_columns_are_read() {
    let names: Vec<String> = (0..4_998)
        .map(|column| format!("custom {column}"))
        .collect();
    let empty = ",".repeat(4_998);
    let csv = format!(
        "created_at,{},csat\n2026-01-01T10:00Z{empty},5\n2026-01-02T10:00Z{empty},11\n",
        names.join(",")
    );
    let report = report_of(csv.as_bytes());
    assert_eq!((report.rows.read, report.rows.refused), (1, 1));
    assert_eq!(report.rows.first[0].column, Some(5_000));
}

/// Rows of which some cannot be read, each whole.
fn rows(seed: u64, count: u64) -> Vec<String> {
    let csv = export::export(seed, count).replace("Two\nlines", "Two lines");
    let mut rows: Vec<String> = csv.lines().skip(1).map(|row| format!("{row}\n")).collect();
    for (position, row) in rows.iter_mut().enumerate() {
        if position % 7 == 3 {
            *row = row
                .replace("Two lines", "Two\r\nlines")
                .replace(",P1,", ",P9,\n");
        }
    }
    rows
}

/// The same rows, each field written in the next of these ways: as it is, within quotes, with spaces around it, and
/// spelled differently.
fn rewritten(csv: &str, ways: &[u8]) -> String {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv.as_bytes());
    let mut ways = ways.iter().cycle();
    let mut text = String::new();
    for (line, record) in reader.into_records().enumerate() {
        let fields = record.unwrap();
        let fields = fields.iter().zip(export::HEADER.split(',').chain([""; 9]));
        let fields = fields.map(|(field, header)| {
            let is_number = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
            let field = match *ways.next().unwrap() {
                3 if line > 0 && header.ends_with("_at") => {
                    field.replace('T', " ").replace('Z', " UTC")
                }
                3 if line > 0 && is_number && header != "ticket_id" => format!("{field}.0"),
                2 => return format!("\"  {} \"", field.replace('"', "\"\"")),
                1 => return format!("\"{}\"", field.replace('"', "\"\"")),
                _ => field.to_owned(),
            };
            if field.contains(['"', ',', '\r', '\n']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field
            }
        });
        text += &(fields.collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

fn options_of_export() -> Options {
    Preview::of(export::export(1, 200).as_bytes())
        .unwrap()
        .options()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cut_changes_the_report(seed: u64, cuts: Vec<usize>, offset in -720..=840) {
        let csv = export::HEADER.to_owned() + &rows(seed, 60).concat();
        let mut options = options_of_export();
        options.offset_minutes = offset;
        let whole = text(&analyse(options.clone(), &[csv.as_bytes()]));
        prop_assert_eq!(&text(&analyse(options.clone(), &pieces(csv.as_bytes(), &cuts))), &whole);
        let bytewise: Vec<&[u8]> = csv.as_bytes().chunks(1).collect();
        prop_assert_eq!(&text(&analyse(options, &bytewise)), &whole);
    }

    #[test]
    fn however_a_field_is_written_it_says_the_same(
        seed: u64,
        ways in prop::collection::vec(0_u8..4, 1..50),
        cut: usize,
    ) {
        let csv = export::HEADER.to_owned() + &rows(seed, 80).concat();
        let mut plain = analyse(options_of_export(), &[csv.as_bytes()]);
        let csv = rewritten(&csv, &ways);
        let mut other = analyse(options_of_export(), &pieces(csv.as_bytes(), &[cut]));
        // What is shown of a bad field is what is written.
        let values = |report: &mut Report| {
            report.rows.first.iter_mut().for_each(|row| row.value.clear());
        };
        values(&mut plain);
        values(&mut other);
        prop_assert_eq!(text(&other), text(&plain));
    }

    #[test]
    fn no_split_and_no_order_of_merging_changes_the_report(
        seed: u64,
        cuts in prop::collection::vec(0_usize..80, 0..6),
        order: u64,
        more in any::<bool>(),
    ) {
        let rows = rows(seed, 80);
        let csv = export::HEADER.to_owned() + &rows.concat();
        let options = options_of_export();
        let whole = text(&analyse(options.clone(), &[csv.as_bytes()]));
        let ends: BTreeSet<usize> = cuts.into_iter().chain([80]).collect();
        let (mut start, mut offset) = (0, 0);
        let mut parts = Vec::new();
        for end in ends {
            let header = if offset == 0 { export::HEADER } else { "" };
            let part = header.to_owned() + &rows[start..end].concat();
            let mut options = options.clone();
            options.start = Start { offset, header: offset == 0, ..Start::default() };
            let mut analysis = Analysis::new(options).unwrap();
            // The last line of a part may come after the others have been merged into it.
            let early = if more { part.len() } else { part.rfind("\n").map_or(0, |last| last / 2) };
            analysis.push(&part.as_bytes()[..early]);
            parts.push((analysis, part.as_bytes()[early..].to_vec()));
            offset += part.len() as u64;
            start = end;
        }
        let mut state = order;
        let (mut sum, mut rest) = parts.swap_remove(order as usize % parts.len());
        while !parts.is_empty() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let (mut next, last) = parts.swap_remove((state >> 33) as usize % parts.len());
            next.push(&last);
            sum.merge(next).unwrap();
            if state & 1 << 40 == 0 {
                sum.push(&std::mem::take(&mut rest));
            }
        }
        sum.push(&rest);
        prop_assert_eq!(text(&sum.finish()), whole);
    }

    #[test]
    fn any_share_out_of_the_rows_gives_the_same_kpis(seed: u64, owners in prop::collection::vec(0_usize..4, 60)) {
        let rows = rows(seed, 60);
        let options = options_of_export();
        let csv = export::HEADER.to_owned() + &rows.concat();
        let mut whole = analyse(options.clone(), &[csv.as_bytes()]);
        let mut parts: Vec<Analysis> = (0..4)
            .map(|_| {
                let mut analysis = Analysis::new(options.clone()).unwrap();
                analysis.push(export::HEADER.as_bytes());
                analysis
            })
            .collect();
        for (row, owner) in rows.iter().zip(owners) {
            parts[owner].push(row.as_bytes());
        }
        let mut sum = parts.pop().unwrap();
        for part in parts {
            sum.merge(part).unwrap();
        }
        let mut shared = sum.finish();
        // Only the lines of bad rows depend on which file they stand in.
        whole.rows.first.clear();
        shared.rows.first.clear();
        prop_assert_eq!(text(&shared), text(&whole));
    }

    #[test]
    fn a_bad_row_costs_no_good_one(
        seed: u64,
        places in prop::collection::vec((0_usize..41, 0_usize..14), 1..12),
    ) {
        let bad = |kind: usize| match kind {
            0 => "\n".to_owned(),
            1 => ",".repeat(5_000) + "\n",
            2 => "x".repeat(MAX_RECORD_BYTES + 9) + "\n",
            3 => format!("\"{}\"\n", "x,\n".repeat(400_000)),
            4 => "1,2026-02-30,,,email,P1,g,a,s,0,0,1,1,5,1,1\n".to_owned(),
            5 => "1,,,,email,P1,g,a,s,0,0,1,1,5,1,1\n".to_owned(),
            6 => "1,2026-02-03,2026-02-02,,email,P1,g,a,s,0,0,1,1,5,1,1\n".to_owned(),
            7 => "1,2026-02-03,,,email,P1,g,a,s,-1,0,1,1,5,1,1\n".to_owned(),
            8 => "1,2026-02-03,,,email,P1,g,a,s,0,0,1,1h,5,1,1\n".to_owned(),
            9 => "1,2026-02-03,,,email,P1,g,a,s,0,0,1,1,6,1,1\n".to_owned(),
            10 => "1,2026-02-03,,,email,P1,g,a,s,0,0,1,1,5,11,1\n".to_owned(),
            11 => "1,2026-02-03,,,email,P1,g,a,s,0,0,1,1,5,1,0\n".to_owned(),
            12 => "\0\u{1}\u{7F}\n".to_owned(),
            _ => "\"quoted\"badly,,\n".to_owned(),
        };
        let options = options_of_export();
        let good = rows(seed, 40);
        let csv = export::HEADER.to_owned() + &good.concat();
        let mut clean = analyse(options.clone(), &[csv.as_bytes()]);
        let mut with_bad = export::HEADER.to_owned();
        for (position, row) in good.iter().chain([&String::new()]).enumerate() {
            for (_, kind) in places.iter().filter(|(place, _)| *place == position) {
                with_bad.push_str(&bad(*kind));
            }
            with_bad.push_str(row);
        }
        let mut found = analyse(options, &[with_bad.as_bytes()]);
        let inserted = places.iter().filter(|(_, kind)| *kind > 0).count() as u64;
        prop_assert_eq!(found.rows.refused, clean.rows.refused + inserted);
        prop_assert_eq!(found.rows.read, clean.rows.read);
        (found.rows, found.refused) = (clean.rows.clone(), clean.refused.clone());
        clean.rows.first.clear();
        found.rows.first.clear();
        prop_assert_eq!(text(&found), text(&clean));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_files_are_read_as_the_csv_crate_reads_them(
        csv in "\u{FEFF}?[ab\",\n\r ;é\u{FEFF}]{0,40}",
        cuts: Vec<usize>,
    ) {
        agrees_with_csv(csv.as_bytes(), &cuts);
    }

    #[test]
    fn quoted_fields_come_back_as_they_were(
        table in prop::collection::vec(prop::collection::vec("[a-z\",;|\t\n\r é']{0,8}", 1..5), 1..8),
        cuts: Vec<usize>,
    ) {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for record in &table {
            writer.write_record(record).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let found: Vec<Vec<String>> = records(COMMAS, &pieces(&bytes, &cuts))
            .into_iter()
            .map(|(_, fields)| fields.into_iter().map(|it| String::from_utf8(it).unwrap()).collect())
            .collect();
        prop_assert_eq!(found, table);
    }

    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..300),
            prop::collection::vec(prop::sample::select(&b"\"',;\t|\r\n\xFF\xFE\xEF\xBB\xBF\0a0:/-. "[..]), 0..300),
        ],
        head in prop::sample::select(vec![
            "", "\u{FEFF}", "created_at,csat\n", "created_at;resolved_at;nps;ces;handle_time_s\n2026-01-01;;;;5\n",
        ]),
        cuts: Vec<usize>,
        encoding in prop::sample::select(vec![
            Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16LittleEndian, Encoding::Utf16BigEndian,
        ]),
        start: u64,
        line: u64,
        offset: i32,
    ) {
        let bytes = [head.as_bytes(), &bytes].concat();
        let mut options = options_of_export();
        if let Ok(preview) = Preview::of(&bytes) {
            let known = preview.options();
            if Analysis::new(known.clone()).is_ok() {
                options = known;
            }
        }
        options.dialect.encoding = encoding;
        options.start.offset = start;
        let whole = Analysis::new(options.clone()).is_ok().then(|| analyse(options.clone(), &[&bytes]));
        if let Some(whole) = whole {
            prop_assert_eq!(text(&analyse(options, &pieces(&bytes, &cuts))), text(&whole));
        }
        records(Dialect::detect(&bytes), &[&bytes]);
        Reader::new(COMMAS, line).push(&bytes, |record| assert!(record.line <= record.last_line));
        every_format(&bytes, offset);
    }

    #[test]
    fn no_near_miss_of_a_time_makes_it_panic(
        text in "[0-9]{1,20}[-/.:, ][0-9]{0,20}[-/.:, wdhms]?[0-9]{0,4}[ T,]?[0-9]{0,2}:?[0-9]{0,9}[.,]?[0-9]{0,20}[ +-]?[0-9APMZ:]{0,6}",
        offset: i32,
    ) {
        every_format(text.as_bytes(), offset);
    }
}

fn every_format(text: &[u8], offset: i32) {
    use DurationFormat::*;
    use TimeFormat::*;
    for format in [
        YearFirst,
        DayFirst,
        MonthFirst,
        SpreadsheetDays,
        EpochSeconds,
        EpochMilliseconds,
    ] {
        parse_time(text, format, offset);
    }
    for format in [
        Seconds,
        Minutes,
        Hours,
        Milliseconds,
        HoursMinutes,
        MinutesSeconds,
        Words,
    ] {
        parse_duration(text, format);
    }
}
