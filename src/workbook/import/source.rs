//! The readers of the kinds of files: bytes that [`super::book`] has told apart, to sheets.

pub(super) mod docx;
pub(super) mod html;
mod legacy;
mod markup;
pub(super) mod ods;
pub(super) mod page;
mod tally;
pub(super) mod xls;
pub(super) mod xlsx;
