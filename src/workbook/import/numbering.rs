//! Printed numbers: their style says on which level of the tree a row stands.

/// How a number is written. Rows of one style are on one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A, B, C.
    Letter,
    /// I, II, III.
    Roman,
    /// 1, 1.1, 1.1.1: by how many parts it has.
    Dotted(u8),
    /// a, b, c.
    Small,
    /// A dash or a dot: an item without a number of its own.
    Bullet,
}

/// A number as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Its style.
    pub(super) style: Style,
    /// Its place in the order of its style, where it has one: of I, 1 and a it is 1.
    pub(super) ordinal: u32,
}

/// The letters that count in Vietnamese lists, in order.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
/// The longest number that is looked at, in bytes.
const LONGEST: usize = 16;

/// Reads a printed number: `I`, `1.`, `1.1`, `a)`, `(1)`, `-`. A capital that is both a letter and a Roman number
/// (I, V, X, C, D, L, M) is Roman here; [`Levels`] knows better where a list of letters goes on.
pub(super) fn parse(text: &str) -> Option<Numbered> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if matches!(text, "-" | "–" | "+" | "•" | "*") {
        return Some(Numbered { style: Style::Bullet, ordinal: 0 });
    }
    let bare = text.trim_start_matches('(').trim_end_matches([')', '.', ':', '/']);
    dotted(bare).or_else(|| roman(bare)).or_else(|| letter(bare))
}

fn dotted(text: &str) -> Option<Numbered> {
    let parts: Vec<&str> = text.split(['.', ',']).map(str::trim).collect();
    let (last, before) = parts.split_last()?;
    let ordinal = digits(last)?;
    let sound = before.iter().enumerate().all(|(place, part)| digits(part).is_some() || (place == 0 && is_head(part)));
    let style = Style::Dotted(u8::try_from(parts.len()).ok()?);
    sound.then_some(Numbered { style, ordinal })
}

/// The first part of `I.1` or `A.1`.
fn is_head(part: &str) -> bool {
    roman(part).or_else(|| letter(part)).is_some()
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn letter(text: &str) -> Option<Numbered> {
    let mut letters = text.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let small = letter.to_lowercase().next()?;
    let place = LETTERS.chars().position(|known| known == small)?;
    let style = if letter.is_uppercase() { Style::Letter } else { Style::Small };
    Some(Numbered { style, ordinal: u32::try_from(place).ok()? + 1 })
}

fn roman(text: &str) -> Option<Numbered> {
    let values: Vec<u32> = text.chars().map(roman_digit).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(place, value)| {
        let before_greater = values.get(place + 1).is_some_and(|next| next > value);
        if before_greater { -i64::from(*value) } else { i64::from(*value) }
    });
    let ordinal = u32::try_from(signed.sum::<i64>()).ok()?;
    // Only the usual way of writing it: IC or IIII is a word or a slip.
    (ordinal > 0 && print_roman(ordinal) == text).then_some(Numbered { style: Style::Roman, ordinal })
}

fn roman_digit(letter: char) -> Option<u32> {
    ROMAN.iter().find(|(_, sign)| sign.len() == 1 && sign.starts_with(letter)).map(|(value, _)| *value)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn print_roman(number: u32) -> String {
    let mut rest = number.min(3999);
    let mut text = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// A number that Excel stored as text with all its digits: `1.1000000000000001` is 1.1.
pub(super) fn repaired(text: &str) -> Option<String> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.')?;
    let stored = fraction.len() >= 13 && digits(whole).is_some() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    stored.then(|| text.parse().map(super::number::general).ok()).flatten()
}

/// The levels that are open while rows are read from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Numbered>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// 0 for a top row.
    pub(super) depth: u8,
    /// The group that its number belongs to is missing (1.1 without 1).
    pub(super) skipped: bool,
}

impl Levels {
    /// The level of the next row, by its number.
    pub(super) fn enter(&mut self, number: Numbered) -> Level {
        let number = self.as_letter(number);
        self.close_finer(number.style);
        let known = self.open.iter().position(|open| open.style == number.style);
        let skipped = known.is_none() && self.lacks_group(number.style);
        self.open.truncate(known.unwrap_or(self.open.len()));
        self.open.push(number);
        Level { depth: self.depth(), skipped }
    }

