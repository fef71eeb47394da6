//! A million evaluations of each calculator, the same natively and in a browser: seeded inputs, each through the formula,
//! and a checksum of the outputs' bits.

use service_roi::calculator::{Model, Reader, Value, Values};
use service_roi::calculators::{
    aht_savings, budget_split, customer_lifetime_value, retention_revenue,
};
use service_roi::describe::{BottomUp, Default, DefaultLine, Input, InputKind};
use service_roi::number::{LANES, Lanes, Outcome};
use std::array::from_fn;

/// How many calls a million evaluations are cut into. An engine replaces code between calls, not within one.
pub const SLICES: usize = 1_000;
const PER_SLICE: usize = 1_000;

/// Different inputs, gone through again and again.
const DIFFERENT: usize = 1_024;

/// One calculator, evaluated one way.
pub struct Work {
    /// The calculator.
    pub id: &'static str,
    /// How many evaluations go through the formula together: 1, or the number of lanes.
    pub at_once: usize,
    /// Evaluates a slice, by its number, and adds up the bits of every output that is defined. The sum is the same in any
    /// order, so that it does not depend on how many go together.
    pub slice: Box<dyn Fn(usize) -> u64>,
}

/// All that is measured.
pub fn works() -> Vec<Work> {
    let mut works = Vec::new();
    works.extend(of_customer_lifetime_value());
    works.extend(of_retention_revenue());
    works.extend(of_aht_savings());
    works.push(of_budget_split());
    works
}

/// The works over a formula. The outputs are named, so that a forgotten one does not compile.
macro_rules! formula_works {
    ($name:ident, $calculator:ident { $($output:ident),* }) => {
        fn $name() -> [Work; 2] {
            use $calculator::{CALCULATOR, INPUTS, Inputs, Outputs, formula};
            let read = |values: &Values| {
                let mut reader = Reader::new(INPUTS, values);
                let inputs = Inputs::read(&mut reader);
                reader.finish().expect("seeded inputs are within their bounds");
                inputs
            };
            let alone: Vec<Inputs<f64>> = seeded(CALCULATOR.id, INPUTS).iter().map(read).collect();
            let batch = |batch: &[Inputs<f64>]| {
                let columns: Vec<Vec<f64>> = batch.iter().map(|inputs| {
                    let mut numbers = Vec::new();
                    let _ = inputs.map(|_, number| numbers.push(number));
                    numbers
                }).collect();
                let mut position = 0;
                batch[0].map(|_, _| {
                    position += 1;
                    Lanes(from_fn(|lane| columns[lane][position - 1]))
                })
            };
            let together: Vec<Inputs<Lanes>> = alone.chunks(LANES).map(batch).collect();
            let one_by_one = move |slice| {
                let mut sum = 0_u64;
                for position in positions(slice, 1) {
                    let Outputs { $($output),* } = formula(&alone[position]);
                    $(sum = sum.wrapping_add(bits($output.value, $output.defined));)*
                }
                sum
            };
            let in_lanes = move |slice| {
                let mut sums = [0_u64; LANES];
                for position in positions(slice, LANES) {
                    let Outputs { $($output),* } = formula(&together[position]);
                    $(add_lanes(&mut sums, $output);)*
                }
                sums.into_iter().fold(0, u64::wrapping_add)
            };
            [
                Work { id: CALCULATOR.id, at_once: 1, slice: Box::new(one_by_one) },
                Work { id: CALCULATOR.id, at_once: LANES, slice: Box::new(in_lanes) },
            ]
        }
    };
}

formula_works!(
    of_customer_lifetime_value,
    customer_lifetime_value {
        annual_revenue_per_customer,
        annual_retention_used,
        lifespan_years,
        simple_clv,
        margin_clv,
        discounted_clv,
        horizon_clv,
        net_horizon_clv,
        clv_to_cac,
        cac_payback_months,
        cac_payback_months_with_churn,
        cac_payback_months_discounted
    }
);
formula_works!(
    of_retention_revenue,
    retention_revenue {
        new_retention,
        customers_retained,
        retained_revenue,
        retained_margin,
        retained_margin_total,
        present_value,
        avoided_acquisition_cost,
        retention_cost_at_parity
    }
);
formula_works!(
    of_aht_savings,
    aht_savings {
        contacts_handled,
        seconds_saved_per_contact,
        handle_hours_saved,
        paid_hours_saved,
        fte_freed,
        capacity_value,
        cashable_savings,
        non_cashable_capacity,
        annual_cashable_savings
    }
);

