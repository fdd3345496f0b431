//! What is answered, and what it adds up to: totals, class, checks, and the explanation of a total.
//!
//! One scoring engine for the filler, the appraiser and the summary.

mod answer;
mod outcome;

pub use answer::{Answer, Answers, Evidence, Input, InputKind};
pub use outcome::{
    Assessment, ClassReason, Classification, Explanation, ExplanationStep, Outcome, Problem, ProblemKind, State, Totals,
};
