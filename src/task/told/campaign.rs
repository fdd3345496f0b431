//! What the page hears about campaign files.

use super::Words;
use super::file::TemplateFile;
use super::form::form_fault;
use super::key::certificate_fault;
use super::package::FindingNote;
use crate::dossier::campaign::{CampaignFault, Finding};
use crate::dossier::{Draft, Weight};
use crate::signature::{Sha256Digest, UnixTime};
use crate::task::campaign::{self, CampaignReply, CampaignTrouble};
use crate::task::{NamedFile, Parcel, Signer};
use crate::template::Template;
use crate::text::{self, Language, say};
use serde::{Deserialize, Serialize};

/// A [`CampaignReply`], as the page hears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignAnswer {
    /// What the key must sign, or why there is none.
    Prepared(Result<PreparedCampaign, Words>),
    /// The file, or why there is none.
    Made(Result<MadeCampaign, Words>),
    /// A draft on a new version, or why there is none.
    Followed(Result<Box<Followed>, Words>),
}

/// What the key must sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparedCampaign {
    /// What everybody who opens it will doubt; said before it is signed.
    pub doubts: Vec<Words>,
    /// The bytes to sign with ES256.
    #[serde(skip)]
    pub to_sign: Vec<u8>,
}

/// A campaign file that was opened again after it was written, and is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeCampaign {
    /// The file.
    pub file: NamedFile,
    /// SHA-256 of the payload: what the next version supersedes.
    pub payload: Sha256Digest,
    /// The number of the next version.
    pub next_version: u32,
    /// Who signed.
    pub signer: Signer,
}

/// A draft on a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The draft, which names the new form; its id is that of the old one ([`Draft::under`]).
    pub draft: Draft,
    /// The new template.
    pub template: Template,
    /// What the new version has otherwise, a sentence each.
    pub changes: Vec<Words>,
    /// What of the draft did not come along, a sentence each.
    pub not_carried: Vec<Words>,
}

/// A campaign file that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignFile {
    /// What it asks; [`TemplateFile::form`] has the bytes of its form.
    pub template: TemplateFile,
    /// Which campaign it is: a UUID, the same in all versions.
    pub id: String,
    /// Its place among the versions, from 1.
    pub version: u32,
    /// SHA-256 of the payload of the version before.
    pub supersedes: Option<Sha256Digest>,
    /// SHA-256 of its payload.
    pub payload: Sha256Digest,
    /// Who signed, with the fingerprint that a unit pins.
    pub signer: Signer,
    /// When, by the signer's word.
    pub issued_at: UnixTime,
    /// What was found: never empty, the worst first.
    pub findings: Vec<FindingNote>,
}

impl From<CampaignReply> for CampaignAnswer {
    fn from(reply: CampaignReply) -> Self {
        match reply {
            CampaignReply::Prepared(prepared) => Self::Prepared(prepared.map(Into::into).map_err(|why| trouble(&why))),
            CampaignReply::Made(made) => Self::Made(made.map(Into::into).map_err(|why| trouble(&why))),
            CampaignReply::Followed(followed) => {
                Self::Followed(followed.map(|followed| Box::new((*followed).into())).map_err(|why| trouble(&why)))
            }
        }
    }
}

impl Parcel for CampaignFile {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        self.template.blobs()
    }
}

impl Parcel for CampaignAnswer {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Prepared(Ok(prepared)) => vec![&mut prepared.to_sign],
            Self::Made(Ok(made)) => vec![&mut made.file.bytes],
            Self::Prepared(Err(_)) | Self::Made(Err(_)) | Self::Followed(_) => Vec::new(),
        }
    }
}

impl From<campaign::PreparedCampaign> for PreparedCampaign {
    fn from(prepared: campaign::PreparedCampaign) -> Self {
        let doubts = prepared.doubts.iter();
        let doubts = doubts.map(|doubt| Words::new(|language| text::campaign_finding(language, doubt))).collect();
        Self { doubts, to_sign: prepared.to_sign }
    }
}

