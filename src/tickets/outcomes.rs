//! How tickets kept what their priorities promise: each judged once, whatever it is then counted by.

use super::packed::{FIRST_RESPONSE, NO_DURATION, NO_TIME, Packed, RESOLUTION, is_large};

/// The levels of service: P1 to P4.
pub(super) const LEVELS: usize = 4;

/// What a ticket's priority promises, ready to judge many tickets by.
#[derive(Clone, Copy)]
pub(super) struct Due {
    first_response: Promise,
    resolution: Promise,
    /// The longest resolution that costs no credit, in milliseconds.
    credit_after: u64,
    /// When what is still open was looked at, in milliseconds since 1970.
    as_of: i64,
}

/// A target in milliseconds, and what each way of keeping it adds to the number of a judgement.
#[derive(Clone, Copy)]
struct Promise {
    target: u64,
    /// By whether it is over, else whether it waits, and whether either took longer. Looked up, as what differs from row to
    /// row is as good as random and a branch would be guessed wrong.
    adds: [u16; 8],
}

impl Promise {
    const NONE: Self = Self {
        target: 0,
        adds: [0; 8],
    };

    fn new(target: Option<u64>, add: impl Fn(Outcome) -> usize) -> Self {
        let outcomes = match target {
            None => [Outcome::NoTarget; 8],
            Some(_) => [
                Outcome::Unknown,
                Outcome::Unknown,
                Outcome::NotYetDue,
                Outcome::MissedOpen,
                Outcome::Met,
                Outcome::Missed,
                Outcome::Met,
                Outcome::Missed,
            ],
        };
        Self {
            target: target.unwrap_or(0),
            adds: outcomes.map(|outcome| add(outcome) as u16),
        }
    }

    #[inline(always)]
    fn kept(&self, (is_over, waits, ms): (bool, bool, u64)) -> u16 {
        let is_late = ms > self.target;
        self.adds[usize::from(is_over) << 2 | usize::from(waits) << 1 | usize::from(is_late)]
    }
}

impl Due {
    /// Nothing.
    pub const NONE: Self = Self {
        first_response: Promise::NONE,
        resolution: Promise::NONE,
        credit_after: u64::MAX,
        as_of: NO_TIME,
    };

    /// What the level at this position promises: the longest that meets its targets and the longest resolution that costs
    /// no credit, in milliseconds; and when what is still open was looked at.
    pub fn new(
        level: usize,
        [first_response, resolution, credit_after]: [Option<u64>; 3],
        as_of: Option<i64>,
    ) -> Self {
        let outcomes = Outcome::ALL.len();
        Self {
            first_response: Promise::new(first_response, |outcome| {
                1 + (level * outcomes + outcome as usize) * outcomes * 2
            }),
            resolution: Promise::new(resolution, |outcome| outcome as usize * 2),
            credit_after: credit_after.unwrap_or(u64::MAX),
            as_of: as_of.unwrap_or(NO_TIME),
        }
    }
}

/// How a target was met.
#[derive(Clone, Copy)]
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
}

/// How a ticket's promises were kept, as a number.
#[derive(Clone, Copy)]
pub(super) struct Judgement(u16);

impl Judgement {
    pub const COUNT: usize = 1 + LEVELS * Outcome::ALL.len() * Outcome::ALL.len() * 2;

    /// Of a row beside these large values; 0 where nothing was promised.
    #[inline(always)]
    pub fn of(row: &Packed, large: &[u64], due: &Due) -> Self {
        let waited = due.as_of.wrapping_sub(row.created);
        let are_known = (due.as_of != NO_TIME) & (row.created != NO_TIME);
        // A resolved ticket waits for nothing more, whatever was not written down.
        let waits = !row.resolved & are_known & (waited >= 0);
        let waited = if waits { waited.cast_unsigned() } else { 0 };
        let [first_response, resolution, _] = row.durations;
        let [first_ms, resolution_ms] = if is_large(first_response) | is_large(resolution) {
            looked_up(row, large)
        } else {
            [u64::from(first_response), u64::from(resolution)]
        };
        let lasted = |ms, is_over| (is_over, waits, if is_over { ms } else { waited });
        let first_response = lasted(first_ms, first_response != NO_DURATION);
        let resolution = lasted(resolution_ms, resolution != NO_DURATION);
        let is_credited = resolution.2 > due.credit_after;
        let kept = due.first_response.kept(first_response) + due.resolution.kept(resolution);
        Self(kept + u16::from(is_credited))
    }

    /// From 0, below [`COUNT`](Self::COUNT).
    #[inline(always)]
    pub fn number(self) -> u16 {
        self.0
    }
}

/// The first response and the resolution of a row of which either stands among these large values.
#[cold]
#[inline(never)]
fn looked_up(row: &Packed, large: &[u64]) -> [u64; 2] {
    [FIRST_RESPONSE, RESOLUTION].map(|place| row.duration(place, large).unwrap_or(0))
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
    #[inline(never)]
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
