//! First response time: the mean with its interval, and the median, which a few long waits do not move.

use super::{CONFIDENCE, FEW, INTERVAL_CHART, count, ends, interval_columns, interval_table};
use super::{mean, one_interval};
use crate::calculator::{Question, calculator, defined, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, Ranks, quantile_ranks};

/// With more times than this the median is all but certain, and its ranks are not worth the work.
const MOST_TIMES: f64 = 1e6;

calculator! {
    inputs {
        number answered_tickets = count("Answered tickets", 400.0)
            .help("Tickets of the period that got a first response from a person. An automatic receipt is none.");
        number total_response_minutes = Input::number("Total response time", Unit::Minutes, 38_400.0)
            .help("Minutes from opening to the first response, added up over the answered tickets.")
            .between(0.0, 1e12);
        number standard_deviation_minutes = Input::number("Standard deviation", Unit::Minutes, 110.0)
            .help("Of the response times; STDEV.S in a spreadsheet.")
            .between(0.0, 1e9);
        number median_response_minutes = Input::number("Median of the times", Unit::Minutes, 62.0)
            .help("Half the responses were faster; MEDIAN in a spreadsheet.")
            .between(0.0, 1e9);
        number confidence = CONFIDENCE;
    }
    outputs {
        mean_first_response_time = Output::new("Mean first response time", Unit::Minutes,
            "Total response time ÷ answered tickets.")
            .lower().target(&facts::FIRST_RESPONSE_TIME_TARGET);
        mean_low = Output::new("Mean, low end", Unit::Minutes,
            "The true mean is at least this, as often as the confidence says.").neither();
        mean_high = Output::new("Mean, high end", Unit::Minutes,
            "The true mean is at most this, as often as the confidence says.").neither();
        median_first_response_time = Output::new("Median first response time", Unit::Minutes,
            "As typed: what a customer in the middle waits.")
            .lower().target(&facts::FIRST_RESPONSE_TIME_TARGET);
        median_low_rank = Output::new("Median, low rank", Unit::Plain,
            "Sort the times upwards: the true median is at least the time at this place, as often as the confidence says.").neither();
        median_high_rank = Output::new("Median, high rank", Unit::Plain,
            "The true median is at most the time at this place of the sorted times.").neither();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn ranks(x: &[f64]) -> Option<Ranks> {
        // Beyond it nothing is reckoned; below it the whole number of times fits.
        let times = (x[0] <= MOST_TIMES).then_some(x[0] as u32)?;
        quantile_ranks(times, 0.5, Confidence::new(x[1])?)
    }
    let answered = x.answered_tickets;
    let found = mean(
        x.total_response_minutes / answered,
        x.standard_deviation_minutes,
        answered,
        x.confidence,
    )
    .at_least(0.0);
    let ranks_of_median = ends(
        ["low rank of a median", "high rank of a median"],
        &[answered, x.confidence],
        [
            |x| ranks(x).map_or(f64::NAN, |ranks| f64::from(ranks.low)),
            |x| ranks(x).map_or(f64::NAN, |ranks| f64::from(ranks.high)),
        ],
    );
    let [low_rank, high_rank] = ranks_of_median.map(|rank| {
        rank.defined_when(
            N::constant(0.0).less(rank),
            "It takes six times at 95 % confidence, more at a higher one, and at most a million.",
        )
    });
    Outputs {
        mean_first_response_time: found.value,
        mean_low: found.low,
        mean_high: found.high,
        median_first_response_time: x
            .median_response_minutes
            .defined_when(found.value.defined, super::NOTHING),
        median_low_rank: low_rank,
        median_high_rank: high_rank,
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    let mean = y.mean_first_response_time;
    if mean.defined && mean.value > 2.0 * x.median_response_minutes {
        keys.push("meanAboveTwiceTheMedian");
    }
    if x.answered_tickets < FEW {
        keys.push("fewTickets");
    }
    keys
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if defined(&y.median_low_rank).is_some() {
        "The first response takes {meanFirstResponseTime} on average, with {confidence} confidence between {meanLow} and {meanHigh}. The median is {medianFirstResponseTime}, the true one between the sorted times {medianLowRank} and {medianHighRank}."
    } else if defined(&y.mean_low).is_some() {
        "The first response takes {meanFirstResponseTime} on average, between {meanLow} and {meanHigh} with {confidence} confidence. The median is {medianFirstResponseTime}."
    } else if y.mean_first_response_time.defined {
        "The first response takes {meanFirstResponseTime} on average; the median is {medianFirstResponseTime}."
    } else {
        "No answered tickets, no response time."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Mean first response time",
        [y.mean_low, y.mean_first_response_time, y.mean_high],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(total_response_minutes),
        output: key!(mean_first_response_time),
        answer: "A mean of {target} allows {value} in all for {answeredTickets} tickets.",
        none: "No total brings the mean to {target}.",
        always: "The mean is below {target} whatever the total.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "first-response-time",
    title: "First response time",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the ticket system, if it tells a person's response from an automatic one.",
        shows: "How long customers wait before anybody turns to them.",
        hides: "Whether the response helped, and the tickets nobody has answered yet. Nights and weekends count by the clock, not in business hours.",
    }),
    short_title: "First response",
    summary: "How long customers wait for a first response, on average and in the middle, and how sure that is.",
    when_to_use: "Use it for one channel at a time, with the median beside the mean.",
    when_not: "Do not mix channels: a chat waits for seconds, an e-mail for hours.",
    related: &["resolution-time", "abandonment-rate"],
    headline: key!(mean_first_response_time),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Minutes))],
    chart: INTERVAL_CHART,
    warnings: &[
        WarningDescription {
            key: "meanAboveTwiceTheMedian",
            text: "The mean of {meanFirstResponseTime} is more than twice the median of {medianFirstResponseTime}: a few long waits carry it. Quote the median, and check that both are in minutes.",
        },
        WarningDescription {
            key: "fewTickets",
            text: "{answeredTickets} tickets are few: one long wait moves the mean. Take a longer period.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Mean to reach",
        target: 60.0,
        target_unit: Unit::Minutes,
    },
    examples: &[
        Example {
            title: "400 e-mails",
            inputs: &[],
            expected: &[
                ("meanFirstResponseTime", Some(96.0)),
                ("meanLow", Some(85.187_399_872_435_15)),
                ("meanHigh", Some(106.812_600_127_564_85)),
                ("medianLowRank", Some(180.0)),
                ("medianHighRank", Some(221.0)),
            ],
            source: "By hand: 38,400 ÷ 400; Student's interval and the binomial distribution of the ranks in 60-digit arithmetic.",
        },
        Example {
            title: "Ten tickets, one of a day: the mean is six times the median",
            inputs: &[
                ("answeredTickets", Default::Number(10.0)),
                ("totalResponseMinutes", Default::Number(1_923.0)),
                (
                    "standardDeviationMinutes",
                    Default::Number(444.193_914_111_093_3),
                ),
                ("medianResponseMinutes", Default::Number(32.5)),
            ],
            expected: &[
                ("meanFirstResponseTime", Some(192.3)),
                ("meanLow", Some(0.0)),
                ("meanHigh", Some(510.057_184_049_510_97)),
                ("medianFirstResponseTime", Some(32.5)),
                ("medianLowRank", Some(2.0)),
                ("medianHighRank", Some(9.0)),
            ],
            source: "Times of 3, 5, 8, 12, 20, 45, 60, 90, 240 and 1,440 minutes in 60-digit arithmetic; the low end of −125 drawn in to 0.",
        },
        Example {
            title: "Five times are too few for the ranks",
            inputs: &[("answeredTickets", Default::Number(5.0))],
            expected: &[("medianLowRank", None), ("medianHighRank", None)],
            source: "By hand: five times miss the median in 2 × ½⁵ = 6.25 % of cases, more than 5 %.",
        },
    ],
    fact_product: None,
};
