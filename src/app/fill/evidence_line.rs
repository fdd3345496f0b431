//! The evidence of a criterion in one line, for a row that is closed.

use crate::assessment::Evidence;
use crate::score::Score;
use crate::template::{Day, Rule};
use crate::text::{Language, say};

/// Whether a document is of the days for which the rule gives most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Timing {
    InTime,
    Late,
}

/// "12/KH-UBND · 03/4/2023 · đúng hạn", and how many more there are; nothing where there is no evidence.
pub fn evidence_line(words: Language, records: &[Evidence], rule: &Rule, maximum: Score) -> Option<String> {
    let mut named = records.iter().filter(|evidence| !evidence.is_blank());
    let first = named.next()?;
    let timing = first.date.and_then(|day| timing(rule, maximum, day)).map(|timing| match timing {
        Timing::InTime => say!(words, fill.in_time).to_owned(),
        Timing::Late => say!(words, fill.late).to_owned(),
    });
    let more = Some(named.count()).filter(|more| *more > 0).map(|more| say!(words, fill.more_evidence, count = more));
    let date = first.date.map(|date| date.to_string());
    let parts = name(first).map(str::to_owned).into_iter().chain(date).chain(timing).chain(more);
    Some(parts.collect::<Vec<_>>().join(" · "))
}

/// What a record is best known by: its number, else its title, its link or its issuer.
fn name(evidence: &Evidence) -> Option<&str> {
    let [number, issuer, title, link] = evidence.texts().map(str::trim);
    [number, title, link, issuer].into_iter().find(|text| !text.is_empty())
}

/// "Đúng hạn" is computed, not claimed; only a rule whose steps are days has a deadline.
fn timing(rule: &Rule, maximum: Score, day: Day) -> Option<Timing> {
    let Rule::Steps(steps) = rule else { return None };
    let worth = |place: usize| steps.get(place).map(|step| step.award.points(maximum, None));
    let most = steps.iter().map(|step| step.award.points(maximum, None)).max()?;
    let given = worth(rule.step_on(day)?)?;
    Some(if given == most { Timing::InTime } else { Timing::Late })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Award, Days, Step};

    fn step(points: i64, first: Option<&str>, last: Option<&str>) -> Step {
        let day = |text: Option<&str>| text.and_then(Day::parse_iso);
        let days = Some(Days { first: day(first), last: day(last) });
        Step { label: String::new(), award: Award::Points(Score::from_hundredths(points)), days }
    }

    fn evidence(number: &str, title: &str, date: &str) -> Evidence {
        let (number, title) = (number.to_owned(), title.to_owned());
        Evidence { number, title, date: Day::parse_iso(date), ..Evidence::default() }
    }

    #[test]
    fn one_line_says_what_there_is() {
        let steps =
            Rule::Steps(vec![step(150, None, Some("2023-04-09")), step(75, Some("2023-04-10"), Some("2023-04-30"))]);
        let rows = [
            (&steps, vec![evidence("12/KH-UBND", "Kế hoạch", "2023-04-03")], Some("12/KH-UBND · 03/4/2023 · đúng hạn")),
            (&steps, vec![evidence("12/KH-UBND", "", "2023-04-10")], Some("12/KH-UBND · 10/4/2023 · quá hạn")),
            (&steps, vec![evidence("12/KH-UBND", "", "2023-05-10")], Some("12/KH-UBND · 10/5/2023")),
            (&Rule::Free, vec![evidence("", "Sổ tiếp dân", "")], Some("Sổ tiếp dân")),
            (
                &Rule::Free,
                vec![Evidence::default(), evidence("1/BC", "", ""), evidence("2/BC", "", "")],
                Some("1/BC · thêm 1"),
            ),
            (&Rule::Free, vec![Evidence::default()], None),
        ];
        for (rule, records, line) in rows {
            assert_eq!(evidence_line(Language::vi, &records, rule, Score::from_hundredths(150)).as_deref(), line);
        }
    }
}
