//! ANSWERS.json, read strictly: a member that is not known is refused, or an answer would be lost without a word.

use super::input::{self, Given};
use serde_json::{Map, Value};
use tucham::assessment::Evidence;
use tucham::basics::composed;
use tucham::template::{Day, Kind, KindId};

/// All that the file says, the answers in their order.
#[derive(Debug, Default)]
pub struct Said {
    pub unit: String,
    pub kind: Option<Value>,
    pub conditions: Vec<String>,
    pub answers: Vec<(String, Told)>,
}

/// One answer.
#[derive(Debug, Default)]
pub struct Told {
    pub given: Given,
    pub evidence: Vec<Evidence>,
    pub explanation: String,
    pub in_charge: String,
    pub not_applicable: Option<String>,
}

/// Reads the file.
pub fn read(bytes: &[u8]) -> Result<Said, String> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Value =
        serde_json::from_slice(text).map_err(|error| format!("Tệp câu trả lời không phải JSON: {error}"))?;
    let Value::Object(mut members) = value else {
        return Err("Tệp câu trả lời phải là một đối tượng JSON.".to_owned());
    };
    let mut said = Said::default();
    if let Some(unit) = members.remove("unit") {
        said.unit = text_of("unit", &unit)?;
    }
    said.kind = members.remove("kind");
    if let Some(conditions) = members.remove("conditions") {
        let list = conditions.as_array().ok_or("“conditions” phải là danh sách số của điều kiện.")?;
        said.conditions = list.iter().map(|number| text_of("conditions", number)).collect::<Result<_, _>>()?;
    }
    // A file that has nothing but answers need not say so.
    let answers = match members.remove("answers") {
        None => std::mem::take(&mut members),
        Some(Value::Object(answers)) => answers,
        Some(_) => return Err("“answers” phải là một đối tượng: mã tiêu chí → câu trả lời.".to_owned()),
    };
    if let Some(other) = members.keys().next() {
        return Err(format!("Không hiểu trường “{other}”; chỉ có unit, kind, conditions và answers."));
    }
    for (code, answer) in answers {
        let told = told(answer).map_err(|fault| format!("Câu trả lời “{code}”: {fault}"))?;
        said.answers.push((composed(&code).into_owned(), told));
    }
    Ok(said)
}

fn told(answer: Value) -> Result<Told, String> {
    let mut members = match answer {
        Value::Object(members) => members,
        number @ Value::Number(_) => Map::from_iter([("points".to_owned(), number)]),
        _ => return Err("phải là một đối tượng, hoặc số điểm (phần trăm điểm).".to_owned()),
    };
    let given = input::take(&mut members)?;
    let mut text = |name: &str| members.remove(name).map_or(Ok(String::new()), |value| text_of(name, &value));
    let (explanation, in_charge) = (text("explanation")?, text("in_charge")?);
    let not_applicable = match members.remove("not_applicable") {
        None | Some(Value::Null | Value::Bool(false)) => None,
        Some(Value::Bool(true)) => Some(String::new()),
        Some(reason) => Some(text_of("not_applicable", &reason)?),
    };
    let evidence = members.remove("evidence").map_or(Ok(Vec::new()), evidence)?;
    match members.keys().next() {
        Some(other) => Err(format!("không hiểu trường “{other}”.")),
        None => Ok(Told { given, evidence, explanation, in_charge, not_applicable }),
    }
}

fn evidence(value: Value) -> Result<Vec<Evidence>, String> {
    let pieces = match value {
        Value::Null => Vec::new(),
        Value::Array(pieces) => pieces,
        one => vec![one],
    };
    pieces.into_iter().map(piece).collect()
}

fn piece(value: Value) -> Result<Evidence, String> {
    let Value::Object(mut members) = value else {
        return Ok(Evidence { title: text_of("evidence", &value)?, ..Evidence::default() });
    };
    let mut text = |name: &str| members.remove(name).map_or(Ok(String::new()), |value| text_of(name, &value));
    let [number, date, issuer, title, link] = ["number", "date", "issuer", "title", "link"].map(&mut text);
    let date = Some(date?).filter(|date| !date.is_empty()).map(|date| day(&date)).transpose()?;
    let evidence = Evidence { number: number?, date, issuer: issuer?, title: title?, link: link? };
    match members.keys().next() {
        Some(other) => Err(format!("minh chứng không có trường “{other}”.")),
        None => Ok(evidence),
    }
}

/// A day as files have it.
pub fn day(text: &str) -> Result<Day, String> {
    serde_json::from_value(Value::from(text)).map_err(|_| format!("“{text}” không phải là ngày; ghi như 2023-04-10."))
}

/// A text, in the form in which all texts are kept.
fn text_of(name: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(composed(text).into_owned()),
        Value::Null => Ok(String::new()),
        _ => Err(format!("“{name}” phải là văn bản.")),
    }
}

/// The kind of body that is meant.
pub fn kind(kinds: &[Kind], value: Option<&Value>) -> Result<KindId, String> {
    let place = match value {
        None | Some(Value::Null) => Some(0),
        Some(Value::Number(number)) => number.as_u64().and_then(|place| usize::try_from(place).ok()),
        Some(Value::String(name)) => {
            let name = composed(name.trim()).to_lowercase();
            let is_it = |kind: &Kind| {
                kind.name.to_lowercase() == name || kind.code.as_ref().is_some_and(|code| code.to_lowercase() == name)
            };
            kinds.iter().position(is_it)
        }
        Some(_) => None,
    };
    let known = place.filter(|place| *place < kinds.len()).and_then(|place| u16::try_from(place).ok());
    known.map(KindId).ok_or_else(|| {
        let names: Vec<&str> = kinds.iter().map(|kind| kind.name.as_str()).collect();
        format!("Không có loại cơ quan đó trong bảng tiêu chí; có: {}.", names.join("; "))
    })
}
