//! Points whose cells are merged with others, and texts that the form printed where ours belong.

use crate::support::*;
use crate::table::Table;
use calamine::Data;
use tucham::assessment::{Answer, Answers, Input};
use tucham::score::Score;
use tucham::workbook::contents::Contents;
use tucham::workbook::{DiagnosticKind, FillingFinding, Imported, import};

const ROWS: &str = "TT|Tiêu chí|Điểm tối đa|Điểm tự chấm|Ghi chú
I|Nhóm một|4||
1|Kế hoạch|1||
|Ban hành: 1; không ban hành: 0|||
2|Hội nghị|3||
II|Nhóm hai|6||
1|Báo cáo|2||
2|Mô hình|4||
|Tổng cộng|10||";

/// 1, 2, 3 … quarters of a point, in the order of the criteria.
fn answers(imported: &Imported) -> Answers {
    let mut answers = Answers::default();
    let leaves = imported.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    for ((_, node), points) in leaves.zip((1..).map(|quarters| quarters * 25)) {
        let input = match node.criterion.text.as_str() {
            "Kế hoạch" => Input::Choice(0),
            _ => Input::Points(Score::from_hundredths(points)),
        };
        answers.set(node.code.clone(), Answer { input, ..Answer::default() });
    }
    answers
}

/// What is said of filling the table in, but of the place for the unit's name.
fn findings(template: &[u8]) -> Vec<(String, FillingFinding)> {
    let found = import(template).unwrap().diagnostics.into_iter().filter_map(|found| match found.kind {
        DiagnosticKind::Filling(finding) => Some((found.place?.cell?.to_string(), finding)),
        _ => None,
    });
    found.collect()
}

/// The areas that are said to be merged.
fn said(template: &[u8]) -> Vec<String> {
    let area = |kind: &DiagnosticKind| match kind {
        DiagnosticKind::Filling(FillingFinding::PointsMerged { area }) => Some(area.to_string()),
        _ => None,
    };
    import(template).unwrap().diagnostics.iter().filter_map(|found| area(&found.kind)).collect()
}

fn shown(workbook: &[u8], cells: &[&str]) -> Vec<Data> {
    cells.iter().map(|cell| read(workbook, "Bảng", cell)).collect()
}

fn numbers(numbers: &[f64]) -> Vec<Data> {
    numbers.iter().map(|number| Data::Float(*number)).collect()
}

#[test]
fn a_cell_merged_over_the_lines_of_one_criterion_takes_its_points() {
    // The cell of "Hội nghị" begins beside the rule of the criterion above it.
    let template = Table::of(ROWS).merge("D4:D5").bytes();
    assert!(said(&template).is_empty());
    let (filled, writes) = filled_form(&template, answers);
    assert!(writes.added.is_empty());
    assert_eq!(shown(&filled.bytes, &["D2", "D3", "D4", "D9"]), numbers(&[1.5, 1.0, 0.5, 3.25]));
}

#[test]
fn a_cell_merged_over_several_criteria_takes_their_sum_and_a_column_each() {
    for (merge, cell, sum, group) in
        [("D7:D8", "D7", 1.75, 1.75), ("D6:D8", "D6", 1.75, 1.75), ("D5:D7", "D5", 1.25, 1.75)]
    {
        let template = Table::of(ROWS).merge(merge).bytes();
        assert_eq!(said(&template), [merge]);
        let (filled, writes) = filled_form(&template, answers);
        let headings: Vec<_> = writes.added.iter().map(|added| added.heading.as_str()).collect();
        assert_eq!(headings, ["Điểm tự chấm từng tiêu chí"], "{merge}");
        assert_eq!(shown(&filled.bytes, &[cell, "D9"]), numbers(&[sum, 3.25]), "{merge}");
        assert_eq!(shown(&filled.bytes, &["F7"]), numbers(&[0.75]), "{merge}");
        if merge != "D5:D7" {
            assert_eq!(shown(&filled.bytes, &["F8"]), numbers(&[1.0]), "{merge}");
        }
        let of_group = if merge == "D7:D8" { "D6" } else { "F6" };
        assert_eq!(shown(&filled.bytes, &[of_group]), numbers(&[group]), "{merge}");
    }
}

#[test]
fn a_cell_merged_with_another_column_takes_nothing() {
    let template = Table::of(ROWS).merge("C7:D7").bytes();
    assert_eq!(said(&template), ["C7:D7"]);
    let (filled, _) = filled_form(&template, answers);
    assert_eq!(shown(&filled.bytes, &["C7", "D8", "F7"]), numbers(&[2.0, 1.0, 0.75]));
}

