//! From a tally to the KPIs: the divisions, and how sure each figure is.

use super::durations::Durations;
use super::outcomes::Outcomes;
use super::sums::Sums;
use super::tally::{DEFINITIONS, FirstContacts, Scale, Tally};
use crate::calculator::Choice;
use crate::kpi::first_contact_resolution::Definition as OfCounts;
use crate::statistics::{
    Confidence, Interval, Nps, Ranks, Share, mean_interval, quantile_ranks, wilson,
};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

const MS_PER_SECOND: f64 = 1_000.0;

/// How first-contact resolution is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Definition {
    /// Not opened again.
    NotReopened,
    /// At most one contact.
    OneContact,
    /// At most one contact and not opened again.
    OneContactNotReopened,
    /// At most one contact and never handed on.
    OneContactNotReassigned,
    /// At most two contacts.
    TwoContacts,
}

impl Definition {
    /// Every definition, from the kindest to what needs more columns.
    pub const ALL: [Self; DEFINITIONS] = [
        Self::NotReopened,
        Self::OneContact,
        Self::OneContactNotReopened,
        Self::OneContactNotReassigned,
        Self::TwoContacts,
    ];

    /// A few words to print beside the figure.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotReopened => "not re-opened",
            Self::OneContact => "one contact",
            Self::OneContactNotReopened => "one contact, not re-opened",
            Self::OneContactNotReassigned => "first contact, no transfer",
            Self::TwoContacts => "within two contacts",
        }
    }

    /// What it counts.
    pub fn help(self) -> &'static str {
        match self {
            Self::NotReopened => {
                "Resolved tickets that were not opened again. The kindest: a second ticket about the same matter goes unseen."
            }
            Self::OneContact => "Resolved tickets that took at most one contact.",
            Self::OneContactNotReopened => {
                "Resolved tickets that took at most one contact and were not opened again."
            }
            Self::OneContactNotReassigned => {
                "Resolved tickets that took at most one contact and were never handed on. The strictest."
            }
            Self::TwoContacts => {
                "Resolved tickets that took at most two contacts. One more question is allowed."
            }
        }
    }

    /// The key of the same definition of the KPI from counts, where it has it.
    pub(super) fn of_counts(self) -> Option<&'static str> {
        let definition = match self {
            Self::NotReopened => OfCounts::NoReopen,
            Self::OneContactNotReassigned => OfCounts::FirstContactWithoutTransfer,
            Self::TwoContacts => OfCounts::WithinTwoInteractions,
            Self::OneContact | Self::OneContactNotReopened => return None,
        };
        let option = OfCounts::OPTIONS.get(definition.position());
        option.map(|option| option.key)
    }
}

/// Of what first-contact resolution is a share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Base {
    /// Of the resolved tickets.
    #[default]
    Resolved,
    /// Of all tickets, open ones too.
    All,
}

/// How a tally is read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub csat: Scale,
    pub confidence: Confidence,
    pub definition: Definition,
    pub base: Base,
}

/// A figure with its interval; nothing of no cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Estimate {
    /// The figure.
    pub value: Option<f64>,
    /// The low end of its interval, where the cases suffice for one.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
}

impl Estimate {
    pub(super) fn new(value: Option<f64>, interval: Option<Interval>) -> Self {
        Self {
            value,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        }
    }

    /// The mean of whole numbers, `unit` to one, by Student's interval within `least`..=`most`.
    fn mean(sums: &Sums, unit: f64, (least, most): (f64, f64), confidence: Confidence) -> Self {
        let sample = sums.sample(unit);
        let interval = sample.and_then(|sample| mean_interval(sample, confidence));
        Self::new(
            sample.map(|sample| sample.mean),
            interval.map(|interval| interval.clipped(least, most)),
        )
    }
}

const NOT_NEGATIVE: (f64, f64) = (0.0, f64::INFINITY);

/// A count of a number of tickets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Ratio {
    /// How many are so.
    pub count: u64,
    /// Of how many.
    pub n: u64,
    /// The share as a fraction; nothing of none.
    pub value: Option<f64>,
    /// The low end of Wilson's interval.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
}

