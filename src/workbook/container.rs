//! A stranger's workbook as a package of parts: the ZIP is held against every rule before a byte is unpacked, and
//! unpacking stops at the declared size.

mod active;
mod book;
mod check;
mod compound;
mod content_types;
mod element;
mod error;
mod format;
pub(crate) mod names;
mod records;
mod relationships;
pub(crate) mod streams;
pub mod xml;

#[cfg(test)]
mod tests;

pub use active::{ActiveContent, ActiveKind, active_content};
pub use book::{Book, Sheet, SheetKind, Visibility};
pub(crate) use book::{is_true, same_name};
pub use content_types::ContentTypes;
pub(crate) use content_types::PART as CONTENT_TYPES_PART;
pub use error::{Compound, ContainerError, PackageFault, PartRule, XmlFault, ZipRule};
pub use format::Format;
pub use relationships::Relationship;
pub(crate) use relationships::print as print_relationships;

use check::CheckedEntry;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::ops::Range;
use zip::ZipArchive;

/// How many entries a package may have.
pub const MAX_ENTRIES: usize = 2_000;
/// How large an entry may be when unpacked.
pub const MAX_ENTRY_BYTES: u64 = 50_000_000;
/// How large all entries together may be when unpacked.
pub const MAX_TOTAL_BYTES: u64 = 150_000_000;
/// From which unpacked size on the ratio is held against [`MAX_RATIO`].
pub const RATIO_FROM_BYTES: u64 = 1_000_000;
/// How many times its packed size a large entry may unpack to.
pub const MAX_RATIO: u64 = 100;

/// A package whose ZIP keeps every rule of [`ZipRule`].
#[derive(Debug)]
pub struct Container<'a> {
    bytes: &'a [u8],
    archive: ZipArchive<Cursor<&'a [u8]>>,
    entries: Vec<Entry>,
    /// Lower-case name to place in `entries`: part names are compared without regard to capitals.
    places: HashMap<String, usize>,
}

/// An entry of a package; entries for directories are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, without a leading slash.
    pub name: String,
    /// Its size when unpacked.
    pub size: u64,
    /// Its place in the archive's directory.
    index: usize,
    /// What the directory says of it.
    stored: Stored,
}

/// An entry's header without its name and sizes, and where its packed bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stored {
    method: u16,
    changed: [u16; 2],
    checksum: u32,
    place: Range<usize>,
}

/// An entry as it lies in a file.
pub(crate) struct Packed<'a> {
    /// The name, ASCII.
    pub(crate) name: &'a str,
    /// 0 is stored, 8 is deflated.
    pub(crate) method: u16,
    /// When it was changed, as MS-DOS has it: time and date (APPNOTE 4.4.6).
    pub(crate) changed: [u16; 2],
    /// CRC-32 of the unpacked bytes.
    pub(crate) checksum: u32,
    /// The packed bytes.
    pub(crate) bytes: &'a [u8],
    /// How many bytes they are when unpacked.
    pub(crate) size: u64,
}

