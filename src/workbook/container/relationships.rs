//! The parts `.rels`: how the parts of a package point at each other (ECMA-376 part 2, 6.5).

use super::error::{ContainerError, PackageFault, XmlFault};
use super::names;
use super::xml::{Element, Markup, RELATIONSHIPS, Vocabulary, Walk};
use quick_xml::escape::escape;

/// How many relationships a part may have: more than one for each entry of a package, and a link in every other row.
const MAX_RELATIONSHIPS: usize = 10_000;

/// One relationship of a part, or of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its id, unique in its part.
    pub id: String,
    /// The URI of its type.
    pub kind: String,
    /// What it points at, as written.
    pub target: String,
    /// Whether that lies outside the package (`TargetMode="External"`).
    pub is_external: bool,
}

impl Relationship {
    /// The last segment of the type's URI, "worksheet" or "vbaProject": the same in the transitional, the strict and
    /// Microsoft's own families. A stranger cannot hide a kind behind another prefix.
    pub fn kind_name(&self) -> &str {
        self.kind.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is of that kind.
    pub fn is(&self, kind_name: &str) -> bool {
        self.kind_name().eq_ignore_ascii_case(kind_name)
    }

    /// The part that it points at, seen from the part that holds it; nothing where it is external or names no part.
    pub fn part(&self, source: &str) -> Option<String> {
        match self.is_external {
            true => None,
            false => names::resolve(source, &self.target),
        }
    }
}

/// Reads the relationships of the part `source`.
pub(super) fn parse(source: &str, part: &[u8]) -> Result<Vec<Relationship>, ContainerError> {
    let name = names::relationships_part(source);
    let list = read(part).map_err(|fault| ContainerError::xml(&name, fault))?;
    if list.len() > MAX_RELATIONSHIPS {
        return Err(ContainerError::package(&name, PackageFault::TooMany));
    }
    let mut seen = std::collections::HashSet::new();
    match list.iter().find(|relationship| !seen.insert(relationship.id.as_str())) {
        Some(repeated) => Err(ContainerError::package(&name, PackageFault::Twice(repeated.id.clone()))),
        None => Ok(list),
    }
}

/// Other elements than the two of the schema are refused: a reader that looks at names alone would take
/// `x:Relationship` for one (ECMA-376 part 2, 6.5.3: no markup compatibility in these parts).
fn read(part: &[u8]) -> Result<Vec<Relationship>, XmlFault> {
    let mut list = Vec::new();
    let mut walk = Walk::new(part)?;
    while let Some(step) = walk.next()? {
        let Markup::Start(element) = step.markup else { continue };
        let fault = XmlFault::Malformed { at: step.span.start };
        match (step.depth, element.vocabulary, element.local()) {
            (1, Vocabulary::Relationships, "Relationships") => {}
            (2, Vocabulary::Relationships, "Relationship") => list.push(relationship(&element)?.ok_or(fault)?),
            _ => return Err(fault),
        }
    }
    Ok(list)
}

fn relationship(element: &Element) -> Result<Option<Relationship>, XmlFault> {
    let (id, kind) = (element.attribute("Id")?, element.attribute("Type")?);
    let (target, mode) = (element.attribute("Target")?, element.attribute("TargetMode")?);
    let is_external = mode.is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
    Ok(id.zip(kind).zip(target).map(|((id, kind), target)| Relationship { id, kind, target, is_external }))
}

/// Writes the relationships of a part, without white space between the elements.
pub(crate) fn print(list: &[Relationship]) -> Vec<u8> {
    let mut xml =
        format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{RELATIONSHIPS}">"#);
    for relationship in list {
        let Relationship { id, kind, target, is_external } = relationship;
        let (id, kind, target) = (escape(id.as_str()), escape(kind.as_str()), escape(target.as_str()));
        let mode = if *is_external { r#" TargetMode="External""# } else { "" };
        xml += &format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>"#);
    }
    xml += "</Relationships>";
    xml.into_bytes()
}
