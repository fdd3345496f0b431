//! The payload `tucham/campaign/1`: canonical JSON (RFC 8785) inside a JWS.

use super::super::bounds::shown;
use super::super::schema::{Schema, SchemaFault};
use super::{Campaign, LARGEST_WORKBOOK};
use crate::dossier::{DossierId, FormFault, FormFormat, Revision};
use crate::signature::canonical::canonical;
use crate::signature::strict_json::{self, JsonFault, Limits};
use crate::signature::{Sha256Digest, jws};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const SCHEMA: Schema = Schema { family: "tucham/campaign/", version: 1 };

/// A workbook in base64, a correction in every row, and a roster.
const LIMITS: Limits = Limits { bytes: jws::LARGEST_PAYLOAD, depth: 12, values: 200_000 };

/// A campaign as it is signed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignFormat {
    /// `tucham/campaign/1`.
    pub schema: String,
    /// See [`Campaign::id`].
    pub id: DossierId,
    /// From 1.
    pub version: u32,
    /// SHA-256 of the payload that it supersedes; absent in version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Sha256Digest>,
    /// See [`Campaign::form`].
    pub form: FormFormat,
    /// See [`Campaign::importer`].
    pub importer: u32,
}

/// Why bytes are no payload of this format, or data cannot be written as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignFault {
    /// Not JSON as it is demanded of a stranger.
    Json(JsonFault),
    /// A member is missing, unknown or of another type; the decoder's own words, for a log.
    Shape(String),
    /// Version 1 supersedes something, or a later one nothing.
    Version,
    /// The form is none.
    Form(FormFault),
    /// The workbook is larger than a campaign carries.
    WorkbookTooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// Not the canonical spelling (RFC 8785) of its own data: equal data would have two digests.
    NotCanonical,
}

/// Why a payload is not read.
pub(super) enum Unreadable {
    Schema(SchemaFault),
    Payload(CampaignFault),
}

impl Campaign {
    /// The schema and version that this page writes.
    pub const SCHEMA: &str = "tucham/campaign/1";

    /// The canonical bytes that are signed: equal campaigns give equal bytes.
    ///
    /// # Errors
    /// [`CampaignFault::WorkbookTooLarge`] over [`LARGEST_WORKBOOK`].
    pub fn to_payload(&self) -> Result<Vec<u8>, CampaignFault> {
        if self.form.workbook().len() > LARGEST_WORKBOOK {
            return Err(CampaignFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK });
        }
        let format = CampaignFormat {
            schema: Self::SCHEMA.to_owned(),
            id: self.id.clone(),
            version: self.version.number(),
            supersedes: self.version.supersedes(),
            form: FormFormat::of(&self.form),
            importer: self.importer,
        };
        canonical(&format).map_err(|fault| CampaignFault::Shape(fault.to_string()))
    }

    /// Reads a payload whose signature holds.
    pub(super) fn from_payload(payload: &[u8]) -> Result<Self, Unreadable> {
        let value =
            strict_json::read(payload, LIMITS).map_err(|fault| Unreadable::Payload(CampaignFault::Json(fault)))?;
        SCHEMA.check(value.get("schema").and_then(Value::as_str)).map_err(Unreadable::Schema)?;
        let format = serde_json::from_value(value).map_err(|error| CampaignFault::Shape(shown(&error.to_string())));
        let campaign = format.and_then(Self::of_format);
        let campaign = campaign.and_then(|campaign| match campaign.to_payload()? == payload {
            true => Ok(campaign),
            false => Err(CampaignFault::NotCanonical),
        });
        campaign.map_err(Unreadable::Payload)
    }

    fn of_format(format: CampaignFormat) -> Result<Self, CampaignFault> {
        let supersedes = format.supersedes.map(String::from);
        Ok(Self {
            id: format.id,
            version: Revision::new(format.version, supersedes.as_deref()).map_err(|_| CampaignFault::Version)?,
            form: format.form.read().map_err(CampaignFault::Form)?,
            importer: format.importer,
        })
    }
}
