//! The other end: what a worker does all its life. Each worker is a program of its own, and hands in what it can.

use super::envelope;
use crate::task::{Garbled, Message, Progress};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers a request; the second argument hears how far it is.
pub type Run = fn(Message, &mut dyn FnMut(Progress)) -> Result<Message, Garbled>;

/// Listens for requests and answers them, one after the other.
///
/// # Errors
/// Where the browser does not take the word that it listens.
pub fn listen(run: Run) -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = Closure::<dyn Fn(MessageEvent) -> Result<(), JsValue>>::new({
        let scope = scope.clone();
        move |request: MessageEvent| answer(&scope, &request.data(), run)
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    answer.forget();
    scope.post_message(&envelope::ready())
}

/// What is not understood is thrown: the page hears that the worker and it are of different versions.
fn answer(scope: &DedicatedWorkerGlobalScope, content: &JsValue, run: Run) -> Result<(), JsValue> {
    let garbled = || JsValue::from_str("not a request of this version");
    let (ticket, message) = envelope::read_request(content).ok_or_else(garbled)?;
    let reply = run(message, &mut |progress| {
        // Progress that does not arrive is no reason to give the work up.
        let _ = scope.post_message(&envelope::progress(ticket, progress));
    });
    let reply = envelope::message(ticket, reply.map_err(|Garbled| garbled())?);
    scope.post_message_with_transfer(&reply.content, &reply.transfer)
}
