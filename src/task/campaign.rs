//! The campaign file: made in two steps around the signature, opened, and followed from one version to the next.
//!
//! As with packages, the worker keeps nothing between two requests: the same order gives the same bytes to sign.

use super::recognise::{NotRecognised, TemplateFile};
use super::{NamedFile, Parcel, Progress, Signer, safe_name};
use crate::dossier::campaign::{
    Campaign, CampaignFault, Change, Finding, NotCarried, Opened, SealFault, UnsignedCampaign, carry_over, changes,
    open,
};
use crate::dossier::{DossierId, Draft, Form, FormFault, Revision, TemplateRef, Weight};
use crate::signature::certificate::{Certificate, CertificateFault};
use crate::signature::jws::JwsFault;
use crate::signature::{Es256Signature, Sha256Digest, UnixTime};
use crate::template::Template;
use crate::workbook::{IMPORTER_VERSION, Refusal};
use serde::{Deserialize, Serialize};

/// What the page asks about campaigns. A campaign file is opened with [`super::Request::Recognise`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignRequest {
    /// What must the key sign, and what does not fit? [`CampaignReply::Prepared`].
    Prepare(Box<CampaignOrder>),
    /// The file, with the key's signature. [`CampaignReply::Made`].
    Finish {
        /// As it was prepared.
        order: Box<CampaignOrder>,
        /// r ‖ s, 64 bytes, over [`PreparedCampaign::to_sign`].
        signature: Vec<u8>,
    },
    /// What does a new version change, and what becomes of a draft on the old one? [`CampaignReply::Followed`].
    Follow(Box<FollowOrder>),
}

/// What a campaign file is made of. The same order gives the same file, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignOrder {
    /// A UUID, the same in all versions.
    pub id: String,
    /// From 1.
    pub version: u32,
    /// SHA-256 of the payload of the version before, in hexadecimal; nothing in version 1.
    pub supersedes: Option<String>,
    /// The signer's certificate in DER.
    pub certificate: Vec<u8>,
    /// When it is signed, by the page's clock.
    pub issued_at: UnixTime,
    /// The bytes of the form with its settings ([`Form::to_bytes`]).
    #[serde(skip)]
    pub form: Vec<u8>,
}

/// A draft that is to go on with a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowOrder {
    /// The draft on the old version; it stays as it is.
    pub draft: Draft,
    /// The file name of the new form.
    pub file_name: String,
    /// The bytes of the form that the draft stands on.
    #[serde(skip)]
    pub old: Vec<u8>,
    /// The bytes of the new form.
    #[serde(skip)]
    pub new: Vec<u8>,
}

/// What the worker answers about campaigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CampaignReply {
    /// To [`CampaignRequest::Prepare`].
    Prepared(Result<PreparedCampaign, CampaignTrouble>),
    /// To [`CampaignRequest::Finish`].
    Made(Result<MadeCampaign, CampaignTrouble>),
    /// To [`CampaignRequest::Follow`].
    Followed(Result<Box<Followed>, CampaignTrouble>),
}

/// A campaign file that lacks its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedCampaign {
    /// What everybody who opens it will doubt.
    pub doubts: Vec<Finding>,
    /// The bytes to sign with ES256.
    pub to_sign: Vec<u8>,
}

/// A campaign file that was opened again after it was written, and is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeCampaign {
    /// The file: `<exercise>_v<version>.json`.
    pub file: NamedFile,
    /// SHA-256 of the payload: what the next version supersedes.
    pub payload: Sha256Digest,
    /// The number of the next version.
    pub next_version: u32,
    /// Who signed.
    pub signer: Signer,
}

/// A draft on the new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The draft, which names the new form; its id is that of the old one.
    pub draft: Draft,
    /// The new template.
    pub template: Template,
    /// What the new version has otherwise.
    pub changes: Vec<Change>,
    /// What of the draft did not come along.
    pub not_carried: Vec<NotCarried>,
}

/// Why there is no campaign file, or no draft on a new version. Nothing has left the page then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CampaignTrouble {
    /// What came with the order is no form.
    Form(FormFault),
    /// The workbook is not read.
    Workbook(Refusal),
    /// The id is no UUID, or version and what it supersedes do not go together.
    Version,
    /// It makes no payload.
    Payload(CampaignFault),
    /// The certificate is none.
    Certificate(CertificateFault),
    /// The certificate is not valid at the time of signing.
    CertificateNotValid,
    /// The envelope refuses certificate, payload or signature.
    Envelope(JwsFault),
    /// What was written is not what was to be written: a fault of this program.
    NotWhole(Vec<Finding>),
}

/// A campaign file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignFile {
    /// What it asks; the bytes of its form are in it.
    pub template: TemplateFile,
    /// Which campaign it is.
    pub id: String,
    /// Its place among the versions.
    pub version: Revision,
    /// SHA-256 of its payload.
    pub payload: Sha256Digest,
    /// Who signed.
    pub signer: Signer,
    /// When, by the signer's word.
    pub issued_at: UnixTime,
    /// What was found: never empty, the worst first.
    pub findings: Vec<Finding>,
}

/// Answers a request.
pub(super) fn run(request: CampaignRequest, tell: &mut dyn FnMut(Progress)) -> CampaignReply {
    match request {
        CampaignRequest::Prepare(order) => CampaignReply::Prepared(prepare(&order, tell)),
        CampaignRequest::Finish { order, signature } => CampaignReply::Made(finish(&order, &signature, tell)),
        CampaignRequest::Follow(order) => CampaignReply::Followed(follow(*order, tell).map(Box::new)),
    }
}

