//! What asks: a workbook, what a person corrected in its reading, and what the office set for the exercise.
//!
//! A draft stands on the bytes of a form, and a receiver trusts the bytes of a form. Most are those of a plain workbook;
//! a form that says more is a file of its own (`tucham/template/1`). Either way the digest covers everything that what is
//! asked follows from, and no file name.

mod format;
mod settings;

use super::bounds::shown;
use super::schema::{Schema, SchemaFault};
use crate::basics::composed;
use crate::signature::canonical::canonical;
use crate::signature::strict_json::{self, JsonFault, Limits};
use crate::signature::{Sha256Digest, base64};
use crate::template::Settings;
use crate::workbook::{self, Corrections, Imported, Refusal, TableView};
pub use format::FormFormat;
pub(super) use format::sparse;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use settings::checked;
pub use settings::{
    AddresseeFormat, DaysFormat, DeadlineFormat, GradeFormat, GradingFormat, KindFormat, SettingsFault, SettingsFormat,
    UnitFormat,
};

const SCHEMA: Schema = Schema { family: "tucham/template/", version: 1 };

/// The largest workbook that asks, in bytes; those seen in offices have less than a tenth of it.
pub const LARGEST_WORKBOOK: usize = 20 * 1024 * 1024;

/// The workbook in base64, and a correction in every row.
const LIMITS: Limits = Limits { bytes: LARGEST_WORKBOOK / 3 * 4 + 12 * 1024 * 1024, depth: 10, values: 200_000 };

/// The most lines of classes that a form has: a table has some five, and every line is read as a sentence.
const MOST_GRADES: usize = 1_000;

/// What asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    workbook: Vec<u8>,
    corrections: Corrections,
    settings: Option<Settings>,
}

/// Why bytes are no form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormFault {
    /// Not JSON as it is demanded of a stranger.
    Json(JsonFault),
    /// JSON, but no form.
    NotAForm,
    /// A form of a version that a later page writes: its schema.
    NewerFormat(String),
    /// A member is missing, unknown or of another type; the decoder's own words, for a log.
    Shape(String),
    /// The workbook in it is not in base64.
    Workbook,
    /// The workbook is larger than the limit.
    WorkbookTooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// What the office set is nothing that can be set.
    Settings(SettingsFault),
    /// Not the one spelling of its own data (RFC 8785): the same form would be kept twice.
    NotCanonical,
}

impl Form {
    /// The schema and version that this page writes.
    pub const SCHEMA: &str = "tucham/template/1";

