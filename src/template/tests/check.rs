//! What is odd about a template as a whole.

use super::{fixed, group, leaf, percent, points};
use crate::score::{Percent, Score};
use crate::template::{
    Adjustment, Award, Basis, Ceiling, Condition, Criteria, Criterion, Effect, Exercise, FlawKind, GivenBy, Grade,
    Grading, Kind, KindId, Misfit, RatioBand, Rule, Section, Span, Template, check,
};
use std::ops::Bound::{Excluded, Included, Unbounded};

fn template(rows: Vec<(u8, Criterion)>) -> Template {
    let kinds = rows.first().map_or(1, |(_, row)| row.maxima.len());
    Template {
        title: String::new(),
        notices: Vec::new(),
        kinds: vec![Kind { name: String::new(), code: None }; kinds],
        criteria: Criteria::new(rows).unwrap(),
        adjustment: Adjustment::default(),
        grading: Grading::default(),
        exercise: Exercise::default(),
        units: Vec::new(),
    }
}

/// The flaws with the code of their criterion.
fn flaws(template: &Template) -> Vec<(String, FlawKind)> {
    let code = |place| template.criteria.get(place).map(|node| node.code.to_string());
    let flaws = check(template).into_iter();
    flaws.map(|flaw| (flaw.place.and_then(code).unwrap_or_default(), flaw.kind)).collect()
}

fn kinds(template: &Template) -> Vec<FlawKind> {
    check(template).into_iter().map(|flaw| flaw.kind).collect()
}

#[test]
fn parts_have_to_add_up_for_every_kind() {
    let template = template(vec![
        (0, group("I", &["10", "10"])),
        (1, group("1", &["4", "4"])),
        (2, leaf("1.1", &["4", "3"], Rule::Free)),
        (1, leaf("2", &["6", "–"], Rule::Free)),
        (0, group("II", &["–", "2"])),
        (1, leaf("1", &["–", "2"], Rule::Free)),
    ]);
    let differs = |maximum, sum| FlawKind::SumDiffers { kind: KindId(1), maximum: points(maximum), sum: points(sum) };
    assert_eq!(flaws(&template), [("I".to_owned(), differs("10", "4")), ("I/1".to_owned(), differs("4", "3"))]);
}

#[test]
fn a_heading_of_bonuses_names_a_cap_not_a_sum() {
    let template = template(vec![
        (0, Criterion { section: Section::Bonus, ..group("VII", &["3"]) }),
        (1, leaf("1", &["2"], Rule::Free)),
        (1, leaf("2", &["2"], Rule::Free)),
    ]);
    assert_eq!(flaws(&template), []);
}

#[test]
fn a_rule_may_not_give_more_than_the_maximum_of_any_kind() {
    let steps = |award| Rule::YesNo { yes: award, no: fixed("0") };
    let above = |kind, award, maximum| FlawKind::AwardAboveMaximum {
        kind: KindId(kind),
        award: points(award),
        maximum: points(maximum),
    };
    // maxima, rule, flaws
    let rows: [(&[&str], Rule, Vec<FlawKind>); 8] = [
        (&["2", "1,5"], steps(fixed("2")), vec![above(1, "2", "1,5")]),
        (&["2", "1,5"], steps(Award::Maximum), vec![]),
        (&["2", "–"], steps(fixed("2")), vec![]),
        (&["1"], Rule::PerItem { each: points("1"), cap: fixed("2") }, vec![above(0, "2", "1")]),
        (&["1"], Rule::Deduction { each: points("1"), at_most: fixed("2") }, vec![above(0, "2", "1")]),
        (&["-2"], Rule::Free, vec![FlawKind::NegativeMaximum { kind: KindId(0), maximum: points("-2") }]),
        (&["2"], steps(fixed("-1")), vec![FlawKind::AwardBelowZero { award: points("-1") }]),
        (&["0"], Rule::Free, vec![]),
    ];
    for (maxima, rule, expected) in rows {
        assert_eq!(kinds(&template(vec![(0, leaf("1", maxima, rule.clone()))])), expected, "{maxima:?} {rule:?}");
    }
    let ratio = Rule::Ratio(vec![RatioBand {
        span: Span { lower: Unbounded, upper: Unbounded },
        award: Award::RatioOf(points("4")),
    }]);
    assert_eq!(kinds(&template(vec![(0, leaf("1", &["3"], ratio))])), [above(0, "4", "3")]);
}

