//! Making a package, in two steps around the signature.

use super::open::{Claim, examine};
use super::order::Understood;
use super::workbook::{FilledForm, Seal};
use super::{PackageFinding, PackageOrder};
use crate::basics::OrderedSet;
use crate::dossier::{
    CheckCode, Difference, Dossier, Finding, FormFault, NameTrouble, PayloadFault, SealFault, Stated, Unasked,
};
use crate::signature::certificate::CertificateFault;
use crate::signature::jws::JwsFault;
use crate::signature::{Es256Signature, Sha256Digest};
use crate::task::{NamedFile, Progress, Signer, package_name};
use crate::text::wording;
use crate::workbook::fill::{FillError, LeftOut};
use crate::workbook::{CellRef, Refusal};
use serde::{Deserialize, Serialize};

/// A package that lacks its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// What the package comes to: what the order says that the person saw.
    pub stated: Stated,
    /// What of the draft is not signed, because the template does not ask it of the unit: the first
    /// [`crate::dossier::MOST_LISTED`] of each kind.
    pub not_signed: Vec<Unasked>,
    /// What every receiver will doubt, because draft and certificate name different people.
    pub doubts: Vec<Finding>,
    /// The check code that will be printed.
    pub check_code: String,
    /// What of the template cannot go with a package.
    pub left_out: Vec<LeftOut>,
    /// Cells of the table whose text was cut, because a cell holds no more; the data have all of it.
    pub cut: Vec<CellRef>,
    /// The bytes to sign with ES256.
    pub to_sign: Vec<u8>,
}

/// A package that was read again after it was written, and is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The workbook: `<unit>_<period>_r<revision>.xlsx`.
    pub workbook: NamedFile,
    /// The signed data alone, `….json`: enough by itself.
    pub jws: NamedFile,
    /// What was signed, as a covering letter names it.
    pub head: Head,
    /// What was signed that it comes to.
    pub stated: Stated,
    /// SHA-256 of the payload: what the next revision supersedes.
    pub payload: Sha256Digest,
    /// The number of the next revision.
    pub next_revision: u32,
    /// The check code on the sheet and for the covering letter.
    pub check_code: String,
    /// Who signed.
    pub signer: Signer,
    /// See [`Prepared::not_signed`].
    pub not_signed: Vec<Unasked>,
    /// See [`Prepared::doubts`].
    pub doubts: Vec<Finding>,
    /// The sheet with the table, for the cells below.
    pub sheet: String,
    /// See [`Prepared::left_out`].
    pub left_out: Vec<LeftOut>,
    /// See [`Prepared::cut`].
    pub cut: Vec<CellRef>,
    /// The headings of the columns that the table got, because it has none of their role.
    pub columns: Vec<String>,
    /// The sheets whose print area was widened for them.
    pub widened: Vec<String>,
}

/// What a covering letter names, from the signed data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The unit.
    pub unit: String,
    /// The exercise.
    pub exercise: String,
    /// Where it goes; empty where the template names nobody.
    pub addressee: String,
    /// Which revision it is, from 1.
    pub revision: u32,
}

/// Why there is no package. Nothing has left the page then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageFault {
    /// What came with the order is no form.
    Form(FormFault),
    /// The form is not the one that the draft stands on.
    AnotherWorkbook {
        /// The digest of the one that the draft names, as it stands there.
        named: String,
        /// The digest of the one that came with the order.
        found: Sha256Digest,
    },
    /// The workbook is not read any more.
    Workbook(Refusal),
    /// An answer must be mended before a package leaves: [`crate::assessment::ProblemKind::blocks_export`].
    NotReady,
    /// The draft makes no dossier.
    Payload(PayloadFault),
    /// What the page showed is not what the answers come to: the person would sign something unseen. Shown and worked
    /// out, the first [`crate::dossier::MOST_LISTED`] of each kind.
    NotAsShown(Vec<Difference>),
    /// A name in the draft has something in it that nobody sees, or is too long to be shown.
    Name(NameTrouble),
    /// The draft's revision has no next one: no page counted that far, so the draft was forged.
    LastRevision,
    /// The certificate is none.
    Certificate(CertificateFault),
    /// The certificate is not valid at the time of signing; what stands in it.
    CertificateNotValid(Signer),
    /// The envelope refuses certificate, payload or signature: another key signed, or something else was signed.
    Envelope(JwsFault),
    /// The template cannot be filled in.
    Fill(FillError),
    /// What was written is not what was to be written: a fault of this program. What was found when it was read again.
    NotWhole(Vec<PackageFinding>),
}

