//! What a package may not carry on from its template.

use crate::support::*;
use tucham::workbook::container::{ActiveContent, ActiveKind, Container, active_content};
use tucham::workbook::fill::{CellWrite, FillError, Filled, LeftOut};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const MICROSOFT: &str = "http://schemas.microsoft.com/office/2006/relationships";

/// Fills, and holds that nothing active is left.
fn harmless(template: &HandMade, cells: &[CellWrite]) -> Filled {
    let filled = try_fill(&template.bytes(), "S", cells).unwrap();
    let container = Container::open(&filled.bytes).unwrap();
    assert_eq!(active_content(&container), Ok(Vec::new()));
    assert_eq!(container.content_types().unwrap().of("xl/workbook.xml"), Some(WORKBOOK));
    filled
}

fn has_part(workbook: &[u8], name: &str) -> bool {
    Container::open(workbook).unwrap().contains(name)
}

#[test]
fn macros_are_left_out_with_what_hangs_on_them() {
    let mut template = HandMade::with_rows("");
    template.main_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    template.plain_part("xl/vbaProject.bin", "project");
    template.plain_part("xl/vbaProjectSignature.bin", "signature");
    let to_signature = relationship("rId1", &format!("{MICROSOFT}/vbaProjectSignature"), "vbaProjectSignature.bin");
    template.plain_part("xl/_rels/vbaProject.bin.rels", &relationships(&[to_signature]));
    template.relationship("rId2", &format!("{MICROSOFT}/vbaProject"), "vbaProject.bin");
    let filled = harmless(&template, &[plain("A1", points(100))]);
    assert_eq!(filled.left_out, [LeftOut::Macros("xl/vbaProject.bin".to_owned())]);
    for part in ["xl/vbaProject.bin", "xl/vbaProjectSignature.bin", "xl/_rels/vbaProject.bin.rels"] {
        assert!(!has_part(&filled.bytes, part), "{part}");
    }
}

