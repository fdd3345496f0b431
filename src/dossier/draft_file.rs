//! A draft as a file (`tucham/draft/1`): unsigned JSON with the form in it that asks, so that it opens anywhere.

use super::form::{FormFormat, LARGEST_WORKBOOK};
use super::schema::{Schema, SchemaFault};
use super::{DossierId, Draft, DraftFormat, Form, FormFault, FormatError};
use crate::signature::Sha256Digest;
use crate::signature::strict_json::{self, JsonFault, Limits};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const SCHEMA: Schema = Schema { family: "tucham/draft/", version: 1 };

/// The workbook in base64, what was corrected in it, and the answers.
const LIMITS: Limits = Limits { bytes: LARGEST_WORKBOOK / 3 * 4 + 12 * 1024 * 1024, depth: 10, values: 200_000 };

/// A draft that was read from a file, with the form it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    draft: Draft,
    form: Form,
}

/// A draft's file: the members of the draft, and those of its form.
#[derive(Serialize)]
struct Written {
    #[serde(flatten)]
    draft: DraftFormat,
    #[serde(flatten)]
    form: FormFormat,
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
    /// What stands beside the workbook makes no form with it, or the bytes that came with the draft are none.
    Form(FormFault),
    /// The workbook is larger than the limit.
    WorkbookTooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// The form is not the one that the draft names.
    AnotherWorkbook {
        /// The digest of the one that the draft names, as it stands there.
        named: String,
        /// The digest of the one in the file.
        found: Sha256Digest,
    },
}

impl DraftFile {
    /// A draft and the bytes of its form ([`Form::to_bytes`]), both ways: what is read and what is written has its texts in
    /// Unicode NFC.
    ///
    /// # Errors
    /// [`DraftFault::AnotherWorkbook`] where the form's digest is not the one that the draft names,
    /// [`DraftFault::WorkbookTooLarge`] over [`LARGEST_WORKBOOK`], [`DraftFault::Form`] where the bytes are no form.
    pub fn new(draft: Draft, form: &[u8]) -> Result<Self, DraftFault> {
        Self::on(draft, Form::read(form)?)
    }

    fn on(draft: Draft, form: Form) -> Result<Self, DraftFault> {
        if form.workbook().len() > LARGEST_WORKBOOK {
            return Err(DraftFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK });
        }
        let found = form.digest();
        if found.to_string() != draft.template.sha256 {
            return Err(DraftFault::AnotherWorkbook { named: draft.template.sha256, found });
        }
        Ok(Self { draft: draft.composed(), form })
    }

    /// The file.
    ///
    /// # Errors
    /// [`DraftFault::Shape`] where the encoder fails, which no draft is known to cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DraftFault> {
        let written = Written { draft: self.draft.to_format(), form: FormFormat::of(&self.form) };
        serde_json::to_vec(&written).map_err(|error| DraftFault::Shape(error.to_string()))
    }

    /// Reads a file that may come from anybody.
    ///
    /// # Errors
    /// [`DraftFault`] names what is wrong; nothing is half read.
    pub fn read(file: &[u8]) -> Result<Self, DraftFault> {
        let mut value = strict_json::read(file, LIMITS).map_err(DraftFault::Json)?;
        SCHEMA.check(value.get("schema").and_then(Value::as_str)).map_err(|fault| match fault {
            SchemaFault::Newer(schema) => DraftFault::NewerFormat(schema),
            SchemaFault::Other => DraftFault::NotADraft,
        })?;
        let form = FormFormat::taken_from(&mut value)?;
        let format: DraftFormat =
            serde_json::from_value(value).map_err(|error| DraftFault::Shape(error.to_string()))?;
        Self::on(Draft::try_from(format).map_err(DraftFault::Answers)?, form)
    }

    /// The form that the draft stands on.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Whose draft it is, for a preview before it is opened.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The draft under a new `id`, so that it never takes the place of another; and its form. The dossier's id,
    /// revision and what it supersedes stay, so that a package made from it follows the last one.
    pub fn open_as_new(self, id: &DossierId) -> (Draft, Form) {
        (self.draft.under(id.to_string()), self.form)
    }
}

impl From<FormFault> for DraftFault {
    fn from(fault: FormFault) -> Self {
        match fault {
            FormFault::Workbook => Self::Workbook,
            FormFault::Shape(words) => Self::Shape(words),
            FormFault::WorkbookTooLarge { limit } => Self::WorkbookTooLarge { limit },
            fault => Self::Form(fault),
        }
    }
}
