//! Tables that lack a column: it is added, and the package is whole for who has the template and for who has not.

use crate::answers::to_everything;
use crate::support::*;
use crate::table::Table;
use tucham::task::package::PackageFinding;
use tucham::template::KindId;
use tucham::workbook::{Role, import};

/// The workbooks of the importer's tests.
const FIXTURES: [&[u8]; 6] = [
    include_bytes!("../fixtures/import/chi-tieu-de.xlsx"),
    include_bytes!("../fixtures/import/chu-va-so.xlsx"),
    include_bytes!("../fixtures/import/hai-hang-tieu-de.xlsx"),
    include_bytes!("../fixtures/import/mot-hang-tieu-de.xlsx"),
    include_bytes!("../fixtures/import/quy-tac-duoi-dong.xlsx"),
    include_bytes!("../fixtures/import/xep-loai-duoi-bang.xlsx"),
];

#[test]
fn every_table_carries_points_evidence_and_explanations() {
    let (mut lacking, mut made_of) = (0, 0);
    for workbook in FIXTURES {
        let Ok(imported) = import(workbook) else { continue };
        made_of += 1;
        let mut answers = to_everything(&imported.template, KindId(0));
        for answer in answers.by_code.values_mut() {
            answer.explanation = "Đã thực hiện đủ".into();
        }
        let package = made(&order(workbook, answers));
        let roles = [Role::SelfPoints, Role::Evidence, Role::Explanation];
        let before = roles.iter().filter(|role| imported.layout.column(**role).is_none()).count();
        lacking += before;
        assert_eq!(package.columns.len(), before);
        let after = import(&package.workbook.bytes).unwrap();
        assert!(roles.iter().all(|role| after.layout.column(*role).is_some()), "{:?}", after.layout.columns);
        assert_eq!(open(&package.workbook.bytes, Some(workbook)).findings, [PackageFinding::Whole]);
        let alone = open(&package.workbook.bytes, None);
        let named = alone.dossier.as_ref().unwrap().template.sha256;
        assert_eq!(alone.findings, [PackageFinding::TemplateOfPackage(named), PackageFinding::Whole]);
    }
    assert!(made_of >= 5 && lacking >= 5, "{made_of} tables lack {lacking} columns");
}

/// Tables that leave no plain place for an answer.
fn awkward() -> Vec<(&'static str, Vec<u8>)> {
    const ROWS: &str = "TT|Tiêu chí|Điểm tối đa|Điểm tự chấm|Ghi chú
I|Nhóm một|4||
1|Kế hoạch|1||
|Ban hành: 1; không ban hành: 0|||
2|Hội nghị|3||
II|Nhóm hai|6||
1|Báo cáo|2||
2|Mô hình|4||
|Tổng cộng|10||";
    const SUMS: &str = "TT|Tiêu chí|Điểm tối đa
I|Nhóm một|=SUM(C3:C4)
1|Kế hoạch|1
2|Hội nghị|3
|Tổng cộng|=C2";
    let named = |label: &str| Table::of(&format!("|BẢNG CHẤM ĐIỂM NĂM 2023\n|{label}\n{ROWS}"));
    let printed = ROWS.replace("Kế hoạch|1||", "Kế hoạch|1||Nêu số văn bản ");
    let merged = |area| Table::of(ROWS).merge(area).bytes();
    vec![
        ("points merged below their row", merged("D4:D5")),
        ("points merged over two criteria", merged("D7:D8")),
        ("points merged over a group", merged("D6:D8")),
        ("points merged across groups", merged("D5:D7")),
        ("a text printed beside a criterion", Table::of(&printed).bytes()),
        ("a line for the unit", named("Đơn vị:|………").bytes()),
        ("a merged line for the unit", named("Đơn vị:||||").merge("C2:E2").bytes()),
        ("points as percentages", Table::of(ROWS).format("D3", "0%").format("D8", "d/m/yy").bytes()),
        ("sums of an added column", Table::of(SUMS).bytes()),
        ("points merged with maxima", merged("C7:D7")),
    ]
}

#[test]
fn awkward_tables_are_whole_with_their_template_and_without() {
    for (name, workbook) in awkward() {
        let imported = import(&workbook).unwrap();
        let mut answers = to_everything(&imported.template, KindId(0));
        for answer in answers.by_code.values_mut() {
            answer.explanation = "Đã thực hiện đủ".into();
        }
        let package = made(&order(&workbook, answers));
        assert_eq!(open(&package.workbook.bytes, Some(&workbook)).findings, [PackageFinding::Whole], "{name}");
        let alone = open(&package.workbook.bytes, None).findings;
        let [PackageFinding::TemplateOfPackage(_), PackageFinding::Whole] = alone.as_slice() else {
            panic!("{name}: {alone:?}")
        };
    }
}
