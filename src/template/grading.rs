//! How a total becomes a class (xếp loại; `Grade` in code, because `class` says too much).

use super::GivenBy;
use crate::score::{Percent, Score};
use serde::{Deserialize, Serialize};
use std::ops::Bound;

/// A span between two edges that say whether they are in: "từ 65 đến dưới 80".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span<T> {
    /// The lower edge.
    pub lower: Bound<T>,
    /// The upper edge.
    pub upper: Bound<T>,
}

impl<T: PartialOrd> Span<T> {
    /// Whether `value` is in the span.
    pub fn contains(&self, value: T) -> bool {
        use std::ops::RangeBounds;
        (self.lower.as_ref(), self.upper.as_ref()).contains(&value)
    }
}

impl<T> Span<T> {
    /// The same edges in another unit; `unit` keeps the order.
    pub fn map<U>(self, unit: impl Fn(T) -> U) -> Span<U> {
        Span { lower: self.lower.map(&unit), upper: self.upper.map(unit) }
    }
}

/// What a class is decided on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The percentage of the reachable maximum, rounded at two decimals.
    #[default]
    Percent,
    /// The total itself, or in proportion once something was removed from the maximum: [`Basis::figure`]. Edges are
    /// still kept in hundredths.
    Points,
}

/// What the total may reach once bonuses are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ceiling {
    /// Never above the maximum.
    #[default]
    Maximum,
    /// As high as the bonuses lift it, by the template's word.
    None,
}

/// One class with its band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// Its name as printed: `Tốt`.
    pub name: String,
    /// The band in hundredths of the basis (of a point, or of one per cent).
    pub span: Span<i64>,
    /// What else it takes.
    pub requirements: Vec<Requirement>,
    /// The words the requirements came from, empty where there are none.
    pub words: String,
}

/// What a class takes besides its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// No main top criterion below this share of its own maximum.
    EveryTopCriterion(Percent),
}

/// What happens when a condition is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// "Không đủ điều kiện xếp loại".
    Disqualified,
    /// "Xếp loại không quá Khá": the name of a class.
    AtMost(String),
}

/// A condition that disqualifies or caps (điều kiện).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its printed number.
    pub number: String,
    /// What must not happen, in the sheet's words.
    pub text: String,
    /// What it leads to.
    pub effect: Effect,
    /// Who states that it is met.
    pub stated_by: GivenBy,
}

/// "Không quá 20% số đơn vị xếp loại Tốt": a warning in the appraiser's summary, kept as the sheet words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Its printed number.
    pub number: String,
    /// The sheet's words.
    pub text: String,
}

/// Classes, the best first, and the conditions on them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grading {
    /// What the bands are measured in.
    pub basis: Basis,
    /// The classes from best to worst; empty where the workbook gives none: then no class is shown, none is assumed.
    pub grades: Vec<Grade>,
    /// Disqualifiers and caps.
    pub conditions: Vec<Condition>,
    /// Quotas.
    pub quotas: Vec<Quota>,
}

impl Basis {
    /// The figure that bands are held against, rounded half up at hundredths; nothing where nothing can be reached,
    /// whatever the bands are measured in.
    ///
    /// `printed` is the maximum before anything was removed from it. Bands in points are points of that: once
    /// "không phát sinh" has removed a part, the total is read in proportion to it (domain.md: "removed from the
    /// maximum, class by percentage"; docs/decisions/0004). Where nothing was removed that is the total itself.
    pub fn figure(self, total: Score, maximum: Score, printed: Score) -> Option<i64> {
        let whole = self.whole(printed);
        (maximum > Score::ZERO).then(|| total.scaled(whole, maximum.hundredths()).map(Score::hundredths))?
    }

    /// The smallest total whose figure reaches `edge`; as [`Basis::figure`].
    pub fn least_total(self, edge: i64, maximum: Score, printed: Score) -> Option<Score> {
        Score::from_hundredths(edge).least_scaled(self.whole(printed), maximum.hundredths())
    }

    /// The figure of a total that reaches all of its maximum.
    const fn whole(self, printed: Score) -> i64 {
        match self {
            Self::Percent => Percent::WHOLE.hundredths(),
            Self::Points => printed.hundredths(),
        }
    }
}

impl Ceiling {
    /// A total held between zero and what it may reach.
    #[must_use]
    pub fn hold(self, total: Score, maximum: Score) -> Score {
        let total = total.max(Score::ZERO);
        match self {
            Self::Maximum => total.min(maximum),
            Self::None => total,
        }
    }
}

impl Grading {
    /// The first class whose band holds a figure of the basis (in hundredths); nothing in a gap of the bands.
    pub fn by_band(&self, figure: i64) -> Option<usize> {
        self.grades.iter().position(|grade| grade.span.contains(figure))
    }

    /// The place of a class by its name.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.grades.iter().position(|grade| grade.name == name)
    }
}
