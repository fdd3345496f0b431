//! Where the package differs from the template or the draft: said, never silent (docs/formats.md).

use super::Words;
use crate::dossier::Unasked;
use crate::task::package;
use crate::text::{Language, left_out as said, listed, say};

/// A sentence for each thing; none where everything went with it.
pub(super) fn left_out(made: &package::Package) -> Vec<Words> {
    let parts = made.left_out.iter().filter(|left| said(Language::vi, left).is_some());
    let parts = parts.map(|left| Words::new(|language| said(language, left).unwrap_or_default()));
    let cut = (!made.cut.is_empty())
        .then(|| Words::new(|language| say!(language, sign.cut, sheet = made.sheet, cells = listed(&made.cut))));
    let not_signed = (!made.not_signed.is_empty()).then(|| {
        let places = made.not_signed.iter().map(place).collect::<Vec<_>>().join(", ");
        Words::new(|language| say!(language, sign.not_signed, places = places))
    });
    let columns = (!made.columns.is_empty()).then(|| {
        let columns: Vec<String> = made.columns.iter().map(|heading| format!("“{heading}”")).collect();
        Words::new(|language| say!(language, sign.columns_added, columns = columns.join(", ")))
    });
    let widened =
        made.widened.iter().map(|sheet| Words::new(|language| say!(language, sign.area_widened, sheet = sheet)));
    let parts = columns.into_iter().chain(widened).chain(parts);
    let mut sentences: Vec<Words> = parts.chain(cut).chain(not_signed).collect();
    sentences.dedup();
    sentences
}

fn place(unasked: &Unasked) -> &str {
    match unasked {
        Unasked::Unknown(code) | Unasked::Row(code) => code,
        Unasked::Condition(number) | Unasked::ConditionOfSuperior(number) => number,
    }
}
