//! The records of a ZIP as bytes (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16), read without judging.

use std::ops::Range;

/// `PK\5\6`, the end of central directory record.
const END_SIGNATURE: u32 = 0x0605_4b50;
/// `PK\1\2`, a central file header.
const CENTRAL_SIGNATURE: u32 = 0x0201_4b50;
/// `PK\3\4`, a local file header.
const LOCAL_SIGNATURE: u32 = 0x0403_4b50;
/// `PK\7\8`, which may stand before a data descriptor.
const DESCRIPTOR_SIGNATURE: u32 = 0x0807_4b50;

/// The bytes of an end record without a comment.
const END_LENGTH: usize = 22;
/// The bytes of a central file header before its name.
const CENTRAL_LENGTH: usize = 46;
/// The bytes of a local file header before its name.
const LOCAL_LENGTH: usize = 30;

/// What stands instead of a 32-bit number that a ZIP64 field holds.
pub(super) const IN_ZIP64: u32 = u32::MAX;

/// The last record of a ZIP: where the directory is.
pub(super) struct EndRecord {
    /// Where the record itself begins.
    pub(super) at: usize,
    /// The disk numbers, both 0 in a ZIP of one file.
    pub(super) disks: [u16; 2],
    /// The number of entries, on this disk and in all.
    pub(super) entries: [u16; 2],
    /// The length of the directory in bytes.
    pub(super) directory_length: u32,
    /// Where the directory begins.
    pub(super) directory_at: u32,
}

/// Where a file's end record was found.
pub(super) enum EndPlace {
    /// At the very end, as it should be.
    AtEnd(EndRecord),
    /// Further up: something follows it.
    Earlier,
    /// Nowhere.
    Missing,
}

/// What both headers of an entry say about it.
pub(super) struct Header<'a> {
    /// General purpose flags.
    pub(super) flags: u16,
    /// 0 is stored, 8 is deflated.
    pub(super) method: u16,
    /// When the entry was changed, as MS-DOS has it: time and date.
    pub(super) changed: [u16; 2],
    /// CRC-32 of the unpacked bytes.
    pub(super) checksum: u32,
    /// Bytes in the file.
    pub(super) packed: u32,
    /// Bytes when unpacked.
    pub(super) size: u32,
    /// The name as stored.
    pub(super) name: &'a [u8],
    /// The extra fields.
    pub(super) extra: &'a [u8],
}

/// An entry of the central directory.
pub(super) struct CentralRecord<'a> {
    /// What the local header repeats.
    pub(super) header: Header<'a>,
    /// File attributes; the upper half is a Unix mode where the writer had one.
    pub(super) attributes: u32,
    /// Where the local header begins.
    pub(super) local_at: u32,
}

/// A local header and where its data begins.
pub(super) struct LocalRecord<'a> {
    /// What it says.
    pub(super) header: Header<'a>,
    /// Where the packed bytes begin.
    pub(super) data_at: usize,
}

/// CRC-32, packed size and size, as they stand in a data descriptor.
pub(super) type Descriptor = (u32, u64, u64);

/// Looks for the end record where it must be, then wherever a comment or a suffix could have moved it.
pub(super) fn end_record(bytes: &[u8]) -> EndPlace {
    let last = bytes.len().saturating_sub(END_LENGTH);
    match end_record_at(bytes, last) {
        Some(record) => EndPlace::AtEnd(record),
        None => {
            let earliest = last.saturating_sub(usize::from(u16::MAX));
            let mut earlier = bytes.get(earliest..).unwrap_or_default().windows(END_LENGTH);
            match earlier.any(|record| record.starts_with(&END_SIGNATURE.to_le_bytes())) {
                true => EndPlace::Earlier,
                false => EndPlace::Missing,
            }
        }
    }
}

/// Whether the file begins as a ZIP with entries does.
pub(super) fn starts_like_a_zip(bytes: &[u8]) -> bool {
    u32_at(bytes, 0) == Some(LOCAL_SIGNATURE)
}

