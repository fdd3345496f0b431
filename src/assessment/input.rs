//! What a rule is given, and which rule takes what.

use crate::score::{Quantity, Score};
use crate::template::{Day, Rule, Step};
use serde::{Deserialize, Serialize};

/// What a rule is given. An input that does not fit the rule counts as open and is reported as a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    /// Nothing yet.
    #[default]
    Empty,
    /// Points of a free criterion.
    Points(Score),
    /// A step, counted from 0; for yes and no: 0 is yes.
    Choice(u16),
    /// The day something was sent; the step follows from it.
    Sent(Day),
    /// How many, for per-item rules and deductions.
    Count(u32),
    /// Two figures: done and assigned, or this year's and last year's. One may still be missing.
    Figures {
        /// Done, or this year's.
        first: Option<Quantity>,
        /// Assigned, or last year's.
        second: Option<Quantity>,
    },
}

/// Which input a rule takes: the control on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// [`Input::Points`].
    Points,
    /// [`Input::Choice`], out of this many.
    Choice(u16),
    /// [`Input::Choice`] or [`Input::Sent`].
    ChoiceOrDay(u16),
    /// [`Input::Count`].
    Count,
    /// [`Input::Figures`]: done and assigned.
    Ratio,
    /// [`Input::Figures`]: this year's and last year's.
    Years,
}

impl Input {
    /// Whether nothing is entered: not even one figure of two.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty | Self::Figures { first: None, second: None })
    }
}

/// Stands here and not beside the rule, because inputs are of this room.
impl Rule {
    /// Which input the rule takes: the control on the page.
    pub fn input_kind(&self) -> InputKind {
        match self {
            Self::Steps(steps) if steps.iter().any(|step| step.days.is_some()) => {
                InputKind::ChoiceOrDay(number_of(steps))
            }
            Self::Steps(steps) => InputKind::Choice(number_of(steps)),
            Self::YesNo { .. } => InputKind::Choice(2),
            Self::Ratio(_) => InputKind::Ratio,
            Self::PerItem { .. } | Self::Deduction { .. } => InputKind::Count,
            Self::AgainstLastYear { .. } => InputKind::Years,
            Self::Free => InputKind::Points,
        }
    }
}

fn number_of(steps: &[Step]) -> u16 {
    u16::try_from(steps.len()).unwrap_or(u16::MAX)
}
