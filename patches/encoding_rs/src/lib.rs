//! Stands in for the crate encoding_rs: what calamine, codepage and quick-xml call of it, and nothing else.
//!
//! The original's tables of East Asian encodings are 170 kB of the worker after compression, and its code reaches every
//! table from every text. No part of an .xlsx may be in such an encoding (ECMA-376 part 2: UTF-8 or UTF-16), and Excel
//! in Vietnamese writes windows-1258 or Unicode. Here UTF-8, UTF-16 and the encodings of one byte that Windows has are
//! read as the original reads them; **every other encoding is refused, never guessed**: any text in it is malformed. docs/decisions/0007 says when this may go.

mod decoder;
mod label;
mod list;
mod single_byte;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

pub use decoder::{Decoder, DecoderResult};
pub use list::*;
use single_byte::Table;

/// An encoding of texts. Each is one static; two are equal if they are the same static.
pub struct Encoding {
    name: &'static str,
    kind: Kind,
}

/// How the bytes are read.
#[derive(Clone, Copy)]
enum Kind {
    Utf8,
    Utf16 {
        unit: fn([u8; 2]) -> u16,
    },
    /// ASCII, and the table from 0x80 on.
    SingleByte(&'static Table),
    /// One that is not read here.
    Refused,
}

/// What stands where bytes mean nothing.
const REPLACEMENT_CHARACTER: &str = "\u{fffd}";

impl Encoding {
    /// The encoding's name in the Encoding Standard (<https://encoding.spec.whatwg.org/#names-and-labels>).
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// The encoding that a document means by a label, as in the Encoding Standard; capitals and the blanks around it do
    /// not matter. Any other label is that of a refused encoding, also one that the standard does not know.
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        label::find(label)
    }

    /// The text, with U+FFFD where bytes mean nothing; the encoding that a byte order mark named instead of this one;
    /// and whether anything was replaced.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Self, bool) {
        let (encoding, mark) = match bytes {
            [0xef, 0xbb, 0xbf, ..] => (UTF_8, 3),
            [0xff, 0xfe, ..] => (UTF_16LE, 2),
            [0xfe, 0xff, ..] => (UTF_16BE, 2),
            _ => (self, 0),
        };
        let (text, replaced) = encoding.with_replacements(bytes.get(mark..).unwrap_or_default());
        (text, encoding, replaced)
    }

    /// The text, or nothing where bytes mean nothing. A byte order mark is read as a character.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        if matches!(self.kind, Kind::Utf8) || (bytes.is_ascii() && matches!(self.kind, Kind::SingleByte(_))) {
            return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        let mut text = String::new();
        match self.append(bytes, &mut text) {
            Ok(()) => Some(Cow::Owned(text)),
            Err(_) => None,
        }
    }

    /// A decoder for a text that comes in pieces. A byte order mark is read as a character.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder::new(self)
    }

    fn with_replacements<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, bool) {
        match self.kind {
            Kind::Utf8 => {
                let text = String::from_utf8_lossy(bytes);
                let replaced = matches!(text, Cow::Owned(_));
                (text, replaced)
            }
            // One for the whole text: what stands in it is not known.
            Kind::Refused if bytes.is_empty() => (Cow::Borrowed(""), false),
            Kind::Refused => (Cow::Borrowed(REPLACEMENT_CHARACTER), true),
            Kind::Utf16 { .. } | Kind::SingleByte(_) => {
                let mut text = String::new();
                let mut replaced = false;
                let mut rest = bytes;
                while let Err(read) = self.append(rest, &mut text) {
                    text.push_str(REPLACEMENT_CHARACTER);
                    replaced = true;
                    rest = rest.get(read..).unwrap_or_default();
                }
                (Cow::Owned(text), replaced)
            }
        }
    }

    /// Appends the text up to the first bytes that mean nothing, and says with which byte the rest after them begins.
    fn append(&'static self, bytes: &[u8], text: &mut String) -> Result<(), usize> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (character, read) = match self.kind.first(rest) {
                Step::Character(character, read) => (Some(character), read),
                Step::Malformed(read) => (None, read),
                Step::Unfinished => (None, rest.len()),
            };
            rest = rest.get(read..).unwrap_or_default();
            text.push(character.ok_or(bytes.len() - rest.len())?);
        }
        Ok(())
    }
}

/// What some bytes begin with.
enum Step {
    /// A character, and how many bytes it takes.
    Character(char, usize),
    /// As many bytes that mean nothing.
    Malformed(usize),
    /// The beginning of a character: no more than three bytes, and none of them means anything if nothing follows.
    Unfinished,
}

impl Kind {
    /// What the bytes, of which there is at least one, begin with.
    fn first(self, bytes: &[u8]) -> Step {
        match self {
            Self::Utf8 => decoder::first_of_utf8(bytes),
            Self::Utf16 { unit } => decoder::first_of_utf16(bytes, unit),
            Self::SingleByte(table) => match single_byte::character(table, bytes) {
                Some(character) => Step::Character(character, 1),
                None => Step::Malformed(1),
            },
            Self::Refused => Step::Malformed(bytes.len()),
        }
    }
}

impl PartialEq for Encoding {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Encoding {}

impl fmt::Debug for Encoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
