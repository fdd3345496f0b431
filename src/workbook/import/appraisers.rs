//! "Phòng Nội vụ: tiêu chí I–VI; Văn phòng phối hợp: tiêu chí I, III, IV": who appraises what.

use super::numbering;
use super::words::{Words, fold};
use crate::basics::OrderedMap;
use crate::template::{Appraiser, Criteria, Section};

/// The most offices that are read.
const MOST: usize = 50;

/// Appraisers, and the numbers of criteria that the table lacks.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Who appraises.
    pub(super) appraisers: Vec<Appraiser>,
    /// Numbers that no main top criterion has.
    pub(super) unknown: Vec<String>,
    /// How many offices are read at most, where there are more.
    pub(super) too_many: Option<u32>,
}

/// Reads the words; `before` offices are known already. An office without criteria appraises all of them.
pub(super) fn read(words: &str, criteria: &Criteria, before: usize) -> Found {
    let room = MOST.saturating_sub(before);
    if room == 0 {
        return Found { too_many: Some(MOST as u32), ..Found::default() };
    }
    let tops = Tops::new(criteria);
    let mut found = Found::default();
    let mut parts = words.split(';').filter(|part| !part.trim().is_empty());
    for part in parts.by_ref().take(room) {
        let part = Words::new(part);
        let (name, list) = part.split_once(":").unwrap_or((part, Words::new("")));
        let criteria = found.numbers(list.plain(), &tops);
        found.appraisers.push(Appraiser { name: without_role(&name), criteria });
    }
    found.too_many = parts.next().map(|_| MOST as u32);
    found
}

/// The main top criteria in the order of the table.
struct Tops<'a> {
    numbers: Vec<&'a str>,
    places: OrderedMap<String, usize>,
}

impl<'a> Tops<'a> {
    fn new(criteria: &'a Criteria) -> Self {
        let roots = criteria.roots().filter(|(_, node)| node.criterion.section == Section::Main);
        let numbers: Vec<&str> = roots.map(|(_, node)| node.criterion.number.as_str()).collect();
        // Backwards, so that of a number that stands twice the first place is kept.
        let places = numbers.iter().enumerate().rev().map(|(place, number)| (fold(number), place)).collect();
        Self { numbers, places }
    }

    /// `III`, or `I–VI` by the order of the table.
    fn span(&self, item: &str) -> Option<(usize, usize)> {
        let (first, last) = ends(item);
        let place = |number: &str| self.places.get(&fold(number)).copied();
        let (first, last) = (place(first)?, place(last)?);
        (first <= last).then_some((first, last))
    }
}

fn ends(item: &str) -> (&str, &str) {
    item.split_once(['-', '–', '—']).unwrap_or((item, item))
}

impl Found {
    /// The numbers of a list, each once and in the order of the table. Only where spans begin and end is noted, so that
    /// the time is that of reading the list, however wide and many its spans are.
    fn numbers(&mut self, list: &str, tops: &Tops<'_>) -> Vec<String> {
        let listed = Words::new(list);
        let bare = listed.split_once("tiêu chí").map_or(listed, |(_, rest)| rest);
        let mut edges = vec![(0_usize, 0_usize); tops.numbers.len() + 1];
        for item in bare.plain().split([',', ' ']).filter(|item| !item.is_empty()) {
            match tops.span(item) {
                Some((first, last)) => {
                    edges.get_mut(first).into_iter().for_each(|edge| edge.0 += 1);
                    edges.get_mut(last + 1).into_iter().for_each(|edge| edge.1 += 1);
                }
                // "Và" between two numbers is no number.
                None if numbering::parse(ends(item).0).is_none() => {}
                None => self.unknown.push(item.to_owned()),
            }
        }
        let every = bare.plain().trim().is_empty();
        let mut open = 0_usize;
        let listed = tops.numbers.iter().zip(edges).filter(|(_, (begin, end))| {
            open = (open + begin).saturating_sub(*end);
            every || open > 0
        });
        listed.map(|(number, _)| (*number).to_owned()).collect()
    }
}

/// The office's name without "phối hợp" or "chủ trì".
fn without_role(name: &Words) -> String {
    let roles = [" phối hợp", " chủ trì"];
    let at = roles.iter().filter_map(|role| name.folded().find(role)).min();
    at.map_or(name.plain().to_owned(), |at| name.split(at, 0).0.plain().to_owned())
}
