//! What a unit answers.

use super::Input;
use crate::basics::{OrderedMap, OrderedSet};
use crate::template::{CriterionCode, Day, KindId};
use serde::{Deserialize, Serialize};

/// Everything a unit says in one draft. Answers to codes that the template lacks are kept, and reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The unit's kind, which decides the maxima.
    pub kind: KindId,
    /// Answers by criterion; a criterion without one is open.
    pub by_code: OrderedMap<CriterionCode, Answer>,
    /// Numbers of the conditions that the unit states are met.
    pub conditions: OrderedSet<String>,
}

/// The answer to one criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// A piece of evidence: a document by number and date, a link, or an unnumbered thing such as a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What stands where there is no answer.
pub(super) static UNANSWERED: Answer = Answer {
    input: Input::Empty,
    not_applicable: None,
    explanation: String::new(),
    evidence: Vec::new(),
    in_charge: String::new(),
};

impl Answers {
    /// The answer to a criterion; an empty one where there is none.
    pub fn answer(&self, code: &CriterionCode) -> &Answer {
        self.by_code.get(code).unwrap_or(&UNANSWERED)
    }

    /// Puts an answer in place of the one before; an empty one leaves no trace, so that equal work is equal data.
    pub fn set(&mut self, code: CriterionCode, answer: Answer) {
        if answer == UNANSWERED {
            self.by_code.remove(&code);
        } else {
            self.by_code.insert(code, answer);
        }
    }
}

impl Answer {
    /// Whether it asks for points: an input, or "không phát sinh".
    pub fn claims_points(&self) -> bool {
        !self.input.is_empty() || self.not_applicable.is_some()
    }

    /// Whether a piece of evidence is named; records that were opened and left empty do not count.
    pub fn has_evidence(&self) -> bool {
        self.evidence.iter().any(|evidence| !evidence.is_blank())
    }
}

impl Evidence {
    /// Whether nothing is said in it.
    pub fn is_blank(&self) -> bool {
        self.date.is_none() && self.texts().iter().all(|text| text.trim().is_empty())
    }

    /// Its texts: number, issuer, title, link.
    pub fn texts(&self) -> [&str; 4] {
        [&self.number, &self.issuer, &self.title, &self.link]
    }
}
