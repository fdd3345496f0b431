//! Templates as a tree of rows.

use super::{from, from_to_below, points};
use std::ops::Bound;
use tucham::score::Score;
use tucham::template::{
    Adjustment, Condition, Criteria, Criterion, Effect, Exercise, GivenBy, Grade, Grading, Kind, NotApplicable,
    NotApplicablePolicy, Requirement, Rule, Scope, Scoring, Section, Span, Template,
};

/// A row of the sheet with what stands below it.
#[derive(Clone, Debug)]
pub struct Row {
    criterion: Criterion,
    parts: Vec<Row>,
}

/// A group. `maxima` is a cell for each kind, `2 | 1,5 | –`; a blank cell is none, as on a heading of bonuses.
pub fn group(number: &str, maxima: &str, parts: impl IntoIterator<Item = Row>) -> Row {
    Row { criterion: criterion(number, maxima), parts: parts.into_iter().collect() }
}

/// A criterion with its rule.
pub fn leaf(number: &str, maxima: &str, rule: Rule) -> Row {
    let scoring =
        Scoring { rule, words: Vec::new(), not_applicable: None, given_by: GivenBy::Unit, must_explain: false };
    Row { criterion: Criterion { scoring: Some(scoring), ..criterion(number, maxima) }, parts: Vec::new() }
}

fn criterion(number: &str, maxima: &str) -> Criterion {
    let cell = |cell: &str| (!matches!(cell, "" | "–")).then(|| points(cell));
    Criterion {
        number: number.to_owned(),
        text: String::new(),
        maxima: maxima.split('|').map(|maximum| cell(maximum.trim())).collect(),
        scoring: None,
        evidence: String::new(),
        section: Section::Main,
    }
}

impl Row {
    /// "Không phát sinh": what becomes of it.
    #[must_use]
    pub fn not_applicable(mut self, policy: NotApplicablePolicy) -> Self {
        self.scoring().not_applicable = Some(NotApplicable { policy, scope: Scope::TOP, words: String::new() });
        self
    }

    /// "Không phát sinh": the rest of `scope` is rescaled.
    #[must_use]
    pub fn rescaled_within(mut self, scope: Scope) -> Self {
        let policy = NotApplicablePolicy::Rescaled;
        self.scoring().not_applicable = Some(NotApplicable { policy, scope, words: String::new() });
        self
    }

    /// With other printed maxima than those that its parts come to.
    #[must_use]
    pub fn printed(mut self, change: impl Fn(Score) -> Score) -> Self {
        self.criterion.maxima.iter_mut().flatten().for_each(|maximum| *maximum = change(*maximum));
        self
    }

    /// "Điểm do cấp trên chấm".
    #[must_use]
    pub fn by_superior(mut self) -> Self {
        self.scoring().given_by = GivenBy::Superior;
        self
    }

    /// "Phải giải trình".
    #[must_use]
    pub fn must_explain(mut self) -> Self {
        self.scoring().must_explain = true;
        self
    }

    /// What its points, and those of everything below it, are for.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.criterion.section = section;
        self
    }

    /// With another printed number.
    #[must_use]
    pub fn numbered(mut self, place: usize) -> Self {
        self.criterion.number = (place + 1).to_string();
        self
    }

    /// The cells of a group whose parts these are.
    pub fn sums(parts: &[Row]) -> String {
        let kinds = parts.first().map_or(0, |part| part.criterion.maxima.len());
        let cell = |kind: usize| {
            let maxima = parts.iter().filter_map(|part| *part.criterion.maxima.get(kind)?).collect::<Vec<_>>();
            if maxima.is_empty() { "–".to_owned() } else { maxima.into_iter().sum::<Score>().to_string() }
        };
        (0..kinds).map(cell).collect::<Vec<_>>().join("|")
    }

    fn scoring(&mut self) -> &mut Scoring {
        self.criterion.scoring.as_mut().unwrap()
    }

    fn flatten(self, depth: u8, rows: &mut Vec<(u8, Criterion)>) {
        rows.push((depth, self.criterion));
        self.parts.into_iter().for_each(|part| part.flatten(depth + 1, rows));
    }
}

/// A template of these top criteria, without classes. Kinds are named CQ, SN, XA in the order of the cells.
pub fn template(tops: impl IntoIterator<Item = Row>) -> Template {
    let mut rows = Vec::new();
    tops.into_iter().for_each(|top| top.flatten(0, &mut rows));
    let kinds = rows.first().map_or(1, |(_, top)| top.maxima.len());
    let kinds = ["CQ", "SN", "XA"].into_iter().take(kinds);
    Template {
        title: String::new(),
        notices: Vec::new(),
        kinds: kinds.map(|code| Kind { name: code.to_owned(), code: Some(code.to_owned()) }).collect(),
        criteria: Criteria::new(rows).unwrap(),
        adjustment: Adjustment::default(),
        grading: Grading::default(),
        exercise: Exercise::default(),
        units: Vec::new(),
    }
}

/// The built-in classes (builtin-template.md, section 2): Tốt from 80% with no top criterion below half of its
/// maximum, Khá from 65%, Trung bình from 50%, Yếu.
pub fn classes() -> Grading {
    let half = Requirement::EveryTopCriterion(super::percent("50"));
    Grading {
        grades: vec![
            Grade { requirements: vec![half], ..grade("Tốt", from("80")) },
            grade("Khá", from_to_below("65", "80")),
            grade("Trung bình", from_to_below("50", "65")),
            grade("Yếu", Span { lower: Bound::Unbounded, upper: Bound::Excluded("50") }),
        ],
        ..Grading::default()
    }
}

/// A class with its band, in points or per cent.
pub fn grade(name: &str, span: Span<&str>) -> Grade {
    let span = span.map(|edge| points(edge).hundredths());
    Grade { name: name.to_owned(), span, requirements: Vec::new(), words: String::new() }
}

/// A condition that the unit states: `"Khá"` caps there, an empty name disqualifies.
pub fn condition(number: &str, at_most: &str) -> Condition {
    let effect = if at_most.is_empty() { Effect::Disqualified } else { Effect::AtMost(at_most.to_owned()) };
    Condition { number: number.to_owned(), text: String::new(), effect, stated_by: GivenBy::Unit }
}

/// Bonus and penalty capped at these points.
pub fn capped(bonus: &str, penalty: &str) -> Adjustment {
    let cap = |text: &str| Some(points(text)).filter(|cap| *cap > Score::ZERO);
    Adjustment { bonus_cap: cap(bonus), penalty_cap: cap(penalty), ..Adjustment::default() }
}
