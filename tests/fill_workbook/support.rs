//! Workbooks made by hand, and questions to ask of filled ones.

use calamine::{Data, Range, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use tucham::assessment::{Answers, assess};
use tucham::text::wording;
use tucham::workbook::cell::CellRef;
use tucham::workbook::container::{Book, Container};
use tucham::workbook::contents::Contents;
use tucham::workbook::fill::{
    Calculation, CellValue, CellWrite, FillError, Filled, Filling, OnFormula, PartChange, SheetWrites, compare_parts,
    fill,
};
use tucham::workbook::write_back::{Answered, Form, Writes, write_back};
use tucham::workbook::{Imported, import};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A workbook of one sheet "S" whose parts a test may change before it is zipped.
pub struct HandMade {
    parts: BTreeMap<String, String>,
    overrides: Vec<(String, String)>,
    relationships: Vec<String>,
    xml_type: String,
}

impl HandMade {
    /// With that sheet, given as a whole part.
    pub fn with_sheet(sheet: &str) -> Self {
        let xml_type = "application/xml".to_owned();
        let mut book = Self { parts: BTreeMap::new(), overrides: Vec::new(), relationships: Vec::new(), xml_type };
        book.main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
        book.book(r#"<sheets><sheet name="S" sheetId="5" r:id="rId1"/></sheets>"#);
        book.part("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml", sheet);
        book.relationship("rId1", "worksheet", "worksheets/sheet1.xml");
        book.parts.insert(
            "_rels/.rels".to_owned(),
            relationships(&[relationship("rId1", "officeDocument", "xl/workbook.xml")]),
        );
        book
    }

    /// With these rows in an otherwise empty sheet.
    pub fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#))
    }

    pub fn main_type(&mut self, content_type: &str) {
        self.overrides.retain(|(part, _)| part != "xl/workbook.xml");
        self.overrides.push(("xl/workbook.xml".to_owned(), content_type.to_owned()));
    }

    /// The content type of parts whose name ends in "xml".
    pub fn xml_type(&mut self, content_type: &str) {
        self.xml_type = content_type.to_owned();
    }

    /// The children of the workbook element.
    pub fn book(&mut self, children: &str) {
        let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{children}</workbook>"#);
        self.parts.insert("xl/workbook.xml".to_owned(), book);
    }

    /// A part with the end of its content type in the family of Office.
    pub fn part(&mut self, name: &str, content_type: &str, content: &str) {
        let content_type = format!("application/vnd.openxmlformats-officedocument.{content_type}");
        self.overrides.push((name.to_owned(), content_type));
        self.plain_part(name, content);
    }

    /// A part whose content type is that of its extension.
    pub fn plain_part(&mut self, name: &str, content: &str) {
        self.parts.insert(name.to_owned(), content.to_owned());
    }

    /// A relationship of the workbook part.
    pub fn relationship(&mut self, id: &str, kind: &str, target: &str) {
        self.relationships.push(relationship(id, kind, target));
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut types = format!(
            r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{}"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>"#,
            self.xml_type
        );
        for (part, content_type) in &self.overrides {
            types += &format!(r#"<Override PartName="/{part}" ContentType="{content_type}"/>"#);
        }
        types += "</Types>";
        let mut parts = vec![("[Content_Types].xml", types.as_str())];
        let book_relationships = relationships(&self.relationships);
        parts.push(("xl/_rels/workbook.xml.rels", &book_relationships));
        parts.extend(self.parts.iter().map(|(name, content)| (name.as_str(), content.as_str())));
        zip_of(&parts)
    }
}

pub fn relationship(id: &str, kind: &str, target: &str) -> String {
    let mode = if target.contains("://") { r#" TargetMode="External""# } else { "" };
    let kind = if kind.contains("://") { kind.to_owned() } else { format!("{OFFICE}/{kind}") };
    format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>"#)
}

pub fn relationships(list: &[String]) -> String {
    format!(r#"<Relationships xmlns="{PACKAGE}/relationships">{}</Relationships>"#, list.concat())
}

fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn cell(name: &str) -> CellRef {
    name.parse().unwrap_or_else(|_| panic!("{name} is no cell"))
}

pub fn points(hundredths: i64) -> CellValue {
    CellValue::hundredths(hundredths)
}

pub fn text(text: &str) -> CellValue {
    CellValue::Text(text.to_owned())
}

/// A value for a cell that has no formula.
pub fn plain(at: &str, value: CellValue) -> CellWrite {
    CellWrite { at: cell(at), value, on_formula: OnFormula::Refuse }
}

/// A known result of a formula that stays.
pub fn cached(at: &str, value: CellValue) -> CellWrite {
    CellWrite { at: cell(at), value, on_formula: OnFormula::KeepAndCache }
}

/// A value that takes the place of a formula.
pub fn replaced(at: &str, value: CellValue) -> CellWrite {
    CellWrite { at: cell(at), value, on_formula: OnFormula::Replace }
}

/// Fills one sheet.
pub fn try_fill(template: &[u8], sheet: &str, cells: &[CellWrite]) -> Result<Filled, FillError> {
    let sheets = [SheetWrites { sheet: sheet.to_owned(), cells: cells.to_vec(), columns: Vec::new() }];
    let filling = Filling { sheets: &sheets, added: &[], custom_xml: None, calculation: Calculation::AsStored };
    fill_with(template, &filling)
}

/// Fills a template as the page does, with the answers to what it asks.
pub fn filled_form(template: &[u8], answers: impl Fn(&Imported) -> Answers) -> (Filled, Writes) {
    let (imported, contents) = (import(template).unwrap(), Contents::read(template).unwrap());
    let answers = answers(&imported);
    let assessment = assess(&imported.template, &answers);
    let form = Form { template: &imported.template, layout: &imported.layout, contents: &contents };
    let answered = Answered { unit: "UBND xã Bàu Năng", answers: &answers, assessment: &assessment };
    let writes = write_back(&form, &answered, &wording().cells);
    let sheets = std::slice::from_ref(&writes.sheet);
    let filling = Filling { sheets, added: &[], custom_xml: None, calculation: writes.calculation };
    (fill_with(template, &filling).unwrap(), writes)
}

/// Fills, and opens the outcome once more with all its markup, as every receiver will.
pub fn fill_with(template: &[u8], filling: &Filling) -> Result<Filled, FillError> {
    let filled = fill(&Container::open(template).unwrap(), filling)?;
    let package = Container::open(&filled.bytes).unwrap();
    package.check_markup().unwrap();
    Book::read(&package).unwrap();
    Ok(filled)
}

/// A part as text.
pub fn part(workbook: &[u8], name: &str) -> String {
    String::from_utf8(Container::open(workbook).unwrap().part(name).unwrap()).unwrap()
}

/// The rows of the hand-made sheet after a filling.
pub fn rows(workbook: &[u8]) -> String {
    let sheet = part(workbook, "xl/worksheets/sheet1.xml");
    let (_, behind_start) = sheet.split_once("sheetData>").unwrap();
    let (rows, _) = behind_start.rsplit_once("sheetData>").unwrap();
    let (rows, _prefix) = rows.rsplit_once("</").unwrap();
    rows.to_owned()
}

/// How each part differs from the template's.
pub fn differences(template: &[u8], package: &[u8]) -> Vec<(String, PartChange)> {
    let (template, package) = (Container::open(template).unwrap(), Container::open(package).unwrap());
    let list = compare_parts(&template, &package).unwrap();
    list.into_iter().map(|difference| (difference.part, difference.change)).collect()
}

/// The packed bytes of every part.
pub fn packed(workbook: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index_raw(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// What calamine reads in a cell.
pub fn read(workbook: &[u8], sheet: &str, at: &str) -> Data {
    let at = cell(at);
    range(workbook, sheet).get_value((at.row, at.column)).cloned().unwrap_or_default()
}

/// What calamine reads in a sheet.
pub fn range(workbook: &[u8], sheet: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook.to_vec())).unwrap();
    book.worksheet_range(sheet).unwrap()
}

/// How often each kind of thing that a filling must not lose stands in the workbook's parts.
pub fn census(workbook: &[u8]) -> BTreeMap<&'static str, usize> {
    let container = Container::open(workbook).unwrap();
    let kinds = [
        "<f>",
        "<f ",
        "<mergeCell ",
        "<dataValidation ",
        "<x14:dataValidation ",
        "<cfRule ",
        "<definedName ",
        "<c:chart ",
        "<sheetProtection ",
        "<hyperlink ",
        "<col ",
        "<comment ",
        "<xdr:pic>",
        "<r>",
        "<rPr>",
        "<legacyDrawing ",
        "<drawing ",
        "<tablePart ",
        "<pageSetup ",
        "hidden=\"1\"",
    ];
    let xml = container.entries().iter().filter(|entry| entry.name.ends_with(".xml"));
    let texts: Vec<_> = xml.map(|entry| part(workbook, &entry.name)).collect();
    kinds.into_iter().map(|kind| (kind, texts.iter().map(|text| text.matches(kind).count()).sum())).collect()
}
