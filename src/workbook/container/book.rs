//! The workbook part and its sheets by name (ECMA-376 part 1, 18.2).

use super::error::{ContainerError, PackageFault, PartRule, XmlFault};
use super::relationships::Relationship;
use super::xml::{Element, Markup, Vocabulary, Walk};
use super::{Container, Format, MAX_ENTRIES};
use std::collections::{HashMap, HashSet};

/// What the workbook part says, as far as it is needed to find and to add sheets.
#[derive(Clone, Debug)]
pub struct Book {
    /// The name of the workbook part, as a rule "xl/workbook.xml".
    pub part: String,
    /// Its relationships.
    pub relationships: Vec<Relationship>,
    /// Its sheets, in the order of the tabs.
    pub sheets: Vec<Sheet>,
    /// Whether it is in the strict form of the standard.
    pub is_strict: bool,
    /// Whether its days are counted from 1904 (ECMA-376 part 1, 18.2.28).
    pub counts_from_1904: bool,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Its id, unique in the workbook; the calculation chain uses it.
    pub id: u32,
    /// Whether people see its tab.
    pub visibility: Visibility,
    /// What kind of sheet it is.
    pub kind: SheetKind,
    /// The part that holds it.
    pub part: String,
}

/// Whether people see a sheet's tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// They do.
    Visible,
    /// Hidden; a person can show it again.
    Hidden,
    /// Hidden so that only a macro can show it.
    VeryHidden,
}

/// The kinds of sheets, by the type of their relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Cells.
    Worksheet,
    /// A chart, a dialogue or a macro sheet of Excel 4.
    Other,
}

impl Book {
    /// Reads the workbook part of a package.
    ///
    /// # Errors
    /// [`ContainerError::Package`] where the package is no workbook of the kind .xlsx or .xlsm, a sheet's part is
    /// missing, or a sheet's name or id stands twice.
    pub fn read(container: &Container) -> Result<Self, ContainerError> {
        let part = main_part(container)?;
        let relationships = container.relationships(&part)?;
        let markup = container.part(&part)?;
        let mut book = Self { part, relationships, sheets: Vec::new(), is_strict: false, counts_from_1904: false };
        let listed = book.list_sheets(&markup).map_err(|fault| ContainerError::xml(&book.part, fault))?;
        let listed = listed.ok_or_else(|| ContainerError::rule(&book.part, PartRule::ReadersDiffer))?;
        book.sheets = book.place(container, listed).map_err(|fault| ContainerError::package(&book.part, fault))?;
        Ok(book)
    }

