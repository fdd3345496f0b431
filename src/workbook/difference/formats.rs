//! Whether two formats of numbers show the same (ECMA-376 part 1, 18.8.31): programs write quotes, colours and the
//! languages of days anew when they save.

use crate::basics::OrderedSet;

/// A piece of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// Shown as it is, whether it needed quotes or not.
    Literal(char),
    /// Stands for digits, a text, or a part of a day.
    Mark(char),
}

/// Whether two formats show the same of every value; nothing stands for the general one.
pub(super) fn is_alike(one: Option<&str>, other: Option<&str>) -> bool {
    let [one, other] = [one, other].map(|code| code.unwrap_or("General"));
    if one.eq_ignore_ascii_case(other) && !one.contains(['"', '\\']) {
        return true;
    }
    let (one, other) = (sections(one), sections(other));
    one == other || day(&one).is_some_and(|letters| day(&other) == Some(letters))
}

/// The sections of a code: for positive and negative numbers, zero and text. A second one that is the first with a minus
/// says no more than the first.
fn sections(code: &str) -> Vec<Vec<Piece>> {
    let mut sections = vec![Vec::new()];
    let mut rest = code.chars();
    while let Some(character) = rest.next() {
        let current = match sections.last_mut() {
            Some(current) if character != ';' => current,
            _ => {
                sections.push(Vec::new());
                continue;
            }
        };
        match character {
            '"' => current.extend(rest.by_ref().take_while(|character| *character != '"').map(Piece::Literal)),
            '\\' => current.extend(rest.next().map(Piece::Literal)),
            // A gap as wide as the next character, or the rest of the cell filled with it.
            '_' | '*' => _ = rest.next(),
            '[' => bracketed(&rest.by_ref().take_while(|character| *character != ']').collect::<String>(), current),
            '0' | '#' | '?' | '.' | ',' | '%' | '@' => current.push(Piece::Mark(character)),
            _ if character.is_alphabetic() => current.push(Piece::Mark(character.to_ascii_lowercase())),
            _ => current.push(Piece::Literal(character)),
        }
    }
    if let [positive, negative] = sections.as_slice()
        && negative.strip_prefix(&[Piece::Literal('-')]) == Some(positive.as_slice())
    {
        sections.truncate(1);
    }
    sections
}

/// A currency is shown, a language is not; colours, conditions and hours beyond a day are kept.
fn bracketed(text: &str, current: &mut Vec<Piece>) {
    match text.strip_prefix('$') {
        Some(currency) => {
            let symbol = currency.split('-').next().unwrap_or_default();
            current.extend(symbol.chars().map(Piece::Literal));
        }
        None => {
            let kept = format!("[{}]", text.to_ascii_lowercase());
            current.extend(kept.chars().map(Piece::Mark));
        }
    }
}

/// The letters of a format of days and times, which differ from language to language in their order and number; nothing
/// where it shows numbers or words too.
fn day(sections: &[Vec<Piece>]) -> Option<OrderedSet<char>> {
    let [section, rest @ ..] = sections else { return None };
    let is_text = |section: &Vec<Piece>| section.as_slice() == [Piece::Mark('@')];
    let mut letters = OrderedSet::new();
    for piece in section {
        match piece {
            Piece::Mark(letter @ ('d' | 'm' | 'y' | 'h' | 's')) => drop(letters.insert(*letter)),
            Piece::Literal(character) if !character.is_alphanumeric() => {}
            _ => return None,
        }
    }
    (!letters.is_empty() && rest.iter().all(is_text)).then_some(letters)
}

/// How a format shows points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook) enum Figures {
    /// With as many decimals as there are, or with those that the format has.
    Decimal,
    /// Without decimals.
    Whole,
    /// As something else: a percentage, a day, a time.
    Other,
}

/// How a format shows points.
pub(in crate::workbook) fn figures(code: &str) -> Figures {
    let mut in_brackets = false;
    let is_shown = |piece: &Piece| match piece {
        Piece::Mark(mark @ ('[' | ']')) => {
            in_brackets = *mark == '[';
            None
        }
        Piece::Mark(mark) if !in_brackets => Some(*mark),
        _ => None,
    };
    let marks: OrderedSet<char> = sections(code).first().into_iter().flatten().filter_map(is_shown).collect();
    let has = |any: &str| any.chars().any(|mark| marks.contains(&mark));
    match () {
        () if has("%dmyhs") => Figures::Other,
        () if has("0#?") && !has("./e") => Figures::Whole,
        () => Figures::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_points_as_something_else_are_known() {
        for (code, expected) in [
            ("General", Figures::Decimal),
            ("0.00", Figures::Decimal),
            ("@", Figures::Decimal),
            ("[Red]#,##0.0;-0", Figures::Decimal),
            ("0", Figures::Whole),
            ("#,##0 \"điểm\"", Figures::Whole),
            ("0.0%", Figures::Other),
            ("dd/mm/yyyy", Figures::Other),
            ("[$-42A]d mmmm;@", Figures::Other),
            ("[h]:mm", Figures::Other),
        ] {
            assert_eq!(figures(code), expected, "{code}");
        }
    }

    #[test]
    fn formats_that_show_the_same_are_told_from_those_that_do_not() {
        for (one, other, same) in [
            ("General", "GENERAL", true),
            ("+General;-General", "\"+\"General;\\-General", true),
            ("0.00", "0.000", false),
            ("0.00", "0.00;-0.00", true),
            ("0", "\"95\"", false),
            ("0", "\"0\"", false),
            ("0", "\\9\\5", false),
            ("General", "\"General\"", false),
            ("General", ";;;", false),
            ("0%", "0\"%\"", false),
            ("#,##0 [$₫-42A]", "#,##0\\ \"₫\"", true),
            ("#,##0_);(#,##0)", "#,##0;(#,##0)", true),
            ("0;[Red]-0", "0;[RED]-0", true),
            ("mm-dd-yy", "[$-42A]dd/mm/yyyy;@", true),
            ("dd/mm/yyyy", "mm", false),
            ("dd/mm/yyyy", "\"01/01/2023\"", false),
            ("dd/mm/yyyy", "dd\"9\"mm/yyyy", false),
        ] {
            assert_eq!(is_alike(Some(one), Some(other)), same, "{one} | {other}");
            assert_eq!(is_alike(Some(other), Some(one)), same, "{other} | {one}");
        }
        assert!(is_alike(None, Some("General")) && !is_alike(None, Some("\"95\"")));
    }
}
