//! What must hold for every calculator and every input.

mod seeded;

use proptest::prelude::*;
use seeded::{Seeded, numbers};
use service_roi::calculator::{Value, Values, break_even, break_even_sentence, plain};
use service_roi::calculators::{aht_savings, customer_lifetime_value, retention_revenue};
use service_roi::catalogue::{self, MODELS};
use service_roi::describe::{Default, Input, InputKind, ProblemKind, Token};
use service_roi::facts;
use service_roi::finance::{allot, major_units, minor_units};
use service_roi::kpi::{
    abandonment_rate, average_handle_time, compare_means, compare_nps, compare_shares,
    cost_per_contact, cost_to_serve, csat, customer_effort_score, customer_retention_rate,
    deflection_rate, first_contact_resolution, first_response_time, nps, point_worth,
    quality_audit_pass_rate, reassignment_rate, resolution_time, sample_size, scorecard,
};
use service_roi::number::{Arena, LANES, Lanes};
use std::collections::BTreeSet;

fn value(default: &Default) -> Value {
    match default {
        Default::Number(number) => Value::Number(*number),
        Default::Option(option) => Value::Text((*option).into()),
        Default::Lines(_) | Default::Empty => unreachable!("no example types this"),
    }
}

fn same_bits(one: f64, other: f64) -> bool {
    one.to_bits() == other.to_bits() || (one.is_nan() && other.is_nan())
}

/// `f64`, every lane of `Lanes` and the value carried by `Expression` agree to the bit.
macro_rules! agree_to_the_bit {
    ($test:ident, $calculator:ident, $choices:expr) => {
        #[test]
        fn $test() {
            use $calculator::{INPUTS, Inputs, formula};
            let mut seeded = Seeded::new(stringify!($calculator));
            let mut rounds = 0;
            while rounds < 10_000 {
                let batch: Vec<Values> = (0..LANES)
                    .map(|_| numbers(&mut seeded, INPUTS, false))
                    .collect();
                let structure = seeded.next();
                let read = |values: &Values| -> Inputs<f64> {
                    let mut reader = service_roi::calculator::Reader::new(INPUTS, values);
                    let inputs = Inputs::read(&mut reader);
                    reader.finish().unwrap();
                    let set: fn(Inputs<f64>, u64) -> Inputs<f64> = $choices;
                    set(inputs, structure)
                };
                let inputs: Vec<Inputs<f64>> = batch.iter().map(read).collect();
                let mut position = 0;
                let columns: Vec<Vec<f64>> = inputs
                    .iter()
                    .map(|inputs| {
                        let mut column = Vec::new();
                        let _ = inputs.map(|_, number| column.push(number));
                        column
                    })
                    .collect();
                let lanes = inputs[0].map(|_, _| {
                    position += 1;
                    Lanes(std::array::from_fn(|lane| columns[lane][position - 1]))
                });
                let together = formula(&lanes).list();
                for (lane, inputs) in inputs.iter().enumerate() {
                    let alone = formula(inputs).list();
                    let arena = Arena::default();
                    let traced = formula(&inputs.map(|key, number| arena.input(key, number)));
                    for ((alone, together), traced) in
                        alone.iter().zip(&together).zip(traced.list())
                    {
                        assert!(same_bits(alone.value, together.value.0[lane]));
                        assert!(same_bits(alone.value, traced.value.value));
                        assert_eq!(alone.defined, together.defined[lane]);
                        assert_eq!(alone.defined, traced.defined);
                    }
                    rounds += 1;
                }
            }
        }
    };
}

agree_to_the_bit!(
    customer_lifetime_value_agrees_to_the_bit,
    customer_lifetime_value,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.retention_from = Choice::at((structure % 2) as usize);
        inputs.timing = Choice::at((structure / 2 % 3) as usize);
        inputs.horizon_years = 1 + (structure / 6 % 50) as u32;
        inputs
    }
);
agree_to_the_bit!(
    retention_revenue_agrees_to_the_bit,
    retention_revenue,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.retention_change_reading = Choice::at((structure % 3) as usize);
        inputs.years = 1 + (structure / 3 % 50) as u32;
        inputs
    }
);
agree_to_the_bit!(
    aht_savings_agrees_to_the_bit,
    aht_savings,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.workload_from = Choice::at((structure % 2) as usize);
        inputs
    }
);

agree_to_the_bit!(csat_agrees_to_the_bit, csat, |mut inputs, structure| {
    use service_roi::calculator::Choice;
    inputs.scale = Choice::at((structure % 2) as usize);
    inputs.satisfied_from = 1 + (structure / 2 % 10) as u32;
    inputs
});
agree_to_the_bit!(nps_agrees_to_the_bit, nps, |inputs, _| inputs);
agree_to_the_bit!(
    first_contact_resolution_agrees_to_the_bit,
    first_contact_resolution,
    |inputs, _| inputs
);
agree_to_the_bit!(
    resolution_time_agrees_to_the_bit,
    resolution_time,
    |inputs, _| inputs
);
agree_to_the_bit!(
    first_response_time_agrees_to_the_bit,
    first_response_time,
    |inputs, _| inputs
);
agree_to_the_bit!(
    customer_effort_score_agrees_to_the_bit,
    customer_effort_score,
    |inputs, _| inputs
);
agree_to_the_bit!(
    customer_retention_rate_agrees_to_the_bit,
    customer_retention_rate,
    |mut inputs, structure| {
        inputs.months = 1 + (structure % 120) as u32;
        inputs
    }
);
agree_to_the_bit!(
    average_handle_time_agrees_to_the_bit,
    average_handle_time,
    |inputs, _| inputs
);
agree_to_the_bit!(
    abandonment_rate_agrees_to_the_bit,
    abandonment_rate,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.short_abandons_are = Choice::at((structure % 2) as usize);
        inputs
    }
);
agree_to_the_bit!(
    deflection_rate_agrees_to_the_bit,
    deflection_rate,
    |inputs, _| inputs
);
agree_to_the_bit!(
    reassignment_rate_agrees_to_the_bit,
    reassignment_rate,
    |inputs, _| inputs
);
agree_to_the_bit!(
    quality_audit_pass_rate_agrees_to_the_bit,
    quality_audit_pass_rate,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.population = Choice::at((structure % 2) as usize);
        inputs
    }
);

