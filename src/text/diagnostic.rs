//! What reading a workbook found, and what to do about it.

mod filling;
mod source;
mod way;

pub use way::diagnostic_way_out;

use super::{Language, grade, say};
use crate::score::{Percent, Score};
use crate::template::{Day, Span};
use crate::workbook::container::ActiveKind;
use crate::workbook::{DiagnosticKind as Kind, Doubt};
use std::ops::Bound;

/// What was found, in one sentence without its place. One table, so that a new kind without a sentence does not compile.
pub fn diagnostic(language: Language, kind: &Kind) -> String {
    match kind {
        Kind::ActiveContentIgnored { kind } => active(language, *kind).to_owned(),
        Kind::HiddenSheet => say!(language, diagnostic.hidden_sheet).to_owned(),
        Kind::UnknownSheet => say!(language, diagnostic.unknown_sheet).to_owned(),
        Kind::KeptNotUsed => say!(language, diagnostic.kept_not_used).to_owned(),
        Kind::SecondTable => say!(language, diagnostic.second_table).to_owned(),
        Kind::SheetNotUnderstood => say!(language, diagnostic.sheet_not_understood).to_owned(),
        Kind::FormulaWithoutValue => say!(language, diagnostic.formula_without_value).to_owned(),
        Kind::NoNumberColumn => say!(language, diagnostic.no_number_column).to_owned(),
        Kind::NoPointsColumn => say!(language, diagnostic.no_points_column).to_owned(),
        Kind::NumberMissing => say!(language, diagnostic.number_missing).to_owned(),
        Kind::TextMissing => say!(language, diagnostic.text_missing).to_owned(),
        Kind::MaximumMissing => say!(language, diagnostic.maximum_missing).to_owned(),
        Kind::NoGrades => say!(language, diagnostic.no_grades).to_owned(),
        Kind::CorrectionUnused => say!(language, diagnostic.correction_unused).to_owned(),
        Kind::OutsideBounds { cells } => say!(language, diagnostic.outside_bounds, cells = cells),
        Kind::TextTooLong { length } => say!(language, diagnostic.text_too_long, length = length),
        Kind::FormulaFillsCells { area } => say!(language, diagnostic.formula_fills_cells, area = area),
        Kind::CellError { error } => say!(language, diagnostic.cell_error, error = error),
        Kind::UnknownColumn { heading } => say!(language, diagnostic.unknown_column, heading = heading),
        Kind::ColumnTwice { heading } => say!(language, diagnostic.column_twice, heading = heading),
        Kind::NumberTwice { number, first } => {
            say!(language, diagnostic.number_twice, number = number, first = first)
        }
        Kind::NumberRepaired { stored, number } => {
            say!(language, diagnostic.number_repaired, stored = stored, number = number)
        }
        Kind::NumberNotUnderstood { text } => say!(language, diagnostic.number_not_understood, text = text),
        Kind::LevelSkipped { number } => say!(language, diagnostic.level_skipped, number = number),
        Kind::RowIgnored { text } => say!(language, diagnostic.row_ignored, text = text),
        Kind::UnitCodeMissing { name } => say!(language, diagnostic.unit_code_missing, name = name),
        Kind::UnitCodeTwice { code } => say!(language, diagnostic.unit_code_twice, code = code),
        Kind::KindCodesByOrder { codes } => say!(language, diagnostic.kind_codes_by_order, codes = pairs(codes)),
        Kind::UnitKindUnknown { kind } => say!(language, diagnostic.unit_kind_unknown, kind = kind),
        Kind::SettingNotUnderstood { label, value } => {
            say!(language, diagnostic.setting_not_understood, label = label, value = value)
        }
        Kind::AppraiserUnknownCriterion { number } => {
            say!(language, diagnostic.appraiser_unknown_criterion, number = number)
        }
        Kind::MaximumNotANumber { text } => say!(language, diagnostic.maximum_not_a_number, text = text),
        Kind::MaximumAmbiguous { text } => say!(language, diagnostic.maximum_ambiguous, text = text),
        Kind::MaximumDecimals { text } => say!(language, diagnostic.maximum_decimals, text = text),
        Kind::MaximumOutOfRange { text } => say!(language, diagnostic.maximum_out_of_range, text = text),
        Kind::ChildrenDiffer { kind, printed, sum } => {
            let of = of_kind(language, kind);
            say!(language, diagnostic.children_differ, kind = of, printed = printed, sum = sum)
        }
        Kind::TotalDiffers { kind, printed, sum } => {
            let of = of_kind(language, kind);
            say!(language, diagnostic.total_differs, kind = of, printed = printed, sum = sum)
        }
        Kind::AwardAboveMaximum { points, maximum } => {
            say!(language, diagnostic.award_above_maximum, points = points, maximum = maximum)
        }
        Kind::MaximumNotReached { best, maximum } => {
            say!(language, diagnostic.maximum_not_reached, best = best, maximum = maximum)
        }
        Kind::RescaleDiffers { words, maximum } => {
            say!(language, diagnostic.rescale_differs, words = words, maximum = maximum)
        }
        Kind::CapsDiffer { table, settings } => {
            say!(language, diagnostic.caps_differ, table = table, settings = settings)
        }
        Kind::Source(finding) => source::finding(language, finding),
        Kind::Filling(finding) => filling::finding(language, finding),
        Kind::RuleNotUnderstood { words } => say!(language, diagnostic.rule_not_understood, words = words),
        Kind::RuleOnGroup { words } => say!(language, diagnostic.rule_on_group, words = words),
        Kind::RatioGap { from, to } => say!(language, diagnostic.ratio_gap, span = ratios(language, *from, *to)),
        Kind::RatioOverlap { from, to } => {
            say!(language, diagnostic.ratio_overlap, span = ratios(language, *from, *to))
        }
        Kind::DaysGap { from, to } => gap(language, *from, *to),
        Kind::DaysOverlap { from, to } => say!(language, diagnostic.days_overlap, days = days(*from, *to)),
        Kind::OneStepOnly { words } => say!(language, diagnostic.one_step_only, words = words),
        Kind::WithoutRule { criteria } => say!(language, diagnostic.without_rule, criteria = criteria),
        Kind::NotApplicableNotUnderstood { words } => {
            say!(language, diagnostic.not_applicable_not_understood, words = words)
        }
        Kind::GradeNotUnderstood { words } => say!(language, diagnostic.grade_not_understood, words = words),
        Kind::GradeGap { from, to: Some(to) } => {
            say!(language, diagnostic.grade_gap, from = figure(*from), to = figure(*to))
        }
        Kind::GradeGap { from, to: None } => say!(language, diagnostic.grade_gap_above, from = figure(*from)),
        Kind::GradeOverlap { from, to: Some(to) } => {
            say!(language, diagnostic.grade_overlap, from = figure(*from), to = figure(*to))
        }
        Kind::GradeOverlap { from, to: None } => say!(language, diagnostic.grade_overlap_above, from = figure(*from)),
        Kind::GradeOrder { upper, lower } => say!(language, diagnostic.grade_order, upper = upper, lower = lower),
        Kind::GradeOutOfReach { grade } => say!(language, diagnostic.grade_out_of_reach, grade = grade),
        Kind::TooManyGrades { most } => say!(language, diagnostic.too_many_grades, most = most),
        Kind::TooManyConditions { most } => say!(language, diagnostic.too_many_conditions, most = most),
        Kind::TooManyAppraisers { most } => say!(language, diagnostic.too_many_appraisers, most = most),
        Kind::ConditionNumberTwice { number, given } => {
            say!(language, diagnostic.condition_number_twice, number = number, given = given)
        }
        Kind::Doubt(doubt) => of_doubt(language, doubt),
        Kind::AndMore { first, count } => {
            say!(language, diagnostic.and_more, count = count, first = diagnostic(language, first))
        }
        Kind::RequirementNotUnderstood { words } => {
            say!(language, diagnostic.requirement_not_understood, words = words)
        }
        Kind::ConditionNotUnderstood { words } => say!(language, diagnostic.condition_not_understood, words = words),
        Kind::ConditionUnknownGrade { grade } => say!(language, diagnostic.condition_unknown_grade, grade = grade),
        Kind::RoundingNotSupported { words } => say!(language, diagnostic.rounding_not_supported, words = words),
    }
}

