//! How many letters two texts are apart: what a slip of the hand makes of a heading.

/// The shortest text in which a slip is looked for, in letters; shorter ones are other words.
const SHORTEST: usize = 7;
/// From this length on two letters may be wrong.
const LONG: usize = 10;
/// The longest text that is looked at, in letters.
const LONGEST: usize = 60;

/// The letters that `text` is apart from `known`: replaced, missing or too many. Nothing where they are the same, or
/// more than one or two apart.
pub(super) fn slips(text: &str, known: &str) -> Option<usize> {
    let text: Vec<char> = text.chars().take(LONGEST + 1).collect();
    let known: Vec<char> = known.chars().collect();
    let most = match known.len() {
        LONG.. => 2,
        SHORTEST.. => 1,
        _ => return None,
    };
    if text.len() > LONGEST || text.len().abs_diff(known.len()) > most {
        return None;
    }
    Some(distance(&text, &known)).filter(|slips| (1..=most).contains(slips))
}

/// The Levenshtein distance, row by row.
fn distance(text: &[char], known: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (place, letter) in text.iter().enumerate() {
        let mut diagonal = place;
        let mut left = place + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(known) {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = place + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_are_counted() {
        for (text, known, expected) in [
            ("điểm tối đã", "điểm tối đa", Some(1)),
            ("điẻm tối", "điểm tối đa", None),
            ("điểm tôi đ", "điểm tối đa", Some(2)),
            ("điểm tối đa", "điểm tối đa", None),
            ("tiêu chi", "tiêu chí", Some(1)),
            ("tieu chi", "tiêu chí", None),
            ("điển", "điểm", None),
        ] {
            assert_eq!(slips(text, known), expected, "{text}");
        }
    }
}
