//! The print area of a sheet that got columns: where it would not print them, it is widened
//! (ECMA-376 part 1, 18.2.5: the name `_xlnm.Print_Area`).

use super::added_column::AddedColumn;
use crate::workbook::cell::{CellRange, CellRef, ROWS};

/// The columns that a sheet got.
pub(super) struct Widening {
    /// The sheet's place among the tabs, from 0.
    pub(super) tab: usize,
    /// The sheet's name.
    pub(super) sheet: String,
    /// A cell of the table, which an area that prints it holds.
    table: CellRef,
    /// The last column of the sheet that was added.
    last: u32,
}

impl Widening {
    /// For a sheet with these columns; nothing where there are none.
    pub(super) fn of(tab: usize, sheet: &str, added: &[AddedColumn]) -> Option<Self> {
        let last = added.last()?;
        let table = CellRef { row: *last.rows.start(), column: last.pattern };
        Some(Self { tab, sheet: sheet.to_owned(), table, last: last.column })
    }

    /// The areas with those widened that print the table and not all of it; nothing where there is none.
    pub(super) fn widen(&self, areas: &str) -> Option<String> {
        let pieces: Vec<String> = pieces(areas).into_iter().map(|piece| self.piece(&piece)).collect();
        Some(pieces.join(",")).filter(|widened| widened != areas)
    }

    fn piece(&self, piece: &str) -> String {
        let (sheet, cells) = piece.rsplit_once('!').unwrap_or(("", piece));
        let bare = cells.trim().replace('$', "");
        let whole_columns = bare.split_once(':').filter(|_| !bare.contains(|letter: char| letter.is_ascii_digit()));
        let range = match whole_columns {
            Some((first, last)) => format!("{first}1:{last}{ROWS}").parse::<CellRange>(),
            None => bare.parse(),
        };
        let Some(range) = range.ok().filter(|range| range.contains(self.table) && range.last.column < self.last) else {
            return piece.to_owned();
        };
        let last = CellRef { row: range.last.row, column: self.last };
        let cells = match whole_columns {
            Some((first, _)) => format!("${first}:${}", letters(last)),
            None => format!("{}:{}", absolute(range.first), absolute(last)),
        };
        if sheet.is_empty() { cells } else { format!("{sheet}!{cells}") }
    }
}

fn letters(cell: CellRef) -> String {
    cell.to_string().chars().filter(char::is_ascii_uppercase).collect()
}

fn absolute(cell: CellRef) -> String {
    format!("${}${}", letters(cell), u64::from(cell.row) + 1)
}

/// The parts between commas that do not stand in the name of a sheet.
fn pieces(areas: &str) -> Vec<String> {
    let (mut pieces, mut is_quoted) = (vec![String::new()], false);
    for letter in areas.chars() {
        is_quoted ^= letter == '\'';
        match pieces.last_mut() {
            Some(piece) if letter != ',' || is_quoted => piece.push(letter),
            _ => pieces.push(String::new()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_that_print_the_table_print_the_new_columns_too() {
        let widening = Widening { tab: 0, sheet: String::new(), table: CellRef { row: 4, column: 2 }, last: 6 };
        for (before, after) in [
            ("S!$A$1:$E$40", Some("S!$A$1:$G$40")),
            ("'Bảng, một'!$A$1:$E$40,'Bảng, một'!$J$1:$K$9", Some("'Bảng, một'!$A$1:$G$40,'Bảng, một'!$J$1:$K$9")),
            ("S!$A:$E", Some("S!$A:$G")),
            ("S!$A$1:$G$40", None),
            ("S!$A$1:$Z$40", None),
            ("S!$A$20:$E$40", None),
            ("#REF!", None),
            ("S!$1:$9", None),
            ("OFFSET(S!$A$1,0,0,9,9)", None),
        ] {
            assert_eq!(widening.widen(before).as_deref(), after, "{before}");
        }
    }
}
