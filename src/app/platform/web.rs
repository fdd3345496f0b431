//! Small ways round what web-sys lacks: members that may be missing in a browser, and names of errors.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

/// A member of an object; nothing where it is missing, `undefined`, `null`, or where reading it throws.
pub(super) fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A method of an object, where there is one.
pub(super) fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    member(object, name)?.dyn_into().ok()
}

/// `name` of an error, or what stands for it.
pub(super) fn error_name(error: &JsValue) -> String {
    member(error, "name").and_then(|name| name.as_string()).unwrap_or_else(|| format!("{error:?}"))
}

/// An object with these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Calls a function at each such event, for as long as the page lives.
pub(super) fn listen(target: &EventTarget, name: &str, call: impl Fn() + 'static) {
    listen_to(target, name, move |_| call());
}

/// As [`listen`], with the event.
pub(super) fn listen_to(target: &EventTarget, name: &str, call: impl Fn(&Event) + 'static) {
    let call = Closure::<dyn Fn(Event)>::new(move |event: Event| call(&event));
    let _ = target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
    call.forget();
}
