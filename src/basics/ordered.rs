//! Maps and sets in the order of their keys, kept as sorted lists, and the one sort.
//!
//! The maps and sorts of Rust's own library are compiled anew for every type that they hold, four to five kilobytes each
//! time: together they were a tenth of the page, and of the worker. What is here comes to a binary search for each type.
//! To take one entry in or out moves those behind it; to build from a list sorts once, also where a stranger made it.

mod map;
mod set;
mod sort;

pub use map::OrderedMap;
pub use set::OrderedSet;
pub use sort::{sort, sort_by_key, sorted_by, sorted_by_key};

/// A set or map of Rust's own library with these items, put in one after another: collecting into one sorts first, with
/// a sort for each type. Of two items with the same key the later counts.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

#[cfg(test)]
mod tests;
