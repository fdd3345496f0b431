//! Files of other kinds than .xlsx that want more than they may have: each is refused in words, at once, and nothing
//! panics. (What a hostile .xlsx meets stands in `import_refusals.rs` and with the container.)
// A test that cannot make its own file should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::kinds;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use tucham::workbook::container::{ActiveKind, Compound, PackageFault, XmlFault, ZipRule};
use tucham::workbook::{ContainerError, DiagnosticKind, Limit, Refusal, import};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const XLS: &[u8] = include_bytes!("fixtures/import/nhieu-loi.xls");

const OPEN: &str = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">"#;
const HEADER: &str = "<table:table-row><table:table-cell><text:p>TT</text:p></table:table-cell><table:table-cell><text:p>Tiêu chí</text:p></table:table-cell><table:table-cell><text:p>Điểm tối đa</text:p></table:table-cell></table:table-row>";
const ROW: &str = r#"<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>Một</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#;

/// The content of an OpenDocument file whose sheet has these rows below its header.
fn content(rows: &str) -> String {
    format!(
        "{OPEN}<office:body><office:spreadsheet><table:table table:name=\"Bảng\">{HEADER}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MIMETYPE: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
const MANIFEST: (&str, &[u8]) = ("META-INF/manifest.xml", b"<manifest/>");

fn ods(content: &str) -> Vec<u8> {
    packed(&[MIMETYPE, ("content.xml", content.as_bytes()), MANIFEST])
}

/// The refusal of a file, which must come at once.
fn refusal(bytes: &[u8]) -> Refusal {
    let started = Instant::now();
    let refused = import(bytes).expect_err("this is no template");
    assert!(started.elapsed() < Duration::from_secs(1), "{refused:?} after {:?}", started.elapsed());
    refused
}

fn too_many_cells() -> Refusal {
    Refusal::TooLarge { sheet: "Bảng".to_owned(), limit: Limit::Cells(500_000) }
}

#[test]
fn an_open_document_with_a_million_repeats_is_refused() {
    let row = |rows: u64, columns: u64| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}"><text:p>1</text:p></table:table-cell></table:table-row>"#
        )
    };
    for (rows, columns) in [(1_000_000, 1), (1, 1_000_000), (1_048_576, 16_384), (4_294_967_295, 4_294_967_295)] {
        assert_eq!(refusal(&ods(&content(&row(rows, columns)))), too_many_cells(), "{rows} × {columns}");
    }
    // Many short repeats come to the same.
    assert_eq!(refusal(&ods(&content(&row(700, 700).repeat(2)))), too_many_cells());
    let long = row(100_000, 1).replace("<text:p>1", &format!("<text:p>{}", "chữ ".repeat(10_000)));
    let too_much = Refusal::TooLarge { sheet: "Bảng".to_owned(), limit: Limit::Text(10_000_000) };
    assert_eq!(refusal(&ods(&content(&long))), too_much);
}

#[test]
fn empty_cells_cost_nothing_however_often_they_are_repeated() {
    let far = r#"<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell table:number-rows-spanned="4000000000" table:number-columns-spanned="4000000000"><text:p>xa</text:p></table:table-cell></table:table-row>"#;
    let started = Instant::now();
    let imported = import(&ods(&content(&format!("{ROW}{far}")))).unwrap();
    assert!(started.elapsed() < Duration::from_secs(1));
    assert_eq!(imported.template.criteria.len(), 1);
    let said = imported.diagnostics.iter().find(|found| found.kind == DiagnosticKind::OutsideBounds { cells: 1 });
    let cell = said.and_then(|found| found.place.clone()).and_then(|place| place.cell);
    assert_eq!(cell.map(|cell| cell.to_string()).as_deref(), Some("XFD1048576"));
}

