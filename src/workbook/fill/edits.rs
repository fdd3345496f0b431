//! Changes to a part, by the bytes that they replace; every other byte stays as it is.

use crate::basics::sort_by_key;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::Element;
use quick_xml::escape::escape;
use std::ops::Range;

/// The changes to one part.
pub(super) struct Edits<'a> {
    source: &'a [u8],
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    /// No changes yet.
    pub(super) fn of(source: &'a [u8]) -> Self {
        Self { source, changes: Vec::new() }
    }

    /// Puts something in the place of bytes. Changes may come in any order but not overlap; of two at one place the
    /// earlier call stands first.
    pub(super) fn replace(&mut self, range: Range<usize>, markup: String) {
        self.changes.push((range, markup));
    }

    /// Puts something between two bytes.
    pub(super) fn insert(&mut self, at: usize, markup: String) {
        if !markup.is_empty() {
            self.replace(at..at, markup);
        }
    }

    /// Takes bytes away.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        self.replace(range, String::new());
    }

    /// The part after the changes; nothing if there were none.
    pub(super) fn apply(mut self) -> Option<Vec<u8>> {
        if self.changes.is_empty() {
            return None;
        }
        sort_by_key(&mut self.changes, |(range, _)| (range.start, range.end));
        let grown: usize = self.changes.iter().map(|(_, markup)| markup.len()).sum();
        let mut part = Vec::with_capacity(self.source.len() + grown);
        let mut copied = 0;
        for (range, markup) in &self.changes {
            part.extend_from_slice(self.source.get(copied..range.start).unwrap_or_default());
            part.extend_from_slice(markup.as_bytes());
            copied = range.end;
        }
        part.extend_from_slice(self.source.get(copied..).unwrap_or_default());
        Some(part)
    }
}

/// A start tag written anew with some attributes taken away and others set; the rest as they stand.
pub(super) fn retag(element: &Element, taken: &[&str], set: &[(&str, &str)], close: &str) -> Result<String, XmlFault> {
    let mut tag = format!("<{}{}", element.prefix(), element.local());
    for attribute in element.raw_attributes() {
        let attribute = attribute?;
        let stays = !taken.contains(&attribute.key) && set.iter().all(|(key, _)| *key != attribute.key);
        if stays {
            tag += &format!(r#" {}="{}""#, attribute.key, attribute.value.replace('"', "&quot;"));
        }
    }
    for (key, value) in set {
        tag += &format!(r#" {key}="{}""#, escape(*value));
    }
    Ok(tag + close)
}
