//! Rules and awards in words.

use super::{Language, say};
use crate::score::Score;
use crate::template::{GivenBy, Rule, Scoring};

/// What kind of rule it is, for a list of criteria: "mức điểm", "tỷ lệ".
pub fn rule_name(language: Language, scoring: &Scoring) -> &'static str {
    if scoring.given_by == GivenBy::Superior {
        return say!(language, rule.superior);
    }
    match scoring.rule {
        Rule::Steps(_) => say!(language, rule.steps),
        Rule::YesNo { .. } => say!(language, rule.yes_no),
        Rule::Ratio(_) => say!(language, rule.ratio),
        Rule::PerItem { .. } => say!(language, rule.per_item),
        Rule::Deduction { .. } => say!(language, rule.deduction),
        Rule::AgainstLastYear { .. } => say!(language, rule.against_last_year),
        Rule::Free => say!(language, rule.free),
    }
}

/// "tối đa 4", "cộng tối đa 2", "trừ tối đa 2".
pub fn maximum_of(language: Language, section: crate::template::Section, maximum: Score) -> String {
    match section {
        crate::template::Section::Main => say!(language, rule.maximum, maximum = maximum),
        crate::template::Section::Bonus => say!(language, rule.bonus_maximum, maximum = maximum),
        crate::template::Section::Penalty => say!(language, rule.penalty_maximum, maximum = maximum),
    }
}
