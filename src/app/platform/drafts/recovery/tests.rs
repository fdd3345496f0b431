//! What is found in the stores, and the draft it makes.

// A test that cannot build its own draft should stop there.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::dossier::{AnswerFormat, Slot, UnitRef};
use proptest::prelude::*;

fn change(points: i64) -> DraftChange {
    DraftChange::Answer("I/1".to_owned(), AnswerFormat { points: Some(points), ..AnswerFormat::default() })
}

fn journal(counters: impl IntoIterator<Item = u64>) -> Vec<(u64, String)> {
    counters.into_iter().map(|counter| (counter, entry(&change(counter as i64)).unwrap())).collect()
}

/// The draft after so many changes, of which the last one gave as many hundredths.
fn draft(counter: u64) -> Draft {
    let mut draft = Draft { id: "d".to_owned(), revision: 1, ..Draft::default() };
    for points in 1..=counter {
        draft.apply(change(points as i64)).unwrap();
    }
    draft
}

fn text(counter: u64) -> Option<String> {
    serde_json::to_string(&draft(counter).to_format()).ok()
}

fn newer(text: &str) -> String {
    text.replacen("/1\"", "/2\"", 1)
}

#[test]
fn the_higher_counter_is_the_base_and_the_journal_goes_on_from_it() {
    for (shelf, snapshot, entries, counter) in [
        (text(0), None, 0..0, 0),
        (None, text(3), 0..0, 3),
        (text(5), text(3), 0..0, 5),
        (text(3), text(5), 0..0, 5),
        (text(3), text(5), 4..9, 8),
        (text(7), text(5), 6..8, 7),
        (text(9), text(5), 6..8, 9),
    ] {
        let recovered = recover(Found { shelf, snapshot, journal: journal(entries.clone()) }).unwrap();
        assert_eq!(recovered, Recovered { draft: draft(counter), damage: vec![] }, "{entries:?}");
    }
}

#[test]
fn damage_is_told_and_costs_nothing_else() {
    let broken = || text(9).map(|text| text.chars().take(text.len() / 2).collect::<String>());
    let with_broken_entry = |broken: u64, counters: std::ops::Range<u64>| {
        let cut = |(counter, text): (u64, String)| (counter, if counter == broken { "{".to_owned() } else { text });
        journal(counters).into_iter().map(cut).collect::<Vec<_>>()
    };
    for (shelf, snapshot, entries, counter, damage) in [
        (broken(), text(3), journal(4..6), 5, vec![Damage::Shelf]),
        (text(3), broken(), journal(4..6), 5, vec![Damage::Snapshot]),
        (text(3), None, with_broken_entry(5, 4..8), 7, vec![Damage::Change(5)]),
        (text(3), None, journal(7..9), 8, vec![Damage::Missing(4, 6)]),
        (text(3), None, journal([4, 6, 9]), 9, vec![Damage::Missing(5, 5), Damage::Missing(7, 8)]),
        (text(5), None, with_broken_entry(4, 4..6), 5, vec![]),
    ] {
        let recovered = recover(Found { shelf, snapshot, journal: entries }).unwrap();
        assert_eq!((recovered.draft, recovered.damage), (draft(counter), damage));
    }
}

#[test]
fn a_damaged_last_change_leaves_the_answer_before_it() {
    let found = Found { shelf: text(3), snapshot: None, journal: vec![(4, "nonsense".to_owned())] };
    let recovered = recover(found).unwrap();
    assert_eq!(recovered.damage, [Damage::Change(4)]);
    assert_eq!(recovered.draft, Draft { counter: 4, ..draft(3) });
}

#[test]
fn without_a_whole_draft_there_is_none() {
    for (found, refusal) in [
        (Found::default(), NoDraft::Unknown),
        (Found { shelf: Some("{".to_owned()), ..Found::default() }, NoDraft::Damaged),
        (Found { snapshot: Some(String::new()), ..Found::default() }, NoDraft::Damaged),
        (Found { journal: journal(1..4), ..Found::default() }, NoDraft::Damaged),
    ] {
        assert_eq!(recover(found), Err(refusal));
    }
}

#[test]
fn what_a_newer_page_wrote_is_refused_wherever_it_stands() {
    let draft_schema = NoDraft::Newer("tucham/draft/2".to_owned());
    let change_schema = NoDraft::Newer("tucham/change/2".to_owned());
    let newer_entry = vec![(4, newer(&entry(&change(4)).unwrap()))];
    for (found, refusal) in [
        (Found { shelf: text(3).map(|text| newer(&text)), snapshot: text(9), journal: vec![] }, draft_schema.clone()),
        (Found { shelf: text(9), snapshot: text(3).map(|text| newer(&text)), journal: vec![] }, draft_schema),
        (Found { shelf: text(3), snapshot: None, journal: newer_entry }, change_schema),
    ] {
        assert_eq!(recover(found), Err(refusal));
    }
}

#[test]
fn an_answer_that_is_none_counts_as_damage() {
    let two = AnswerFormat { points: Some(1), count: Some(1), ..AnswerFormat::default() };
    let entry = entry(&DraftChange::Answer("I/1".to_owned(), two)).unwrap();
    let recovered = recover(Found { shelf: text(0), snapshot: None, journal: vec![(1, entry)] }).unwrap();
    assert_eq!(recovered.damage, [Damage::Change(1)]);
}

#[test]
fn every_kind_of_change_survives_the_journal() {
    for change in [
        change(150),
        DraftChange::Unreadable("I/1".to_owned(), AnswerFormat::default(), [(Slot::Points, "một".to_owned())].into()),
        DraftChange::Kind(2),
        DraftChange::Condition("1".to_owned(), true),
        DraftChange::Unit(UnitRef { code: "BN".to_owned(), name: "UBND xã Bàu Năng".to_owned() }),
        DraftChange::Exported(2, "ab".repeat(32)),
    ] {
        let mut expected = draft(0);
        expected.apply(change.clone()).unwrap();
        let journal = vec![(1, entry(&change).unwrap())];
        assert_eq!(recover(Found { shelf: text(0), snapshot: None, journal }).unwrap().draft, expected);
    }
}

proptest! {
    #[test]
    fn any_bytes_in_the_stores_are_answered(
        shelf in proptest::option::of(".{0,80}"),
        snapshot in proptest::option::of("\\{\"schema\":\"tucham/draft/[0-9]{1,12}\".{0,40}"),
        journal in proptest::collection::vec((any::<u64>(), ".{0,40}"), 0..6),
    ) {
        let _ = recover(Found { shelf, snapshot, journal });
    }

    #[test]
    fn the_order_of_the_journal_does_not_matter(order in Just((4..12).collect::<Vec<u64>>()).prop_shuffle()) {
        let recovered = recover(Found { shelf: text(3), snapshot: None, journal: journal(order) });
        prop_assert_eq!(recovered, Ok(Recovered { draft: draft(11), damage: vec![] }));
    }
}
