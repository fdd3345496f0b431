//! The campaign file (`tucham/campaign/1`): a form and what an office set for an exercise, signed by that office.
//!
//! A unit opens it and knows what is asked, by when and to whom. Whether the signer is the office it says it is, nobody
//! can tell at the first file; [`judge_signer`] tells whether a later one is by the same hand.

mod carry;
mod changes;
mod finding;
mod open;
mod payload;
mod seal;

pub use carry::{NotCarried, carry_over};
pub use changes::{Change, Part, changes};
pub use finding::Finding;
pub use open::{Opened, is_said, open};
pub use payload::{CampaignFault, CampaignFormat};
pub use seal::{SealFault, UnsignedCampaign};

use super::{DossierId, Form, Revision};
use crate::signature::Sha256Digest;

/// The largest workbook of a campaign, in bytes.
pub const LARGEST_WORKBOOK: usize = 5_000_000;

/// An exercise (kỳ đánh giá) as an office publishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Which campaign it is; its versions share it.
    pub id: DossierId,
    /// Its place among the versions.
    pub version: Revision,
    /// What asks, with what the office set.
    pub form: Form,
    /// The version of the importer that the office saw it by.
    pub importer: u32,
}

/// What a signer is to somebody who may have met one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignerChange {
    /// There was none before: whoever opens the file must ask whether the fingerprint is the office's.
    First,
    /// The same as before.
    Same,
    /// Another than before: a person must decide.
    Changed,
}

/// Holds the fingerprint of a signer's certificate against the one that was pinned when the first file of the campaign
/// was opened.
pub fn judge_signer(pinned: Option<&Sha256Digest>, found: &Sha256Digest) -> SignerChange {
    match pinned {
        None => SignerChange::First,
        Some(pinned) if pinned == found => SignerChange::Same,
        Some(_) => SignerChange::Changed,
    }
}
