//! The other ports in a real browser: clock, random, files, settings, room, workbooks, the worker's envelope.

#![cfg(target_arch = "wasm32")]
// A test that cannot set its own scene should stop there.
#![allow(clippy::unwrap_used, missing_docs)]

mod web_support;

use tucham::app::platform::files::{self, NamedBytes};
use tucham::app::platform::settings::{self, Settings, Theme};
use tucham::app::platform::worker::envelope;
use tucham::app::platform::{clock, keys, random, storage, workbooks};
use tucham::task::Message;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_clock_tells_a_day_of_this_century() {
    let now = clock::now();
    let (year, _, _) = now.day().unwrap().numbers();
    assert!((2024..2100).contains(&year), "{}", now.iso());
}

#[wasm_bindgen_test]
fn no_two_ids_are_one() {
    let [first, second] = [random::uuid().unwrap(), random::uuid().unwrap()];
    assert_ne!(first, second);
    assert!(first.parse::<tucham::dossier::DossierId>().is_ok(), "{first}");
}

#[wasm_bindgen_test]
fn settings_are_remembered() {
    let chosen = Settings { language: Some("en".to_owned()), theme: Theme::Dark, ..Settings::default() };
    settings::keep(&chosen).unwrap();
    assert_eq!(settings::load(), chosen);
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole() {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from([0, 255, 80].as_slice()));
    let file = web_sys::File::new_with_u8_array_sequence(&parts, "phụ lục.xlsx").unwrap();
    let read = files::read(&file).await.unwrap();
    assert_eq!(read, NamedBytes { name: "phụ lục.xlsx".to_owned(), bytes: vec![0, 255, 80] });
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    assert!(storage::room().await.unwrap().free > 0);
}

#[wasm_bindgen_test]
async fn a_workbook_is_kept_as_bytes() {
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    workbooks::keep("ab12", &bytes).await.unwrap();
    assert_eq!(workbooks::bytes("ab12").await, Some(bytes));
    assert_eq!(workbooks::bytes("cd34").await, None);
}

#[wasm_bindgen_test]
fn a_secure_page_leaves_keys_to_the_browser() {
    assert!(keys::browser_holds_keys());
}

#[wasm_bindgen_test]
fn a_message_survives_the_way_to_the_worker() {
    let message = Message { value: vec![0, 1, 97], blobs: vec![vec![1, 2, 3], Vec::new()] };
    let sent = envelope::message(Default::default(), message.clone());
    assert_eq!(sent.transfer.length(), 2);
    assert_eq!(envelope::read_request(&sent.content), Some((Default::default(), message)));
    assert_eq!(envelope::read_request(&"hello".into()), None);
}
