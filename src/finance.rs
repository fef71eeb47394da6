//! Customer lifetime value, payback, retention over the years, and money that adds up.
//!
//! Functions over [`Number`] are the formulas that the calculators show; the others are for native callers.

use crate::math;
use crate::number::{Number, Outcome, Unit};

/// When a customer's margin arrives within each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// At the start of the period; the first at once and certain.
    Immediate,
    /// At the end of the period, from those who are then still customers (Gupta and Lehmann).
    EndOfPeriodIfRetained,
    /// At the end of the period, from everyone who was a customer at its start (a contract paid in arrears).
    EndOfPeriodCertain,
}

/// Revenue over a customer's life, undiscounted: revenue a year × lifespan in years.
///
/// It is revenue, not profit. Source: the common definition, average purchase value × purchase frequency × lifespan.
///
/// ```
/// assert_eq!(service_roi::finance::simple_clv(400.0, 3.0), 1_200.0);
/// ```
pub fn simple_clv<N: Number>(annual_revenue: N, lifespan_years: N) -> N {
    annual_revenue * lifespan_years
}

/// Gross margin over a customer's life, undiscounted.
///
/// ```
/// assert_eq!(service_roi::finance::margin_clv(400.0, 0.4, 3.0), 480.0);
/// ```
pub fn margin_clv<N: Number>(annual_revenue: N, gross_margin: N, lifespan_years: N) -> N {
    annual_revenue * gross_margin * lifespan_years
}

/// What a customer's margin is worth today if nothing but churn ends it.
///
/// `margin` is for one period, `retention` and `discount` are fractions for the same period. Not defined where
/// `retention` ≥ 1 + `discount`: the sum has no end.
///
/// Source: S. Gupta and D. Lehmann, "Customers as Assets" (2003), and its variants by timing.
///
/// ```
/// use service_roi::finance::{Timing, perpetuity_clv};
/// assert_eq!(perpetuity_clv(1.0, 0.75, 0.25, Timing::EndOfPeriodCertain).value, 2.0);
/// assert!(!perpetuity_clv(480.0, 1.0, 0.0, Timing::Immediate).defined);
/// ```
pub fn perpetuity_clv<N: Number>(
    margin: N,
    retention: N,
    discount: N,
    timing: Timing,
) -> Outcome<N> {
    let one = N::constant(1.0);
    perpetuity(
        margin,
        retention,
        discount,
        one + discount - retention,
        timing,
    )
}

/// [`perpetuity_clv`] of a margin that grows by the fraction `growth` each period.
///
/// Not defined where `retention` × (1 + `growth`) ≥ 1 + `discount`.
///
/// ```
/// use service_roi::finance::{Timing, growing_perpetuity_clv};
/// let clv = growing_perpetuity_clv(1.0, 0.9, 0.1, 0.05, Timing::EndOfPeriodIfRetained);
/// assert!((clv.value - 5.806451612903226).abs() < 1e-12);
/// ```
pub fn growing_perpetuity_clv<N: Number>(
    margin: N,
    retention: N,
    discount: N,
    growth: N,
    timing: Timing,
) -> Outcome<N> {
    let one = N::constant(1.0);
    let spread = one + discount - retention * (one + growth);
    perpetuity(margin, retention, discount, spread, timing)
}

fn perpetuity<N: Number>(
    margin: N,
    retention: N,
    discount: N,
    spread: N,
    timing: Timing,
) -> Outcome<N> {
    let one = N::constant(1.0);
    let value = match timing {
        Timing::Immediate => margin * (one + discount) / spread,
        Timing::EndOfPeriodIfRetained => margin * retention / spread,
        Timing::EndOfPeriodCertain => margin / spread,
    };
    value.defined_when(
        N::constant(0.0).less(spread),
        "Retention is at least 1 + the discount rate, so the sum has no end.",
    )
}

/// One period of a cohort that began with one customer.
#[derive(Clone, Copy)]
pub struct CohortPeriod<N> {
    /// Customers who pay in this period, as a share of those at the start.
    pub survivors: N,
    /// Their margin.
    pub margin: N,
    /// What that margin is worth at the start of the first period.
    pub present_value: N,
}

