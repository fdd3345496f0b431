//! The port to the workers, with workers of the test's own: one that answers, one that hangs, one that breaks down.

#![cfg(target_arch = "wasm32")]
// A test that cannot set its own scene should stop there.
#![allow(clippy::unwrap_used, missing_docs)]

mod web_support;

use std::cell::RefCell;
use std::rc::Rc;
use tucham::app::platform::worker::{self, WorkerTrouble};
use tucham::task::told::{Answer, Known, Words};
use tucham::task::{Message, Progress, Request, convert};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_support::{name_assets, pause};

wasm_bindgen_test_configure!(run_in_browser);

/// What wasm-bindgen's script does for a real worker, with the file's name, which stands behind its length, as the
/// script of the play: first in an order, and in a request behind its kind, which is 0. It answers with these bytes.
fn script() -> String {
    let reply = Message::pack(answer().unwrap()).unwrap().value;
    let converted = Message::pack(converted().unwrap()).unwrap().value;
    format!(
        r#"
self.wasm_bindgen = async () => {{
  self.onmessage = ({{ data: {{ ticket, value, blobs }} }}) => {{
    const at = value[0] === 0 ? 2 : 1;
    const name = new TextDecoder().decode(value.slice(at, at + value[at - 1]));
    if (name === "break") throw new Error("broken");
    if (name === "hang") return;
    self.postMessage({{ ticket, progress: 0 }});
    const whole = at === 2 ? {reply:?} : {converted:?};
    const reply = blobs[0].length === 3 ? whole : [];
    self.postMessage({{ ticket, value: Uint8Array.from(reply), blobs: [] }});
  }};
  self.postMessage({{ ready: true }});
}};"#
    )
}

fn request(name: &str) -> Request {
    Request::Recognise { file_name: name.to_owned(), bytes: vec![1, 2, 3] }
}

fn answer() -> Result<Answer, WorkerTrouble> {
    Ok(Answer::Recognised(Box::new(Known::Refused(Words::new(|_| "trống")))))
}

fn order(name: &str) -> convert::Order {
    convert::Order { file_name: name.to_owned(), bytes: vec![1, 2, 3], table: 0 }
}

fn converted() -> Result<convert::Answer, WorkerTrouble> {
    Ok(Err(Words::new(|_| "trống")))
}

#[wasm_bindgen_test]
async fn it_answers_and_tells_how_far_it_is() {
    name_assets(&script());
    let told = Rc::new(RefCell::new(Vec::new()));
    let hear = told.clone();
    let asked = worker::ask(request("a"), move |progress| hear.borrow_mut().push(progress));
    assert_eq!(asked.reply().await, answer());
    assert_eq!(*told.borrow(), [Progress::Reading]);
}

#[wasm_bindgen_test]
async fn what_is_cancelled_makes_room_for_the_next() {
    name_assets(&script());
    let hanging = worker::ask(request("hang"), |_| ());
    let waiting = worker::ask(request("never begun"), |_| ());
    let next = worker::ask(request("a"), |_| ());
    pause(50).await;
    worker::cancel(waiting.ticket);
    worker::cancel(hanging.ticket);
    assert_eq!(hanging.reply().await, Err(WorkerTrouble::Cancelled));
    assert_eq!(waiting.reply().await, Err(WorkerTrouble::Cancelled));
    assert_eq!(next.reply().await, answer());
}

#[wasm_bindgen_test]
async fn the_reader_works_beside_the_worker() {
    name_assets(&script());
    let hanging = worker::convert(order("hang"), |_| ());
    let next = worker::convert(order("a"), |_| ());
    assert_eq!(worker::ask(request("a"), |_| ()).reply().await, answer(), "it does not wait for the reader");
    worker::cancel(hanging.ticket);
    assert_eq!(hanging.reply().await, Err(WorkerTrouble::Cancelled));
    assert_eq!(next.reply().await, converted());
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_down_is_told_and_replaced() {
    name_assets(&script());
    let breaking = worker::ask(request("break"), |_| ());
    let next = worker::ask(request("a"), |_| ());
    assert!(matches!(breaking.reply().await, Err(WorkerTrouble::Died(said)) if said.contains("broken")));
    assert_eq!(next.reply().await, answer());
}

#[wasm_bindgen_test]
async fn a_worker_that_does_not_start_is_told() {
    name_assets("self.wasm_bindgen = async () => { throw new Error('no WebAssembly') };");
    // The worker of the test before may still be there; a request that breaks it ends it.
    let _ = worker::ask(request("break"), |_| ()).reply().await;
    assert_eq!(worker::ask(request("a"), |_| ()).reply().await, Err(WorkerTrouble::NotStarted));
}
