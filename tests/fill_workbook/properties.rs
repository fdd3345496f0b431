//! What holds for every workbook, whole or damaged.

use crate::libreoffice::{SHEET, TEMPLATE, answers};
use crate::support::*;
use calamine::Data;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tucham::workbook::cell::CellRef;
use tucham::workbook::container::{Book, Container, active_content};
use tucham::workbook::fill::{Calculation, CellValue, CellWrite, Filling, OnFormula, SheetWrites, compare_parts, fill};

/// A cell of a made-up sheet.
#[derive(Clone, Debug)]
enum Made {
    Styled,
    Number(i64),
    Text(String),
    Formula(i64),
}

fn places() -> impl Strategy<Value = CellRef> {
    (0..9_u32, 0..6_u32).prop_map(|(row, column)| CellRef { row, column })
}

fn made() -> impl Strategy<Value = Made> {
    prop_oneof![
        Just(Made::Styled),
        (-999..999_i64).prop_map(Made::Number),
        "[a-zđ<& ]{1,4}x".prop_map(Made::Text),
        (0..99_i64).prop_map(Made::Formula),
    ]
}

fn values() -> impl Strategy<Value = CellValue> {
    prop_oneof![
        (-999_999..999_999_i64).prop_map(CellValue::hundredths),
        "[ -~\u{0}-\u{1f}à-ỹ_x]{1,12}".prop_map(CellValue::Text),
        "[ -~\u{0}-\u{1f}à-ỹ_x]{1,99}".prop_map(CellValue::Prose),
        Just(CellValue::Empty),
    ]
}

fn markup(sheet: &BTreeMap<CellRef, Made>) -> String {
    let mut rows: BTreeMap<u32, String> = BTreeMap::new();
    for (at, made) in sheet {
        *rows.entry(at.row).or_default() += &match made {
            Made::Styled => format!(r#"<c r="{at}" s="1"/>"#),
            Made::Number(number) => format!(r#"<c r="{at}" t="n"><v>{number}</v></c>"#),
            Made::Text(text) => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                format!(r#"<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
            }
            Made::Formula(result) => format!(r#"<c r="{at}"><f>1+{result}</f><v>{result}</v></c>"#),
        };
    }
    rows.iter().map(|(row, cells)| format!(r#"<row r="{}" spans="1:3">{cells}</row>"#, row + 1)).collect()
}

/// What is read in a cell that was not written.
fn as_made(made: Option<&Made>) -> Data {
    match made {
        None | Some(Made::Styled) => Data::Empty,
        Some(Made::Number(number) | Made::Formula(number)) => Data::Float(*number as f64),
        Some(Made::Text(text)) => Data::String(text.clone()),
    }
}

/// What is read in a cell that was written.
fn as_written(value: &CellValue) -> Data {
    match value {
        CellValue::Decimal { units, .. } | CellValue::Formula { hundredths: units, .. } => {
            Data::Float(*units as f64 / 100.0)
        }
        CellValue::Text(text) | CellValue::Prose(text) => Data::String(text.clone()),
        CellValue::Empty => Data::Empty,
    }
}

proptest! {
    #[test]
    fn written_cells_hold_their_values_and_all_others_what_they_held(
        sheet in btree_map(places(), made(), 0..20),
        writes in btree_map(places(), values(), 0..20),
    ) {
        let template = HandMade::with_rows(&markup(&sheet)).bytes();
        let cells: Vec<_> = writes
            .iter()
            .map(|(at, value)| CellWrite { at: *at, value: value.clone(), on_formula: OnFormula::Replace })
            .collect();
        let filled = try_fill(&template, "S", &cells).unwrap();
        let range = range(&filled.bytes, "S");
        for at in (0..9).flat_map(|row| (0..6).map(move |column| CellRef { row, column })) {
            let found = range.get_value((at.row, at.column)).cloned().unwrap_or_default();
            let expected = writes.get(&at).map_or_else(|| as_made(sheet.get(&at)), as_written);
            prop_assert_eq!(found, expected, "{}", at);
        }
        let formulas = sheet.iter().filter(|(at, made)| matches!(made, Made::Formula(_)) && !writes.contains_key(at));
        prop_assert_eq!(rows(&filled.bytes).matches("<f>").count(), formulas.count());
    }

    /// Damage is refused or does not matter, and never ends in a panic.
    #[test]
    fn a_file_with_some_bytes_changed_is_refused_or_read(
        changes in vec((0..TEMPLATE.len(), any::<u8>()), 1..8),
        length in prop_oneof![Just(TEMPLATE.len()), 0..TEMPLATE.len()],
    ) {
        let mut bytes = TEMPLATE.to_vec();
        changes.iter().for_each(|(at, byte)| bytes[*at] = *byte);
        bytes.truncate(length);
        if let Ok(container) = Container::open(&bytes) {
            let _ = (Book::read(&container), active_content(&container), container.check_markup());
            let _ = compare_parts(&container, &container);
            let _ = try_fill(&bytes, SHEET, &answers());
        }
    }

    /// A sheet of any rows and cells is refused, or what is written into it can be opened again.
    #[test]
    fn a_sheet_put_together_by_chance_is_refused_or_filled(
        picked in vec((0..ROWS.len(), vec(0..CELLS.len(), 0..5)), 0..4),
    ) {
        let row = |(row, cells): &(usize, Vec<usize>)| {
            let cells: String = cells.iter().map(|cell| CELLS[*cell]).collect();
            ROWS[*row].replace('@', &cells)
        };
        let rows: String = picked.iter().map(row).collect();
        let template = HandMade::with_rows(&rows).bytes();
        let container = Container::open(&template).unwrap();
        let cells = [replaced("A1", points(100)), cached("B2", text("có")), replaced("C3", CellValue::Empty)];
        let sheets = [SheetWrites { sheet: "S".to_owned(), cells: cells.to_vec(), columns: Vec::new() }];
        let filling = Filling {
            sheets: &sheets,
            added: &[],
            custom_xml: None,
            calculation: Calculation::AsStored,
        };
        if let Ok(filled) = fill(&container, &filling) {
            Container::open(&filled.bytes).unwrap().check_markup().unwrap();
        }
    }
}

/// Rows for cells in the place of `@`.
const ROWS: [&str; 7] = [
    "<row>@</row>",
    "<row r=\"2\">@</row>\n",
    "<row r=\"3\" spans=\"1:2\">@</row>",
    "<row r=\"2\" s=\"1\" customFormat=\"1\"/>",
    "<!-- @ -->",
    "<row xmlns=\"urn:x\">@</row>",
    "</sheetData><mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells><sheetData>@",
];

const CELLS: [&str; 14] = [
    "<c/>",
    "<c r=\"A1\"/>",
    "<c r=\"B2\" t=\"s\"><v>1</v></c>",
    "<c r=\"C3\" cm=\"1\"><f>A1</f></c>",
    "<c><f t=\"shared\" ref=\"A1:A3\" si=\"0\">B1</f></c>",
    "<c><f t=\"shared\" si=\"0\"/><v>3</v></c>",
    "<c><f t=\"shared\"/></c>",
    "<c><f t=\"array\" ref=\"A1:B2\">[1]S!A1</f></c>",
    "<c><f t=\"array\">x</f></c>",
    "<c><is><t>a</t></is></c>",
    "<c><extLst><ext/></extLst></c>",
    "<c><v>&amp;</v>text</c>",
    "<c><f><f>1</f></f></c>",
    "<v>1</v>",
];