/// Works out what a package will be, fills the workbook to see that it can be filled, and says what is to be signed.
pub(super) fn prepare(order: PackageOrder, tell: &mut dyn FnMut(Progress)) -> Result<Prepared, PackageFault> {
    tell(Progress::Reading);
    let understood = order.understand()?;
    tell(Progress::Writing);
    let FilledForm { filled, writes } = understood.fill(None)?;
    Ok(Prepared {
        stated: understood.dossier.stated,
        not_signed: understood.not_signed,
        doubts: understood.doubts,
        check_code: understood.unsigned.check_code().to_string(),
        left_out: filled.left_out,
        cut: writes.cut,
        to_sign: understood.unsigned.signing_input().to_vec(),
    })
}

/// Puts signature and workbook together, and opens what was written as a receiver would.
pub(super) fn finish(
    order: PackageOrder,
    signature: &[u8],
    tell: &mut dyn FnMut(Progress),
) -> Result<Package, PackageFault> {
    tell(Progress::Reading);
    let understood = order.understand()?;
    let signature =
        Es256Signature::from_bytes(signature).map_err(|_| PackageFault::Envelope(JwsFault::SignatureForm))?;
    let jws = understood.unsigned.clone().finish(signature)?;
    tell(Progress::Writing);
    let FilledForm { filled, writes } = understood.fill(Some(&jws))?;
    tell(Progress::Comparing);
    understood.check(&order, &filled.bytes)?;
    let name = package_name(
        &understood.dossier.unit.name,
        &understood.dossier.campaign.period,
        understood.dossier.revision.number(),
    );
    let jws_name = name.replace(".xlsx", ".json");
    let payload = understood.unsigned.digest();
    Ok(Package {
        workbook: NamedFile { name, bytes: filled.bytes },
        jws: NamedFile { name: jws_name, bytes: jws.into_bytes() },
        head: understood.head(),
        stated: understood.dossier.stated,
        payload,
        next_revision: understood.next_revision,
        check_code: CheckCode::of(&payload).to_string(),
        signer: Signer::from(&understood.certificate),
        not_signed: understood.not_signed,
        doubts: understood.doubts,
        left_out: filled.left_out,
        sheet: writes.sheet.sheet,
        cut: writes.cut,
        columns: writes.added.into_iter().map(|column| column.heading).collect(),
        widened: filled.widened,
    })
}

impl Understood {
    fn fill(&self, jws: Option<&str>) -> Result<FilledForm, PackageFault> {
        let seal = Seal { payload: self.unsigned.digest(), certificate: &self.certificate, jws };
        let filled = self.form.fill((&self.dossier, &self.assessment), &seal, &wording());
        filled.map_err(PackageFault::Fill)
    }

    fn head(&self) -> Head {
        let Dossier { unit, campaign, addressee, revision, .. } = &self.dossier;
        Head {
            unit: unit.name.clone(),
            exercise: campaign.name.clone(),
            addressee: addressee.clone(),
            revision: revision.number(),
        }
    }

    /// Opens the package as somebody who has the template and knows the key: it must be this dossier, whole, and nothing
    /// may be found but the doubts that were said before.
    fn check(&self, order: &PackageOrder, package: &[u8]) -> Result<(), PackageFault> {
        let claim = Claim {
            package,
            template: Some(&order.workbook),
            known_signers: &OrderedSet::from([self.certificate.fingerprint()]),
            now: Some(order.issued_at),
        };
        let verdict = examine(&claim);
        let is_new = |found: &&PackageFinding| match found {
            PackageFinding::Dossier(doubt) => !self.doubts.contains(doubt),
            _ => true,
        };
        let is_whole = verdict.findings.iter().filter(is_new).eq([&PackageFinding::Whole]);
        let is_this = verdict.dossier.as_ref().map(Dossier::to_format) == Some(self.dossier.to_format());
        if is_whole && is_this { Ok(()) } else { Err(PackageFault::NotWhole(verdict.findings)) }
    }
}

impl From<PayloadFault> for PackageFault {
    fn from(fault: PayloadFault) -> Self {
        Self::Payload(fault)
    }
}

impl From<SealFault> for PackageFault {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::Payload(fault) => Self::Payload(fault),
            SealFault::Envelope(fault) => Self::Envelope(fault),
        }
    }
}
