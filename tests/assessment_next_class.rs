//! The way to the next class, and bands in points: where an edge lies in the unit's own maximum.

mod assessment_support;

use assessment_support::*;
use tucham::assessment::ClassReason;
use tucham::template::{Adjustment, Basis, Ceiling, Grading, Requirement, Rule, Section, Template};
use tucham::text::Language;

#[test]
fn bands_in_points_hold_the_total_itself() {
    // 80 points reach "from 80" whatever they are of; nothing is taken out of the maximum here.
    let template = graded(Grading { basis: Basis::Points, ..classes() });
    for (first, class) in [("60", "Tốt"), ("59,99", "Khá")] {
        assert_eq!(scored(&template, first, "20").class(), class, "{first} + 20");
    }
}

#[test]
fn bands_in_points_are_read_in_proportion_once_something_is_removed() {
    // 69,25 of 71,5 is 96,85% (domain.md): "Tốt", though it is no 80 points (docs/decisions/0004).
    let sheet = template([
        leaf("I", "28,5", Rule::Free).not_applicable(tucham::template::NotApplicablePolicy::Removed),
        leaf("II", "71,5", Rule::Free),
    ]);
    let sheet = Template { grading: Grading { basis: Basis::Points, ..classes() }, ..sheet };
    // 80% of 71,5 begins at 57,20 (57,1965 rounds up), 65% at 46,48.
    let rows = [
        ("69,25", "Tốt", None),
        ("57,2", "Tốt", None),
        ("57,19", "Khá", Some(("Tốt", "0,01"))),
        ("46,48", "Khá", Some(("Tốt", "10,72"))),
        ("46,47", "Trung bình", Some(("Khá", "0,01"))),
    ];
    for (second, class, next) in rows {
        let form = Form::of(&sheet).not_applicable("I").points("II", second);
        assert_eq!((form.class().as_str(), to_next(&form)), (class, ahead(next)), "{second}");
    }
    // Nothing out: 69,25 of 100 is "Khá".
    assert_eq!(Form::of(&sheet).points("I", "0").points("II", "69,25").class(), "Khá");
}

#[test]
fn bands_out_of_another_maximum_than_a_hundred_keep_their_proportion() {
    // "Từ 64 điểm trở lên" of 80: with 16 out, 51,2 of 64.
    let sheet = template([
        leaf("I", "16", Rule::Free).not_applicable(tucham::template::NotApplicablePolicy::Removed),
        leaf("II", "64", Rule::Free),
    ]);
    let grades = vec![grade("A", from("64")), grade("B", below("64"))];
    let sheet = Template { grading: Grading { basis: Basis::Points, grades, ..Grading::default() }, ..sheet };
    for (second, class, next) in [("51,2", "A", None), ("51,19", "B", Some(("A", "0,01")))] {
        let form = Form::of(&sheet).not_applicable("I").points("II", second);
        assert_eq!((form.class().as_str(), to_next(&form)), (class, ahead(next)), "{second}");
    }
}

#[test]
fn points_to_the_next_class_are_points_of_the_same_maximum() {
    let out = leaf("III", "14", Rule::Free).not_applicable(tucham::template::NotApplicablePolicy::Removed);
    let rows = template([leaf("I", "66", Rule::Free), leaf("II", "20", Rule::Free), out]);
    let template = Template { grading: classes(), ..rows };
    // 80% of 86 begins at 68,80 (68,7957 rounds up), 65% at 55,90, 50% at 43.
    let rows = [
        ("48,79", "Khá", Some(("Tốt", "0,01"))),
        ("48,8", "Tốt", None),
        ("35,89", "Trung bình", Some(("Khá", "0,01"))),
        ("22,99", "Yếu", Some(("Trung bình", "0,01"))),
        ("0", "Yếu", Some(("Trung bình", "23"))),
    ];
    for (first, class, next) in rows {
        let form = Form::of(&template).points("I", first).points("II", "20").not_applicable("III");
        assert_eq!((form.class().as_str(), to_next(&form)), (class, ahead(next)), "{first} + 20");
    }
}

#[test]
fn a_class_above_the_ceiling_is_no_next_class() {
    let grades =
        vec![grade("Xuất sắc", from("102")), grade("Tốt", from_to_below("80", "102")), grade("Khá", below("80"))];
    let rows = [leaf("I", "100", Rule::Free), leaf("VII", "5", Rule::Free).section(Section::Bonus)];
    let held = Template { grading: Grading { grades, ..Grading::default() }, ..template(rows) };
    let open = Template { adjustment: Adjustment { ceiling: Ceiling::None, ..Adjustment::default() }, ..held.clone() };
    for (template, class, next) in [(&held, "Tốt", None), (&open, "Xuất sắc", None)] {
        let form = Form::of(template).points("I", "98").points("VII", "4");
        assert_eq!((form.class().as_str(), form.assess().classification.to_next), (class, next));
    }
    assert_eq!(to_next(&Form::of(&open).points("I", "98")), ahead(Some(("Xuất sắc", "4"))));
}

#[test]
fn points_to_the_next_class_start_from_the_sum_before_it_is_held() {
    // 1 − 3 is held at 0; "Trung bình" from 50 takes 52 more points, not 50.
    let rows = [leaf("I", "100", Rule::Free), leaf("VIII", "3", Rule::Free).section(Section::Penalty)];
    let template = Template { grading: classes(), ..template(rows) };
    for (base, lacking) in [("1", "52"), ("3", "50"), ("4", "49")] {
        let form = Form::of(&template).points("I", base).points("VIII", "3");
        assert_eq!(to_next(&form), ahead(Some(("Trung bình", lacking))), "{base} − 3");
    }
}

#[test]
fn what_points_alone_do_not_do_is_told_beside_them() {
    // 75 in all and 4 of 20 in II: 5 more points are not "Tốt" while II stays below half.
    let template = graded(classes());
    let lacking = |form: &Form<'_>| form.assess().classification.to_next.map(|next| next.lacking);
    let weak = scored(&template, "71", "4");
    let expected = ClassReason::Requirement {
        grade: 0,
        requirement: Requirement::EveryTopCriterion(percent("50")),
        criterion: weak.id("II"),
        reached: percent("20"),
    };
    assert_eq!((to_next(&weak), lacking(&weak)), (ahead(Some(("Tốt", "5"))), Some(vec![expected])));
    assert_eq!(lacking(&scored(&template, "65", "10")), Some(vec![]));
    // "Khá" takes nothing besides its band.
    assert_eq!(lacking(&scored(&template, "56", "4")), Some(vec![]));
}

#[test]
fn the_sentence_says_what_else_it_takes() {
    let template = graded(classes());
    // Points of I and II, the sentence. However many criteria fall short, the condition is said once.
    let condition = "với điều kiện không có tiêu chí lớn nào dưới 50% điểm tối đa của tiêu chí đó";
    let rows = [
        ("65", "10", Some("còn 5 điểm đạt Tốt".to_owned())),
        ("71", "4", Some(format!("còn 5 điểm đạt Tốt, {condition}"))),
        ("20", "4", Some("còn 26 điểm đạt Trung bình".to_owned())),
        ("80", "20", None),
    ];
    for (first, second, sentence) in rows {
        let class = scored(&template, first, second).assess().classification;
        assert_eq!(tucham::text::to_next(Language::vi, &template.grading, &class), sentence, "{first} + {second}");
    }
}
