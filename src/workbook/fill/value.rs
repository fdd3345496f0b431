//! What is written into a cell, and how it stands in a sheet's XML (ECMA-376 part 1, 18.3.1.4).

use super::error::CellFault;
use super::text;
use crate::score::{Quantity, Score};
use crate::workbook::cell::CellRef;
use crate::workbook::contents::CellText;
use quick_xml::escape::partial_escape;

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// `units` divided by ten to the power of `scale`: a number with an exact decimal text.
    Decimal {
        /// The digits.
        units: i64,
        /// How many of them stand behind the point; at most 18.
        scale: u8,
    },
    /// Text, never a formula; at most 32,767 UTF-16 units.
    Text(String),
    /// As [`CellValue::Text`], and seen whole: its lines break, and its row is as high as they need.
    Prose(String),
    /// A formula without its equals sign, and the points that it comes to, for a cell that has none.
    Formula {
        /// The formula.
        text: String,
        /// Its result.
        hundredths: i64,
    },
    /// Nothing: what was there goes, its style stays.
    Empty,
}

/// What becomes of a formula in a cell that is written to. A cell without one just gets its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFormula {
    /// The cell is not written, and the filling fails with [`CellFault::Formula`].
    Refuse,
    /// The formula stays; the value is stored as its last result.
    KeepAndCache,
    /// The formula goes.
    Replace,
}

/// A value for a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellWrite {
    /// The cell; in a merged range its first cell.
    pub at: CellRef,
    /// What is written.
    pub value: CellValue,
    /// What becomes of a formula there.
    pub on_formula: OnFormula,
}

impl CellValue {
    /// A number with two decimals: 150 is 1.5.
    pub fn hundredths(units: i64) -> Self {
        Self::Decimal { units, scale: 2 }
    }

    /// What is read from a cell with that value; nothing from an empty one.
    pub fn text(&self) -> Option<CellText> {
        match self {
            Self::Decimal { units, scale } => Some(CellText::Number(decimal(*units, *scale))),
            Self::Formula { hundredths, .. } => Some(CellText::Number(decimal(*hundredths, 2))),
            Self::Text(text) | Self::Prose(text) if !text.is_empty() => {
                Some(CellText::Text(text.replace("\r\n", "\n").replace('\r', "\n")))
            }
            Self::Text(_) | Self::Prose(_) | Self::Empty => None,
        }
    }

    /// Whether the cell can hold it.
    pub(super) fn check(&self) -> Result<(), CellFault> {
        match self {
            Self::Text(text) | Self::Prose(text) => match text::length(text) {
                units if units > text::MAX_LENGTH => Err(CellFault::TextTooLong(units)),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// The type `t` of a cell with that value; nothing for numbers, whose type is the default. A formula's text is
    /// stored as a plain value, any other text in the cell itself, so that the shared texts stay as they are.
    pub(super) fn cell_type(&self, has_formula: bool) -> Option<&'static str> {
        match self {
            Self::Text(_) | Self::Prose(_) if has_formula => Some("str"),
            Self::Text(_) | Self::Prose(_) => Some("inlineStr"),
            Self::Decimal { .. } | Self::Formula { .. } | Self::Empty => None,
        }
    }

    /// The elements that hold the value, with their prefix.
    pub(super) fn markup(&self, prefix: &str, has_formula: bool) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Decimal { units, scale } => format!("<{prefix}v>{}</{prefix}v>", decimal(*units, *scale)),
            Self::Formula { text, hundredths } => {
                let (text, result) = (partial_escape(text.as_str()), decimal(*hundredths, 2));
                format!("<{prefix}f>{text}</{prefix}f><{prefix}v>{result}</{prefix}v>")
            }
            Self::Text(text) | Self::Prose(text) if has_formula => {
                format!("<{prefix}v>{}</{prefix}v>", text::markup(text))
            }
            Self::Text(text) | Self::Prose(text) => {
                let text = text::markup(text);
                format!(r#"<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>"#)
            }
        }
    }
}

impl From<Score> for CellValue {
    fn from(score: Score) -> Self {
        Self::hundredths(score.hundredths())
    }
}

impl From<Quantity> for CellValue {
    fn from(quantity: Quantity) -> Self {
        Self::Decimal { units: quantity.ten_thousandths(), scale: 4 }
    }
}

/// The exact decimal text, without trailing zeros.
pub(super) fn decimal(units: i64, scale: u8) -> String {
    let scale = usize::from(scale.min(18));
    let digits = format!("{:0width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if units < 0 { "-" } else { "" };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_and_short() {
        for (units, scale, text) in [
            (0, 2, "0"),
            (150, 2, "1.5"),
            (5, 2, "0.05"),
            (1200, 2, "12"),
            (-25, 2, "-0.25"),
            (854_200, 4, "85.42"),
            (48, 0, "48"),
            (i64::MIN, 2, "-92233720368547758.08"),
            (1, 18, "0.000000000000000001"),
        ] {
            assert_eq!(decimal(units, scale), text);
        }
    }
}
