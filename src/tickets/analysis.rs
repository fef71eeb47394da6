//! From bytes to a report.

use super::intake::Intake;
use super::options::{Options, Problem};
use super::parts::Part;
use super::questions::Questions;
use super::report::Report;

/// Takes an export in pieces of any size; see the [module](super) for an example.
pub struct Analysis {
    part: Part,
    pub(super) intake: Intake,
}

impl Analysis {
    /// An analysis of nothing yet.
    ///
    /// # Errors
    /// All problems with the options together.
    pub fn new(options: Options) -> Result<Self, Vec<Problem>> {
        let problems = options.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            part: Part::new(options.dialect, options.start),
            intake: Intake::new(options),
        })
    }

    /// Reads on. What lies beyond the part's end is passed over.
    pub fn push(&mut self, bytes: &[u8]) {
        let intake = &mut self.intake;
        self.part.push(bytes, |batch| intake.take(batch));
        intake.count_lines(self.part.lines());
    }

    /// Where the part has ended, as a place in the file; nothing while it goes on, or to the end of the file.
    pub fn ended(&self) -> Option<u64> {
        self.part.ended()
    }

    /// How many rows have been looked at so far.
    pub fn rows(&self) -> u64 {
        self.intake.tickets.len() as u64 + self.intake.reasons.values().sum::<u64>()
    }

    /// Adds what another analysis has read, which thereby ends; the order of merging does not matter.
    ///
    /// # Errors
    /// If the two differ in the time zone or the satisfaction scale, whose tallies do not add up.
    pub fn merge(&mut self, mut other: Self) -> Result<(), Problem> {
        let options = &other.intake.options;
        (self.intake.options).adds_up_with(options.offset_minutes, options.csat)?;
        other.end();
        self.intake.merge(other.intake);
        Ok(())
    }

    /// What is asked of what has been read; see [`end`](Self::end) for a last row without a line break.
    ///
    /// # Errors
    /// All problems with the questions together.
    pub fn report(&self, questions: &Questions) -> Result<Report, Vec<Problem>> {
        Report::of(&self.intake, questions)
    }

    /// What is asked by default of all that has been pushed.
    pub fn finish(mut self) -> Report {
        self.end();
        Report::by_default(&self.intake)
    }

    /// Takes what is left as the last row: there is no more to push.
    pub fn end(&mut self) {
        let intake = &mut self.intake;
        self.part.end(|batch| intake.take(batch));
        intake.count_lines(self.part.lines());
    }
}
