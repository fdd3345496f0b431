//! A cell of a sheet (OpenDocument 1.3, part 3, section 9.1.4) and the text in it (section 6.1).

use super::super::super::grid::Value;
use super::super::super::number::general;
use super::super::legacy::Encoding;
use super::super::markup::{number, skip};
use super::super::tally::Text;
use super::styles::Styles;
use crate::template::Day;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Walk};

/// A cell before anything is made of it.
pub(super) struct RawCell {
    /// Its value, unless that is its text. Of an error, the text is in the cell.
    pub(super) typed: Option<Value>,
    /// Its text.
    pub(super) text: Text,
    /// Whether a formula gives the value.
    pub(super) formula: bool,
    /// How many rows and columns it covers.
    pub(super) spans: (u32, u32),
}

/// Reads the cell whose tag was just read.
pub(super) fn read<'a>(
    walk: &mut Walk<'a>,
    element: &Element<'a>,
    depth: usize,
    (styles, font): (&Styles, Option<Encoding>),
) -> Result<RawCell, XmlFault> {
    let spans = (number(element, "table:number-rows-spanned", 1)?, number(element, "table:number-columns-spanned", 1)?);
    let formula = element.attribute("table:formula")?.is_some();
    let typed = typed(element)?;
    let said = element.attribute("office:string-value")?;
    let mut text = Text::default();
    text.set_font(font);
    paragraphs(walk, depth, styles, &mut text)?;
    if let Some(said) = said.filter(|_| text.len() == 0) {
        text.push(&said);
    }
    Ok(RawCell { typed, text, formula, spans })
}

/// The value of a cell that is no text (section 19.385).
fn typed(element: &Element<'_>) -> Result<Option<Value>, XmlFault> {
    if element.attribute("calcext:value-type")?.as_deref() == Some("error") {
        return Ok(Some(Value::Error(String::new())));
    }
    Ok(match element.attribute("office:value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => {
            let value = element.attribute("office:value")?.and_then(|text| text.trim().parse::<f64>().ok());
            value.filter(|value| value.is_finite()).map(|value| Value::Number(general(value)))
        }
        Some("date") => {
            let day = element.attribute("office:date-value")?;
            day.and_then(|day| Day::parse_iso(day.get(..10)?)).map(Value::Day)
        }
        Some("boolean") => {
            let is_true = element.attribute("office:boolean-value")?.as_deref() == Some("true");
            Some(Value::Text(if is_true { "TRUE" } else { "FALSE" }.to_owned()))
        }
        _ => None,
    })
}

/// The paragraphs of a cell, each on a line of its own. What is not text, such as notes and pictures, is passed over.
fn paragraphs(walk: &mut Walk<'_>, depth: usize, styles: &Styles, text: &mut Text) -> Result<(), XmlFault> {
    let outer = text.font();
    let (mut spans, mut paragraphs) = (Vec::new(), 0_usize);
    while let Some(step) = walk.next()? {
        match step.markup {
            Markup::Start(element) if element.prefix() != "text:" => skip(walk, step.depth)?,
            Markup::Start(element) => match element.local() {
                "p" | "h" => {
                    if paragraphs > 0 {
                        text.push("\n");
                    }
                    paragraphs += 1;
                }
                "s" | "tab" => text.push(" "),
                "line-break" => text.push("\n"),
                "span" => {
                    spans.push((step.depth, text.font()));
                    if let Some(font) = styles.text_font(element.attribute("text:style-name")?.as_deref()) {
                        text.set_font(font);
                    }
                }
                _ => {}
            },
            Markup::Text(piece) if step.depth > depth => text.push(&piece),
            Markup::End if step.depth == depth => break,
            Markup::End => {
                if let Some((_, font)) = spans.pop_if(|(at, _)| *at == step.depth) {
                    text.set_font(font);
                }
            }
            _ => {}
        }
    }
    text.set_font(outer);
    Ok(())
}
