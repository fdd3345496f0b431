//! The workers that do what is slow or large: the worker itself, and the reader of files that are no .xlsx. Each is started
//! with its first request, asked one thing at a time, and started anew after it was cancelled or died. A reply never
//! blocks the page.

pub mod envelope;
mod line;
pub mod serve;
mod thread;

pub use line::Ticket;

use crate::task::told::Answer;
use crate::task::{Garbled, Message, Parcel, Progress, Request, convert};
use envelope::FromWorker;
use futures_channel::oneshot;
use line::{Left, Line};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
use thread::Thread;

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerTrouble {
    /// It could not be started: its files are not there (without a network, before the first visit is complete).
    NotStarted,
    /// It broke down in the middle of the work; what the browser said about it.
    Died(String),
    /// The person cancelled.
    Cancelled,
    /// Page and worker do not understand each other: they are of different versions. Load the page anew.
    Garbled,
}

/// Which of the workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Helper {
    /// What answers [`Request`]s.
    Worker,
    /// What answers [`convert::Order`]s; loaded only when there is one.
    Reader,
}

/// What a request is known by, with the worker that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queued {
    helper: Helper,
    ticket: Ticket,
}

/// A request on its way.
pub struct Asked<Reply> {
    /// What to cancel it by.
    pub ticket: Queued,
    answer: oneshot::Receiver<Result<Message, WorkerTrouble>>,
    kind: PhantomData<Reply>,
}

impl<Reply: Parcel> Asked<Reply> {
    /// Waits for the reply.
    ///
    /// # Errors
    /// [`WorkerTrouble`].
    pub async fn reply(self) -> Result<Reply, WorkerTrouble> {
        let message = self.answer.await.unwrap_or(Err(WorkerTrouble::Cancelled))?;
        message.unpack().map_err(|_| WorkerTrouble::Garbled)
    }
}

/// What waits for a worker.
struct Job {
    /// The request; empty once it was sent.
    message: Message,
    answer: oneshot::Sender<Result<Message, WorkerTrouble>>,
    watch: Rc<dyn Fn(Progress)>,
}

#[derive(Default)]
struct Desk {
    line: Line<Job>,
    thread: Option<Thread>,
}

/// The desks of both workers.
#[derive(Default)]
struct Desks {
    worker: Desk,
    reader: Desk,
}

impl Desks {
    fn of(&mut self, helper: Helper) -> &mut Desk {
        match helper {
            Helper::Worker => &mut self.worker,
            Helper::Reader => &mut self.reader,
        }
    }
}

thread_local! {
    static DESKS: RefCell<Desks> = RefCell::default();
}

/// Asks the worker. `watch` hears how far it is.
pub fn ask(request: Request, watch: impl Fn(Progress) + 'static) -> Asked<Answer> {
    asked(Helper::Worker, Message::pack(request), Rc::new(watch))
}

/// Asks the reader. `watch` hears how far it is.
pub fn convert(order: convert::Order, watch: impl Fn(Progress) + 'static) -> Asked<convert::Answer> {
    asked(Helper::Reader, Message::pack(order), Rc::new(watch))
}

fn asked<Reply>(helper: Helper, message: Result<Message, Garbled>, watch: Rc<dyn Fn(Progress)>) -> Asked<Reply> {
    let (ticket, answer) = join(helper, message, watch);
    Asked { ticket: Queued { helper, ticket }, answer, kind: PhantomData }
}

fn join(
    helper: Helper,
    message: Result<Message, Garbled>,
    watch: Rc<dyn Fn(Progress)>,
) -> (Ticket, oneshot::Receiver<Result<Message, WorkerTrouble>>) {
    let (answer, answered) = oneshot::channel();
    let ticket = match message {
        Ok(message) => DESKS.with_borrow_mut(|desks| desks.of(helper).line.join(Job { message, answer, watch })),
        Err(Garbled) => {
            let _ = answer.send(Err(WorkerTrouble::Garbled));
            Ticket::default()
        }
    };
    advance(helper);
    (ticket, answered)
}

/// Takes a request back. If the worker is at it, it is ended and started anew for the next one.
pub fn cancel(queued: Queued) {
    let Queued { helper, ticket } = queued;
    let job = DESKS.with_borrow_mut(|desks| {
        let desk = desks.of(helper);
        match desk.line.leave(ticket) {
            Left::Waiting(job) => Some(job),
            Left::Running(job) => {
                desk.thread = None;
                Some(job)
            }
            Left::Gone => None,
        }
    });
    if let Some(job) = job {
        let _ = job.answer.send(Err(WorkerTrouble::Cancelled));
    }
    advance(helper);
}

/// Sends the next request, if the worker is free.
fn advance(helper: Helper) {
    let failed = DESKS.with_borrow_mut(|desks| {
        let desk = desks.of(helper);
        let (ticket, job) = desk.line.next()?;
        let message = std::mem::take(&mut job.message);
        let thread = match desk.thread.take() {
            Some(thread) => Some(thread),
            None => Thread::start(helper, hear),
        };
        desk.thread = thread;
        let sent = desk.thread.as_ref().is_some_and(|thread| thread.send(ticket, message));
        if sent { None } else { desk.line.finish(ticket) }
    });
    if let Some(job) = failed {
        let _ = job.answer.send(Err(WorkerTrouble::NotStarted));
        advance(helper);
    }
}

/// Hears what a worker says. No borrow of its desk is held while somebody is told: they may ask again at once.
fn hear(helper: Helper, said: FromWorker) {
    match said {
        FromWorker::Ready => {}
        FromWorker::Progress(ticket, progress) => {
            let running = |desks: &mut Desks| desks.of(helper).line.running(ticket).map(|job| job.watch.clone());
            if let Some(watch) = DESKS.with_borrow_mut(running) {
                watch(progress);
            }
        }
        FromWorker::Reply(ticket, message) => {
            let job = DESKS.with_borrow_mut(|desks| desks.of(helper).line.finish(ticket));
            if let Some(job) = job {
                let _ = job.answer.send(Ok(message));
            }
            advance(helper);
        }
        FromWorker::Died(trouble) => {
            let job = DESKS.with_borrow_mut(|desks| {
                let desk = desks.of(helper);
                desk.thread = None;
                desk.line.finish_any()
            });
            if let Some(job) = job {
                let _ = job.answer.send(Err(trouble));
            }
            advance(helper);
        }
    }
}
