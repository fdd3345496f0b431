//! Original workbooks by digest, and what the importer made of them.
//!
//! The bytes are in IndexedDB, where they stay bytes. Where the browser refuses that, they are in localStorage as
//! base64, as long as there is room.

use super::assets::{VERSION, assets};
use super::database::{self, Store, Write};
use super::json;
use super::shelf::{LocalShelf, Shelf};
use super::storage::StorageTrouble;
use crate::basics::OrderedSet;
use crate::template::Template;
use crate::workbook::{Corrections, IMPORTER_VERSION};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

const BYTES: &str = "tucham/workbook/";
const CORRECTED: &str = "corrections/";
const PLANNED: &str = "plan/";
const READ: &str = "tucham/template/";
const TRUSTED: &str = "tucham/trusted";

/// What the importer made of a workbook, and which build of the page read it: the encoding is that build's own.
#[derive(Serialize, Deserialize)]
struct Reading {
    build: String,
    /// In base64.
    template: String,
}

/// Keeps the bytes of a workbook under their SHA-256 (lower-case hexadecimal), which the worker gives.
///
/// # Errors
/// What IndexedDB said, where neither store keeps them. A draft on this workbook then needs the file again.
pub async fn keep(sha256: &str, bytes: &[u8]) -> Result<(), StorageTrouble> {
    let value = JsValue::from(js_sys::Uint8Array::from(bytes));
    let kept = database::write(vec![Write::Put(Store::Workbooks, sha256.into(), value)]).await;
    kept.or_else(|trouble| LocalShelf.put(&name(BYTES, sha256), &STANDARD.encode(bytes)).map_err(|_| trouble))
}

/// The bytes of a workbook; nothing where this browser does not have it. It may have come with a stranger's draft:
/// whether it is to be believed says [`is_trusted`].
pub async fn bytes(sha256: &str) -> Option<Vec<u8>> {
    match database::get(Store::Workbooks, &sha256.into()).await {
        Ok(Some(value)) => Some(js_sys::Uint8Array::new(&value).to_vec()),
        Ok(None) | Err(_) => bytes_from(&LocalShelf, sha256),
    }
}

/// Keeps what a person corrected in the reading of a workbook, under its SHA-256, until it is taken back: whoever opens
/// the same workbook again finds it. It is written like the workbook's own bytes, before anything else is done with it.
pub async fn keep_corrections(sha256: &str, corrections: &Corrections) {
    // The corrections are shown and go with the form: what cannot be kept beside it is only not there next time.
    let _ = keep_beside(CORRECTED, sha256, corrections).await;
}

/// What was corrected in a workbook before.
pub async fn corrections(sha256: &str) -> Option<Corrections> {
    beside(CORRECTED, sha256).await
}

/// Keeps what an author types about the exercise of a form, as far as it is.
///
/// # Errors
/// As [`keep`].
pub async fn keep_plan<Plan: Serialize>(sha256: &str, plan: &Plan) -> Result<(), StorageTrouble> {
    keep_beside(PLANNED, sha256, plan).await
}

/// What was typed about the exercise of a form.
pub async fn plan<Plan: DeserializeOwned>(sha256: &str) -> Option<Plan> {
    beside(PLANNED, sha256).await
}

async fn keep_beside<T: Serialize>(kind: &str, sha256: &str, value: &T) -> Result<(), StorageTrouble> {
    let text = json::write(value).ok_or(StorageTrouble::Broken)?;
    keep(&name(kind, sha256), text.as_bytes()).await
}

async fn beside<T: DeserializeOwned>(kind: &str, sha256: &str) -> Option<T> {
    let kept = bytes(&name(kind, sha256)).await?;
    json::read(&String::from_utf8(kept).ok()?)
}

/// Remembers that a person looked at a workbook and confirmed it, or that it came with the page: packages are judged by
/// such a one. A browser that does not remember doubts it again.
pub fn trust(sha256: &str) {
    let _ = trust_in(&LocalShelf, sha256);
}

/// Whether a workbook is one to judge packages by.
pub fn is_trusted(sha256: &str) -> bool {
    trusted_in(&LocalShelf).contains(sha256)
}

