//! The sheets beside the table, and what they may leave out or say otherwise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected has to stop"
)]

mod common;

use common::{kinds, workbook};
use tucham::score::Score;
use tucham::template::{Basis, Ceiling, Cutoff, Day, Effect, Exercise, KindId};
use tucham::workbook::{DiagnosticKind, Imported, import};

const TABLE: &[&[&str]] = &[
    &["TT", "Tiêu chí", "Điểm tối đa"],
    &["I", "Một", "#60"],
    &["II", "Hai", "#40"],
    &["III", "ĐIỂM THƯỞNG (tối đa 5 điểm)"],
    &["1", "Sáng kiến", "#5"],
];

fn read(name: &str, rows: &[&[&str]]) -> Imported {
    import(&workbook(&[("Bảng", TABLE), (name, rows)])).unwrap()
}

fn settings(rows: &[&[&str]]) -> (Exercise, Vec<DiagnosticKind>) {
    let imported = read("Kỳ đánh giá", rows);
    let idle = |kind: &DiagnosticKind| {
        matches!(kind, DiagnosticKind::NoGrades | DiagnosticKind::NoPointsColumn | DiagnosticKind::WithoutRule { .. })
    };
    (imported.template.exercise.clone(), kinds(&imported).into_iter().filter(|kind| !idle(kind)).collect())
}

#[test]
fn deadlines_keep_the_edge_that_the_words_state() {
    let day = |day, month| Day::new(2024, month, day).unwrap();
    for (value, expected) in [
        ("trước ngày 20/10/2024", Some(Cutoff::Before(day(20, 10)))),
        ("chậm nhất ngày 20/10/2024", Some(Cutoff::NoLaterThan(day(20, 10)))),
        ("đến hết ngày 20/10/2024", Some(Cutoff::NoLaterThan(day(20, 10)))),
        ("20/10/2024", None),
        ("theo công văn riêng", None),
    ] {
        let (exercise, found) = settings(&[&["Hạn gửi hồ sơ", value]]);
        assert_eq!(exercise.deadlines.first().map(|deadline| deadline.cutoff), expected, "{value}");
        assert_eq!(found.is_empty(), expected.is_some(), "{value}: {found:?}");
        // What was not understood is still shown.
        assert_eq!(exercise.remarks.is_empty(), expected.is_some(), "{value}");
    }
}

#[test]
fn the_addressee_has_an_address_whatever_comes_first() {
    let (office, address) = ("UBND tỉnh (qua Sở Nội vụ)", "noivu@example.vn");
    let name: &[&str] = &["Nơi nhận", office];
    let email: &[&str] = &["Thư điện tử nơi nhận", address];
    for rows in [[name, email], [email, name]] {
        let addressee = settings(&rows).0.addressee.unwrap();
        assert_eq!((addressee.name.as_str(), addressee.email.as_deref()), (office, Some(address)));
    }
}

#[test]
fn appraisers_have_their_criteria() {
    let appraisers = |words: &str| -> Vec<(String, String)> {
        let (exercise, _) = settings(&[&["Cơ quan thẩm định", words]]);
        exercise.appraisers.into_iter().map(|one| (one.name, one.criteria.join(" "))).collect()
    };
    let pair = |name: &str, criteria: &str| (name.to_owned(), criteria.to_owned());
    assert_eq!(appraisers("Phòng A"), [pair("Phòng A", "I II")]);
    assert_eq!(
        appraisers("Phòng A chủ trì: tiêu chí I–II; Phòng B phối hợp: tiêu chí II"),
        [pair("Phòng A", "I II"), pair("Phòng B", "II")]
    );
    let (_, found) = settings(&[&["Cơ quan thẩm định", "Phòng A: tiêu chí I và IX"]]);
    assert_eq!(found, [DiagnosticKind::AppraiserUnknownCriterion { number: "IX".to_owned() }]);
}

#[test]
fn settings_count_where_the_table_says_otherwise() {
    let words = "thưởng tối đa 3, tổng được vượt điểm tối đa";
    let imported = read("Đợt chấm điểm", &[&["Chính sách cộng, trừ", words], &["Xếp loại theo", "điểm"]]);
    let points = |points: i64| Score::from_hundredths(points * 100);
    assert_eq!(imported.template.adjustment.bonus_cap, Some(points(3)));
    assert_eq!(imported.template.adjustment.ceiling, Ceiling::None);
    assert_eq!(imported.template.grading.basis, Basis::Points);
    assert!(kinds(&imported).contains(&DiagnosticKind::CapsDiffer { table: points(5), settings: points(3) }));
}

