//! The steps of a filling, from the template's parts to the new package.

use super::book::{self, BookChanges, ListedSheet};
use super::calls;
use super::chain::{self, Chain};
use super::error::{CellFault, FillError, LeftOut, SheetFault};
use super::left_out::Removal;
use super::numbering::family;
use super::package::Parts;
use super::print_area::Widening;
use super::sheet::{self, SheetJob};
use super::styles::Styles;
use super::value::{CellValue, CellWrite};
use super::{AddedColumn, Calculation, Filled, Filling, SheetWrites, custom_xml};
use crate::basics::{OrderedMap, sort};
use crate::workbook::cell::CellRef;
use crate::workbook::container::{
    Book, Container, ContainerError, ContentTypes, Relationship, Sheet, SheetKind, names, print_relationships,
    same_name,
};
use crate::workbook::contents::shared_texts;
use std::collections::HashSet;

/// The content type of every filled workbook: one without macros.
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/// The content type of a sheet of cells.
const WORKSHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// The content type under which macros are stored.
const MACROS_TYPE: &str = "application/vnd.ms-office.vbaProject";

/// The content type of an item of custom XML.
const XML_TYPE: &str = "application/xml";

/// The values of one sheet, each with its cell, in the order in which they were given.
type WritesOfSheet<'a> = Vec<(CellRef, &'a CellWrite)>;

/// A filling under way.
pub(super) struct Work<'a> {
    pub(super) container: &'a Container<'a>,
    filling: &'a Filling<'a>,
    pub(super) book: Book,
    types: ContentTypes,
    removal: Removal,
    parts: Parts,
    /// The workbook part's relationships as they will be.
    pub(super) relationships: Vec<Relationship>,
    pub(super) changes: BookChanges,
}

impl<'a> Work<'a> {
    /// Reads what is needed and decides what is left out.
    pub(super) fn begin(container: &'a Container<'a>, filling: &'a Filling<'a>) -> Result<Self, FillError> {
        container.check_markup()?;
        let book = Book::read(container)?;
        let types = container.content_types()?;
        let namespace = filling.custom_xml.map(|item| item.namespace);
        let removal = Removal::plan(container, &book, namespace)?;
        let kept = book.relationships.iter().filter(|relationship| !removal.of_book.contains(&relationship.id));
        let relationships = kept.cloned().collect();
        let changes = BookChanges {
            id_namespace: family(&book),
            sheets: Vec::new(),
            without_links: removal.takes_links(),
            calculate_on_load: filling.calculation == Calculation::OnLoad,
            widenings: Vec::new(),
        };
        let parts = Parts::default();
        Ok(Self { container, filling, book, types, removal, parts, relationships, changes })
    }

    /// Does all the steps.
    pub(super) fn finish(mut self) -> Result<Filled, FillError> {
        self.leave_out()?;
        let lost = self.write_sheets()?;
        self.shorten_chain(&lost)?;
        let added = self.add_sheets()?;
        self.add_item();
        let widened = self.change_book()?;
        self.forget_calls()?;
        let bytes = self.parts.assemble(self.container, &self.types.print())?;
        let mut left_out = self.removal.left_out;
        sort(&mut left_out);
        Ok(Filled { bytes, added, left_out, widened })
    }

    /// Takes out the parts that go, the package's relationships to them and their content types.
    fn leave_out(&mut self) -> Result<(), FillError> {
        for part in &self.removal.parts {
            self.parts.remove(part);
            self.types.forget(part);
        }
        self.types.forget_extension_of(MACROS_TYPE);
        if self.types.of(&self.book.part) != Some(WORKBOOK_TYPE) {
            self.types.declare(&self.book.part, WORKBOOK_TYPE);
        }
        if !self.removal.of_package.is_empty() {
            let mut kept = self.container.relationships("")?;
            kept.retain(|relationship| !self.removal.of_package.contains(&relationship.id));
            self.parts.change(&names::relationships_part(""), print_relationships(&kept));
        }
        Ok(())
    }

