//! .ods: the sheets of an OpenDocument file (OASIS OpenDocument 1.3, part 3, section 9), read by the project's own
//! walker. calamine expands what a cell repeats before it can be asked how often that is, and tells neither merged nor
//! hidden cells nor fonts (docs/decisions/0009).

mod cell;
mod styles;

use super::super::grid::{Cell, Value};
use super::legacy::Encoding;
use super::markup::{child, number, part, skip};
use super::page::{Page, Pages};
use crate::workbook::container::xml::{Element, Markup, Walk};
use crate::workbook::container::{ActiveKind, Container, ContainerError, PackageFault, XmlFault, ZipRule};
use crate::workbook::{CellRef, Refusal};
use cell::RawCell;
use std::ops::{Range, RangeInclusive};
use styles::Styles;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Reads all sheets of an OpenDocument file whose ZIP was checked.
///
/// # Errors
/// Where it is no spreadsheet, is encrypted, is damaged or holds more than is read.
pub(in crate::workbook::import) fn read(container: &Container<'_>) -> Result<Pages, Refusal> {
    check(container)?;
    let styles = Styles::read(container)?;
    let content = container.part(CONTENT)?;
    let mut pages = Pages::default();
    let walk = Walk::new(&content).map_err(Fault::from);
    let read = walk.and_then(|walk| Reader { walk, styles, pages: &mut pages }.document());
    read.map_err(|fault| fault.of(CONTENT))?;
    Ok(pages)
}

/// Whether it carries what runs: LibreOffice keeps macros in `Basic/` and `Scripts/`.
pub(in crate::workbook::import) fn active(container: &Container<'_>) -> Option<ActiveKind> {
    let runs = |name: &str| name.starts_with("Basic/") || name.starts_with("Scripts/");
    container.entries().iter().any(|entry| runs(&entry.name)).then_some(ActiveKind::Macros)
}

/// The package must say what it is in its first entry, not packed (OpenDocument 1.3, part 2, section 3.3), and not be
/// encrypted (section 3.4.1).
fn check(container: &Container<'_>) -> Result<(), ContainerError> {
    let mimetype = container.part("mimetype")?;
    if !mimetype.starts_with(MIMETYPE) {
        return Err(ContainerError::package("", PackageFault::NotAWorkbook));
    }
    if container.entries().first().is_none_or(|first| first.name != "mimetype" || container.packed(first).method != 0) {
        return Err(ContainerError::package("mimetype", PackageFault::Element("mimetype".to_owned())));
    }
    let manifest = part(container, MANIFEST)?.unwrap_or_default();
    let encrypted =
        !manifest.is_empty() && is_encrypted(&manifest).map_err(|fault| ContainerError::xml(MANIFEST, fault))?;
    match encrypted || container.contains("encrypted-package") {
        true => Err(ContainerError::Zip { rule: ZipRule::Encrypted, entry: Some(CONTENT.to_owned()) }),
        false => Ok(()),
    }
}

