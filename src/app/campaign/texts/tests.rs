//! What is typed becomes settings, and comes back as it was typed.

use super::*;
use crate::template::{Adjustment, Criteria, Exercise, Grading, KindId};

fn template() -> Template {
    let day = |text: &str| Day::parse_iso(text);
    let deadline = |name: &str, cutoff| Deadline { name: name.to_owned(), cutoff };
    let before = day("2023-10-20").map(Cutoff::Before);
    let within = Cutoff::Within(Days { first: day("2023-10-01"), last: day("2023-10-31") });
    let kind = |name: &str| Kind { name: name.to_owned(), code: None };
    let unit = |code: &str, name: &str, kind, title: &str| Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        signer_title: title.to_owned(),
    };
    let exercise = Exercise {
        name: "Công tác dân vận chính quyền".to_owned(),
        code: "DVCQ-2023".to_owned(),
        period: "2023".to_owned(),
        data_period: Some(Days { first: day("2023-01-01"), last: None }),
        deadlines: before.into_iter().chain([within]).map(|cutoff| deadline("Gửi hồ sơ", cutoff)).collect(),
        addressee: Some(Addressee { name: "UBND huyện".to_owned(), email: Some("pnv@example.vn".to_owned()) }),
        appraisers: vec![Appraiser { name: "Văn phòng: tổng hợp".to_owned(), criteria: vec!["I".to_owned()] }],
        target: Some(Target { share: Percent::from_hundredths(6_000), class: "Tốt".to_owned() }),
        remarks: Vec::new(),
    };
    Template {
        title: "Bảng".to_owned(),
        notices: Vec::new(),
        kinds: vec![kind("Phòng"), kind("Xã")],
        criteria: Criteria::default(),
        adjustment: Adjustment::default(),
        grading: Grading::default(),
        exercise,
        units: vec![
            unit("P", "UBND xã Phan", Some(KindId(1)), "Chủ tịch"),
            unit("PTP", "Phòng Tư pháp", None, ""),
            unit("X", "Thanh tra", None, "Chánh Thanh tra"),
        ],
    }
}

#[test]
fn what_a_template_says_comes_back_as_settings() {
    let before = template();
    let texts = Texts { signer: "A".to_owned(), office: "B".to_owned(), ..Texts::of(&before) };
    assert_eq!(texts.lacking(), []);
    let after = texts.settings(&before.kinds).applied(before.clone());
    assert_eq!(after.exercise, before.exercise);
    assert_eq!(after.units, before.units);
}

/// What parts the places of a line is taken for a comma in a name, rather than that half of the name becomes the code.
#[test]
fn names_with_separators_stay_in_their_places() {
    let mut before = template();
    before.units.truncate(1);
    for (name, found) in [
        ("Trường; điểm lẻ", "Trường, điểm lẻ"),
        ("Trường | cơ sở 2", "Trường , cơ sở 2"),
        ("Trường\tcơ sở\n2", "Trường cơ sở 2"),
    ] {
        before.units.iter_mut().for_each(|unit| unit.name = name.to_owned());
        let (units, notes) = Texts::of(&before).roster(&before.kinds);
        before.units.iter_mut().for_each(|unit| unit.name = found.to_owned());
        assert_eq!((&units, notes.len()), (&before.units, 0));
    }
    let appraisers = before.exercise.appraisers.iter_mut();
    appraisers.for_each(|appraiser| appraiser.name = "Văn phòng:\ntổng hợp".to_owned());
    let texts = Texts { signer: "A".to_owned(), office: "B".to_owned(), ..Texts::of(&before) };
    assert_eq!((texts.lacking(), texts.settings(&[]).appraisers.unwrap_or_default().len()), (vec![], 1));
}

#[test]
fn a_span_of_days_does_not_end_before_it_begins() {
    let span = |from: &str, day: &str| {
        let (name, from, day) = ("Gửi hồ sơ".to_owned(), from.to_owned(), day.to_owned());
        DeadlineText { name, is_before: false, day, from }.read()
    };
    assert!(span("2023-10-01", "2023-10-01").is_some());
    assert_eq!(span("2023-10-02", "2023-10-01"), None);
    assert_eq!(span("2023-13-02", "2023-10-01"), None);
    let half = DeadlineText { from: "2023-10-01".to_owned(), ..DeadlineText::default() };
    assert!(!half.is_blank());
}

#[test]
fn a_share_is_read_as_it_is_written() {
    let share = |share: &str| {
        let texts = Texts { share: share.to_owned(), ..Texts::of(&template()) };
        texts.target().map(|target| target.map(|target| target.share.hundredths()))
    };
    for (text, found) in [
        ("60,5", 6_050),
        ("60.5", 6_050),
        ("0", 0),
        ("100", 10_000),
        ("60 %", 6_000),
        ("60%", 6_000),
        (" 60 % ", 6_000),
    ] {
        assert_eq!(share(text), Ok(Some(found)), "{text}");
    }
    for text in ["-1", "100,01", "6%0", "%", "sáu mươi", "60,555"] {
        assert!(share(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let lacking = |change: fn(&mut Texts)| {
        let mut texts = Texts { signer: "A".to_owned(), office: "B".to_owned(), ..Texts::of(&template()) };
        change(&mut texts);
        texts.lacking()
    };
    assert_eq!(lacking(|texts| texts.name = " ".to_owned()), [Lacking::Name]);
    assert_eq!(lacking(|texts| texts.office.clear()), [Lacking::Signer]);
    assert_eq!(lacking(|texts| texts.share = "120".to_owned()), [Lacking::Share]);
    assert_eq!(lacking(|texts| texts.class.clear()), [Lacking::Class]);
    assert_eq!(lacking(|texts| texts.deadlines.push(DeadlineText::default())), []);
    let half = |texts: &mut Texts| {
        texts.deadlines.push(DeadlineText { name: "Kế hoạch".to_owned(), ..DeadlineText::default() });
    };
    assert_eq!(lacking(half), [Lacking::Deadline(3)]);
    let appraiser = |texts: &mut Texts| texts.appraisers = "Văn phòng".to_owned();
    assert_eq!(lacking(appraiser), [Lacking::Appraiser("Văn phòng".to_owned())]);
}
