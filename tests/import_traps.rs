//! What breaks a naive reader (domain.md), each with what it is read as or the diagnostic that names its cell.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{drawn, kinds};
use tucham::text::{Language, diagnostic_way_out};
use tucham::workbook::{DiagnosticKind, Imported, import};

const HEADER: &str = "TT | Tiêu chí | Điểm tối đa | Điểm tự chấm";

fn read(rows: &str) -> Imported {
    import(&drawn::sheet(&format!("{HEADER}\n{rows}"))).unwrap_or_else(|refused| panic!("{refused:?}: {rows}"))
}

/// Numbers with maxima in hundredths from top to bottom.
fn criteria(imported: &Imported) -> String {
    let one = |node: &tucham::template::Node| {
        let maximum = node.criterion.maxima.first().copied().flatten().map(|maximum| maximum.hundredths());
        format!("{}={}", node.criterion.number, maximum.map_or("-".to_owned(), |maximum| maximum.to_string()))
    };
    imported.template.criteria.iter().map(|(_, node)| one(node)).collect::<Vec<_>>().join(" ")
}

/// Names of diagnostics with their cells, without what every table of this test lacks.
fn said(imported: &Imported) -> String {
    let idle = |kind: &DiagnosticKind| matches!(kind, DiagnosticKind::NoGrades | DiagnosticKind::WithoutRule { .. });
    let found = imported.diagnostics.iter().filter(|found| !idle(&found.kind));
    let told = found.map(|found| {
        assert!(!diagnostic_way_out(Language::vi, &found.kind).is_empty());
        let cell = found.place.as_ref().and_then(|place| place.cell).map(|cell| cell.to_string()).unwrap_or_default();
        let name = format!("{:?}", found.kind).replace("Doubt(", "");
        format!("{cell}:{}", name.split([' ', '{', '(', ')']).next().unwrap_or_default())
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_trap_is_read_right_or_said_with_its_cell() {
    for (trap, rows, expected, diagnostics) in [
        ("a number twice", "1|Một|#1\n1|Hai|#2", "1=100 1=200", "A3:NumberTwice"),
        ("a maximum missing", "1|Một|\n2|Hai|#2", "1=0 2=200", "C2:MaximumMissing"),
        ("a parent without children", "I|Một|#1\n1|Con|#1\nII|Hai|#2", "I=100 1=100 II=200", "A4:GroupWithoutRows"),
        ("text in a maximum", "1|Một|theo thực tế\n2|Hai|#2", "1=0 2=200", "C2:MaximumNotANumber"),
        ("a percent sign", "1|Một|10%\n2|Hai|#2", "1=0 2=200", "C2:MaximumNotANumber"),
        ("percentages as numbers", "1|Một|#0.4\n2|Hai|#0.6", "1=40 2=60", ":MaximaAreShares"),
        ("a range from nothing", "1|Một|0-5\n2|Hai|từ 0 đến 2,5 điểm", "1=500 2=250", ""),
        ("a range from something", "1|Một|2-5\n2|Hai|#2", "1=0 2=200", "C2:MaximumNotANumber"),
        ("a range that became a day", "1|Một|@2023-05-01\n2|Hai|#2", "1=0 2=200", "C2:MaximumNotANumber"),
        ("decimals with a comma beside numbers", "1|Một|0,5\n2|Hai|#1.25\n3|Ba|1,25đ", "1=50 2=125 3=125", ""),
        ("points in words", "1|Một|05 ĐIỂM\n2|Hai|(5 Điểm)\n3|Ba|2,5 điểm.", "1=500 2=500 3=250", ""),
        ("headings once more", "1|Một|#1\n TT|TIÊU CHÍ|Điểm  tối đa|Điểm tự chấm\n2|Hai|#2", "1=100 2=200", ""),
        ("three decimals", "1|Một|#0.125\n2|Hai|1.000", "1=0 2=0", "C2:MaximumDecimals C3:MaximumAmbiguous"),
        ("no-break blanks", "\u{a0}1\u{a0}|\u{a0}Một|\u{a0}2\u{a0}điểm", "1=200", ""),
        ("a group that does not add up", "I|Một|#5\n1|Con|#1\n2|Con|#2", "I=500 1=100 2=200", "C2:ChildrenDiffer"),
        ("a total", "1|Một|#1\n2|Hai|#2\n|Tổng cộng|#3", "1=100 2=200", ""),
        ("a total that is wrong", "1|Một|#1\n2|Hai|#2\n|TỔNG ĐIỂM (1+2)|#4", "1=100 2=200", "C4:TotalDiffers"),
        ("a total with any label", "1|Một|#1\n2|Hai|#2\n|Toàn bảng|#3", "1=100 2=200", ""),
        ("a total without a label", "1|Một|#1\n2|Hai|#2\n||#3", "1=100 2=200", ""),
        ("a total across the columns", "1|Một|#1\n2|Hai|#2\nCỘNG|>|#3", "1=100 2=200", ""),
        (
            "a subtotal with a wrong label",
            "I|Một|#3\n1|Con|#1\n2|Con|#2\n|Cộng tiêu chí 2 (1+2+3+4)|#3\nII|Hai|#1\n1|Con|#1\n|Tổng|#4",
            "I=300 1=100 2=200 II=100 1=100",
            "",
        ),
        (
            "a subtotal of a group in a group",
            "A|Một|#6\nI|Con|#2\n1|Cháu|#2\n|Cộng mục I|#2\nII|Con|#4\n1|Cháu|#4\n|Cộng|#4\n|Tổng A|#6\nB|Hai|#1\n1|Con|#1\n|Tổng|#7",
            "A=600 I=200 1=200 II=400 1=400 B=100 1=100",
            "",
        ),
        (
            "a total of parts",
            "I|Một|#1\n1|Con|#1\nII|Hai|#2\n1|Con|#2\n|Cộng (I+II)|#3",
            "I=100 1=100 II=200 1=200",
            "",
        ),
        ("a total as Excel last calculated it", "1|Một|#1\n2|Hai|#2\n|Tổng|=5", "1=100 2=200", "C4:TotalDiffers"),
        (
            "a group as Excel last calculated it",
            "I|Một|=4\n1|Con|#1\n2|Con|#2",
            "I=400 1=100 2=200",
            "C2:ChildrenDiffer",
        ),
        (
            "footnotes and signatures",
            "1|Một|#1\n2|Hai|#2\n|Tổng|#3\n|(1) Tính đến hết năm 2024.\n| | Bàu Năng, ngày 10 tháng 10 năm 2024 | >\n|NGƯỜI LẬP| CHỦ TỊCH",
            "1=100 2=200",
            "",
        ),
        (
            "a signature without a total",
            "1|Một|#1\n2|Hai|#2\n| | ..., ngày … tháng … năm 2024 | >\n|NGƯỜI LẬP| THỦ TRƯỞNG",
            "1=100 2=200",
            "",
        ),
        ("a community", "1|Một|#1\n|Cộng đồng dân cư|#2\n2|Hai|#3", "1=100 =200 2=300", "A3:NumberMissing"),
        ("a wrap-up", "1|Một|#1\n|Tổng kết phong trào|#2\n2|Hai|#3", "1=100 =200 2=300", "A3:NumberMissing"),
        ("sums of many names", "1|Một|#1\n|Cộng:|#1\n2|Hai|#2\n|Cộng điểm|#3", "1=100 2=200", ""),
        ("an error of a formula", "1|Một|#REF!\n2|Hai|#2", "1=0 2=200", "C2:MaximumNotANumber"),
    ] {
        let imported = read(rows);
        assert_eq!((criteria(&imported).as_str(), said(&imported).as_str()), (expected, diagnostics), "{trap}");
    }
}

#[test]
fn a_maximum_merged_over_the_kinds_of_body_is_that_of_each() {
    let rows = "TT|Tiêu chí|Điểm tối đa|>|>|Điểm tự chấm\n^|^|Cơ quan|Đơn vị|Xã|^\n1|Một|#4|>|>|\n2|Hai|#6|#5|>|\n3|Ba|#1||#2|";
    let imported = import(&drawn::sheet(rows)).unwrap();
    let maxima = |node: &tucham::template::Node| {
        node.criterion.maxima.iter().map(|one| one.map(|one| one.hundredths())).collect::<Vec<_>>()
    };
    let read: Vec<_> = imported.template.criteria.iter().map(|(_, node)| maxima(node)).collect();
    let some = |points: [i64; 3]| points.map(Some).to_vec();
    assert_eq!(read, [some([400; 3]), some([600, 500, 500]), vec![Some(100), None, Some(200)]]);
}

#[test]
fn bonus_and_penalty_are_known_by_more_than_their_first_word() {
    for (bonus, penalty) in [
        ("Điểm thưởng", "Điểm trừ"),
        ("Các nội dung thưởng điểm", "Các nội dung trừ điểm"),
        ("Phần điểm thưởng", "Phần điểm trừ"),
        ("Các trường hợp được cộng điểm", "Các trường hợp bị trừ điểm"),
        ("Các tiêu chí cộng điểm", "Điểm bị trừ"),
    ] {
        let rows =
            format!("I|Chung|#10\n1|Một|#10\nII|{bonus}|#5\n1|Có sáng kiến|#5\nIII|{penalty}|#5\n1|Báo cáo chậm|#5");
        let imported = read(&rows);
        let sections: Vec<_> = imported.template.criteria.iter().map(|(_, node)| node.criterion.section).collect();
        use tucham::template::Section::{Bonus, Main, Penalty};
        assert_eq!(sections, [Main, Main, Bonus, Bonus, Penalty, Penalty], "{bonus}, {penalty}");
    }
    let imported = read("1|Cộng đồng dân cư tự quản|#4\n2|Nội dung tuyên truyền|#6");
    assert!(imported.template.criteria.iter().all(|(_, node)| node.criterion.section == Default::default()));
}

#[test]
fn bonus_and_penalty_below_the_total_are_sections_of_their_own() {
    use tucham::template::Section::{Bonus, Main, Penalty};
    let table = "I|Chung|#60\n1|Một|#60\nII|Riêng|#40\n1|Hai|#40\n|Tổng cộng|#100";
    for (rows, expected) in [
        ("|Điểm thưởng|#5\n1|Sáng kiến|#5\n|Điểm trừ|#5\n1|Chậm|#5", "A=500 1=500 A=500 1=500"),
        (
            "|ĐIỂM THƯỞNG (tối đa 5 điểm)|\n|Có sáng kiến: cộng 5 điểm|\n|ĐIỂM TRỪ|\n|Báo cáo chậm|#5",
            "A=500 A=500 =500",
        ),
        ("III|ĐIỂM THƯỞNG|\n|Có sáng kiến|#5\nIV|ĐIỂM TRỪ|#2\n|Báo cáo chậm|#5", "III=500 =500 IV=200 =500"),
    ] {
        let imported = read(&format!("{table}\n{rows}\n|Người lập|"));
        let of =
            |section| imported.template.criteria.iter().filter(|(_, node)| node.criterion.section == section).count();
        let below = expected.split(' ').count();
        assert_eq!((of(Main), of(Bonus) + of(Penalty)), (4, below), "{rows}");
        assert!(of(Bonus) > 0 && of(Penalty) > 0, "{rows}");
        let found = criteria(&imported);
        assert!(found.ends_with(&expected.replace("A=", "=")), "{rows}: {found}");
        let differs = |kind: &DiagnosticKind| {
            matches!(kind, DiagnosticKind::TotalDiffers { .. } | DiagnosticKind::ChildrenDiffer { .. })
        };
        assert!(!kinds(&imported).iter().any(differs), "{rows}: {:?}", imported.diagnostics);
    }
    let imported = read(&format!("{table}\n*|Điểm thưởng|\n-|Sáng kiến|#5\n**|Điểm trừ|\n-|Báo cáo chậm|#-2"));
    let sections: Vec<_> = imported.template.criteria.roots().map(|(_, node)| node.criterion.section).collect();
    assert_eq!(sections, [Main, Main, Bonus, Penalty]);
    // A line about points below a criterion is a rule of it, or a remark.
    let imported = read("1|Một|#4\n|Trừ điểm nếu chậm báo cáo|\n2|Hai|#6");
    assert_eq!(criteria(&imported), "1=400 2=600");
}

#[test]
fn a_heading_with_its_points_in_brackets_stays_a_group() {
    let rows = "|I. TRIỂN KHAI (10 điểm)|\n1|Kế hoạch|#5\n2|Báo cáo|#5\n|II. TIẾP DÂN (5 điểm)|\n3|Lịch|#5\n|Tổng|#15";
    assert_eq!(criteria(&read(rows)), "I=1000 1=500 2=500 II=500 3=500");
}

#[test]
fn options_that_go_down_to_nothing_are_the_steps_of_a_row_without_a_maximum() {
    let rows =
        "1|Ban hành kế hoạch|\n|- Ban hành kịp thời|#2\n|- Ban hành không kịp thời|#1\n|- Không ban hành|#0\n2|Hai|#1";
    let imported = read(rows);
    assert_eq!(criteria(&imported), "1=200 2=100");
    let (_, first) = imported.template.criteria.iter().next().unwrap();
    let told = common::print::scoring(first.criterion.scoring.as_ref().unwrap());
    assert!(
        told.starts_with("steps ") && told.contains(" 2, ") && told.contains(" 1, ") && told.ends_with(" 0"),
        "{told}"
    );
}

#[test]
fn class_bands_are_found_wherever_they_stand_or_missed() {
    let table = format!("{HEADER}\n1|Một|#60\n2|Hai|#40\n|Tổng|#100");
    let bands = "Xếp loại:\n- Tốt: từ 90 điểm trở lên\n- Khá: từ 70 đến dưới 90 điểm\n- Yếu: dưới 70 điểm";
    let names = |imported: &Imported| {
        let grades = imported.template.grading.grades.iter();
        grades.map(|grade| grade.name.clone()).collect::<Vec<_>>().join(" ")
    };
    let below = import(&drawn::sheet(&format!("{table}\n{}", bands.replace("- ", "|")))).unwrap();
    assert_eq!(names(&below), "Tốt Khá Yếu");
    let rows = "Xếp loại|Mức điểm\nTốt|từ 90 điểm trở lên\nKhá|từ 70 đến dưới 90 điểm\nYếu|dưới 70 điểm";
    let beside = import(&drawn::workbook(&[("Bảng", &table), ("Xếp loại", rows)])).unwrap();
    assert_eq!(names(&beside), "Tốt Khá Yếu");
    for line in [
        "|Xếp loại: Tốt: từ 90 điểm trở lên; Khá: từ 70 đến dưới 90; Yếu: dưới 70 điểm.",
        "|Xếp loại:⏎- Tốt: từ 90 điểm trở lên⏎- Khá: từ 70 đến dưới 90 điểm⏎- Yếu: dưới 70 điểm",
        "|Tốt (từ 90 điểm trở lên), Khá (từ 70 đến dưới 90 điểm), Yếu (dưới 70 điểm)",
    ] {
        let in_line = import(&drawn::sheet(&format!("{table}\n{line}"))).unwrap();
        assert_eq!(names(&in_line), "Tốt Khá Yếu", "{line}");
        assert_eq!(kinds(&in_line), [DiagnosticKind::WithoutRule { criteria: 2 }], "{line}");
    }
    let marked = "Xếp loại:\n|a) Loại Tốt: Đạt từ 90 điểm trở lên và không có tiêu chí nào đạt dưới 50% điểm tối đa\n|b) Loại Khá: từ 70 đến dưới 90 điểm\n|c) Loại Yếu: dưới 70 điểm\n|Ghi chú: Điểm trung bình từ 80 điểm trở lên được biểu dương";
    let marked = import(&drawn::sheet(&format!("{table}\n{marked}"))).unwrap();
    assert_eq!(names(&marked), "Tốt Khá Yếu");
    assert!(marked.template.grading.grades.iter().any(|grade| !grade.requirements.is_empty()));
    let unclear = import(&drawn::sheet(&format!("{table}\nXếp loại:\n|Loại Tốt khi tổng điểm đạt từ 90 điểm trở lên\n|Khá: từ 70 đến dưới 90 điểm\n|Yếu: dưới 70 điểm"))).unwrap();
    assert!(kinds(&unclear).iter().any(|kind| matches!(kind, DiagnosticKind::GradeNotUnderstood { .. })));
    let missing = import(&drawn::sheet(&table)).unwrap();
    assert_eq!(names(&missing), "");
    assert!(kinds(&missing).contains(&DiagnosticKind::NoGrades));
}

#[test]
fn a_hidden_sheet_is_said_and_not_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, hidden) in [("Bảng", false), ("Bảng cũ", true)] {
        let sheet = book.add_worksheet().set_name(name).unwrap().set_hidden(hidden);
        for (column, text) in (0..).zip(["TT", "Tiêu chí", "Điểm tối đa"]) {
            sheet.write_string(0, column, text).unwrap();
        }
        sheet.write_string(1, 0, "1").unwrap().write_string(1, 1, name).unwrap().write_number(1, 2, 1).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let all = tucham::workbook::import_all(&bytes).unwrap();
    assert_eq!(all.len(), 1);
    assert!(all.iter().all(|imported| kinds(imported).contains(&DiagnosticKind::HiddenSheet)));
}

/// The column of remarks is where explanations will stand: words of a rule in it are quoted, not taken, and the criterion is
/// not called one without a rule.
#[test]
fn a_rule_among_the_remarks_is_quoted() {
    let sheet = "
        TT | Tiêu chí | Điểm tối đa | Điểm tự chấm | Ghi chú
        1 | Kế hoạch | #2 | | Kịp thời: 2 điểm; chậm: 1 điểm
        2 | Báo cáo | #2 | | theo Kế hoạch số 133
    ";
    let imported = import(&drawn::sheet(sheet)).unwrap();
    let kinds = kinds(&imported);
    let quoted =
        |kind: &&DiagnosticKind| matches!(kind, DiagnosticKind::RuleNotUnderstood { words } if words.contains("chậm"));
    assert_eq!(kinds.iter().filter(quoted).count(), 1, "{kinds:?}");
    assert!(kinds.contains(&DiagnosticKind::WithoutRule { criteria: 1 }), "{kinds:?}");
}
