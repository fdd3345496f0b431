//! A workbook in the form that Excel itself gives its files, with everything that other tools are known to lose.

use crate::support::*;
use calamine::Data;
use rust_xlsxwriter::{
    Chart, ChartType, Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, Format, Formula, Note,
    Table, TableColumn, Workbook, XlsxError,
};
use tucham::workbook::fill::PartChange;

const SHEET: &str = "Chấm điểm";

fn template() -> Vec<u8> {
    make().unwrap()
}

fn make() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let shaded = Format::new().set_background_color(Color::Silver).set_num_format("0.00");
    let title = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name(SHEET)?;
    sheet.merge_range(0, 0, 0, 5, "Bảng tiêu chí", &title)?;
    for row in 2..12 {
        sheet.write_string(row, 1, format!("Tiêu chí {row}"))?;
        sheet.write_number(row, 2, 10)?;
        sheet.write_blank(row, 3, &shaded)?;
    }
    sheet.write_formula(12, 3, Formula::new("SUM(D3:D12)").set_result("0"))?;
    sheet.write_formula(12, 4, Formula::new("IF(D13>=90,\"Tốt\",\"Khá\")").set_result("Khá"))?;
    sheet.write_dynamic_array_formula(14, 1, 16, 1, "_xlfn._xlws.SORT(C3:C5)")?;
    sheet.set_column_format(6, &shaded)?;
    sheet.set_row_format(20, &title)?;
    sheet.set_column_hidden(8)?;
    sheet.set_row_hidden(11)?;
    let choice = DataValidation::new().allow_list_strings(&["Có", "Không"])?;
    sheet.add_data_validation(2, 4, 11, 4, &choice)?;
    let high = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::GreaterThan(5)).set_format(&title);
    sheet.add_conditional_format(2, 3, 11, 3, &high)?;
    let mut chart = Chart::new(ChartType::Bar);
    chart.add_series().set_values((SHEET, 2, 3, 11, 3));
    sheet.insert_chart(2, 9, &chart)?;
    sheet.insert_note(2, 3, &Note::new("Nhập điểm"))?;
    sheet.write_url(30, 0, "https://example.invalid/")?;
    let columns = [TableColumn::new().set_header("Mã"), TableColumn::new().set_header("Tên")];
    sheet.add_table(40, 0, 43, 1, &Table::new().set_columns(&columns))?;
    sheet.set_print_area(0, 0, 12, 5)?;
    sheet.set_landscape();
    sheet.protect_with_password("bí mật");
    book.define_name("Tong", "='Chấm điểm'!$D$13")?;
    book.add_worksheet().set_name("Ẩn")?.set_hidden(true).write_number(0, 0, 1)?;
    book.save_to_buffer()
}

#[test]
fn everything_but_the_written_cells_stays() {
    let template = template();
    let cells =
        [plain("D3", points(950)), plain("D4", points(-25)), plain("E3", text("Có")), cached("D13", points(925))];
    let filled = try_fill(&template, SHEET, &cells).unwrap();
    assert_eq!(census(&filled.bytes), census(&template));
    let mut found = differences(&template, &filled.bytes);
    found.retain(|(part, _)| !part.starts_with("docProps/"));
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = ["[Content_Types].xml", "_rels/.rels", "xl/worksheets/sheet1.xml"];
    assert_eq!(found, expected.map(|part| (part.to_owned(), PartChange::Content)));
    for (at, value) in [("D3", 9.5), ("D4", -0.25), ("D13", 9.25)] {
        assert_eq!(read(&filled.bytes, SHEET, at), Data::Float(value), "{at}");
    }
    assert_eq!(read(&filled.bytes, SHEET, "E3"), Data::String("Có".to_owned()));
}

#[test]
fn a_written_cell_keeps_its_style() {
    let template = template();
    let before = part(&template, "xl/worksheets/sheet1.xml");
    assert!(before.contains(r#"<c r="D3" s="3"/>"#), "the fixture's style moved");
    let filled = try_fill(&template, SHEET, &[plain("D3", text("Đạt"))]).unwrap();
    let after = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    assert!(after.contains(r#"<c r="D3" s="3" t="inlineStr"><is><t xml:space="preserve">Đạt</t></is></c>"#));
}

#[test]
fn a_new_cell_takes_the_style_of_its_row_or_else_of_its_column() {
    let template = template();
    let filled =
        try_fill(&template, SHEET, &[plain("G5", points(1)), plain("G21", points(2)), plain("H40", points(3))])
            .unwrap();
    let after = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    assert!(after.contains(r#"<c r="G5" s="3"><v>0.01</v></c>"#));
    assert!(after.contains(r#"<c r="G21" s="2"><v>0.02</v></c></row>"#));
    assert!(after.contains(r#"<row r="40"><c r="H40"><v>0.03</v></c></row>"#));
}

#[test]
fn text_of_the_greatest_length_is_read_back() {
    let template = template();
    let long = "ế".repeat(32_767);
    let filled = try_fill(&template, SHEET, &[plain("E4", text(&long))]).unwrap();
    assert_eq!(read(&filled.bytes, SHEET, "E4"), Data::String(long));
}

#[test]
fn text_that_xml_cannot_hold_is_read_back() {
    let template = template();
    let odd = "  đầu\tcuối\r\n\u{1}\u{FFFF} _x0041_ _x005F_ ]]> 😀 &amp; ";
    let filled = try_fill(&template, SHEET, &[plain("E4", text(odd))]).unwrap();
    assert_eq!(read(&filled.bytes, SHEET, "E4"), Data::String(odd.to_owned()));
}
