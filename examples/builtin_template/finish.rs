//! What rust_xlsxwriter has no words for, put into the sheets afterwards.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is replaced in the markup of every sheet.
const CHANGES: [(&str, &str); 2] = [
    // A height that is not "custom" is where a row starts: it grows when somebody types into it.
    (" customHeight=\"1\"", ""),
    // No page number on the first page (Nghị định 30/2020, Phụ lục I).
    ("<headerFooter>", "<headerFooter differentFirst=\"1\">"),
];

/// The finished workbook.
pub fn finish(workbook: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let name = entry.name()?.into_owned();
        if !name.starts_with("xl/worksheets/sheet") {
            writer.raw_copy_file(entry)?;
            continue;
        }
        let mut markup = String::new();
        entry.read_to_string(&mut markup)?;
        let markup = CHANGES.iter().fold(markup, |markup, (old, new)| markup.replace(old, new));
        writer.start_file(name, SimpleFileOptions::default())?;
        writer.write_all(markup.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}
