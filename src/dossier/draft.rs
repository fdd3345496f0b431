//! A draft: what a unit has filled so far, as it is kept in the browser and saved to a file (`tucham/draft/1`).

use super::DossierId;
use super::answers::{AnswerFormat, AnswersFormat, FormatError};
use super::typed::Typed;
use crate::assessment::{Answer, Answers};
use crate::basics::OrderedMap;
use crate::template::{CriterionCode, KindId};
use serde::{Deserialize, Serialize};

/// A draft in memory, and between page and worker; in stores and files it is a [`DraftFormat`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// A UUID, given by the page: where the browser keeps it. A draft that is opened from a file gets a new one.
    pub id: String,
    /// The dossier that it makes, where its id is another one ([`Draft::dossier_id`]).
    pub dossier: Option<String>,
    /// How many changes were made; of two stored states the one with the higher counter is the newer, never the one
    /// with the later clock (formats.md, "Decisions").
    pub counter: u64,
    /// The workbook it was started from.
    pub template: TemplateRef,
    /// The body that scores itself.
    pub unit: UnitRef,
    /// Who fills and who signs.
    pub people: People,
    /// The revision that the next package will have, from 1.
    pub revision: u32,
    /// The digest of the package that the next one supersedes, in hexadecimal.
    pub supersedes: Option<String>,
    /// The answers.
    pub answers: Answers,
    /// Texts in number fields that are no numbers, by criterion: a slot holds a number or such a text, never both.
    pub unreadable: OrderedMap<CriterionCode, Typed>,
}

/// Which workbook a draft stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRef {
    /// The digest of the form that asks ([`super::Form::digest`]), in lower-case hexadecimal.
    pub sha256: String,
    /// Its file name.
    pub file_name: String,
    /// The version of the importer that read it.
    pub importer: u32,
}

/// The body that scores itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRef {
    /// Its code in the roster; empty where there is none.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// Who fills and who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Who fills the sheet.
    pub preparer: String,
    /// Who signs.
    pub signer: String,
    /// The signer's office: `Chủ tịch`.
    pub signer_title: String,
}

/// One change to a draft: the journal's entry, and the only way a draft changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftChange {
    /// The answer to one criterion, whole; nothing in its number fields is unreadable.
    Answer(String, AnswerFormat),
    /// The answer to one criterion, whole, and what stands in its number fields and is no number.
    Unreadable(String, AnswerFormat, Typed),
    /// The unit's kind, from 0.
    Kind(u16),
    /// A condition is stated as met, or no longer.
    Condition(String, bool),
    /// Another unit.
    Unit(UnitRef),
    /// Other people.
    People(People),
    /// A package was exported: the next one has this revision and supersedes this digest.
    Exported(u32, String),
}

/// A draft as stored. In a file the members of its form stand beside these ([`super::DraftFile`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftFormat {
    /// `tucham/draft/1`.
    pub schema: String,
    /// See [`Draft::id`].
    pub id: String,
    /// See [`Draft::dossier`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<String>,
    /// See [`Draft::counter`].
    pub counter: u64,
    /// See [`Draft::template`].
    pub template: TemplateRef,
    /// See [`Draft::unit`].
    pub unit: UnitRef,
    /// See [`Draft::people`].
    pub people: People,
    /// See [`Draft::revision`].
    pub revision: u32,
    /// See [`Draft::supersedes`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    /// See [`Draft::answers`].
    pub answers: AnswersFormat,
    /// See [`Draft::unreadable`].
    #[serde(default, skip_serializing_if = "OrderedMap::is_empty")]
    pub unreadable: OrderedMap<String, Typed>,
}

impl Draft {
    /// The schema and version that this page writes.
    pub const SCHEMA: &str = "tucham/draft/1";

    /// The highest counter that is read. Browsers keep journals under numbers that are exact up to 2^53: a draft that is
    /// read has as many changes before it again as nobody makes.
    pub const MOST_CHANGES: u64 = 1 << 52;

