//! Answers, filled in step by step, and what they come to.

use super::{day, figure, points};
use tucham::assessment::{
    Answer, Answers, Assessment, Evidence, ExplanationStep, Input, Outcome, ProblemKind, assess, assess_as, explain,
};
use tucham::score::{Percent, Score};
use tucham::template::{CriterionCode, GivenBy, KindId, NodeId, Template};

/// A template that is being answered.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    pub template: &'a Template,
    pub answers: Answers,
    pub scorer: GivenBy,
}

/// A criterion's code.
pub fn code(text: &str) -> CriterionCode {
    CriterionCode::from_stored(text)
}

impl<'a> Form<'a> {
    /// An empty form for the first kind of body.
    pub fn of(template: &'a Template) -> Self {
        Self { template, answers: Answers::default(), scorer: GivenBy::Unit }
    }

    /// For another kind of body: `XA`.
    #[must_use]
    pub fn kind(mut self, code: &str) -> Self {
        let place = self.template.kinds.iter().position(|kind| kind.code.as_deref() == Some(code));
        self.answers.kind = KindId(u16::try_from(place.unwrap()).unwrap());
        self
    }

    /// As the superior fills it.
    #[must_use]
    pub fn by_superior(mut self) -> Self {
        self.scorer = GivenBy::Superior;
        self
    }

    #[must_use]
    pub fn with(mut self, at: &str, change: impl FnOnce(&mut Answer)) -> Self {
        let mut answer = self.answers.answer(&code(at)).clone();
        change(&mut answer);
        self.answers.set(code(at), answer);
        self
    }

    #[must_use]
    pub fn input(self, at: &str, input: Input) -> Self {
        self.with(at, |answer| answer.input = input)
    }

    #[must_use]
    pub fn points(self, at: &str, text: &str) -> Self {
        self.input(at, Input::Points(points(text)))
    }

    #[must_use]
    pub fn choice(self, at: &str, choice: u16) -> Self {
        self.input(at, Input::Choice(choice))
    }

    #[must_use]
    pub fn count(self, at: &str, count: u32) -> Self {
        self.input(at, Input::Count(count))
    }

    #[must_use]
    pub fn figures(self, at: &str, first: &str, second: &str) -> Self {
        self.input(at, Input::Figures { first: Some(figure(first)), second: Some(figure(second)) })
    }

    #[must_use]
    pub fn not_applicable(self, at: &str) -> Self {
        self.with(at, |answer| answer.not_applicable = Some("Trong năm không phát sinh".to_owned()))
    }

    #[must_use]
    pub fn explained(self, at: &str) -> Self {
        self.with(at, |answer| answer.explanation = "Đã thực hiện".to_owned())
    }

    /// A document as evidence; a blank day is none.
    #[must_use]
    pub fn evidence(self, at: &str, dated: &str) -> Self {
        let date = (!dated.is_empty()).then(|| day(dated));
        let document = Evidence { number: "12/KH-UBND".to_owned(), date, ..Evidence::default() };
        self.with(at, |answer| answer.evidence.push(document))
    }

    #[must_use]
    pub fn states(mut self, condition: &str) -> Self {
        self.answers.conditions.insert(condition.to_owned());
        self
    }

    pub fn assess(&self) -> Assessment {
        assess_as(self.template, &self.answers, self.scorer)
    }

    pub fn id(&self, at: &str) -> NodeId {
        self.template.criteria.find(&code(at)).unwrap()
    }

    pub fn outcome(&self, at: &str) -> Outcome {
        *self.assess().outcome(self.id(at)).unwrap()
    }

    pub fn total(&self) -> Score {
        assess(self.template, &self.answers).totals.total
    }

    pub fn percent(&self) -> Option<Percent> {
        self.assess().totals.percent
    }

    /// The name of the class, or a dash.
    pub fn class(&self) -> String {
        self.named(self.assess().classification.grade)
    }

    /// The name of the class at a place in the template, or a dash.
    pub fn named(&self, grade: Option<usize>) -> String {
        let grades = &self.template.grading.grades;
        grade.and_then(|grade| grades.get(grade)).map_or("–".to_owned(), |grade| grade.name.clone())
    }

    /// The problems at a criterion.
    pub fn problems(&self, at: &str) -> Vec<ProblemKind> {
        let here = Some(self.id(at));
        let problems = self.assess().problems.into_iter();
        problems.filter(|problem| problem.place == here).map(|problem| problem.kind).collect()
    }

    /// The problems of the whole draft.
    pub fn draft_problems(&self) -> Vec<ProblemKind> {
        let problems = self.assess().problems.into_iter();
        problems.filter(|problem| problem.place.is_none()).map(|problem| problem.kind).collect()
    }

    pub fn steps(&self, at: &str) -> Vec<ExplanationStep> {
        explain(self.template, &self.answers, &self.assess(), self.id(at)).steps
    }
}
