//! One timer: set again, it starts anew; dropped, it never fires.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// A timer that calls a function once after a while.
#[derive(Default)]
pub(super) struct Timer {
    running: RefCell<Option<Running>>,
}

struct Running {
    id: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `call` once after so many milliseconds, and forgets what was set before.
    pub(super) fn set(&self, millis: i32, call: impl FnOnce() + 'static) {
        let call = Closure::once(call);
        let started = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), millis).ok()
        });
        *self.running.borrow_mut() = started.map(|id| Running { id, _call: call });
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Calls `call` once after so many milliseconds, whatever happens to the caller.
pub(super) fn once(millis: i32, call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), millis);
    }
}

/// Waits so many milliseconds.
pub(super) async fn pause(millis: i32) {
    let (over, waits) = futures_channel::oneshot::channel();
    once(millis, move || {
        // Nobody may be waiting any more.
        let _ = over.send(());
    });
    // Without a window there is no timer, and nothing to wait for.
    let _ = waits.await;
}
