//! A draft as a file (`tucham/draft/1`): unsigned JSON with the template's workbook in it, so that it opens anywhere.

use super::schema::{Schema, SchemaFault};
use super::{DossierId, Draft, DraftFormat, FormatError};
use crate::signature::strict_json::{self, JsonFault, Limits};
use crate::signature::{Sha256Digest, base64};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const SCHEMA: Schema = Schema { family: "tucham/draft/", version: 1 };

/// The largest workbook that travels in a draft, in bytes; those seen in offices have less than a tenth of it.
pub const LARGEST_WORKBOOK: usize = 20 * 1024 * 1024;

/// The workbook in base64, and the answers.
const LIMITS: Limits = Limits { bytes: LARGEST_WORKBOOK / 3 * 4 + 12 * 1024 * 1024, depth: 8, values: 200_000 };

/// A draft that was read from a file, with the workbook it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    draft: Draft,
    workbook: Vec<u8>,
}

/// Why a draft cannot be written to a file or read from one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftFault {
    /// Not JSON as it is demanded of a stranger.
    Json(JsonFault),
    /// JSON, but no draft.
    NotADraft,
    /// A draft of a version that a later page writes: its schema.
    NewerFormat(String),
    /// A member is missing, unknown or of another type; the decoder's own words, for a log.
    Shape(String),
    /// The answers are none, or the counter is.
    Answers(FormatError),
    /// There is no workbook in it, or not in base64.
    Workbook,
    /// The workbook is larger than the limit.
    WorkbookTooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// The workbook is not the one that the draft names.
    AnotherWorkbook {
        /// SHA-256 of the one that the draft names, as it stands there.
        named: String,
        /// SHA-256 of the one in the file.
        found: Sha256Digest,
    },
}

impl DraftFile {
    /// A draft and its workbook, both ways: what is read and what is written has its texts in Unicode NFC.
    ///
    /// # Errors
    /// [`DraftFault::AnotherWorkbook`] where the workbook's digest is not the one that the draft names,
    /// [`DraftFault::WorkbookTooLarge`] over [`LARGEST_WORKBOOK`].
    pub fn new(draft: Draft, workbook: Vec<u8>) -> Result<Self, DraftFault> {
        if workbook.len() > LARGEST_WORKBOOK {
            return Err(DraftFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK });
        }
        let found = Sha256Digest::of(&workbook);
        if found.to_string() != draft.template.sha256 {
            return Err(DraftFault::AnotherWorkbook { named: draft.template.sha256, found });
        }
        Ok(Self { draft: draft.composed(), workbook })
    }

    /// The file.
    ///
    /// # Errors
    /// [`DraftFault::Shape`] where the encoder fails, which no draft is known to cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DraftFault> {
        let format = DraftFormat { workbook: Some(base64::encode(&self.workbook)), ..self.draft.to_format() };
        serde_json::to_vec(&format).map_err(|error| DraftFault::Shape(error.to_string()))
    }

    /// Reads a file that may come from anybody.
    ///
    /// # Errors
    /// [`DraftFault`] names what is wrong; nothing is half read.
    pub fn read(file: &[u8]) -> Result<Self, DraftFault> {
        let value = strict_json::read(file, LIMITS).map_err(DraftFault::Json)?;
        SCHEMA.check(value.get("schema").and_then(Value::as_str)).map_err(|fault| match fault {
            SchemaFault::Newer(schema) => DraftFault::NewerFormat(schema),
            SchemaFault::Other => DraftFault::NotADraft,
        })?;
        let mut format: DraftFormat =
            serde_json::from_value(value).map_err(|error| DraftFault::Shape(error.to_string()))?;
        let workbook = format.workbook.take().and_then(|text| base64::decode(&text).ok());
        let draft = Draft::try_from(format).map_err(DraftFault::Answers)?;
        Self::new(draft, workbook.ok_or(DraftFault::Workbook)?)
    }

    /// The workbook that the draft stands on.
    pub fn workbook(&self) -> &[u8] {
        &self.workbook
    }

    /// Whose draft it is, for a preview before it is opened.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The draft under a new `id`, so that it never takes the place of another; and the workbook. The dossier's id,
    /// revision and what it supersedes stay, so that a package made from it follows the last one.
    pub fn open_as_new(self, id: &DossierId) -> (Draft, Vec<u8>) {
        (self.draft.under(id.to_string()), self.workbook)
    }
}
