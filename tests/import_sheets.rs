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
use tucham::template::{Basis, Ceiling, Cutoff, Day, Exercise, KindId};
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
    let name: &[&str] = &["Nơi nhận", "UBND tỉnh (qua Sở Nội vụ)"];
    let email: &[&str] = &["Thư điện tử nơi nhận", "noivu@example.vn"];
    for rows in [[name, email], [email, name]] {
        let addressee = settings(&rows).0.addressee.unwrap();
        assert_eq!((addressee.name.as_str(), addressee.email.as_deref()), (name[1], Some(email[1])));
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