impl Ratio {
    pub(super) fn new(count: u64, n: u64, confidence: Confidence) -> Self {
        let share = Share {
            count: count as f64,
            n: n as f64,
        };
        let Estimate { value, low, high } = Estimate::new(share.value(), wilson(share, confidence));
        Self {
            count,
            n,
            value,
            low,
            high,
        }
    }

    pub(super) fn share(&self) -> Share {
        Share {
            count: self.count as f64,
            n: self.n as f64,
        }
    }
}

/// First-contact resolution by one definition: resolved tickets that meet it, of those for which it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FirstContact {
    /// Of the resolved tickets.
    pub of_resolved: Ratio,
    /// Of all tickets, open ones too.
    pub of_all: Ratio,
}

impl FirstContact {
    pub(super) fn new(counts: FirstContacts, confidence: Confidence) -> Self {
        Self {
            of_resolved: Ratio::new(counts.met, counts.resolved, confidence),
            of_all: Ratio::new(counts.met, counts.all, confidence),
        }
    }

    pub(super) fn of(self, base: Base) -> Ratio {
        match base {
            Base::Resolved => self.of_resolved,
            Base::All => self.of_all,
        }
    }
}

/// Answers on a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Scores {
    /// How many gave each score, from the lowest.
    pub counts: Vec<u64>,
    /// How many answered.
    pub n: u64,
    /// How many are satisfied, of those who answered.
    pub satisfied: Ratio,
    /// The mean score.
    pub mean: Estimate,
}

impl Scores {
    pub(super) fn new(counts: &[u64], scale: Scale, confidence: Confidence) -> Self {
        let mut all = Vec::new();
        let (mut sums, mut satisfied) = (Sums::default(), 0);
        for (position, score) in (scale.low..=scale.high).enumerate() {
            let count = counts.get(position).copied().unwrap_or(0);
            all.push(count);
            sums.add_times(u64::from(score), count);
            if score >= scale.satisfied_from {
                satisfied += count;
            }
        }
        let ends = (f64::from(scale.low), f64::from(scale.high));
        Self {
            counts: all,
            n: sums.n,
            satisfied: Ratio::new(satisfied, sums.n, confidence),
            mean: Estimate::mean(&sums, 1.0, ends, confidence),
        }
    }
}

/// Answers to "how likely are you to recommend us".
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Promoters {
    /// 9 or 10.
    pub promoters: u64,
    /// 7 or 8.
    pub passives: u64,
    /// 0 to 6.
    pub detractors: u64,
    /// All of them.
    pub n: u64,
    /// The net promoter score, −100 to 100 points, with its adjusted Wald interval.
    pub score: Estimate,
}

impl Promoters {
    pub(super) fn new(counts: &[u64], confidence: Confidence) -> Self {
        let sum = |scores: std::ops::Range<usize>| -> u64 {
            scores.filter_map(|score| counts.get(score)).sum()
        };
        let (promoters, passives, detractors) = (sum(9..11), sum(7..9), sum(0..7));
        let answers = Nps {
            promoters: promoters as f64,
            passives: passives as f64,
            detractors: detractors as f64,
        };
        let interval = answers.interval(confidence);
        let interval = interval.map(|interval| interval.clipped(-100.0, 100.0));
        Self {
            promoters,
            passives,
            detractors,
            n: promoters + passives + detractors,
            score: Estimate::new(answers.score(), interval),
        }
    }
}

/// Durations of tickets, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Times {
    /// How many there are.
    pub n: u64,
    /// Their mean, with Student's interval.
    pub mean_seconds: Estimate,
    /// Their sample standard deviation.
    pub standard_deviation_seconds: Option<f64>,
    /// Their median, with the interval of order statistics; quantiles are by type 7, as Excel's PERCENTILE.INC.
    pub median_seconds: Estimate,
    /// The 90th percentile.
    pub p90_seconds: Option<f64>,
    /// The 95th percentile.
    pub p95_seconds: Option<f64>,
}

/// A place between two ranks of a sorted list, by type 7: the lower rank from 0, and how far it is to the next, as
/// `parts` of `of`.
struct Place {
    rank: usize,
    parts: u64,
    of: u64,
}

