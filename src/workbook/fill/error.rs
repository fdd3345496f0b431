//! Why a workbook cannot be filled, and what was left out of it when it could.

use crate::workbook::cell::{CellRange, CellRef};
use crate::workbook::container::{ActiveContent, ContainerError};
use serde::{Deserialize, Serialize};

/// Why a workbook cannot be filled. Nothing is written then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FillError {
    /// The template is no workbook that keeps the rules.
    Container(ContainerError),
    /// A sheet cannot be written to.
    Sheet {
        /// Its name.
        sheet: String,
        /// Why.
        fault: SheetFault,
    },
    /// A cell cannot be written to.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// Why.
        fault: CellFault,
    },
    /// The template holds active content that cannot be left out without damage, and that no dossier may hold.
    Active(ActiveContent),
    /// The name of a sheet to be added is empty, longer than 31 characters, or has one of `[]:*?/\`.
    SheetName(String),
    /// The package could not be put together; no bytes that were opened lead here.
    Assembly,
}

/// Why a sheet cannot be written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFault {
    /// The workbook has no sheet of that name.
    Unknown,
    /// It is a chart or a dialogue.
    NoCells,
    /// A row or cell number is out of bounds, stands twice, or is smaller than one before it.
    OutOfOrder {
        /// The row where that is, counted from 1; for a bad row number, the row after the last good one.
        row: u32,
    },
}

/// Why a cell cannot be written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellFault {
    /// It is hidden under a merged range, whose first cell is the one to write to.
    Merged(CellRange),
    /// It has a formula, and the caller did not say what is to become of it.
    Formula,
    /// It is part of an array formula or a data table, which can only be replaced as a whole.
    ArrayFormula(CellRange),
    /// The text has that many UTF-16 units; a cell holds 32,767.
    TextTooLong(usize),
    /// It is to be written twice.
    Twice,
}

/// What was left out of a filled workbook, or made harmless in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// The macros, by their part.
    Macros(String),
    /// A link to another workbook, by its part.
    ExternalLink(String),
    /// Formulas that needed such a link; their last values stay.
    LinkedFormulas {
        /// The sheet's name.
        sheet: String,
        /// The cells, in the order of reading.
        cells: Vec<CellRef>,
    },
    /// Defined names that needed such a link; they now say `#REF!`.
    LinkedNames(Vec<String>),
    /// Author, dates and other properties of the document, or its preview picture, by their part.
    Properties(String),
    /// Office signatures of the template, by their first part.
    Signatures(String),
    /// A dossier that the template carried, by its part.
    EarlierItem(String),
}

impl From<ContainerError> for FillError {
    fn from(error: ContainerError) -> Self {
        Self::Container(error)
    }
}
