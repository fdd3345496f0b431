//! One row of the table and what names it.

use super::{KindId, Scoring};
use crate::score::Score;
use serde::{Deserialize, Serialize};

/// The path of printed numbers, joined by `/`: `I/1/1.1`. A number that stands twice or is missing among its
/// siblings gets `#2`, `#3` after it (formats.md, "Decisions").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CriterionCode(String);

/// The place of a criterion in its [`super::Criteria`], in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// What a top criterion's points are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Counts towards the maximum.
    #[default]
    Main,
    /// Added after the main criteria are added up.
    Bonus,
    /// Taken off after the main criteria are added up. Maxima and points below it are positive sizes.
    Penalty,
}

/// One row of the table: a group of criteria, or a criterion that gets points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// The printed number as it stands in the sheet: `I`, `1.1`, `a)`; empty where the row has none.
    pub number: String,
    /// The text of the row.
    pub text: String,
    /// The maximum for each kind of body, parallel to `Template::kinds`; `None` where the row is not for that kind.
    pub maxima: Vec<Option<Score>>,
    /// How it gets its points; `None` on a group, whose points are those of its children.
    pub scoring: Option<Scoring>,
    /// What may serve as evidence (tài liệu kiểm chứng), in the sheet's words; empty where it says nothing.
    pub evidence: String,
    /// What its points are for; in a tree a child has its top criterion's.
    pub section: Section,
}

impl CriterionCode {
    /// Takes a code as it was stored; whether it names a criterion is for [`super::Criteria::find`] to say.
    pub fn from_stored(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CriterionCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl NodeId {
    /// The place in printed order, from 0: the index into lists that are parallel to the criteria.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The node at a place in printed order. Trees are bounded by [`super::Criteria::LIMIT`], so that every place fits.
    pub(super) const fn at(index: usize) -> Self {
        Self(index as u32)
    }
}

impl Criterion {
    /// The longest printed number, in bytes: with [`super::Criteria::DEPTH`] it bounds the length of a code.
    pub const NUMBER_LIMIT: usize = 100;

    /// Whether it gets points itself.
    pub const fn is_leaf(&self) -> bool {
        self.scoring.is_some()
    }

    /// The printed maximum for a kind of body; nothing where the row is not for that kind.
    pub fn maximum(&self, kind: KindId) -> Option<Score> {
        self.maxima.get(usize::from(kind.0)).copied().flatten()
    }
}
