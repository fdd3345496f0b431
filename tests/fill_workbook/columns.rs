//! Tables without a column for what a unit answers get one, in their own style, and the package is read back whole.

use crate::support::*;
use tucham::assessment::{Answer, Answers, Evidence, Input};
use tucham::score::Score;
use tucham::workbook::contents::{CellText, Contents};
use tucham::workbook::fill::Filled;
use tucham::workbook::write_back::Writes;
use tucham::workbook::{Imported, Role, import};

/// Formats: 1 a heading, 2 a number without decimals, 3 a text with a border, 4 the total.
const STYLES: &str = r#"<fonts count="1"><font><sz val="12"/></font></fonts><numFmts count="1"><numFmt numFmtId="164" formatCode="0"/></numFmts><cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf><xf numFmtId="1" fontId="0" borderId="1"/><xf numFmtId="0" fontId="0" borderId="1"/><xf numFmtId="1" fontId="0" borderId="1"/></cellXfs>"#;

/// A cell with a text or a number.
fn c(at: &str, style: u32, value: &str) -> String {
    match value.parse::<f64>() {
        Ok(_) => format!(r#"<c r="{at}" s="{style}"><v>{value}</v></c>"#),
        Err(_) if value.is_empty() => format!(r#"<c r="{at}" s="{style}"/>"#),
        Err(_) => format!(r#"<c r="{at}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>"#),
    }
}

fn row(number: u32, cells: &[(&str, u32, &str)]) -> String {
    let cells: String =
        cells.iter().map(|(column, style, text)| c(&format!("{column}{number}"), *style, text)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

/// The rows of a table of two criteria in one group: header in rows 2 and 3, a row of a rule, a total.
fn table() -> String {
    [
        row(1, &[("A", 0, "BẢNG CHẤM ĐIỂM NĂM 2023")]),
        row(2, &[("A", 1, "TT"), ("B", 1, "Nội dung"), ("C", 1, "Điểm tối đa")]),
        row(3, &[("A", 1, ""), ("B", 1, ""), ("C", 1, "")]),
        row(4, &[("A", 3, "1"), ("B", 3, "2"), ("C", 3, "3")]),
        row(5, &[("A", 3, "I"), ("B", 3, "Triển khai"), ("C", 2, "4")]),
        row(6, &[("A", 3, "1"), ("B", 3, "Ban hành kế hoạch"), ("C", 2, "1")]),
        row(7, &[("A", 3, ""), ("B", 3, "Ban hành: 1; không ban hành: 0"), ("C", 2, "")]),
        row(8, &[("A", 3, "2"), ("B", 3, "Tiếp công dân"), ("C", 2, "3")]),
        row(9, &[("B", 4, "Tổng điểm"), ("C", 4, "4")]),
        row(11, &[("B", 0, "Ghi chú: điểm lấy hai chữ số")]),
    ]
    .concat()
}

const MERGES: &str = r#"<mergeCells count="4"><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="C6:C7"/></mergeCells>"#;
const COLUMNS: &str = r#"<cols><col min="1" max="1" width="5" customWidth="1"/><col min="2" max="2" width="40" customWidth="1"/><col min="3" max="16384" width="7" hidden="0"/></cols>"#;

/// A workbook of that table, whose sheet has these parts before and behind its rows.
fn book(before: &str, rows: &str, behind: &str) -> HandMade {
    let sheet = format!(r#"<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"#);
    let mut book = HandMade::with_sheet(&sheet);
    book.part(
        "xl/styles.xml",
        "spreadsheetml.styles+xml",
        &format!(r#"<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>"#),
    );
    book.relationship("rId8", "styles", "styles.xml");
    book
}

fn template() -> Vec<u8> {
    book(COLUMNS, &table(), MERGES).bytes()
}

/// 0,75 and 2,5 points; with texts for the first criterion where they are asked for.
fn answers(imported: &Imported, evidence: bool, explanation: &str) -> Answers {
    let mut answers = Answers::default();
    let leaves = imported.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    for ((_, node), input) in leaves.zip([Input::Choice(0), Input::Points(Score::from_hundredths(250))]) {
        let piece = Evidence { number: "12/KH-UBND".into(), ..Evidence::default() };
        let evidence = if evidence { vec![piece] } else { Vec::new() };
        answers.set(
            node.code.clone(),
            Answer { input, evidence, explanation: explanation.to_owned(), ..Answer::default() },
        );
    }
    answers
}

fn filled(template: &[u8], evidence: bool, explanation: &str) -> (Filled, Writes) {
    filled_form(template, |imported| answers(imported, evidence, explanation))
}

#[test]
fn a_table_without_a_column_for_points_gets_one_in_its_own_style() {
    let (filled, writes) = filled(&template(), false, "");
    let added: Vec<_> = writes.added.iter().map(|added| (added.column, added.role, added.heading.as_str())).collect();
    assert_eq!(added, [(3, Role::SelfPoints, "Điểm tự chấm")]);
    let sheet = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    for cell in [
        r#"<c r="D2" s="1" t="inlineStr"><is><t xml:space="preserve">Điểm tự chấm</t></is></c>"#,
        r#"<c r="D3" s="1"/>"#,
        r#"<c r="D4" s="3" t="inlineStr"><is><t xml:space="preserve">4</t></is></c>"#,
        // Whole maxima are shown without decimals, points never.
        r#"<c r="D5" s="5"><v>3.5</v></c>"#,
        r#"<c r="D6" s="5"><v>1</v></c>"#,
        r#"<c r="D7" s="2"/>"#,
        r#"<c r="D8" s="5"><v>2.5</v></c>"#,
        r#"<c r="D9" s="6"><v>3.5</v></c>"#,
        r#"<mergeCells count="6">"#,
        r#"<mergeCell ref="D2:D3"/><mergeCell ref="D6:D7"/></mergeCells>"#,
        r#"<col width="7" hidden="0" min="3" max="3"/><col min="4" max="4" width="9" customWidth="1"/><col width="7" hidden="0" min="5" max="16384"/></cols>"#,
    ] {
        assert!(sheet.contains(cell), "{cell} in {sheet}");
    }
    assert!(!sheet.contains(r#"r="D11""#) && !sheet.contains(r#"r="D1""#), "{sheet}");
    assert!(
        part(&filled.bytes, "xl/styles.xml")
            .contains(r#"<xf numFmtId="0" fontId="0" borderId="1" applyNumberFormat="1"/></cellXfs>"#)
            || part(&filled.bytes, "xl/styles.xml").contains(r#"applyNumberFormat="1"></xf></cellXfs>"#)
    );
}

#[test]
fn what_was_filled_is_a_template_with_these_columns() {
    for (evidence, explanation, roles) in [
        (false, "", vec![Role::SelfPoints]),
        (true, "", vec![Role::SelfPoints, Role::Evidence]),
        (false, "Đã có", vec![Role::SelfPoints, Role::Explanation]),
        (true, "Đã có", vec![Role::SelfPoints, Role::Evidence, Role::Explanation]),
    ] {
        let (filled, writes) = filled(&template(), evidence, explanation);
        let again = import(&filled.bytes).unwrap();
        for (column, role) in (3..).zip(&roles) {
            assert_eq!(again.layout.column(*role), Some(column), "{role:?}");
        }
        assert_eq!(writes.added.len(), roles.len());
        let before = import(&template()).unwrap();
        let asked = |imported: &Imported| -> Vec<_> {
            let rows = imported.template.criteria.iter().map(|(_, node)| node.criterion.clone());
            rows.map(|row| tucham::template::Criterion { evidence: String::new(), ..row }).collect()
        };
        assert_eq!(asked(&again), asked(&before));
        assert_eq!((&again.layout.rows, &again.layout.totals), (&before.layout.rows, &before.layout.totals));
        let cell = |at: &str| read(&filled.bytes, "S", at).to_string();
        let texts: Vec<String> = ["E6", "F6"].map(cell).into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(texts.iter().any(|text| text.contains("12/KH-UBND")), evidence);
        assert_eq!(texts.iter().any(|text| text == "Đã có"), !explanation.is_empty());
    }
}

#[test]
fn a_column_goes_where_nothing_stands_and_is_seen() {
    // A remark beside the table in D, and all columns from E on hidden.
    let rows =
        table().replace("</row><row r=\"6\">", r#"<c r="D5" t="inlineStr"><is><t>nhắc</t></is></c></row><row r="6">"#);
    let hidden = r#"<cols><col min="5" max="16384" width="9" hidden="1" outlineLevel="1" collapsed="1"/></cols>"#;
    let (filled, writes) = filled(&book(hidden, &rows, MERGES).bytes(), false, "");
    assert_eq!(writes.added[0].column, 4);
    let sheet = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    let columns = r#"<cols><col min="5" max="5" width="9.14" customWidth="1"/><col width="9" hidden="1" outlineLevel="1" collapsed="1" min="6" max="16384"/></cols>"#;
    assert!(sheet.contains(columns), "{sheet}");
    assert!(sheet.contains(r#"<mergeCell ref="E2:E3"/><mergeCell ref="E6:E7"/></mergeCells>"#), "{sheet}");
}

#[test]
fn a_sheet_that_says_nothing_of_its_columns_says_it_of_the_new_one() {
    let behind = format!(r#"<sheetProtection sheet="1"/><autoFilter ref="A4:C9"/>{MERGES}"#);
    let (filled, _) = filled(&book("", &table(), &behind).bytes(), false, "");
    let sheet = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains(r#"<sheetProtection sheet="1"/><autoFilter ref="A4:C9"/><mergeCells count="6">"#),
        "{sheet}"
    );
    assert!(
        sheet.contains(r#"<cols><col min="4" max="4" width="9.14" customWidth="1"/></cols><sheetData>"#),
        "{sheet}"
    );
}

#[test]
fn rows_below_the_last_criterion_go_on_in_the_style_of_the_table() {
    let rows = table();
    let (rows, _) = rows.split_once(r#"<row r="9">"#).unwrap();
    let rule = row(9, &[("A", 3, ""), ("B", 3, "Có: 3; không: 0"), ("C", 2, "")]);
    let note = row(10, &[("B", 0, "Người lập biểu")]);
    let (filled, _) = filled(&book("", &format!("{rows}{rule}{note}"), MERGES).bytes(), false, "");
    let sheet = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<c r="D9" s="2"/></row>"#) && !sheet.contains(r#"r="D10""#), "{sheet}");
}

#[test]
fn a_print_area_that_would_cut_the_column_off_is_widened_and_that_is_said() {
    let names = |area: &str| {
        format!(
            r#"<sheets><sheet name="S" sheetId="5" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">{area}</definedName></definedNames>"#
        )
    };
    for (area, after, widened) in
        [("S!$A$1:$C$11", "S!$A$1:$D$11", vec!["S"]), ("S!$A$1:$H$11", "S!$A$1:$H$11", vec![])]
    {
        let mut book = book(COLUMNS, &table(), MERGES);
        book.book(&names(area));
        let (filled, _) = filled(&book.bytes(), false, "");
        assert!(part(&filled.bytes, "xl/workbook.xml").contains(after));
        assert_eq!(filled.widened, widened);
    }
}

#[test]
fn a_column_goes_beside_what_lies_over_the_sheet_and_not_below() {
    let place = |name: &str, column: u32, row: u32| {
        format!(
            "<x:{name}><x:col>{column}</x:col><x:colOff>0</x:colOff><x:row>{row}</x:row><x:rowOff>0</x:rowOff></x:{name}>"
        )
    };
    let shape = r#"<x:sp><a:ext cx="9999999" cy="9999999" xmlns:a="urn:a"/></x:sp><x:clientData/>"#;
    let size = r#"<x:ext cx="1300000" cy="400000"/>"#;
    for (anchor, column) in [
        (format!("<x:twoCellAnchor>{}{}{shape}</x:twoCellAnchor>", place("from", 3, 4), place("to", 6, 20)), 7),
        (format!("<x:twoCellAnchor>{}{}{shape}</x:twoCellAnchor>", place("from", 3, 20), place("to", 6, 30)), 3),
        (format!("<x:oneCellAnchor>{}{size}{shape}</x:oneCellAnchor>", place("from", 4, 4)), 3),
        (format!("<x:oneCellAnchor>{}{size}{shape}</x:oneCellAnchor>", place("from", 3, 4)), 6),
        (format!(r#"<x:absoluteAnchor><x:pos x="1900000" y="900000"/>{size}{shape}</x:absoluteAnchor>"#), 6),
    ] {
        let drawing = format!(r#"<drawing xmlns:r="{OFFICE}" r:id="rId1"/>"#);
        let mut book = book("", &table(), &format!("{MERGES}{drawing}"));
        let (start, end) =
            (r#"<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">"#, "</x:wsDr>");
        book.part("xl/drawings/drawing1.xml", "drawing+xml", &format!("{start}{anchor}{end}"));
        let to_drawing = relationships(&[relationship("rId1", "drawing", "../drawings/drawing1.xml")]);
        book.plain_part("xl/worksheets/_rels/sheet1.xml.rels", &to_drawing);
        let (_, writes) = filled(&book.bytes(), false, "");
        assert_eq!(writes.added[0].column, column, "{anchor}");
    }
}

#[test]
fn what_lies_over_the_sheet_parts_columns_that_are_added() {
    // A remark in E: the points are beside the table, the explanations behind it.
    let remark = r#"<c r="E5" t="inlineStr"><is><t>nhắc</t></is></c></row><row r="6">"#;
    let rows = table().replace("</row><row r=\"6\">", remark);
    let (filled, writes) = filled(&book("", &rows, MERGES).bytes(), false, "Đã có");
    assert_eq!(writes.added.iter().map(|added| added.column).collect::<Vec<_>>(), [3, 5]);
    let again = import(&filled.bytes).unwrap().layout;
    assert_eq!((again.column(Role::SelfPoints), again.column(Role::Explanation)), (Some(3), Some(5)));
}

#[test]
fn sums_of_an_added_column_are_the_formulas_of_the_maxima() {
    let sum = |at: &str, style: u32, formula: &str| format!(r#"<c r="{at}" s="{style}"><f>{formula}</f><v>4</v></c>"#);
    let formula = |group: &str, total: &str| {
        let rows =
            table().replace(&c("C5", 2, "4"), &sum("C5", 2, group)).replace(&c("C9", 4, "4"), &sum("C9", 4, total));
        let (filled, _) = filled(&book("", &rows, MERGES).bytes(), false, "");
        let cell = |at: &str| {
            Contents::read(&filled.bytes).unwrap().sheet("S").unwrap().cells.get(&cell(at)).cloned().unwrap()
        };
        ["D5", "D9"].map(|at| {
            let content = cell(at);
            assert_eq!(content.value, Some(CellText::Number("3.5".into())), "{at} of {group} and {total}");
            content.formula.unwrap_or_default()
        })
    };
    // What looks elsewhere, or adds up to something else in its new place, is a value.
    for (group, total, expected) in [
        ("SUM(C6:C8)", "SUM(C5)", ["SUM(D6:D8)", "SUM(D5)"]),
        ("C6+C8", "C5", ["D6+D8", "D5"]),
        ("SUM($C6:$C8)", "C5+0*A1", ["", ""]),
        ("SUM(C6:C8)", "SUM(C5:C8)", ["SUM(D6:D8)", ""]),
        ("SUM(C6:C8)", "SUM(C1:C5)", ["SUM(D6:D8)", ""]),
    ] {
        assert_eq!(formula(group, total), expected, "{group} {total}");
    }
}