agree_to_the_bit!(
    cost_per_contact_agrees_to_the_bit,
    cost_per_contact,
    |inputs, _| inputs
);
agree_to_the_bit!(
    cost_to_serve_agrees_to_the_bit,
    cost_to_serve,
    |inputs, _| inputs
);
agree_to_the_bit!(
    sample_size_agrees_to_the_bit,
    sample_size,
    |mut inputs, structure| {
        use service_roi::calculator::Choice;
        inputs.population_known = Choice::at((structure % 2) as usize);
        inputs
    }
);
agree_to_the_bit!(scorecard_agrees_to_the_bit, scorecard, |inputs, _| inputs);
agree_to_the_bit!(
    compare_shares_agrees_to_the_bit,
    compare_shares,
    |inputs, _| inputs
);
agree_to_the_bit!(compare_nps_agrees_to_the_bit, compare_nps, |inputs, _| {
    inputs
});
agree_to_the_bit!(
    compare_means_agrees_to_the_bit,
    compare_means,
    |inputs, _| inputs
);
agree_to_the_bit!(
    point_worth_agrees_to_the_bit,
    point_worth,
    |mut inputs, structure| {
        // Now and then an elasticity is not typed.
        if structure % 4 == 0 {
            inputs.churn_points_per_point = f64::NAN;
        }
        if structure % 3 == 0 {
            inputs.contacts_change_per_point = f64::NAN;
        }
        inputs
    }
);

#[test]
fn descriptions_are_whole() {
    let ids: BTreeSet<_> = MODELS.iter().map(|model| model.calculator().id).collect();
    assert_eq!(ids.len(), MODELS.len(), "an id is used twice");
    for model in MODELS {
        let calculator = model.calculator();
        let answer = model.calculate(&Values::new()).unwrap();
        let keys: BTreeSet<_> = calculator.inputs.iter().map(|input| input.key).collect();
        assert_eq!(keys.len(), calculator.inputs.len());
        assert!(answer.outputs.get(calculator.headline).is_some());
        for related in calculator.related {
            assert!(ids.contains(related), "{} is not there", related);
        }
        for input in calculator.inputs {
            let name = format!("{} {}", calculator.id, input.key);
            assert!(!input.label.is_empty(), "{name} has no label");
            if input.kind == InputKind::Choice {
                assert!(input.options.iter().all(|option| !option.help.is_empty()));
            } else {
                assert!(!input.help.is_empty(), "{name} has no help");
                assert!(!input.default_source.is_empty(), "{name} has no source");
            }
            if let Some(used_when) = input.used_when {
                let choice = calculator
                    .inputs
                    .iter()
                    .find(|other| other.key == used_when.input)
                    .unwrap();
                let option = choice
                    .options
                    .iter()
                    .find(|option| option.key == used_when.option);
                assert!(option.is_some(), "{name}");
            }
            if let Some(derived) = input.derived {
                assert!(answer.outputs.get(derived).is_some(), "{name}");
            }
        }
        for output in calculator.outputs {
            assert!(!output.help.is_empty(), "{} has no help", output.key);
        }
        for table in calculator.tables {
            for row in &answer.tables[table.key] {
                let columns: BTreeSet<_> = table.columns.iter().map(|column| column.key).collect();
                let cells: BTreeSet<_> = row.iter().map(|(key, _)| key).collect();
                assert_eq!(columns, cells, "{}", table.key);
            }
        }
        let table = calculator
            .tables
            .iter()
            .find(|table| table.key == calculator.chart.table)
            .unwrap();
        for column in calculator
            .chart
            .y
            .iter()
            .chain([&calculator.chart.x])
            .chain(&calculator.chart.gap)
        {
            assert!(table.columns.iter().any(|other| other.key == *column));
        }
    }
}

#[test]
fn a_fact_is_the_same_in_every_calculator() {
    let mut facts: Vec<&Input> = Vec::new();
    for model in MODELS {
        for input in model.calculator().inputs.iter().filter(|input| input.fact) {
            if let Some(other) = facts.iter().find(|other| other.key == input.key) {
                assert_eq!(other.default, input.default, "{}", input.key);
                assert_eq!(other.label, input.label, "{}", input.key);
                assert_eq!(other.unit, input.unit, "{}", input.key);
                assert_eq!(other.minimum, input.minimum, "{}", input.key);
                assert_eq!(other.maximum, input.maximum, "{}", input.key);
            }
            facts.push(input);
        }
    }
}

#[test]
fn no_default_raises_a_warning_and_every_text_finds_its_figures() {
    for model in MODELS {
        let answer = model.calculate(&Values::new()).unwrap();
        assert_eq!(answer.warnings, []);
        assert!(
            !plain(&answer.sentence).contains('{'),
            "{}",
            plain(&answer.sentence)
        );
        let target = model.calculator().break_even.target;
        let break_even = break_even_sentence(*model, &Values::new(), target).unwrap();
        assert!(break_even.value.is_some(), "{}", model.calculator().id);
        assert!(!plain(&break_even.sentence).contains('{'));
    }
}

#[test]
fn every_example_comes_out() {
    for model in MODELS {
        let calculator = model.calculator();
        assert!(!calculator.examples.is_empty());
        for example in calculator.examples {
            let inputs = example.inputs.iter();
            let values = inputs
                .map(|(key, default)| ((*key).to_owned(), value(default)))
                .collect();
            let answer = model.calculate(&values).unwrap();
            for (key, expected) in example.expected {
                match (answer.outputs[key], expected) {
                    (Some(found), Some(expected)) => assert!(
                        (found - expected).abs() <= 1e-12 * expected.abs(),
                        "{}: {key} is {found} instead of {expected}",
                        example.title
                    ),
                    (found, expected) => assert_eq!(found, *expected, "{}: {key}", example.title),
                }
            }
        }
    }
}

