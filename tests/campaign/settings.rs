//! What an office sets.

use crate::dossier_support::{WORKBOOK, template};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::ops::Bound;
use tucham::dossier::{Form, FormFault, SettingsFault};
use tucham::score::Percent;
use tucham::template::{
    Addressee, Appraiser, Basis, Condition, Cutoff, Day, Days, Deadline, Effect, GivenBy, Grade, Grading, Kind, KindId,
    Quota, Requirement, Settings, Span, Target, Unfit, Unit,
};
use tucham::workbook::Corrections;

fn day(month: u8, day: u8) -> Day {
    Day::new(2026, month, day).unwrap()
}

pub fn unit(code: &str, name: &str, kind: Option<u16>) -> Unit {
    Unit { code: code.into(), name: name.into(), kind: kind.map(KindId), signer_title: "Chủ tịch".into() }
}

/// Every part and every kind of edge.
pub fn settings() -> Settings {
    let deadline = |name: &str, cutoff| Deadline { name: name.into(), cutoff };
    let span = |lower, upper| Span { lower, upper };
    let grade = |name: &str, span| Grade { name: name.into(), span, requirements: Vec::new(), words: String::new() };
    let best = Grade {
        requirements: vec![Requirement::EveryTopCriterion(Percent::from_hundredths(5_000))],
        words: "mỗi tiêu chí đạt từ 50%".into(),
        ..grade("Tốt", span(Bound::Included(8_000), Bound::Unbounded))
    };
    Settings {
        code: Some("DVCQ-2026".into()),
        name: Some("Đánh giá công tác dân vận chính quyền năm 2026".into()),
        period: Some("2026".into()),
        data_period: Some(Days { first: Some(day(1, 1)), last: None }),
        deadlines: Some(vec![
            deadline("Gửi kế hoạch", Cutoff::Before(day(4, 10))),
            deadline("Gửi hồ sơ", Cutoff::NoLaterThan(day(10, 20))),
            deadline("Thẩm định", Cutoff::Within(Days { first: Some(day(10, 21)), last: Some(day(10, 31)) })),
        ]),
        addressee: Some(Addressee {
            name: "UBND tỉnh (qua Sở Nội vụ)".into(), email: Some("snv@example.vn".into())
        }),
        appraisers: Some(vec![Appraiser { name: "Văn phòng".into(), criteria: vec!["I".into()] }]),
        grading: Some(Grading {
            basis: Basis::Points,
            grades: vec![
                best,
                grade("Khá", span(Bound::Excluded(6_500), Bound::Excluded(8_000))),
                grade("Yếu", span(Bound::Unbounded, Bound::Included(6_500))),
            ],
            conditions: vec![
                Condition {
                    number: "1".into(),
                    text: "Để xảy ra điểm nóng".into(),
                    effect: Effect::AtMost("Khá".into()),
                    stated_by: GivenBy::Superior,
                },
                Condition {
                    number: "2".into(),
                    text: "Có cán bộ bị kỷ luật".into(),
                    effect: Effect::Disqualified,
                    stated_by: GivenBy::Unit,
                },
            ],
            quotas: vec![Quota { number: "1".into(), text: "Không quá 20% loại Tốt".into() }],
        }),
        target: Some(Target { share: Percent::from_hundredths(6_000), class: "Tốt".into() }),
        kinds: Some(vec![Kind { name: "UBND xã".into(), code: Some("X".into()) }]),
        units: Some(vec![unit("BN", "UBND xã Bàu Năng", Some(0)), unit("CK", "UBND xã Cầu Khởi", None)]),
    }
}

pub fn form(settings: Settings) -> Result<Form, FormFault> {
    Form::new(WORKBOOK.to_vec(), Corrections::default(), Some(settings))
}

#[test]
fn every_part_comes_back() {
    let form = form(settings()).unwrap();
    let bytes = form.to_bytes().unwrap();
    let read = Form::read(&bytes).unwrap();
    assert_eq!(read.settings(), Some(&settings()));
    assert_eq!((read.digest(), read.to_bytes().unwrap()), (form.digest(), bytes));
    assert_ne!(form.digest(), Form::plain(WORKBOOK).digest());
    let packed = postcard::to_allocvec(&settings()).unwrap();
    assert_eq!(postcard::from_bytes::<Settings>(&packed), Ok(settings()));
}

