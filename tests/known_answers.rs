//! Known answers from outside this code: `fixtures/known-answers.json`, each row with its source.
//!
//! The numbers were made in 50 to 60 digit arithmetic on the decimal inputs, or are published. Closed forms must
//! agree to 1e-12, integers exactly.

use serde_json::Value as Json;
use service_roi::calculator::{Value, Values};
use service_roi::catalogue;
use service_roi::describe::Keyed;
use service_roi::finance::{self, Timing};
use service_roi::number::Outcome;
use std::collections::BTreeSet;

struct Row {
    id: String,
    inputs: Json,
    expected: Json,
}

impl Row {
    fn input(&self, key: &str) -> f64 {
        self.inputs[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{} has no input {key}", self.id))
    }
    fn check(&self, key: &str, found: f64) {
        let expected = self.expected[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{} expects no {key}", self.id));
        close(&self.id, key, found, expected);
    }
    fn check_list(&self, key: &str, found: &[f64]) {
        let expected = self.expected[key].as_array().unwrap();
        assert_eq!(found.len(), expected.len(), "{} {key}", self.id);
        for (found, expected) in found.iter().zip(expected) {
            close(&self.id, key, *found, expected.as_f64().unwrap());
        }
    }
}

fn close(id: &str, key: &str, found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-12 * expected.abs(),
        "{id} {key}: {found} instead of {expected}"
    );
}

/// The rows whose id begins with `prefix`, and a note of which rows some test has looked at.
fn rows(prefix: &str) -> Vec<Row> {
    let text = include_str!("fixtures/known-answers.json");
    let rows: Vec<Json> = serde_json::from_str(text).unwrap();
    rows.iter()
        .map(|row| Row {
            id: row["id"].as_str().unwrap().to_owned(),
            inputs: row["inputs"].clone(),
            expected: row["expected"].clone(),
        })
        .filter(|row| row.id.starts_with(prefix))
        .collect()
}

fn row(id: &str) -> Row {
    rows(id).into_iter().find(|row| row.id == id).unwrap()
}

fn outputs(id: &str, inputs: &[(&str, f64)]) -> Keyed<Option<f64>> {
    let values: Values = inputs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), Value::Number(*value)))
        .collect();
    calculate(id, values)
}

fn calculate(id: &str, values: Values) -> Keyed<Option<f64>> {
    catalogue::find(id)
        .unwrap()
        .calculate(&values)
        .unwrap()
        .outputs
}

fn defined(outcome: Outcome<f64>) -> f64 {
    assert!(outcome.defined, "{}", outcome.reason);
    outcome.value
}

const TIMINGS: [(&str, Timing); 3] = [
    ("T0", Timing::Immediate),
    ("GL", Timing::EndOfPeriodIfRetained),
    ("PRE", Timing::EndOfPeriodCertain),
];

#[test]
fn every_row_is_looked_at_by_a_test_below() {
    let seen: BTreeSet<_> = rows("").iter().map(|row| row.id[..5].to_owned()).collect();
    let tested = [
        "CLV-A", "CLV-B", "CLV-C", "CLV-D", "CLV-E", "RET-1", "RET-3", "RET-4", "RET-6", "RET-7",
        "RET-9", "AHT-1", "AHT-2", "AHT-3", "AHT-4", "AHT-8", "BUD-1", "BUD-2", "BUD-5", "BUD-6",
        "KPI-1", "KPI-2", "KPI-7", "KPI-8", "KPI-9", "OPS-1", "OPS-6", "OPS-7",
    ];
    assert_eq!(seen, tested.map(str::to_owned).into());
}

#[test]
fn simple_clv() {
    for row in rows("CLV-A") {
        let values = Values::from([
            (
                "averagePurchaseValue".into(),
                Value::Number(row.input("apv")),
            ),
            ("purchasesPerYear".into(), Value::Number(row.input("freq"))),
            ("retentionFrom".into(), Value::Text("lifespan".into())),
            (
                "customerLifespanYears".into(),
                Value::Number(row.input("life")),
            ),
        ]);
        let outputs = calculate("customer-lifetime-value", values);
        row.check("clv", outputs["simpleClv"].unwrap());
        close(
            &row.id,
            "lifespanYears",
            outputs["lifespanYears"].unwrap(),
            row.input("life"),
        );
    }
}

