//! The headers of real decisions, verbatim (domain.md, "How the sheets look"), and what can be wrong with one.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{drawn, kinds};
use tucham::text::{Language, refusal};
use tucham::workbook::{DiagnosticKind, Doubt, Imported, Refusal, Role, import};

fn read(drawing: &str) -> Imported {
    import(&drawn::sheet(drawing)).unwrap_or_else(|refused| panic!("{refused:?}: {drawing}"))
}

/// The roles from left to right, each in a short word.
fn roles(imported: &Imported) -> String {
    let role = |role: Role| match role {
        Role::Number => "number".to_owned(),
        Role::Text => "text".to_owned(),
        Role::Maximum(kind) => format!("maximum{}", kind.0),
        Role::SelfPoints => "self".to_owned(),
        Role::AppraisedPoints => "appraised".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    imported.layout.columns.iter().map(|column| role(column.role)).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_header_of_the_field_gives_its_roles() {
    for (header, row, expected) in [
        (
            "STT | Lĩnh vực/Tiêu chí/Tiêu chí thành phần | Điểm tối đa | Điểm đánh giá | > | > | Điểm đạt được | Chỉ số | Ghi chú
             ^ | ^ | ^ | Điều tra XHH | Tự đánh giá | SNV đánh giá | ^ | ^ | ^",
            "1 | Một | #1",
            "number text maximum0 survey self appraised result other explanation",
        ),
        (
            "TT | Tên tiêu chí | Nội dung tiêu chí | Chỉ tiêu chung | Điểm chuẩn | Điểm tự chấm | Điểm phúc tra | Ghi chú",
            "1 | Một | Nội dung | 100% | #1",
            "number text text other maximum0 self appraised explanation",
        ),
        (
            "Tiêu chí, chỉ tiêu | Nội dung | Điểm số tối đa | Căn cứ chấm điểm | > | Điểm số tự chấm | Chữ ký của công chức phụ trách
             ^ | ^ | ^ | Số liệu thực hiện (1) | Tỷ lệ đạt được (2) | ^ | ^",
            "Tiêu chí 1 | Một | #1",
            "text text maximum0 figures other self other",
        ),
        (
            "TT | Nội dung tiêu chí | Thang điểm | Chỉ tiêu được giao | Kết quả thực hiện | Điểm tự chấm | Giải trình | Điểm thẩm định | Lý do | Tổng điểm",
            "1 | Một | #1",
            "number text maximum0 other figures self explanation appraised reason result",
        ),
        // Three rows.
        (
            "TT | Nội dung | Điểm tối đa | Kết quả chấm điểm | > | > | >
             ^ | ^ | ^ | Đơn vị tự chấm | > | Phòng Nội vụ thẩm định | >
             ^ | ^ | ^ | Điểm | Lý do | Điểm | Lý do",
            "1 | Một | #1",
            "number text maximum0 self explanation appraised reason",
        ),
        // The maxima in the second row.
        (
            "TT | Nội dung | Điểm số | > | >
             ^ | ^ | Tối đa | Tự chấm | Thẩm định",
            "1 | Một | #1",
            "number text maximum0 self appraised",
        ),
        (
            "TT | Tiêu chí | Điểm tối đa | > | > | Điểm tự chấm
             ^ | ^ | Cơ quan chuyên môn | Đơn vị sự nghiệp | UBND xã, thị trấn | ^",
            "1 | Một | #1 | | #2",
            "number text maximum0 maximum1 maximum2 self",
        ),
        // No cell merged, as a table has that came through a PDF.
        (
            "TT | Tiêu chí | Điểm tối đa | Điểm đánh giá | | |
              | | | Điều tra XHH | Tự đánh giá | SNV đánh giá",
            "1 | Một | #1",
            "number text maximum0 survey self appraised",
        ),
        // Each column of maxima names its bodies.
        (
            "TT | Tiêu chí | Điểm tối đa của xã | Điểm tối đa (phòng, ban) | Điểm tự chấm",
            "1 | Một | #1 | #2",
            "number text maximum0 maximum1 self",
        ),
        ("STT | Các tiêu chí | Điểm tối đa", "1 | Một | #1", "number text maximum0"),
        ("STT | Danh mục tiêu chí | Điểm tối đa", "1 | Một | #1", "number text maximum0"),
        ("STT | BỘ TIÊU CHÍ | Điểm tối đa", "1 | Một | #1", "number text maximum0"),
        ("STT | Nhiệm vụ | Điểm tối đa", "1 | Một | #1", "number text maximum0"),
        ("STT | Chỉ tiêu | Điểm tối đa", "1 | Một | #1", "number text maximum0"),
        ("STT | Tiêu chí | Chỉ tiêu | Điểm tối đa", "1 | Một | 100% | #1", "number text other maximum0"),
        // A text merged over two columns in header and body is one heading.
        ("TT | Nội dung | > | Điểm tối đa | Điểm tự chấm", "1 | Một | > | #1", "number text text maximum0 self"),
        // Capitals, line breaks, double and no-break blanks.
        ("STT | NỘI⏎DUNG  TIÊU CHÍ | ĐIỂM\u{a0}CHUẨN | ĐIỂM⏎TỰ CHẤM", "1 | Một | #1", "number text maximum0 self"),
    ] {
        let motto = "UBND HUYỆN | > | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | >
                     PHÒNG NỘI VỤ | > | | Độc lập - Tự do - Hạnh phúc | >
                     BẢNG ĐIỂM NĂM 2024 | > | > | > | >";
        for above in ["", motto] {
            let imported = read(&format!("{above}\n{header}\n{row}"));
            assert_eq!(roles(&imported), expected, "{header}");
            assert_eq!(imported.template.criteria.len(), 1, "{header}");
            let unknown = kinds(&imported).into_iter().find(|kind| matches!(kind, DiagnosticKind::UnknownColumn { .. }));
            assert_eq!(unknown, None, "{header}");
        }
    }
}

#[test]
fn a_table_of_results_is_no_template_and_is_called_what_it_is() {
    let drawing = "STT | TÊN CƠ QUAN | Điểm tối đa | Điểm thẩm định | Tỷ lệ đạt | Xếp loại
                   I | SỞ, BAN, NGÀNH | | | |
                   1 | Sở Nội vụ | #100 | #95 | #95 | Tốt";
    let refused = import(&drawn::sheet(drawing)).unwrap_err();
    let Refusal::Results { place } = &refused else { panic!("{refused:?}") };
    assert_eq!(place.cell.map(|cell| cell.to_string()).as_deref(), Some("B1"));
    assert!(refusal(Language::vi, &refused).contains("bảng kết quả"));
}

#[test]
fn columns_of_maxima_that_name_no_bodies_are_not_kinds() {
    let imported = read("TT | Tiêu chí | Điểm tối đa | Điểm tối đa sau điều chỉnh\n1 | Một | #1 | #2");
    assert_eq!(roles(&imported), "number text maximum0 other");
    assert!(kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::ColumnTwice { .. })));
    let imported = read("TT | Tiêu chí | Điểm tối đa của xã | Điểm tối đa của phòng\n1 | Một | #1 | #2");
    let one = read("Nội dung | Điểm | >\n^ | Tối đa | Tự chấm\nMột | #1");
    assert!(one.template.kinds.iter().all(|kind| kind.name.is_empty()));
    let names: Vec<&str> = imported.template.kinds.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(names, ["xã", "phòng"]);
}