impl From<campaign::MadeCampaign> for MadeCampaign {
    fn from(made: campaign::MadeCampaign) -> Self {
        let campaign::MadeCampaign { file, payload, next_version, signer } = made;
        Self { file, payload, next_version, signer }
    }
}

impl From<campaign::Followed> for Followed {
    fn from(followed: campaign::Followed) -> Self {
        let campaign::Followed { draft, template, changes, not_carried } = followed;
        let changes = changes.iter();
        let changes = changes.map(|change| Words::new(|language| text::change(language, &template, change))).collect();
        let lost = not_carried.iter();
        let not_carried = lost.map(|lost| Words::new(|language| text::not_carried(language, lost))).collect();
        Self { draft, changes, not_carried, template }
    }
}

impl From<campaign::CampaignFile> for CampaignFile {
    fn from(file: campaign::CampaignFile) -> Self {
        Self {
            template: file.template.into(),
            id: file.id,
            version: file.version.number(),
            supersedes: file.version.supersedes(),
            payload: file.payload,
            signer: file.signer,
            issued_at: file.issued_at,
            findings: file.findings.iter().map(FindingNote::from).collect(),
        }
    }
}

impl From<&Finding> for FindingNote {
    fn from(found: &Finding) -> Self {
        Self {
            name: finding_name(found).to_owned(),
            weight: found.weight(),
            title: Words::new(|language| text::campaign_finding_title(language, found)),
            sentence: Words::new(|language| text::campaign_finding(language, found)),
        }
    }
}

/// The name of a finding, for tests and styles: stable, in English, with hyphens.
fn finding_name(found: &Finding) -> &'static str {
    match found {
        Finding::Altered(_) => "altered",
        Finding::NotACampaign(_) => "not-a-campaign",
        Finding::NewerFormat(_) => "newer-format",
        Finding::Malformed(_) => "malformed",
        Finding::Unreadable(_) => "template-unreadable",
        Finding::Unfit(_) => "unfit",
        Finding::LaterReader => "later-reader",
        Finding::OutsideValidity => "outside-validity",
        Finding::SignedAhead => "signed-ahead",
        Finding::IssuedByAnother(_) => "issued-by-another",
        Finding::Whole => "whole",
    }
}

/// Why a campaign file is not opened: whatever forbids it.
pub(super) fn refused(language: Language, findings: &[Finding]) -> String {
    let refusals = findings.iter().filter(|finding| finding.weight() == Weight::Refusal);
    refusals.map(|finding| text::campaign_finding(language, finding)).collect::<Vec<_>>().join(" ")
}

/// Why there is no campaign file, or no draft on a new version.
fn trouble(why: &CampaignTrouble) -> Words {
    match why {
        CampaignTrouble::Certificate(fault) => certificate_fault(fault),
        why => Words::new(|language| trouble_in(language, why)),
    }
}

fn trouble_in(language: Language, why: &CampaignTrouble) -> String {
    match why {
        CampaignTrouble::Form(fault) => form_fault(language, fault),
        CampaignTrouble::Workbook(reason) => text::refusal(language, reason),
        CampaignTrouble::Payload(CampaignFault::WorkbookTooLarge { limit }) => {
            say!(language, campaign.too_large, limit = limit / 1_000_000)
        }
        CampaignTrouble::Payload(_) | CampaignTrouble::Version => say!(language, campaign.not_made).to_owned(),
        CampaignTrouble::Certificate(_) => say!(language, sign.key_certificate).to_owned(),
        CampaignTrouble::CertificateNotValid => say!(language, trouble.package_key_expired).to_owned(),
        CampaignTrouble::Envelope(_) => say!(language, trouble.package_signature).to_owned(),
        CampaignTrouble::NotWhole(_) => say!(language, campaign.not_whole).to_owned(),
    }
}
