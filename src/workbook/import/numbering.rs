//! Printed numbers: their style says on which level of the tree a row stands.

mod levels;
mod roman;

use super::words::Words;

pub(super) use levels::{Level, Levels};

/// How a number is written. Rows of one style are on one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "Mục 1", "Tiêu chí 1", "Chỉ tiêu 1": by which of [`NAMES`] it is.
    Named(u8),
    /// A, B, C.
    Letter,
    /// I, II, III.
    Roman,
    /// 1, 1.1, 1.1.1: by how many parts it has.
    Dotted(u8),
    /// a, b, c.
    Small,
    /// A dash, a plus or a dot: an item without a number of its own.
    Bullet(char),
    /// Nothing at all.
    Plain,
}

/// A number as it was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    /// Its style.
    pub(super) style: Style,
    /// Its place in the order of its style, where it has one: of I, 1 and a it is 1.
    pub(super) ordinal: u32,
}

/// A number at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prefix {
    /// As it is printed, without the marks that part it from the text.
    pub(super) number: String,
    /// As it was understood.
    pub(super) numbered: Numbered,
    /// The text behind it.
    pub(super) rest: String,
}

/// The letters that count in Vietnamese lists, in order.
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
/// The longest number that is looked at, in bytes.
const LONGEST: usize = 16;
/// Words that a number may begin with, folded. Longer ones stand before those that they begin with.
const NAMES: &[&str] =
    &["mục", "tiêu chí thành phần", "tiêu chí", "chỉ tiêu thành phần", "chỉ tiêu", "nội dung", "chỉ số"];
/// Marks of a list.
const BULLETS: &[char] = &['-', '–', '—', '+', '•', '*', '●', '○', '▪'];
/// What parts a number from the text behind it.
const MARKS: [char; 4] = ['.', ')', ':', '/'];

/// Reads a printed number: `I`, `1.`, `1.1`, `a)`, `(1)`, `-`, `Tiêu chí 1`. A capital that is both a letter and a Roman
/// number (I, V, X, C, D, L, M) is Roman here; [`Levels`] knows better where a list of letters goes on.
pub(super) fn parse(text: &str) -> Option<Numbered> {
    let text = text.trim();
    if text.chars().count() == 1 && text.starts_with(BULLETS) {
        return text.chars().next().map(bullet);
    }
    if text.len() > LONGEST {
        return named(&Words::new(text)).filter(|(_, rest)| rest.folded().is_empty()).map(|(numbered, _)| numbered);
    }
    let bare = text.trim_start_matches('(').trim_end_matches(MARKS);
    let number = dotted(bare).or_else(|| in_roman(bare)).or_else(|| letter(bare)).or_else(|| with_letter(bare));
    number
        .or_else(|| named(&Words::new(text)).filter(|(_, rest)| rest.folded().is_empty()).map(|(numbered, _)| numbered))
}

/// The number that a text starts with: "1.1. Ban hành", "I - Chỉ đạo", "a) Có", "Tiêu chí 1: Kế hoạch", "- Mô hình".
/// "5 mô hình", "1.5 điểm" and "10/4/2023" start with none.
pub(super) fn prefix(text: &str) -> Option<Prefix> {
    let words = Words::new(text);
    if let Some(first) = words.plain().chars().next().filter(|first| BULLETS.contains(first)) {
        let rest = words.plain().trim_start_matches(first);
        let listed = rest.starts_with(|next: char| next == ' ' || next.is_alphabetic());
        let prefix = Prefix { number: first.to_string(), numbered: bullet(first), rest: rest.trim().to_owned() };
        return (listed && !prefix.rest.is_empty()).then_some(prefix);
    }
    if let Some((numbered, rest)) = named(&words).filter(|(_, rest)| !rest.folded().is_empty()) {
        let taken = words.plain().len().saturating_sub(rest.plain().len());
        let number = words.plain().get(..taken)?.trim().trim_end_matches(MARKS).trim_end().to_owned();
        return Some(Prefix { number, numbered, rest: rest.plain().to_owned() });
    }
    plain_prefix(words.plain())
}

fn plain_prefix(text: &str) -> Option<Prefix> {
    let open = text.len() - text.trim_start_matches('(').len();
    let bare = text.get(open..)?;
    let end = open + number_length(bare);
    let (number, after) = (text.get(open..end)?, text.get(end..)?);
    let rest = after.trim_start_matches(MARKS);
    let marked = rest.len() < after.len();
    let closed = after.starts_with(')');
    let dash = rest.trim_start().strip_prefix(['-', '–']).filter(|behind| behind.starts_with(' '));
    let begins = |sign: char| sign.is_alphabetic() || matches!(sign, '"' | '“' | '‘' | '(' | '[' | '%');
    let body = dash.unwrap_or(rest).trim_start();
    // "V/v" and "đ/c" are words; what goes on in small letters without a blank is one word.
    let apart = rest.starts_with(|next: char| next.is_whitespace() || next.is_uppercase());
    let numbered = parse(number)?;
    let clear = match numbered.style {
        Style::Dotted(2..) => marked || body.starts_with(char::is_uppercase),
        Style::Roman | Style::Letter | Style::Dotted(_) => marked || dash.is_some(),
        _ => marked,
    };
    let number = text.get(..end + usize::from(closed))?.to_owned();
    (clear && apart && body.starts_with(begins)).then(|| Prefix { number, numbered, rest: body.to_owned() })
}

/// How many bytes at the start of a text may be a number: digits with points between them, or letters.
fn number_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let digits = text.starts_with(|sign: char| sign.is_ascii_digit());
    while let Some((at, letter)) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let goes_on =
            if digits { letter.is_ascii_digit() || (letter == '.' && next_is_digit) } else { letter.is_alphabetic() };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

