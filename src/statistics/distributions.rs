//! The normal distribution and Student's t.

use crate::math;
use std::f64::consts::{PI, SQRT_2};

/// The z below which a standard normal value lies with probability `p`, for 0 < p < 1.
///
/// Source: M. Wichura, algorithm AS 241, Applied Statistics 37 (1988).
///
/// ```
/// let z = service_roi::statistics::normal_quantile(0.975).unwrap();
/// assert!((z - 1.9599639845400543).abs() < 1e-14);
/// ```
pub fn normal_quantile(p: f64) -> Option<f64> {
    let (offset, tail) = centred(p)?;
    Some(math::without_negative_zero(
        offset.signum() * normal_deviate(offset.abs(), tail),
    ))
}

/// How likely a standard normal value is at most `z`.
///
/// ```
/// assert_eq!(service_roi::statistics::normal_distribution(0.0), Some(0.5));
/// ```
pub fn normal_distribution(z: f64) -> Option<f64> {
    (!z.is_nan()).then(|| math::erfc(-z / SQRT_2) / 2.0)
}

/// How likely a standard normal value is at least as far from 0 as `z`.
///
/// ```
/// let p = service_roi::statistics::normal_two_sided_p(1.9425717247145284).unwrap();
/// assert!((p - 0.052067926015826264).abs() < 1e-15);
/// ```
pub fn normal_two_sided_p(z: f64) -> Option<f64> {
    (!z.is_nan()).then(|| math::erfc(z.abs() / SQRT_2))
}

/// The t below which a Student value lies with probability `p`, for 0 < p < 1 and `df` > 0 degrees of freedom,
/// fractional ones included.
///
/// `None` also where t is too large for an `f64`, which takes one degree of freedom or less.
///
/// ```
/// let t = service_roi::statistics::student_t_quantile(0.975, 1.0).unwrap();
/// assert!((t - 12.706204736174705).abs() < 1e-11);
/// ```
pub fn student_t_quantile(p: f64, df: f64) -> Option<f64> {
    let (offset, tail) = centred(p)?;
    let t = student_t_deviate(2.0 * offset.abs(), 2.0 * tail, df)?;
    Some(math::without_negative_zero(offset.signum() * t))
}

/// How likely a Student value with `df` > 0 degrees of freedom is at least as far from 0 as `t`.
///
/// ```
/// let p = service_roi::statistics::student_t_two_sided_p(1.0, 1.0).unwrap();
/// assert!((p - 0.5).abs() < 1e-15);
/// ```
pub fn student_t_two_sided_p(t: f64, df: f64) -> Option<f64> {
    let defined = !t.is_nan() && df.is_finite() && df > 0.0;
    let p = defined.then(|| student_t(t.abs(), df).outside);
    // Half of the smallest subnormal df is 0.
    p.filter(|p| p.is_finite())
}

/// A probability as its distance from ½ and the smaller of itself and its complement: both exact, where `p`
/// alone would lose the digits of one of them.
fn centred(p: f64) -> Option<(f64, f64)> {
    let tail = if p < 0.5 { p } else { 1.0 - p };
    (p > 0.0 && p < 1.0).then_some((p - 0.5, tail))
}

/// The z ≥ 0 with probability `offset` between 0 and z, and `tail` = ½ − `offset` above it.
pub(super) fn normal_deviate(offset: f64, tail: f64) -> f64 {
    if offset <= 0.425 {
        let r = 0.180625 - offset * offset;
        return offset * polynomial(r, &CENTRE.0) / polynomial(r, &CENTRE.1);
    }
    let r = (-math::ln(tail)).sqrt();
    let (r, (above, below)) = if r <= 5.0 {
        (r - 1.6, &NEAR_TAIL)
    } else {
        (r - 5.0, &FAR_TAIL)
    };
    polynomial(r, above) / polynomial(r, below)
}

fn polynomial(x: f64, coefficients: &[f64; 8]) -> f64 {
    coefficients.iter().fold(0.0, |sum, next| sum * x + next)
}

/// Numerator and denominator of one of the three ranges of AS 241, highest power first.
type Rational = ([f64; 8], [f64; 8]);

const CENTRE: Rational = (
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_3e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_5,
    ],
    [
        5.226_495_278_852_854e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);
const NEAR_TAIL: Rational = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);
const FAR_TAIL: Rational = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_104,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

