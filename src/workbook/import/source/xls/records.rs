//! The records of a stream (MS-XLS 2.1.4), and numbers in them.

use super::Fault;

/// A record that goes on with the one before it.
const CONTINUE: u16 = 0x003C;

/// Walks through records.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

/// A record.
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// Its bytes, and those of the records that go on with it.
    pub(super) pieces: Vec<&'a [u8]>,
}

impl<'a> Records<'a> {
    /// Begins at a place of the stream.
    pub(super) fn at(stream: &'a [u8], at: usize) -> Result<Self, Fault> {
        Ok(Self { rest: stream.get(at..).ok_or(Fault::Damaged("BoundSheet8"))? })
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next record with what goes on with it. A stream that ends without its last record is damaged.
    pub(super) fn next(&mut self) -> Result<Record<'a>, Fault> {
        let (kind, first) = self.take().ok_or(Fault::Damaged("EOF"))?;
        let mut pieces = vec![first];
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            pieces.push(self.take().ok_or(Fault::Damaged("Continue"))?.1);
        }
        Ok(Record { kind, pieces })
    }

    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.rest, 0)?, usize::from(u16_at(self.rest, 2)?));
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some((kind, data))
    }
}

impl<'a> Record<'a> {
    /// The bytes of the record itself.
    pub(super) fn data(&self) -> &'a [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }
}

/// Two bytes, the lower first.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// Four bytes, the lowest first.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// A number in eight bytes.
pub(super) fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..)?.first_chunk().map(|bytes| f64::from_le_bytes(*bytes))
}
