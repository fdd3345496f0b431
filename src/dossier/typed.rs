//! Texts in number fields that are no numbers: kept with the draft, never signed.

use crate::assessment::Input;
use crate::basics::OrderedMap;
use serde::{Deserialize, Serialize};

/// Which number of an answer a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Points of a free criterion.
    Points,
    /// How many.
    Count,
    /// Done, or this year's figure.
    First,
    /// Assigned, or last year's figure.
    Second,
}

/// What stands in the number fields of one criterion and is no number, as it was typed.
pub type Typed = OrderedMap<Slot, String>;

impl Slot {
    /// Whether there is a number in this place of an input.
    pub fn is_filled(self, input: &Input) -> bool {
        match (self, input) {
            (Self::Points, Input::Points(_)) | (Self::Count, Input::Count(_)) => true,
            (Self::First, Input::Figures { first, .. }) => first.is_some(),
            (Self::Second, Input::Figures { second, .. }) => second.is_some(),
            _ => false,
        }
    }
}
