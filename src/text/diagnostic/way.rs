//! The way out of each diagnostic.

use crate::text::{Language, say};
use crate::workbook::{DiagnosticKind as Kind, Doubt};

/// What the author of the workbook, or who received it, does about it.
pub fn diagnostic_way_out(language: Language, kind: &Kind) -> &'static str {
    match kind {
        Kind::HiddenSheet => say!(language, diagnostic.way.unhide),
        Kind::ActiveContentIgnored { .. }
        | Kind::UnknownSheet
        | Kind::KeptNotUsed
        | Kind::NoPointsColumn
        | Kind::UnknownColumn { .. }
        | Kind::RowIgnored { .. } => {
            say!(language, diagnostic.way.nothing)
        }
        Kind::CorrectionUnused => say!(language, diagnostic.way.correction_unused),
        Kind::SecondTable | Kind::Doubt(Doubt::TableBelow) => say!(language, diagnostic.way.one_table),
        Kind::OutsideBounds { .. } => say!(language, diagnostic.way.bounds),
        Kind::SheetNotUnderstood => say!(language, diagnostic.way.headings),
        Kind::TextTooLong { .. } => say!(language, diagnostic.way.shorten),
        Kind::FormulaWithoutValue => say!(language, diagnostic.way.calculate),
        Kind::FormulaFillsCells { .. } => say!(language, diagnostic.way.one_formula_each),
        Kind::CellError { .. } => say!(language, diagnostic.way.mend_formula),
        Kind::ColumnTwice { .. } => say!(language, diagnostic.way.rename_column),
        Kind::NoNumberColumn | Kind::NumberMissing | Kind::NumberNotUnderstood { .. } | Kind::LevelSkipped { .. } => {
            say!(language, diagnostic.way.number)
        }
        Kind::NumberTwice { .. } => say!(language, diagnostic.way.number_twice),
        Kind::NumberRepaired { .. } => say!(language, diagnostic.way.number_repaired),
        Kind::TextMissing => say!(language, diagnostic.way.text),
        Kind::MaximumMissing
        | Kind::MaximumNotANumber { .. }
        | Kind::MaximumAmbiguous { .. }
        | Kind::MaximumDecimals { .. }
        | Kind::MaximumOutOfRange { .. } => say!(language, diagnostic.way.maximum),
        Kind::ChildrenDiffer { .. } | Kind::TotalDiffers { .. } => say!(language, diagnostic.way.sums),
        Kind::RuleNotUnderstood { .. } | Kind::WithoutRule { .. } | Kind::OneStepOnly { .. } => {
            say!(language, diagnostic.way.rule)
        }
        Kind::RuleOnGroup { .. } => say!(language, diagnostic.way.rule_on_group),
        Kind::DaysGap { .. } | Kind::DaysOverlap { .. } => say!(language, diagnostic.way.days),
        Kind::RatioGap { .. } | Kind::RatioOverlap { .. } => say!(language, diagnostic.way.ratio),
        Kind::AwardAboveMaximum { .. } | Kind::MaximumNotReached { .. } => say!(language, diagnostic.way.award),
        Kind::NotApplicableNotUnderstood { .. } => say!(language, diagnostic.way.not_applicable),
        Kind::RescaleDiffers { .. } => say!(language, diagnostic.way.rescale),
        Kind::NoGrades
        | Kind::GradeNotUnderstood { .. }
        | Kind::GradeGap { .. }
        | Kind::GradeOverlap { .. }
        | Kind::GradeOrder { .. }
        | Kind::GradeOutOfReach { .. } => say!(language, diagnostic.way.grades),
        Kind::TooManyGrades { .. } | Kind::TooManyConditions { .. } | Kind::TooManyAppraisers { .. } => {
            say!(language, diagnostic.way.fewer)
        }
        Kind::ConditionNumberTwice { .. } => say!(language, diagnostic.way.condition_number),
        Kind::Doubt(Doubt::HeadingTaken { .. }) => say!(language, diagnostic.way.heading_taken),
        Kind::Doubt(Doubt::LevelsBySums) => say!(language, diagnostic.way.levels_by_sums),
        Kind::Doubt(Doubt::GroupWithoutRows { .. }) => say!(language, diagnostic.way.group_without_rows),
        Kind::Doubt(Doubt::PartsAddUp { .. }) => say!(language, diagnostic.way.parts_add_up),
        Kind::Doubt(Doubt::SharedMaximum { .. } | Doubt::MaximumInOtherRow { .. }) => {
            say!(language, diagnostic.way.shared_maximum)
        }
        Kind::Doubt(Doubt::MaximaAreShares) => say!(language, diagnostic.way.maxima_are_shares),
        Kind::Source(finding) => super::source::way_out(language, finding),
        Kind::Filling(finding) => super::filling::way_out(language, finding),
        Kind::AndMore { first, .. } => diagnostic_way_out(language, first),
        Kind::RequirementNotUnderstood { .. } => say!(language, diagnostic.way.requirement),
        Kind::ConditionNotUnderstood { .. } | Kind::ConditionUnknownGrade { .. } => {
            say!(language, diagnostic.way.condition)
        }
        Kind::SettingNotUnderstood { .. } | Kind::CapsDiffer { .. } | Kind::RoundingNotSupported { .. } => {
            say!(language, diagnostic.way.setting)
        }
        Kind::AppraiserUnknownCriterion { .. } => say!(language, diagnostic.way.appraiser),
        Kind::UnitCodeMissing { .. }
        | Kind::UnitCodeTwice { .. }
        | Kind::KindCodesByOrder { .. }
        | Kind::UnitKindUnknown { .. } => say!(language, diagnostic.way.units),
    }
}
