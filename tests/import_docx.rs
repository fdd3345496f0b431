//! Tables of Word documents: merged cells, automatic numbers, what stands around them, and documents that want too much.
// A test that cannot make its own file should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::kinds;
use std::io::{Cursor, Write};
use tucham::workbook::container::XmlFault;
use tucham::workbook::{
    ContainerError, DiagnosticKind, Imported, LegacyEncoding, Limit, Refusal, Source, SourceFinding, import,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELATED: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="ordinalText"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#;
const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn docx(body: &str, styles: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", ROOT.to_owned()),
        ("word/_rels/document.xml.rels", RELATED.to_owned()),
        ("word/styles.xml", format!("<w:styles {NAMESPACE}>{styles}</w:styles>")),
        ("word/numbering.xml", format!("<w:numbering {NAMESPACE}>{NUMBERING}</w:numbering>")),
        ("word/document.xml", format!("<w:document {NAMESPACE}><w:body>{body}<w:sectPr/></w:body></w:document>")),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(body: &str) -> Imported {
    import(&docx(body, "")).expect("this is a template")
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An item of a list without any text of its own.
fn item(list: u32, level: u32) -> String {
    format!(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr></w:p>"#)
}

fn cell(content: &str) -> String {
    let content = if content.starts_with('<') { content.to_owned() } else { paragraph(content) };
    format!("<w:tc>{content}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|content| cell(content)).collect::<String>())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>", rows.concat())
}

fn header() -> String {
    row(&["TT", "Tiêu chí", "Điểm tối đa"])
}

fn codes(imported: &Imported) -> Vec<String> {
    imported.template.criteria.iter().map(|(_, node)| node.code.to_string()).collect()
}

fn texts(imported: &Imported) -> Vec<String> {
    imported.template.criteria.iter().map(|(_, node)| node.criterion.text.clone()).collect()
}

#[test]
fn the_table_of_criteria_is_found_behind_the_motto_with_its_title_and_notes() {
    let motto = table(&[row(&["UBND HUYỆN", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])]);
    let body = [
        motto,
        paragraph("BẢNG TIÊU CHÍ CHẤM ĐIỂM NĂM 2024"),
        table(&[header(), row(&["1", "Một", "60"]), row(&["2", "Hai", "40"])]),
        paragraph("Xếp loại:"),
        paragraph("Tốt: từ 80 điểm trở lên"),
        paragraph("Khá: từ 65 đến dưới 80 điểm"),
    ];
    let imported = read(&body.concat());
    assert_eq!((imported.layout.source, imported.layout.sheet.as_str()), (Source::Document, "Bảng 2"));
    assert!(!imported.layout.source.can_be_filled());
    assert_eq!(imported.template.title, "BẢNG TIÊU CHÍ CHẤM ĐIỂM NĂM 2024");
    assert_eq!(codes(&imported), ["1", "2"]);
    let grades: Vec<_> = imported.template.grading.grades.iter().map(|grade| grade.name.clone()).collect();
    assert_eq!(grades, ["Tốt", "Khá"]);
}

#[test]
fn numbers_that_word_counts_are_read() {
    let rows = [
        header(),
        row(&[&item(1, 0), "Nhóm một", "3"]),
        row(&[&item(1, 1), "Một", "1"]),
        row(&[&item(1, 1), "Hai", "2"]),
        row(&[&item(1, 0), "Nhóm hai", "1"]),
        row(&[&item(1, 1), "Ba", "1"]),
    ];
    let imported = read(&table(&rows));
    assert_eq!(codes(&imported), ["I", "I/1", "I/2", "II", "II/1"]);
    let unknown = read(&table(&[header(), row(&[&item(2, 0), "Một", "1"])]));
    assert!(
        kinds(&unknown).contains(&DiagnosticKind::Source(SourceFinding::ListNumberNotRead)),
        "{:?}",
        unknown.diagnostics
    );
}

#[test]
fn merged_cells_lines_and_deleted_text_are_read_as_they_are_shown() {
    let down = |state: &str, text: &str| format!("<w:tcPr><w:vMerge{state}/></w:tcPr>{}", paragraph(text));
    let changed = "<w:p><w:r><w:t>Một</w:t><w:br/><w:t>- Đạt: 2</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p><w:p><w:ins><w:r><w:t>- Không đạt: 0</w:t></w:r></w:ins></w:p>";
    let rows = [
        header(),
        row(&[&down(r#" w:val="restart""#, "1"), changed, &down(r#" w:val="restart""#, "2")]),
        row(&[&down("", "ẩn"), "ghi chú", &down("", "9")]),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}{}</w:tr>", cell("8"), cell("Đã xóa"), cell("1")),
        row(&["2", "Hai", "1"]),
    ];
    let imported = read(&table(&rows));
    assert_eq!(codes(&imported), ["1", "2"]);
    assert!(texts(&imported).concat().contains("Một"));
    let all = format!("{:?}", imported.template);
    assert!(!all.contains("cũ") && !all.contains("Đã xóa") && !all.contains("ẩn"), "{all}");
}

#[test]
fn a_table_right_behind_another_goes_on_with_it() {
    let first = table(&[header(), row(&["1", "Một", "1"])]);
    let second = table(&[row(&["2", "Hai", "2"])]);
    assert_eq!(codes(&read(&[first.clone(), second.clone()].concat())), ["1", "2"]);
    assert_eq!(codes(&read(&[first, paragraph("Hết"), second].concat())), ["1"]);
}

#[test]
fn fonts_come_from_runs_and_from_styles() {
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>"#;
    let times = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr><w:t>Tổ chức</w:t></w:r></w:p>"#;
    let rows = [row(&["TT", "Tiªu chÝ", "§iÓm tèi ®a"]), row(&["1", "KÕ ho¹ch", "1"]), row(&["2", times, "1"])];
    let imported = import(&docx(&table(&rows), styles)).unwrap();
    assert_eq!(texts(&imported), ["Kế hoạch", "Tổ chức"]);
    assert!(
        kinds(&imported)
            .contains(&DiagnosticKind::Source(SourceFinding::LegacyText { encoding: LegacyEncoding::Tcvn3, cells: 3 }))
    );
}

#[test]
fn what_wants_too_much_is_refused() {
    let refused = |body: &str| import(&docx(body, "")).expect_err("this is no template");
    let bomb = refused(&"<w:p>".repeat(200));
    let fault = XmlFault::TooDeep;
    assert_eq!(bomb, Refusal::Container(ContainerError::Xml { part: "word/document.xml".to_owned(), fault }));
    assert_eq!(refused(&paragraph("Không có bảng")), Refusal::Empty);
    let tables = format!("{}{}", table(&[row(&["a"])]), paragraph("b")).repeat(300);
    assert!(matches!(refused(&tables), Refusal::TooLarge { limit: Limit::Sheets(200), .. }));
    // Wide cells and tall ones cost nothing.
    let wide = r#"<w:tcPr><w:gridSpan w:val="4294967295"/></w:tcPr>"#;
    let imported = read(&table(&[header(), row(&["1", "Một", "1", wide, wide, "xa"])]));
    assert_eq!(codes(&imported), ["1"]);
}
