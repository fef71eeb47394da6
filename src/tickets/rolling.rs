//! Rolling windows: of the last so many days, as ratios of sums. A mean of daily ratios would give a quiet Sunday the
//! weight of a Monday.

use super::kpis::{Estimate, FirstContact, HandleTime, Promoters, Ratio, Reading, Scores};
use super::sums::Sums;
use super::tally::{FirstContacts, MAX_DAYS, Tally, add_scores};
use super::times::day_name;
use serde::Serialize;
use std::collections::VecDeque;
use tsify::Tsify;

/// The lengths of the windows, in days.
const LENGTHS: [usize; 2] = [30, 90];

/// The KPIs of a window.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RollingPoint {
    /// Its last day.
    pub day: String,
    /// Tickets opened in it.
    pub tickets: u64,
    /// Satisfied answers of all answers.
    pub csat: Ratio,
    /// First-contact resolution by the definition of the report.
    pub first_contact_resolution: Ratio,
    /// Net promoter score.
    pub nps: Promoters,
    /// The mean first response, in seconds.
    pub first_response_mean_seconds: Estimate,
    /// The mean resolution of tickets opened in it that are resolved, in seconds.
    pub resolution_mean_seconds: Estimate,
    /// The mean handle time, in seconds.
    pub handle_time_mean_seconds: Estimate,
}

/// Windows of one length.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Rolling {
    /// How many days a window has, its last one among them.
    pub days: usize,
    /// One for each calendar day at which a whole window has passed.
    pub points: Vec<RollingPoint>,
}

/// What a window adds up of a day.
#[derive(Clone, Default)]
struct Day {
    tickets: u64,
    csat: Vec<u64>,
    nps: Vec<u64>,
    first_contacts: FirstContacts,
    first_response: Sums,
    resolution: Sums,
    handle: Sums,
}

impl Day {
    fn of(tally: &Tally, reading: &Reading) -> Self {
        Self {
            tickets: tally.tickets,
            csat: tally.csat.clone(),
            nps: tally.nps.clone(),
            first_contacts: tally.first_contacts[reading.definition as usize],
            first_response: tally.first_response.sums(),
            resolution: tally.resolution.sums(),
            handle: tally.handle,
        }
    }

    fn add(&mut self, day: &Self) {
        self.tickets += day.tickets;
        add_scores(&mut self.csat, &day.csat);
        add_scores(&mut self.nps, &day.nps);
        self.first_contacts.merge(&day.first_contacts);
        self.first_response.merge(&day.first_response);
        self.resolution.merge(&day.resolution);
        self.handle.merge(&day.handle);
    }

    /// Takes away a day that was added.
    fn subtract(&mut self, day: &Self) {
        self.tickets -= day.tickets;
        for (sums, counts) in [(&mut self.csat, &day.csat), (&mut self.nps, &day.nps)] {
            sums.iter_mut().zip(counts).for_each(|(sum, it)| *sum -= it);
        }
        self.first_contacts.subtract(&day.first_contacts);
        self.first_response.subtract(&day.first_response);
        self.resolution.subtract(&day.resolution);
        self.handle.subtract(&day.handle);
    }

    fn point(&self, day: i64, reading: &Reading) -> RollingPoint {
        let confidence = reading.confidence;
        let mean = |sums: &Sums| HandleTime::new(sums, confidence).mean_seconds;
        RollingPoint {
            day: day_name(day),
            tickets: self.tickets,
            csat: Scores::new(&self.csat, reading.csat, confidence).satisfied,
            first_contact_resolution: FirstContact::new(self.first_contacts, confidence)
                .of(reading.base),
            nps: Promoters::new(&self.nps, confidence),
            first_response_mean_seconds: mean(&self.first_response),
            resolution_mean_seconds: mean(&self.resolution),
            handle_time_mean_seconds: mean(&self.handle),
        }
    }
}

/// The windows of days, each with its number since 1970, in order; of the last [`MAX_DAYS`] calendar days.
pub(super) fn rolling<'a>(
    days: impl Iterator<Item = (i64, &'a Tally)>,
    reading: &Reading,
) -> Vec<Rolling> {
    let days: Vec<(i64, Day)> = days
        .map(|(day, tally)| (day, Day::of(tally, reading)))
        .collect();
    let Some(last) = days.last().map(|(day, _)| *day) else {
        return Vec::new();
    };
    let earliest = last - MAX_DAYS as i64;
    let days = || days.iter().filter(|(day, _)| *day > earliest);
    let windows = LENGTHS.map(|length| {
        let mut sum = Day::default();
        let mut inside: VecDeque<&(i64, Day)> = VecDeque::new();
        let mut coming = days().peekable();
        let first = coming.peek().map_or(last, |(day, _)| *day);
        let mut points = Vec::new();
        for day in first..=last {
            if let Some(today) = coming.next_if(|(next, _)| *next == day) {
                sum.add(&today.1);
                inside.push_back(today);
            }
            if let Some((oldest, counts)) = inside.front()
                && *oldest <= day - length as i64
            {
                sum.subtract(counts);
                inside.pop_front();
            }
            if day - first + 1 >= length as i64 {
                points.push(sum.point(day, reading));
            }
        }
        Rolling {
            days: length,
            points,
        }
    });
    windows.into_iter().collect()
}
