//! Formulas as far as a filled workbook needs them understood: what they refer to, what the plain ones come to, and
//! whether two spellings are one formula.
//!
//! This is no spreadsheet. A formula that is not understood is said to be so, and whoever asked takes the safe way.

mod evaluate;
mod exact;
mod token;

pub(super) use evaluate::{Cells, Operand, evaluate};
pub(super) use exact::Exact;
pub(super) use token::Area;

use token::{Token, tokens};

/// Functions whose result depends on cells that are not written in the formula.
const INDIRECT: [&str; 2] = ["INDIRECT", "OFFSET"];

/// The cells that a formula refers to; nothing where it may refer to others too: by a defined name, a table, a whole
/// column, another workbook, or a text that is made when it is calculated.
pub(super) fn references(formula: &str) -> Option<Vec<Area>> {
    let tokens = tokens(formula)?;
    let mut areas = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match token {
            Token::Area(area) => areas.push(area.clone()),
            Token::Name(name) if !is_plain(name, tokens.get(place + 1)) => return None,
            Token::Sign(':') => return None,
            _ => {}
        }
    }
    Some(areas)
}

/// Whether a name is a function that needs no more than its arguments, or a truth value.
fn is_plain(name: &str, next: Option<&Token>) -> bool {
    match next {
        Some(Token::Sign('(')) => !INDIRECT.contains(&name),
        _ => matches!(name, "TRUE" | "FALSE"),
    }
}

/// Whether two spellings are one formula: blanks, capitals and quotes around a sheet's name that needs none do not
/// count, because programs write them anew when they save.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || tokens(one).is_some_and(|one| tokens(other) == Some(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The areas that a formula refers to, in one line.
    fn areas(formula: &str) -> Option<String> {
        let area = |area: &Area| match &area.sheet {
            Some(sheet) => format!("{sheet}!{}", area.cells),
            None => area.cells.to_string(),
        };
        references(formula).map(|areas| areas.iter().map(area).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_formula_says_what_it_refers_to() {
        for (formula, expected) in [
            ("SUM(J11:J12,$J$14)", Some("J11:J12 J14")),
            ("IF(D11>='Xếp loại'!B2,\"Tốt: A1\",'Xếp loại'!$A$3)", Some("D11 xếp loại!B2 xếp loại!A3")),
            ("'Ông ''A'''!A1+Sheet2!B2*LOG10(C3)", Some("ông 'a'!A1 sheet2!B2 C3")),
            ("1.5E+2-TRUE&\"a\"\"b\"", Some("")),
            ("TongDiem*2", None),
            ("SUM(J:J)", None),
            ("SUM(Table1[2023])", None),
            ("[1]S!A1", None),
            ("INDIRECT(\"A1\")", None),
            ("OFFSET(A1,1,0)", None),
            ("Sheet1:Sheet3!A1", None),
        ] {
            assert_eq!(areas(formula).as_deref(), expected, "{formula}");
        }
    }

    #[test]
    fn spellings_of_one_formula_are_told_from_other_formulas() {
        for (one, other, same) in [
            ("SUM(J11:J12)", "sum( $j$11 : J12 )", false),
            ("SUM(J11:J12)", "sum( J11:j12 )", true),
            ("'Sheet2'!A1+1", "Sheet2!A1 + 1", true),
            ("SUM(J11:J12)", "SUM(J11:J12)+10", false),
            ("IF(A1=\"a\",1,0)", "IF(A1=\"A\",1,0)", false),
            ("1", "1.0", true),
            ("[1]S!A1", "[1]S!A1", true),
            ("[1]S!A1", "[1]S!A2", false),
        ] {
            assert_eq!(is_same(one, other), same, "{one} | {other}");
        }
    }
}
