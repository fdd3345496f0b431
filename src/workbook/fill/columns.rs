//! Columns that a sheet gets: their widths, the formats of their cells, and their merged cells
//! (ECMA-376 part 1, 18.3.1.13, 18.3.1.17 and 18.3.1.55).

use super::added_column::AddedColumn;
use super::edits::{Edits, retag};
use super::measure::Measures;
use crate::workbook::cell::CellRange;
use crate::workbook::cell::{COLUMNS, CellRef};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::Element;
use std::ops::Range;

/// The columns of one sheet that are added, and what the sheet says of columns.
pub(super) struct Columns<'a, 'j> {
    added: &'j [AddedColumn],
    /// The format of each one's pattern in the row that is read.
    formats: Vec<Option<String>>,
    /// That of the last row of the table.
    last: Vec<Option<String>>,
    /// The `col` of the sheet with their columns, from 0.
    stated: Vec<(Range<u32>, Element<'a>, Range<usize>)>,
    /// Where `cols` ends, where there is one.
    list_end: Option<usize>,
    /// The start tag of `mergeCells`, and where its list ends.
    merges: Option<(Element<'a>, Range<usize>, usize)>,
    merge_count: usize,
}

impl<'a, 'j> Columns<'a, 'j> {
    pub(super) fn new(added: &'j [AddedColumn]) -> Self {
        let nothing = vec![None; added.len()];
        Self {
            added,
            formats: nothing.clone(),
            last: nothing,
            stated: Vec::new(),
            list_end: None,
            merges: None,
            merge_count: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    /// Notes a `col`.
    pub(super) fn state(&mut self, columns: Range<u32>, element: Element<'a>, span: Range<usize>) {
        if !self.is_empty() && self.stated.len() < COLUMNS as usize {
            self.stated.push((columns, element, span));
        }
    }

    /// Notes where an element directly in the sheet ends.
    pub(super) fn end(&mut self, name: &str, span: &Range<usize>) {
        match name {
            "cols" => self.list_end = Some(span.start),
            "mergeCells" => self.merges.iter_mut().for_each(|(_, _, end)| *end = span.start),
            _ => {}
        }
    }

    /// Notes the start of the list of merged cells.
    pub(super) fn start_merges(&mut self, element: Element<'a>, span: Range<usize>) {
        self.merges = Some((element, span.clone(), span.end));
    }

    /// Counts a merged rectangle of the sheet.
    pub(super) fn count_merge(&mut self) {
        self.merge_count += 1;
    }

    /// Writes the columns' widths, once all are read that the sheet states. `at` is where its data begin.
    pub(super) fn write_widths(
        &mut self,
        edits: &mut Edits<'a>,
        measures: &mut Measures,
        (at, prefix): (usize, &str),
    ) -> Result<(), XmlFault> {
        let width = |added: &AddedColumn| {
            let of_pattern = measures.width(CellRef { row: 0, column: added.pattern }.into());
            of_pattern.clamp(*added.widths.start(), *added.widths.end())
        };
        let widths: Vec<(u32, u32)> = self.added.iter().map(|added| (added.column, width(added))).collect();
        widths.iter().for_each(|(column, width)| measures.set_column(*column, *width));
        let mut rest = widths.as_slice();
        for (columns, element, span) in &self.stated {
            let before = rest.partition_point(|(column, _)| *column < columns.start);
            let (new, others) = rest.split_at_checked(before).unwrap_or((rest, &[]));
            edits.insert(span.start, new.iter().map(|one| plain(*one, prefix)).collect());
            let within = others.partition_point(|(column, _)| *column < columns.end);
            let (within, others) = others.split_at_checked(within).unwrap_or((others, &[]));
            if !within.is_empty() {
                edits.replace(span.clone(), cut(columns, element, within)?);
            }
            rest = others;
        }
        let new: String = rest.iter().map(|one| plain(*one, prefix)).collect();
        match self.list_end {
            _ if new.is_empty() => {}
            Some(end) => edits.insert(end, new),
            None => edits.insert(at, format!("<{prefix}cols>{new}</{prefix}cols>")),
        }
        Ok(())
    }

    /// Begins a row, whose cells have this format where they say nothing else.
    pub(super) fn begin_row(&mut self, of_column: impl Fn(u32) -> Option<String>) {
        for (format, added) in self.formats.iter_mut().zip(self.added) {
            *format = of_column(added.pattern);
        }
    }

    /// Notes the format of a cell of the row.
    pub(super) fn see(&mut self, column: u32, format: Option<String>) {
        for (known, _) in self.formats.iter_mut().zip(self.added).filter(|(_, added)| added.pattern == column) {
            known.clone_from(&format);
        }
    }

    /// The format of a cell of an added column; nothing for any other cell.
    pub(super) fn format_at(&self, at: CellRef) -> Option<&str> {
        let place = self.added.iter().position(|added| added.column == at.column && added.rows.contains(&at.row))?;
        self.formats.get(place)?.as_deref()
    }

    /// Ends a row: the cells that go on beside it below the table, as markup. `next` is the first column behind the
    /// row's cells.
    pub(super) fn end_row(&mut self, row: u32, next: u32, prefix: &str) -> String {
        let mut cells = String::new();
        for ((added, format), last) in self.added.iter().zip(&self.formats).zip(&mut self.last) {
            if added.rows.end() == &row {
                last.clone_from(format);
            } else if added.rows.end() < &row {
                let goes_on = added.column >= next && last.is_some() && last == format;
                *last = last.take().filter(|_| goes_on);
                if let (Some(format), Some(at)) = (last, CellRef::new(row, added.column)) {
                    cells += &format!(r#"<{prefix}c r="{at}" s="{}"/>"#, quick_xml::escape::escape(format.as_str()));
                }
            }
        }
        cells
    }

    /// Merges the cells that are to be merged.
    pub(super) fn write_merges(&self, edits: &mut Edits<'a>, prefix: &str) -> Result<(), XmlFault> {
        let of = |added: &AddedColumn| -> Vec<CellRange> {
            let area = |rows: &std::ops::RangeInclusive<u32>| CellRange {
                first: CellRef { row: *rows.start(), column: added.column },
                last: CellRef { row: *rows.end(), column: added.column },
            };
            added.merges.iter().map(area).collect()
        };
        let merges: Vec<CellRange> = self.added.iter().flat_map(of).collect();
        // A table has merged cells to follow, or there is nothing to merge.
        let Some((element, span, end)) = self.merges.as_ref().filter(|_| !merges.is_empty()) else { return Ok(()) };
        let new: String = merges.iter().map(|area| format!(r#"<{prefix}mergeCell ref="{area}"/>"#)).collect();
        let count = (self.merge_count + merges.len()).to_string();
        edits.replace(span.clone(), retag(element, &[], &[("count", &count)], ">")?);
        edits.insert(*end, new);
        Ok(())
    }
}

/// A column, by its place and width.
fn plain((column, width): (u32, u32), prefix: &str) -> String {
    let (number, width) = (column + 1, super::value::decimal(i64::from(width), 2));
    format!(r#"<{prefix}col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#)
}

/// A `col` without the columns within it that get a width of their own, and these.
fn cut(columns: &Range<u32>, element: &Element<'_>, within: &[(u32, u32)]) -> Result<String, XmlFault> {
    let mut markup = String::new();
    let mut next = columns.start;
    for (column, width) in within {
        markup += &piece(element, next..*column)?;
        let (number, width) = ((column + 1).to_string(), super::value::decimal(i64::from(*width), 2));
        let set = [("min", &*number), ("max", &*number), ("width", &*width), ("customWidth", "1")];
        markup += &retag(element, &["hidden", "collapsed", "outlineLevel", "bestFit"], &set, "/>")?;
        next = column + 1;
    }
    Ok(markup + &piece(element, next..columns.end)?)
}

/// A part of a `col`.
fn piece(element: &Element<'_>, columns: Range<u32>) -> Result<String, XmlFault> {
    if columns.is_empty() {
        return Ok(String::new());
    }
    let (first, last) = ((columns.start + 1).to_string(), columns.end.to_string());
    retag(element, &[], &[("min", &first), ("max", &last)], "/>")
}
