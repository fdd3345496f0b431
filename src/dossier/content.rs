//! What a unit hands in, in memory and in messages between page and worker. Its file is [`super::DossierFormat`].

use super::asked::asked;
use super::{DossierId, Draft, PayloadFault, People, UnitRef};
use crate::assessment::{Answers, Assessment, State, Totals};
use crate::basics::OrderedMap;
use crate::score::Score;
use crate::signature::Sha256Digest;
use crate::template::{CriterionCode, Template};
use crate::workbook::{Corrections, IMPORTER_VERSION};
use serde::{Deserialize, Serialize};

/// A dossier (hồ sơ chấm điểm): the answers of a unit, and what it says they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Which dossier it is; its revisions share it.
    pub id: DossierId,
    /// Its place among the revisions.
    pub revision: Revision,
    /// What the exercise is called.
    pub campaign: Campaign,
    /// The workbook that asked.
    pub template: TemplateStamp,
    /// The body that scored itself.
    pub unit: UnitRef,
    /// Who filled and who signs, as they are named on paper; the key is named by its certificate.
    pub people: People,
    /// Where it goes; empty where the template names nobody.
    pub addressee: String,
    /// The answers.
    pub answers: Answers,
    /// What the unit says the answers come to. A receiver works it out again and believes only that.
    pub stated: Stated,
}

/// The place of a dossier among its revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Revision {
    /// Revision 1.
    First,
    /// A later one.
    Later {
        /// From 2.
        number: u32,
        /// SHA-256 of the payload that it supersedes.
        supersedes: Sha256Digest,
    },
}

/// What the exercise is called: a receiver finds its own exercise by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// A short code; empty where the template has none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What is scored, for people: `2023`.
    pub period: String,
}

/// Which workbook asked, and who read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateStamp {
    /// The digest of the form that asked ([`super::Form::digest`]): of a plain workbook the SHA-256 of its bytes.
    pub sha256: Sha256Digest,
    /// The title above the table.
    pub title: String,
    /// Its file name.
    pub file_name: String,
    /// The version of the importer.
    pub importer: u32,
    /// What was corrected in the reading of the workbook: who has only the package reads it by them.
    pub corrections: Corrections,
}

/// What answers come to, as a unit states it and as a receiver works it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The points of every criterion and group that is not open.
    pub points: OrderedMap<CriterionCode, Score>,
    /// The sums.
    pub totals: Totals,
    /// The name of the class; nothing where there is none.
    pub class: Option<String>,
}

impl Dossier {
    /// The dossier that a draft makes, its texts in Unicode NFC. `assessment` is that of the draft's answers by `template`, which this page has
    /// just read, whatever version the draft was begun with. What the template does not ask is left out
    /// ([`super::unasked`]): the answers come to the same without it.
    ///
    /// # Errors
    /// [`PayloadFault`] where the draft's id, digest or revision is none.
    pub fn from_draft(draft: &Draft, template: &Template, assessment: &Assessment) -> Result<Self, PayloadFault> {
        let draft = draft.clone().composed();
        Ok(Self {
            id: draft.dossier_id().parse().map_err(|_| PayloadFault::Id)?,
            revision: Revision::new(draft.revision, draft.supersedes.as_deref())?,
            campaign: Campaign::of(template),
            template: TemplateStamp {
                sha256: draft.template.sha256.parse().map_err(|_| PayloadFault::TemplateDigest)?,
                title: template.title.clone(),
                file_name: draft.template.file_name,
                importer: IMPORTER_VERSION,
                corrections: Corrections::default(),
            },
            unit: draft.unit,
            people: draft.people,
            addressee: addressee(template),
            answers: asked(template, &draft.answers),
            stated: Stated::of(template, assessment),
        })
    }
}

impl Dossier {
    /// The same, made on a form with these corrections.
    #[must_use]
    pub fn corrected(self, corrections: Corrections) -> Self {
        Self { template: TemplateStamp { corrections, ..self.template }, ..self }
    }
}

impl Campaign {
    /// What a template calls the exercise.
    pub(super) fn of(template: &Template) -> Self {
        let exercise = &template.exercise;
        Self { code: exercise.code.clone(), name: exercise.name.clone(), period: exercise.period.clone() }
    }
}

/// Where a template says that dossiers go; empty where it names nobody.
pub(super) fn addressee(template: &Template) -> String {
    template.exercise.addressee.as_ref().map(|addressee| addressee.name.clone()).unwrap_or_default()
}

impl Revision {
    /// Revision `number`, from 1, and the digest of what it supersedes, in hexadecimal.
    ///
    /// # Errors
    /// [`PayloadFault::Revision`]: the first supersedes nothing, every later one something.
    pub fn new(number: u32, supersedes: Option<&str>) -> Result<Self, PayloadFault> {
        match (number, supersedes.map(str::parse)) {
            (1, None) => Ok(Self::First),
            (2.., Some(Ok(supersedes))) => Ok(Self::Later { number, supersedes }),
            _ => Err(PayloadFault::Revision),
        }
    }

    /// Which one it is, from 1.
    pub const fn number(self) -> u32 {
        match self {
            Self::First => 1,
            Self::Later { number, .. } => number,
        }
    }

    /// The number of the one after it; nothing after the last that is written, which only a forged draft reaches.
    pub const fn next_number(self) -> Option<u32> {
        self.number().checked_add(1)
    }

    /// The digest of the payload that it supersedes.
    pub const fn supersedes(self) -> Option<Sha256Digest> {
        match self {
            Self::First => None,
            Self::Later { supersedes, .. } => Some(supersedes),
        }
    }
}

impl Stated {
    /// What an assessment by `template` comes to.
    pub fn of(template: &Template, assessment: &Assessment) -> Self {
        let scored = template.criteria.iter().zip(&assessment.outcomes).filter_map(|((_, node), outcome)| {
            let settled = matches!(outcome.state, State::Scored | State::NotApplicable(_));
            settled.then(|| (node.code.clone(), outcome.points))
        });
        let grade = assessment.classification.grade.and_then(|place| template.grading.grades.get(place));
        Self { points: scored.collect(), totals: assessment.totals, class: grade.map(|grade| grade.name.clone()) }
    }
}
