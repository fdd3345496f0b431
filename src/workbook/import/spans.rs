//! "Trên 90%", "từ 70% đến dưới 90%", "từ 80 điểm trở lên": spans in words, and whether several of them cover a range.

use crate::basics::sort;
use crate::score::Score;
use crate::template::Span;
use std::ops::Bound;

/// What the numbers of a span count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Per cent.
    Percent,
    /// Points.
    Points,
    /// The words do not say.
    Unsaid,
}

/// A span with its edges in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordedSpan {
    /// The span.
    pub(super) span: Span<i64>,
    /// What it counts.
    pub(super) unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(i64),
    From,
    To,
    Above,
    Below,
    AtLeast,
    AtMost,
    Up,
    Down,
    Reach,
    Not,
}

use Token::{Above, AtLeast, AtMost, Below, Down, From, Not, Number, Reach, To, Up};

/// Longer phrases stand before the words that they begin with.
const PHRASES: &[(&str, Token)] = &[
    ("lớn hơn hoặc bằng", AtLeast),
    ("nhỏ hơn hoặc bằng", AtMost),
    ("không vượt quá", AtMost),
    ("không dưới", AtLeast),
    ("không quá", AtMost),
    ("trở xuống", Down),
    ("tối thiểu", AtLeast),
    ("thấp hơn", Below),
    ("lớn hơn", Above),
    ("nhỏ hơn", Below),
    ("cao hơn", Above),
    ("ít nhất", AtLeast),
    ("trở lên", Up),
    ("không", Not),
    ("chưa", Not),
    ("trên", Above),
    ("dưới", Below),
    ("đến", To),
    ("đạt", Reach),
    ("từ", From),
    (">=", AtLeast),
    ("<=", AtMost),
    ("≥", AtLeast),
    ("≤", AtMost),
    (">", Above),
    ("<", Below),
];

/// Reads the one span that a folded text names; nothing where it names none, more than one, or denies it.
/// Words that say nothing about edges do not count: "hoàn thành từ 80% trở lên số hồ sơ".
pub(super) fn read(folded: &str) -> Option<WordedSpan> {
    let (tokens, unit) = tokens(folded);
    let tokens: Vec<Token> = without_idle(&tokens);
    let (lower, upper) = match *tokens.as_slice() {
        [Above, Number(edge)] => (Bound::Excluded(edge), Bound::Unbounded),
        [Number(edge)] | [Reach, Number(edge)] | [AtLeast, Number(edge)] => (Bound::Included(edge), Bound::Unbounded),
        [From, Number(edge)] | [From, Number(edge), Up] | [Number(edge), Up] => {
            (Bound::Included(edge), Bound::Unbounded)
        }
        [Reach, Number(edge), Up] => (Bound::Included(edge), Bound::Unbounded),
        [Below, Number(edge)] => (Bound::Unbounded, Bound::Excluded(edge)),
        [AtMost, Number(edge)] | [Number(edge), Down] | [From, Number(edge), Down] | [To, Number(edge)] => {
            (Bound::Unbounded, Bound::Included(edge))
        }
        [From, Number(low), To, Number(high)] | [Number(low), To, Number(high)] => {
            (Bound::Included(low), Bound::Included(high))
        }
        [From, Number(low), To, Below, Number(high)]
        | [Number(low), To, Below, Number(high)]
        | [From, Number(low), Below, Number(high)]
        | [AtLeast, Number(low), Below, Number(high)] => (Bound::Included(low), Bound::Excluded(high)),
        [From, Above, Number(low), To, Number(high)] | [Above, Number(low), To, Number(high)] => {
            (Bound::Excluded(low), Bound::Included(high))
        }
        [From, Above, Number(low), To, Below, Number(high)] | [Above, Number(low), To, Below, Number(high)] => {
            (Bound::Excluded(low), Bound::Excluded(high))
        }
        _ => return None,
    };
    Some(WordedSpan { span: Span { lower, upper }, unit })
}

/// "Đạt" counts only right before its number: "đạt từ 80%" is "từ 80%".
fn without_idle(tokens: &[Token]) -> Vec<Token> {
    let next = |place: usize| tokens.get(place + 1);
    let idle = |place: usize, token: Token| token == Reach && !matches!(next(place), Some(Number(_)));
    tokens.iter().enumerate().filter(|(place, token)| !idle(*place, **token)).map(|(_, token)| *token).collect()
}

/// "90%", "dưới 90%", "<90%": what follows a dash that says "to".
fn is_upper_edge(text: &str) -> bool {
    let below = phrase(text).filter(|(token, _)| *token == Below).map(|(_, after)| after.trim_start());
    number(below.unwrap_or(text)).is_some()
}

fn tokens(folded: &str) -> (Vec<Token>, Unit) {
    let mut tokens = Vec::new();
    let mut unit = Unit::Unsaid;
    let mut rest = folded.trim_start();
    while !rest.is_empty() {
        if let Some((edge, after)) = number(rest) {
            tokens.push(Number(edge));
            let after = after.trim_start();
            unit = if after.starts_with('%') {
                Unit::Percent
            } else if after.starts_with("điểm") && unit == Unit::Unsaid {
                Unit::Points
            } else {
                unit
            };
            rest = after.trim_start_matches('%').trim_start();
            // A dash says "to" only between two numbers: "I-VI" and "chính trị - xã hội" say nothing.
            if let Some(high) = rest.strip_prefix('-').filter(|high| is_upper_edge(high.trim_start())) {
                tokens.push(To);
                rest = high;
            }
        } else if let Some((token, after)) = phrase(rest) {
            tokens.push(token);
            rest = after;
        } else {
            rest = skip_word(rest);
        }
        rest = rest.trim_start();
    }
    (tokens, unit)
}

