//! The parts of the new workbook (ECMA-376 part 1, 12).

use super::super::added::AddedSheet;
use super::super::archive::{Archive, TooLarge};
use super::super::error::FillError;
use super::{Page, styles};
use quick_xml::escape::escape;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Puts the workbook together.
pub(super) fn assemble(name: &str, page: &Page, others: &[&AddedSheet]) -> Result<Vec<u8>, FillError> {
    let mut names = vec![name.to_owned()];
    let mut sheets = vec![page.markup(name)?.into_bytes()];
    for sheet in others {
        let free = sheet.free_name(&names)?;
        sheets.push(sheet.markup(MAIN, &free)?);
        names.push(free);
    }
    pack(&names, &sheets, page.headings).map_err(|TooLarge| FillError::Assembly)
}

fn pack(names: &[String], sheets: &[Vec<u8>], headings: (u32, u32)) -> Result<Vec<u8>, TooLarge> {
    let mut archive = Archive::default();
    archive.pack("[Content_Types].xml", types(sheets.len()).as_bytes())?;
    let to_book = relationship(1, "officeDocument", "xl/workbook.xml");
    archive.pack("_rels/.rels", relationships(&to_book).as_bytes())?;
    archive.pack("xl/workbook.xml", book(names, headings).as_bytes())?;
    let to_sheets =
        (1..=sheets.len()).map(|number| relationship(number, "worksheet", &format!("worksheets/sheet{number}.xml")));
    let all = to_sheets.chain([relationship(sheets.len() + 1, "styles", "styles.xml")]).collect::<String>();
    archive.pack("xl/_rels/workbook.xml.rels", relationships(&all).as_bytes())?;
    archive.pack("xl/styles.xml", styles::part().as_bytes())?;
    for (number, sheet) in (1..).zip(sheets) {
        archive.pack(&format!("xl/worksheets/sheet{number}.xml"), sheet)?;
    }
    archive.finish()
}

fn types(sheets: usize) -> String {
    let part =
        |name: &str, kind: &str| format!(r#"<Override PartName="/xl/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>"#);
    let sheets = (1..=sheets).map(|number| part(&format!("worksheets/sheet{number}"), "worksheet")).collect::<String>();
    let [book, styles] = [part("workbook", "sheet.main"), part("styles", "styles")];
    format!(
        r#"{START}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{book}{styles}{sheets}</Types>"#
    )
}

fn relationship(number: usize, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
}

fn relationships(list: &str) -> String {
    format!(r#"{START}<Relationships xmlns="{PACKAGE}/relationships">{list}</Relationships>"#)
}

fn book(names: &[String], (first, last): (u32, u32)) -> String {
    let sheet = |(number, name): (usize, &String)| {
        format!(r#"<sheet name="{}" sheetId="{number}" r:id="rId{number}"/>"#, escape(name.as_str()))
    };
    let sheets: String = (1..).zip(names).map(sheet).collect();
    let name = names.first().map(|name| name.replace('\'', "''")).unwrap_or_default();
    let titles = format!("'{name}'!${}:${}", first + 1, last + 1);
    format!(
        r#"{START}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{}</definedName></definedNames></workbook>"#,
        escape(titles)
    )
}
