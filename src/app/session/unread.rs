//! Fields whose text is no number: what is shown of them, and what it stops.

use crate::app::fill::Slot;
use crate::assessment::{Assessment, Input, InputKind, Problem, ProblemKind, State};
use crate::basics::OrderedMap;
use crate::dossier::Typed;
use crate::score::DecimalError;
use crate::template::{Criterion, NodeId};

/// The texts by their field: they stay there wherever the person goes meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread(OrderedMap<(NodeId, Slot), Text>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Text {
    text: String,
    error: DecimalError,
    /// Whether the field was left: while a number is being typed it may pass through what is none.
    left: bool,
}

impl Unread {
    /// Takes what a draft holds for the fields of a row. A text that was there before stays as it was marked; `left`
    /// is for those that were not.
    pub fn set_row(&mut self, id: NodeId, criterion: &Criterion, typed: &Typed, left: bool) {
        let marked = |slot: &Slot| self.0.get(&(id, *slot)).map_or(left, |text| text.left);
        let texts = typed.iter().filter(|(slot, _)| slots(criterion).contains(slot)).map(|(slot, text)| {
            let error = slot.take(text, &mut Input::Empty).err().unwrap_or(DecimalError::NotANumber);
            ((id, *slot), Text { text: text.clone(), error, left: marked(slot) })
        });
        let texts: Vec<_> = texts.collect();
        self.0.retain(|(place, _), _| *place != id);
        for (place, text) in texts {
            self.0.insert(place, text);
        }
    }

    /// Marks a field as left.
    pub fn mark(&mut self, id: NodeId, slot: Slot) {
        if let Some(text) = self.0.get_mut(&(id, slot)) {
            text.left = true;
        }
    }

    /// The text in a field that is no number.
    pub fn text(&self, id: NodeId, slot: Slot) -> Option<String> {
        self.0.get(&(id, slot)).map(|text| text.text.clone())
    }

    /// What is wrong in the fields of a row that were left.
    pub fn left(&self, id: NodeId) -> Vec<(Slot, DecimalError)> {
        let of_row = self.0.iter().filter(|((place, _), text)| *place == id && text.left);
        of_row.map(|((_, slot), text)| (*slot, text.error)).collect()
    }

    /// The problems that stop an export: a text in a row that does not count, because nothing arises there or because
    /// it is for other bodies, stops nothing.
    pub fn problems(&self, assessment: &Assessment) -> Vec<Problem> {
        let counts = |id: NodeId| assessment.outcomes.get(id.index()).is_some_and(|outcome| counts(outcome.state));
        let stopping = self.0.iter().filter(|((id, _), _)| counts(*id));
        let problem = |(&(id, _), text): (&(NodeId, Slot), &Text)| Problem {
            place: Some(id),
            kind: ProblemKind::Unreadable(text.error),
        };
        stopping.map(problem).collect()
    }
}

/// Whether what stands in the fields of a row in this state counts.
pub fn counts(state: State) -> bool {
    matches!(state, State::Open | State::Scored)
}

/// The number fields that a criterion has. What a draft of elsewhere holds for others would stop the export with
/// nothing to see.
fn slots(criterion: &Criterion) -> &'static [Slot] {
    match criterion.scoring.as_ref().map(|scoring| scoring.rule.input_kind()) {
        Some(InputKind::Points) => &[Slot::Points],
        Some(InputKind::Count) => &[Slot::Count],
        Some(InputKind::Ratio | InputKind::Years) => &[Slot::First, Slot::Second],
        Some(InputKind::Choice(_) | InputKind::ChoiceOrDay(_)) | None => &[],
    }
}

#[cfg(test)]
mod tests {
    // A test that cannot build its own template should stop there.
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::assessment::{Answer, Answers, assess};
    use crate::score::Score;
    use crate::template::{
        Adjustment, Basis, Criteria, CriterionCode, Exercise, GivenBy, Grading, Kind, KindId, NotApplicable,
        NotApplicablePolicy, Rule, Scope, Scoring, Section, Template,
    };

    fn template() -> Template {
        let scoring = Scoring {
            rule: Rule::Free,
            words: Vec::new(),
            not_applicable: Some(NotApplicable {
                policy: NotApplicablePolicy::FullPoints,
                scope: Scope::default(),
                words: String::new(),
            }),
            given_by: GivenBy::Unit,
            must_explain: false,
        };
        let criterion = Criterion {
            number: "1".to_owned(),
            text: String::new(),
            maxima: vec![Some(Score::from_hundredths(400)), None],
            scoring: Some(scoring),
            evidence: String::new(),
            section: Section::Main,
        };
        let kind = |name: &str| Kind { name: name.to_owned(), code: None };
        Template {
            title: String::new(),
            notices: Vec::new(),
            kinds: vec![kind("Phòng"), kind("Xã")],
            criteria: Criteria::new(vec![(0, criterion)]).unwrap(),
            adjustment: Adjustment::default(),
            grading: Grading { basis: Basis::Percent, grades: Vec::new(), conditions: Vec::new(), quotas: Vec::new() },
            exercise: Exercise::default(),
            units: Vec::new(),
        }
    }

    fn typed() -> Typed {
        Typed::from([(Slot::Points, "một".to_owned()), (Slot::First, "nowhere to be seen".to_owned())])
    }

    fn row() -> (Template, NodeId, Criterion) {
        let template = template();
        let (id, criterion) = template.criteria.iter().map(|(id, node)| (id, node.criterion.clone())).next().unwrap();
        (template, id, criterion)
    }

    #[test]
    fn a_text_in_a_row_that_does_not_count_stops_nothing() {
        let (template, id, criterion) = row();
        let mut unread = Unread::default();
        unread.set_row(id, &criterion, &typed(), true);
        let stopped = |kind: u16, not_applicable: Option<&str>| {
            let answer = Answer { not_applicable: not_applicable.map(str::to_owned), ..Answer::default() };
            let by_code = [(CriterionCode::from_stored("1"), answer)].into();
            let answers = Answers { kind: KindId(kind), by_code, ..Answers::default() };
            unread.problems(&assess(&template, &answers)).len()
        };
        assert_eq!(stopped(0, None), 1);
        assert_eq!(stopped(0, Some("Không có")), 0, "không phát sinh");
        assert_eq!(stopped(1, None), 0, "not for this kind");
    }

    #[test]
    fn a_text_is_marked_once_its_field_was_left_and_stays_so() {
        let (_, id, criterion) = row();
        let mut unread = Unread::default();
        unread.set_row(id, &criterion, &typed(), false);
        assert_eq!((unread.left(id), unread.text(id, Slot::Points).as_deref()), (vec![], Some("một")));
        unread.mark(id, Slot::Points);
        unread.set_row(id, &criterion, &typed(), false);
        assert_eq!(unread.left(id), [(Slot::Points, DecimalError::NotANumber)]);
        unread.set_row(id, &criterion, &Typed::new(), false);
        assert_eq!((unread.left(id), unread.text(id, Slot::Points)), (vec![], None));
    }
}