#[test]
fn what_calls_a_macro_calls_none_any_more() {
    let shape = r#"<xdr:wsDr xmlns:xdr="urn:xdr"><xdr:sp macro="[0]!Tinh" textlink=""/></xdr:wsDr>"#;
    let old = "<xml xmlns:x=\"urn:x\"><br>\n<x:ClientData ObjectType=\"Button\"><x:FmlaMacro>[0]!Tinh</x:FmlaMacro></x:ClientData></xml>";
    let make = |has_macros: bool| {
        let rows = r#"<sheetData/><controls><control shapeId="1"><controlPr macro="[0]!Tinh"/></control></controls>"#;
        let mut template = HandMade::with_sheet(&format!(r#"<worksheet xmlns="{MAIN}">{rows}</worksheet>"#));
        template.part("xl/drawings/drawing1.xml", "drawing+xml", shape);
        template.part("xl/drawings/vmlDrawing1.vml", "vmlDrawing", old);
        if has_macros {
            template.plain_part("xl/vbaProject.bin", "project");
        }
        harmless(&template, &[plain("A1", points(100))]).bytes
    };
    let parts = ["xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet1.xml"];
    let (with, without) = (make(true), make(false));
    for name in parts {
        assert!(!part(&with, name).contains("Tinh"), "{}", part(&with, name));
        // Where no macros are left out, nothing is touched.
        assert!(part(&without, name).contains("Tinh"), "{name}");
    }
    assert_eq!(part(&with, parts[1]), old.replace("<x:FmlaMacro>[0]!Tinh</x:FmlaMacro>", ""));
    assert!(part(&with, parts[2]).contains("<v>1</v>") && part(&with, parts[2]).contains("<controlPr/>"));
}

#[test]
fn macros_that_nothing_points_at_are_left_out_too() {
    let mut template = HandMade::with_rows("");
    template.plain_part("xl/hidden.bin", "project");
    let filled = harmless(&template, &[]);
    assert_eq!(filled.left_out, [LeftOut::Macros("xl/hidden.bin".to_owned())]);
}

#[test]
fn templates_become_workbooks() {
    let mut template = HandMade::with_rows("");
    template.main_type("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml");
    assert_eq!(harmless(&template, &[plain("A1", points(100))]).left_out, []);
}

/// A workbook whose cells and names need another one.
fn linked() -> HandMade {
    let mut template = HandMade::with_rows(
        r#"<row r="1"><c r="A1"><f>[1]Data!A1+1</f><v>7</v></c><c r="B1" t="str" cm="1"><f t="array" ref="B1">'[1]Số liệu'!B1</f><v>Tốt</v></c><c r="C1"><f>A1*2</f><v>14</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">[1]Data!A2</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row>"#,
    );
    template.book(
        r#"<sheets><sheet name="S" sheetId="5" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/></externalReferences><definedNames><definedName name="Own">S!$A$1</definedName><definedName name="Far">[1]Data!$A$1</definedName></definedNames>"#,
    );
    template.part(
        "xl/externalLinks/externalLink1.xml",
        "spreadsheetml.externalLink+xml",
        &format!(r#"<externalLink xmlns="{MAIN}"/>"#),
    );
    let to_file = relationship("rId1", "externalLinkPath", "file:///C:/data.xlsx");
    template.plain_part("xl/externalLinks/_rels/externalLink1.xml.rels", &relationships(&[to_file]));
    template.relationship("rId2", "externalLink", "externalLinks/externalLink1.xml");
    let chain = r#"<c r="C1" i="5"/><c r="A1"/><c r="B1"/><c r="A2"/><c r="A3"/>"#;
    template.part(
        "xl/calcChain.xml",
        "spreadsheetml.calcChain+xml",
        &format!(r#"<calcChain xmlns="{MAIN}">{chain}</calcChain>"#),
    );
    template.relationship("rId3", "calcChain", "calcChain.xml");
    template
}

#[test]
fn links_to_other_workbooks_are_left_out_and_their_last_values_stay() {
    let filled = harmless(&linked(), &[]);
    let cells = ["A1", "B1", "A2", "A3"].map(cell).to_vec();
    let expected = [
        LeftOut::ExternalLink("xl/externalLinks/externalLink1.xml".to_owned()),
        LeftOut::LinkedFormulas { sheet: "S".to_owned(), cells },
        LeftOut::LinkedNames(vec!["Far".to_owned()]),
    ];
    assert_eq!(filled.left_out, expected);
    let frozen = r#"<row r="1"><c r="A1"><v>7</v></c><c r="B1" t="str"><v>Tốt</v></c><c r="C1"><f>A1*2</f><v>14</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>"#;
    assert_eq!(rows(&filled.bytes), frozen);
    let book = part(&filled.bytes, "xl/workbook.xml");
    assert!(!book.contains("externalReference") && book.contains(r##"<definedName name="Far">#REF!</definedName>"##));
    assert!(part(&filled.bytes, "xl/calcChain.xml").ends_with(r#"main"><c r="C1" i="5"/></calcChain>"#));
}

#[test]
fn a_linked_formula_that_gets_a_value_keeps_the_value() {
    let filled = harmless(&linked(), &[cached("A1", points(900)), cached("A3", points(300))]);
    assert!(rows(&filled.bytes).contains(r#"<c r="A1"><v>9</v></c>"#));
    assert!(rows(&filled.bytes).ends_with(r#"<row r="3"><c r="A3"><v>3</v></c></row>"#));
}

#[test]
fn the_calculation_chain_follows_the_formulas() {
    let mut template = HandMade::with_rows(r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>"#);
    let chain = format!(r#"<calcChain xmlns="{MAIN}"><c r="A1" i="5"/></calcChain>"#);
    template.part("xl/calcChain.xml", "spreadsheetml.calcChain+xml", &chain);
    template.relationship("rId3", "calcChain", "calcChain.xml");
    let kept = harmless(&template, &[cached("A1", points(200))]);
    assert_eq!(part(&kept.bytes, "xl/calcChain.xml"), chain);
    let gone = harmless(&template, &[replaced("A1", points(200))]);
    assert!(!has_part(&gone.bytes, "xl/calcChain.xml"));
    assert!(!part(&gone.bytes, "xl/_rels/workbook.xml.rels").contains("calcChain"));
    assert!(!part(&gone.bytes, "[Content_Types].xml").contains("calcChain"));
}

#[test]
fn properties_and_signatures_are_left_out() {
    let mut template = HandMade::with_rows("");
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let list = [
        relationship("rId1", "officeDocument", "xl/workbook.xml"),
        relationship("rId2", &format!("{package}/metadata/core-properties"), "docProps/core.xml"),
        relationship("rId3", "custom-properties", "docProps/custom.xml"),
        relationship("rId4", &format!("{package}/metadata/thumbnail"), "docProps/thumbnail.jpeg"),
        relationship("rId5", &format!("{package}/digital-signature/origin"), "_xmlsignatures/origin.sigs"),
    ];
    template.plain_part("_rels/.rels", &relationships(&list));
    for part in ["docProps/core.xml", "docProps/custom.xml", "_xmlsignatures/sig1.xml"] {
        template.plain_part(part, "<a/>");
    }
    template.plain_part("docProps/thumbnail.jpeg", "picture");
    template.plain_part("_xmlsignatures/origin.sigs", "");
    let to_signature = relationship("rId1", &format!("{package}/digital-signature/signature"), "sig1.xml");
    template.plain_part("_xmlsignatures/_rels/origin.sigs.rels", &relationships(&[to_signature]));
    let filled = harmless(&template, &[]);
    let properties = ["docProps/core.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg"];
    let mut expected = properties.map(|part| LeftOut::Properties(part.to_owned())).to_vec();
    expected.push(LeftOut::Signatures("_xmlsignatures/origin.sigs".to_owned()));
    assert_eq!(filled.left_out, expected);
    let container = Container::open(&filled.bytes).unwrap();
    let rest =
        container.entries().iter().filter(|entry| entry.name.starts_with("docProps") || entry.name.starts_with("_xml"));
    assert_eq!(rest.count(), 0);
    assert_eq!(container.relationships("").unwrap().len(), 1);
}

#[test]
fn active_content_that_cannot_be_taken_out_is_refused() {
    for (kind, target, found) in [
        ("connections", "connections.xml", ActiveKind::Connection),
        ("oleObject", "embeddings/object1.ole", ActiveKind::Ole),
        ("control", "activeX/activeX1.xml", ActiveKind::ActiveX),
        ("xlMacrosheet", "macrosheets/sheet1.xml", ActiveKind::MacroSheet),
    ] {
        let mut template = HandMade::with_rows("");
        template.plain_part(&format!("xl/{target}"), "<a/>");
        template.relationship("rId2", kind, target);
        let error = try_fill(&template.bytes(), "S", &[]).unwrap_err();
        assert_eq!(error, FillError::Active(ActiveContent { kind: found, part: format!("xl/{target}") }));
    }
    let mut template = HandMade::with_rows("");
    template.relationship("rId2", "image", "https://example.invalid/i.png");
    let error = try_fill(&template.bytes(), "S", &[]).unwrap_err();
    let content = ActiveContent { kind: ActiveKind::ExternalTarget, part: "xl/workbook.xml".to_owned() };
    assert_eq!(error, FillError::Active(content));
}
