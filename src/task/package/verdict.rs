//! What is to be believed of a package, and what is shown of it.

use super::PackageFinding;
use crate::dossier::{Dossier, Stated, Weight};
use crate::signature::{Sha256Digest, UnixTime};
use crate::task::Signer;
use crate::template::Template;
use serde::{Deserialize, Serialize};

/// The answer to whoever opens a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What was found: never empty, the worst first.
    pub findings: Vec<PackageFinding>,
    /// What is known only because the signature holds; nothing where it does not.
    pub signed: Option<Signed>,
    /// What the unit says; nothing where the signature does not hold or it cannot be read.
    pub dossier: Option<Dossier>,
    /// What its answers come to by the template below; the page works out the rest of the assessment with it.
    pub recomputed: Option<Stated>,
    /// The template by which it is shown.
    pub template: Option<ShownTemplate>,
}

/// What a signature that holds says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Whose key it was, by the word of its certificate.
    pub signer: Signer,
    /// When, by the signer's word.
    pub issued_at: UnixTime,
    /// SHA-256 of the payload.
    pub payload: Sha256Digest,
    /// The check code to hold against the one on paper.
    pub check_code: String,
}

/// The template by which a dossier is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownTemplate {
    /// The template.
    pub template: Template,
    /// Where it is from.
    pub source: TemplateSource,
}

/// Where a template is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateSource {
    /// The page has it, and it is the one that the dossier names.
    Trusted,
    /// It was read from the package itself: nobody vouches for it.
    Package,
}

impl Verdict {
    /// The weight of the worst finding.
    pub fn weight(&self) -> Weight {
        self.findings.iter().map(PackageFinding::weight).max().unwrap_or(Weight::Refusal)
    }
}
