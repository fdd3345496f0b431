//! From rows to the tree: levels by number, groups and leaves, sections, maxima, rules.

use super::super::{CellRef, DiagnosticKind, Limit, Place, Refusal, Role};
use super::adjustment;
use super::columns::Columns;
use super::corrected;
use super::levels::{Placed, place};
use super::log::Log;
use super::maxima;
use super::patterns::{SUPERIOR, has};
use super::rows::{Asked, Rows};
use super::rules::{self, Answer, Question, Source};
use super::scope;
use super::words::{fold, one_line};
use crate::score::Score;
use crate::template::{Adjustment, Criteria, CriteriaError, Criterion, GivenBy, Scoring, Section};

/// The tree with what goes with it.
#[derive(Debug)]
pub(super) struct Tree {
    /// The criteria.
    pub(super) criteria: Criteria,
    /// Caps and ceiling, from the words of the top criteria.
    pub(super) adjustment: Adjustment,
}

/// What a top criterion says about everything in it.
#[derive(Clone, Copy, Default)]
struct Top {
    section: Section,
    given_by: GivenBy,
    /// Its place among the rows.
    place: usize,
}

/// Builds the tree.
pub(super) fn build(sheet: &str, rows: &Rows, columns: &Columns, log: &mut Log) -> Result<Tree, Refusal> {
    let placed = place(sheet, rows, columns, log);
    let mut builder =
        Builder { sheet, columns, log, placed: &placed, adjustment: Adjustment::default(), without_rule: 0 };
    let tops = builder.tops();
    let maxima =
        maxima::read(sheet, &placed, &tops.iter().map(|top| top.section).collect::<Vec<_>>(), columns, builder.log);
    let mut criteria: Vec<_> = (0..placed.len()).filter_map(|at| builder.criterion(at, &tops, &maxima)).collect();
    scope::resolve(&mut criteria);
    if builder.without_rule > 0 {
        builder.log.sheet(sheet, DiagnosticKind::WithoutRule { criteria: builder.without_rule });
    }
    let adjustment = builder.adjustment;
    let criteria = Criteria::new(criteria).map_err(|error| too_large(sheet, rows, error))?;
    Ok(Tree { criteria, adjustment })
}

fn too_large(sheet: &str, rows: &Rows, error: CriteriaError) -> Refusal {
    match error {
        CriteriaError::TooLarge => {
            let limit = Limit::Criteria(Criteria::LIMIT as u32);
            Refusal::TooLarge { sheet: sheet.to_owned(), limit }
        }
        // The levels, leaves and maxima of these rows were made right here; a row that still does not fit is said
        // by its place rather than left to a panic.
        CriteriaError::SkipsALevel { row } | CriteriaError::RuleMismatch { row } | CriteriaError::Maxima { row } => {
            let row = rows.asked.get(row).map_or(0, |asked| asked.row);
            Refusal::NoCriteria { place: Place::cell(sheet, CellRef { row, column: 0 }) }
        }
    }
}

struct Builder<'a> {
    sheet: &'a str,
    columns: &'a Columns,
    log: &'a mut Log,
    placed: &'a [Placed<'a>],
    adjustment: Adjustment,
    without_rule: u32,
}

