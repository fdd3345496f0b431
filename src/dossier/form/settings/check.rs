//! What an office sets, held against what everybody must be able to rely on: both when it is set and when it is read.

use crate::basics::{OrderedSet, composed};
use crate::dossier::bounds::shown;
use crate::score::{Percent, Score};
use crate::signature::certificate::{NameFault, name_fault};
use crate::template::{Effect, Grade, Grading, Settings, Target, Unit};
use serde::{Deserialize, Serialize};
use std::ops::Bound;

/// Why settings are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SettingsFault {
    /// A unit of this name has no code.
    NoCode(String),
    /// Two units have this code.
    SameCode(String),
    /// The unit of this code has no name.
    NoName(String),
    /// A name has something in it that nobody sees, or is too long to be shown.
    Name(String),
    /// A deadline of this name says not once until when.
    Deadline(String),
    /// The class of this name has no name, that of another, or a band that is none.
    Grade(String),
    /// The target is no share of the units.
    Target,
}

/// The settings in Unicode NFC, if they are ones.
pub(in crate::dossier::form) fn checked(mut settings: Settings) -> Result<Settings, SettingsFault> {
    texts(&mut settings).for_each(|text| *text = composed(text).into_owned());
    let units = settings.units.as_deref().unwrap_or_default();
    check_units(units)?;
    check_names(&settings)?;
    settings.grading.as_ref().map_or(Ok(()), check_grades)?;
    let share = |target: &Target| (Percent::from_hundredths(0)..=Percent::WHOLE).contains(&target.share);
    match settings.target.as_ref().is_none_or(share) {
        true => Ok(settings),
        false => Err(SettingsFault::Target),
    }
}

fn check_units(units: &[Unit]) -> Result<(), SettingsFault> {
    let mut codes = OrderedSet::new();
    for Unit { code, name, .. } in units {
        if code.trim().is_empty() {
            return Err(SettingsFault::NoCode(shown(name)));
        }
        if name.trim().is_empty() {
            return Err(SettingsFault::NoName(shown(code)));
        }
        if !codes.insert(code) {
            return Err(SettingsFault::SameCode(shown(code)));
        }
    }
    Ok(())
}

/// Names that people file by.
fn check_names(settings: &Settings) -> Result<(), SettingsFault> {
    let units = settings.units.iter().flatten().flat_map(|unit| [&unit.code, &unit.name, &unit.signer_title]);
    let addressee = settings.addressee.iter().flat_map(|addressee| addressee.email.iter().chain([&addressee.name]));
    let exercise = [&settings.code, &settings.period].into_iter().flatten();
    let faulty = |name: &&String| name_fault(name).is_some_and(|fault| fault != NameFault::Empty);
    let found = units.chain(addressee).chain(exercise).find(faulty);
    found.map_or(Ok(()), |name| Err(SettingsFault::Name(shown(name))))
}

fn check_grades(grading: &Grading) -> Result<(), SettingsFault> {
    let mut names = OrderedSet::new();
    let sound = |grade: &Grade| {
        let edges = [grade.span.lower, grade.span.upper];
        let possible = |edge: &Bound<i64>| match edge {
            Bound::Included(edge) | Bound::Excluded(edge) => (0..=Score::LIMIT.hundredths()).contains(edge),
            Bound::Unbounded => true,
        };
        !grade.name.trim().is_empty() && edges.iter().all(possible)
    };
    let found = grading.grades.iter().find(|grade| !sound(grade) || !names.insert(grade.name.as_str()));
    found.map_or(Ok(()), |grade| Err(SettingsFault::Grade(shown(&grade.name))))
}

/// Everything in settings that a person typed.
fn texts(settings: &mut Settings) -> impl Iterator<Item = &mut String> {
    let Settings { code, name, period, deadlines, addressee, appraisers, grading, target, kinds, units, .. } = settings;
    let deadlines = deadlines.iter_mut().flatten().map(|deadline| &mut deadline.name);
    let addressee = addressee.iter_mut().flat_map(|addressee| addressee.email.iter_mut().chain([&mut addressee.name]));
    let appraisers = appraisers.iter_mut().flatten();
    let appraisers = appraisers.flat_map(|appraiser| appraiser.criteria.iter_mut().chain([&mut appraiser.name]));
    let kinds = kinds.iter_mut().flatten().flat_map(|kind| kind.code.iter_mut().chain([&mut kind.name]));
    let units = units.iter_mut().flatten();
    let units = units.flat_map(|unit| [&mut unit.code, &mut unit.name, &mut unit.signer_title]);
    let exercise = [code, name, period].into_iter().flatten();
    let target = target.iter_mut().map(|target| &mut target.class);
    let grading = grading.iter_mut().flat_map(texts_of_grading);
    exercise.chain(deadlines).chain(addressee).chain(appraisers).chain(grading).chain(target).chain(kinds).chain(units)
}

fn texts_of_grading(grading: &mut Grading) -> impl Iterator<Item = &mut String> {
    let Grading { grades, conditions, quotas, basis: _ } = grading;
    let grades = grades.iter_mut().flat_map(|grade| [&mut grade.name, &mut grade.words]);
    let conditions = conditions.iter_mut().flat_map(|condition| {
        let class = match &mut condition.effect {
            Effect::AtMost(class) => Some(class),
            Effect::Disqualified => None,
        };
        [&mut condition.number, &mut condition.text].into_iter().chain(class)
    });
    let quotas = quotas.iter_mut().flat_map(|quota| [&mut quota.number, &mut quota.text]);
    grades.chain(conditions).chain(quotas)
}
