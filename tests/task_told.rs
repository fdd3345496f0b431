//! What the page hears from the worker is worded already, in both languages.

// A test that cannot build its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use tucham::task::told::{Answer, Known, Words};
use tucham::task::{Progress, Request, run};
use tucham::text::Language;

const FAULTY: &[u8] = include_bytes!("fixtures/import/nhieu-loi.xlsx");

fn told(bytes: &[u8]) -> Known {
    let request = Request::Recognise { file_name: "tệp".to_owned(), bytes: bytes.to_vec() };
    match Answer::from(run(request, &mut |_| ())) {
        Answer::Recognised(known) => *known,
        other => panic!("{other:?}"),
    }
}

fn in_both(words: &Words) -> [&str; 2] {
    [Language::vi, Language::en].map(|language| words.in_language(language))
}

#[test]
fn every_diagnostic_has_its_place_and_a_sentence_in_each_language() {
    let Known::Template(file) = told(FAULTY) else { panic!("no template") };
    assert!(!file.imported.notes.is_empty());
    for note in &file.imported.notes {
        let [vi, en] = in_both(&note.sentence);
        assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{note:?}");
        assert!(note.sheet.is_some() || note.cell.is_none(), "{note:?}");
    }
    assert!(file.imported.notes.iter().any(|note| note.cell.is_some()));
}

#[test]
fn a_refusal_says_what_the_file_is_in_each_language() {
    let Known::Refused(words) = told(b"not a workbook") else { panic!("it is none") };
    let [vi, en] = in_both(&words);
    assert!(vi.contains("Excel") && en.contains("Excel") && vi != en, "{vi} / {en}");
}

#[test]
fn progress_travels_as_its_number() {
    for progress in
        [Progress::Reading, Progress::Understanding, Progress::Verifying, Progress::Writing, Progress::Comparing]
    {
        assert_eq!(Progress::from_number(progress.number()), Some(progress));
    }
    assert_eq!(Progress::from_number(5), None);
}
