//! A draft: what a unit has filled so far, as it is kept in the browser and saved to a file (`tucham/draft/1`).

use super::answers::{AnswerFormat, AnswersFormat, FormatError};
use crate::assessment::{Answer, Answers};
use crate::template::{CriterionCode, KindId};
use serde::{Deserialize, Serialize};

/// A draft in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// A UUID, given by the page.
    pub id: String,
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
}

/// Which workbook a draft stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateRef {
    /// SHA-256 of the workbook's bytes, in lower-case hexadecimal.
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
    /// The answer to one criterion, whole.
    Answer(String, AnswerFormat),
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

/// A draft as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftFormat {
    /// `tucham/draft/1`.
    pub schema: String,
    /// See [`Draft::id`].
    pub id: String,
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
    /// The template's workbook in base64; only in a draft that was saved to a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workbook: Option<String>,
}

impl Draft {
    /// The schema and version that this page writes.
    pub const SCHEMA: &str = "tucham/draft/1";

    /// Makes a change and counts it.
    ///
    /// # Errors
    /// [`FormatError`] where a stored answer is not one; the draft is left as it was.
    pub fn apply(&mut self, change: DraftChange) -> Result<(), FormatError> {
        match change {
            DraftChange::Answer(code, answer) => self.answer(answer.read(&code)?, CriterionCode::from_stored(code)),
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
        self.counter += 1;
        Ok(())
    }

    fn answer(&mut self, answer: Answer, code: CriterionCode) {
        if answer == Answer::default() {
            self.answers.by_code.remove(&code);
        } else {
            self.answers.by_code.insert(code, answer);
        }
    }

    /// The draft as stored, without the workbook.
    pub fn to_format(&self) -> DraftFormat {
        DraftFormat {
            schema: Self::SCHEMA.to_owned(),
            id: self.id.clone(),
            counter: self.counter,
            template: self.template.clone(),
            unit: self.unit.clone(),
            people: self.people.clone(),
            revision: self.revision,
            supersedes: self.supersedes.clone(),
            answers: AnswersFormat::from(&self.answers),
            workbook: None,
        }
    }
}

impl TryFrom<DraftFormat> for Draft {
    type Error = FormatError;

    fn try_from(format: DraftFormat) -> Result<Self, Self::Error> {
        Ok(Self {
            id: format.id,
            counter: format.counter,
            template: format.template,
            unit: format.unit,
            people: format.people,
            revision: format.revision,
            supersedes: format.supersedes,
            answers: Answers::try_from(format.answers)?,
        })
    }
}
