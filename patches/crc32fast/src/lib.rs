//! Stands in for the crate crc32fast: what zip calls of it.
//!
//! The original takes sixteen bytes at once with as many tables: 16 kB that do not compress. A workbook of a few
//! megabytes is checked in a few milliseconds without them. docs/decisions/0007 says when this may go.

/// The checksum of ZIP and gzip (ISO 3309; RFC 1952 section 8), over bytes that come in pieces.
#[derive(Clone, Debug, Default)]
pub struct Hasher {
    /// The checksum of what came.
    sum: u32,
}

impl Hasher {
    /// Nothing came yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// As many bytes came as had this checksum; how many does not matter here.
    pub fn new_with_initial_len(sum: u32, _length: u64) -> Self {
        Self { sum }
    }

    /// These bytes came.
    pub fn update(&mut self, bytes: &[u8]) {
        let state = bytes.iter().fold(!self.sum, |state, byte| {
            let place = (state ^ u32::from(*byte)) & 0xff;
            TABLE.get(place as usize).unwrap_or(&0) ^ (state >> 8)
        });
        self.sum = !state;
    }

    /// The checksum of all that came.
    pub fn finalize(self) -> u32 {
        self.sum
    }

    /// Begins anew.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The checksum of the bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    hasher.finalize()
}

/// What each byte does to the checksum.
static TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut rest: &mut [u32] = &mut table;
    let mut byte = 0;
    while let Some((entry, others)) = rest.split_first_mut() {
        *entry = after_eight_bits(byte);
        byte += 1;
        rest = others;
    }
    table
};

/// The polynomial of the standard, its lowest power in the highest bit.
const POLYNOMIAL: u32 = 0xedb8_8320;

const fn after_eight_bits(mut state: u32) -> u32 {
    let mut bit = 0;
    while bit < 8 {
        state = if state & 1 == 1 { POLYNOMIAL ^ (state >> 1) } else { state >> 1 };
        bit += 1;
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_zip() {
        for (text, sum) in [
            ("", 0),
            ("a", 0xe8b7_be43),
            ("123456789", 0xcbf4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414f_a339),
        ] {
            assert_eq!(hash(text.as_bytes()), sum, "{text}");
        }
    }

    #[test]
    fn bytes_may_come_in_pieces() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut hasher = Hasher::new();
        bytes.chunks(7).for_each(|piece| hasher.update(piece));
        assert_eq!(hasher.clone().finalize(), hash(&bytes));
        let (first, rest) = bytes.split_at(100);
        let mut resumed = Hasher::new_with_initial_len(hash(first), 100);
        resumed.update(rest);
        assert_eq!(resumed.finalize(), hash(&bytes));
        hasher.reset();
        assert_eq!(hasher.finalize(), 0);
    }
}
