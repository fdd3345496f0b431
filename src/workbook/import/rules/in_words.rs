//! "2 điểm (hai điểm)": the number once more in words, as documents have it that must not be changed by hand.

use crate::score::Score;

/// The digits in words.
const DIGITS: [&str; 11] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// Folded words without the number in words at their end; nothing where there is none, or where it is another number
/// than the one before it.
pub(super) fn cut(text: &str) -> Option<&str> {
    let (before, words) = text.strip_suffix(')')?.rsplit_once('(')?;
    let before = before.trim_end();
    let number = before.rsplit(' ').find_map(|word| Score::parse(word.trim_end_matches(['đ'])).ok())?;
    (number == score(words.trim().trim_end_matches("điểm").trim())?).then_some(before)
}

/// "Hai", "một phẩy năm", "hai rưỡi".
fn score(words: &str) -> Option<Score> {
    let (whole, hundredths) = match (words.split_once(" phẩy "), words.strip_suffix(" rưỡi")) {
        (Some((whole, part)), _) => (whole, part.split(' ').map(digit).collect::<Option<Vec<_>>>()?),
        (None, Some(whole)) => (whole, vec![5]),
        (None, None) => (words, Vec::new()),
    };
    let part = match hundredths.as_slice() {
        [] => 0,
        [tenths] => tenths * 10,
        [tenths, hundredths] => tenths * 10 + hundredths,
        _ => return None,
    };
    Some(Score::from_hundredths(digit(whole)? * 100 + part))
}

fn digit(word: &str) -> Option<i64> {
    let place = DIGITS.iter().position(|digit| *digit == word.trim())?;
    i64::try_from(place).ok()
}
