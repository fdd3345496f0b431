//! The reader of files that are no .xlsx, a worker of its own (docs/decisions/0010): decodes an order, calls the library,
//! encodes the answer. All that it does is tested on the host as [`tucham::task::convert::run`].

#![forbid(unsafe_code)]

use tucham::app::platform::worker::serve;
use tucham::task::{Message, convert};
use wasm_bindgen::JsValue;

fn main() -> Result<(), JsValue> {
    serve::listen(|order, tell| Message::pack(convert::run(order.unpack()?, tell)))
}
