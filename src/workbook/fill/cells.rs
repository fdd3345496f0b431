//! One cell of a sheet, read as it stands and written anew (ECMA-376 part 1, 18.3.1.4).

use super::edits::retag;
use super::error::{CellFault, SheetFault};
use super::formula::{Fate, Formula, Outcome, Storage, needs_other_workbook};
use super::room::{Held, Seen};
use super::rows::{Row, decimal, for_points};
use super::sheet::{SheetPatch, Trouble, range};
use super::value::{CellWrite, OnFormula};
use crate::workbook::cell::{COLUMNS, CellRef};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Vocabulary};
use quick_xml::escape::partial_escape;
use std::ops::Range;

/// A cell as it stands in the sheet.
struct SeenCell<'a> {
    at: CellRef,
    element: Element<'a>,
    /// The bytes of its start tag.
    tag: Range<usize>,
    /// The bytes of the whole cell.
    span: Range<usize>,
    formula: Option<Formula>,
    /// The text of its value, where that is needed.
    text: String,
    /// The bytes of what an application added.
    extension: Option<Range<usize>>,
}

impl<'a, 'j> SheetPatch<'a, 'j> {
    /// Reads one cell, puts new ones before it, and writes it anew if it is to have a value.
    pub(super) fn cell(&mut self, row: &mut Row, element: Element<'a>, tag: Range<usize>) -> Result<(), Trouble> {
        let at = place(&element, row)?;
        row.next_column = at.column + 1;
        if !self.added.is_empty() {
            self.added.see(at.column, element.attribute("s")?);
        }
        let cells = self.new_cells_before(row, at.row, at.column);
        self.edits.insert(tag.start, cells);
        let cell = self.read_cell(at, element, tag)?;
        let is_next = self.pending.as_slice().first().is_some_and(|(next, _)| *next == at);
        let write = if is_next { self.pending.next() } else { None };
        match write {
            Some((_, write)) => self.rewrite(&cell, write),
            None if row.reads_texts => {
                self.note_text(&cell)?;
                self.keep(&cell)
            }
            None => self.keep(&cell),
        }
    }

