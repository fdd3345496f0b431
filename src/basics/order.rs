//! Lists put in order and collections filled, by code that is compiled once.
//!
//! The standard library compiles its sort anew for every type and every order, at 4 kB each, and collecting into a
//! B-tree sorts first: that was a tenth of the worker. No room outside `app` sorts or collects into a B-tree itself.

use std::cmp::Ordering;

/// A set or map with these items, put in one after another. Of two items with the same key the later counts.
pub fn gathered<C: Default + Extend<T>, T>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// Puts items in their order; equal ones stay as they stand.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, &|one, other| one.cmp(other));
}

/// Puts items in the order of something about them; equal ones stay as they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, &|one, other| key(one).cmp(&key(other)));
}

fn sort_by<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = in_order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut waiting: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| waiting.get_mut(place)?.take()));
}

/// The places from 0 on in the order of what stands there.
fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(items: Vec<(u8, String)>) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |(number, _)| *number);
            theirs.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(ours, theirs);
            let map: BTreeMap<u8, String> = gathered(items.clone());
            prop_assert_eq!(map, items.into_iter().collect::<BTreeMap<_, _>>());
        }
    }
}
