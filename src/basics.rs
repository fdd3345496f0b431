//! What every room may use, because it knows of none: lists put in order, collections filled, texts in one Unicode form.
//!
//! Each stands here because the obvious way to do it makes the worker large (docs/decisions/0007).

mod order;
mod unicode;

pub use order::{gathered, sort, sort_by_key};
pub use unicode::{composed, decomposed};
