//! The rules a stranger's ZIP must keep, held against its records before any byte is unpacked.

use super::error::{ContainerError, ZipRule};
use super::records::{self, CentralRecord, EndPlace, EndRecord, Header, IN_ZIP64, LocalRecord};
use super::{MAX_ENTRIES, MAX_ENTRY_BYTES, MAX_RATIO, MAX_TOTAL_BYTES, RATIO_FROM_BYTES};
use crate::basics::sort;
use std::collections::HashSet;

/// Flag bits 0, 6 and 13: encrypted, strongly encrypted, local header masked (APPNOTE 4.4.4).
const ENCRYPTION_FLAGS: u16 = 1 | 1 << 6 | 1 << 13;
/// Flag bit 3: the sizes stand in a data descriptor behind the data.
const DESCRIPTOR_FLAG: u16 = 1 << 3;
/// The extra field that holds 64-bit sizes.
const ZIP64_FIELD: u16 = 0x0001;
/// The extra field of Info-ZIP that gives an entry another, Unicode name.
const UNICODE_PATH_FIELD: u16 = 0x7075;
/// The extra field of WinZip's AES encryption.
const AES_FIELD: u16 = 0x9901;
/// The longest name; Office writes none above 100.
const MAX_NAME: usize = 512;

/// An entry that keeps every rule.
pub(super) struct CheckedEntry<'a> {
    /// Its name, ASCII.
    pub(super) name: &'a str,
    /// What the directory says of it.
    pub(super) header: Header<'a>,
    /// Where its packed bytes begin.
    pub(super) data_at: usize,
}

/// Holds the whole file against the rules; the entries are in the directory's order.
pub(super) fn check(bytes: &[u8]) -> Result<Vec<CheckedEntry<'_>>, ContainerError> {
    let end = find_end(bytes)?;
    let directory = directory(bytes, &end).map_err(ContainerError::whole)?;
    let records = records::central_records(directory, end.entries[0]).ok_or(ZipRule::Directory);
    let records = records.map_err(ContainerError::whole)?;
    check_sizes(&records)?;
    let names = check_names(&records)?;
    let places = check_places(bytes, &records, end.at - directory.len())?;
    let entries = records.into_iter().zip(names).zip(places);
    Ok(entries.map(|((record, name), data_at)| CheckedEntry { name, header: record.header, data_at }).collect())
}

fn find_end(bytes: &[u8]) -> Result<EndRecord, ContainerError> {
    match records::end_record(bytes) {
        EndPlace::AtEnd(end) => Ok(end),
        EndPlace::Earlier => Err(ContainerError::whole(ZipRule::Suffix)),
        EndPlace::Missing if records::starts_like_a_zip(bytes) => Err(ContainerError::whole(ZipRule::NoEndRecord)),
        EndPlace::Missing => Err(ContainerError::NotAZip),
    }
}

/// The bytes of the central directory, which must end where the end record begins.
fn directory<'a>(bytes: &'a [u8], end: &EndRecord) -> Result<&'a [u8], ZipRule> {
    let [entries, all_entries] = end.entries;
    if entries == u16::MAX || end.directory_at == IN_ZIP64 || end.directory_length == IN_ZIP64 {
        return Err(ZipRule::Zip64);
    }
    if end.disks != [0, 0] || entries != all_entries {
        return Err(ZipRule::Disks);
    }
    if usize::from(entries) > MAX_ENTRIES {
        return Err(ZipRule::TooManyEntries);
    }
    let from = end.directory_at as usize;
    let to = from.checked_add(end.directory_length as usize);
    match to.is_some_and(|to| to == end.at) {
        true => bytes.get(from..end.at).ok_or(ZipRule::Directory),
        false => Err(ZipRule::Prefix),
    }
}

/// Sizes, ratio, method, encryption and kind of every entry, as the directory declares them.
fn check_sizes(records: &[CentralRecord]) -> Result<(), ContainerError> {
    for record in records {
        check_record(record).map_err(|rule| ContainerError::entry(rule, record.header.name))?;
    }
    let total: u64 = records.iter().map(|record| u64::from(record.header.size)).sum();
    match total > MAX_TOTAL_BYTES {
        true => Err(ContainerError::whole(ZipRule::TotalTooLarge)),
        false => Ok(()),
    }
}

fn check_record(record: &CentralRecord) -> Result<(), ZipRule> {
    let Header { size, packed, .. } = record.header;
    check_header(&record.header)?;
    if record.local_at == IN_ZIP64 || size == IN_ZIP64 || packed == IN_ZIP64 || has(&record.header, ZIP64_FIELD) {
        return Err(ZipRule::Zip64);
    }
    if u64::from(size) > MAX_ENTRY_BYTES {
        return Err(ZipRule::EntryTooLarge);
    }
    if u64::from(size) > RATIO_FROM_BYTES && u64::from(size) > MAX_RATIO * u64::from(packed) {
        return Err(ZipRule::Ratio);
    }
    if record.header.method == 0 && size != packed {
        return Err(ZipRule::Content);
    }
    match is_plain_file(record) {
        true => Ok(()),
        false => Err(ZipRule::Link),
    }
}

/// What holds for a central and a local header alike.
fn check_header(header: &Header) -> Result<(), ZipRule> {
    if header.flags & ENCRYPTION_FLAGS != 0 || has(header, AES_FIELD) {
        return Err(ZipRule::Encrypted);
    }
    if has(header, UNICODE_PATH_FIELD) {
        return Err(ZipRule::Name);
    }
    match header.method {
        0 | 8 => Ok(()),
        _ => Err(ZipRule::Method),
    }
}

