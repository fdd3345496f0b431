//! Recognises a compound file (MS-CFB): an old workbook, or a new one that is encrypted.

use super::error::Compound;
use super::records::{u16_at, u32_at};

/// The first eight bytes of a compound file (MS-CFB 2.2).
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The largest number of a sector; above it are the marks for free, end and the like (MS-CFB 2.1).
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// The bytes of a directory entry (MS-CFB 2.6.1).
const ENTRY_LENGTH: usize = 128;
/// Enough of a directory to find the streams at its top; a file whose directory is longer is not ours to read.
const MAX_DIRECTORY_SECTORS: usize = 256;

/// What the file holds, if it is a compound file.
pub(super) fn recognise(bytes: &[u8]) -> Option<Compound> {
    bytes.starts_with(&SIGNATURE).then(|| kind_of(&stream_names(bytes)))
}

/// Encryption comes first: an encrypted package has no other stream that names its kind (MS-OFFCRYPTO 2.3.4).
fn kind_of(names: &[String]) -> Compound {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Compound::Encrypted
    } else if has("Workbook") || has("Book") {
        Compound::OldWorkbook
    } else {
        Compound::Other
    }
}

/// The names in the directory, following its chain of sectors; as many as can be read.
fn stream_names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut sector = u32_at(bytes, 48);
    for _ in 0..MAX_DIRECTORY_SECTORS {
        let Some(content) = sector.and_then(|number| sector_bytes(bytes, number)) else { break };
        names.extend(content.chunks_exact(ENTRY_LENGTH).filter_map(entry_name));
        sector = sector.and_then(|number| next_sector(bytes, number));
    }
    names
}

/// The bytes of a sector: 2 to the power that the header states (MS-CFB 2.2: 512 or 4,096).
fn sector_bytes(bytes: &[u8], number: u32) -> Option<&[u8]> {
    let length = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let start = (number <= LAST_SECTOR).then(|| (number as usize).checked_add(1)?.checked_mul(length))??;
    bytes.get(start..start.checked_add(length)?)
}

/// The sector that follows in its chain. Only the 109 parts of the allocation table that the header lists are
/// followed, which reach seven megabytes into a file with small sectors.
fn next_sector(bytes: &[u8], number: u32) -> Option<u32> {
    let per_sector = sector_bytes(bytes, 0)?.len() / 4;
    let (table, place) = (number as usize / per_sector, number as usize % per_sector);
    let table_sector = (table < 109).then(|| u32_at(bytes, 76 + 4 * table))??;
    u32_at(sector_bytes(bytes, table_sector)?, 4 * place)
}

/// The name of a directory entry: UTF-16 with a length in bytes that counts the closing zero (MS-CFB 2.6.1).
fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(entry, 64)?).checked_sub(2)?;
    let units = entry.get(..length.min(62))?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let name = String::from_utf16_lossy(&units.collect::<Vec<_>>());
    (!name.is_empty()).then_some(name)
}
