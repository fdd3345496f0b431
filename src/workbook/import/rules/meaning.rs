//! What each clause of a rule means by itself.

use super::super::dates;
use super::super::patterns::{
    AFTER_FREE, BEFORE_CAPS, CAPS, EACH, FREE, MANY, MUST_EXPLAIN, NO_THINGS, NOT_APPLICABLE, OPEN, OPEN_WORDS,
    ORDINALS, PER, RATIO, SUPERIOR, Sign, has, starts, strip, strip_any,
};
use super::super::spans::{self, Unit};
use super::super::words::Words;
use super::award::{self, Given};
use super::label::{labelled, names_points};
use super::{Exception, exception_of};
use crate::score::Score;
use crate::template::{Award, Days, Span};

/// A label that gives something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The whole clause.
    pub(super) words: Words,
    /// What is reached.
    pub(super) label: Words,
    /// What that gives.
    pub(super) given: Given,
    /// The ratios it is about, where it names any.
    pub(super) band: Option<Span<i64>>,
    /// The days it is about, where it names any.
    pub(super) days: Option<Days>,
}

/// Points for each thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Each {
    /// How many.
    pub(super) points: Score,
    /// Which way they count.
    pub(super) sign: Sign,
}

/// The clauses of one rule by what they mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Meanings {
    /// Labels that give something, in printed order.
    pub(super) labelled: Vec<Labelled>,
    /// Points for each thing.
    pub(super) each: Vec<Each>,
    /// Caps on what is given or taken off.
    pub(super) caps: Vec<Award>,
    /// "Từ 0 đến …".
    pub(super) free: Vec<Award>,
    /// The superior gives the points.
    pub(super) by_superior: bool,
    /// An explanation is asked for.
    pub(super) must_explain: bool,
    /// What is said about "không phát sinh" among the rules.
    pub(super) exception: Exception,
    /// Remarks: nothing in them looks like a rule.
    pub(super) remarks: Vec<Words>,
    /// What looks like a rule and was not understood.
    pub(super) unclear: Vec<Words>,
}

/// Understands clauses one by one.
pub(super) fn meanings(clauses: &[Words]) -> Meanings {
    let mut meanings = Meanings::default();
    for clause in clauses {
        meanings.add(clause);
    }
    meanings
}

impl Meanings {
    /// Whether no clause says what anything gives.
    pub(super) fn is_without_points(&self) -> bool {
        self.labelled.is_empty() && self.each.is_empty() && self.free.is_empty() && self.caps.is_empty()
    }

    fn add(&mut self, clause: &Words) {
        let text = clause.folded();
        let says_not_applicable = has(NOT_APPLICABLE, text);
        if has(MUST_EXPLAIN, text) {
            self.must_explain = true;
        } else if has(SUPERIOR, text) {
            self.by_superior = true;
        } else if let Some(most) = free(text) {
            self.free.push(most);
        } else if let Some(cap) = cap(text) {
            self.caps.push(cap);
        } else if let Some(allowed) = says_not_applicable.then(|| exception_of(clause)).flatten() {
            self.exception.allowed = Some(allowed);
        } else if for_several(text) || (says_not_applicable && is_bare_case(clause)) {
            self.unclear.push(clause.clone());
        } else if let Some(each) = each(clause) {
            self.each.push(each);
        } else if let Some(labelled) = read_labelled(clause) {
            self.labelled.push(labelled);
        } else if looks_like_a_rule(text) {
            self.unclear.push(clause.clone());
        } else {
            self.remarks.push(clause.clone());
        }
    }
}

/// "Từ 0 đến 2 điểm", wherever it stands in the clause; "từ 10 đến 15 điểm" does not start at nothing.
fn free(text: &str) -> Option<Award> {
    let (before, rest) = FREE.iter().find_map(|words| text.split_once(words))?;
    let whole = !before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ',' | '.'));
    let rest = AFTER_FREE.iter().find_map(|words| rest.split_once(words)).map_or(rest, |(most, _)| most);
    whole.then(|| award::read(rest.trim())).flatten().map(|given| given.award)
}

/// "Tối đa 2 điểm", "trừ tối đa bằng điểm tối đa", "tổng điểm trừ không quá 2 điểm".
pub(super) fn cap(text: &str) -> Option<Award> {
    let text = award::trimmed(text.trim_start());
    let (before, rest) =
        CAPS.iter().filter_map(|words| text.split_once(words)).min_by_key(|(before, _)| before.len())?;
    let known = before.split_whitespace().all(|word| BEFORE_CAPS.contains(&word));
    // "Tối đa không quá 2 điểm".
    let rest = strip_any(rest.trim_start(), CAPS).unwrap_or(rest);
    known.then(|| award::read(rest.trim())).flatten().map(|given| given.award)
}

/// "Mỗi mô hình: 1 điểm", "trừ 0,5 điểm/báo cáo", "cộng 1 điểm cho mỗi mô hình".
fn each(clause: &Words) -> Option<Each> {
    let text = clause.folded();
    let per = |rest: &str| PER.iter().any(|words| strip(rest, words).is_some()) && !names_points(rest);
    let first = award::at_start(text).filter(|(_, rest)| per(rest));
    let given = match first {
        Some((given, _)) => given,
        None if starts(EACH, text) => labelled(clause)?.1,
        None if each_behind_colon(text) => labelled(clause)?.1,
        None => per_item_at_end(text).or_else(|| counted(clause))?,
    };
    match given.award {
        Award::Points(points) => Some(Each { points, sign: given.sign }),
        _ => None,
    }
}

