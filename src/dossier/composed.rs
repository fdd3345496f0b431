//! Everything that a person typed is Unicode NFC before it leaves the page (formats.md).
//!
//! A field may hand over decomposed text: on macOS, from a paste, or because the browser ended before the field was
//! left. Two spellings of one name would be two digests, so that this stands where files are made and read, and not in
//! each field.

use super::{Draft, People, Typed, UnitRef};
use crate::assessment::{Answer, Evidence};
use crate::basics::composed;
use std::borrow::Cow;

impl Draft {
    /// The draft with every text in Unicode NFC.
    #[must_use]
    pub fn composed(mut self) -> Self {
        compose(&mut self.template.file_name);
        let UnitRef { code, name } = &mut self.unit;
        let People { preparer, signer, signer_title } = &mut self.people;
        [code, name, preparer, signer, signer_title].into_iter().for_each(compose);
        self.answers.by_code.values_mut().for_each(compose_answer);
        self.unreadable.values_mut().flat_map(Typed::values_mut).for_each(compose);
        self
    }
}

fn compose_answer(answer: &mut Answer) {
    let Answer { not_applicable, explanation, evidence, in_charge, input: _ } = answer;
    not_applicable.iter_mut().chain([explanation, in_charge]).for_each(compose);
    for Evidence { number, issuer, title, link, date: _ } in evidence {
        [number, issuer, title, link].into_iter().for_each(compose);
    }
}

fn compose(text: &mut String) {
    if let Cow::Owned(other) = composed(text) {
        *text = other;
    }
}
