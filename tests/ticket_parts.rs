//! Ticket exports read in parts by several workers: the same report to the bit, whatever the cuts, guesses and order.

mod export;

use proptest::prelude::*;
use service_roi::tickets::*;
use std::collections::BTreeSet;

fn text(analysis: Analysis) -> String {
    serde_json::to_string(&analysis.finish()).unwrap()
}

fn whole(options: &Options, bytes: &[u8]) -> Analysis {
    let mut analysis = Analysis::new(options.clone()).unwrap();
    analysis.push(bytes);
    analysis
}

/// Reads from one place until the part ends, in slices of this length.
fn read(
    options: &Options,
    bytes: &[u8],
    begin: usize,
    end: Option<usize>,
    slice: usize,
) -> (Analysis, usize) {
    let mut options = options.clone();
    options.start.offset = begin as u64;
    options.start.end = end.map(|end| end as u64);
    options.start.header = begin == 0;
    let mut analysis = Analysis::new(options).unwrap();
    let mut ended = bytes.len();
    for slice in bytes[begin..].chunks(slice) {
        analysis.push(slice);
        if let Some(end) = analysis.ended() {
            ended = end as usize;
            break;
        }
    }
    (analysis, ended)
}

/// As the page does it: parts by guesses, then those again that did not begin where the one before ended. Returns how
/// many were right at once.
fn in_parts(
    options: &Options,
    bytes: &[u8],
    cuts: &[usize],
    guess: impl Fn(usize) -> Option<usize>,
    slice: usize,
) -> (Vec<Analysis>, usize) {
    let cuts: BTreeSet<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    let cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut > 0).collect();
    let mut right = Vec::new();
    let (mut expected, mut at_once) = (0, 0);
    for (position, from) in [0].iter().chain(&cuts).enumerate() {
        let end = cuts.get(position).copied();
        let begin = if *from == 0 { Some(0) } else { guess(*from) };
        let is_empty = |begin| end.is_some_and(|end| begin > end);
        if begin == Some(expected) {
            at_once += 1;
            if !is_empty(expected) {
                let (analysis, ended) = read(options, bytes, expected, end, slice);
                right.push(analysis);
                expected = ended;
            }
        } else if !is_empty(expected) && expected < bytes.len() {
            let (analysis, ended) = read(options, bytes, expected, end, slice);
            right.push(analysis);
            expected = ended;
        }
    }
    assert_eq!(expected, bytes.len());
    (right, at_once)
}

/// Puts parts together in an order that the number says, some of them by their states.
fn together(options: &Options, mut parts: Vec<Analysis>, mut order: u64) -> Analysis {
    let mut next = |limit: usize| {
        order = order
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (order >> 33) as usize % limit
    };
    let mut sum = Analysis::new(options.clone()).unwrap();
    let mut states = Vec::new();
    while !parts.is_empty() {
        let mut part = parts.swap_remove(next(parts.len()));
        if next(3) == 0 {
            sum.merge(part).unwrap();
        } else {
            states.extend(std::iter::from_fn(|| part.take_state()));
        }
    }
    while !states.is_empty() {
        let state = states.swap_remove(next(states.len()));
        sum.absorb(&state).unwrap();
    }
    sum
}

const HEADER: &str = "created_at,channel,csat,note,resolved_at\n";

fn options() -> Options {
    let sample = "2026-01-01T10:00:00Z,mail,5,,2026-01-01T11:00:00Z\n2026-01-01,mail,1,,\n";
    let csv = HEADER.to_owned() + sample;
    Preview::of(csv.as_bytes()).unwrap().options()
}

fn row() -> impl Strategy<Value = String> {
    let created = prop::sample::select(vec![
        "2026-01-01T10:00:00Z",
        "2026-01-02 11:30:05",
        "\"2026-01-01T10:00:00.250+01:00\"",
        "2026-02-30",
    ]);
    let channel = prop::sample::select(vec![
        "mail",
        "chat",
        "a channel of many letters, no",
        "\u{e9}",
    ]);
    let note = prop_oneof![
        Just(String::new()),
        "\"[a,\n\r\u{1F642}]{0,12}\"",
        "\"(a|\"\"|,|\r?\n|x,1,2,3,4\n){0,9}\"",
        "[a\" ]{0,5}",
    ];
    let resolved = prop::sample::select(vec!["", "2026-01-03T10:00:00Z", "2025-01-01"]);
    let end = prop::sample::select(vec!["\n", "\n", "\r\n", "\r", ",\n", "\n\n"]);
    (created, channel, 0..7, note, resolved, end).prop_map(
        |(created, channel, csat, note, resolved, end)| {
            let channel = if channel.contains(',') {
                format!("\"{channel}\"")
            } else {
                channel.to_owned()
            };
            format!("{created},{channel},{csat},{note},{resolved}{end}")
        },
    )
}

