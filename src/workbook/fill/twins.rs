//! New formats of cells, each like one of the template's but for one thing (ECMA-376 part 1, 18.8.10).

use super::edits::{Edits, retag};
use crate::basics::OrderedMap;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Vocabulary, Walk};
use std::ops::Range;

/// A format like another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Twin {
    /// The place of the other one.
    pub(super) pattern: usize,
    /// What differs.
    pub(super) change: Change,
}

/// What a format has and its pattern has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Lines that break.
    BreaksLines,
    /// Numbers with all their decimals: the general format.
    ShowsDecimals,
}

/// The part with the styles and, behind the formats that it has, a twin of each of these; nothing where it has no list
/// of formats.
pub(super) fn add(source: &[u8], twins: &[Twin]) -> Result<Option<Vec<u8>>, XmlFault> {
    let made = twins.iter().map(|twin| (*twin, String::new())).collect();
    let mut pass = Pass { source, edits: Edits::of(source), twins, list: None, made, place: 0 };
    pass.run()?;
    Ok(pass.edits.apply())
}

/// One pass over the part with the styles.
struct Pass<'a, 's> {
    source: &'a [u8],
    edits: Edits<'a>,
    twins: &'s [Twin],
    list: Option<(Element<'a>, Range<usize>)>,
    /// The new formats.
    made: OrderedMap<Twin, String>,
    /// How many formats were read.
    place: usize,
}

/// A format as it stands.
struct Format<'a, 'f> {
    element: &'f Element<'a>,
    /// The bytes of its start tag.
    tag: Range<usize>,
    alignment: Option<&'f (Element<'a>, Range<usize>)>,
    /// Where it ends.
    end: usize,
}

/// The end tag of an element that had none.
fn closing(element: &Element<'_>) -> String {
    if element.is_empty { format!("</{}xf>", element.prefix()) } else { String::new() }
}

impl<'a> Pass<'a, '_> {
    fn run(&mut self) -> Result<(), XmlFault> {
        let mut walk = Walk::new(self.source)?;
        while let Some(step) = walk.next()? {
            match step.markup {
                Markup::Start(element) if step.depth == 2 && element.is(Vocabulary::Spreadsheet, "cellXfs") => {
                    self.list = Some((element, step.span));
                }
                Markup::Start(element) if step.depth == 3 && self.list.is_some() && element.local() == "xf" => {
                    self.format(&mut walk, element, step.span)?;
                }
                Markup::End if step.depth == 2 => self.end(step.span.start)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads one format, and makes its twin if it gets one.
    fn format(&mut self, walk: &mut Walk<'a>, element: Element<'a>, tag: Range<usize>) -> Result<(), XmlFault> {
        let (mut alignment, mut end) = (None, tag.end);
        while let Some(step) = walk.next()? {
            match step.markup {
                Markup::Start(child) if step.depth == 4 && child.local() == "alignment" => {
                    alignment = Some((child, step.span));
                }
                Markup::End if step.depth == 3 => {
                    end = step.span.end;
                    break;
                }
                _ => {}
            }
        }
        let place = self.place;
        self.place += 1;
        for twin in [Change::BreaksLines, Change::ShowsDecimals].map(|change| Twin { pattern: place, change }) {
            if self.made.contains_key(&twin) {
                let format = Format { element: &element, tag: tag.clone(), alignment: alignment.as_ref(), end };
                let made = match twin.change {
                    Change::BreaksLines => self.breaking(&format)?,
                    Change::ShowsDecimals => self.decimal(&format)?,
                };
                self.made.insert(twin, made);
            }
        }
        Ok(())
    }

    fn breaking(&self, format: &Format<'a, '_>) -> Result<String, XmlFault> {
        let Format { element, tag, alignment, end } = format;
        let prefix = element.prefix();
        let mut twin = retag(element, &[], &[("applyAlignment", "1")], ">")?;
        match alignment {
            Some((child, span)) => {
                let close = if child.is_empty { "/>" } else { ">" };
                twin += self.text(tag.end..span.start);
                twin += &retag(child, &["shrinkToFit"], &[("wrapText", "1")], close)?;
                twin += self.text(span.end..*end);
            }
            None => twin += &format!("<{prefix}alignment wrapText=\"1\"/>{}", self.text(tag.end..*end)),
        }
        Ok(twin + &closing(element))
    }

    fn decimal(&self, format: &Format<'a, '_>) -> Result<String, XmlFault> {
        let Format { element, tag, end, .. } = format;
        let twin = retag(element, &["quotePrefix"], &[("numFmtId", "0"), ("applyNumberFormat", "1")], ">")?;
        Ok(twin + self.text(tag.end..*end) + &closing(element))
    }

    /// Puts the new formats at the end of the list.
    fn end(&mut self, at: usize) -> Result<(), XmlFault> {
        let Some((list, span)) = self.list.take() else { return Ok(()) };
        let made = self.twins.iter().filter_map(|twin| self.made.get(twin));
        self.edits.insert(at, made.map(String::as_str).collect());
        if list.attribute("count")?.is_some() {
            let count = (self.place + self.made.len()).to_string();
            self.edits.replace(span, retag(&list, &[], &[("count", &count)], ">")?);
        }
        Ok(())
    }

    /// Bytes of the part that were read as text before.
    fn text(&self, span: Range<usize>) -> &'a str {
        self.source.get(span).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
