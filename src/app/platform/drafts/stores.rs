//! Where a draft lies in the two stores.

use super::recovery::Found;
use crate::app::platform::database::{self, Store, Write};
use crate::app::platform::json;
use crate::app::platform::shelf::{LocalShelf, Shelf};
use crate::app::platform::storage::StorageTrouble;
use crate::basics::OrderedSet;
use crate::dossier::{Draft, DraftFormat};
use idb::{KeyRange, Query};
use wasm_bindgen::{JsCast, JsValue};

/// What stands before a draft's id in localStorage.
pub(super) const PREFIX: &str = "tucham/draft/";

/// The name of a draft in localStorage.
pub(super) fn shelf_name(id: &str) -> String {
    format!("{PREFIX}{id}")
}

/// Puts the whole draft into localStorage.
pub(super) fn put_on_shelf(draft: &Draft) -> Result<(), StorageTrouble> {
    LocalShelf.put(&shelf_name(&draft.id), &draft.to_format())
}

/// Writes one change to the journal.
pub(super) async fn write_entry(id: String, counter: u64, entry: String) -> Result<(), StorageTrouble> {
    database::write(vec![Write::Put(Store::Journal, entry_key(&id, counter), entry.into())]).await
}

/// Writes the whole draft to IndexedDB and clears the journal up to it.
pub(super) async fn compact(draft: DraftFormat) -> Result<(), StorageTrouble> {
    let text = json::write(&draft).ok_or(StorageTrouble::Broken)?;
    let done = Query::KeyRange(entries(&draft.id, Some(draft.counter))?);
    let whole = Write::Put(Store::Drafts, draft.id.into(), text.into());
    database::write(vec![whole, Write::Delete(Store::Journal, done)]).await
}

/// All that both stores hold of a draft, and what a store said that could not be asked.
pub(super) async fn find(id: &str) -> (Found, [Option<StorageTrouble>; 2]) {
    let shelf = LocalShelf.text(&shelf_name(id));
    let database = find_in_database(id).await;
    let troubles = [shelf.as_ref().err().copied(), database.as_ref().err().copied()];
    let (snapshot, journal) = database.unwrap_or_default();
    (Found { shelf: shelf.unwrap_or_default(), snapshot, journal }, troubles)
}

/// Whole draft and journal are read at one moment: in between, another tab might clear the journal.
async fn find_in_database(id: &str) -> Result<(Option<String>, Vec<(u64, String)>), StorageTrouble> {
    let (key, entries) = (id.into(), entries(id, None)?);
    let (whole, journal) = database::get_with_range((Store::Drafts, &key), (Store::Journal, entries)).await?;
    let entry = |(key, text): (JsValue, JsValue)| Some((counter_of(&key)?, text_of(text)));
    Ok((whole.map(text_of), journal.into_iter().filter_map(entry).collect()))
}

/// The ids of all drafts that either store holds.
pub(super) async fn ids() -> Vec<String> {
    let on_shelf = LocalShelf.names(PREFIX).unwrap_or_default();
    let on_shelf = on_shelf.iter().filter_map(|name| name.strip_prefix(PREFIX)).map(str::to_owned);
    let in_database = database::keys(Store::Drafts).await.unwrap_or_default();
    let ids: OrderedSet<_> = on_shelf.chain(in_database.iter().filter_map(JsValue::as_string)).collect();
    ids.into_iter().collect()
}

/// Takes a draft out of both stores.
pub(super) async fn remove(id: &str) -> Result<(), StorageTrouble> {
    LocalShelf.remove(&shelf_name(id))?;
    let whole = Write::Delete(Store::Drafts, Query::Key(id.into()));
    database::write(vec![whole, Write::Delete(Store::Journal, Query::KeyRange(entries(id, None)?))]).await
}

/// A value that is no text is kept as an empty one, so that its damage is told.
fn text_of(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// Counters stay far below 2⁵³, up to which a number in JavaScript is exact.
fn entry_key(id: &str, counter: u64) -> JsValue {
    js_sys::Array::of2(&id.into(), &JsValue::from_f64(counter as f64)).into()
}

fn counter_of(key: &JsValue) -> Option<u64> {
    key.dyn_ref::<js_sys::Array>()?.get(1).as_f64().map(|counter| counter as u64)
}

/// The entries of a draft up to a counter, or all.
fn entries(id: &str, last: Option<u64>) -> Result<KeyRange, StorageTrouble> {
    let last = last.map_or(f64::INFINITY, |last| last as f64);
    let last = js_sys::Array::of2(&id.into(), &JsValue::from_f64(last));
    KeyRange::bound(&entry_key(id, 0), &last, None, None).map_err(|_| StorageTrouble::Broken)
}
