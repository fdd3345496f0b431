//! The table of a template, with what official papers have around it.

use super::super::value::CellValue;
use super::OfficialWords;
use super::markup::Page;
use super::styles::Style;
use crate::score::Score;
use crate::template::{KindId, Node, NodeId, Rule, Section, Template};
use crate::workbook::cell::CellRef;

/// Longer lists of rows to be added up are not written as a formula.
const MOST_RUNS: usize = 200;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Text,
    Maximum(KindId),
    Rule,
    NotApplicable,
    Evidence,
    Figures,
    Points,
    Explanation,
}

/// A template on its way to a page.
pub(super) struct Table<'a> {
    template: &'a Template,
    words: &'a OfficialWords,
    columns: Vec<Column>,
    page: Page,
    /// The row that is written next.
    next: u32,
}

impl<'a> Table<'a> {
    /// Chooses the columns.
    pub(super) fn of(template: &'a Template, words: &'a OfficialWords) -> Self {
        let scorings = || template.criteria.iter().filter_map(|(_, node)| node.criterion.scoring.as_ref());
        let kinds = (0..template.kinds.len()).filter_map(|kind| u16::try_from(kind).ok());
        let has_rules = scorings().any(|scoring| !scoring.words.is_empty());
        let has_exceptions = scorings().any(|scoring| scoring.not_applicable.is_some());
        let has_figures = scorings().any(|scoring| scoring.rule != Rule::Free);
        let columns = [Column::Number, Column::Text].into_iter();
        let columns = columns.chain(kinds.map(|kind| Column::Maximum(KindId(kind))));
        let columns = columns.chain(has_rules.then_some(Column::Rule));
        let columns = columns.chain(has_exceptions.then_some(Column::NotApplicable));
        let columns = columns.chain([Column::Evidence]).chain(has_figures.then_some(Column::Figures));
        let columns: Vec<Column> = columns.chain([Column::Points, Column::Explanation]).collect();
        let page = Page { widths: columns.iter().map(|column| column.width()).collect(), ..Page::default() };
        Self { template, words, columns, page, next: 0 }
    }

    /// Writes everything.
    pub(super) fn page(mut self) -> Page {
        self.above();
        self.headings();
        let first = self.next;
        self.criteria(first);
        self.total(first);
        self.below();
        self.page
    }

