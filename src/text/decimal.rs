//! Why a typed number was not taken.

use super::{Language, say};
use crate::score::DecimalError;

/// What is wrong with a typed number, and how to write it.
pub fn decimal_error(language: Language, error: DecimalError) -> String {
    match error {
        DecimalError::Empty => say!(language, number.empty).to_owned(),
        DecimalError::NotANumber => say!(language, number.not_a_number).to_owned(),
        DecimalError::Ambiguous => say!(language, number.ambiguous).to_owned(),
        // "Only 0 decimals" is no sentence for somebody who counts things.
        DecimalError::TooManyDecimals { allowed: 0 } => say!(language, number.whole).to_owned(),
        DecimalError::TooManyDecimals { allowed } => say!(language, number.too_many_decimals, allowed = allowed),
        DecimalError::TooLarge => say!(language, number.too_large).to_owned(),
    }
}
