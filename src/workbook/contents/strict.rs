//! A walk through a part that refuses whatever readers do not agree on: a viewer resolves comments, CDATA sections and
//! the elements of other vocabularies by rules of its own, and what it shows would not be what was compared.

use crate::workbook::Limit;
use crate::workbook::container::xml::{Element, Markup, Step, Vocabulary, Walk};
use crate::workbook::container::{PartRule, XmlFault};
use std::borrow::Cow;

/// The elements that are read, which stand nowhere else among the cells and texts.
const READ: [&str; 9] = ["sheetData", "row", "c", "v", "f", "is", "si", "r", "t"];

/// Why a part is not read.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is not XML.
    Xml(XmlFault),
    /// It breaks a rule.
    Rule(PartRule),
    /// It holds more than is read.
    Limit(Limit),
}

impl From<XmlFault> for Fault {
    fn from(fault: XmlFault) -> Self {
        Self::Xml(fault)
    }
}

impl From<PartRule> for Fault {
    fn from(rule: PartRule) -> Self {
        Self::Rule(rule)
    }
}

/// A step in a region where nothing may stand but what the format has there.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// An element of the part's own vocabulary begins at that depth.
    Start(Element<'a>, usize),
    /// Text, or what a reference stands for.
    Text(Cow<'a, str>),
    /// The element of that depth ends.
    End(usize),
}

/// A text, and whether some of it was written as a reference: `1&#48;` is 10, and to some readers 1.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) text: String,
    pub(super) has_reference: bool,
}

/// A walk through a part whose root is in SpreadsheetML.
pub(super) struct StrictWalk<'a> {
    walk: Walk<'a>,
    source: &'a [u8],
    is_strict: bool,
}

impl<'a> StrictWalk<'a> {
    /// Goes to the root, which must be that element.
    pub(super) fn new(source: &'a [u8], root: &str) -> Result<Self, Fault> {
        let mut walk = Walk::new(source)?;
        while let Some(step) = walk.next()? {
            if let Markup::Start(element) = step.markup {
                if !element.is(Vocabulary::Spreadsheet, root) {
                    return Err(PartRule::Unexpected.into());
                }
                element.raw_attributes().try_for_each(|attribute| attribute.map(drop))?;
                let is_strict = walk.is_strict(&element);
                return Ok(Self { walk, source, is_strict });
            }
        }
        Err(PartRule::Unexpected.into())
    }

    /// The next step with all its attributes held against the rules: a part that is walked through to its end here needs
    /// no other pass for them ([`super::read_parts`]).
    fn step(&mut self) -> Result<Option<Step<'a>>, XmlFault> {
        let step = self.walk.next()?;
        if let Some(Markup::Start(element)) = step.as_ref().map(|step| &step.markup) {
            element.raw_attributes().try_for_each(|attribute| attribute.map(drop))?;
        }
        Ok(step)
    }

    /// The next step, whatever it is; nothing at the end of the part.
    pub(super) fn any(&mut self) -> Result<Option<Step<'a>>, Fault> {
        Ok(self.step()?)
    }

    /// Whether an element that the last step began is in the vocabulary of the root: the strict and the transitional
    /// form of it are two (ECMA-376 part 1, annex A; part 4), and a viewer that knows one may pass over the other.
    pub(super) fn is_own(&self, element: &Element<'a>) -> bool {
        element.vocabulary == Vocabulary::Spreadsheet && self.walk.is_strict(element) == self.is_strict
    }

    /// The next step in a strict region.
    pub(super) fn next(&mut self) -> Result<Piece<'a>, Fault> {
        let step = self.step()?.ok_or(XmlFault::Malformed { at: self.source.len() })?;
        match step.markup {
            Markup::Start(element) if self.is_own(&element) => Ok(Piece::Start(element, step.depth)),
            Markup::Start(_) => Err(PartRule::Foreign.into()),
            Markup::End => Ok(Piece::End(step.depth)),
            Markup::Aside => Err(PartRule::Aside.into()),
            Markup::Text(_) if self.begins(&step.span, b"<") => Err(PartRule::CharacterData.into()),
            Markup::Text(text) => Ok(Piece::Text(text)),
        }
    }

    /// The next step between elements, where text can only be white space; nothing at the end of the element of that
    /// depth.
    pub(super) fn child(&mut self, depth: usize) -> Result<Option<Element<'a>>, Fault> {
        loop {
            match self.next()? {
                Piece::Start(element, at) if at == depth + 1 => return Ok(Some(element)),
                Piece::End(at) if at == depth => return Ok(None),
                Piece::Text(text) if text.trim_ascii().is_empty() => {}
                _ => return Err(PartRule::Unexpected.into()),
            }
        }
    }

    /// The text of an element of that depth, up to its end.
    pub(super) fn told(&mut self, depth: usize) -> Result<Told, Fault> {
        let mut told = Told::default();
        loop {
            let step = self.step()?.ok_or(XmlFault::Malformed { at: self.source.len() })?;
            match step.markup {
                Markup::Text(_) if self.begins(&step.span, b"<") => return Err(PartRule::CharacterData.into()),
                Markup::Text(text) => {
                    told.has_reference |= self.begins(&step.span, b"&");
                    told.text += &text;
                }
                Markup::End if step.depth == depth => return Ok(told),
                Markup::Aside => return Err(PartRule::Aside.into()),
                Markup::Start(_) | Markup::End => return Err(PartRule::Unexpected.into()),
            }
        }
    }

    /// Passes over what is in the element of that depth, up to its end. Nothing in it may be called like what is read:
    /// to a reader that looks at names alone it would be that.
    pub(super) fn skip(&mut self, depth: usize) -> Result<(), Fault> {
        while let Some(step) = self.step()? {
            match step.markup {
                Markup::Start(element) if READ.contains(&element.local()) => return Err(PartRule::Unexpected.into()),
                Markup::End if step.depth == depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn begins(&self, span: &std::ops::Range<usize>, mark: &[u8]) -> bool {
        self.source.get(span.clone()).is_some_and(|bytes| bytes.starts_with(mark))
    }
}

/// Puts something in its place, which must be free.
pub(super) fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Fault> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(PartRule::Repeated.into()),
    }
}
