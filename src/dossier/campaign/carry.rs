//! The answers of a draft on the new version of what asks.

use super::changes::{Pairs, kinds, pairs, words};
use crate::assessment::{Answer, Input};
use crate::basics::{OrderedMap, OrderedSet};
use crate::dossier::{Draft, Typed};
use crate::template::{CriterionCode, GivenBy, KindId, Node, Rule, Step, Template};
use std::mem::discriminant;

/// Something of a draft that did not come along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCarried {
    /// The whole answer to a criterion that is not there any more; its code in the old version.
    Removed(CriterionCode),
    /// What was entered for a criterion, because its points are given in another way now; its code in the new version.
    /// Explanation and evidence came along.
    Rule(CriterionCode),
    /// The points of a criterion, because they are above its maximum now; its code in the new version.
    AboveMaximum(CriterionCode),
    /// The step that was chosen is not offered any more; the criterion's code in the new version.
    Step(CriterionCode),
    /// That there was nothing to do, because the criterion does not allow it any more; its code in the new version.
    NotApplicable(CriterionCode),
    /// What was entered for a criterion that only the superior scores now; its code in the new version.
    BySuperior(CriterionCode),
    /// The kind of body, because there is none of its name any more: the first one stands in its place.
    Kind,
    /// A condition that is not there any more, says something else, or is stated by somebody else; its number.
    Condition(String),
}

/// The draft as it would be on the new version, and what of it did not come along. The draft itself stays as it is; the one
/// that comes back still names the old form, and has the old id: whoever keeps it gives it both ([`Draft::under`]).
pub fn carry_over(draft: &Draft, old: &Template, new: &Template) -> (Draft, Vec<NotCarried>) {
    let (kind, mut lost) = kind(draft.answers.kind, old, new);
    let mut carried = Draft { unreadable: OrderedMap::new(), ..draft.clone() };
    carried.answers.kind = kind;
    carried.answers.by_code = OrderedMap::new();
    carried.answers.conditions = conditions(draft, old, new, &mut lost);
    let (pairs, index) = (pairs(old, new), old.criteria.index());
    for (code, answer) in draft.answers.by_code.iter() {
        let before = index.get(code).and_then(|id| old.criteria.get(*id));
        match before.zip(pairs.get(code)) {
            Some((before, now)) => {
                let answer = on_row(answer, before, now, kind, &mut lost);
                carried.answers.set(now.code.clone(), answer);
            }
            None if *answer == Answer::default() => {}
            None => lost.push(NotCarried::Removed(code.clone())),
        }
    }
    carried.unreadable = unreadable(draft, old, &pairs, &mut lost);
    (carried, lost)
}

/// The kind of the same name, or else the first.
fn kind(kind: KindId, old: &Template, new: &Template) -> (KindId, Vec<NotCarried>) {
    let place = kinds(old, new).iter().position(|before| *before == Some(kind));
    match place.and_then(|place| u16::try_from(place).ok()) {
        Some(place) => (KindId(place), Vec::new()),
        None => (KindId(0), vec![NotCarried::Kind]),
    }
}

fn conditions(draft: &Draft, old: &Template, new: &Template, lost: &mut Vec<NotCarried>) -> OrderedSet<String> {
    let said = |template: &Template, number: &str| {
        let found = template.grading.conditions.iter().find(|condition| condition.number == number);
        found.map(|condition| (words(&condition.text), condition.stated_by))
    };
    let stays = |number: &&String| {
        let stays = said(old, number).is_some() && said(old, number) == said(new, number);
        if !stays {
            lost.push(NotCarried::Condition((*number).clone()));
        }
        stays
    };
    draft.answers.conditions.iter().filter(stays).cloned().collect()
}

