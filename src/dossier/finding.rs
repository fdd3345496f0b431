//! What a receiver finds about a file: a set, the worst first.

use super::{NameTrouble, PayloadFault};
use crate::score::{Percent, Score};
use crate::signature::Sha256Digest;
use crate::signature::jws::JwsFault;
use serde::{Deserialize, Serialize};

/// How much a finding weighs. The greater is the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weight {
    /// Green: as it should be.
    Fine,
    /// Amber: a person must decide.
    Doubt,
    /// Red: what the file says must not be believed, or cannot be read.
    Refusal,
}

/// One thing found about a file that says it is a dossier. The variants stand from the worst to the best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// The envelope breaks a rule, so nothing in it is believed: changed after signing, or never ours.
    Altered(JwsFault),
    /// Signed and whole, but no dossier: its content type.
    NotADossier(String),
    /// A dossier of a version that a later page writes: its schema.
    NewerFormat(String),
    /// Signed by its signer as it stands, but not of the format.
    Malformed(PayloadFault),
    /// It answers another template than the receiver trusts.
    WrongTemplate {
        /// The digest that the dossier names.
        stated: Sha256Digest,
        /// The digest of the template that the receiver trusts.
        trusted: Sha256Digest,
    },
    /// It is of a kind of body that the template lacks; the kind's place.
    UnknownKind(u16),
    /// It answers a criterion that the template lacks; the criterion's code.
    UnknownCriterion(String),
    /// It answers where the template asks the unit nothing: a group, a row that is not for its kind of body, or points
    /// that only the superior gives; the row's code.
    NotAsked(String),
    /// It states a condition as met that the template lacks; the condition's number.
    UnknownCondition(String),
    /// It states a condition as met that only the superior states; the condition's number.
    ConditionOfSuperior(String),
    /// What the unit states is not what its answers come to.
    Differs(Difference),
    /// Nothing was recomputed, because the receiver has no template to do it with; the digest that the dossier names.
    TemplateMissing(Sha256Digest),
    /// Of the kind before there are so many more than are listed.
    More {
        /// How much that kind weighs.
        weight: Weight,
        /// How many are not listed.
        count: usize,
    },
    /// It names its exercise otherwise than the template does that it answers: a title, a period, an addressee.
    OtherExercise,
    /// The signing time that the signer claims lies outside the validity that its certificate claims.
    OutsideValidity,
    /// The signing time that the signer claims is more than a day ahead of the receiver's clock.
    SignedAhead,
    /// A name in it cannot be shown to a person as it stands.
    Name(NameTrouble),
    /// The certificate names another unit than the dossier.
    OtherUnit {
        /// The unit in the certificate; empty where it names none.
        certificate: String,
        /// The unit in the dossier.
        dossier: String,
    },
    /// The certificate names another person than the dossier names as its signer.
    OtherPerson {
        /// The person in the certificate.
        certificate: String,
        /// The signer in the dossier.
        dossier: String,
    },
    /// The certificate says that somebody else issued it, here as a distinguished name; that is not checked by this
    /// version, so the name is worth no more than the word of whoever made the certificate.
    IssuedByAnother(String),
    /// The certificate is in nobody's key book: the signature proves that nothing was changed since, not who signed.
    SignerUnknown,
    /// The signature holds, and whatever was held against it agrees.
    Whole,
}

/// Two figures that ought to be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Difference {
    /// The points of a criterion; nothing stands for open.
    Points {
        /// Its code.
        criterion: String,
        /// What the unit states.
        stated: Option<Score>,
        /// What its answer comes to.
        recomputed: Option<Score>,
    },
    /// A sum.
    Sum {
        /// Which.
        sum: Sum,
        /// What the unit states.
        stated: Score,
        /// What the answers come to.
        recomputed: Score,
    },
    /// The percentage.
    Percent {
        /// What the unit states.
        stated: Option<Percent>,
        /// What the answers come to.
        recomputed: Option<Percent>,
    },
    /// How many criteria are scored by the unit, or are open.
    Count {
        /// Whether it is the number of those that are open.
        open: bool,
        /// What the unit states.
        stated: u32,
        /// What the answers come to.
        recomputed: u32,
    },
    /// The class.
    Class {
        /// What the unit states.
        stated: Option<String>,
        /// What the answers come to.
        recomputed: Option<String>,
    },
}

/// A sum of [`crate::assessment::Totals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sum {
    /// The total.
    Total,
    /// The main criteria.
    Base,
    /// Bonuses.
    Bonus,
    /// Penalties.
    Penalty,
    /// The maximum that counts.
    Maximum,
    /// What only the superior gives.
    BySuperior,
}

impl Finding {
    /// How much it weighs.
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Altered(_)
            | Self::NotADossier(_)
            | Self::NewerFormat(_)
            | Self::Malformed(_)
            | Self::WrongTemplate { .. }
            | Self::UnknownKind(_)
            | Self::UnknownCriterion(_)
            | Self::NotAsked(_)
            | Self::UnknownCondition(_)
            | Self::ConditionOfSuperior(_)
            | Self::Differs(_) => Weight::Refusal,
            Self::More { weight, .. } => *weight,
            Self::TemplateMissing(_)
            | Self::OtherExercise
            | Self::OutsideValidity
            | Self::SignedAhead
            | Self::Name(_)
            | Self::OtherUnit { .. }
            | Self::OtherPerson { .. }
            | Self::IssuedByAnother(_)
            | Self::SignerUnknown => Weight::Doubt,
            Self::Whole => Weight::Fine,
        }
    }
}
