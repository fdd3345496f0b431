//! Settings in memory to settings as they are stored, and back.

use super::{
    AddresseeFormat, DaysFormat, DeadlineFormat, GradeFormat, GradingFormat, KindFormat, SettingsFault, SettingsFormat,
    UnitFormat,
};
use crate::template::{Addressee, Cutoff, Days, Deadline, Grade, Grading, Kind, KindId, Settings, Span, Unit};
use std::ops::Bound;

impl From<&Settings> for SettingsFormat {
    fn from(settings: &Settings) -> Self {
        let Settings { code, name, period, appraisers, target, .. } = settings.clone();
        Self {
            code,
            name,
            period,
            data_period: settings.data_period.map(DaysFormat::from),
            deadlines: settings.deadlines.as_ref().map(|all| all.iter().map(DeadlineFormat::from).collect()),
            addressee: settings.addressee.clone().map(|Addressee { name, email }| AddresseeFormat { name, email }),
            appraisers,
            grading: settings.grading.clone().map(GradingFormat::from),
            target,
            kinds: settings.kinds.clone().map(|all| all.into_iter().map(KindFormat::from).collect()),
            units: settings.units.clone().map(|all| all.into_iter().map(UnitFormat::from).collect()),
        }
    }
}

impl TryFrom<SettingsFormat> for Settings {
    type Error = SettingsFault;

    fn try_from(format: SettingsFormat) -> Result<Self, SettingsFault> {
        let SettingsFormat { code, name, period, appraisers, target, .. } = format;
        let deadlines = format.deadlines.map(|all| all.into_iter().map(DeadlineFormat::read).collect());
        Ok(Self {
            code,
            name,
            period,
            data_period: format.data_period.map(Days::from),
            deadlines: deadlines.transpose()?,
            addressee: format.addressee.map(|AddresseeFormat { name, email }| Addressee { name, email }),
            appraisers,
            grading: format.grading.map(GradingFormat::read).transpose()?,
            target,
            kinds: format.kinds.map(|all| all.into_iter().map(Kind::from).collect()),
            units: format.units.map(|all| all.into_iter().map(Unit::from).collect()),
        })
    }
}

impl From<Days> for DaysFormat {
    fn from(Days { first, last }: Days) -> Self {
        Self { first, last }
    }
}

impl From<DaysFormat> for Days {
    fn from(DaysFormat { first, last }: DaysFormat) -> Self {
        Self { first, last }
    }
}

impl From<&Deadline> for DeadlineFormat {
    fn from(deadline: &Deadline) -> Self {
        let mut format = Self { name: deadline.name.clone(), before: None, no_later_than: None, within: None };
        match deadline.cutoff {
            Cutoff::Before(day) => format.before = Some(day),
            Cutoff::NoLaterThan(day) => format.no_later_than = Some(day),
            Cutoff::Within(days) => format.within = Some(days.into()),
        }
        format
    }
}

impl DeadlineFormat {
    fn read(self) -> Result<Deadline, SettingsFault> {
        let cutoff = match (self.before, self.no_later_than, self.within) {
            (Some(day), None, None) => Cutoff::Before(day),
            (None, Some(day), None) => Cutoff::NoLaterThan(day),
            (None, None, Some(days)) => Cutoff::Within(days.into()),
            _ => return Err(SettingsFault::Deadline(self.name)),
        };
        Ok(Deadline { name: self.name, cutoff })
    }
}

impl From<Grading> for GradingFormat {
    fn from(grading: Grading) -> Self {
        let Grading { basis, grades, conditions, quotas } = grading;
        Self { basis, grades: grades.into_iter().map(GradeFormat::from).collect(), conditions, quotas }
    }
}

impl GradingFormat {
    fn read(self) -> Result<Grading, SettingsFault> {
        let Self { basis, grades, conditions, quotas } = self;
        let grades = grades.into_iter().map(GradeFormat::read).collect::<Result<_, _>>()?;
        Ok(Grading { basis, grades, conditions, quotas })
    }
}

impl From<Grade> for GradeFormat {
    fn from(grade: Grade) -> Self {
        let Grade { name, span: Span { lower, upper }, requirements, words } = grade;
        let (from, above) = edges(lower);
        let (to, below) = edges(upper);
        Self { name, from, above, to, below, requirements, words }
    }
}

impl GradeFormat {
    fn read(self) -> Result<Grade, SettingsFault> {
        let Self { name, from, above, to, below, requirements, words } = self;
        match bound(from, above).zip(bound(to, below)) {
            Some((lower, upper)) => Ok(Grade { name, span: Span { lower, upper }, requirements, words }),
            None => Err(SettingsFault::Grade(name)),
        }
    }
}

/// An edge as it stands in two members: in the band, or not in it.
fn edges(bound: Bound<i64>) -> (Option<i64>, Option<i64>) {
    match bound {
        Bound::Included(edge) => (Some(edge), None),
        Bound::Excluded(edge) => (None, Some(edge)),
        Bound::Unbounded => (None, None),
    }
}

/// The edge of two members; nothing where both stand.
fn bound(included: Option<i64>, excluded: Option<i64>) -> Option<Bound<i64>> {
    match (included, excluded) {
        (None, None) => Some(Bound::Unbounded),
        (Some(edge), None) => Some(Bound::Included(edge)),
        (None, Some(edge)) => Some(Bound::Excluded(edge)),
        (Some(_), Some(_)) => None,
    }
}

impl From<Kind> for KindFormat {
    fn from(Kind { name, code }: Kind) -> Self {
        Self { name, code }
    }
}

impl From<KindFormat> for Kind {
    fn from(KindFormat { name, code }: KindFormat) -> Self {
        Self { name, code }
    }
}

impl From<Unit> for UnitFormat {
    fn from(Unit { code, name, kind, signer_title }: Unit) -> Self {
        Self { code, name, kind: kind.map(|kind| kind.0), signer_title }
    }
}

impl From<UnitFormat> for Unit {
    fn from(UnitFormat { code, name, kind, signer_title }: UnitFormat) -> Self {
        Self { code, name, kind: kind.map(KindId), signer_title }
    }
}
