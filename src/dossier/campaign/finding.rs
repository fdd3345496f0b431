//! What somebody who opens a campaign file finds: a set, the worst first.

use super::CampaignFault;
use crate::dossier::Weight;
use crate::signature::jws::JwsFault;
use crate::template::Unfit;
use crate::workbook::Refusal;

/// One thing found. The variants stand from the worst to the best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The envelope breaks a rule, so nothing in it is believed: changed after signing, or never ours.
    Altered(JwsFault),
    /// Signed and whole, but no campaign: its content type.
    NotACampaign(String),
    /// A campaign of a version of the format that a later page writes: its schema.
    NewerFormat(String),
    /// Signed by its signer as it stands, but not of the format.
    Malformed(CampaignFault),
    /// There is no table to be had from its workbook.
    Unreadable(Refusal),
    /// Something that the office set does not go with its workbook.
    Unfit(Unfit),
    /// The office saw it by a later reader than this page has: this page may read the table otherwise.
    LaterReader,
    /// The signing time that the signer claims lies outside the validity that its certificate claims.
    OutsideValidity,
    /// The signing time that the signer claims is more than a day ahead of the clock.
    SignedAhead,
    /// The certificate says that somebody else issued it, here as a distinguished name; that is not checked.
    IssuedByAnother(String),
    /// The signature holds, and the table can be read.
    Whole,
}

impl Finding {
    /// How much it weighs.
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Altered(_)
            | Self::NotACampaign(_)
            | Self::NewerFormat(_)
            | Self::Malformed(_)
            | Self::Unreadable(_) => Weight::Refusal,
            Self::Unfit(_)
            | Self::LaterReader
            | Self::OutsideValidity
            | Self::SignedAhead
            | Self::IssuedByAnother(_) => Weight::Doubt,
            Self::Whole => Weight::Fine,
        }
    }
}
