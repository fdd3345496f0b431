//! Numberings of real tables and the trees that they are: a row's depth by its number, its blanks or its points.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{drawn, kinds, print};
use tucham::workbook::{DiagnosticKind, Doubt, Imported, import};

/// A single letter as the text of a row stands for a text.
fn read(header: &str, rows: &str) -> Imported {
    let texts = ["a", "b", "c", "d", "e", "f", "g"].iter();
    let long = texts.fold(rows.to_owned(), |rows, text| rows.replace(&format!("|{text}|"), &format!("|Việc {text}|")));
    import(&drawn::sheet(&format!("{header}\n{long}"))).unwrap_or_else(|refused| panic!("{refused:?}: {rows}"))
}

/// Codes from top to bottom.
fn codes(imported: &Imported) -> String {
    imported.template.criteria.iter().map(|(_, node)| node.code.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

/// Depths and texts from top to bottom.
fn depths(imported: &Imported) -> String {
    let depth = |node: &tucham::template::Node| format!("{}{}", node.depth, node.criterion.text);
    imported.template.criteria.iter().map(|(_, node)| depth(node)).collect::<Vec<_>>().join(" ")
}

fn said(imported: &Imported, is: fn(&DiagnosticKind) -> bool) -> usize {
    kinds(imported).iter().filter(|kind| is(kind)).count()
}

fn differs(imported: &Imported) -> usize {
    said(imported, |kind| matches!(kind, DiagnosticKind::ChildrenDiffer { .. } | DiagnosticKind::TotalDiffers { .. }))
}

const HEADER: &str = "TT | Tiêu chí | Điểm tối đa | Điểm tự chấm";
const NO_NUMBERS: &str = "Tiêu chí | Điểm tối đa | Điểm tự chấm";

#[test]
fn numbers_in_their_column() {
    for (rows, expected) in [
        ("I|a|#4\n1|b|#4\n1.1|c|#4\na|d|#1\nb|e|#3\nII|f|#1\n1|g|#1", "I I/1 I/1/1.1 I/1/1.1/a I/1/1.1/b II II/1"),
        ("A|a|#3\nI|b|#3\n1|c|#3\n-|d|#1\n-|e|#2\nB|f|#1\nI|g|#1", "A A/I A/I/1 A/I/1/- A/I/1/-#2 B B/I"),
        ("1|a|#3\n1.1|b|#3\n1.1.1|c|#1\n1.1.2|d|#2\n2|e|#1", "1 1/1.1 1/1.1/1.1.1 1/1.1/1.1.2 2"),
        (
            "Tiêu chí 1|a|#4\nChỉ tiêu 1|b|#4\n1|c|#4\na)|d|#1\nb)|e|#3\nTiêu chí 2|f|#1\nChỉ tiêu 1|g|#1",
            "Tiêu chí 1 Tiêu chí 1/Chỉ tiêu 1 Tiêu chí 1/Chỉ tiêu 1/1 Tiêu chí 1/Chỉ tiêu 1/1/a) Tiêu chí 1/Chỉ tiêu 1/1/b) \
             Tiêu chí 2 Tiêu chí 2/Chỉ tiêu 1",
        ),
        ("1|a|#3\n-|b|#3\n+|c|#1\n+|d|#2\n2|e|#1", "1 1/- 1/-/+ 1/-/+#2 2"),
        ("I|a|#3\n1a|b|#1\n1b|c|#2\nII|d|#1", "I I/1a I/1b II"),
        (
            "Phần I|a|#3\nI-|b|#3\ni|c|#1\nii|d|#2\nPhần II|e|#1\nI-|f|#1",
            "Phần I Phần I/I- Phần I/I-/i Phần I/I-/ii Phần II Phần II/I-",
        ),
        ("Mục 1|a|#3\n1|b|#3\nMục 2|c|#1\n1|d|#1", "Mục 1 Mục 1/1 Mục 2 Mục 2/1"),
    ] {
        let imported = read(HEADER, rows);
        assert_eq!(codes(&imported), expected, "{rows}");
        assert_eq!(differs(&imported), 0, "{rows}");
    }
}

#[test]
fn numbers_that_excel_changed_are_read_by_the_number_before_them() {
    for (rows, expected, repaired) in [
        ("1|a|#2\n#1.1|b|#1\n1.2000000000000002|c|#1", "1 1/1.1 1/1.2", 1),
        ("1|a|#3\n1.8|b|#1\n#1.9|c|#1\n#1.1|d|#1", "1 1/1.8 1/1.9 1/1.10", 1),
        ("2|a|#3\n2.19|b|#1\n#2.2|c|#1\n#2.21|d|#1", "2 2/2.19 2/2.20 2/2.21", 1),
        // The first and the second of a group as days, typed 1/1 and 1/2 where the day comes first.
        ("1|a|#2\n@2023-01-01|b|#1\n@2023-02-01|c|#1", "1 1/1.1 1/1.2", 2),
        // Typed 2/1 and 2/2 where the month comes first.
        ("2|a|#2\n@2023-02-01|b|#1\n@2023-02-02|c|#1", "2 2/2.1 2/2.2", 2),
        // As days of Vietnam where nothing tells.
        ("5|a|#1\n@2023-04-03|b|#1", "5 5/3.4", 1),
        // A number that really stands twice.
        ("1|a|#2\n#1.1|b|#1\n#1.1|c|#1", "1 1/1.1 1/1.1#2", 0),
    ] {
        let imported = read(HEADER, rows);
        assert_eq!(codes(&imported), expected, "{rows}");
        let found = said(&imported, |kind| matches!(kind, DiagnosticKind::NumberRepaired { .. }));
        assert_eq!(found, repaired, "{rows}");
    }
}

#[test]
fn numbers_in_the_text() {
    for (header, rows, expected) in [
        (HEADER, "|I. Kế hoạch|#3\n|1. Ban hành|#1\n|2. Thực hiện|#2", "0Kế hoạch 1Ban hành 1Thực hiện"),
        (HEADER, "I|Kế hoạch|#3\n|1.1 Ban hành|#1\n|1.2 Thực hiện|#2", "0Kế hoạch 1Ban hành 1Thực hiện"),
        (HEADER, "I|Kế hoạch|#3\n|- Ban hành|#1\n|- Thực hiện|#2", "0Kế hoạch 1Ban hành 1Thực hiện"),
        (NO_NUMBERS, "A. KẾ HOẠCH|#3\na) Ban hành|#1\nb) Thực hiện|#2", "0KẾ HOẠCH 1Ban hành 1Thực hiện"),
        // Groups without a maximum.
        (NO_NUMBERS, "I. KẾ HOẠCH\n1. Ban hành|#1\n2. Thực hiện|#2\nTổng cộng|#3", "0KẾ HOẠCH 1Ban hành 1Thực hiện"),
        (HEADER, "I. KẾ HOẠCH | > | > | >\n1|Ban hành|#1\n2|Thực hiện|#2\n|Tổng|#3", "0KẾ HOẠCH 1Ban hành 1Thực hiện"),
        (
            "Tiêu chí, chỉ tiêu | Nội dung | Điểm số tối đa | Điểm số tự chấm",
            "Tiêu chí 1|Kế hoạch|#3\nChỉ tiêu 1|Ban hành|#3\n1|Có|#1\n2|Kịp|#2",
            "0Kế hoạch 1Ban hành 2Có 2Kịp",
        ),
    ] {
        let imported = read(header, rows);
        assert_eq!(depths(&imported), expected, "{rows}");
        assert_eq!(differs(&imported), 0, "{rows}");
        let numbers =
            said(&imported, |kind| matches!(kind, DiagnosticKind::NumberMissing | DiagnosticKind::NoNumberColumn));
        assert_eq!(numbers, 0, "{rows}");
    }
}

#[test]
fn headings_without_a_number_are_groups() {
    for (rows, expected) in [
        (
            "|CÔNG TÁC CHỈ ĐẠO|\n1|Kế hoạch|#10\n2|Báo cáo|#20\n|TUYÊN TRUYỀN (70 ĐIỂM)|\n1|Hội nghị|#30\n2|Tin bài|#40\n|Tổng|#100",
            "0CÔNG TÁC CHỈ ĐẠO 1Kế hoạch 1Báo cáo 0TUYÊN TRUYỀN (70 ĐIỂM) 1Hội nghị 1Tin bài",
        ),
        (
            "I|Nhóm một|#60\n|CHỈ ĐẠO|\n1|Kế hoạch|#20\n|TUYÊN TRUYỀN|\n2|Hội nghị|#40\nII|Nhóm hai|#40\n1|Một|#40\n|Tổng|#100",
            "0Nhóm một 1CHỈ ĐẠO 2Kế hoạch 1TUYÊN TRUYỀN 2Hội nghị 0Nhóm hai 1Một",
        ),
        // The numbers begin anew.
        (
            "1|Kế hoạch|#10\n2|Báo cáo|#20\n|Công tác tuyên truyền|\n1|Hội nghị|#30\n2|Tin bài|#40\n|Tổng|#100",
            "0Kế hoạch 0Báo cáo 0Công tác tuyên truyền 1Hội nghị 1Tin bài",
        ),
        ("1|Một|#5\n|Trong đó:|\n|Kế hoạch|#2\n|Báo cáo|#3\n2|Hai|#5\n|Tổng|#10", "0Một 1Kế hoạch 1Báo cáo 0Hai"),
        // A rule is no heading, whatever letters it is written in.
        ("1|Kế hoạch|#10\n|KỊP THỜI: 10 ĐIỂM|\n|KHÔNG: 0 ĐIỂM|\n2|Báo cáo|#20", "0Kế hoạch 0Báo cáo"),
    ] {
        let imported = read(HEADER, rows);
        assert_eq!((depths(&imported).as_str(), differs(&imported)), (expected, 0), "{rows}");
    }
}

#[test]
fn parts_beside_a_number_and_a_text_that_are_merged_over_them_are_criteria() {
    let header = "TT | Tiêu chí | Nội dung | Điểm tối đa | Điểm tự chấm";
    let rows = "1|Kế hoạch|Ban hành|#2\n^|^|- Thực hiện|#2\n^|^|Sơ kết|#1\n2|Báo cáo|Gửi|#4\n|Tổng||#9";
    let imported = read(header, rows);
    assert_eq!(depths(&imported), "0Kế hoạch: Ban hành 0Kế hoạch: Thực hiện 0Kế hoạch: Sơ kết 0Báo cáo: Gửi");
    assert_eq!(differs(&imported), 0);
}

#[test]
fn steps_beside_a_number_and_a_text_that_are_merged_over_them_are_a_rule() {
    let header = "TT | Tiêu chí | Nội dung | Điểm tối đa | Điểm tự chấm";
    let imported = read(header, "1|Kế hoạch|Kịp thời|#3\n^|^|Chậm|#2\n^|^|Không|#0\n2|Báo cáo|Gửi|#4");
    assert_eq!(depths(&imported), "0Kế hoạch 0Báo cáo: Gửi");
    let (_, node) = imported.template.criteria.iter().next().unwrap();
    let told = print::scoring(node.criterion.scoring.as_ref().unwrap());
    assert_eq!(told, r#"steps "Kịp thời" 3, "Chậm" 2, "Không" 0"#);
}

#[test]
fn a_maximum_that_is_merged_over_several_rows_is_that_of_one_criterion() {
    for (rows, expected) in [
        ("I|Nhóm|#10\n1|Một|#6\n2|Hai|^\n3|Ba|#4\n|Tổng|#10", "I=10 1=6 3=4"),
        ("1|Một|#10\n1.1|Một một|^\n1.2|Một hai|^\n2|Hai|#5\n|Tổng|#15", "1=10 2=5"),
    ] {
        let imported = read(HEADER, rows);
        let one = |node: &tucham::template::Node| {
            format!("{}={}", node.criterion.number, node.criterion.maxima.iter().flatten().next().unwrap())
        };
        let found = imported.template.criteria.iter().map(|(_, node)| one(node)).collect::<Vec<_>>().join(" ");
        assert_eq!((found.as_str(), differs(&imported)), (expected, 0), "{rows}");
        let shared = |kind: &DiagnosticKind| matches!(kind, DiagnosticKind::Doubt(Doubt::SharedMaximum { .. }));
        assert_eq!((said(&imported, shared), said(&imported, |kind| *kind == DiagnosticKind::MaximumMissing)), (1, 0));
    }
    // Another kind of body has maxima row by row.
    let rows = "^|^|Xã|Phòng\n1|Một|#60|#50\n2|Hai|^|#50\n3|Ba|#40|-\n4|Bốn|-|#5";
    let imported = read("TT | Tiêu chí | Điểm tối đa | >", rows);
    let open: Vec<_> = imported
        .diagnostics
        .iter()
        .filter(|found| matches!(found.kind, DiagnosticKind::Doubt(Doubt::MaximumInOtherRow { .. })))
        .collect();
    assert_eq!(
        open.iter().filter_map(|found| found.place.clone()?.cell).map(|cell| cell.to_string()).collect::<Vec<_>>(),
        ["C4"]
    );
    // Each with a rule of its own: together they are none.
    let imported = read("TT | Tiêu chí | Điểm tối đa | Cách chấm", "1|Một|#6|Đạt: 4 điểm\n2|Hai|^|Đạt: 2 điểm");
    assert_eq!(said(&imported, |kind| matches!(kind, DiagnosticKind::RuleNotUnderstood { .. })), 1);
}

#[test]
fn blanks_before_the_text_are_levels_where_there_is_no_number() {
    let rows = "Một|#5\n··Một một|#2\n··Một hai|#3\n····Sâu|#3\nHai|#1";
    assert_eq!(depths(&read(NO_NUMBERS, rows)), "0Một 1Một một 1Một hai 2Sâu 0Hai");
    // The indent of the cell's own format.
    let rows = "Một|#5\n→Một một|#2\n→Một hai|#3\n→→Sâu|#3\nHai|#1";
    assert_eq!(depths(&read(NO_NUMBERS, rows)), "0Một 1Một một 1Một hai 2Sâu 0Hai");
    let rows = "I|Một|#5\n|··Một một|#2\n|····Sâu một|#1\n|····Sâu hai|#1\n|··Một hai|#3\nII|Hai|#1";
    assert_eq!(depths(&read(HEADER, rows)), "0Một 1Một một 2Sâu một 2Sâu hai 1Một hai 0Hai");
}

#[test]
fn points_decide_where_numbers_do_not() {
    for (header, rows, expected) in [
        // Nothing but points.
        (
            NO_NUMBERS,
            "Một|#5\nMột một|#2\nMột hai|#3\nHai|#4\nHai một|#1\nHai hai|#3\nTổng cộng|#9",
            "0Một 1Một một 1Một hai 0Hai 1Hai một 1Hai hai",
        ),
        // Lists that are numbered like the list around them.
        (HEADER, "1|Một|#6\na)|A|#4\n1|x|#1\n2|y|#3\nb)|B|#2\n2|Hai|#4\n|Tổng|#10", "0Một 1A 2x 2y 1B 0Hai"),
        (HEADER, "1|Một|#4\n1|x|#1\n2|y|#3\n2|Hai|#2\n|Tổng|#6", "0Một 1x 1y 0Hai"),
    ] {
        let imported = read(header, rows);
        assert_eq!(depths(&imported), expected, "{rows}");
        assert_eq!(
            (differs(&imported), said(&imported, |kind| *kind == DiagnosticKind::Doubt(Doubt::LevelsBySums))),
            (0, 1),
            "{rows}"
        );
    }
    // Where no reading adds up, that is said of the one by numbers.
    let imported = read(HEADER, "1|Một|#4\n1.1|x|#1\n1.2|y|#1\n2|Hai|#2\n|Tổng|#6");
    assert_eq!((depths(&imported).as_str(), differs(&imported)), ("0Một 1x 1y 0Hai", 1));
}

#[test]
fn steps_with_their_points_in_the_column_of_maxima_are_a_rule() {
    for (rows, expected) in [
        ("1|Một|#2\n|Kịp thời|#2\n|Chậm|#1\n|Không|#0\n2|Hai|#1", r#"steps "Kịp thời" 2, "Chậm" 1, "Không" 0"#),
        ("1|Một|#2\n|- Kịp thời|#2\n|- Chậm|#1\n2|Hai|#1", r#"steps "Kịp thời" 2, "Chậm" 1"#),
        ("1|Một|#2\na|Có|#2\nb|Không|#0\n2|Hai|#1", "yes 2 no 0"),
        ("1|Một|#2\n|Từ 90% trở lên|#2\n|Từ 70% đến dưới 90%|#1\n|Dưới 70%|#0", "ratio [90;) 2, [70;90) 1, (;70) 0"),
        (
            "1|Một|#2\n-|Kịp thời: 2 điểm\n-|Chậm: 1 điểm\n-|Không: 0 điểm\n2|Hai|#1",
            r#"steps "Kịp thời" 2, "Chậm" 1, "Không" 0"#,
        ),
        ("1|Một|#2\n+|Kịp thời|0 - 1\n2|Hai|#1", "group"),
    ] {
        let imported = read(HEADER, rows);
        let (_, node) = imported.template.criteria.iter().next().unwrap();
        let rule = node.criterion.scoring.as_ref().map_or("group".to_owned(), |scoring| print::rule(&scoring.rule));
        assert_eq!(rule, expected, "{rows}");
    }
    // Parts that add up are parts.
    assert_eq!(codes(&read(HEADER, "1|Một|#3\n|x|#2\n|y|#1")), "1 1/#1 1/#2");
}
