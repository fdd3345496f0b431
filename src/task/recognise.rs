//! What a stranger's file is, told by its content, never by its name.

use super::Progress;
use super::package::{self, PackageFile};
use crate::dossier::{Draft, DraftFault, DraftFile};
use crate::signature::Sha256Digest;
use crate::workbook::container::{Compound, Container, Format, PackageFault};
use crate::workbook::{self, ContainerError, Imported, Refusal};

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A workbook with a table of criteria.
    Template(TemplateFile),
    /// A draft that was saved to a file.
    Draft(DraftInFile),
    /// A package, or its signed file alone: to be opened with [`super::PackageRequest::Open`].
    Package(PackageFile),
    /// A file that may hold a table and cannot be filled itself: to be written anew with [`super::convert`].
    Other,
    /// Nothing that the page can open.
    Refused(NotRecognised),
}

/// A workbook that was read as a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its file name.
    pub file_name: String,
    /// What was read.
    pub imported: Imported,
}

/// A draft that was read from a file. It becomes a draft of this browser under a new id, never over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftInFile {
    /// The draft.
    pub draft: Draft,
    /// What its workbook was read as, by this importer.
    pub imported: Imported,
    /// Its template's workbook.
    pub workbook: Vec<u8>,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRecognised {
    /// It has no bytes.
    Empty,
    /// A workbook, or what should be one, without a table of criteria that can be read.
    Workbook(workbook::Refusal),
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
    } else if let Some(file) = package::look(bytes) {
        Ok(Recognised::Package(file))
    } else if let Some(json) = as_json(bytes) {
        draft(json, tell).map(Recognised::Draft)
    } else {
        match template(file_name, bytes, tell) {
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

fn template(file_name: String, bytes: &[u8], tell: &mut dyn FnMut(Progress)) -> Result<TemplateFile, NotRecognised> {
    tell(Progress::Understanding);
    let imported = workbook::import_workbook(bytes).map_err(NotRecognised::Workbook)?;
    Ok(TemplateFile { sha256: Sha256Digest::of(bytes).to_string(), file_name, imported })
}

fn draft(bytes: &[u8], tell: &mut dyn FnMut(Progress)) -> Result<DraftInFile, NotRecognised> {
    let file = DraftFile::read(bytes).map_err(NotRecognised::Draft)?;
    tell(Progress::Understanding);
    let imported = workbook::import_workbook(file.workbook()).map_err(NotRecognised::DraftWorkbook)?;
    Ok(DraftInFile { draft: file.draft().clone(), imported, workbook: file.workbook().to_vec() })
}