    /// The sheet of that name, which is compared as Excel does: without regard to capitals.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| same_name(&sheet.name, name))
    }

    /// The one part of a kind that the workbook's relationships lead to, such as its texts.
    ///
    /// # Errors
    /// [`PackageFault::Twice`] where there are two, [`PackageFault::Target`] where it is not in the package.
    pub(crate) fn only(&self, container: &Container, kind: &str) -> Result<Option<String>, ContainerError> {
        let mut related = self.relationships.iter().filter(|relationship| relationship.is(kind));
        let Some(relationship) = related.next() else { return Ok(None) };
        let fault = |fault| ContainerError::package(&self.part, fault);
        if related.next().is_some() {
            return Err(fault(PackageFault::Twice(kind.to_owned())));
        }
        let part = relationship.part(&self.part).filter(|part| container.contains(part));
        part.map(Some).ok_or_else(|| fault(PackageFault::Target(relationship.id.clone())))
    }

    /// The sheets as listed, each with the id of its relationship; nothing where something else is called a sheet too.
    fn list_sheets(&mut self, markup: &[u8]) -> Result<Option<Vec<(String, Sheet)>>, XmlFault> {
        let mut listed = Vec::new();
        let mut walk = Walk::new(markup)?;
        let mut list = String::new();
        while let Some(step) = walk.next()? {
            let Markup::Start(element) = step.markup else { continue };
            let is_own = element.vocabulary == Vocabulary::Spreadsheet;
            match (step.depth, element.local()) {
                (1, _) => self.is_strict = walk.is_strict(&element),
                (2, name) => {
                    list = if is_own { name.to_owned() } else { String::new() };
                    if is_own && name == "workbookPr" {
                        self.counts_from_1904 = is_true(element.attribute("date1904")?.as_deref());
                    }
                }
                (3, "sheet") if is_own && list == "sheets" && has_one_id(&element)? => {
                    let fault = XmlFault::Malformed { at: step.span.start };
                    let id = walk.relationship_id(&element)?;
                    listed.push(id.zip(sheet(&element)?).ok_or(fault)?);
                }
                (_, "sheet") => return Ok(None),
                _ => {}
            }
        }
        Ok(Some(listed))
    }

    /// Follows the sheets' relationships to their parts.
    fn place(&self, container: &Container, listed: Vec<(String, Sheet)>) -> Result<Vec<Sheet>, PackageFault> {
        if listed.is_empty() {
            return Err(PackageFault::Element("sheet".to_owned()));
        }
        if listed.len() > MAX_ENTRIES {
            return Err(PackageFault::TooMany);
        }
        let by_id: HashMap<_, _> = self.relationships.iter().map(|each| (each.id.as_str(), each)).collect();
        let mut sheets = Vec::new();
        let (mut names, mut ids, mut parts) = (HashSet::new(), HashSet::new(), HashSet::new());
        for (id, sheet) in listed {
            let relationship = by_id.get(id.as_str());
            let part = relationship.and_then(|each| each.part(&self.part)).filter(|part| container.contains(part));
            let (Some(part), Some(relationship)) = (part, relationship) else { return Err(PackageFault::Target(id)) };
            let kind = if relationship.is("worksheet") { SheetKind::Worksheet } else { SheetKind::Other };
            if !(names.insert(folded(&sheet.name)) && ids.insert(sheet.id) && parts.insert(part.to_ascii_lowercase())) {
                return Err(PackageFault::Twice(sheet.name));
            }
            sheets.push(Sheet { kind, part, ..sheet });
        }
        Ok(sheets)
    }
}

/// Whether two names of sheets are one to Excel.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// The part that the package's relationships call its document, if it is a workbook that can be read here.
fn main_part(container: &Container) -> Result<String, ContainerError> {
    let fault = match container.format()? {
        Format::Workbook(part) => return Ok(part),
        Format::BinaryWorkbook => PackageFault::BinaryWorkbook,
        Format::OpenDocument => PackageFault::OpenDocument,
        Format::Document(_) | Format::OtherOffice => PackageFault::NotAWorkbook,
        Format::Other => PackageFault::NotOffice,
    };
    Err(ContainerError::package("", fault))
}

/// An `id` in two namespaces would lead two readers to two parts.
fn has_one_id(element: &Element) -> Result<bool, XmlFault> {
    let mut ids = 0;
    for attribute in element.raw_attributes() {
        ids += usize::from(attribute?.key.rsplit(':').next() == Some("id"));
    }
    Ok(ids <= 1)
}

/// Whether an attribute says yes (`xsd:boolean`).
pub(crate) fn is_true(value: Option<&str>) -> bool {
    matches!(value.map(str::trim), Some("1" | "true"))
}

/// A sheet without its part.
fn sheet(element: &Element) -> Result<Option<Sheet>, XmlFault> {
    let name = element.attribute("name")?;
    let id = element.attribute("sheetId")?.and_then(|id| id.parse().ok());
    let visibility = match element.attribute("state")?.as_deref() {
        Some("hidden") => Visibility::Hidden,
        Some("veryHidden") => Visibility::VeryHidden,
        _ => Visibility::Visible,
    };
    let (kind, part) = (SheetKind::Other, String::new());
    Ok(name.zip(id).map(|(name, id)| Sheet { name, id, visibility, kind, part }))
}
