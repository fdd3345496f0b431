//! Who waits for the worker, and who is being served. Pure.

use std::collections::VecDeque;

/// What a request is known by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket(pub(super) u32);

/// Jobs in the order in which they came; one at a time is served.
#[derive(Debug)]
pub(super) struct Line<Job> {
    waiting: VecDeque<(Ticket, Job)>,
    served: Option<(Ticket, Job)>,
    last: u32,
}

/// Where a job was when it left.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Left<Job> {
    /// Nobody had begun it.
    Waiting(Job),
    /// It was being served.
    Running(Job),
    /// It had been answered.
    Gone,
}

impl<Job> Default for Line<Job> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), served: None, last: 0 }
    }
}

impl<Job> Line<Job> {
    /// Puts a job at the end.
    pub(super) fn join(&mut self, job: Job) -> Ticket {
        self.last = self.last.wrapping_add(1);
        let ticket = Ticket(self.last);
        self.waiting.push_back((ticket, job));
        ticket
    }

    /// The job to be served now; nothing while another one is, or where nobody waits.
    pub(super) fn next(&mut self) -> Option<(Ticket, &mut Job)> {
        if self.served.is_some() {
            return None;
        }
        self.served = self.waiting.pop_front();
        self.served.as_mut().map(|(ticket, job)| (*ticket, job))
    }

    /// The job that is served, if it has this ticket.
    pub(super) fn running(&self, ticket: Ticket) -> Option<&Job> {
        self.served.as_ref().filter(|(served, _)| *served == ticket).map(|(_, job)| job)
    }

    /// Ends the job that is served, if it has this ticket: an answer to one that was cancelled finds nobody.
    pub(super) fn finish(&mut self, ticket: Ticket) -> Option<Job> {
        self.served.take_if(|(served, _)| *served == ticket).map(|(_, job)| job)
    }

    /// Ends the job that is served.
    pub(super) fn finish_any(&mut self) -> Option<Job> {
        self.served.take().map(|(_, job)| job)
    }

    /// Takes a job out, wherever it is.
    pub(super) fn leave(&mut self, ticket: Ticket) -> Left<Job> {
        if let Some(job) = self.finish(ticket) {
            return Left::Running(job);
        }
        let place = self.waiting.iter().position(|(waiting, _)| *waiting == ticket);
        place.and_then(|place| self.waiting.remove(place)).map_or(Left::Gone, |(_, job)| Left::Waiting(job))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(line: &mut Line<&'static str>) -> Option<&'static str> {
        line.next().map(|(_, job)| *job)
    }

    #[test]
    fn jobs_are_served_one_after_the_other() {
        let mut line = Line::default();
        let first = line.join("first");
        line.join("second");
        assert_eq!(served(&mut line), Some("first"));
        assert_eq!(served(&mut line), None, "the worker is busy");
        assert_eq!(line.finish(first), Some("first"));
        assert_eq!(served(&mut line), Some("second"));
        assert_eq!(line.finish(first), None, "an answer that comes twice finds nobody");
    }

    #[test]
    fn a_job_may_leave_wherever_it_is() {
        let mut line = Line::default();
        let [first, second, third] = ["first", "second", "third"].map(|job| line.join(job));
        assert_eq!(served(&mut line), Some("first"));
        assert_eq!(line.leave(second), Left::Waiting("second"));
        assert_eq!(line.leave(first), Left::Running("first"));
        assert_eq!(line.leave(first), Left::Gone);
        assert_eq!(served(&mut line), Some("third"));
        assert_eq!(line.running(third), Some(&"third"));
        assert_eq!(line.finish_any(), Some("third"));
    }
}
