//! Which row of the form each line of a pasted column is for.
//!
//! A column that was copied from a sheet often has the sums of the groups in it, which the form works out itself. A
//! column that is laid over the wrong rows puts points into criteria that they do not belong to, unseen.

use crate::score::Score;

/// A row of the form, as far as a column is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// How deep it stands.
    pub depth: u8,
    /// Whether it gets points itself; a group has the sum of those below it.
    pub leaf: bool,
}

/// A line of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// One number.
    Points(Score),
    /// Something else: a text, or several cells.
    Other,
}

/// Where the lines go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The row of each line; nothing where it is for a group, or where there is no row left for it.
    pub rows: Vec<Option<usize>>,
    /// How many lines were the sums of groups.
    pub sums: usize,
    /// How many lines at the end have no row.
    pub left_over: usize,
    /// Groups stand between the rows, and it could not be told whether the column has lines for them.
    pub doubtful: bool,
}

/// A column over the rows of the form.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    /// All rows that are shown, in printed order.
    pub rows: &'a [Row],
    /// The row that it was pasted into.
    pub first: usize,
    /// Its lines.
    pub lines: &'a [Line],
}

impl Column<'_> {
    /// Lays the lines on the rows; `fits` says whether a row (the first number) takes a line (the second).
    ///
    /// Without groups between there is one way. Else the lines of groups are known by being the sums of those below,
    /// or by the column being as long as all the rows with their groups.
    pub fn laid(self, fits: impl Fn(usize, usize) -> bool) -> Laid {
        let plain = self.on_leaves();
        let leaves = self.rows.iter().skip(self.first).filter(|row| row.leaf).count();
        let all_fit = plain
            .rows
            .iter()
            .enumerate()
            .all(|(line, row)| row.is_none_or(|row| self.lines.get(line) == Some(&Line::Blank) || fits(row, line)));
        if !self.crosses_groups(&plain) || (all_fit && self.lines.len() == leaves) {
            return plain;
        }
        let as_long = |start: &usize| self.lines.len() == self.rows.len() - start && self.lines.len() != leaves;
        let start = self.starts().find(|start| self.has_sums(*start)).or_else(|| self.starts().find(as_long));
        start.map_or(Laid { doubtful: !all_fit, ..plain }, |start| self.on_rows(start))
    }

    /// Where the column may begin: at the row that it was pasted into, or at a group right above it.
    fn starts(self) -> impl Iterator<Item = usize> {
        let groups = (0..self.first).rev().take_while(move |row| self.rows.get(*row).is_some_and(|row| !row.leaf));
        std::iter::once(self.first).chain(groups)
    }

    fn on_leaves(self) -> Laid {
        let mut leaves = self.rows.iter().enumerate().skip(self.first).filter(|(_, row)| row.leaf).map(|(row, _)| row);
        let rows: Vec<_> = self.lines.iter().map(|_| leaves.next()).collect();
        let left_over = rows.iter().filter(|row| row.is_none()).count();
        Laid { rows, left_over, ..Laid::default() }
    }

    fn on_rows(self, start: usize) -> Laid {
        let place = |line: usize| self.rows.get(start + line).filter(|row| row.leaf).map(|_| start + line);
        let rows: Vec<_> = (0..self.lines.len()).map(place).collect();
        let left_over = self.lines.len().saturating_sub(self.rows.len() - start);
        let sums = rows.iter().filter(|row| row.is_none()).count() - left_over;
        Laid { rows, sums, left_over, doubtful: false }
    }

    fn crosses_groups(self, plain: &Laid) -> bool {
        let last = plain.rows.iter().flatten().last().copied().unwrap_or(self.first);
        let between = self.rows.get(self.first..=last).unwrap_or_default().iter().any(|row| !row.leaf);
        between || self.starts().skip(1).any(|start| self.has_sums(start))
    }

    /// Whether every line that is at a group when the column begins at `start` is the sum of those below it. At least
    /// one has to say so, and by more than zero: a column of zeros proves nothing.
    fn has_sums(self, start: usize) -> bool {
        let checked: Vec<bool> = (start..self.rows.len()).filter_map(|group| self.is_sum(start, group)).collect();
        !checked.is_empty() && checked.iter().all(|agrees| *agrees)
    }

    /// Whether the line of a group is the sum of the lines below it; nothing where that cannot be told.
    fn is_sum(self, start: usize, group: usize) -> Option<bool> {
        let own = self.rows.get(group).filter(|row| !row.leaf)?;
        let Line::Points(stated) = *self.lines.get(group - start)? else { return None };
        let below = self.rows.iter().enumerate().skip(group + 1).take_while(|(_, row)| row.depth > own.depth);
        let mut sum = Score::ZERO;
        for (row, _) in below.filter(|(_, row)| row.leaf) {
            match self.lines.get(row - start)? {
                Line::Points(points) => sum = sum.plus(*points),
                Line::Blank => {}
                Line::Other => return None,
            }
        }
        (sum != Score::ZERO || stated != Score::ZERO).then_some(sum == stated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAF: bool = true;
    const GROUP: bool = false;

    /// I (1, 2), II (1, 2, 3).
    const ROWS: [(u8, bool); 7] = [(0, GROUP), (1, LEAF), (1, LEAF), (0, GROUP), (1, LEAF), (1, LEAF), (1, LEAF)];

    fn laid(first: usize, points: &[Option<i64>], fits: impl Fn(usize, usize) -> bool) -> Laid {
        let rows = ROWS.map(|(depth, leaf)| Row { depth, leaf });
        let line =
            |points: &Option<i64>| points.map_or(Line::Blank, |points| Line::Points(Score::from_hundredths(points)));
        let lines: Vec<_> = points.iter().map(line).collect();
        Column { rows: &rows, first, lines: &lines }.laid(fits)
    }

    #[test]
    fn a_column_within_a_group_goes_down() {
        let found = laid(4, &[Some(1), Some(2), Some(3)], |_, _| true);
        assert_eq!(found.rows, [Some(4), Some(5), Some(6)]);
        assert!(!found.doubtful);
    }

    #[test]
    fn a_column_without_the_sums_goes_from_criterion_to_criterion() {
        let found = laid(1, &[Some(1), Some(2), Some(3), Some(4), Some(5)], |_, _| true);
        assert_eq!(found.rows, [Some(1), Some(2), Some(4), Some(5), Some(6)]);
        assert_eq!((found.sums, found.doubtful), (0, false));
    }

    #[test]
    fn a_column_with_the_sums_passes_over_them() {
        let found = laid(1, &[Some(1), Some(2), Some(12), Some(3), Some(4), Some(5)], |_, _| false);
        assert_eq!(found.rows, [Some(1), Some(2), None, Some(4), Some(5), Some(6)]);
        assert_eq!((found.sums, found.left_over, found.doubtful), (1, 0, false));
    }

    #[test]
    fn a_column_that_begins_with_the_sum_of_the_group_begins_at_the_group() {
        let found = laid(1, &[Some(3), Some(1), Some(2)], |_, _| true);
        assert_eq!(found.rows, [None, Some(1), Some(2)]);
        assert_eq!(found.sums, 1);
    }

    #[test]
    fn a_column_as_long_as_the_form_has_lines_for_the_groups() {
        // The sums are those of the sheet's own rounding, and agree with nothing.
        let found = laid(1, &[Some(1), Some(2), Some(99), Some(3), Some(4), None], |_, _| true);
        assert_eq!(found.rows, [Some(1), Some(2), None, Some(4), Some(5), Some(6)]);
    }

    #[test]
    fn a_column_that_tells_neither_way_is_doubtful_where_it_does_not_fit() {
        let four = [Some(1), Some(2), Some(3), Some(4)];
        assert!(!laid(1, &four, |_, _| true).doubtful);
        let found = laid(1, &four, |row, _| row != 5);
        assert_eq!(found.rows, [Some(1), Some(2), Some(4), Some(5)]);
        assert!(found.doubtful);
    }

    #[test]
    fn lines_beyond_the_form_are_counted() {
        let found = laid(5, &[Some(1), Some(2), Some(3)], |_, _| true);
        assert_eq!((found.rows, found.left_over), (vec![Some(5), Some(6), None], 1));
    }

    #[test]
    fn zeros_prove_no_sum() {
        let found = laid(1, &[Some(0); 4], |_, _| true);
        assert_eq!(found.rows, [Some(1), Some(2), Some(4), Some(5)]);
    }
}
