//! How long a workbook takes from bytes to template: a sheet of 500 × 8, one of 20,000 × 20, and the built-in one; each of
//! the first two beside what it costs to walk once through its sheet's XML with quick-xml, and nothing else.
#![allow(missing_docs, reason = "criterion's macro writes a public function without a comment")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot make its workbook has nothing to measure")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::hint::black_box;
use tucham::workbook::container::Container;
use tucham::workbook::import;

const HEADINGS: [&str; 8] = [
    "TT",
    "Nội dung tiêu chí",
    "Điểm tối đa",
    "Cách chấm",
    "Minh chứng",
    "Điểm tự chấm",
    "Giải trình",
    "Điểm thẩm định",
];

/// Groups of nine criteria, each kind of rule among them, and a total: `rows` rows of criteria.
fn sheet(rows: u32) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading)?;
    }
    for row in 1..=rows {
        criterion(sheet, row)?;
    }
    sheet.write_string(rows + 1, 1, "Tổng cộng")?;
    workbook.save_to_buffer()
}

fn criterion(sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
    let (group, place) = ((row - 1) / 10 + 1, (row - 1) % 10);
    if place == 0 {
        sheet.write_string(row, 0, group.to_string())?.write_string(
            row,
            1,
            "Nhóm tiêu chí về công tác chỉ đạo, điều hành",
        )?;
        sheet.write_number(row, 2, 18)?;
        return Ok(());
    }
    let rule = match place % 4 {
        0 => "Ban hành kịp thời: 2 điểm\nKhông kịp thời: 1 điểm\nKhông ban hành: 0 điểm",
        1 => "Từ 80% trở lên: tỷ lệ × 2 điểm\nDưới 80%: 0 điểm",
        2 => "Mỗi mô hình: 0,5 điểm; tối đa 2 điểm",
        _ => "Đạt: 2 điểm\nKhông đạt: 0 điểm",
    };
    sheet.write_string(row, 0, format!("{group}.{place}"))?;
    sheet.write_string(
        row,
        1,
        format!("Tiêu chí thành phần số {place} của nhóm {group}, thực hiện theo kế hoạch năm"),
    )?;
    sheet.write_number(row, 2, 2)?.write_string(row, 3, rule)?;
    for column in 4..8 {
        sheet.write_string(row, column, format!("Nội dung của ô {row}.{column}"))?;
    }
    Ok(())
}

/// A sheet of 20 columns: a criterion in every fifth row, the lines of its rule below it, and something in every cell.
fn wide_sheet(rows: u32) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading)?;
    }
    for column in 8..20 {
        sheet.write_string(0, column, format!("Cột {column}"))?;
    }
    for row in 1..rows {
        match (row - 1) % 5 {
            0 => {
                sheet.write_string(row, 0, (row / 5 + 1).to_string())?;
                sheet.write_string(row, 1, format!("Tiêu chí số {row}"))?.write_number(row, 2, 4)?;
            }
            line => drop(sheet.write_string(row, 3, format!("Mức {line}: {} điểm", 5 - line))?),
        }
        for column in 8..20 {
            match column % 3 {
                0 => sheet.write_number(row, column, row)?,
                _ => sheet.write_string(row, column, format!("ô {row}.{column}"))?,
            };
        }
    }
    workbook.save_to_buffer()
}

/// Walks through the first sheet's XML and does nothing with it; gives how many steps that took.
fn walk(part: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(part);
    let mut steps = 0;
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {
        steps += 1;
    }
    steps
}

fn first_sheet(workbook: &[u8]) -> String {
    let part = Container::open(workbook).unwrap().part("xl/worksheets/sheet1.xml").unwrap();
    String::from_utf8(part).unwrap()
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    // Linear in the rows: ten times the criteria at most eleven times the time (measures.md).
    for rows in [50_u32, 500, 5_000] {
        let bytes = sheet(rows).unwrap();
        group.bench_with_input(BenchmarkId::new("sheet of 8 columns", rows), &bytes, |bencher, bytes| {
            bencher.iter(|| black_box(import(bytes)));
        });
    }
    for (name, bytes) in [("500 × 8", sheet(500).unwrap()), ("20,000 × 20", wide_sheet(20_000).unwrap())] {
        group.sample_size(if bytes.len() > 1_000_000 { 10 } else { 100 });
        let part = first_sheet(&bytes);
        assert!(import(&bytes).is_ok(), "{name} is read");
        group.bench_function(BenchmarkId::new("reference: quick-xml alone", name), |bencher| {
            bencher.iter(|| black_box(walk(black_box(&part))));
        });
        group.bench_function(BenchmarkId::new("from bytes to template", name), |bencher| {
            bencher.iter(|| black_box(import(black_box(&bytes))));
        });
    }
    group.sample_size(100);
    let builtin = include_bytes!("../public/bang-tieu-chi-mau.xlsx");
    group.bench_function("built-in workbook", |bencher| bencher.iter(|| black_box(import(builtin))));
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
