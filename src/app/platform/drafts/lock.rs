//! One writer per draft: a Web Lock, which the browser gives back whatever happens to the tab.

use crate::app::platform::web;
use futures_channel::oneshot;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// Whether this tab may write.
pub(super) enum Claim {
    /// It may, until the lock is dropped or another tab takes over.
    Held(Lock),
    /// Another tab writes.
    Taken,
}

/// The right to write, given back when dropped. Without Web Locks (plain `http://`) it is empty: there two tabs are
/// told apart by nothing.
#[derive(Default)]
pub(super) struct Lock {
    _until_dropped: Option<oneshot::Sender<()>>,
}

/// What to do with a lock that another tab has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IfTaken {
    /// Leave it.
    Leave,
    /// Take it: the other tab then only reads.
    TakeOver,
}

/// Asks for the right to write a draft; `lost` is called when another tab takes it over.
pub(super) async fn claim(id: &str, if_taken: IfTaken, lost: impl FnOnce() + 'static) -> Claim {
    let (answer, answered) = oneshot::channel();
    let (until_dropped, dropped) = oneshot::channel();
    let answer = Rc::new(Cell::new(Some(answer)));
    let Some(held) = request(id, if_taken, callback(answer.clone(), dropped)) else {
        return Claim::Held(Lock::default());
    };
    spawn_local(async move {
        let ended = JsFuture::from(held).await;
        // Refused before it was held: whoever waits for the answer hears that there is none.
        let was_held = answer.take().is_none();
        if ended.is_err() && was_held {
            lost();
        }
    });
    match answered.await {
        Ok(true) => Claim::Held(Lock { _until_dropped: Some(until_dropped) }),
        Ok(false) => Claim::Taken,
        Err(_) => Claim::Held(Lock::default()),
    }
}

/// Tells whether the lock was given, and holds it until the other end of `dropped` is dropped.
fn callback(answer: Rc<Cell<Option<oneshot::Sender<bool>>>>, dropped: oneshot::Receiver<()>) -> JsValue {
    Closure::once_into_js(move |lock: JsValue| {
        let given = !lock.is_null();
        if let Some(answer) = answer.take() {
            let _ = answer.send(given);
        }
        future_to_promise(async move {
            if given {
                let _ = dropped.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    })
}

fn request(id: &str, if_taken: IfTaken, callback: JsValue) -> Option<js_sys::Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = web::member(&navigator, "locks")?;
    let option = if if_taken == IfTaken::TakeOver { "steal" } else { "ifAvailable" };
    let options = web::object(&[(option, JsValue::TRUE)]);
    let name = JsValue::from_str(&format!("tucham/draft/{id}"));
    web::method(&locks, "request")?.call3(&locks, &name, &options, &callback).ok()?.dyn_into().ok()
}
