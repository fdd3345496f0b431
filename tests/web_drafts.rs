//! Drafts in a real browser: both stores, a page that is killed, a store that is damaged.

#![cfg(target_arch = "wasm32")]
// A test that cannot set its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod web_support;

use tucham::app::platform::drafts::recovery::{self, Found};
use tucham::app::platform::drafts::{self, CannotOpen, Damage, NoDraft, OpenDraft, SaveState};
use tucham::app::platform::workbooks;
use tucham::dossier::{AnswerFormat, Draft, DraftChange, DraftFormat, People, Slot, Typed, UnitRef};
use tucham::score::Score;
use tucham::workbook::{ColumnRole, Corrections, Exception, RowCorrection};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_support::{local_storage, pause};

wasm_bindgen_test_configure!(run_in_browser);

fn answer(points: i64) -> DraftChange {
    DraftChange::Answer("I/1".to_owned(), AnswerFormat { points: Some(points), ..AnswerFormat::default() })
}

async fn saved(draft: &OpenDraft) {
    for _ in 0..100 {
        if matches!(draft.save_state(), SaveState::Saved { .. }) {
            return;
        }
        pause(20).await;
    }
    panic!("still {:?}", draft.save_state());
}

/// A draft with these answers, saved, and closed as a page closes it that has the time.
async fn closed_draft(answers: &[i64]) -> String {
    let draft = drafts::start(Draft { revision: 1, ..Draft::default() }).await.unwrap();
    for points in answers {
        draft.change(answer(*points)).unwrap();
    }
    saved(&draft).await;
    draft.flush();
    let id = draft.draft().id.clone();
    drop(draft);
    // The timers of the draft hold it until they have run.
    pause(400).await;
    id
}

fn shelf_name(id: &str) -> String {
    format!("tucham/draft/{id}")
}

#[wasm_bindgen_test]
async fn a_draft_comes_back_as_it_was() {
    let id = closed_draft(&[25, 150]).await;
    let opened = drafts::open(&id).await.unwrap_or_else(|reason| panic!("{reason:?}"));
    assert_eq!(opened.damage, []);
    assert_eq!(opened.draft.draft().counter, 2);
    let format = opened.draft.draft().to_format();
    assert_eq!(format.answers.criteria.get("I/1").unwrap().points, Some(150));
}

#[wasm_bindgen_test]
async fn a_draft_from_a_file_is_a_new_one_that_makes_the_same_dossier() {
    const DOSSIER: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";
    let in_file = Draft { id: DOSSIER.to_owned(), revision: 2, ..Draft::default() };
    let draft = drafts::start(in_file).await.unwrap();
    saved(&draft).await;
    assert_ne!(draft.draft().id, DOSSIER);
    assert_eq!(draft.draft().dossier_id(), DOSSIER);
    let again = drafts::start(draft.draft().clone()).await.unwrap();
    assert_ne!(again.draft().id, draft.draft().id);
    assert_eq!(again.draft().dossier_id(), DOSSIER);
}

#[wasm_bindgen_test]
async fn what_is_no_number_comes_back_as_it_was_typed() {
    let id = closed_draft(&[25]).await;
    let draft = drafts::open(&id).await.map(|opened| opened.draft).ok().unwrap();
    let typed = Typed::from([(Slot::Points, "1.000".to_owned())]);
    draft.change(DraftChange::Unreadable("I/1".to_owned(), AnswerFormat::default(), typed.clone())).unwrap();
    saved(&draft).await;
    drop(draft);
    pause(400).await;
    let opened = drafts::open(&id).await.ok().unwrap();
    assert_eq!(opened.draft.draft().unreadable.values().collect::<Vec<_>>(), [&typed]);
    assert!(opened.draft.draft().answers.by_code.is_empty());
}

