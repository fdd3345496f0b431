//! What an answer gives its rule, and whether it fits.

use super::answers::day;
use serde_json::{Map, Value};
use tucham::assessment::{Input, InputKind};
use tucham::score::{Quantity, Score};
use tucham::template::Rule;

/// What an answer gives: points, or what a rule makes points of, or both.
#[derive(Debug, Default)]
pub struct Given {
    pub points: Option<Score>,
    pub input: Input,
}

/// Takes the members that give something out of an answer.
pub fn take(members: &mut Map<String, Value>) -> Result<Given, String> {
    let mut taken = |name: &str| members.remove(name).filter(|value| !value.is_null());
    let points = taken("points").map(|value| points(&value)).transpose()?;
    let mut inputs = Vec::new();
    if let Some(value) = taken("choice") {
        let choice = match value {
            Value::Bool(reached) => Some(u16::from(!reached)),
            value => value.as_u64().and_then(|choice| u16::try_from(choice).ok()),
        };
        inputs.push(Input::Choice(choice.ok_or("“choice” phải là số thứ tự của mức điểm, tính từ 0.")?));
    }
    if let Some(value) = taken("count") {
        let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
        inputs.push(Input::Count(count.ok_or("“count” phải là số nguyên không âm.")?));
    }
    if let Some(value) = taken("sent") {
        inputs.push(Input::Sent(day(value.as_str().unwrap_or_default())?));
    }
    for [first, second] in [["done", "assigned"], ["this_year", "last_year"]] {
        match (taken(first), taken(second)) {
            (None, None) => {}
            (Some(one), Some(other)) => {
                let [one, other] = [figure(first, &one)?, figure(second, &other)?];
                inputs.push(Input::Figures { first: Some(one), second: Some(other) });
            }
            _ => return Err(format!("“{first}” và “{second}” phải đi cùng nhau.")),
        }
    }
    match inputs.len() {
        0 | 1 => Ok(Given { points, input: inputs.pop().unwrap_or_default() }),
        _ => Err("chỉ được ghi một trong các trường choice, count, sent, done cùng assigned.".to_owned()),
    }
}

fn points(value: &Value) -> Result<Score, String> {
    let hundredths = value.as_i64();
    hundredths
        .map(Score::from_hundredths)
        .ok_or_else(|| format!("điểm {value} phải là số nguyên phần trăm điểm: 150 là 1,5 điểm."))
}

fn figure(name: &str, value: &Value) -> Result<Quantity, String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string().replace('.', ","),
        _ => String::new(),
    };
    Quantity::parse(&text).map_err(|_| format!("“{name}” phải là một số."))
}

/// Whether the rule takes the input; what it takes, where it does not.
pub fn check(rule: &Rule, input: &Input) -> Result<(), String> {
    let kind = rule.input_kind();
    let fits = match (kind, input) {
        (_, Input::Empty) | (InputKind::Points, Input::Points(_)) | (InputKind::Count, Input::Count(_)) => true,
        (InputKind::Choice(steps) | InputKind::ChoiceOrDay(steps), Input::Choice(choice)) => *choice < steps,
        (InputKind::ChoiceOrDay(_), Input::Sent(_)) => true,
        (InputKind::Ratio | InputKind::Years, Input::Figures { .. }) => true,
        _ => false,
    };
    let wanted = match kind {
        InputKind::Points => "points".to_owned(),
        InputKind::Choice(steps) => format!("choice từ 0 đến {}", steps.saturating_sub(1)),
        InputKind::ChoiceOrDay(steps) => format!("choice từ 0 đến {}, hoặc sent", steps.saturating_sub(1)),
        InputKind::Count => "count".to_owned(),
        InputKind::Ratio => "done cùng assigned".to_owned(),
        InputKind::Years => "this_year cùng last_year".to_owned(),
    };
    if fits { Ok(()) } else { Err(format!("cách chấm của tiêu chí này nhận {wanted}, hoặc points.")) }
}