#[test]
fn nothing_set_is_a_plain_workbook() {
    assert_eq!(form(Settings::default()), Ok(Form::plain(WORKBOOK)));
    assert_eq!(form(settings()).unwrap().set(None), Ok(Form::plain(WORKBOOK)));
}

#[test]
fn the_file_is_in_hundredths_and_iso_days() {
    let file: Value = serde_json::from_slice(&form(settings()).unwrap().to_bytes().unwrap()).unwrap();
    let set = &file["settings"];
    assert_eq!(set["target"], json!({ "share": 6000, "class": "Tốt" }));
    assert_eq!(set["data_period"], json!({ "first": "2026-01-01" }));
    assert_eq!(set["deadlines"][0], json!({ "name": "Gửi kế hoạch", "before": "2026-04-10" }));
    let within = json!({ "first": "2026-10-21", "last": "2026-10-31" });
    assert_eq!(set["deadlines"][2], json!({ "name": "Thẩm định", "within": within }));
    let grades = &set["grading"]["grades"];
    assert_eq!(grades[0]["requirements"], json!([{ "every_top_criterion": 5000 }]));
    assert_eq!(grades[1], json!({ "name": "Khá", "above": 6500, "below": 8000 }));
    assert_eq!(grades[2], json!({ "name": "Yếu", "to": 6500 }));
    assert_eq!(set["grading"]["conditions"][0]["effect"], json!({ "at_most": "Khá" }));
    assert_eq!(set["units"][1], json!({ "code": "CK", "name": "UBND xã Cầu Khởi", "signer_title": "Chủ tịch" }));
}

#[test]
fn what_an_office_set_takes_the_place_of_the_workbook_s_own() {
    let set = settings().applied(template());
    assert_eq!(set.exercise.name, settings().name.unwrap());
    assert_eq!((set.exercise.target, set.exercise.addressee), (settings().target, settings().addressee));
    assert_eq!(Some(set.grading), settings().grading);
    assert_eq!((Some(set.kinds), Some(set.units)), (settings().kinds, settings().units));
    assert_eq!(Settings::default().applied(template()), template());
    let only_period = Settings { period: Some("2027".into()), ..Settings::default() }.applied(template());
    assert_eq!((only_period.exercise.period.as_str(), only_period.grading), ("2027", template().grading));
}

#[test]
fn what_does_not_go_with_the_workbook_is_said_and_passed_over() {
    assert_eq!(settings().unfit(&template()), []);
    let strange = Settings {
        kinds: Some(Vec::new()),
        units: Some(vec![unit("BN", "UBND xã Bàu Năng", Some(3))]),
        appraisers: Some(vec![Appraiser { name: "Văn phòng".into(), criteria: vec!["I".into(), "IX".into()] }]),
        target: Some(Target { share: Percent::WHOLE, class: "Xuất sắc".into() }),
        ..Settings::default()
    };
    let unfit = [
        Unfit::Kinds { named: 0, columns: 1 },
        Unfit::UnitKind("BN".into()),
        Unfit::Appraised { appraiser: "Văn phòng".into(), number: "IX".into() },
        Unfit::TargetClass("Xuất sắc".into()),
    ];
    assert_eq!(strange.unfit(&template()), unfit);
    let set = strange.applied(template());
    assert_eq!((set.kinds, set.units[0].kind), (template().kinds, None));
}