fn has(header: &Header, field: u16) -> bool {
    records::extra_fields(header.extra).iter().any(|(id, _)| *id == field)
}

/// Whether the Unix mode, where there is one, is that of a file, or of a directory whose name says so.
fn is_plain_file(record: &CentralRecord) -> bool {
    match (record.attributes >> 16) & 0o170_000 {
        0 | 0o100_000 => true,
        0o040_000 => record.header.name.ends_with(b"/"),
        _ => false,
    }
}

/// Names are ASCII (ECMA-376 part 2, annex A.3), relative, without tricks, and unique without regard to capitals.
fn check_names<'a>(records: &[CentralRecord<'a>]) -> Result<Vec<&'a str>, ContainerError> {
    let mut seen = HashSet::new();
    let mut names = Vec::with_capacity(records.len());
    for record in records {
        let stored = record.header.name;
        let name = item_name(stored, record.header.size);
        let name = name.ok_or_else(|| ContainerError::entry(ZipRule::Name, stored))?;
        if !seen.insert(name.trim_end_matches('/').to_ascii_lowercase()) {
            return Err(ContainerError::entry(ZipRule::DuplicateName, stored));
        }
        names.push(name);
    }
    Ok(names)
}

/// The name of an item, if it may be one; an entry for a directory ends in a slash and is empty.
fn item_name(stored: &[u8], size: u32) -> Option<&str> {
    let name = std::str::from_utf8(stored).ok()?;
    let path = match name.strip_suffix('/') {
        Some(directory) if size == 0 => directory,
        Some(_) => return None,
        None => name,
    };
    let printable = path.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'\\');
    let climbs = path.split('/').any(|segment| matches!(segment, "" | "." | ".."));
    (printable && !climbs && name.len() <= MAX_NAME).then_some(name)
}

/// The entries, in the order of their places, must fill the file up to the directory without overlap and gap.
/// The places of their data are given back in the directory's order.
fn check_places(bytes: &[u8], records: &[CentralRecord], end: usize) -> Result<Vec<usize>, ContainerError> {
    let mut order: Vec<(usize, usize)> = records.iter().map(|record| record.local_at as usize).zip(0..).collect();
    sort(&mut order);
    let starts = order.iter().map(|(at, _)| *at);
    let ends: Vec<usize> = starts.skip(1).chain([end]).collect();
    if order.first().map_or(end, |(at, _)| *at) != 0 {
        return Err(ContainerError::whole(ZipRule::Prefix));
    }
    let mut places = vec![0; records.len()];
    for ((at, index), end) in order.into_iter().zip(ends) {
        let (Some(record), Some(place)) = (records.get(index), places.get_mut(index)) else { continue };
        *place = check_place(bytes, record, at, end).map_err(|rule| ContainerError::entry(rule, record.header.name))?;
    }
    Ok(places)
}

/// Holds the entry at `at` against its local header; its data and descriptor must end exactly at `end`.
fn check_place(bytes: &[u8], record: &CentralRecord, at: usize, end: usize) -> Result<usize, ZipRule> {
    if at == end {
        return Err(ZipRule::Overlap);
    }
    let local = records::local_record(bytes, at).ok_or(ZipRule::LocalHeader)?;
    check_header(&local.header)?;
    let central = &record.header;
    let same = local.header.name == central.name && local.header.method == central.method;
    if !same || !sizes_agree(&local, central) {
        return Err(ZipRule::HeadersDiffer);
    }
    let data_end = local.data_at.checked_add(central.packed as usize).ok_or(ZipRule::Overlap)?;
    let behind = match data_end.cmp(&end) {
        std::cmp::Ordering::Greater => return Err(ZipRule::Overlap),
        _ => bytes.get(data_end..end).ok_or(ZipRule::Overlap)?,
    };
    check_behind(&local.header, central, behind)?;
    Ok(local.data_at)
}

/// Behind the data stands its descriptor if the local header promised one, and otherwise nothing.
fn check_behind(local: &Header, central: &Header, behind: &[u8]) -> Result<(), ZipRule> {
    if local.flags & DESCRIPTOR_FLAG == 0 {
        return if behind.is_empty() { Ok(()) } else { Err(ZipRule::Gap) };
    }
    let expected = (central.checksum, u64::from(central.packed), u64::from(central.size));
    match records::descriptor(behind) == Some(expected) {
        true => Ok(()),
        false => Err(ZipRule::Descriptor),
    }
}

/// Whether the local header repeats checksum and sizes. With a descriptor it may leave each of them out; writers of
/// streams put the sizes into a local ZIP64 field although they are small.
fn sizes_agree(local: &LocalRecord, central: &Header) -> bool {
    let header = &local.header;
    let left_out = header.flags & DESCRIPTOR_FLAG != 0;
    let fields = records::extra_fields(header.extra);
    let wide = fields.iter().find(|(id, _)| *id == ZIP64_FIELD).map(|(_, content)| *content);
    let wide_at = |at| wide.and_then(|content| records::u64_at(content, at));
    let agrees = |value: u32, wide_value: Option<u64>, expected: u32| match value {
        value if value == expected => true,
        0 => left_out,
        IN_ZIP64 => wide_value.is_some_and(|wide| wide == u64::from(expected) || (left_out && wide == 0)),
        _ => false,
    };
    let checksum_agrees = header.checksum == central.checksum || (left_out && header.checksum == 0);
    checksum_agrees
        && agrees(header.size, wide_at(0), central.size)
        && agrees(header.packed, wide_at(8), central.packed)
}