/// The value at this part of an input's slider.
fn along_slider(input: &Input, part: f64) -> Value {
    let slider = input.slider.unwrap();
    Value::Number(slider.from + part * (slider.to - slider.from))
}

#[test]
fn every_input_moves_some_output() {
    for model in MODELS {
        let calculator = model.calculator();
        for input in calculator.inputs {
            // What follows from an empty input moves only once it is typed.
            let mut values: Values = calculator
                .inputs
                .iter()
                .filter(|other| other.default == Default::Empty)
                .map(|other| (other.key.to_owned(), along_slider(other, 0.25)))
                .collect();
            if let Some(used_when) = input.used_when {
                values.insert(used_when.input.into(), Value::Text(used_when.option.into()));
            }
            let before = model.calculate(&values).unwrap();
            let moved = match input.default {
                Default::Empty => vec![along_slider(input, 0.5)],
                Default::Number(0.0) => vec![Value::Number(1.0)],
                Default::Number(number) => {
                    let step = if input.kind == InputKind::Whole {
                        1.0
                    } else {
                        number / 10.0
                    };
                    // One of the two may lie outside its bounds or be more than its whole.
                    vec![Value::Number(number + step), Value::Number(number - step)]
                }
                Default::Option(_) => input
                    .options
                    .iter()
                    .map(|option| Value::Text(option.key.into()))
                    .collect(),
                Default::Lines(_) => vec![Value::List(vec![Value::Parts(
                    [
                        ("name".to_owned(), Value::Text("All".into())),
                        ("weight".to_owned(), Value::Number(1.0)),
                        ("bottomUp".to_owned(), Value::Text("training".into())),
                    ]
                    .into(),
                )])],
            };
            let moves = moved.into_iter().any(|value| {
                let mut values = values.clone();
                values.insert(input.key.into(), value);
                if input.key == "minorUnitDigits" {
                    values.insert("budget".into(), Value::Number(100_000.01));
                    return model
                        .calculate(&Values::from([values.pop_first().unwrap()]))
                        .is_ok();
                }
                let Ok(after) = model.calculate(&values) else {
                    return false;
                };
                after.outputs != before.outputs
                    || after.tables != before.tables
                    || after.sentence != before.sentence
            });
            assert!(moves, "{} {} moves nothing", calculator.id, input.key);
        }
    }
}

