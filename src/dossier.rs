//! The files that leave and enter the page (formats.md): format types of their own, converted at the edge.
//!
//! A signed dossier goes out as [`Dossier::from_draft`], [`UnsignedDossier`] and, inside a workbook, [`custom_xml`];
//! it comes in through [`open`], which believes nothing but the signature and its own arithmetic. A draft is kept as
//! [`DraftFormat`] and travels as [`DraftFile`]. What asks is a [`Form`].

mod answers;
mod asked;
pub(crate) mod bounds;
pub mod campaign;
mod check_code;
mod composed;
mod content;
pub mod custom_xml;
mod difference;
mod draft;
mod draft_file;
mod finding;
mod form;
mod id;
mod names;
mod open;
mod payload;
pub(crate) mod schema;
mod seal;
mod typed;
mod wording;

pub use answers::{AnswerFormat, AnswersFormat, EvidenceFormat, FormatError};
pub use asked::{Unasked, unasked};
pub use bounds::MOST_LISTED;
pub use check_code::{CheckCode, NotACheckCode};
pub use content::{Campaign, Dossier, Revision, Stated, TemplateStamp};
pub use difference::differences;
pub use draft::{Draft, DraftChange, DraftFormat, People, TemplateRef, UnitRef};
pub use draft_file::{DraftFault, DraftFile};
pub use finding::{Difference, Finding, Sum, Weight};
pub use form::{
    AddresseeFormat, DaysFormat, DeadlineFormat, Form, FormFault, FormFormat, GradeFormat, GradingFormat, KindFormat,
    LARGEST_WORKBOOK, SettingsFault, SettingsFormat, UnitFormat,
};
pub use id::{DossierId, NotAnId};
pub use names::{NameTrouble, SignedName};
pub use open::{Grounds, Opened, TrustedTemplate, open};
pub use payload::{CampaignFormat, DossierFormat, PayloadFault, StatedFormat, TemplateFormat};
pub use seal::{SealFault, UnsignedDossier};
pub use typed::{Slot, Typed};
pub use wording::{PaperLabels, Wording};
