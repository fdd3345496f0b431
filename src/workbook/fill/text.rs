//! Text in a cell: its length as Excel counts it, and its form in XML (`ST_Xstring`, ECMA-376 part 1, 22.9.2.19).

use quick_xml::escape::partial_escape;

/// What a cell holds, in UTF-16 units (Excel's limit).
pub(super) const MAX_LENGTH: usize = 32_767;

/// The length of a text in UTF-16 units.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The text as XML content. What XML 1.0 cannot hold is written `_xHHHH_`, and so is a carriage return, which XML
/// would turn into a line feed; where the text itself reads like such an escape, its underscore is escaped.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_escape = character == '_' && text.get(at..).is_some_and(reads_like_an_escape);
        match is_escape || !is_plain(character) {
            true => escaped += &format!("_x{:04X}_", u32::from(character)),
            false => escaped.push(character),
        }
    }
    partial_escape(escaped).into_owned()
}

/// Whether XML 1.0 holds the character as it is (section 2.2, production Char).
fn is_plain(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

fn reads_like_an_escape(text: &str) -> bool {
    match text.as_bytes() {
        [b'_', b'x', digits @ ..] => digits.get(4) == Some(&b'_') && digits.iter().take(4).all(u8::is_ascii_hexdigit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_written_so_that_it_reads_back() {
        for (text, expected) in [
            ("Đạt 100% <tốt> & \"khá\"", "Đạt 100% &lt;tốt&gt; &amp; \"khá\""),
            ("  hai dòng\n\tthụt  ", "  hai dòng\n\tthụt  "),
            ("=1+1", "=1+1"),
            ("a\rb", "a_x000D_b"),
            ("\0\u{1F}\u{FFFE}", "_x0000__x001F__xFFFE_"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x00e9_ _x123_ _xZZZZ_", "_x005F_x00e9_ _x123_ _xZZZZ_"),
            ("_x005F_x0041_", "_x005F_x005F_x005F_x0041_"),
            ("]]>", "]]&gt;"),
        ] {
            assert_eq!(markup(text), expected);
        }
    }

    #[test]
    fn length_is_counted_as_excel_counts() {
        assert_eq!(length("Điểm"), 4);
        assert_eq!(length("😀"), 2);
    }
}
