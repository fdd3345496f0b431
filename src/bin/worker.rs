//! The worker: decodes a request, calls the library, encodes the reply. All that it does is tested on the host as
//! [`tucham::task::run`].

#![forbid(unsafe_code)]

use tucham::app::platform::worker::envelope;
use tucham::task::told::Answer;
use tucham::task::{self, Message};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = Closure::<dyn Fn(MessageEvent) -> Result<(), JsValue>>::new({
        let scope = scope.clone();
        move |request: MessageEvent| answer(&scope, &request.data())
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    answer.forget();
    scope.post_message(&envelope::ready())
}

/// What is not understood is thrown: the page hears that the worker and it are of different versions.
fn answer(scope: &DedicatedWorkerGlobalScope, content: &JsValue) -> Result<(), JsValue> {
    let garbled = || JsValue::from_str("not a request of this version");
    let (ticket, message) = envelope::read_request(content).ok_or_else(garbled)?;
    let request = message.unpack().map_err(|_| garbled())?;
    let reply = task::run(request, &mut |progress| {
        // Progress that does not arrive is no reason to give the work up.
        let _ = scope.post_message(&envelope::progress(ticket, progress));
    });
    let reply = envelope::message(ticket, Message::pack(Answer::from(reply)).map_err(|_| garbled())?);
    scope.post_message_with_transfer(&reply.content, &reply.transfer)
}
