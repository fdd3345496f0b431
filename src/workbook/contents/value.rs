//! The value of a cell by its type (ST_CellType, ECMA-376 part 1, 18.18.11).

use super::cell::{CellType, RawCell};
use super::strict::{Fault, Told};
use super::text::unescaped;
use super::{CellText, general};
use crate::workbook::container::PartRule;
use std::rc::Rc;

/// The value; nothing where the cell is empty.
pub(super) fn value(cell: &RawCell, strings: &[Rc<str>]) -> Result<Option<CellText>, Fault> {
    match (&cell.inline, cell.kind) {
        (Some(text), CellType::Inline) if cell.value.is_none() => return Ok(text_value(text)),
        (None, CellType::Inline) if cell.value.is_none() => return Ok(None),
        // A viewer shows the one, and another the other.
        (Some(_), _) | (None, CellType::Inline) => return Err(PartRule::Value.into()),
        (None, _) => {}
    }
    let Some(Told { text, has_reference }) = &cell.value else { return Ok(None) };
    if *has_reference && cell.kind != CellType::Text {
        return Err(PartRule::CharacterData.into());
    }
    stored(cell.kind, text, strings)
}

fn stored(kind: CellType, text: &str, strings: &[Rc<str>]) -> Result<Option<CellText>, Fault> {
    let word = text.trim_ascii();
    match kind {
        CellType::Text => Ok(text_value(&unescaped(text))),
        CellType::Day => Ok(text_value(word)),
        _ if word.is_empty() => Ok(None),
        CellType::Number => number(word).map(Some),
        CellType::Shared => shared(word, strings),
        CellType::Truth => match word {
            "1" | "true" => Ok(Some(CellText::Truth(true))),
            "0" | "false" => Ok(Some(CellText::Truth(false))),
            _ => Err(PartRule::Value.into()),
        },
        CellType::Error if word.starts_with('#') => Ok(Some(CellText::Error(word.to_owned()))),
        CellType::Error | CellType::Inline => Err(PartRule::Value.into()),
    }
}

/// A number as people see it in the format "General". Infinity and "not a number" have no place in a sheet.
fn number(word: &str) -> Result<CellText, Fault> {
    let plain = word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    let number = word.parse().ok().filter(|number: &f64| plain && number.is_finite());
    number.map(|number| CellText::Number(general(number))).ok_or(PartRule::Value.into())
}

fn shared(word: &str, strings: &[Rc<str>]) -> Result<Option<CellText>, Fault> {
    let index = word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse::<usize>().ok()).flatten();
    let text = index.and_then(|index| strings.get(index)).ok_or(PartRule::Unresolved)?;
    Ok(text_value(text))
}

fn text_value(text: &str) -> Option<CellText> {
    (!text.is_empty()).then(|| CellText::Text(text.to_owned()))
}
