//! ROI and KPI calculators for customer service: one core for Rust, Node and the browser.
//!
//! Every calculator describes itself ([`describe`]), refuses what it cannot answer with a problem a person can
//! read, and shows its working. The same formula gives the same bits everywhere.
//!
//! ```
//! use service_roi::calculator::{Value, Values};
//! use service_roi::catalogue;
//!
//! let retention = catalogue::find("retention-revenue").unwrap();
//! let inputs = Values::from([("customers".to_owned(), Value::Number(20_000.0))]);
//! let answer = retention.calculate(&inputs).unwrap();
//! assert_eq!(answer.outputs["retainedMargin"], Some(48_000.0));
//! ```
//!
//! Modules, each using only those before it: [`math`], [`number`], [`finance`], [`statistics`], [`describe`],
//! [`facts`], [`calculator`], [`calculators`], [`kpi`], [`tickets`], [`catalogue`], [`web`].

#![warn(missing_docs)]

pub mod calculator;
pub mod calculators;
pub mod catalogue;
pub mod describe;
pub mod facts;
pub mod finance;
pub mod kpi;
pub mod math;
pub mod number;
pub mod statistics;
#[cfg(feature = "tickets")]
pub mod tickets;
pub mod web;
