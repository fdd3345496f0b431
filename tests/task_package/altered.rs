//! A whole package, and one thing changed in it: what was changed is named.

use crate::answers::with_nothing_arisen;
use crate::cells::filled;
use crate::parts::Parts;
use crate::support::*;
use std::sync::LazyLock;
use tucham::dossier::{Finding, Weight};
use tucham::signature::jws::JwsFault;
use tucham::task::package::PackageFinding;
use tucham::template::KindId;
use tucham::workbook::CellRef;
use tucham::workbook::container::{ActiveKind, ContainerError, PackageFault, ZipRule};
use tucham::workbook::contents::Contents;
use tucham::workbook::fill::{PartChange, PartDifference};

const TABLE: &str = "Bảng tiêu chí";
const TABLE_PART: &str = "xl/worksheets/sheet1.xml";
const PAPER: &str = "Xác thực";

static PACKAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let answers = with_nothing_arisen(&TEMPLATE.template, KindId(2));
    made(&order(BUILTIN, answers)).workbook.bytes
});

fn package() -> Parts {
    Parts::of(&PACKAGE)
}

/// The part of the sheet with the check code: the one that the template does not have.
fn paper_part() -> String {
    let template = Parts::of(BUILTIN);
    let package = package();
    let added = package.names().filter(|name| name.starts_with("xl/worksheets/sheet"));
    added.filter(|name| !template.names().any(|known| known == *name)).map(str::to_owned).next().unwrap()
}

/// A sheet's markup with another value in one cell.
fn with_another_value(sheet: &str, cell: CellRef) -> String {
    let start = sheet.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let end = start + sheet[start..].find("</c>").unwrap();
    let (before, cell, after) = (&sheet[..start], &sheet[start..end], &sheet[end..]);
    let changed = match cell.contains("<v>") {
        true => cell.replace("</v>", "7</v>"),
        false => cell.replace("</t>", ".</t>"),
    };
    assert_ne!(cell, changed);
    format!("{before}{changed}{after}")
}

#[test]
fn a_whole_package_is_whole_however_it_is_zipped() {
    assert_eq!(findings(&PACKAGE), [PackageFinding::Whole]);
    assert_eq!(findings(&package().zip()), [PackageFinding::Whole]);
}

/// How many cells are changed at once: every cell is, and with each go far fewer than stay.
const AT_ONCE: usize = 12;

#[test]
fn every_filled_cell_that_changes_is_named() {
    let (before, after) = (Contents::read(BUILTIN).unwrap(), Contents::read(&PACKAGE).unwrap());
    for (sheet, part) in [(TABLE, TABLE_PART.to_owned()), (PAPER, paper_part())] {
        let markup = package().text(&part);
        let cells = filled(&before, &after, sheet);
        assert!(cells.len() > 15, "{sheet} has only {} filled cells", cells.len());
        let goes = cells.len().div_ceil(AT_ONCE);
        for go in 0..goes {
            let changed: Vec<CellRef> = cells.iter().copied().skip(go).step_by(goes).collect();
            let mut altered = package();
            altered.put(&part, changed.iter().fold(markup.clone(), |markup, cell| with_another_value(&markup, *cell)));
            let found = findings(&altered.zip());
            let expected: Vec<String> = changed.iter().map(|cell| format!("{sheet}!{cell}")).collect();
            assert_eq!(named_cells(&found), expected);
            assert!(!found.contains(&PackageFinding::Whole));
        }
    }
}

#[test]
fn a_cell_that_nobody_filled_is_named_too() {
    // The maximum of I.1.1 for communes, typed; and that of I.1, a formula.
    for (old, new, cell) in [
        ("<c r=\"E12\"", "<v>1.5</v>|<v>1.75</v>", "E12"),
        ("<c r=\"E11\"", "SUM(E12:E13)|SUM(E12:E12)", "E11"),
        ("<c r=\"M11\"", "SUM(M12:M13)|9+SUM(M12:M13)", "M11"),
    ] {
        let markup = package().text(TABLE_PART);
        let (before, rest) = markup.split_once(old).unwrap();
        let (from, to) = new.split_once('|').unwrap();
        assert!(rest.split("</c>").next().unwrap().contains(from), "{cell}");
        let mut altered = package();
        altered.put(TABLE_PART, format!("{before}{old}{}", rest.replacen(from, to, 1)));
        assert_eq!(named_cells(&findings(&altered.zip())), [format!("{TABLE}!{cell}")]);
    }
}

#[test]
fn a_stored_result_that_its_formula_does_not_give_is_a_doubt() {
    let mut altered = package();
    altered.replace(TABLE_PART, "<f>SUM(E12:E13)</f><v>2</v>", "<f>SUM(E12:E13)</f><v>3</v>");
    let found = findings(&altered.zip());
    let result = |finding: &PackageFinding| match finding {
        PackageFinding::Result(difference) => Some(difference.cell.to_string()),
        _ => None,
    };
    assert_eq!(found.iter().filter_map(result).collect::<Vec<_>>(), ["E11"]);
    assert!(found.iter().all(|finding| finding.weight() < Weight::Refusal));
}

