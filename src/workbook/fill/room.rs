//! Room for texts that people read to their end: a row that says how high it is would cut what it was not made for.
//!
//! Excel works the height out of a row that states none, when it opens the workbook; LibreOffice 7.4 shows such a row
//! one line high, and neither looks at merged cells. So the height is estimated and written. A row whose height nobody
//! set by hand stays such a row, so that both work it out anew as soon as somebody changes a cell.

use super::edits::retag;
use super::lines::{height, lines};
use super::measure::{Measures, Merges, Stated};
use super::styles::Styles;
use super::value::{CellValue, CellWrite};
use crate::workbook::cell::{CellRange, CellRef};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::Element;
use std::ops::Range;
use std::rc::Rc;

/// The highest row, in hundredths of a point (Excel's limit).
const HIGHEST: u32 = 40_950;
/// A pixel, in hundredths of a point: Excel keeps heights in whole ones.
const PIXEL: u32 = 75;

/// The room that the written rows of one sheet have, and need.
#[derive(Default)]
pub(super) struct Room<'a, 'j> {
    pub(super) measures: Measures,
    /// The merged rectangles whose first cell lies in a row that is written to, as they are read: a stranger may list
    /// many, in any order.
    merges: Vec<(CellRef, CellRange)>,
    rows: Vec<TouchedRow<'a>>,
    /// The texts that must be seen whole.
    written: Vec<(Seen, &'j str)>,
    /// The texts beside them, in rows that state no height.
    beside: Vec<(Seen, Held)>,
}

/// A row that is written to.
pub(super) struct TouchedRow<'a> {
    pub(super) number: u32,
    pub(super) element: Element<'a>,
    /// The bytes of its start tag.
    pub(super) tag: Range<usize>,
    /// Whether its `spans` goes.
    pub(super) is_narrow: bool,
    pub(super) stated: Stated,
}

/// A cell and its format.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) at: CellRef,
    pub(super) style: usize,
}

/// The text of a cell that is not written to.
pub(super) enum Held {
    /// By its place among the texts that cells share.
    Shared(usize),
    /// Its own.
    Own(String),
}

/// The height that a row gets.
struct Height {
    /// In hundredths of a point.
    size: u32,
    /// Whether it stands for merged cells, at which programs do not look when they work heights out.
    is_fixed: bool,
}

impl<'a, 'j> Room<'a, 'j> {
    /// Notes a row that is written to.
    pub(super) fn add_row(&mut self, row: TouchedRow<'a>) {
        self.rows.push(row);
    }

    /// Notes a text beside those that are written.
    pub(super) fn add_beside(&mut self, cell: Seen, text: Held) {
        self.beside.push((cell, text));
    }

    /// Notes a merged rectangle.
    pub(super) fn add_merge(&mut self, area: CellRange) {
        let row = area.first.row;
        if self.rows.binary_search_by_key(&row, |row| row.number).is_ok() {
            self.merges.push((area.first, area));
        }
    }

    /// Takes a value that is written, and gives the format that its cell needs instead of its own: one whose lines
    /// break, where it takes several of them.
    pub(super) fn set(&mut self, write: &'j CellWrite, style: Option<&str>, styles: &mut Styles) -> Option<String> {
        let CellValue::Prose(text) = &write.value else { return None };
        let style = style.map_or(Some(0), |style| style.parse().ok())?;
        let is_long = self.lines(Seen { at: write.at, style }, write.at.into(), text, styles) > 1;
        let other = is_long.then(|| styles.breaking(style)).flatten();
        self.written.push((Seen { at: write.at, style: other.unwrap_or(style) }, text));
        other.map(|style| style.to_string())
    }

