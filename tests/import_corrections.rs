//! What a person corrects in the preview, taken in by the importer: sums, levels and diagnostics follow.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{drawn, kinds, print};
use tucham::score::Score;
use tucham::template::{GivenBy, KindId, NotApplicablePolicy, Rule};
use tucham::text::Sample;
use tucham::workbook::{
    ColumnRole, Corrections, DiagnosticKind, Exception, Imported, MissingColumn, Refusal, RowCorrection, RowPart,
    TableView, import_corrected, import_viewed,
};

const SHEET: &str = "
    TT | Nội dung | Điểm tối đa | Điểm tự chấm
    I | TRIỂN KHAI | #4 |
    1 | Ban hành kế hoạch | #2 |
    2 | Theo thực tế tại đơn vị | theo thực tế |
    II | TIẾP DÂN | #6 |
    1 | Tiếp công dân định kỳ | #4 |
    a | Đúng lịch | #3 |
    b | Có sổ theo dõi | #3 |
    | Tổng cộng | #10 |
    Tốt | từ 9 điểm trở lên | |
";

/// The rows of [`SHEET`] as Excel counts them, less one.
fn corrected(rows: &[(u32, RowCorrection)]) -> Imported {
    let corrections = Corrections { rows: rows.iter().cloned().collect(), ..Corrections::default() };
    read(SHEET, &corrections)
}

fn read(sheet: &str, corrections: &Corrections) -> Imported {
    import_corrected(&drawn::sheet(sheet), corrections).unwrap_or_else(|refused| panic!("{refused:?}"))
}

fn nothing() -> RowCorrection {
    RowCorrection::default()
}

