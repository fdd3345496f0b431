//! The pieces of a formula (ECMA-376 part 1, 18.17.2).

use super::Exact;
use crate::workbook::{CellRange, CellRef};

/// The characters that a formula may have ("Excel specifications and limits").
const MAX_LENGTH: usize = 8_192;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number with at most six decimals.
    Number(Exact),
    /// Any other number, as it is written.
    Figure(String),
    /// A cell or a rectangle of cells.
    Area(Area),
    /// A function, a truth value or a defined name, in capitals.
    Name(String),
    /// A text, as it is written between its quotes.
    Text(String),
    /// An operator, a bracket or a comma.
    Sign(char),
}

/// A rectangle of cells that a formula refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::workbook) struct Area {
    /// The sheet in lower case; nothing for the formula's own.
    pub(in crate::workbook) sheet: Option<String>,
    /// The cells.
    pub(in crate::workbook) cells: CellRange,
    /// Which of its rows and columns have a dollar sign: two formulas that differ in them are not one.
    anchors: [bool; 4],
}

/// Takes a formula to pieces; nothing where there is something in it that is not read here: a table, another workbook,
/// an array, an error.
pub(super) fn tokens(formula: &str) -> Option<Vec<Token>> {
    // A formula never has fewer bytes than characters, so that most need not be counted.
    if formula.len() > MAX_LENGTH && formula.chars().count() > MAX_LENGTH {
        return None;
    }
    let mut scan = Scan { rest: formula };
    let mut tokens = Vec::new();
    while let Some(first) = scan.skip_blanks() {
        tokens.push(scan.token(first)?);
    }
    Some(tokens)
}

struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// The next character that is no blank.
    fn skip_blanks(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn token(&mut self, first: char) -> Option<Token> {
        match first {
            '"' => self.quoted('"').map(Token::Text),
            '\'' => {
                let sheet = self.quoted('\'')?;
                self.sign('!').then(|| self.area(Some(sheet))).flatten()
            }
            '0'..='9' | '.' => Some(self.number()),
            '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<' | '>' | '(' | ')' | ',' | '%' | ':' => {
                self.sign(first).then_some(Token::Sign(first))
            }
            _ if is_of_word(first) => self.word(),
            _ => None,
        }
    }

    /// Takes a sign if it comes next.
    fn sign(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// What stands between two quotes; a doubled quote is one.
    fn quoted(&mut self, quote: char) -> Option<String> {
        let mut text = String::new();
        self.rest = self.rest.strip_prefix(quote)?;
        loop {
            let (piece, rest) = self.rest.split_once(quote)?;
            text += piece;
            self.rest = rest;
            if !self.sign(quote) {
                return Some(text);
            }
            text.push(quote);
        }
    }

    fn taken(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !belongs(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn number(&mut self) -> Token {
        let mut text = self.taken(|character| character.is_ascii_digit() || character == '.').to_owned();
        if self.rest.starts_with(['E', 'e']) {
            text += self.taken(|character| matches!(character, 'E' | 'e'));
            text += self.taken(|character| matches!(character, '+' | '-'));
            text += self.taken(|character| character.is_ascii_digit());
        }
        Exact::parse(&text).map_or_else(|| Token::Figure(text.to_ascii_uppercase()), Token::Number)
    }

    /// A sheet's name with what it is the sheet of, a cell, a function or a name.
    fn word(&mut self) -> Option<Token> {
        let before = self.rest;
        let word = self.taken(is_of_word);
        if self.sign('!') {
            return self.area(Some(word.to_owned()));
        }
        if !self.rest.starts_with('(') {
            let after = self.rest;
            self.rest = before;
            if let Some(area) = self.area(None) {
                return Some(area);
            }
            self.rest = after;
        }
        Some(Token::Name(word.to_uppercase()))
    }

    /// A cell, or two with a colon between.
    fn area(&mut self, sheet: Option<String>) -> Option<Token> {
        let (first, first_anchors) = cell(self.taken(is_of_word))?;
        let before = self.rest;
        let second = match self.skip_blanks() == Some(':') && self.sign(':') {
            true => self.skip_blanks().and_then(|_| cell(self.taken(is_of_word))),
            false => None,
        };
        let (second, [third, fourth]) = second.unwrap_or_else(|| {
            self.rest = before;
            (first, first_anchors)
        });
        let [one, two] = first_anchors;
        Some(Token::Area(Area {
            sheet: sheet.map(|sheet| sheet.to_lowercase()),
            cells: CellRange::from(first).with(second),
            anchors: [one, two, third, fourth],
        }))
    }
}

/// A cell, and whether its column and its row have a dollar sign.
fn cell(text: &str) -> Option<(CellRef, [bool; 2])> {
    let column_anchor = text.starts_with('$');
    let text = text.strip_prefix('$').unwrap_or(text);
    let row_anchor = text.contains('$');
    let plain = match row_anchor {
        true => {
            let (letters, digits) = text.split_once('$')?;
            format!("{letters}{digits}")
        }
        false => text.to_owned(),
    };
    Some((plain.to_ascii_uppercase().parse().ok()?, [column_anchor, row_anchor]))
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '$' | '\\' | '?')
}
