//! A request or an answer on its way between page and worker: its compact encoding, and the long byte strings beside
//! it, which are handed over without being copied or encoded.
//!
//! The encoding (postcard) does not describe itself: page and worker are of one build, and reading JSON into some
//! hundred types weighed as much as the whole rest of the page. Files never use it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;

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

/// An answer that stays encoded until a screen asks for it, so that whoever takes answers in knows nothing of its type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Later<T> {
    /// How many byte strings there are.
    count: u16,
    /// The encoding, and the value's own byte strings behind it.
    #[serde(skip)]
    parts: Vec<Vec<u8>>,
    of: PhantomData<T>,
}

impl<T: Parcel> Later<T> {
    /// Packs a value. One that cannot be packed, which none is known to be, cannot be read.
    pub fn new(value: T) -> Self {
        let message = Message::pack(value).unwrap_or_default();
        let parts: Vec<Vec<u8>> = std::iter::once(message.value).chain(message.blobs).collect();
        Self { count: u16::try_from(parts.len()).unwrap_or(u16::MAX), parts, of: PhantomData }
    }

    /// The value.
    ///
    /// # Errors
    /// [`Garbled`] where it is another value's encoding.
    pub fn read(self) -> Result<T, Garbled> {
        let mut parts = self.parts.into_iter();
        let value = parts.next().unwrap_or_default();
        Message { value, blobs: parts.collect() }.unpack()
    }
}

impl<T> Later<T> {
    /// See [`Parcel::blobs`].
    pub(super) fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        self.parts.resize_with(usize::from(self.count), Vec::new);
        self.parts.iter_mut().collect()
    }
}
