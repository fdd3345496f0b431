//! How long it takes to open, fill and open again a workbook of 300 criteria, and of ten times as many: the cost has to
//! grow with the work and no faster.

// A fixture that cannot be made should stop the run; the two functions that criterion generates need no words.
#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Format, Formula, Workbook, XlsxError};
use std::hint::black_box;
use tucham::workbook::cell::CellRef;
use tucham::workbook::container::{Book, Container};
use tucham::workbook::fill::{
    AddedSheet, Calculation, CellValue, CellWrite, CustomXml, Filling, OnFormula, SheetWrites, compare_parts,
    custom_xml, fill,
};

const SHEET: &str = "Bảng điểm";
const NAMESPACE: &str = "urn:example:dossier";

/// A table of that many criteria in groups of ten, each group with its sum.
fn template(criteria: u32) -> Vec<u8> {
    make(criteria).unwrap()
}

fn make(criteria: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bordered = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    let sheet = book.add_worksheet().set_name(SHEET)?;
    for row in 0..criteria {
        sheet.write_string_with_format(row, 0, format!("{}.{}", row / 10, row % 10), &bordered)?;
        sheet.write_string_with_format(
            row,
            1,
            format!("Tiêu chí số {row} với một nội dung dài vừa phải"),
            &bordered,
        )?;
        sheet.write_number_with_format(row, 2, 1, &bordered)?;
        sheet.write_blank(row, 3, &bordered)?;
        sheet.write_blank(row, 4, &bordered)?;
    }
    for row in (0..criteria).step_by(10) {
        let sum = Formula::new(format!("SUM(D{}:D{})", row + 2, row + 10));
        sheet.write_formula(row, 3, sum)?;
    }
    book.save_to_buffer()
}

/// Points and an explanation for every criterion, sums for every group.
fn answers(criteria: u32) -> SheetWrites {
    let points = |row| {
        let on_formula = if row % 10 == 0 { OnFormula::KeepAndCache } else { OnFormula::Refuse };
        CellWrite { at: CellRef { row, column: 3 }, value: CellValue::hundredths(75), on_formula }
    };
    let explanation = |row| {
        let value = CellValue::Text("Đã ban hành kế hoạch, có báo cáo kèm theo".to_owned());
        CellWrite { at: CellRef { row, column: 4 }, value, on_formula: OnFormula::Refuse }
    };
    SheetWrites {
        sheet: SHEET.to_owned(),
        cells: (0..criteria).flat_map(|row| [points(row), explanation(row)]).collect(),
        columns: Vec::new(),
    }
}

/// Checks and opens the template, fills it, opens the package and finds the data in it.
fn fill_and_open(template: &[u8], sheets: &[SheetWrites], item: &[u8]) -> usize {
    let container = Container::open(template).unwrap();
    let rows = vec![vec![CellValue::Text("Mã đối chiếu".to_owned()), CellValue::Text("ABCD-EFGH".to_owned())]];
    let added = [AddedSheet { name: "Xác thực".to_owned(), widths: vec![20, 60], rows }];
    let item = CustomXml { namespace: NAMESPACE, item_id: "{6F1B6F5E-0000-4000-8000-000000000001}", item };
    let filling = Filling { sheets, added: &added, custom_xml: Some(item), calculation: Calculation::AsStored };
    let filled = fill(&container, &filling).unwrap();
    let package = Container::open(&filled.bytes).unwrap();
    let found = custom_xml(&package, NAMESPACE).unwrap().unwrap();
    found.len() + compare_parts(&container, &package).unwrap().len()
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("fill");
    for criteria in [300, 3_000] {
        let template = template(criteria);
        let sheets = [answers(criteria)];
        // A payload of about 200 bytes for each criterion, in base64.
        let payload = "QUJD".repeat(criteria as usize * 67);
        let item = format!(r#"<d:dossier xmlns:d="{NAMESPACE}">{payload}</d:dossier>"#);
        group.bench_with_input(BenchmarkId::new("open", criteria), &template, |bencher, template| {
            bencher.iter(|| Book::read(&Container::open(black_box(template)).unwrap()).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("fill and open", criteria), &template, |bencher, template| {
            bencher.iter(|| fill_and_open(black_box(template), &sheets, item.as_bytes()));
        });
    }
    group.finish();
}

criterion_group!(fill_benches, benches);
criterion_main!(fill_benches);
