//! Why a file is refused, each rule by its name.

use serde::{Deserialize, Serialize};

/// Why bytes are not taken as a package of parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContainerError {
    /// Neither a ZIP nor an older Office file: a picture, a PDF, an empty file.
    NotAZip,
    /// An older Office file, or an encrypted one.
    Compound(Compound),
    /// The ZIP breaks a rule.
    Zip {
        /// The rule.
        rule: ZipRule,
        /// The entry that breaks it; nothing where it is the file as a whole.
        entry: Option<String>,
    },
    /// A part is not the XML that it should be.
    Xml {
        /// The part.
        part: String,
        /// What is wrong with it.
        fault: XmlFault,
    },
    /// The parts do not make a workbook.
    Package {
        /// The part where that shows.
        part: String,
        /// What is wrong with it.
        fault: PackageFault,
    },
}

/// What a compound file (MS-CFB) holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compound {
    /// A workbook of Excel 97–2003 (.xls).
    OldWorkbook,
    /// A workbook or document encrypted with a password (MS-OFFCRYPTO).
    Encrypted,
    /// Something else: a Word 97–2003 document, a message, an installer; or its directory cannot be read.
    Other,
}

/// The rules a stranger's ZIP must keep (formats.md, "Hostile input"; records as in PKWARE's APPNOTE 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZipRule {
    /// It starts like a ZIP and has no end record: cut off on its way.
    NoEndRecord,
    /// There are bytes before the first entry, or the directory does not end where the end record begins.
    Prefix,
    /// There are bytes, or a comment, after the end record.
    Suffix,
    /// It is split over several disks.
    Disks,
    /// It uses ZIP64 in its directory, which no file of the allowed size needs.
    Zip64,
    /// The central directory cannot be read.
    Directory,
    /// More than [`super::MAX_ENTRIES`] entries.
    TooManyEntries,
    /// Two names are equal, apart from capitals.
    DuplicateName,
    /// The name is not ASCII, is absolute, climbs (`..`), holds a backslash, or stands a second time in an extra field.
    Name,
    /// The local header cannot be read.
    LocalHeader,
    /// The local header has another name, method, checksum or size than the directory.
    HeadersDiffer,
    /// The entry is encrypted.
    Encrypted,
    /// It is neither stored nor deflated.
    Method,
    /// It is a link or a device.
    Link,
    /// It overlaps another entry or the directory.
    Overlap,
    /// There are bytes between entries that belong to none.
    Gap,
    /// The data descriptor disagrees with the directory.
    Descriptor,
    /// It is larger than [`super::MAX_ENTRY_BYTES`].
    EntryTooLarge,
    /// All entries together are larger than [`super::MAX_TOTAL_BYTES`].
    TotalTooLarge,
    /// It is larger than [`super::RATIO_FROM_BYTES`] and more than [`super::MAX_RATIO`] times its packed size.
    Ratio,
    /// It does not unpack to its declared size and checksum.
    Content,
    /// The library that unpacks sees other entries than the directory lists.
    ReadersDiffer,
}

/// What is wrong with a part that should be XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum XmlFault {
    /// Its encoding is not UTF-8.
    Encoding,
    /// It has a document type declaration.
    DocumentType,
    /// Elements nest deeper than [`super::xml::MAX_DEPTH`].
    TooDeep,
    /// It has more than [`super::xml::MAX_STEPS`] tags and texts, or a tag with more than 256 attributes.
    TooLarge,
    /// It is not well-formed.
    Malformed {
        /// Where, in bytes from the start of the part.
        at: usize,
    },
}

/// What is wrong with the parts of a workbook and their relationships (ECMA-376 part 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackageFault {
    /// The part is missing.
    Missing,
    /// It is not an Office file at all: a plain ZIP.
    NotOffice,
    /// It is an Office file, but no workbook: a document, a presentation, an add-in.
    NotAWorkbook,
    /// It is a binary workbook (.xlsb).
    BinaryWorkbook,
    /// It is an OpenDocument file (.ods).
    OpenDocument,
    /// An element or attribute that must be there is missing, or its value is out of bounds.
    Element(String),
    /// A relationship points outside the package, or at nothing that can be a part; its id.
    Target(String),
    /// It lists more sheets or content types than a package of the allowed size can use.
    TooMany,
    /// An id, a name or a content type stands twice.
    Twice(String),
    /// It is written in a way that readers do not agree on, so that one would compare what another does not show.
    Rule(PartRule),
}

/// What a part of a workbook must keep so that every program reads the same from it (ECMA-376 part 1, 18.3 and 18.4).
/// Office and LibreOffice keep all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartRule {
    /// No comment and no processing instruction among the cells and texts.
    Aside,
    /// No CDATA section, and no reference inside a number.
    CharacterData,
    /// No element of another vocabulary among the cells and texts.
    Foreign,
    /// No element and no text where the format has none.
    Unexpected,
    /// Nothing twice that may stand once.
    Repeated,
    /// Rows and cells in their order, each once.
    OutOfOrder,
    /// References inside the sheet (XFD1048576), with the upper left corner first.
    Reference,
    /// Every index of a text or of a shared formula leads to one.
    Unresolved,
    /// A value of the type that its cell states.
    Value,
    /// Attributes and counts no larger than the format allows or the part can hold.
    TooLong,
    /// Workbook, texts and styles where every reader looks for them.
    ReadersDiffer,
}

impl ContainerError {
    /// A broken rule of the file as a whole.
    pub(super) fn whole(rule: ZipRule) -> Self {
        Self::Zip { rule, entry: None }
    }

    /// A broken rule of one entry; its name is printed as far as it can be.
    pub(super) fn entry(rule: ZipRule, name: &[u8]) -> Self {
        Self::Zip { rule, entry: Some(String::from_utf8_lossy(name).into_owned()) }
    }

    /// A fault of a part's markup.
    pub(crate) fn xml(part: &str, fault: XmlFault) -> Self {
        Self::Xml { part: part.to_owned(), fault }
    }

    /// A rule that a part breaks.
    pub(crate) fn rule(part: &str, rule: PartRule) -> Self {
        Self::package(part, PackageFault::Rule(rule))
    }

    /// A fault of a part's place in the package.
    pub(crate) fn package(part: &str, fault: PackageFault) -> Self {
        Self::Package { part: part.to_owned(), fault }
    }
}
