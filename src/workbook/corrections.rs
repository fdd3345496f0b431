//! What a person corrected in the reading of a workbook. The importer takes it in where it reads the thing in question,
//! so that sums, levels and diagnostics follow; kept with the workbook, it is replayed whenever that is read again.
//!
//! Rows and columns are those of the sheet, from 0: the same bytes have them at the same place. Words are read by the
//! same recogniser as those of a sheet, so that a correction needs no other language than the table's own.
//!
//! The type is the format too (`corrections` in docs/formats.md), where the file leaves out what says nothing. The
//! members are always written here, because the messages between page and worker do not describe themselves.

use super::Role;
use crate::basics::OrderedMap;
use crate::score::Score;
use crate::template::{KindId, NotApplicablePolicy};
use serde::{Deserialize, Serialize};

/// The corrections of one workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// The sheet with the table, where it is not the first that has one.
    #[serde(default)]
    pub sheet: Option<String>,
    /// What columns are for.
    #[serde(default)]
    pub columns: OrderedMap<u32, ColumnRole>,
    /// What rows are.
    #[serde(default)]
    pub rows: OrderedMap<u32, RowCorrection>,
    /// The classes, a line each as it could stand below a table: `Tốt: từ 80 điểm trở lên`.
    #[serde(default)]
    pub grades: Option<Vec<String>>,
}

/// What is corrected in one row; what is missing stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowCorrection {
    /// What the row is.
    #[serde(default)]
    pub part: Option<RowPart>,
    /// Its number, as it should have been printed; empty for none.
    #[serde(default)]
    pub number: Option<String>,
    /// Its level, and by that its parent: 0 for a top criterion, otherwise it stands in the last row above it that is one
    /// level higher. A level that skips one is taken as the deepest that there is.
    #[serde(default)]
    pub level: Option<u8>,
    /// Its maximum in hundredths of a point by the place of the kind of body; nothing where that kind is not scored.
    #[serde(default)]
    pub maxima: OrderedMap<u16, Option<Score>>,
    /// The words of its rule, a line each: `Kịp thời: 2 điểm`. None for free points from 0 to the maximum.
    #[serde(default)]
    pub rule: Option<Vec<String>>,
    /// What becomes of it when there was nothing to do.
    #[serde(default)]
    pub not_applicable: Option<Exception>,
}

/// What a row below the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowPart {
    /// A group or a criterion.
    Criterion,
    /// Words of the rule of the criterion above it.
    Rule,
    /// A row that adds up.
    Total,
    /// Nothing that is asked: a note, a heading that repeats.
    Nothing,
}

/// What becomes of a criterion when there was nothing to do: [`NotApplicablePolicy`], or that there is no such exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exception {
    /// The sheet allows none.
    NotAllowed,
    /// Full points.
    FullPoints,
    /// Removed from the maximum.
    Removed,
    /// Removed, and the rest of its top criterion is rescaled.
    Rescaled,
    /// Zero points.
    Zero,
}

/// What a column is for: [`Role`] without the kind of body, which follows from the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// [`Role::Number`].
    Number,
    /// [`Role::Text`].
    Text,
    /// [`Role::Maximum`], of a kind of body of its own where there are several.
    Maximum,
    /// [`Role::Rule`].
    Rule,
    /// [`Role::NotApplicable`].
    NotApplicable,
    /// [`Role::Evidence`].
    Evidence,
    /// [`Role::Figures`].
    Figures,
    /// [`Role::SelfPoints`].
    SelfPoints,
    /// [`Role::Explanation`].
    Explanation,
    /// [`Role::InCharge`].
    InCharge,
    /// [`Role::AppraisedPoints`].
    AppraisedPoints,
    /// [`Role::Reason`].
    Reason,
    /// [`Role::Survey`].
    Survey,
    /// [`Role::Result`].
    Result,
    /// [`Role::Other`].
    Other,
}

impl Corrections {
    /// Whether nothing is corrected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is corrected in a row.
    pub fn row(&self, row: u32) -> Option<&RowCorrection> {
        self.rows.get(&row)
    }
}

impl RowCorrection {
    /// Whether nothing is corrected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Exception {
    /// The policy; nothing where there is no exception.
    pub const fn policy(self) -> Option<NotApplicablePolicy> {
        match self {
            Self::NotAllowed => None,
            Self::FullPoints => Some(NotApplicablePolicy::FullPoints),
            Self::Removed => Some(NotApplicablePolicy::Removed),
            Self::Rescaled => Some(NotApplicablePolicy::Rescaled),
            Self::Zero => Some(NotApplicablePolicy::Zero),
        }
    }

    /// The other way round.
    pub const fn of(policy: Option<NotApplicablePolicy>) -> Self {
        match policy {
            None => Self::NotAllowed,
            Some(NotApplicablePolicy::FullPoints) => Self::FullPoints,
            Some(NotApplicablePolicy::Removed) => Self::Removed,
            Some(NotApplicablePolicy::Rescaled) => Self::Rescaled,
            Some(NotApplicablePolicy::Zero) => Self::Zero,
        }
    }
}

impl ColumnRole {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Number,
        Self::Text,
        Self::Maximum,
        Self::Rule,
        Self::NotApplicable,
        Self::Evidence,
        Self::Figures,
        Self::SelfPoints,
        Self::Explanation,
        Self::InCharge,
        Self::AppraisedPoints,
        Self::Reason,
        Self::Survey,
        Self::Result,
        Self::Other,
    ];

    /// The role; a maximum is that of the next kind of body.
    pub const fn role(self, next: KindId) -> Role {
        match self {
            Self::Number => Role::Number,
            Self::Text => Role::Text,
            Self::Maximum => Role::Maximum(next),
            Self::Rule => Role::Rule,
            Self::NotApplicable => Role::NotApplicable,
            Self::Evidence => Role::Evidence,
            Self::Figures => Role::Figures,
            Self::SelfPoints => Role::SelfPoints,
            Self::Explanation => Role::Explanation,
            Self::InCharge => Role::InCharge,
            Self::AppraisedPoints => Role::AppraisedPoints,
            Self::Reason => Role::Reason,
            Self::Survey => Role::Survey,
            Self::Result => Role::Result,
            Self::Other => Role::Other,
        }
    }
}

impl From<Role> for ColumnRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Number => Self::Number,
            Role::Text => Self::Text,
            Role::Maximum(_) => Self::Maximum,
            Role::Rule => Self::Rule,
            Role::NotApplicable => Self::NotApplicable,
            Role::Evidence => Self::Evidence,
            Role::Figures => Self::Figures,
            Role::SelfPoints => Self::SelfPoints,
            Role::Explanation => Self::Explanation,
            Role::InCharge => Self::InCharge,
            Role::AppraisedPoints => Self::AppraisedPoints,
            Role::Reason => Self::Reason,
            Role::Survey => Self::Survey,
            Role::Result => Self::Result,
            Role::Other => Self::Other,
        }
    }
}
