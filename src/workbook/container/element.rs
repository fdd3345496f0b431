//! The start tag of an element.

use super::error::XmlFault;
use super::xml::Vocabulary;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::name::QName;
use std::borrow::Cow;

/// The start tag of an element.
#[derive(Debug)]
pub struct Element<'a> {
    /// Its namespace.
    pub vocabulary: Vocabulary,
    /// Whether it is written `<a/>`.
    pub is_empty: bool,
    tag: BytesStart<'a>,
    at: usize,
}

/// An attribute as it stands in a tag.
#[derive(Debug)]
pub(crate) struct RawAttribute<'a> {
    /// Its name with the prefix.
    pub(crate) key: &'a str,
    /// Its value, not unescaped.
    pub(crate) value: Cow<'a, str>,
}

impl<'a> Element<'a> {
    /// The element with that tag, which begins at that byte.
    pub(super) fn new(vocabulary: Vocabulary, is_empty: bool, tag: BytesStart<'a>, at: usize) -> Self {
        Self { vocabulary, is_empty, tag, at }
    }

    /// Its name with the prefix.
    pub(super) fn name(&self) -> QName<'_> {
        self.tag.name()
    }

    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        let name = self.tag.name().into_inner();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Whether it is that element of that vocabulary.
    pub fn is(&self, vocabulary: Vocabulary, local: &str) -> bool {
        self.vocabulary == vocabulary && self.local() == local
    }

    /// Its prefix with the colon; empty where it has none.
    pub(crate) fn prefix(&self) -> &str {
        let name = self.tag.name().into_inner();
        name.strip_suffix(self.local()).unwrap_or_default()
    }

    /// The value of an attribute without a prefix.
    ///
    /// # Errors
    /// [`XmlFault::Malformed`] where the tag's attributes are not well-formed, or this one stands twice.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, XmlFault> {
        let fault = XmlFault::Malformed { at: self.at };
        let mut found = None;
        for attribute in self.tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| fault)?;
            if attribute.key.into_inner() == name && found.replace(attribute).is_some() {
                return Err(fault);
            }
        }
        let value = found.map(|attribute| attribute.normalized_value(XmlVersion::Explicit1_0).map(Cow::into_owned));
        value.transpose().map_err(|_| fault)
    }

    /// Its attributes as they stand in the tag.
    pub(crate) fn raw_attributes(&self) -> impl Iterator<Item = Result<RawAttribute<'_>, XmlFault>> {
        let fault = XmlFault::Malformed { at: self.at };
        self.tag.attributes().map(move |attribute| {
            let attribute = attribute.map_err(|_| fault)?;
            Ok(RawAttribute { key: attribute.key.into_inner(), value: attribute.value })
        })
    }
}