#[test]
fn a_value_put_beside_the_table_is_named() {
    let mut altered = package();
    altered.replace(TABLE_PART, "</row></sheetData>", "<c r=\"P9\"><v>1</v></c></row></sheetData>");
    let found = findings(&altered.zip());
    assert!(!named_cells(&found).is_empty() || matches!(found[0], PackageFinding::CellsUnreadable(_)), "{found:?}");
    let mut altered = package();
    altered.replace(TABLE_PART, "</sheetData>", "<row r=\"999\"><c r=\"B999\"><v>1</v></c></row></sheetData>");
    assert_eq!(named_cells(&findings(&altered.zip())), [format!("{TABLE}!B999")]);
}

#[test]
fn a_bit_of_the_signed_file_anywhere_is_a_refusal_and_shows_no_data() {
    let item = package().item();
    let part = package().get(&item).to_vec();
    let text = String::from_utf8(part.clone()).unwrap();
    let place = |of: &str| text.find(of).unwrap();
    let (payload, header, signature, end) = (place("{"), place("protected"), place("signature"), place("</signed>"));
    let sparse = (payload..header).step_by(4_001);
    for at in sparse.chain((header..signature).step_by(101)).chain((signature..end).step_by(13)) {
        let mut altered = package();
        let mut bytes = part.clone();
        bytes[at] ^= 1;
        altered.put(&item, bytes);
        let verdict = open(&altered.zip(), Some(BUILTIN));
        assert_eq!(verdict.weight(), Weight::Refusal, "byte {at}: {:?}", verdict.findings);
        assert_eq!((verdict.dossier, verdict.signed, verdict.template), (None, None, None), "byte {at}");
    }
}

#[test]
fn an_altered_payload_names_the_signature() {
    let item = package().item();
    let jws = crate::signed_file::SignedFile::of(package().get(&item));
    let payload = jws.payload_text().replace("\"points\":", "\"points\" :");
    let altered_payload =
        [jws.with_payload(&payload), jws.with_payload(&jws.payload_text().replace("Bàu Năng", "Bàu Nẵng"))];
    for file in altered_payload {
        let mut altered = package();
        altered.put(&item, tucham::dossier::custom_xml::wrap(&file));
        let verdict = open(&altered.zip(), Some(BUILTIN));
        let mismatch = PackageFinding::Dossier(Finding::Altered(JwsFault::SignatureMismatch));
        assert_eq!(verdict.findings, [mismatch]);
        assert_eq!(verdict.dossier, None);
    }
}

#[test]
fn a_package_without_its_signed_file_is_none() {
    let mut altered = package();
    let rels = altered.text("xl/_rels/workbook.xml.rels");
    let start = rels.find("<Relationship Id=").unwrap();
    let to_item = rels[start..].split("/>").find(|one| one.contains("/customXml\"")).unwrap().to_owned();
    altered.replace("xl/_rels/workbook.xml.rels", &format!("{to_item}/>"), "");
    assert_eq!(findings(&altered.zip()), [PackageFinding::NotAPackage]);
}

#[test]
fn the_signed_file_of_another_package_does_not_fit_the_cells() {
    let other = made(&order(BUILTIN, crate::answers::to_everything(&TEMPLATE.template, KindId(2))));
    let mut altered = package();
    let item = altered.item();
    altered.put(&item, Parts::of(&other.workbook.bytes).get(&item));
    let found = findings(&altered.zip());
    let cells = named_cells(&found);
    assert!(cells.contains(&format!("{TABLE}!K20")), "{cells:?}");
    assert!(cells.iter().any(|cell| cell.starts_with(PAPER)), "{cells:?}");
}

#[test]
fn two_signed_files_are_refused() {
    let mut altered = package();
    let item = altered.item();
    altered.put("customXml/item99.xml", package().get(&item));
    altered.replace(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        r#"<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item99.xml"/></Relationships>"#,
    );
    let found = findings(&altered.zip());
    let twice = |finding: &PackageFinding| {
        matches!(finding, PackageFinding::Container(ContainerError::Package { fault: PackageFault::Twice(_), .. }))
    };
    assert!(matches!(&found[..], [one] if twice(one)), "{found:?}");
}

