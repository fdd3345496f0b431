//! What the receiving office sets for an exercise, in place of what the workbook says.

use super::{Addressee, Appraiser, Days, Deadline, Exercise, Grading, Kind, Template, Unit};
use crate::score::Percent;
use serde::{Deserialize, Serialize};

/// What an office sets. Each part is nothing where the workbook's own stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// See [`Exercise::code`].
    pub code: Option<String>,
    /// See [`Exercise::name`].
    pub name: Option<String>,
    /// See [`Exercise::period`].
    pub period: Option<String>,
    /// See [`Exercise::data_period`].
    pub data_period: Option<Days>,
    /// All deadlines.
    pub deadlines: Option<Vec<Deadline>>,
    /// See [`Exercise::addressee`].
    pub addressee: Option<Addressee>,
    /// All appraisers.
    pub appraisers: Option<Vec<Appraiser>>,
    /// Classes, conditions and quotas.
    pub grading: Option<Grading>,
    /// See [`Exercise::target`].
    pub target: Option<Target>,
    /// What the kinds of body are called, in the order of the workbook's columns of maxima.
    pub kinds: Option<Vec<Kind>>,
    /// The whole roster.
    pub units: Option<Vec<Unit>>,
}

/// What an exercise aims at: "ít nhất 60% cơ quan, đơn vị xếp loại Tốt".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// At least this share of the units, from 0% to 100%.
    pub share: Percent,
    /// The name of the class that they reach, or a better one.
    pub class: String,
}

/// A part of the settings that does not go with the template. It is passed over where it does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unfit {
    /// So many kinds of body are named; the workbook has another number of columns of maxima.
    Kinds {
        /// How many are named.
        named: usize,
        /// How many the workbook has.
        columns: usize,
    },
    /// A unit, by its code, is of a kind that the workbook lacks: it is asked for its kind.
    UnitKind(String),
    /// An appraiser is to appraise a top criterion that the table lacks.
    Appraised {
        /// Who.
        appraiser: String,
        /// The printed number of the criterion.
        number: String,
    },
    /// The target names a class that there is none of.
    TargetClass(String),
}

impl Settings {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The template with these settings in place of its own.
    #[must_use]
    pub fn applied(&self, mut template: Template) -> Template {
        let Exercise { code, name, period, data_period, deadlines, addressee, appraisers, target, .. } =
            &mut template.exercise;
        set(code, &self.code);
        set(name, &self.name);
        set(period, &self.period);
        set(deadlines, &self.deadlines);
        set(appraisers, &self.appraisers);
        *data_period = self.data_period.or(*data_period);
        *addressee = self.addressee.clone().or(addressee.take());
        *target = self.target.clone().or(target.take());
        set(&mut template.grading, &self.grading);
        set(&mut template.units, &self.units);
        template.kinds.iter_mut().zip(self.kinds.iter().flatten()).for_each(|(kind, named)| kind.clone_from(named));
        let kinds = template.kinds.len();
        for unit in &mut template.units {
            unit.kind = unit.kind.filter(|kind| usize::from(kind.0) < kinds);
        }
        template
    }

    /// What does not go with a template, which may have these settings already.
    pub fn unfit(&self, template: &Template) -> Vec<Unfit> {
        let columns = template.kinds.len();
        let named = self.kinds.as_ref().map(Vec::len).filter(|named| *named != columns);
        let kinds = named.map(|named| Unfit::Kinds { named, columns });
        let strange = |unit: &&Unit| unit.kind.is_some_and(|kind| usize::from(kind.0) >= columns);
        let units = self.units.iter().flatten().filter(strange).map(|unit| Unfit::UnitKind(unit.code.clone()));
        let appraised = self.appraisers.iter().flatten().flat_map(|appraiser| {
            let lacking = appraiser.criteria.iter().filter(|number| !has_top(template, number));
            lacking.map(|number| Unfit::Appraised { appraiser: appraiser.name.clone(), number: number.clone() })
        });
        let grading = self.grading.as_ref().unwrap_or(&template.grading);
        let class = self.target.as_ref().filter(|target| grading.named(&target.class).is_none());
        let class = class.map(|target| Unfit::TargetClass(target.class.clone()));
        kinds.into_iter().chain(units).chain(appraised).chain(class).collect()
    }
}

fn set<T: Clone>(place: &mut T, value: &Option<T>) {
    if let Some(value) = value {
        place.clone_from(value);
    }
}

fn has_top(template: &Template, number: &str) -> bool {
    template.criteria.roots().any(|(_, node)| node.criterion.number == number)
}