/// A cohort period by period, without end.
///
/// `margin` is one customer's for one period; `retention` and `discount` are fractions for the same period.
///
/// ```
/// use service_roi::finance::{Timing, cohort};
/// let year: f64 = cohort(30.0, 0.5, 0.0, Timing::Immediate).take(2).map(|period| period.margin).sum();
/// assert_eq!(year, 45.0);
/// ```
pub fn cohort<N: Number>(
    margin: N,
    retention: N,
    discount: N,
    timing: Timing,
) -> impl Iterator<Item = CohortPeriod<N>> {
    let one = N::constant(1.0);
    let growth = one + discount;
    let mut survivors = match timing {
        Timing::EndOfPeriodIfRetained => retention,
        Timing::Immediate | Timing::EndOfPeriodCertain => one,
    };
    let mut value = match timing {
        Timing::Immediate => margin,
        Timing::EndOfPeriodIfRetained => margin * retention / growth,
        Timing::EndOfPeriodCertain => margin / growth,
    };
    std::iter::repeat_with(move || {
        let period = CohortPeriod {
            survivors,
            margin: margin * survivors,
            present_value: value.named("Present value in year", Unit::Money),
        };
        survivors = survivors * retention;
        value = period.present_value * retention / growth;
        period
    })
}

/// Months until a customer's margin has returned what winning the customer cost.
///
/// Receipts come at the start of each month and shrink each month by `monthly_factor`: 1 for the simple
/// payback, monthly retention for the payback with churn, monthly retention ÷ monthly growth of money for the
/// discounted one. The result is continuous; whole months are the next integer. Not defined where the margin
/// never adds up to the cost.
///
/// ```
/// use service_roi::finance::payback_months;
/// assert!((payback_months(200.0, 30.0, 0.97).value - 7.325980212263718).abs() < 1e-11);
/// assert!(!payback_months(1000.0, 30.0, 0.97).defined);
/// ```
pub fn payback_months<N: Number>(cost: N, monthly_margin: N, monthly_factor: N) -> Outcome<N> {
    let (zero, one) = (N::constant(0.0), N::constant(1.0));
    let lost_share = cost * (one - monthly_factor) / monthly_margin;
    let shrinking = lost_share.natural_log_of_one_minus() / monthly_factor.natural_log();
    let months = N::select(
        monthly_factor.less(one),
        shrinking,
        simple_payback(cost, monthly_margin),
    );
    let free = cost.at_most(zero);
    let reached = (cost * (one - monthly_factor)).less(monthly_margin);
    N::select(free, zero, months).defined_when(
        N::either(free, reached),
        "The margin never adds up to the acquisition cost.",
    )
}

/// Months of margin that the acquisition cost comes to, if nobody leaves.
pub fn simple_payback_months<N: Number>(cost: N, monthly_margin: N) -> Outcome<N> {
    let zero = N::constant(0.0);
    let free = cost.at_most(zero);
    N::select(free, zero, simple_payback(cost, monthly_margin)).defined_when(
        N::either(free, zero.less(monthly_margin)),
        "Without a margin the acquisition cost is never paid back.",
    )
}

fn simple_payback<N: Number>(cost: N, monthly_margin: N) -> N {
    cost / monthly_margin
}

/// One year of a base of customers that is no longer added to, before and after a change of retention.
#[derive(Clone, Copy)]
pub struct RetentionYear<N> {
    /// Customers left at the old retention.
    pub before: N,
    /// Customers left at the new retention.
    pub after: N,
    /// The difference.
    pub gained: N,
}

