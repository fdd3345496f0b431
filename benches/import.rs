//! How long a workbook takes from bytes to template: a sheet of 500 × 8, and the built-in one.
#![allow(missing_docs, reason = "criterion's macro writes a public function without a comment")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot make its workbook has nothing to measure")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::hint::black_box;
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

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    // Linear in the rows: ten times the criteria at most eleven times the time (measures.md).
    for rows in [50_u32, 500, 5_000] {
        let bytes = sheet(rows).unwrap();
        group.bench_with_input(BenchmarkId::new("sheet of 8 columns", rows), &bytes, |bencher, bytes| {
            bencher.iter(|| black_box(import(bytes)));
        });
    }
    let builtin = include_bytes!("../public/bang-tieu-chi-mau.xlsx");
    group.bench_function("built-in workbook", |bencher| bencher.iter(|| black_box(import(builtin))));
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
