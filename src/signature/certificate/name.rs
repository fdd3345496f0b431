//! What a name must be, so that a person who reads it reads what stands there.

use super::NameFault;

/// Characters that one name may have.
///
/// X.520 once allowed 64; its editions since 2008 set no bound. Names of Vietnamese offices pass 64
/// ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện …"), and the verifiers in use read them.
pub(super) const LONGEST_NAME: usize = 200;

/// What keeps a name from being shown to a person as it stands: nothing in it, over 200 characters, or a character that
/// is not seen or turns the direction of writing. Certificates are held to it, and whoever signs such a name in a
/// payload should be.
pub fn name_fault(name: &str) -> Option<NameFault> {
    if name.trim().is_empty() {
        return Some(NameFault::Empty);
    }
    if name.chars().count() > LONGEST_NAME {
        return Some(NameFault::TooLong { limit: LONGEST_NAME });
    }
    name.chars().find(|&character| misleads(character)).map(NameFault::Character)
}

/// Whether a character makes a text look like another: control characters, line and paragraph separators, the marks,
/// embeddings, overrides and isolates of the bidirectional algorithm (Unicode Standard Annex 9 section 2), and whatever
/// is not shown at all (the property Default_Ignorable_Code_Point, Unicode Standard Annex 44 section 5.7.1; and the
/// annotation marks U+FFF9 to U+FFFB). No such character belongs to the spelling of a Vietnamese name.
pub fn misleads(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{fff9}'..='\u{fffb}')
        || is_default_ignorable(character)
}

fn is_default_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_misleads() {
        let unseen = [
            '\0',
            '\n',
            '\u{7f}',
            '\u{ad}',
            '\u{61c}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fffb}',
            '\u{e0041}',
        ];
        for character in unseen {
            let name = format!("Mẫu{character}Thị");
            assert_eq!(name_fault(&name), Some(NameFault::Character(character)), "{}", character.escape_unicode());
        }
    }

    #[test]
    fn names_of_offices_do_not() {
        for name in ["Ủy ban nhân dân xã Bàu Năng", "Tổ 4 – Khu phố 2 (Phòng “Một cửa”)", "A\u{a0}B", "Nguyễn Thị Mẫu"]
        {
            assert_eq!(name_fault(name), None, "{name}");
        }
    }
}