    /// The level of a row without a number that stands beside the row before it.
    pub(super) fn beside(&self) -> Level {
        Level { depth: self.depth(), skipped: false }
    }

    /// The level of a row without a number that stands below the row before it.
    pub(super) fn below(&mut self) -> Level {
        self.enter(Numbered { style: Style::Bullet, ordinal: 0 })
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.open.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// C after B is a letter, not one hundred.
    fn as_letter(&self, number: Numbered) -> Numbered {
        let before = self.open.iter().find(|open| open.style == Style::Letter).map(|open| open.ordinal);
        let Some(letter) = before.and_then(|before| LETTERS.chars().nth(before as usize)) else { return number };
        let same = print_roman(number.ordinal).chars().eq(letter.to_uppercase());
        match (number.style, before) {
            (Style::Roman, Some(before)) if same => Numbered { style: Style::Letter, ordinal: before + 1 },
            _ => number,
        }
    }

    /// 2 closes 1.1 although no 1 stood above it.
    fn close_finer(&mut self, style: Style) {
        let Style::Dotted(parts) = style else { return };
        let finer = |open: &Numbered| matches!(open.style, Style::Dotted(other) if other > parts);
        if let Some(place) = self.open.iter().position(finer) {
            self.open.truncate(place);
        }
    }

    /// 1.1.1 needs an open 1.1; 1.1 needs an open 1, A or I.
    fn lacks_group(&self, style: Style) -> bool {
        match style {
            Style::Dotted(parts) if parts > 2 => {
                self.open.last().map(|open| open.style) != Some(Style::Dotted(parts - 1))
            }
            Style::Dotted(2) => self.open.is_empty(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depths(numbers: &str) -> String {
        let mut levels = Levels::default();
        let depth = |text: &str| parse(text).map(|number| levels.enter(number).depth.to_string());
        numbers.split_whitespace().filter_map(depth).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_of_every_style_are_read() {
        for (text, style, ordinal) in [
            ("I", Style::Roman, 1),
            ("XIV", Style::Roman, 14),
            ("A", Style::Letter, 1),
            ("1", Style::Dotted(1), 1),
            ("2.", Style::Dotted(1), 2),
            ("(3)", Style::Dotted(1), 3),
            ("1.10", Style::Dotted(2), 10),
            ("1,2", Style::Dotted(2), 2),
            ("I.2", Style::Dotted(2), 2),
            ("1.1.3", Style::Dotted(3), 3),
            ("b)", Style::Small, 2),
            ("đ", Style::Small, 5),
            ("-", Style::Bullet, 0),
        ] {
            assert_eq!(parse(text), Some(Numbered { style, ordinal }), "{text}");
        }
        for text in ["", "IIII", "Tổng", "1/2", "1.a.2", "12345", "tổng cộng", "TỔNG CỘNG CÁC MỤC"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn styles_give_the_levels() {
        for (numbers, expected) in [
            ("I 1 1.1 1.2 2 II 1", "0 1 2 2 1 0 1"),
            ("1 1.1 1.1.1 1.1.2 1.2 2", "0 1 2 2 1 0"),
            ("A I 1 2 II B I C I D", "0 1 2 2 1 0 1 0 1 0"),
            ("I 1 a) b) 2 a)", "0 1 2 2 1 2"),
            ("I 1 - - 2", "0 1 2 2 1"),
            ("I 1.1 1.2 II 1 1.1", "0 1 1 0 1 2"),
            ("I 1.1 2", "0 1 1"),
        ] {
            assert_eq!(depths(numbers), expected, "{numbers}");
        }
    }

    #[test]
    fn digits_of_a_stored_number_are_repaired() {
        assert_eq!(repaired("1.1000000000000001"), Some("1.1".to_owned()));
        assert_eq!(repaired("1.1"), None);
        assert_eq!(repaired("1.1.1"), None);
    }
}
