//! What a plain formula comes to: sums, differences, `SUM`, `MIN`, `MAX` and `ROUND` of cells and numbers, which is what
//! the totals of score sheets are made of.

use super::Exact;
use super::token::{Area, Token, tokens};
use crate::workbook::CellRef;

/// How deep brackets may nest; totals have one or two.
const MAX_DEPTH: usize = 16;
/// How many cells an area may have: as many as there can be criteria.
const MAX_AREA: u64 = 5_000;

/// How many cells a formula may look at in all: the total of a sheet looks at each criterion once.
const MAX_CELLS: u64 = 2 * MAX_AREA;

/// What a cell brings into a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook) enum Operand {
    /// Nothing, or a text: passed over by functions.
    Nothing,
    /// A text, which breaks an operator.
    Text,
    /// A number.
    Number(Exact),
    /// It is not known what.
    Unknown,
}

/// The cells that a formula refers to.
pub(in crate::workbook) trait Cells {
    /// What stands in a cell of a sheet, whose name is in lower case; nothing for the formula's own sheet.
    fn operand(&self, sheet: Option<&str>, cell: CellRef) -> Operand;
}

/// The result of a formula; nothing where it is not a plain one, or not every cell is known.
pub(in crate::workbook) fn evaluate(formula: &str, cells: &dyn Cells) -> Option<Exact> {
    let tokens = tokens(formula)?;
    let mut work = Work { tokens: &tokens, cells, depth: 0, cells_left: MAX_CELLS };
    let result = work.expression()?;
    work.tokens.is_empty().then_some(result)
}

struct Work<'a> {
    /// What is still to be read.
    tokens: &'a [Token],
    cells: &'a dyn Cells,
    depth: usize,
    cells_left: u64,
}

impl<'a> Work<'a> {
    fn next(&mut self) -> Option<&'a Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn sign(&mut self, sign: char) -> bool {
        let comes = self.tokens.first() == Some(&Token::Sign(sign));
        if comes {
            self.next();
        }
        comes
    }

    fn expression(&mut self) -> Option<Exact> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let mut sum = match self.sign('-') {
            true => Exact::default().minus(self.term()?)?,
            false => {
                self.sign('+');
                self.term()?
            }
        };
        loop {
            if self.sign('+') {
                sum = sum.plus(self.term()?)?;
            } else if self.sign('-') {
                sum = sum.minus(self.term()?)?;
            } else {
                self.depth -= 1;
                return Some(sum);
            }
        }
    }

    fn term(&mut self) -> Option<Exact> {
        match self.next()? {
            Token::Number(number) => Some(*number),
            Token::Area(area) if area.cells.is_single() => self.single(area),
            Token::Sign('(') => self.closed(),
            Token::Name(name) if self.sign('(') => self.function(name),
            _ => None,
        }
    }

    fn closed(&mut self) -> Option<Exact> {
        let inside = self.expression()?;
        self.sign(')').then_some(inside)
    }

    /// A cell beside an operator: an empty one is zero.
    fn single(&self, area: &Area) -> Option<Exact> {
        match self.cells.operand(area.sheet.as_deref(), area.cells.first) {
            Operand::Nothing => Some(Exact::default()),
            Operand::Number(number) => Some(number),
            Operand::Text | Operand::Unknown => None,
        }
    }

    fn function(&mut self, name: &str) -> Option<Exact> {
        let arguments = self.arguments()?;
        let all = || arguments.iter().flatten().copied();
        match name {
            "SUM" => all().try_fold(Exact::default(), Exact::plus),
            "MIN" => Some(all().min().unwrap_or_default()),
            "MAX" => Some(all().max().unwrap_or_default()),
            "ROUND" => match arguments.as_slice() {
                [number, decimals] => Self::one(number)?.rounded(Self::one(decimals)?),
                _ => None,
            },
            _ => None,
        }
    }

    fn one(numbers: &[Exact]) -> Option<Exact> {
        match numbers {
            [number] => Some(*number),
            _ => None,
        }
    }

    /// The numbers of each argument up to the closing bracket. An argument that is just a reference passes over texts.
    fn arguments(&mut self) -> Option<Vec<Vec<Exact>>> {
        let mut arguments = Vec::new();
        loop {
            arguments.push(match self.tokens {
                [Token::Area(area), Token::Sign(',' | ')'), ..] => {
                    self.next();
                    self.numbers(area)?
                }
                _ => vec![self.expression()?],
            });
            match self.next()? {
                Token::Sign(')') => return Some(arguments),
                Token::Sign(',') => {}
                _ => return None,
            }
        }
    }

    fn numbers(&mut self, area: &Area) -> Option<Vec<Exact>> {
        let mut numbers = Vec::new();
        if area.cells.size() > MAX_AREA {
            return None;
        }
        self.cells_left = self.cells_left.checked_sub(area.cells.size())?;
        for cell in area.cells.cells() {
            match self.cells.operand(area.sheet.as_deref(), cell) {
                Operand::Nothing | Operand::Text => {}
                Operand::Number(number) => numbers.push(number),
                Operand::Unknown => return None,
            }
        }
        Some(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A1 to A4 are 1.5, 2.25, a text and nothing; B1 is not known.
    struct Sheet;

    impl Cells for Sheet {
        fn operand(&self, sheet: Option<&str>, cell: CellRef) -> Operand {
            let number = |text: &str| Exact::parse(text).map_or(Operand::Unknown, Operand::Number);
            match (sheet, cell.to_string().as_str()) {
                (None, "A1") => number("1.5"),
                (None, "A2") => number("2.25"),
                (None, "A3") => Operand::Text,
                (Some("khác"), "A1") => number("100"),
                (_, "B1") => Operand::Unknown,
                _ => Operand::Nothing,
            }
        }
    }

    #[test]
    fn plain_formulas_come_to_what_excel_says() {
        for (formula, expected) in [
            ("SUM(A1:A4)", Some("3.75")),
            ("SUM(A1,A2)+10-A1", Some("12.25")),
            ("A1+A4", Some("1.5")),
            ("-(A1-2)", Some("0.5")),
            ("MIN(SUM(A1:A2),3)", Some("3")),
            ("MAX(A3:A4)", Some("0")),
            ("ROUND(SUM(A1:A2),1)", Some("3.8")),
            ("SUM(Khác!A1,A1)", Some("101.5")),
            ("A1+A3", None),
            ("SUM(A1:B1)", None),
            ("A1*2", None),
            ("IF(A1>1,A1,0)", None),
            ("SUM(A1:A9999)", None),
            ("SUM(A1:A5000,A1:A5000)", Some("7.5")),
            ("SUM(A1:A5000,A1:A5000,A1)", None),
            ("SUM(A1:A2", None),
            ("SUM()", None),
            ("", None),
            ("((((((((((((((((((1))))))))))))))))))", None),
        ] {
            assert_eq!(evaluate(formula, &Sheet), expected.and_then(Exact::parse), "{formula}");
        }
    }
}