/// Opens a campaign file.
pub(super) fn recognise(
    file_name: String,
    bytes: &[u8],
    tell: &mut dyn FnMut(Progress),
) -> Result<CampaignFile, NotRecognised> {
    tell(Progress::Verifying);
    match open(bytes, None) {
        Opened { verified: Some(verified), campaign: Some(campaign), imported: Some(_), findings } => {
            let (imported, view) = campaign.form.import_viewed().map_err(NotRecognised::Workbook)?;
            Ok(CampaignFile {
                template: TemplateFile::of(file_name, &campaign.form, imported, view)?,
                id: campaign.id.to_string(),
                version: campaign.version,
                payload: verified.payload_digest(),
                signer: Signer::from(verified.signer()),
                issued_at: verified.issued_at(),
                findings,
            })
        }
        Opened { findings, .. } => Err(NotRecognised::Campaign(findings)),
    }
}

fn prepare(order: &CampaignOrder, tell: &mut dyn FnMut(Progress)) -> Result<PreparedCampaign, CampaignTrouble> {
    tell(Progress::Understanding);
    let (campaign, unsigned) = order.understand()?;
    let template = campaign.form.import().map_err(CampaignTrouble::Workbook)?.template;
    let unfit = campaign.form.settings().map(|settings| settings.unfit(&template));
    let doubts = unfit.into_iter().flatten().map(Finding::Unfit).collect();
    Ok(PreparedCampaign { doubts, to_sign: unsigned.signing_input().to_vec() })
}

/// Puts payload and signature together, and opens what was written as a unit would.
fn finish(
    order: &CampaignOrder,
    signature: &[u8],
    tell: &mut dyn FnMut(Progress),
) -> Result<MadeCampaign, CampaignTrouble> {
    tell(Progress::Writing);
    let (campaign, unsigned) = order.understand()?;
    let next_version = campaign.version.next_number().ok_or(CampaignTrouble::Version)?;
    let signature =
        Es256Signature::from_bytes(signature).map_err(|_| CampaignTrouble::Envelope(JwsFault::SignatureForm))?;
    let payload = unsigned.digest();
    let bytes = unsigned.finish(signature)?.into_bytes();
    tell(Progress::Comparing);
    let opened = open(&bytes, Some(order.issued_at));
    let is_whole = opened.findings.iter().all(|finding| finding.weight() < Weight::Refusal);
    match opened {
        Opened { verified: Some(verified), campaign: Some(found), imported: Some(read), .. }
            if is_whole && found == campaign =>
        {
            let name = file_name(&read.template, campaign.version.number());
            let signer = Signer::from(verified.signer());
            Ok(MadeCampaign { file: NamedFile { name, bytes }, payload, next_version, signer })
        }
        opened => Err(CampaignTrouble::NotWhole(opened.findings)),
    }
}

/// `<exercise>_v<version>.json`, by its code, or else its period.
fn file_name(template: &Template, version: u32) -> String {
    let exercise = &template.exercise;
    let called = if exercise.code.trim().is_empty() { &exercise.period } else { &exercise.code };
    format!("{}_v{version}.json", safe_name(called, "ky-danh-gia"))
}

fn follow(order: FollowOrder, tell: &mut dyn FnMut(Progress)) -> Result<Followed, CampaignTrouble> {
    tell(Progress::Understanding);
    let read = |bytes: &[u8]| {
        let form = Form::read(bytes).map_err(CampaignTrouble::Form)?;
        let template = form.import().map_err(CampaignTrouble::Workbook)?.template;
        Ok::<_, CampaignTrouble>((form.digest().to_string(), template))
    };
    let ((_, old), (sha256, new)) = (read(&order.old)?, read(&order.new)?);
    let (draft, not_carried) = carry_over(&order.draft, &old, &new);
    let template = TemplateRef { sha256, file_name: order.file_name, importer: IMPORTER_VERSION };
    Ok(Followed { draft: Draft { template, ..draft }, changes: changes(&old, &new), not_carried, template: new })
}

impl CampaignOrder {
    fn understand(&self) -> Result<(Campaign, UnsignedCampaign), CampaignTrouble> {
        let campaign = Campaign {
            id: self.id.parse::<DossierId>().map_err(|_| CampaignTrouble::Version)?,
            version: Revision::new(self.version, self.supersedes.as_deref()).map_err(|_| CampaignTrouble::Version)?,
            form: Form::read(&self.form).map_err(CampaignTrouble::Form)?,
            importer: IMPORTER_VERSION,
        };
        let certificate = Certificate::read(&self.certificate).map_err(CampaignTrouble::Certificate)?;
        if !certificate.validity().contains(self.issued_at) {
            return Err(CampaignTrouble::CertificateNotValid);
        }
        let unsigned = UnsignedCampaign::new(&campaign, certificate, self.issued_at)?;
        Ok((campaign, unsigned))
    }
}

impl From<SealFault> for CampaignTrouble {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::Payload(fault) => Self::Payload(fault),
            SealFault::Envelope(fault) => Self::Envelope(fault),
        }
    }
}

impl Parcel for CampaignRequest {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Prepare(order) | Self::Finish { order, .. } => vec![&mut order.form],
            Self::Follow(order) => {
                let FollowOrder { old, new, .. } = order.as_mut();
                vec![old, new]
            }
        }
    }
}
