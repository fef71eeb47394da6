//! One round of a million evaluations of each calculator, compiled for this machine. Each line: the calculator, how many
//! evaluations go together, milliseconds, checksum. `evaluations.mjs` holds several rounds against WebAssembly.

mod evaluations;

use evaluations::SLICES;
use std::time::Instant;

fn main() {
    for work in evaluations::works() {
        for slice in 0..SLICES / 10 {
            std::hint::black_box((work.slice)(slice));
        }
        let start = Instant::now();
        let sums = (0..SLICES).map(&work.slice);
        let checksum = sums.fold(0, u64::wrapping_add);
        let milliseconds = start.elapsed().as_secs_f64() * 1_000.0;
        println!(
            "{} {} {milliseconds:.3} {checksum:016x}",
            work.id, work.at_once
        );
    }
}
