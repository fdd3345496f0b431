//! What an office sets, as it is stored: points and percentages in hundredths, days in ISO 8601.

mod check;
mod convert;

pub use check::SettingsFault;
pub(super) use check::checked;

#[cfg(doc)]
use crate::template::{Addressee, Cutoff, Days, Deadline, Grade, Grading, Kind, Settings, Unit};
use crate::template::{Appraiser, Basis, Condition, Day, Quota, Requirement, Target};
use serde::{Deserialize, Serialize};

/// See [`Settings`]; what is missing stays as the workbook has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFormat {
    /// See [`Settings::code`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// See [`Settings::name`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// See [`Settings::period`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// See [`Settings::data_period`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_period: Option<DaysFormat>,
    /// See [`Settings::deadlines`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadlines: Option<Vec<DeadlineFormat>>,
    /// See [`Settings::addressee`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<AddresseeFormat>,
    /// See [`Settings::appraisers`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appraisers: Option<Vec<Appraiser>>,
    /// See [`Settings::grading`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<GradingFormat>,
    /// See [`Settings::target`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// See [`Settings::kinds`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<KindFormat>>,
    /// See [`Settings::units`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<UnitFormat>>,
}

/// See [`Days`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysFormat {
    /// See [`Days::first`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Day>,
    /// See [`Days::last`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Day>,
}

/// See [`Deadline`]: the cutoff is one of the last three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineFormat {
    /// See [`Deadline::name`].
    pub name: String,
    /// See [`Cutoff::Before`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Day>,
    /// See [`Cutoff::NoLaterThan`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_later_than: Option<Day>,
    /// See [`Cutoff::Within`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<DaysFormat>,
}

/// See [`Addressee`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddresseeFormat {
    /// See [`Addressee::name`].
    pub name: String,
    /// See [`Addressee::email`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// See [`Grading`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradingFormat {
    /// See [`Grading::basis`].
    pub basis: Basis,
    /// See [`Grading::grades`].
    pub grades: Vec<GradeFormat>,
    /// See [`Grading::conditions`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// See [`Grading::quotas`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota>,
}

/// See [`Grade`]: edges in hundredths of the basis, at most one below and one above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeFormat {
    /// See [`Grade::name`].
    pub name: String,
    /// "Từ … trở lên": the lower edge, in the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// "Trên …": the lower edge, not in the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<i64>,
    /// "Đến …": the upper edge, in the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i64>,
    /// "Dưới …": the upper edge, not in the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
    /// See [`Grade::requirements`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// See [`Grade::words`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// See [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindFormat {
    /// See [`Kind::name`].
    pub name: String,
    /// See [`Kind::code`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// See [`Unit`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitFormat {
    /// See [`Unit::code`].
    pub code: String,
    /// See [`Unit::name`].
    pub name: String,
    /// The place of its kind, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<u16>,
    /// See [`Unit::signer_title`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signer_title: String,
}
