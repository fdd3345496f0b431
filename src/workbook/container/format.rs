//! What kind of file a package is.

use super::content_types::PART;
use super::{Container, ContainerError, PackageFault};

/// The content types of workbooks and of templates of workbooks, without and with macros, in lower case.
const WORKBOOK_TYPES: [&str; 4] = [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-excel.sheet.macroenabled.main+xml",
    "application/vnd.ms-excel.template.macroenabled.main+xml",
];

/// The same of documents.
const DOCUMENT_TYPES: [&str; 4] = [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroenabled.main+xml",
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
];

/// What kind of file a package is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// .xlsx, .xlsm or a template of them; the name of its workbook part.
    Workbook(String),
    /// .xlsb.
    BinaryWorkbook,
    /// .docx, .docm or a template of them; the name of its document part.
    Document(String),
    /// A presentation of Office, or an add-in.
    OtherOffice,
    /// An OpenDocument file.
    OpenDocument,
    /// A ZIP of another kind.
    Other,
}

impl Container<'_> {
    /// What kind of file it is, by the types of its relationships and parts, never by its name.
    ///
    /// # Errors
    /// As [`Container::content_types`] and [`Container::relationships`], and [`PackageFault::Twice`] where there are two
    /// documents.
    pub fn format(&self) -> Result<Format, ContainerError> {
        if !self.contains(PART) {
            let mimetype = if self.contains("mimetype") { self.part("mimetype")? } else { Vec::new() };
            let open_document = mimetype.starts_with(b"application/vnd.oasis.opendocument.");
            return Ok(if open_document { Format::OpenDocument } else { Format::Other });
        }
        let types = self.content_types()?;
        let package = self.relationships("")?;
        let mut documents = package.iter().filter(|relationship| relationship.is("officeDocument"));
        let document = documents.next();
        // Of two documents, readers would take one each (ECMA-376 part 1, 12.3.23: there is one).
        if let Some(second) = documents.next() {
            return Err(ContainerError::package("", PackageFault::Twice(second.kind_name().to_owned())));
        }
        let Some(part) = document.and_then(|relationship| relationship.part("")) else { return Ok(Format::Other) };
        Ok(match types.of(&part).unwrap_or_default().to_ascii_lowercase() {
            kind if kind.contains("sheet.binary") => Format::BinaryWorkbook,
            kind if WORKBOOK_TYPES.contains(&kind.as_str()) => Format::Workbook(part),
            kind if DOCUMENT_TYPES.contains(&kind.as_str()) => Format::Document(part),
            _ => Format::OtherOffice,
        })
    }
}