    fn last(&self) -> u32 {
        u32::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1)
    }

    fn placed(&self) -> Vec<(u32, Column)> {
        (0..).zip(self.columns.iter().copied()).collect()
    }

    /// A line over the whole table.
    fn line(&mut self, text: &str, style: Style) {
        self.page.spread((self.next, 0), (self.next, self.last()), text, style);
        self.next += 1;
    }

    /// The agency at the left, state and motto at the right, the title and the sentences that belong to it.
    fn above(&mut self) {
        let (last, words) = (self.last(), self.words);
        self.page.spread((0, 0), (0, 1), &words.agency, Style::Bold);
        for (row, (text, style)) in (0..).zip(words.motto.iter().zip([Style::Bold, Style::Motto])) {
            self.page.spread((row, 2.min(last)), (row, last), text, style);
        }
        self.next = 3;
        let template = self.template;
        self.line(&template.title, Style::Title);
        for notice in &template.notices {
            self.line(notice, Style::Italic);
        }
        self.next += 1;
    }

    /// One row of headings, or two where several kinds of body have maxima of their own.
    fn headings(&mut self) {
        let first = self.next;
        let has_kinds = self.template.kinds.iter().any(|kind| !kind.name.is_empty());
        let last = first + u32::from(has_kinds);
        let kinds: Vec<u32> = self
            .placed()
            .into_iter()
            .filter(|(_, column)| matches!(column, Column::Maximum(_)))
            .map(|(at, _)| at)
            .collect();
        for (at, column) in self.placed() {
            match column {
                Column::Maximum(kind) if has_kinds => {
                    let name = self.template.kinds.get(usize::from(kind.0)).map(|kind| kind.name.clone());
                    self.page.put((last, at), CellValue::Text(name.unwrap_or_default()), Style::Heading);
                }
                column => self.page.spread((first, at), (last, at), column.heading(self.words), Style::Heading),
            }
        }
        if let (true, Some(left), Some(right)) = (has_kinds, kinds.first(), kinds.last()) {
            self.page.spread((first, *left), (first, *right), &self.words.maximum, Style::Heading);
        }
        self.page.headings = (first, last);
        self.next = last + 1;
    }

    fn criteria(&mut self, first: u32) {
        let template = self.template;
        for (row, (_, node)) in (first..).zip(template.criteria.iter()) {
            let is_group = !node.criterion.is_leaf();
            for (at, column) in self.placed() {
                let style = column.style(is_group);
                let sum = if is_group && column == Column::Points { self.sum(&node.children, first, at) } else { None };
                match sum {
                    Some(sum) => self.page.calculate((row, at), sum, Score::ZERO.into(), style),
                    None => self.page.put((row, at), column.value(node), style),
                }
            }
            self.next = row + 1;
        }
    }

    /// The row that adds up: the main criteria's maxima, and all points.
    fn total(&mut self, first: u32) {
        let row = self.next;
        let roots = |section: Section| -> Vec<NodeId> {
            let roots = self.template.criteria.roots().filter(|(_, root)| root.criterion.section == section);
            roots.map(|(id, _)| id).collect()
        };
        let [main, bonus, penalty] = [Section::Main, Section::Bonus, Section::Penalty].map(roots);
        for (at, column) in self.placed() {
            let style = column.style(true);
            let main_sum = self.sum(&main, first, at);
            match column {
                Column::Text => self.page.put((row, at), CellValue::Text(self.words.total.clone()), style),
                Column::Maximum(kind) => {
                    let of = |id: &NodeId| self.template.criteria.get(*id)?.criterion.maximum(kind);
                    let sum: Score = main.iter().filter_map(of).sum();
                    match main_sum {
                        Some(formula) => self.page.calculate((row, at), formula, sum.into(), style),
                        None => self.page.put((row, at), sum.into(), style),
                    }
                }
                Column::Points => {
                    let more = [(&bonus, "+"), (&penalty, "-")].map(|(parts, sign)| match self.sum(parts, first, at) {
                        Some(formula) => format!("{sign}{formula}"),
                        None => String::new(),
                    });
                    match main_sum {
                        Some(formula) => {
                            self.page.calculate((row, at), formula + &more.concat(), Score::ZERO.into(), style)
                        }
                        None => self.page.put((row, at), CellValue::Empty, style),
                    }
                }
                _ => self.page.put((row, at), CellValue::Empty, style),
            }
        }
        self.next = row + 1;
    }

    /// The formula that adds up the cells of these criteria in a column; nothing where there are none, or too many.
    fn sum(&self, parts: &[NodeId], first: u32, column: u32) -> Option<String> {
        let rows = parts.iter().filter_map(|id| first.checked_add(u32::try_from(id.index()).ok()?));
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for row in rows {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => runs.push((row, row)),
            }
        }
        let name = |row: u32| CellRef { row, column }.to_string();
        let run = |(first, last): &(u32, u32)| match first == last {
            true => name(*first),
            false => format!("{}:{}", name(*first), name(*last)),
        };
        let areas = runs.iter().map(run).collect::<Vec<_>>().join(",");
        (!runs.is_empty() && runs.len() <= MOST_RUNS).then(|| format!("SUM({areas})"))
    }

    /// Notes with their marks, and the block for the signature.
    fn below(&mut self) {
        self.next += 1;
        let template = self.template;
        for (mark, text) in &template.exercise.remarks {
            let is_word = mark.chars().any(char::is_alphabetic);
            let is_note = !is_word || ["ghi chú", "lưu ý"].contains(&mark.to_lowercase().as_str());
            if is_note {
                self.line(&if is_word { format!("{mark}: {text}") } else { format!("{mark} {text}") }, Style::Note);
            }
        }
        self.next += 1;
        // Right of the maxima, or a reader would take it for one.
        let is_right = |(_, column): &(u32, Column)| *column == Column::Evidence;
        let right = self.placed().into_iter().find(is_right).map_or(0, |(at, _)| at);
        let (words, last) = (self.words, self.last());
        for (place, text) in words.signature.iter().enumerate() {
            let style = if place == 1 { Style::Bold } else { Style::Italic };
            self.page.spread((self.next, right), (self.next, last), text, style);
            self.next += 1;
        }
    }
}

impl Column {
    fn width(self) -> u32 {
        match self {
            Self::Number => 7,
            Self::Text => 38,
            Self::Maximum(_) | Self::Points => 9,
            Self::Rule => 36,
            Self::NotApplicable | Self::Evidence => 22,
            Self::Figures => 12,
            Self::Explanation => 26,
        }
    }

    fn heading(self, words: &OfficialWords) -> &str {
        match self {
            Self::Number => &words.number,
            Self::Text => &words.text,
            Self::Maximum(_) => &words.maximum,
            Self::Rule => &words.rule,
            Self::NotApplicable => &words.not_applicable,
            Self::Evidence => &words.evidence,
            Self::Figures => &words.figures,
            Self::Points => &words.points,
            Self::Explanation => &words.explanation,
        }
    }

    fn style(self, is_group: bool) -> Style {
        match (self, is_group) {
            (Self::Number | Self::Maximum(_) | Self::Points | Self::Figures, true) => Style::GroupCentred,
            (Self::Number | Self::Maximum(_) | Self::Points | Self::Figures, false) => Style::Centred,
            (_, true) => Style::GroupText,
            (_, false) => Style::Text,
        }
    }

    fn value(self, node: &Node) -> CellValue {
        let criterion = &node.criterion;
        let scoring = criterion.scoring.as_ref();
        let text = match self {
            Self::Maximum(kind) => return criterion.maximum(kind).map_or(CellValue::Empty, CellValue::from),
            Self::Number => criterion.number.clone(),
            Self::Text => criterion.text.clone(),
            Self::Rule => scoring.map(|scoring| scoring.words.join("\n")).unwrap_or_default(),
            Self::NotApplicable => scoring
                .and_then(|scoring| scoring.not_applicable.as_ref())
                .map(|rule| rule.words.clone())
                .unwrap_or_default(),
            Self::Evidence => criterion.evidence.clone(),
            Self::Figures | Self::Points | Self::Explanation => String::new(),
        };
        if text.is_empty() { CellValue::Empty } else { CellValue::Text(text) }
    }
}
