//! The built-in workbook, read by the same importer as any other file: its sums, its rules, its other sheets.
// A test that cannot read its own workbook should stop there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{builtin, kinds};
use tucham::score::Score;
use tucham::template::{
    Basis, Ceiling, Criteria, CriterionCode, Cutoff, Day, Effect, GivenBy, KindId, Node, NotApplicablePolicy, Rule,
    Section,
};
use tucham::workbook::{DiagnosticKind, Role, TotalOf, TotalRow};

const CQ: KindId = KindId(0);
const SN: KindId = KindId(1);
const XA: KindId = KindId(2);

fn node<'a>(criteria: &'a Criteria, code: &str) -> &'a Node {
    let id = criteria.find(&CriterionCode::from_stored(code)).unwrap_or_else(|| panic!("no criterion {code}"));
    criteria.get(id).unwrap()
}

fn points(points: i64) -> Score {
    Score::from_hundredths(points * 100)
}

#[test]
fn maxima_add_up_for_every_kind_of_body() {
    let criteria = builtin().template.criteria;
    for (kind, rows) in [(CQ, 51), (SN, 46), (XA, 54)] {
        let tops: Vec<_> =
            ["I", "II", "III", "IV", "V", "VI"].map(|code| node(&criteria, code).criterion.maximum(kind)).into();
        assert_eq!(tops, [10, 10, 20, 20, 20, 20].map(|maximum| Some(points(maximum))), "{kind:?}");
        let leaves =
            criteria.iter().filter(|(_, node)| node.criterion.is_leaf() && node.criterion.section == Section::Main);
        let leaves: Vec<_> = leaves.filter_map(|(_, node)| Some((node, node.criterion.maximum(kind)?))).collect();
        assert_eq!(leaves.len(), rows, "{kind:?}");
        assert_eq!(leaves.iter().map(|(_, maximum)| *maximum).sum::<Score>(), points(100));
        let own = leaves.iter().filter(|(node, _)| node.criterion.scoring.as_ref().unwrap().given_by == GivenBy::Unit);
        assert_eq!(own.map(|(_, maximum)| *maximum).sum::<Score>(), points(95));
    }
}

#[test]
fn every_row_has_the_rule_that_was_meant() {
    let criteria = builtin().template.criteria;
    let is = |codes: &str, fits: fn(&Rule) -> bool| {
        for code in codes.split_whitespace() {
            let rule = &node(&criteria, code).criterion.scoring.as_ref().unwrap().rule;
            assert!(fits(rule), "{code}: {rule:?}");
        }
        codes.split_whitespace().count()
    };
    let proportional =
        |rule: &Rule| matches!(rule, Rule::Ratio(_)) && rule.awards().iter().any(|award| award.is_proportional());
    let banded =
        |rule: &Rule| matches!(rule, Rule::Ratio(_)) && !rule.awards().iter().any(|award| award.is_proportional());
    let count = [
        is("I/1/1.1 I/2 I/4 I/6 II/5 III/1 V/1 V/3 V/6 VI/2 VI/6 VI/7", |rule| matches!(rule, Rule::Steps(_))),
        is("IV/2", |rule| matches!(rule, Rule::AgainstLastYear { .. })),
        is("I/1/1.2 II/6 III/5 III/6 III/7 IV/4 IV/10 V/2 VI/4 VI/8 VI/9 VI/10", |rule| {
            matches!(rule, Rule::YesNo { .. })
        }),
        is("I/3/3.1 II/2 III/3 IV/3 IV/6 IV/8 V/4 VI/1", proportional),
        is("II/1 II/3 II/7 III/4 IV/1 IV/5 V/5 V/7 VI/5", banded),
        is("I/3/3.2 III/2 III/8 IV/11 V/8 VI/3 VI/11 VII/1 VII/2", |rule| matches!(rule, Rule::PerItem { .. })),
        is("I/5 II/4 IV/9 V/9 VIII/1 VIII/2", |rule| matches!(rule, Rule::Deduction { .. })),
        is("II/8 IV/7 III/9 VI/12", |rule| matches!(rule, Rule::Free)),
    ];
    let leaves = criteria.iter().filter(|(_, node)| node.criterion.is_leaf()).count();
    assert_eq!(count.iter().sum::<usize>(), leaves, "a row is missing from this table");
}