    /// The new start tags of the rows that need one. `texts` gives the texts that cells share.
    pub(super) fn tags(
        &self,
        styles: &Styles,
        texts: &dyn Fn() -> Vec<Rc<str>>,
    ) -> Result<Vec<(Range<usize>, String)>, XmlFault> {
        let is_shared = |(_, text): &(Seen, Held)| matches!(text, Held::Shared(_));
        let texts = if self.beside.iter().any(is_shared) { texts() } else { Vec::new() };
        let merges = self.merges.iter().copied().collect();
        let mut tags = Vec::new();
        for row in &self.rows {
            let height = self.height(row, (styles, &merges), &texts);
            if row.element.is_empty || row.is_narrow || height.is_some() {
                tags.push((row.tag.clone(), tag(row, height)?));
            }
        }
        Ok(tags)
    }

    /// The attribute for the height of a row that was not there before, where its texts need more than rows have. No
    /// merged cell is looked at: one without any row of its own holds nothing to be read.
    pub(super) fn height_of_new(&self, row: u32, styles: &Styles) -> String {
        let looks = (styles, &Merges::new());
        let needed = of_row(&self.written, row).iter().map(|(cell, text)| self.needed(*cell, text, looks).size);
        let is_low = |size: &u32| *size > self.measures.default_height() && !self.measures.hides_rows();
        let highest = needed.max().filter(is_low);
        highest
            .map_or_else(String::new, |size| format!(r#" ht="{}""#, super::value::decimal(i64::from(rounded(size)), 2)))
    }

    /// The height that a row needs, where it has less.
    fn height(&self, row: &TouchedRow<'_>, looks: (&Styles, &Merges), texts: &[Rc<str>]) -> Option<Height> {
        let has = match row.stated {
            Stated::Hidden => return None,
            Stated::Nothing => self.measures.default_height(),
            Stated::Height(height) => height,
        };
        let written = of_row(&self.written, row.number).iter().map(|(cell, text)| self.needed(*cell, text, looks));
        let highest = written.max_by_key(|needed| needed.size).filter(|needed| needed.size > has)?;
        let beside = of_row(&self.beside, row.number).iter().map(|(cell, text)| match text {
            Held::Shared(place) => texts.get(*place).map_or(0, |text| self.needed(*cell, text, looks).size),
            Held::Own(text) => self.needed(*cell, text, looks).size,
        });
        let size = rounded(beside.fold(highest.size, u32::max));
        (size > has).then_some(Height { size, ..highest })
    }

    /// The height that a text needs of its row; the other rows of a merged cell give what they have.
    fn needed(&self, cell: Seen, text: &str, (styles, merges): (&Styles, &Merges)) -> Height {
        let merge = merges.get(&cell.at).copied();
        let area = merge.unwrap_or_else(|| cell.at.into());
        let breaks_lines = styles.breaks_lines(cell.style) || text.contains('\n');
        let lines = if breaks_lines { self.lines(cell, area, text, styles) } else { 1 };
        let size = height(lines, styles.size(cell.style)).saturating_sub(self.measures.height_below(area));
        Height { size, is_fixed: merge.is_some() }
    }

    fn lines(&self, cell: Seen, area: CellRange, text: &str, styles: &Styles) -> u32 {
        lines(text, self.measures.width(area), styles.size(cell.style), styles.normal())
    }
}

/// A height in whole pixels, that Excel takes.
fn rounded(size: u32) -> u32 {
    size.div_ceil(PIXEL).saturating_mul(PIXEL).min(HIGHEST)
}

/// The part of a list that belongs to a row; lists are in the order of reading.
fn of_row<T>(list: &[(Seen, T)], row: u32) -> &[(Seen, T)] {
    let first = list.partition_point(|(cell, _)| cell.at.row < row);
    let end = list.partition_point(|(cell, _)| cell.at.row <= row);
    list.get(first..end).unwrap_or_default()
}

fn tag(row: &TouchedRow<'_>, height: Option<Height>) -> Result<String, XmlFault> {
    let taken: &[&str] = if row.is_narrow { &["spans"] } else { &[] };
    let Some(Height { size, is_fixed }) = height else { return retag(&row.element, taken, &[], ">") };
    let size = super::value::decimal(i64::from(size), 2);
    let set = [("ht", size.as_str()), ("customHeight", "1")];
    retag(&row.element, taken, set.get(..1 + usize::from(is_fixed)).unwrap_or_default(), ">")
}
