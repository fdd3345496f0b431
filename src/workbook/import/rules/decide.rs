//! From the meanings of the clauses to the one rule that they make together.

use super::super::patterns::{
    EQUAL, HIGHER, LAST_YEAR, LOSES, LOWER, NO, NOTHING_DONE, ORDINALS, Sign, YES, has, starts, strip,
};
use super::super::words::fold;
use super::meaning::{Each, Labelled, Meanings};
use super::{Decision, Question, Source, bands, bounds, steps};
use crate::score::Score;
use crate::template::{Award, Rule, Section};

/// Decides on the rule.
pub(super) fn decide(question: &Question<'_>, meanings: &Meanings) -> Decision {
    if !meanings.unclear.is_empty() {
        return Decision::unclear(&meanings.unclear);
    }
    // Each of several rows may have a rule of its own: together they are none.
    if question.source == Source::Several && !meanings.is_without_points() {
        return Decision::unclear(&all_words(question));
    }
    let gives = !(meanings.labelled.is_empty() && meanings.each.is_empty());
    let like_it: Vec<super::Words> =
        meanings.remarks.iter().filter(|words| gives && speaks_of_points(words)).cloned().collect();
    if !like_it.is_empty() {
        return Decision::unclear(&like_it);
    }
    let labelled = meanings.labelled.as_slice();
    match (meanings.each.as_slice(), labelled, meanings.free.as_slice()) {
        ([each], labelled, []) if labelled.iter().all(gives_nothing) => per_item(question, each, meanings),
        ([], [], [most]) => {
            let findings = bounds::free(*most, question.maxima).into_iter().collect();
            Decision { rule: Rule::Free, findings }
        }
        ([], [], []) => without_points(question, meanings),
        ([], labelled, []) if caps_fit(labelled, &meanings.caps) => by_labels(question, labelled),
        _ => Decision::unclear(&all_words(question)),
    }
}

fn all_words(question: &Question<'_>) -> Vec<super::Words> {
    question.words.iter().map(|line| super::Words::new(line)).collect()
}

/// "Không có mô hình: 0 điểm" beside "mỗi mô hình: 1 điểm" says nothing new.
pub(super) fn gives_nothing(labelled: &Labelled) -> bool {
    let label = labelled.label.folded();
    let nothing = label == "không" || starts(NOTHING_DONE, label);
    nothing && labelled.given.award == Award::Points(Score::ZERO) && labelled.band.is_none() && labelled.days.is_none()
}

/// "Không báo cáo: trừ hết điểm" beside "mỗi báo cáo chậm trừ 0,5 điểm" is part of the rule, which knows nothing of it.
fn speaks_of_points(words: &super::Words) -> bool {
    has(LOSES, words.folded()) || ends_with_points(words)
}

/// "Khiển trách 2" beside "không vi phạm 3 điểm": a number that may well be points, where others are. "Kế hoạch số 133" and
/// "quý 1" say which one.
fn ends_with_points(words: &super::Words) -> bool {
    let text = words.folded().trim_end_matches(['.', ')']);
    let Some((before, number)) = text.rsplit_once(' ') else { return false };
    let which = before.rsplit(' ').next().is_some_and(|word| ORDINALS.contains(&word));
    before.ends_with(char::is_alphabetic) && !which && Score::parse(number).is_ok()
}

/// Points are counted up, or down from the maximum; which of the two below a penalty is for the engine to say.
fn per_item(question: &Question<'_>, each: &Each, meanings: &Meanings) -> Decision {
    let cap = match meanings.caps.as_slice() {
        [] => Award::Maximum,
        [cap] => *cap,
        _ => return Decision::unclear(&all_words(question)),
    };
    Decision::sure(match each.sign {
        Sign::Minus => Rule::Deduction { each: each.points, at_most: cap },
        Sign::Plus | Sign::None => Rule::PerItem { each: each.points, cap },
    })
}

