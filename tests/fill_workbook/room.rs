//! Texts that people read to their end: rows as high as they need, and lines that break.

use crate::support::*;
use std::collections::BTreeMap;
use tucham::workbook::contents::Contents;
use tucham::workbook::fill::{CellValue, CellWrite, PartChange};

/// Formats: 0 and 2 do not break lines, 1 and 3 do; 3 has letters twice as large.
const FORMATS: &str = r#"<xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="0" fontId="0" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="2" fontId="0"><alignment horizontal="center" wrapText="0" shrinkToFit="1"/><protection locked="0"/></xf><xf numFmtId="0" fontId="1"><alignment wrapText="true"/></xf>"#;

/// One line of column B; three of it, and two of columns B and C.
const SHORT: &str = "Đã ban hành";
const LONG: &str = "Đã ban hành kế hoạch, có báo cáo kết quả";

fn styles(formats: &str) -> String {
    format!(
        r#"<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><sz val="24"/></font></fonts><cellXfs count="4">{formats}</cellXfs><dxfs count="0"/></styleSheet>"#
    )
}

/// A sheet whose columns A to C are 5, 17 and 17 wide.
fn template(rows: &str, merges: &str) -> Vec<u8> {
    let columns =
        r#"<cols><col min="1" max="1" width="5" customWidth="1"/><col min="2" max="3" width="17.25"/></cols>"#;
    let merges = if merges.is_empty() { String::new() } else { format!("<mergeCells>{merges}</mergeCells>") };
    let mut book = HandMade::with_sheet(&format!(
        r#"<worksheet xmlns="{MAIN}"><sheetFormatPr defaultRowHeight="15.75"/>{columns}<sheetData>{rows}</sheetData>{merges}</worksheet>"#
    ));
    book.part("xl/styles.xml", "spreadsheetml.styles+xml", &styles(FORMATS));
    book.relationship("rId2", "styles", "styles.xml");
    let texts = format!(r#"<sst xmlns="{MAIN}"><si><t>{LONG} {LONG}</t></si></sst>"#);
    book.part("xl/sharedStrings.xml", "spreadsheetml.sharedStrings+xml", &texts);
    book.relationship("rId3", "sharedStrings", "sharedStrings.xml");
    book.bytes()
}

fn prose(at: &str, text: &str) -> CellWrite {
    plain(at, CellValue::Prose(text.to_owned()))
}

/// The start tags of the rows, by the number that each begins with, after writing into B2.
fn tags(rows_before: &str, merges: &str, text: &str) -> BTreeMap<String, String> {
    let filled = try_fill(&template(rows_before, merges), "S", &[prose("B2", text)]).unwrap();
    Contents::read(&filled.bytes).unwrap();
    let rows = rows(&filled.bytes);
    let tags = rows.split("<row r=\"").skip(1).filter_map(|row| row.split_once('>')?.0.split_once('"'));
    tags.map(|(number, rest)| (number.to_owned(), rest.trim().to_owned())).collect()
}

#[test]
fn a_row_is_as_high_as_the_text_written_into_it() {
    for (attributes, cells, text, after) in [
        // What fits is left as it is, and so is a row that is not seen.
        (r#"ht="19.5""#, r#"<c r="B2" s="1"/>"#, SHORT, r#"ht="19.5""#),
        (r#"ht="60" customHeight="1""#, r#"<c r="B2" s="1"/>"#, LONG, r#"ht="60" customHeight="1""#),
        (r#"ht="16" hidden="1""#, r#"<c r="B2" s="1"/>"#, LONG, r#"ht="16" hidden="1""#),
        (r#"ht="0""#, r#"<c r="B2" s="1"/>"#, LONG, r#"ht="0""#),
        // A height set by hand stays one.
        (r#"ht="16""#, r#"<c r="B2" s="1"/>"#, LONG, r#"ht="52.5""#),
        (r#"ht="16" customHeight="1" s="3""#, r#"<c r="B2" s="1"/>"#, LONG, r#"customHeight="1" s="3" ht="52.5""#),
        (r#"ht="16""#, r#"<c r="B2" s="3"/>"#, SHORT, r#"ht="69""#),
        (r#"ht="16""#, r#"<c r="B2" s="1"/>"#, "một\nhai", r#"ht="36""#),
        (r#"ht="16""#, "", LONG, r#"ht="52.5""#),
        (r#"ht="16" spans="3:4""#, "", LONG, r#"ht="52.5""#),
        // Where nothing is said, the other texts need their room too, if their lines break.
        ("", r#"<c r="B2" s="1"/>"#, LONG, r#"ht="52.5""#),
        ("", r#"<c r="A2" s="1" t="s"><v>0</v></c><c r="B2" s="1"/>"#, LONG, r#"ht="365.25""#),
        ("", r#"<c r="A2" t="s"><v>0</v></c><c r="B2" s="1"/>"#, LONG, r#"ht="52.5""#),
        ("", r#"<c r="A2" s="1" t="inlineStr"><is><t>a b c d e f g h</t></is></c>"#, LONG, r#"ht="69""#),
        ("", r#"<c r="A2" s="1"><v>99999999999999</v></c>"#, LONG, r#"ht="52.5""#),
    ] {
        let tags = tags(&format!(r#"<row r="2" {attributes}>{cells}</row>"#), "", text);
        assert_eq!(tags["2"], after, "{attributes} {cells}");
    }
}

#[test]
fn a_row_that_was_not_there_is_as_high_as_its_text() {
    let height = |text: &str| {
        let filled = try_fill(&template("", ""), "S", &[prose("B9", text)]).unwrap();
        rows(&filled.bytes).split_once("><c").unwrap().0.to_owned()
    };
    assert_eq!(height(SHORT), r#"<row r="9" ht="19.5""#);
    assert_eq!(height(LONG), r#"<row r="9" ht="52.5""#);
    assert_eq!(height("một\nhai"), r#"<row r="9" ht="36""#);
}

#[test]
fn no_row_is_higher_than_excel_takes() {
    let long = LONG.repeat(100);
    assert_eq!(tags(r#"<row r="2" ht="16"/>"#, "", &long)["2"], r#"ht="409.5""#);
    assert_eq!(tags(r#"<row r="2" ht="409.5"/>"#, "", &long)["2"], r#"ht="409.5""#);
}

/// Programs that work heights out pass over merged cells, so the height is fixed.
#[test]
fn merged_cells_give_what_room_they_have() {
    for (merge, below, after) in [
        ("B2:C2", "", r#"ht="36" customHeight="1""#),
        ("B2:B3", r#"ht="16""#, r#"ht="36.75" customHeight="1""#),
        ("B2:B3", r#"ht="40""#, r#"ht="16""#),
        ("B2:C4", r#"ht="15.75""#, r#"ht="16""#),
        ("B3:C4", "", r#"ht="52.5""#),
    ] {
        let rows = format!(r#"<row r="2" ht="16"><c r="B2" s="1"/></row><row r="3" {below}/>"#);
        let tags = tags(&rows, &format!(r#"<mergeCell ref="{merge}"/>"#), LONG);
        assert_eq!((tags["2"].as_str(), tags["3"].trim_end_matches('/')), (after, below), "{merge}");
    }
}

#[test]
fn lines_break_by_a_twin_of_the_format() {
    let rows = r#"<row r="2"><c r="A2"/><c r="B2" s="2"/><c r="C2" s="2"/></row><row r="3"><c r="B3" s="1"/></row>"#;
    let template = template(rows, "");
    let cells = [prose("A2", SHORT), prose("B2", LONG), prose("C2", LONG), prose("B3", LONG), prose("B9", "một\nhai")];
    let filled = try_fill(&template, "S", &cells).unwrap().bytes;
    let after = rows_with_styles(&filled);
    assert_eq!(after, [("A2", "4"), ("B2", "5"), ("C2", "5"), ("B3", "1"), ("B9", "4")].map(owned));
    let twins = r#"<xf numFmtId="0" fontId="0" xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="2" fontId="0" applyAlignment="1"><alignment horizontal="center" wrapText="1"/><protection locked="0"/></xf>"#;
    let expected = styles(&format!("{FORMATS}{twins}")).replace(r#"<cellXfs count="4">"#, r#"<cellXfs count="6">"#);
    assert_eq!(part(&filled, "xl/styles.xml"), expected);
    let changed = ["xl/styles.xml", "xl/worksheets/sheet1.xml"].map(|part| (part.to_owned(), PartChange::Content));
    let mut found = differences(&template, &filled);
    found.retain(|(part, _)| part != "[Content_Types].xml");
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(found, changed);
}

#[test]
fn nothing_but_the_sheet_changes_where_every_line_breaks_already() {
    let template = template(r#"<row r="2"><c r="A2" s="0"/><c r="B2" s="1"/></row>"#, "");
    let filled = try_fill(&template, "S", &[prose("B2", LONG), plain("A2", text(LONG))]).unwrap().bytes;
    assert_eq!(part(&filled, "xl/styles.xml"), styles(FORMATS));
    assert!(rows(&filled).contains(r#"<c r="A2" s="0" t="inlineStr">"#));
}

#[test]
fn a_workbook_without_styles_is_filled_all_the_same() {
    let filled = try_fill(&HandMade::with_rows("").bytes(), "S", &[prose("B2", "một\nhai")]).unwrap().bytes;
    assert!(rows(&filled).starts_with(r#"<row r="2" ht="33.75"><c r="B2" t="inlineStr">"#));
}

fn owned((cell, style): (&str, &str)) -> (String, String) {
    (cell.to_owned(), style.to_owned())
}

/// The cells of the sheet with their formats.
fn rows_with_styles(workbook: &[u8]) -> Vec<(String, String)> {
    let rows = rows(workbook);
    let cells = rows.split("<c r=\"").skip(1).filter_map(|cell| cell.split_once('"'));
    let style = |rest: &str| Some(rest.split_once('>')?.0.split_once("s=\"")?.1.split_once('"')?.0.to_owned());
    cells.map(|(at, rest)| (at.to_owned(), style(rest).unwrap_or_default())).collect()
}
