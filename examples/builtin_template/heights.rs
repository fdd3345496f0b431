//! Heights of rows with wrapped text: estimated, because not every program finds them on opening.
#![allow(clippy::float_arithmetic, reason = "sizes on paper; points are never floats")]

/// Points of one line of Times New Roman 12.
const LINE: f64 = 15.75;
/// How many letters of a usual text go into one unit of a column's width, which is that of a digit.
const LETTERS: f64 = 1.12;
/// The same for bold capitals.
const CAPITALS: f64 = 0.76;
/// The height of a row in points, from its texts and the widths of their columns.
pub fn of<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = cells.map(|(text, width)| text.split('\n').map(|line| wrapped(line, width)).sum::<u32>());
    f64::from(lines.max().unwrap_or(1).max(1)) * LINE + 3.0
}

/// How many lines a text takes that is wrapped between words.
fn wrapped(text: &str, width: f64) -> u32 {
    let capitals = !text.chars().any(char::is_lowercase);
    let room = width * if capitals { CAPITALS } else { LETTERS };
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ') {
        let length = word.chars().count() as f64;
        if used > 0.0 && used + 1.0 + length > room {
            lines += 1;
            used = length;
        } else {
            used += length + if used > 0.0 { 1.0 } else { 0.0 };
        }
    }
    lines
}