    /// Patches every sheet that gets a value or loses a link; gives back the cells that lost their formula.
    fn write_sheets(&mut self) -> Result<HashSet<(u32, CellRef)>, FillError> {
        let mut writes = self.writes_by_sheet()?;
        let mut lost = HashSet::new();
        let has_format = |write: &CellWrite| !matches!(write.value, CellValue::Text(_) | CellValue::Empty);
        let adds_columns = self.filling.sheets.iter().any(|sheet| !sheet.columns.is_empty());
        let mut styles = match adds_columns || writes.values().flatten().map(|(_, write)| *write).any(has_format) {
            true => Styles::open(self.container, &self.book)?,
            false => Styles::default(),
        };
        let texts = || shared_texts(self.container, &self.book).unwrap_or_default();
        for sheet in self.book.sheets.iter().filter(|sheet| sheet.kind == SheetKind::Worksheet) {
            let writes = writes.remove(&sheet.id).unwrap_or_default().into_iter().collect::<OrderedMap<_, _>>();
            if writes.is_empty() && !self.changes.without_links {
                continue;
            }
            let source = self.container.part(&sheet.part)?;
            let without_links = self.changes.without_links;
            let job = SheetJob {
                name: &sheet.name,
                part: &sheet.part,
                writes,
                columns: self.columns_of(sheet),
                without_links,
                styles: &mut styles,
                texts: &texts,
            };
            let patched = sheet::patch(&source, job)?;
            lost.extend(patched.lost.into_iter().map(|cell| (sheet.id, cell)));
            if !patched.frozen.is_empty() {
                let (sheet, cells) = (sheet.name.clone(), patched.frozen);
                self.removal.left_out.push(LeftOut::LinkedFormulas { sheet, cells });
            }
            if let Some(part) = patched.part {
                self.parts.change(&sheet.part, part);
            }
        }
        if let Some((part, content)) = styles.changed()? {
            self.parts.change(part, content);
        }
        Ok(lost)
    }

    /// Takes out what calls macros, where they are left out.
    fn forget_calls(&mut self) -> Result<(), FillError> {
        if !self.removal.left_out.iter().any(|left_out| matches!(left_out, LeftOut::Macros(_))) {
            return Ok(());
        }
        for entry in self
            .container
            .entries()
            .iter()
            .filter(|entry| !self.removal.parts.contains(&entry.name.to_ascii_lowercase()))
        {
            let name = &entry.name;
            let is_old = name.to_ascii_lowercase().ends_with(".vml");
            let calls = |kind: &str| {
                ["worksheet+xml", "drawing+xml", "controlproperties+xml"].iter().any(|end| kind.ends_with(end))
            };
            if !is_old && !self.types.of(name).is_some_and(calls) {
                continue;
            }
            let part = self.parts.changed(name).map_or_else(|| self.container.part(name), |part| Ok(part.to_vec()))?;
            let without = match is_old {
                true => calls::without_old(&part),
                false => calls::without(&part).map_err(|fault| ContainerError::xml(name, fault))?,
            };
            without.into_iter().for_each(|part| self.parts.change(name, part));
        }
        Ok(())
    }

