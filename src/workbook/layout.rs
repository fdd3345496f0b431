//! Where a template stands in its workbook: what writing answers back needs.

use super::{CellRange, CellRef};
use crate::template::{KindId, NodeId};
use serde::{Deserialize, Serialize};

/// Where everything stands. Rows and columns are counted from 0, as in [`CellRef`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// What kind of file it is.
    pub source: Source,
    /// The sheet with the table.
    pub sheet: String,
    /// The first row of the header.
    pub header_first: u32,
    /// The last row of the header; the same as the first where there is one row.
    pub header_last: u32,
    /// The columns of the table with their roles, from left to right.
    pub columns: Vec<Column>,
    /// The row of each criterion, parallel to `Template::criteria`.
    pub rows: Vec<u32>,
    /// Rows that add up, in printed order.
    pub totals: Vec<TotalRow>,
    /// Where the name of the unit belongs, above the table.
    pub unit: Option<UnitField>,
    /// The cells of the sheet that hold a formula, in order.
    pub formulas: Vec<CellRef>,
    /// The last column and the last row of the sheet that hold anything.
    pub last: CellRef,
}

/// The kinds of files that a template comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// .xlsx or .xlsm: answers are written into the workbook itself.
    #[default]
    Workbook,
    /// .xls, of Excel 97 to 2003.
    OldWorkbook,
    /// .ods.
    OpenDocument,
    /// .docx: each of its tables is a sheet.
    Document,
    /// A table in HTML, as Word, Excel and LibreOffice put it on the clipboard, or as web pages save it under the name
    /// of an .xls.
    Html,
}

impl Source {
    /// Whether answers can be written back into the very file. For the others a new workbook is made.
    pub fn can_be_filled(self) -> bool {
        self == Self::Workbook
    }
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, from 0.
    pub column: u32,
    /// What it is for.
    pub role: Role,
    /// Its heading; with the merged heading above it, if any, before a slash.
    pub heading: String,
}

/// What a column is for. Of one role there is one column, of [`Role::Text`], [`Role::Survey`],
/// [`Role::Result`] and [`Role::Other`] any number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// TT, STT.
    Number,
    /// Tiêu chí, nội dung.
    Text,
    /// Điểm tối đa, for one kind of body.
    Maximum(KindId),
    /// Cách chấm.
    Rule,
    /// Không phát sinh, không được giao.
    NotApplicable,
    /// Tài liệu kiểm chứng, minh chứng.
    Evidence,
    /// Số liệu thực hiện.
    Figures,
    /// Điểm tự chấm.
    SelfPoints,
    /// Giải trình.
    Explanation,
    /// Người phụ trách.
    InCharge,
    /// Điểm thẩm định.
    AppraisedPoints,
    /// Lý do of the appraiser.
    Reason,
    /// Điều tra xã hội học: points by others, never filled by the page.
    Survey,
    /// Điểm đạt được, tổng điểm: what came out of all of them, never filled by the page.
    Result,
    /// Anything else; left as it is.
    Other,
}

/// A row that adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalRow {
    /// Its row.
    pub row: u32,
    /// What it adds up.
    pub of: TotalOf,
}

/// What a total row adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalOf {
    /// The main criteria, without bonus and penalty: it stands above them, or there are none.
    Main,
    /// Everything, bonus and penalty too: it stands below them.
    Everything,
    /// One top criterion, by its place among all criteria.
    Top(u32),
}

/// Where the name of the unit belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitField {
    /// The cell.
    pub cell: CellRef,
    /// What stands before the name in the same cell: `Đơn vị: `; empty where the name takes the whole cell.
    pub label: String,
}

impl Layout {
    /// The column of a role; for roles with several, the first.
    pub fn column(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|column| column.role == role).map(|column| column.column)
    }

    /// The cell of a criterion in the column of a role; nothing where the sheet has no such column.
    pub fn cell(&self, node: NodeId, role: Role) -> Option<CellRef> {
        let row = *self.rows.get(node.index())?;
        CellRef::new(row, self.column(role)?)
    }

    /// Whether a merged rectangle over a cell of the unit's points is that of one row alone: its first cell is where the
    /// points of that row stand then. It may reach over the lines of the row's rule, above and below.
    pub(super) fn is_of_one_row(&self, merge: CellRange) -> bool {
        let rows = merge.first.row..=merge.last.row;
        let totals = self.totals.iter().map(|total| total.row);
        let known = self.rows.iter().copied().chain(totals).filter(|row| rows.contains(row));
        self.begins_in_points(merge) && known.take(2).count() < 2
    }

    /// Whether a merged rectangle begins in the column of the unit's points, below the headings.
    pub(super) fn begins_in_points(&self, merge: CellRange) -> bool {
        merge.first.row > self.header_last && self.column(Role::SelfPoints) == Some(merge.first.column)
    }

    /// Whether a cell holds a formula.
    pub fn is_formula(&self, cell: CellRef) -> bool {
        self.formulas.binary_search(&cell).is_ok()
    }
}