/// Inputs that fire a warning, and inputs just short of it.
#[test]
fn every_warning_fires_and_does_not() {
    type Case = (
        &'static str,
        &'static str,
        &'static [(&'static str, f64)],
        &'static [(&'static str, f64)],
    );
    let contacts = Value::Text("contacts".into());
    let cases: &[Case] = &[
        // 0.99^12 = 0.88638…
        (
            "customer-lifetime-value",
            "retentionAbove99PercentAMonth",
            &[("annualRetention", 0.8864)],
            &[("annualRetention", 0.8863)],
        ),
        (
            "retention-revenue",
            "retentionAbove99PercentAMonth",
            &[("retentionChange", 0.0864)],
            &[("retentionChange", 0.0863)],
        ),
        // One year at once: 480 ÷ 24 = 20.
        (
            "customer-lifetime-value",
            "clvToCacAbove20",
            &[("horizonYears", 1.0), ("acquisitionCost", 23.9)],
            &[("horizonYears", 1.0), ("acquisitionCost", 24.0)],
        ),
        // 1 ÷ (1 + 0.1 − 1.05…) > 20.
        (
            "customer-lifetime-value",
            "perpetuityMultipleAbove20",
            &[("annualRetention", 0.97), ("annualDiscountRate", 0.01)],
            &[("annualRetention", 0.96), ("annualDiscountRate", 0.02)],
        ),
        (
            "aht-savings",
            "occupancyAbove90Percent",
            &[("occupancy", 0.91)],
            &[("occupancy", 0.9)],
        ),
        (
            "aht-savings",
            "realisationAbove70Percent",
            &[("realisationRate", 0.71)],
            &[("realisationRate", 0.7)],
        ),
        // 50 agents have 4,853 handle hours: 48,533 contacts of 360 seconds.
        (
            "aht-savings",
            "volumeAboveStaff",
            &[("contactsPerMonth", 48_534.0)],
            &[("contactsPerMonth", 48_533.0)],
        ),
        (
            "aht-savings",
            "outsideTypicalRange",
            &[("shrinkage", 0.36)],
            &[("shrinkage", 0.35)],
        ),
        (
            "csat",
            "fewAnswers",
            &[
                ("answersAt5", 0.0),
                ("answersAt4", 0.0),
                ("answersAt3", 8.0),
            ],
            &[
                ("answersAt5", 0.0),
                ("answersAt4", 0.0),
                ("answersAt3", 9.0),
            ],
        ),
        (
            "first-contact-resolution",
            "fewTickets",
            &[("resolvedAtFirst", 9.0), ("resolved", 29.0)],
            &[("resolvedAtFirst", 9.0), ("resolved", 30.0)],
        ),
        // 55 ÷ 550 = 10 %.
        (
            "resolution-time",
            "openAbove10Percent",
            &[("resolvedTickets", 495.0), ("openTickets", 56.0)],
            &[("resolvedTickets", 495.0), ("openTickets", 55.0)],
        ),
        (
            "resolution-time",
            "fewTickets",
            &[("resolvedTickets", 29.0), ("resolvedWithin48Hours", 29.0)],
            &[("resolvedTickets", 30.0), ("resolvedWithin48Hours", 29.0)],
        ),
        // The mean is 96.
        (
            "first-response-time",
            "meanAboveTwiceTheMedian",
            &[("medianResponseMinutes", 47.9)],
            &[("medianResponseMinutes", 48.0)],
        ),
        (
            "first-response-time",
            "fewTickets",
            &[("answeredTickets", 29.0)],
            &[("answeredTickets", 30.0)],
        ),
        (
            "customer-effort-score",
            "fewAnswers",
            &[
                ("answersAt6", 0.0),
                ("answersAt7", 0.0),
                ("answersAt5", 9.0),
            ],
            &[
                ("answersAt6", 0.0),
                ("answersAt7", 0.0),
                ("answersAt5", 10.0),
            ],
        ),
        // 0.99³ = 0.970299.
        (
            "customer-retention-rate",
            "retentionAbove99PercentAMonth",
            &[("customersAtEnd", 1_171.0)],
            &[("customersAtEnd", 1_170.0)],
        ),
        (
            "customer-retention-rate",
            "fewCustomers",
            &[("customersAtStart", 29.0), ("customersAtEnd", 220.0)],
            &[("customersAtStart", 30.0), ("customersAtEnd", 220.0)],
        ),
        (
            "average-handle-time",
            "noWrapUp",
            &[("totalWrapUpHours", 0.0)],
            &[("totalWrapUpHours", 1.0)],
        ),
        (
            "abandonment-rate",
            "fewContacts",
            &[
                ("contactsOffered", 31.0),
                ("contactsAbandoned", 4.0),
                ("shortAbandons", 2.0),
            ],
            &[
                ("contactsOffered", 32.0),
                ("contactsAbandoned", 4.0),
                ("shortAbandons", 2.0),
            ],
        ),
        (
            "deflection-rate",
            "fewRequests",
            &[("selfServed", 9.0), ("assisted", 20.0)],
            &[("selfServed", 10.0), ("assisted", 20.0)],
        ),
        (
            "reassignment-rate",
            "fewTickets",
            &[("tickets", 29.0), ("reassignedTickets", 3.0)],
            &[("tickets", 30.0), ("reassignedTickets", 3.0)],
        ),
        (
            "quality-audit-pass-rate",
            "fewAudits",
            &[("auditedContacts", 29.0), ("passedContacts", 28.0)],
            &[("auditedContacts", 30.0), ("passedContacts", 28.0)],
        ),
        (
            "nps",
            "fewAnswers",
            &[("promoters", 9.0), ("passives", 10.0), ("detractors", 10.0)],
            &[
                ("promoters", 10.0),
                ("passives", 10.0),
                ("detractors", 10.0),
            ],
        ),
        (
            "cost-per-contact",
            "resolutionBelowHalf",
            &[("firstContactResolution", 0.49)],
            &[("firstContactResolution", 0.5)],
        ),
        (
            "cost-to-serve",
            "costWithoutContacts",
            &[("chatContacts", 0.0)],
            &[("chatContacts", 0.0), ("chatCost", 0.0)],
        ),
        (
            "sample-size",
            "fewAnswers",
            &[("answers", 29.0)],
            &[("answers", 30.0)],
        ),
        (
            "sample-size",
            "marginBeyondShare",
            &[("expectedShare", 0.96)],
            &[("expectedShare", 0.95)],
        ),
        (
            "scorecard",
            "beyondScale",
            &[("ahtSeconds", 299.0)],
            &[("ahtSeconds", 300.0)],
        ),
        (
            "compare-shares",
            "fewCases",
            &[("laterCount", 20.0), ("laterCases", 29.0)],
            &[("laterCount", 20.0), ("laterCases", 30.0)],
        ),
        (
            "compare-nps",
            "fewCases",
            &[("earlierPromoters", 0.0), ("earlierPassives", 9.0)],
            &[("earlierPromoters", 0.0), ("earlierPassives", 10.0)],
        ),
        (
            "compare-means",
            "fewCases",
            &[("earlierCases", 29.0)],
            &[("earlierCases", 30.0)],
        ),
        (
            "point-worth",
            "retentionAbove99PercentAMonth",
            &[("pointsGained", 1.0), ("churnPointsPerPoint", 0.0864)],
            &[("pointsGained", 1.0), ("churnPointsPerPoint", 0.0863)],
        ),
        (
            "point-worth",
            "outsideTypicalRange",
            &[("costPerContact", 40.5)],
            &[("costPerContact", 40.0)],
        ),
    ];
    let keys = |id: &str, inputs: &[(&str, f64)]| -> Vec<&str> {
        let mut values: Values = inputs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::Number(*value)))
            .collect();
        if values.contains_key("contactsPerMonth") {
            values.insert("workloadFrom".into(), contacts.clone());
        }
        let answer = catalogue::find(id).unwrap().calculate(&values).unwrap();
        assert!(
            answer
                .warnings
                .iter()
                .all(|warning| !warning.message.contains('{'))
        );
        answer.warnings.iter().map(|warning| warning.key).collect()
    };
    let mut fired = BTreeSet::new();
    for (id, key, fires, quiet) in cases {
        assert!(keys(id, fires).contains(key), "{id} {key} does not fire");
        assert!(!keys(id, quiet).contains(key), "{id} {key} fires too soon");
        fired.insert((*id, *key));
    }
    for model in MODELS {
        for warning in model.calculator().warnings {
            assert!(
                fired.contains(&(model.calculator().id, warning.key)),
                "{} is not tested",
                warning.key
            );
        }
    }
}

#[test]
fn a_warning_about_an_input_that_is_not_used_is_not_given() {
    let values = Values::from([("ahtSeconds".into(), Value::Number(1_000.0))]);
    let answer = catalogue::find("aht-savings")
        .unwrap()
        .calculate(&values)
        .unwrap();
    assert_eq!(answer.warnings.len(), 1);
    assert_eq!(answer.warnings[0].input, Some("ahtSeconds"));
}

