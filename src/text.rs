//! Every sentence and number for people, Vietnamese and English, from `locales/`; takes data, returns text.
//!
//! A key that a locale lacks does not compile. What a sentence is filled with stands in it by name, `{points}`; the
//! tests below hold the names of both languages against each other.

mod campaign;
mod decimal;
mod diagnostic;
mod explanation;
mod fill_error;
mod finding;
mod grade;
mod left_out;
mod letter;
mod official;
mod problem;
mod refusal;
mod rule;
mod understood;
mod wording;

pub use campaign::{
    AddresseePreset, addressee_presets, campaign_finding, campaign_finding_title, change, not_carried, roster_note,
    settings_fault, unfit,
};
pub use decimal::decimal_error;
pub use diagnostic::{diagnostic, diagnostic_way_out};
pub use explanation::explanation;
pub use fill_error::fill_error;
pub use finding::{finding, finding_title, shown, signed_name};
pub(crate) use grade::band;
pub use grade::{class_name, class_reason, requirement, to_next};
pub use left_out::left_out;
pub(crate) use left_out::listed;
pub use letter::Letter;
pub use official::official_words;
pub use problem::{problem, way_out, way_out_in};
pub use refusal::{container, refusal};
pub use rule::{maximum_of, rule_name};
pub use understood::{Sample, rule_lines};
pub use wording::{paper, wording};

use std::fmt::Display;

/// The tables, generated from `locales/` while compiling.
#[allow(missing_docs, reason = "generated; the keys are their own documentation")]
#[allow(
    deprecated,
    reason = "the successor, leptos_i18n_build, brings all of ICU and its data exporter into every build for features \
              that are not used here"
)]
mod tables {
    leptos_i18n::load_locales!();
}

/// A language of the page.
pub use tables::i18n::Locale as Language;

/// The text of a key in a language; with `name = value` pairs, the text with its blanks filled.
///
/// `say!(language, start.title)` is a `&'static str`; `say!(language, fill.left, count = 3)` is a `String`. Blanks are
/// filled at run time by one function, because a type for each sentence would double the size of the page.
macro_rules! say {
    ($language:expr, $($key:ident).+) => {
        leptos_i18n::td_string!($language, $($key).+)
    };
    ($language:expr, $($key:ident).+, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::filled(
            leptos_i18n::td_string!($language, $($key).+),
            &[$((stringify!($name), &$value as &dyn std::fmt::Display)),+],
        )
    };
}
pub(crate) use say;

/// `sentence` with each `{name}` in it replaced by its value; a name without a value stays as it stands.
pub(crate) fn filled(sentence: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut text = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(&value.to_string()),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests;
