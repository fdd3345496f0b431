//! Both languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::assert_tidy;
use super::source::files;

const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The categories of CLDR, as suffixes of a key; which of them a language has is its own affair.
const PLURALS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// Every sentence by its key (file, then the path in it), with the names of what is filled into it.
type Sentences = BTreeMap<String, BTreeSet<String>>;

fn sentences(key: &str, value: &Value, found: &mut Sentences) {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                sentences(&format!("{key}.{}", without_plural(member)), value, found);
            }
        }
        Value::String(text) => found.entry(key.to_owned()).or_default().extend(placeholders(text)),
        _ => found.entry(key.to_owned()).or_default().extend([value.to_string()]),
    }
}

fn without_plural(key: &str) -> &str {
    PLURALS.iter().find_map(|plural| key.strip_suffix(plural)).unwrap_or(key)
}

/// The names in braces.
fn placeholders(text: &str) -> impl Iterator<Item = String> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.trim().to_owned()))
}

/// What one language has and the other lacks.
fn findings(vi: &Sentences, en: &Sentences) -> Vec<String> {
    let keys: BTreeSet<&String> = vi.keys().chain(en.keys()).collect();
    keys.into_iter()
        .filter(|key| vi.get(*key) != en.get(*key))
        .map(|key| format!("{key}: vi has {:?}, en has {:?}", vi.get(key), en.get(key)))
        .collect()
}

/// The sentences of a language: `locales/vi.json`, or all files below `locales/vi/`.
fn read(language: &str) -> Sentences {
    let mut found = Sentences::new();
    let whole = format!("locales/{language}.json");
    for source in files("locales", &["json"]) {
        let name = source.path.strip_prefix(&format!("locales/{language}/"));
        if let Some(name) = name.or((source.path == whole).then_some("")) {
            let value = serde_json::from_str(&source.text).unwrap_or_else(|error| panic!("{}: {error}", source.path));
            sentences(name.trim_end_matches(".json"), &value, &mut found);
        }
    }
    assert!(!found.is_empty(), "no sentences in {language}");
    found
}

#[test]
fn both_languages_have_every_sentence_with_the_same_gaps() {
    let [vi, en] = LANGUAGES.map(read);
    assert_tidy(&findings(&vi, &en));
}

#[test]
fn a_missing_sentence_and_a_missing_gap_are_found() {
    let read = |value: Value| {
        let mut found = Sentences::new();
        sentences("a", &value, &mut found);
        found
    };
    let vi = read(json!({ "rows": "{count} dòng", "said": "{ who } nói", "only": "chỉ có ở đây" }));
    let en = read(json!({ "rows_one": "{count} row", "rows_other": "{count} rows", "said": "{whom} said" }));
    let found = findings(&vi, &en);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("a.only: ") && found[1].starts_with("a.said: "), "{found:?}");
}
