//! The check code (mã đối chiếu): the digest of what was signed, short enough to be printed and typed.

use crate::signature::Sha256Digest;
use std::fmt;
use std::str::FromStr;

/// The first 160 bits of a payload's SHA-256.
///
/// In text it is 32 Crockford base32 characters in groups of four: `Q9W1-DFWF-077Y-MGA1-83F5-VBH2-4ER0-6RD3`. It is
/// printed on the sheet and in the signed covering letter, and ties the paper to the file. 160 bits keep a forger from
/// finding a second payload for a given code; the whole digest stands below the code on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckCode([u8; 20]);

/// Why a text is no check code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACheckCode {
    /// A character that Crockford's alphabet lacks, such as `U`.
    Character(char),
    /// Not 32 characters, hyphens and blanks left out; this many were read.
    Length(usize),
}

/// Crockford's alphabet: no I, L, O (they look like digits) and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 32;
const GROUP: usize = 4;

impl CheckCode {
    /// The check code of the payload with this digest.
    pub fn of(digest: &Sha256Digest) -> Self {
        let mut code = [0; 20];
        code.iter_mut().zip(digest.as_bytes()).for_each(|(bits, byte)| *bits = *byte);
        Self(code)
    }

    fn characters(&self) -> impl Iterator<Item = char> {
        // Five bytes are forty bits are eight characters.
        let (blocks, _) = self.0.as_chunks::<5>();
        blocks.iter().flat_map(|block| {
            let bits = block.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            (0..8).rev().map(move |place| character(bits >> (5 * place) & 31))
        })
    }
}

fn character(value: u64) -> char {
    ALPHABET.get(value as usize).map_or('0', |byte| char::from(*byte))
}

/// The value of a character, small letters and Crockford's aliases included: O is 0, I and L are 1.
fn value(character: char) -> Result<u64, NotACheckCode> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|byte| char::from(*byte) == plain);
    place.map(|place| place as u64).ok_or(NotACheckCode::Character(character))
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separated = |(place, character)| {
            let hyphen = (place > 0 && place % GROUP == 0).then_some('-');
            hyphen.into_iter().chain([character])
        };
        let text: String = self.characters().enumerate().flat_map(separated).collect();
        f.pad(&text)
    }
}

impl FromStr for CheckCode {
    type Err = NotACheckCode;

    /// Reads what a person typed: capitals or not, with or without hyphens and blanks, `O` for `0`, `I` or `L` for `1`.
    fn from_str(text: &str) -> Result<Self, NotACheckCode> {
        let typed = text.chars().filter(|character| *character != '-' && !character.is_whitespace());
        let values = typed.map(value).collect::<Result<Vec<_>, _>>()?;
        if values.len() != CHARACTERS {
            return Err(NotACheckCode::Length(values.len()));
        }
        let (groups, _) = values.as_chunks::<8>();
        let bytes = groups.iter().flat_map(|group| {
            let bits = group.iter().fold(0, |bits, value| bits << 5 | value);
            bits.to_be_bytes().into_iter().skip(3)
        });
        let mut code = [0; 20];
        code.iter_mut().zip(bytes).for_each(|(bits, byte)| *bits = byte);
        Ok(Self(code))
    }
}

#[cfg(test)]
mod tests {
    // A panic is how a test fails.
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    /// Of the SHA-256 of "abc", worked out with integers of another language.
    const ABC: &str = "Q9W1-DFWF-077Y-MGA1-83F5-VBH2-4ER0-6RD3";

    #[test]
    fn the_code_is_the_digest_in_crockfords_letters() {
        assert_eq!(CheckCode::of(&Sha256Digest::of(b"abc")).to_string(), ABC);
        let zeros = CheckCode::of(&Sha256Digest::from_bytes([0; 32])).to_string();
        assert_eq!(zeros, "0000-0000-0000-0000-0000-0000-0000-0000");
        let ones = CheckCode::of(&Sha256Digest::from_bytes([0xff; 32])).to_string();
        assert_eq!(ones, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    }

    #[test]
    fn what_a_person_types_is_understood() {
        let code = Ok(CheckCode::of(&Sha256Digest::of(b"abc")));
        let typed = [
            ABC.to_lowercase(),
            ABC.replace('-', ""),
            ABC.replace('-', " "),
            format!("  {ABC}\n"),
            ABC.replace('1', "I").replace('0', "O"),
            ABC.replace('1', "l").replace('0', "o"),
        ];
        for text in typed {
            assert_eq!(text.parse(), code, "{text}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let parse = |text: &str| text.parse::<CheckCode>();
        assert_eq!(parse(&ABC.replace('Q', "U")), Err(NotACheckCode::Character('U')));
        assert_eq!(parse(&ABC.replace('Q', "Đ")), Err(NotACheckCode::Character('Đ')));
        assert_eq!(parse(""), Err(NotACheckCode::Length(0)));
        assert_eq!(parse(&format!("{ABC}-Q")), Err(NotACheckCode::Length(33)));
    }

    proptest! {
        #[test]
        fn printing_and_reading_are_inverse(bytes: [u8; 32]) {
            let code = CheckCode::of(&Sha256Digest::from_bytes(bytes));
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }
    }
}