#[test]
fn margin_clv_and_the_double_count_that_is_not_offered() {
    let edge = row("CLV-B3");
    let revenue = edge.input("apv") * edge.input("freq");
    assert_eq!(
        finance::margin_clv(revenue, edge.input("g"), edge.input("life")),
        0.0
    );
    let trap = row("CLV-B4");
    let wrong = finance::perpetuity_clv(
        trap.input("m"),
        trap.input("r"),
        trap.input("i"),
        Timing::EndOfPeriodIfRetained,
    );
    trap.check("GL", defined(wrong));
    for model in catalogue::MODELS {
        for (key, value) in model.calculate(&Values::new()).unwrap().outputs.iter() {
            assert_ne!(*value, Some(wrong.value), "{key} offers the double count");
        }
    }
}

#[test]
fn perpetuities() {
    for row in ["CLV-B5", "CLV-C1", "CLV-C2", "CLV-C4", "CLV-C6", "CLV-D6"].map(row) {
        for (key, timing) in TIMINGS {
            if row.expected[key].is_null() {
                continue;
            }
            let clv =
                finance::perpetuity_clv(row.input("m"), row.input("r"), row.input("i"), timing);
            row.check(key, defined(clv));
        }
    }
    let endless = row("CLV-C8");
    assert_eq!(endless.expected["error"], "Diverges");
    let clv = finance::perpetuity_clv(
        endless.input("m"),
        endless.input("r"),
        endless.input("i"),
        Timing::Immediate,
    );
    assert!(!clv.defined);
}

#[test]
fn perpetuity_with_growth() {
    let row = row("CLV-C11");
    for (key, timing) in &TIMINGS[..2] {
        let clv = finance::growing_perpetuity_clv(
            row.input("m"),
            row.input("r"),
            row.input("i"),
            row.input("h"),
            *timing,
        );
        row.check(key, defined(clv));
    }
}

#[test]
fn perpetuity_in_the_calculator() {
    let row = row("CLV-B5");
    let values = |timing: &str| {
        Values::from([
            (
                "averagePurchaseValue".into(),
                Value::Number(row.input("m") / 0.4),
            ),
            ("purchasesPerYear".into(), Value::Number(1.0)),
            ("annualRetention".into(), Value::Number(row.input("r"))),
            ("annualDiscountRate".into(), Value::Number(row.input("i"))),
            ("timing".into(), Value::Text(timing.into())),
        ])
    };
    for (key, timing) in [("GL", "endOfPeriodIfRetained"), ("T0", "immediate")] {
        let outputs = calculate("customer-lifetime-value", values(timing));
        row.check(key, outputs["discountedClv"].unwrap());
    }
}

#[test]
fn cohorts_by_month() {
    for row in ["CLV-D1", "CLV-D3", "CLV-D4", "CLV-D5"].map(row) {
        let discount = finance::monthly_discount_rate(row.input("i_annual_eff"));
        for (key, timing) in TIMINGS {
            let cohort = finance::cohort(row.input("m"), row.input("r"), discount, timing);
            let total = cohort
                .take(row.input("T") as usize)
                .map(|period| period.present_value)
                .sum();
            row.check(key, total);
        }
    }
}

#[test]
fn cohort_table() {
    let row = row("CLV-D9");
    let customers = 1_000.0;
    let discount = finance::monthly_discount_rate(row.input("i_annual_eff"));
    let mut total = -customers * row.input("cac");
    let mut columns: [Vec<f64>; 4] = Default::default();
    let cohort = finance::cohort(row.input("m"), row.input("r"), discount, Timing::Immediate);
    for (month, period) in cohort.take(12).enumerate() {
        total += customers * period.present_value;
        if [0, 1, 6, 11].contains(&month) {
            columns[0].push(customers * period.survivors);
            columns[1].push(customers * period.margin);
            columns[2].push(customers * period.present_value);
            columns[3].push(total);
        }
    }
    for (key, column) in ["survivors", "cash", "pv", "cum_net_pv"]
        .iter()
        .zip(&columns)
    {
        row.check_list(key, column);
    }
}

