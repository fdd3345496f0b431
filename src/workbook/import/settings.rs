//! The sheet "Đợt chấm điểm": a label and a value in each row.

use super::super::{CellRef, DiagnosticKind};
use super::adjustment::{self, Said};
use super::appraisers;
use super::dates::{cutoff, days};
use super::grid::Grid;
use super::headings::Match::{self, Is, Starts};
use super::headings::find;
use super::log::Log;
use super::words::{fold, one_line};
use crate::template::{Addressee, Basis, Criteria, Deadline, Exercise, Section};

#[derive(Clone, Copy, PartialEq)]
enum Setting {
    Name,
    Code,
    Period,
    DataPeriod,
    Addressee,
    Email,
    Appraisers,
    Adjustment,
    Rounding,
    Basis,
    /// A deadline by its name; whether it is one, its value says.
    Due,
    /// The header of the sheet.
    Header,
}

const SETTINGS: &[(Match, &str, Setting)] = &[
    (Is, "mục", Setting::Header),
    (Is, "tên", Setting::Name),
    (Is, "tên kỳ đánh giá", Setting::Name),
    (Is, "tên đợt chấm điểm", Setting::Name),
    (Is, "mã", Setting::Code),
    (Is, "mã kỳ đánh giá", Setting::Code),
    (Is, "kỳ đánh giá", Setting::Period),
    (Is, "năm", Setting::Period),
    (Is, "kỳ số liệu", Setting::DataPeriod),
    (Starts, "nơi nhận", Setting::Addressee),
    (Starts, "thư điện tử", Setting::Email),
    (Starts, "email", Setting::Email),
    (Starts, "e-mail", Setting::Email),
    (Starts, "cơ quan thẩm định", Setting::Appraisers),
    (Starts, "chính sách cộng", Setting::Adjustment),
    (Starts, "điểm thưởng", Setting::Adjustment),
    (Starts, "làm tròn", Setting::Rounding),
    (Starts, "xếp loại theo", Setting::Basis),
    (Starts, "gửi", Setting::Due),
    (Starts, "nộp", Setting::Due),
    (Starts, "hạn", Setting::Due),
    (Starts, "thời hạn", Setting::Due),
];

/// What the sheet says.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The exercise.
    pub(super) exercise: Exercise,
    /// Bonus, penalty and ceiling, with the cell that says it.
    pub(super) adjustment: Option<(CellRef, Said)>,
    /// What classes are decided on.
    pub(super) basis: Option<Basis>,
}

/// Reads the sheet; `criteria` are those that appraisers are given.
pub(super) fn read(grid: &Grid, criteria: &Criteria, log: &mut Log) -> Found {
    let mut reader = Reader { grid, criteria, log, found: Found::default() };
    for row in grid.rows_from(0) {
        let mut cells = grid.row(row).map(|(at, cell)| (at, one_line(&cell.value.text())));
        if let (Some((_, label)), Some((at, value))) = (cells.next(), cells.next()) {
            reader.setting(at, label, value);
        }
    }
    reader.found
}

struct Reader<'a> {
    grid: &'a Grid,
    criteria: &'a Criteria,
    log: &'a mut Log,
    found: Found,
}

impl Reader<'_> {
    fn setting(&mut self, at: CellRef, label: String, value: String) {
        let folded = fold(&value);
        let exercise = &mut self.found.exercise;
        match find(SETTINGS, fold(&label).trim_end_matches(':')) {
            Some(Setting::Header) => {}
            Some(Setting::Name) => exercise.name = value,
            Some(Setting::Code) => exercise.code = value,
            Some(Setting::Period) => exercise.period = value,
            Some(Setting::Addressee) => {
                let email = exercise.addressee.take().and_then(|addressee| addressee.email);
                exercise.addressee = Some(Addressee { name: value, email });
            }
            Some(Setting::Email) => {
                exercise.addressee.get_or_insert(Addressee { name: String::new(), email: None }).email = Some(value);
            }
            Some(Setting::DataPeriod) => self.data_period(at, label, value),
            Some(Setting::Appraisers) => {
                let found = appraisers::read(&value, self.criteria, exercise.appraisers.len());
                if let Some(most) = found.too_many {
                    self.log.cell(&self.grid.name, at, DiagnosticKind::TooManyAppraisers { most });
                }
                for number in found.unknown {
                    self.log.cell(&self.grid.name, at, DiagnosticKind::AppraiserUnknownCriterion { number });
                }
                exercise.appraisers.extend(found.appraisers);
            }
            Some(Setting::Adjustment) => self.adjustment(at, label, value),
            Some(Setting::Rounding) => self.rounding(at, &value),
            Some(Setting::Basis) => self.basis(at, label, value),
            Some(Setting::Due) => self.due(at, label, value),
            None => match cutoff(&folded) {
                Some(cutoff) => exercise.deadlines.push(Deadline { name: label, cutoff }),
                None => exercise.remarks.push((label, value)),
            },
        }
    }

    /// A deadline whose value names no day with its edge is shown as it stands, and that is said.
    fn due(&mut self, at: CellRef, label: String, value: String) {
        match cutoff(&fold(&value)) {
            Some(cutoff) => self.found.exercise.deadlines.push(Deadline { name: label, cutoff }),
            None => self.not_understood(at, label, value),
        }
    }

    /// What stands beside the days, such as "giả định", is kept for people.
    fn data_period(&mut self, at: CellRef, label: String, value: String) {
        let Some(days) = days(&fold(&value)) else { return self.not_understood(at, label, value) };
        self.found.exercise.data_period = Some(days);
        if value.contains('(') {
            self.found.exercise.remarks.push((label, value));
        }
    }

    fn adjustment(&mut self, at: CellRef, label: String, value: String) {
        let said = adjustment::read(&fold(&value), Section::Main);
        match said == Said::default() {
            true => self.not_understood(at, label, value),
            false => self.found.adjustment = Some((at, said)),
        }
    }

    /// Half up at two decimals is the only rounding (domain.md).
    fn rounding(&mut self, at: CellRef, value: &str) {
        let folded = fold(value);
        let two = ["2", "hai"].iter().any(|two| folded.starts_with(two));
        let half_up = folded.contains("nửa lên") || !folded.contains("xuống");
        if !(two && half_up) {
            self.log.cell(&self.grid.name, at, DiagnosticKind::RoundingNotSupported { words: value.to_owned() });
        }
    }

    fn basis(&mut self, at: CellRef, label: String, value: String) {
        let folded = fold(&value);
        match (folded.contains("tỷ lệ") || folded.contains('%'), folded.contains("điểm")) {
            (true, _) => self.found.basis = Some(Basis::Percent),
            (false, true) => self.found.basis = Some(Basis::Points),
            (false, false) => self.not_understood(at, label, value),
        }
    }

    fn not_understood(&mut self, at: CellRef, label: String, value: String) {
        let kind = DiagnosticKind::SettingNotUnderstood { label: label.clone(), value: value.clone() };
        self.log.cell(&self.grid.name, at, kind);
        self.found.exercise.remarks.push((label, value));
    }
}
