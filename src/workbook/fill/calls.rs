//! Buttons and pictures that call a macro: where macros are left out, the call goes and the rest stays.

use super::edits::{Edits, retag};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Markup, Walk};
use std::ops::Range;

/// The attributes that name a macro: of shapes (ECMA-376 part 1, 20.5.2.29) and controls (18.3.1.20; MS-XLSX 2.6.26).
const ATTRIBUTES: [&str; 2] = ["macro", "fmlaMacro"];
/// The element that does in older drawings (part 4, 19.4.2.28), which need not be XML.
const ELEMENT: &[u8] = b"FmlaMacro";

/// A part of XML without its calls; nothing where it has none.
pub(super) fn without(part: &[u8]) -> Result<Option<Vec<u8>>, XmlFault> {
    if !ATTRIBUTES.iter().any(|name| find(part, format!("{name}=\"").as_bytes()).is_some()) {
        return Ok(None);
    }
    let (mut edits, mut walk) = (Edits::of(part), Walk::new(part)?);
    while let Some(step) = walk.next()? {
        let Markup::Start(element) = step.markup else { continue };
        let mut calls = false;
        for attribute in element.raw_attributes() {
            let attribute = attribute?;
            calls |= ATTRIBUTES.contains(&attribute.key) && !attribute.value.is_empty();
        }
        if calls {
            let close = if element.is_empty { "/>" } else { ">" };
            edits.replace(step.span, retag(&element, &ATTRIBUTES, &[], close)?);
        }
    }
    Ok(edits.apply())
}

/// An older drawing without its calls; nothing where it has none.
pub(super) fn without_old(part: &[u8]) -> Option<Vec<u8>> {
    let (mut edits, mut from) = (Edits::of(part), 0);
    while let Some(call) = call(part, from) {
        from = call.end;
        edits.remove(call);
    }
    edits.apply()
}

/// The next element that names a macro, with its end tag; where that is missing, up to the end.
fn call(part: &[u8], from: usize) -> Option<Range<usize>> {
    let name = from + find(part.get(from..)?, ELEMENT)?;
    let start = part.get(from..name)?.iter().rposition(|byte| *byte == b'<').map_or(name, |start| from + start);
    let tag_end = name + find(part.get(name..)?, b">").map_or(part.len() - name, |end| end + 1);
    if part.get(..tag_end)?.ends_with(b"/>") {
        return Some(start..tag_end);
    }
    let closing = find(part.get(tag_end..)?, ELEMENT).map_or(part.len(), |closing| tag_end + closing);
    let end = find(part.get(closing..)?, b">").map_or(part.len(), |end| closing + end + 1);
    Some(start..end)
}

fn find(part: &[u8], word: &[u8]) -> Option<usize> {
    part.windows(word.len()).position(|bytes| bytes == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_go_and_everything_else_stays() {
        for (before, after) in [
            ("<x:A/><x:FmlaMacro>[0]!Tinh</x:FmlaMacro><x:B>", Some("<x:A/><x:B>")),
            ("<x:FmlaMacro/>a<FmlaMacro>b</FmlaMacro>", Some("a")),
            ("<br>a<x:FmlaMacro>b", Some("<br>a")),
            ("<x:Macro>a</x:Macro>", None),
        ] {
            assert_eq!(without_old(before.as_bytes()), after.map(|after| after.as_bytes().to_vec()), "{before}");
        }
        for (before, after) in [
            (r#"<a><sp macro="[0]!Tinh" textlink=""><b/></sp></a>"#, Some(r#"<a><sp textlink=""><b/></sp></a>"#)),
            (r#"<a fmlaMacro="Tinh" b="1"/>"#, Some(r#"<a b="1"/>"#)),
            (r#"<a><sp macro="" textlink=""/></a>"#, None),
        ] {
            assert_eq!(without(before.as_bytes()), Ok(after.map(|after| after.as_bytes().to_vec())), "{before}");
        }
    }
}