impl Place {
    fn of(n: usize, numerator: u64, denominator: u64) -> Self {
        let position = (n as u64).saturating_sub(1) * numerator;
        Self {
            rank: (position / denominator) as usize,
            parts: position % denominator,
            of: denominator,
        }
    }

    fn next(&self) -> usize {
        self.rank + usize::from(self.parts > 0)
    }

    /// The value there, in seconds, of the two values around it in milliseconds.
    fn seconds(&self, low: u64, high: u64) -> f64 {
        let rise = u128::from(high - low) * u128::from(self.parts);
        let parts = u128::from(low) * u128::from(self.of) + rise;
        parts as f64 / (self.of as f64 * MS_PER_SECOND)
    }
}

impl Times {
    fn new(durations: &Durations, confidence: Confidence) -> Self {
        let sums = durations.sums();
        let n = sums.n as usize;
        let ranks = u32::try_from(n)
            .ok()
            .and_then(|n| quantile_ranks(n, 0.5, confidence));
        let places = [
            Place::of(n, 1, 2),
            Place::of(n, 9, 10),
            Place::of(n, 19, 20),
        ];
        let mut wanted: Vec<usize> = places.iter().flat_map(|it| [it.rank, it.next()]).collect();
        if let Some(Ranks { low, high, .. }) = ranks {
            wanted.extend([low as usize - 1, high as usize - 1]);
        }
        wanted.sort_unstable();
        let values = durations.ranked(&wanted);
        let value = |rank: usize| {
            let position = wanted.binary_search(&rank).ok()?;
            values.get(position).copied()
        };
        let seconds = |place: &Place| Some(place.seconds(value(place.rank)?, value(place.next())?));
        let interval = ranks.and_then(|Ranks { low, high, .. }| {
            let end = |rank: u32| Some(value(rank as usize - 1)? as f64 / MS_PER_SECOND);
            Some(Interval {
                low: end(low)?,
                high: end(high)?,
            })
        });
        let [median, p90, p95] = places.each_ref().map(seconds);
        Self {
            n: sums.n,
            mean_seconds: Estimate::mean(&sums, MS_PER_SECOND, NOT_NEGATIVE, confidence),
            standard_deviation_seconds: deviation(&sums),
            median_seconds: Estimate::new(median, interval),
            p90_seconds: p90,
            p95_seconds: p95,
        }
    }
}

fn deviation(sums: &Sums) -> Option<f64> {
    let sample = sums.sample(MS_PER_SECOND)?;
    Some(sample.standard_deviation)
}

/// A mean, and of how many tickets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Mean {
    /// How many tickets tell.
    pub n: u64,
    /// Their mean, with Student's interval.
    pub mean: Estimate,
}

/// How long agents worked on tickets, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct HandleTime {
    /// How many tickets say so.
    pub n: u64,
    /// Their mean, with Student's interval.
    pub mean_seconds: Estimate,
    /// Their sample standard deviation.
    pub standard_deviation_seconds: Option<f64>,
}

impl HandleTime {
    pub(super) fn new(sums: &Sums, confidence: Confidence) -> Self {
        Self {
            n: sums.n,
            mean_seconds: Estimate::mean(sums, MS_PER_SECOND, NOT_NEGATIVE, confidence),
            standard_deviation_seconds: deviation(sums),
        }
    }
}

/// How a target was met: of the tickets that are over, or still open and past the target by the end of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Attainment {
    /// The share that met it: `count` met, `n` met and missed.
    #[serde(flatten)]
    pub met: Ratio,
    /// Those of the missed that are still open.
    pub missed_open: u64,
    /// Still open and not past the target. They are in no share.
    pub not_yet_due: u64,
    /// Over, but the export does not say when. They are in no share.
    pub unknown: u64,
}

impl Attainment {
    pub(super) fn new(outcomes: &Outcomes, confidence: Confidence) -> Self {
        Self {
            met: Ratio::new(outcomes.met, outcomes.met + outcomes.missed, confidence),
            missed_open: outcomes.missed_open,
            not_yet_due: outcomes.not_yet_due,
            unknown: outcomes.unknown,
        }
    }
}

