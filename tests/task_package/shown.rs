//! Cells that hold what was signed, and show something else.

use crate::answers::to_everything;
use crate::parts::Parts;
use crate::support::*;
use std::sync::LazyLock;
use tucham::task::package::PackageFinding;
use tucham::template::KindId;
use tucham::workbook::difference::Shown;

const SHEET: &str = "xl/worksheets/sheet1.xml";
const BOOK: &str = "xl/workbook.xml";
const STYLES: &str = "xl/styles.xml";

static PACKAGE: LazyLock<Vec<u8>> =
    LazyLock::new(|| made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(2)))).workbook.bytes);

/// What is said to be shown otherwise, "sheet what"; nothing of it stands beside "whole".
fn shown(package: &Parts) -> Vec<String> {
    let found = findings(&package.zip());
    assert!(!found.contains(&PackageFinding::Whole), "{found:?}");
    let line = |finding: &PackageFinding| match finding {
        PackageFinding::Shown(difference) => {
            let what = match &difference.what {
                Shown::Format { cell, .. } => cell.to_string(),
                Shown::Merge(area) => area.to_string(),
                what => format!("{what:?}"),
            };
            Some(format!("{} {what}", difference.sheet))
        }
        _ => None,
    };
    found.iter().filter_map(line).collect()
}

/// The package with something else in the place of a text of a part.
fn with(part: &str, old: &str, new: &str) -> Parts {
    let mut package = Parts::of(&PACKAGE);
    package.replace(part, old, new);
    package
}

#[test]
fn a_format_that_prints_another_number_is_named() {
    let mut package = Parts::of(&PACKAGE);
    let styles = package.text(STYLES);
    let list = styles.find("<cellXfs").unwrap();
    let end = list + styles[list..].find("</cellXfs>").unwrap();
    let count = styles[list..end].matches("<xf ").count();
    let styles = format!("{}<xf numFmtId=\"9500\"/>{}", &styles[..end], &styles[end..]);
    package.put(
        STYLES,
        styles.replacen("<numFmt ", "<numFmt numFmtId=\"9500\" formatCode=\"&quot;95&quot;\"/><numFmt ", 1),
    );
    let markup = package.text(SHEET);
    let start = markup.find("<c r=\"J12\"").unwrap();
    let tag = start + markup[start..].find('>').unwrap();
    package.put(SHEET, format!("{}<c r=\"J12\" s=\"{count}\"{}", &markup[..start], &markup[tag..]));
    assert_eq!(shown(&package), ["Bảng tiêu chí J12"]);
}

#[test]
fn rows_columns_and_sheets_that_are_hidden_are_named() {
    assert_eq!(shown(&with(SHEET, "<row r=\"12\"", "<row hidden=\"1\" r=\"12\"")), ["Bảng tiêu chí Row(11)"]);
    let column = "<cols><col min=\"10\" max=\"10\" hidden=\"1\" width=\"9\"/>";
    assert_eq!(shown(&with(SHEET, "<cols>", column)), ["Bảng tiêu chí Column(9)"]);
    let flat = "<cols><col min=\"10\" max=\"10\" width=\"0.1\" customWidth=\"1\"/>";
    assert_eq!(shown(&with(SHEET, "<cols>", flat)), ["Bảng tiêu chí Column(9)"]);
    assert_eq!(shown(&with(BOOK, "name=\"Xếp loại\"", "name=\"Xếp loại\" state=\"hidden\"")), ["xếp loại Tab"]);
}

#[test]
fn merged_cells_names_and_the_first_year_are_named() {
    let merged = with(SHEET, "<mergeCell ", "<mergeCell ref=\"H12:J12\"/><mergeCell ");
    assert_eq!(shown(&merged), ["Bảng tiêu chí H12:J12"]);
    let name = "<definedNames><definedName name=\"Điểm\">1</definedName>";
    assert_eq!(shown(&with(BOOK, "<definedNames>", name)), [" Name(\"ĐIỂM\")"]);
    assert_eq!(shown(&with(BOOK, "<workbookPr", "<workbookPr date1904=\"1\"")), [" Days"]);
}

#[test]
fn a_picture_over_the_numbers_is_named() {
    let mut package = with(
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName=\"/xl/drawings/drawing9.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/></Types>",
    );
    package.put("xl/drawings/drawing9.xml", r#"<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:absoluteAnchor/></xdr:wsDr>"#);
    package.put("xl/worksheets/_rels/sheet1.xml.rels", r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing9.xml"/></Relationships>"#);
    assert_eq!(shown(&package), ["Bảng tiêu chí Drawn"]);
}

#[test]
fn a_condition_that_brings_a_format_is_named() {
    let condition = "<dxf><numFmt numFmtId=\"9500\" formatCode=\"&quot;95&quot;\"/></dxf>";
    let package = with(STYLES, "<dxfs count=\"0\"/>", &format!("<dxfs count=\"1\">{condition}</dxfs>"));
    assert_eq!(shown(&package), [" Condition(\"\\\"95\\\"\")"]);
}
