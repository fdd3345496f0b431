//! What a template asks of a unit, and what was answered besides.
//!
//! The scoring engine passes over what nobody asked, and no cell and no table shows it. So it is not signed, and where
//! another program signed it, the receiver is told: points that a unit wrote into the superior's row, seen by nobody,
//! would count in the superior's hands.

use super::bounds::shown;
use crate::assessment::{Answer, Answers, Input};
use crate::basics::OrderedMap;
use crate::template::{Criteria, CriterionCode, GivenBy, Grading, KindId, Node, Template};
use serde::{Deserialize, Serialize};

/// Something that was answered and is not asked of the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unasked {
    /// An answer to a criterion that the template lacks; its code.
    Unknown(String),
    /// An answer where the unit is asked nothing: to a group, to a row that is not for its kind of body, or points where
    /// only the superior gives them. The row's code.
    Row(String),
    /// A condition that the template lacks; its number.
    Condition(String),
    /// A condition that only the superior states; its number.
    ConditionOfSuperior(String),
}

/// How much a unit may say in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    /// Everything but points.
    Words,
    All,
}

/// What nobody asked, in the order of codes, conditions last. Nothing is said about rows where the template lacks the
/// unit's kind, which alone would make every row a stranger's.
pub fn unasked(template: &Template, answers: &Answers) -> Vec<Unasked> {
    let rows = rows(&template.criteria, answers.kind);
    let known_kind = usize::from(answers.kind.0) < template.kinds.len();
    let given = answers.by_code.iter().filter(|(_, answer)| **answer != Answer::default());
    let criteria = given.filter_map(|(code, answer)| match rows.get(code) {
        None => Some(Unasked::Unknown(shown(code.as_str()))),
        Some(asked) => (known_kind && asked.of(answer) != *answer).then(|| Unasked::Row(shown(code.as_str()))),
    });
    let known = conditions(&template.grading);
    let conditions = answers.conditions.iter().filter_map(|number| match known.get(number.as_str()) {
        None => Some(Unasked::Condition(shown(number))),
        Some(GivenBy::Superior) => Some(Unasked::ConditionOfSuperior(shown(number))),
        Some(GivenBy::Unit) => None,
    });
    criteria.chain(conditions).collect()
}

/// The answers without what nobody asked; they come to the same.
pub(super) fn asked(template: &Template, answers: &Answers) -> Answers {
    let rows = rows(&template.criteria, answers.kind);
    let mut asked = Answers { kind: answers.kind, ..Answers::default() };
    for (code, answer) in answers.by_code.iter() {
        let row = rows.get(code).copied().unwrap_or(Asked::Nothing);
        asked.set(code.clone(), row.of(answer));
    }
    let known = conditions(&template.grading);
    let stated = answers.conditions.iter().filter(|number| known.get(number.as_str()) == Some(&GivenBy::Unit));
    asked.conditions = stated.cloned().collect();
    asked
}

impl Asked {
    fn at(node: &Node, kind: KindId) -> Self {
        match &node.criterion.scoring {
            None => Self::Nothing,
            Some(_) if node.criterion.maximum(kind).is_none() => Self::Nothing,
            Some(scoring) if scoring.given_by == GivenBy::Superior => Self::Words,
            Some(_) => Self::All,
        }
    }

    /// What of an answer was asked.
    fn of(self, answer: &Answer) -> Answer {
        match self {
            Self::Nothing => Answer::default(),
            Self::Words => Answer { input: Input::Empty, not_applicable: None, ..answer.clone() },
            Self::All => answer.clone(),
        }
    }
}

fn rows(criteria: &Criteria, kind: KindId) -> OrderedMap<&CriterionCode, Asked> {
    criteria.iter().map(|(_, node)| (&node.code, Asked::at(node, kind))).collect()
}

/// Who states the condition of a number; the unit, where a number stands for two and one of them is the unit's.
fn conditions(grading: &Grading) -> OrderedMap<&str, GivenBy> {
    let by = |who| grading.conditions.iter().filter(move |condition| condition.stated_by == who);
    let in_order = by(GivenBy::Superior).chain(by(GivenBy::Unit));
    in_order.map(|condition| (condition.number.as_str(), condition.stated_by)).collect()
}
