//! What a new version of a campaign asks otherwise than the one before.

use crate::basics::{OrderedMap, OrderedSet, composed};
use crate::score::Score;
use crate::template::{Criterion, CriterionCode, KindId, Node, Rule, Scoring, Template};

/// Something that is otherwise in the new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A criterion or group that was not there before.
    Added {
        /// Its code.
        code: CriterionCode,
        /// Its text.
        text: String,
    },
    /// A criterion or group that is not there any more.
    Removed {
        /// Its code in the old version.
        code: CriterionCode,
        /// Its text.
        text: String,
    },
    /// The same criterion has another code.
    Renumbered {
        /// Its code in the old version.
        from: CriterionCode,
        /// Its code in the new one.
        to: CriterionCode,
    },
    /// The criterion of this code is worded otherwise: it may ask something else.
    Reworded(CriterionCode),
    /// Another maximum, for a kind of body; nothing where the criterion is not for that kind.
    Maximum {
        /// The code of the criterion in the new version.
        code: CriterionCode,
        /// The kind in the new version.
        kind: KindId,
        /// The old one.
        from: Option<Score>,
        /// The new one.
        to: Option<Score>,
    },
    /// The criterion of this code gets its points otherwise.
    Rule(CriterionCode),
    /// Something besides the table.
    Part(Part),
}

/// What stands besides the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name, code or period of the exercise.
    Name,
    /// The days that figures cover.
    DataPeriod,
    /// The deadlines.
    Deadlines,
    /// Where dossiers go.
    Addressee,
    /// Who appraises what.
    Appraisers,
    /// Classes, conditions, quotas, bonus and penalty.
    Grading,
    /// What the exercise aims at.
    Target,
    /// The kinds of body.
    Kinds,
    /// The roster.
    Units,
}

/// Which criterion of the old version is which of the new one, and how the new one is called there.
pub(super) type Pairs<'a> = OrderedMap<&'a CriterionCode, &'a Node>;

/// What differs, in the order of the new table; what was removed comes behind it, and what stands besides it last.
pub fn changes(old: &Template, new: &Template) -> Vec<Change> {
    let pairs = pairs(old, new);
    let of_new: OrderedMap<&CriterionCode, &Node> =
        old.criteria.iter().filter_map(|(_, node)| pairs.get(&node.code).map(|paired| (&paired.code, node))).collect();
    let kinds = kinds(old, new);
    let rows = new.criteria.iter().flat_map(|(_, node)| match of_new.get(&node.code) {
        Some(before) => of_pair(before, node, &kinds),
        None => vec![Change::Added { code: node.code.clone(), text: node.criterion.text.clone() }],
    });
    let removed = old.criteria.iter().filter(|(_, node)| !pairs.contains_key(&node.code));
    let removed =
        removed.map(|(_, node)| Change::Removed { code: node.code.clone(), text: node.criterion.text.clone() });
    rows.chain(removed).chain(parts(old, new).map(Change::Part)).collect()
}

/// Pairs the criteria of two versions: those of one code and one text; then those of one text that stands once on either
/// side, whatever their number is now; then those of one code.
pub(super) fn pairs<'a>(old: &'a Template, new: &'a Template) -> Pairs<'a> {
    let index = new.criteria.index();
    let named = |node: &Node| index.get(&node.code).and_then(|id| new.criteria.get(*id));
    let (words_of_old, words_of_new) = (once_by_text(old), once_by_text(new));
    let of_one_text = |node: &Node| {
        let text = folded(&node.criterion);
        words_of_old.get(&text).copied().flatten().and(words_of_new.get(&text).copied().flatten())
    };
    let rows = || old.criteria.iter().map(|(_, node)| node);
    let mut pairing = Pairing::default();
    for node in rows() {
        pairing.pair(node, named(node).filter(|other| same_text(&node.criterion, &other.criterion)));
    }
    for node in rows() {
        pairing.pair(node, of_one_text(node));
    }
    for node in rows() {
        pairing.pair(node, named(node));
    }
    pairing.pairs
}

/// Pairs that were found so far: each criterion stands in one at most.
#[derive(Default)]
struct Pairing<'a> {
    pairs: Pairs<'a>,
    taken: OrderedSet<&'a CriterionCode>,
}

