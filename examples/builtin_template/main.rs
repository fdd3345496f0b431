//! Writes the built-in workbook, `public/bang-tieu-chi-mau.xlsx`, from the tables in `data/`.
//!
//! ```text
//! cargo run --example builtin_template
//! ```
//!
//! Nothing in it depends on the day or the machine: tests/builtin_template.rs writes it again and compares the bytes.

mod data;
mod finish;
mod heights;
mod main_sheet;
mod other_sheets;
mod styles;
mod workbook;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/bang-tieu-chi-mau.xlsx");
    std::fs::write(&path, workbook::bytes()?)?;
    println!("{}", path.display());
    Ok(())
}
