//! The worker: decodes a request, calls the library, encodes the reply. All that it does is tested on the host as
//! [`tucham::task::run`].

#![forbid(unsafe_code)]

use tucham::app::platform::worker::serve;
use tucham::task::told::Answer;
use tucham::task::{self, Message};
use wasm_bindgen::JsValue;

fn main() -> Result<(), JsValue> {
    serve::listen(|request, tell| Message::pack(Answer::from(task::run(request.unpack()?, tell))))
}
