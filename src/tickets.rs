//! KPIs from raw ticket exports: bytes in, integer tallies out, tallies merge.

mod reader;

pub use reader::{
    Delimiter, Dialect, Encoding, MAX_COLUMNS, MAX_RECORD_BYTES, Quote, Reader, Record, Trouble,
};
