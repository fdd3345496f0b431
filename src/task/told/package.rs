//! What the page hears about packages: what was found, and why one was not made.

use super::Words;
use super::form::form_fault;
use super::key::certificate_fault;
use super::left_out::left_out;
use crate::dossier::{Dossier, Finding, Stated, Weight};
use crate::signature::Sha256Digest;
use crate::task::package::{self, Head, PackageFault, PackageFinding, PackageReply, ShownTemplate, Signed};
use crate::task::{NamedFile, Signer};
use crate::text::{Language, container, fill_error, finding, finding_title, refusal, say, shown, signed_name};
use crate::workbook::contents::{CellContent, CellText};
use serde::{Deserialize, Serialize};

/// A [`PackageReply`], as the page hears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackageAnswer {
    /// What the key must sign and what the package will come to, or why there is none.
    Prepared(Result<Box<Prepared>, Words>),
    /// The package, or why there is none.
    Made(Result<Box<Package>, Words>),
    /// What is to be believed of a package.
    Opened(Box<Verdict>),
}

/// What the key must sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// What every receiver will doubt; said before it is signed.
    pub doubts: Vec<Words>,
    /// The bytes to sign with ES256.
    #[serde(skip)]
    pub to_sign: Vec<u8>,
}

/// A package that was read again after it was written, and is whole: [`package::Package`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// The workbook.
    pub workbook: NamedFile,
    /// The signed data alone.
    pub jws: NamedFile,
    /// What was signed, as a covering letter names it.
    pub head: Head,
    /// What was signed that it comes to.
    pub stated: Stated,
    /// SHA-256 of the payload: what the next revision supersedes.
    pub payload: Sha256Digest,
    /// The number of the next revision.
    pub next_revision: u32,
    /// The check code.
    pub check_code: String,
    /// Who signed.
    pub signer: Signer,
    /// What of the template or the draft did not go with it as it stands there.
    pub left_out: Vec<Words>,
    /// What every receiver will doubt.
    pub doubts: Vec<Words>,
}

/// What is to be believed of a package, and what is shown of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What was found: never empty, the worst first.
    pub findings: Vec<FindingNote>,
    /// What is known only because the signature holds; nothing where it does not.
    pub signed: Option<Signed>,
    /// What the unit says; nothing where the signature does not hold or it cannot be read.
    pub dossier: Option<Dossier>,
    /// What its answers come to by the template below.
    pub recomputed: Option<Stated>,
    /// The template by which it is shown.
    pub template: Option<ShownTemplate>,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingNote {
    /// Its name, for tests and styles: stable, in English, with hyphens.
    pub name: String,
    /// How much it weighs.
    pub weight: Weight,
    /// What it is about, in a word.
    pub title: Words,
    /// What was found, and what to do.
    pub sentence: Words,
}

impl From<PackageReply> for PackageAnswer {
    fn from(reply: PackageReply) -> Self {
        match reply {
            PackageReply::Prepared(prepared) => Self::Prepared(
                prepared.map(|prepared| Box::new(Prepared::from(*prepared))).map_err(|fault| package_fault(&fault)),
            ),
            PackageReply::Made(made) => {
                Self::Made(made.map(|made| Box::new(Package::from(*made))).map_err(|fault| package_fault(&fault)))
            }
            PackageReply::Opened(verdict) => Self::Opened(Box::new(Verdict::from(*verdict))),
        }
    }
}

fn doubts(found: &[Finding]) -> Vec<Words> {
    found.iter().map(|found| Words::new(|language| finding(language, found))).collect()
}

impl From<package::Prepared> for Prepared {
    fn from(prepared: package::Prepared) -> Self {
        Self { doubts: doubts(&prepared.doubts), to_sign: prepared.to_sign }
    }
}

impl From<package::Package> for Package {
    fn from(made: package::Package) -> Self {
        Self {
            left_out: left_out(&made),
            workbook: made.workbook,
            jws: made.jws,
            head: made.head,
            stated: made.stated,
            payload: made.payload,
            next_revision: made.next_revision,
            check_code: made.check_code,
            signer: made.signer,
            doubts: doubts(&made.doubts),
        }
    }
}

