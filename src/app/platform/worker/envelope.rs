//! What page and worker say to each other, as the browser carries it. Byte strings change hands, they are not copied.

use super::{Ticket, WorkerTrouble};
use crate::app::platform::web;
use crate::task::{Message, Progress};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// What the page hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromWorker {
    /// It has started and listens.
    Ready,
    /// How far it is with a request.
    Progress(Ticket, Progress),
    /// The reply to a request.
    Reply(Ticket, Message),
    /// It is no more.
    Died(WorkerTrouble),
}

/// A message to be posted, and what of it changes hands.
#[derive(Debug)]
pub struct Envelope {
    /// The message.
    pub content: JsValue,
    /// The buffers of its byte strings.
    pub transfer: Array,
}

/// A request, or a reply.
pub fn message(ticket: Ticket, message: Message) -> Envelope {
    let blobs: Array = message.blobs.iter().map(|blob| Uint8Array::from(blob.as_slice())).collect();
    let transfer = blobs.iter().filter_map(|blob| web::member(&blob, "buffer")).collect();
    let value = Uint8Array::from(message.value.as_slice());
    let content = [("ticket", number(ticket)), ("value", value.into()), ("blobs", blobs.into())];
    Envelope { content: web::object(&content), transfer }
}

/// That the worker listens.
pub fn ready() -> JsValue {
    web::object(&[("ready", JsValue::TRUE)])
}

/// How far a request is.
pub fn progress(ticket: Ticket, progress: Progress) -> JsValue {
    web::object(&[("ticket", number(ticket)), ("progress", JsValue::from_f64(f64::from(progress.number())))])
}

/// Reads a request; nothing where it is none.
pub fn read_request(content: &JsValue) -> Option<(Ticket, Message)> {
    // A ticket is a whole number of 32 bits.
    let ticket = Ticket(web::member(content, "ticket")?.as_f64()? as u32);
    let value = web::member(content, "value")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    let blobs: Array = web::member(content, "blobs")?.dyn_into().ok()?;
    let blobs = blobs.iter().map(|blob| blob.dyn_into::<Uint8Array>().map(|blob| blob.to_vec()));
    Some((ticket, Message { value, blobs: blobs.collect::<Result<_, _>>().ok()? }))
}

/// Reads what the worker said; nothing where it is not understood.
pub(super) fn read_from_worker(content: &JsValue) -> Option<FromWorker> {
    if web::member(content, "ready").is_some() {
        return Some(FromWorker::Ready);
    }
    let Some(progress) = web::member(content, "progress") else {
        return read_request(content).map(|(ticket, message)| FromWorker::Reply(ticket, message));
    };
    let ticket = Ticket(web::member(content, "ticket")?.as_f64()? as u32);
    Some(FromWorker::Progress(ticket, Progress::from_number(progress.as_f64()? as u8)?))
}

fn number(ticket: Ticket) -> JsValue {
    JsValue::from_f64(ticket.0.into())
}
