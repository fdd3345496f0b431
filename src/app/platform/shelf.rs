//! localStorage: written at once, seen by other tabs, but on disk only seconds later (docs/ARCHITECTURE.md, "Drafts").

use super::json;
use super::storage::StorageTrouble;
use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// A store of JSON texts by name that answers at once.
pub(super) trait Shelf {
    /// The text under a name, as it is found; nothing where there is none.
    fn text(&self, name: &str) -> Result<Option<String>, StorageTrouble>;
    /// Puts a value under a name, as JSON.
    fn put<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), StorageTrouble>;
    /// Takes a name and its text away.
    fn remove(&self, name: &str) -> Result<(), StorageTrouble>;
    /// All names that start with `prefix`, in any order.
    fn names(&self, prefix: &str) -> Result<Vec<String>, StorageTrouble>;

    /// The value under a name; nothing where there is none, or where it is not such a value.
    fn value<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StorageTrouble> {
        Ok(self.text(name)?.and_then(|text| json::read(&text)))
    }
}

/// The browser's localStorage. Every call first asks whether there is one: gloo-storage panics where there is not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LocalShelf;

fn local_storage() -> Result<web_sys::Storage, StorageTrouble> {
    let window = web_sys::window().ok_or(StorageTrouble::Unavailable)?;
    window.local_storage().map_err(trouble)?.ok_or(StorageTrouble::Unavailable)
}

fn trouble(error: JsValue) -> StorageTrouble {
    StorageTrouble::from_js(&error)
}

impl Shelf for LocalShelf {
    fn text(&self, name: &str) -> Result<Option<String>, StorageTrouble> {
        local_storage()?.get_item(name).map_err(trouble)
    }

    fn put<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), StorageTrouble> {
        local_storage()?;
        LocalStorage::set(name, value).map_err(|error| match error {
            StorageError::JsError(error) => StorageTrouble::from_name(&error.name),
            StorageError::SerdeError(_) | StorageError::KeyNotFound(_) => StorageTrouble::Broken,
        })
    }

    fn remove(&self, name: &str) -> Result<(), StorageTrouble> {
        local_storage()?.remove_item(name).map_err(trouble)
    }

    fn names(&self, prefix: &str) -> Result<Vec<String>, StorageTrouble> {
        let storage = local_storage()?;
        let count = storage.length().map_err(trouble)?;
        let names = (0..count).filter_map(|place| storage.key(place).ok().flatten());
        Ok(names.filter(|name| name.starts_with(prefix)).collect())
    }
}

#[cfg(test)]
pub(super) use twin::MemoryShelf;

#[cfg(test)]
mod twin {
    use super::{Shelf, StorageTrouble, json};
    use serde::Serialize;
    use std::cell::{Cell, RefCell};
    use std::collections::BTreeMap;

    /// The twin in memory, which can be told to fail.
    #[derive(Debug, Default)]
    pub struct MemoryShelf {
        pub texts: RefCell<BTreeMap<String, String>>,
        pub trouble: Cell<Option<StorageTrouble>>,
    }

    impl MemoryShelf {
        fn sound(&self) -> Result<(), StorageTrouble> {
            self.trouble.get().map_or(Ok(()), Err)
        }
    }

    impl Shelf for MemoryShelf {
        fn text(&self, name: &str) -> Result<Option<String>, StorageTrouble> {
            self.sound()?;
            Ok(self.texts.borrow().get(name).cloned())
        }

        fn put<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), StorageTrouble> {
            self.sound()?;
            let text = json::write(value).ok_or(StorageTrouble::Broken)?;
            self.texts.borrow_mut().insert(name.to_owned(), text);
            Ok(())
        }

        fn remove(&self, name: &str) -> Result<(), StorageTrouble> {
            self.sound()?;
            self.texts.borrow_mut().remove(name);
            Ok(())
        }

        fn names(&self, prefix: &str) -> Result<Vec<String>, StorageTrouble> {
            self.sound()?;
            Ok(self.texts.borrow().keys().filter(|name| name.starts_with(prefix)).cloned().collect())
        }
    }
}
