//! Reads a part's XML step by step with bounds, and says of every step which bytes of the part it is, so that a part
//! can be patched without being printed anew.

pub use super::element::Element;
pub(crate) use super::element::RawAttribute;
use super::error::XmlFault;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;
use std::ops::Range;

/// How deep elements may nest; a sheet needs 8, a chart about 25.
pub const MAX_DEPTH: usize = 100;
/// How many tags and texts a part may have: a sheet of 20,000 × 40 filled cells has about 5 million.
pub const MAX_STEPS: usize = 6_000_000;

/// How many namespaces may be declared at one place; each name is looked up among them. Excel declares about 20.
const MAX_NAMESPACES: usize = 64;

/// SpreadsheetML in its transitional and its strict form (ECMA-376 parts 4 and 1).
const SPREADSHEET: [&str; 2] =
    ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];
/// The attribute `r:id` in both forms.
const RELATIONSHIP_IDS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/// The parts `.rels` (ECMA-376 part 2, annex E).
pub(crate) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The part `[Content_Types].xml` (ECMA-376 part 2, annex E).
pub(crate) const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// The namespaces that are read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// SpreadsheetML, transitional or strict.
    Spreadsheet,
    /// The relationships of a part.
    Relationships,
    /// The content types of a package.
    ContentTypes,
    /// Any other, or none.
    Other,
}

/// One step through a part.
#[derive(Debug)]
pub struct Step<'a> {
    /// What it is.
    pub markup: Markup<'a>,
    /// Which bytes of the part it is. The end of an empty element `<a/>` is no byte of its own.
    pub span: Range<usize>,
    /// 1 for the root and its end, one more for each element around it; a text has the depth of its element.
    pub depth: usize,
}

/// What a step is.
#[derive(Debug)]
pub enum Markup<'a> {
    /// An element begins; an empty element begins and ends in two steps.
    Start(Element<'a>),
    /// The element of this depth ends.
    End,
    /// A piece of text with its references resolved; a text may come in several pieces.
    Text(Cow<'a, str>),
    /// A comment, a processing instruction or the XML declaration.
    Aside,
}

/// A walk through a part's XML.
pub struct Walk<'a> {
    reader: NsReader<&'a [u8]>,
    source: &'a [u8],
    skipped: usize,
    depth: usize,
    steps_left: usize,
    root_seen: bool,
}

impl<'a> Walk<'a> {
    /// Begins at the start of a part.
    ///
    /// # Errors
    /// [`XmlFault::Encoding`] where it is not UTF-8.
    pub fn new(part: &'a [u8]) -> Result<Self, XmlFault> {
        Self::bounded(part, MAX_STEPS)
    }

    /// As [`Walk::new`], with another bound than [`MAX_STEPS`].
    pub(super) fn bounded(part: &'a [u8], max_steps: usize) -> Result<Self, XmlFault> {
        let text = std::str::from_utf8(part).map_err(|_| XmlFault::Encoding)?;
        let body = text.trim_start_matches('\u{feff}');
        let mut reader = NsReader::from_str(body);
        reader.config_mut().expand_empty_elements = true;
        reader.resolver_mut().set_max_namespace_bindings(MAX_NAMESPACES);
        let skipped = text.len() - body.len();
        Ok(Self { reader, source: part, skipped, depth: 0, steps_left: max_steps, root_seen: false })
    }

