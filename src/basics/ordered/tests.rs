//! Maps and sets held against those of Rust's own library.

// A panic is how a test fails.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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
