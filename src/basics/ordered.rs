//! Maps and sets in the order of their keys, kept as sorted lists, and the one sort.
//!
//! The maps and sorts of Rust's own library are compiled anew for every type that they hold, four to five kilobytes each
//! time: together they were a tenth of the page, and of the worker. What is here comes to a binary search for each type.
//! To take one entry in or out moves those behind it: nothing where keys come in order, and much too much where a
//! stranger lists a million of them backwards. To build from a list, or to extend by one, sorts once.

mod map;
mod set;
mod sort;

pub use map::OrderedMap;
pub use set::OrderedSet;
pub use sort::{sort, sort_by_key, sorted_by, sorted_by_key};

#[cfg(test)]
mod tests;
