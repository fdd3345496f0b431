//! What opening a dossier found, for the office that received it.

mod shown;

pub use shown::shown;

use super::{Language, say};
use crate::dossier::{Difference, Finding, SignedName, Sum};
use crate::score::{Percent, Score};

/// What was found, in a word: the heading of its line.
pub fn finding_title(language: Language, finding: &Finding) -> &'static str {
    match finding {
        Finding::Altered(_) => say!(language, finding.title.altered),
        Finding::NotADossier(_) | Finding::NewerFormat(_) | Finding::Malformed(_) => {
            say!(language, finding.title.format)
        }
        Finding::WrongTemplate { .. }
        | Finding::UnknownKind(_)
        | Finding::UnknownCriterion(_)
        | Finding::NotAsked(_)
        | Finding::UnknownCondition(_)
        | Finding::ConditionOfSuperior(_)
        | Finding::OtherExercise
        | Finding::TemplateMissing(_) => say!(language, finding.title.template),
        Finding::Differs(_) => say!(language, finding.title.figures),
        Finding::OutsideValidity
        | Finding::SignedAhead
        | Finding::Name(_)
        | Finding::OtherUnit { .. }
        | Finding::OtherPerson { .. }
        | Finding::IssuedByAnother(_)
        | Finding::SignerUnknown => say!(language, finding.title.signer),
        Finding::More { .. } => say!(language, finding.title.more),
        Finding::Whole => say!(language, finding.title.whole),
    }
}

/// What was found, and what to do.
pub fn finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::Altered(_) => say!(language, finding.altered).to_owned(),
        Finding::NotADossier(kind) => say!(language, finding.not_a_dossier, kind = kind),
        Finding::NewerFormat(schema) => say!(language, finding.newer_format, schema = schema),
        Finding::Malformed(_) => say!(language, finding.malformed).to_owned(),
        Finding::WrongTemplate { .. } => say!(language, finding.wrong_template).to_owned(),
        Finding::UnknownKind(_) => say!(language, finding.unknown_kind).to_owned(),
        Finding::UnknownCriterion(code) => say!(language, finding.unknown_criterion, code = code),
        Finding::NotAsked(code) => say!(language, finding.not_asked, code = code),
        Finding::ConditionOfSuperior(number) => say!(language, finding.condition_of_superior, number = number),
        Finding::UnknownCondition(number) => say!(language, finding.unknown_condition, number = number),
        Finding::Differs(difference) => differs(language, difference),
        Finding::TemplateMissing(_) => say!(language, finding.template_missing).to_owned(),
        Finding::More { count, .. } => say!(language, finding.more, count = count),
        Finding::OtherExercise => say!(language, finding.other_exercise).to_owned(),
        Finding::OutsideValidity => say!(language, finding.outside_validity).to_owned(),
        Finding::SignedAhead => say!(language, finding.signed_ahead).to_owned(),
        Finding::Name(trouble) => say!(language, finding.name, name = signed_name(language, trouble.name)),
        Finding::OtherUnit { certificate, dossier } => {
            say!(language, finding.other_unit, certificate = certificate, dossier = dossier)
        }
        Finding::OtherPerson { certificate, dossier } => {
            say!(language, finding.other_person, certificate = certificate, dossier = dossier)
        }
        Finding::IssuedByAnother(issuer) => say!(language, finding.issued_by_another, issuer = issuer),
        Finding::SignerUnknown => say!(language, finding.signer_unknown).to_owned(),
        Finding::Whole => say!(language, finding.whole).to_owned(),
    }
}

/// What a signed name is of: "Tên đơn vị".
pub fn signed_name(language: Language, name: SignedName) -> &'static str {
    match name {
        SignedName::Unit => say!(language, finding.names.unit),
        SignedName::UnitCode => say!(language, finding.names.unit_code),
        SignedName::Preparer => say!(language, finding.names.preparer),
        SignedName::Signer => say!(language, finding.names.signer),
        SignedName::SignerTitle => say!(language, finding.names.signer_title),
    }
}

fn differs(language: Language, difference: &Difference) -> String {
    let none = || "–".to_owned();
    let points = |points: &Option<Score>| points.as_ref().map_or_else(none, ToString::to_string);
    let percent = |percent: &Option<Percent>| percent.as_ref().map_or_else(none, ToString::to_string);
    let class = |class: &Option<String>| class.clone().unwrap_or_else(none);
    let (what, stated, recomputed) = match difference {
        Difference::Points { criterion, stated, recomputed } => {
            (say!(language, finding.points_of, code = criterion), points(stated), points(recomputed))
        }
        Difference::Sum { sum, stated, recomputed } => {
            (sum_name(language, *sum).to_owned(), stated.to_string(), recomputed.to_string())
        }
        Difference::Percent { stated, recomputed } => {
            (say!(language, finding.percent).to_owned(), percent(stated), percent(recomputed))
        }
        Difference::Count { open, stated, recomputed } => {
            let what = if *open { say!(language, finding.open) } else { say!(language, finding.leaves) };
            (what.to_owned(), stated.to_string(), recomputed.to_string())
        }
        Difference::Class { stated, recomputed } => {
            (say!(language, finding.class).to_owned(), class(stated), class(recomputed))
        }
    };
    say!(language, finding.differs, what = what, stated = stated, recomputed = recomputed)
}

fn sum_name(language: Language, sum: Sum) -> &'static str {
    match sum {
        Sum::Total => say!(language, finding.sum.total),
        Sum::Base => say!(language, finding.sum.base),
        Sum::Bonus => say!(language, finding.sum.bonus),
        Sum::Penalty => say!(language, finding.sum.penalty),
        Sum::Maximum => say!(language, finding.sum.maximum),
        Sum::BySuperior => say!(language, finding.sum.by_superior),
    }
}