#[test]
fn paybacks() {
    let row = row("CLV-D7");
    let (cost, margin, retention) = (row.input("cac"), row.input("m"), row.input("r"));
    let simple = defined(finance::simple_payback_months(cost, margin));
    let churn = defined(finance::payback_months(cost, margin, retention));
    let discounted = defined(finance::payback_months(
        cost,
        margin,
        retention / (1.0 + row.input("i_m")),
    ));
    row.check("simple", simple);
    row.check("churn", churn);
    row.check("discounted", discounted);
    row.check_list(
        "whole_months",
        &[simple.ceil(), churn.ceil(), discounted.ceil()],
    );
    let most = finance::perpetuity_clv(margin, retention, 0.0, Timing::Immediate);
    row.check("max_recoverable_cac_undiscounted", defined(most));

    let never = self::row("CLV-D8");
    assert!(never.expected["churn"].is_null());
    let payback = finance::payback_months(never.input("cac"), never.input("m"), never.input("r"));
    assert!(!payback.defined);
}

#[test]
fn churn_by_month_and_by_year() {
    for row in rows("CLV-E") {
        if row.inputs["c_m"].is_null() {
            row.check("c_m", finance::monthly_churn(row.input("c_y")));
        } else {
            row.check("c_y", finance::annual_churn(row.input("c_m")));
        }
    }
}

#[test]
fn retention_revenue_in_the_first_year() {
    for (row, customers) in [(row("RET-1"), Some(100.0)), (row("RET-3"), None)] {
        let outputs = outputs(
            "retention-revenue",
            &[
                ("customers", row.input("N")),
                ("retentionChange", row.input("dr_pp")),
                ("annualRevenuePerCustomer", row.input("arpc")),
                ("grossMargin", row.input("g")),
            ],
        );
        assert_eq!(outputs["retainedMargin"], row.expected["value"].as_f64());
        if customers.is_some() {
            assert_eq!(outputs["customersRetained"], customers);
        }
    }
}

#[test]
fn retained_revenue_of_a_large_base_under_its_readings() {
    let row = row("RET-9");
    let values = |reading: &str| {
        Values::from([
            (
                "customers".into(),
                Value::Number(row.input("base") / 1_000.0),
            ),
            ("annualRevenuePerCustomer".into(), Value::Number(1_000.0)),
            ("retentionChange".into(), Value::Number(row.input("pp"))),
            ("retentionChangeReading".into(), Value::Text(reading.into())),
        ])
    };
    let points = calculate("retention-revenue", values("points"));
    row.check("revenue", points["retainedRevenue"].unwrap());
    row.check("margin_at_40pct", points["retainedMargin"].unwrap());
    let relative = calculate("retention-revenue", values("relativeToChurn"));
    row.check(
        "relative_reading_at_20pct_churn",
        relative["retainedRevenue"].unwrap(),
    );
}

#[test]
fn retention_revenue_over_the_years() {
    for (row, discount) in [(row("RET-10"), 0.1), (row("RET-11"), 0.1)] {
        let gain = 0.005;
        close(&row.id, "r1", row.input("r0") + gain, row.input("r1"));
        let values: Values = [
            ("customers", row.input("N")),
            ("annualRetention", row.input("r0")),
            ("retentionChange", gain),
            ("annualRevenuePerCustomer", row.input("arpc")),
            ("grossMargin", row.input("g")),
            ("years", row.input("T")),
            ("annualDiscountRate", discount),
        ]
        .map(|(key, value)| (key.to_owned(), Value::Number(value)))
        .into();
        let answer = catalogue::find("retention-revenue")
            .unwrap()
            .calculate(&values)
            .unwrap();
        let column = |key: &str| -> Vec<f64> {
            let years = &answer.tables["years"][1..];
            let cells = years.iter().map(|year| serde_json::to_value(&year[key]));
            cells.map(|cell| cell.unwrap().as_f64().unwrap()).collect()
        };
        if row.expected["pv_total"].is_null() {
            row.check_list("by_year", &column("margin"));
            row.check("total", answer.outputs["retainedMarginTotal"].unwrap());
        } else {
            row.check_list("pv_by_year", &column("presentValue"));
            row.check("pv_total", answer.outputs["presentValue"].unwrap());
        }
    }
}