    /// The next step, or nothing after the end of a well-formed document.
    ///
    /// # Errors
    /// The rule of [`XmlFault`] that the part breaks there.
    #[allow(clippy::should_implement_trait)] // A step that fails ends the walk; an iterator would invite to go on.
    pub fn next(&mut self) -> Result<Option<Step<'a>>, XmlFault> {
        let from = self.position();
        let event = self.reader.read_event().map_err(|_| XmlFault::Malformed { at: from })?;
        let span = from..self.position();
        self.steps_left = self.steps_left.checked_sub(1).ok_or(XmlFault::TooLarge)?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.start(tag, span).map(Some),
            Event::End(_) => Ok(Some(self.end(span))),
            Event::Text(text) => self.text(text.xml10_content(), span).map(Some),
            Event::CData(text) => self.text(text.xml10_content(), span).map(Some),
            Event::GeneralRef(reference) => {
                let resolved = resolve_reference(&reference).ok_or(XmlFault::Malformed { at: from })?;
                self.text(resolved.into(), span).map(Some)
            }
            Event::Decl(declaration) => self.declaration(&declaration, span).map(Some),
            Event::Comment(_) | Event::PI(_) => Ok(Some(Step { markup: Markup::Aside, span, depth: self.depth })),
            Event::DocType(_) => Err(XmlFault::DocumentType),
            Event::Eof if self.depth == 0 && self.root_seen => Ok(None),
            Event::Eof => Err(XmlFault::Malformed { at: from }),
        }
    }

    /// The value of `r:id`, whatever its prefix, of the element that the last step began.
    ///
    /// # Errors
    /// [`XmlFault::Malformed`] where the tag's attributes are not well-formed.
    pub fn relationship_id(&self, element: &Element<'a>) -> Result<Option<String>, XmlFault> {
        for attribute in element.raw_attributes() {
            let RawAttribute { key, value } = attribute?;
            let (namespace, local) = self.reader.resolver().resolve_attribute(QName(key));
            let is_id = matches!(namespace, ResolveResult::Bound(uri) if RELATIONSHIP_IDS.contains(&uri.into_inner()));
            if is_id && local.as_ref() == "id" {
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }

    /// Whether the name is in the strict form of SpreadsheetML, for the element that the last step began.
    pub(crate) fn is_strict(&self, element: &Element<'a>) -> bool {
        let (namespace, _) = self.reader.resolver().resolve_element(element.name());
        matches!(namespace, ResolveResult::Bound(uri) if uri.into_inner() == SPREADSHEET[1])
    }

    /// The namespace of the element that the last step began.
    pub(crate) fn namespace(&self, element: &Element<'a>) -> Option<String> {
        match self.reader.resolver().resolve_element(element.name()) {
            (ResolveResult::Bound(uri), _) => Some(uri.into_inner().to_owned()),
            _ => None,
        }
    }

    fn position(&self) -> usize {
        self.skipped + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn start(&mut self, tag: BytesStart<'a>, span: Range<usize>) -> Result<Step<'a>, XmlFault> {
        if self.depth == 0 && self.root_seen {
            return Err(XmlFault::Malformed { at: span.start });
        }
        if self.depth == MAX_DEPTH {
            return Err(XmlFault::TooDeep);
        }
        self.root_seen = true;
        self.depth += 1;
        let vocabulary = self.vocabulary(&tag).ok_or(XmlFault::Malformed { at: span.start })?;
        let is_empty = self.source.get(span.clone()).is_some_and(|bytes| bytes.ends_with(b"/>"));
        let markup = Markup::Start(Element::new(vocabulary, is_empty, tag, span.start));
        Ok(Step { markup, span, depth: self.depth })
    }

    fn end(&mut self, span: Range<usize>) -> Step<'a> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        Step { markup: Markup::End, span, depth }
    }

    fn text(&self, text: Cow<'a, str>, span: Range<usize>) -> Result<Step<'a>, XmlFault> {
        let outside = self.depth == 0 && !text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        match outside {
            true => Err(XmlFault::Malformed { at: span.start }),
            false => Ok(Step { markup: Markup::Text(text), span, depth: self.depth }),
        }
    }

    /// The declaration may name no other encoding than the one that the bytes were read in.
    fn declaration(&self, declaration: &BytesDecl<'a>, span: Range<usize>) -> Result<Step<'a>, XmlFault> {
        let encoding = declaration.encoding().transpose().map_err(|_| XmlFault::Malformed { at: span.start })?;
        let readable = encoding.is_none_or(|name| ["utf-8", "us-ascii"].contains(&name.to_ascii_lowercase().as_str()));
        match (readable, self.root_seen) {
            (true, false) => Ok(Step { markup: Markup::Aside, span, depth: 0 }),
            (false, _) => Err(XmlFault::Encoding),
            (_, true) => Err(XmlFault::Malformed { at: span.start }),
        }
    }

    /// The vocabulary of a tag; nothing where its prefix was never declared.
    fn vocabulary(&self, tag: &BytesStart<'a>) -> Option<Vocabulary> {
        match self.reader.resolver().resolve_element(tag.name()).0 {
            ResolveResult::Bound(uri) => Some(match uri.into_inner() {
                uri if SPREADSHEET.contains(&uri) => Vocabulary::Spreadsheet,
                RELATIONSHIPS => Vocabulary::Relationships,
                CONTENT_TYPES => Vocabulary::ContentTypes,
                _ => Vocabulary::Other,
            }),
            ResolveResult::Unbound => Some(Vocabulary::Other),
            ResolveResult::Unknown(_) => None,
        }
    }
}

/// The text of `&amp;` or `&#233;`. Without a document type there are no other entities.
fn resolve_reference(reference: &BytesRef) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character.to_string()),
        Ok(None) => quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}