#[wasm_bindgen_test]
async fn nothing_is_at_risk_once_a_store_has_it() {
    let draft = drafts::start(Draft { revision: 1, ..Draft::default() }).await.unwrap();
    draft.change(answer(50)).unwrap();
    assert!(drafts::settle().await.is_empty());
    let id = draft.draft().id.clone();
    let lines = drafts::list().await;
    assert!(lines.iter().any(|line| line.id == id && !line.only_here));
}

#[wasm_bindgen_test]
async fn what_local_storage_lost_is_in_the_journal() {
    let id = closed_draft(&[]).await;
    let early = local_storage().get_item(&shelf_name(&id)).unwrap().unwrap();
    let draft = drafts::open(&id).await.map(|opened| opened.draft).ok().unwrap();
    draft.change(answer(100)).unwrap();
    draft.change(answer(175)).unwrap();
    saved(&draft).await;
    drop(draft);
    pause(400).await;
    // A killed browser has localStorage as it was seconds ago.
    local_storage().set_item(&shelf_name(&id), &early).unwrap();
    let opened = drafts::open(&id).await.ok().unwrap();
    assert_eq!(opened.damage, []);
    assert_eq!(opened.draft.draft().to_format().answers.criteria.get("I/1").unwrap().points, Some(175));
}

#[wasm_bindgen_test]
async fn a_damaged_record_costs_nothing_and_is_told() {
    let id = closed_draft(&[50]).await;
    local_storage().set_item(&shelf_name(&id), "{\"schema\":\"tucham/dra").unwrap();
    let opened = drafts::open(&id).await.ok().unwrap();
    assert_eq!(opened.damage, [Damage::Shelf]);
    assert_eq!(opened.draft.draft().counter, 1);
}

#[wasm_bindgen_test]
async fn what_a_newer_page_wrote_is_left_alone() {
    let id = closed_draft(&[50]).await;
    let newer = r#"{"schema":"tucham/draft/2","id":"x"}"#;
    local_storage().set_item(&shelf_name(&id), newer).unwrap();
    let refused = drafts::open(&id).await.err();
    assert_eq!(refused, Some(CannotOpen::NoDraft(NoDraft::Newer("tucham/draft/2".to_owned()))));
    pause(400).await;
    assert_eq!(local_storage().get_item(&shelf_name(&id)).unwrap().as_deref(), Some(newer));
}

#[wasm_bindgen_test]
async fn a_removed_draft_is_gone_from_both_stores_and_the_list() {
    let id = closed_draft(&[50]).await;
    assert!(drafts::list().await.iter().any(|line| line.id == id));
    drafts::remove(&id).await.unwrap();
    assert!(drafts::list().await.iter().all(|line| line.id != id));
    assert_eq!(drafts::open(&id).await.err(), Some(CannotOpen::NoDraft(NoDraft::Unknown)));
}

#[wasm_bindgen_test]
async fn one_tab_opens_a_draft_twice_as_one() {
    let id = closed_draft(&[]).await;
    let first = drafts::open(&id).await.ok().unwrap().draft;
    first.change(answer(50)).unwrap();
    let second = drafts::open(&id).await.ok().unwrap().draft;
    assert_eq!(second.draft().counter, 1);
    assert_ne!(second.save_state(), SaveState::ReadOnly);
}

#[wasm_bindgen_test]
async fn a_draft_that_another_tab_writes_is_read_until_it_is_taken_over() {
    let id = closed_draft(&[50]).await;
    let other_tab = web_support::hold_lock(&shelf_name(&id)).await;
    let reading = drafts::open(&id).await.ok().unwrap().draft;
    assert_eq!(reading.save_state(), SaveState::ReadOnly);
    assert!(reading.change(answer(75)).is_err());
    let writing = drafts::take_over(&id).await.ok().unwrap().draft;
    writing.change(answer(75)).unwrap();
    saved(&writing).await;
    drop(other_tab);
}