#[test]
fn what_nobody_can_rely_on_is_refused() {
    let fault = |change: &dyn Fn(&mut Settings)| {
        let mut changed = settings();
        change(&mut changed);
        match form(changed) {
            Err(FormFault::Settings(fault)) => fault,
            other => panic!("{other:?}"),
        }
    };
    let units = |units: Vec<Unit>| move |settings: &mut Settings| settings.units = Some(units.clone());
    let twice = vec![unit("BN", "UBND xã Bàu Năng", None), unit("BN", "UBND xã Bến Củi", None)];
    assert_eq!(fault(&units(twice)), SettingsFault::SameCode("BN".into()));
    assert_eq!(fault(&units(vec![unit(" ", "UBND xã", None)])), SettingsFault::NoCode("UBND xã".into()));
    assert_eq!(fault(&units(vec![unit("A", "", None)])), SettingsFault::NoName("A".into()));
    assert!(matches!(fault(&units(vec![unit("A", "UBND\u{202e}", None)])), SettingsFault::Name(_)));
    let too_much = Percent::from_hundredths(10_001);
    assert_eq!(fault(&|set| set.target.as_mut().unwrap().share = too_much), SettingsFault::Target);
    let name = |set: &mut Settings| set.grading.as_mut().unwrap().grades[1].name = "Tốt".into();
    assert_eq!(fault(&name), SettingsFault::Grade("Tốt".into()));
    let edge = |set: &mut Settings| set.grading.as_mut().unwrap().grades[2].span.upper = Bound::Included(-1);
    assert_eq!(fault(&edge), SettingsFault::Grade("Yếu".into()));
}

#[test]
fn a_file_with_a_strange_or_doubled_member_is_refused() {
    let read_after = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_slice(&form(settings()).unwrap().to_bytes().unwrap()).unwrap();
        change(&mut file["settings"]);
        Form::read(file.to_string().as_bytes())
    };
    let strange: [&dyn Fn(&mut Value); 8] = [
        &|set| set["note"] = json!(1),
        &|set| set["grading"]["note"] = json!(1),
        &|set| set["grading"]["grades"][0]["note"] = json!(1),
        &|set| set["grading"]["conditions"][0]["note"] = json!(1),
        &|set| set["appraisers"][0]["note"] = json!(1),
        &|set| set["target"]["note"] = json!(1),
        &|set| set["units"][0]["note"] = json!(1),
        &|set| set["deadlines"][2]["within"]["note"] = json!(1),
    ];
    for change in strange {
        assert!(matches!(read_after(change), Err(FormFault::Shape(words)) if words.contains("note")));
    }
    let two_edges = read_after(&|set| set["grading"]["grades"][1]["from"] = json!(6500));
    assert_eq!(two_edges, Err(FormFault::Settings(SettingsFault::Grade("Khá".into()))));
    let two_cutoffs = read_after(&|set| set["deadlines"][0]["no_later_than"] = json!("2026-04-10"));
    assert_eq!(two_cutoffs, Err(FormFault::Settings(SettingsFault::Deadline("Gửi kế hoạch".into()))));
    let code = read_after(&|set| set["units"][1]["code"] = json!("BN"));
    assert_eq!(code, Err(FormFault::Settings(SettingsFault::SameCode("BN".into()))));
    for change in [
        (&|set: &mut Value| set["units"][0]["signer_title"] = json!("")) as &dyn Fn(&mut Value),
        &|set| set["period"] = Value::Null,
        &|set| set["name"] = json!("Đa\u{301}nh giá"),
    ] {
        assert_eq!(read_after(change), Err(FormFault::NotCanonical));
    }
}

proptest! {
    #[test]
    fn any_settings_come_back(
        texts in proptest::collection::vec("[\\PC&&[^\u{ad}]]{0,12}", 3),
        codes in proptest::collection::btree_set("[A-Z]{1,4}", 0..6),
        edges in proptest::array::uniform2(0..=10_000_i64),
        share in 0..=10_000_i64,
        included: bool,
    ) {
        let [lower, upper] = edges.map(|edge| if included { Bound::Included(edge) } else { Bound::Excluded(edge) });
        let grade = Grade { name: "Tốt".into(), span: Span { lower, upper }, requirements: Vec::new(), words: texts[0].clone() };
        let set = Settings {
            name: Some(texts[1].clone()),
            grading: Some(Grading { grades: vec![grade], ..Grading::default() }),
            target: Some(Target { share: Percent::from_hundredths(share), class: texts[2].clone() }),
            units: Some(codes.iter().map(|code| unit(code, "Đơn vị", None)).collect()),
            ..Settings::default()
        };
        let form = form(set).unwrap();
        prop_assert_eq!(Form::read(&form.to_bytes().unwrap()), Ok(form));
    }
}
