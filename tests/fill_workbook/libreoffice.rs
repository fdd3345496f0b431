//! A workbook as LibreOffice saves it.

use crate::support::*;
use calamine::Data;
use tucham::workbook::container::{ActiveContent, Container, active_content};
use tucham::workbook::fill::{LeftOut, PartChange};

pub const TEMPLATE: &[u8] = include_bytes!("../fixtures/fill/libreoffice.xlsx");
pub const SHEET: &str = "Bảng điểm";

/// Answers to all four criteria, and the totals that follow from them.
pub fn answers() -> Vec<tucham::workbook::fill::CellWrite> {
    vec![
        plain("D5", points(100)),
        plain("D6", points(275)),
        plain("D8", points(150)),
        plain("D9", points(400)),
        plain("E6", text("44/48 người, <đạt> & \"ghi sổ\"\n=1+1")),
        cached("D4", points(375)),
        cached("D7", points(550)),
        cached("D11", points(925)),
        cached("E11", text("Tốt")),
    ]
}

#[test]
fn answers_are_read_back() {
    let filled = try_fill(TEMPLATE, SHEET, &answers()).unwrap();
    for (at, value) in [("D5", 1.0), ("D6", 2.75), ("D9", 4.0), ("D4", 3.75), ("D11", 9.25)] {
        assert_eq!(read(&filled.bytes, SHEET, at), Data::Float(value), "{at}");
    }
    assert_eq!(read(&filled.bytes, SHEET, "E6"), Data::String("44/48 người, <đạt> & \"ghi sổ\"\n=1+1".to_owned()));
    assert_eq!(read(&filled.bytes, SHEET, "E11"), Data::String("Tốt".to_owned()));
    assert_eq!(read(&filled.bytes, "Xếp loại", "A2"), Data::String("Tốt".to_owned()));
}

#[test]
fn only_the_filled_sheet_and_the_properties_differ() {
    let filled = try_fill(TEMPLATE, SHEET, &answers()).unwrap();
    let expected = [
        ("_rels/.rels", PartChange::Content),
        ("xl/worksheets/sheet1.xml", PartChange::Content),
        ("docProps/core.xml", PartChange::Missing),
        ("docProps/app.xml", PartChange::Missing),
        ("[Content_Types].xml", PartChange::Content),
    ];
    assert_eq!(differences(TEMPLATE, &filled.bytes), expected.map(|(part, change)| (part.to_owned(), change)));
    assert_eq!(census(&filled.bytes), census(TEMPLATE));
    let properties = ["docProps/app.xml", "docProps/core.xml"].map(|part| LeftOut::Properties(part.to_owned()));
    assert_eq!(filled.left_out, properties);
}

#[test]
fn the_packed_bytes_of_the_other_parts_are_the_same() {
    let filled = try_fill(TEMPLATE, SHEET, &answers()).unwrap();
    let (before, after) = (packed(TEMPLATE), packed(&filled.bytes));
    let touched = ["_rels/.rels", "xl/worksheets/sheet1.xml", "[Content_Types].xml"];
    let kept: Vec<_> = after.iter().filter(|(name, _)| !touched.contains(&name.as_str())).collect();
    assert_eq!(kept.len(), 11);
    for (name, bytes) in kept {
        assert_eq!(before.get(name), Some(bytes), "{name}");
    }
}

#[test]
fn in_the_filled_sheet_only_the_written_cells_differ() {
    let filled = try_fill(TEMPLATE, SHEET, &[plain("D5", points(50)), cached("D11", points(50))]).unwrap();
    let before = part(TEMPLATE, "xl/worksheets/sheet1.xml");
    let expected = before.replace(r#"<c r="D5" s="5"/>"#, r#"<c r="D5" s="5"><v>0.5</v></c>"#).replace(
        r#"<c r="D11" s="0" t="n"><f aca="false">D4+D7</f><v>0</v></c>"#,
        r#"<c r="D11" s="0"><f aca="false">D4+D7</f><v>0.5</v></c>"#,
    );
    assert_ne!(before, expected);
    assert_eq!(part(&filled.bytes, "xl/worksheets/sheet1.xml"), expected);
}

#[test]
fn equal_answers_give_equal_bytes() {
    assert_eq!(try_fill(TEMPLATE, SHEET, &answers()), try_fill(TEMPLATE, SHEET, &answers()));
}

#[test]
fn the_package_starts_with_its_content_types_and_holds_nothing_active() {
    let filled = try_fill(TEMPLATE, SHEET, &answers()).unwrap();
    let container = Container::open(&filled.bytes).unwrap();
    assert_eq!(container.entries()[0].name, "[Content_Types].xml");
    assert_eq!(active_content(&container), Ok(Vec::<ActiveContent>::new()));
}
