//! One sort for everything.

use std::cmp::Ordering;

/// The items in the order of `compare`; equal ones stay as they stood.
pub fn sorted_by<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

/// As [`sorted_by`], in the order of a key.
pub fn sorted_by_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    sorted_by(items, |one, other| key(one).cmp(&key(other)))
}

/// Puts items in their order; equal ones stay as they stand.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    *items = sorted_by(std::mem::take(items), T::cmp);
}

/// Puts items in the order of something about them; equal ones stay as they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    *items = sorted_by_key(std::mem::take(items), key);
}

/// The places of `count` items in their order. Sorting places, whatever they are the places of, is compiled once.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    places
}
