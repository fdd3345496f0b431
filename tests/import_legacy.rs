//! Encodings of Vietnamese from before Unicode, told by the fonts of cells.
// A test that cannot make its own file should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use rust_xlsxwriter::{Format, Workbook};
use tucham::workbook::{DiagnosticKind, Imported, LegacyEncoding, SourceFinding, import};

/// A table of two criteria, its words in that font.
fn book(font: &str, words: [&str; 5]) -> Imported {
    let [number, criterion, maximum, one, two] = words;
    let mut book = Workbook::new();
    let format = Format::new().set_font_name(font);
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip([number, criterion, maximum]) {
        sheet.write_string_with_format(0, column, text, &format).unwrap();
    }
    for (row, text) in (1..).zip([one, two]) {
        sheet.write_string(row, 0, row.to_string()).unwrap();
        sheet.write_string_with_format(row, 1, text, &format).unwrap();
        sheet.write_number(row, 2, 2).unwrap();
    }
    import(&book.save_to_buffer().unwrap()).expect("this is a template")
}

fn texts(imported: &Imported) -> Vec<String> {
    imported.template.criteria.iter().map(|(_, node)| node.criterion.text.clone()).collect()
}

fn said(imported: &Imported) -> Vec<(String, DiagnosticKind)> {
    let about = |kind: &DiagnosticKind| {
        matches!(
            kind,
            DiagnosticKind::Source(SourceFinding::LegacyText { .. })
                | DiagnosticKind::Source(SourceFinding::LegacySuspected { .. })
        )
    };
    let found = imported.diagnostics.iter().filter(|found| about(&found.kind));
    let cell = |found: &tucham::workbook::Diagnostic| found.place.as_ref()?.cell.map(|cell| cell.to_string());
    found.map(|found| (cell(found).unwrap_or_default(), found.kind.clone())).collect()
}

#[test]
fn tcvn3_is_known_by_its_fonts_and_said() {
    let words = ["TT", "Tiªu chÝ", "§iÓm tèi ®a", "Ban hµnh kÕ ho¹ch", "T\u{AD} t\u{AD}ëng, tæ chøc"];
    let imported = book(".VnTime", words);
    assert_eq!(texts(&imported), ["Ban hành kế hoạch", "Tư tưởng, tổ chức"]);
    let told = DiagnosticKind::Source(SourceFinding::LegacyText { encoding: LegacyEncoding::Tcvn3, cells: 4 });
    assert_eq!(said(&imported), [("B1".to_owned(), told)]);
}

#[test]
fn the_fonts_of_capitals_make_capitals() {
    let imported = book(".VnTimeH", ["tt", "tiªu chÝ", "®iÓm tèi ®a", "ban hµnh", "b¸o c¸o"]);
    assert_eq!(texts(&imported), ["BAN HÀNH", "BÁO CÁO"]);
}

#[test]
fn vni_is_known_by_its_fonts_and_said() {
    let words = ["TT", "Tieâu chí", "Ñieåm toái ña", "Ban haønh keá hoaïch", "Tö töôûng, toå chöùc"];
    let imported = book("VNI-Times", words);
    assert_eq!(texts(&imported), ["Ban hành kế hoạch", "Tư tưởng, tổ chức"]);
    let told = DiagnosticKind::Source(SourceFinding::LegacyText { encoding: LegacyEncoding::Vni, cells: 5 });
    let cells = said(&imported);
    assert!(
        matches!(
            cells.as_slice(),
            [(_, DiagnosticKind::Source(SourceFinding::LegacyText { encoding: LegacyEncoding::Vni, .. }))]
        ),
        "{cells:?} {told:?}"
    );
}

#[test]
fn unicode_in_an_old_font_stays_as_it_is() {
    let imported = book(".VnTime", ["TT", "Tiêu chí", "Điểm tối đa", "Kế hoạch", "Tổ chức"]);
    assert_eq!(texts(&imported), ["Kế hoạch", "Tổ chức"]);
    assert_eq!(said(&imported), []);
}

#[test]
fn a_text_that_looks_old_in_another_font_is_said_and_kept() {
    let imported = book("Times New Roman", ["TT", "Tiêu chí", "Điểm tối đa", "B¸o c¸o ®Çy ®ñ", "Kế hoạch"]);
    assert_eq!(texts(&imported), ["B¸o c¸o ®Çy ®ñ", "Kế hoạch"]);
    let doubt = DiagnosticKind::Source(SourceFinding::LegacySuspected { encoding: LegacyEncoding::Tcvn3, cells: 1 });
    assert_eq!(said(&imported), [("B2".to_owned(), doubt)]);
}

#[test]
fn fonts_of_parts_of_a_text_are_told_apart() {
    let mut book = Workbook::new();
    let (old, new) = (Format::new().set_font_name(".VnTime"), Format::new().set_font_name("Arial"));
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["TT", "Tiêu chí", "Điểm tối đa"]) {
        sheet.write_string(0, column, text).unwrap();
    }
    sheet.write_string(1, 0, "1").unwrap().write_number(1, 2, 2).unwrap();
    sheet.write_rich_string(1, 1, &[(&old, "KÕ ho¹ch "), (&new, "tổ chức")]).unwrap();
    let imported = import(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(texts(&imported), ["Kế hoạch tổ chức"]);
    assert_eq!(said(&imported).len(), 1);
}