/// Allotment is arithmetic of integers on what was read: the inputs are read each time, and there are no lanes.
fn of_budget_split() -> Work {
    use budget_split::{CALCULATOR, INPUTS};
    let inputs = seeded(CALCULATOR.id, INPUTS);
    let one_by_one = move |slice| {
        let mut sum = 0_u64;
        for position in positions(slice, 1) {
            let outputs = budget_split::Model
                .outputs(&inputs[position])
                .expect("seeded inputs are within their bounds");
            for output in outputs.into_iter().flatten() {
                sum = sum.wrapping_add(bits(output, true));
            }
        }
        sum
    };
    Work {
        id: CALCULATOR.id,
        at_once: 1,
        slice: Box::new(one_by_one),
    }
}

/// Where a slice finds its inputs, which stand in batches of `at_once`.
fn positions(slice: usize, at_once: usize) -> impl Iterator<Item = usize> {
    let (count, first) = (PER_SLICE / at_once, slice * PER_SLICE / at_once);
    (first..first + count).map(move |position| position % (DIFFERENT / at_once))
}

fn bits(value: f64, defined: bool) -> u64 {
    if defined { value.to_bits() } else { 0 }
}

fn add_lanes(sums: &mut [u64; LANES], outcome: Outcome<Lanes>) {
    for (lane, sum) in sums.iter_mut().enumerate() {
        *sum = sum.wrapping_add(bits(outcome.value.0[lane], outcome.defined[lane]));
    }
}

/// Figures as sliders give them. Choices and whole numbers steer a formula, so those that go together share them.
fn seeded(id: &str, inputs: &'static [Input]) -> Vec<Values> {
    let seed = id.bytes().fold(0_u64, |seed, byte| {
        seed.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    let mut random = Random(seed);
    let mut all = Vec::with_capacity(DIFFERENT);
    while all.len() < DIFFERENT {
        let (alike, own): (Vec<&Input>, Vec<&Input>) = inputs
            .iter()
            .partition(|input| matches!(input.kind, InputKind::Choice | InputKind::Whole));
        let alike: Values = random.values(&alike).collect();
        for _ in 0..LANES {
            let mut values = alike.clone();
            values.extend(random.values(&own));
            all.push(values);
        }
    }
    all
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// A value for each of these inputs; one without a slider keeps its default.
    fn values(&mut self, inputs: &[&Input]) -> impl Iterator<Item = (String, Value)> {
        inputs.iter().filter_map(|input| {
            let value = match (input.kind, input.slider, input.default) {
                (InputKind::Choice, ..) => {
                    let option = self.below(input.options.len() as u64);
                    Value::Text(input.options[option as usize].key.into())
                }
                (_, _, Default::Lines(lines)) => {
                    Value::List(lines.iter().map(|line| self.line(line)).collect())
                }
                (_, Some(slider), _) => {
                    let step = input.step.unwrap_or(1.0);
                    let steps = ((slider.to - slider.from) / step) as u64;
                    Value::Number(slider.from + self.below(steps + 1) as f64 * step)
                }
                _ => return None,
            };
            Some((input.key.to_owned(), value))
        })
    }

    /// A line of the default budget with another weight.
    fn line(&mut self, line: &DefaultLine) -> Value {
        let weight = 1 + self.below(100);
        let bottom_up = match line.bottom_up {
            BottomUp::None => "none",
            BottomUp::Training => "training",
            BottomUp::Technology => "technology",
        };
        Value::Parts(Values::from([
            ("name".to_owned(), Value::Text(line.name.into())),
            ("weight".to_owned(), Value::Number(weight as f64)),
            ("bottomUp".to_owned(), Value::Text(bottom_up.into())),
        ]))
    }
}
