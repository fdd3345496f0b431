//! The tree of criteria: codes, parents, refusals.

use super::{group, leaf};
use crate::template::{Criteria, CriteriaError, Criterion, CriterionCode, NodeId, Rule, Section};
use proptest::prelude::*;

fn row(number: &str) -> Criterion {
    leaf(number, &["1"], Rule::Free)
}

fn head(number: &str) -> Criterion {
    group(number, &["1"])
}

fn codes(rows: Vec<(u8, Criterion)>) -> Vec<String> {
    Criteria::new(rows).unwrap().iter().map(|(_, node)| node.code.to_string()).collect()
}

#[test]
fn a_code_is_the_path_of_printed_numbers() {
    let rows = vec![(0, head("I")), (1, head("1")), (2, row("1.1")), (2, row(" 1.2 ")), (1, row("2")), (0, row("II"))];
    assert_eq!(codes(rows), ["I", "I/1", "I/1/1.1", "I/1/1.2", "I/2", "II"]);
}

#[test]
fn numbers_that_repeat_or_are_missing_are_told_apart() {
    // printed numbers of siblings, their codes
    let rows: [(&[&str], &[&str]); 5] = [
        (&["1", "1", "1"], &["1", "1#2", "1#3"]),
        (&["", "", "1"], &["#1", "#2", "1"]),
        (&["a)", "-", "-"], &["a)", "-", "-#2"]),
        // A number may look like a code that was given out: the later one yields.
        (&["1", "1", "1#2"], &["1", "1#2", "1#2#2"]),
        (&["1#2", "1", "1"], &["1#2", "1", "1#3"]),
    ];
    for (numbers, expected) in rows {
        assert_eq!(codes(numbers.iter().map(|number| (0, row(number))).collect()), expected);
    }
}

#[test]
fn the_same_number_under_another_parent_is_another_code() {
    let rows = vec![(0, head("I")), (1, row("1")), (0, head("I")), (1, row("1"))];
    assert_eq!(codes(rows), ["I", "I/1", "I#2", "I#2/1"]);
}

#[test]
fn parents_children_and_tops_are_found() {
    let rows = vec![(0, head("I")), (1, head("1")), (2, row("1.1")), (1, row("2")), (0, row("II"))];
    let tree = Criteria::new(rows).unwrap();
    let id = |code: &str| tree.find(&CriterionCode::from_stored(code)).unwrap();
    let listed =
        |ids: Vec<NodeId>| ids.into_iter().map(|id| tree.get(id).unwrap().code.to_string()).collect::<Vec<_>>();
    assert_eq!(listed(tree.roots().map(|(id, _)| id).collect()), ["I", "II"]);
    assert_eq!(listed(tree.get(id("I")).unwrap().children.clone()), ["I/1", "I/2"]);
    assert_eq!(listed(tree.below(id("I")).map(|(id, _)| id).collect()), ["I/1", "I/1/1.1", "I/2"]);
    assert_eq!(listed(tree.below(id("II")).map(|(id, _)| id).collect()), [""; 0]);
    assert_eq!(tree.get(id("I/1/1.1")).unwrap().parent, Some(id("I/1")));
    assert_eq!((tree.root_of(id("I/1/1.1")), tree.root_of(id("II"))), (id("I"), id("II")));
    assert_eq!(tree.find(&CriterionCode::from_stored("I/3")), None);
    assert_eq!(tree.index().get(&CriterionCode::from_stored("I/2")), Some(&id("I/2")));
}

#[test]
fn what_stands_below_a_top_criterion_is_in_its_section() {
    let bonus = Criterion { section: Section::Bonus, ..head("VII") };
    let tree = Criteria::new(vec![(0, bonus), (1, row("1")), (0, head("I")), (1, row("1"))]).unwrap();
    let sections: Vec<_> = tree.iter().map(|(_, node)| node.criterion.section).collect();
    assert_eq!(sections, [Section::Bonus, Section::Bonus, Section::Main, Section::Main]);
}

#[test]
fn rows_that_are_no_tree_are_refused_with_their_place() {
    let deep = |depth: u8| (0..depth).map(|level| (level, head("1"))).chain([(depth, row("1"))]).collect::<Vec<_>>();
    let rows = [
        (vec![(1, row("1"))], CriteriaError::SkipsALevel { row: 0 }),
        (vec![(0, head("I")), (2, row("1"))], CriteriaError::SkipsALevel { row: 1 }),
        (vec![(0, row("I")), (1, row("1"))], CriteriaError::RuleMismatch { row: 0 }),
        (vec![(0, row("I")), (0, head("II"))], CriteriaError::RuleMismatch { row: 1 }),
        (vec![(0, row("I")), (0, leaf("II", &["1", "2"], Rule::Free))], CriteriaError::Maxima { row: 1 }),
        (deep(32), CriteriaError::TooLarge),
        (vec![(0, row("1")); 5_001], CriteriaError::TooLarge),
        (vec![(0, row(&"1".repeat(101)))], CriteriaError::TooLarge),
    ];
    for (rows, error) in rows {
        assert_eq!(Criteria::new(rows).unwrap_err(), error);
    }
    assert_eq!(Criteria::new(deep(31)).unwrap().len(), 32);
    assert_eq!(Criteria::new(vec![(0, row("")); 5_000]).unwrap().len(), 5_000);
    assert!(Criteria::new(Vec::new()).unwrap().is_empty());
}

#[test]
fn a_stored_tree_is_checked_when_it_is_read() {
    let stored = serde_json::to_string(&vec![(0, row("I")), (0, head("II"))]).unwrap();
    assert!(serde_json::from_str::<Criteria>(&stored).is_err());
}

proptest! {
    /// Any rows are a tree or a refusal; in a tree every code is one of a kind and finds its node, and it is read back
    /// as it was stored.
    #[test]
    fn codes_are_unique_and_storing_is_inverse(
        rows in prop::collection::vec((0..4_u8, "[1-3#]{0,2}", any::<bool>()), 0..40),
    ) {
        let rows = rows.into_iter().map(|(depth, number, scored)| (depth, if scored { row(&number) } else { head(&number) }));
        if let Ok(tree) = Criteria::new(rows.collect()) {
            prop_assert_eq!(tree.index().len(), tree.len());
            for (id, node) in tree.iter() {
                prop_assert_eq!(tree.find(&node.code), Some(id));
            }
            let stored = serde_json::to_string(&tree).unwrap();
            prop_assert_eq!(serde_json::from_str::<Criteria>(&stored).unwrap(), tree);
        }
    }
}
