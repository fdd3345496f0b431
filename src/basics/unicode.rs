//! Unicode NFC and NFD (UAX #15), with the canonical tables of unicode-normalization only: its own iterators choose
//! between canonical and compatible while they run, and so bring the tables of both, another 60 kB.

use super::ordered::sort_by_key;
use std::borrow::Cow;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// The text in Unicode NFC.
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.chars().all(is_settled) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(compose_all(&in_canonical_order(text))),
    }
}

/// The characters of the text in Unicode NFD.
pub fn decomposed(text: &str) -> impl Iterator<Item = char> {
    in_canonical_order(text).into_iter().map(|letter| letter.character)
}

/// Whether a character is the same in NFC whatever stands around it. All Vietnamese is; of the others only so many as are
/// easy to tell.
fn is_settled(character: char) -> bool {
    matches!(character, '\0'..'\u{300}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}')
}

/// A character that cannot be decomposed.
#[derive(Clone, Copy)]
struct Letter {
    /// Which sequence of a starter and the marks on it it is in.
    sequence: usize,
    /// Its combining class: 0 for a starter.
    class: u8,
    character: char,
}

/// Everything decomposed, and the marks of each starter in the order of their classes.
fn in_canonical_order(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut sequence = 0;
    for character in text.chars() {
        decompose_canonical(character, |character| {
            let class = canonical_combining_class(character);
            sequence += usize::from(class == 0);
            letters.push(Letter { sequence, class, character });
        });
    }
    sort_by_key(&mut letters, |letter| (letter.sequence, letter.class));
    letters
}

/// Composes each mark, and each starter that follows another at once, with the last starter where both are one character
/// and nothing between them blocks it.
fn compose_all(letters: &[Letter]) -> String {
    let mut text = String::with_capacity(letters.len());
    // The last starter, and what stands behind it.
    let mut starter = None;
    let mut behind = String::new();
    let mut last_class = None;
    for Letter { class, character, .. } in letters {
        let blocked = last_class.is_some_and(|last| last >= *class);
        let whole = starter.filter(|_| !blocked).and_then(|starter| compose(starter, *character));
        match (whole, class) {
            (Some(_), _) => starter = whole,
            (None, 0) => {
                text.extend(starter);
                text.push_str(&std::mem::take(&mut behind));
                (starter, last_class) = (Some(*character), None);
            }
            (None, _) => {
                behind.push(*character);
                last_class = Some(*class);
            }
        }
    }
    text.extend(starter);
    text.push_str(&behind);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_character_has_the_forms_of_the_standard() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            assert_eq!(composed(&text), text.nfc().collect::<String>(), "{character:?}");
            assert_eq!(decomposed(&text).collect::<String>(), text.nfd().collect::<String>(), "{character:?}");
            let settled = ["e\u{301}", "", "\u{1100}"].iter().all(|before| {
                let text = format!("{before}{character}\u{323}");
                composed(&text) == text.nfc().collect::<String>()
            });
            assert!(settled, "{character:?}");
        }
        assert_eq!(composed("Điểm tối đa – “đạt”").as_ref(), "Điểm tối đa – “đạt”");
    }

    proptest! {
        #[test]
        fn any_text_has_the_forms_of_the_standard(
            text in "[\\PC\u{300}-\u{345}]{0,20}",
            dense in "[aeoAu\u{300}-\u{304}\u{31b}\u{323}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}ạêĕ\u{5b0}-\u{5bd}\u{9c7}\u{9be}]{0,12}",
        ) {
            for text in [text, dense] {
                prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
                prop_assert_eq!(decomposed(&text).collect::<String>(), text.nfd().collect::<String>());
            }
        }
    }
}
