//! A request or reply on its way between page and worker: JSON, and the long byte strings beside it, which are handed
//! over without being copied or encoded.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something with byte strings that travel beside its JSON. Their fields are skipped by serde.
pub trait Parcel: Serialize + DeserializeOwned {
    /// Its byte strings, always as many and in the same order for values with the same JSON.
    fn blobs(&mut self) -> Vec<&mut Vec<u8>>;
}

/// What travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The value without its byte strings.
    pub json: String,
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
    /// [`Garbled`] where it is not JSON, which no request and no reply is known to cause.
    pub fn pack(mut value: impl Parcel) -> Result<Self, Garbled> {
        let blobs = value.blobs().into_iter().map(std::mem::take).collect();
        Ok(Self { json: serde_json::to_string(&value).map_err(|_| Garbled)?, blobs })
    }

    /// Unpacks a value.
    ///
    /// # Errors
    /// [`Garbled`] where the JSON is another value's, or byte strings are missing.
    pub fn unpack<T: Parcel>(self) -> Result<T, Garbled> {
        let mut value: T = serde_json::from_str(&self.json).map_err(|_| Garbled)?;
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