fn file() -> impl Strategy<Value = String> {
    let tail = prop::sample::select(vec![
        "",
        "",
        "2026-01-01,mail,5,,",
        "2026-01-01,\"mail",
        "\u{FEFF}",
    ]);
    (any::<bool>(), prop::collection::vec(row(), 0..12), tail).prop_map(|(mark, rows, tail)| {
        let mark = if mark { "\u{FEFF}" } else { "" };
        mark.to_owned() + HEADER + &rows.concat() + tail
    })
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cut_no_guess_and_no_order_changes_the_report(
        csv in file(),
        cuts in prop::collection::vec(any::<usize>(), 0..6),
        guesses in prop::collection::vec(prop::option::of(0_usize..80), 1..6),
        honest: bool,
        slice in prop::sample::select(vec![1, 2, 3, 7, 64, 1_000]),
        order: u64,
    ) {
        let (options, bytes) = (options(), csv.as_bytes());
        let mut expected = whole(&options, bytes);
        expected.end();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let records = reader.byte_records().count() as u64;
        prop_assert_eq!(expected.rows(), records);
        let guess = |from: usize| {
            if honest {
                return record_start(&options, &bytes[from..]).map(|skip| from + skip);
            }
            guesses[from % guesses.len()].map(|skip| (from + skip).min(bytes.len()))
        };
        let (parts, _) = in_parts(&options, bytes, &cuts, guess, slice);
        prop_assert_eq!(text(together(&options, parts, order)), text(expected));
    }

    #[test]
    fn utf_16_may_be_cut_at_even_places(
        csv in file(),
        cuts in prop::collection::vec(any::<usize>(), 0..6),
        swapped: bool,
        slice in prop::sample::select(vec![1, 2, 3, 7, 64, 1_000]),
        order: u64,
    ) {
        let mut options = options();
        let bytes = if swapped {
            options.dialect.encoding = Encoding::Utf16BigEndian;
            utf_16(&csv, u16::to_be_bytes)
        } else {
            options.dialect.encoding = Encoding::Utf16LittleEndian;
            utf_16(&csv, u16::to_le_bytes)
        };
        let cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1) / 2 * 2).collect();
        let guess = |from: usize| record_start(&options, &bytes[from..]).map(|skip| from + skip);
        let (parts, _) = in_parts(&options, &bytes, &cuts, guess, slice);
        prop_assert_eq!(text(together(&options, parts, order)), text(whole(&options, &bytes)));
    }

    #[test]
    fn bytes_from_elsewhere_are_no_state(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let options = options();
        let sample = HEADER.to_owned() + &"2026-01-01T10:00:00Z,mail,5,,\n2026-01-01,chat,9,,\n".repeat(3);
        let state = whole(&options, sample.as_bytes()).take_state().unwrap();
        let mut changed = state.clone();
        for (place, value) in changes {
            *place.get_mut(&mut changed) = value;
        }
        let start = [&state[..8], &bytes].concat();
        for state in [&bytes, &start, &changed, &state[..cut.index(state.len())].to_vec()] {
            let mut analysis = Analysis::new(options.clone()).unwrap();
            if analysis.absorb(state).is_ok() {
                // What can be taken over can be reported and handed on.
                prop_assert!(analysis.report(&Questions::default()).is_ok());
                let handed: Vec<Vec<u8>> = std::iter::from_fn(|| analysis.take_state()).collect();
                let mut other = Analysis::new(options.clone()).unwrap();
                for state in handed {
                    other.absorb(&state).unwrap();
                }
            }
        }
    }
}

#[test]
fn a_state_of_another_scale_is_refused() {
    let options = options();
    let state = whole(&options, HEADER.as_bytes()).take_state().unwrap();
    let mut other = options.clone();
    other.offset_minutes = 60;
    let mut analysis = Analysis::new(other).unwrap();
    assert_eq!(analysis.absorb(&state).unwrap_err().field, "offsetMinutes");
    let mut analysis = Analysis::new(options).unwrap();
    assert_eq!(analysis.absorb(&state), Ok(()));
    assert_eq!(analysis.absorb(b"").unwrap_err().field, "state");
}

#[test]
fn most_guesses_are_right_in_a_file_of_quoted_lines() {
    let csv = export::export(3, 20_000);
    let options = Preview::of(csv.as_bytes()).unwrap().options();
    let expected = text(whole(&options, csv.as_bytes()));
    let cuts: Vec<usize> = (1..200).map(|part| part * csv.len() / 200).collect();
    let guess =
        |from: usize| record_start(&options, &csv.as_bytes()[from..]).map(|skip| from + skip);
    let (parts, at_once) = in_parts(&options, csv.as_bytes(), &cuts, guess, 1 << 16);
    assert_eq!(at_once, 200);
    assert_eq!(text(together(&options, parts, 7)), expected);
}

#[test]
fn parts_agree_on_which_of_many_names_are_told_apart() {
    let mut csv = "created_at,agent\n".to_owned();
    for row in 0..4_000 {
        let name = if row < 2_000 {
            9_000 - row
        } else {
            row * 7_919 % 2_500
        };
        csv.push_str(&format!("2026-01-01T10:00:00Z,agent {name:04}\n"));
    }
    let options = Preview::of(csv.as_bytes()).unwrap().options();
    let expected = text(whole(&options, csv.as_bytes()));
    let guess =
        |from: usize| record_start(&options, &csv.as_bytes()[from..]).map(|skip| from + skip);
    for order in 0..3 {
        let cuts = [csv.len() / 3, csv.len() / 2, csv.len() / 7 * 6];
        let (parts, _) = in_parts(&options, csv.as_bytes(), &cuts, guess, 1 << 12);
        assert_eq!(text(together(&options, parts, order)), expected);
    }
}
