//! What the page remembers of a person's taste: language, theme, names. Losing it loses nothing.

use super::shelf::{LocalShelf, Shelf};
use super::storage::StorageTrouble;
use crate::dossier::{People, UnitRef};
use serde::{Deserialize, Serialize};

const NAME: &str = "tucham/settings";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is remembered. A setting that a newer page wrote and this one does not know is dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language's tag, `vi` or `en`; nothing where none was chosen.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Who filled and signed last: proposed for the next draft.
    pub people: People,
    /// The unit of the last draft: proposed for the next one.
    pub unit: UnitRef,
}

/// What is remembered; the defaults where nothing is, or where it cannot be read.
pub fn load() -> Settings {
    load_from(&LocalShelf)
}

/// Remembers.
///
/// # Errors
/// [`StorageTrouble`] where the browser does not keep it. The page goes on without.
pub fn keep(settings: &Settings) -> Result<(), StorageTrouble> {
    LocalShelf.put(NAME, settings)
}

fn load_from(shelf: &impl Shelf) -> Settings {
    shelf.value(NAME).ok().flatten().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::shelf::MemoryShelf;
    use super::*;

    #[test]
    fn damaged_settings_are_the_defaults() {
        let shelf = MemoryShelf::default();
        for (stored, theme) in [
            (r#"{"theme":"dark"}"#, Theme::Dark),
            (r#"{"theme":"dark","later":1}"#, Theme::Dark),
            (r#"{"theme":"plaid"}"#, Theme::System),
            ("{", Theme::System),
        ] {
            shelf.texts.borrow_mut().insert(NAME.to_owned(), stored.to_owned());
            assert_eq!(load_from(&shelf).theme, theme, "{stored}");
        }
    }

    #[test]
    fn a_refused_store_gives_the_defaults() {
        let shelf = MemoryShelf::default();
        shelf.trouble.set(Some(StorageTrouble::Refused));
        assert_eq!(load_from(&shelf), Settings::default());
    }
}