/// "Tiêu chí 1", "Mục II", and the words behind it.
fn named(words: &Words) -> Option<(Numbered, Words)> {
    let (name, place) = NAMES.iter().zip(0..).find(|(name, _)| words.folded().starts_with(*name))?;
    let (_, behind) = words.split(name.len(), 0);
    let number: &str = behind.plain().split([' ', '.', ':', ')', '/', ',']).next()?;
    let ordinal = digits(number).or_else(|| roman::read(number))?;
    let (_, rest) = behind.split(number.len(), 0);
    let bare = rest.folded().trim_start_matches([' ', '.', ':', ')', '/', '-', ',']);
    let (_, rest) = rest.split(rest.folded().len() - bare.len(), 0);
    Some((Numbered { style: Style::Named(place), ordinal }, rest))
}

fn bullet(sign: char) -> Numbered {
    let sign = match sign {
        '–' | '—' => '-',
        '-' | '+' => sign,
        _ => '•',
    };
    Numbered { style: Style::Bullet(sign), ordinal: 0 }
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
    in_roman(part).or_else(|| letter(part)).is_some()
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

fn in_roman(text: &str) -> Option<Numbered> {
    roman::read(text).map(|ordinal| Numbered { style: Style::Roman, ordinal })
}

/// "1a", "1.b": a letter with the number of its group before it.
fn with_letter(text: &str) -> Option<Numbered> {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let small = letter(rest.strip_prefix('.').unwrap_or(rest)).filter(|number| number.style == Style::Small)?;
    (rest.len() < text.len()).then_some(small)
}

/// A number that Excel stored as text with all its digits: `1.1000000000000001` is 1.1.
pub(super) fn repaired(text: &str) -> Option<String> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.')?;
    let stored = fraction.len() >= 13 && digits(whole).is_some() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    stored.then(|| text.parse().map(super::number::general).ok()).flatten()
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
            ("-", Style::Bullet('-'), 0),
            ("+", Style::Bullet('+'), 0),
            ("1.b", Style::Small, 2),
            ("Tiêu chí 1", Style::Named(2), 1),
            ("CHỈ TIÊU 12:", Style::Named(4), 12),
            ("Mục II", Style::Named(0), 2),
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
            ("1 - + + - 2", "0 1 2 2 1 0"),
            ("I 1.1 1.2 II 1 1.1", "0 1 1 0 1 2"),
            ("I 1.1 2", "0 1 1"),
        ] {
            assert_eq!(depths(numbers), expected, "{numbers}");
        }
    }

    #[test]
    fn in_order_a_list_may_have_the_style_of_the_list_around_it() {
        for (numbers, expected) in [
            ("1 a) 1 2 b) 1 2 2 a) b)", "0 1 2 2 1 2 2 0 1 1"),
            ("1 1 2 2 1 2 3", "0 1 1 0 1 1 1"),
            ("I 1 2 II 3 4", "0 1 1 0 1 1"),
            ("I 1 - - 2", "0 1 2 2 1"),
        ] {
            let mut levels = Levels::default();
            let depth = |text: &str| parse(text).map(|number| levels.enter_by_order(number).depth.to_string());
            let depths = numbers.split_whitespace().filter_map(depth).collect::<Vec<_>>().join(" ");
            assert_eq!(depths, expected, "{numbers}");
        }
    }

    #[test]
    fn numbers_at_the_start_of_a_text_are_told_from_its_words() {
        for (text, number, rest) in [
            ("1. Ban hành kế hoạch", "1", "Ban hành kế hoạch"),
            ("1.Ban hành kế hoạch", "1", "Ban hành kế hoạch"),
            ("1.1 Ban hành", "1.1", "Ban hành"),
            ("1.1.2. ban hành", "1.1.2", "ban hành"),
            ("(2) Ban hành", "(2)", "Ban hành"),
            ("a) Có kế hoạch", "a)", "Có kế hoạch"),
            ("A. CHỈ ĐẠO", "A", "CHỈ ĐẠO"),
            ("II - CHỈ ĐẠO", "II", "CHỈ ĐẠO"),
            ("IV/ Chỉ đạo", "IV", "Chỉ đạo"),
            ("- Mô hình", "-", "Mô hình"),
            ("+ Mô hình", "+", "Mô hình"),
            ("Tiêu chí 1: Ban hành", "Tiêu chí 1", "Ban hành"),
            ("TIÊU CHÍ 2. Ban hành", "TIÊU CHÍ 2", "Ban hành"),
            ("Chỉ tiêu 3 Ban hành", "Chỉ tiêu 3", "Ban hành"),
            ("1: Ban hành", "1", "Ban hành"),
            ("a): Ban hành", "a)", "Ban hành"),
        ] {
            let found = prefix(text).map(|found| (found.number, found.rest));
            assert_eq!(found, Some((number.to_owned(), rest.to_owned())), "{text}");
        }
        for text in [
            "5 mô hình dân vận khéo",
            "1.5 điểm cho mỗi mô hình",
            "2.000 hộ dân",
            "10/4/2023 gửi kế hoạch",
            "V/v ban hành",
            "đ/c bí thư",
            "I",
            "Ban hành",
            "TM. UBND HUYỆN",
            "-1 điểm",
            "Tiêu chí chung",
            "1.",
            "A hoặc B",
            "",
        ] {
            assert_eq!(prefix(text), None, "{text}");
        }
    }

    #[test]
    fn digits_of_a_stored_number_are_repaired() {
        assert_eq!(repaired("1.1000000000000001"), Some("1.1".to_owned()));
        assert_eq!(repaired("1.1"), None);
        assert_eq!(repaired("1.1.1"), None);
    }
}
