//! The signed file inside a workbook: a custom XML part (ECMA-376 part 1, section 15.2.5) that holds the JWS as text.
//!
//! An Office signature does not cover such parts, so the JWS decides by itself. Which part of the workbook it is, and
//! what points at it, is the business of the room that writes workbooks.

use quick_xml::NsReader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use serde::{Deserialize, Serialize};

/// The namespace of the part's root element, by which the part is found among others.
pub const NAMESPACE: &str = "urn:tucham:signed:1";

const ROOT: &str = "signed";

/// Why an XML part holds no signed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CustomXmlFault {
    /// Not well-formed XML in UTF-8.
    Malformed,
    /// Another root element: a custom XML part of somebody else.
    OtherRoot,
    /// A document type, a further element, a processing instruction or an unknown entity: nothing that this page
    /// writes, and a way to hide things.
    Unexpected,
}

/// The bytes of the part that carries `jws`.
pub fn wrap(jws: &str) -> Vec<u8> {
    let text = escape(jws);
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{ROOT} xmlns="{NAMESPACE}">{text}</{ROOT}>"#)
        .into_bytes()
}

/// The JWS in a part. The JWS itself is not looked at. Blanks around it and another prefix are allowed, because Excel
/// may write the part anew when it saves.
///
/// # Errors
/// [`CustomXmlFault`].
pub fn unwrap(part: &[u8]) -> Result<Vec<u8>, CustomXmlFault> {
    let text = std::str::from_utf8(part).map_err(|_| CustomXmlFault::Malformed)?;
    let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    skip_to_root(&mut reader)?;
    let jws = text_of_root(&mut reader)?;
    expect_end(&mut reader)?;
    Ok(jws.trim().as_bytes().to_vec())
}

fn skip_to_root(reader: &mut NsReader<&[u8]>) -> Result<(), CustomXmlFault> {
    loop {
        match reader.read_resolved_event().map_err(|_| CustomXmlFault::Malformed)? {
            (namespace, Event::Start(root)) => return check_root(&namespace, &root),
            (_, Event::Text(text)) if text.trim().is_empty() => {}
            (_, Event::Decl(_) | Event::Comment(_)) => {}
            (_, Event::Empty(_)) => return Err(CustomXmlFault::OtherRoot),
            (_, Event::Eof) => return Err(CustomXmlFault::Malformed),
            _ => return Err(CustomXmlFault::Unexpected),
        }
    }
}

fn check_root(namespace: &ResolveResult<'_>, root: &BytesStart<'_>) -> Result<(), CustomXmlFault> {
    let ours = *namespace == ResolveResult::Bound(Namespace(NAMESPACE)) && root.local_name().as_ref() == ROOT;
    if ours { Ok(()) } else { Err(CustomXmlFault::OtherRoot) }
}

fn text_of_root(reader: &mut NsReader<&[u8]>) -> Result<String, CustomXmlFault> {
    let mut jws = String::new();
    loop {
        match reader.read_event().map_err(|_| CustomXmlFault::Malformed)? {
            Event::Text(text) => jws.push_str(&text),
            Event::GeneralRef(entity) => jws.push(predefined(&entity.into_inner())?),
            Event::End(_) => return Ok(jws),
            Event::Eof => return Err(CustomXmlFault::Malformed),
            _ => return Err(CustomXmlFault::Unexpected),
        }
    }
}

/// The five entities that XML has without a document type (XML 1.0 section 4.6).
fn predefined(entity: &str) -> Result<char, CustomXmlFault> {
    match entity {
        "quot" => Ok('"'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        _ => Err(CustomXmlFault::Unexpected),
    }
}

fn expect_end(reader: &mut NsReader<&[u8]>) -> Result<(), CustomXmlFault> {
    loop {
        match reader.read_event().map_err(|_| CustomXmlFault::Malformed)? {
            Event::Text(text) if text.trim().is_empty() => {}
            Event::Comment(_) => {}
            Event::Eof => return Ok(()),
            _ => return Err(CustomXmlFault::Unexpected),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JWS: &str = r#"{"payload":"e30","protected":"e30","signature":"AA-_"}"#;

    #[test]
    fn what_is_wrapped_comes_out_again() {
        assert_eq!(unwrap(&wrap(JWS)), Ok(JWS.as_bytes().to_vec()));
        let awkward = "<a>&amp;'\"</a>";
        assert_eq!(unwrap(&wrap(awkward)), Ok(awkward.as_bytes().to_vec()));
    }

    #[test]
    fn the_part_may_be_written_anew() {
        let spellings = [
            format!("\u{feff}<?xml version=\"1.0\"?>\r\n<signed xmlns=\"{NAMESPACE}\">\n  {JWS}\n</signed>\n"),
            format!("<x:signed xmlns:x='{NAMESPACE}'>{JWS}</x:signed>"),
            format!("<signed xmlns=\"{NAMESPACE}\">{}</signed>", JWS.replace('"', "&quot;")),
        ];
        for part in spellings {
            assert_eq!(unwrap(part.as_bytes()), Ok(JWS.as_bytes().to_vec()), "{part}");
        }
    }

    #[test]
    fn a_part_of_somebody_else_is_told_apart() {
        let others = ["<signed>{}</signed>", "<signed/>", "<b:Sources xmlns:b='urn:b'></b:Sources>"];
        for part in others {
            assert_eq!(unwrap(part.as_bytes()), Err(CustomXmlFault::OtherRoot), "{part}");
        }
    }

    #[test]
    fn what_could_hide_something_is_refused() {
        let root = format!("<signed xmlns=\"{NAMESPACE}\">");
        let parts = [
            format!("<!DOCTYPE signed [<!ENTITY a \"b\">]>{root}&a;</signed>"),
            format!("{root}&a;</signed>"),
            format!("{root}&#123;</signed>"),
            format!("{root}{JWS}<more/></signed>"),
            format!("{root}<![CDATA[{JWS}]]></signed>"),
            format!("{root}{JWS}</signed>{root}{JWS}</signed>"),
            format!("{root}{JWS}</signed>text"),
        ];
        for part in parts {
            assert_eq!(unwrap(part.as_bytes()), Err(CustomXmlFault::Unexpected), "{part}");
        }
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        let open = format!("<signed xmlns=\"{NAMESPACE}\">{JWS}");
        for part in [open.as_bytes(), b"", b"{}", b"\xff\xfe<\0"] {
            assert!(unwrap(part).is_err(), "{part:?}");
        }
        assert_eq!(unwrap(open.as_bytes()), Err(CustomXmlFault::Malformed));
    }
}
