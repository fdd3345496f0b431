//! Files that are no template: each is refused with what it is, nothing panics, and what is merely odd is read.
// A test that cannot make its own file should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{BUILTIN, kinds, sheet, workbook};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Read, Write};
use tucham::workbook::container::{Compound, PackageFault, PartRule, ZipRule};
use tucham::workbook::{
    CellRef, ContainerError, DiagnosticKind, Limit, MissingColumn, Place, Refusal, import, import_workbook,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn refusal(bytes: &[u8]) -> Refusal {
    import(bytes).expect_err("this is no template")
}

/// A workbook with one part written anew.
fn with_part(workbook: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        if name != part {
            writer.raw_copy_file(entry).unwrap();
            continue;
        }
        let mut markup = String::new();
        entry.read_to_string(&mut markup).unwrap();
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(change(markup).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A compound file (MS-CFB) whose directory has one stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[30] = 9;
    for (place, unit) in stream.encode_utf16().enumerate() {
        bytes[512 + 2 * place..514 + 2 * place].copy_from_slice(&unit.to_le_bytes());
    }
    bytes[512 + 64] = u8::try_from(2 * stream.len() + 2).unwrap();
    bytes
}

#[test]
fn what_is_no_workbook_is_called_what_it_is() {
    for bytes in
        [b"".as_slice(), b"TT;Ti\xC3\xAAu ch\xC3\xAD;10", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"%PDF-1.7\n%\xE2\xE3"]
    {
        assert_eq!(refusal(bytes), Refusal::Container(ContainerError::NotAZip));
    }
    let encrypted = Refusal::Container(ContainerError::Compound(Compound::Encrypted));
    assert_eq!(refusal(&compound("EncryptedPackage")), encrypted);
    let old = Refusal::Container(ContainerError::Compound(Compound::OldWorkbook));
    let other_kind = |bytes: &[u8]| import_workbook(bytes).expect_err("this cannot be filled");
    assert_eq!(other_kind(include_bytes!("fixtures/import/mot-hang-tieu-de.xls")), old);
    let open_document = other_kind(include_bytes!("fixtures/import/mot-hang-tieu-de.ods"));
    let fault = |refusal: &Refusal| match refusal {
        Refusal::Container(ContainerError::Package { fault, .. }) => Some(fault.clone()),
        _ => None,
    };
    assert_eq!(fault(&open_document), Some(PackageFault::OpenDocument));
}

#[test]
fn a_workbook_that_was_cut_off_or_blown_up_is_refused() {
    let cut = refusal(&BUILTIN[..BUILTIN.len() / 2]);
    assert!(matches!(cut, Refusal::Container(ContainerError::Zip { rule: ZipRule::NoEndRecord, .. })), "{cut:?}");
    let bomb = with_part(BUILTIN, "xl/styles.xml", |_| " ".repeat(10_000_000));
    let refused = refusal(&bomb);
    assert!(matches!(refused, Refusal::Container(ContainerError::Zip { rule: ZipRule::Ratio, .. })), "{refused:?}");
}

#[test]
fn a_table_that_is_not_there_is_asked_for() {
    assert_eq!(refusal(&sheet(&[])), Refusal::Empty);
    let nearest = match refusal(&sheet(&[&["DANH SÁCH"], &["STT", "Nội dung", "Kinh phí"], &["1", "Mua sắm", "#5"]]))
    {
        Refusal::NoHeader { nearest: Some(nearest) } => nearest,
        other => panic!("{other:?}"),
    };
    assert_eq!(nearest.place, Place::cell("Bảng", CellRef { row: 1, column: 0 }));
    assert_eq!(nearest.found, ["STT", "Nội dung"]);
    assert_eq!(nearest.missing, [MissingColumn::Maximum]);
}

#[test]
fn sizes_are_bounded() {
    let row: &[&str] = &["1", "Tiêu chí", "#1"];
    let mut rows = vec![["TT", "Tiêu chí", "Điểm tối đa"].as_slice()];
    rows.resize(5_002, row);
    assert_eq!(refusal(&sheet(&rows)), Refusal::TooLarge { sheet: "Bảng".to_owned(), limit: Limit::Criteria(5_000) });
}

#[test]
fn a_long_text_that_thousands_of_cells_share_is_refused_at_once() {
    let row: &[&str] = &["1", "DÀI", "#1", "DÀI"];
    let mut rows = vec![["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"].as_slice()];
    rows.resize(4_000, row);
    let shared = |markup: String| markup.replace("DÀI", &"a;b ".repeat(8_000));
    let refused = refusal(&with_part(&sheet(&rows), "xl/sharedStrings.xml", shared));
    assert_eq!(refused, Refusal::TooLarge { sheet: "Bảng".to_owned(), limit: Limit::Text(20_000_000) });
}

/// What the library that reads the cells would believe: to make room for four thousand million texts, to copy a font's
/// name of half a megabyte into every format, to calculate a place in 32 bits, to look for texts where they are not.
#[test]
fn what_a_reader_would_believe_is_looked_at_first() {
    let [sheet, texts, styles, book] =
        ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"];
    let long = format!("<font><name val=\"{}\"/>", "a".repeat(500_000));
    for (part, old, new, rule, told) in [
        (texts, "uniqueCount=\"", "uniqueCount=\"4000000", PartRule::TooLong, texts),
        (texts, "<si>", "<si xmlns=\"urn:x\"/><si>", PartRule::Foreign, texts),
        (styles, "<font>", &long, PartRule::TooLong, styles),
        (sheet, "r=\"J11\"", "r=\"J4294967307\"", PartRule::Reference, sheet),
        (sheet, "r=\"J11\"", "r=\"XFE11\"", PartRule::Reference, sheet),
        (sheet, "r=\"J11\"", "r=\"A11\"", PartRule::OutOfOrder, sheet),
        (sheet, "<row r=\"11\"", "<row r=\"1048577\"", PartRule::Reference, sheet),
        (sheet, "<row r=\"11\"", "<row r=\"9\"", PartRule::OutOfOrder, sheet),
        (sheet, "<mergeCell ref=\"A1:B1\"/>", "<mergeCell ref=\"C3:A1\"/>", PartRule::Reference, sheet),
        (sheet, "<dimension ref=\"", "<dimension ref=\"C3:A1\" x=\"", PartRule::Reference, sheet),
        (book, "sharedStrings.xml", "theme/theme1.xml", PartRule::ReadersDiffer, "xl/workbook.xml"),
    ] {
        let changed = with_part(BUILTIN, part, |markup| {
            assert!(markup.contains(old), "{part} has no {old}");
            markup.replacen(old, new, 1)
        });
        let fault = PackageFault::Rule(rule);
        assert_eq!(
            refusal(&changed),
            Refusal::Container(ContainerError::Package { part: told.to_owned(), fault }),
            "{new:.60}"
        );
    }
}

#[test]
fn long_rules_take_no_more_time_than_they_are_long() {
    for words in [
        "a;",
        "b: 1 / ",
        "c. A ",
        "d, mỗi ",
        "e 1 điểm ",
        "từ 1% ",
        "f:",
        "tỷ lệ × ",
        "1 điểm đến 2 điểm,",
        "a: 1,",
        "(tối đa 1 điểm ",
    ] {
        let book = |length: usize| {
            let rule = words.repeat(length / words.len());
            let row: &[&str] = &["1", "Một", "#1", &rule];
            sheet(&[&["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"], row, row])
        };
        // Ten times the words; quadratic time would be a hundred times as long.
        let longer = times_longer(&book(3_000), &book(30_000));
        assert!(longer < 40, "{words}: {longer} times");
    }
}

/// The time of the larger of two workbooks in that of the smaller, with a floor below which a clock says nothing.
fn times_longer(small: &[u8], large: &[u8]) -> u128 {
    let time = |bytes: &[u8]| {
        let started = std::time::Instant::now();
        assert!(import(bytes).is_ok());
        started.elapsed().as_millis().max(200)
    };
    time(large) / time(small)
}

#[test]
fn appraisers_of_wide_and_many_spans_take_no_more_time_than_their_words() {
    let rows: Vec<[String; 3]> = (1..=4_000).map(|row| [row.to_string(), "Một".to_owned(), "#1".to_owned()]).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let header = ["TT", "Tiêu chí", "Điểm tối đa"];
    let table: Vec<&[&str]> = std::iter::once(header.as_slice()).chain(rows.iter().map(Vec::as_slice)).collect();
    let book = |words: &str| {
        let settings: &[&[&str]] = &[&["Cơ quan thẩm định", "DÀI"]];
        let book = workbook(&[("Bảng", &table), ("Đợt chấm điểm", settings)]);
        with_part(&book, "xl/sharedStrings.xml", |markup| markup.replace("DÀI", words))
    };
    let spans = |count: usize| book(&format!("Phòng A: tiêu chí {}", "1-4000 ".repeat(count)));
    assert!(times_longer(&spans(10), &spans(100_000)) < 20);
    let offices = import(&book(&"A;".repeat(100_000))).unwrap();
    assert_eq!(offices.template.exercise.appraisers.len(), 50);
    assert!(kinds(&offices).contains(&DiagnosticKind::TooManyAppraisers { most: 50 }));
}

#[test]
fn classes_and_conditions_are_bounded() {
    let grades: Vec<&[&str]> = vec![&["Tốt", "từ 50% trở lên"]; 2_000];
    let heading: &[&str] = &["Điều kiện", "Hệ quả"];
    let mut conditions = vec![heading];
    conditions.resize(2_000, &["Một", "xếp loại không quá Tốt"]);
    let table: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa"], &["1", "Một", "#1"]];
    let book = workbook(&[("Bảng", table), ("Xếp loại", &grades), ("Điều kiện", &conditions)]);
    let imported = import(&book).unwrap();
    let grading = &imported.template.grading;
    assert_eq!((grading.grades.len(), grading.conditions.len()), (50, 200));
    assert!(kinds(&imported).contains(&DiagnosticKind::TooManyGrades { most: 50 }));
    assert!(kinds(&imported).contains(&DiagnosticKind::TooManyConditions { most: 200 }));
}

#[test]
fn total_rows_and_their_diagnostics_are_counted_not_listed() {
    let book = |totals: usize| {
        let mut rows = vec![["TT", "Tiêu chí", "Điểm tối đa"].as_slice()];
        rows.resize(2_001, &["1", "Một", "#1"]);
        rows.resize(2_001 + totals, &["", "Tổng cộng", "#7"]);
        sheet(&rows)
    };
    let imported = import(&book(15_000)).unwrap();
    let differs = |kind: &&DiagnosticKind| matches!(kind, DiagnosticKind::TotalDiffers { .. });
    let found = kinds(&imported);
    assert_eq!(found.iter().filter(differs).count(), 200);
    let more = found.iter().find_map(|kind| match kind {
        DiagnosticKind::AndMore { first, count } if differs(&first.as_ref()) => Some(*count),
        _ => None,
    });
    assert_eq!(more, Some(14_800));
    // Fifteen times the totals, each of which once looked at all the criteria again.
    assert!(times_longer(&book(1_000), &book(15_000)) < 15);
}

#[test]
fn numbers_in_any_spelling_are_survived() {
    for number in ["+1", "1.", ".5", "-.5", "inf", "nan", "infinity", "1e400", "1e-400", "1E5", "0x10", "1_0", " 1", ""]
    {
        let rows: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa"], &["1", "Một", "#7"]];
        let typed = |markup: String| {
            let plain = r#"<c r="C2"><v>7</v>"#;
            assert!(markup.contains(plain));
            markup.replace(plain, &format!(r#"<c r="C2" t="n"><v>{number}</v>"#))
        };
        let _ = import(&with_part(&sheet(rows), "xl/worksheets/sheet1.xml", typed));
    }
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing_and_is_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["TT", "Tiêu chí", "Điểm tối đa"].into_iter().enumerate() {
        sheet.write_string(0, u16::try_from(column).unwrap(), text).unwrap();
    }
    sheet.write_string(1, 0, "1").unwrap().write_string(1, 1, "Một").unwrap().write_number(1, 2, 1).unwrap();
    sheet.write_string(1_048_575, 16_383, "xa").unwrap();
    let imported = import(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(imported.template.criteria.len(), 1);
    let far = imported.diagnostics.iter().find(|found| found.kind == DiagnosticKind::OutsideBounds { cells: 1 });
    let cell = far.and_then(|found| found.place.clone()).and_then(|place| place.cell);
    assert_eq!(cell.map(|cell| cell.to_string()).as_deref(), Some("XFD1048576"));
    assert_eq!(imported.layout.last.to_string(), "C2");
}

#[test]
fn a_text_longer_than_excel_keeps_is_read_and_said() {
    let long = |length: usize| {
        let rows: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa"], &["1", "DÀI", "#1"]];
        with_part(&sheet(rows), "xl/sharedStrings.xml", |markup| markup.replace("DÀI", &"a".repeat(length)))
    };
    let imported = import(&long(32_768)).unwrap();
    assert!(kinds(&imported).contains(&DiagnosticKind::TextTooLong { length: 32_768 }));
    let text = imported.template.criteria.iter().map(|(_, node)| node.criterion.text.len()).collect::<Vec<_>>();
    assert_eq!(text, [32_768]);
    let imported = import(&long(32_767)).unwrap();
    assert!(!kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::TextTooLong { .. })));
}

#[test]
fn a_part_that_is_not_xml_is_refused_with_its_name() {
    let broken = with_part(BUILTIN, "xl/worksheets/sheet1.xml", |markup| markup.replace("</sheetData>", ""));
    let refused = refusal(&broken);
    let Refusal::Container(ContainerError::Xml { part, .. }) = &refused else { panic!("{refused:?}") };
    assert_eq!(part, "xl/worksheets/sheet1.xml");
}

#[test]
fn a_formula_that_was_never_calculated_is_said() {
    let rows: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa"], &["1", "Một", "#7"]];
    let markup = |markup: String| markup.replace("<v>7</v>", "<f>3+4</f>");
    let imported = import(&with_part(&sheet(rows), "xl/worksheets/sheet1.xml", markup)).unwrap();
    assert!(kinds(&imported).contains(&DiagnosticKind::FormulaWithoutValue), "{:?}", imported.diagnostics);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the cells, every criterion has a rule and nothing panics.
    #[test]
    fn any_words_are_read(rule in "\\PC{0,80}", text in "\\PC{1,40}", maximum in "\\PC{0,10}", number in "\\PC{0,6}") {
        let rows: &[&[&str]] = &[
            &["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Không phát sinh"],
            &[&number, &text, &maximum, &rule, &text],
            &["2", &rule, "#2", &text, &rule],
            &["", &rule, "", "", ""],
        ];
        let sheets: &[(&str, &[&[&str]])] =
            &[("Bảng", rows), ("Xếp loại", &[&[&text, &rule, &text]]), ("Đợt chấm điểm", &[&[&text, &rule]])];
        if let Ok(imported) = import(&workbook(sheets)) {
            prop_assert!(imported.template.criteria.iter().any(|(_, node)| node.criterion.is_leaf()));
        }
    }

    /// Words made of the words of rules are nearer to one than any.
    #[test]
    fn any_order_of_the_words_of_rules_is_read(words in proptest::collection::vec(
        prop::sample::select(vec![
            "từ", "đến", "dưới", "trên", "đạt", "không", "tối đa", "trừ", "mỗi", "tỷ lệ", "×", "điểm", "%", "2", "0,5", "90%",
            ":", ";", "/", "\n", ",", "(", "trước", "ngày 10/4/2023", "năm trước", "không phát sinh", "điểm tối đa", "- ", ". A",
        ]), 0..24)) {
        let rule = words.join(" ");
        let rows: &[&[&str]] = &[&["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm"], &["1", "Một", "#2", &rule]];
        prop_assert!(import(&sheet(rows)).is_ok());
    }

    /// A byte that fell over on its way gives a template or a refusal.
    #[test]
    fn any_damage_is_survived(place in 0..BUILTIN.len(), byte in any::<u8>()) {
        let mut bytes = BUILTIN.to_vec();
        bytes[place] = byte;
        let _ = import(&bytes);
    }
}