#[test]
fn handle_time_savings() {
    for id in ["AHT-1", "AHT-2", "AHT-8"] {
        let row = row(id);
        let outputs = outputs(
            "aht-savings",
            &[
                ("agents", row.input("N")),
                ("paidHoursPerMonth", row.input("H")),
                ("monthlyCostPerAgent", row.input("C")),
                ("ahtReduction", row.input("delta")),
                ("occupancy", row.input("rho")),
                ("shrinkage", row.input("s")),
                (
                    "realisationRate",
                    row.inputs["phi"].as_f64().unwrap_or(0.12),
                ),
            ],
        );
        for (expected, output) in [
            ("handle_hours", "handleHoursSaved"),
            ("paid_hours", "paidHoursSaved"),
            ("gross_fte", "fteFreed"),
            ("gross_value", "capacityValue"),
            ("cashable", "cashableSavings"),
        ] {
            if !row.expected[expected].is_null() {
                row.check(expected, outputs[output].unwrap());
            }
        }
    }
}

#[test]
fn realisation_that_a_claimed_saving_implies() {
    let row = row("AHT-3");
    let capacity = row.input("N") * row.input("C") * row.input("delta");
    let implied = |productive: f64| {
        finance::implied_realisation_rate(row.input("cashable"), capacity * productive).unwrap()
    };
    row.check("phi_capacity", implied(1.0));
    row.check("phi_handle(.80,.30)", implied(0.80 * 0.70));
    row.check("phi_handle(.85,.25)", implied(0.85 * 0.75));
    row.check("phi_handle(.70,.35)", implied(0.70 * 0.65));
}

#[test]
fn handle_hours_from_volume() {
    let row = row("AHT-4");
    let values = Values::from([
        ("workloadFrom".into(), Value::Text("contacts".into())),
        ("contactsPerMonth".into(), Value::Number(row.input("V"))),
        ("ahtSeconds".into(), Value::Number(row.input("aht_s"))),
        (
            "ahtReduction".into(),
            Value::Number(row.input("cut_s") / row.input("aht_s")),
        ),
    ]);
    let outputs = calculate("aht-savings", values);
    row.check("hours_saved", outputs["handleHoursSaved"].unwrap());
}

