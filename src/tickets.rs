//! KPIs from raw ticket exports: bytes in, integer tallies out, tallies merge.
//!
//! A [`Preview`] of a file's first bytes says how it is to be read; what it leaves open is asked, never guessed. An
//! [`Analysis`] is then pushed the bytes in pieces of any size. Analyses of other files, or of other parts of the same
//! one, merge in any order: the [`Report`] is the same to the bit. Rows that cannot be read are counted by reason and
//! cost no other row. How workers share a file: a part begins with a row, for which [`record_start`] has a guess, and
//! ends by itself behind its [`end`](Start::end); it is right where the part before it [ended](Analysis::ended), and else
//! read again from there.
//!
//! ```
//! use service_roi::tickets::{Analysis, Preview};
//!
//! let export = b"created_at,resolved_at,channel,csat\n\
//!     2026-01-31T09:00Z,2026-01-31T10:30Z,email,5\n\
//!     2026-02-01T09:00Z,,chat,\n";
//! let preview = Preview::of(export).unwrap();
//! let mut analysis = Analysis::new(preview.options()).unwrap();
//! analysis.push(export);
//! let report = analysis.finish();
//! assert_eq!((report.overall.tickets, report.overall.open), (2, 1));
//! assert_eq!(report.overall.resolution.median_seconds.value, Some(5_400.0));
//! assert_eq!(report.by_month.groups[1].name, "2026-02");
//! ```

// What runs rarely, or through many bytes, is a function of its own here (`inline(never)`): a browser compiles one function at
// a time, all of it, and runs it slowly until that is done.

mod analysis;
mod baselines;
mod breakdown;
mod charts;
mod columns;
mod columnwise;
mod comparison;
mod counter;
mod distributions;
mod durations;
mod intake;
mod kpis;
mod masks;
mod options;
mod outcomes;
mod packed;
mod parts;
mod preview;
mod questions;
mod reader;
mod refused;
mod report;
mod rolling;
mod rows;
mod scanner;
mod service_levels;
mod state;
mod sums;
mod table;
mod tally;
mod times;

pub use analysis::Analysis;
pub use baselines::{Baseline, BaselineValue};
pub use breakdown::{Breakdown, FirstContactBy, Group};
pub use charts::{ChartKind, ChartPoint, ChartSignal, ControlChart};
pub use columns::{Duplicate, Field, Kind, Matched, Matches, match_headers};
pub use comparison::{Scorecard, ScorecardLine, TargetComparison, Verdict};
pub use distributions::Bin;
pub use kpis::{
    Attainment, Base, Definition, Estimate, FirstContact, HandleTime, Kpis, Mean, Promoters, Ratio,
    Scores, ServiceLevel, Times,
};
pub use options::{Column, Options, Problem, Start};
pub use parts::record_start;
pub use preview::{Formats, Found, HEAD_BYTES, Preview, Unreadable};
pub use questions::{Dimension, Period, Questions, Rules};
pub use reader::{
    Delimiter, Dialect, Encoding, MAX_COLUMNS, MAX_RECORD_BYTES, Quote, Reader, Record, Trouble,
};
pub use refused::{BadRow, Reason, Rows};
pub use report::{Distributions, Note, Refused, Report};
pub use rolling::{Rolling, RollingPoint};
pub use scanner::{Row, Scanner};
pub use service_levels::{Level, LevelReport, Priority, Promises, ServiceLevels, Target};
pub use tally::{MAX_DAYS, MAX_GROUPS, Scale};
pub use times::{
    Detected, DurationFormat, TimeFormat, detect_duration, detect_time, parse_duration, parse_time,
};