#[test]
fn cited_ranges_hold_their_defaults_and_name_their_sources() {
    let mut used = BTreeSet::new();
    for model in MODELS {
        for input in model.calculator().inputs {
            let (Some(typical), Default::Number(default)) = (input.typical, input.default) else {
                continue;
            };
            assert!(
                typical.from <= default && default <= typical.to,
                "{}",
                input.key
            );
            used.insert(std::ptr::from_ref(typical) as usize);
        }
        let targets = model.calculator().outputs.iter();
        used.extend(
            targets
                .filter_map(|output| output.target)
                .map(|target| std::ptr::from_ref(target) as usize),
        );
    }
    for (name, typical) in facts::TABLE {
        assert!(typical.from < typical.to, "{name}");
        assert!(!typical.sources.is_empty(), "{name} has no source");
        for source in typical.sources {
            assert!(
                !source.document.is_empty() && !source.section.is_empty(),
                "{name}"
            );
            assert!(
                !source.figure.is_empty() && !source.reading.is_empty(),
                "{name}"
            );
        }
        assert!(
            used.contains(&(std::ptr::from_ref(*typical) as usize)),
            "{name} is not used"
        );
    }
    assert_eq!(
        used.len(),
        facts::TABLE.len(),
        "a range is not in the table"
    );
}

#[test]
fn bad_input_is_refused_with_every_problem_at_once() {
    let retention = catalogue::find("retention-revenue").unwrap();
    let values = Values::from([
        ("customers".into(), Value::Number(-1.0)),
        ("annualRetention".into(), Value::Number(f64::NAN)),
        ("retentionChange".into(), Value::Text("half".into())),
        (
            "retentionChangeReading".into(),
            Value::Text("percent".into()),
        ),
        ("grossMargin".into(), Value::Number(f64::INFINITY)),
        ("years".into(), Value::Number(2.5)),
        ("annualDiscountRate".into(), Value::Number(3.0)),
        ("acquisitionCost".into(), Value::Other("null")),
    ]);
    let problems = retention.calculate(&values).unwrap_err();
    let kinds: Vec<_> = problems
        .iter()
        .map(|problem| (problem.field.as_str(), problem.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("customers", ProblemKind::BelowMinimum),
            ("annualRetention", ProblemKind::NotFinite),
            ("retentionChange", ProblemKind::WrongType),
            ("retentionChangeReading", ProblemKind::UnknownOption),
            ("grossMargin", ProblemKind::NotFinite),
            ("years", ProblemKind::NotWhole),
            ("annualDiscountRate", ProblemKind::AboveMaximum),
            ("acquisitionCost", ProblemKind::WrongType),
        ]
    );
    assert_eq!(
        problems[0].message,
        "Customers must be at least 0; it is −1."
    );
    assert_eq!(
        problems[6].message,
        "Discount rate must be at most 100 % a year; it is 300 % a year."
    );
}

fn only_problem(id: &str, inputs: &[(&str, Value)]) -> (String, ProblemKind) {
    let values = inputs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect();
    let mut problems = catalogue::find(id).unwrap().calculate(&values).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    (problem.field, problem.kind)
}

#[test]
fn inputs_that_cannot_all_be_true_are_refused() {
    let refused = |id, inputs: &[(&str, Value)], field: &str, kind| {
        assert_eq!(only_problem(id, inputs), (field.to_owned(), kind));
    };
    refused(
        "customer-lifetime-value",
        &[
            ("annualRetention", Value::Number(1.0)),
            ("annualDiscountRate", Value::Number(0.0)),
        ],
        "annualRetention",
        ProblemKind::Conflict,
    );
    refused(
        "retention-revenue",
        &[("retentionChange", Value::Number(0.201))],
        "retentionChange",
        ProblemKind::Conflict,
    );
    for (id, inputs, field) in [
        // 1,201 − 200 > 1,000.
        (
            "customer-retention-rate",
            &[("customersAtEnd", 1_201.0)],
            "customersAtEnd",
        ),
        (
            "customer-retention-rate",
            &[("newCustomers", 1_101.0)],
            "newCustomers",
        ),
        (
            "resolution-time",
            &[("resolvedWithin48Hours", 501.0)],
            "resolvedWithin48Hours",
        ),
        (
            "abandonment-rate",
            &[("contactsAbandoned", 12_001.0)],
            "contactsAbandoned",
        ),
        (
            "abandonment-rate",
            &[("shortAbandons", 541.0)],
            "shortAbandons",
        ),
        (
            "reassignment-rate",
            &[("tickets", 239.0)],
            "reassignedTickets",
        ),
        (
            "reassignment-rate",
            &[("transfers", 239.0)],
            "reassignedTickets",
        ),
        (
            "quality-audit-pass-rate",
            &[("passedContacts", 201.0)],
            "passedContacts",
        ),
    ] {
        let inputs = inputs.map(|(key, value)| (key, Value::Number(value)));
        refused(id, &inputs, field, ProblemKind::Conflict);
    }
    refused(
        "quality-audit-pass-rate",
        &[
            ("population", Value::Text("known".into())),
            ("populationSize", Value::Number(199.0)),
        ],
        "auditedContacts",
        ProblemKind::Conflict,
    );
    refused(
        "point-worth",
        &[("churnPointsPerPoint", Value::Number(0.041))],
        "churnPointsPerPoint",
        ProblemKind::Conflict,
    );
    refused(
        "point-worth",
        &[
            ("churnPointsPerPoint", Value::Number(0.161)),
            ("pointsGained", Value::Number(-5.0)),
        ],
        "churnPointsPerPoint",
        ProblemKind::Conflict,
    );
    refused(
        "point-worth",
        &[("contactsChangePerPoint", Value::Number(0.201))],
        "contactsChangePerPoint",
        ProblemKind::Conflict,
    );
    refused(
        "scorecard",
        &[("ahtSecondsBest", Value::Number(600.0))],
        "ahtSecondsBest",
        ProblemKind::Conflict,
    );
    refused(
        "scorecard",
        &[
            ("csatWeight", Value::Number(0.0)),
            ("firstContactResolutionWeight", Value::Number(0.0)),
            ("ahtWeight", Value::Number(0.0)),
            ("npsWeight", Value::Number(0.0)),
        ],
        "csatWeight",
        ProblemKind::WeightsSumToZero,
    );
    refused(
        "compare-shares",
        &[("laterCount", Value::Number(301.0))],
        "laterCount",
        ProblemKind::Conflict,
    );
    refused(
        "sample-size",
        &[
            ("populationKnown", Value::Text("known".into())),
            ("population", Value::Number(299.0)),
        ],
        "answers",
        ProblemKind::Conflict,
    );
    refused(
        "budget-split",
        &[("budget", Value::Number(100.005))],
        "budget",
        ProblemKind::TooManyDecimals,
    );
    refused(
        "budget-split",
        &[
            ("budget", Value::Number(100.5)),
            ("minorUnitDigits", Value::Number(0.0)),
        ],
        "budget",
        ProblemKind::TooManyDecimals,
    );
    let line = |weight: f64| {
        Value::Parts(
            [
                ("name".to_owned(), Value::Text("A".into())),
                ("weight".to_owned(), Value::Number(weight)),
            ]
            .into(),
        )
    };
    let lines = |weights: Vec<f64>| Value::List(weights.into_iter().map(line).collect());
    refused(
        "budget-split",
        &[("lines", lines(vec![0.0, 0.0]))],
        "lines",
        ProblemKind::WeightsSumToZero,
    );
    refused(
        "budget-split",
        &[("lines", lines(vec![1.0; 10_000]))],
        "lines",
        ProblemKind::TooManyLines,
    );
    refused(
        "budget-split",
        &[("lines", lines(vec![]))],
        "lines",
        ProblemKind::NoLines,
    );
    refused(
        "budget-split",
        &[("lines", lines(vec![1.0, -1.0]))],
        "lines.1.weight",
        ProblemKind::BelowMinimum,
    );
    refused(
        "budget-split",
        &[("lines", lines(vec![1.0, 0.000_000_1]))],
        "lines.1.weight",
        ProblemKind::TooManyDecimals,
    );
}

