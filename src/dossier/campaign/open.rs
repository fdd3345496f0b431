//! Opening a campaign file: verify, read, import.

use super::super::bounds::{MOST_LISTED, shown};
use super::super::open::AHEAD;
use super::super::schema::SchemaFault;
use super::payload::Unreadable;
use super::seal::CONTENT_TYPE;
use super::{Campaign, Finding};
use crate::dossier::Weight;
use crate::signature::certificate::Issuer;
use crate::signature::jws::{self, Verified};
use crate::signature::{UnixTime, base64};
use crate::workbook::{IMPORTER_VERSION, Imported};
use serde::Deserialize;

/// A file that was opened, as far as it could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The envelope; nothing where its signature does not hold.
    pub verified: Option<Verified>,
    /// What was signed; nothing where it could not be read.
    pub campaign: Option<Campaign>,
    /// What its form asks; nothing where that could not be read.
    pub imported: Option<Imported>,
    /// The verdict: never empty, the worst first.
    pub findings: Vec<Finding>,
}

/// Whether a file says that it is a signed campaign. Nothing of it is believed yet.
pub fn is_said(file: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Envelope {
        protected: String,
    }
    #[derive(Deserialize)]
    struct Header {
        cty: String,
    }
    let envelope = serde_json::from_slice::<Envelope>(file).ok();
    let header = envelope.and_then(|envelope| base64::decode_url(&envelope.protected).ok());
    let header = header.and_then(|header| serde_json::from_slice::<Header>(&header).ok());
    header.is_some_and(|header| header.cty == CONTENT_TYPE)
}

/// Opens a JWS of a campaign. `now` is what the clock says; nothing where it is not to be believed.
pub fn open(file: &[u8], now: Option<UnixTime>) -> Opened {
    let mut opened = Opened { verified: None, campaign: None, imported: None, findings: Vec::new() };
    match jws::verify(file) {
        Ok(verified) => opened.read(verified, now),
        Err(fault) => opened.findings.push(Finding::Altered(fault)),
    }
    opened
}

impl Opened {
    fn read(&mut self, verified: Verified, now: Option<UnixTime>) {
        match read(&verified) {
            Ok(campaign) => self.take(campaign),
            Err(finding) => self.findings.push(finding),
        }
        self.findings.extend(doubts(&verified, now));
        if self.findings.iter().all(|finding| finding.weight() < Weight::Refusal) {
            self.findings.push(Finding::Whole);
        }
        self.verified = Some(verified);
    }

    fn take(&mut self, campaign: Campaign) {
        match campaign.form.import() {
            Ok(imported) => {
                let unfit = campaign.form.settings().map(|settings| settings.unfit(&imported.template));
                self.findings.extend(unfit.into_iter().flatten().take(MOST_LISTED).map(Finding::Unfit));
                self.imported = Some(imported);
            }
            Err(refusal) => self.findings.push(Finding::Unreadable(refusal)),
        }
        self.findings.extend((campaign.importer > IMPORTER_VERSION).then_some(Finding::LaterReader));
        self.campaign = Some(campaign);
    }
}

fn read(verified: &Verified) -> Result<Campaign, Finding> {
    let content_type = verified.content_type().as_str();
    let other = || Finding::NotACampaign(content_type.to_owned());
    if content_type != CONTENT_TYPE {
        return Err(other());
    }
    Campaign::from_payload(verified.payload()).map_err(|fault| match fault {
        Unreadable::Schema(SchemaFault::Newer(schema)) => Finding::NewerFormat(shown(&schema)),
        Unreadable::Schema(SchemaFault::Other) => other(),
        Unreadable::Payload(fault) => Finding::Malformed(fault),
    })
}

fn doubts(verified: &Verified, now: Option<UnixTime>) -> impl Iterator<Item = Finding> {
    let (signer, signed) = (verified.signer(), verified.issued_at());
    let outside = !signer.validity().contains(signed);
    let ahead = now.is_some_and(|now| signed.seconds() > now.seconds().saturating_add(AHEAD));
    let issuer = match signer.issuer() {
        Issuer::Itself => None,
        Issuer::Other(name) => Some(Finding::IssuedByAnother(shown(name))),
    };
    let of_time = [outside.then_some(Finding::OutsideValidity), ahead.then_some(Finding::SignedAhead)];
    of_time.into_iter().chain([issuer]).flatten()
}
