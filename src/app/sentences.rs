//! Sentences about what the browser and the worker say: what happened, and what to do.

use super::platform::drafts::{CannotOpen, Damage, NoDraft};
use super::platform::files::FileTrouble;
use super::platform::keys::KeyTrouble;
use super::platform::storage::StorageTrouble;
use super::platform::worker::WorkerTrouble;
use crate::dossier::Weight;
use crate::task::told::Words;
use crate::text::{Language, say};

/// Why something could not be kept.
pub fn storage_trouble(language: Language, trouble: StorageTrouble) -> &'static str {
    match trouble {
        StorageTrouble::Full => say!(language, trouble.storage_full),
        StorageTrouble::Refused => say!(language, trouble.storage_refused),
        StorageTrouble::Unavailable => say!(language, trouble.storage_unavailable),
        StorageTrouble::Broken => say!(language, trouble.storage_broken),
    }
}

/// Why a draft was not opened.
pub fn cannot_open(language: Language, reason: &CannotOpen) -> String {
    match reason {
        CannotOpen::NoDraft(NoDraft::Unknown) => say!(language, trouble.draft_unknown).to_owned(),
        CannotOpen::NoDraft(NoDraft::Newer(schema)) => say!(language, trouble.draft_newer, schema = schema),
        CannotOpen::NoDraft(NoDraft::Damaged) => say!(language, trouble.draft_damaged).to_owned(),
        CannotOpen::Storage(trouble) => storage_trouble(language, *trouble).to_owned(),
    }
}

/// What was damaged in a draft that could be opened all the same.
pub fn damage(language: Language, damage: &[Damage]) -> Option<String> {
    let lost = damage.iter().map(|damage| match damage {
        Damage::Change(_) => 1,
        Damage::Missing(first, last) => last.saturating_sub(*first) + 1,
        Damage::Shelf | Damage::Snapshot | Damage::NotAsked(_) => 0,
    });
    let not_read = damage.iter().find_map(|damage| if let Damage::NotAsked(why) = damage { Some(*why) } else { None });
    let only_not_read = damage.iter().all(|damage| matches!(damage, Damage::NotAsked(_)));
    match lost.sum::<u64>() {
        _ if damage.is_empty() => None,
        // What could not be read may be whole: calling it damaged would frighten without a reason.
        0 if only_not_read => {
            not_read.map(|why| say!(language, trouble.copy_not_read, trouble = storage_trouble(language, why)))
        }
        0 => Some(say!(language, trouble.copy_damaged).to_owned()),
        changes => Some(say!(language, trouble.changes_lost, changes = changes)),
    }
}

/// Why a file was not read or handed out.
pub fn file_trouble(language: Language, name: &str, trouble: FileTrouble) -> String {
    const MEGABYTE: u64 = 1 << 20;
    match trouble {
        FileTrouble::TooLarge { size, largest } => {
            let (size, largest) = (size.div_ceil(MEGABYTE), largest / MEGABYTE);
            say!(language, trouble.file_too_large, name = name, size = size, largest = largest)
        }
        FileTrouble::Unreadable => say!(language, trouble.file_unreadable, name = name),
        FileTrouble::NotHandedOut => say!(language, trouble.file_not_handed_out, name = name),
    }
}

/// What the worker says of a file, with the file's name.
pub fn in_file(language: Language, name: &str, said: &Words) -> String {
    say!(language, trouble.in_file, name = name, what = said.in_language(language))
}

/// How much something weighs, as a word for tests and styles.
pub fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Fine => "fine",
        Weight::Doubt => "doubt",
        Weight::Refusal => "refusal",
    }
}

/// Why a key was not made, kept, or did not sign.
pub fn key_trouble(language: Language, trouble: &KeyTrouble) -> String {
    match trouble {
        KeyTrouble::Certificate(said) => said.in_language(language).to_owned(),
        KeyTrouble::Storage(trouble) => {
            say!(language, sign.key_storage, trouble = storage_trouble(language, *trouble))
        }
        KeyTrouble::Worker(trouble) => worker_trouble(language, trouble),
        KeyTrouble::Browser(error) => say!(language, sign.key_browser, error = error),
        KeyTrouble::Damaged => say!(language, sign.key_damaged).to_owned(),
        KeyTrouble::NoRandomness => say!(language, sign.key_no_randomness).to_owned(),
    }
}

/// Why the worker did not answer.
pub fn worker_trouble(language: Language, trouble: &WorkerTrouble) -> String {
    match trouble {
        WorkerTrouble::NotStarted => say!(language, trouble.worker_not_started).to_owned(),
        WorkerTrouble::Died(_) => say!(language, trouble.worker_failed).to_owned(),
        WorkerTrouble::Cancelled => say!(language, trouble.worker_cancelled).to_owned(),
        WorkerTrouble::Garbled => say!(language, trouble.worker_garbled).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_was_not_read_is_not_called_damaged() {
        let said = |found: &[Damage]| damage(Language::vi, found).unwrap_or_default();
        let not_asked = Damage::NotAsked(StorageTrouble::Full);
        assert!(said(std::slice::from_ref(&not_asked)).starts_with("Chưa đọc được"));
        assert!(said(&[not_asked, Damage::Snapshot]).contains("bị hỏng"));
        assert_eq!(damage(Language::vi, &[]), None);
    }

    #[test]
    fn a_key_without_randomness_speaks_of_the_key() {
        let said = key_trouble(Language::vi, &KeyTrouble::NoRandomness);
        assert!(said.contains("khóa") && !said.contains("bản mới"), "{said}");
    }
}
