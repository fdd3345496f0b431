//! Filling workbooks: what is written is there, and everything else is as it was.

// A fixture that cannot be made or read should stop its test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs)]
// Excel's own numbers are floats; what is read back is held against them.
#![allow(clippy::float_arithmetic)]

mod columns;
mod left_out;
mod libreoffice;
mod markup;
mod merged;
mod official;
mod oracle;
mod package;
mod properties;
mod room;
mod sums;
mod support;
mod table;
mod whole;
mod xlsxwriter;
