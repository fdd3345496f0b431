//! The numbers that Word shows before the paragraphs of lists and that stand nowhere in the text (ECMA-376 part 1, section
//! 17.9): counted here as Word counts, where their format is one of the usual.

use super::super::markup::{child, number};
use crate::workbook::container::xml::{Element, Walk};
use crate::workbook::container::{ContainerError, XmlFault};
use std::collections::HashMap;

/// The levels of a list.
const LEVELS: usize = 9;
/// The most lists that are kept.
const MOST: usize = 10_000;

/// The lists of a document, and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// What each list looks like.
    looks: HashMap<u32, [Level; LEVELS]>,
    /// The looks of a list, and the levels at which it begins anew.
    lists: HashMap<u32, List>,
    /// How far the lists of one look have come: they go on with each other.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct List {
    look: u32,
    restarts: Vec<(usize, u32)>,
    is_begun: bool,
}

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: Format,
    text: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Decimal,
    Roman {
        small: bool,
    },
    Letter {
        small: bool,
    },
    Bullet,
    None,
    Unknown,
}

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A number with what stands around it, and a blank.
    Text(String),
    /// Something that is not counted here.
    Unknown,
}

impl Numbering {
    /// Reads the part; none is a document without lists.
    pub(super) fn read((name, source): &(String, Vec<u8>)) -> Result<Self, ContainerError> {
        let mut numbering = Self::default();
        if !source.is_empty() {
            numbering.all(source).map_err(|fault| ContainerError::xml(name, fault))?;
        }
        Ok(numbering)
    }

    fn all(&mut self, source: &[u8]) -> Result<(), XmlFault> {
        let mut walk = Walk::new(source)?;
        if child(&mut walk, 0)?.is_none() {
            return Ok(());
        }
        while let Some(element) = child(&mut walk, 1)? {
            match element.local() {
                "abstractNum" => {
                    let id = number(&element, "w:abstractNumId", 0)?;
                    let look = look(&mut walk)?;
                    self.looks.insert(id, look);
                }
                "num" => {
                    let id = number(&element, "w:numId", 0)?;
                    let list = list(&mut walk)?;
                    self.lists.insert(id, list);
                }
                _ => {}
            }
            if self.looks.len() + self.lists.len() > MOST {
                return Err(XmlFault::TooLarge);
            }
        }
        Ok(())
    }

    /// Counts one further in a list and gives what stands before the paragraph.
    pub(super) fn next(&mut self, list: u32, level: u32) -> Item {
        let level = level as usize;
        let Some(list) = self.lists.get_mut(&list) else { return Item::Text(String::new()) };
        let (Some(look), true) = (self.looks.get(&list.look), level < LEVELS) else { return Item::Unknown };
        let counts = self.counts.entry(list.look).or_insert([None; LEVELS]);
        if !list.is_begun {
            list.is_begun = true;
            for (level, start) in &list.restarts {
                counts.iter_mut().skip(*level).for_each(|count| *count = None);
                if let Some(count) = counts.get_mut(*level) {
                    *count = Some(start.saturating_sub(1));
                }
            }
        }
        for (place, (count, of)) in counts.iter_mut().zip(look).enumerate() {
            match place.cmp(&level) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or(of.start)),
                std::cmp::Ordering::Equal => *count = Some(count.map_or(of.start, |count| count.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        print(look, counts, level)
    }
}

/// The number of a level: `%1.%2.` with the counts of the levels put in.
fn print(look: &[Level; LEVELS], counts: &[Option<u32>; LEVELS], level: usize) -> Item {
    let Some(own) = look.get(level) else { return Item::Unknown };
    match own.format {
        Format::Bullet => return Item::Text("- ".to_owned()),
        Format::None => return Item::Text(String::new()),
        _ => {}
    }
    let (mut text, mut rest) = (String::new(), own.text.as_str());
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let place = after.chars().next().and_then(|digit| digit.to_digit(10)).and_then(|digit| digit.checked_sub(1));
        let shown = place.and_then(|place| {
            let count = (*counts.get(place as usize)?)?;
            numeral(look.get(place as usize)?.format, count)
        });
        let Some(shown) = shown else { return Item::Unknown };
        text.push_str(&shown);
        rest = after.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
    text.push(' ');
    Item::Text(text)
}

fn numeral(format: Format, count: u32) -> Option<String> {
    match format {
        Format::Decimal => Some(count.to_string()),
        Format::Roman { small } => cased(roman(count)?, small),
        // After Z comes AA, then BB.
        Format::Letter { small } if (1..=260).contains(&count) => {
            let letter = char::from(b'A' + ((count - 1) % 26) as u8);
            cased(letter.to_string().repeat(((count - 1) / 26 + 1) as usize), small)
        }
        _ => None,
    }
}

fn cased(text: String, small: bool) -> Option<String> {
    Some(if small { text.to_ascii_lowercase() } else { text })
}

fn roman(mut count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut text = String::new();
    if !(1..400).contains(&count) {
        return None;
    }
    for (value, sign) in SIGNS {
        while count >= value {
            text.push_str(sign);
            count -= value;
        }
    }
    Some(text)
}

fn look(walk: &mut Walk<'_>) -> Result<[Level; LEVELS], XmlFault> {
    let mut look: [Level; LEVELS] = Default::default();
    while let Some(element) = child(walk, 2)? {
        if element.local() != "lvl" {
            continue;
        }
        let place = number(&element, "w:ilvl", 0)? as usize;
        let level = level(walk)?;
        if let Some(known) = look.get_mut(place) {
            *known = level;
        }
    }
    Ok(look)
}

fn level(walk: &mut Walk<'_>) -> Result<Level, XmlFault> {
    let mut level = Level { start: 1, ..Level::default() };
    while let Some(element) = child(walk, 3)? {
        match element.local() {
            "start" => level.start = number(&element, "w:val", 1)?,
            "numFmt" => level.format = format(&element)?,
            "lvlText" => level.text = element.attribute("w:val")?.unwrap_or_default(),
            _ => {}
        }
    }
    Ok(level)
}

fn format(element: &Element<'_>) -> Result<Format, XmlFault> {
    Ok(match element.attribute("w:val")?.as_deref() {
        Some("decimal") | None => Format::Decimal,
        Some("upperRoman") => Format::Roman { small: false },
        Some("lowerRoman") => Format::Roman { small: true },
        Some("upperLetter") => Format::Letter { small: false },
        Some("lowerLetter") => Format::Letter { small: true },
        Some("bullet") => Format::Bullet,
        Some("none") => Format::None,
        Some(_) => Format::Unknown,
    })
}

fn list(walk: &mut Walk<'_>) -> Result<List, XmlFault> {
    let mut list = List::default();
    while let Some(element) = child(walk, 2)? {
        match element.local() {
            "abstractNumId" => list.look = number(&element, "w:val", 0)?,
            "lvlOverride" => {
                let level = number(&element, "w:ilvl", 0)? as usize;
                while let Some(inner) = child(walk, 3)? {
                    if inner.local() == "startOverride" && list.restarts.len() < LEVELS {
                        list.restarts.push((level, number(&inner, "w:val", 1)?));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(list)
}
