//! Rows that are not what they look like one by one: the steps of a rule with their points in the column of maxima, and a
//! total without the word for it.

use super::super::columns::Columns;
use super::super::grid::Grid;
use super::super::log::Log;
use super::super::number::Points;
use super::super::numbering::{Levels, Style};
use super::super::rules::{Source, is_award_line};
use super::{Asked, CellRef, Role, Rows, Total};
use crate::score::Score;

impl Asked {
    /// Whether a person said that it is a criterion: then it is no step of another.
    pub(super) fn stays(&self) -> bool {
        self.correction.as_ref().is_some_and(|correction| correction.part.is_some())
    }
}

impl Rows {
    /// Sorts them out.
    pub(super) fn settle(&mut self, grid: &Grid, columns: &Columns, log: &mut Log) {
        self.share(grid, columns, log);
        self.fold_steps_beside();
        self.fold_steps(columns);
        self.take_last_as_total();
    }

    /// Leaves only some of the rows that are asked about.
    pub(super) fn keep(&mut self, keep: impl Fn(&Asked) -> bool) {
        let kept: Vec<bool> = self.asked.iter().map(keep).collect();
        for total in &mut self.totals {
            total.after = kept.iter().take(total.after).filter(|kept| **kept).count();
        }
        let mut kept = kept.into_iter();
        self.asked.retain(|_| kept.next().unwrap_or(true));
    }

    /// "1.1 Ban hành kế hoạch | 2", and below it "- Kịp thời | 2", "- Chậm | 1", "- Không | 0".
    fn fold_steps(&mut self, columns: &Columns) {
        let mut folded = vec![false; self.asked.len()];
        let mut at = 0;
        while at < self.asked.len() {
            let run = steps_below(&self.asked, at);
            let lines = self.asked.iter().skip(at + 1).take(run).filter_map(line).collect::<Vec<_>>();
            let first = self.asked.get(at + 1).map(|step| step.row);
            let best = self.asked.iter().skip(at + 1).take(run).filter_map(maximum).max();
            if let (Some(head), Some(row), Some(best)) = (self.asked.get_mut(at), first, best) {
                head.words = lines;
                head.maxima = vec![Points::Some(best)];
                head.words_at = CellRef { row, column: columns.of(Role::Text).unwrap_or_default() };
                head.source = Source::Below;
                folded.iter_mut().skip(at + 1).take(run).for_each(|folded| *folded = true);
            }
            at += run + 1;
        }
        if folded.contains(&true) {
            let rows: Vec<u32> =
                self.asked.iter().zip(&folded).filter(|(_, folded)| **folded).map(|(asked, _)| asked.row).collect();
            self.of_rules.extend(&rows);
            self.keep(|asked| rows.binary_search(&asked.row).is_err());
        }
    }

    /// "1 | Kế hoạch | Kịp thời | 3", and beside the same merged text "Chậm | 2", "Không | 0": parts of a criterion do not go
    /// down to nothing.
    fn fold_steps_beside(&mut self) {
        let mut taken: Vec<u32> = Vec::new();
        for at in 0..self.asked.len() {
            let is_same = |row: &&Asked| style_of(row) == Style::Same && row.words.is_empty() && !row.stays();
            let run = self.asked.iter().skip(at + 1).take_while(is_same).count();
            let rows = self.asked.get(at..at + run + 1).filter(|_| run > 0).unwrap_or_default();
            let Some((text, lines)) = steps_of(rows) else { continue };
            taken.extend(rows.iter().skip(1).map(|row| row.row));
            if let Some(head) = self.asked.get_mut(at) {
                (head.text, head.words, head.source) = (text, lines, Source::Below);
            }
        }
        if !taken.is_empty() {
            self.of_rules.extend(&taken);
            self.keep(|asked| taken.binary_search(&asked.row).is_err());
        }
    }

