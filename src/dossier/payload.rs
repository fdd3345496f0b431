//! The payload `tucham/dossier/1`: canonical JSON (RFC 8785) inside a JWS.
//!
//! A member that this page does not know is refused, not passed over: a reader that leaves something out shows less
//! than was signed. What a later page adds gets a later version, which older pages refuse by name.

use super::bounds::shown;
use super::form::sparse;
use super::schema::{Schema, SchemaFault};
use super::{
    AnswersFormat, Campaign, Dossier, DossierId, FormatError, People, Revision, Stated, TemplateStamp, UnitRef,
};
use crate::assessment::{Answer, Answers, Totals};
use crate::basics::OrderedMap;
use crate::score::{Percent, Score};
use crate::signature::canonical::{NotCanonical, canonical};
use crate::signature::strict_json::{self, JsonFault, Limits};
use crate::signature::{Sha256Digest, jws};
use crate::template::CriterionCode;
use crate::workbook::Corrections;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const SCHEMA: Schema = Schema { family: "tucham/dossier/", version: 1 };

/// 5,000 criteria with some ten values each, and evidence.
const LIMITS: Limits = Limits { bytes: jws::LARGEST_PAYLOAD, depth: 8, values: 200_000 };

/// A dossier as it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierFormat {
    /// `tucham/dossier/1`.
    pub schema: String,
    /// See [`Dossier::id`].
    pub id: DossierId,
    /// From 1.
    pub revision: u32,
    /// SHA-256 of the payload that it supersedes; absent in revision 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Sha256Digest>,
    /// See [`Dossier::campaign`].
    pub campaign: CampaignFormat,
    /// See [`Dossier::template`].
    pub template: TemplateFormat,
    /// See [`Dossier::unit`].
    pub unit: UnitRef,
    /// See [`Dossier::people`].
    pub people: People,
    /// See [`Dossier::addressee`].
    pub addressee: String,
    /// See [`Dossier::answers`].
    pub answers: AnswersFormat,
    /// See [`Dossier::stated`].
    pub stated: StatedFormat,
}

/// See [`Campaign`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignFormat {
    /// See [`Campaign::code`].
    pub code: String,
    /// See [`Campaign::name`].
    pub name: String,
    /// See [`Campaign::period`].
    pub period: String,
}

/// See [`TemplateStamp`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateFormat {
    /// See [`TemplateStamp::sha256`].
    pub sha256: Sha256Digest,
    /// See [`TemplateStamp::title`].
    pub title: String,
    /// See [`TemplateStamp::file_name`].
    pub file_name: String,
    /// See [`TemplateStamp::importer`].
    pub importer: u32,
    /// See [`TemplateStamp::corrections`].
    #[serde(default, skip_serializing_if = "Corrections::is_empty", serialize_with = "sparse")]
    pub corrections: Corrections,
}

/// See [`Stated`]. Points in hundredths of a point, the percentage in hundredths of one per cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedFormat {
    /// Points by the code of their criterion.
    pub points: OrderedMap<String, i64>,
    /// See [`Totals::base`].
    pub base: i64,
    /// See [`Totals::bonus`].
    pub bonus: i64,
    /// See [`Totals::penalty`].
    pub penalty: i64,
    /// See [`Totals::total`].
    pub total: i64,
    /// See [`Totals::maximum`].
    pub maximum: i64,
    /// See [`Totals::by_superior`].
    pub by_superior: i64,
    /// See [`Totals::percent`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<i64>,
    /// See [`Totals::leaves`].
    pub leaves: u32,
    /// See [`Totals::open`].
    pub open: u32,
    /// See [`Stated::class`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// Why bytes are no payload of this format, or data cannot be written as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PayloadFault {
    /// Not JSON as it is demanded of a stranger.
    Json(JsonFault),
    /// Not the canonical spelling (RFC 8785) of its own data: equal data would have two digests.
    NotCanonical,
    /// A member is missing, unknown or of another type; the decoder's own words, for a log.
    Shape(String),
    /// The id is no UUID.
    Id,
    /// Revision 1 supersedes something, a later one nothing, or the digest is none.
    Revision,
    /// The template's digest is none.
    TemplateDigest,
    /// The answers are none.
    Answers(FormatError),
    /// An integer beyond 2⁵³, which JSON does not carry unharmed.
    IntegerTooLarge,
}

/// Why a payload is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    Schema(SchemaFault),
    Payload(PayloadFault),
}

impl Dossier {
    /// The schema and version that this page writes.
    pub const SCHEMA: &str = "tucham/dossier/1";