#[test]
fn an_added_sheet_is_named() {
    let mut altered = package();
    let sheet = altered.text("xl/worksheets/sheet2.xml");
    altered.put("xl/worksheets/sheet99.xml", sheet);
    altered.replace("xl/workbook.xml", "</sheets>", r#"<sheet name="Điểm khác" sheetId="99" r:id="rId99"/></sheets>"#);
    altered.replace(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        r#"<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet99.xml"/></Relationships>"#,
    );
    altered.replace(
        "[Content_Types].xml",
        "</Types>",
        r#"<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    );
    let found = findings(&altered.zip());
    assert_eq!(found[0], PackageFinding::SheetAdded("Điểm khác".into()));
}

#[test]
fn a_sheet_with_another_name_is_missed_and_noticed() {
    let mut altered = package();
    altered.replace("xl/workbook.xml", "name=\"Xác thực\"", "name=\"Xác nhận\"");
    let found = findings(&altered.zip());
    assert!(found.contains(&PackageFinding::SheetMissing("Xác thực".into())), "{found:?}");
    assert!(found.contains(&PackageFinding::SheetAdded("Xác nhận".into())), "{found:?}");
}

#[test]
fn sheets_that_change_places_are_named_by_their_cells() {
    let mut altered = package();
    let (first, second) = (altered.text("xl/worksheets/sheet2.xml"), altered.text("xl/worksheets/sheet3.xml"));
    altered.put("xl/worksheets/sheet2.xml", second);
    altered.put("xl/worksheets/sheet3.xml", first);
    let cells = named_cells(&findings(&altered.zip()));
    assert!(cells.iter().any(|cell| cell.starts_with("Xếp loại!")), "{cells:?}");
    assert!(cells.iter().any(|cell| cell.starts_with("Điều kiện, hạn mức!")), "{cells:?}");
}

#[test]
fn parts_that_differ_while_every_cell_agrees_are_a_doubt() {
    let mut altered = package();
    altered.replace("xl/styles.xml", "<fonts", "<!-- saved again --><fonts");
    let parts = vec![PartDifference { part: "xl/styles.xml".into(), change: PartChange::Content }];
    assert_eq!(findings(&altered.zip()), [PackageFinding::Parts(parts), PackageFinding::Whole]);
}

#[test]
fn a_link_that_the_template_lacks_is_named() {
    let mut altered = package();
    altered.put(
        "xl/worksheets/_rels/sheet2.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://elsewhere.example/" TargetMode="External"/></Relationships>"#,
    );
    assert_eq!(findings(&altered.zip())[0], PackageFinding::Link("https://elsewhere.example".into()));
}

#[test]
fn macros_in_a_package_are_refused() {
    let mut altered = package();
    altered.put("xl/vbaProject.bin", b"\xd0\xcf".as_slice());
    altered.replace(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        r#"<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>"#,
    );
    altered.replace(
        "[Content_Types].xml",
        "</Types>",
        r#"<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>"#,
    );
    let found = findings(&altered.zip());
    assert!(matches!(&found[0], PackageFinding::Active(active) if active.kind == ActiveKind::Macros), "{found:?}");
}

#[test]
fn bytes_behind_the_file_are_refused() {
    let mut longer = PACKAGE.clone();
    longer.extend_from_slice(b"more");
    let suffix = ContainerError::Zip { rule: ZipRule::Suffix, entry: None };
    assert_eq!(findings(&longer), [PackageFinding::Container(suffix)]);
}

#[test]
fn without_the_template_altered_points_are_named_all_the_same() {
    let mut altered = package();
    let markup = package().text(TABLE_PART);
    altered.put(TABLE_PART, with_another_value(&markup, "J12".parse().unwrap()));
    let verdict = open(&altered.zip(), None);
    assert_eq!(named_cells(&verdict.findings), [format!("{TABLE}!J12")]);
}

#[test]
fn without_the_template_whatever_was_written_is_held_against_the_data() {
    let markup = package().text(TABLE_PART);
    // A total, an explanation, and the sheet with the check code.
    for (part, markup, cell) in [
        (TABLE_PART.to_owned(), markup.clone(), format!("{TABLE}!J10")),
        (TABLE_PART.to_owned(), markup, format!("{TABLE}!K20")),
        (paper_part(), package().text(&paper_part()), format!("{PAPER}!B8")),
    ] {
        let mut altered = package();
        let at = cell.rsplit('!').next().unwrap().parse().unwrap();
        altered.put(&part, with_another_value(&markup, at));
        assert_eq!(named_cells(&open(&altered.zip(), None).findings), [cell]);
    }
}

#[test]
fn without_the_template_links_and_sheets_behind_the_last_are_said() {
    let mut altered = package();
    altered.put(
        "xl/worksheets/_rels/sheet2.xml.RELS",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://elsewhere.example" TargetMode="External"/></Relationships>"#,
    );
    let found = open(&altered.zip(), None).findings;
    assert!(found.contains(&PackageFinding::LinkUnknown("https://elsewhere.example".into())), "{found:?}");
    let mut altered = package();
    altered.replace("xl/workbook.xml", "name=\"Xác thực\"", "name=\"Xác nhận\"");
    let found = open(&altered.zip(), None).findings;
    assert_eq!(found[0], PackageFinding::SheetMissing(PAPER.into()));
}
