//! Texts in the fonts of their cells, and how many of a sheet were in an encoding from before Unicode.

use super::super::words::tidy;
use super::legacy::{Encoding, suspect};
use crate::workbook::{CellRef, DiagnosticKind, LegacyEncoding, SourceFinding};

/// A text as it is put together of pieces in fonts.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    done: String,
    piece: String,
    font: Option<Encoding>,
    converted: Option<LegacyEncoding>,
}

impl Text {
    /// Sets the font of what comes next.
    pub(super) fn set_font(&mut self, font: Option<Encoding>) {
        if font != self.font {
            self.close();
            self.font = font;
        }
    }

    /// The font of what comes next.
    pub(super) fn font(&self) -> Option<Encoding> {
        self.font
    }

    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &str) {
        self.piece.push_str(piece);
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        self.done.len() + self.piece.len()
    }

    /// Whether it ends with that letter.
    pub(super) fn ends_with(&self, letter: char) -> bool {
        if self.piece.is_empty() { self.done.ends_with(letter) } else { self.piece.ends_with(letter) }
    }

    fn close(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        match self.font.and_then(|font| Some((font.read(&piece)?, font))) {
            Some((read, font)) => {
                if read != piece {
                    self.converted = Some(font.name());
                }
                self.done.push_str(&read);
            }
            None => self.done.push_str(&piece),
        }
    }

    /// The whole text in Unicode, tidy, and the encoding that some of it was in.
    pub(super) fn finish(mut self) -> (String, Option<LegacyEncoding>) {
        self.close();
        (tidy(&self.done), self.converted)
    }
}

impl From<&str> for Text {
    fn from(piece: &str) -> Self {
        Self { piece: piece.to_owned(), ..Self::default() }
    }
}

/// How many cells of a sheet were in which encoding.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    converted: [Count; 2],
    suspected: [Count; 2],
}

/// Cells of one encoding, and the first of them.
type Count = Option<(u32, CellRef)>;

const ENCODINGS: [LegacyEncoding; 2] = [LegacyEncoding::Tcvn3, LegacyEncoding::Vni];

impl Tally {
    /// A text in Unicode, tidy; what encoding it was in is counted.
    pub(super) fn told(&mut self, at: CellRef, text: Text) -> String {
        let (text, converted) = text.finish();
        match (converted, converted.is_none().then(|| suspect(&text)).flatten()) {
            (Some(encoding), _) => note(&mut self.converted, encoding, at),
            (None, Some(encoding)) => note(&mut self.suspected, encoding, at),
            (None, None) => {}
        }
        text
    }

    /// What is to be said of it.
    pub(super) fn notes(self) -> impl Iterator<Item = (CellRef, DiagnosticKind)> {
        let counts = ENCODINGS.into_iter().zip(self.converted.into_iter().zip(self.suspected));
        counts.flat_map(|(encoding, (converted, suspected))| {
            let told = converted
                .map(|(cells, at)| (at, DiagnosticKind::Source(SourceFinding::LegacyText { encoding, cells })));
            let doubt = suspected
                .map(|(cells, at)| (at, DiagnosticKind::Source(SourceFinding::LegacySuspected { encoding, cells })));
            told.into_iter().chain(doubt)
        })
    }
}

fn note(counts: &mut [Count; 2], encoding: LegacyEncoding, at: CellRef) {
    for (known, count) in ENCODINGS.iter().zip(counts) {
        if *known == encoding {
            *count = Some(count.map_or((1, at), |(cells, first)| (cells.saturating_add(1), first)));
        }
    }
}