fn codes(imported: &Imported) -> String {
    imported.template.criteria.iter().map(|(_, node)| node.code.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

fn maximum(imported: &Imported, code: &str) -> Option<Score> {
    let found = imported.template.criteria.iter().find(|(_, node)| node.code.as_str() == code);
    found.and_then(|(_, node)| node.criterion.maximum(KindId(0)))
}

fn has(imported: &Imported, is: fn(&DiagnosticKind) -> bool) -> bool {
    kinds(imported).iter().any(is)
}

#[test]
fn nothing_corrected_is_what_was_read() {
    let imported = corrected(&[]);
    assert_eq!(codes(&imported), "I I/1 I/2 II II/1 II/1/a II/1/b");
    assert!(has(&imported, |kind| matches!(kind, DiagnosticKind::MaximumNotANumber { .. })));
    assert!(has(&imported, |kind| matches!(kind, DiagnosticKind::ChildrenDiffer { .. })));
}

#[test]
fn a_maximum_takes_its_diagnostics_away() {
    let two = RowCorrection { maxima: [(0, Some(Score::from_hundredths(200)))].into_iter().collect(), ..nothing() };
    let six = RowCorrection { maxima: [(0, Some(Score::from_hundredths(600)))].into_iter().collect(), ..nothing() };
    let imported = corrected(&[(3, two), (5, six)]);
    assert_eq!(maximum(&imported, "I/2"), Some(Score::from_hundredths(200)));
    assert_eq!(maximum(&imported, "II/1"), Some(Score::from_hundredths(600)));
    assert!(!has(&imported, |kind| matches!(kind, DiagnosticKind::MaximumNotANumber { .. })));
    assert!(!has(&imported, |kind| matches!(kind, DiagnosticKind::ChildrenDiffer { .. })), "{:?}", kinds(&imported));
}

#[test]
fn a_number_and_a_level_move_a_row() {
    let named = |number: &str| RowCorrection { number: Some(number.to_owned()), ..nothing() };
    assert_eq!(codes(&corrected(&[(6, named("2")), (7, named("3"))])), "I I/1 I/2 II II/1 II/2 II/3");
    let level = |level: u8| RowCorrection { level: Some(level), ..nothing() };
    assert_eq!(codes(&corrected(&[(6, level(1)), (7, level(1))])), "I I/1 I/2 II II/1 II/a II/b");
    // What stands below a row goes with it; a level that skips one is the deepest that there is.
    assert_eq!(codes(&corrected(&[(4, level(1))])), "I I/1 I/2 I/II I/II/1 I/II/1/a I/II/1/b");
    assert_eq!(codes(&corrected(&[(2, level(7))])), "I I/1 I/2 II II/1 II/1/a II/1/b");
    assert_eq!(codes(&corrected(&[(1, level(3)), (5, level(0))])), "I I/1 I/2 II 1 1/a 1/b");
    // A row without a number is one of those around it; what stood beside it below the group stands below it now.
    assert_eq!(codes(&corrected(&[(2, named(""))])), "I #1 #1/2 II II/1 II/1/a II/1/b");
}

#[test]
fn a_rule_is_corrected_in_the_words_of_a_sheet() {
    let words = |lines: &[&str]| RowCorrection {
        rule: Some(lines.iter().map(|line| (*line).to_owned()).collect()),
        ..nothing()
    };
    let rule = |imported: &Imported| {
        let (_, node) = imported.template.criteria.iter().find(|(_, node)| node.code.as_str() == "I/1").unwrap();
        print::rule(&node.criterion.scoring.as_ref().unwrap().rule)
    };
    let steps = corrected(&[(2, words(&["Trước 10/4: 2 điểm", "Sau đó: 1 điểm", "", "Không ban hành: 0"]))]);
    assert!(rule(&steps).contains("Không ban hành"), "{}", rule(&steps));
    let unclear = corrected(&[(2, words(&["tùy tình hình: 1 điểm hoặc 2 điểm"]))]);
    assert!(has(&unclear, |kind| matches!(kind, DiagnosticKind::RuleNotUnderstood { .. })));
    // Free by a person's word: no rule is looked for in the text, and none is missed.
    let sheet = SHEET.replace("Ban hành kế hoạch", "Ban hành kế hoạch, mỗi tháng chậm trừ 0,5 điểm");
    let free = Corrections { rows: [(2, words(&[]))].into_iter().collect(), ..Corrections::default() };
    let (_, node) = read(&sheet, &free).template.criteria.iter().nth(1).map(|(id, node)| (id, node.clone())).unwrap();
    assert_eq!(node.criterion.scoring.unwrap().rule, Rule::Free);
}

#[test]
fn what_becomes_of_nothing_to_do_is_corrected() {
    let policy = |exception| {
        let imported = corrected(&[(2, RowCorrection { not_applicable: Some(exception), ..nothing() })]);
        let (_, node) = imported.template.criteria.iter().nth(1).map(|(id, node)| (id, node.clone())).unwrap();
        node.criterion.scoring.unwrap().not_applicable.map(|allowed| allowed.policy)
    };
    assert_eq!(policy(Exception::Removed), Some(NotApplicablePolicy::Removed));
    assert_eq!(policy(Exception::FullPoints), Some(NotApplicablePolicy::FullPoints));
    assert_eq!(policy(Exception::NotAllowed), None);
}

#[test]
fn a_row_is_made_what_it_is() {
    let part = |part| RowCorrection { part: Some(part), ..nothing() };
    let imported = corrected(&[(6, part(RowPart::Rule)), (7, part(RowPart::Rule))]);
    assert_eq!(codes(&imported), "I I/1 I/2 II II/1");
    let (_, node) = imported.template.criteria.iter().last().unwrap();
    let words = &node.criterion.scoring.as_ref().unwrap().words;
    assert_eq!(words, &["Đúng lịch: 3 điểm".to_owned(), "Có sổ theo dõi: 3 điểm".to_owned()]);
    assert_eq!(codes(&corrected(&[(3, part(RowPart::Nothing))])), "I I/1 II II/1 II/1/a II/1/b");
    // A row below the total is a criterion where a person says so.
    let below = SHEET.replace("Tốt | từ 9 điểm trở lên | |", "III | THƯỞNG THÊM | #1 |");
    let one = Corrections { rows: [(9, part(RowPart::Criterion))].into_iter().collect(), ..Corrections::default() };
    assert_eq!(codes(&read(&below, &one)), "I I/1 I/2 II II/1 II/1/a II/1/b III");
}

#[test]
fn a_column_is_made_what_it_is() {
    let sheet = "
        TT | Nội dung | Điểm tối đa | Cột A | Cột B |
        1 | Việc thứ nhất | #2 | Kịp thời: 2 điểm; chậm: 1 điểm | |
        2 | Việc thứ hai | #1 | | | phụ trách
    ";
    let columns = [(3, ColumnRole::Rule), (4, ColumnRole::SelfPoints), (5, ColumnRole::InCharge)].into_iter().collect();
    let imported = read(sheet, &Corrections { columns, ..Corrections::default() });
    let roles: Vec<ColumnRole> = imported.layout.columns.iter().map(|column| column.role.into()).collect();
    use ColumnRole::{InCharge, Maximum, Number, Rule as RuleColumn, SelfPoints, Text};
    assert_eq!(roles, [Number, Text, Maximum, RuleColumn, SelfPoints, InCharge]);
    assert!(!has(&imported, |kind| matches!(kind, DiagnosticKind::UnknownColumn { .. })));
    assert!(matches!(
        &imported.template.criteria.iter().next().unwrap().1.criterion.scoring.as_ref().unwrap().rule,
        Rule::Steps(_)
    ));

    // What a person gives to one column is taken from the one that had it.
    let columns = [(3, ColumnRole::Maximum), (2, ColumnRole::Other)].into_iter().collect();
    let sheet = sheet.replace("Kịp thời: 2 điểm; chậm: 1 điểm", "#7").replace("#1 | | |", "#1 | #8 | |");
    let imported = read(&sheet, &Corrections { columns, ..Corrections::default() });
    assert_eq!(maximum(&imported, "1"), Some(Score::from_hundredths(700)));
    assert_eq!(imported.template.kinds.len(), 1);
    assert_eq!(imported.template.kinds.first().map(|kind| kind.name.as_str()), Some(""));
}

#[test]
fn a_table_needs_texts_and_maxima() {
    for (column, missing) in [(1, MissingColumn::Text), (2, MissingColumn::Maximum)] {
        let columns = [(column, ColumnRole::Other)].into_iter().collect();
        let refused = import_corrected(&drawn::sheet(SHEET), &Corrections { columns, ..Corrections::default() });
        let named = match refused {
            Err(Refusal::NoHeader { nearest: Some(nearest) }) => nearest.missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(named, [missing]);
    }
}

#[test]
fn classes_are_written_as_below_a_table() {
    let lines = ["Tốt: từ 8 điểm trở lên", "Khá: từ 5 đến dưới 8 điểm", "thế nào cũng được"].map(str::to_owned);
    let imported = read(SHEET, &Corrections { grades: Some(lines.to_vec()), ..Corrections::default() });
    let names: Vec<&str> = imported.template.grading.grades.iter().map(|grade| grade.name.as_str()).collect();
    assert_eq!(names, ["Tốt", "Khá"]);
    assert!(has(&imported, |kind| matches!(kind, DiagnosticKind::GradeNotUnderstood { .. })));
    let none = read(SHEET, &Corrections { grades: Some(Vec::new()), ..Corrections::default() });
    assert!(has(&none, |kind| *kind == DiagnosticKind::NoGrades));
}

#[test]
fn another_sheet_is_chosen() {
    let other = SHEET.replace("TIẾP DÂN", "TIẾP DÂN Ở XÃ");
    let book = drawn::workbook(&[("Huyện", SHEET), ("Xã", &other)]);
    let view = |sheet: Option<&str>| -> (Imported, TableView) {
        import_viewed(&book, &Corrections { sheet: sheet.map(str::to_owned), ..Corrections::default() }).unwrap()
    };
    assert_eq!(view(None).1.sheet, "Huyện");
    let (imported, shown) = view(Some("Xã"));
    assert_eq!((shown.sheet.as_str(), imported.layout.sheet.as_str()), ("Xã", "Xã"));
    assert_eq!(shown.sheets.len(), 2);
    assert!(!has(&imported, |kind| *kind == DiagnosticKind::CorrectionUnused));
    assert!(has(&view(Some("Tỉnh")).0, |kind| *kind == DiagnosticKind::CorrectionUnused));
}

#[test]
fn what_fits_nothing_is_said() {
    let number = RowCorrection { number: Some("9".to_owned()), ..nothing() };
    assert!(has(&corrected(&[(20, number)]), |kind| *kind == DiagnosticKind::CorrectionUnused));
}

fn unused(imported: &Imported) -> usize {
    kinds(imported).iter().filter(|kind| **kind == DiagnosticKind::CorrectionUnused).count()
}

/// A form may come from anybody.
#[test]
fn columns_that_no_sheet_has_are_said_and_cost_nothing() {
    let columns = (4..60_000).map(|column| (column, ColumnRole::Maximum)).collect();
    let imported = read(SHEET, &Corrections { columns, ..Corrections::default() });
    assert!(imported.layout.columns.len() <= 256, "{}", imported.layout.columns.len());
    assert_eq!(unused(&imported), 1);
    let columns = [(u32::MAX, ColumnRole::SelfPoints)].into_iter().collect();
    assert_eq!(unused(&read(SHEET, &Corrections { columns, ..Corrections::default() })), 1);
    // Of two columns for what one is for, the second does nothing.
    let columns = [(3, ColumnRole::Evidence), (4, ColumnRole::Evidence)].into_iter().collect();
    assert_eq!(unused(&read(SHEET, &Corrections { columns, ..Corrections::default() })), 1);
}

#[test]
fn a_row_that_no_sheet_has_does_not_keep_the_table_open() {
    let imported = corrected(&[(u32::MAX, RowCorrection { part: Some(RowPart::Total), ..nothing() })]);
    assert_eq!((&imported.template, unused(&imported)), (&corrected(&[]).template, 1));
}

#[test]
fn maxima_that_can_be_none_are_said_and_left_as_printed() {
    let given = |kind, hundredths| {
        let maxima = [(kind, Some(Score::from_hundredths(hundredths)))].into_iter().collect();
        corrected(&[(2, RowCorrection { maxima, ..nothing() })])
    };
    for imported in [given(0, -1), given(0, i64::MIN), given(0, i64::MAX), given(7, 100)] {
        assert_eq!((maximum(&imported, "I/1"), unused(&imported)), (Some(Score::from_hundredths(200)), 1));
    }
    assert_eq!(unused(&given(0, 300)), 0);
}

#[test]
fn levels_never_make_a_tree_that_is_too_deep() {
    let rows: String = (1..=40).map(|row| format!("{row} | Việc thứ {row} | #2 |\n")).collect();
    let sheet = format!("TT | Nội dung | Điểm tối đa | Điểm tự chấm\n{rows}");
    let level = RowCorrection { level: Some(u8::MAX), ..nothing() };
    let rows = (1..=40).map(|row| (row, level.clone())).collect();
    let imported = read(&sheet, &Corrections { rows, ..Corrections::default() });
    assert_eq!(imported.template.criteria.iter().map(|(_, node)| node.depth).max(), Some(31));
}

#[test]
fn the_table_is_shown_with_what_its_rows_were_taken_for() {
    let sheet = SHEET.replace("| Ban hành kế hoạch | #2 |", "| Ban hành kế hoạch | #2 |\n| Kịp thời: 2 điểm | |");
    let (imported, view) = import_viewed(&drawn::sheet(&sheet), &Corrections::default()).unwrap();
    assert_eq!(view.header.len(), 1);
    let parts: Vec<(RowPart, Option<u32>)> =
        view.rows.iter().map(|row| (row.taken.part, row.taken.criterion)).collect();
    use RowPart::{Criterion, Nothing, Rule as RuleRow, Total};
    let asked = |at: u32| (Criterion, Some(at));
    assert_eq!(
        parts,
        [
            asked(0),
            asked(1),
            (RuleRow, Some(1)),
            asked(2),
            asked(3),
            asked(4),
            asked(5),
            asked(6),
            (Total, None),
            (Nothing, None)
        ]
    );
    let texts: Vec<&str> = view.rows.iter().filter_map(|row| row.cells.get(1)).map(String::as_str).collect();
    assert_eq!(texts.get(1), Some(&"Ban hành kế hoạch"));
    assert_eq!(view.columns.iter().filter(|column| column.role.is_some()).count(), imported.layout.columns.len());
}

#[test]
fn the_words_that_the_page_offers_are_understood() {
    for sample in Sample::ALL {
        for maximum in [50, 100, 200, 575].map(Score::from_hundredths) {
            let sheet = SHEET.replace("Ban hành kế hoạch | #2", &format!("Việc | {maximum}"));
            let row = RowCorrection { rule: Some(sample.words(maximum)), ..nothing() };
            let imported =
                read(&sheet, &Corrections { rows: [(2, row)].into_iter().collect(), ..Corrections::default() });
            let (_, node) = imported.template.criteria.iter().nth(1).unwrap();
            let scoring = node.criterion.scoring.as_ref().unwrap();
            let as_meant = match (&scoring.rule, sample) {
                (Rule::Steps(_), Sample::Steps)
                | (Rule::YesNo { .. }, Sample::YesNo)
                | (Rule::PerItem { .. }, Sample::PerItem)
                | (Rule::Deduction { .. }, Sample::Deduction)
                | (Rule::AgainstLastYear { .. }, Sample::LastYear) => true,
                (Rule::Ratio(bands), Sample::Bands) => bands.iter().all(|band| !band.award.is_proportional()),
                (Rule::Ratio(bands), Sample::Share) => bands.iter().any(|band| band.award.is_proportional()),
                (_, Sample::Superior) => scoring.given_by == GivenBy::Superior,
                _ => false,
            };
            assert!(as_meant, "{sample:?} {maximum}: {}", print::rule(&scoring.rule));
            let doubts: Vec<_> =
                kinds(&imported).into_iter().filter(|kind| format!("{kind:?}").contains("ule")).collect();
            assert!(
                doubts.is_empty() || doubts.iter().all(|kind| matches!(kind, DiagnosticKind::WithoutRule { .. })),
                "{doubts:?}"
            );
        }
    }
}

#[test]
fn rows_that_are_steps_are_shown_as_words_of_a_rule_and_stay_where_a_person_says() {
    let sheet = "
        TT | Tiêu chí | Mức | Điểm tối đa
        1 | Kế hoạch | Kịp thời | #3
        ^ | ^ | Chậm | #2
        ^ | ^ | Không | #0
        2 | Báo cáo | | #4
        3 | Sơ kết | | ^
    ";
    let columns = || [(2, ColumnRole::Text)].into_iter().collect();
    let view = |rows: &[(u32, RowCorrection)]| {
        let rows = rows.iter().cloned().collect();
        import_viewed(&drawn::sheet(sheet), &Corrections { columns: columns(), rows, ..Corrections::default() })
            .unwrap()
    };
    use RowPart::{Criterion, Rule as RuleRow};
    let parts = |view: &TableView| view.rows.iter().map(|row| row.taken.part).collect::<Vec<_>>();
    let (imported, shown) = view(&[]);
    assert_eq!(codes(&imported), "1 2");
    assert_eq!(parts(&shown), [Criterion, RuleRow, RuleRow, Criterion, RuleRow]);
    let stays = RowCorrection { part: Some(Criterion), ..nothing() };
    let (imported, shown) = view(&[(5, stays)]);
    assert_eq!(codes(&imported), "1 2 3");
    assert_eq!(parts(&shown), [Criterion, RuleRow, RuleRow, Criterion, Criterion]);
}

#[test]
fn a_row_behind_the_sheet_does_not_keep_the_table_open() {
    let part = RowCorrection { part: Some(RowPart::Rule), ..nothing() };
    let imported = corrected(&[(500, part)]);
    assert!(!has(&imported, |kind| *kind == DiagnosticKind::NoGrades));
}