/// A token's figure, if it is one.
fn figure_of(token: &Token) -> Option<f64> {
    match token {
        Token::Value { value, .. } => Some(*value),
        _ => None,
    }
}

#[test]
fn what_rests_on_an_empty_input_is_not_defined_and_the_rest_stands() {
    let model = catalogue::find("point-worth").unwrap();
    let churn = ("churnPointsPerPoint", 0.001);
    let contacts = ("contactsChangePerPoint", 0.005);
    let of_churn = [
        "retentionGain",
        "newRetention",
        "customersRetained",
        "retainedMargin",
    ];
    let of_contacts = ["contactsAvoided", "contactCapacity"];
    for typed in [vec![], vec![churn], vec![contacts], vec![churn, contacts]] {
        let values = typed
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::Number(*value)))
            .collect();
        let answer = model.calculate(&values).unwrap();
        for (keys, needs) in [(&of_churn[..], churn), (&of_contacts[..], contacts)] {
            for key in keys {
                let is_defined = typed.contains(&needs);
                assert_eq!(answer.outputs[key].is_some(), is_defined, "{key}");
                assert_eq!(answer.not_defined.get(key).is_some(), !is_defined, "{key}");
            }
        }
        assert!(
            answer
                .not_defined
                .iter()
                .all(|(_, reason)| reason.starts_with("Type "))
        );
        let formulas = answer.steps.iter().flat_map(|step| &step.formula);
        let figures: Vec<f64> = formulas
            .chain(&answer.sentence)
            .filter_map(figure_of)
            .collect();
        assert!(figures.iter().all(|figure| figure.is_finite()));
        assert!(!plain(&answer.sentence).contains('{'));
        assert_eq!(answer.warnings, []);
    }
    // `null` is what the description gives as the default, so it may be given back.
    let null = Values::from([(churn.0.into(), Value::Other("null"))]);
    assert_eq!(model.calculate(&null), model.calculate(&Values::new()));
    let not_empty = Values::from([("pointsGained".into(), Value::Other("null"))]);
    let problems = model.calculate(&not_empty).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::WrongType);
}

#[test]
fn the_worth_of_points_is_the_retention_calculators_first_year() {
    let values = Values::from([
        ("pointsGained".into(), Value::Number(7.0)),
        ("churnPointsPerPoint".into(), Value::Number(0.0013)),
    ]);
    let worth = catalogue::find("point-worth")
        .unwrap()
        .calculate(&values)
        .unwrap();
    let change = Values::from([("retentionChange".into(), Value::Number(7.0 * 0.0013))]);
    let revenue = catalogue::find("retention-revenue")
        .unwrap()
        .calculate(&change)
        .unwrap();
    for key in ["newRetention", "customersRetained", "retainedMargin"] {
        assert_eq!(worth.outputs[key], revenue.outputs[key], "{key}");
    }
}

