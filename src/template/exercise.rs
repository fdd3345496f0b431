//! The exercise (kỳ đánh giá): its name, periods, deadlines, addressee and roster.

use super::{Day, Days, KindId, Target};
use crate::basics::sorted_by_key;
use serde::{Deserialize, Serialize};

/// What a workbook says about the exercise besides the table; every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// "Đánh giá, xếp loại công tác dân vận chính quyền năm 2023".
    pub name: String,
    /// A short code: `DVCQ-2023`.
    pub code: String,
    /// What is scored, for people: `2023`.
    pub period: String,
    /// The days that figures cover (kỳ số liệu): a setting of its own.
    pub data_period: Option<Days>,
    /// Deadlines in printed order.
    pub deadlines: Vec<Deadline>,
    /// Where the dossier goes.
    pub addressee: Option<Addressee>,
    /// Who appraises what.
    pub appraisers: Vec<Appraiser>,
    /// What the exercise aims at; no workbook says it, an office sets it.
    pub target: Option<Target>,
    /// Settings that were read but mean nothing to the page: label and value, shown as they stand.
    pub remarks: Vec<(String, String)>,
}

/// A deadline with its edge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What is due: "Gửi hồ sơ chấm điểm".
    pub name: String,
    /// Until when.
    pub cutoff: Cutoff,
}

/// The edge of a deadline, as the template states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cutoff {
    /// "Trước ngày D": D is late.
    Before(Day),
    /// "Chậm nhất ngày D": D is on time.
    NoLaterThan(Day),
    /// "Trong tháng 10/2023".
    Within(Days),
}

/// The office that receives dossiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// "UBND huyện (qua Phòng Nội vụ)".
    pub name: String,
    /// Its e-mail address, where the workbook gives one.
    pub email: Option<String>,
}

/// An office that appraises, and which top criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appraiser {
    /// Its name.
    pub name: String,
    /// The printed numbers of its top criteria: `I`, `III`, `IV`.
    pub criteria: Vec<String>,
}

/// A body of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// A short code, unique in the roster.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its kind, where the workbook says.
    pub kind: Option<KindId>,
    /// The office of who signs for it: `Chủ tịch`.
    pub signer_title: String,
}

impl Cutoff {
    /// Whether something that arrived on `day` is on time: "trước ngày D" excludes D, "chậm nhất ngày D" includes it
    /// (formats.md, "Decisions"). What came before "trong tháng 10" began is not late.
    pub fn is_on_time(self, day: Day) -> bool {
        self.last_day().is_none_or(|last| day <= last)
    }

    /// The last day that is on time; nothing where the cutoff has no end.
    pub fn last_day(self) -> Option<Day> {
        match self {
            Self::Before(day) => Some(day.before()),
            Self::NoLaterThan(day) => Some(day),
            Self::Within(days) => days.last,
        }
    }
}

impl Exercise {
    /// The deadline of this name; upper and lower case are the same.
    pub fn deadline(&self, name: &str) -> Option<&Deadline> {
        let name = name.trim().to_lowercase();
        self.deadlines.iter().find(|deadline| deadline.name.trim().to_lowercase() == name)
    }

    /// The deadlines that something done on `day` still meets, the nearest first.
    pub fn deadlines_from(&self, day: Day) -> Vec<&Deadline> {
        let ahead = self.deadlines.iter().filter(|deadline| deadline.cutoff.is_on_time(day)).collect();
        sorted_by_key(ahead, |deadline| (deadline.cutoff.last_day().is_none(), deadline.cutoff.last_day()))
    }
}