    /// Makes a change and counts it.
    ///
    /// # Errors
    /// [`FormatError`] where a stored answer is not one, or the counter cannot go on; the draft is left as it was.
    pub fn apply(&mut self, change: DraftChange) -> Result<(), FormatError> {
        let counter = self.counter.checked_add(1).ok_or(FormatError::Counter(self.counter))?;
        match change {
            DraftChange::Answer(code, answer) => {
                self.enter(answer.read(&code)?, Typed::new(), CriterionCode::from_stored(code));
            }
            DraftChange::Unreadable(code, answer, typed) => {
                self.enter(answer.read(&code)?, typed, CriterionCode::from_stored(code));
            }
            DraftChange::Kind(kind) => self.answers.kind = KindId(kind),
            DraftChange::Condition(number, true) => drop(self.answers.conditions.insert(number)),
            DraftChange::Condition(number, false) => drop(self.answers.conditions.remove(&number)),
            DraftChange::Unit(unit) => self.unit = unit,
            DraftChange::People(people) => self.people = people,
            DraftChange::Exported(revision, digest) => {
                self.revision = revision;
                self.supersedes = Some(digest);
            }
        }
        self.counter = counter;
        Ok(())
    }

    /// The dossier that this draft makes: all its revisions have one id, wherever the draft went between them.
    pub fn dossier_id(&self) -> &str {
        self.dossier.as_deref().unwrap_or(&self.id)
    }

    /// The draft under another id, so that it never takes the place of another. It makes the same dossier.
    #[must_use]
    pub fn under(self, id: String) -> Self {
        let dossier = self.dossier_id().parse::<DossierId>().ok().map(String::from).filter(|dossier| *dossier != id);
        Self { id, dossier, ..self }
    }

    /// The texts in a criterion's number fields that are no numbers.
    pub fn typed(&self, code: &CriterionCode) -> Typed {
        self.unreadable.get(code).cloned().unwrap_or_default()
    }

    fn enter(&mut self, answer: Answer, typed: Typed, code: CriterionCode) {
        self.keep_typed(&answer, typed, &code);
        if answer == Answer::default() {
            self.answers.by_code.remove(&code);
        } else {
            self.answers.by_code.insert(code, answer);
        }
    }

    fn keep_typed(&mut self, answer: &Answer, mut typed: Typed, code: &CriterionCode) {
        typed.retain(|slot, _| !slot.is_filled(&answer.input));
        if typed.is_empty() {
            self.unreadable.remove(code);
        } else {
            self.unreadable.insert(code.clone(), typed);
        }
    }

    /// The draft as stored, without the form that asks.
    pub fn to_format(&self) -> DraftFormat {
        DraftFormat {
            schema: Self::SCHEMA.to_owned(),
            id: self.id.clone(),
            dossier: self.dossier.clone(),
            counter: self.counter,
            template: self.template.clone(),
            unit: self.unit.clone(),
            people: self.people.clone(),
            revision: self.revision,
            supersedes: self.supersedes.clone(),
            answers: AnswersFormat::from(&self.answers),
            unreadable: self.unreadable.iter().map(|(code, typed)| (code.to_string(), typed.clone())).collect(),
        }
    }
}

impl TryFrom<DraftFormat> for Draft {
    type Error = FormatError;

    fn try_from(format: DraftFormat) -> Result<Self, Self::Error> {
        if format.counter > Self::MOST_CHANGES {
            return Err(FormatError::Counter(format.counter));
        }
        let mut draft = Self {
            id: format.id,
            dossier: format.dossier,
            counter: format.counter,
            template: format.template,
            unit: format.unit,
            people: format.people,
            revision: format.revision,
            supersedes: format.supersedes,
            answers: Answers::try_from(format.answers)?,
            unreadable: OrderedMap::new(),
        };
        for (code, typed) in format.unreadable {
            let code = CriterionCode::from_stored(code);
            let answer = draft.answers.answer(&code).clone();
            draft.keep_typed(&answer, typed, &code);
        }
        Ok(draft)
    }
}
