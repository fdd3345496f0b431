//! What is added to a workbook: sheets, an item of ours, a request to calculate.

use crate::libreoffice::{SHEET, TEMPLATE, answers};
use crate::support::*;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use tucham::workbook::container::{Book, Container, ContainerError, PackageFault};
use tucham::workbook::fill::{
    AddedSheet, Calculation, CellValue, CustomXml, Filled, Filling, LeftOut, PartChange, SheetWrites, custom_xml,
};

const NAMESPACE: &str = "urn:example:dossier";
const ITEM_ID: &str = "{6F1B6F5E-0000-4000-8000-000000000001}";

fn proof() -> AddedSheet {
    AddedSheet {
        name: "Xác thực".to_owned(),
        widths: vec![24, 60],
        rows: vec![
            vec![text("PHIẾU XÁC THỰC")],
            Vec::new(),
            vec![text("Đơn vị"), text("UBND xã Phước Minh")],
            vec![text("Tổng điểm"), points(9225)],
            vec![CellValue::Empty, text("=HYPERLINK(\"x\")")],
        ],
    }
}

fn with(template: &[u8], added: &[AddedSheet], item: Option<&[u8]>) -> Filled {
    let custom_xml = item.map(|item| CustomXml { namespace: NAMESPACE, item_id: ITEM_ID, item });
    let sheets = [SheetWrites { sheet: SHEET.to_owned(), cells: answers(), columns: Vec::new() }];
    let filling = Filling { sheets: &sheets, added, custom_xml, calculation: Calculation::AsStored };
    fill_with(template, &filling).unwrap()
}

fn item(content: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><d:dossier xmlns:d="{NAMESPACE}">{content}</d:dossier>"#)
        .into_bytes()
}

#[test]
fn an_added_sheet_stands_last_and_is_read() {
    let filled = with(TEMPLATE, &[proof()], None);
    assert_eq!(filled.added, ["Xác thực"]);
    let book: Xlsx<_> = Xlsx::new(Cursor::new(filled.bytes.clone())).unwrap();
    assert_eq!(book.sheet_names(), ["Bảng điểm", "Xếp loại", "Xác thực"]);
    assert_eq!(read(&filled.bytes, "Xác thực", "B3"), Data::String("UBND xã Phước Minh".to_owned()));
    assert_eq!(read(&filled.bytes, "Xác thực", "B4"), Data::Float(92.25));
    assert_eq!(read(&filled.bytes, "Xác thực", "B5"), Data::String("=HYPERLINK(\"x\")".to_owned()));
    let sheet = &Book::read(&Container::open(&filled.bytes).unwrap()).unwrap().sheets[2];
    assert_eq!((sheet.id, sheet.part.as_str()), (3, "xl/worksheets/sheet3.xml"));
}

#[test]
fn a_sheet_whose_name_is_taken_gets_a_number() {
    let once = with(TEMPLATE, &[proof()], None);
    let twice = with(&once.bytes, &[proof(), proof()], None);
    assert_eq!(twice.added, ["Xác thực (2)", "Xác thực (3)"]);
    assert_eq!(read(&twice.bytes, "Xác thực (3)", "B4"), Data::Float(92.25));
}

#[test]
fn the_item_is_found_again_and_office_would_keep_it() {
    let filled = with(TEMPLATE, &[], Some(&item("eyJhbGciOiJFUzI1NiJ9")));
    let container = Container::open(&filled.bytes).unwrap();
    assert_eq!(custom_xml(&container, NAMESPACE), Ok(Some(item("eyJhbGciOiJFUzI1NiJ9"))));
    assert_eq!(custom_xml(&container, "urn:example:other"), Ok(None));
    let to_properties = &container.relationships("customXml/item1.xml").unwrap()[0];
    assert!(to_properties.is("customXmlProps"));
    assert_eq!(to_properties.part("customXml/item1.xml").as_deref(), Some("customXml/itemProps1.xml"));
    let properties = part(&filled.bytes, "customXml/itemProps1.xml");
    assert!(properties.contains(ITEM_ID) && properties.contains(NAMESPACE));
    let types = container.content_types().unwrap();
    assert_eq!(types.of("customXml/item1.xml"), Some("application/xml"));
    let properties_type = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
    assert_eq!(types.of("customXml/itemProps1.xml"), Some(properties_type));
}

/// The SDK of Open XML gives the extension the type of the workbook part.
#[test]
fn an_item_is_xml_whatever_the_extension_is() {
    let mut template = HandMade::with_rows("");
    template.xml_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
    let item = item("new");
    let custom = CustomXml { namespace: NAMESPACE, item_id: ITEM_ID, item: &item };
    let filling = Filling { sheets: &[], added: &[], custom_xml: Some(custom), calculation: Calculation::AsStored };
    let filled = fill_with(&template.bytes(), &filling).unwrap();
    let types = Container::open(&filled.bytes).unwrap().content_types().unwrap();
    assert_eq!(types.of("customXml/item1.xml"), Some("application/xml"));
}

