//! What the styles of a document say that matters here: fonts of old encodings, and lists (ECMA-376 part 1, section 17.7).

use super::super::legacy::Encoding;
use super::super::markup::{child, number};
use crate::workbook::container::xml::{Element, Walk};
use crate::workbook::container::{ContainerError, XmlFault};
use std::collections::HashMap;

/// The most styles that are kept.
const MOST: usize = 65_536;
/// How many styles may stand above one.
const DEEPEST: usize = 16;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// The font of documents, where no style has one.
    font: Option<Encoding>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    font: Option<Option<Encoding>>,
    list: Option<(u32, u32)>,
}

/// What the fonts of a run make of its letters; nothing where it has none of its own. Western letters are in `ascii` and
/// `hAnsi` (17.3.2.26).
pub(super) fn fonts(element: &Element<'_>) -> Result<Option<Option<Encoding>>, XmlFault> {
    for name in ["w:hAnsi", "w:ascii", "w:hAnsiTheme", "w:asciiTheme"] {
        if let Some(font) = element.attribute(name)? {
            return Ok(Some(Encoding::of_font(&font)));
        }
    }
    Ok(None)
}

impl Styles {
    /// Reads the part; none is a document without styles.
    pub(super) fn read((name, source): &(String, Vec<u8>)) -> Result<Self, ContainerError> {
        let mut styles = Self::default();
        if !source.is_empty() {
            styles.list_all(source).map_err(|fault| ContainerError::xml(name, fault))?;
        }
        Ok(styles)
    }

    fn list_all(&mut self, source: &[u8]) -> Result<(), XmlFault> {
        let mut walk = Walk::new(source)?;
        if child(&mut walk, 0)?.is_none() {
            return Ok(());
        }
        while let Some(element) = child(&mut walk, 1)? {
            match element.local() {
                "docDefaults" => {
                    let mut style = Style::default();
                    collect(&mut walk, 2, &mut style)?;
                    self.font = style.font.flatten();
                }
                "style" => {
                    let id = element.attribute("w:styleId")?.unwrap_or_default();
                    let is_usual = element.attribute("w:default")?.is_some_and(|value| value != "0")
                        && element.attribute("w:type")?.as_deref() == Some("paragraph");
                    let mut style = Style::default();
                    collect(&mut walk, 2, &mut style)?;
                    if is_usual {
                        self.usual = Some(id.clone());
                    }
                    self.known.insert(id, style);
                    if self.known.len() > MOST {
                        return Err(XmlFault::TooLarge);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What the font of a paragraph makes of its letters, by its style.
    pub(super) fn paragraph_font(&self, style: Option<&str>) -> Option<Encoding> {
        let style = style.or(self.usual.as_deref());
        style.and_then(|style| self.inherited(style, |style| style.font)).unwrap_or(self.font)
    }

    /// The same for a run, by its style; nothing where that has no font.
    pub(super) fn run_font(&self, style: Option<&str>) -> Option<Option<Encoding>> {
        self.inherited(style?, |style| style.font)
    }

    /// The list and the level in it of a paragraph, by its style.
    pub(super) fn list(&self, style: Option<&str>) -> Option<(u32, u32)> {
        self.inherited(style?, |style| style.list)
    }

    fn inherited<T>(&self, style: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut style = self.known.get(style);
        for _ in 0..DEEPEST {
            let known = style?;
            if let Some(found) = of(known) {
                return Some(found);
            }
            style = known.parent.as_deref().and_then(|parent| self.known.get(parent));
        }
        None
    }
}

/// What stands in a style, however deep.
fn collect(walk: &mut Walk<'_>, depth: usize, style: &mut Style) -> Result<(), XmlFault> {
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "basedOn" => style.parent = element.attribute("w:val")?,
            "rFonts" => style.font = fonts(&element)?,
            "numId" => style.list = Some((number(&element, "w:val", 0)?, style.list.map_or(0, |(_, level)| level))),
            "ilvl" => style.list = Some((style.list.map_or(0, |(list, _)| list), number(&element, "w:val", 0)?)),
            "rPrDefault" | "rPr" | "pPr" | "numPr" => collect(walk, depth + 1, style)?,
            _ => {}
        }
    }
    Ok(())
}
