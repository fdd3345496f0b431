//! Writes a ZIP: the four records that a workbook's needs (PKWARE's APPNOTE 6.3), and nothing of what a ZIP may also
//! have. The crate zip, which reads them, would bring two more compressors and every method of encryption.

use crate::workbook::container::Packed;
use miniz_oxide::deflate::compress_to_vec;

/// `PK\3\4`, a local file header.
const LOCAL_SIGNATURE: u32 = 0x0403_4b50;
/// `PK\1\2`, a central file header.
const CENTRAL_SIGNATURE: u32 = 0x0201_4b50;
/// `PK\5\6`, the end of central directory record.
const END_SIGNATURE: u32 = 0x0605_4b50;
/// Version 2.0 on DOS: deflated, and without attributes (4.4.2 and 4.4.3).
const VERSION: u16 = 20;
/// Deflated (4.4.5).
const DEFLATED: u16 = 8;
/// The level at which compressors stop to trade much time for little size.
const LEVEL: u8 = 6;

/// The first day of MS-DOS, at midnight: the time of what is written here, wherever and whenever that is.
const FIRST_DAY: [u16; 2] = [0, 0x21];

/// A ZIP that is being written.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

/// More entries or bytes than a ZIP without 64-bit fields can have.
pub(super) struct TooLarge;

impl Archive {
    /// Adds an entry, deflated.
    pub(super) fn pack(&mut self, name: &str, content: &[u8]) -> Result<(), TooLarge> {
        self.add(&Packed {
            name,
            method: DEFLATED,
            changed: FIRST_DAY,
            checksum: crc32fast::hash(content),
            bytes: &compress_to_vec(content, LEVEL),
            size: content.len() as u64,
        })
    }

    /// Adds an entry as it is.
    pub(super) fn add(&mut self, entry: &Packed<'_>) -> Result<(), TooLarge> {
        let at = fitting(self.bytes.len())?;
        let header = header(entry)?;
        put(&mut self.bytes, &[LOCAL_SIGNATURE]);
        self.bytes.extend(&header);
        self.bytes.extend(entry.name.bytes());
        self.bytes.extend(entry.bytes);

        put(&mut self.directory, &[CENTRAL_SIGNATURE]);
        put(&mut self.directory, &[VERSION]);
        self.directory.extend(&header);
        // No comment, on the first disk, of no known kind, without attributes.
        put(&mut self.directory, &[0_u16; 3]);
        put(&mut self.directory, &[0, at]);
        self.directory.extend(entry.name.bytes());
        self.entries = self.entries.checked_add(1).ok_or(TooLarge)?;
        Ok(())
    }

    /// The ZIP, closed by its directory.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, TooLarge> {
        let [at, length] = [fitting(self.bytes.len())?, fitting(self.directory.len())?];
        self.bytes.extend(&self.directory);
        put(&mut self.bytes, &[END_SIGNATURE]);
        put(&mut self.bytes, &[0, 0, self.entries, self.entries]);
        put(&mut self.bytes, &[length, at]);
        // No comment.
        put(&mut self.bytes, &[0_u16]);
        Ok(self.bytes)
    }
}

/// What both headers of an entry say, from the version that is needed to the length of the extra fields (4.3.7).
fn header(entry: &Packed<'_>) -> Result<Vec<u8>, TooLarge> {
    let name = u16::try_from(entry.name.len()).map_err(|_| TooLarge)?;
    let size = u32::try_from(entry.size).map_err(|_| TooLarge)?;
    let [time, date] = entry.changed;
    let mut header = Vec::new();
    put(&mut header, &[VERSION, 0, entry.method, time, date]);
    put(&mut header, &[entry.checksum, fitting(entry.bytes.len())?, size]);
    put(&mut header, &[name, 0]);
    Ok(header)
}

/// A length or place that is not the mark of a 64-bit field (4.4.8).
fn fitting(length: usize) -> Result<u32, TooLarge> {
    u32::try_from(length).ok().filter(|length| *length != u32::MAX).ok_or(TooLarge)
}

/// Appends numbers, their lowest byte first.
fn put<N: Number>(bytes: &mut Vec<u8>, numbers: &[N]) {
    bytes.extend(numbers.iter().flat_map(|number| number.bytes()));
}

/// A number of a record.
trait Number: Copy {
    fn bytes(self) -> impl Iterator<Item = u8>;
}

impl Number for u16 {
    fn bytes(self) -> impl Iterator<Item = u8> {
        self.to_le_bytes().into_iter()
    }
}

impl Number for u32 {
    fn bytes(self) -> impl Iterator<Item = u8> {
        self.to_le_bytes().into_iter()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::workbook::container::Container;
    use std::io::{Cursor, Read};

    #[test]
    fn what_is_written_keeps_every_rule_that_is_read_by() {
        let long = "điểm ".repeat(50_000);
        let mut archive = Archive::default();
        assert!(archive.pack("a/b.xml", long.as_bytes()).is_ok());
        assert!(archive.pack("empty", b"").is_ok());
        let stored = Packed {
            name: "stored",
            method: 0,
            changed: [0x6000, 0x5a21],
            checksum: crc32fast::hash(b"as it is"),
            bytes: b"as it is",
            size: 8,
        };
        assert!(archive.add(&stored).is_ok());
        let bytes = archive.finish().ok().unwrap();
        assert!(bytes.len() < 3_000, "{}", bytes.len());

        let container = Container::open(&bytes).unwrap();
        let names: Vec<_> = container.entries().iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["a/b.xml", "empty", "stored"]);
        assert_eq!(container.part("a/b.xml").unwrap(), long.as_bytes());
        assert_eq!(container.part("empty").unwrap(), b"");
        assert_eq!(container.part("stored").unwrap(), b"as it is");

        let mut read = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let times: Vec<_> = (0..3).map(|at| read.by_index(at).unwrap().last_modified().unwrap().to_string()).collect();
        assert_eq!(times, ["1980-01-01 00:00:00", "1980-01-01 00:00:00", "2025-01-01 12:00:00"]);
        let mut content = String::new();
        read.by_name("stored").unwrap().read_to_string(&mut content).unwrap();
        assert_eq!(content, "as it is");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let entry = |name, size| Packed { name, method: 0, changed: FIRST_DAY, checksum: 0, bytes: b"", size };
        let long = "x".repeat(70_000);
        assert!(Archive::default().add(&entry(&long, 0)).is_err());
        assert!(Archive::default().add(&entry("x", 1 << 32)).is_err());
        assert!(fitting(usize::MAX).is_err());
        let mut archive = Archive::default();
        assert!((0..u16::MAX).all(|_| archive.add(&entry("x", 0)).is_ok()));
        assert!(archive.add(&entry("x", 0)).is_err());
    }
}
