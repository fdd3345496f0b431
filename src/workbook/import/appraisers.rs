//! "Phòng Nội vụ: tiêu chí I–VI; Văn phòng phối hợp: tiêu chí I, III, IV": who appraises what.

use super::words::{Words, fold};
use crate::template::{Appraiser, Criteria, Section};

/// Appraisers, and the numbers of criteria that the table lacks.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Who appraises.
    pub(super) appraisers: Vec<Appraiser>,
    /// Numbers that no main top criterion has.
    pub(super) unknown: Vec<String>,
}

/// Reads the words. An office without criteria appraises all of them.
pub(super) fn read(words: &str, criteria: &Criteria) -> Found {
    let roots = criteria.roots().filter(|(_, node)| node.criterion.section == Section::Main);
    let tops: Vec<&str> = roots.map(|(_, node)| node.criterion.number.as_str()).collect();
    let mut found = Found::default();
    for part in words.split(';').filter(|part| !part.trim().is_empty()) {
        let part = Words::new(part);
        let (name, list) = part.split_once(":").unwrap_or((part, Words::new("")));
        let criteria = found.numbers(list.plain(), &tops);
        found.appraisers.push(Appraiser { name: without_role(&name), criteria });
    }
    found
}

impl Found {
    fn numbers(&mut self, list: &str, tops: &[&str]) -> Vec<String> {
        let listed = Words::new(list);
        let bare = listed.split_once("tiêu chí").map_or(listed, |(_, rest)| rest);
        if bare.plain().trim().is_empty() {
            return tops.iter().map(|number| (*number).to_owned()).collect();
        }
        bare.plain().split([',', ' ']).filter(|item| !item.is_empty()).flat_map(|item| self.item(item, tops)).collect()
    }

    /// `III`, or `I–VI` by the order of the table.
    fn item(&mut self, item: &str, tops: &[&str]) -> Vec<String> {
        let place = |wanted: &str| tops.iter().position(|number| fold(number) == fold(wanted));
        let span = item.split_once(['-', '–', '—']).unwrap_or((item, item));
        match (place(span.0), place(span.1)) {
            (Some(first), Some(last)) if first <= last => {
                tops.iter().skip(first).take(last - first + 1).map(|number| (*number).to_owned()).collect()
            }
            // "Và" between two numbers is no number.
            _ if super::numbering::parse(span.0).is_none() => Vec::new(),
            _ => {
                self.unknown.push(item.to_owned());
                Vec::new()
            }
        }
    }
}

/// The office's name without "phối hợp" or "chủ trì".
fn without_role(name: &Words) -> String {
    let roles = [" phối hợp", " chủ trì"];
    let at = roles.iter().filter_map(|role| name.folded().find(role)).min();
    at.map_or(name.plain().to_owned(), |at| name.split(at, 0).0.plain().to_owned())
}
