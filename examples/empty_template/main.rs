//! Writes the empty workbook that an author starts from, `public/bang-tieu-chi-trong.xlsx`: a few rows for each kind of
//! rule, and the sheets for classes, settings and roster.
//!
//! ```text
//! cargo run --example empty_template
//! ```
//!
//! Nothing in it depends on the day or the machine: tests/empty_template.rs writes it again and compares the bytes.

#[path = "../builtin_template/finish.rs"]
mod finish;
#[path = "../builtin_template/heights.rs"]
mod heights;
mod rows;
#[allow(dead_code, reason = "the built-in workbook has more formats")]
#[path = "../builtin_template/styles.rs"]
mod styles;
mod workbook;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/bang-tieu-chi-trong.xlsx");
    std::fs::write(&path, workbook::bytes()?)?;
    println!("{}", path.display());
    Ok(())
}
