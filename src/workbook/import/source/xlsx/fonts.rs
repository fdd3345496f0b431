//! The fonts of an .xlsx, where any of them is of an encoding from before Unicode: a second pass over its parts, which
//! [`crate::workbook::contents::check`] has held against the rules before.

use super::super::super::grid::TEXT;
use super::super::legacy::Encoding;
use super::super::markup::{child, part};
use super::super::tally::Text;
use crate::basics::OrderedMap;
use crate::workbook::container::xml::{Element, Markup, Walk};
use crate::workbook::container::{Book, Container, ContainerError, XmlFault};
use crate::workbook::contents::unescaped;
use crate::workbook::{CellRef, Limit, Refusal};

/// What fonts make of the letters of a workbook.
#[derive(Debug)]
pub(super) struct Fonts<'a> {
    container: Container<'a>,
    book: Book,
    /// Of each format of cells.
    formats: Vec<Option<Encoding>>,
    /// The texts that cells share, each in its pieces.
    shared: Vec<Vec<Piece>>,
}

/// A piece of a text.
#[derive(Debug)]
struct Piece {
    text: String,
    /// Its own font, if it has one, and what that makes of its letters.
    font: Option<Option<Encoding>>,
}

impl<'a> Fonts<'a> {
    /// Looks for old fonts; nothing where there is none, as in nearly every workbook.
    pub(super) fn find(bytes: &'a [u8]) -> Result<Option<Self>, ContainerError> {
        let container = Container::open(bytes)?;
        let book = Book::read(&container)?;
        let mut parts = Vec::new();
        for kind in ["styles", "sharedStrings"] {
            let name = book.only(&container, kind)?.unwrap_or_default();
            parts.push((part(&container, &name)?.unwrap_or_default(), name));
        }
        let [(styles, of_styles), (strings, of_strings)] = parts.as_slice() else { return Ok(None) };
        if !names_old_font(styles) && !names_old_font(strings) {
            return Ok(None);
        }
        let formats = formats(styles).map_err(|fault| ContainerError::xml(of_styles, fault))?;
        let shared = texts(strings).map_err(|fault| ContainerError::xml(of_strings, fault))?;
        Ok(Some(Self { formats, shared, container, book }))
    }

    /// The texts of a sheet that have an old font in them.
    pub(super) fn of_sheet(&self, name: &str) -> Result<OrderedMap<CellRef, Text>, Refusal> {
        let Some(sheet) = self.book.sheet(name) else { return Ok(OrderedMap::new()) };
        let source = self.container.part(&sheet.part)?;
        let mut found = Found { texts: Vec::new(), length: 0 };
        self.scan(&source, &mut found).map_err(|fault| ContainerError::xml(&sheet.part, fault))?;
        match found.length > TEXT as usize {
            true => Err(Refusal::TooLarge { sheet: name.to_owned(), limit: Limit::Text(TEXT) }),
            false => Ok(found.texts.into_iter().collect()),
        }
    }

