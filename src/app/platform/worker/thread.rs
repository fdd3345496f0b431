//! The worker itself, as long as it lives.

use super::envelope::{self, FromWorker};
use super::{Helper, Ticket, WorkerTrouble};
use crate::app::platform::{assets, files, web};
use crate::task::Message;
use js_sys::JSON;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Url, Worker};

/// A running worker. Dropped, it is ended at once, whatever it is doing.
pub(super) struct Thread {
    shared: Rc<Shared>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _died: Closure<dyn FnMut(Event)>,
}

struct Shared {
    worker: Worker,
    /// Whether it listens. What is posted before that is lost: the browser does not keep it for a listener to come.
    ready: Cell<bool>,
    kept: RefCell<Vec<(Ticket, Message)>>,
}

impl Thread {
    /// Starts a worker; nothing where the browser refuses.
    pub(super) fn start(helper: Helper, hear: fn(Helper, FromWorker)) -> Option<Self> {
        let shared = Rc::new(Shared { worker: worker(helper)?, ready: Cell::new(false), kept: RefCell::default() });
        let heard = Closure::new({
            let shared = shared.clone();
            move |event: MessageEvent| match envelope::read_from_worker(&event.data()) {
                Some(FromWorker::Ready) => shared.begin(),
                Some(said) => hear(helper, said),
                None => hear(helper, FromWorker::Died(WorkerTrouble::Garbled)),
            }
        });
        let died = Closure::new({
            let shared = shared.clone();
            move |event: Event| hear(helper, FromWorker::Died(shared.cause(&event)))
        });
        shared.worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        shared.worker.set_onerror(Some(died.as_ref().unchecked_ref()));
        Some(Self { shared, _heard: heard, _died: died })
    }

    /// Sends a request, as soon as the worker listens. Says whether it could be.
    pub(super) fn send(&self, ticket: Ticket, message: Message) -> bool {
        if self.shared.ready.get() {
            return self.shared.post(ticket, message);
        }
        self.shared.kept.borrow_mut().push((ticket, message));
        true
    }
}

impl Shared {
    fn begin(&self) {
        self.ready.set(true);
        for (ticket, message) in self.kept.take() {
            self.post(ticket, message);
        }
    }

    fn post(&self, ticket: Ticket, message: Message) -> bool {
        let envelope = envelope::message(ticket, message);
        self.worker.post_message_with_transfer(&envelope.content, &envelope.transfer).is_ok()
    }

    fn cause(&self, event: &Event) -> WorkerTrouble {
        if !self.ready.get() {
            return WorkerTrouble::NotStarted;
        }
        let said = web::member(event, "message").and_then(|message| message.as_string());
        WorkerTrouble::Died(said.unwrap_or_default())
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.shared.worker.set_onmessage(None);
        self.shared.worker.set_onerror(None);
        self.shared.worker.terminate();
    }
}

/// A worker that is loaded by its address does not inherit the page's Content Security Policy, and could reach foreign
/// origins; one from a Blob does.
fn worker(helper: Helper) -> Option<Worker> {
    let [script, wasm] = match helper {
        Helper::Worker => assets::assets().map(|assets| [assets.worker, assets.worker_wasm]),
        Helper::Reader => assets::reader(),
    }?;
    let url = script_url(&script, &wasm).ok()?;
    let worker = Worker::new(&url).ok();
    files::revoke_later(url);
    worker
}

/// A failure of the asynchronous start is thrown again where the browser sees it and tells the page.
fn script_url(script: &str, wasm: &str) -> Result<String, JsValue> {
    let [script, wasm] = [quoted(script)?, quoted(wasm)?];
    let text = format!(
        "importScripts({script});wasm_bindgen({{module_or_path:{wasm}}}).catch((error)=>setTimeout(()=>{{throw error}}))"
    );
    Url::create_object_url_with_blob(&files::blob(text.as_bytes(), "text/javascript")?)
}

/// The text as a JavaScript string, quotation marks included.
fn quoted(text: &str) -> Result<String, JsValue> {
    Ok(JSON::stringify(&JsValue::from_str(text))?.into())
}
