//! What needs a look in a set of answers, with its place.

use crate::score::{DecimalError, Quantity, Score};
use crate::template::NodeId;

/// Something that needs a look, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The criterion; nothing where it is about the whole draft.
    pub place: Option<NodeId>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What can be wrong or risky in answers, in the order in which the problems of one criterion are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No points yet.
    Open,
    /// Points above the maximum; they count as the maximum nowhere, the criterion is open until mended.
    AboveMaximum {
        /// What was entered.
        points: Score,
        /// What is allowed.
        maximum: Score,
    },
    /// Points below zero; the criterion is open until mended.
    BelowZero,
    /// Nothing was assigned: decide "không phát sinh", or correct the figure. The criterion is open until then.
    NothingAssigned,
    /// The input does not fit the rule, for instance after the template changed; the criterion is open until mended.
    DoesNotFit,
    /// More done than assigned; it counts as 100%.
    MoreThanAssigned {
        /// Done.
        done: Quantity,
        /// Assigned.
        assigned: Quantity,
    },
    /// An input where the unit gives no points: the row is not for its kind, or only the superior scores it. The
    /// input is kept, and does not count.
    DoesNotCount,
    /// "Không phát sinh" where the template allows none; it does not count.
    NotApplicableNotAllowed,
    /// "Không phát sinh" without a reason.
    ReasonMissing,
    /// Points, but neither evidence nor an explanation in its place.
    EvidenceMissing,
    /// The template asks for an explanation.
    ExplanationMissing,
    /// Evidence (its place in the list) is dated outside the period that figures cover.
    EvidenceOutsidePeriod {
        /// The place in `Answer::evidence`.
        evidence: usize,
    },
    /// The step that was chosen is for earlier days than the evidence is dated, so that the date gives fewer points.
    StepAgainstEvidence {
        /// The place in `Answer::evidence`.
        evidence: usize,
        /// The step that the date would give.
        step: usize,
    },
    /// A text longer than an Excel cell holds ([`ProblemKind::TEXT_LIMIT`]).
    TooLong {
        /// Which text.
        field: TextField,
        /// How long it is, in UTF-16 code units.
        length: usize,
    },
    /// A typed number that could not be read; only the page makes it.
    Unreadable(DecimalError),
    /// An answer for a code that the template lacks; it is kept, and does not count.
    UnknownCriterion(String),
    /// A condition, by its number, is stated as met that the template lacks or that only the superior states; it
    /// does not count.
    UnknownCondition(String),
    /// The template has no such kind of body: nothing counts until the unit chooses one.
    UnknownKind,
}

/// A text of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// The reason of "không phát sinh".
    Reason,
    /// The explanation (giải trình).
    Explanation,
    /// Who is in charge.
    InCharge,
    /// A text of the piece of evidence at this place in `Answer::evidence`.
    Evidence(usize),
}

impl ProblemKind {
    /// The longest text that an Excel cell holds, in UTF-16 code units.
    pub const TEXT_LIMIT: usize = 32_767;

    /// Whether a package must not leave while this stands.
    ///
    /// What is wrong on its face blocks: an entry that does not count although somebody made it, or that a receiver
    /// could not read. What is only unfinished or risky does not: it is shown, and open criteria are exported after
    /// the person has said so.
    pub const fn blocks_export(&self) -> bool {
        match self {
            Self::AboveMaximum { .. }
            | Self::BelowZero
            | Self::DoesNotFit
            | Self::ReasonMissing
            | Self::TooLong { .. }
            | Self::Unreadable(_)
            | Self::UnknownKind => true,
            Self::Open
            | Self::NothingAssigned
            | Self::MoreThanAssigned { .. }
            | Self::DoesNotCount
            | Self::NotApplicableNotAllowed
            | Self::EvidenceMissing
            | Self::ExplanationMissing
            | Self::EvidenceOutsidePeriod { .. }
            | Self::StepAgainstEvidence { .. }
            | Self::UnknownCriterion(_)
            | Self::UnknownCondition(_) => false,
        }
    }
}