fn is_encrypted(manifest: &[u8]) -> Result<bool, XmlFault> {
    let mut walk = Walk::new(manifest)?;
    while let Some(step) = walk.next()? {
        if let Markup::Start(element) = step.markup
            && element.local() == "encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Why reading stops.
enum Fault {
    Xml(XmlFault),
    Refused(Refusal),
}

impl From<XmlFault> for Fault {
    fn from(fault: XmlFault) -> Self {
        Self::Xml(fault)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Fault {
    fn of(self, part: &str) -> Refusal {
        match self {
            Self::Xml(fault) => ContainerError::xml(part, fault).into(),
            Self::Refused(refusal) => refusal,
        }
    }
}

struct Reader<'a, 'p> {
    walk: Walk<'a>,
    styles: Styles,
    pages: &'p mut Pages,
}

/// Where in a sheet the walk is.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
    /// The columns whose cells have an old font where they have none of their own, in order.
    fonts: Vec<(RangeInclusive<u32>, Encoding)>,
}

impl Place {
    fn font(&self, column: u32) -> Option<Encoding> {
        let next = self.fonts.partition_point(|(columns, _)| *columns.end() < column);
        self.fonts.get(next).filter(|(columns, _)| columns.contains(&column)).map(|(_, font)| *font)
    }
}

impl<'a> Reader<'a, '_> {
    /// `office:document-content` / `office:body` / `office:spreadsheet` / `table:table`.
    fn document(mut self) -> Result<(), Fault> {
        while let Some(step) = self.walk.next()? {
            let Markup::Start(element) = step.markup else { continue };
            match (step.depth, element.local()) {
                // Tables of links to other files stand deeper.
                (4, "table") => self.table(&element)?,
                (2, "automatic-styles" | "font-face-decls") => self.styles.add(&mut self.walk, 2)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn table(&mut self, element: &Element<'a>) -> Result<(), Fault> {
        let name = element.attribute("table:name")?.unwrap_or_default();
        let visible = self.styles.is_shown(element.attribute("table:style-name")?.as_deref());
        let mut page = Page::new(&name);
        // What nobody sees is not read, and must not cost anything.
        match visible {
            true => self.lines(&mut page, &mut Place::default(), 4)?,
            false => skip(&mut self.walk, 4)?,
        }
        Ok(self.pages.add(page, visible)?)
    }

    /// Rows and columns, which may stand in groups and headers (sections 9.1.5 to 9.1.12).
    fn lines(&mut self, page: &mut Page, place: &mut Place, depth: usize) -> Result<(), Fault> {
        while let Some(element) = child(&mut self.walk, depth)? {
            match element.local() {
                "table-column" => self.column(page, place, &element)?,
                "table-row" => self.row(page, place, &element, depth + 1)?,
                "table-columns"
                | "table-column-group"
                | "table-header-columns"
                | "table-rows"
                | "table-row-group"
                | "table-header-rows" => self.lines(page, place, depth + 1)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn column(&self, page: &mut Page, place: &mut Place, column: &Element<'a>) -> Result<(), Fault> {
        let repeated = number(column, "table:number-columns-repeated", 1)?.max(1);
        let next = place.column.saturating_add(repeated);
        let columns = place.column..=next.saturating_sub(1);
        if is_unseen(column)? {
            page.hide_columns(columns.clone());
        }
        let font = self.styles.cell_font(column.attribute("table:default-cell-style-name")?.as_deref());
        place.fonts.extend(font.map(|font| (columns, font)));
        place.column = next;
        Ok(())
    }

    fn row(&mut self, page: &mut Page, place: &mut Place, row: &Element<'a>, depth: usize) -> Result<(), Fault> {
        let repeated = number(row, "table:number-rows-repeated", 1)?.max(1);
        let next = place.row.saturating_add(repeated);
        if is_unseen(row)? {
            page.hide_rows(place.row..=next.saturating_sub(1));
        }
        let row_style = row.attribute("table:default-cell-style-name")?;
        let (mut found, mut column) = (Vec::new(), 0_u32);
        while let Some(element) = child(&mut self.walk, depth)? {
            let columns = number(&element, "table:number-columns-repeated", 1)?.max(1);
            match element.local() {
                "table-cell" => {
                    let own = element.attribute("table:style-name")?;
                    let font = match own.as_deref().or(row_style.as_deref()) {
                        Some(style) => self.styles.cell_font(Some(style)),
                        None => place.font(column),
                    };
                    let raw = cell::read(&mut self.walk, &element, depth + 1, (&self.styles, font))?;
                    let at = CellRef { row: place.row, column };
                    page.merge(at, raw.spans.0.saturating_sub(1), raw.spans.1.saturating_sub(1));
                    if let Some(cell) = self.count(page, raw, at, u64::from(repeated) * u64::from(columns))? {
                        found.push((column..column.saturating_add(columns), cell));
                    }
                }
                "covered-table-cell" => {}
                _ => continue,
            }
            column = column.saturating_add(columns);
        }
        if !found.is_empty() {
            (place.row..next).for_each(|row| put_row(page, row, &found));
        }
        place.row = next;
        Ok(())
    }

    /// A cell that holds something, once it is known that there is room for it as often as it is repeated.
    fn count(&mut self, page: &mut Page, raw: RawCell, at: CellRef, times: u64) -> Result<Option<Cell>, Fault> {
        if raw.typed.is_none() && raw.text.len() == 0 && !raw.formula {
            return Ok(None);
        }
        let text = u64::try_from(raw.text.len()).unwrap_or(u64::MAX).saturating_mul(times);
        self.pages.count(page, times, usize::try_from(text).unwrap_or(usize::MAX))?;
        let value = match raw.typed {
            Some(Value::Error(_)) => Some(Value::Error(raw.text.finish().0)),
            Some(typed) => Some(typed),
            None => page.told(at, raw.text),
        };
        let value = value.or(raw.formula.then_some(Value::Empty));
        Ok(value.map(|value| Cell { value, formula: raw.formula }))
    }
}

fn put_row(page: &mut Page, row: u32, cells: &[(Range<u32>, Cell)]) {
    for (columns, cell) in cells {
        columns.clone().for_each(|column| page.put(CellRef { row, column }, cell.clone()));
    }
}

/// Whether nobody sees a row or column (section 19.749).
fn is_unseen(element: &Element<'_>) -> Result<bool, XmlFault> {
    Ok(matches!(element.attribute("table:visibility")?.as_deref(), Some("collapse" | "filter")))
}
