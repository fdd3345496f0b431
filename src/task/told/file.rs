//! What the page hears about a file that somebody opened.

use super::Words;
use super::campaign::{self, CampaignFile};
use super::form::form_fault;
use crate::dossier::{Draft, DraftFault};
use crate::task::package::PackageFile;
use crate::task::{Later, NotRecognised, Recognised, recognise};
use crate::template::Template;
use crate::text::{self, Language, say};
use crate::workbook::{self, Diagnostic, Severity};
use serde::{Deserialize, Serialize};

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// A form: a workbook with a table of criteria, alone or with what was corrected in it.
    Template(TemplateFile),
    /// A draft that was saved to a file.
    Draft(DraftInFile),
    /// A campaign file.
    Campaign(Later<CampaignFile>),
    /// A package, or its signed file alone: to be opened with [`crate::task::PackageRequest::Open`].
    Package(PackageFile),
    /// A file for the reader: to be written anew as a workbook with [`crate::task::convert`].
    Other,
    /// Nothing that the page can open: what it is, and what to do.
    Refused(Words),
}

/// A form that was read as a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateFile {
    /// Its digest ([`crate::dossier::Form::digest`]), in lower-case hexadecimal.
    pub sha256: String,
    /// Its file name.
    pub file_name: String,
    /// What was read.
    pub imported: Imported,
    /// Its bytes ([`crate::dossier::Form::to_bytes`]); empty where they are those of the file that was opened.
    #[serde(skip)]
    pub form: Vec<u8>,
    /// What was corrected in it: [`crate::workbook::Corrections`] in postcard; empty where nothing was.
    #[serde(skip)]
    pub corrections: Vec<u8>,
    /// The sheet as it is shown: [`workbook::TableView`] in postcard.
    #[serde(skip)]
    pub view: Vec<u8>,
    /// What the office set in it: [`crate::template::Settings`] in postcard; empty where nothing is set.
    #[serde(skip)]
    pub settings: Vec<u8>,
}

/// A draft that was read from a file. It becomes a draft of this browser, never over another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftInFile {
    /// The draft.
    pub draft: Draft,
    /// What its workbook was read as, by this importer.
    pub imported: Imported,
    /// The bytes of the form that it stands on ([`crate::dossier::Form::to_bytes`]).
    #[serde(skip)]
    pub workbook: Vec<u8>,
}

/// What was read from a workbook, as far as the page needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// What is asked.
    pub template: Template,
    /// The name of the sheet with the table.
    pub sheet: String,
    /// What to look at, in the order of sheets and cells.
    pub notes: Vec<Note>,
}

/// A diagnostic in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// How much it matters.
    pub severity: Severity,
    /// The sheet; nothing where it is about the whole workbook.
    pub sheet: Option<String>,
    /// The cell: `C18`.
    pub cell: Option<String>,
    /// What was found.
    pub sentence: Words,
    /// What to do about it; empty where there is nothing to do.
    pub way_out: Words,
}

impl From<Recognised> for Known {
    fn from(recognised: Recognised) -> Self {
        match recognised {
            Recognised::Template(file) => Self::Template(file.into()),
            Recognised::Draft(recognise::DraftInFile { draft, imported, workbook }) => {
                Self::Draft(DraftInFile { draft, imported: imported.into(), workbook })
            }
            Recognised::Campaign(file) => Self::Campaign(Later::new((*file).into())),
            Recognised::Package(file) => Self::Package(file),
            Recognised::Other => Self::Other,
            Recognised::Refused(reason) => Self::Refused(Words::new(|language| not_recognised(language, &reason))),
        }
    }
}

impl Known {
    /// See [`crate::task::Parcel::blobs`].
    pub(super) fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Draft(file) => vec![&mut file.workbook],
            Self::Template(file) => file.blobs(),
            Self::Campaign(file) => file.blobs(),
            Self::Package(_) | Self::Other | Self::Refused(_) => Vec::new(),
        }
    }
}

impl TemplateFile {
    /// The bytes of the form, where `opened` are those of the file that was opened.
    pub fn bytes(&self, opened: Vec<u8>) -> Vec<u8> {
        if self.form.is_empty() { opened } else { self.form.clone() }
    }

    /// See [`crate::task::Parcel::blobs`].
    pub(super) fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        vec![&mut self.form, &mut self.corrections, &mut self.view, &mut self.settings]
    }
}

impl From<recognise::TemplateFile> for TemplateFile {
    fn from(file: recognise::TemplateFile) -> Self {
        let recognise::TemplateFile { sha256, file_name, imported, form, corrections, view, settings } = file;
        let corrections = (!corrections.is_empty()).then_some(corrections);
        let corrections = corrections.and_then(|corrections| postcard::to_allocvec(&corrections).ok());
        let settings = settings.and_then(|settings| postcard::to_allocvec(&settings).ok());
        let (corrections, settings) = (corrections.unwrap_or_default(), settings.unwrap_or_default());
        let view = postcard::to_allocvec(&view).unwrap_or_default();
        Self { sha256, file_name, imported: imported.into(), form, corrections, view, settings }
    }
}

impl From<workbook::Imported> for Imported {
    fn from(imported: workbook::Imported) -> Self {
        let notes = imported.diagnostics.iter().map(Note::from).collect();
        Self { template: imported.template, sheet: imported.layout.sheet, notes }
    }
}

impl From<&Diagnostic> for Note {
    fn from(diagnostic: &Diagnostic) -> Self {
        let place = diagnostic.place.as_ref();
        Self {
            severity: diagnostic.severity,
            sheet: place.map(|place| place.sheet.clone()),
            cell: place.and_then(|place| place.cell).map(|cell| cell.to_string()),
            sentence: Words::new(|language| text::diagnostic(language, &diagnostic.kind)),
            way_out: Words::new(|language| text::diagnostic_way_out(language, &diagnostic.kind)),
        }
    }
}

/// Why a file was not opened: what is wrong, what to do.
fn not_recognised(language: Language, reason: &NotRecognised) -> String {
    match reason {
        NotRecognised::Empty => say!(language, trouble.file_empty).to_owned(),
        NotRecognised::Workbook(reason) | NotRecognised::DraftWorkbook(reason) => text::refusal(language, reason),
        NotRecognised::Form(fault) => form_fault(language, fault),
        NotRecognised::Campaign(findings) => campaign::refused(language, findings),
        NotRecognised::Draft(fault) => draft_fault_in(language, fault),
    }
}

/// Why a draft was not read from a file, or not written to one.
pub(super) fn draft_fault(fault: &DraftFault) -> Words {
    Words::new(|language| draft_fault_in(language, fault))
}

fn draft_fault_in(language: Language, fault: &DraftFault) -> String {
    match fault {
        DraftFault::NewerFormat(schema) => say!(language, trouble.draft_newer, schema = schema),
        DraftFault::WorkbookTooLarge { limit } => {
            say!(language, trouble.draft_workbook_too_large, limit = limit / (1 << 20))
        }
        DraftFault::AnotherWorkbook { .. } => say!(language, trouble.draft_another_workbook).to_owned(),
        DraftFault::Workbook => say!(language, trouble.draft_without_workbook).to_owned(),
        DraftFault::NotADraft => say!(language, trouble.not_a_draft).to_owned(),
        DraftFault::Form(fault) => form_fault(language, fault),
        DraftFault::Json(_) | DraftFault::Shape(_) | DraftFault::Answers(_) => {
            say!(language, trouble.draft_file_damaged).to_owned()
        }
    }
}
