//! New formats of cells, each like one of the template's but with lines that break (ECMA-376 part 1, 18.8.10).

use super::edits::{Edits, retag};
use crate::basics::OrderedMap;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Vocabulary, Walk};
use std::ops::Range;

/// The part with the styles and, behind the formats that it has, a twin of each of these; nothing where it has no list
/// of formats.
pub(super) fn add(source: &[u8], patterns: &[usize]) -> Result<Option<Vec<u8>>, XmlFault> {
    let twins = patterns.iter().map(|pattern| (*pattern, String::new())).collect();
    let mut pass = Pass { source, edits: Edits::of(source), patterns, list: None, twins, place: 0 };
    pass.run()?;
    Ok(pass.edits.apply())
}

/// One pass over the part with the styles.
struct Pass<'a, 's> {
    source: &'a [u8],
    edits: Edits<'a>,
    patterns: &'s [usize],
    list: Option<(Element<'a>, Range<usize>)>,
    /// The new formats by the places of their patterns.
    twins: OrderedMap<usize, String>,
    /// How many formats were read.
    place: usize,
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
        if self.twins.contains_key(&place) {
            let prefix = element.prefix().to_owned();
            let mut twin = retag(&element, &[], &[("applyAlignment", "1")], ">")?;
            match alignment {
                Some((child, span)) => {
                    let close = if child.is_empty { "/>" } else { ">" };
                    twin += self.text(tag.end..span.start);
                    twin += &retag(&child, &["shrinkToFit"], &[("wrapText", "1")], close)?;
                    twin += self.text(span.end..end);
                }
                None => twin += &format!("<{prefix}alignment wrapText=\"1\"/>{}", self.text(tag.end..end)),
            }
            if element.is_empty {
                twin += &format!("</{prefix}xf>");
            }
            self.twins.insert(place, twin);
        }
        Ok(())
    }

    /// Puts the new formats at the end of the list.
    fn end(&mut self, at: usize) -> Result<(), XmlFault> {
        let Some((list, span)) = self.list.take() else { return Ok(()) };
        let twins = self.patterns.iter().filter_map(|pattern| self.twins.get(pattern));
        let twins: String = twins.map(String::as_str).collect();
        self.edits.insert(at, twins);
        if list.attribute("count")?.is_some() {
            let count = (self.place + self.twins.len()).to_string();
            self.edits.replace(span, retag(&list, &[], &[("count", &count)], ">")?);
        }
        Ok(())
    }

    /// Bytes of the part that were read as text before.
    fn text(&self, span: Range<usize>) -> &'a str {
        self.source.get(span).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