#[test]
fn a_comparison_says_whether_the_interval_leaves_out_zero() {
    let sentence = |id: &str, inputs: &[(&str, f64)]| {
        let values = inputs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::Number(*value)))
            .collect();
        let answer = catalogue::find(id).unwrap().calculate(&values).unwrap();
        let sentence = plain(&answer.sentence);
        assert!(!sentence.contains('{'), "{sentence}");
        sentence
    };
    type Case = (&'static str, &'static [(&'static str, f64)], &'static str);
    let cases: &[Case] = &[
        ("compare-shares", &[], "not yet distinguishable"),
        ("compare-shares", &[("laterCount", 258.0)], "not yet"),
        (
            "compare-shares",
            &[("laterCount", 259.0)],
            ": distinguishable",
        ),
        (
            "compare-shares",
            &[("laterCount", 100.0)],
            ": distinguishable",
        ),
        ("compare-shares", &[("laterCount", 240.0)], "no difference"),
        (
            "compare-shares",
            &[("laterCount", 0.0), ("laterCases", 0.0)],
            "too few",
        ),
        ("compare-nps", &[], "not yet distinguishable"),
        (
            "compare-nps",
            &[("laterPromoters", 61.0)],
            ": distinguishable",
        ),
        (
            "compare-nps",
            &[("laterPromoters", 50.0), ("laterDetractors", 20.0)],
            "no difference",
        ),
        (
            "compare-nps",
            &[
                ("laterPromoters", 0.0),
                ("laterPassives", 0.0),
                ("laterDetractors", 0.0),
            ],
            "too few",
        ),
        ("compare-means", &[], "not yet distinguishable"),
        ("compare-means", &[("laterMean", 4.34)], ": distinguishable"),
        ("compare-means", &[("laterMean", 4.1)], "no difference"),
        ("compare-means", &[("laterCases", 1.0)], "too few"),
    ];
    for (id, inputs, words) in cases {
        let sentence = sentence(id, inputs);
        assert!(sentence.contains(words), "{id} {inputs:?}: {sentence}");
    }
}

#[test]
fn the_cases_that_a_comparison_asks_for_bring_it_to_its_edge() {
    // With as many cases as asked for and the same shares, |Δ| is just above z standard errors.
    let values = Values::from([
        ("earlierCount".into(), Value::Number(0.8 * 442.0)),
        ("earlierCases".into(), Value::Number(442.0)),
        ("laterCount".into(), Value::Number(0.85 * 442.0)),
        ("laterCases".into(), Value::Number(442.0)),
    ]);
    let answer = catalogue::find("compare-shares")
        .unwrap()
        .calculate(&values)
        .unwrap();
    assert_eq!(answer.outputs["neededPerPeriod"], Some(442.0));
    let low = answer.outputs["differenceLow"].unwrap();
    assert!(low.abs() < 0.001, "{low}");
}

#[test]
fn contributions_add_up_to_the_score_whichever_way_is_better() {
    let score = |seconds: f64, worst: f64, best: f64| {
        let values = Values::from([
            ("ahtSeconds".into(), Value::Number(seconds)),
            ("ahtSecondsWorst".into(), Value::Number(worst)),
            ("ahtSecondsBest".into(), Value::Number(best)),
        ]);
        catalogue::find("scorecard")
            .unwrap()
            .calculate(&values)
            .unwrap()
            .outputs
    };
    let outputs = score(390.0, 600.0, 300.0);
    let parts = [
        "csatContribution",
        "firstContactResolutionContribution",
        "ahtContribution",
        "npsContribution",
    ];
    let sum: f64 = parts.iter().map(|key| outputs[key].unwrap()).sum();
    assert_eq!(outputs["score"], Some(sum));
    // The same scale turned round gives the rest of the weight.
    let turned = score(390.0, 300.0, 600.0)["ahtContribution"].unwrap();
    assert!((outputs["ahtContribution"].unwrap() + turned - 15.0).abs() < 1e-12);
    assert_eq!(score(600.0, 600.0, 300.0)["ahtContribution"], Some(0.0));
    assert_eq!(score(300.0, 600.0, 300.0)["ahtContribution"], Some(15.0));
    assert_eq!(score(0.0, 600.0, 300.0)["ahtContribution"], Some(15.0));
}

#[test]
fn break_even_meets_its_target_or_says_there_is_none() {
    let model = catalogue::find("retention-revenue").unwrap();
    let calculator = model.calculator();
    let input = calculator
        .inputs
        .iter()
        .find(|input| input.key == "retentionChange")
        .unwrap();
    let output = calculator
        .outputs
        .iter()
        .position(|output| output.key == "retainedMargin")
        .unwrap();
    // 10,000 ÷ (20,000 × 1,200 × 40 %) by hand.
    let found = break_even(model, &Values::new(), input, output, 10_000.0).unwrap();
    assert!((found.value.unwrap() - 10_000.0 / 9_600_000.0).abs() < 1e-15);
    // All that can still be gained is 20 points: 1,920,000.
    let none = break_even(model, &Values::new(), input, output, 1_920_001.0).unwrap();
    assert_eq!(none.value, None);
    assert!(
        none.reason
            .unwrap()
            .starts_with("No value of Retention gain")
    );
    let other = calculator
        .outputs
        .iter()
        .position(|output| output.key == "retentionCostAtParity")
        .unwrap();
    let idle = break_even(model, &Values::new(), input, other, 10.0).unwrap();
    assert_eq!(
        idle.reason.unwrap(),
        "Retention gain does not change Cost to keep one, at that ratio."
    );
}

#[test]
fn break_even_reaches_the_last_value_that_is_not_refused() {
    for (id, target, expected) in [
        ("first-contact-resolution", 0.99, 1_980.0),
        ("first-contact-resolution", 1.0, 2_000.0),
        ("quality-audit-pass-rate", 0.995, 199.0),
        ("quality-audit-pass-rate", 1.0, 200.0),
        ("customer-retention-rate", 1.0, 1_200.0),
        ("customer-retention-rate", 0.0, 200.0),
    ] {
        let model = catalogue::find(id).unwrap();
        let found = break_even_sentence(model, &Values::new(), target).unwrap();
        let value = found.value.unwrap();
        assert!((value - expected).abs() <= 1e-9, "{id}: {value}");
    }
    let audits = catalogue::find("quality-audit-pass-rate").unwrap();
    let beyond = break_even_sentence(audits, &Values::new(), 1.01).unwrap();
    assert_eq!(beyond.value, None);
}

#[test]
fn what_is_not_used_is_not_checked_against_the_rest() {
    let answers = |id: &str, inputs: [(&str, Value); 2]| {
        let values = inputs.map(|(key, value)| (key.to_owned(), value)).into();
        catalogue::find(id).unwrap().calculate(&values).is_ok()
    };
    assert!(answers(
        "abandonment-rate",
        [
            ("shortAbandonsAre", Value::Text("included".into())),
            ("shortAbandons", Value::Number(541.0)),
        ]
    ));
    assert!(answers(
        "quality-audit-pass-rate",
        [
            ("population", Value::Text("unknown".into())),
            ("populationSize", Value::Number(1.0)),
        ]
    ));
}

/// A mean of times is not below 0, a mean of scores not off its scale, however few they are.
#[test]
fn an_interval_ends_where_the_possible_values_do() {
    let ends = |id: &str, inputs: &[(&str, f64)], low: &str, high: &str| {
        let values = inputs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), Value::Number(*value)))
            .collect();
        let outputs = catalogue::find(id)
            .unwrap()
            .calculate(&values)
            .unwrap()
            .outputs;
        (outputs[low].unwrap(), outputs[high].unwrap())
    };
    let two = [
        ("answersAt1", 1.0),
        ("answersAt2", 0.0),
        ("answersAt3", 0.0),
        ("answersAt4", 0.0),
        ("answersAt5", 1.0),
        ("answersAt6", 0.0),
        ("answersAt7", 0.0),
    ];
    let found = ends("customer-effort-score", &two, "meanLow", "meanHigh");
    assert_eq!(found, (1.0, 7.0));
    assert_eq!(ends("csat", &two, "meanLow", "meanHigh"), (1.0, 5.0));
    let two = [("answeredTickets", 2.0), ("totalResponseMinutes", 10.0)];
    let found = ends("first-response-time", &two, "meanLow", "meanHigh");
    assert_eq!(found.0, 0.0);
    assert!(found.1 > 900.0);
}