/// The browser reads what serde_json wrote, and reads it as serde_json does: drafts of every released version, and every
/// kind of change.
#[wasm_bindgen_test]
fn the_browser_reads_stored_texts_as_they_were_written() {
    for text in
        [include_str!("fixtures/dossier/v1-draft.json"), include_str!("fixtures/dossier/v1-draft-unreadable.json")]
    {
        // The browser keeps the form of a draft elsewhere.
        let mut members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
        members.remove("workbook");
        let written: DraftFormat = serde_json::from_value(members.into()).unwrap();
        let stored = serde_json::to_string(&written).unwrap();
        let read = recovery::recover(Found { shelf: Some(stored), ..Found::default() }).unwrap();
        assert_eq!(read.draft.to_format(), written);
    }
}

#[wasm_bindgen_test]
fn the_browser_reads_every_kind_of_change() {
    let text = || "Xã “Phan”\n\u{1F600} \u{0} \\ 9007199254740991".to_owned();
    let answer = AnswerFormat { points: Some(-150), ..AnswerFormat::default() };
    let changes = [
        DraftChange::Answer(text(), answer.clone()),
        DraftChange::Unreadable("10".to_owned(), answer, Typed::from([(Slot::Points, "1.000".to_owned())])),
        DraftChange::Kind(65_535),
        DraftChange::Condition(text(), true),
        DraftChange::Unit(UnitRef { code: "H46".to_owned(), name: text() }),
        DraftChange::People(People { preparer: text(), ..People::default() }),
        DraftChange::Exported(u32::MAX, "ab".to_owned()),
    ];
    for change in changes {
        let base = Draft { revision: 1, ..Draft::default() };
        let stored = serde_json::to_string(&base.to_format()).unwrap();
        let journal = vec![(1, recovery::entry(&change).unwrap())];
        let read = recovery::recover(Found { shelf: Some(stored), journal, ..Found::default() }).unwrap();
        let mut expected = base;
        expected.apply(change).unwrap();
        assert_eq!((read.draft, read.damage), (Draft { counter: 1, ..expected }, vec![]));
    }
}

#[wasm_bindgen_test]
fn the_browser_does_not_read_what_is_damaged() {
    let whole = serde_json::to_string(&Draft { revision: 1, ..Draft::default() }.to_format()).unwrap();
    let cut = whole.get(..whole.len() - 1).unwrap().to_owned();
    let negative = whole.replace("\"counter\":0", "\"counter\":-1");
    let half = whole.replace("\"counter\":0", "\"counter\":0.5");
    let huge = whole.replace("\"counter\":0", "\"counter\":1e300");
    let missing = whole.replace("\"counter\":0,", "");
    for text in [cut, negative, half, huge, missing, "null".to_owned(), "[]".to_owned(), String::new()] {
        let read = recovery::recover(Found { shelf: Some(text.clone()), ..Found::default() });
        assert_eq!(read, Err(NoDraft::Damaged), "{text}");
    }
}

#[wasm_bindgen_test]
async fn corrections_of_a_workbook_come_back() {
    let row = RowCorrection {
        number: Some("1.10".to_owned()),
        maxima: [(0, Some(Score::from_hundredths(150))), (1, None)].into_iter().collect(),
        rule: Some(vec!["Kịp thời: 2 điểm".to_owned()]),
        not_applicable: Some(Exception::Removed),
        ..RowCorrection::default()
    };
    let corrections = Corrections {
        columns: [(2, ColumnRole::Maximum), (10, ColumnRole::Other)].into_iter().collect(),
        rows: [(4, row), (12, RowCorrection { level: Some(1), ..RowCorrection::default() })].into_iter().collect(),
        ..Corrections::default()
    };
    workbooks::keep_corrections("ab", &corrections).await;
    assert_eq!(workbooks::corrections("ab").await, Some(corrections));
    assert_eq!(workbooks::corrections("cd").await, None);
    workbooks::keep_corrections("ab", &Corrections::default()).await;
    assert_eq!(workbooks::corrections("ab").await, Some(Corrections::default()));
}