#[test]
fn an_open_document_must_be_one() {
    let sound = content(ROW);
    assert!(import(&ods(&sound)).is_ok());
    let late = packed(&[("content.xml", sound.as_bytes()), MIMETYPE, MANIFEST]);
    let fault = |refused: Refusal| match refused {
        Refusal::Container(ContainerError::Package { fault, .. }) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault(refusal(&late)), PackageFault::Element("mimetype".to_owned()));
    let text = packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", sound.as_bytes())]);
    assert_eq!(fault(refusal(&text)), PackageFault::NotAWorkbook);
    let encrypted: &[u8] = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let encrypted = packed(&[MIMETYPE, ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", encrypted)]);
    let refused = refusal(&encrypted);
    assert!(
        matches!(&refused, Refusal::Container(ContainerError::Zip { rule: ZipRule::Encrypted, .. })),
        "{refused:?}"
    );
}

#[test]
fn bombs_are_not_unpacked() {
    let declared = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let markup = refusal(&ods(&format!("{declared}{}", content(ROW).replace("Một", "&b;"))));
    let fault = XmlFault::DocumentType;
    assert_eq!(markup, Refusal::Container(ContainerError::Xml { part: "content.xml".to_owned(), fault }));
    let deep = refusal(&ods(&content(&format!("<table:table-row>{}", "<a>".repeat(200)))));
    let fault = XmlFault::TooDeep;
    assert_eq!(deep, Refusal::Container(ContainerError::Xml { part: "content.xml".to_owned(), fault }));
    let zip = refusal(&ods(&content(&" ".repeat(20_000_000))));
    assert!(matches!(&zip, Refusal::Container(ContainerError::Zip { rule: ZipRule::Ratio, .. })), "{zip:?}");
    // The writer refuses to write a name twice; one letter is changed in both headers.
    let mut twice = packed(&[MIMETYPE, ("content.xml", b"<a/>"), ("kontent.xml", b"<a/>"), MANIFEST]);
    for at in 0..twice.len() - 7 {
        if &twice[at..at + 7] == b"kontent" {
            twice[at] = b'c';
        }
    }
    let twice = refusal(&twice);
    assert!(
        matches!(&twice, Refusal::Container(ContainerError::Zip { rule: ZipRule::DuplicateName, .. })),
        "{twice:?}"
    );
}

#[test]
fn macros_of_an_open_document_are_said() {
    let parts = [MIMETYPE, ("content.xml", content(ROW).leak().as_bytes()), ("Basic/script-lc.xml", b"<a/>"), MANIFEST];
    let imported = import(&packed(&parts)).unwrap();
    assert!(kinds(&imported).contains(&DiagnosticKind::ActiveContentIgnored { kind: ActiveKind::Macros }));
}

/// The place of the first record of the workbook in the file.
fn workbook_at(bytes: &[u8]) -> usize {
    (512..bytes.len()).step_by(512).find(|at| bytes[*at..].starts_with(&[0x09, 0x08, 0x10, 0x00, 0x00, 0x06])).unwrap()
}

#[test]
fn an_old_workbook_is_called_what_it_is() {
    assert!(import(XLS).is_ok());
    let at = workbook_at(XLS);
    // The record behind the first one becomes that of an encrypted workbook, the first one that of Excel 95.
    let mut encrypted = XLS.to_vec();
    encrypted[at + 20] = 0x2F;
    encrypted[at + 21] = 0;
    assert_eq!(refusal(&encrypted), Refusal::Container(ContainerError::Compound(Compound::Encrypted)));
    let mut older = XLS.to_vec();
    older[at + 5] = 0x05;
    assert_eq!(refusal(&older), Refusal::Container(ContainerError::Compound(Compound::OldWorkbook)));
}

#[test]
fn an_old_workbook_that_goes_in_circles_is_refused() {
    // Every entry of the allocation table leads to the same sector.
    let mut circle = XLS.to_vec();
    let table = 512 * (1 + u32::from_le_bytes(circle[76..80].try_into().unwrap()) as usize);
    for entry in circle[table..table + 512].chunks_exact_mut(4) {
        entry.copy_from_slice(&3_u32.to_le_bytes());
    }
    let refused = refusal(&circle);
    assert!(matches!(refused, Refusal::Unreadable { .. } | Refusal::Container(_)), "{refused:?}");
    // So does the list of the tables itself.
    let mut listed = XLS.to_vec();
    listed[68..72].copy_from_slice(&0_u32.to_le_bytes());
    let _ = import(&listed);
}

#[test]
fn an_old_workbook_cut_off_anywhere_is_survived() {
    for length in (0..XLS.len()).step_by(61) {
        let _ = import(&XLS[..length]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever bytes of an old workbook are others, nothing panics and nothing takes long.
    #[test]
    fn a_changed_old_workbook_is_survived(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        from_workbook in any::<bool>(),
    ) {
        let mut bytes = XLS.to_vec();
        let from = if from_workbook { workbook_at(&bytes) } else { 0 };
        for (at, byte) in changes {
            let at = from + at.index(bytes.len() - from);
            bytes[at] = byte;
        }
        let started = Instant::now();
        let _ = import(&bytes);
        prop_assert!(started.elapsed() < Duration::from_secs(2));
    }

    /// Lengths and counts are where readers go wrong.
    #[test]
    fn an_old_workbook_with_other_lengths_is_survived(at in any::<prop::sample::Index>(), value in prop::sample::select(
        vec![0_u32, 1, 2, 0x7FFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFE, 0x8000, 0xFFFF, 0x2000_0000],
    )) {
        let mut bytes = XLS.to_vec();
        let at = at.index(bytes.len() - 4);
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        let _ = import(&bytes);
    }

    /// Whatever stands in the markup of an OpenDocument file.
    #[test]
    fn a_changed_open_document_is_survived(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[<>/\"=a-z0-9: ]"), 1..6),
    ) {
        let sound = content(ROW);
        let mut letters: Vec<char> = sound.chars().collect();
        for (at, letter) in changes {
            let at = at.index(letters.len());
            letters[at] = letter.chars().next().unwrap();
        }
        let _ = import(&ods(&letters.into_iter().collect::<String>()));
    }
}