#[test]
fn a_budget_that_gives_every_line_its_cost_is_found_to_the_cent() {
    let model = catalogue::find("budget-split").unwrap();
    let found = break_even_sentence(model, &Values::new(), 0.0)
        .unwrap()
        .value
        .unwrap();
    // 37,500 ÷ 20 %, less at most a cent's rounding for each of the four lines.
    assert!((found - 187_500.0).abs() <= 0.05, "{found}");
    assert!(minor_units(found, 2).is_ok());
}

#[test]
fn the_working_ends_in_the_results() {
    for model in MODELS {
        let answer = model.calculate(&Values::new()).unwrap();
        let calculator = model.calculator();
        for step in &answer.steps {
            assert!(!step.formula.is_empty(), "{} has no formula", step.name);
            if let Some(output) = calculator
                .outputs
                .iter()
                .find(|output| output.label == step.name)
            {
                assert_eq!(step.value, answer.outputs[output.key], "{}", step.name);
            }
        }
        let headline = calculator
            .outputs
            .iter()
            .find(|output| output.key == calculator.headline)
            .unwrap();
        assert!(answer.steps.iter().any(|step| step.name == headline.label));
    }
    let answer = catalogue::find("retention-revenue")
        .unwrap()
        .calculate(&Values::new())
        .unwrap();
    let step = answer
        .steps
        .iter()
        .find(|step| step.name == "Margin kept, first year")
        .unwrap();
    let words: Vec<_> = step
        .formula
        .iter()
        .map(|token| match token {
            Token::Value {
                label: Some(label), ..
            } => label.clone(),
            other => plain(std::slice::from_ref(other)),
        })
        .collect();
    assert_eq!(words.concat(), "Revenue kept × Gross margin");
    assert_eq!(plain(&step.formula), "120000 a year × 40 %");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn parts_add_up_and_are_within_one_unit(
        total in -1_000_000_000_000_i128..1_000_000_000_000,
        weights in prop::collection::vec(0_i128..1_000_000, 1..200),
    ) {
        let sum: i128 = weights.iter().sum();
        prop_assume!(sum > 0);
        let parts = allot(total, &weights).unwrap();
        prop_assert_eq!(parts.iter().sum::<i128>(), total);
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert!((part * sum - total * weight).abs() < sum);
            prop_assert!(*weight != 0 || *part == 0);
        }
        let mirrored: Vec<i128> = allot(-total, &weights).unwrap().iter().map(|part| -part).collect();
        prop_assert_eq!(parts, mirrored);
    }

    #[test]
    fn minor_units_come_back(units in -999_999_999_999_999_i64..=999_999_999_999_999, digits in 0_u32..=4) {
        let amount = major_units(units, digits);
        prop_assert_eq!(minor_units(amount, digits), Ok(units));
    }

    #[test]
    fn better_retention_is_never_worth_less(low in 0.0_f64..0.9, more in 0.0_f64..0.1) {
        let model = catalogue::find("customer-lifetime-value").unwrap();
        let clv = |retention: f64| {
            let values = Values::from([("annualRetention".into(), Value::Number(retention))]);
            model.calculate(&values).unwrap().outputs["horizonClv"].unwrap()
        };
        prop_assert!(clv(low + more) >= clv(low));
    }

    #[test]
    fn the_three_readings_agree_where_they_must(retention in 0.01_f64..0.99, points in 0.0001_f64..0.01) {
        let model = catalogue::find("retention-revenue").unwrap();
        let margin = |reading: &str, change: f64| {
            let values = Values::from([
                ("annualRetention".into(), Value::Number(retention)),
                ("retentionChange".into(), Value::Number(change)),
                ("retentionChangeReading".into(), Value::Text(reading.into())),
            ]);
            model.calculate(&values).unwrap().outputs["retainedMarginTotal"].unwrap()
        };
        let expected = margin("points", points);
        for (reading, base) in [("relativeToRetention", retention), ("relativeToChurn", 1.0 - retention)] {
            let found = margin(reading, points / base);
            prop_assert!((found - expected).abs() <= 1e-9 * expected.abs());
        }
    }

    #[test]
    fn capacity_is_cash_and_the_rest(reduction in -0.9_f64..0.9, realisation in 0.0_f64..=1.0) {
        let values = Values::from([
            ("ahtReduction".into(), Value::Number(reduction)),
            ("realisationRate".into(), Value::Number(realisation)),
        ]);
        let outputs = catalogue::find("aht-savings").unwrap().calculate(&values).unwrap().outputs;
        let get = |key: &str| outputs[key].unwrap();
        let sum = get("cashableSavings") + get("nonCashableCapacity");
        prop_assert!((sum - get("capacityValue")).abs() <= 1e-9 * get("capacityValue").abs());
        prop_assert!(get("cashableSavings").abs() <= get("capacityValue").abs());
    }
}