    /// A last row without a number that has the sum of the top rows adds them up, whatever its label is.
    fn take_last_as_total(&mut self) {
        let Some((last, rows)) = self.asked.split_last() else { return };
        let mut levels = Levels::default();
        let tops = rows.iter().filter(|row| row.numbered.is_some_and(|number| levels.enter(number).depth == 0));
        let tops: Vec<Score> = tops.filter_map(maximum).collect();
        let bare = last.numbered.is_none() && last.words.is_empty() && last.correction.is_none();
        let numbered = rows.iter().all(|row| row.numbered.is_some());
        if !bare || !numbered || tops.len() < 2 || maximum(last) != Some(tops.iter().copied().sum()) {
            return;
        }
        if let Some(last) = self.asked.pop() {
            let text = super::fold(&last.text);
            self.totals.push(Total { row: last.row, text, maxima: last.maxima, after: self.asked.len() });
        }
    }
}

/// How many rows below a row are the steps of its rule: marks of a list or no numbers, the best with the row's maximum, or going down to nothing
/// below a row that has none.
/// Parts of a criterion would add up to it instead, and none of them would have no points at all.
fn steps_below(rows: &[Asked], at: usize) -> usize {
    let Some(head) = rows.get(at).filter(|head| head.words.is_empty() && can_have_steps(head)) else { return 0 };
    let Some(style) = rows.get(at + 1).map(style_of) else { return 0 };
    if style == style_of(head) {
        return 0;
    }
    let below = rows.iter().skip(at + 1);
    let below = below.take_while(|row| style_of(row) == style && row.words.is_empty() && !row.stays());
    let points: Vec<Option<Score>> = below.map(maximum).collect();
    let Some(given) = points.iter().copied().collect::<Option<Vec<Score>>>().filter(|given| given.len() > 1) else {
        return 0;
    };
    let best = given.iter().max().copied();
    let none = given.contains(&Score::ZERO);
    let falling = given.windows(2).all(|pair| matches!(pair, [one, next] if one > next));
    let marked = matches!(style, Style::Plain | Style::Bullet(_));
    let adds_up = given.iter().copied().sum::<Score>() == maximum(head).unwrap_or_default();
    let steps = (none && (marked || style == Style::Small)) || (marked && falling && !adds_up);
    let unsaid = head.maxima.iter().all(|points| *points == Points::None) && none && falling;
    if steps && (best == maximum(head) || unsaid) { given.len() } else { 0 }
}

fn can_have_steps(head: &Asked) -> bool {
    head.numbered.is_some_and(|number| !matches!(number.style, Style::Part | Style::Same))
}

/// The text that rows share and their own as lines of a rule, where they go down to nothing.
fn steps_of(rows: &[Asked]) -> Option<(String, Vec<String>)> {
    let (head, _) = rows.split_first().filter(|(head, _)| head.words.is_empty() && style_of(head) != Style::Same)?;
    let given: Vec<Score> = rows.iter().map(maximum).collect::<Option<_>>()?;
    let falling = given.windows(2).all(|pair| matches!(pair, [one, next] if one > next));
    let (shared, _) = head.text.split_once(": ")?;
    let own =
        |row: &Asked| Some(format!("{}: {} điểm", row.text.strip_prefix(shared)?.strip_prefix(": ")?, maximum(row)?));
    let lines: Vec<String> = rows.iter().map(own).collect::<Option<_>>()?;
    (falling && given.last() == Some(&Score::ZERO)).then(|| (shared.to_owned(), lines))
}

fn style_of(row: &Asked) -> Style {
    row.numbered.map_or(Style::Plain, |number| number.style)
}

/// The maximum of a row in a table with one column of them.
fn maximum(row: &Asked) -> Option<Score> {
    match row.maxima.as_slice() {
        [Points::Some(points)] => Some(*points),
        _ => None,
    }
}

/// A step as a line of a rule.
fn line(row: &Asked) -> Option<String> {
    let points = maximum(row)?;
    let text = row.text.trim_end_matches([':', '.', ';', ' ']);
    Some(if is_award_line(&row.text) { row.text.clone() } else { format!("{text}: {points} điểm") })
}