/// The t ≥ 0 with probability `inside` between −t and t and `outside` = 1 − `inside` beyond them.
///
/// Newton's method on logarithms, on the smaller of the two probabilities so that none of its digits is lost.
/// Both are concave in ln t, so every step after the first comes closer from the same side. The start is the
/// normal value, which is never beyond t.
pub(super) fn student_t_deviate(inside: f64, outside: f64, df: f64) -> Option<f64> {
    const STEPS: u32 = 200;
    if !df.is_finite() || df <= 0.0 || inside < 0.0 || outside <= 0.0 {
        return None;
    }
    let start = normal_deviate(inside / 2.0, outside / 2.0);
    if start <= 0.0 {
        return Some(0.0);
    }
    let (mut ln_t, mut step) = (math::ln(start), 0.0_f64);
    for _ in 0..STEPS {
        let found = student_t(math::exp(ln_t), df);
        if found.outside <= 0.0 {
            // So far out that nothing is left to compare.
            step = step.abs() / 2.0;
            ln_t -= step;
            continue;
        }
        step = if inside < 0.5 {
            math::ln(inside / found.inside) * found.inside / found.slope
        } else {
            math::ln(found.outside / outside) * found.outside / found.slope
        };
        ln_t += step;
        // The error is of the order of the step's square.
        if step.abs() < 1e-9 {
            let t = math::exp(ln_t);
            return t.is_finite().then_some(t);
        }
    }
    None
}

/// The probabilities between −t and t and beyond them, and how fast the first grows with ln t.
struct Student {
    inside: f64,
    outside: f64,
    slope: f64,
}

fn student_t(t: f64, df: f64) -> Student {
    // From here on the fraction loses more digits to x near 1 than the approximation does.
    const NEARLY_NORMAL: f64 = 1e5;
    let ratio = t / df.sqrt();
    // x = 1/(1 + ratio²), y = 1 − x, √y, ln x, with a ratio squared that cannot overflow.
    let (x, y, root_y, ln_x) = if ratio < 1.0 {
        let square = ratio * ratio;
        let x = 1.0 / (1.0 + square);
        (x, square * x, ratio * x.sqrt(), -math::ln_1p(square))
    } else {
        let square = (1.0 / ratio) * (1.0 / ratio);
        let y = 1.0 / (1.0 + square);
        let ln_x = -2.0 * math::ln(ratio) - math::ln_1p(square);
        (square * y, y, y.sqrt(), ln_x)
    };
    let half = df / 2.0;
    let factor = math::exp(half * ln_x) * root_y * half_step_gamma_ratio(half) / PI.sqrt();
    let slope = 2.0 * factor;
    let (inside, outside) = if df > NEARLY_NORMAL {
        let z = equivalent_normal(-(df - 0.5) * ln_x, df) / SQRT_2;
        (math::erf(z), math::erfc(z))
    } else if x < (half + 1.0) / (half + 2.5) {
        let outside = factor / half * beta_fraction(half, 0.5, x);
        (1.0 - outside, outside)
    } else {
        let inside = factor / 0.5 * beta_fraction(0.5, half, y);
        (inside, 1.0 - inside)
    };
    Student {
        inside,
        outside,
        slope,
    }
}

/// The normal value with the same probability as a t of many degrees of freedom, from
/// `square` = (df − ½) ln(1 + t²/df). Source: G. Hill, algorithm 395, Communications of the ACM 13 (1970).
fn equivalent_normal(square: f64, df: f64) -> f64 {
    // Beyond this the probability is 0 in an f64, and the powers below would overflow.
    if square > 1_500.0 {
        return square.sqrt();
    }
    let scale = 48.0 * (df - 0.5) * (df - 0.5);
    let second = ((-0.4 * square - 3.3) * square - 24.0) * square - 85.5;
    let correction = second / (0.8 * square * square + 100.0 + scale) + square + 3.0;
    (correction / scale + 1.0) * square.sqrt()
}

/// Γ(a + ½) / Γ(a), without the digits that a difference of two logarithms would lose.
///
/// Source: the expansion of F. Tricomi and A. Erdélyi (1951) about a − ¼, where every second term vanishes.
fn half_step_gamma_ratio(a: f64) -> f64 {
    let (mut a, mut ratio) = (a, 1.0);
    while a < 30.0 {
        ratio *= a / (a + 0.5);
        a += 1.0;
    }
    let middle = a - 0.25;
    let u = 1.0 / (middle * middle);
    let logarithm = u * (1.0 / 64.0 + u * (-5.0 / 2_048.0 + u * (61.0 / 49_152.0)));
    ratio * middle.sqrt() * math::exp(logarithm)
}

/// The continued fraction of the incomplete beta function (NIST DLMF 8.17.22) by Lentz's method, for
/// x < (a + 1)/(a + b + 2), where it converges fast.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    const TERMS: u32 = 1_000;
    let mut above = 1.0;
    let mut below = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    let mut value = below;
    for term in 1..=TERMS {
        let m = f64::from(term);
        let end = a + 2.0 * m;
        let even = m * (b - m) * x / ((end - 1.0) * end);
        let odd = -(a + m) * (a + b + m) * x / (end * (end + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            below = 1.0 / (1.0 + coefficient * below);
            above = 1.0 + coefficient / above;
            change = above * below;
            value *= change;
        }
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}