impl PackageAnswer {
    /// See [`crate::task::Parcel::blobs`].
    pub(super) fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Prepared(Ok(prepared)) => vec![&mut prepared.to_sign],
            Self::Made(Ok(package)) => vec![&mut package.workbook.bytes, &mut package.jws.bytes],
            Self::Prepared(Err(_)) | Self::Made(Err(_)) | Self::Opened(_) => Vec::new(),
        }
    }
}

impl Verdict {
    /// The weight of the worst finding.
    pub fn weight(&self) -> Weight {
        self.findings.iter().map(|finding| finding.weight).max().unwrap_or(Weight::Refusal)
    }
}

impl From<package::Verdict> for Verdict {
    fn from(verdict: package::Verdict) -> Self {
        let package::Verdict { findings, signed, dossier, recomputed, template } = verdict;
        Self { findings: findings.iter().map(FindingNote::from).collect(), signed, dossier, recomputed, template }
    }
}

impl From<&PackageFinding> for FindingNote {
    fn from(found: &PackageFinding) -> Self {
        Self {
            name: finding_name(found).to_owned(),
            weight: found.weight(),
            title: Words::new(|language| package_finding_title(language, found)),
            sentence: Words::new(|language| package_finding(language, found)),
        }
    }
}

/// The name of a finding, for tests and styles: stable, in English, with hyphens.
fn finding_name(found: &PackageFinding) -> &'static str {
    use crate::dossier::Finding;
    match found {
        PackageFinding::Container(_) => "container",
        PackageFinding::NotAPackage => "not-a-package",
        PackageFinding::Carrier(_) => "carrier",
        PackageFinding::Dossier(found) => match found {
            Finding::Altered(_) => "altered",
            Finding::NotADossier(_) => "not-a-dossier",
            Finding::NewerFormat(_) => "newer-format",
            Finding::Malformed(_) => "malformed",
            Finding::WrongTemplate { .. } => "wrong-template",
            Finding::UnknownKind(_) => "unknown-kind",
            Finding::UnknownCriterion(_) => "unknown-criterion",
            Finding::NotAsked(_) => "not-asked",
            Finding::UnknownCondition(_) => "unknown-condition",
            Finding::ConditionOfSuperior(_) => "condition-of-superior",
            Finding::Differs(_) => "differs",
            Finding::TemplateMissing(_) => "template-missing",
            Finding::More { .. } => "more",
            Finding::OtherExercise => "other-exercise",
            Finding::OutsideValidity => "outside-validity",
            Finding::SignedAhead => "signed-ahead",
            Finding::Name(_) => "name",
            Finding::OtherUnit { .. } => "other-unit",
            Finding::OtherPerson { .. } => "other-person",
            Finding::IssuedByAnother(_) => "issued-by-another",
            Finding::SignerUnknown => "signer-unknown",
            Finding::Whole => "whole",
        },
        PackageFinding::Active(_) => "active",
        PackageFinding::Link(_) => "link",
        PackageFinding::SheetMissing(_) => "sheet-missing",
        PackageFinding::SheetAdded(_) => "sheet-added",
        PackageFinding::Cell(_) => "cell",
        PackageFinding::Shown(_) => "shown",
        PackageFinding::LinkUnknown(_) => "link-unknown",
        PackageFinding::MoreCells(_) => "more-cells",
        PackageFinding::CellsUnreadable(_) => "cells-unreadable",
        PackageFinding::Unfillable(_) => "unfillable",
        PackageFinding::FormUnreadable(_) | PackageFinding::TemplateUnreadable(_) => "template-unreadable",
        PackageFinding::TemplateOfPackage(_) => "template-of-package",
        PackageFinding::Parts(_) => "parts",
        PackageFinding::Result(_) => "result",
        PackageFinding::More { .. } => "more",
        PackageFinding::Whole => "whole",
    }
}

/// What a finding is about, in a word.
fn package_finding_title(language: Language, found: &PackageFinding) -> &'static str {
    match found {
        PackageFinding::Dossier(found) => finding_title(language, found),
        PackageFinding::Container(_) | PackageFinding::NotAPackage | PackageFinding::Carrier(_) => {
            say!(language, finding.title.format)
        }
        PackageFinding::FormUnreadable(_)
        | PackageFinding::TemplateUnreadable(_)
        | PackageFinding::TemplateOfPackage(_)
        | PackageFinding::Unfillable(_) => {
            say!(language, finding.title.template)
        }
        PackageFinding::More { .. } => say!(language, finding.title.more),
        PackageFinding::Whole => say!(language, finding.title.whole),
        _ => say!(language, finding.title.cells),
    }
}

