//! Seeded inputs within their bounds: the bounds themselves, 0, −0, subnormals, and anything between.

use service_roi::calculator::{Value, Values};
use service_roi::describe::{Input, InputKind};

/// SplitMix64 (Steele, Lea and Flood 2014), seeded by a name.
pub struct Seeded(u64);

impl Seeded {
    pub fn new(name: &str) -> Self {
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// A value for each number of a form; with `choices`, also for its choices and whole numbers.
pub fn numbers(seeded: &mut Seeded, inputs: &'static [Input], choices: bool) -> Values {
    let mut values = Values::new();
    for input in inputs {
        let value = match input.kind {
            InputKind::Number => Value::Number(number(seeded, input)),
            InputKind::Whole if choices => {
                let (low, high) = (input.minimum.unwrap_or(0.0), input.maximum.unwrap_or(50.0));
                Value::Number((low + seeded.unit() * (high - low)).floor())
            }
            InputKind::Choice if choices => {
                let position = seeded.next() as usize % input.options.len();
                Value::Text(input.options[position].key.into())
            }
            _ => continue,
        };
        values.insert(input.key.into(), value);
    }
    values
}

fn number(seeded: &mut Seeded, input: &Input) -> f64 {
    let (low, high) = (input.minimum.unwrap_or(-1e9), input.maximum.unwrap_or(1e9));
    let slider = input
        .slider
        .map_or((low, high), |slider| (slider.from, slider.to));
    let value = match seeded.next() % 16 {
        0 => low,
        1 => high,
        2 => 0.0,
        3 => -0.0,
        4 => f64::from_bits(seeded.next() % (1 << 52)),
        5 => 1.0,
        6 | 7 => low + seeded.unit() * (high - low),
        _ => slider.0 + seeded.unit() * (slider.1 - slider.0),
    };
    let refused = value < low
        || value > high
        || (input.above_minimum && value <= low)
        || (input.below_maximum && value >= high);
    if refused {
        low + (high - low) / 2.0
    } else {
        value
    }
}
