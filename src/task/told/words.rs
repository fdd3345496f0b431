//! A sentence in every language of the page.

use crate::text::Language;
use serde::{Deserialize, Serialize};

/// A sentence, said in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    vi: String,
    en: String,
}

impl Words {
    /// Says something in both languages.
    pub fn new<Said: Into<String>>(say: impl Fn(Language) -> Said) -> Self {
        Self { vi: say(Language::vi).into(), en: say(Language::en).into() }
    }

    /// The sentence in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::vi => &self.vi,
            Language::en => &self.en,
        }
    }
}
