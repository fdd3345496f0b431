//! How much of a stranger's file is said again: a file may hold 199,000 faults, and a name of 12 MB.

use crate::signature::certificate::misleads;

/// How many findings of one kind are listed; who has read two hundred knows enough.
pub const MOST_LISTED: usize = 200;

/// Characters of a stranger's text that stand in a finding.
const LONGEST: usize = 200;

/// The first [`MOST_LISTED`] of each kind in their order, and behind the last of a kind what `more` makes of it and of
/// how many are left out, if anything. There are few kinds.
pub(crate) fn listed<T, Kind: Eq>(
    found: Vec<T>,
    kind: impl Fn(&T) -> Kind,
    more: impl Fn(&T, usize) -> Option<T>,
) -> Vec<T> {
    let mut all = Counts(Vec::new());
    for one in &found {
        all.count(kind(one));
    }
    let mut taken = Counts(Vec::new());
    let mut listed = Vec::new();
    for one in found {
        let place = taken.count(kind(&one));
        let left = all.of(&kind(&one)).saturating_sub(MOST_LISTED);
        let rest = if place == MOST_LISTED && left > 0 { more(&one, left) } else { None };
        listed.extend((place <= MOST_LISTED).then_some(one).into_iter().chain(rest));
    }
    listed
}

/// How often each kind came.
struct Counts<Kind>(Vec<(Kind, usize)>);

impl<Kind: Eq> Counts<Kind> {
    /// Counts one more; how many there are with it.
    fn count(&mut self, kind: Kind) -> usize {
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.0.push((kind, 1));
                1
            }
        }
    }

    fn of(&self, kind: &Kind) -> usize {
        self.0.iter().find(|(known, _)| known == kind).map_or(0, |(_, count)| *count)
    }
}

/// A stranger's text as it may stand in a sentence: cut, and with a mark in place of what is not seen.
pub(crate) fn shown(text: &str) -> String {
    let visible = |character| if misleads(character) { char::REPLACEMENT_CHARACTER } else { character };
    let cut = text.chars().nth(LONGEST).map(|_| '…');
    text.chars().take(LONGEST).map(visible).chain(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_cut_by_itself_and_counted_where_it_ends() {
        let found: Vec<i64> = (0..=250).flat_map(|number| [1, -number]).chain([7]).collect();
        let listed = listed(found, |number| number.signum(), |_, count| Some(1_000 + count as i64));
        // 252 ones and the 7 are of one kind, 250 below zero of another, the zero of a third.
        let more: Vec<i64> = listed.iter().copied().filter(|number| *number >= 1_000).collect();
        assert_eq!(more, [1_052, 1_050]);
        assert_eq!(listed.len(), 200 + 1 + 200 + 1 + 1);
        assert!(!listed.contains(&7) && listed.last() == Some(&1_050));
    }

    #[test]
    fn two_hundred_are_not_cut() {
        let found: Vec<u8> = (0..200).collect();
        assert_eq!(listed(found.clone(), |_| (), |_, _| Some(255)), found);
    }

    #[test]
    fn a_long_text_is_cut_and_the_unseen_is_marked() {
        assert_eq!(shown("I/1"), "I/1");
        assert_eq!(shown("a\u{202e}b\n"), "a\u{fffd}b\u{fffd}");
        assert_eq!(shown(&"ệ".repeat(200)), "ệ".repeat(200));
        assert_eq!(shown(&"ệ".repeat(201)), format!("{}…", "ệ".repeat(200)));
    }
}
