//! "1,5 điểm", "trừ 0,5 điểm", "điểm tối đa", "tỷ lệ × 4 (điểm)": what a rule gives.

use super::super::patterns::{FULL_POINTS, LEADS, NO_POINTS, RATIO, Sign, TIMES, starts, strip, strip_any};
use super::in_words;
use crate::score::Score;
use crate::template::Award;

/// What is given, and which way it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// The way.
    pub(super) sign: Sign,
    /// How much.
    pub(super) award: Award,
}

/// Reads folded words that say what is given and nothing else.
pub(super) fn read(folded: &str) -> Option<Given> {
    let level = folded.replace("(điểm)", "điểm");
    let text = match in_words::cut(trimmed(&level)) {
        Some(text) => text,
        None => trimmed(&level),
    };
    if NO_POINTS.contains(&text) {
        return Some(Given { sign: Sign::None, award: Award::Points(Score::ZERO) });
    }
    let (sign, text) = lead(text);
    let award = ratio(text).or_else(|| fixed(text))?;
    Some(Given { sign, award })
}

/// Points at the start of folded words, and what follows them: "0,5 điểm/báo cáo".
pub(super) fn at_start(folded: &str) -> Option<(Given, &str)> {
    let (sign, text) = lead(folded.trim_start());
    let (points, rest) = points(text)?;
    Some((Given { sign, award: Award::Points(points) }, rest))
}

/// Words without the marks and brackets around them.
pub(super) fn trimmed(text: &str) -> &str {
    let text = text.trim_matches([' ', '.', ';', ',', ':']);
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text).trim()
}

/// Takes off the words that lead to points, and keeps the way they count.
fn lead(text: &str) -> (Sign, &str) {
    let mut sign = Sign::None;
    let mut rest = text;
    while let Some((said, after)) = LEADS.iter().find_map(|(words, said)| Some((*said, strip(rest, words)?))) {
        sign = if said == Sign::None { sign } else { said };
        rest = after;
    }
    (sign, rest)
}

/// "Tỷ lệ × 4 điểm", "điểm tối đa nhân với tỷ lệ".
fn ratio(text: &str) -> Option<Award> {
    let (one, other) = TIMES.iter().find_map(|times| text.split_once(times))?;
    let (one, other) = (trimmed(one), trimmed(other));
    let of = match (is_ratio(one), is_ratio(other)) {
        (true, false) => other,
        (false, true) => one,
        _ => return None,
    };
    match fixed(of)? {
        Award::Points(points) => Some(Award::RatioOf(points)),
        Award::Maximum => Some(Award::RatioOfMaximum),
        Award::RatioOf(_) | Award::RatioOfMaximum => None,
    }
}

/// The word itself, or the two figures written as a fraction.
fn is_ratio(text: &str) -> bool {
    let bare = text.trim_matches(['[', ']', '(', ')']);
    let is_number_of = |part: &str| starts(&["số", "tổng số"], part.trim().trim_matches(['[', ']', '(', ')']));
    let of_numbers = || text.split_once('/').is_some_and(|(one, other)| is_number_of(one) && is_number_of(other));
    strip(bare, RATIO).is_some() || text.contains(" / ") || of_numbers()
}

fn fixed(text: &str) -> Option<Award> {
    if FULL_POINTS.contains(&text) {
        return Some(Award::Maximum);
    }
    let (points, rest) = points(text)?;
    rest.is_empty().then_some(Award::Points(points))
}

/// A number of points with or without its unit.
fn points(text: &str) -> Option<(Score, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != ',' && sign != '.').unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number = digits.trim_end_matches([',', '.']);
    let points = Score::parse(number).ok()?;
    let rest = rest.trim_start();
    Some((points, strip_any(rest, &["điểm", "đ"]).unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::super::super::words::fold;
    use super::*;

    #[test]
    fn awards_in_every_turn_of_phrase() {
        let points = |hundredths| Award::Points(Score::from_hundredths(hundredths));
        for (text, sign, award) in [
            ("1,5 điểm", Sign::None, points(150)),
            ("0.5", Sign::None, points(50)),
            ("(2 điểm)", Sign::None, points(200)),
            ("được 2 điểm.", Sign::None, points(200)),
            ("cộng 1 điểm", Sign::Plus, points(100)),
            ("+1", Sign::Plus, points(100)),
            ("bị trừ 0,25đ", Sign::Minus, points(25)),
            ("không tính điểm", Sign::None, points(0)),
            ("Điểm tối đa", Sign::None, Award::Maximum),
            ("tính điểm tối đa", Sign::None, Award::Maximum),
            ("tỷ lệ × 2 điểm", Sign::None, Award::RatioOf(Score::from_hundredths(200))),
            ("Tỉ lệ x 4 (điểm)", Sign::None, Award::RatioOf(Score::from_hundredths(400))),
            ("tỷ lệ đạt được * điểm tối đa", Sign::None, Award::RatioOfMaximum),
            ("điểm chuẩn nhân với tỷ lệ", Sign::None, Award::RatioOfMaximum),
            ("2 điểm (hai điểm)", Sign::None, points(200)),
            ("1,5 điểm (một phẩy năm điểm)", Sign::None, points(150)),
            ("4 điểm × tỷ lệ %", Sign::None, Award::RatioOf(Score::from_hundredths(400))),
            ("(số đúng hạn / tổng số) × 4 điểm", Sign::None, Award::RatioOf(Score::from_hundredths(400))),
        ] {
            assert_eq!(read(&fold(text)), Some(Given { sign, award }), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_less_than_an_award_is_none() {
        for text in [
            "",
            "điểm",
            "2 điểm/báo cáo",
            "2 điểm (ba điểm)",
            "2 vụ",
            "1.000 điểm",
            "tỷ lệ × tỷ lệ",
            "2 × 3",
            "theo thực tế",
        ] {
            assert_eq!(read(&fold(text)), None, "{text}");
        }
    }
}