/// What was found, and what to do.
fn package_finding(language: Language, found: &PackageFinding) -> String {
    match found {
        PackageFinding::Dossier(found) => finding(language, found),
        PackageFinding::Container(error) => container(language, error),
        PackageFinding::NotAPackage => say!(language, finding.not_a_package).to_owned(),
        PackageFinding::Carrier(_) => say!(language, finding.carrier).to_owned(),
        PackageFinding::Active(content) => say!(language, finding.active, part = content.part),
        PackageFinding::Link(target) => say!(language, finding.link, target = target),
        PackageFinding::SheetMissing(sheet) => say!(language, finding.sheet_missing, sheet = sheet),
        PackageFinding::SheetAdded(sheet) => say!(language, finding.sheet_added, sheet = sheet),
        PackageFinding::Cell(cell) => {
            let (found, expected) = (content(&cell.found), content(&cell.expected));
            say!(language, finding.cell, sheet = cell.sheet, cell = cell.cell, found = found, expected = expected)
        }
        PackageFinding::Shown(difference) => shown(language, difference),
        PackageFinding::LinkUnknown(target) => say!(language, finding.link_unknown, target = target),
        PackageFinding::MoreCells(count) => say!(language, finding.more_cells, count = count),
        PackageFinding::CellsUnreadable(reason) => {
            say!(language, finding.cells_unreadable, reason = refusal(language, reason))
        }
        PackageFinding::Unfillable(_) => say!(language, finding.unfillable).to_owned(),
        PackageFinding::FormUnreadable(fault) => {
            say!(language, finding.template_unreadable, reason = form_fault(language, fault))
        }
        PackageFinding::TemplateUnreadable(reason) => {
            say!(language, finding.template_unreadable, reason = refusal(language, reason))
        }
        PackageFinding::TemplateOfPackage(_) => say!(language, finding.template_of_package).to_owned(),
        PackageFinding::Parts(_) => say!(language, finding.parts).to_owned(),
        PackageFinding::Result(cell) => say!(language, finding.result, sheet = cell.sheet, cell = cell.cell),
        PackageFinding::More { count, .. } => say!(language, finding.more, count = count),
        PackageFinding::Whole => say!(language, finding.whole).to_owned(),
    }
}

/// A cell's content, as the sheet shows it; a formula where there is no value.
fn content(content: &CellContent) -> String {
    match (&content.value, &content.formula) {
        (Some(CellText::Number(text) | CellText::Text(text) | CellText::Error(text)), _) => text.clone(),
        (Some(CellText::Truth(truth)), _) => truth.to_string().to_uppercase(),
        (None, Some(formula)) => format!("={formula}"),
        (None, None) => String::new(),
    }
}

/// Why there is no package.
fn package_fault(fault: &PackageFault) -> Words {
    match fault {
        PackageFault::Certificate(fault) => certificate_fault(fault),
        fault => Words::new(|language| package_fault_in(language, fault)),
    }
}

fn package_fault_in(language: Language, fault: &PackageFault) -> String {
    match fault {
        PackageFault::Payload(_) => say!(language, trouble.package_draft).to_owned(),
        PackageFault::AnotherWorkbook { .. } => say!(language, trouble.draft_another_workbook).to_owned(),
        PackageFault::Form(fault) => form_fault(language, fault),
        PackageFault::Workbook(reason) => refusal(language, reason),
        PackageFault::NotAsShown(_) => say!(language, trouble.package_not_as_shown).to_owned(),
        PackageFault::Name(trouble) => say!(language, trouble.package_name, name = signed_name(language, trouble.name)),
        PackageFault::LastRevision => say!(language, trouble.package_last_revision).to_owned(),
        PackageFault::NotReady => say!(language, trouble.package_not_ready).to_owned(),
        PackageFault::Certificate(_) => say!(language, sign.key_certificate).to_owned(),
        PackageFault::CertificateNotValid(_) => say!(language, trouble.package_key_expired).to_owned(),
        PackageFault::Envelope(_) => say!(language, trouble.package_signature).to_owned(),
        PackageFault::Fill(error) => fill_error(language, error),
        PackageFault::NotWhole(_) => say!(language, trouble.package_not_whole).to_owned(),
    }
}
