//! How sure a KPI is: intervals, tests, sample sizes and control charts.
//!
//! Plain `f64` functions. Shares and confidence are fractions (0.95, not 95); counts are `f64` because weighted
//! answers have a fractional effective number. What has no answer (no data) and what lies outside a function's
//! domain is `None`, never NaN or infinite.

mod control_charts;
mod distributions;
mod intervals;
mod order_statistics;
mod sample_sizes;
mod samples;

pub use control_charts::{
    ENOUGH_POINTS, NELSON, PChart, Point, Rule, Signal, WESTERN_ELECTRIC, XmrChart, signals,
};
pub use distributions::{
    normal_distribution, normal_quantile, normal_two_sided_p, student_t_quantile,
    student_t_two_sided_p,
};
pub use intervals::{
    Confidence, Interval, Nps, NpsTest, Welch, mean_interval, nps_difference, share_difference,
    welch_difference, wilson,
};
pub use order_statistics::{Ranks, quantile_interval, quantile_ranks};
pub use sample_sizes::{
    confidence_reached, finite_population, margin_of_error, nps_sample_size, sample_size,
    whole_responses,
};
pub use samples::{Sample, Share, effective_sample_size, quantile, weighted_mean};
