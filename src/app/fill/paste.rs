//! A column of scores pasted from a spreadsheet, filled downwards.

use crate::assessment::Input;
use crate::score::{Quantity, Score};
use crate::template::{Rule, Scoring};

/// The lines of a pasted table, each with its cells; nothing where the text is one value, which the field takes itself.
///
/// A line without anything leaves its criterion as it is.
pub fn lines(text: &str) -> Option<Vec<Vec<&str>>> {
    let text = text.trim_end_matches(['\r', '\n']);
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
    (lines.len() > 1).then_some(lines)
}

/// What one pasted line enters under a rule, for a criterion with this maximum; nothing where the line does not say
/// it without doubt, as one number does not for a ratio.
pub fn entry(scoring: &Scoring, maximum: Score, cells: &[&str]) -> Option<Input> {
    match (&scoring.rule, cells) {
        (Rule::Ratio(_) | Rule::AgainstLastYear { .. }, [first, second, ..]) => {
            let (first, second) = (Quantity::parse(first).ok()?, Quantity::parse(second).ok()?);
            Some(Input::Figures { first: Some(first), second: Some(second) })
        }
        (rule, [points, ..]) => from_points(rule, maximum, Score::parse(points).ok()?),
        _ => None,
    }
}

fn from_points(rule: &Rule, maximum: Score, points: Score) -> Option<Input> {
    match rule {
        Rule::Free => Some(Input::Points(points)),
        Rule::Steps(steps) => {
            let mut awards = steps.iter().map(|step| step.award);
            choice(awards.position(|award| award.points(maximum, None) == points)?)
        }
        Rule::YesNo { yes, no } => choice([yes, no].iter().position(|award| award.points(maximum, None) == points)?),
        Rule::PerItem { each, cap } => {
            let count = points.hundredths().checked_div(each.hundredths())?;
            let exact = points < cap.points(maximum, None) && each.hundredths() * count == points.hundredths();
            exact.then(|| u32::try_from(count).ok().map(Input::Count)).flatten()
        }
        Rule::Ratio(_) | Rule::Deduction { .. } | Rule::AgainstLastYear { .. } => None,
    }
}

fn choice(place: usize) -> Option<Input> {
    u16::try_from(place).ok().map(Input::Choice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Award, GivenBy, Step};

    fn scoring(rule: Rule) -> Scoring {
        Scoring { rule, words: Vec::new(), not_applicable: None, given_by: GivenBy::Unit, must_explain: false }
    }

    fn points(hundredths: i64) -> Score {
        Score::from_hundredths(hundredths)
    }

    #[test]
    fn one_value_is_not_a_column() {
        assert_eq!(lines("1,5"), None);
        assert_eq!(lines("1,5\r\n"), None);
        assert_eq!(lines("1,5\r\n\r\n2\t3\r\n"), Some(vec![vec!["1,5"], vec![""], vec!["2", "3"]]));
    }

    #[test]
    fn points_find_their_entry() {
        let step = |award| Step { label: String::new(), award: Award::Points(points(award)), days: None };
        let steps = || Rule::Steps(vec![step(150), step(75), step(0)]);
        let items = || Rule::PerItem { each: points(25), cap: Award::Maximum };
        let figures = Input::Figures { first: Some(Quantity::whole(45)), second: Some(Quantity::whole(48)) };
        let rows = [
            (Rule::Free, vec!["0,75"], Some(Input::Points(points(75)))),
            (steps(), vec!["0,75"], Some(Input::Choice(1))),
            (steps(), vec!["1"], None),
            (Rule::YesNo { yes: Award::Maximum, no: Award::Points(points(0)) }, vec!["2"], Some(Input::Choice(0))),
            (items(), vec!["0,5"], Some(Input::Count(2))),
            (items(), vec!["2"], None),
            (items(), vec!["0,3"], None),
            (Rule::Ratio(Vec::new()), vec!["45", "48"], Some(figures)),
            (Rule::Ratio(Vec::new()), vec!["2"], None),
            (Rule::Free, vec!["", ""], None),
        ];
        for (rule, cells, input) in rows {
            assert_eq!(entry(&scoring(rule.clone()), points(200), &cells), input, "{rule:?} {cells:?}");
        }
    }
}
