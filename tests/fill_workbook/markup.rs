//! Sheets as exporters write them: where values go in the XML.

use crate::support::*;
use calamine::Data;
use tucham::workbook::fill::{CellFault, CellValue, CellWrite, FillError, SheetFault};

/// The rows after writing into rows.
fn written(rows_before: &str, cells: &[CellWrite]) -> String {
    rows(&try_fill(&HandMade::with_rows(rows_before).bytes(), "S", cells).unwrap().bytes)
}

fn error(rows_before: &str, cells: &[CellWrite]) -> FillError {
    try_fill(&HandMade::with_rows(rows_before).bytes(), "S", cells).unwrap_err()
}

fn at(name: &str, fault: CellFault) -> FillError {
    FillError::Cell { sheet: "S".to_owned(), cell: cell(name), fault }
}

#[test]
fn cells_are_written_in_their_place() {
    for (before, after) in [
        // An empty cell in both its forms keeps its style.
        (r#"<row r="2"><c r="B2" s="7"/></row>"#, r#"<row r="2"><c r="B2" s="7"><v>1.5</v></c></row>"#),
        (r#"<row r="2"><c r="B2" s="7"></c></row>"#, r#"<row r="2"><c r="B2" s="7"><v>1.5</v></c></row>"#),
        // A number, a shared text, an inline text and an error give way; what an application added stays.
        (r#"<row r="2"><c r="B2"><v>9</v></c></row>"#, r#"<row r="2"><c r="B2"><v>1.5</v></c></row>"#),
        (
            r#"<row r="2"><c r="B2" t="s" s="1"><v>0</v></c></row>"#,
            r#"<row r="2"><c r="B2" s="1"><v>1.5</v></c></row>"#,
        ),
        (
            r#"<row r="2"><c r="B2" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c></row>"#,
            r#"<row r="2"><c r="B2"><v>1.5</v></c></row>"#,
        ),
        (
            r#"<row r="2"><c r="B2" vm="1" t="e"><v>#VALUE!</v><extLst><ext uri="u"/></extLst></c></row>"#,
            r#"<row r="2"><c r="B2"><v>1.5</v><extLst><ext uri="u"/></extLst></c></row>"#,
        ),
        // New cells go between their neighbours, new rows between theirs.
        (
            r#"<row r="2"><c r="A2"/><c r="C2"/></row>"#,
            r#"<row r="2"><c r="A2"/><c r="B2"><v>1.5</v></c><c r="C2"/></row>"#,
        ),
        (r#"<row r="2"><c r="C2"/></row>"#, r#"<row r="2"><c r="B2"><v>1.5</v></c><c r="C2"/></row>"#),
        (r#"<row r="2"><c r="A2"/></row>"#, r#"<row r="2"><c r="A2"/><c r="B2"><v>1.5</v></c></row>"#),
        (r#"<row r="2" ht="30"/>"#, r#"<row r="2" ht="30"><c r="B2"><v>1.5</v></c></row>"#),
        (r#"<row r="1"/><row r="3"/>"#, r#"<row r="1"/><row r="2"><c r="B2"><v>1.5</v></c></row><row r="3"/>"#),
        (r#"<row r="1"/>"#, r#"<row r="1"/><row r="2"><c r="B2"><v>1.5</v></c></row>"#),
        // A row's own style goes to its new cells; `spans` goes where it would be wrong.
        (
            r#"<row r="2" s="4" customFormat="1"/>"#,
            r#"<row r="2" s="4" customFormat="1"><c r="B2" s="4"><v>1.5</v></c></row>"#,
        ),
        (
            r#"<row r="2" spans="1:3"><c r="A2"/></row>"#,
            r#"<row r="2" spans="1:3"><c r="A2"/><c r="B2"><v>1.5</v></c></row>"#,
        ),
        (r#"<row r="2" spans="3:4"><c r="C2"/></row>"#, r#"<row r="2"><c r="B2"><v>1.5</v></c><c r="C2"/></row>"#),
        // Rows and cells without numbers follow each other.
        (
            "<row><c/></row><row><c><v>1</v></c><c s='3'><v>2</v></c></row>",
            r#"<row><c/></row><row><c><v>1</v></c><c s="3"><v>1.5</v></c></row>"#,
        ),
        // Comments and white space stay where they are.
        (
            "\n <row r='2'>\n  <!-- điểm --><c r='B2'>\n<v>1</v> </c>\n </row>\n",
            "\n <row r='2'>\n  <!-- điểm --><c r=\"B2\"><v>1.5</v></c>\n </row>\n",
        ),
    ] {
        assert_eq!(written(before, &[plain("B2", points(150))]), after, "{before}");
    }
}

#[test]
fn several_values_find_their_places_in_any_order() {
    let cells =
        [plain("B9", points(900)), plain("A2", points(200)), plain("C2", points(300)), plain("A1", points(100))];
    let expected = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"/><c r="C2"><v>3</v></c></row><row r="9"><c r="B9"><v>9</v></c></row>"#;
    assert_eq!(written(r#"<row r="2"><c r="B2"/></row>"#, &cells), expected);
}

#[test]
fn an_empty_value_clears_and_makes_nothing() {
    let cells = [plain("A1", CellValue::Empty), plain("B1", CellValue::Empty), plain("A2", CellValue::Empty)];
    assert_eq!(
        written(r#"<row r="1"><c r="A1" s="2" t="s"><v>0</v></c></row>"#, &cells),
        r#"<row r="1"><c r="A1" s="2"></c></row>"#
    );
}

#[test]
fn sheet_data_without_rows_is_opened() {
    let sheet =
        format!(r#"<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData/><pageMargins left="1"/></worksheet>"#);
    let filled = try_fill(&HandMade::with_sheet(&sheet).bytes(), "S", &[plain("C3", points(100))]).unwrap();
    let expected = sheet
        .replace(r#"ref="A1""#, r#"ref="A1:C3""#)
        .replace("<sheetData/>", r#"<sheetData><row r="3"><c r="C3"><v>1</v></c></row></sheetData>"#);
    assert_eq!(part(&filled.bytes, "xl/worksheets/sheet1.xml"), expected);
}

#[test]
fn prefixes_are_kept() {
    let sheet = format!(
        r#"<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:f>B1</x:f><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
    );
    let cells = [cached("A1", points(100)), plain("B1", text("có")), plain("A2", points(200))];
    let filled = try_fill(&HandMade::with_sheet(&sheet).bytes(), "S", &cells).unwrap();
    let expected = r#"<x:row r="1"><x:c r="A1"><x:f>B1</x:f><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">có</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row>"#;
    assert_eq!(rows(&filled.bytes), expected);
    assert_eq!(read(&filled.bytes, "S", "B1"), Data::String("có".to_owned()));
}

#[test]
fn extensions_behind_the_rows_are_untouched() {
    let tail = r#"<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"a,b"</formula1></dataValidation></dataValidations><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>B1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"#;
    let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData></sheetData>{tail}"#);
    let filled = try_fill(&HandMade::with_sheet(&sheet).bytes(), "S", &[plain("B1", text("x"))]).unwrap();
    assert!(part(&filled.bytes, "xl/worksheets/sheet1.xml").ends_with(tail));
}

#[test]
fn formulas_do_what_the_caller_says() {
    let before = r#"<row r="1"><c r="A1" s="1" t="str" cm="1"><f t="array" ref="A1">SUM(B1:B2)</f><v>x</v></c></row>"#;
    for (write, after) in [
        (cached("A1", points(150)), r#"<c r="A1" s="1" cm="1"><f t="array" ref="A1">SUM(B1:B2)</f><v>1.5</v></c>"#),
        (
            cached("A1", text("a<b")),
            r#"<c r="A1" s="1" cm="1" t="str"><f t="array" ref="A1">SUM(B1:B2)</f><v>a&lt;b</v></c>"#,
        ),
        (cached("A1", CellValue::Empty), r#"<c r="A1" s="1" cm="1"><f t="array" ref="A1">SUM(B1:B2)</f></c>"#),
        (replaced("A1", points(150)), r#"<c r="A1" s="1"><v>1.5</v></c>"#),
    ] {
        assert_eq!(written(before, &[write]), format!(r#"<row r="1">{after}</row>"#));
    }
    assert_eq!(error(before, &[plain("A1", points(150))]), at("A1", CellFault::Formula));
}

/// A formula shared by D1, D2 and D3.
const SHARED: &str = r#"<row r="1"><c r="D1"><f t="shared" ref="D1:D3" si="0">B1*$C$1</f><v>0</v></c></row><row r="2"><c r="D2"><f t="shared" si="0"/><v>0</v></c></row><row r="3"><c r="D3"><f t="shared" si="0"></f><v>0</v></c></row>"#;

#[test]
fn a_shared_formula_survives_the_loss_of_its_first_cell() {
    let after = r#"<row r="1"><c r="D1"><v>1</v></c></row><row r="2"><c r="D2"><f>B2*$C$1</f><v>0</v></c></row><row r="3"><c r="D3"><f>B3*$C$1</f><v>5</v></c></row>"#;
    assert_eq!(written(SHARED, &[replaced("D1", points(100)), cached("D3", points(500))]), after);
    let all = [replaced("D1", points(100)), replaced("D2", points(200)), replaced("D3", points(300))];
    assert!(!written(SHARED, &all).contains("<f"));
    let second = written(SHARED, &[replaced("D2", points(200))]);
    assert_eq!(
        second,
        SHARED.replace(r#"<f t="shared" si="0"/><v>0</v></c></row><row r="3">"#, r#"<v>2</v></c></row><row r="3">"#)
    );
}

#[test]
fn a_shared_formula_of_another_sheet_or_a_table_survives_too() {
    for (text, second) in [("'Quý 1'!B1", "'Quý 1'!B2"), ("Bảng[[B1]]+B1", "Bảng[[B1]]+B2")] {
        let shared = SHARED.replace("B1*$C$1", text);
        assert!(written(&shared, &[replaced("D1", points(100))]).contains(&format!("<f>{second}</f>")), "{text}");
        assert_eq!(written(&shared, &[replaced("D3", points(300))]).matches("<f").count(), 2);
    }
}

#[test]
fn an_array_formula_is_not_torn() {
    let array = r#"<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>0</v></c></row><row r="2"><c r="A2"><v>0</v></c></row>"#;
    let block = "A1:A2".parse().unwrap();
    for write in [replaced("A1", points(1)), plain("A2", points(1)), replaced("A2", points(1))] {
        let name = write.at.to_string();
        assert_eq!(error(array, &[write]), at(&name, CellFault::ArrayFormula(block)));
    }
    assert!(
        written(array, &[cached("A1", points(100)), cached("A2", points(200))]).contains(r#"<c r="A2"><v>2</v></c>"#)
    );
}

#[test]
fn cells_under_a_merged_range_are_refused() {
    let sheet = |merges: &str| {
        let sheet =
            format!(r#"<worksheet xmlns="{MAIN}"><sheetData/><mergeCells count="1">{merges}</mergeCells></worksheet>"#);
        HandMade::with_sheet(&sheet).bytes()
    };
    let merged = sheet(r#"<mergeCell ref="B2:C3"/>"#);
    assert!(try_fill(&merged, "S", &[plain("B2", points(1)), plain("D2", points(1)), plain("B4", points(1))]).is_ok());
    for hidden in ["C2", "B3", "C3"] {
        let error = try_fill(&merged, "S", &[plain(hidden, points(1))]).unwrap_err();
        assert_eq!(error, at(hidden, CellFault::Merged("B2:C3".parse().unwrap())));
    }
}

#[test]
fn what_cannot_be_written_is_named() {
    let long = "ế".repeat(32_768);
    assert_eq!(error("", &[plain("A1", text(&long))]), at("A1", CellFault::TextTooLong(32_768)));
    assert_eq!(error("", &[plain("A1", points(1)), plain("A1", points(1))]), at("A1", CellFault::Twice));
    let unknown = try_fill(&HandMade::with_rows("").bytes(), "T", &[plain("A1", points(1))]).unwrap_err();
    assert_eq!(unknown, FillError::Sheet { sheet: "T".to_owned(), fault: SheetFault::Unknown });
    assert!(try_fill(&HandMade::with_rows("").bytes(), "s", &[plain("A1", points(1))]).is_ok());
    let chart = HandMade::with_sheet(&format!(r#"<chartsheet xmlns="{MAIN}"/>"#)).bytes();
    let error = try_fill(&chart, "S", &[plain("A1", points(1))]).unwrap_err();
    assert_eq!(error, FillError::Sheet { sheet: "S".to_owned(), fault: SheetFault::NoCells });
}

#[test]
fn rows_and_cells_out_of_order_are_refused() {
    for (rows, row) in [
        (r#"<row r="3"/><row r="2"/>"#, 4),
        (r#"<row r="3"/><row r="3"/>"#, 4),
        (r#"<row r="0"/>"#, 1),
        (r#"<row r="1048577"/>"#, 1),
        (r#"<row r="x"/>"#, 1),
        (r#"<row r="2"><c r="B2"/><c r="A2"/></row>"#, 2),
        (r#"<row r="2"><c r="B2"/><c r="B2"/></row>"#, 2),
        (r#"<row r="2"><c r="B3"/></row>"#, 2),
        (r#"<row r="2"><c r="XFE2"/></row>"#, 2),
        (r#"<row r="2"><c r="XFD2"/><c/></row>"#, 2),
    ] {
        let fault = SheetFault::OutOfOrder { row };
        assert_eq!(error(rows, &[plain("A9", points(1))]), FillError::Sheet { sheet: "S".to_owned(), fault }, "{rows}");
    }
}

#[test]
fn the_last_cell_of_a_sheet_costs_nothing() {
    let after = written("", &[plain("XFD1048576", points(100))]);
    assert_eq!(after, r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
}