/// Customers left at the end of each year, at `retention` and at `retention` + `gain`, without end.
///
/// The gain is carried forward, not found by subtracting two large numbers: the first year is exactly
/// `customers` × `gain`.
///
/// ```
/// use service_roi::finance::retention_years;
/// let first = retention_years(20_000.0, 0.8, 0.005).next().unwrap();
/// assert_eq!(first.gained, 100.0);
/// ```
pub fn retention_years<N: Number>(
    customers: N,
    retention: N,
    gain: N,
) -> impl Iterator<Item = RetentionYear<N>> {
    let mut last: Option<RetentionYear<N>> = None;
    std::iter::repeat_with(move || {
        let (before, gained) = match last {
            None => (customers * retention, customers * gain),
            Some(year) => (
                year.before * retention,
                year.gained * retention + year.after * gain,
            ),
        };
        let year = RetentionYear {
            before,
            after: before + gained,
            gained,
        };
        last = Some(year);
        year
    })
}

/// What keeping customers brings in its first year.
#[derive(Clone, Copy)]
pub struct RetainedFirstYear<N> {
    /// Customers who stay and would have left.
    pub customers: N,
    /// Their revenue.
    pub revenue: N,
    /// The gross margin on it.
    pub margin: N,
}

/// The first year of a `gain` of retention in points (0.005 is half a point): a full year's revenue and margin.
///
/// ```
/// let year = service_roi::finance::retained_first_year(20_000.0, 0.005, 1_200.0, 0.4);
/// assert_eq!((year.customers, year.margin), (100.0, 48_000.0));
/// ```
pub fn retained_first_year<N: Number>(
    customers: N,
    gain: N,
    annual_revenue_per_customer: N,
    gross_margin: N,
) -> RetainedFirstYear<N> {
    let customers = customers * gain;
    let revenue = customers * annual_revenue_per_customer;
    RetainedFirstYear {
        customers,
        revenue,
        margin: revenue * gross_margin,
    }
}

/// Churn over a year from churn a month, both fractions in 0..=1.
///
/// ```
/// assert!((service_roi::finance::annual_churn(0.03) - 0.306157639004562).abs() < 1e-15);
/// ```
pub fn annual_churn(monthly_churn: f64) -> f64 {
    -math::exp_m1(12.0 * math::ln_1p(-monthly_churn))
}

/// Churn a month that comes to `annual_churn` over a year: not a twelfth of it.
///
/// ```
/// assert!((service_roi::finance::monthly_churn(0.2) - 0.018423470126248325).abs() < 1e-15);
/// ```
pub fn monthly_churn(annual_churn: f64) -> f64 {
    -math::exp_m1(math::ln_1p(-annual_churn) / 12.0)
}

/// The effective monthly rate that compounds to `annual_rate` over a year.
///
/// ```
/// assert!((service_roi::finance::monthly_discount_rate(0.1) - 0.007974140428903742).abs() < 1e-16);
/// ```
pub fn monthly_discount_rate(annual_rate: f64) -> f64 {
    math::exp_m1(math::ln_1p(annual_rate) / 12.0)
}

/// Which share of the value of freed capacity a claimed saving implies; `None` when no capacity is freed.
///
/// ```
/// assert_eq!(service_roi::finance::implied_realisation_rate(3_000.0, 25_000.0), Some(0.12));
/// ```
pub fn implied_realisation_rate(claimed_saving: f64, capacity_value: f64) -> Option<f64> {
    (capacity_value > 0.0).then(|| claimed_saving / capacity_value)
}

/// The largest amount in minor units: 15 digits, the most that every decimal keeps on its way through an `f64`.
pub const LARGEST_MINOR: i64 = 999_999_999_999_999;

/// Why an amount cannot be written in whole minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinorUnitError {
    /// It has more decimals than the currency.
    Fraction,
    /// It has more than 15 digits in minor units, or is no number.
    TooLarge,
}

