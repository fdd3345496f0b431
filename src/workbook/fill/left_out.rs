//! What a filled workbook may not carry on from its template (formats.md, "The package"), and what goes with it.

use super::custom_xml;
use super::error::{FillError, LeftOut};
use crate::basics::sort;
use crate::workbook::container::{ActiveKind, Book, Container, ContainerError, Relationship, active_content, names};
use std::collections::HashSet;

/// What goes.
#[derive(Default)]
pub(super) struct Removal {
    /// The relationships of the package that go, by id.
    pub(super) of_package: HashSet<String>,
    /// The relationships of the workbook part that go, by id.
    pub(super) of_book: HashSet<String>,
    /// The parts that go, in lower case: those that nothing else points at.
    pub(super) parts: HashSet<String>,
    /// What is said about it.
    pub(super) left_out: Vec<LeftOut>,
}

impl Removal {
    /// Decides what goes from a workbook into which an item of that namespace is put.
    pub(super) fn plan(container: &Container, book: &Book, namespace: Option<&str>) -> Result<Self, FillError> {
        let mut removal = Self::default();
        for relationship in container.relationships("")? {
            removal.of_package(&relationship);
        }
        for relationship in &book.relationships {
            removal.of_book(relationship, &book.part);
        }
        if let Some(namespace) = namespace {
            removal.earlier_items(container, book, namespace)?;
        }
        let reachable = removal.take_unreachable(container, book)?;
        removal.take_active(container, book, &reachable)?;
        sort(&mut removal.left_out);
        removal.left_out.dedup();
        Ok(removal)
    }

    /// Whether links to other workbooks go.
    pub(super) fn takes_links(&self) -> bool {
        self.left_out.iter().any(|left_out| matches!(left_out, LeftOut::ExternalLink(_)))
    }

    fn of_package(&mut self, relationship: &Relationship) {
        let part = relationship.part("").unwrap_or_else(|| relationship.target.clone());
        let left_out = match relationship.kind_name().to_ascii_lowercase().as_str() {
            "core-properties" | "extended-properties" | "custom-properties" | "thumbnail" => LeftOut::Properties(part),
            // The strict form of the standard writes them so (ECMA-376 part 1, 15.2.12).
            "extendedproperties" | "customproperties" => LeftOut::Properties(part),
            "origin" => LeftOut::Signatures(part),
            _ => return,
        };
        self.of_package.insert(relationship.id.clone());
        self.left_out.push(left_out);
    }

    fn of_book(&mut self, relationship: &Relationship, book: &str) {
        let part = relationship.part(book).unwrap_or_else(|| relationship.target.clone());
        let left_out = match relationship.kind_name().to_ascii_lowercase().as_str() {
            "vbaproject" | "attachedtoolbars" => LeftOut::Macros(part),
            "externallink" => LeftOut::ExternalLink(part),
            _ => return,
        };
        self.of_book.insert(relationship.id.clone());
        self.left_out.push(left_out);
    }

    /// Items of ours that the template carries: two of them could not be told apart by a reader.
    fn earlier_items(&mut self, container: &Container, book: &Book, namespace: &str) -> Result<(), ContainerError> {
        let of_package = container.relationships("")?;
        for (part, item) in custom_xml::items(container, book)? {
            if custom_xml::is_in(&item, namespace) {
                let is_it = |found: Option<String>| found.as_ref() == Some(&part);
                let from_book = book.relationships.iter().filter(|each| is_it(custom_xml::of_book(each, book)));
                self.of_book.extend(from_book.map(|relationship| relationship.id.clone()));
                let from_package = of_package.iter().filter(|each| is_it(custom_xml::of_root(each)));
                self.of_package.extend(from_package.map(|relationship| relationship.id.clone()));
                self.take(&part);
                self.left_out.push(LeftOut::EarlierItem(part));
            }
        }
        Ok(())
    }

    /// Takes the parts that could be reached before and cannot any more, with their relationships; gives back those
    /// that still can.
    fn take_unreachable(&mut self, container: &Container, book: &Book) -> Result<HashSet<String>, ContainerError> {
        let before = reachable(container, |_, _| true)?;
        let after = reachable(container, |source, relationship| match source {
            "" => !self.of_package.contains(&relationship.id),
            source => !(source.eq_ignore_ascii_case(&book.part) && self.of_book.contains(&relationship.id)),
        })?;
        for part in before.difference(&after) {
            self.take(part);
        }
        Ok(after)
    }

    fn take(&mut self, part: &str) {
        self.parts.insert(names::relationships_part(part).to_ascii_lowercase());
        self.parts.insert(part.to_ascii_lowercase());
    }

    /// Takes macros and links that nothing points at. Any other active content that is still there would make every
    /// receiver refuse the package.
    fn take_active(
        &mut self,
        container: &Container,
        book: &Book,
        reachable: &HashSet<String>,
    ) -> Result<(), FillError> {
        for content in active_content(container)? {
            let part = content.part.to_ascii_lowercase();
            // The workbook part itself only says that there are macros, and gets another content type.
            let is_retyped = content.kind == ActiveKind::Macros && part == book.part.to_ascii_lowercase();
            if is_retyped || self.parts.contains(&part) || !container.contains(&part) {
                continue;
            }
            let left_out = match content.kind {
                ActiveKind::Macros if !reachable.contains(&part) => LeftOut::Macros(content.part),
                ActiveKind::ExternalLink if !reachable.contains(&part) => LeftOut::ExternalLink(content.part),
                _ => return Err(FillError::Active(content)),
            };
            self.take(&part);
            self.left_out.push(left_out);
        }
        Ok(())
    }
}

/// The parts that can be reached from the package through the relationships that count, in lower case.
fn reachable(
    container: &Container,
    counts: impl Fn(&str, &Relationship) -> bool,
) -> Result<HashSet<String>, ContainerError> {
    let mut reached = HashSet::new();
    let mut open = vec![String::new()];
    while let Some(source) = open.pop() {
        for relationship in container.relationships(&source)? {
            let part = relationship.part(&source).filter(|part| container.contains(part));
            if let (true, Some(part)) = (counts(&source, &relationship), part.map(|part| part.to_ascii_lowercase()))
                && reached.insert(part.clone())
            {
                open.push(part);
            }
        }
    }
    Ok(reached)
}
