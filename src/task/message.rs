//! A request or an answer on its way between page and worker: its compact encoding, and the long byte strings beside
//! it, which are handed over without being copied or encoded.
//!
//! The encoding (postcard) does not describe itself: page and worker are of one build, and reading JSON into some
//! hundred types weighed as much as the whole rest of the page. Files never use it.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something with byte strings that travel beside its encoding. Their fields are skipped by serde.
pub trait Parcel: Serialize + DeserializeOwned {
    /// Its byte strings, always as many and in the same order for values with the same encoding.
    fn blobs(&mut self) -> Vec<&mut Vec<u8>>;
}

/// What travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The value without its byte strings, encoded.
    pub value: Vec<u8>,
    /// The byte strings.
    pub blobs: Vec<Vec<u8>>,
}

/// A message that is not what was expected: page and worker are of different versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Garbled;

impl Message {
    /// Packs a value.
    ///
    /// # Errors
    /// [`Garbled`] where it cannot be encoded, which no request and no answer is known to cause.
    pub fn pack(mut value: impl Parcel) -> Result<Self, Garbled> {
        let blobs = value.blobs().into_iter().map(std::mem::take).collect();
        Ok(Self { value: postcard::to_allocvec(&value).map_err(|_| Garbled)?, blobs })
    }

    /// Unpacks a value.
    ///
    /// # Errors
    /// [`Garbled`] where the encoding is another value's, or byte strings are missing.
    pub fn unpack<T: Parcel>(self) -> Result<T, Garbled> {
        let (mut value, rest): (T, &[u8]) = postcard::take_from_bytes(&self.value).map_err(|_| Garbled)?;
        if !rest.is_empty() {
            return Err(Garbled);
        }
        let places = value.blobs();
        if places.len() != self.blobs.len() {
            return Err(Garbled);
        }
        for (place, blob) in places.into_iter().zip(self.blobs) {
            *place = blob;
        }
        Ok(value)
    }
}
