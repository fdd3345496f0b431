//! The language of what is being built.

use super::page::Page;
use crate::text::Language;
use leptos::prelude::*;

/// The page's language. It is not followed: switching it builds the page anew, so that a sentence costs no signal.
pub fn language() -> Language {
    expect_context::<Page>().language.get_untracked()
}
