//! What one program shows and another passes over: a package must not hold any of it, or it would be compared by one
//! and read by the other.

use crate::answers::to_everything;
use crate::parts::Parts;
use crate::support::*;
use std::sync::LazyLock;
use tucham::dossier::Weight;
use tucham::task::package::PackageFinding;
use tucham::template::KindId;
use tucham::workbook::Refusal;
use tucham::workbook::container::{ContainerError, PackageFault, PartRule};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const BOOK: &str = "xl/workbook.xml";
const BOOK_RELATIONSHIPS: &str = "xl/_rels/workbook.xml.rels";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

static PACKAGE: LazyLock<Vec<u8>> =
    LazyLock::new(|| made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(2)))).workbook.bytes);

/// The package with the content of the cell J12, which is 1.5, put in another way; the namespace x is nobody's.
fn with_cell(attributes: &str, content: &str) -> Parts {
    let mut package = Parts::of(&PACKAGE);
    let markup = package.text(SHEET);
    let start = markup.find("<c r=\"J12\"").unwrap();
    let end = start + markup[start..].find("</c>").unwrap();
    assert!(markup[start..end].ends_with("<v>1.5</v>"));
    let (before, after) = (markup[..start].replacen("<worksheet ", "<worksheet xmlns:x=\"urn:x\" ", 1), &markup[end..]);
    package.put(SHEET, format!("{before}<c r=\"J12\"{attributes}>{content}{after}"));
    package
}

/// The rule for which the cells are not compared.
fn broken(findings: &[PackageFinding]) -> Option<(&str, PartRule)> {
    findings.iter().find_map(|finding| match finding {
        PackageFinding::CellsUnreadable(Refusal::Container(ContainerError::Package {
            part,
            fault: PackageFault::Rule(rule),
        })) => Some((part.as_str(), *rule)),
        _ => None,
    })
}

#[test]
fn a_cell_that_readers_take_for_two_things_is_refused() {
    for (attributes, content, rule) in [
        ("", "<v>1<![CDATA[.5]]></v>", PartRule::CharacterData),
        ("", "<v><![CDATA[1.5]]></v>", PartRule::CharacterData),
        ("", "<v>1.5&#48;</v>", PartRule::CharacterData),
        ("", "<v>1.5<!--x-->0</v>", PartRule::Aside),
        ("", "<v>1.5<?x y?>0</v>", PartRule::Aside),
        ("", "<v>1.5</v><x:v>1</x:v>", PartRule::Foreign),
        ("", "<v>9</v><v>1.5</v>", PartRule::Repeated),
        ("", "<v>1.5</v>9", PartRule::Unexpected),
        ("", "<is><t>9</t></is><v>1.5</v>", PartRule::Value),
        (" t=\"inlineStr\"", "<is><t>1.5</t></is><v>9</v>", PartRule::Value),
        (" t=\"inlineStr\"", "<is><t>1.5</t><x:t>9</x:t></is>", PartRule::Foreign),
        (" t=\"inlineStr\"", "<is><t>1.5</t><t>9</t></is>", PartRule::Repeated),
        (" t=\"inlineStr\"", "<is><t>1.5</t></is><is><t>9</t></is>", PartRule::Repeated),
        (" t=\"inlineStr\"", "<is><t>1<![CDATA[.5]]></t></is>", PartRule::CharacterData),
        (" t=\"str\"", "<v>1.5<![CDATA[ điểm]]></v>", PartRule::CharacterData),
        (" t=\"s\"", "<v>99999</v>", PartRule::Unresolved),
        (" t=\"x\"", "<v>1.5</v>", PartRule::Value),
        ("", "<v>INF</v>", PartRule::Value),
        ("", "<v>0x1</v>", PartRule::Value),
        ("", "<f>1+0.5<![CDATA[+9]]></f><v>1.5</v>", PartRule::CharacterData),
        ("", "<f>1+0.5</f><f>9</f><v>1.5</v>", PartRule::Repeated),
        ("", "<f t=\"shared\" si=\"7\"/><v>1.5</v>", PartRule::Unresolved),
        ("", "<f t=\"shared\" si=\"7\">1.5</f><v>1.5</v>", PartRule::Unresolved),
        ("", "<f t=\"shared\" ref=\"J12:A1\" si=\"7\">1.5</f><v>1.5</v>", PartRule::Reference),
        ("", "<v>1.5</v></c><c r=\"J12\"><v>9</v>", PartRule::OutOfOrder),
        ("", "<v>1.5</v></c><c r=\"I12\"><v>9</v>", PartRule::OutOfOrder),
        ("", "<v>1.5</v></c><c r=\"J4294967308\"><v>9</v>", PartRule::Reference),
        ("", "<v>1.5</v></c><x:c r=\"K12\"><x:v>9</x:v></x:c><c r=\"K12\">", PartRule::Foreign),
        ("", "<v>1.5</v></c></row><x:row r=\"12\"><x:c r=\"J12\"/></x:row><row r=\"13\"><c>", PartRule::Foreign),
        ("", "<v>1.5</v></c></row><row r=\"12\"><c>", PartRule::OutOfOrder),
    ] {
        let found = findings(&with_cell(attributes, content).zip());
        assert_eq!(broken(&found), Some((SHEET, rule)), "{attributes} {content}: {found:?}");
    }
}