/// How the targets of all priorities were met.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ServiceLevel {
    /// Of the first response.
    pub first_response: Attainment,
    /// Of the resolution.
    pub resolution: Attainment,
}

/// Every KPI that the columns allow. One without data has counts of 0 and no value.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Kpis {
    /// Tickets opened.
    pub tickets: u64,
    /// Those of them that are resolved.
    pub resolved: u64,
    /// Those that are not. They have no resolution time yet, so its mean and quantiles are low.
    pub open: u64,
    /// The share of these.
    pub open_share: Ratio,
    /// First-contact resolution by the definition chosen.
    pub first_contact_resolution: Ratio,
    /// First-contact resolution as: not opened again.
    pub not_reopened: FirstContact,
    /// As: at most one contact.
    pub one_contact: FirstContact,
    /// As: at most one contact and not opened again.
    pub one_contact_not_reopened: FirstContact,
    /// As: at most one contact and never handed on.
    pub one_contact_not_reassigned: FirstContact,
    /// As: at most two contacts.
    pub two_contacts: FirstContact,
    /// Customer satisfaction, by the scale in the options.
    pub csat: Scores,
    /// Net promoter score.
    pub nps: Promoters,
    /// Customer effort: 1 to 7, of which 5 and more is easy.
    pub ces: Scores,
    /// Handle time.
    pub handle_time: HandleTime,
    /// How many contacts a ticket took.
    pub contacts_per_ticket: Mean,
    /// Tickets handed on at least once, of those for which it is known.
    pub reassigned: Ratio,
    /// How often a ticket is handed on, on average.
    pub reassignments_per_ticket: Estimate,
    /// From opening to the first answer.
    pub first_response: Times,
    /// From opening to resolution, of resolved tickets.
    pub resolution: Times,
    /// Tickets resolved within 48 hours, of those whose resolution time is known.
    pub resolved_within_48_hours: Ratio,
    /// How the service-level targets were met.
    pub service_level: ServiceLevel,
}

impl Tally {
    /// What it comes to; its durations are then gone.
    pub fn kpis(self, reading: &Reading) -> Kpis {
        let confidence = reading.confidence;
        let first_contacts = self
            .first_contacts
            .map(|counts| FirstContact::new(counts, confidence));
        let [
            not_reopened,
            one_contact,
            one_contact_not_reopened,
            one_contact_not_reassigned,
            two_contacts,
        ] = first_contacts;
        let (mut first_response, mut resolution) = (Outcomes::default(), Outcomes::default());
        for level in &self.levels {
            first_response.merge(&level.first_response);
            resolution.merge(&level.resolution);
        }
        let mean = |sums: &Sums| Estimate::mean(sums, 1.0, NOT_NEGATIVE, confidence);
        let open = self.tickets - self.resolved;
        Kpis {
            tickets: self.tickets,
            resolved: self.resolved,
            open,
            open_share: Ratio::new(open, self.tickets, confidence),
            first_contact_resolution: first_contacts[reading.definition as usize].of(reading.base),
            not_reopened,
            one_contact,
            one_contact_not_reopened,
            one_contact_not_reassigned,
            two_contacts,
            csat: Scores::new(&self.csat, reading.csat, confidence),
            nps: Promoters::new(&self.nps, confidence),
            ces: Scores::new(&self.ces, Scale::CES, confidence),
            handle_time: HandleTime::new(&self.handle, confidence),
            contacts_per_ticket: Mean {
                n: self.contacts.n,
                mean: mean(&self.contacts),
            },
            reassigned: Ratio::new(self.reassigned, self.reassignments.n, confidence),
            reassignments_per_ticket: mean(&self.reassignments),
            first_response: Times::new(&self.first_response, confidence),
            resolution: Times::new(&self.resolution, confidence),
            resolved_within_48_hours: Ratio::new(
                self.within_48_hours,
                self.resolution.len(),
                confidence,
            ),
            service_level: ServiceLevel {
                first_response: Attainment::new(&first_response, confidence),
                resolution: Attainment::new(&resolution, confidence),
            },
        }
    }
}