/// A number at the start of the text, in hundredths.
fn number(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != ',' && sign != '.').unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let bare = digits.trim_end_matches([',', '.']);
    let points = Score::parse(bare).ok()?;
    Some((points.hundredths(), rest))
}

fn phrase(text: &str) -> Option<(Token, &str)> {
    PHRASES.iter().find_map(|(words, token)| super::patterns::strip(text, words).map(|rest| (*token, rest)))
}

fn skip_word(text: &str) -> &str {
    let mut letters = text.char_indices();
    let word = letters.next().is_some_and(|(_, letter)| letter.is_alphanumeric());
    let end = letters.find(|(_, letter)| !word || !letter.is_alphanumeric()).map_or(text.len(), |(at, _)| at);
    text.get(end..).unwrap_or_default()
}

/// What is wrong with spans that should cover a range once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Nothing covers what lies between these edges.
    Gap(i64, i64),
    /// Two spans cover what lies between these edges.
    Overlap(i64, i64),
}

/// The first flaw of spans that should cover everything from `low` to `high`, both included.
pub(super) fn flaw(spans: &[Span<i64>], low: i64, high: i64) -> Option<Flaw> {
    // Each edge becomes a place between numbers: twice the edge right before it, one more right after it.
    let mut places: Vec<(i64, i64)> = spans.iter().map(|span| (start(span, low), end(span, high))).collect();
    sort(&mut places);
    let mut covered = low * 2;
    for (start, end) in places {
        if start > covered {
            return Some(Flaw::Gap(covered / 2, start / 2));
        }
        if start < covered {
            return Some(Flaw::Overlap(start / 2, covered.min(end) / 2));
        }
        covered = end;
    }
    (covered <= high * 2).then_some(Flaw::Gap(covered / 2, high))
}

fn start(span: &Span<i64>, low: i64) -> i64 {
    match span.lower {
        Bound::Unbounded => low * 2,
        Bound::Included(edge) => edge.max(low) * 2,
        Bound::Excluded(edge) => edge.max(low) * 2 + 1,
    }
}

fn end(span: &Span<i64>, high: i64) -> i64 {
    match span.upper {
        Bound::Unbounded => high * 2 + 1,
        Bound::Included(edge) => edge.min(high) * 2 + 1,
        Bound::Excluded(edge) if edge > high => high * 2 + 1,
        Bound::Excluded(edge) => edge * 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Bound::{Excluded, Included, Unbounded};

    fn span(text: &str) -> Option<(Bound<i64>, Bound<i64>)> {
        read(&super::super::words::fold(text)).map(|worded| (worded.span.lower, worded.span.upper))
    }

    #[test]
    fn edges_are_in_or_out_as_the_words_say() {
        for (text, lower, upper) in [
            ("Trên 90%", Excluded(9000), Unbounded),
            ("Đạt 100%", Included(10000), Unbounded),
            ("Từ 70% trở lên", Included(7000), Unbounded),
            ("Đạt từ 62,5% trở lên", Included(6250), Unbounded),
            ("≥ 80%", Included(8000), Unbounded),
            ("không dưới 80%", Included(8000), Unbounded),
            ("Dưới 70%", Unbounded, Excluded(7000)),
            ("dưới 50 điểm", Unbounded, Excluded(5000)),
            ("70% trở xuống", Unbounded, Included(7000)),
            ("từ 70% - 90%", Included(7000), Included(9000)),
            ("70%–90%", Included(7000), Included(9000)),
            ("Từ 70 đến 90%", Included(7000), Included(9000)),
            ("từ 80% đến dưới 100% số hồ sơ đúng hạn", Included(8000), Excluded(10000)),
            ("từ trên 50% đến 70%", Excluded(5000), Included(7000)),
            ("trên 50% đến dưới 70%", Excluded(5000), Excluded(7000)),
            ("Tỷ lệ hoàn thành từ 65 đến dưới 80 điểm", Included(6500), Excluded(8000)),
        ] {
            assert_eq!(span(text), Some((lower, upper)), "{text}");
        }
    }

    #[test]
    fn what_names_no_single_span_is_none() {
        for text in ["", "đạt", "không đạt 80%", "dưới 50% hoặc trên 90%", "80% 90%"] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn units_are_told_apart() {
        let unit = |text: &str| read(text).map(|worded| worded.unit);
        assert_eq!(unit("từ 80% trở lên"), Some(Unit::Percent));
        assert_eq!(unit("từ 80 điểm trở lên"), Some(Unit::Points));
        assert_eq!(unit("từ 3 vụ trở lên"), Some(Unit::Unsaid));
    }

    #[test]
    fn bands_must_cover_everything_once() {
        let bands = |texts: &[&str]| -> Option<Flaw> {
            let spans: Vec<_> = texts.iter().filter_map(|text| read(text)).map(|worded| worded.span).collect();
            assert_eq!(spans.len(), texts.len());
            flaw(&spans, 0, 10_000)
        };
        assert_eq!(bands(&["trên 90%", "từ 70% đến 90%", "dưới 70%"]), None);
        assert_eq!(bands(&["đạt 100%", "từ 80% đến dưới 100%", "dưới 80%"]), None);
        assert_eq!(bands(&["trên 90%", "từ 70% đến dưới 90%", "dưới 70%"]), Some(Flaw::Gap(9000, 9000)));
        assert_eq!(bands(&["từ 90% trở lên", "từ 70% đến 90%", "dưới 70%"]), Some(Flaw::Overlap(9000, 9000)));
        assert_eq!(bands(&["từ 80% trở lên"]), Some(Flaw::Gap(0, 8000)));
        assert_eq!(bands(&["từ 50% đến 90%", "dưới 50%"]), Some(Flaw::Gap(9000, 10_000)));
    }
}
