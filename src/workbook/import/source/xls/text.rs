//! Texts (MS-XLS 2.5.293 and 2.5.294), which may break in the middle where a record goes on in the next.

/// A text, with the places where its font changes.
#[derive(Clone, Debug, Default)]
pub(super) struct RichText {
    pub(super) text: String,
    /// From which UTF-16 unit on which font.
    pub(super) runs: Vec<(u16, u16)>,
}

/// What is left of a record and of those that go on with it.
pub(super) struct Pieces<'a, 'p> {
    current: &'a [u8],
    following: std::slice::Iter<'p, &'a [u8]>,
}

/// Bits of the options of a text.
const WIDE: u8 = 1;
const EXTENDED: u8 = 4;
const RICH: u8 = 8;

impl<'a, 'p> Pieces<'a, 'p> {
    /// Begins behind the first bytes of the first piece.
    pub(super) fn new(pieces: &'p [&'a [u8]], skipped: usize) -> Self {
        let mut following = pieces.iter();
        let current = following.next().and_then(|first| first.get(skipped..)).unwrap_or_default();
        Self { current, following }
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.current.is_empty() && self.following.as_slice().iter().all(|piece| piece.is_empty())
    }

    /// A text that begins with its length in two bytes and its options.
    pub(super) fn text(&mut self) -> Option<RichText> {
        let (length, options) = (self.u16()?, self.byte()?);
        let runs = if options & RICH != 0 { self.u16()? } else { 0 };
        let extension = if options & EXTENDED != 0 { u32::from(self.u16()?) | u32::from(self.u16()?) << 16 } else { 0 };
        let text = self.letters(usize::from(length), options & WIDE != 0)?;
        let runs = (0..runs).map(|_| Some((self.u16()?, self.u16()?))).collect::<Option<_>>()?;
        self.skip(extension as usize)?;
        Some(RichText { text, runs })
    }

    /// A text that begins with its length in one byte and its options.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let (length, options) = (self.byte()?, self.byte()?);
        self.letters(usize::from(length), options & WIDE != 0)
    }

    /// Letters of one byte each, which are those of Latin-1, or of two. Where they go on in the next record, that begins
    /// with how wide they are there.
    fn letters(&mut self, length: usize, wide: bool) -> Option<String> {
        let (mut left, mut wide, mut units) = (length, wide, Vec::new());
        loop {
            let width = if wide { 2 } else { 1 };
            let taken = left.min(self.current.len() / width);
            let (letters, rest) = self.current.split_at_checked(taken * width)?;
            match wide {
                true => units.extend(letters.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit))),
                false => units.extend(letters.iter().map(|letter| u16::from(*letter))),
            }
            self.current = rest;
            left -= taken;
            if left == 0 {
                return Some(String::from_utf16_lossy(&units));
            }
            self.current = self.following.next()?;
            wide = self.byte()? & WIDE != 0;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.current.is_empty() {
            self.current = self.following.next()?;
        }
        let (byte, rest) = self.current.split_first()?;
        self.current = rest;
        Some(*byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.current.len() {
            bytes -= self.current.len();
            self.current = self.following.next()?;
        }
        self.current = self.current.get(bytes..)?;
        Some(())
    }
}
