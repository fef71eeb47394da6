//! Any bytes as the state of an analysis: taken over or refused, and whatever is taken over can be reported and handed on.

#![no_main]

use libfuzzer_sys::fuzz_target;
use service_roi::tickets::{Analysis, Options, Preview, Questions};
use std::sync::OnceLock;

const EXPORT: &[u8] = include_bytes!("../../tests/fixtures/exports/snake-case.csv");
/// An edit of a state: where, as two bytes, and what is written there.
const EDIT: usize = 3;

fuzz_target!(|bytes: &[u8]| {
    let (options, state) = known();
    absorb(options, bytes);
    let mut edited = state.clone();
    for edit in bytes.chunks_exact(EDIT) {
        let place = usize::from(u16::from_le_bytes([edit[0], edit[1]]));
        match edited.get_mut(place) {
            Some(byte) => *byte = edit[2],
            None if place % 2 == 0 => edited.truncate(place / 2 % state.len()),
            None => edited.push(edit[2]),
        }
    }
    absorb(options, &edited);
});

/// How an export is read, and the state of having read it.
fn known() -> &'static (Options, Vec<u8>) {
    static KNOWN: OnceLock<(Options, Vec<u8>)> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let options = Preview::of(EXPORT).unwrap().options();
        let mut analysis = Analysis::new(options.clone()).unwrap();
        analysis.push(EXPORT);
        (options, analysis.take_state().unwrap())
    })
}

fn absorb(options: &Options, state: &[u8]) {
    let mut analysis = Analysis::new(options.clone()).unwrap();
    if analysis.absorb(state).is_err() {
        return;
    }
    let report = analysis.report(&Questions::default()).unwrap();
    // Handed on, it is the same; numbers that are none are left as they are.
    let mut other = Analysis::new(options.clone()).unwrap();
    while let Some(piece) = analysis.take_state() {
        other.absorb(&piece).unwrap();
    }
    let again = other.report(&Questions::default()).unwrap();
    assert_eq!(format!("{again:?}"), format!("{report:?}"));
}