fn classed(name: &str, grades: &[&[&str]]) -> Imported {
    import(&workbook(&[("Bảng", TABLE), (name, grades)])).unwrap()
}

fn of_classes(imported: &Imported) -> Vec<DiagnosticKind> {
    let about = |kind: &DiagnosticKind| {
        use DiagnosticKind::{GradeGap, GradeOrder, GradeOutOfReach, GradeOverlap, TooManyGrades};
        matches!(
            kind,
            GradeGap { .. } | GradeOverlap { .. } | GradeOrder { .. } | GradeOutOfReach { .. } | TooManyGrades { .. }
        )
    };
    kinds(imported).into_iter().filter(about).collect()
}

#[test]
fn bands_lie_edge_to_edge_at_two_decimals() {
    let gap = |from, to| DiagnosticKind::GradeGap { from, to };
    let overlap = |from, to| DiagnosticKind::GradeOverlap { from, to };
    for (bands, expected) in [
        (["từ 80% trở lên", "từ 65% đến 79,99%", "dưới 65%"], vec![]),
        (["từ 80% trở lên", "từ 65% đến dưới 80%", "dưới 65%"], vec![]),
        (["trên 80%", "từ 65% đến 80%", "dưới 65%"], vec![]),
        (["từ 80% trở lên", "từ 65% đến 79%", "dưới 65%"], vec![gap(7_901, Some(7_999))]),
        (
            ["từ 80% đến 90%", "từ 65% đến 80%", "dưới 60%"],
            vec![gap(6_000, Some(6_499)), overlap(8_000, Some(8_000)), gap(9_001, Some(10_000))],
        ),
        (
            ["trên 100%", "từ 65% trở lên", "dưới 65%"],
            vec![DiagnosticKind::GradeOutOfReach { grade: "Tốt".to_owned() }],
        ),
    ] {
        let [good, fair, poor] = bands;
        let imported = classed("Xếp loại", &[&["Tốt", good], &["Khá", fair], &["Yếu", poor]]);
        assert_eq!(of_classes(&imported), expected, "{bands:?}");
    }
}

#[test]
fn bare_numbers_of_bands_are_what_their_heading_says() {
    for (heading, basis) in [
        (["Loại", "Tỷ lệ (%)"], Basis::Percent),
        (["Xếp loại", "Tỷ lệ phần trăm"], Basis::Percent),
        (["Loại", "Tổng điểm"], Basis::Points),
        (["Loại", "Khung"], Basis::Points),
    ] {
        let imported = classed("Xếp loại", &[&heading, &["Tốt", "từ 80 trở lên"], &["Khá", "dưới 80"]]);
        assert_eq!(imported.template.grading.basis, basis, "{heading:?}");
        assert_eq!(of_classes(&imported), [], "{heading:?}");
    }
    let said = classed("Xếp loại", &[&["Loại", "Tỷ lệ (%)"], &["Tốt", "từ 80 điểm trở lên"], &["Khá", "dưới 80 điểm"]]);
    assert_eq!(said.template.grading.basis, Basis::Points);
}

fn conditions(heading: &[&str], rows: &[&[&str]]) -> Imported {
    let grades: &[&[&str]] = &[&["Tốt", "từ 80% trở lên"], &["Khá", "từ 50% đến dưới 80%"], &["Yếu", "dưới 50%"]];
    let conditions = [&[heading], rows].concat();
    import(&workbook(&[("Bảng", TABLE), ("Xếp loại", grades), ("Điều kiện, hạn mức", &conditions)])).unwrap()
}

