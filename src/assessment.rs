//! What is answered, and what it adds up to: totals, class, checks, and the explanation of a total.
//!
//! One scoring engine for the filler, the appraiser and the summary.

mod answer;
mod assess;
mod checks;
mod class;
mod explain;
mod explanation;
mod input;
mod left;
mod outcome;
mod problem;
mod question;
mod reasons;
mod tree;
mod working;

pub use answer::{Answer, Answers, Evidence};
pub use assess::{assess, assess_as};
pub use explain::{explain, explain_total};
pub use explanation::{Explanation, ExplanationStep};
pub use input::{Input, InputKind};
pub use outcome::{Assessment, ClassReason, Classification, NextClass, Outcome, State, Totals};
pub use problem::{Problem, ProblemKind, TextField};
