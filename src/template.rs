//! What is asked: the tree of criteria, how each is scored, how a total becomes a class, and by when.
//!
//! Every name, criterion, weight, class and deadline is data that comes from a workbook; nothing of one year or one
//! district is in the code.

mod check;
mod coverage;
mod criteria;
mod criterion;
mod day;
mod exercise;
mod grading;
mod roster;
mod rule;
mod settings;

pub use check::{Flaw, FlawKind, check};
pub use coverage::Misfit;
pub use criteria::{Criteria, CriteriaError, Node};
pub use criterion::{Criterion, CriterionCode, NodeId, Section};
pub use day::{Day, Days};
pub use exercise::{Addressee, Appraiser, Cutoff, Deadline, Exercise, Unit};
pub use grading::{Basis, Ceiling, Condition, Effect, Grade, Grading, Quota, Requirement, Span};
pub use roster::{RosterNote, RosterNoteKind, roster_from_lines, unit_code};
pub use rule::{Award, GivenBy, NotApplicable, NotApplicablePolicy, RatioBand, Rule, Scope, Scoring, Step};
pub use settings::{Settings, Target, Unfit};

use crate::score::Score;
use serde::{Deserialize, Serialize};

/// Everything a unit needs to score itself, as read from one workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The title above the table.
    pub title: String,
    /// Sentences that must stand with the table wherever it is shown, such as "this is an illustration".
    pub notices: Vec<String>,
    /// The kinds of body, each with its own column of maxima; never empty. A sheet with one column of maxima has one
    /// kind without a name.
    pub kinds: Vec<Kind>,
    /// What is scored.
    pub criteria: Criteria,
    /// Bonus, penalty and what the total may reach.
    pub adjustment: Adjustment,
    /// Classes and what stands between a total and its class.
    pub grading: Grading,
    /// Name, period, deadlines and addressee of the exercise (kỳ đánh giá).
    pub exercise: Exercise,
    /// The bodies that score themselves, where the workbook lists them.
    pub units: Vec<Unit>,
}

/// A kind of body (loại cơ quan): cơ quan chuyên môn, đơn vị sự nghiệp, UBND xã.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kind {
    /// The heading of its column of maxima; empty where there is only one column.
    pub name: String,
    /// A short code used in the list of units (`CQ`), where the workbook gives one.
    pub code: Option<String>,
}

/// The place of a kind in [`Template::kinds`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KindId(pub u16);

/// What is added and taken off after the rows are added up (domain.md: 99 + 3 − 2 = 100, not 98).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// The most that all bonuses together add; nothing means no limit beyond that of each row.
    pub bonus_cap: Option<Score>,
    /// The most that all penalties together take off, as a positive number.
    pub penalty_cap: Option<Score>,
    /// Whether a bonus may lift the total above the maximum.
    pub ceiling: Ceiling,
}

#[cfg(test)]
mod tests;
