//! Hostile and damaged files, one for each rule.

// A fixture that cannot be made should stop its test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod package;
mod zip_rules;

/// A ZIP written by hand, so that every field can lie.
#[derive(Clone)]
struct RawZip {
    entries: Vec<RawEntry>,
    prefix: Vec<u8>,
    /// Bytes between the last entry and the directory.
    before_directory: Vec<u8>,
    suffix: Vec<u8>,
    comment: Vec<u8>,
    /// What the end record says instead of the true number of entries.
    claimed_entries: Option<u16>,
    disk: u16,
}

#[derive(Clone)]
struct RawEntry {
    name: Vec<u8>,
    local_name: Vec<u8>,
    flags: u16,
    local_flags: u16,
    method: u16,
    local_method: u16,
    packed: Vec<u8>,
    checksum: u32,
    local_checksum: u32,
    size: u32,
    local_sizes: (u32, u32),
    extra: Vec<u8>,
    local_extra: Vec<u8>,
    descriptor: Vec<u8>,
    attributes: u32,
    /// Points at the local header of the entry before.
    shares_place: bool,
    /// Bytes behind its data that belong to no entry.
    gap: Vec<u8>,
}

impl RawEntry {
    /// An entry that is stored and true in every field.
    fn stored(name: &str, content: &[u8]) -> Self {
        let (checksum, size) = (crc32(content), content.len() as u32);
        Self {
            name: name.into(),
            local_name: name.into(),
            flags: 0,
            local_flags: 0,
            method: 0,
            local_method: 0,
            packed: content.to_vec(),
            checksum,
            local_checksum: checksum,
            size,
            local_sizes: (size, size),
            extra: Vec::new(),
            local_extra: Vec::new(),
            descriptor: Vec::new(),
            attributes: 0,
            shares_place: false,
            gap: Vec::new(),
        }
    }

    /// An entry whose sizes stand behind its data, as LibreOffice and Java write it.
    fn streamed(name: &str, content: &[u8], descriptor: Vec<u8>) -> Self {
        let plain = Self::stored(name, content);
        Self { flags: 8, local_flags: 8, local_checksum: 0, local_sizes: (0, 0), descriptor, ..plain }
    }
}

impl RawZip {
    fn of(entries: Vec<RawEntry>) -> Self {
        Self {
            entries,
            prefix: Vec::new(),
            before_directory: Vec::new(),
            suffix: Vec::new(),
            comment: Vec::new(),
            claimed_entries: None,
            disk: 0,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.prefix.clone();
        let mut directory = Vec::new();
        let mut place = 0;
        for entry in &self.entries {
            if !entry.shares_place {
                place = bytes.len() as u32;
                bytes.extend(local(entry));
            }
            directory.extend(central(entry, place));
        }
        bytes.extend(&self.before_directory);
        let directory_at = bytes.len() as u32;
        let directory_length = directory.len() as u32;
        bytes.extend(directory);
        let count = self.claimed_entries.unwrap_or(self.entries.len() as u16);
        bytes.extend(b"PK\x05\x06");
        shorts(&mut bytes, &[self.disk, self.disk, count, count]);
        longs(&mut bytes, &[directory_length, directory_at]);
        shorts(&mut bytes, &[self.comment.len() as u16]);
        bytes.extend(&self.comment);
        bytes.extend(&self.suffix);
        bytes
    }
}

fn local(entry: &RawEntry) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04".to_vec();
    shorts(&mut bytes, &[20, entry.local_flags, entry.local_method, 0, 0x21]);
    longs(&mut bytes, &[entry.local_checksum, entry.local_sizes.0, entry.local_sizes.1]);
    shorts(&mut bytes, &[entry.local_name.len() as u16, entry.local_extra.len() as u16]);
    [&bytes, &entry.local_name, &entry.local_extra, &entry.packed, &entry.descriptor, &entry.gap].concat_all()
}

fn central(entry: &RawEntry, place: u32) -> Vec<u8> {
    let mut bytes = b"PK\x01\x02".to_vec();
    shorts(&mut bytes, &[0x0314, 20, entry.flags, entry.method, 0, 0x21]);
    longs(&mut bytes, &[entry.checksum, entry.packed.len() as u32, entry.size]);
    shorts(&mut bytes, &[entry.name.len() as u16, entry.extra.len() as u16, 0, 0, 0]);
    longs(&mut bytes, &[entry.attributes, place]);
    [&bytes, &entry.name, &entry.extra].concat_all()
}

trait ConcatAll {
    fn concat_all(self) -> Vec<u8>;
}

impl<const N: usize> ConcatAll for [&Vec<u8>; N] {
    fn concat_all(self) -> Vec<u8> {
        self.iter().flat_map(|bytes| bytes.iter().copied()).collect()
    }
}

fn shorts(bytes: &mut Vec<u8>, values: &[u16]) {
    values.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
}

fn longs(bytes: &mut Vec<u8>, values: &[u32]) {
    values.iter().for_each(|value| bytes.extend(value.to_le_bytes()));
}

/// An extra field.
fn field(id: u16, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    shorts(&mut bytes, &[id, content.len() as u16]);
    bytes.extend(content);
    bytes
}

/// The checksum of APPNOTE 4.4.7, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// A deflate stream of one stored block (RFC 1951, 3.2.4).
fn deflate_stored(content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![1];
    shorts(&mut bytes, &[content.len() as u16, !(content.len() as u16)]);
    bytes.extend(content);
    bytes
}
