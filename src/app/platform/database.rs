//! The one IndexedDB of the page: on disk when it says so.

use super::storage::StorageTrouble;
use super::web;
use idb::{DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

const NAME: &str = "tucham";
const VERSION: u32 = 1;

/// A store of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Store {
    /// `[draft, counter]` → a change, as text.
    Journal,
    /// Draft → the whole draft, as text.
    Drafts,
    /// SHA-256 → the bytes of a workbook.
    Workbooks,
    /// Fingerprint → a key with its certificate.
    Keys,
}

impl Store {
    const ALL: [Self; 4] = [Self::Journal, Self::Drafts, Self::Workbooks, Self::Keys];

    const fn name(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::Drafts => "drafts",
            Self::Workbooks => "workbooks",
            Self::Keys => "keys",
        }
    }
}

/// One write.
pub(super) enum Write {
    /// Puts a value under a key.
    Put(Store, JsValue, JsValue),
    /// Takes away what stands under a key, or under a range of keys.
    Delete(Store, Query),
}

thread_local! {
    /// The open connection. A newer page in another tab closes it; it is then opened anew.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Carries out all writes or none, and answers when they are on disk.
pub(super) async fn write(writes: Vec<Write>) -> Result<(), StorageTrouble> {
    let connection = connection().await?;
    let transaction = begin(&connection, &writes).map_err(|error| lost(&error))?;
    let ended = end_of(&transaction);
    let stores = Transaction::try_from(JsValue::from(transaction.clone())).map_err(trouble)?;
    for write in &writes {
        ask(&stores, write).map_err(trouble)?;
    }
    // A transaction that fails says why itself; the event that tells of it does not.
    let reason = |_| transaction.error().map_or(StorageTrouble::Broken, |error| StorageTrouble::from_js(&error));
    JsFuture::from(ended).await.map(drop).map_err(reason)
}

/// What one moment of the database holds under a key of one store, and in a range of another.
pub(super) async fn get_with_range(
    (store, key): (Store, &JsValue),
    (other, range): (Store, KeyRange),
) -> Result<(Option<JsValue>, Vec<(JsValue, JsValue)>), StorageTrouble> {
    let transaction = reading(&[store, other]).await?;
    // Both are asked for at once: a transaction that nobody asks anything ends.
    let value = transaction.object_store(store.name()).and_then(|store| store.get(key.clone())).map_err(trouble)?;
    let (value, rows) = (value.into_future(), rows(&transaction, other, Some(range))?);
    Ok((value.await.map_err(trouble)?, rows.await?))
}

/// The value under a key.
pub(super) async fn get(store: Store, key: &JsValue) -> Result<Option<JsValue>, StorageTrouble> {
    let transaction = reading(&[store]).await?;
    let store = transaction.object_store(store.name()).map_err(trouble)?;
    store.get(key.clone()).map_err(trouble)?.await.map_err(trouble)
}

/// All keys and values of a store, in the order of the keys.
pub(super) async fn all(store: Store) -> Result<Vec<(JsValue, JsValue)>, StorageTrouble> {
    let transaction = reading(&[store]).await?;
    rows(&transaction, store, None)?.await
}

/// All keys of a store, in order.
pub(super) async fn keys(store: Store) -> Result<Vec<JsValue>, StorageTrouble> {
    let transaction = reading(&[store]).await?;
    let store = transaction.object_store(store.name()).map_err(trouble)?;
    store.get_all_keys(None, None).map_err(trouble)?.await.map_err(trouble)
}

/// Keys and values in a range, or all. Both futures begin to listen before either is waited for: an answer that nobody
/// hears is lost.
fn rows(
    transaction: &Transaction,
    store: Store,
    range: Option<KeyRange>,
) -> Result<impl Future<Output = Result<Vec<(JsValue, JsValue)>, StorageTrouble>>, StorageTrouble> {
    let store = transaction.object_store(store.name()).map_err(trouble)?;
    let query = || range.clone().map(Query::KeyRange);
    let keys = store.get_all_keys(query(), None).map_err(trouble)?.into_future();
    let values = store.get_all(query(), None).map_err(trouble)?.into_future();
    Ok(async {
        let keys = keys.await.map_err(trouble)?;
        Ok(keys.into_iter().zip(values.await.map_err(trouble)?).collect())
    })
}

fn ask(stores: &Transaction, write: &Write) -> Result<(), idb::Error> {
    match write {
        Write::Put(store, key, value) => stores.object_store(store.name())?.put(value, Some(key)).map(drop),
        Write::Delete(store, query) => stores.object_store(store.name())?.delete(query.clone()).map(drop),
    }
}

async fn reading(stores: &[Store]) -> Result<Transaction, StorageTrouble> {
    let connection = connection().await?;
    let names: js_sys::Array = stores.iter().map(|store| JsValue::from_str(store.name())).collect();
    let transaction = connection.transaction_with_str_sequence(&names).map_err(|error| lost(&error))?;
    Transaction::try_from(JsValue::from(transaction)).map_err(trouble)
}

/// A transaction whose success means "on disk": `durability` is missing from idb and unstable in web-sys.
fn begin(connection: &IdbDatabase, writes: &[Write]) -> Result<IdbTransaction, JsValue> {
    let names = js_sys::Array::new();
    for write in writes {
        let (Write::Put(store, ..) | Write::Delete(store, _)) = write;
        names.push(&JsValue::from_str(store.name()));
    }
    let options = web::object(&[("durability", JsValue::from_str("strict"))]);
    let transaction = web::method(connection, "transaction").ok_or(JsValue::NULL)?;
    transaction.call3(connection, &names, &JsValue::from_str("readwrite"), &options)?.dyn_into()
}

/// Fulfilled when the transaction is complete, rejected when it is aborted, by whatever error.
fn end_of(transaction: &IdbTransaction) -> js_sys::Promise {
    js_sys::Promise::new(&mut |fulfil, reject| {
        transaction.set_oncomplete(Some(&fulfil));
        transaction.set_onabort(Some(&reject));
    })
}

async fn connection() -> Result<IdbDatabase, StorageTrouble> {
    if let Some(open) = CONNECTION.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let factory = Factory::new().map_err(|_| StorageTrouble::Unavailable)?;
    let mut request = factory.open(NAME, Some(VERSION)).map_err(trouble)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let missing = Store::ALL.iter().filter(|store| !database.store_names().contains(&store.name().to_owned()));
            // A store that cannot be made fails the opening, which tells.
            missing.for_each(|store| drop(database.create_object_store(store.name(), ObjectStoreParams::new())));
        }
    });
    let connection = IdbDatabase::from(request.await.map_err(trouble)?);
    web::listen(&connection, "close", || drop(CONNECTION.take()));
    let old = connection.clone();
    // A newer page waits in another tab until this connection is gone.
    web::listen(&connection, "versionchange", move || {
        CONNECTION.take();
        old.close();
    });
    CONNECTION.set(Some(connection.clone()));
    Ok(connection)
}

/// A connection that takes no transaction is dead: the next call opens another.
fn lost(error: &JsValue) -> StorageTrouble {
    CONNECTION.take();
    StorageTrouble::from_js(error)
}

fn trouble(error: idb::Error) -> StorageTrouble {
    match error {
        idb::Error::DomException(error) => StorageTrouble::from_js(&error),
        idb::Error::IndexedDbOpenFailed(error) | idb::Error::UpdateFailed(error) => StorageTrouble::from_js(&error),
        _ => StorageTrouble::Broken,
    }
}
