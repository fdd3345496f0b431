//! Printed numbers: their style says on which level of the tree a row stands.

mod levels;
mod roman;

use super::words::Words;

pub(super) use levels::{Level, Levels};

/// How a number is written. Rows of one style are on one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "Phần I", or a heading without a number: a part of the whole table.
    Part,
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
    /// i, ii, iii.
    SmallRoman,
    /// A dash, a plus or a dot: an item without a number of its own.
    Bullet(char),
    /// Nothing at all.
    Plain,
    /// The number of a row above, whose cell is merged down to this row.
    Same,
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
    &["mục", "tiêu chí thành phần", "tiêu chí", "chỉ tiêu thành phần", "chỉ tiêu", "nội dung", "chỉ số", PART];
/// The name of a part of the whole table.
const PART: &str = "phần";
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
    // "I-", "1 –".
    let bare = text.trim_start_matches('(').trim_end_matches(['-', '–', ' ']).trim_end_matches(MARKS);
    let number = dotted(bare).or_else(|| in_roman(bare)).or_else(|| letter(bare)).or_else(|| small_roman(bare));
    let number = number.or_else(|| with_letter(bare));
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
    let apart = dash.is_some() || rest.starts_with(|next: char| next.is_whitespace() || next.is_uppercase());
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
    let part = || letter(number).filter(|one| *name == PART && one.style == Style::Letter).map(|one| one.ordinal);
    let ordinal = digits(number).or_else(|| roman::read(number)).or_else(part)?;
    let (_, rest) = behind.split(number.len(), 0);
    let bare = rest.folded().trim_start_matches([' ', '.', ':', ')', '/', '-', ',']);
    let (_, rest) = rest.split(rest.folded().len() - bare.len(), 0);
    let style = if *name == PART { Style::Part } else { Style::Named(place) };
    Some((Numbered { style, ordinal }, rest))
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

/// "ii", "iv": a single letter is one of a list of letters, until [`Levels`] knows better.
fn small_roman(text: &str) -> Option<Numbered> {
    let small = text.len() > 1 && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let ordinal = roman::read(&text.to_uppercase()).filter(|_| small)?;
    Some(Numbered { style: Style::SmallRoman, ordinal })
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
mod tests;
