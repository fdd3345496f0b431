//! A scoring rule as JSON.

use serde_json::{Map, Value, json};
use std::ops::Bound;
use tucham::score::{Percent, Score};
use tucham::template::{Award, Day, RatioBand, Rule, Scoring, Step};

/// The rule with the words that it came from.
pub fn rule(scoring: &Scoring) -> Value {
    let (kind, parts) = match &scoring.rule {
        Rule::Steps(steps) => ("steps", json!({ "steps": steps.iter().map(step).collect::<Vec<_>>() })),
        Rule::YesNo { yes, no } => ("yes_no", json!({ "yes": award(*yes), "no": award(*no) })),
        Rule::Ratio(bands) => ("ratio", json!({ "bands": bands.iter().map(band).collect::<Vec<_>>() })),
        Rule::PerItem { each, cap } => ("per_item", json!({ "each": each.hundredths(), "cap": award(*cap) })),
        Rule::Deduction { each, at_most } => {
            ("deduction", json!({ "each": each.hundredths(), "at_most": award(*at_most) }))
        }
        Rule::AgainstLastYear { higher, equal, lower } => {
            ("against_last_year", json!({ "higher": award(*higher), "equal": award(*equal), "lower": award(*lower) }))
        }
        Rule::Free => ("free", json!({})),
    };
    let mut members = Map::new();
    members.insert("kind".to_owned(), json!(kind));
    if let Value::Object(parts) = parts {
        members.extend(parts);
    }
    members.insert("words".to_owned(), json!(scoring.words));
    members.insert("given_by".to_owned(), json!(scoring.given_by));
    members.insert("must_explain".to_owned(), json!(scoring.must_explain));
    Value::Object(members)
}

fn step(step: &Step) -> Value {
    let day = |day: Option<Day>| day.map(Day::iso);
    json!({
        "label": step.label,
        "points": award(step.award),
        "from_day": step.days.and_then(|days| day(days.first)),
        "to_day": step.days.and_then(|days| day(days.last)),
    })
}

fn band(band: &RatioBand) -> Value {
    let edge = |bound: Bound<Percent>| match bound {
        Bound::Included(edge) => (Some(edge.hundredths()), true),
        Bound::Excluded(edge) => (Some(edge.hundredths()), false),
        Bound::Unbounded => (None, false),
    };
    let ((from, from_in), (to, to_in)) = (edge(band.span.lower), edge(band.span.upper));
    json!({ "from": from, "from_in": from_in, "to": to, "to_in": to_in, "points": award(band.award) })
}

fn award(award: Award) -> Value {
    match award {
        Award::Points(points) => json!(points.hundredths()),
        Award::Maximum => json!("maximum"),
        Award::RatioOf(points) => json!({ "ratio_of": Score::hundredths(points) }),
        Award::RatioOfMaximum => json!({ "ratio_of": "maximum" }),
    }
}
