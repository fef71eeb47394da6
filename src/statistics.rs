//! How sure a KPI is: intervals, tests, sample sizes and control charts.
//!
//! Plain `f64` functions. Shares and confidence are fractions (0.95, not 95); counts are `f64` because weighted
//! answers have a fractional effective number. What has no answer (no data) and what lies outside a function's
//! domain is `None`, never NaN or infinite.

mod distributions;
mod samples;

pub use distributions::{
    normal_distribution, normal_quantile, normal_two_sided_p, student_t_quantile,
    student_t_two_sided_p,
};
pub use samples::{Sample, Share, effective_sample_size, quantile, weighted_mean};
