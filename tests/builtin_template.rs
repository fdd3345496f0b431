//! The built-in workbook is what its generator writes, byte for byte.
// A generator that fails should stop the test.
#![allow(dead_code, clippy::unwrap_used)]

#[path = "../examples/builtin_template/data.rs"]
mod data;
#[path = "../examples/builtin_template/finish.rs"]
mod finish;
#[path = "../examples/builtin_template/heights.rs"]
mod heights;
#[path = "../examples/builtin_template/main_sheet.rs"]
mod main_sheet;
#[path = "../examples/builtin_template/other_sheets.rs"]
mod other_sheets;
#[path = "../examples/builtin_template/styles.rs"]
mod styles;
#[path = "../examples/builtin_template/workbook.rs"]
mod workbook;

#[test]
fn the_generator_writes_the_committed_workbook() {
    let written = workbook::bytes().unwrap();
    let committed = include_bytes!("../public/bang-tieu-chi-mau.xlsx");
    assert!(written == committed, "run `cargo run --example builtin_template` and commit what it writes");
}
