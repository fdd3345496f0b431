//! Filling the form from a pasted column, and saying what went where.

use super::column::{Column, Laid, Line, Row};
use super::paste;
use crate::app::page::{Page, Undo};
use crate::app::session::Session;
use crate::assessment::Input;
use crate::score::Score;
use crate::template::{GivenBy, NodeId};
use crate::text::{Language, say};
use leptos::prelude::*;

/// How many criteria that were passed over are named.
const MOST_NAMED: usize = 6;

/// What becomes of a pasted column.
struct Filled {
    entries: Vec<(NodeId, Input)>,
    /// Criteria whose line does not say what their rule asks for.
    passed: Vec<NodeId>,
    laid: Laid,
}

/// Fills the form downwards from the row at place `first` of the table with a pasted text of several lines. It can be
/// taken back.
pub fn paste_text(session: Session, page: Page, first: usize, text: &str) {
    // The form may have been left while this part of the page was loaded.
    let Some(lines) = paste::lines(text).filter(|_| !session.is_gone()) else { return };
    paste_column(session, page, first, &lines);
}

fn paste_column(session: Session, page: Page, first: usize, lines: &[Vec<&str>]) {
    let words = page.language.get_untracked();
    let Some(filled) = filled(session, first, lines) else { return };
    let sentence = filled.told(session, words);
    if filled.entries.is_empty() {
        page.fail(sentence);
        return;
    }
    let before = filled.entries.iter().filter_map(|(id, _)| Some((*id, input_of(session, *id)?))).collect::<Vec<_>>();
    enter(session, filled.entries);
    page.offer_undo(Undo {
        words: sentence,
        back: Callback::new(move |()| enter(session, before.clone())),
        then: Callback::new(|()| ()),
    });
}

/// Puts inputs in place of what stands there, also of texts that are no numbers: one step to be taken back.
pub fn enter(session: Session, entries: Vec<(NodeId, Input)>) {
    let _one_step = session.together();
    for (id, input) in entries {
        session.edit(id, |answer| answer.input = input);
    }
}

fn input_of(session: Session, id: NodeId) -> Option<Input> {
    Some(session.cell(id)?.answer.with_untracked(|answer| answer.input.clone()))
}

fn filled(session: Session, first: usize, lines: &[Vec<&str>]) -> Option<Filled> {
    let shown = session.shown_rows();
    let first = shown.iter().position(|(id, _)| id.index() == first)?;
    let row =
        |(id, leaf): &(NodeId, bool)| Row { depth: session.node(*id, |node| node.depth).unwrap_or(0), leaf: *leaf };
    let rows: Vec<Row> = shown.iter().map(row).collect();
    let kinds: Vec<Line> = lines.iter().map(|cells| line(cells)).collect();
    let entry_at = |row: usize, line: usize| entry(session, shown.get(row)?.0, lines.get(line)?);
    let column = Column { rows: &rows, first, lines: &kinds };
    let laid = column.laid(|row, line| entry_at(row, line).is_some());
    let mut filled = Filled { entries: Vec::new(), passed: Vec::new(), laid };
    for (line, row) in filled.laid.rows.iter().enumerate() {
        let Some((row, (id, _))) = row.and_then(|row| Some((row, *shown.get(row)?))) else { continue };
        match entry_at(row, line) {
            Some(input) => filled.entries.push((id, input)),
            None if kinds.get(line) == Some(&Line::Blank) => {}
            None => filled.passed.push(id),
        }
    }
    Some(filled)
}

fn line(cells: &[&str]) -> Line {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (None, _) => Line::Blank,
        (Some(one), None) => Score::parse(one).map_or(Line::Other, Line::Points),
        _ => Line::Other,
    }
}

fn entry(session: Session, id: NodeId, cells: &[&str]) -> Option<Input> {
    let kind = session.kind();
    session.node(id, |node| {
        let scoring = node.criterion.scoring.as_ref().filter(|scoring| scoring.given_by == GivenBy::Unit)?;
        paste::entry(scoring, node.criterion.maximum(kind)?, cells)
    })?
}

impl Filled {
    /// What went where, what was passed over and why, one sentence each.
    fn told(&self, session: Session, words: Language) -> String {
        let code = |id: &NodeId| session.node(*id, |node| node.code.to_string()).unwrap_or_default();
        let ends =
            self.entries.first().zip(self.entries.last()).map(|((first, _), (last, _))| (code(first), code(last)));
        let filled = match ends {
            None => say!(words, fill.pasted_nothing).to_owned(),
            Some((first, last)) => {
                say!(words, fill.pasted, filled = self.entries.len(), first = first, last = last)
            }
        };
        let passed = (!self.passed.is_empty()).then(|| {
            let named: Vec<String> = self.passed.iter().take(MOST_NAMED).map(code).collect();
            let more = if self.passed.len() > MOST_NAMED { ", …" } else { "" };
            let codes = named.join(", ") + more;
            say!(words, fill.paste_passed, count = self.passed.len(), codes = codes)
        });
        let Laid { sums, left_over, doubtful, .. } = self.laid;
        let sums = (sums > 0).then(|| say!(words, fill.paste_sums, count = sums));
        let left_over = (left_over > 0).then(|| say!(words, fill.paste_left_over, count = left_over));
        let doubtful = doubtful.then(|| say!(words, fill.paste_doubtful).to_owned());
        let sentences = [Some(filled), passed, sums, left_over, doubtful];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
