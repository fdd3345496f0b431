//! What a rule was understood as, in full, and words that are understood as a rule.

use super::{Language, grade, say};
use crate::score::Score;
use crate::template::{Award, RatioBand, Rule, Step};

/// The kinds of rules that there are words to begin with for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// [`Rule::Steps`].
    Steps,
    /// [`Rule::YesNo`].
    YesNo,
    /// [`Rule::Ratio`] of fixed points.
    Bands,
    /// [`Rule::Ratio`] of a share.
    Share,
    /// [`Rule::PerItem`].
    PerItem,
    /// [`Rule::Deduction`].
    Deduction,
    /// [`Rule::AgainstLastYear`].
    LastYear,
    /// [`crate::template::GivenBy::Superior`].
    Superior,
}

impl Sample {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Steps,
        Self::YesNo,
        Self::Bands,
        Self::Share,
        Self::PerItem,
        Self::Deduction,
        Self::LastYear,
        Self::Superior,
    ];

    /// Its name in a list.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Steps => say!(language, rule.steps),
            Self::YesNo => say!(language, rule.yes_no),
            Self::Bands => say!(language, rule.bands),
            Self::Share => say!(language, rule.share),
            Self::PerItem => say!(language, rule.per_item),
            Self::Deduction => say!(language, rule.deduction),
            Self::LastYear => say!(language, rule.against_last_year),
            Self::Superior => say!(language, rule.superior),
        }
    }

    /// Words that the importer understands as such a rule, a line each; always Vietnamese, as sheets are.
    pub fn words(self, maximum: Score) -> Vec<String> {
        let words_of = Language::vi;
        let half = Score::from_hundredths(maximum.hundredths() / 2);
        let words = match self {
            Self::Steps => say!(words_of, rule.sample_steps, maximum = maximum, half = half),
            Self::YesNo => say!(words_of, rule.sample_yes_no, maximum = maximum),
            Self::Bands => say!(words_of, rule.sample_bands, maximum = maximum, half = half),
            Self::Share => say!(words_of, rule.sample_share, maximum = maximum),
            Self::PerItem => say!(words_of, rule.sample_per_item, maximum = maximum, half = half),
            Self::Deduction => say!(words_of, rule.sample_deduction, maximum = maximum, half = half),
            Self::LastYear => say!(words_of, rule.sample_last_year, maximum = maximum, half = half),
            Self::Superior => say!(words_of, rule.sample_superior).to_owned(),
        };
        words.lines().map(str::to_owned).collect()
    }
}

/// The lines of a rule as it was understood: what gives how many points.
pub fn rule_lines(language: Language, rule: &Rule) -> Vec<String> {
    let line = |what: &str, gives: Award| say!(language, rule.line, what = what, gives = award(language, gives));
    match rule {
        Rule::Steps(steps) => steps.iter().map(|Step { label, award, .. }| line(label, *award)).collect(),
        Rule::YesNo { yes, no } => {
            vec![line(say!(language, rule.yes), *yes), line(say!(language, rule.no), *no)]
        }
        Rule::Ratio(bands) => {
            bands.iter().map(|RatioBand { span, award }| line(&grade::ratios(language, span), *award)).collect()
        }
        Rule::PerItem { each, cap } => vec![say!(language, rule.each, each = each, cap = award(language, *cap))],
        Rule::Deduction { each, at_most } => {
            vec![say!(language, rule.off, each = each, cap = award(language, *at_most))]
        }
        Rule::AgainstLastYear { higher, equal, lower } => vec![
            line(say!(language, rule.higher), *higher),
            line(say!(language, rule.equal), *equal),
            line(say!(language, rule.lower), *lower),
        ],
        Rule::Free => vec![say!(language, rule.range).to_owned()],
    }
}

fn award(language: Language, award: Award) -> String {
    match award {
        Award::Points(points) => say!(language, rule.points, points = points),
        Award::Maximum => say!(language, rule.all).to_owned(),
        Award::RatioOf(points) => say!(language, rule.share_of, points = points),
        Award::RatioOfMaximum => say!(language, rule.share_of_all).to_owned(),
    }
}