#[test]
fn every_row_allows_the_exception_that_was_meant() {
    let criteria = builtin().template.criteria;
    let with = |policy: Option<NotApplicablePolicy>| {
        let leaves = criteria.iter().filter_map(|(_, node)| Some((node, node.criterion.scoring.as_ref()?)));
        let fitting =
            leaves.filter(|(_, scoring)| scoring.not_applicable.as_ref().map(|allowed| allowed.policy) == policy);
        fitting.map(|(node, _)| node.code.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(with(Some(NotApplicablePolicy::FullPoints)), ["I/6", "II/2", "II/7", "III/4", "III/7", "V/5", "VI/5"]);
    assert_eq!(with(Some(NotApplicablePolicy::Removed)), ["II/3", "IV/2", "IV/3", "IV/4", "V/6", "VI/6", "VI/8"]);
    assert_eq!(with(Some(NotApplicablePolicy::Rescaled)), ["III/3"]);
    assert_eq!(with(Some(NotApplicablePolicy::Zero)), ["IV/5", "IV/8", "VI/3"]);
    let by_superior = criteria.iter().filter(|(_, node)| {
        node.criterion.scoring.as_ref().is_some_and(|scoring| scoring.given_by == GivenBy::Superior)
    });
    let codes: Vec<_> = by_superior.map(|(_, node)| node.code.as_str()).collect();
    assert_eq!(codes, ["III/9", "VI/12", "VIII/1", "VIII/2"]);
    let explained =
        criteria.iter().filter(|(_, node)| node.criterion.scoring.as_ref().is_some_and(|scoring| scoring.must_explain));
    assert_eq!(explained.map(|(_, node)| node.code.as_str()).collect::<Vec<_>>(), ["II/8", "IV/7"]);
}

#[test]
fn bonus_and_penalty_stand_apart() {
    let template = builtin().template;
    let section = |code: &str| node(&template.criteria, code).criterion.section;
    assert_eq!(
        (section("VI/12"), section("VII/1"), section("VIII/2")),
        (Section::Main, Section::Bonus, Section::Penalty)
    );
    let maximum = |code: &str| node(&template.criteria, code).criterion.maximum(XA);
    assert_eq!(
        (maximum("VII/1"), maximum("VIII/1"), maximum("VIII/2")),
        (Some(points(2)), Some(points(2)), Some(points(1)))
    );
    assert_eq!(template.adjustment.bonus_cap, Some(points(3)));
    assert_eq!(template.adjustment.penalty_cap, Some(points(3)));
    assert_eq!(template.adjustment.ceiling, Ceiling::Maximum);
}

#[test]
fn the_other_sheets_are_read() {
    let template = builtin().template;
    let grades: Vec<_> = template.grading.grades.iter().map(|grade| grade.name.as_str()).collect();
    assert_eq!((template.grading.basis, grades), (Basis::Percent, vec!["Tốt", "Khá", "Trung bình", "Yếu"]));
    let effects: Vec<_> = template.grading.conditions.iter().map(|one| (one.effect.clone(), one.stated_by)).collect();
    let at_most = |grade: &str| Effect::AtMost(grade.to_owned());
    assert_eq!(
        effects,
        [
            (Effect::Disqualified, GivenBy::Superior),
            (at_most("Khá"), GivenBy::Unit),
            (at_most("Khá"), GivenBy::Superior),
            (at_most("Trung bình"), GivenBy::Superior),
        ]
    );
    assert_eq!(template.grading.quotas.len(), 1);

    let exercise = &template.exercise;
    assert_eq!((exercise.code.as_str(), exercise.period.as_str()), ("DVCQ-2023", "2023"));
    let before = |month, day| Cutoff::Before(Day::new(2023, month, day).unwrap());
    assert_eq!(exercise.deadline("Gửi kế hoạch").unwrap().cutoff, before(4, 10));
    assert_eq!(exercise.deadline("Gửi hồ sơ chấm điểm").unwrap().cutoff, before(10, 20));
    assert_eq!(exercise.addressee.as_ref().unwrap().name, "UBND huyện (qua Phòng Nội vụ)");
    assert_eq!(exercise.data_period.unwrap().last, Day::new(2023, 10, 15));
    let appraisers: Vec<_> =
        exercise.appraisers.iter().map(|one| (one.name.as_str(), one.criteria.join(" "))).collect();
    let expected = [("Phòng Nội vụ", "I II III IV V VI".to_owned()), ("Văn phòng HĐND và UBND", "I III IV".to_owned())];
    assert_eq!(appraisers, expected);

    let codes: Vec<_> = template.kinds.iter().map(|kind| kind.code.as_deref().unwrap_or_default()).collect();
    assert_eq!(codes, ["CQ", "SN", "XA"]);
    let of = |kind| template.units.iter().filter(|unit| unit.kind == Some(kind)).count();
    assert_eq!((of(CQ), of(SN), of(XA)), (5, 0, 11));
}

#[test]
fn notes_below_the_table_are_kept() {
    let remarks = builtin().template.exercise.remarks;
    let marks: Vec<_> = remarks.iter().map(|(mark, _)| mark.as_str()).filter(|mark| mark.starts_with('(')).collect();
    assert_eq!(marks, ["(1)", "(2)", "(3)"]);
}

#[test]
fn it_says_that_it_is_an_illustration() {
    let template = builtin().template;
    assert_eq!(template.title, "BẢNG TIÊU CHÍ CHẤM ĐIỂM, XẾP LOẠI CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2023");
    let [notice] = template.notices.as_slice() else { panic!("{:?}", template.notices) };
    assert!(notice.starts_with("Bảng minh họa, dựng từ các nhiệm vụ nêu trong Kế hoạch"), "{notice}");
    assert!(notice.ends_with("Phải thay bằng phụ lục chính thức trước khi sử dụng."), "{notice}");
}

#[test]
fn nothing_in_it_needs_a_look() {
    assert_eq!(kinds(&builtin()), [DiagnosticKind::KeptNotUsed]);
}

#[test]
fn answers_have_their_cells() {
    let imported = builtin();
    let cell = |code: &str, role: Role| {
        let id = imported.template.criteria.find(&CriterionCode::from_stored(code)).unwrap();
        imported.layout.cell(id, role).unwrap()
    };
    assert_eq!(cell("I", Role::SelfPoints).to_string(), "J10");
    assert_eq!(cell("I/1/1.1", Role::SelfPoints).to_string(), "J12");
    assert_eq!(cell("I/1/1.1", Role::Figures).to_string(), "I12");
    assert_eq!(cell("I/1/1.1", Role::Explanation).to_string(), "K12");
    assert_eq!(cell("I/1/1.1", Role::InCharge).to_string(), "L12");
    assert_eq!(cell("VIII/2", Role::AppraisedPoints).to_string(), "M81");
    assert!(
        imported.layout.is_formula(cell("I", Role::SelfPoints))
            && !imported.layout.is_formula(cell("II/1", Role::SelfPoints))
    );
    assert_eq!(imported.layout.totals, [TotalRow { row: 74, of: TotalOf::Main }]);
    let unit = imported.layout.unit.unwrap();
    assert_eq!((unit.cell.to_string().as_str(), unit.label.as_str()), ("A1", ""));
}
