//! Excel in and out: bytes to a checked package, answers into the template's own workbook.

pub mod cell;
pub mod container;
pub mod fill;