/// Texts that are no numbers stay where their field still is one; what does not stay is said once.
fn unreadable(
    draft: &Draft,
    old: &Template,
    pairs: &Pairs<'_>,
    lost: &mut Vec<NotCarried>,
) -> OrderedMap<CriterionCode, Typed> {
    let index = old.criteria.index();
    let mut kept = OrderedMap::new();
    for (code, typed) in draft.unreadable.iter() {
        let before = index.get(code).and_then(|id| old.criteria.get(*id));
        let why = match before.zip(pairs.get(code)) {
            Some((_, now)) if is_by_superior(now) => NotCarried::BySuperior(now.code.clone()),
            Some((before, now)) if same_kind(before, now) => {
                kept.insert(now.code.clone(), typed.clone());
                continue;
            }
            Some((_, now)) => NotCarried::Rule(now.code.clone()),
            None => NotCarried::Removed(code.clone()),
        };
        if !lost.contains(&why) {
            lost.push(why);
        }
    }
    kept
}

/// An answer as the new row takes it.
fn on_row(answer: &Answer, old: &Node, new: &Node, kind: KindId, lost: &mut Vec<NotCarried>) -> Answer {
    let mut answer = answer.clone();
    let code = || new.code.clone();
    match input(&answer.input, old, new, kind) {
        Ok(input) => answer.input = input,
        Err(why) => {
            answer.input = Input::Empty;
            lost.push(why(code()));
        }
    }
    let allows = new.criterion.scoring.as_ref().is_some_and(|scoring| scoring.not_applicable.is_some());
    let allows = allows && !is_by_superior(new);
    if answer.not_applicable.is_some() && !allows {
        answer.not_applicable = None;
        lost.push(NotCarried::NotApplicable(code()));
    }
    answer
}

/// What was entered, as the new rule takes it, or why it does not.
fn input(input: &Input, old: &Node, new: &Node, kind: KindId) -> Result<Input, fn(CriterionCode) -> NotCarried> {
    let Some(scoring) = new.criterion.scoring.as_ref().filter(|_| !input.is_empty()) else { return Ok(input.clone()) };
    if is_by_superior(new) {
        return Err(NotCarried::BySuperior);
    }
    if !same_kind(old, new) {
        return Err(NotCarried::Rule);
    }
    match (input, &scoring.rule) {
        (Input::Points(points), _) if new.criterion.maximum(kind).is_none_or(|maximum| *points > maximum) => {
            Err(NotCarried::AboveMaximum)
        }
        (Input::Choice(choice), Rule::Steps(steps)) => {
            step(*choice, old, steps).map(Input::Choice).ok_or(NotCarried::Step)
        }
        (Input::Choice(2..), Rule::YesNo { .. }) => Err(NotCarried::Step),
        // The day tells the step only where the words name days.
        (Input::Sent(_), Rule::Steps(steps)) if steps.iter().all(|step| step.days.is_none()) => Err(NotCarried::Rule),
        _ => Ok(input.clone()),
    }
}

fn is_by_superior(node: &Node) -> bool {
    node.criterion.scoring.as_ref().is_some_and(|scoring| scoring.given_by == GivenBy::Superior)
}

/// Whether both rows get their points in the same way and to the same end, so that what was entered means the same: two
/// points of a criterion are no penalty of two points.
fn same_kind(old: &Node, new: &Node) -> bool {
    let rule = |node: &Node| node.criterion.scoring.as_ref().map(|scoring| discriminant(&scoring.rule));
    rule(old).is_some() && rule(old) == rule(new) && old.criterion.section == new.criterion.section
}

/// The place of a chosen step among the new ones: the first of the same words.
fn step(choice: u16, old: &Node, steps: &[Step]) -> Option<u16> {
    let Some(Rule::Steps(before)) = old.criterion.scoring.as_ref().map(|scoring| &scoring.rule) else { return None };
    let label = words(&before.get(usize::from(choice))?.label);
    let same = |step: &Step| words(&step.label) == label;
    let stays = steps.get(usize::from(choice)).is_some_and(same).then_some(usize::from(choice));
    stays.or_else(|| steps.iter().position(same)).and_then(|place| u16::try_from(place).ok())
}
