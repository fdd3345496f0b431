//! The worker: says that it is ready, then answers every message with the same message.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = Closure::<dyn Fn(MessageEvent) -> Result<(), JsValue>>::new({
        let scope = scope.clone();
        move |request: MessageEvent| scope.post_message(&request.data())
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    scope.post_message(&JsValue::from_str("ready"))
}