#[test]
fn an_item_of_an_earlier_package_gives_way_and_others_stay() {
    let mut template = HandMade::with_rows("");
    template.plain_part("customXml/item1.xml", r#"<other xmlns="urn:example:other"/>"#);
    template.plain_part("customXml/item2.xml", &String::from_utf8(item("old")).unwrap());
    template.plain_part("customXml/itemProps2.xml", "<p/>");
    let to_properties = relationship("rId1", "customXmlProps", "itemProps2.xml");
    template.plain_part("customXml/_rels/item2.xml.rels", &relationships(&[to_properties]));
    template.relationship("rId8", "customXml", "../customXml/item1.xml");
    template.relationship("rId9", "customXml", "../customXml/item2.xml");
    let new_item = item("new");
    let custom = CustomXml { namespace: NAMESPACE, item_id: ITEM_ID, item: &new_item };
    let filling = Filling { sheets: &[], added: &[], custom_xml: Some(custom), calculation: Calculation::AsStored };
    let filled = fill_with(&template.bytes(), &filling).unwrap();
    assert_eq!(filled.left_out, [LeftOut::EarlierItem("customXml/item2.xml".to_owned())]);
    let container = Container::open(&filled.bytes).unwrap();
    assert_eq!(custom_xml(&container, NAMESPACE), Ok(Some(new_item)));
    assert!(custom_xml(&container, "urn:example:other").unwrap().is_some());
    let customs: Vec<_> = container.entries().iter().filter(|entry| entry.name.starts_with("customXml/")).collect();
    assert_eq!(customs.len(), 4, "{customs:?}");
}

#[test]
fn two_items_of_ours_are_refused() {
    let mut book = HandMade::with_rows("");
    for number in [1, 2] {
        book.plain_part(&format!("customXml/item{number}.xml"), &String::from_utf8(item("")).unwrap());
        book.relationship(&format!("rId{}", number + 7), "customXml", &format!("/customXml/item{number}.xml"));
    }
    let bytes = book.bytes();
    let error = custom_xml(&Container::open(&bytes).unwrap(), NAMESPACE).unwrap_err();
    let fault = PackageFault::Twice(NAMESPACE.to_owned());
    assert_eq!(error, ContainerError::Package { part: "customXml/item2.xml".to_owned(), fault });
}

#[test]
fn parts_that_differ_are_those_that_may() {
    let filled = with(TEMPLATE, &[proof()], Some(&item("x")));
    let found = differences(TEMPLATE, &filled.bytes);
    let of = |wanted| {
        found.iter().filter(|(_, change)| *change == wanted).map(|(part, _)| part.as_str()).collect::<Vec<_>>()
    };
    let changed = [
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    ];
    assert_eq!(of(PartChange::Content), changed);
    let added = [
        "xl/worksheets/sheet3.xml",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    ];
    assert_eq!(of(PartChange::Added), added);
    assert_eq!(of(PartChange::Missing), ["docProps/core.xml", "docProps/app.xml"]);
    assert_eq!(of(PartChange::ContentType), [""; 0]);
}

/// The workbook part after asking for calculation.
fn asked(book: &str) -> String {
    let mut template = HandMade::with_rows("");
    template.book(&format!(r#"<sheets><sheet name="S" sheetId="5" r:id="rId1"/></sheets>{book}"#));
    let filling = Filling { sheets: &[], added: &[], custom_xml: None, calculation: Calculation::OnLoad };
    let after = part(&fill_with(&template.bytes(), &filling).unwrap().bytes, "xl/workbook.xml");
    after.split_once("</sheets>").unwrap().1.replace("</workbook>", "")
}

#[test]
fn calculation_is_asked_for_where_the_schema_wants_it() {
    let names = r#"<definedNames><definedName name="a">S!$A$1</definedName></definedNames>"#;
    for (before, after) in [
        (String::new(), r#"<calcPr fullCalcOnLoad="1"/>"#.to_owned()),
        (format!("{names}<oleSize ref=\"A1\"/>"), format!(r#"{names}<calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>"#)),
        (r#"<calcPr calcId="191029"/>"#.to_owned(), r#"<calcPr calcId="191029" fullCalcOnLoad="1"/>"#.to_owned()),
        (
            r#"<calcPr fullCalcOnLoad="0" calcId="1"/>"#.to_owned(),
            r#"<calcPr calcId="1" fullCalcOnLoad="1"/>"#.to_owned(),
        ),
        (r#"<calcPr fullCalcOnLoad="1"/>"#.to_owned(), r#"<calcPr fullCalcOnLoad="1"/>"#.to_owned()),
    ] {
        assert_eq!(asked(&before), after);
    }
}

#[test]
fn local_names_and_prefixes_of_the_workbook_stay_right() {
    let mut template = HandMade::with_rows("");
    let book = format!(
        r#"<x:workbook xmlns:x="{MAIN}" xmlns:q="{OFFICE}"><x:sheets><x:sheet name="S" sheetId="65534" q:id="rId1"/></x:sheets><x:definedNames><x:definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1</x:definedName></x:definedNames></x:workbook>"#
    );
    template.plain_part("xl/workbook.xml", &book);
    let filling = Filling { sheets: &[], added: &[proof()], custom_xml: None, calculation: Calculation::AsStored };
    let filled = fill_with(&template.bytes(), &filling).unwrap();
    let listed = format!(r#"<x:sheet xmlns:r="{OFFICE}" name="Xác thực" sheetId="1" r:id="rId2"/></x:sheets>"#);
    assert_eq!(part(&filled.bytes, "xl/workbook.xml"), book.replace("</x:sheets>", &listed));
}

#[test]
fn a_prefix_that_each_sheet_declares_for_itself_is_not_taken_for_granted() {
    let mut template = HandMade::with_rows("");
    let book = format!(
        r#"<workbook xmlns="{MAIN}"><sheets><sheet xmlns:q="{OFFICE}" name="S" sheetId="1" q:id="rId1"/></sheets></workbook>"#
    );
    template.plain_part("xl/workbook.xml", &book);
    let filling = Filling { sheets: &[], added: &[proof()], custom_xml: None, calculation: Calculation::AsStored };
    let filled = fill_with(&template.bytes(), &filling).unwrap();
    let package = Container::open(&filled.bytes).unwrap();
    assert_eq!(Book::read(&package).unwrap().sheets.len(), 2);
}
