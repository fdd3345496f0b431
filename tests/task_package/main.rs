//! Packages from start to end: made as the page makes them, opened as a receiver opens them, and altered in every way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod added;
mod altered;
mod answers;
mod cells;
mod circle;
mod forms;
mod libreoffice;
mod parts;
mod readers;
mod refused;
mod seen;
mod shown;
mod signed_file;
mod support;
#[path = "../fill_workbook/table.rs"]
mod table;
mod tools;
