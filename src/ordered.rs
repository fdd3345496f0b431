//! Maps and sets in the order of their keys, kept as sorted lists, and the one sort of the page.
//!
//! The maps and sorts of Rust's own library are compiled anew for every type that they hold, four to five kilobytes each
//! time: together they were a tenth of the page. What is here comes to a binary search for each type. To take one entry
//! in or out moves those behind it; to build from a list sorts once, also where a stranger made the list.

mod map;
mod set;
mod sort;

pub use map::OrderedMap;
pub use set::OrderedSet;
pub use sort::{sorted_by, sorted_by_key};

#[cfg(test)]
mod tests;
