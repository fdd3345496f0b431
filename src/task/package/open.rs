//! Opening a package as its receiver does: the signature first, then the sums, then the workbook, cell by cell.

use super::alone::hold_answers;
use super::carried::Carried;
use super::form::OpenForm;
use super::held::{Held, active, hold_workbook};
use super::verdict::Signed;
use super::{PackageFinding, ShownTemplate, TemplateSource, Verdict};
use crate::basics::{OrderedSet, sort_by_key};
use crate::dossier::bounds::listed;
use crate::dossier::{self, CheckCode, Form, Grounds, Opened, Stated, TrustedTemplate, Weight};
use crate::signature::jws::Verified;
use crate::signature::{Sha256Digest, UnixTime};
use crate::task::{Progress, Signer};
use crate::text::wording;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::mem::discriminant;

/// A package to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenOrder {
    /// The template that the receiver trusts: the one that [`super::PackageFile::template`] names, if it has it.
    pub template: Option<TrustedWorkbook>,
    /// The fingerprints of certificates whose owners it knows.
    pub known_signers: Vec<Sha256Digest>,
    /// What its clock says; nothing where it is not to be believed.
    pub now: Option<UnixTime>,
    /// The file.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A form that a receiver trusts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedWorkbook {
    /// Its bytes ([`Form::to_bytes`]).
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// A package, and what its receiver holds against it.
#[derive(Clone, Copy)]
pub(super) struct Claim<'a> {
    pub(super) package: &'a [u8],
    pub(super) template: Option<&'a [u8]>,
    pub(super) known_signers: &'a OrderedSet<Sha256Digest>,
    pub(super) now: Option<UnixTime>,
}

/// Answers an order.
pub(super) fn open(order: &OpenOrder, tell: &mut dyn FnMut(Progress)) -> Verdict {
    tell(Progress::Verifying);
    let known_signers = order.known_signers.iter().copied().collect();
    examine(&Claim {
        package: &order.bytes,
        template: order.template.as_ref().map(|template| template.bytes.as_slice()),
        known_signers: &known_signers,
        now: order.now,
    })
}

/// Opens a package.
pub(super) fn examine(claim: &Claim<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    match Carried::of(claim.package) {
        Ok(carried) => verdict.judge(claim, &carried),
        Err(finding) => verdict.findings.push(finding),
    }
    let more = |one: &PackageFinding, count| Some(PackageFinding::More { weight: one.weight(), count });
    verdict.findings = listed(verdict.findings, kind, more);
    if verdict.dossier.is_some() && verdict.weight_so_far() < Weight::Refusal {
        verdict.findings.push(PackageFinding::Whole);
    }
    sort_by_key(&mut verdict.findings, |finding| Reverse(finding.weight()));
    verdict
}

/// What a finding is counted with: a flood of one kind must not push another out of sight.
fn kind(finding: &PackageFinding) -> impl Eq + use<> {
    let of_dossier = match finding {
        PackageFinding::Dossier(finding) => Some(discriminant(finding)),
        _ => None,
    };
    (discriminant(finding), of_dossier)
}

/// A template to judge by.
struct Judge {
    form: OpenForm,
    source: TemplateSource,
}

impl Verdict {
    fn judge(&mut self, claim: &Claim<'_>, carried: &Carried<'_>) {
        let judge = self.trusted(claim);
        let mut opened = open_by(claim, carried, judge.as_ref().map(|judge| (&judge.form, judge.form.sha256)));
        let judge = judge.or_else(|| self.of_package(claim, carried, &mut opened));
        let findings = opened.findings.iter().filter(|finding| **finding != dossier::Finding::Whole);
        self.findings.extend(findings.cloned().map(PackageFinding::Dossier));
        if let Some(judge) = &judge {
            self.hold(claim, carried, judge, &opened);
        }
        self.signed = opened.verified.as_ref().map(Signed::from);
        self.dossier = opened.dossier;
        if let Some((judge, assessment)) = judge.zip(opened.assessment) {
            let template = judge.form.imported.template;
            self.recomputed = Some(Stated::of(&template, &assessment));
            self.template = Some(ShownTemplate { template, source: judge.source });
        }
    }

    /// The template that the receiver trusts, where it can be read.
    fn trusted(&mut self, claim: &Claim<'_>) -> Option<Judge> {
        let form = Form::read(claim.template?).map_err(PackageFinding::FormUnreadable);
        match form.and_then(|form| OpenForm::read(&form).map_err(PackageFinding::TemplateUnreadable)) {
            Ok(form) => Some(Judge { form, source: TemplateSource::Trusted }),
            Err(finding) => {
                self.findings.push(finding);
                None
            }
        }
    }

    /// The template as it stands in the package itself, which nobody vouches for: better than to show nothing.
    fn of_package(&mut self, claim: &Claim<'_>, carried: &Carried<'_>, opened: &mut Opened) -> Option<Judge> {
        let named = opened.dossier.as_ref()?.template.sha256;
        let workbook = carried.workbook.as_ref()?;
        let corrections = opened.dossier.as_ref()?.template.corrections.clone();
        // Corrections that make no form are passed over: then the package is held to its sheet as it is printed.
        let form = Form::new(claim.package.to_vec(), corrections, None);
        let form = match OpenForm::read(&form.unwrap_or_else(|_| Form::plain(claim.package))) {
            Ok(form) => form,
            Err(refusal) => {
                // Nothing will be held against its cells, and what runs in it is refused all the same.
                self.findings.extend(active(workbook));
                self.findings.push(PackageFinding::CellsUnreadable(refusal));
                return None;
            }
        };
        *opened = open_by(claim, carried, Some((&form, named)));
        self.findings.push(PackageFinding::TemplateOfPackage(named));
        Some(Judge { form, source: TemplateSource::Package })
    }

    /// Holds the workbook against the signed data.
    fn hold(&mut self, claim: &Claim<'_>, carried: &Carried<'_>, judge: &Judge, opened: &Opened) {
        let Opened { verified: Some(verified), dossier: Some(dossier), assessment: Some(assessment), .. } = opened
        else {
            return;
        };
        let Some(workbook) = &carried.workbook else { return };
        let (jws, wording) = (String::from_utf8_lossy(&carried.jws), wording());
        let held = Held {
            package: claim.package,
            workbook,
            form: &judge.form,
            said: (dossier, assessment),
            seal: super::workbook::Seal {
                payload: verified.payload_digest(),
                certificate: verified.signer(),
                jws: Some(&jws),
            },
            wording: &wording,
        };
        self.findings.extend(match judge.source {
            TemplateSource::Trusted => hold_workbook(&held),
            TemplateSource::Package => hold_answers(&held),
        });
    }

    fn weight_so_far(&self) -> Weight {
        self.findings.iter().map(PackageFinding::weight).max().unwrap_or(Weight::Fine)
    }
}

fn open_by(claim: &Claim<'_>, carried: &Carried<'_>, by: Option<(&OpenForm, Sha256Digest)>) -> Opened {
    let template = by.map(|(form, sha256)| TrustedTemplate { template: &form.imported.template, sha256 });
    dossier::open(&carried.jws, &Grounds { template, known_signers: claim.known_signers, now: claim.now })
}

impl From<&Verified> for Signed {
    fn from(verified: &Verified) -> Self {
        let payload = verified.payload_digest();
        Self {
            signer: Signer::from(verified.signer()),
            issued_at: verified.issued_at(),
            payload,
            check_code: CheckCode::of(&payload).to_string(),
        }
    }
}
