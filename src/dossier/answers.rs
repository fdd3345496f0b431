//! Answers as they stand in a draft and in a signed dossier.

use crate::assessment::{Answer, Answers, Evidence, Input};
use crate::basics::OrderedMap;
use crate::score::{Quantity, Score};
use crate::template::{CriterionCode, Day, KindId};
use serde::{Deserialize, Serialize};

/// All answers of a unit. Points are hundredths, figures ten-thousandths, days ISO 8601.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersFormat {
    /// The place of the unit's kind in the template, from 0.
    pub kind: u16,
    /// Numbers of the conditions that the unit states are met, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// Answers by the code of their criterion.
    pub criteria: OrderedMap<String, AnswerFormat>,
}

/// The answer to one criterion: at most one of `points`, `choice`, `sent`, `count`, and `first` with `second`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFormat {
    /// Points in hundredths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<i64>,
    /// The chosen step, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<u16>,
    /// The day of sending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Day>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Done, or this year's figure, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    /// Assigned, or last year's figure, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<i64>,
    /// The reason of "không phát sinh"; absent where it is not claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// The explanation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Who is in charge.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub in_charge: String,
    /// The evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFormat>,
}

/// A piece of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFormat {
    /// Number and sign.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// A link.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// Why what is stored is no draft or no answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormatError {
    /// More than one kind of input for the criterion of this code.
    TwoInputs(String),
    /// A figure below zero or beyond its limit, for the criterion of this code.
    OutOfRange(String),
    /// More changes than [`super::Draft::MOST_CHANGES`].
    Counter(u64),
}

impl From<&Answers> for AnswersFormat {
    fn from(answers: &Answers) -> Self {
        let criteria = answers.by_code.iter().map(|(code, answer)| (code.to_string(), answer.into())).collect();
        Self { kind: answers.kind.0, conditions: answers.conditions.iter().cloned().collect(), criteria }
    }
}

impl TryFrom<AnswersFormat> for Answers {
    type Error = FormatError;

    fn try_from(format: AnswersFormat) -> Result<Self, Self::Error> {
        let mut by_code = OrderedMap::new();
        for (code, answer) in format.criteria {
            let answer = answer.read(&code)?;
            by_code.insert(CriterionCode::from_stored(code), answer);
        }
        Ok(Self { kind: KindId(format.kind), by_code, conditions: format.conditions.into_iter().collect() })
    }
}

impl From<&Answer> for AnswerFormat {
    fn from(answer: &Answer) -> Self {
        let mut format = Self {
            not_applicable: answer.not_applicable.clone(),
            explanation: answer.explanation.clone(),
            in_charge: answer.in_charge.clone(),
            // A record that says nothing is a form that was opened, and no evidence.
            evidence: answer.evidence.iter().filter(|one| !one.is_blank()).map(EvidenceFormat::from).collect(),
            ..Self::default()
        };
        match &answer.input {
            Input::Empty => {}
            Input::Points(points) => format.points = Some(points.hundredths()),
            Input::Choice(choice) => format.choice = Some(*choice),
            Input::Sent(day) => format.sent = Some(*day),
            Input::Count(count) => format.count = Some(*count),
            Input::Figures { first, second } => {
                format.first = first.map(Quantity::ten_thousandths);
                format.second = second.map(Quantity::ten_thousandths);
            }
        }
        format
    }
}

impl AnswerFormat {
    /// The answer, checked; `code` is named in the error.
    ///
    /// # Errors
    /// [`FormatError`] where two inputs stand side by side or a figure is out of range.
    pub fn read(self, code: &str) -> Result<Answer, FormatError> {
        let input = self.input(code)?;
        Ok(Answer {
            input,
            not_applicable: self.not_applicable,
            explanation: self.explanation,
            evidence: self.evidence.into_iter().map(Evidence::from).collect(),
            in_charge: self.in_charge,
        })
    }

    fn input(&self, code: &str) -> Result<Input, FormatError> {
        let figures = self.first.is_some() || self.second.is_some();
        let inputs = [
            self.points.map(|points| Input::Points(Score::from_hundredths(points))),
            self.choice.map(Input::Choice),
            self.sent.map(Input::Sent),
            self.count.map(Input::Count),
            figures.then_some(Input::Figures { first: figure(self.first), second: figure(self.second) }),
        ];
        if self.out_of_range() {
            return Err(FormatError::OutOfRange(code.to_owned()));
        }
        let mut given = inputs.into_iter().flatten();
        match (given.next(), given.next()) {
            (_, Some(_)) => Err(FormatError::TwoInputs(code.to_owned())),
            (input, None) => Ok(input.unwrap_or_default()),
        }
    }

    fn out_of_range(&self) -> bool {
        let figures = 0..=Quantity::LIMIT.ten_thousandths();
        let points = -Score::LIMIT.hundredths()..=Score::LIMIT.hundredths();
        self.points.is_some_and(|value| !points.contains(&value))
            || [self.first, self.second].into_iter().flatten().any(|value| !figures.contains(&value))
    }
}

fn figure(units: Option<i64>) -> Option<Quantity> {
    units.map(Quantity::from_ten_thousandths)
}

impl From<&Evidence> for EvidenceFormat {
    fn from(evidence: &Evidence) -> Self {
        let Evidence { number, date, issuer, title, link } = evidence.clone();
        Self { number, date, issuer, title, link }
    }
}

impl From<EvidenceFormat> for Evidence {
    fn from(format: EvidenceFormat) -> Self {
        let EvidenceFormat { number, date, issuer, title, link } = format;
        Self { number, date, issuer, title, link }
    }
}
