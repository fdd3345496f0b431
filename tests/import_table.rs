//! Where a table ends, what its headings cap, and what stands below it.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{kinds, sheet, workbook};
use tucham::score::Score;
use tucham::template::{FlawKind, Section, check};
use tucham::workbook::{CellRef, DiagnosticKind, Imported, Severity, import};

const HEADER: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"];
const TOTAL: &[&str] = &["", "Tổng cộng", "#100"];

fn read(rows: &[&[&str]]) -> Imported {
    import(&sheet(&[&[HEADER], rows].concat())).unwrap()
}

fn numbers(imported: &Imported) -> String {
    let numbers = imported.template.criteria.iter().map(|(_, node)| node.criterion.number.clone());
    numbers.collect::<Vec<_>>().join(" ")
}

fn ignored(imported: &Imported) -> Vec<String> {
    let texts = kinds(imported).into_iter().filter_map(|kind| match kind {
        DiagnosticKind::RowIgnored { text } => Some(text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn a_row_that_starts_like_a_footer_ends_no_table_that_goes_on() {
    for words in [
        "Chủ tịch UBND xã tiếp công dân định kỳ",
        "Xác nhận của cơ quan cấp trên",
        "Phân loại rác thải tại nguồn",
        "Ghi chú: tính đến hết ngày 31/12",
        "Lưu ý: không tính các trường hợp bất khả kháng",
        "* Đối với xã miền núi",
    ] {
        let imported = read(&[&["1", "Một", "#40"], &["", words], &["2", "Hai", "#30"], &["3", "Ba", "#30"], TOTAL]);
        assert_eq!(numbers(&imported), "1 2 3", "{words}");
        assert_eq!(imported.layout.totals.len(), 1, "{words}");
        assert!(!kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::TotalDiffers { .. })), "{words}");
    }
}

#[test]
fn a_note_between_the_criteria_and_their_total_ends_no_table() {
    let imported = read(&[&["1", "Một", "#100"], &["", "Ghi chú: tính đến hết năm"], TOTAL, &["", "Người lập"]]);
    assert_eq!((numbers(&imported).as_str(), imported.layout.totals.len()), ("1", 1));
}

#[test]
fn a_part_goes_on_behind_a_subtotal_below_its_heading() {
    let imported = read(&[
        &["I", "Một", "#60"],
        &["1", "Một một", "#60"],
        &["", "Cộng mục I", "#60"],
        &["", "PHẦN II. CẢI CÁCH HÀNH CHÍNH"],
        &["II", "Hai", "#40"],
        &["1", "Hai một", "#40"],
        TOTAL,
    ]);
    assert_eq!((numbers(&imported).as_str(), imported.layout.totals.len()), ("I 1 PHẦN II II 1", 2));
    assert_eq!(ignored(&imported), [] as [String; 0]);
}

#[test]
fn below_the_table_nothing_with_points_vanishes_unsaid() {
    let rows: &[&[&str]] =
        &[&["1", "Một", "#100"], TOTAL, &["", "Ghi chú"], &["", "Tiêu chí bổ sung", "#5"], &["", "Người lập"]];
    let imported = read(rows);
    assert_eq!((numbers(&imported).as_str(), ignored(&imported)), ("1", vec!["Tiêu chí bổ sung".to_owned()]));
    let rows: &[&[&str]] =
        &[&["1", "Một", "#100"], TOTAL, &["", "Ghi chú"], &["", "Điểm thưởng tối đa 2 điểm, mỗi sáng kiến 1 điểm"]];
    assert_eq!(ignored(&read(rows)), ["Điểm thưởng tối đa 2 điểm, mỗi sáng kiến 1 điểm"]);
    // Words in the column of maxima are those of another table.
    let imported = read(&[&["1", "Một", "#100"], TOTAL, &["", "Xếp loại"], &["1", "Tốt", "từ 80% trở lên"]]);
    assert_eq!((numbers(&imported).as_str(), ignored(&imported)), ("1", Vec::new()));
    assert_eq!(imported.template.grading.grades.len(), 1);
}

#[test]
fn a_table_without_numbers_goes_on_as_well() {
    let rows: &[&[&str]] = &[
        &["Tiêu chí", "Điểm tối đa", "Điểm tự chấm"],
        &["Một", "#60"],
        &["Chủ tịch UBND xã tiếp công dân"],
        &["Hai", "#40"],
        &["Tổng cộng", "#100"],
        &["Chủ tịch"],
    ];
    let imported = import(&sheet(rows)).unwrap();
    assert_eq!(imported.template.criteria.len(), 2);
    assert_eq!(imported.layout.totals.len(), 1);
}

#[test]
fn headings_cap_bonuses_and_penalties() {
    let points = |points: i64| Some(Score::from_hundredths(points * 100));
    for (bonus, penalty, caps) in [
        ("ĐIỂM THƯỞNG (tối đa 5 điểm)", "ĐIỂM TRỪ (tối đa 3 điểm)", (points(5), points(3))),
        ("ĐIỂM THƯỞNG (tổng điểm thưởng không quá 5 điểm)", "ĐIỂM TRỪ (tối đa -3 điểm)", (points(5), points(3))),
        ("ĐIỂM CỘNG", "ĐIỂM TRỪ (tối đa −3 điểm)", (None, points(3))),
    ] {
        let imported = read(&[
            &["I", "Một", "#100"],
            &["II", bonus, "#5"],
            &["1", "Sáng kiến", "#3"],
            &["2", "Mô hình", "#3"],
            &["III", penalty],
            &["1", "Báo cáo chậm", "#3"],
        ]);
        let adjustment = imported.template.adjustment;
        assert_eq!((adjustment.bonus_cap, adjustment.penalty_cap), caps, "{bonus}; {penalty}");
        let sections = imported.template.criteria.roots().map(|(_, node)| node.criterion.section);
        assert_eq!(sections.collect::<Vec<_>>(), [Section::Main, Section::Bonus, Section::Penalty]);
        // The maximum of such a heading is a cap, no sum.
        assert!(!kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::ChildrenDiffer { .. })));
    }
}

