//! What a unit answers.

use crate::score::{Quantity, Score};
use crate::template::{CriterionCode, Day, KindId};
use std::collections::{BTreeMap, BTreeSet};

/// Everything a unit says in one draft. Answers to codes that the template lacks are kept, and reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The unit's kind, which decides the maxima.
    pub kind: KindId,
    /// Answers by criterion; a criterion without one is open.
    pub by_code: BTreeMap<CriterionCode, Answer>,
    /// Numbers of the conditions that the unit states are met.
    pub conditions: BTreeSet<String>,
}

/// The answer to one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What the rule is given.
    pub input: Input,
    /// "Không phát sinh", with the reason. The input is kept beside it, so that taking it back loses nothing.
    pub not_applicable: Option<String>,
    /// The explanation (giải trình).
    pub explanation: String,
    /// The evidence (minh chứng).
    pub evidence: Vec<Evidence>,
    /// Who is in charge of it.
    pub in_charge: String,
}

/// What a rule is given. An input that does not fit the rule counts as open and is reported as a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// A piece of evidence: a document by number and date, a link, or an unnumbered thing such as a register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Number and sign: `12/KH-UBND`; empty for an unnumbered thing.
    pub number: String,
    /// Its date.
    pub date: Option<Day>,
    /// Who issued it.
    pub issuer: String,
    /// Title, or what the unnumbered thing is.
    pub title: String,
    /// A link.
    pub link: String,
}
