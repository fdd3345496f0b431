//! A roster from lines that somebody typed or pasted, and codes for units that have none.

use super::{Kind, KindId, Unit};
use crate::basics::{OrderedMap, OrderedSet, composed, decomposed};

/// Something about a line that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterNote {
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub kind: RosterNoteKind,
}

/// What there may be to say about a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterNoteKind {
    /// A unit of this name stands above: the line was left out.
    SameName(String),
    /// This code stands above, so that the unit got another.
    SameCode {
        /// The code in the line.
        given: String,
        /// The one that it got.
        made: String,
    },
    /// No kind of body is called so: the unit is asked for its kind.
    UnknownKind(String),
    /// There is no name in it: the line was left out.
    NoName,
}

/// The longest code that is made, in characters, without the number that tells equal ones apart.
const LONGEST_CODE: usize = 20;

/// Reads a roster, a line for each unit: its name, and behind tabs, semicolons or bars its code, the name or code of its
/// kind of body, and the office of who signs; all but the name may be missing. A number in front of a name is passed over.
pub fn roster_from_lines(text: &str, kinds: &[Kind]) -> (Vec<Unit>, Vec<RosterNote>) {
    let mut roster = Roster { kinds, units: Vec::new(), names: OrderedMap::new(), notes: Vec::new() };
    for (line, text) in (1..).zip(text.lines()) {
        if !text.trim().is_empty() {
            roster.take(line, &composed(text));
        }
    }
    roster.give_codes();
    let Roster { units, notes, .. } = roster;
    (units.into_iter().map(|(_, unit)| unit).collect(), notes)
}

/// A short code for a unit: its name in capitals of ASCII, words to their first letters but for those that are written in
/// capitals (UBND, HĐND): `UBND xã Phan` is `UBND-XP`. Never empty.
pub fn unit_code(name: &str) -> String {
    let mut code = String::new();
    let mut is_initials = false;
    for word in composed(name).split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let whole = is_written_whole(word);
        if !code.is_empty() && (whole || !is_initials) {
            code.push('-');
        }
        code.extend(ascii(word).take(if whole { usize::MAX } else { 1 }));
        is_initials = !whole;
    }
    let short: String = code.chars().take(LONGEST_CODE).collect();
    match short.trim_matches('-') {
        "" => "DV".to_owned(),
        short => short.to_owned(),
    }
}

/// Whether a word is an abbreviation or a number.
fn is_written_whole(word: &str) -> bool {
    let letters = word.chars().count();
    word.chars().all(|letter| letter.is_numeric()) || (letters > 1 && !word.chars().any(char::is_lowercase))
}

/// The letters and digits of a word in capitals without accents; đ is a letter of its own in Unicode, not d with a mark.
fn ascii(word: &str) -> impl Iterator<Item = char> {
    let plain = |letter| if matches!(letter, 'đ' | 'Đ') { 'D' } else { letter };
    decomposed(word).map(plain).filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase())
}

/// A roster that is being read.
struct Roster<'a> {
    kinds: &'a [Kind],
    /// Units with their lines; the code as it was given.
    units: Vec<(usize, Unit)>,
    names: OrderedMap<String, ()>,
    notes: Vec<RosterNote>,
}

impl Roster<'_> {
    fn take(&mut self, line: usize, text: &str) {
        let cells = text.split(['\t', ';', '|']).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        let is_number = |cell: &String| !cell.is_empty() && cell.trim_end_matches('.').parse::<u32>().is_ok();
        let mut cells = cells.enumerate().skip_while(|(place, cell)| *place == 0 && is_number(cell));
        let mut next = || cells.next().map(|(_, cell)| cell).unwrap_or_default();
        let (name, code, kind, signer_title) = (next(), next(), next(), next());
        if name.is_empty() {
            return self.note(line, RosterNoteKind::NoName);
        }
        if self.names.insert(name.to_lowercase(), ()).is_some() {
            return self.note(line, RosterNoteKind::SameName(name));
        }
        let kind = self.kind(line, &kind);
        self.units.push((line, Unit { code, name, kind, signer_title }));
    }

    fn note(&mut self, line: usize, kind: RosterNoteKind) {
        self.notes.push(RosterNote { line, kind });
    }

    fn kind(&mut self, line: usize, said: &str) -> Option<KindId> {
        if said.is_empty() {
            return None;
        }
        let same = |name: &str| name.to_lowercase() == said.to_lowercase();
        let found = self.kinds.iter().position(|kind| same(&kind.name) || kind.code.as_deref().is_some_and(same));
        let found = found.and_then(|place| u16::try_from(place).ok()).map(KindId);
        if found.is_none() {
            self.note(line, RosterNoteKind::UnknownKind(said.to_owned()));
        }
        found
    }

    /// Codes that were given stay where they can, whatever is made for the units before them.
    fn give_codes(&mut self) {
        let mut taken = OrderedSet::new();
        let mut repeated = OrderedSet::new();
        for (line, unit) in &self.units {
            if !unit.code.is_empty() && !taken.insert(unit.code.clone()) {
                repeated.insert(*line);
            }
        }
        let mut notes = Vec::new();
        for (line, unit) in &mut self.units {
            if !unit.code.is_empty() && !repeated.contains(line) {
                continue;
            }
            let made = free(&unit_code(&unit.name), &taken);
            taken.insert(made.clone());
            if !unit.code.is_empty() {
                let kind = RosterNoteKind::SameCode { given: unit.code.clone(), made: made.clone() };
                notes.push(RosterNote { line: *line, kind });
            }
            unit.code = made;
        }
        self.notes.extend(notes);
    }
}

/// The code itself, or with the first number behind it that nobody has.
fn free(code: &str, taken: &OrderedSet<String>) -> String {
    let numbered = (2..=u32::MAX).map(|number| format!("{code}-{number}"));
    let mut codes = std::iter::once(code.to_owned()).chain(numbered);
    codes.find(|code| !taken.contains(code)).unwrap_or_default()
}
