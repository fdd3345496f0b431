//! Any sheet and any answers, for the laws that hold for all of them.

use super::{Form, Row, below, fixed, from, group, leaf, ratio, template};
use proptest::prelude::*;
use proptest::sample::select;
use tucham::assessment::{Answer, Evidence, Input};
use tucham::score::{Quantity, Score};
use tucham::template::{Award, Condition, Day, Grading, NotApplicablePolicy, Rule, Scope, Section, Step, Template};

/// A sheet for two kinds of body, with the built-in classes, bonuses and penalties. Groups add up as often as not: half
/// of them are printed with more or less than their parts come to.
pub fn any_sheet() -> impl Strategy<Value = Template> {
    let main = prop::collection::vec(any_row(), 1..5);
    let extra = || prop::collection::vec(any_leaf(), 0..3);
    let caps = (prop::option::of(0..500_i64), prop::option::of(0..500_i64));
    (main, extra(), extra(), caps).prop_map(|(main, bonus, penalty, (bonus_cap, penalty_cap))| {
        let bonus = bonus.into_iter().map(|row| row.section(Section::Bonus));
        let penalty = penalty.into_iter().map(|row| row.section(Section::Penalty));
        let tops = main.into_iter().chain(bonus).chain(penalty).enumerate();
        let mut sheet = template(tops.map(|(place, row)| row.numbered(place)));
        sheet.adjustment.bonus_cap = bonus_cap.map(Score::from_hundredths);
        sheet.adjustment.penalty_cap = penalty_cap.map(Score::from_hundredths);
        sheet.grading = Grading { conditions: vec![cap("1"), cap("2")], ..super::classes() };
        sheet
    })
}

/// A sheet as [`any_sheet`] and answers to it, sensible and other.
pub fn any_form() -> impl Strategy<Value = (Template, Filling)> {
    (any_sheet(), any_filling())
}

/// What is entered, row after row; a sheet with more rows starts again.
#[derive(Clone, Debug)]
pub struct Filling {
    rows: Vec<(Entry, bool, Option<Day>)>,
    kind: u16,
    conditions: Vec<&'static str>,
}

#[derive(Clone, Debug)]
enum Entry {
    /// What the rule takes, small enough to count most of the time.
    Fitting(u32, u32),
    /// Anything.
    Wild(Input),
}

impl Filling {
    /// The form of a sheet that is filled like this.
    pub fn of<'a>(&self, template: &'a Template) -> Form<'a> {
        let mut form = Form::of(template);
        form.answers.kind.0 = self.kind;
        form.answers.conditions = self.conditions.iter().map(|number| (*number).to_owned()).collect();
        let leaves = template.criteria.iter().filter_map(|(_, node)| Some((node, node.criterion.scoring.as_ref()?)));
        for ((node, scoring), (entry, out, date)) in leaves.zip(self.rows.iter().cycle()) {
            let input = match entry {
                Entry::Fitting(first, second) => fitting(&scoring.rule, *first, *second),
                Entry::Wild(input) => input.clone(),
            };
            let not_applicable = out.then(|| "Không phát sinh".to_owned());
            let evidence = date.map(|day| Evidence { date: Some(day), ..Evidence::default() });
            let answer =
                Answer { input, not_applicable, evidence: evidence.into_iter().collect(), ..Answer::default() };
            form.answers.set(node.code.clone(), answer);
        }
        form
    }
}

fn any_row() -> impl Strategy<Value = Row> {
    any_leaf().prop_recursive(3, 24, 4, |row| {
        (prop::collection::vec(row, 1..4), any_difference()).prop_map(|(parts, difference)| {
            let parts = parts.into_iter().enumerate().map(|(place, part)| part.numbered(place)).collect::<Vec<_>>();
            let printed = |sum: Score| sum.plus(Score::from_hundredths(difference)).max(Score::ZERO);
            group("", &Row::sums(&parts), parts).printed(printed)
        })
    })
}

/// How far a printed maximum is from the sum of the parts.
fn any_difference() -> impl Strategy<Value = i64> {
    prop_oneof![2 => Just(0), 1 => -2000..0_i64, 1 => 1..1000_i64]
}

/// What the rest of is rescaled: mostly one reach in a sheet, but any mixture has to add up too.
fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![2 => Just(Scope::TOP), 1 => Just(Scope::Table), 1 => (0..4_u8).prop_map(Scope::Group)]
}

