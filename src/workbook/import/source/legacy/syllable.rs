//! Whether words can be Vietnamese: how syllables are built. "Tiêu chí" in a font of TCVN3 would read "Tiờu chớ", which
//! nobody wrote: then it is Unicode, and the font was left as it was.

use crate::basics::{composed, decomposed};

const ONSETS: &str = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x ";
const VOWELS: &str = " a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oă oai oao oay oe oeo oi oo ôi ơi \
                      ua uâ uây ue uê ui uơ uô uôi uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu ";
const CODAS: &str = " c ch m n ng nh p t ";

/// How many of a text's words with letters beyond ASCII can be Vietnamese.
pub(super) fn count(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| !word.is_ascii() && is_syllable(word)).count()
}

/// Whether a word is a syllable: consonants, a vowel or several that go together with at most one tone, consonants.
fn is_syllable(word: &str) -> bool {
    let (mut bare, mut tones) = (String::new(), 0);
    for letter in decomposed(word) {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
            _ => bare.extend(letter.to_lowercase()),
        }
    }
    let bare = composed(&bare).into_owned();
    let ends = |part: &str, known: &str| part.is_empty() || is_in(part, known);
    let cuts = || bare.char_indices().map(|(at, _)| at).chain([bare.len()]).take(8);
    tones <= 1
        && bare.chars().count() < 8
        && cuts().any(|first| {
            let Some((onset, rest)) = bare.split_at_checked(first) else { return false };
            ends(onset, ONSETS)
                && cuts().any(|last| {
                    let cut = last.checked_sub(first).and_then(|last| rest.split_at_checked(last));
                    cut.is_some_and(|(vowels, coda)| is_in(vowels, VOWELS) && ends(coda, CODAS))
                })
        })
}

fn is_in(part: &str, known: &str) -> bool {
    !part.is_empty() && known.split(' ').any(|one| one == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_what_nobody_writes() {
        for word in ["Tiêu", "chí", "nghiệm", "được", "khuyến", "gì", "giữa", "quý", "thuở", "ĐIỂM", "ý"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Tiờu", "tèi", "néi", "cáò", "ghrêp", "bở-", "ñieåm"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
