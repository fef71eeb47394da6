//! How tickets kept what their priorities promise: each judged once, whatever it is then counted by.

use super::packed::{LARGE_DURATION, NO_DURATION, NO_TIME, Packed};

/// The levels of service: P1 to P4.
pub(super) const LEVELS: usize = 4;

/// What a ticket's priority promises.
#[derive(Clone, Copy)]
pub(super) struct Due {
    /// The level's position.
    pub level: usize,
    /// The longest that meets the target, in milliseconds.
    pub first_response: Option<u64>,
    pub resolution: Option<u64>,
    /// The longest that costs no credit.
    pub credit_after: Option<u64>,
    /// When what is still open was looked at, in milliseconds since 1970.
    pub as_of: Option<i64>,
}

/// How a target was met.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    /// There is none.
    NoTarget,
    Met,
    Missed,
    /// Missed, and not over by the end of the data.
    MissedOpen,
    /// Neither over nor past the target by the end of the data.
    NotYetDue,
    /// Over, but not when.
    Unknown,
}

impl Outcome {
    const ALL: [Self; 6] = [
        Self::NoTarget,
        Self::Met,
        Self::Missed,
        Self::MissedOpen,
        Self::NotYetDue,
        Self::Unknown,
    ];

    /// Of what has a target: whether it is over, else whether it waits, and whether either took longer. Looked up, as what
    /// differs from row to row is as good as random and a branch would be guessed wrong.
    #[inline(always)]
    fn of(is_over: bool, waits: bool, is_late: bool) -> Self {
        const LOOKED_UP: [Outcome; 8] = [
            Outcome::Unknown,
            Outcome::Unknown,
            Outcome::NotYetDue,
            Outcome::MissedOpen,
            Outcome::Met,
            Outcome::Missed,
            Outcome::Met,
            Outcome::Missed,
        ];
        LOOKED_UP[usize::from(is_over) << 2 | usize::from(waits) << 1 | usize::from(is_late)]
    }
}

/// How a ticket's promises were kept, as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judgement(u16);

impl Judgement {
    pub const COUNT: usize = 1 + LEVELS * Outcome::ALL.len() * Outcome::ALL.len() * 2;

    /// Of a ticket that nothing was promised for.
    pub const NONE: Self = Self(0);

    /// Of a row beside these large values.
    #[inline(always)]
    pub fn of(row: &Packed, large: &[u64], due: &Due) -> Self {
        let waited = due.as_of.unwrap_or(NO_TIME).saturating_sub(row.created);
        // A resolved ticket waits for nothing more, whatever was not written down.
        let waits = !row.resolved & (waited >= 0) & due.as_of.is_some() & row.created().is_some();
        let waited = if waits { waited.cast_unsigned() } else { 0 };
        let lasted = |place: usize| {
            let ms = row.durations[place];
            let is_over = ms != NO_DURATION;
            let ms = if is_over { u64::from(ms) } else { waited };
            if is_over && ms >= u64::from(LARGE_DURATION) {
                return (true, row.duration(place, large).unwrap_or(ms));
            }
            (is_over, ms)
        };
        let outcome = |target: Option<u64>, (is_over, ms): (bool, u64)| match target {
            None => Outcome::NoTarget,
            Some(target) => Outcome::of(is_over, waits, ms > target),
        };
        let [first_response, resolution] = [lasted(0), lasted(1)];
        let first = outcome(due.first_response, first_response);
        let second = outcome(due.resolution, resolution);
        let is_credited = due.credit_after.is_some_and(|limit| resolution.1 > limit);
        let outcomes = Outcome::ALL.len();
        let number = (due.level * outcomes + first as usize) * outcomes + second as usize;
        Self((1 + number * 2 + usize::from(is_credited)) as u16)
    }

    /// From 0, below [`COUNT`](Self::COUNT).
    #[inline(always)]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// How targets were met.
#[derive(Clone, Copy, Default)]
pub(super) struct Outcomes {
    pub met: u64,
    pub missed: u64,
    /// Those of the missed that were not over by the end of the data.
    pub missed_open: u64,
    /// Neither over nor past the target by the end of the data.
    pub not_yet_due: u64,
    /// Over, but not when.
    pub unknown: u64,
}

impl Outcomes {
    fn add(&mut self, outcome: Outcome, tickets: u64) {
        match outcome {
            Outcome::NoTarget => {}
            Outcome::Met => self.met += tickets,
            Outcome::Missed => self.missed += tickets,
            Outcome::MissedOpen => {
                self.missed += tickets;
                self.missed_open += tickets;
            }
            Outcome::NotYetDue => self.not_yet_due += tickets,
            Outcome::Unknown => self.unknown += tickets,
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.missed += other.missed;
        self.missed_open += other.missed_open;
        self.not_yet_due += other.not_yet_due;
        self.unknown += other.unknown;
    }
}

/// The tickets of one level of service.
#[derive(Clone, Copy, Default)]
pub(super) struct LevelTally {
    pub tickets: u64,
    pub first_response: Outcomes,
    pub resolution: Outcomes,
    /// Tickets that cost a credit.
    pub credited: u64,
}

impl LevelTally {
    /// Those of all levels, from how many tickets there are of each judgement.
    pub fn of(counts: &[u32; Judgement::COUNT]) -> [Self; LEVELS] {
        let mut counts = counts.iter().skip(1).map(|count| u64::from(*count));
        std::array::from_fn(|_| {
            let mut level = Self::default();
            for first_response in Outcome::ALL {
                for resolution in Outcome::ALL {
                    for is_credited in [0, 1] {
                        let tickets = counts.next().unwrap_or(0);
                        level.tickets += tickets;
                        level.first_response.add(first_response, tickets);
                        level.resolution.add(resolution, tickets);
                        level.credited += is_credited * tickets;
                    }
                }
            }
            level
        })
    }

    pub fn merge(&mut self, other: &Self) {
        self.tickets += other.tickets;
        self.first_response.merge(&other.first_response);
        self.resolution.merge(&other.resolution);
        self.credited += other.credited;
    }
}
