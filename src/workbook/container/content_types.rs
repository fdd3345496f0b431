//! `[Content_Types].xml`: which part is of which kind (ECMA-376 part 2, 6.2.3).

use super::error::{ContainerError, PackageFault, XmlFault};
use super::xml::{CONTENT_TYPES, Element, Markup, Vocabulary, Walk};
use quick_xml::escape::escape;

/// The name of the part.
pub const PART: &str = "[Content_Types].xml";

/// More than one for each entry that a package may have, and for each extension.
const MAX_TYPES: usize = 2 * super::MAX_ENTRIES;

/// The content types of a package, in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentTypes {
    /// Extension without the dot, content type.
    defaults: Vec<(String, String)>,
    /// Part name without the leading slash, content type.
    overrides: Vec<(String, String)>,
}

impl ContentTypes {
    /// Reads the part.
    ///
    /// # Errors
    /// [`ContainerError::Xml`] or [`ContainerError::Package`] where it is damaged or says something twice.
    pub fn parse(part: &[u8]) -> Result<Self, ContainerError> {
        let mut types = Self { defaults: Vec::new(), overrides: Vec::new() };
        types.read(part).map_err(|fault| ContainerError::xml(PART, fault))?;
        if types.defaults.len() + types.overrides.len() > MAX_TYPES {
            return Err(ContainerError::package(PART, PackageFault::TooMany));
        }
        match types.repeated() {
            Some(name) => Err(ContainerError::package(PART, PackageFault::Twice(name))),
            None => Ok(types),
        }
    }

    fn read(&mut self, part: &[u8]) -> Result<(), XmlFault> {
        let mut walk = Walk::new(part)?;
        while let Some(step) = walk.next()? {
            let Markup::Start(element) = step.markup else { continue };
            if step.depth != 2 || element.vocabulary != Vocabulary::ContentTypes {
                continue;
            }
            let fault = XmlFault::Malformed { at: step.span.start };
            match element.local() {
                "Default" => self.defaults.push(pair(&element, "Extension")?.ok_or(fault)?),
                "Override" => {
                    let (name, content_type) = pair(&element, "PartName")?.ok_or(fault)?;
                    self.overrides.push((name.trim_start_matches('/').to_owned(), content_type));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A name that stands twice, without regard to capitals.
    fn repeated(&self) -> Option<String> {
        [&self.defaults, &self.overrides].into_iter().find_map(|list| {
            let mut seen = std::collections::HashSet::new();
            list.iter().find(|(name, _)| !seen.insert(name.to_ascii_lowercase())).map(|(name, _)| name.clone())
        })
    }

    /// The content type of a part: its own, or that of its extension.
    pub fn of(&self, part: &str) -> Option<&str> {
        let own = self.overrides.iter().find(|(name, _)| name.eq_ignore_ascii_case(part));
        let by_extension = || {
            let extension = part.rsplit('/').next()?.rsplit_once('.')?.1;
            self.defaults.iter().find(|(name, _)| name.eq_ignore_ascii_case(extension))
        };
        own.or_else(by_extension).map(|(_, content_type)| content_type.as_str())
    }

    /// Gives a part a content type of its own.
    pub(crate) fn declare(&mut self, part: &str, content_type: &str) {
        self.forget(part);
        self.overrides.push((part.to_owned(), content_type.to_owned()));
    }

    /// Gives an extension a content type, unless it has one.
    pub(crate) fn declare_extension(&mut self, extension: &str, content_type: &str) {
        if !self.defaults.iter().any(|(name, _)| name.eq_ignore_ascii_case(extension)) {
            self.defaults.push((extension.to_owned(), content_type.to_owned()));
        }
    }

    /// Takes a content type away that was given to an extension.
    pub(crate) fn forget_extension_of(&mut self, content_type: &str) {
        self.defaults.retain(|(_, of_extension)| !of_extension.eq_ignore_ascii_case(content_type));
    }

    /// Takes a part's own content type away.
    pub(crate) fn forget(&mut self, part: &str) {
        self.overrides.retain(|(name, _)| !name.eq_ignore_ascii_case(part));
    }

    /// Writes the part, without white space between its elements.
    pub(crate) fn print(&self) -> Vec<u8> {
        let mut xml =
            format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{CONTENT_TYPES}">"#);
        for (extension, content_type) in &self.defaults {
            let (extension, content_type) = (escape(extension.as_str()), escape(content_type.as_str()));
            xml += &format!(r#"<Default Extension="{extension}" ContentType="{content_type}"/>"#);
        }
        for (part, content_type) in &self.overrides {
            let (part, content_type) = (escape(part.as_str()), escape(content_type.as_str()));
            xml += &format!(r#"<Override PartName="/{part}" ContentType="{content_type}"/>"#);
        }
        xml += "</Types>";
        xml.into_bytes()
    }
}

/// The attribute that names what is typed, and the type.
fn pair(element: &Element, name: &str) -> Result<Option<(String, String)>, XmlFault> {
    Ok(element.attribute(name)?.zip(element.attribute("ContentType")?))
}
