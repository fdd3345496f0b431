//! How a criterion gets its points: every pattern of domain.md, "How points are given".

use super::{Day, Days, Span};
use crate::score::{Percent, Ratio, Score};
use serde::{Deserialize, Serialize};
use std::ops::Bound;

/// How a criterion that is not a group is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// The rule.
    pub rule: Rule,
    /// The words of the sheet that the rule came from, a line each; empty where the sheet says nothing and the
    /// criterion is free.
    pub words: Vec<String>,
    /// What becomes of it when there was nothing to do; `None` where the sheet allows no exception.
    pub not_applicable: Option<NotApplicable>,
    /// Who gives the points.
    pub given_by: GivenBy,
    /// The sheet asks for an explanation whatever the points are ("phải giải trình").
    pub must_explain: bool,
}

/// Who gives the points of a criterion, or states that a condition is met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// The unit scores itself.
    #[default]
    Unit,
    /// "Điểm do cấp trên chấm": open to the appraiser only.
    Superior,
}

/// Points that a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Award {
    /// A fixed number of points.
    Points(Score),
    /// "Điểm tối đa": the maximum of the criterion for the unit's kind.
    Maximum,
    /// "Tỷ lệ × 4 điểm": the ratio of a fixed number of points.
    RatioOf(Score),
    /// "Tỷ lệ × điểm tối đa".
    RatioOfMaximum,
}

/// One step of a criterion that is scored by steps (mức điểm).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was reached, in the sheet's words without the points.
    pub label: String,
    /// What it gives; never a ratio.
    pub award: Award,
    /// The days on which something had to be sent for this step, where the words name them: "trước ngày 10/4/2023".
    pub days: Option<Days>,
}

/// One band of a ratio: "từ 70% đến 90%: 1 điểm".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatioBand {
    /// The ratios in the band, compared exactly, not as rounded for print.
    pub span: Span<Percent>,
    /// What a ratio in the band gives.
    pub award: Award,
}

/// A scoring rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Steps, the best first as a rule; the unit chooses one.
    Steps(Vec<Step>),
    /// Reached or not reached.
    YesNo {
        /// "Đạt yêu cầu: 1".
        yes: Award,
        /// "Không: 0".
        no: Award,
    },
    /// Two figures, done and assigned, whose ratio falls in a band; covers proportional rules. The bands neither
    /// overlap nor leave a gap from 0% to 100%.
    Ratio(Vec<RatioBand>),
    /// "Mỗi mô hình +1, tối đa 2": a count times points, up to a cap (the maximum where it names none).
    PerItem {
        /// Points for each.
        each: Score,
        /// The most it gives; `Award::Maximum` or `Award::Points`.
        cap: Award,
    },
    /// "Mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm": from the maximum down. In a penalty section, where points
    /// are what is taken off the total, its points are the deduction itself.
    Deduction {
        /// Points taken off for each.
        each: Score,
        /// The most that is taken off; `Award::Maximum` or `Award::Points`.
        at_most: Award,
    },
    /// This year's figure against last year's.
    AgainstLastYear {
        /// This year is higher.
        higher: Award,
        /// Both are equal.
        equal: Award,
        /// This year is lower.
        lower: Award,
    },
    /// Any number of points from 0 to the maximum.
    Free,
}

/// What the sheet says about "không phát sinh".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotApplicable {
    /// What becomes of the points.
    pub policy: NotApplicablePolicy,
    /// Where the rest makes up for the points that [`NotApplicablePolicy::Rescaled`] takes out; of no account under
    /// the other policies.
    #[serde(default)]
    pub scope: Scope,
    /// The words it came from.
    pub words: String,
}

/// The four policies of domain.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicablePolicy {
    /// A. Full points.
    FullPoints,
    /// B. Removed from the maximum; the class goes by percentage.
    Removed,
    /// C. Removed, and the rest is rescaled to what it was part of: [`NotApplicable::scope`].
    Rescaled,
    /// D. Zero points, and it stays in the maximum.
    Zero,
}

/// What the rest of is rescaled ("'Removed and rescaled' applies within the parent that the template names",
/// domain.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// "Quy đổi về 100 điểm": the whole table.
    Table,
    /// "Các nội dung còn lại trong tiêu chí III được quy đổi": the group around the criterion at this depth, 0 for its
    /// top criterion. A depth that is not above the criterion means the group it stands in.
    Group(u8),
}

impl Scope {
    /// The top criterion that a criterion stands in.
    pub const TOP: Self = Self::Group(0);
}

impl Default for Scope {
    /// Sheets that name no parent speak of the criterion with its Roman number.
    fn default() -> Self {
        Self::TOP
    }
}

impl Award {
    /// The points that it gives for `ratio`, rounded half up at hundredths; a ratio that is missing counts as whole,
    /// which gives the most that the award can give.
    pub fn points(self, maximum: Score, ratio: Option<Ratio>) -> Score {
        let of = self.of(maximum);
        match (self, ratio) {
            (Self::RatioOf(_) | Self::RatioOfMaximum, Some(ratio)) => ratio.share_of(of),
            _ => of,
        }
    }

    /// The fixed points, or the points that the ratio is taken of.
    pub const fn of(self, maximum: Score) -> Score {
        match self {
            Self::Points(points) | Self::RatioOf(points) => points,
            Self::Maximum | Self::RatioOfMaximum => maximum,
        }
    }

    /// Whether it is a ratio of points.
    pub const fn is_proportional(self) -> bool {
        matches!(self, Self::RatioOf(_) | Self::RatioOfMaximum)
    }
}

impl RatioBand {
    /// Whether the exact ratio lies in the band.
    pub fn holds(&self, ratio: Ratio) -> bool {
        let above = match self.span.lower {
            Bound::Included(edge) => ratio.against(edge).is_ge(),
            Bound::Excluded(edge) => ratio.against(edge).is_gt(),
            Bound::Unbounded => true,
        };
        let below = match self.span.upper {
            Bound::Included(edge) => ratio.against(edge).is_le(),
            Bound::Excluded(edge) => ratio.against(edge).is_lt(),
            Bound::Unbounded => true,
        };
        above && below
    }
}

impl Rule {
    /// The step that is given for something sent on `day`; nothing where no step names the day.
    ///
    /// Steps may be nested deadlines, in any order: what was sent before 10/4 was also sent by 30/4. A unit is given
    /// the best that it earned, so that of the steps that name the day the one with the most points counts, and of
    /// equal ones the first. The width of the span would not do: an open end ("chậm nhất 30/4") has none.
    pub fn step_on(&self, day: Day) -> Option<usize> {
        let Self::Steps(steps) = self else { return None };
        let named = steps.iter().enumerate().filter(|(_, step)| step.days.is_some_and(|days| days.contains(day)));
        let best = named.rev().max_by_key(|(_, step)| step.award.of(Score::MOST));
        best.map(|(place, _)| place)
    }

    /// Every award that the rule names, caps included.
    pub fn awards(&self) -> Vec<Award> {
        match self {
            Self::Steps(steps) => steps.iter().map(|step| step.award).collect(),
            Self::YesNo { yes, no } => vec![*yes, *no],
            Self::Ratio(bands) => bands.iter().map(|band| band.award).collect(),
            Self::PerItem { cap: most, .. } | Self::Deduction { at_most: most, .. } => vec![*most],
            Self::AgainstLastYear { higher, equal, lower } => vec![*higher, *equal, *lower],
            Self::Free => Vec::new(),
        }
    }
}