#[test]
fn a_second_table_on_the_sheet_is_said_and_not_added_to_the_first() {
    let table = |first: &str, second: &str| {
        format!("TT | Tiêu chí | Điểm tối đa | Điểm tự chấm\n1|{first}|#60\n2|{second}|#40\n|Tổng cộng|#100")
    };
    let imported = read(&format!("{}\n|Bảng dành cho xã|\n{}", table("Một", "Hai"), table("Ba", "Bốn")));
    assert_eq!(imported.template.criteria.len(), 2);
    let below = |found: &&tucham::workbook::Diagnostic| found.kind == DiagnosticKind::Doubt(Doubt::TableBelow);
    let places: Vec<String> = imported
        .diagnostics
        .iter()
        .filter(below)
        .map(|found| found.place.clone().unwrap().cell.unwrap().to_string())
        .collect();
    assert_eq!(places, ["A6"]);
    assert!(!kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::TotalDiffers { .. })));
}

#[test]
fn a_slip_in_a_heading_is_read_and_said() {
    let taken = |heading: &str, known: &str| {
        DiagnosticKind::Doubt(Doubt::HeadingTaken { heading: heading.to_owned(), known: known.to_owned() })
    };
    let imported = read("TT | Tiêu chí | Điểm tối đã | Điểm tự chẩm\n1 | Một | #1");
    assert_eq!(roles(&imported), "number text maximum0 self");
    let found = kinds(&imported);
    assert!(found.contains(&taken("Điểm tối đã", "điểm tối đa")), "{found:?}");
    assert!(found.contains(&taken("Điểm tự chẩm", "điểm tự chấm")), "{found:?}");
    let imported = read("TT | Tiêu chí | Điểm tối đa | Màu sắc\n1 | Một | #1");
    assert!(kinds(&imported).contains(&DiagnosticKind::UnknownColumn { heading: "Màu sắc".to_owned() }));
}

#[test]
fn headings_that_stand_again_on_each_page_are_no_criteria() {
    let imported = read(
        "TT | Tiêu chí | Điểm tối đa | Điểm tự chấm
         1 | Một | #1
         TT | Tiêu chí | Điểm tối đa | Điểm tự chấm
         2 | Hai | #2",
    );
    assert_eq!(imported.template.criteria.len(), 2);
}