    fn scan(&self, source: &[u8], found: &mut Found) -> Result<(), XmlFault> {
        let mut walk = Walk::new(source)?;
        let mut at = CellRef { row: 0, column: 0 };
        while let Some(step) = walk.next()? {
            let Markup::Start(element) = step.markup else { continue };
            match (step.depth, element.local()) {
                (3, "row") => {
                    let row = element.attribute("r")?.and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
                    at = CellRef { row: row.unwrap_or(at.row + 1), column: 0 };
                }
                (4, "c") => {
                    at = element.attribute("r")?.and_then(|cell| cell.parse().ok()).unwrap_or(at);
                    if let Some(text) = self.cell(&mut walk, &element)? {
                        found.length += text.len();
                        if found.length > TEXT as usize {
                            return Ok(());
                        }
                        found.texts.push((at, text));
                    }
                    at.column += 1;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of a cell with an old font in it.
    fn cell(&self, walk: &mut Walk<'_>, cell: &Element<'_>) -> Result<Option<Text>, XmlFault> {
        let format = cell.attribute("s")?.and_then(|format| format.parse::<usize>().ok()).unwrap_or_default();
        let font = self.formats.get(format).copied().flatten();
        let kind = cell.attribute("t")?.unwrap_or_default();
        let mut own = Vec::new();
        while let Some(element) = child(walk, 4)? {
            match element.local() {
                "is" => own = pieces(walk, 5)?,
                "v" if kind == "s" || kind == "str" => own.push(Piece { text: letters(walk, 5)?, font: None }),
                _ => {}
            }
        }
        let index = || own.first().and_then(|index| index.text.trim().parse::<usize>().ok());
        let pieces = match kind.as_str() {
            "s" => index().and_then(|index| self.shared.get(index)),
            _ => Some(&own),
        };
        let Some(pieces) = pieces.filter(|pieces| pieces.iter().any(|piece| piece.font.unwrap_or(font).is_some()))
        else {
            return Ok(None);
        };
        let mut text = Text::default();
        for piece in pieces {
            text.set_font(piece.font.unwrap_or(font));
            text.push(&piece.text);
        }
        Ok(Some(text))
    }
}

struct Found {
    texts: Vec<(CellRef, Text)>,
    length: usize,
}

/// Whether the bytes of a part name such a font anywhere.
fn names_old_font(part: &[u8]) -> bool {
    part.windows(4).any(|word| word.eq_ignore_ascii_case(b"\".vn") || word.eq_ignore_ascii_case(b"vni-"))
}

/// What the font of each format of cells makes of its letters (ECMA-376 part 1, 18.8.22 and 18.8.10).
fn formats(styles: &[u8]) -> Result<Vec<Option<Encoding>>, XmlFault> {
    let (mut fonts, mut formats) = (Vec::new(), Vec::new());
    let mut list = String::new();
    let mut walk = Walk::new(styles)?;
    while let Some(step) = walk.next()? {
        let Markup::Start(element) = step.markup else { continue };
        match (step.depth, element.local()) {
            (2, name) => list = name.to_owned(),
            (3, "font") if list == "fonts" => fonts.push(None),
            (4, "name") if list == "fonts" => {
                if let Some(font) = fonts.last_mut() {
                    *font = encoding(&element)?;
                }
            }
            (3, "xf") if list == "cellXfs" => {
                let font = element.attribute("fontId")?.and_then(|font| font.parse::<usize>().ok());
                formats.push(fonts.get(font.unwrap_or_default()).copied().flatten());
            }
            _ => {}
        }
    }
    Ok(formats)
}

fn encoding(font: &Element<'_>) -> Result<Option<Encoding>, XmlFault> {
    Ok(font.attribute("val")?.as_deref().and_then(Encoding::of_font))
}

/// The texts that cells share (18.4.8).
fn texts(strings: &[u8]) -> Result<Vec<Vec<Piece>>, XmlFault> {
    let mut texts = Vec::new();
    if strings.is_empty() {
        return Ok(texts);
    }
    let mut walk = Walk::new(strings)?;
    while let Some(step) = walk.next()? {
        if let Markup::Start(element) = step.markup
            && (step.depth, element.local()) == (2, "si")
        {
            texts.push(pieces(&mut walk, 2)?);
        }
    }
    Ok(texts)
}

/// The pieces of a text: one, or runs with fonts of their own.
fn pieces(walk: &mut Walk<'_>, depth: usize) -> Result<Vec<Piece>, XmlFault> {
    let mut pieces = Vec::new();
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "t" => pieces.push(Piece { text: letters(walk, depth + 1)?, font: None }),
            "r" => pieces.push(run(walk, depth + 1)?),
            _ => {}
        }
    }
    Ok(pieces)
}

fn run(walk: &mut Walk<'_>, depth: usize) -> Result<Piece, XmlFault> {
    let mut run = Piece { text: String::new(), font: None };
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "t" => run.text = letters(walk, depth + 1)?,
            "rPr" => {
                while let Some(property) = child(walk, depth + 1)? {
                    if property.local() == "rFont" {
                        run.font = Some(encoding(&property)?);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(run)
}

fn letters(walk: &mut Walk<'_>, depth: usize) -> Result<String, XmlFault> {
    let mut text = String::new();
    while let Some(step) = walk.next()? {
        match step.markup {
            Markup::Text(piece) => text.push_str(&piece),
            Markup::End if step.depth == depth => break,
            _ => {}
        }
    }
    Ok(unescaped(&text))
}
