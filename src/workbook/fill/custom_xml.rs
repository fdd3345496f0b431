//! A custom XML item: data of ours that travels in the workbook and that Office keeps when it saves
//! (ECMA-376 part 1, 15.2.5 and 15.2.6).

use crate::basics::sort;
use crate::workbook::container::xml::{Markup, Walk};
use crate::workbook::container::{Book, Container, ContainerError, PackageFault, Relationship, names};
use quick_xml::escape::escape;

/// The content type of an item's properties.
pub(super) const PROPERTIES_TYPE: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/// An item to be put into a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomXml<'a> {
    /// The namespace of its root element. Items of the template with the same one are left out.
    pub namespace: &'a str,
    /// An id for the item, a GUID as in `{8C2E3C3A-0000-4000-8000-000000000001}`.
    pub item_id: &'a str,
    /// The item: XML in UTF-8 whose root element is in the namespace.
    pub item: &'a [u8],
}

/// Finds the item of a workbook whose root element is in the namespace.
///
/// # Errors
/// As [`Book::read`], and [`PackageFault::Twice`] where there are two of them: neither could be preferred.
pub fn custom_xml(container: &Container, namespace: &str) -> Result<Option<Vec<u8>>, ContainerError> {
    let book = Book::read(container)?;
    let mut items = items(container, &book)?.into_iter().filter(|(_, item)| is_in(item, namespace));
    match (items.next(), items.next()) {
        (_, Some((part, _))) => Err(ContainerError::package(&part, PackageFault::Twice(namespace.to_owned()))),
        (found, None) => Ok(found.map(|(_, item)| item)),
    }
}

/// The items that are pointed at, with the names of their parts.
pub(super) fn items(container: &Container, book: &Book) -> Result<Vec<(String, Vec<u8>)>, ContainerError> {
    let of_package = container.relationships("")?;
    let pointed_at = book.relationships.iter().filter_map(|relationship| of_book(relationship, book));
    let mut parts: Vec<String> = pointed_at.chain(of_package.iter().filter_map(of_root)).collect();
    sort(&mut parts);
    parts.dedup();
    parts.retain(|part| container.contains(part));
    parts.into_iter().map(|part| container.part(&part).map(|item| (part, item))).collect()
}

/// The item that a relationship of the workbook part points at: there Excel keeps them.
pub(super) fn of_book(relationship: &Relationship, book: &Book) -> Option<String> {
    relationship.part(&book.part).filter(|_| relationship.is("customXml"))
}

/// The item that a relationship of the package points at. LibreOffice moves them there when it saves, and leaves the
/// target as the workbook part wrote it: climbing out of a directory that it is not in.
pub(super) fn of_root(relationship: &Relationship) -> Option<String> {
    let is_item = relationship.is("customXml") && !relationship.is_external;
    is_item.then(|| names::resolve("", relationship.target.trim_start_matches("../"))).flatten()
}

/// Whether the root element is in the namespace. Other people's items need not even be XML.
pub(super) fn is_in(item: &[u8], namespace: &str) -> bool {
    let Ok(mut walk) = Walk::new(item) else { return false };
    while let Ok(Some(step)) = walk.next() {
        if let Markup::Start(root) = step.markup {
            return walk.namespace(&root).as_deref() == Some(namespace);
        }
    }
    false
}

/// The first number for which neither `item` nor `itemProps` is taken.
pub(super) fn free_number(container: &Container) -> usize {
    let taken =
        |number: &usize| container.contains(&item_part(*number)) || container.contains(&properties_part(*number));
    (1..).find(|number| !taken(number)).unwrap_or_default()
}

/// The part of an item, where Office puts it.
pub(super) fn item_part(number: usize) -> String {
    format!("customXml/item{number}.xml")
}

/// The part of its properties.
pub(super) fn properties_part(number: usize) -> String {
    format!("customXml/itemProps{number}.xml")
}

/// The properties of an item: its id and its namespace (ECMA-376 part 1, 22.5.2.1).
pub(super) fn properties(item: &CustomXml) -> Vec<u8> {
    let (id, namespace) = (escape(item.item_id), escape(item.namespace));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="{id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>"#
    )
    .into_bytes()
}

/// The target that leads from an item to its properties.
pub(super) fn properties_target(number: usize) -> String {
    names::relative(&item_part(number), &properties_part(number))
}
