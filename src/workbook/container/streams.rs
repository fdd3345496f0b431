//! The streams of a compound file (MS-CFB), whatever a stranger wrote into it: chains are followed no further than there
//! are sectors, and nothing is read that is not in the file.

use super::records::{u16_at, u32_at};
use std::collections::HashSet;

/// The largest number of a sector (MS-CFB 2.1).
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Where the parts of the allocation table are listed in the header, and how many (MS-CFB 2.2).
const HEADER_TABLE: (usize, usize) = (76, 109);
/// The bytes of a directory entry (MS-CFB 2.6.1).
const ENTRY: usize = 128;
/// The bytes of a sector in the small stream, and from which length on a stream is not in it.
const SMALL: (usize, u32) = (64, 4096);
/// A directory entry that is a stream.
const STREAM: u8 = 2;

/// A compound file, open.
pub(crate) struct Streams<'a> {
    file: &'a [u8],
    sector: usize,
    /// What follows each sector.
    next: Vec<u32>,
    /// The entries of the directory.
    entries: Vec<u8>,
}

impl<'a> Streams<'a> {
    /// Reads the directory; nothing where the file is damaged.
    pub(crate) fn open(file: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(file, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut streams = Self { file, sector, next: Vec::new(), entries: Vec::new() };
        streams.next = streams.table()?;
        streams.entries = streams.chain(u32_at(file, 48)?, &streams.next, usize::MAX)?;
        Some(streams)
    }

    /// The bytes of a stream at the top of the directory, by its name without regard to capitals; nothing where there is
    /// none, or it is damaged.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.top().into_iter().find(|entry| is_called(entry, name) && entry.get(66) == Some(&STREAM))?;
        let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)?);
        if length >= SMALL.1 {
            return self.chain(start, &self.next, length as usize);
        }
        let root = self.entry(0)?;
        let small = self.chain(u32_at(root, 116)?, &self.next, u32_at(root, 120)? as usize)?;
        let table = self.chain(u32_at(self.file, 60)?, &self.next, usize::MAX)?;
        let next: Vec<u32> = (0..table.len() / 4).filter_map(|place| u32_at(&table, 4 * place)).collect();
        follow(start, &next, length as usize, SMALL.0, |number| small.chunks(SMALL.0).nth(number))
    }

    /// Whether something at the top of the directory has that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.top().iter().any(|entry| is_called(entry, name))
    }

    /// The entries right below the root: a tree of siblings (MS-CFB 2.6.4). What is embedded lies deeper.
    fn top(&self) -> Vec<&[u8]> {
        let mut found = Vec::new();
        let (mut open, mut seen) = (Vec::from_iter(self.entry(0).and_then(|root| u32_at(root, 76))), HashSet::new());
        while let Some(number) = open.pop() {
            let Some(entry) = self.entry(number).filter(|_| seen.insert(number)) else { continue };
            found.push(entry);
            open.extend([u32_at(entry, 68), u32_at(entry, 72)].into_iter().flatten());
        }
        found
    }

    fn entry(&self, number: u32) -> Option<&[u8]> {
        let at = (number as usize).checked_mul(ENTRY)?;
        self.entries.get(at..at.checked_add(ENTRY)?)
    }

    /// The allocation table: its sectors are listed in the header, and in a chain of sectors of their own.
    fn table(&self) -> Option<Vec<u32>> {
        let per_sector = self.sector / 4;
        let mut listed: Vec<u32> =
            (0..HEADER_TABLE.1).filter_map(|place| u32_at(self.file, HEADER_TABLE.0 + 4 * place)).collect();
        let mut number = u32_at(self.file, 68)?;
        let mut left = self.count();
        while number <= LAST_SECTOR {
            left = left.checked_sub(1)?;
            let sector = self.sector_bytes(number as usize)?;
            listed.extend((0..per_sector - 1).filter_map(|place| u32_at(sector, 4 * place)));
            number = u32_at(sector, 4 * (per_sector - 1))?;
        }
        // A table has no more sectors than the file.
        let listed = listed.into_iter().filter(|number| *number <= LAST_SECTOR).take(self.count());
        let mut next = Vec::new();
        for number in listed {
            let sector = self.sector_bytes(number as usize)?;
            next.extend((0..per_sector).filter_map(|place| u32_at(sector, 4 * place)));
            if next.len() > self.count() + per_sector {
                break;
            }
        }
        Some(next)
    }

    fn count(&self) -> usize {
        self.file.len() / self.sector
    }

    /// The bytes of a sector; the last one of a file may be cut short.
    fn sector_bytes(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.file.len());
        self.file.get(start..end)
    }

    fn chain(&self, start: u32, next: &[u32], length: usize) -> Option<Vec<u8>> {
        follow(start, next, length, self.sector, |number| self.sector_bytes(number))
    }
}

/// The bytes of a chain of sectors, up to that length. A chain that is longer than its table goes in circles.
fn follow<'s>(
    start: u32,
    next: &[u32],
    length: usize,
    size: usize,
    sector: impl Fn(usize) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let (mut bytes, mut number, mut left) = (Vec::new(), start, next.len());
    while number <= LAST_SECTOR && bytes.len() < length {
        left = left.checked_sub(1)?;
        bytes.extend_from_slice(sector(number as usize)?);
        number = *next.get(number as usize)?;
    }
    bytes.truncate(length);
    (length == usize::MAX || bytes.len() + size > length).then_some(bytes)
}

/// The name of a directory entry: UTF-16 with a length in bytes that counts the closing zero (MS-CFB 2.6.1).
fn is_called(entry: &[u8], name: &str) -> bool {
    let Some(length) = u16_at(entry, 64).and_then(|length| usize::from(length).checked_sub(2)) else { return false };
    let units: Vec<u16> = (0..length.min(62) / 2).filter_map(|place| u16_at(entry, 2 * place)).collect();
    String::from_utf16_lossy(&units).eq_ignore_ascii_case(name)
}
