//! What the styles say that matters here: fonts of old encodings, and whether a sheet is shown (OpenDocument 1.3, part 3,
//! section 16).

use super::super::legacy::Encoding;
use super::super::markup::{child, part};
use crate::workbook::container::xml::{Element, Walk};
use crate::workbook::container::{Container, ContainerError, XmlFault};
use std::collections::HashMap;

const STYLES: &str = "styles.xml";
/// The most styles that are kept; Excel has at most 65,490 formats of cells.
const MOST: usize = 65_536;
/// How many styles may stand above one.
const DEEPEST: usize = 16;

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// What the faces that fonts are named by make of their letters, where it is not what they look like.
    faces: HashMap<String, Encoding>,
    /// By family and name.
    known: HashMap<(String, String), Style>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    is_hidden: bool,
    /// The font, if the style has one, and what it makes of its letters.
    font: Option<Option<Encoding>>,
}

impl Styles {
    /// Reads the styles that all documents share; those of the content are added.
    pub(super) fn read(container: &Container<'_>) -> Result<Self, ContainerError> {
        let mut styles = Self::default();
        if let Some(part) = part(container, STYLES)? {
            styles.document(&part).map_err(|fault| ContainerError::xml(STYLES, fault))?;
        }
        Ok(styles)
    }

    fn document(&mut self, part: &[u8]) -> Result<(), XmlFault> {
        let mut walk = Walk::new(part)?;
        if child(&mut walk, 0)?.is_none() {
            return Ok(());
        }
        while let Some(element) = child(&mut walk, 1)? {
            if matches!(element.local(), "font-face-decls" | "styles" | "automatic-styles") {
                self.add(&mut walk, 2)?;
            }
        }
        // To the end, so that the part is whole.
        while walk.next()?.is_some() {}
        Ok(())
    }

    /// Adds the styles and faces in the element of that depth.
    pub(super) fn add(&mut self, walk: &mut Walk<'_>, depth: usize) -> Result<(), XmlFault> {
        while let Some(element) = child(walk, depth)? {
            match element.local() {
                "font-face" => self.face(&element)?,
                "style" | "default-style" => self.style(walk, &element, depth + 1)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn face(&mut self, face: &Element<'_>) -> Result<(), XmlFault> {
        let (name, family) = (face.attribute("style:name")?.unwrap_or_default(), face.attribute("svg:font-family")?);
        let encoding = family.as_deref().and_then(Encoding::of_font).or_else(|| Encoding::of_font(&name));
        self.faces.extend(encoding.map(|encoding| (name, encoding)));
        if self.faces.len() > MOST { Err(XmlFault::TooLarge) } else { Ok(()) }
    }

    fn style(&mut self, walk: &mut Walk<'_>, element: &Element<'_>, depth: usize) -> Result<(), XmlFault> {
        let family = element.attribute("style:family")?.unwrap_or_default();
        // A default style has no name; nothing has that name.
        let name = element.attribute("style:name")?.unwrap_or_default();
        let mut style = Style { parent: element.attribute("style:parent-style-name")?, ..Style::default() };
        while let Some(properties) = child(walk, depth)? {
            match properties.local() {
                "table-properties" => {
                    style.is_hidden = properties.attribute("table:display")?.as_deref() == Some("false")
                }
                "text-properties" => style.font = self.font(&properties)?,
                _ => {}
            }
        }
        self.known.insert((family, name), style);
        if self.known.len() > MOST { Err(XmlFault::TooLarge) } else { Ok(()) }
    }

    fn font(&self, properties: &Element<'_>) -> Result<Option<Option<Encoding>>, XmlFault> {
        if let Some(face) = properties.attribute("style:font-name")? {
            return Ok(Some(self.faces.get(&face).copied()));
        }
        Ok(properties.attribute("fo:font-family")?.map(|family| Encoding::of_font(&family)))
    }

    /// Whether a sheet with that style is shown.
    pub(super) fn is_shown(&self, style: Option<&str>) -> bool {
        style.and_then(|name| self.get("table", name)).is_none_or(|style| !style.is_hidden)
    }

    /// What the font of a cell with that style makes of its letters.
    pub(super) fn cell_font(&self, style: Option<&str>) -> Option<Encoding> {
        let inherited = style.and_then(|name| self.inherited("table-cell", name));
        inherited.or_else(|| self.get("table-cell", "")?.font).flatten()
    }

    /// The same for a part of a text; nothing where the style has no font of its own.
    pub(super) fn text_font(&self, style: Option<&str>) -> Option<Option<Encoding>> {
        self.inherited("text", style?)
    }

    fn inherited(&self, family: &str, name: &str) -> Option<Option<Encoding>> {
        let mut style = self.get(family, name);
        for _ in 0..DEEPEST {
            let known = style?;
            if known.font.is_some() {
                return known.font;
            }
            style = known.parent.as_deref().and_then(|parent| self.get(family, parent));
        }
        None
    }

    fn get(&self, family: &str, name: &str) -> Option<&Style> {
        if self.known.is_empty() {
            return None;
        }
        self.known.get(&(family.to_owned(), name.to_owned()))
    }
}