/// "Không phát sinh: không chấm điểm" is no step to choose; "không phát sinh đơn thư: 2 điểm" is.
fn is_bare_case(clause: &Words) -> bool {
    let Some((label, _)) = labelled(clause) else { return false };
    let text = strip_any(label.folded(), &["trường hợp", "nếu", "trong năm"]).unwrap_or(label.folded());
    NOT_APPLICABLE.contains(&text.trim_end_matches(" thì"))
}

/// "Cứ 5 tin, bài được 0,5 điểm", "2 điểm/3 mô hình": points for several things at once are no rule that there is.
fn for_several(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ':', ',']).filter(|word| !word.is_empty()).collect();
    let several = |word: &str| {
        let one = matches!(word, "1" | "01" | "1%" | "01%");
        MANY.contains(&word) || (!one && word.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    let counted = words.windows(2).any(|pair| matches!(pair, [each, count] if EACH.contains(each) && several(count)));
    counted || text.split("điểm/").skip(1).any(|rest| rest.split(' ').next().is_some_and(several))
}

/// "Mô hình dân vận khéo: mỗi mô hình 0,5 điểm".
fn each_behind_colon(text: &str) -> bool {
    text.split_once(':').is_some_and(|(head, rest)| starts(EACH, rest.trim_start()) && !names_points(head))
}

/// "Thiếu mỗi nội dung trừ 0,5 điểm", "chậm 01 báo cáo trừ 0,5 điểm": what is taken off is taken off for each.
fn counted(clause: &Words) -> Option<Given> {
    let (label, given) = labelled(clause).filter(|(_, given)| given.sign == Sign::Minus)?;
    let words: Vec<&str> = label.folded().split(' ').collect();
    let counts = words.windows(3).any(|words| matches!(words, [before, word, thing] if counts(before, word, thing)));
    let others = words.iter().filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit())).count();
    (counts && others <= 1 && !has(OPEN_WORDS, label.folded())).then_some(given)
}

/// "Chậm 01 báo cáo", but not "lần 1", "quý 1", nor "một phần", "một trong các".
fn counts(before: &str, word: &str, thing: &str) -> bool {
    let ordinal = ORDINALS.contains(&before) || starts_with_figure(thing) || NO_THINGS.contains(&thing);
    matches!(word, "mỗi" | "01" | "1" | "một") && !ordinal
}

/// "Báo cáo chậm: trừ 0,5 điểm/báo cáo".
fn per_item_at_end(text: &str) -> Option<Given> {
    let (before, item) = text.rsplit_once("điểm/")?;
    let start = before.rfind([':', '='])?;
    let (label, award) = before.split_at_checked(start)?;
    let given = award::read(award.get(1..)?)?;
    (!item.is_empty() && !names_points(label) && !names_points(item)).then_some(given)
}

/// A label with what it gives; a bare "tỷ lệ × 4 điểm" is about every ratio.
fn read_labelled(clause: &Words) -> Option<Labelled> {
    let (label, given) = match award::read(clause.folded()) {
        Some(given) if given.award.is_proportional() => (Words::new(""), given),
        _ => labelled(clause).or_else(|| turned(clause))?,
    };
    let folded = label.folded();
    let every = Span { lower: std::ops::Bound::Unbounded, upper: std::ops::Bound::Unbounded };
    let band = match spans::read(folded) {
        Some(worded) if worded.unit == Unit::Percent => Some(worded.span),
        _ if given.award.is_proportional() && !folded.contains('%') => Some(every),
        _ => None,
    };
    // A label about per cent that is no span would be a step that nobody can tell from the others.
    let sound = band.is_some() || !folded.contains('%');
    let days = dates::days(folded);
    sound.then(|| Labelled { words: clause.clone(), label, given, band, days })
}

/// "4 điểm: Ban hành kịp thời", "2 điểm nếu chậm": what it gives stands first.
fn turned(clause: &Words) -> Option<(Words, Given)> {
    let (given, rest) = award::at_start(clause.folded())?;
    let taken = clause.folded().len() - rest.len();
    let (before, _) = clause.split(taken, 0);
    let label = strip(rest, "nếu").or_else(|| rest.trim_start().strip_prefix([':', '-']))?.trim_start();
    let sound = names_points(before.folded()) && !label.is_empty() && !names_points(label);
    sound.then(|| (clause.split(clause.folded().len() - label.len(), 0).1, given))
}

/// A number of points, a percentage or the word for a ratio: too much for a remark.
fn looks_like_a_rule(text: &str) -> bool {
    let digit = text.contains(|sign: char| sign.is_ascii_digit());
    let marked = text.rsplit_once([':', '=']).is_some_and(|(_, rest)| starts_with_figure(rest.trim_start()));
    (digit && text.contains("điểm")) || names_points(text) || text.contains('%') || text.contains(RATIO) || marked
}

/// "5", "dưới 5", "từ 8 đến 10".
fn starts_with_figure(text: &str) -> bool {
    let figure = strip_any(text, OPEN).unwrap_or(text);
    figure.starts_with(|sign: char| sign.is_ascii_digit())
}