#[test]
fn a_value_in_another_spelling_is_the_same() {
    for (attributes, content) in [
        ("", "<v>1.50</v>"),
        ("", "<v> 15E-1 </v>"),
        (" t=\"n\"", "<v>1.5</v><extLst><ext xmlns=\"urn:x\" uri=\"x\"><note/></ext></extLst>"),
    ] {
        let found = findings(&with_cell(attributes, content).zip());
        assert_eq!((named_cells(&found), broken(&found)), (vec![], None), "{content}");
    }
    for (attributes, content) in [("", "<v></v>"), (" t=\"str\"", "<v>1.5</v>"), ("", "<f>1+0.5</f><v>1.5</v>")] {
        let found = findings(&with_cell(attributes, content).zip());
        assert_eq!(named_cells(&found), ["Bảng tiêu chí!J12"], "{content}");
    }
}

#[test]
fn a_second_set_of_cells_is_refused() {
    for (old, new, rule) in [
        ("<sheetData>", "<x:sheetData/><sheetData>", PartRule::Repeated),
        ("</sheetData>", "</sheetData><sheetData/>", PartRule::Repeated),
        ("<sheetData>", "<sheetData><!-- x -->", PartRule::Aside),
        ("</sheetData>", "</sheetData><x:mergeCells><x:mergeCell ref=\"A1:B2\"/></x:mergeCells>", PartRule::Foreign),
    ] {
        let mut package = with_cell("", "<v>1.5</v>");
        package.replace(SHEET, old, new);
        assert_eq!(broken(&findings(&package.zip())), Some((SHEET, rule)), "{new}");
    }
}

#[test]
fn a_decoy_workbook_is_refused() {
    let mut package = Parts::of(&PACKAGE);
    let decoy = format!("<Relationship Id=\"decoy\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/styles.xml\"/>");
    package.replace("_rels/.rels", "</Relationships>", &format!("{decoy}</Relationships>"));
    assert_eq!(open(&package.zip(), Some(BUILTIN)).weight(), Weight::Refusal);
    let mut package = Parts::of(&PACKAGE);
    let foreign = decoy.replace("<Relationship ", "<x:Relationship xmlns:x=\"urn:x\" ");
    package.replace("_rels/.rels", "</Relationships>", &format!("{foreign}</Relationships>"));
    assert_eq!(open(&package.zip(), Some(BUILTIN)).weight(), Weight::Refusal);
}

#[test]
fn a_sheet_with_two_ids_is_refused() {
    let mut package = Parts::of(&PACKAGE);
    package.replace(BOOK, " sheetId=", " xmlns:x=\"urn:x\" x:id=\"rId2\" sheetId=");
    assert_eq!(open(&package.zip(), Some(BUILTIN)).weight(), Weight::Refusal);
}

/// A viewer follows the relationship, wherever it leads.
#[test]
fn texts_are_read_where_the_relationship_leads() {
    let mut package = Parts::of(&PACKAGE);
    let texts = package.text("xl/sharedStrings.xml");
    package.put("xl/evil.xml", texts.replace("Điểm", "Điềm"));
    package.replace(BOOK_RELATIONSHIPS, "sharedStrings.xml", "evil.xml");
    let found = findings(&package.zip());
    assert!(named_cells(&found).len() > 3, "{found:?}");
}
