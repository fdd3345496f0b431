//! "Trước ngày 10/4/2023", "từ ngày … đến ngày …", "trong tháng 10/2023": days in words, with their edges.

use crate::template::{Cutoff, Day, Days};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    From,
    To,
    Before,
    After,
    Latest,
    Day(Day),
    Month(Day, Day),
}

use Token::{After, Before, From, Latest, Month, To};

const WORDS: &[(&str, Token)] =
    &[("từ", From), ("đến", To), ("tới", To), ("trước", Before), ("sau", After), ("nhất", Latest), ("quá", Latest)];

/// The days that a folded text names; nothing where it names none, or more than one span.
pub(super) fn days(folded: &str) -> Option<Days> {
    let span = |first, last| Some(Days { first, last });
    match *tokens(folded).as_slice() {
        [Before, Token::Day(day)] | [Before, Month(day, _)] => span(None, Some(day.before())),
        [Latest, Token::Day(day)] | [To, Token::Day(day)] | [To, Month(_, day)] | [Latest, Month(_, day)] => {
            span(None, Some(day))
        }
        [After, Token::Day(day)] | [After, Month(_, day)] => span(Some(day.after()), None),
        [From, Token::Day(day)] => span(Some(day), None),
        [From, Token::Day(first), To, Token::Day(last)] => span(Some(first), Some(last)),
        [From, Token::Day(first), To, Before, Token::Day(last)] => span(Some(first), Some(last.before())),
        [Month(first, last)] => span(Some(first), Some(last)),
        _ => None,
    }
}

/// The deadline that a folded text names; its edge is as the words state it, never assumed.
pub(super) fn cutoff(folded: &str) -> Option<Cutoff> {
    match *tokens(folded).as_slice() {
        [Before, Token::Day(day)] => Some(Cutoff::Before(day)),
        [Latest, Token::Day(day)] | [To, Token::Day(day)] => Some(Cutoff::NoLaterThan(day)),
        _ => days(folded).map(Cutoff::Within),
    }
}

/// Words that name an edge, and days; all other words do not count.
fn tokens(folded: &str) -> Vec<Token> {
    let words: Vec<&str> = folded.split_whitespace().map(|word| word.trim_matches(is_mark)).collect();
    let mut tokens = Vec::new();
    let (mut rest, mut before) = (words.as_slice(), "");
    while let [word, after @ ..] = rest {
        let long = long_day(rest);
        tokens.extend(long.or_else(|| token(before, word)));
        before = word;
        rest = if long.is_some() { after.get(4..).unwrap_or_default() } else { after };
    }
    tokens
}

/// "10 tháng 4 năm 2023".
fn long_day(words: &[&str]) -> Option<Token> {
    let [day, "tháng", month, "năm", year, ..] = words else { return None };
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(Token::Day)
}

fn is_mark(sign: char) -> bool {
    !sign.is_alphanumeric()
}

fn token(before: &str, word: &str) -> Option<Token> {
    let edge = || WORDS.iter().find(|(known, _)| *known == word).map(|(_, token)| *token);
    // "Chậm nhất", "không quá": the first word of each would be too common alone.
    edge().or_else(|| Day::parse(word).map(Token::Day)).or_else(|| (before == "tháng").then(|| month(word)).flatten())
}

/// `10/2023`.
fn month(word: &str) -> Option<Token> {
    let (month, year) = word.split_once('/')?;
    let (month, year): (u8, i32) = (month.parse().ok()?, year.parse().ok()?);
    let first = Day::new(year, month, 1)?;
    let after = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    Some(Month(first, after?.before()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<(String, String)> {
        let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        days(&super::super::words::fold(text)).map(|days| (iso(days.first), iso(days.last)))
    }

    #[test]
    fn the_words_decide_whether_an_edge_is_in() {
        for (text, first, last) in [
            ("Gửi trước ngày 10/4/2023", "", "2023-04-09"),
            ("Gửi từ ngày 10/4/2023 đến ngày 30/4/2023", "2023-04-10", "2023-04-30"),
            ("từ 10/4/2023 đến trước ngày 30/4/2023", "2023-04-10", "2023-04-29"),
            ("Gửi sau ngày 30/4/2023 hoặc không ban hành", "2023-05-01", ""),
            ("chậm nhất ngày 01/11/2023", "", "2023-11-01"),
            ("không quá ngày 01/11/2023", "", "2023-11-01"),
            ("đến hết ngày 01/11/2023", "", "2023-11-01"),
            ("trước ngày 10 tháng 4 năm 2023", "", "2023-04-09"),
            ("từ ngày 1 tháng 4 năm 2023 đến ngày 10 tháng 4 năm 2023", "2023-04-01", "2023-04-10"),
            ("trong tháng 10/2023", "2023-10-01", "2023-10-31"),
            ("đến hết tháng 02/2024.", "", "2024-02-29"),
            ("(từ ngày 01/12/2022)", "2022-12-01", ""),
        ] {
            assert_eq!(printed(text), Some((first.to_owned(), last.to_owned())), "{text}");
        }
        for text in ["", "trước thời hạn", "10/4/2023", "trước ngày 10/4", "trước 10/4/2023 hoặc sau 1/5/2023"]
        {
            assert_eq!(printed(text), None, "{text}");
        }
    }

    #[test]
    fn before_excludes_and_no_later_than_includes() {
        let day = Day::new(2023, 10, 20).into_iter().next();
        assert_eq!(cutoff("trước ngày 20/10/2023"), day.map(Cutoff::Before));
        assert_eq!(cutoff("chậm nhất ngày 20/10/2023"), day.map(Cutoff::NoLaterThan));
        assert!(matches!(cutoff("trong tháng 10/2023"), Some(Cutoff::Within(_))));
        assert_eq!(cutoff("20/10/2023"), None);
    }
}