    /// The canonical bytes that are signed: equal dossiers give equal bytes.
    ///
    /// # Errors
    /// [`PayloadFault::IntegerTooLarge`]; points read from people and files stay far below.
    pub fn to_payload(&self) -> Result<Vec<u8>, PayloadFault> {
        canonical(&self.to_format()).map_err(|fault| match fault {
            NotCanonical::IntegerTooLarge => PayloadFault::IntegerTooLarge,
            NotCanonical::NotJson => PayloadFault::NotCanonical,
        })
    }

    /// The dossier as it is signed.
    pub fn to_format(&self) -> DossierFormat {
        let Campaign { code, name, period } = self.campaign.clone();
        let TemplateStamp { sha256, title, file_name, importer, corrections } = self.template.clone();
        DossierFormat {
            schema: Self::SCHEMA.to_owned(),
            id: self.id.clone(),
            revision: self.revision.number(),
            supersedes: self.revision.supersedes(),
            campaign: CampaignFormat { code, name, period },
            template: TemplateFormat { sha256, title, file_name, importer, corrections },
            unit: self.unit.clone(),
            people: self.people.clone(),
            addressee: self.addressee.clone(),
            answers: AnswersFormat::from(&self.answers),
            stated: StatedFormat::from(&self.stated),
        }
    }

    /// Reads a payload whose signature holds.
    pub(super) fn from_payload(payload: &[u8]) -> Result<Self, Unreadable> {
        let value =
            strict_json::read(payload, LIMITS).map_err(|fault| Unreadable::Payload(PayloadFault::Json(fault)))?;
        SCHEMA.check(value.get("schema").and_then(Value::as_str)).map_err(Unreadable::Schema)?;
        let format: Result<DossierFormat, _> = serde_json::from_value(value);
        let format = format.map_err(|error| PayloadFault::Shape(shown(&error.to_string())));
        let dossier = format.and_then(Self::try_from).map_err(Unreadable::Payload)?;
        if dossier.is_written_as(payload) { Ok(dossier) } else { Err(Unreadable::Payload(PayloadFault::NotCanonical)) }
    }

    /// Whether `payload` is the one spelling of this dossier. To be canonical JSON is not enough: `"percent":null` beside
    /// nothing, a condition that stands twice, an answer without anything in it are other bytes for the same data, and
    /// would give it a second digest.
    fn is_written_as(&self, payload: &[u8]) -> bool {
        let has_blanks = self.answers.by_code.values().any(|answer| *answer == Answer::default());
        !has_blanks && self.to_payload().as_deref() == Ok(payload)
    }
}

impl TryFrom<DossierFormat> for Dossier {
    type Error = PayloadFault;

    fn try_from(format: DossierFormat) -> Result<Self, PayloadFault> {
        let CampaignFormat { code, name, period } = format.campaign;
        let TemplateFormat { sha256, title, file_name, importer, corrections } = format.template;
        let supersedes = format.supersedes.map(String::from);
        Ok(Self {
            id: format.id,
            revision: Revision::new(format.revision, supersedes.as_deref())?,
            campaign: Campaign { code, name, period },
            template: TemplateStamp { sha256, title, file_name, importer, corrections },
            unit: format.unit,
            people: format.people,
            addressee: format.addressee,
            answers: Answers::try_from(format.answers).map_err(PayloadFault::Answers)?,
            stated: Stated::from(format.stated),
        })
    }
}

impl From<&Stated> for StatedFormat {
    fn from(stated: &Stated) -> Self {
        let totals = &stated.totals;
        Self {
            points: stated.points.iter().map(|(code, points)| (code.to_string(), points.hundredths())).collect(),
            base: totals.base.hundredths(),
            bonus: totals.bonus.hundredths(),
            penalty: totals.penalty.hundredths(),
            total: totals.total.hundredths(),
            maximum: totals.maximum.hundredths(),
            by_superior: totals.by_superior.hundredths(),
            percent: totals.percent.map(Percent::hundredths),
            leaves: totals.leaves,
            open: totals.open,
            class: stated.class.clone(),
        }
    }
}

impl From<StatedFormat> for Stated {
    fn from(format: StatedFormat) -> Self {
        let points = format.points.into_iter();
        Self {
            points: points
                .map(|(code, points)| (CriterionCode::from_stored(code), Score::from_hundredths(points)))
                .collect(),
            totals: Totals {
                base: Score::from_hundredths(format.base),
                bonus: Score::from_hundredths(format.bonus),
                penalty: Score::from_hundredths(format.penalty),
                total: Score::from_hundredths(format.total),
                maximum: Score::from_hundredths(format.maximum),
                by_superior: Score::from_hundredths(format.by_superior),
                percent: format.percent.map(Percent::from_hundredths),
                leaves: format.leaves,
                open: format.open,
            },
            class: format.class,
        }
    }
}
