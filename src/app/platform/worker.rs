//! The worker that does what is slow or large. It is started with the first request, asked one thing at a time, and
//! started anew after it was cancelled or died. A reply never blocks the page.

pub mod envelope;
mod line;
mod thread;

pub use line::Ticket;

use crate::task::told::Answer;
use crate::task::{Message, Progress, Request};
use envelope::FromWorker;
use futures_channel::oneshot;
use line::{Left, Line};
use std::cell::RefCell;
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

/// A request on its way.
pub struct Asked {
    /// What to cancel it by.
    pub ticket: Ticket,
    answer: oneshot::Receiver<Result<Answer, WorkerTrouble>>,
}

impl Asked {
    /// Waits for the reply.
    ///
    /// # Errors
    /// [`WorkerTrouble`].
    pub async fn reply(self) -> Result<Answer, WorkerTrouble> {
        self.answer.await.unwrap_or(Err(WorkerTrouble::Cancelled))
    }
}

/// What waits for the worker.
struct Job {
    /// The request; empty once it was sent.
    message: Message,
    answer: oneshot::Sender<Result<Answer, WorkerTrouble>>,
    watch: Rc<dyn Fn(Progress)>,
}

#[derive(Default)]
struct Desk {
    line: Line<Job>,
    thread: Option<Thread>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Asks the worker. `watch` hears how far it is.
pub fn ask(request: Request, watch: impl Fn(Progress) + 'static) -> Asked {
    let (answer, answered) = oneshot::channel();
    let ticket = match Message::pack(request) {
        Ok(message) => {
            let job = Job { message, answer, watch: Rc::new(watch) };
            DESK.with_borrow_mut(|desk| desk.line.join(job))
        }
        Err(_) => {
            let _ = answer.send(Err(WorkerTrouble::Garbled));
            Ticket::default()
        }
    };
    advance();
    Asked { ticket, answer: answered }
}

/// Takes a request back. If the worker is at it, it is ended and started anew for the next one.
pub fn cancel(ticket: Ticket) {
    let job = DESK.with_borrow_mut(|desk| match desk.line.leave(ticket) {
        Left::Waiting(job) => Some(job),
        Left::Running(job) => {
            desk.thread = None;
            Some(job)
        }
        Left::Gone => None,
    });
    if let Some(job) = job {
        let _ = job.answer.send(Err(WorkerTrouble::Cancelled));
    }
    advance();
}

/// Sends the next request, if the worker is free.
fn advance() {
    let failed = DESK.with_borrow_mut(|desk| {
        let (ticket, job) = desk.line.next()?;
        let message = std::mem::take(&mut job.message);
        let thread = match desk.thread.take() {
            Some(thread) => Some(thread),
            None => Thread::start(hear),
        };
        desk.thread = thread;
        let sent = desk.thread.as_ref().is_some_and(|thread| thread.send(ticket, message));
        if sent { None } else { desk.line.finish(ticket) }
    });
    if let Some(job) = failed {
        let _ = job.answer.send(Err(WorkerTrouble::NotStarted));
        advance();
    }
}

/// Hears what the worker says. No borrow of the desk is held while somebody is told: they may ask again at once.
fn hear(said: FromWorker) {
    match said {
        FromWorker::Ready => {}
        FromWorker::Progress(ticket, progress) => {
            let watch = DESK.with_borrow(|desk| desk.line.running(ticket).map(|job| job.watch.clone()));
            if let Some(watch) = watch {
                watch(progress);
            }
        }
        FromWorker::Reply(ticket, message) => {
            let job = DESK.with_borrow_mut(|desk| desk.line.finish(ticket));
            if let Some(job) = job {
                let _ = job.answer.send(message.unpack().map_err(|_| WorkerTrouble::Garbled));
            }
            advance();
        }
        FromWorker::Died(trouble) => {
            let job = DESK.with_borrow_mut(|desk| {
                desk.thread = None;
                desk.line.finish_any()
            });
            if let Some(job) = job {
                let _ = job.answer.send(Err(trouble));
            }
            advance();
        }
    }
}
