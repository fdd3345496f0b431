//! Words of a sheet, made comparable: accents in both Unicode forms, capitals, kinds of blanks and dashes.

use super::patterns::level;
use crate::basics::composed;

/// A text with its folded form beside it. Both have the same number of characters, so that what is found in the
/// folded form can be cut from the printed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    plain: String,
    folded: String,
}

impl Words {
    /// Takes a text as it was printed; line breaks become blanks.
    pub(super) fn new(text: &str) -> Self {
        let plain = one_line(text);
        let folded = level(plain.chars().map(fold_letter).collect());
        Self { plain, folded }
    }

    /// As printed, on one line.
    pub(super) fn plain(&self) -> &str {
        &self.plain
    }

    /// For comparing.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// The parts around places in the folded form, each a start and a width in bytes, from left to right; what stands at
    /// these places is left out. The time is linear in the text, however many places there are.
    pub(super) fn split_all(&self, places: &[(usize, usize)]) -> Vec<Self> {
        let mut pieces = Vec::with_capacity(places.len() + 1);
        let (mut plain, mut folded, mut taken) = (self.plain.as_str(), self.folded.as_str(), 0);
        for (at, width) in places {
            let (piece, rest) = both_at(plain, folded, at - taken);
            pieces.push(Self::trimmed(piece));
            (plain, folded) = both_at(rest.0, rest.1, *width).1;
            taken = at + width;
        }
        pieces.push(Self::trimmed((plain, folded)));
        pieces
    }

    /// The parts before and after one such place.
    pub(super) fn split(&self, at: usize, width: usize) -> (Self, Self) {
        let (before, rest) = both_at(&self.plain, &self.folded, at);
        (Self::trimmed(before), Self::trimmed(both_at(rest.0, rest.1, width).1))
    }

    /// The parts around the first place where `mark` stands in the folded form.
    pub(super) fn split_once(&self, mark: &str) -> Option<(Self, Self)> {
        self.folded.find(mark).map(|at| self.split(at, mark.len()))
    }

    /// Places of bytes in the folded form, with the letter there folded and as printed.
    pub(super) fn letters(&self) -> impl Iterator<Item = (usize, char, char)> {
        self.folded.char_indices().zip(self.plain.chars()).map(|((at, folded), plain)| (at, folded, plain))
    }

    /// Blanks are the same in both forms.
    fn trimmed((plain, folded): (&str, &str)) -> Self {
        Self { plain: plain.trim().to_owned(), folded: folded.trim().to_owned() }
    }
}

/// Both forms up to a place in the folded one, and both from there on.
fn both_at<'a>(plain: &'a str, folded: &'a str, at: usize) -> ((&'a str, &'a str), (&'a str, &'a str)) {
    let (before, after) = folded.split_at_checked(at).unwrap_or((folded, ""));
    let letters = before.chars().count();
    let place = plain.char_indices().nth(letters).map_or(plain.len(), |(place, _)| place);
    let (plain_before, plain_after) = plain.split_at_checked(place).unwrap_or((plain, ""));
    ((plain_before, before), (plain_after, after))
}

/// A text as it is kept: Unicode NFC, plain blanks, one blank where several stood, no blanks at the ends of lines.
pub(super) fn tidy(text: &str) -> String {
    let composed = composed(text);
    if is_tidy(&composed) {
        return composed.into_owned();
    }
    // Excel writes a carriage return inside a text as `_x000D_` (ECMA-376 part 1, 22.9.2.19).
    let lines = composed.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = lines.split('\n').map(|line| join(line.split(is_blank))).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Whether a text needs no tidying; most do not, and a sheet has thousands.
fn is_tidy(text: &str) -> bool {
    let mut before = '\n';
    let steady = text.chars().all(|sign| {
        let gap = matches!(before, ' ' | '\n') && matches!(sign, ' ' | '\n');
        before = sign;
        !gap && (matches!(sign, ' ' | '\n') || !is_blank(sign))
    });
    steady && !matches!(before, ' ' | '\n') && !text.contains("_x000D_")
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    let tidy = tidy(text);
    if tidy.contains('\n') { join(tidy.split('\n')) } else { tidy }
}

/// A text for comparing: on one line, in small letters, with plain dashes and quotation marks.
pub(super) fn fold(text: &str) -> String {
    level(one_line(text).chars().map(fold_letter).collect())
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Blanks, the no-break ones among them, and signs without width that copying from a browser or a PDF leaves behind.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

fn fold_letter(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '✕' | '✖' | '∗' | '*' | '·' => '×',
        // One letter for one letter: the two forms must stay parallel. Vietnamese has no letter that needs more.
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn both_accent_forms_capitals_blanks_and_dashes_fold_to_one() {
        let decomposed: String = "Điểm tối đa".nfd().collect();
        for text in ["ĐIỂM TỐI ĐA", "Điểm\ntối\u{A0}đa", "  điểm   tối đa ", "Điểm\u{200B} tối đa", &decomposed]
        {
            assert_eq!(fold(text), "điểm tối đa", "{text:?}");
        }
        assert_eq!(fold("I–VI “A”"), "i-vi \"a\"");
    }

    #[test]
    fn a_text_that_needs_no_tidying_is_known() {
        for (text, expected) in [
            ("Tiêu chí, nội dung", true),
            ("a\nb", true),
            ("", false),
            (" a", false),
            ("a ", false),
            ("a  b", false),
            ("a \nb", false),
            ("a\n", false),
            ("a\u{A0}b", false),
            ("a\tb", false),
            ("a_x000D_", false),
        ] {
            assert_eq!(is_tidy(text), expected, "{text:?}");
            assert!(text.is_empty() || is_tidy(&tidy(text)), "{text:?}");
        }
    }

    #[test]
    fn lines_are_kept_where_they_matter() {
        assert_eq!(tidy(" a \u{A0} b_x000D_\n\r\n c "), "a b\n\nc");
        assert_eq!(one_line("a\nb\r\nc"), "a b c");
    }

    #[test]
    fn what_is_found_folded_is_cut_from_the_printed_text() {
        let words = Words::new("ĐẠT Yêu cầu: 1 điểm");
        let (label, award) = words.split_once(":").unwrap_or_else(|| (Words::new(""), Words::new("")));
        assert_eq!((label.plain(), award.folded()), ("ĐẠT Yêu cầu", "1 điểm"));
    }
}