fn of_doubt(language: Language, doubt: &Doubt) -> String {
    match doubt {
        Doubt::HeadingTaken { heading, known } => {
            say!(language, diagnostic.heading_taken, heading = heading, known = known)
        }
        Doubt::LevelsBySums => say!(language, diagnostic.levels_by_sums).to_owned(),
        Doubt::GroupWithoutRows { number } => say!(language, diagnostic.group_without_rows, number = number),
        Doubt::PartsAddUp { words } => say!(language, diagnostic.parts_add_up, words = words),
        Doubt::SharedMaximum { points, first, last } => {
            say!(language, diagnostic.shared_maximum, points = points, first = first, last = last)
        }
        Doubt::MaximumInOtherRow { cell } => say!(language, diagnostic.maximum_in_other_row, cell = cell),
        Doubt::TableBelow => say!(language, diagnostic.table_below).to_owned(),
        Doubt::MaximaAreShares => say!(language, diagnostic.maxima_are_shares).to_owned(),
    }
}

fn of_kind(language: Language, kind: &str) -> String {
    if kind.is_empty() { String::new() } else { format!(" {}", say!(language, diagnostic.of_kind, kind = kind)) }
}

fn figure(hundredths: i64) -> String {
    Score::from_hundredths(hundredths).to_string()
}

fn ratios(language: Language, from: Percent, to: Percent) -> String {
    grade::ratios(language, &Span { lower: Bound::Included(from), upper: Bound::Included(to) })
}

fn gap(language: Language, from: Day, to: Option<Day>) -> String {
    match to {
        Some(to) => say!(language, diagnostic.days_gap, days = days(from, to)),
        None => say!(language, diagnostic.days_gap_after, from = from),
    }
}

fn days(from: Day, to: Day) -> String {
    if from == to { from.to_string() } else { format!("{from} – {to}") }
}

fn pairs(codes: &[(String, String)]) -> String {
    codes.iter().map(|(code, kind)| format!("{code} = {kind}")).collect::<Vec<_>>().join("; ")
}

fn active(language: Language, kind: ActiveKind) -> &'static str {
    match kind {
        ActiveKind::Macros | ActiveKind::MacroSheet => say!(language, diagnostic.active_macros),
        ActiveKind::ExternalLink | ActiveKind::Connection | ActiveKind::ExternalTarget => {
            say!(language, diagnostic.active_links)
        }
        ActiveKind::Ole | ActiveKind::ActiveX => say!(language, diagnostic.active_objects),
    }
}
