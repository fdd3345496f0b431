//! What the page hears: values that it works with, and finished sentences, both languages at once.
//!
//! The worker finds things (hundreds of kinds of diagnostics, refusals and findings) and words them too. So the page
//! carries neither their types nor their sentences, and switching the language asks nobody anything.

mod campaign;
mod file;
mod form;
mod key;
mod left_out;
mod package;
mod words;

pub use campaign::{CampaignAnswer, CampaignFile, Followed, MadeCampaign, PreparedCampaign};
pub use file::{DraftInFile, Imported, Known, Note, TemplateFile};
pub use key::KeyAnswer;
pub use package::{FindingNote, Package, PackageAnswer, Prepared, Verdict};
pub use words::Words;

use super::{Later, NamedFile, Parcel, Reply};
use serde::{Deserialize, Serialize};

/// A [`Reply`], as the page hears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// What a file is.
    Recognised(Box<Known>),
    /// A draft as a file, or why there is none.
    DraftSaved(Result<NamedFile, Words>),
    /// About keys and their certificates.
    Key(KeyAnswer),
    /// About packages.
    Package(PackageAnswer),
    /// About campaigns.
    Campaign(Later<CampaignAnswer>),
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Recognised(recognised) => Self::Recognised(Box::new(Known::from(*recognised))),
            Reply::DraftSaved(saved) => Self::DraftSaved(saved.map_err(|fault| file::draft_fault(&fault))),
            Reply::Key(reply) => Self::Key(KeyAnswer::from(reply)),
            Reply::Package(reply) => Self::Package(PackageAnswer::from(reply)),
            Reply::Campaign(reply) => Self::Campaign(Later::new(CampaignAnswer::from(reply))),
        }
    }
}

impl Parcel for Answer {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Recognised(known) => known.blobs(),
            Self::DraftSaved(Ok(file)) => vec![&mut file.bytes],
            Self::DraftSaved(Err(_)) | Self::Key(_) => Vec::new(),
            Self::Package(answer) => answer.blobs(),
            Self::Campaign(answer) => answer.blobs(),
        }
    }
}