fn any_leaf() -> impl Strategy<Value = Row> {
    use NotApplicablePolicy::{FullPoints, Removed, Rescaled, Zero};
    let maxima = (any_maximum(), any_maximum()).prop_map(|(first, second)| format!("{first} | {second}"));
    let policy = prop::option::of(select(vec![FullPoints, Removed, Rescaled, Zero]));
    (maxima, any_rule(), policy, any_scope(), 0..6_u8).prop_map(|(maxima, rule, policy, scope, scorer)| {
        let row = leaf("", &maxima, rule);
        let row = match policy {
            Some(Rescaled) => row.rescaled_within(scope),
            policy => policy.into_iter().fold(row, Row::not_applicable),
        };
        if scorer == 0 { row.by_superior() } else { row }
    })
}

fn any_maximum() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just("–".to_owned()),
        8 => (0..=1000_i64).prop_map(|hundredths| Score::from_hundredths(hundredths).to_string()),
    ]
}

fn any_award() -> impl Strategy<Value = Award> {
    prop_oneof![Just(Award::Maximum), (-20..1000_i64).prop_map(|points| Award::Points(Score::from_hundredths(points)))]
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let each = || (1..200_i64).prop_map(Score::from_hundredths);
    let steps = prop::collection::vec(any_award(), 1..4).prop_map(|awards| {
        Rule::Steps(awards.into_iter().map(|award| Step { label: String::new(), award, days: None }).collect())
    });
    prop_oneof![
        3 => Just(Rule::Free),
        2 => steps,
        1 => any_award().prop_map(|yes| Rule::YesNo { yes, no: fixed("0") }),
        1 => Just(ratio([(from("70"), Award::RatioOfMaximum), (below("70"), fixed("0"))])),
        1 => (each(), any_award()).prop_map(|(each, cap)| Rule::PerItem { each, cap }),
        1 => (each(), any_award()).prop_map(|(each, at_most)| Rule::Deduction { each, at_most }),
        1 => any_award().prop_map(|higher| Rule::AgainstLastYear { higher, equal: fixed("0,5"), lower: fixed("0") }),
    ]
}

fn any_filling() -> impl Strategy<Value = Filling> {
    let entry = prop_oneof![
        8 => (0..1000_u32, 0..1000_u32).prop_map(|(first, second)| Entry::Fitting(first, second)),
        1 => any_input().prop_map(Entry::Wild),
    ];
    let date = prop::option::of((1..=12_u8, 1..=28_u8).prop_map(|(month, day)| Day::new(2023, month, day).unwrap()));
    let rows = prop::collection::vec((entry, prop::bool::weighted(0.3), date), 1..20);
    let conditions = prop::collection::vec(select(vec!["1", "2", "3"]), 0..2);
    (rows, 0..2_u16, conditions).prop_map(|(rows, kind, conditions)| Filling { rows, kind, conditions })
}

fn any_input() -> impl Strategy<Value = Input> {
    let figure = || prop::option::of((0..=Quantity::LIMIT.ten_thousandths()).prop_map(Quantity::from_ten_thousandths));
    let limit = Score::LIMIT.hundredths();
    prop_oneof![
        Just(Input::Empty),
        (-limit..=limit).prop_map(|points| Input::Points(Score::from_hundredths(points))),
        any::<u16>().prop_map(Input::Choice),
        any::<u32>().prop_map(Input::Count),
        (figure(), figure()).prop_map(|(first, second)| Input::Figures { first, second }),
    ]
}

fn fitting(rule: &Rule, first: u32, second: u32) -> Input {
    match rule {
        Rule::Free => Input::Points(Score::from_hundredths(i64::from(first))),
        Rule::Steps(steps) => Input::Choice((first as usize % steps.len()) as u16),
        Rule::YesNo { .. } => Input::Choice((first % 2) as u16),
        Rule::PerItem { .. } | Rule::Deduction { .. } => Input::Count(first % 8),
        Rule::Ratio(_) | Rule::AgainstLastYear { .. } => {
            Input::Figures { first: Some(Quantity::whole(first)), second: Some(Quantity::whole(second)) }
        }
    }
}

fn cap(number: &str) -> Condition {
    super::condition(number, if number == "1" { "Khá" } else { "Trung bình" })
}
