//! Files of every released version, stored as they were written: they open for ever. A fixture is never changed.

use crate::dossier_support::{ID, WORKBOOK, certificate, draft, points};
use crate::file::signed;
use crate::settings::settings;
use tucham::dossier::campaign::{Campaign, Finding, open};
use tucham::dossier::{Draft, DraftFile, Form, Revision};
use tucham::signature::Sha256Digest;
use tucham::template::Settings;
use tucham::workbook::{ColumnRole, Corrections, Exception, RowCorrection, RowPart};

const TEMPLATE: &str = include_str!("../fixtures/dossier/v1-template.json");
const DRAFT: &str = include_str!("../fixtures/dossier/v1-draft-form.json");
const CAMPAIGN: &str = include_str!("../fixtures/dossier/v1-campaign.json");
/// A small workbook with a table.
const TABLE: &[u8] = include_bytes!("../fixtures/import/mot-hang-tieu-de.xlsx");
/// Worked out with another program by the rule of docs/formats.md.
const DIGEST: &str = "b34b3f5b8185519fcc204bd4e9757d23a5d2c26c243178af4a761082844ddfd7";

/// A form that says everything that one can.
fn form() -> Form {
    let row = RowCorrection {
        part: Some(RowPart::Criterion),
        number: Some("1.1".into()),
        level: Some(1),
        maxima: [(0, Some(points(150))), (1, None)].into(),
        rule: Some(vec!["Kịp thời: 1,5 điểm".into(), "Không: 0 điểm".into()]),
        not_applicable: Some(Exception::Removed),
    };
    let corrections = Corrections {
        sheet: Some("Biểu 1".into()),
        columns: [(3, ColumnRole::SelfPoints), (10, ColumnRole::Other)].into(),
        rows: [(11, row), (5, RowCorrection { rule: Some(Vec::new()), ..RowCorrection::default() })].into(),
        grades: Some(vec!["Tốt: từ 80 điểm trở lên".into()]),
    };
    Form::new(WORKBOOK.to_vec(), corrections, Some(settings())).unwrap()
}

fn drafted() -> Draft {
    let mut draft = draft();
    draft.template.sha256 = form().digest().to_string();
    draft
}

fn campaign() -> Campaign {
    let set = Settings { kinds: None, appraisers: None, ..settings() };
    let form = Form::new(TABLE.to_vec(), Corrections::default(), Some(set)).unwrap();
    let version = Revision::Later { number: 2, supersedes: Sha256Digest::of(b"version 1") };
    Campaign { id: ID.parse().unwrap(), version, form, importer: 2 }
}

#[test]
fn the_form_of_version_1_opens() {
    let read = Form::read(TEMPLATE.as_bytes()).unwrap();
    assert_eq!(read, form());
    assert_eq!(read.digest().to_string(), DIGEST);
}

#[test]
fn the_draft_of_version_1_on_a_form_opens() {
    let read = DraftFile::read(DRAFT.as_bytes()).unwrap();
    assert_eq!((read.draft(), read.form()), (&drafted(), &form()));
}

#[test]
fn the_campaign_of_version_1_opens() {
    let opened = open(CAMPAIGN.as_bytes(), None);
    assert_eq!(opened.findings, [Finding::Whole]);
    assert_eq!(opened.campaign, Some(campaign()));
    assert_eq!(opened.verified.unwrap().signer().fingerprint(), certificate().fingerprint());
    assert!(!opened.imported.unwrap().template.criteria.is_empty());
}

/// Not demanded of later versions, which write their own.
#[test]
fn version_1_is_still_written_byte_for_byte() {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert_eq!(text(form().to_bytes().unwrap()), TEMPLATE);
    let file = DraftFile::new(drafted(), &form().to_bytes().unwrap()).unwrap();
    assert_eq!(text(file.to_bytes().unwrap()), DRAFT);
    assert_eq!(signed(&campaign()), CAMPAIGN);
}