    /// The columns that a sheet gets.
    fn columns_of(&self, sheet: &Sheet) -> &'a [AddedColumn] {
        let is_it = |writes: &&SheetWrites| same_name(&writes.sheet, &sheet.name) && !writes.columns.is_empty();
        self.filling.sheets.iter().find(is_it).map_or(&[], |writes| &writes.columns)
    }

    /// The values by the id of their sheet, each checked for itself, and no cell twice.
    fn writes_by_sheet(&self) -> Result<OrderedMap<u32, WritesOfSheet<'a>>, FillError> {
        let (mut by_sheet, mut seen) = (OrderedMap::<u32, WritesOfSheet<'a>>::new(), HashSet::new());
        for writes in self.filling.sheets {
            let sheet = self.sheet_of_cells(&writes.sheet)?;
            for write in &writes.cells {
                let fault = |fault| FillError::Cell { sheet: sheet.name.clone(), cell: write.at, fault };
                write.value.check().map_err(fault)?;
                if !seen.insert((sheet.id, write.at)) {
                    return Err(fault(CellFault::Twice));
                }
            }
            let cells = writes.cells.iter().map(|write| (write.at, write));
            by_sheet.change(sheet.id, |of_sheet| of_sheet.extend(cells));
        }
        Ok(by_sheet)
    }

    fn sheet_of_cells(&self, name: &str) -> Result<&Sheet, FillError> {
        let fault = |fault| FillError::Sheet { sheet: name.to_owned(), fault };
        match self.book.sheet(name) {
            None => Err(fault(SheetFault::Unknown)),
            Some(sheet) if sheet.kind == SheetKind::Other => Err(fault(SheetFault::NoCells)),
            Some(sheet) => Ok(sheet),
        }
    }

    /// Takes the cells that lost their formula out of the calculation chain.
    fn shorten_chain(&mut self, lost: &HashSet<(u32, CellRef)>) -> Result<(), FillError> {
        let relationship = self.relationships.iter().find(|relationship| relationship.is("calcChain"));
        let part = relationship.and_then(|relationship| relationship.part(&self.book.part));
        let Some(part) = part.filter(|part| !lost.is_empty() && self.container.contains(part)) else { return Ok(()) };
        let source = self.container.part(&part)?;
        match chain::without(&source, lost).map_err(|fault| ContainerError::xml(&part, fault))? {
            Chain::Same => {}
            Chain::Shorter(content) => self.parts.change(&part, content),
            Chain::Empty => {
                self.parts.remove(&part);
                self.types.forget(&part);
                self.relationships.retain(|relationship| !relationship.is("calcChain"));
            }
        }
        Ok(())
    }

    /// Adds the sheets behind the last one and gives back the names that they got.
    fn add_sheets(&mut self) -> Result<Vec<String>, FillError> {
        let mut taken: Vec<String> = self.book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let mut added = Vec::new();
        for sheet in self.filling.added {
            let name = sheet.free_name(&taken)?;
            let content = sheet.markup(self.namespace(), &name)?;
            let part = self.free_sheet_part(added.len());
            let relationship = self.relate("worksheet", &part);
            self.types.declare(&part, WORKSHEET_TYPE);
            self.parts.add(part, content);
            self.changes.sheets.push(ListedSheet { name: name.clone(), id: self.free_sheet_id(), relationship });
            taken.push(name.clone());
            added.push(name);
        }
        Ok(added)
    }

    /// Adds the custom XML item with its properties.
    fn add_item(&mut self) {
        let Some(item) = self.filling.custom_xml else { return };
        let number = custom_xml::free_number(self.container);
        let (item_part, properties_part) = (custom_xml::item_part(number), custom_xml::properties_part(number));
        self.relate("customXml", &item_part);
        let kind = format!("{}/customXmlProps", family(&self.book));
        let target = custom_xml::properties_target(number);
        let to_properties = Relationship { id: "rId1".to_owned(), kind, target, is_external: false };
        self.types.declare_extension("xml", XML_TYPE);
        // Some writers give the extension the type of the workbook part, which would make the item another workbook.
        if self.types.of(&item_part) != Some(XML_TYPE) {
            self.types.declare(&item_part, XML_TYPE);
        }
        self.types.declare(&properties_part, custom_xml::PROPERTIES_TYPE);
        let relationships_part = names::relationships_part(&item_part);
        self.parts.add(item_part, item.item.to_vec());
        self.parts.add(properties_part, custom_xml::properties(&item));
        self.parts.add(relationships_part, print_relationships(&[to_properties]));
    }

    /// Changes the workbook part and its relationships, where there is something to change; gives back the sheets whose
    /// print area was widened.
    fn change_book(&mut self) -> Result<Vec<String>, FillError> {
        for (tab, sheet) in self.book.sheets.iter().enumerate() {
            self.changes.widenings.extend(Widening::of(tab, &sheet.name, self.columns_of(sheet)));
        }
        let source = self.container.part(&self.book.part)?;
        let changed = book::change(&source, &self.changes);
        let changed = changed.map_err(|fault| ContainerError::xml(&self.book.part, fault))?;
        if let Some(part) = changed.part {
            self.parts.change(&self.book.part, part);
        }
        if !changed.lost_names.is_empty() {
            self.removal.left_out.push(LeftOut::LinkedNames(changed.lost_names));
        }
        if self.relationships != self.book.relationships {
            let part = names::relationships_part(&self.book.part);
            self.parts.change(&part, print_relationships(&self.relationships));
        }
        Ok(changed.widened)
    }
}