impl<'a> Container<'a> {
    /// Checks the bytes and lists their entries.
    ///
    /// # Errors
    /// [`ContainerError::NotAZip`], [`ContainerError::Compound`] or the broken rule as [`ContainerError::Zip`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, ContainerError> {
        if let Some(compound) = compound::recognise(bytes) {
            return Err(ContainerError::Compound(compound));
        }
        let checked = check::check(bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|_| ContainerError::whole(ZipRule::ReadersDiffer))?;
        let entries = list(&checked);
        let places =
            entries.iter().enumerate().map(|(place, entry)| (entry.name.to_ascii_lowercase(), place)).collect();
        let container = Self { bytes, archive, entries, places };
        container.compare(&checked)?;
        Ok(container)
    }

    /// The entries in the order of the directory.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is a part of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Unpacks a part, whose name is compared without regard to capitals.
    ///
    /// # Errors
    /// [`PackageFault::Missing`], or [`ZipRule::Content`] where it is not what the directory
    /// declares; no more than the declared size is ever unpacked.
    pub fn part(&self, name: &str) -> Result<Vec<u8>, ContainerError> {
        let entry = self.entry(name).ok_or_else(|| ContainerError::package(name, PackageFault::Missing))?;
        self.unpack(entry).map_err(|rule| ContainerError::entry(rule, name.as_bytes()))
    }

    /// The relationships of a part, or of the package for the empty name; none where it has no such part.
    ///
    /// # Errors
    /// As [`Container::part`], or where the relationships are damaged or an id stands twice.
    pub fn relationships(&self, source: &str) -> Result<Vec<Relationship>, ContainerError> {
        let name = names::relationships_part(source);
        match self.contains(&name) {
            true => relationships::parse(source, &self.part(&name)?),
            false => Ok(Vec::new()),
        }
    }

    /// The content types of the parts.
    ///
    /// # Errors
    /// As [`Container::part`] and [`ContentTypes::parse`].
    pub fn content_types(&self) -> Result<ContentTypes, ContainerError> {
        ContentTypes::parse(&self.part(content_types::PART)?)
    }

    /// Reads every part of XML to its end and holds it against the rules of [`XmlFault`]. Old drawings (.vml) are left
    /// out: Office itself writes them without care for the rules of XML.
    ///
    /// # Errors
    /// The first broken rule, as [`ContainerError::Xml`].
    pub fn check_markup(&self) -> Result<(), ContainerError> {
        self.check_markup_except(&[])
    }

    /// As [`Container::check_markup`], without parts that are read to their end by the same rules anyway.
    ///
    /// # Errors
    /// As [`Container::check_markup`].
    pub(crate) fn check_markup_except(&self, read: &[String]) -> Result<(), ContainerError> {
        let types = self.content_types()?;
        let is_read = |entry: &&Entry| read.iter().any(|part| part.eq_ignore_ascii_case(&entry.name));
        for entry in self.entries.iter().filter(|entry| !is_read(entry)) {
            let by_type = types.of(&entry.name).is_some_and(|kind| kind.ends_with("+xml") || kind.ends_with("/xml"));
            let name = entry.name.to_ascii_lowercase();
            if by_type || name.ends_with(".xml") || name.ends_with(".rels") {
                let part = self.part(&entry.name)?;
                walk_through(&part).map_err(|fault| ContainerError::xml(&entry.name, fault))?;
            }
        }
        Ok(())
    }

    /// An entry as it is packed, for copying it.
    pub(crate) fn packed<'e>(&'e self, entry: &'e Entry) -> Packed<'e> {
        let Stored { method, changed, checksum, place } = &entry.stored;
        let bytes = self.bytes.get(place.clone()).unwrap_or_default();
        Packed { name: &entry.name, method: *method, changed: *changed, checksum: *checksum, bytes, size: entry.size }
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.get(*self.places.get(&name.to_ascii_lowercase())?)
    }

    /// Unpacks at most one byte more than declared, which is enough to notice that there is more.
    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, ZipRule> {
        let mut archive = self.archive.clone();
        let file = archive.by_index(entry.index).map_err(|_| ZipRule::ReadersDiffer)?;
        let mut content = Vec::with_capacity(usize::try_from(entry.size).unwrap_or_default());
        file.take(entry.size + 1).read_to_end(&mut content).map_err(|_| ZipRule::Content)?;
        match content.len() as u64 == entry.size {
            true => Ok(content),
            false => Err(ZipRule::Content),
        }
    }

    /// Holds what the library that unpacks (and with which sheets are read) sees against what was checked.
    fn compare(&self, checked: &[CheckedEntry]) -> Result<(), ContainerError> {
        let mut archive = self.archive.clone();
        if archive.len() != checked.len() {
            return Err(ContainerError::whole(ZipRule::ReadersDiffer));
        }
        for (index, entry) in checked.iter().enumerate() {
            let same = archive.by_index_raw(index).is_ok_and(|file| {
                file.name_raw() == entry.name.as_bytes()
                    && file.data_start() == Some(entry.data_at as u64)
                    && file.compressed_size() == u64::from(entry.header.packed)
                    && file.size() == u64::from(entry.header.size)
                    && file.crc32() == entry.header.checksum
            });
            if !same {
                return Err(ContainerError::entry(ZipRule::ReadersDiffer, entry.name.as_bytes()));
            }
        }
        Ok(())
    }
}

fn list(checked: &[CheckedEntry]) -> Vec<Entry> {
    let files = checked.iter().enumerate().filter(|(_, entry)| !entry.name.ends_with('/'));
    files.map(|(index, entry)| listed(index, entry)).collect()
}

fn listed(index: usize, entry: &CheckedEntry) -> Entry {
    let header = &entry.header;
    let place = entry.data_at..entry.data_at + header.packed as usize;
    let stored = Stored { method: header.method, changed: header.changed, checksum: header.checksum, place };
    Entry { name: entry.name.to_owned(), size: header.size.into(), index, stored }
}

/// Holds one part against the rules. Power Query stores its item in UTF-16, which nothing here reads further: of such a
/// part only the document type is looked for.
fn walk_through(part: &[u8]) -> Result<(), XmlFault> {
    if let Some(text) = utf16(part) {
        return if text.contains("<!DOCTYPE") { Err(XmlFault::DocumentType) } else { Ok(()) };
    }
    let mut walk = xml::Walk::new(part)?;
    while let Some(step) = walk.next()? {
        if let xml::Markup::Start(element) = step.markup {
            element.raw_attributes().try_for_each(|attribute| attribute.map(drop))?;
        }
    }
    Ok(())
}

/// The text of a part in UTF-16, which a byte order mark must say.
fn utf16(part: &[u8]) -> Option<String> {
    let (mark, units) = part.split_first_chunk::<2>()?;
    let read = match mark {
        [0xFF, 0xFE] => u16::from_le_bytes,
        [0xFE, 0xFF] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = units.as_chunks().0.iter().map(|pair| read(*pair)).collect();
    String::from_utf16(&units).ok()
}
