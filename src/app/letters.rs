//! Small and capital letters of what Vietnamese is written with.
//!
//! Rust's own library knows those of every script, and its two tables were a fiftieth of the page.

/// The text in small letters: ASCII, Latin-1 and the Vietnamese alphabet, in either Unicode form. Letters of other
/// alphabets stay as they are.
pub fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// The text with a capital letter at its beginning, as far as [`small`] knows letters.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(capital_letter).into_iter().chain(letters).collect()
}

fn small_letter(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => moved(letter, 32),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => moved(letter, 1),
        'Ạ'..='ỹ' if u32::from(letter) % 2 == 0 => moved(letter, 1),
        other => other,
    }
}

fn capital_letter(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' => moved(letter, -32),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => moved(letter, -1),
        'Ạ'..='ỹ' if u32::from(letter) % 2 == 1 => moved(letter, -1),
        other => other,
    }
}

/// Small and capital letters of a block of Unicode lie at a fixed distance.
fn moved(letter: char, by: i32) -> char {
    u32::from(letter).checked_add_signed(by).and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        let blocks = ('\0'..='Þ').chain(['Ă', 'Đ', 'Ĩ', 'Ũ', 'Ơ', 'Ư']).chain('Ạ'..='ỹ');
        for letter in blocks {
            let in_small: String = letter.to_lowercase().collect();
            assert_eq!(small(&letter.to_string()), in_small, "{letter}");
            assert_eq!(small(&in_small), in_small, "{letter}");
            if in_small != letter.to_string() {
                assert_eq!(capitalised(&in_small), letter.to_string());
            }
        }
    }

    #[test]
    fn only_the_first_letter_becomes_a_capital() {
        assert_eq!(capitalised("đã hòa giải"), "Đã hòa giải");
        assert_eq!(capitalised("ủy ban"), "Ủy ban");
        assert_eq!((capitalised(""), capitalised("12 vụ")), (String::new(), "12 vụ".to_owned()));
    }
}
