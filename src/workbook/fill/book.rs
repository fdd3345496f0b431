//! Changes to the workbook part: sheets added, links to other workbooks taken out, calculation asked for
//! (ECMA-376 part 1, 18.2.27; the order of its children is fixed).

use super::edits::{Edits, retag};
use super::formula::needs_other_workbook;
use super::print_area::Widening;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Step, Vocabulary, Walk};
use quick_xml::escape::escape;
use std::ops::Range;

/// A sheet to be listed.
pub(super) struct ListedSheet {
    /// Its name.
    pub(super) name: String,
    /// Its id.
    pub(super) id: u32,
    /// The id of its relationship.
    pub(super) relationship: String,
}

/// What is to be changed.
pub(super) struct BookChanges {
    /// The namespace of `r:id` in this workbook.
    pub(super) id_namespace: &'static str,
    /// Sheets to be listed behind the last one, where no index of a sheet moves.
    pub(super) sheets: Vec<ListedSheet>,
    /// Whether references to other workbooks go.
    pub(super) without_links: bool,
    /// Whether everything is to be calculated when the workbook is opened.
    pub(super) calculate_on_load: bool,
    /// The sheets that got columns.
    pub(super) widenings: Vec<Widening>,
}

/// The changed part and what was lost.
#[derive(Debug, Default)]
pub(super) struct ChangedBook {
    /// The new part; nothing where it stays as it is.
    pub(super) part: Option<Vec<u8>>,
    /// The defined names that referred to another workbook.
    pub(super) lost_names: Vec<String>,
    /// The sheets whose print area was widened.
    pub(super) widened: Vec<String>,
}

/// Makes the changes.
pub(super) fn change(part: &[u8], changes: &BookChanges) -> Result<ChangedBook, XmlFault> {
    let (edits, lost_names, widened) = (Edits::of(part), Vec::new(), Vec::new());
    let mut pass = Pass { edits, changes, lost_names, widened, before_calculation: 0 };
    let mut walk = Walk::new(part)?;
    let mut calculation_seen = false;
    let mut prefix = String::new();
    while let Some(step) = walk.next()? {
        let Step { markup: Markup::Start(element), span, depth } = step else { continue };
        if element.vocabulary != Vocabulary::Spreadsheet {
            continue;
        }
        match (depth, element.local()) {
            (1, _) => prefix = element.prefix().to_owned(),
            (2, "sheets") => pass.sheets(&mut walk, element.prefix())?,
            (2, "functionGroups") => pass.before_calculation = end_of(&mut walk, depth)?.end,
            (2, "externalReferences") => pass.external_references(&mut walk, span)?,
            (2, "definedNames") => pass.defined_names(&mut walk)?,
            (2, "calcPr") => {
                calculation_seen = true;
                pass.calculation(&element, span)?;
            }
            _ => {}
        }
    }
    if changes.calculate_on_load && !calculation_seen {
        pass.edits.insert(pass.before_calculation, format!(r#"<{prefix}calcPr fullCalcOnLoad="1"/>"#));
    }
    Ok(ChangedBook { lost_names: pass.lost_names, widened: pass.widened, part: pass.edits.apply() })
}

struct Pass<'a, 'c> {
    edits: Edits<'a>,
    changes: &'c BookChanges,
    lost_names: Vec<String>,
    widened: Vec<String>,
    /// Where the last element ends that must stand before `calcPr`.
    before_calculation: usize,
}

impl<'a> Pass<'a, '_> {
    fn sheets(&mut self, walk: &mut Walk<'a>, prefix: &str) -> Result<(), XmlFault> {
        let end = end_of(walk, 2)?;
        let listed = self.changes.sheets.iter().map(|sheet| listed(sheet, prefix, self.changes.id_namespace)).collect();
        self.edits.insert(end.start, listed);
        self.before_calculation = end.end;
        Ok(())
    }

    fn external_references(&mut self, walk: &mut Walk<'a>, start: Range<usize>) -> Result<(), XmlFault> {
        let end = end_of(walk, 2)?.end;
        self.before_calculation = end;
        if self.changes.without_links {
            self.edits.remove(start.start..end);
        }
        Ok(())
    }

    /// A name that needs another workbook keeps its place, which other parts may count on, and loses its meaning.
    fn defined_names(&mut self, walk: &mut Walk<'a>) -> Result<(), XmlFault> {
        while let Some(step) = walk.next()? {
            match step.markup {
                Markup::Start(name) if step.depth == 3 => self.defined_name(walk, &name, step.span.end)?,
                Markup::End if step.depth == 2 => {
                    self.before_calculation = step.span.end;
                    break;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn defined_name(&mut self, walk: &mut Walk<'a>, element: &Element<'a>, start: usize) -> Result<(), XmlFault> {
        let mut text = String::new();
        while let Some(step) = walk.next()? {
            match step.markup {
                Markup::Text(piece) => text += &piece,
                Markup::End if step.depth == 3 => {
                    if self.changes.without_links && needs_other_workbook(&text) {
                        self.edits.replace(start..step.span.start, "#REF!".to_owned());
                        self.lost_names.extend(element.attribute("name")?);
                    } else if let Some((sheet, areas)) = self.widened(element, &text)? {
                        self.edits.replace(start..step.span.start, escape(areas).into_owned());
                        self.widened.push(sheet);
                    }
                    break;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A print area that has to be widened, with its sheet.
    fn widened(&self, element: &Element<'a>, areas: &str) -> Result<Option<(String, String)>, XmlFault> {
        if self.changes.widenings.is_empty() || element.attribute("name")?.as_deref() != Some("_xlnm.Print_Area") {
            return Ok(None);
        }
        let tab = element.attribute("localSheetId")?.and_then(|place| place.parse::<usize>().ok());
        let widening = self.changes.widenings.iter().find(|widening| Some(widening.tab) == tab);
        Ok(widening.and_then(|widening| Some((widening.sheet.clone(), widening.widen(areas)?))))
    }

    fn calculation(&mut self, element: &Element, span: Range<usize>) -> Result<(), XmlFault> {
        let asked = matches!(element.attribute("fullCalcOnLoad")?.as_deref(), Some("1" | "true"));
        if self.changes.calculate_on_load && !asked {
            let close = if element.is_empty { "/>" } else { ">" };
            let tag = retag(element, &[], &[("fullCalcOnLoad", "1")], close)?;
            self.edits.replace(span, tag);
        }
        Ok(())
    }
}

/// Where the element of that depth ends that the walk is in.
fn end_of(walk: &mut Walk, depth: usize) -> Result<Range<usize>, XmlFault> {
    while let Some(step) = walk.next()? {
        if matches!(step.markup, Markup::End) && step.depth == depth {
            return Ok(step.span);
        }
    }
    Ok(0..0)
}

/// A sheet's element. It declares the prefix of its `r:id` itself: some writers declare one on each of theirs only.
fn listed(sheet: &ListedSheet, prefix: &str, id_namespace: &str) -> String {
    let ListedSheet { name, id, relationship } = sheet;
    let (name, relationship) = (escape(name.as_str()), escape(relationship.as_str()));
    format!(r#"<{prefix}sheet xmlns:r="{id_namespace}" name="{name}" sheetId="{id}" r:id="{relationship}"/>"#)
}