#[test]
fn conditions_do_what_their_effect_says() {
    let at_most = |name: &str| Some(Effect::AtMost(name.to_owned()));
    for (text, effect, expected) in [
        ("Có vụ việc tham nhũng", "không đủ điều kiện xếp loại", Some(Effect::Disqualified)),
        ("Chi vượt hạn mức ngân sách", "không đủ điều kiện xếp loại", Some(Effect::Disqualified)),
        ("Có đơn thư kéo dài", "không được xếp loại Tốt", at_most("Khá")),
        ("Có đơn thư kéo dài", "không xếp loại Tốt", at_most("Khá")),
        ("Có đơn thư kéo dài", "xếp loại không quá Khá", at_most("Khá")),
        ("Chi vượt hạn mức ngân sách", "hạ một bậc", None),
        ("Có đơn thư kéo dài", "không xếp loại Xuất sắc", None),
    ] {
        let imported = conditions(&["Số", "Điều kiện", "Hệ quả"], &[&["1", text, effect]]);
        let grading = &imported.template.grading;
        assert_eq!(grading.conditions.first().map(|condition| condition.effect.clone()), expected, "{text}: {effect}");
        assert_eq!(grading.quotas, [], "{text}: {effect}");
        let not_understood = DiagnosticKind::ConditionNotUnderstood { words: effect.to_owned() };
        assert_eq!(kinds(&imported).contains(&not_understood), expected.is_none(), "{text}: {effect}");
    }
    let imported = conditions(
        &["Số", "Điều kiện", "Hệ quả"],
        &[
            &["1", "Hạn mức: không quá 20% số đơn vị xếp loại Tốt", "chỉ cảnh báo ở bảng tổng hợp"],
            &["2", "Hạn mức: 20%", "–"],
        ],
    );
    assert_eq!(imported.template.grading.quotas.len(), 2);
}

#[test]
fn every_condition_has_a_number_of_its_own() {
    let given = |imported: &Imported| -> String {
        let conditions = imported.template.grading.conditions.iter();
        conditions.map(|condition| condition.number.clone()).collect::<Vec<_>>().join(" ")
    };
    let effect = "không đủ điều kiện xếp loại";
    let imported = conditions(&["Điều kiện", "Hệ quả"], &[&["Một", effect], &["Hai", effect]]);
    assert_eq!(given(&imported), "1 2");
    let heading = ["Số", "Điều kiện", "Hệ quả"];
    let imported = conditions(&heading, &[&["", "Một", effect], &["1", "Hai", effect], &["1", "Ba", effect]]);
    assert_eq!(given(&imported), "2 1 1#2");
    let twice = DiagnosticKind::ConditionNumberTwice { number: "1".to_owned(), given: "1#2".to_owned() };
    assert!(kinds(&imported).contains(&twice));
}

#[test]
fn codes_of_kinds_are_explained_or_taken_in_order() {
    let table: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa [xã]", "Điểm tối đa"], &["1", "Một", "", "#1"]];
    let two_kinds = |heading: &str| {
        let units: &[&[&str]] = &[&["Mã", "Tên đơn vị", heading], &["A", "Xã A", "XA"], &["B", "Sở B", "Sở"]];
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("Bảng").unwrap();
        let plain = rust_xlsxwriter::Format::new();
        sheet.merge_range(0, 2, 0, 3, "Điểm tối đa", &plain).unwrap();
        for (row, column, text) in
            [(0, 0, "TT"), (0, 1, "Tiêu chí"), (1, 2, "Xã"), (1, 3, "Sở"), (2, 0, "1"), (2, 1, "Một")]
        {
            sheet.write_string(row, column, text).unwrap();
        }
        sheet.write_number(2, 2, 1).unwrap().write_number(2, 3, 2).unwrap();
        let sheet = book.add_worksheet().set_name("Đơn vị").unwrap();
        for (row, cells) in (0..).zip(units) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
        import(&book.save_to_buffer().unwrap()).unwrap()
    };
    for (heading, by_order) in [("Loại (XA: Xã; SO: Sở)", false), ("Loại (XA, SO)", true)] {
        let imported = two_kinds(heading);
        let units: Vec<_> = imported.template.units.iter().map(|unit| unit.kind).collect();
        assert_eq!(units, [Some(KindId(0)), Some(KindId(1))], "{heading}");
        let said = kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::KindCodesByOrder { .. }));
        assert_eq!(said, by_order, "{heading}");
    }
    // A second lone column of maxima is a doubt, not a second kind.
    let imported = import(&workbook(&[("Bảng", table)])).unwrap();
    assert_eq!(imported.template.kinds.len(), 1);
    assert!(kinds(&imported).contains(&DiagnosticKind::ColumnTwice { heading: "Điểm tối đa".to_owned() }));
}

#[test]
fn a_table_is_found_whatever_its_sheet_is_called() {
    let imported = import(&workbook(&[("Xếp loại", TABLE)])).unwrap();
    assert_eq!(imported.layout.sheet, "Xếp loại");
    let imported = import(&workbook(&[("Đơn vị", &[&["Tên đơn vị"], &["A"]]), ("Phụ lục", TABLE)])).unwrap();
    assert_eq!(imported.layout.sheet, "Phụ lục");
}