impl Builder<'_> {
    /// For every row, what its top criterion says; caps and ceiling are taken from the words of bonus and penalty.
    fn tops(&mut self) -> Vec<Top> {
        let mut tops = Vec::with_capacity(self.placed.len());
        let mut top = Top::default();
        for (place, placed) in self.placed.iter().enumerate() {
            if placed.depth == 0 {
                top = Top { place, ..self.top(&fold(&placed.asked.text)) };
            }
            tops.push(top);
        }
        tops
    }

    fn top(&mut self, folded: &str) -> Top {
        let Some(section) = adjustment::section(folded) else { return Top::default() };
        adjustment::read(folded, section).add_to(&mut self.adjustment);
        let given_by = if has(SUPERIOR, folded) { GivenBy::Superior } else { GivenBy::Unit };
        Top { section, given_by, place: 0 }
    }

    fn criterion(&mut self, at: usize, tops: &[Top], maxima: &[Vec<Option<Score>>]) -> Option<(u8, Criterion)> {
        let placed = self.placed.get(at)?;
        let top = tops.get(at).copied().unwrap_or_default();
        let own = maxima.get(at).cloned().unwrap_or_default();
        let scoring = match self.is_group(at) {
            true => self.group(placed),
            false => Some(self.leaf(placed, top, &own, maxima.get(top.place))),
        };
        let asked = placed.asked;
        let criterion = Criterion {
            number: asked.number.clone(),
            text: one_line(&asked.text),
            maxima: own,
            scoring,
            evidence: asked.evidence.clone(),
            section: top.section,
        };
        Some((placed.depth, criterion))
    }

    fn is_group(&self, at: usize) -> bool {
        let depth = |at: usize| self.placed.get(at).map(|placed| placed.depth);
        depth(at + 1) > depth(at)
    }

    /// A group has no rule; words of one are said, remarks are not.
    fn group(&mut self, placed: &Placed<'_>) -> Option<Scoring> {
        let asked = placed.asked;
        if asked.words.iter().any(|line| rules::is_award_line(line)) {
            let words = one_line(&asked.words.join("; "));
            self.log.cell(self.sheet, asked.words_at, DiagnosticKind::RuleOnGroup { words });
        }
        None
    }

    /// A criterion without a rule; words of one among the remarks are quoted, because explanations are written there.
    fn miss_rule(&mut self, asked: &Asked) {
        let at = self.columns.of(Role::Explanation).map(|column| CellRef { row: asked.row, column });
        match at.filter(|_| asked.remark.lines().any(rules::is_award_line)) {
            Some(at) => {
                let words = one_line(&asked.remark);
                self.log.cell(self.sheet, at, DiagnosticKind::RuleNotUnderstood { words });
            }
            None => self.without_rule += 1,
        }
    }

    fn leaf(
        &mut self,
        placed: &Placed<'_>,
        top: Top,
        maxima: &[Option<Score>],
        of_top: Option<&Vec<Option<Score>>>,
    ) -> Scoring {
        let asked = placed.asked;
        let question = Question {
            text: &asked.text,
            words: &asked.words,
            source: asked.source,
            exception: &asked.exception,
            section: top.section,
            given_by: top.given_by,
            maxima,
        };
        let said = asked.correction.as_ref().is_some_and(|correction| correction.rule.is_some());
        let in_text = if asked.words.is_empty() && !said { rules::from_text(&question) } else { None };
        if asked.words.is_empty() && !said && in_text.is_none() {
            self.miss_rule(asked);
        }
        let mut answer = in_text.unwrap_or_else(|| with_first_line(&question));
        if let Some(exception) = corrected::exception(asked, answer.scoring.not_applicable.as_ref()) {
            answer = Answer { exception_findings: Vec::new(), rescaled_to: None, ..answer };
            answer.scoring.not_applicable = exception;
        }
        let exception_at = self.columns.of(Role::NotApplicable).map(|column| CellRef { row: asked.row, column });
        let exception_at = exception_at.unwrap_or(asked.words_at);
        for finding in answer.rule_findings {
            self.log.cell(self.sheet, asked.words_at, finding);
        }
        for finding in answer.exception_findings {
            self.log.cell(self.sheet, exception_at, finding);
        }
        let printed = of_top.into_iter().flatten().flatten().copied();
        let other =
            answer.rescaled_to.and_then(|words| printed.into_iter().find(|own| *own != words).map(|own| (words, own)));
        if let Some((words, maximum)) = other {
            self.log.cell(self.sheet, exception_at, DiagnosticKind::RescaleDiffers { words, maximum });
        }
        answer.scoring
    }
}

/// "Kế hoạch: kịp thời 2 điểm" and, in the next lines, "chậm: 1 điểm": the first line is part of the rule where the others
/// do not reach the maximum without it.
fn with_first_line(question: &Question<'_>) -> Answer {
    let answer = rules::recognise(question);
    let short = |kind: &DiagnosticKind| matches!(kind, DiagnosticKind::MaximumNotReached { .. });
    if question.source == Source::Column
        || !answer.rule_findings.iter().any(short)
        || !rules::is_award_line(question.text)
    {
        return answer;
    }
    let words: Vec<String> = std::iter::once(question.text.to_owned()).chain(question.words.iter().cloned()).collect();
    let longer = rules::recognise(&Question { words: &words, ..*question });
    if longer.rule_findings.is_empty() { longer } else { answer }
}
