//! What a stranger's file is, told by its content, never by its name.

use super::Progress;
use super::campaign::{self, CampaignFile};
use super::package::{self, PackageFile};
use crate::dossier::campaign::{Finding, is_said};
use crate::dossier::{Draft, DraftFault, DraftFile, Form, FormFault};
use crate::template::Settings;
use crate::workbook::container::{Compound, Container, Format, PackageFault};
use crate::workbook::{self, ContainerError, Corrections, Imported, Refusal, TableView};
use serde::de::DeserializeOwned;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A form: a workbook with a table of criteria, alone or with what was corrected in it.
    Template(TemplateFile),
    /// A draft that was saved to a file.
    Draft(DraftInFile),
    /// A campaign file.
    Campaign(Box<CampaignFile>),
    /// A package, or its signed file alone: to be opened with [`super::PackageRequest::Open`].
    Package(PackageFile),
    /// A file that may hold a table and cannot be filled itself: to be written anew with [`super::convert`].
    Other,
    /// Nothing that the page can open.
    Refused(NotRecognised),
}

/// A form that was read as a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its digest ([`Form::digest`]), in lower-case hexadecimal.
    pub sha256: String,
    /// Its file name.
    pub file_name: String,
    /// What was read.
    pub imported: Imported,
    /// Its bytes ([`Form::to_bytes`]); empty where they are those of the file itself.
    pub form: Vec<u8>,
    /// What was corrected in it.
    pub corrections: Corrections,
    /// The sheet as it is shown.
    pub view: TableView,
    /// What the office set in it.
    pub settings: Option<Settings>,
}

/// A draft that was read from a file. It becomes a draft of this browser under a new id, never over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftInFile {
    /// The draft.
    pub draft: Draft,
    /// What its workbook was read as, by this importer.
    pub imported: Imported,
    /// The bytes of the form that it stands on ([`Form::to_bytes`]).
    pub workbook: Vec<u8>,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRecognised {
    /// It has no bytes.
    Empty,
    /// A workbook, or what should be one, without a table of criteria that can be read.
    Workbook(workbook::Refusal),
    /// A form that cannot be read.
    Form(FormFault),
    /// A campaign file that cannot be opened: what was found, the worst first.
    Campaign(Vec<Finding>),
    /// A draft that cannot be read.
    Draft(DraftFault),
    /// A draft whose workbook this importer does not read.
    DraftWorkbook(workbook::Refusal),
}

/// Reads a file as what it is.
pub(super) fn recognise(file_name: String, bytes: &[u8], tell: &mut dyn FnMut(Progress)) -> Recognised {
    tell(Progress::Reading);
    let found = if bytes.is_empty() {
        Err(NotRecognised::Empty)
    } else if is_said(bytes) {
        campaign::recognise(file_name, bytes, tell).map(|file| Recognised::Campaign(Box::new(file)))
    } else if let Some(file) = package::look(bytes) {
        Ok(Recognised::Package(file))
    } else if let Some(json) = as_json(bytes).filter(|json| !Form::is_said(json)) {
        draft(json, tell).map(Recognised::Draft)
    } else {
        match form(file_name, bytes, tell) {
            Err(NotRecognised::Workbook(reason)) if is_for_the_reader(bytes, &reason) => Ok(Recognised::Other),
            template => template.map(Recognised::Template),
        }
    };
    found.unwrap_or_else(Recognised::Refused)
}

/// The bytes as JSON, if they look like an object, which is all the JSON that the page knows. A byte order mark, with
/// which editors on Windows save, is left out (RFC 8259 section 8.1 allows to).
fn as_json(bytes: &[u8]) -> Option<&[u8]> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{").then_some(text)
}

/// Whether what was refused as a workbook is of a kind that [`super::convert`] reads. Only what the file is is looked at:
/// the readers of these kinds are a program of their own.
fn is_for_the_reader(bytes: &[u8], reason: &Refusal) -> bool {
    let Refusal::Container(error) = reason else { return false };
    match error {
        ContainerError::Compound(Compound::OldWorkbook) => true,
        ContainerError::NotAZip => workbook::is_html_table(bytes),
        ContainerError::Package { fault: PackageFault::OpenDocument, .. } => true,
        ContainerError::Package { fault: PackageFault::NotAWorkbook, .. } => {
            let format = Container::open(bytes).and_then(|container| container.format());
            matches!(format, Ok(Format::Document(_)))
        }
        _ => false,
    }
}

fn form(file_name: String, bytes: &[u8], tell: &mut dyn FnMut(Progress)) -> Result<TemplateFile, NotRecognised> {
    let form = Form::read(as_json(bytes).unwrap_or(bytes))?;
    let read = template(file_name, &form, tell)?;
    Ok(TemplateFile { form: if read.form == bytes { Vec::new() } else { read.form }, ..read })
}

/// A form with other corrections in place of all that were there.
pub(super) fn correct(
    file_name: String,
    form: &[u8],
    corrections: &[u8],
    tell: &mut dyn FnMut(Progress),
) -> Recognised {
    let corrected = Form::read(form).and_then(|form| Ok(form.corrected(unpacked(corrections)?)));
    read_again(file_name, corrected, tell)
}

/// A form with other settings in place of all that were there.
pub(super) fn set(file_name: String, form: &[u8], settings: &[u8], tell: &mut dyn FnMut(Progress)) -> Recognised {
    let set = Form::read(form).and_then(|form| form.set(Some(unpacked(settings)?)));
    read_again(file_name, set, tell)
}

fn unpacked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FormFault> {
    postcard::from_bytes(bytes).map_err(|error| FormFault::shape(&error))
}

fn read_again(file_name: String, form: Result<Form, FormFault>, tell: &mut dyn FnMut(Progress)) -> Recognised {
    let read = form.map_err(NotRecognised::Form).and_then(|form| template(file_name, &form, tell));
    read.map_or_else(Recognised::Refused, Recognised::Template)
}

fn template(file_name: String, form: &Form, tell: &mut dyn FnMut(Progress)) -> Result<TemplateFile, NotRecognised> {
    tell(Progress::Understanding);
    let (imported, view) = form.import_viewed().map_err(NotRecognised::Workbook)?;
    Ok(TemplateFile::of(file_name, form, imported, view)?)
}

impl TemplateFile {
    /// What a form was read as, with its bytes.
    pub(super) fn of(file_name: String, form: &Form, imported: Imported, view: TableView) -> Result<Self, FormFault> {
        let (sha256, bytes) = (form.digest().to_string(), form.to_bytes()?);
        let (corrections, settings) = (form.corrections().clone(), form.settings().cloned());
        Ok(Self { sha256, file_name, imported, form: bytes, corrections, view, settings })
    }
}

fn draft(bytes: &[u8], tell: &mut dyn FnMut(Progress)) -> Result<DraftInFile, NotRecognised> {
    let file = DraftFile::read(bytes).map_err(NotRecognised::Draft)?;
    tell(Progress::Understanding);
    let imported = file.form().import().map_err(NotRecognised::DraftWorkbook)?;
    Ok(DraftInFile { draft: file.draft().clone(), imported, workbook: file.form().to_bytes()? })
}

impl From<FormFault> for NotRecognised {
    fn from(fault: FormFault) -> Self {
        Self::Form(fault)
    }
}
