//! The encodings of Vietnamese before Unicode, which are known by nothing but the font: TCVN3 (TCVN 5712:1993, in fonts
//! named `.Vn…`) and VNI for Windows (in fonts named `VNI-…`). Both put their letters where Western ones are, so that the
//! files say "TiÕng ViÖt" and "Tieáng Vieät".

mod syllable;

use crate::basics::composed;
use crate::workbook::LegacyEncoding;

/// What a font makes of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook::import) enum Encoding {
    /// TCVN3.
    Tcvn3,
    /// TCVN3 in a font that shows small letters as capitals: `.VnTimeH`.
    Tcvn3Capitals,
    /// VNI for Windows.
    Vni,
}

/// The letters of TCVN3 from some places on (TCVN 5712:1993, VN3). It has no capitals with tones: fonts show them.
const TCVN3: [(char, &str); 8] = [
    ('\u{A1}', "ĂÂÊÔƠƯĐăâêôơưđ"),
    ('\u{B5}', "àảãáạ"),
    ('\u{BB}', "ằẳẵắ"),
    ('\u{C6}', "ặầẩẫấậè"),
    ('\u{CE}', "ẻẽéẹềểễếệìỉ"),
    ('\u{DC}', "ĩíịò"),
    ('\u{E1}', "ỏõóọồổỗốộờởỡớợù"),
    ('\u{F1}', "ủũúụừửữứựỳỷỹýỵ"),
];

/// The letters of VNI that stand alone.
const VNI_ALONE: [(char, char); 9] =
    [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('ô', 'ơ'), ('ö', 'ư'), ('î', 'ỵ'), ('ñ', 'đ')];

/// The marks of VNI behind a vowel, as the combining marks that they are.
const VNI_MARKS: [(char, &str); 17] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('à', "\u{302}\u{300}"),
    ('á', "\u{302}\u{301}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('è', "\u{306}\u{300}"),
    ('é', "\u{306}\u{301}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// The signs beside letters that both encodings leave where Windows has them (code page 1252, 0x80 to 0x9F), and the
/// no-break blank.
const SIGNS: &str = "\u{A0}€‚„…‘’“”•–—™‹›°×÷";

impl Encoding {
    /// What a font of that name makes of its letters; nothing where they are what they look like.
    pub(in crate::workbook::import) fn of_font(name: &str) -> Option<Self> {
        let name = name.trim().trim_matches(['"', '\'']);
        let starts = |start: &str| name.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
        if starts(".vn") {
            Some(if name.ends_with(['H', 'h']) { Self::Tcvn3Capitals } else { Self::Tcvn3 })
        } else {
            starts("vni-").then_some(Self::Vni)
        }
    }

    /// Its name.
    pub(in crate::workbook::import) fn name(self) -> LegacyEncoding {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => LegacyEncoding::Tcvn3,
            Self::Vni => LegacyEncoding::Vni,
        }
    }

    /// A text in it as Unicode NFC; nothing where it is not in it: someone typed Unicode and left the font as it was.
    pub(in crate::workbook::import) fn read(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => tcvn3(text).filter(|read| !is_rather_unicode(text, read)),
            Self::Tcvn3Capitals => Self::Tcvn3.read(text).map(|text| text.to_uppercase()),
            Self::Vni => vni(text),
        }
    }
}

/// What a text looks like in a font that says nothing; nothing where it looks like Unicode.
pub(in crate::workbook::import) fn suspect(text: &str) -> Option<LegacyEncoding> {
    if text.is_ascii() || text.chars().any(|letter| letter > '\u{FF}' && !SIGNS.contains(letter)) {
        return None;
    }
    let words = || text.split_whitespace();
    // A sign that is no letter right beside letters: "TiÕng" alone could be a word, "®iÓm" and "b¸o" are none.
    let has_sign = |word: &&str| {
        let mut letters = word.chars().zip(word.chars().skip(1));
        let is_sign = |sign: char| matches!(sign, '\u{A1}'..='\u{BE}');
        letters.any(|(one, two)| (is_sign(one) && two.is_alphabetic()) || (one.is_alphabetic() && is_sign(two)))
    };
    if words().filter(has_sign).nth(1).is_some() && tcvn3(text).is_some() {
        return Some(LegacyEncoding::Tcvn3);
    }
    // Letters that Vietnamese does not have.
    let is_strange = |letter: char| "øûåäöæïëüñîØÛÅÄÖÆÏËÜÑÎ".contains(letter);
    let strange = words().filter(|word| word.chars().any(is_strange));
    (strange.take(2).count() == 2 && vni(text).is_some()).then_some(LegacyEncoding::Vni)
}

/// Whether a text makes more sense as it stands than as TCVN3. Where its letters are all Vietnamese either way, the words
/// decide; where they do not, the font does.
fn is_rather_unicode(text: &str, read: &str) -> bool {
    let is_vietnamese = |letter: char| letter.is_ascii() || "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ".contains(letter);
    let is_open = !text.is_ascii() && text.chars().all(|letter| is_vietnamese(letter) || SIGNS.contains(letter));
    is_open && syllable::count(text) > syllable::count(read)
}

fn tcvn3(text: &str) -> Option<String> {
    let plain = |letter: char| (letter.is_ascii() || SIGNS.contains(letter)).then_some(letter);
    text.chars().map(|letter| tcvn3_letter(letter).or_else(|| plain(letter))).collect()
}

fn tcvn3_letter(letter: char) -> Option<char> {
    TCVN3.iter().find_map(|(first, letters)| {
        let place = u32::from(letter).checked_sub(u32::from(*first))?;
        letters.chars().nth(place as usize)
    })
}

fn vni(text: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let marks = || VNI_MARKS.iter().find(|(mark, _)| *mark == small && takes(before, small));
        let alone = || VNI_ALONE.iter().find(|(alone, _)| *alone == small);
        if letter.is_ascii() || SIGNS.contains(letter) {
            read.push(letter);
        } else if let Some((_, marks)) = marks() {
            read.push_str(marks);
        } else {
            let (_, meant) = alone()?;
            read.extend(if small == letter { vec![*meant] } else { meant.to_uppercase().collect() });
        }
        before = small;
    }
    Some(composed(&read).into_owned())
}

/// Whether a vowel, in small letters, takes a mark.
fn takes(vowel: char, mark: char) -> bool {
    match mark {
        'ø' | 'ù' | 'û' | 'õ' | 'ï' => "aeouyôöAEOUY".contains(vowel),
        'â' | 'à' | 'á' | 'å' | 'ã' | 'ä' => "aeoAEO".contains(vowel),
        _ => "aA".contains(vowel),
    }
}

#[cfg(test)]
mod tests;
