//! KPIs from raw ticket exports: bytes in, integer tallies out, tallies merge.

mod columns;
mod reader;
mod times;

pub use columns::{Duplicate, Field, Kind, Matched, Matches, match_headers};
pub use reader::{
    Delimiter, Dialect, Encoding, MAX_COLUMNS, MAX_RECORD_BYTES, Quote, Reader, Record, Trouble,
};
pub use times::{
    Detected, DurationFormat, TimeFormat, detect_duration, detect_time, parse_duration, parse_time,
};
