//! The order in which Enter and the arrow keys go through the fields.

/// A field of the form, as far as the order is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The radio group that it belongs to.
    pub group: Option<String>,
    /// Whether it is the chosen one of its group.
    pub checked: bool,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the next stop.
    Next,
    /// To the one before.
    Previous,
}

/// Which move a key makes in a field; arrows belong to a radio group itself.
pub fn key_move(key: &str, shift: bool, in_group: bool) -> Option<Move> {
    match (key, shift) {
        ("Enter", false) => Some(Move::Next),
        ("Enter", true) => Some(Move::Previous),
        ("ArrowDown", false) if !in_group => Some(Move::Next),
        ("ArrowUp", false) if !in_group => Some(Move::Previous),
        _ => None,
    }
}

/// The place to go to from `current`; a radio group is one stop, at its chosen radio or else its first.
pub fn target(fields: &[Field], current: usize, step: Move) -> Option<usize> {
    let group = fields.get(current)?.group.as_ref();
    let other =
        |place: &usize| fields.get(*place).is_some_and(|field| field.group.is_none() || field.group.as_ref() != group);
    let found = match step {
        Move::Next => (current + 1..fields.len()).find(other),
        Move::Previous => (0..current).rev().find(other),
    }?;
    Some(stop_of(fields, found))
}

fn stop_of(fields: &[Field], place: usize) -> usize {
    let Some(group) = fields.get(place).and_then(|field| field.group.as_ref()) else { return place };
    let members = || fields.iter().enumerate().filter(|(_, field)| field.group.as_ref() == Some(group));
    let chosen = members().find(|(_, field)| field.checked).or_else(|| members().next());
    chosen.map_or(place, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Field {
        Field { group: None, checked: false }
    }

    fn radio(group: &str, checked: bool) -> Field {
        Field { group: Some(group.to_owned()), checked }
    }

    #[test]
    fn a_radio_group_is_one_stop() {
        let fields = [text(), radio("a", false), radio("a", true), radio("b", false), radio("b", false), text()];
        let rows = [
            (0, Move::Next, Some(2)),
            (1, Move::Next, Some(3)),
            (2, Move::Next, Some(3)),
            (4, Move::Next, Some(5)),
            (5, Move::Next, None),
            (5, Move::Previous, Some(3)),
            (3, Move::Previous, Some(2)),
            (2, Move::Previous, Some(0)),
            (0, Move::Previous, None),
            (9, Move::Next, None),
        ];
        for (from, step, to) in rows {
            assert_eq!(target(&fields, from, step), to, "{from} {step:?}");
        }
    }

    #[test]
    fn arrows_stay_in_a_radio_group() {
        assert_eq!(key_move("ArrowDown", false, false), Some(Move::Next));
        assert_eq!(key_move("ArrowDown", false, true), None);
        assert_eq!(key_move("Enter", false, true), Some(Move::Next));
        assert_eq!(key_move("Enter", true, false), Some(Move::Previous));
        assert_eq!(key_move("a", false, false), None);
    }
}
