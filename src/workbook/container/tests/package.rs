use super::*;
use crate::workbook::container::xml::{MAX_DEPTH, Markup, Vocabulary, Walk};
use crate::workbook::container::{
    ActiveKind, Book, Container, ContainerError, Format, PackageFault, SheetKind, Visibility, XmlFault, active_content,
};

const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of these parts, to which the content types are added.
fn package(main_type: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>"#
    );
    let mut entries = vec![RawEntry::stored("[Content_Types].xml", types.as_bytes())];
    entries.extend(parts.iter().map(|(name, content)| RawEntry::stored(name, content.as_bytes())));
    RawZip::of(entries).bytes()
}

/// Relationships given as id, type and target; a target with a scheme is external.
fn relationships(list: &[(&str, &str, &str)]) -> String {
    let each = list.iter().map(|(id, kind, target)| {
        let mode = if target.contains(':') { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>"#)
    });
    let all: String = each.collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
}

fn workbook(sheets: &str) -> String {
    format!(
        r#"<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:q="{OFFICE}"><x:sheets>{sheets}</x:sheets></x:workbook>"#
    )
}

fn root() -> (&'static str, String) {
    ("_rels/.rels", relationships(&[("rId1", "officeDocument", "/xl/workbook.xml")]))
}

/// Two sheets, one of them hidden, with an absolute target and prefixes.
fn two_sheets(more: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut list =
        vec![("rId2", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId7", "worksheet", "worksheets/sheet2.xml")];
    list.extend(more);
    let sheets = r#"<x:sheet name="Bảng &amp; điểm" sheetId="3" q:id="rId7"/><x:sheet name="Ẩn" sheetId="1" state="veryHidden" q:id="rId2"/>"#;
    package(
        MAIN,
        &[
            root(),
            ("xl/workbook.xml", workbook(sheets)),
            ("xl/_rels/workbook.xml.rels", relationships(&list)),
            ("xl/worksheets/sheet1.xml", String::new()),
            ("xl/worksheets/sheet2.xml", String::new()),
        ],
    )
}

#[test]
fn sheets_are_found_by_name_whatever_prefixes_and_targets() {
    let bytes = two_sheets(&[]);
    let container = Container::open(&bytes).unwrap();
    let book = Book::read(&container).unwrap();
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.id, sheet.part.as_str())).collect();
    assert_eq!(sheets, [("Bảng & điểm", 3, "xl/worksheets/sheet2.xml"), ("Ẩn", 1, "xl/worksheets/sheet1.xml")]);
    let hidden = book.sheet("ẩn").unwrap();
    assert_eq!((hidden.visibility, hidden.kind), (Visibility::VeryHidden, SheetKind::Worksheet));
    assert_eq!(container.format(), Ok(Format::Workbook("xl/workbook.xml".to_owned())));
    assert_eq!(active_content(&container), Ok(Vec::new()));
}

#[test]
fn other_files_are_called_what_they_are() {
    let document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    let add_in = "application/vnd.ms-excel.addin.macroEnabled.main+xml";
    for (main_type, fault) in [
        (document, PackageFault::NotAWorkbook),
        (binary, PackageFault::BinaryWorkbook),
        (add_in, PackageFault::NotAWorkbook),
    ] {
        let bytes = package(main_type, &[root(), ("xl/workbook.xml", String::new())]);
        let error = Book::read(&Container::open(&bytes).unwrap()).unwrap_err();
        assert_eq!(error, ContainerError::Package { part: String::new(), fault });
    }
    let plain = RawZip::of(vec![RawEntry::stored("photo.jpg", b"1")]).bytes();
    assert_eq!(Container::open(&plain).unwrap().format(), Ok(Format::Other));
    let mimetype = RawEntry::stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    let open_document = RawZip::of(vec![mimetype]).bytes();
    assert_eq!(Container::open(&open_document).unwrap().format(), Ok(Format::OpenDocument));
}

#[test]
fn a_book_that_contradicts_itself_is_refused() {
    let sheet =
        |name: &str, id: u32, target: &str| format!(r#"<x:sheet name="{name}" sheetId="{id}" q:id="{target}"/>"#);
    for (sheets, fault) in [
        (String::new(), PackageFault::Element("sheet".to_owned())),
        (sheet("A", 1, "rId9"), PackageFault::Target("rId9".to_owned())),
        (sheet("A", 1, "rId1") + &sheet("a", 2, "rId2"), PackageFault::Twice("a".to_owned())),
        (sheet("A", 1, "rId1") + &sheet("B", 1, "rId2"), PackageFault::Twice("B".to_owned())),
        (sheet("A", 1, "rId1") + &sheet("B", 2, "rId1"), PackageFault::Twice("B".to_owned())),
        (sheet("A", 1, "rId3"), PackageFault::Target("rId3".to_owned())),
        (sheet("A", 1, "rId4"), PackageFault::Target("rId4".to_owned())),
    ] {
        let list = [
            ("rId1", "worksheet", "sheet1.xml"),
            ("rId2", "worksheet", "sheet2.xml"),
            ("rId3", "worksheet", "../../outside.xml"),
            ("rId4", "worksheet", "https://example.invalid/sheet.xml"),
        ];
        let parts = [
            root(),
            ("xl/workbook.xml", workbook(&sheets)),
            ("xl/_rels/workbook.xml.rels", relationships(&list)),
            ("xl/sheet1.xml", String::new()),
            ("xl/sheet2.xml", String::new()),
        ];
        let bytes = package(MAIN, &parts);
        let error = Book::read(&Container::open(&bytes).unwrap()).unwrap_err();
        assert_eq!(error, ContainerError::Package { part: "xl/workbook.xml".to_owned(), fault });
    }
}

#[test]
fn active_content_is_found_by_relationship_and_by_content_type() {
    for (kind, target, found) in [
        ("vbaProject", "vbaProject.bin", ActiveKind::Macros),
        ("xlMacrosheet", "macrosheets/sheet1.xml", ActiveKind::MacroSheet),
        ("dialogsheet", "dialogsheets/sheet1.xml", ActiveKind::MacroSheet),
        ("externalLink", "externalLinks/externalLink1.xml", ActiveKind::ExternalLink),
        ("oleObject", "embeddings/oleObject1.bin", ActiveKind::Ole),
        ("package", "embeddings/book.xlsx", ActiveKind::Ole),
        ("control", "activeX/activeX1.xml", ActiveKind::ActiveX),
        ("connections", "connections.xml", ActiveKind::Connection),
    ] {
        let bytes = two_sheets(&[("rId8", kind, target)]);
        let list = active_content(&Container::open(&bytes).unwrap()).unwrap();
        assert_eq!(list.len(), 1, "{kind}");
        assert_eq!((list[0].kind, list[0].part.as_str()), (found, format!("xl/{target}").as_str()));
    }
    let linked_picture = two_sheets(&[("rId8", "image", "https://example.invalid/i.png")]);
    let list = active_content(&Container::open(&linked_picture).unwrap()).unwrap();
    assert_eq!((list[0].kind, list[0].part.as_str()), (ActiveKind::ExternalTarget, "xl/workbook.xml"));
    let hyperlink = two_sheets(&[("rId8", "hyperlink", "https://example.invalid/")]);
    assert_eq!(active_content(&Container::open(&hyperlink).unwrap()), Ok(Vec::new()));
    let macros =
        package("application/vnd.ms-excel.sheet.macroEnabled.main+xml", &[root(), ("xl/workbook.xml", String::new())]);
    assert_eq!(active_content(&Container::open(&macros).unwrap()).unwrap()[0].kind, ActiveKind::Macros);
}

/// What the walk says of a part.
fn fault(part: &[u8]) -> Result<usize, XmlFault> {
    steps(Walk::new(part)?)
}

fn steps(mut walk: Walk) -> Result<usize, XmlFault> {
    let mut steps = 0;
    while walk.next()?.is_some() {
        steps += 1;
    }
    Ok(steps)
}

#[test]
fn xml_is_held_against_its_rules() {
    for (part, expected) in [
        ("<!DOCTYPE a><a/>", XmlFault::DocumentType),
        (r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#, XmlFault::DocumentType),
        ("<a>&b;</a>", XmlFault::Malformed { at: 3 }),
        (r#"<?xml version="1.0" encoding="UTF-16"?><a/>"#, XmlFault::Encoding),
        ("<a><b></a>", XmlFault::Malformed { at: 6 }),
        ("<a>", XmlFault::Malformed { at: 3 }),
        ("", XmlFault::Malformed { at: 0 }),
        ("<a/><b/>", XmlFault::Malformed { at: 4 }),
        ("<a/>text", XmlFault::Malformed { at: 4 }),
        ("<x:a/>", XmlFault::Malformed { at: 0 }),
    ] {
        assert_eq!(fault(part.as_bytes()), Err(expected), "{part}");
    }
    assert_eq!(fault(b"<a>\xff</a>"), Err(XmlFault::Encoding));
    let with_attributes =
        |count| format!("<a {}/>", (0..count).map(|number| format!("a{number}='' ")).collect::<String>());
    assert_eq!(fault(with_attributes(256).as_bytes()), Ok(2));
    assert_eq!(fault(with_attributes(257).as_bytes()), Err(XmlFault::TooLarge));
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert_eq!(fault(nested(MAX_DEPTH).as_bytes()), Ok(2 * MAX_DEPTH));
    assert_eq!(fault(nested(MAX_DEPTH + 1).as_bytes()), Err(XmlFault::TooDeep));
    // Two steps for the root, two for each child, one for the end of the part.
    let wide = |max_steps| Walk::bounded(b"<a><b/><b/></a>", max_steps).and_then(steps);
    assert_eq!(wide(7), Ok(6));
    assert_eq!(wide(6), Err(XmlFault::TooLarge));
}

#[test]
fn an_attribute_is_read_once() {
    let first = |part: &str, name: &str| {
        let mut walk = Walk::new(part.as_bytes()).unwrap();
        match walk.next().unwrap().unwrap().markup {
            Markup::Start(element) => element.attribute(name),
            other => panic!("no element: {other:?}"),
        }
    };
    assert_eq!(first("<a b='1&amp;2' c='3'/>", "b"), Ok(Some("1&2".to_owned())));
    assert_eq!(first("<a b='1'/>", "c"), Ok(None));
    assert_eq!(first("<a b='1' b='2'/>", "b"), Err(XmlFault::Malformed { at: 0 }));
    assert_eq!(first("<a b=1/>", "b"), Err(XmlFault::Malformed { at: 0 }));
}

#[test]
fn every_byte_of_a_part_belongs_to_one_step() {
    let part = "\u{feff}<?xml version=\"1.0\"?>\n<a b='1'>x &amp; y<!-- c --><d/><e ></e ><![CDATA[<z>]]>\r\n</a>\n";
    let mut walk = Walk::new(part.as_bytes()).unwrap();
    let mut end = '\u{feff}'.len_utf8();
    let mut text = String::new();
    while let Some(step) = walk.next().unwrap() {
        assert_eq!(step.span.start, end);
        end = step.span.end;
        match step.markup {
            Markup::Start(element) => {
                assert!(part[step.span].starts_with(&format!("<{}", element.local())));
                assert_eq!(element.is_empty, element.local() == "d");
                assert_eq!(element.vocabulary, Vocabulary::Other);
            }
            Markup::Text(piece) if step.depth == 1 => text += &piece,
            _ => {}
        }
    }
    assert_eq!(end, part.len());
    assert_eq!(text, "x & y<z>\n");
}

#[test]
fn all_markup_can_be_checked_at_once() {
    let in_utf16 = |content: &str| {
        let units = std::iter::once(0xFEFF).chain(content.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
        let entries = [RawEntry::stored("[Content_Types].xml", types.as_bytes()), RawEntry::stored("a.xml", &bytes)];
        Container::open(&RawZip::of(entries.to_vec()).bytes()).unwrap().check_markup()
    };
    assert_eq!(in_utf16(r#"<?xml version="1.0" encoding="utf-16"?><DataMashup/>"#), Ok(()));
    assert!(in_utf16("<!DOCTYPE a><a/>").is_err());
    let with_part = |content: &str| package(MAIN, &[root(), ("xl/drawings/drawing1.xml", content.to_owned())]);
    let checked = |content: &str| Container::open(&with_part(content)).unwrap().check_markup();
    assert_eq!(checked("<d/>"), Ok(()));
    for (content, fault) in
        [("<!DOCTYPE d><d/>", XmlFault::DocumentType), (r#"<d a="1" a="2"/>"#, XmlFault::Malformed { at: 0 })]
    {
        assert_eq!(checked(content), Err(ContainerError::Xml { part: "xl/drawings/drawing1.xml".to_owned(), fault }));
    }
}