impl<'a> Pairing<'a> {
    /// Pairs two rows that are free, both groups or both not.
    fn pair(&mut self, old: &'a Node, new: Option<&'a Node>) {
        let is_free = |new: &&Node| !self.taken.contains(&new.code) && !self.pairs.contains_key(&old.code);
        let new = new.filter(|new| new.criterion.is_leaf() == old.criterion.is_leaf()).filter(is_free);
        if let Some(new) = new {
            self.taken.insert(&new.code);
            self.pairs.insert(&old.code, new);
        }
    }
}

/// The criteria by their texts; nothing under a text that stands twice, or under none.
fn once_by_text(template: &Template) -> OrderedMap<String, Option<&Node>> {
    let mut found: OrderedMap<String, Option<&Node>> = OrderedMap::new();
    for (_, node) in template.criteria.iter() {
        let text = folded(&node.criterion);
        let value = if text.is_empty() || found.contains_key(&text) { None } else { Some(node) };
        found.insert(text, value);
    }
    found
}

/// The place that each kind of the new version had in the old one.
pub(super) fn kinds(old: &Template, new: &Template) -> Vec<Option<KindId>> {
    let of_old = |place: usize, name: &str| match old.kinds.len() == 1 && new.kinds.len() == 1 {
        true => Some(place),
        false => old.kinds.iter().position(|kind| words(&kind.name) == words(name)),
    };
    let places = new.kinds.iter().enumerate().map(|(place, kind)| of_old(place, &kind.name));
    places.map(|place| place.and_then(|place| u16::try_from(place).ok()).map(KindId)).collect()
}

fn of_pair(old: &Node, new: &Node, kinds: &[Option<KindId>]) -> Vec<Change> {
    let code = || new.code.clone();
    let renumbered = (old.code != new.code).then(|| Change::Renumbered { from: old.code.clone(), to: code() });
    let reworded = (!same_text(&old.criterion, &new.criterion)).then(|| Change::Reworded(code()));
    let maxima = (0..).map(KindId).zip(kinds).filter_map(|(kind, before)| {
        let (from, to) = (old.criterion.maximum((*before)?), new.criterion.maximum(kind));
        (from != to).then(|| Change::Maximum { code: code(), kind, from, to })
    });
    let rule = (!same_scoring(&old.criterion, &new.criterion)).then(|| Change::Rule(code()));
    renumbered.into_iter().chain(reworded).chain(maxima).chain(rule).collect()
}

fn same_scoring(old: &Criterion, new: &Criterion) -> bool {
    fn said(
        scoring: &Scoring,
    ) -> (&Rule, Option<crate::template::NotApplicablePolicy>, crate::template::GivenBy, bool) {
        let policy = scoring.not_applicable.as_ref().map(|exception| exception.policy);
        (&scoring.rule, policy, scoring.given_by, scoring.must_explain)
    }
    old.scoring.as_ref().map(said) == new.scoring.as_ref().map(said) && old.section == new.section
}

fn parts(old: &Template, new: &Template) -> impl Iterator<Item = Part> {
    let (before, now) = (&old.exercise, &new.exercise);
    let name = |template: &Template| (template.exercise.name.clone(), template.exercise.period.clone());
    let differing = [
        (name(old) != name(new) || before.code != now.code, Part::Name),
        (before.data_period != now.data_period, Part::DataPeriod),
        (before.deadlines != now.deadlines, Part::Deadlines),
        (before.addressee != now.addressee, Part::Addressee),
        (before.appraisers != now.appraisers, Part::Appraisers),
        ((&old.grading, &old.adjustment) != (&new.grading, &new.adjustment), Part::Grading),
        (before.target != now.target, Part::Target),
        (old.kinds != new.kinds, Part::Kinds),
        (old.units != new.units, Part::Units),
    ];
    differing.into_iter().filter_map(|(differs, part)| differs.then_some(part))
}

fn same_text(old: &Criterion, new: &Criterion) -> bool {
    folded(old) == folded(new)
}

fn folded(criterion: &Criterion) -> String {
    words(&criterion.text)
}

/// A text as people compare it: blanks, capitals and the two ways to write an accented letter do not matter.
pub(super) fn words(text: &str) -> String {
    composed(text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
