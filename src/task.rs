//! What the page asks of the worker and what the worker answers, as data, with one pure function from one to the other
//! (docs/decisions/0001).
//!
//! Time, identifiers and keys come in with a request, so the same request gives the same answer.

pub mod campaign;
pub mod convert;
mod file_name;
mod key;
mod message;
pub mod package;
pub mod recognise;
pub mod told;

pub use campaign::{CampaignReply, CampaignRequest};
pub use file_name::{draft_name, package_name, safe_name};
pub use key::{CertificateOrder, KeyReply, KeyRequest, Made, NotASecret, Signer};
pub use message::{Garbled, Later, Message, Parcel};
pub use package::{PackageReply, PackageRequest};
pub use recognise::{NotRecognised, Recognised};

use crate::dossier::{Draft, DraftFault, DraftFile};
use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// What is this file? [`Reply::Recognised`].
    Recognise {
        /// The file's name, kept with a template.
        file_name: String,
        /// Its content.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// What does a form ask once this is corrected in its reading? [`Reply::Recognised`].
    Correct {
        /// The form's file name.
        file_name: String,
        /// The bytes of the form ([`crate::dossier::Form::to_bytes`]); what the office set in it stays.
        #[serde(skip)]
        form: Vec<u8>,
        /// All that is corrected, in place of what was before: [`crate::workbook::Corrections`] in postcard.
        #[serde(skip)]
        corrections: Vec<u8>,
    },
    /// What does a form ask once an office set this? [`Reply::Recognised`].
    Set {
        /// The form's file name.
        file_name: String,
        /// The bytes of the form ([`crate::dossier::Form::to_bytes`]); what is corrected in it stays.
        #[serde(skip)]
        form: Vec<u8>,
        /// All that is set, in place of what was before: [`crate::template::Settings`] in postcard.
        #[serde(skip)]
        settings: Vec<u8>,
    },
    /// Write a draft as a file, with the form in it that it stands on. [`Reply::DraftSaved`].
    SaveDraft {
        /// The draft.
        draft: Box<Draft>,
        /// What is scored, for the file's name.
        period: String,
        /// The bytes of the form ([`crate::dossier::Form::to_bytes`]).
        #[serde(skip)]
        workbook: Vec<u8>,
    },
    /// About keys and their certificates. [`Reply::Key`].
    Key(KeyRequest),
    /// About packages. [`Reply::Package`].
    Package(PackageRequest),
    /// About campaigns. [`Reply::Campaign`].
    Campaign(CampaignRequest),
}

/// What the worker answers.
///
/// The page hears it as a [`told::Answer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To [`Request::Recognise`], [`Request::Correct`] and [`Request::Set`].
    Recognised(Box<Recognised>),
    /// To [`Request::SaveDraft`].
    DraftSaved(Result<NamedFile, DraftFault>),
    /// To [`Request::Key`].
    Key(KeyReply),
    /// To [`Request::Package`].
    Package(PackageReply),
    /// To [`Request::Campaign`].
    Campaign(CampaignReply),
}

/// A file to hand out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// Its name, fit for every system ([`safe_name`]).
    pub name: String,
    /// Its content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// How far a request is, for those that take longer than a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The file is being read.
    Reading,
    /// The table is being understood.
    Understanding,
    /// Signatures are being checked.
    Verifying,
    /// The workbook is being written.
    Writing,
    /// What was written is read again and compared.
    Comparing,
}

impl Progress {
    const ALL: [Self; 5] = [Self::Reading, Self::Understanding, Self::Verifying, Self::Writing, Self::Comparing];

    /// Its number, as it travels.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The progress of a number; nothing where there is none.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// Answers a request. `tell` hears how far it is.
pub fn run(request: Request, tell: &mut dyn FnMut(Progress)) -> Reply {
    match request {
        Request::Recognise { file_name, bytes } => {
            Reply::Recognised(Box::new(recognise::recognise(file_name, &bytes, tell)))
        }
        Request::Correct { file_name, form, corrections } => {
            Reply::Recognised(Box::new(recognise::correct(file_name, &form, &corrections, tell)))
        }
        Request::Set { file_name, form, settings } => {
            Reply::Recognised(Box::new(recognise::set(file_name, &form, &settings, tell)))
        }
        Request::SaveDraft { draft, period, workbook } => {
            tell(Progress::Writing);
            Reply::DraftSaved(save_draft(*draft, &period, &workbook))
        }
        Request::Key(request) => Reply::Key(key::run(request)),
        Request::Package(request) => Reply::Package(package::run(request, tell)),
        Request::Campaign(request) => Reply::Campaign(campaign::run(request, tell)),
    }
}

fn save_draft(draft: Draft, period: &str, form: &[u8]) -> Result<NamedFile, DraftFault> {
    let name = draft_name(&draft.unit.name, period);
    Ok(NamedFile { name, bytes: DraftFile::new(draft, form)?.to_bytes()? })
}

impl Parcel for Request {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Recognise { bytes, .. }
            | Self::SaveDraft { workbook: bytes, .. }
            | Self::Key(KeyRequest::Sign { to_sign: bytes, .. }) => vec![bytes],
            Self::Correct { form, corrections: changed, .. } | Self::Set { form, settings: changed, .. } => {
                vec![form, changed]
            }
            Self::Key(_) => Vec::new(),
            Self::Package(request) => request.blobs(),
            Self::Campaign(request) => request.blobs(),
        }
    }
}
