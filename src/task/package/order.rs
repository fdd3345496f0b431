//! What a package is made of, and the dossier that it makes.

use super::PackageFault;
use super::form::OpenForm;
use crate::assessment::{Assessment, assess};
use crate::dossier::bounds::listed;
use crate::dossier::{Dossier, Draft, Finding, Form, Stated, Unasked, UnsignedDossier, differences, unasked};
use crate::signature::UnixTime;
use crate::signature::certificate::Certificate;
use serde::{Deserialize, Serialize};
use std::mem::discriminant;

/// What a package is made of. The same order gives the same package, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageOrder {
    /// What the unit answered.
    pub draft: Draft,
    /// What the page showed that the answers come to, when the person asked for the package: nothing else is signed.
    pub shown: Stated,
    /// The signer's certificate in DER.
    pub certificate: Vec<u8>,
    /// When it is signed, by the page's clock.
    pub issued_at: UnixTime,
    /// The bytes of the form that the draft stands on ([`Form::to_bytes`]).
    #[serde(skip)]
    pub workbook: Vec<u8>,
}

/// An order that was understood.
pub(super) struct Understood {
    pub(super) form: OpenForm,
    pub(super) dossier: Dossier,
    pub(super) assessment: Assessment,
    pub(super) certificate: Certificate,
    pub(super) unsigned: UnsignedDossier,
    /// See [`super::Prepared::not_signed`].
    pub(super) not_signed: Vec<Unasked>,
    /// See [`super::Prepared::doubts`].
    pub(super) doubts: Vec<Finding>,
    /// See [`super::Package::next_revision`].
    pub(super) next_revision: u32,
}

impl PackageOrder {
    /// Reads the form again and works everything out from it.
    pub(super) fn understand(&self) -> Result<Understood, PackageFault> {
        let draft = &self.draft;
        let asking = Form::read(&self.workbook).map_err(PackageFault::Form)?;
        let found = asking.digest();
        if found.to_string() != draft.template.sha256 {
            return Err(PackageFault::AnotherWorkbook { named: draft.template.sha256.clone(), found });
        }
        let form = OpenForm::read(&asking).map_err(PackageFault::Workbook)?;
        let assessment = assess(&form.imported.template, &draft.answers);
        if !assessment.can_be_exported() {
            return Err(PackageFault::NotReady);
        }
        let dossier = Dossier::from_draft(draft, &form.imported.template, &assessment)?;
        let dossier = dossier.corrected(form.corrections.clone());
        self.check(&dossier)?;
        let next_revision = dossier.revision.next_number().ok_or(PackageFault::LastRevision)?;
        let certificate = self.certificate()?;
        let unsigned = UnsignedDossier::new(&dossier, certificate.clone(), self.issued_at)?;
        let doubts = dossier.doubts_about(&certificate);
        let not_signed = unasked(&form.imported.template, &draft.answers);
        let not_signed = listed(not_signed, discriminant, |_, _| None);
        Ok(Understood { form, dossier, assessment, certificate, unsigned, not_signed, doubts, next_revision })
    }

    /// Whether the dossier is the one that the person saw, with names that a receiver can be shown.
    fn check(&self, dossier: &Dossier) -> Result<(), PackageFault> {
        let other = listed(differences(&self.shown, &dossier.stated), discriminant, |_, _| None);
        if !other.is_empty() {
            return Err(PackageFault::NotAsShown(other));
        }
        dossier.name_troubles().first().map_or(Ok(()), |trouble| Err(PackageFault::Name(*trouble)))
    }

    fn certificate(&self) -> Result<Certificate, PackageFault> {
        let certificate = Certificate::read(&self.certificate).map_err(PackageFault::Certificate)?;
        match certificate.validity().contains(self.issued_at) {
            true => Ok(certificate),
            false => Err(PackageFault::CertificateNotValid((&certificate).into())),
        }
    }
}