#[test]
fn budgets_split_exactly() {
    for row in rows("BUD-") {
        let weights: Vec<i128> = row.inputs["weights"].as_array().map_or_else(
            || vec![30, 25, 20, 25],
            |weights| {
                weights
                    .iter()
                    .map(|weight| i128::from(weight.as_i64().unwrap()))
                    .collect()
            },
        );
        let total = row.inputs["cents"]
            .as_i64()
            .or(row.inputs["units"].as_i64())
            .unwrap();
        let parts: Vec<i128> = row.expected["parts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| i128::from(part.as_i64().unwrap()))
            .collect();
        assert_eq!(
            finance::allot(i128::from(total), &weights),
            Ok(parts.clone()),
            "{}",
            row.id
        );
        let answer = catalogue::find("budget-split")
            .unwrap()
            .calculate(&budget(total, &weights))
            .unwrap();
        let amounts: Vec<i128> = answer.tables["lines"]
            .iter()
            .map(|line| serde_json::to_value(&line["amountMinor"]).unwrap())
            .map(|amount| amount.as_f64().unwrap() as i128)
            .collect();
        assert_eq!(amounts, parts, "{} in the calculator", row.id);
    }
}

#[test]
fn customer_retention() {
    let rates = |row: &Row| {
        outputs(
            "customer-retention-rate",
            &[
                ("customersAtStart", row.input("S")),
                ("newCustomers", row.input("A")),
                ("customersAtEnd", row.input("E")),
            ],
        )
    };
    let stated = row("RET-4");
    let found = rates(&stated);
    stated.check("crr", found["customerRetentionRate"].unwrap());
    stated.check("churn", found["churnRate"].unwrap());
    let none_left = row("RET-6");
    let found = rates(&none_left);
    none_left.check("crr", found["customerRetentionRate"].unwrap());
    let nobody = row("RET-7");
    assert_eq!(nobody.expected["error"], "NotDefined");
    assert_eq!(rates(&nobody)["customerRetentionRate"], None);
}

fn list(row: &Row, key: &str) -> Vec<f64> {
    let numbers = row.inputs[key].as_array().unwrap();
    numbers
        .iter()
        .map(|number| number.as_f64().unwrap())
        .collect()
}

/// Of a KPI that asks how many answers there are at each score from 1 up.
fn of_answers(id: &str, counts: &[f64]) -> Keyed<Option<f64>> {
    let answers = counts.iter().zip(1..);
    let values = answers.map(|(count, score)| (format!("answersAt{score}"), Value::Number(*count)));
    calculate(id, values.collect())
}

#[test]
fn ten_tickets_in_three_kpis() {
    let row = row("KPI-2");
    let minutes = list(&row, "resolve_min");
    let resolution = outputs(
        "resolution-time",
        &[
            ("resolvedTickets", minutes.len() as f64),
            ("totalResolutionHours", minutes.iter().sum::<f64>() / 60.0),
            ("resolvedWithin48Hours", minutes.len() as f64),
            ("openTickets", row.input("open")),
        ],
    );
    let mean = resolution["meanTimeToResolution"].unwrap();
    row.check("resolution_mean", mean * 60.0);

    let reassigns = list(&row, "reassigns");
    let reassigned = reassigns.iter().filter(|times| **times > 0.0).count();
    let reassignment = outputs(
        "reassignment-rate",
        &[
            ("tickets", reassigns.len() as f64),
            ("reassignedTickets", reassigned as f64),
            ("transfers", reassigns.iter().sum()),
        ],
    );
    row.check(
        "reassigned_share",
        reassignment["reassignmentRate"].unwrap(),
    );
    row.check(
        "transfers_per_ticket",
        reassignment["transfersPerTicket"].unwrap(),
    );

    let scores = list(&row, "csat");
    let counts = [1.0, 2.0, 3.0, 4.0, 5.0]
        .map(|score| scores.iter().filter(|given| **given == score).count() as f64);
    let csat = of_answers("csat", &counts);
    row.check("csat_top2", csat["csat"].unwrap());
    row.check("csat_n", csat["answers"].unwrap());
    row.check("csat_mean", csat["meanScore"].unwrap());
    row.check_list(
        "csat_wilson",
        &[csat["csatLow"].unwrap(), csat["csatHigh"].unwrap()],
    );
}

#[test]
fn effort_from_the_answers_at_each_score() {
    let effort = row("KPI-11");
    let found = of_answers("customer-effort-score", &list(&effort, "counts_1to7"));
    effort.check("mean", found["customerEffortScore"].unwrap());
    effort.check("ge5", found["shareOf5AndMore"].unwrap());
}

#[test]
fn rates_from_counts() {
    let handle_time = row("KPI-12");
    let hours = |key: &str| handle_time.input(key) / 3_600.0;
    let found = outputs(
        "average-handle-time",
        &[
            ("totalTalkHours", hours("talk_s")),
            ("totalHoldHours", hours("hold_s")),
            ("totalWrapUpHours", hours("wrap_s")),
            ("contactsHandled", handle_time.input("handled")),
        ],
    );
    handle_time.check("aht_s", found["averageHandleTime"].unwrap());

    let deflection = row("KPI-14");
    let found = outputs(
        "deflection-rate",
        &[
            ("selfServed", deflection.input("self")),
            ("assisted", deflection.input("assisted")),
        ],
    );
    deflection.check("rate", found["deflectionRate"].unwrap());

    let abandonment = row("KPI-8");
    for (key, short_ones) in [("adjusted", "excluded"), ("raw", "included")] {
        let values = Values::from([
            (
                "contactsOffered".into(),
                Value::Number(abandonment.input("offered")),
            ),
            (
                "contactsAbandoned".into(),
                Value::Number(abandonment.input("abandoned")),
            ),
            (
                "shortAbandons".into(),
                Value::Number(abandonment.input("short")),
            ),
            ("shortAbandonsAre".into(), Value::Text(short_ones.into())),
        ]);
        let found = calculate("abandonment-rate", values);
        abandonment.check(key, found["abandonmentRate"].unwrap());
    }
}

fn budget(units: i64, weights: &[i128]) -> Values {
    let lines = weights.iter().map(|weight| {
        Value::Parts(
            [
                ("name".to_owned(), Value::Text("line".into())),
                ("weight".to_owned(), Value::Number(*weight as f64)),
            ]
            .into(),
        )
    });
    Values::from([
        ("budget".into(), Value::Number(units as f64)),
        ("minorUnitDigits".into(), Value::Number(0.0)),
        ("lines".into(), Value::List(lines.collect())),
    ])
}

#[test]
fn csat_from_the_answers_at_each_score() {
    let csat = |counts: &Json, scale: &str, satisfied_from: f64| {
        let mut values = Values::from([
            ("scale".to_owned(), Value::Text(scale.into())),
            ("satisfiedFrom".to_owned(), Value::Number(satisfied_from)),
        ]);
        for (count, score) in counts.as_array().unwrap().iter().zip(1..) {
            let count = Value::Number(count.as_f64().unwrap());
            values.insert(format!("answersAt{score}"), count);
        }
        calculate("csat", values)
    };
    let five = row("KPI-9");
    let outputs = csat(&five.inputs["counts"], "oneToFive", 4.0);
    five.check("csat", outputs["csat"].unwrap());
    five.check("mean", outputs["meanScore"].unwrap());

    let ten = row("KPI-10");
    let outputs = csat(&ten.inputs["counts"], "oneToTen", 8.0);
    ten.check("ge8", outputs["csat"].unwrap());
    ten.check("mean", outputs["meanScore"].unwrap());
    let stricter = csat(&ten.inputs["counts"], "oneToTen", 9.0);
    ten.check("ge9", stricter["csat"].unwrap());

    let nobody = row("KPI-13");
    assert_eq!(nobody.expected["error"], "NotDefined");
    let outputs = csat(&nobody.inputs["counts"], "oneToFive", 4.0);
    assert_eq!((outputs["csat"], outputs["meanScore"]), (None, None));

    // 70 answers of 4 and 30 of 5 have a mean of 4.3.
    let published = row("KPI-7");
    let outputs = csat(&serde_json::json!([0, 0, 0, 70, 30]), "oneToFive", 4.0);
    close(
        &published.id,
        "mean",
        outputs["meanScore"].unwrap(),
        published.input("mean"),
    );
    published.check("of_scale", outputs["shareOfScale"].unwrap());
}

#[test]
fn scorecards() {
    for row in [row("OPS-6"), row("OPS-7")] {
        let mut values = Values::new();
        // Shares are fractions here, handle time is in seconds.
        for (kpi, key, factor) in [
            ("csat", "csat", 0.01),
            ("fcr", "firstContactResolution", 0.01),
            ("ahtMinutes", "ahtSeconds", 60.0),
            ("nps", "nps", 1.0),
        ] {
            for (position, end) in ["", "Worst", "Best"].iter().enumerate() {
                let value = row.inputs[kpi][position].as_f64().unwrap();
                values.insert(format!("{key}{end}"), Value::Number(value * factor));
            }
        }
        let answer = catalogue::find("scorecard")
            .unwrap()
            .calculate(&values)
            .unwrap();
        row.check("score", answer.outputs["score"].unwrap());
        let places: Vec<f64> = answer.tables["kpis"]
            .iter()
            .map(|line| serde_json::to_value(&line["normalised"]).unwrap())
            .map(|place| place.as_f64().unwrap())
            .collect();
        row.check_list("n", &places);
    }
}

#[test]
fn costs_of_contacts() {
    let row = row("OPS-11");
    let channels = ["phone", "email", "selfService"];
    let mut values: Values = [("chatCost", 0.0), ("chatContacts", 0.0)]
        .map(|(key, value)| (key.to_owned(), Value::Number(value)))
        .into();
    for (position, channel) in channels.iter().enumerate() {
        for (input, key) in [("cost", "Cost"), ("contacts", "Contacts")] {
            let value = row.inputs[input][position].as_f64().unwrap();
            values.insert(format!("{channel}{key}"), Value::Number(value));
        }
    }
    let outputs = calculate("cost-to-serve", values);
    row.check("blended", outputs["blendedCostPerContact"].unwrap());
    assert_eq!(outputs["costPerChat"], None);
    let of_one = ["costPerCall", "costPerEmail", "costPerSelfServiceContact"];
    let rates: f64 = of_one.iter().map(|key| outputs[key].unwrap()).sum();
    row.check("wrong_mean_of_rates", rates / 3.0);
    for row in [self::row("OPS-11b"), self::row("OPS-11c")] {
        let outputs = outputs_of_one(row.input("cost"), row.input("contacts"));
        if row.expected["error"] == "NotDefined" {
            assert_eq!(outputs["costPerContact"], None);
            assert_eq!(outputs["costPerResolution"], None);
        } else {
            row.check("blended", outputs["costPerContact"].unwrap());
        }
    }
}

fn outputs_of_one(cost: f64, contacts: f64) -> Keyed<Option<f64>> {
    outputs(
        "cost-per-contact",
        &[("totalCost", cost), ("contactsHandled", contacts)],
    )
}
