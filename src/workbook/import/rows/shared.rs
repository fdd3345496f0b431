//! One cell of maxima that is merged down over several rows with numbers: these rows are scored as one criterion, since
//! nobody knows what is for each of them.

use super::super::columns::Columns;
use super::super::grid::Grid;
use super::super::log::Log;
use super::super::number::{self, Points};
use super::super::rules::Source;
use super::{Asked, Rows};
use crate::basics::{OrderedSet, sorted_by_key};
use crate::score::Score;
use crate::workbook::{CellRange, CellRef, DiagnosticKind, Doubt};

impl Rows {
    /// Takes such rows into the first of them, and says so of the merged cell.
    pub(super) fn share(&mut self, grid: &Grid, columns: &Columns, log: &mut Log) {
        let maxima: Vec<u32> = columns.maxima().collect();
        let is_down = |merge: &&CellRange| merge.last.row > merge.first.row && maxima.contains(&merge.first.column);
        let merges: Vec<CellRange> = grid.merges.iter().filter(is_down).copied().collect();
        let mut taken: OrderedSet<u32> = OrderedSet::new();
        for merge in sorted_by_key(merges, |merge: &CellRange| merge.first) {
            let Some((points, rows)) = self.one_of_several(merge, &taken) else { continue };
            let (first, last) = (merge.first.row + 1, rows.last().copied().unwrap_or_default() + 1);
            log.cell(&grid.name, merge.first, DiagnosticKind::Doubt(Doubt::SharedMaximum { points, first, last }));
            for row in rows {
                taken.insert(row);
            }
        }
        self.of_rules.extend(taken.iter().copied());
        self.keep(|asked| !taken.contains(&asked.row));
        self.leave_open(&maxima, grid);
    }

    /// What is left merged stands beside maxima of other kinds of body, row by row.
    fn leave_open(&mut self, maxima: &[u32], grid: &Grid) {
        let is_down = |merge: &&CellRange| merge.last.row > merge.first.row;
        let holds = |merge: &&CellRange| {
            let cell = grid.get(merge.first.row, merge.first.column);
            cell.is_some_and(|cell| matches!(number::points(&cell.value), Points::Some(_)))
        };
        for merge in grid.merges.iter().filter(is_down).filter(holds) {
            let kinds = maxima.iter().enumerate().filter(|(_, column)| **column == merge.first.column);
            let Some((kind, _)) = kinds.into_iter().next() else { continue };
            let from = self.asked.partition_point(|asked| asked.row <= merge.first.row);
            let below = self.asked.iter_mut().skip(from).take_while(|asked| asked.row <= merge.last.row);
            for points in below.filter_map(|asked| asked.maxima.get_mut(kind)).filter(|points| **points == Points::None)
            {
                let doubt = Doubt::MaximumInOtherRow { cell: merge.first };
                *points = Points::Wrong(DiagnosticKind::Doubt(doubt));
            }
        }
    }

    /// The maximum of a merged cell and the further rows that it is for, which become words of the first row.
    fn one_of_several(&mut self, merge: CellRange, taken: &OrderedSet<u32>) -> Option<(Score, Vec<u32>)> {
        let at = self.asked.binary_search_by_key(&merge.first.row, |asked| asked.row).ok()?;
        let (head, below) = self.asked.get_mut(at..)?.split_first_mut()?;
        let points = super::super::levels::first_maximum(head).filter(|_| !taken.contains(&head.row))?;
        let without = |asked: &&Asked| asked.maxima.iter().all(|points| *points == Points::None) && !asked.stays();
        let run: Vec<&Asked> = below.iter().take_while(|row| row.row <= merge.last.row).take_while(without).collect();
        let first = run.first()?;
        head.words_at = CellRef { row: first.row, column: head.words_at.column };
        head.source = Source::Several;
        for row in &run {
            head.words.push(format!("{} {}", row.number, row.text).trim().to_owned());
            head.words.extend(row.words.iter().cloned());
        }
        Some((points, run.iter().map(|asked| asked.row).collect()))
    }
}
