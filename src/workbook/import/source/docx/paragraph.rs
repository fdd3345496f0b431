//! A paragraph: its runs of letters in their fonts, and the number that Word shows before it (ECMA-376 part 1, sections
//! 17.3 and 17.9).

use super::super::legacy::Encoding;
use super::super::markup::{child, number, skip};
use super::super::tally::Text;
use super::numbering::{Item, Numbering};
use super::styles::{Styles, fonts};
use super::table::is_on;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Markup, Walk};

/// What a paragraph says of itself.
#[derive(Debug, Default)]
struct Properties {
    style: Option<String>,
    level: Option<u32>,
    list: Option<u32>,
}

/// Reads the paragraph of that depth. Gives whether the number before it is known, or there is none.
pub(super) fn read(
    walk: &mut Walk<'_>,
    depth: usize,
    (styles, numbering): (&Styles, &mut Numbering),
    text: &mut Text,
) -> Result<bool, XmlFault> {
    let (mut properties, mut understood, mut is_numbered) = (Properties::default(), true, false);
    let mut font = styles.paragraph_font(None);
    text.set_font(font);
    while let Some(step) = walk.next()? {
        match step.markup {
            Markup::Start(element) => {
                let name = element.local();
                if name == "pPr" && step.depth == depth + 1 {
                    properties = self::properties(walk, step.depth)?;
                    font = styles.paragraph_font(properties.style.as_deref());
                    text.set_font(font);
                    continue;
                }
                if !is_numbered {
                    understood = show_number(styles, numbering, &properties, text);
                    is_numbered = true;
                }
                match name {
                    "r" => run(walk, step.depth, (styles, font), text)?,
                    // What is drawn, and what was deleted or moved away while changes were tracked.
                    "drawing" | "pict" | "object" | "AlternateContent" | "del" | "moveFrom" | "oMath" | "oMathPara" => {
                        skip(walk, step.depth)?;
                    }
                    _ => {}
                }
            }
            Markup::End if step.depth == depth => break,
            _ => {}
        }
    }
    if !is_numbered {
        understood = show_number(styles, numbering, &properties, text);
    }
    Ok(understood)
}

/// Writes the number of a paragraph in a list.
fn show_number(styles: &Styles, numbering: &mut Numbering, properties: &Properties, text: &mut Text) -> bool {
    let by_style = styles.list(properties.style.as_deref());
    let list = properties.list.or(by_style.map(|(list, _)| list)).filter(|list| *list != 0);
    let level = properties.level.or(by_style.map(|(_, level)| level)).unwrap_or_default();
    match list.map(|list| numbering.next(list, level)) {
        None => true,
        Some(Item::Unknown) => false,
        Some(Item::Text(number)) => {
            text.push(&number);
            true
        }
    }
}

fn properties(walk: &mut Walk<'_>, depth: usize) -> Result<Properties, XmlFault> {
    let mut properties = Properties::default();
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "pStyle" => properties.style = element.attribute("w:val")?,
            "numPr" => {
                while let Some(element) = child(walk, depth + 1)? {
                    match element.local() {
                        "ilvl" => properties.level = Some(number(&element, "w:val", 0)?),
                        "numId" => properties.list = Some(number(&element, "w:val", 0)?),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    Ok(properties)
}

/// Reads a run of letters.
fn run(
    walk: &mut Walk<'_>,
    depth: usize,
    (styles, font): (&Styles, Option<Encoding>),
    text: &mut Text,
) -> Result<(), XmlFault> {
    let mut is_hidden = false;
    text.set_font(font);
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "rPr" => {
                while let Some(property) = child(walk, depth + 1)? {
                    match property.local() {
                        "rFonts" => text.set_font(fonts(&property)?.unwrap_or(font)),
                        "rStyle" => {
                            let style = property.attribute("w:val")?;
                            text.set_font(styles.run_font(style.as_deref()).unwrap_or(text.font()));
                        }
                        "vanish" => is_hidden = is_on(&property)?,
                        _ => {}
                    }
                }
            }
            _ if is_hidden => {}
            "t" => letters(walk, depth + 1, text)?,
            "tab" | "ptab" => text.push(" "),
            "br" | "cr" => text.push("\n"),
            "noBreakHyphen" => text.push("-"),
            "sym" => text.push(symbol(element.attribute("w:char")?.as_deref())),
            _ => {}
        }
    }
    text.set_font(font);
    Ok(())
}

fn letters(walk: &mut Walk<'_>, depth: usize, text: &mut Text) -> Result<(), XmlFault> {
    while let Some(step) = walk.next()? {
        match step.markup {
            Markup::Text(piece) => text.push(&piece),
            Markup::End if step.depth == depth => break,
            _ => {}
        }
    }
    Ok(())
}

/// Signs of the font Symbol that rules are written with.
fn symbol(code: Option<&str>) -> &'static str {
    match code.map(str::to_ascii_uppercase).as_deref() {
        Some("F0A3") => "≤",
        Some("F0B3") => "≥",
        Some("F0B4") => "×",
        Some("F0B8") => "÷",
        _ => "",
    }
}
