//! The answers of a draft on the new version of what asks.

use super::changes::{Pairs, kinds, pairs, words};
use crate::assessment::{Answer, Input};
use crate::basics::{OrderedMap, OrderedSet};
use crate::dossier::Draft;
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
    /// A condition that is not there any more, or says something else; its number.
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
    carried.unreadable = unreadable(draft, old, &pairs);
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
    let text = |template: &Template, number: &str| {
        let found = template.grading.conditions.iter().find(|condition| condition.number == number);
        found.map(|condition| words(&condition.text))
    };
    let stays = |number: &&String| {
        let stays = text(old, number).is_some() && text(old, number) == text(new, number);
        if !stays {
            lost.push(NotCarried::Condition((*number).clone()));
        }
        stays
    };
    draft.answers.conditions.iter().filter(stays).cloned().collect()
}

/// Texts that are no numbers stay where their field still is one.
fn unreadable(draft: &Draft, old: &Template, pairs: &Pairs<'_>) -> OrderedMap<CriterionCode, crate::dossier::Typed> {
    let rows = draft.unreadable.iter().filter_map(|(code, typed)| {
        let (before, now) = (old.criteria.get(old.criteria.find(code)?)?, pairs.get(code)?);
        same_kind(before, now).then(|| (now.code.clone(), typed.clone()))
    });
    rows.collect()
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
    if answer.not_applicable.is_some() && !allows {
        answer.not_applicable = None;
        lost.push(NotCarried::NotApplicable(code()));
    }
    answer
}

/// What was entered, as the new rule takes it, or why it does not.
fn input(input: &Input, old: &Node, new: &Node, kind: KindId) -> Result<Input, fn(CriterionCode) -> NotCarried> {
    let Some(scoring) = new.criterion.scoring.as_ref().filter(|_| !input.is_empty()) else { return Ok(input.clone()) };
    if scoring.given_by == GivenBy::Superior {
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
        _ => Ok(input.clone()),
    }
}

/// Whether both rows get their points in the same way, so that what was entered means the same.
fn same_kind(old: &Node, new: &Node) -> bool {
    let rule = |node: &Node| node.criterion.scoring.as_ref().map(|scoring| discriminant(&scoring.rule));
    rule(old).is_some() && rule(old) == rule(new)
}

/// The place of a chosen step among the new ones: the first of the same words.
fn step(choice: u16, old: &Node, steps: &[Step]) -> Option<u16> {
    let Some(Rule::Steps(before)) = old.criterion.scoring.as_ref().map(|scoring| &scoring.rule) else { return None };
    let label = words(&before.get(usize::from(choice))?.label);
    let same = |step: &Step| words(&step.label) == label;
    let stays = steps.get(usize::from(choice)).is_some_and(same).then_some(usize::from(choice));
    stays.or_else(|| steps.iter().position(same)).and_then(|place| u16::try_from(place).ok())
}