    /// A form of its parts, its texts in Unicode NFC.
    ///
    /// # Errors
    /// [`FormFault::WorkbookTooLarge`] over [`LARGEST_WORKBOOK`], [`FormFault::Settings`].
    pub fn new(workbook: Vec<u8>, corrections: Corrections, settings: Option<Settings>) -> Result<Self, FormFault> {
        if workbook.len() > LARGEST_WORKBOOK {
            return Err(FormFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK });
        }
        Self { workbook, corrections: tidy(corrections), settings: None }.set(settings)
    }

    /// A workbook that asks by itself, of whatever size.
    pub fn plain(workbook: &[u8]) -> Self {
        Self { workbook: workbook.to_vec(), corrections: Corrections::default(), settings: None }
    }

    /// Whether bytes say that they are a form of its own kind, not a plain workbook: then they are no other kind of file.
    pub fn is_said(bytes: &[u8]) -> bool {
        #[derive(Deserialize)]
        struct Said {
            schema: String,
        }
        serde_json::from_slice::<Said>(bytes).is_ok_and(|said| said.schema.starts_with(SCHEMA.family))
    }

    /// Reads a form that may come from anybody: what begins like JSON is a file of its own, anything else is a workbook,
    /// which nothing is known of before it is imported.
    ///
    /// # Errors
    /// [`FormFault`] names what is wrong; nothing is half read.
    pub fn read(bytes: &[u8]) -> Result<Self, FormFault> {
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Ok(Self::plain(bytes));
        }
        let mut value = strict_json::read(bytes, LIMITS).map_err(FormFault::Json)?;
        SCHEMA.check(value.get("schema").and_then(Value::as_str)).map_err(|fault| match fault {
            SchemaFault::Newer(schema) => FormFault::NewerFormat(shown(&schema)),
            SchemaFault::Other => FormFault::NotAForm,
        })?;
        let form = FormFormat::taken_from(&mut value)?;
        let strange = value.as_object().and_then(|rest| rest.keys().find(|name| *name != "schema"));
        if let Some(name) = strange {
            return Err(FormFault::shape(name));
        }
        if form.to_bytes()? == bytes { Ok(form) } else { Err(FormFault::NotCanonical) }
    }

    /// The bytes by which it is kept, handed on and trusted: equal forms give equal bytes.
    ///
    /// # Errors
    /// [`FormFault::Shape`] where the encoder fails: an integer beyond 2⁵³, which nothing read from a person or a file
    /// has.
    pub fn to_bytes(&self) -> Result<Vec<u8>, FormFault> {
        if self.is_plain() {
            return Ok(self.workbook.clone());
        }
        let mut members = json!(FormFormat::of(self));
        if let Some(members) = members.as_object_mut() {
            members.insert("schema".to_owned(), Self::SCHEMA.into());
        }
        canonical(&members).map_err(|fault| FormFault::shape(&fault))
    }

    /// What a draft and a dossier name it by: the SHA-256 of a plain workbook's bytes; otherwise that of the canonical
    /// JSON of `{corrections ○, settings ○, workbook}`, where `workbook` is the SHA-256 of the workbook's bytes.
    pub fn digest(&self) -> Sha256Digest {
        match self.is_plain() {
            true => Sha256Digest::of(&self.workbook),
            // A number that cannot be written leaves a form without bytes, too.
            false => Sha256Digest::of(&canonical(&FormFormat::covered(self)).unwrap_or_default()),
        }
    }

    /// What it asks.
    ///
    /// # Errors
    /// [`Refusal`] where there is no table to be had from the workbook.
    pub fn import(&self) -> Result<Imported, Refusal> {
        let imported = match self.corrections.is_empty() {
            true => workbook::import_workbook(&self.workbook),
            false => workbook::import_corrected(&self.workbook, &self.corrections),
        };
        imported.map(|imported| self.with_settings(imported))
    }

    /// As [`Self::import`], and the sheet as it is shown.
    ///
    /// # Errors
    /// As [`Self::import`].
    pub fn import_viewed(&self) -> Result<(Imported, TableView), Refusal> {
        let (imported, view) = workbook::import_viewed(&self.workbook, &self.corrections)?;
        Ok((self.with_settings(imported), view))
    }

    fn with_settings(&self, mut imported: Imported) -> Imported {
        if let Some(settings) = &self.settings {
            imported.template = settings.applied(imported.template);
        }
        imported
    }

    /// The workbook, which answers are filled into.
    pub fn workbook(&self) -> &[u8] {
        &self.workbook
    }

    /// What a person corrected in its reading.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The same with other corrections, which take the place of all that were there.
    #[must_use]
    pub fn corrected(self, corrections: Corrections) -> Self {
        Self { corrections: tidy(corrections), ..self }
    }

    /// What the office set; nothing where it set nothing.
    pub fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref()
    }

    /// The same with other settings, which take the place of all that were there.
    ///
    /// # Errors
    /// [`FormFault::Settings`].
    pub fn set(self, settings: Option<Settings>) -> Result<Self, FormFault> {
        let settings = settings.filter(|settings| !settings.is_empty());
        Ok(Self { settings: settings.map(checked).transpose().map_err(FormFault::Settings)?, ..self })
    }

    /// Whether it is a workbook and nothing else.
    fn is_plain(&self) -> bool {
        self.corrections.is_empty() && self.settings.is_none()
    }
}

impl FormFault {
    pub(crate) fn shape(error: &impl std::fmt::Display) -> Self {
        Self::Shape(shown(&error.to_string()))
    }
}

/// Corrections in their one form: texts in Unicode NFC, no row in which nothing is corrected, and no more lines of classes
/// than anybody reads. The sheet's name stays as the workbook spells it.
fn tidy(mut corrections: Corrections) -> Corrections {
    corrections.rows.retain(|_, row| !row.is_empty());
    corrections.grades.iter_mut().for_each(|lines| lines.truncate(MOST_GRADES));
    let rows = corrections.rows.values_mut();
    let of_rows = rows.flat_map(|row| row.number.iter_mut().chain(row.rule.iter_mut().flatten()));
    for text in of_rows.chain(corrections.grades.iter_mut().flatten()) {
        *text = composed(text).into_owned();
    }
    corrections
}
