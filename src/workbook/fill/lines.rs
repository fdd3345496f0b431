//! How many lines a text takes in a cell, estimated: LibreOffice shows a row that states no height one line high, and
//! Excel works a height out only where none is stated, so that it has to be written.

/// The width of a digit of the workbook's own font, in which columns are measured (ECMA-376 part 1, 18.3.1.13).
const DIGIT: u32 = 100;
/// What a column keeps free at its sides: five pixels of a digit of seven.
const PADDING: u32 = 71;
/// Of the rest, how much is counted on, in hundredths: the fonts of another machine may be wider.
const COUNTED_ON: u32 = 93;
/// The height of a line, in hundredths of the size of its letters: Excel gives Calibri 15 points at size 11.
const LEADING: u32 = 137;
/// What a row keeps free above and below its lines, in hundredths of a point.
const MARGIN: u32 = 300;
/// More lines than the highest row has.
const MOST: u32 = 1_000;

/// How many lines a text takes, broken between words and behind hyphens, in a cell of that width, both measured as
/// [`DIGIT`] is; `size` and `normal` are the sizes of its letters and of those of the workbook's own font.
pub(super) fn lines(text: &str, width: u32, size: u32, normal: u32) -> u32 {
    let free = width.saturating_sub(PADDING).saturating_mul(COUNTED_ON) / 100;
    let room = u64::from(free.max(DIGIT)) * u64::from(normal.max(1)) / u64::from(size.max(1));
    let room = u32::try_from(room).unwrap_or(u32::MAX).max(DIGIT);
    let mut lines = 0;
    for line in text.lines() {
        lines += lines_of(line, room);
        if lines > MOST {
            break;
        }
    }
    lines.clamp(1, MOST)
}

/// The height of that many lines, in hundredths of a point.
pub(super) fn height(lines: u32, size: u32) -> u32 {
    lines.saturating_mul(size.saturating_mul(LEADING) / 100).saturating_add(MARGIN)
}

fn lines_of(line: &str, room: u32) -> u32 {
    let (mut lines, mut used) = (1, 0_u32);
    for word in line.split_inclusive([' ', '-']) {
        let gap = if word.ends_with(' ') { width(' ') } else { 0 };
        let shown = word.trim_end_matches(' ').chars().map(width).sum::<u32>();
        if used > 0 && used.saturating_add(shown) > room {
            lines += 1;
            used = 0;
        }
        // A word that is longer than a line is broken anywhere.
        let over = shown.saturating_sub(1) / room;
        lines += over;
        used = used.saturating_add(shown).saturating_sub(over * room) + gap;
        if lines > MOST {
            break;
        }
    }
    lines
}

/// The width of a letter, rather too large than too small: those of Times New Roman and Calibri, the usual ones.
fn width(letter: char) -> u32 {
    match letter {
        ' ' | '.' | ',' | ';' | ':' | '\'' | '!' | '|' => 55,
        '(' | ')' | '[' | ']' | '-' | '/' | '"' | 'I' | 'f' | 'i' | 'j' | 'l' | 'r' | 't' => 65,
        'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' => 65,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 160,
        '\u{2E80}'..='\u{FFEF}' | '\u{1F000}'.. => 200,
        letter if letter.is_uppercase() => 140,
        _ => DIGIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_break_between_words_and_at_line_feeds() {
        for (text, columns, size, expected) in [
            ("", 10, 12, 1),
            ("một", 10, 12, 1),
            ("một\nhai\n\nba", 10, 12, 4),
            ("Đã ban hành kế hoạch", 30, 12, 1),
            ("Đã ban hành kế hoạch", 13, 12, 2),
            ("Đã ban hành kế hoạch", 13, 24, 5),
            ("ĐÃ BAN HÀNH KẾ HOẠCH", 13, 12, 3),
            ("https://baunang.example/bao-cao?id=1", 13, 12, 3),
            ("số 22/BC-UBND", 11, 12, 2),
            ("hẹp", 0, 12, 3),
        ] {
            assert_eq!(lines(text, columns * DIGIT, size, 12), expected, "{text} in {columns} at {size}");
        }
        assert_eq!(lines(&"x\n".repeat(20_000), 1_000, 12, 12), MOST);
        assert_eq!(lines(&"x".repeat(20_000), 0, u32::MAX, 0), MOST);
    }
}
