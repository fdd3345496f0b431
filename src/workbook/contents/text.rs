//! Texts of cells: plain ones, and those put together of runs (CT_Rst, ECMA-376 part 1, 18.4.8).

use super::strict::{Fault, StrictWalk, once};
use crate::workbook::container::PartRule;
use crate::workbook::container::xml::Element;

/// What stands between elements counts only where the element says so (XML 1.0, 2.10); Excel drops these.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// The text that people see of the element of that depth, an `si` or an `is`: either one text or runs. How it is
/// pronounced (`rPh`) is not shown.
pub(super) fn rich_text(walk: &mut StrictWalk<'_>, depth: usize) -> Result<String, Fault> {
    let (mut plain, mut runs) = (None, None::<String>);
    while let Some(element) = walk.child(depth)? {
        match element.local() {
            "t" => once(&mut plain, piece(walk, &element, depth + 1)?)?,
            "r" => *runs.get_or_insert_default() += &run(walk, depth + 1)?,
            "rPh" => pronounced(walk, depth + 1)?,
            "phoneticPr" => walk.skip(depth + 1)?,
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    match (plain, runs) {
        // The schema has room for both; readers show one, the other, or the two of them.
        (Some(_), Some(_)) => Err(PartRule::Repeated.into()),
        (plain, runs) => Ok(plain.or(runs).unwrap_or_default()),
    }
}

fn run(walk: &mut StrictWalk<'_>, depth: usize) -> Result<String, Fault> {
    let mut text = None;
    while let Some(element) = walk.child(depth)? {
        match element.local() {
            "t" => once(&mut text, piece(walk, &element, depth + 1)?)?,
            "rPr" => walk.skip(depth + 1)?,
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    Ok(text.unwrap_or_default())
}

/// Passes over how a text is pronounced.
fn pronounced(walk: &mut StrictWalk<'_>, depth: usize) -> Result<(), Fault> {
    while let Some(element) = walk.child(depth)? {
        match element.local() {
            "t" => drop(walk.told(depth + 1)?),
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    Ok(())
}

fn piece(walk: &mut StrictWalk<'_>, element: &Element<'_>, depth: usize) -> Result<String, Fault> {
    let keeps_blanks = element.attribute("xml:space")?.as_deref() == Some("preserve");
    let text = walk.told(depth)?.text;
    Ok(unescaped(if keeps_blanks { &text } else { text.trim_matches(BLANKS) }))
}

/// The text without the escapes `_xHHHH_` for what XML cannot hold (ST_Xstring, ECMA-376 part 1, 22.9.2.19). Line ends
/// are line feeds.
pub(in crate::workbook) fn unescaped(text: &str) -> String {
    let mut units = Vec::new();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let unit = escape(from);
        if !before.is_empty() || unit.is_none() {
            take(&mut units, &mut plain);
        }
        plain += before;
        rest = match unit {
            Some(unit) => {
                units.push(unit);
                from.get(ESCAPE..).unwrap_or_default()
            }
            None => {
                plain += "_x";
                from.get(2..).unwrap_or_default()
            }
        };
    }
    take(&mut units, &mut plain);
    plain += rest;
    if plain.contains('\r') { plain.replace("\r\n", "\n").replace('\r', "\n") } else { plain }
}

/// The bytes of an escape.
const ESCAPE: usize = "_xHHHH_".len();

fn escape(text: &str) -> Option<u16> {
    let digits = text.get(..ESCAPE)?.strip_prefix("_x")?.strip_suffix('_')?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// Escapes are UTF-16 units, two of which may make one character.
fn take(units: &mut Vec<u16>, plain: &mut String) {
    if !units.is_empty() {
        *plain += &String::from_utf16_lossy(units);
        units.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_once() {
        for (text, expected) in [
            ("Đạt _x0041_ và _x1EAF__x0300_", "Đạt A và \u{1EAF}\u{300}"),
            ("_x005F_x0041_", "_x0041_"),
            ("_xD83D__xDE00_", "😀"),
            ("_xD83D_ _xDE00_", "\u{FFFD} \u{FFFD}"),
            ("_x41_ _x004_ _xZZZZ_ _x", "_x41_ _x004_ _xZZZZ_ _x"),
            ("a_x000D_b\r\nc", "a\nb\nc"),
            ("_x00é9_", "_x00é9_"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
