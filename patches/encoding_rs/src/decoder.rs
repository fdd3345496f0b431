//! Texts that come in pieces.

use crate::{Encoding, Kind, Step};

/// Why a decoder stopped.
#[derive(Debug, PartialEq, Eq)]
pub enum DecoderResult {
    /// Everything was read; the beginning of a character waits for the next piece.
    InputEmpty,
    /// The next character has no room.
    OutputFull,
    /// Bytes that mean nothing: how many, and how many were read after them. Here the second is always 0.
    Malformed(u8, u8),
}

/// Reads a text that comes in pieces.
pub struct Decoder {
    encoding: &'static Encoding,
    /// The beginning of a character: its bytes are at the front.
    begun: [u8; LONGEST],
    length: usize,
}

/// How many bytes a character takes at most, in its own encoding and in UTF-8.
const LONGEST: usize = 4;

impl Decoder {
    pub(crate) fn new(encoding: &'static Encoding) -> Self {
        Self { encoding, begun: [0; LONGEST], length: 0 }
    }

    /// What it reads.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// How much room the text of so many more bytes takes at most; nothing if that is not a number.
    pub fn max_utf8_buffer_length_without_replacement(&self, bytes: usize) -> Option<usize> {
        // A byte becomes a character of at most three; a character of four is of four in UTF-8 and of two units in UTF-16.
        bytes.checked_add(self.length)?.checked_mul(3)?.checked_add(LONGEST)
    }

    /// Reads a piece, the last one or not, into the room that there is. Says why it stopped, how many bytes of the
    /// piece it read and how many it wrote. There must be room for the longest character, or it may not get on.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        source: &[u8],
        room: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let (mut read, mut written) = (0, 0);
        loop {
            let rest = source.get(read..).unwrap_or_default();
            let free = room.get_mut(written..).unwrap_or_default();
            if self.length == 0 {
                let copied = self.copy(rest, free);
                if copied > 0 {
                    read += copied;
                    written += copied;
                    continue;
                }
            }
            if rest.is_empty() && (self.length == 0 || !last) {
                return (DecoderResult::InputEmpty, read, written);
            }
            if free.len() < LONGEST {
                return (DecoderResult::OutputFull, read, written);
            }
            match self.step(rest, last) {
                (Some(Step::Character(character, _)), taken) => {
                    read += taken;
                    written += character.encode_utf8(free).len();
                }
                (Some(_), taken) => {
                    return (DecoderResult::Malformed(1, 0), read + taken, written);
                }
                (None, taken) => read += taken,
            }
        }
    }

    /// Reads a piece to the end of a text, as far as the text has room.
    pub fn decode_to_string_without_replacement(
        &mut self,
        source: &[u8],
        text: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        let mut room = vec![0; text.capacity() - text.len()];
        let (result, read, written) = self.decode_to_utf8_without_replacement(source, &mut room, last);
        text.push_str(&String::from_utf8_lossy(room.get(..written).unwrap_or_default()));
        (result, read)
    }

    /// Copies what is the same in UTF-8 and has room, and says how much that was.
    fn copy(&self, source: &[u8], room: &mut [u8]) -> usize {
        let fitting = source.get(..room.len()).unwrap_or(source);
        let same = match self.encoding.kind {
            Kind::Utf8 => std::str::from_utf8(fitting).map_or_else(|error| error.valid_up_to(), str::len),
            Kind::SingleByte(_) => fitting.iter().take_while(|byte| byte.is_ascii()).count(),
            Kind::Utf16 { .. } | Kind::Refused => 0,
        };
        for (to, from) in room.iter_mut().zip(fitting.iter().take(same)) {
            *to = *from;
        }
        same
    }

    /// Reads one character of what has begun and the source; says which and how many bytes of the source it took. No
    /// step means that the source ends within a character, which has then begun.
    fn step(&mut self, source: &[u8], last: bool) -> (Option<Step>, usize) {
        let mut bytes = self.begun;
        let added = bytes.iter_mut().skip(self.length).zip(source).map(|(to, from)| *to = *from).count();
        let length = self.length + added;
        match self.encoding.kind.first(bytes.get(..length).unwrap_or_default()) {
            Step::Unfinished if last || length == LONGEST => {
                self.length = 0;
                (Some(Step::Unfinished), added)
            }
            Step::Unfinished => {
                (self.begun, self.length) = (bytes, length);
                (None, added)
            }
            step @ (Step::Character(_, taken) | Step::Malformed(taken)) => {
                let from_source = taken.saturating_sub(self.length);
                // Of what has begun, malformed bytes may leave some to be read again.
                bytes.rotate_left(taken.min(LONGEST));
                (self.begun, self.length) = (bytes, self.length.saturating_sub(taken));
                (Some(step), from_source)
            }
        }
    }
}

/// What bytes in UTF-8 begin with.
pub(crate) fn first_of_utf8(bytes: &[u8]) -> Step {
    let longest = bytes.get(..LONGEST).unwrap_or(bytes);
    let (valid, error) = match std::str::from_utf8(longest) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = longest.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(valid).unwrap_or_default(), Some(error))
        }
    };
    match (valid.chars().next(), error.map(|error| error.error_len())) {
        (Some(character), _) => Step::Character(character, character.len_utf8()),
        (None, Some(Some(length))) => Step::Malformed(length),
        (None, _) => Step::Unfinished,
    }
}

/// What bytes in UTF-16 begin with; `unit` puts two bytes together.
pub(crate) fn first_of_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Step {
    let mut units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    let Some(first) = units.next() else {
        return Step::Unfinished;
    };
    match (first, units.next()) {
        (0xd800..0xdc00, None) => Step::Unfinished,
        (0xd800..0xdc00, Some(second)) => match char::decode_utf16([first, second]).next() {
            Some(Ok(character)) => Step::Character(character, 4),
            _ => Step::Malformed(2),
        },
        _ => match char::from_u32(first.into()) {
            Some(character) => Step::Character(character, 2),
            None => Step::Malformed(2),
        },
    }
}
