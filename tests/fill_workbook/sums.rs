//! Rows that add up, in templates whose formulas were made for cells that stay blank, or that nobody but Excel knows.

use crate::support::*;
use calamine::Data;
use rust_xlsxwriter::{Formula, Workbook};
use tucham::assessment::{Answer, Answers, Input};
use tucham::workbook::Imported;

const SHEET: &str = "Bảng";

/// Two groups of two criteria, the points of the groups blank; a total below, and what another row makes of the column.
fn template(total: &str, other: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(SHEET).unwrap();
    let rows =
        [("TT", "Tiêu chí", ""), ("I", "Một", "5"), ("1", "Kế hoạch", "3"), ("2", "Hội nghị", "2"), ("II", "Hai", "5")];
    let rows = rows.into_iter().chain([("1", "Báo cáo", "4"), ("2", "Mô hình", "1"), ("", "Tổng cộng", "10")]);
    for (row, (number, text, maximum)) in (0..).zip(rows) {
        sheet.write_string(row, 0, number).unwrap().write_string(row, 1, text).unwrap();
        match maximum.parse::<f64>() {
            Ok(maximum) => sheet.write_number(row, 2, maximum).unwrap(),
            Err(_) => sheet.write_string(row, 2, "Điểm tối đa").unwrap(),
        };
    }
    sheet.write_string(0, 3, "Điểm tự chấm").unwrap();
    sheet.write_formula(7, 3, Formula::new(total).set_result("0")).unwrap();
    if !other.is_empty() {
        sheet.write_string(9, 1, "Số điểm đạt được").unwrap();
        sheet.write_formula(9, 3, Formula::new(other).set_result("0")).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Everything answered with its maximum: ten points.
fn full(imported: &Imported) -> Answers {
    let mut answers = Answers::default();
    for (_, node) in imported.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()) {
        let input = Input::Points(node.criterion.maximum(Default::default()).unwrap_or_default());
        answers.by_code.insert(node.code.clone(), Answer { input, ..Answer::default() });
    }
    answers
}

fn shown(workbook: &[u8], at: &str) -> Data {
    read(workbook, SHEET, at)
}

#[test]
fn a_blank_group_stays_blank_where_a_formula_adds_it_up_with_its_rows() {
    let filled = filled_form(&template("SUM(D2:D7)", "SUM(D2:D7)"), full).0.bytes;
    assert_eq!(shown(&filled, "D2"), Data::Empty);
    assert_eq!((shown(&filled, "D8"), shown(&filled, "D10")), (Data::Float(10.0), Data::Float(10.0)));
    assert!(part(&filled, "xl/worksheets/sheet1.xml").matches("<f>SUM(D2:D7)</f>").count() == 2);
}

#[test]
fn a_blank_group_is_written_where_nothing_counts_it_twice() {
    let filled = filled_form(&template("D2+D5", ""), full).0.bytes;
    assert_eq!((shown(&filled, "D2"), shown(&filled, "D8")), (Data::Float(5.0), Data::Float(10.0)));
    assert!(part(&filled, "xl/worksheets/sheet1.xml").contains("<f>D2+D5</f>"));
}

#[test]
fn a_total_by_a_formula_that_is_not_understood_becomes_the_value() {
    for formula in ["SUMPRODUCT(D2:D7*1)", "IFERROR(SUM(D3:D6),0)", "SUMIFS(D2:D7,C2:C7,\">=3\")", "SUBTOTAL(9,D2:D7)"]
    {
        let filled = filled_form(&template(formula, ""), full).0.bytes;
        assert_eq!(shown(&filled, "D8"), Data::Float(10.0), "{formula}");
        assert!(!part(&filled, "xl/worksheets/sheet1.xml").contains("<f>"), "{formula} may come to something else");
    }
}