#[test]
fn bands_of_a_ratio_cover_it_once() {
    let at = percent;
    let gap = |lower, upper| FlawKind::Bands(Misfit::Gap(Span { lower, upper }));
    let overlap = |lower, upper| FlawKind::Bands(Misfit::Overlap(Span { lower, upper }));
    let band = |(lower, upper)| RatioBand { span: Span { lower, upper }, award: fixed("0") };
    // bands, flaws
    let rows = [
        (
            vec![
                (Excluded(at("90")), Unbounded),
                (Included(at("70")), Included(at("90"))),
                (Unbounded, Excluded(at("70"))),
            ],
            vec![],
        ),
        (vec![(Included(at("100")), Unbounded), (Included(at("0")), Excluded(at("100")))], vec![]),
        // "Trên 90", "dưới 90": who stands at 90% has no band.
        (
            vec![(Excluded(at("90")), Unbounded), (Unbounded, Excluded(at("90")))],
            vec![gap(Included(at("90")), Included(at("90")))],
        ),
        // "Từ 90", "đến 90": who stands at 90% has two.
        (
            vec![(Included(at("90")), Unbounded), (Unbounded, Included(at("90")))],
            vec![overlap(Included(at("90")), Included(at("90")))],
        ),
        // "Từ 80", "đến 79": ratios lie dense.
        (
            vec![(Included(at("80")), Unbounded), (Unbounded, Included(at("79")))],
            vec![gap(Excluded(at("79")), Excluded(at("80")))],
        ),
        (vec![(Included(at("50")), Unbounded)], vec![gap(Included(at("0")), Excluded(at("50")))]),
        (vec![(Unbounded, Excluded(at("100")))], vec![gap(Included(at("100")), Included(at("100")))]),
        (
            vec![
                (Included(at("80")), Unbounded),
                (Included(at("50")), Excluded(at("90"))),
                (Unbounded, Excluded(at("40"))),
            ],
            vec![gap(Included(at("40")), Excluded(at("50"))), overlap(Included(at("80")), Excluded(at("90")))],
        ),
        (vec![], vec![gap(Included(at("0")), Included(at("100")))]),
        // A band that holds nothing is no band.
        (vec![(Unbounded, Unbounded), (Included(at("90")), Excluded(at("80")))], vec![]),
    ];
    for (bands, expected) in rows {
        let rule = Rule::Ratio(bands.iter().copied().map(band).collect());
        assert_eq!(kinds(&template(vec![(0, leaf("1", &["2"], rule))])), expected, "{bands:?}");
    }
}

/// A template of 100 points with these classes.
fn graded(grading: Grading) -> Template {
    Template { grading, ..template(vec![(0, leaf("I", &["100"], Rule::Free))]) }
}

fn grade(lower: std::ops::Bound<i64>, upper: std::ops::Bound<i64>) -> Grade {
    Grade { name: "Tốt".to_owned(), span: Span { lower, upper }, requirements: Vec::new(), words: String::new() }
}

#[test]
fn classes_cover_what_can_be_reached_once_and_from_the_best_down() {
    let gap = |lower, upper| FlawKind::Classes(Misfit::Gap(Span { lower, upper }));
    let of = |grades, basis| graded(Grading { grades, basis, ..Grading::default() });
    let good =
        vec![grade(Included(8000), Unbounded), grade(Included(5000), Excluded(8000)), grade(Unbounded, Excluded(5000))];
    assert_eq!(kinds(&of(good.clone(), Basis::Percent)), []);
    assert_eq!(kinds(&of(good.clone(), Basis::Points)), []);
    // Rounded at two decimals nothing lies between 79,99 and 80.
    let units = vec![grade(Included(8000), Included(10_000)), grade(Included(0), Included(7999))];
    assert_eq!(kinds(&of(units.clone(), Basis::Percent)), []);
    let units = of(units, Basis::Percent);
    let open = Template { adjustment: Adjustment { ceiling: Ceiling::None, ..Adjustment::default() }, ..units };
    assert_eq!(kinds(&open), [gap(Included(10_001), Unbounded)]);

    let holed = vec![grade(Included(8000), Unbounded), grade(Included(0), Excluded(6500))];
    assert_eq!(kinds(&of(holed, Basis::Points)), [gap(Included(6500), Excluded(8000))]);
    let turned = good.into_iter().rev().collect();
    assert_eq!(kinds(&of(turned, Basis::Percent)), [0, 1].map(|grade| FlawKind::ClassOrder { grade }));
}

#[test]
fn conditions_name_a_class_and_have_a_number_of_their_own() {
    let condition = |number: &str, effect| Condition {
        number: number.to_owned(),
        text: String::new(),
        effect,
        stated_by: GivenBy::Unit,
    };
    let conditions = vec![
        condition("1", Effect::Disqualified),
        condition("2", Effect::AtMost("Tốt".to_owned())),
        condition("2", Effect::AtMost("Giỏi".to_owned())),
    ];
    let grades = vec![grade(Unbounded, Unbounded)];
    let expected = [FlawKind::UnknownClass { condition: 2 }, FlawKind::RepeatedCondition { condition: 2 }];
    assert_eq!(kinds(&graded(Grading { grades, conditions, ..Grading::default() })), expected);
}

#[test]
fn the_largest_figures_do_no_harm() {
    let most = Score::from_hundredths(i64::MAX);
    let row = Criterion { maxima: vec![Some(most)], ..leaf("1", &["1"], Rule::Free) };
    let all = Criterion { maxima: vec![Some(most)], ..group("I", &["1"]) };
    let band = |lower, upper| RatioBand { span: Span { lower, upper }, award: fixed("0") };
    let edge = Percent::from_hundredths(i64::MIN);
    let rule = Rule::Ratio(vec![band(Excluded(edge), Included(Percent::from_hundredths(i64::MAX)))]);
    let wide = leaf("2", &["1"], rule);
    assert_eq!(kinds(&template(vec![(0, all), (1, row.clone()), (1, row), (0, wide)])), []);
}
