//! Records of evidence that are on the screen and say nothing yet: only what says something is kept.

use crate::assessment::Evidence;
use crate::basics::OrderedSet;

/// The places of blank records among those that are shown. A record that is emptied while it is typed in becomes
/// blank, and one that gets its first letter is kept; its place on the screen stays the same, so that no field moves
/// under the hands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blanks(OrderedSet<usize>);

impl Blanks {
    /// How many records are shown while `kept` are kept.
    pub fn shown(&self, kept: usize) -> usize {
        kept + self.0.len()
    }

    /// Adds a blank record at the end, unless the last one is still blank; returns the place of the last one.
    pub fn add(&mut self, kept: usize) -> usize {
        let end = self.shown(kept);
        match end.checked_sub(1).filter(|last| self.0.contains(last)) {
            Some(last) => last,
            None => {
                self.0.insert(end);
                end
            }
        }
    }

    /// The place of a shown record among those that are kept; nothing while it is blank.
    pub fn kept_place(&self, place: usize) -> Option<usize> {
        (!self.0.contains(&place)).then(|| self.before(place))
    }

    /// Puts a record in its place.
    pub fn put(&mut self, kept: &mut Vec<Evidence>, place: usize, evidence: Evidence) {
        let at = self.before(place);
        match (self.kept_place(place).and_then(|at| kept.get_mut(at)), evidence.is_blank()) {
            (Some(before), false) => *before = evidence,
            (Some(_), true) => {
                kept.remove(at);
                self.0.insert(place);
            }
            (None, false) => {
                kept.insert(at.min(kept.len()), evidence);
                self.0.remove(&place);
            }
            (None, true) => {}
        }
    }

    /// Takes a record away; those below move up.
    pub fn remove(&mut self, kept: &mut Vec<Evidence>, place: usize) {
        match self.kept_place(place) {
            Some(at) if at < kept.len() => drop(kept.remove(at)),
            _ => drop(self.0.remove(&place)),
        }
        self.0 = self.0.iter().map(|blank| if *blank > place { blank - 1 } else { *blank }).collect();
    }

    /// How many of those shown above a place are kept.
    fn before(&self, place: usize) -> usize {
        place - self.0.iter().take_while(|blank| **blank < place).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: &str) -> Evidence {
        Evidence { number: number.to_owned(), ..Evidence::default() }
    }

    #[test]
    fn a_blank_record_is_shown_and_not_kept() {
        let (mut blanks, mut kept) = (Blanks::default(), vec![numbered("1")]);
        assert_eq!(blanks.add(kept.len()), 1);
        assert_eq!(blanks.add(kept.len()), 1, "one blank record is enough");
        assert_eq!(blanks.shown(kept.len()), 2);
        blanks.put(&mut kept, 1, Evidence::default());
        assert_eq!(kept, [numbered("1")]);
        blanks.put(&mut kept, 1, numbered("2"));
        assert_eq!(kept, [numbered("1"), numbered("2")]);
        assert_eq!(blanks, Blanks::default());
    }

    #[test]
    fn a_record_that_is_emptied_stays_where_it_is_shown() {
        let (mut blanks, mut kept) = (Blanks::default(), vec![numbered("1"), numbered("2")]);
        blanks.put(&mut kept, 0, Evidence::default());
        assert_eq!(kept, [numbered("2")]);
        assert_eq!((blanks.shown(kept.len()), blanks.kept_place(0), blanks.kept_place(1)), (2, None, Some(0)));
        blanks.put(&mut kept, 0, numbered("1 mới"));
        assert_eq!(kept, [numbered("1 mới"), numbered("2")]);
    }

    #[test]
    fn those_below_a_removed_record_move_up() {
        let (mut blanks, mut kept) = (Blanks::default(), vec![numbered("1"), numbered("2")]);
        blanks.add(kept.len());
        blanks.remove(&mut kept, 0);
        assert_eq!(
            (kept.as_slice(), blanks.kept_place(0), blanks.kept_place(1)),
            ([numbered("2")].as_slice(), Some(0), None)
        );
        blanks.remove(&mut kept, 1);
        assert_eq!((kept.len(), blanks), (1, Blanks::default()));
    }

    #[test]
    fn records_that_were_taken_back_elsewhere_harm_nothing() {
        let (mut blanks, mut kept) = (Blanks(OrderedSet::from([3])), Vec::new());
        blanks.put(&mut kept, 0, numbered("1"));
        blanks.put(&mut kept, 3, numbered("2"));
        blanks.remove(&mut kept, 7);
        assert_eq!(kept, [numbered("1"), numbered("2")]);
    }
}
