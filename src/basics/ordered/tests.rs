//! Maps and sets held against those of Rust's own library.

// A panic is how a test fails.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

fn list<K: Clone, V: Clone>(map: &OrderedMap<K, V>) -> Vec<(K, V)> {
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn equal_items_stay_as_they_stood() {
    let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
    assert_eq!(sorted_by_key(items, |item| item.0), [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
}

proptest! {
    #[test]
    fn a_list_makes_the_map_that_a_btree_makes(entries: Vec<(u8, u16)>) {
        let tree: BTreeMap<u8, u16> = entries.iter().copied().collect();
        let map: OrderedMap<u8, u16> = entries.into_iter().collect();
        prop_assert_eq!(list(&map), tree.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn changes_leave_what_they_leave_in_a_btree(changes: Vec<(u8, Option<u16>)>) {
        let (mut tree, mut map) = (BTreeMap::new(), OrderedMap::new());
        for (key, change) in changes {
            match change {
                Some(value) => prop_assert_eq!(map.insert(key, value), tree.insert(key, value)),
                None => prop_assert_eq!(map.remove(&key), tree.remove(&key)),
            }
            prop_assert_eq!(map.get(&key), tree.get(&key));
        }
        prop_assert_eq!(list(&map), tree.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_list_extends_a_map_as_it_extends_a_btree(first: Vec<(u8, u16)>, more: Vec<(u8, u16)>) {
        let mut tree: BTreeMap<u8, u16> = first.iter().copied().collect();
        let mut map: OrderedMap<u8, u16> = first.into_iter().collect();
        tree.extend(more.iter().copied());
        map.extend(more);
        prop_assert_eq!(list(&map), tree.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn values_grow_as_behind_the_entries_of_a_btree(parts: Vec<(u8, u16)>) {
        let (mut tree, mut map) = (BTreeMap::<u8, Vec<u16>>::new(), OrderedMap::<u8, Vec<u16>>::new());
        for (key, part) in parts {
            tree.entry(key).or_default().push(part);
            map.change(key, |parts| parts.push(part));
        }
        prop_assert_eq!(list(&map), tree.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn ranges_hold_what_they_hold_in_a_btree(keys: BTreeSet<u8>, one: u8, other: u8) {
        let set: OrderedSet<u8> = keys.iter().copied().collect();
        let map: OrderedMap<u8, ()> = keys.iter().map(|key| (*key, ())).collect();
        let (low, high) = (one.min(other), one.max(other));
        prop_assert!(set.range(low..=high).eq(keys.range(low..=high)));
        prop_assert!(set.range(low..high).eq(keys.range(low..high)));
        prop_assert!(set.range(low..).rev().eq(keys.range(low..).rev()));
        prop_assert!(map.range(..high).map(|(key, ())| key).eq(keys.range(..high)));
        let open = (Bound::Excluded(low), Bound::Unbounded);
        prop_assert!(set.range(open).eq(keys.range(open)));
        prop_assert_eq!(set.range(high..low).len(), 0);
        prop_assert_eq!((set.first(), set.last()), (keys.first(), keys.last()));
    }

    #[test]
    fn both_are_written_alike_and_read_alike(entries: BTreeMap<String, i64>, keys: BTreeSet<String>) {
        let text = serde_json::to_string(&(&entries, &keys)).unwrap();
        let (map, set): (OrderedMap<String, i64>, OrderedSet<String>) = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&(map, set)).unwrap(), text);
    }
}

#[test]
fn of_members_that_stand_twice_the_last_counts() {
    let map: OrderedMap<String, i64> = serde_json::from_str(r#"{"b":1,"a":2,"b":3}"#).unwrap();
    assert_eq!(list(&map), [("a".to_owned(), 2), ("b".to_owned(), 3)]);
    let set: OrderedSet<u8> = serde_json::from_str("[3,1,3,2]").unwrap();
    assert_eq!(set.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
}
