//! Campaign files that were opened in this browser: whose key signed them, and the drafts that stand on them. Losing it
//! loses no work: a signer is then new again.

use super::shelf::{LocalShelf, Shelf};
use super::storage::StorageTrouble;
use crate::basics::OrderedMap;
use serde::{Deserialize, Serialize};

const NAME: &str = "tucham/campaigns";

/// A campaign that was accepted here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Met {
    /// The fingerprint of the certificate that signed it, in hexadecimal: it is pinned.
    pub signer: String,
    /// Its version.
    pub version: u32,
    /// The digest of its form, in hexadecimal.
    pub form: String,
    /// The drafts that were begun on it, with the digest of the form that each stands on.
    pub drafts: Vec<(String, String)>,
}

/// What is known of a campaign; nothing where none of its files was accepted here.
pub fn met(id: &str) -> Option<Met> {
    met_in(&LocalShelf, id)
}

/// Notes that a campaign was accepted.
///
/// # Errors
/// [`StorageTrouble`]: its signer is then new again next time.
pub fn meet(id: &str, met: Met) -> Result<(), StorageTrouble> {
    meet_in(&LocalShelf, id, met)
}

fn met_in(shelf: &impl Shelf, id: &str) -> Option<Met> {
    all(shelf).get(id).cloned()
}

fn meet_in(shelf: &impl Shelf, id: &str, met: Met) -> Result<(), StorageTrouble> {
    let mut known = all(shelf);
    known.insert(id.to_owned(), met);
    shelf.put(NAME, &known)
}

fn all(shelf: &impl Shelf) -> OrderedMap<String, Met> {
    shelf.value(NAME).ok().flatten().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::shelf::MemoryShelf;
    use super::*;

    #[test]
    fn a_signer_is_pinned_for_its_campaign() {
        let shelf = MemoryShelf::default();
        let first = Met { signer: "ab".to_owned(), version: 1, ..Met::default() };
        assert_eq!(met_in(&shelf, "one"), None);
        assert_eq!(meet_in(&shelf, "one", first.clone()), Ok(()));
        assert_eq!(meet_in(&shelf, "two", Met::default()), Ok(()));
        assert_eq!(met_in(&shelf, "one"), Some(first));
    }
}
