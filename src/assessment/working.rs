//! What a rule makes of an input: the points of one criterion, with every step on the way.

use super::{ExplanationStep, Input, ProblemKind};
use crate::score::{Quantity, Ratio, Score};
use crate::template::{Award, RatioBand, Rule, Section, Step};

/// The working out of one criterion. Each step is handed to `note` as it is taken, so that a total and its
/// explanation cannot part ways, and so that a total alone costs no memory.
pub(super) struct Working<'a> {
    /// The maximum for the unit's kind, not below zero.
    pub(super) maximum: Score,
    /// What the points are for.
    pub(super) section: Section,
    /// Takes each step.
    pub(super) note: &'a mut dyn FnMut(ExplanationStep),
}

impl Working<'_> {
    /// The points for `input` by `rule`, between zero and the maximum.
    ///
    /// # Errors
    /// `Open`, `AboveMaximum`, `BelowZero`, `NothingAssigned` or `DoesNotFit`: then the criterion has no points.
    pub(super) fn points(&mut self, rule: &Rule, input: &Input) -> Result<Score, ProblemKind> {
        if input.is_empty() {
            return Err(ProblemKind::Open);
        }
        let points = match (rule, input) {
            (Rule::Free, Input::Points(points)) => self.entered(*points),
            (Rule::Steps(steps), Input::Choice(choice)) => self.step(steps, usize::from(*choice))?,
            (Rule::Steps(steps), Input::Sent(day)) => {
                self.step(steps, rule.step_on(*day).ok_or(ProblemKind::DoesNotFit)?)?
            }
            (Rule::YesNo { yes, .. }, Input::Choice(0)) => self.answered(true, *yes),
            (Rule::YesNo { no, .. }, Input::Choice(1)) => self.answered(false, *no),
            (Rule::Ratio(bands), Input::Figures { first, second }) => {
                let (done, assigned) = both(*first, *second)?;
                self.ratio(bands, done, assigned)?
            }
            (Rule::AgainstLastYear { higher, equal, lower }, Input::Figures { first, second }) => {
                let (this_year, last_year) = both(*first, *second)?;
                self.years(this_year, last_year, [*higher, *equal, *lower])
            }
            (Rule::PerItem { each, cap }, Input::Count(count)) => self.counted(*count, *each, *cap),
            (Rule::Deduction { each, at_most }, Input::Count(count)) => self.deducted(*count, *each, *at_most),
            _ => return Err(ProblemKind::DoesNotFit),
        };
        self.within(points)
    }

    /// Points above the maximum are not cut down to it: nobody may lose a typing error without seeing it.
    fn within(&self, points: Score) -> Result<Score, ProblemKind> {
        if points > self.maximum {
            Err(ProblemKind::AboveMaximum { points, maximum: self.maximum })
        } else if points < Score::ZERO {
            Err(ProblemKind::BelowZero)
        } else {
            Ok(points)
        }
    }

    fn note(&mut self, step: ExplanationStep) {
        (self.note)(step);
    }

    fn entered(&mut self, points: Score) -> Score {
        self.note(ExplanationStep::Entered(points));
        points
    }

    fn step(&mut self, steps: &[Step], step: usize) -> Result<Score, ProblemKind> {
        let award = steps.get(step).ok_or(ProblemKind::DoesNotFit)?.award;
        let points = award.points(self.maximum, None);
        self.note(ExplanationStep::Chosen { step, points });
        Ok(points)
    }

    fn answered(&mut self, yes: bool, award: Award) -> Score {
        let points = award.points(self.maximum, None);
        self.note(ExplanationStep::Answered { yes, points });
        points
    }

    fn ratio(&mut self, bands: &[RatioBand], done: Quantity, assigned: Quantity) -> Result<Score, ProblemKind> {
        let ratio = Ratio::new(done, assigned).ok_or(ProblemKind::NothingAssigned)?;
        self.note(ExplanationStep::Ratio { done, assigned, ratio });
        // A template whose bands leave a gap is reported when it is read (`template::check`); here nothing is guessed.
        let band = bands.iter().find(|band| band.holds(ratio)).ok_or(ProblemKind::DoesNotFit)?;
        let of = band.award.of(self.maximum);
        self.note(ExplanationStep::Band { band: *band, points: of });
        let points = band.award.points(self.maximum, Some(ratio));
        if band.award.is_proportional() {
            self.note(ExplanationStep::Proportional { of, product: points });
        }
        Ok(points)
    }

    fn years(&mut self, this_year: Quantity, last_year: Quantity, [higher, equal, lower]: [Award; 3]) -> Score {
        let award = match this_year.cmp(&last_year) {
            std::cmp::Ordering::Greater => higher,
            std::cmp::Ordering::Equal => equal,
            std::cmp::Ordering::Less => lower,
        };
        let points = award.points(self.maximum, None);
        self.note(ExplanationStep::Years { this_year, last_year, award, points });
        points
    }

    /// count × each, held at the cap and at the maximum.
    fn counted(&mut self, count: u32, each: Score, cap: Award) -> Score {
        let product = each.times(count);
        self.note(ExplanationStep::Counted { count, each, product });
        let cap = cap.points(self.maximum, None).min(self.maximum);
        if product > cap {
            self.note(ExplanationStep::Capped { cap });
        }
        product.min(cap)
    }

    /// The maximum less what is counted; in a penalty section what is counted itself.
    fn deducted(&mut self, count: u32, each: Score, at_most: Award) -> Score {
        let off = self.counted(count, each, at_most);
        if self.section == Section::Penalty {
            return off;
        }
        self.note(ExplanationStep::Deducted { maximum: self.maximum, off });
        self.maximum.minus(off)
    }
}

/// Both figures, or open while one is missing.
fn both(first: Option<Quantity>, second: Option<Quantity>) -> Result<(Quantity, Quantity), ProblemKind> {
    first.zip(second).ok_or(ProblemKind::Open)
}