fn end_record_at(bytes: &[u8], at: usize) -> Option<EndRecord> {
    let record = bytes.get(at..)?;
    let well_formed = u32_at(record, 0)? == END_SIGNATURE && u16_at(record, 20)? == 0;
    if !well_formed {
        return None;
    }
    Some(EndRecord {
        at,
        disks: [u16_at(record, 4)?, u16_at(record, 6)?],
        entries: [u16_at(record, 8)?, u16_at(record, 10)?],
        directory_length: u32_at(record, 12)?,
        directory_at: u32_at(record, 16)?,
    })
}

/// Reads exactly that many central headers, which must fill the directory; nothing where they do not.
pub(super) fn central_records(directory: &[u8], entries: u16) -> Option<Vec<CentralRecord<'_>>> {
    let mut records = Vec::new();
    let mut at = 0;
    for _ in 0..entries {
        let (record, length) = central_record(directory.get(at..)?)?;
        records.push(record);
        at += length;
    }
    (at == directory.len()).then_some(records)
}

fn central_record(bytes: &[u8]) -> Option<(CentralRecord<'_>, usize)> {
    if u32_at(bytes, 0)? != CENTRAL_SIGNATURE {
        return None;
    }
    let name_end = CENTRAL_LENGTH + usize::from(u16_at(bytes, 28)?);
    let extra_end = name_end + usize::from(u16_at(bytes, 30)?);
    let length = extra_end + usize::from(u16_at(bytes, 32)?);
    let record = CentralRecord {
        header: header(bytes, 8, CENTRAL_LENGTH..name_end, extra_end)?,
        attributes: u32_at(bytes, 38)?,
        local_at: u32_at(bytes, 42)?,
    };
    (length <= bytes.len()).then_some((record, length))
}

/// Reads the local header that begins there.
pub(super) fn local_record(bytes: &[u8], at: usize) -> Option<LocalRecord<'_>> {
    let record = bytes.get(at..)?;
    if u32_at(record, 0)? != LOCAL_SIGNATURE {
        return None;
    }
    let name_end = LOCAL_LENGTH + usize::from(u16_at(record, 26)?);
    let extra_end = name_end + usize::from(u16_at(record, 28)?);
    let header = header(record, 6, LOCAL_LENGTH..name_end, extra_end)?;
    Some(LocalRecord { header, data_at: at + extra_end })
}

/// Reads what both headers share: the fixed fields begin at `flags_at`.
fn header(bytes: &[u8], flags_at: usize, name: Range<usize>, extra_end: usize) -> Option<Header<'_>> {
    Some(Header {
        flags: u16_at(bytes, flags_at)?,
        method: u16_at(bytes, flags_at + 2)?,
        changed: [u16_at(bytes, flags_at + 4)?, u16_at(bytes, flags_at + 6)?],
        checksum: u32_at(bytes, flags_at + 8)?,
        packed: u32_at(bytes, flags_at + 12)?,
        size: u32_at(bytes, flags_at + 16)?,
        name: bytes.get(name.clone())?,
        extra: bytes.get(name.end..extra_end)?,
    })
}

/// Reads the data descriptor that fills these bytes (4.3.9): with or without its signature, sizes of 4 or 8 bytes.
pub(super) fn descriptor(bytes: &[u8]) -> Option<Descriptor> {
    let signed = matches!(bytes.len(), 16 | 24);
    if signed && u32_at(bytes, 0)? != DESCRIPTOR_SIGNATURE {
        return None;
    }
    let fields = bytes.get(if signed { 4 } else { 0 }..)?;
    match fields.len() {
        12 => Some((u32_at(fields, 0)?, u32_at(fields, 4)?.into(), u32_at(fields, 8)?.into())),
        20 => Some((u32_at(fields, 0)?, u64_at(fields, 4)?, u64_at(fields, 12)?)),
        _ => None,
    }
}

/// The extra fields, as id and content; a broken tail ends the list.
pub(super) fn extra_fields(mut extra: &[u8]) -> Vec<(u16, &[u8])> {
    let mut fields = Vec::new();
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let end = 4 + usize::from(length);
        let Some(content) = extra.get(4..end) else { break };
        fields.push((id, content));
        extra = extra.get(end..).unwrap_or_default();
    }
    fields
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)
}