/// An amount in whole minor units (cents), read from its shortest decimal text.
///
/// Never multiplied: 1.15 × 100 is 114.99999999999999.
///
/// ```
/// use service_roi::finance::{MinorUnitError, minor_units};
/// assert_eq!(minor_units(1.15, 2), Ok(115));
/// assert_eq!(minor_units(1.155, 2), Err(MinorUnitError::Fraction));
/// ```
pub fn minor_units(amount: f64, digits: u32) -> Result<i64, MinorUnitError> {
    let (scaled, decimals) = decimal(amount).ok_or(MinorUnitError::TooLarge)?;
    if decimals > digits {
        return Err(MinorUnitError::Fraction);
    }
    10_i128
        .checked_pow(digits - decimals)
        .and_then(|factor| scaled.checked_mul(factor))
        .and_then(|units| i64::try_from(units).ok())
        .filter(|units| units.abs() <= LARGEST_MINOR)
        .ok_or(MinorUnitError::TooLarge)
}

/// An amount in whole minor units, rounded half away from zero on its decimal text.
///
/// # Errors
/// [`MinorUnitError::TooLarge`] beyond 15 digits of minor units.
///
/// ```
/// assert_eq!(service_roi::finance::rounded_minor_units(1.005, 2), Ok(101));
/// ```
pub fn rounded_minor_units(amount: f64, digits: u32) -> Result<i64, MinorUnitError> {
    let (scaled, decimals) = decimal(amount).unwrap_or((0, 0));
    if !amount.is_finite() || decimals <= digits {
        return minor_units(amount, digits);
    }
    let Some(divisor) = 10_i128.checked_pow(decimals - digits) else {
        return Ok(0);
    };
    let half = divisor / 2 * scaled.signum();
    i64::try_from((scaled + half) / divisor)
        .ok()
        .filter(|units| units.abs() <= LARGEST_MINOR)
        .ok_or(MinorUnitError::TooLarge)
}

/// Whole minor units as an amount, correctly rounded.
///
/// ```
/// assert_eq!(service_roi::finance::major_units(115, 2), 1.15);
/// ```
pub fn major_units(minor: i64, digits: u32) -> f64 {
    minor as f64 / math::power(10.0, f64::from(digits))
}

/// A number as an integer and its count of decimals, from its shortest decimal text; `None` if it is not
/// finite or has more digits than fit.
///
/// ```
/// assert_eq!(service_roi::finance::decimal(-12.5), Some((-125, 1)));
/// ```
pub fn decimal(number: f64) -> Option<(i128, u32)> {
    if !number.is_finite() {
        return None;
    }
    let text = format!("{number}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let scaled = format!("{whole}{fraction}").parse().ok()?;
    Some((scaled, u32::try_from(fraction.len()).ok()?))
}

/// Why a total cannot be allotted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllotError {
    /// A weight is below 0.
    NegativeWeight,
    /// The weights sum to 0.
    NoWeight,
    /// The products do not fit in 128 bits.
    TooLarge,
}

/// Splits `total` whole units by weights so that the parts add up to it exactly (largest remainder).
///
/// Each part is within one unit of its exact share; ties go to the first; a negative total mirrors the positive one.
/// Raising the total can lower one part by one unit: that is inherent in the method.
///
/// ```
/// assert_eq!(service_roi::finance::allot(333, &[30, 25, 20, 25]), Ok(vec![100, 83, 67, 83]));
/// ```
pub fn allot(total: i128, weights: &[i128]) -> Result<Vec<i128>, AllotError> {
    if weights.iter().any(|weight| *weight < 0) {
        return Err(AllotError::NegativeWeight);
    }
    let sum = weights
        .iter()
        .try_fold(0_i128, |sum, weight| sum.checked_add(*weight))
        .ok_or(AllotError::TooLarge)?;
    if sum == 0 {
        return Err(AllotError::NoWeight);
    }
    let size = total.checked_abs().ok_or(AllotError::TooLarge)?;
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for weight in weights {
        let product = size.checked_mul(*weight).ok_or(AllotError::TooLarge)?;
        parts.push(product / sum);
        remainders.push(product % sum);
    }
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_unstable_by_key(|index| (std::cmp::Reverse(remainders[*index]), *index));
    let mut left = size - parts.iter().sum::<i128>();
    for index in order {
        if left == 0 {
            break;
        }
        parts[index] += 1;
        left -= 1;
    }
    Ok(parts
        .into_iter()
        .map(|part| part * total.signum())
        .collect())
}