#[test]
fn what_the_finished_template_shows_is_said_once() {
    let table: &[&[&str]] = &[
        &["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"],
        &["I", "Một", "#9"],
        &["1", "Mức cao hơn tối đa", "#4", "Đạt: 5 điểm; Không đạt: 0 điểm"],
        &["2", "Trừ nhiều hơn tối đa", "#4", "Mỗi vụ việc trừ 1 điểm, trừ tối đa 6 điểm"],
        &["II", "ĐIỂM THƯỞNG (tối đa 1 điểm)", "#1"],
        &["1", "Sáng kiến", "#3", "Mỗi sáng kiến: 1 điểm; tối đa 3 điểm"],
    ];
    let grades: &[&[&str]] = &[&["Tốt", "từ 80% trở lên"], &["Khá", "từ 50% đến 80%"], &["Yếu", "dưới 40%"]];
    let conditions: &[&[&str]] = &[
        &["Số", "Điều kiện", "Hệ quả"],
        &["1", "Một", "không quá loại Giỏi"],
        &["1", "Hai", "không xếp loại"],
        &["1", "Ba", "không xếp loại"],
    ];
    let imported =
        import(&workbook(&[("Bảng", table), ("Xếp loại", grades), ("Điều kiện, hạn mức", conditions)])).unwrap();
    let found = kinds(&imported);
    let times = |says: fn(&DiagnosticKind) -> bool| found.iter().filter(|kind| says(kind)).count();
    let flaws = check(&imported.template);
    let shown = |shows: fn(&FlawKind) -> bool| flaws.iter().filter(|flaw| shows(&flaw.kind)).count();
    for (said, shown) in [
        (
            times(|kind| matches!(kind, DiagnosticKind::ChildrenDiffer { .. })),
            shown(|flaw| matches!(flaw, FlawKind::SumDiffers { .. })),
        ),
        (
            times(|kind| matches!(kind, DiagnosticKind::AwardAboveMaximum { .. })),
            shown(|flaw| matches!(flaw, FlawKind::AwardAboveMaximum { .. })),
        ),
        (
            times(|kind| matches!(kind, DiagnosticKind::GradeGap { .. } | DiagnosticKind::GradeOverlap { .. })),
            shown(|flaw| matches!(flaw, FlawKind::Classes(_))),
        ),
    ] {
        assert!(said > 0);
        assert_eq!(said, shown);
    }
    // What would be a flaw of the conditions was mended or left out, and that is said.
    assert_eq!(shown(|flaw| matches!(flaw, FlawKind::RepeatedCondition { .. } | FlawKind::UnknownClass { .. })), 0);
    assert_eq!(times(|kind| matches!(kind, DiagnosticKind::ConditionUnknownGrade { .. })), 1);
    assert_eq!(times(|kind| matches!(kind, DiagnosticKind::ConditionNumberTwice { .. })), 2);
}

/// A group of two criteria and a total, with points in D and explanations in E, and one formula over a rectangle.
fn with_formula_over((first, last): (&str, &str)) -> Imported {
    let rows: [&[&str]; 5] = [
        &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Giải trình", "Bộ phận"],
        &["I", "Nhóm", "100"],
        &["1", "Một", "40"],
        &["2", "Hai", "60"],
        &["", "Tổng cộng", "100"],
    ];
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            match text.parse::<f64>() {
                Ok(number) if column == 2 => sheet.write_number(row, column, number).unwrap(),
                _ => sheet.write_string(row, column, *text).unwrap(),
            };
        }
    }
    let [first, last] = [first, last].map(|cell| cell.parse::<CellRef>().unwrap());
    let columns = [first, last].map(|cell| u16::try_from(cell.column).unwrap());
    sheet.write_array_formula(first.row, columns[0], last.row, columns[1], "{=H1:H9}").unwrap();
    import(&workbook.save_to_buffer().unwrap()).unwrap()
}

#[test]
fn a_formula_over_several_cells_is_said_where_an_answer_belongs_in_one_of_them() {
    for (area, said) in [
        (("D3", "D4"), "D3"),
        (("D2", "D5"), "D3"),
        (("E4", "F4"), "E4"),
        (("C5", "D5"), "D5"),
        (("D5", "E5"), ""),
        (("D3", "D3"), ""),
        (("F3", "F4"), ""),
        (("D8", "D9"), ""),
    ] {
        let imported = with_formula_over(area);
        let found = imported.diagnostics.into_iter().filter_map(|found| match found.kind {
            DiagnosticKind::FormulaFillsCells { area } => {
                assert_eq!(found.severity, Severity::Error);
                Some((found.place?.cell?.to_string(), area.to_string()))
            }
            _ => None,
        });
        let expected = (!said.is_empty()).then(|| (said.to_owned(), format!("{}:{}", area.0, area.1)));
        assert_eq!(found.collect::<Vec<_>>(), Vec::from_iter(expected), "{area:?}");
    }
}