/// Remembers what the importer made of a workbook, so that a draft opens without the worker. It is only a shortcut:
/// where there is no room for it, nothing is lost.
pub fn remember(sha256: &str, template: &Template) {
    let Some((build, template)) = build().zip(postcard::to_allocvec(template).ok()) else { return };
    let _ = LocalShelf.put(&name(READ, sha256), &Reading { build, template: STANDARD.encode(template) });
}

/// What the importer made of a workbook, if this build of the page did; otherwise read [`bytes`] again in the worker.
pub fn recall(sha256: &str) -> Option<Template> {
    recall_from(&LocalShelf, sha256, &build()?)
}

/// The build of the page: its worker's address has the digest of the reader in it.
fn build() -> Option<String> {
    Some(format!("{VERSION}/{IMPORTER_VERSION} {}", assets()?.worker_wasm))
}

fn name(prefix: &str, sha256: &str) -> String {
    format!("{prefix}{sha256}")
}

fn trust_in(shelf: &impl Shelf, sha256: &str) -> Result<(), StorageTrouble> {
    let mut trusted = trusted_in(shelf);
    if trusted.insert(sha256.to_owned()) { shelf.put(TRUSTED, &trusted) } else { Ok(()) }
}

fn trusted_in(shelf: &impl Shelf) -> OrderedSet<String> {
    shelf.value(TRUSTED).ok().flatten().unwrap_or_default()
}

fn bytes_from(shelf: &impl Shelf, sha256: &str) -> Option<Vec<u8>> {
    let encoded: String = shelf.value(&name(BYTES, sha256)).ok()??;
    STANDARD.decode(encoded).ok()
}

fn recall_from(shelf: &impl Shelf, sha256: &str, build: &str) -> Option<Template> {
    let reading: Reading = shelf.value(&name(READ, sha256)).ok()??;
    let template = STANDARD.decode(reading.template).ok().filter(|_| reading.build == build)?;
    postcard::from_bytes(&template).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::platform::shelf::MemoryShelf;
    use crate::template::{Adjustment, Criteria, Exercise, Grading};

    /// A template that asks nothing.
    fn empty() -> Template {
        Template {
            title: "Bảng".to_owned(),
            notices: Vec::new(),
            kinds: Vec::new(),
            criteria: Criteria::default(),
            adjustment: Adjustment::default(),
            grading: Grading::default(),
            exercise: Exercise::default(),
            units: Vec::new(),
        }
    }

    #[test]
    fn another_build_s_reading_is_not_taken() {
        let shelf = MemoryShelf::default();
        let template = STANDARD.encode(postcard::to_allocvec(&empty()).unwrap_or_default());
        let stored = |build: &str, template: &str| format!(r#"{{"build":"{build}","template":"{template}"}}"#);
        let put = |text: String| shelf.texts.borrow_mut().insert("tucham/template/ab".to_owned(), text);
        for text in [stored("another", &template), stored("this", ""), stored("this", "?"), "{".to_owned()] {
            put(text);
            assert_eq!(recall_from(&shelf, "ab", "this"), None);
        }
        put(stored("this", &template));
        assert_eq!(recall_from(&shelf, "ab", "this"), Some(empty()));
    }

    #[test]
    fn bytes_survive_local_storage() {
        let shelf = MemoryShelf::default();
        assert_eq!(shelf.put("tucham/workbook/ab", &STANDARD.encode([0, 255, 80])), Ok(()));
        assert_eq!(bytes_from(&shelf, "ab"), Some(vec![0, 255, 80]));
        assert_eq!(bytes_from(&shelf, "cd"), None);
    }

    #[test]
    fn only_what_was_confirmed_is_trusted() {
        let shelf = MemoryShelf::default();
        assert_eq!((trust_in(&shelf, "ab"), trust_in(&shelf, "ef")), (Ok(()), Ok(())));
        let trusted = trusted_in(&shelf);
        assert!(trusted.contains("ab") && trusted.contains("ef") && !trusted.contains("cd"));
        shelf.texts.borrow_mut().insert(TRUSTED.to_owned(), "{".to_owned());
        assert!(trusted_in(&shelf).is_empty());
    }
}