/// Beside labels a cap says nothing new, or the labels were not the whole rule.
fn caps_fit(labelled: &[Labelled], caps: &[Award]) -> bool {
    let best = labelled.iter().filter_map(|labelled| bounds::points(labelled.given.award)).max();
    caps.iter().all(|cap| bounds::points(*cap).is_none_or(|cap| Some(cap) == best))
}

/// No word about points but a cap: given by the superior, to be explained, or not a rule at all.
fn without_points(question: &Question<'_>, meanings: &Meanings) -> Decision {
    let findings = match meanings.caps.as_slice() {
        [] => Vec::new(),
        [most] => bounds::free(*most, question.maxima).into_iter().collect(),
        _ => return Decision::unclear(&all_words(question)),
    };
    let said = meanings.by_superior || meanings.must_explain;
    if said || question.source != Source::Column || meanings.remarks.is_empty() {
        return Decision { rule: Rule::Free, findings };
    }
    Decision::unclear(&meanings.remarks)
}

fn by_labels(question: &Question<'_>, labelled: &[Labelled]) -> Decision {
    let dashes = are_dashes(question, labelled);
    let taken_off = |labelled: &Labelled| labelled.given.sign == Sign::Minus && !dashes;
    if question.section != Section::Penalty && labelled.iter().any(taken_off) {
        return Decision::unclear(&all_words(question));
    }
    if labelled.iter().any(|labelled| labelled.band.is_some()) {
        return bands::ratio(labelled).unwrap_or_else(|| Decision::unclear(&all_words(question)));
    }
    if labelled.len() > 1 && labelled.iter().any(|labelled| labelled.label.folded().is_empty()) {
        return Decision::unclear(&all_words(question));
    }
    years(question, labelled).or_else(|| yes_no(labelled)).unwrap_or_else(|| steps::read(question, labelled))
}

/// "Kịp thời - 4 điểm; chậm - 1 điểm; không - 0 điểm": dashes between labels and what they give, where that goes from the
/// maximum down to nothing. "Chậm - 1 điểm" alone takes off.
fn are_dashes(question: &Question<'_>, labelled: &[Labelled]) -> bool {
    let dashed = |labelled: &Labelled| {
        let behind = labelled.words.folded().strip_prefix(labelled.label.folded()).map(str::trim_start);
        !labelled.label.folded().is_empty() && behind.is_some_and(|behind| behind.starts_with("- "))
    };
    let points = || labelled.iter().map(|labelled| bounds::points(labelled.given.award));
    let best = points().max().flatten();
    let whole = question.maxima.iter().flatten().all(|maximum| Some(*maximum) == best);
    labelled.len() > 1 && labelled.iter().all(dashed) && whole && points().any(|points| points == Some(Score::ZERO))
}

/// "Cao hơn năm trước: 3 / bằng: 1,5 / thấp hơn: 0", in any order.
fn years(question: &Question<'_>, labelled: &[Labelled]) -> Option<Decision> {
    let about_years = labelled.iter().any(|labelled| has(LAST_YEAR, labelled.label.folded()));
    if labelled.len() != 3 || !(about_years || has(LAST_YEAR, &fold(question.text))) {
        return None;
    }
    let award = |words: &[&str]| {
        let mut fitting = labelled.iter().filter(|labelled| has(words, labelled.label.folded()));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.given.award)
    };
    let (higher, equal, lower) = (award(HIGHER)?, award(EQUAL)?, award(LOWER)?);
    Some(Decision::sure(Rule::AgainstLastYear { higher, equal, lower }))
}

fn yes_no(labelled: &[Labelled]) -> Option<Decision> {
    let [yes, no] = labelled else { return None };
    let bare = |label: &super::Words| strip(label.folded(), "nếu").unwrap_or(label.folded()).to_owned();
    let fits = YES.contains(&bare(&yes.label).as_str()) && NO.contains(&bare(&no.label).as_str());
    fits.then(|| Decision::sure(Rule::YesNo { yes: yes.given.award, no: no.given.award }))
}