#[test]
fn what_the_form_printed_into_a_column_of_texts_stays_above_ours() {
    let rows = ROWS.replace("Kế hoạch|1||", "Kế hoạch|1||Nêu số văn bản ").replace("Báo cáo|2||", "Báo cáo|2||………");
    let explained = |imported: &Imported| {
        let mut answers = answers(imported);
        answers.by_code.values_mut().for_each(|answer| answer.explanation = "Số 12,\r\nngày 3".to_owned());
        answers
    };
    let (once, _) = filled_form(&Table::of(&rows).bytes(), explained);
    let texts =
        ["Nêu số văn bản\nSố 12,\nngày 3", "Số 12,\nngày 3", "Số 12,\nngày 3"].map(|text| Data::String(text.into()));
    assert_eq!(shown(&once.bytes, &["E3", "E5", "E7"]), texts);
    // A form in which it stands already gets it once.
    let (twice, _) = filled_form(&once.bytes, explained);
    assert_eq!(shown(&twice.bytes, &["E3", "E5", "E7"]), texts);
    // Nothing is said, nothing is written.
    let (silent, _) = filled_form(&Table::of(&rows).bytes(), answers);
    assert_eq!(shown(&silent.bytes, &["E3"]), [Data::String("Nêu số văn bản ".into())]);
}

#[test]
fn what_stands_where_answers_belong_is_said() {
    let printed = ROWS.replace("Kế hoạch|1||", "Kế hoạch|1||Nêu số văn bản").replace("Báo cáo|2||", "Báo cáo|2|0|……");
    let before = printed.replace("Hội nghị|3||", "Hội nghị|3|2.5|Đã họp").replace("Mô hình|4|", "Mô hình|4|1");
    for (rows, said) in [
        (ROWS.to_owned(), vec![]),
        (printed, vec![("E3".to_owned(), FillingFinding::TextsPrinted { cells: 1 })]),
        (before, vec![("D5".to_owned(), FillingFinding::FilledBefore { points: 2, texts: 2 })]),
    ] {
        assert_eq!(findings(&Table::of(&rows).bytes()), said);
    }
}

#[test]
fn the_name_of_the_unit_goes_where_the_form_has_a_line_for_it() {
    for (label, merge, cell, shown_text) in [
        ("Đơn vị: ……", "", "B2", "Đơn vị: UBND xã Bàu Năng"),
        ("Đơn vị:", "", "B2", "Đơn vị: UBND xã Bàu Năng"),
        ("Đơn vị:", "C2:E2", "C2", "UBND xã Bàu Năng"),
        ("Đơn vị:|………", "", "C2", "UBND xã Bàu Năng"),
        ("Tên đơn vị|____", "", "C2", "UBND xã Bàu Năng"),
        ("TÊN ĐƠN VỊ", "C2:E2", "B2", "UBND xã Bàu Năng"),
        ("Đơn vị:|Biểu số 1", "", "B2", "Đơn vị: UBND xã Bàu Năng"),
    ] {
        let rows = format!("|BẢNG CHẤM ĐIỂM NĂM 2023\n|{label}{}\n{ROWS}", "|".repeat(5));
        let table = Table::of(&rows);
        let template = if merge.is_empty() { table } else { table.merge(merge) }.bytes();
        let (filled, _) = filled_form(&template, answers);
        assert_eq!(shown(&filled.bytes, &[cell]), [Data::String(shown_text.into())], "{label} {merge}");
        assert!(import(&template).unwrap().layout.unit.is_some());
    }
    for (lines, is_said) in [("", false), ("|BẢNG CHẤM ĐIỂM NĂM 2023\n", true)] {
        let said = import(&Table::of(&format!("{lines}{ROWS}")).bytes()).unwrap().diagnostics;
        let no_field = DiagnosticKind::Filling(FillingFinding::NoUnitField);
        assert_eq!(said.iter().any(|found| found.kind == no_field), is_said, "{lines}");
    }
}

#[test]
fn points_are_shown_as_points_whatever_the_cell_was_made_for() {
    let rows = ROWS
        .replace("I|Nhóm một|4||", "I|Nhóm một|4|=SUM(D3:D5)|")
        .replace("|Tổng cộng|10||", "|Tổng cộng|10||\n|Tỷ lệ||=D9/10|");
    let table = Table::of(&rows).format("D2", "0.0%").format("D3", "dd/mm/yyyy").format("D5", "0").format("D10", "0%");
    let template = table.format("D7", "0%").format("D8", "0").bytes();
    let (filled, _) = filled_form(&template, answers);
    let contents = Contents::read(&filled.bytes).unwrap();
    let sheet = contents.sheet("Bảng").unwrap();
    let formats =
        ["D2", "D3", "D5", "D7", "D8", "D10"].map(|at| sheet.formats.get(&cell(at)).map(|code| code.to_string()));
    // Whole points in whole numbers stay, and so does a rate of the form's own.
    assert_eq!(formats, [None, None, None, None, Some("0".into()), Some("0%".into())]);
    assert!(sheet.formula(cell("D2")).is_some());
    assert_eq!(shown(&filled.bytes, &["D2", "D3", "D5", "D7", "D8"]), numbers(&[1.5, 1.0, 0.5, 0.75, 1.0]));
}
