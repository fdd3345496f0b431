//! What every room may use, because it knows of none: maps, sets and lists in order, texts in one Unicode form.
//!
//! Each stands here because the obvious way to do it makes page and worker large (docs/decisions/0007).

mod ordered;
mod unicode;

pub use ordered::{OrderedMap, OrderedSet, sort, sort_by_key, sorted_by, sorted_by_key};
pub use unicode::{composed, decomposed};