    /// Reads the content of a cell up to its end.
    fn read_cell(&mut self, at: CellRef, element: Element<'a>, tag: Range<usize>) -> Result<SeenCell<'a>, Trouble> {
        let mut cell =
            SeenCell { at, element, span: tag.clone(), tag, formula: None, text: String::new(), extension: None };
        while let Some(step) = self.walk.next()? {
            match step.markup {
                Markup::Start(child) if step.depth == 5 && child.is(Vocabulary::Spreadsheet, "f") => {
                    cell.formula = Some(self.read_formula(&child, step.span.start)?);
                }
                Markup::Start(child) if step.depth == 5 && child.is(Vocabulary::Spreadsheet, "extLst") => {
                    cell.extension = Some(step.span.start..self.child_end()?);
                }
                Markup::Text(piece) if step.depth > 4 => cell.text += &piece,
                Markup::End if step.depth == 4 => {
                    cell.span.end = step.span.end;
                    break;
                }
                _ => {}
            }
        }
        Ok(cell)
    }

    /// Notes the text of a cell in whose row a text is written.
    fn note_text(&mut self, cell: &SeenCell) -> Result<(), XmlFault> {
        let style = cell.element.attribute("s")?.and_then(|style| style.parse().ok()).unwrap_or_default();
        let text = match cell.element.attribute("t")?.as_deref() {
            Some("s") => cell.text.trim().parse().ok().map(Held::Shared),
            Some("str" | "inlineStr") => Some(Held::Own(cell.text.clone())),
            _ => None,
        };
        text.into_iter().for_each(|text| self.room.add_beside(Seen { at: cell.at, style }, text));
        Ok(())
    }

    /// Where the child of a cell ends whose start was just read.
    fn child_end(&mut self) -> Result<usize, XmlFault> {
        while let Some(step) = self.walk.next()? {
            if matches!(step.markup, Markup::End) && step.depth == 5 {
                return Ok(step.span.end);
            }
        }
        Err(XmlFault::Malformed { at: self.source.len() })
    }

    fn read_formula(&mut self, element: &Element, start: usize) -> Result<Formula, Trouble> {
        let storage = storage(element)?.ok_or(XmlFault::Malformed { at: start })?;
        let mut text = String::new();
        while let Some(step) = self.walk.next()? {
            match step.markup {
                Markup::Text(piece) => text += &piece,
                Markup::End if step.depth == 5 => {
                    return Ok(Formula { span: start..step.span.end, text, storage });
                }
                _ => {}
            }
        }
        Err(XmlFault::Malformed { at: start }.into())
    }

    /// A cell that gets no value: its formula may still have to go or to be written out.
    fn keep(&mut self, cell: &SeenCell) -> Result<(), Trouble> {
        let Some(formula) = &cell.formula else { return Ok(()) };
        match self.settle(cell.at, formula, Fate::Stays)? {
            Outcome::Keep => {}
            Outcome::Drop => {
                self.edits.remove(formula.span.clone());
                self.drop_metadata(cell)?;
            }
            Outcome::WriteOut(text) => {
                let markup = own_formula(&text, cell.element.prefix());
                self.edits.replace(formula.span.clone(), markup);
            }
        }
        Ok(())
    }

    /// A cell that gets a value: its style and what an application added to it stay, its type and value go.
    fn rewrite(&mut self, cell: &SeenCell, write: &'j CellWrite) -> Result<(), Trouble> {
        let formula = self.formula_of(cell, write.on_formula)?;
        let prefix = cell.element.prefix();
        let has_formula = !formula.is_empty();
        let cell_type = write.value.cell_type(has_formula).map(|cell_type| ("t", cell_type));
        let added = self.added.format_at(cell.at).map(str::to_owned);
        let own = match &added {
            Some(format) => Some(format.clone()),
            None => cell.element.attribute("s")?,
        };
        let style = self.room.set(write, own.as_deref(), self.styles);
        let style = style.or_else(|| decimal(write, added.as_deref()?, self.styles));
        let style = style.or_else(|| for_points(write, own.as_deref()?, self.styles)).or(added);
        let set: Vec<(&str, &str)> = style.as_deref().map(|style| ("s", style)).into_iter().chain(cell_type).collect();
        // `vm` describes the old value, `cm` the formula (ECMA-376 part 1, 18.9).
        let taken: &[&str] = if has_formula { &["t", "vm"] } else { &["t", "vm", "cm"] };
        let tag = retag(&cell.element, taken, &set, ">")?;
        let value = write.value.markup(prefix, has_formula);
        let extension = cell.extension.clone().map_or("", |span| self.text(span));
        let markup = format!("{tag}{formula}{value}{extension}</{prefix}c>");
        self.edits.replace(cell.span.clone(), markup);
        Ok(())
    }

    /// The markup of the formula that a cell has after it was written to; empty where it has none.
    fn formula_of(&mut self, cell: &SeenCell, on_formula: OnFormula) -> Result<String, Trouble> {
        let Some(formula) = &cell.formula else { return Ok(String::new()) };
        let fate = match on_formula {
            OnFormula::Refuse => return Err(Trouble::Cell(cell.at, CellFault::Formula)),
            OnFormula::KeepAndCache => Fate::Stays,
            OnFormula::Replace => Fate::Replaced,
        };
        match self.settle(cell.at, formula, fate)? {
            Outcome::Keep => Ok(self.text(formula.span.clone()).to_owned()),
            Outcome::Drop => Ok(String::new()),
            Outcome::WriteOut(text) => Ok(own_formula(&text, cell.element.prefix())),
        }
    }

    /// Decides what becomes of a formula and notes it down.
    fn settle(&mut self, at: CellRef, formula: &Formula, fate: Fate) -> Result<Outcome, Trouble> {
        if let Storage::Block(block) = formula.storage {
            let replaced = self.replacing.within(block).find(|_| !block.is_single());
            if let Some(cell) = replaced {
                return Err(Trouble::Cell(cell, CellFault::ArrayFormula(block)));
            }
        }
        let fate = match fate {
            Fate::Stays if self.without_links && needs_other_workbook(&formula.text) => Fate::Frozen,
            fate => fate,
        };
        let (outcome, fate) = self.shared.decide(at, formula, fate);
        if fate != Fate::Stays {
            self.patched.lost.push(at);
        }
        if fate == Fate::Frozen {
            self.patched.frozen.push(at);
        }
        Ok(outcome)
    }

    /// A cell without a formula cannot be the start of a dynamic array any more.
    fn drop_metadata(&mut self, cell: &SeenCell) -> Result<(), XmlFault> {
        if cell.element.attribute("cm")?.is_some() {
            let tag = retag(&cell.element, &["cm"], &[], ">")?;
            self.edits.replace(cell.tag.clone(), tag);
        }
        Ok(())
    }

    /// Bytes of the part that were read as text before.
    fn text(&self, span: Range<usize>) -> &'a str {
        self.source.get(span).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A cell where none was; nothing for an empty value, unless the cell is there for its style.
pub(super) fn new_cell(write: &CellWrite, prefix: &str, (style, is_seen): (Option<&str>, bool)) -> String {
    let value = write.value.markup(prefix, false);
    if value.is_empty() && !is_seen {
        return value;
    }
    let style = style.map_or_else(String::new, |style| format!(r#" s="{}""#, quick_xml::escape::escape(style)));
    let cell_type = write.value.cell_type(false).map_or_else(String::new, |name| format!(r#" t="{name}""#));
    let content = if value.is_empty() { "/>".to_owned() } else { format!(">{value}</{prefix}c>") };
    format!(r#"<{prefix}c r="{}"{style}{cell_type}{content}"#, write.at)
}

/// Where a cell stands: its own place, or the next one in its row.
fn place(element: &Element, row: &Row) -> Result<CellRef, Trouble> {
    let at = match element.attribute("r")? {
        None => CellRef::new(row.number, row.next_column),
        Some(text) => text.parse().ok(),
    };
    let in_order = |at: &CellRef| at.row == row.number && (row.next_column..COLUMNS).contains(&at.column);
    at.filter(in_order).ok_or(Trouble::Sheet(SheetFault::OutOfOrder { row: row.number + 1 }))
}

/// How a formula is stored; nothing where its attributes contradict each other.
fn storage(element: &Element) -> Result<Option<Storage>, XmlFault> {
    Ok(match element.attribute("t")?.as_deref() {
        Some("shared") => element.attribute("si")?.and_then(|index| index.parse().ok()).map(Storage::Shared),
        Some("array" | "dataTable") => range(element)?.map(Storage::Block),
        _ => Some(Storage::Own),
    })
}

fn own_formula(text: &str, prefix: &str) -> String {
    format!("<{prefix}f>{}</{prefix}f>", partial_escape(text))
}
