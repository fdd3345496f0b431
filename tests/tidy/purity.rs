//! Outside `app` and the binaries there is no browser, no clock, no randomness and no I/O.

use super::assert_tidy;
use super::source::{Source, code_of, files, words, words_after};

/// Crates and types that reach outside.
const OUTSIDE: [&str; 14] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "serde_wasm_bindgen",
    "leptos",
    "leptos_i18n",
    "gloo_storage",
    "idb",
    "getrandom",
    "SystemTime",
    "Instant",
    "println",
    "eprintln",
];

/// Modules of the standard library that reach outside.
const OUTSIDE_OF_STD: [&str; 6] = ["fs", "net", "thread", "env", "process", "os"];

/// The one exception of docs/ARCHITECTURE.md: sentences come from locale files, whose keys leptos_i18n checks at compile
/// time.
const EXCEPTION: (&str, &str) = ("text", "leptos_i18n");

fn findings(source: &Source) -> Vec<String> {
    let Some(room) = source.room().filter(|room| *room != "app" && !source.is_test()) else { return Vec::new() };
    let code = code_of(&source.text);
    let crates = words(&code).filter(|word| OUTSIDE.contains(word) && (room, *word) != EXCEPTION);
    let of_std = words_after(&code, "std::").into_iter().filter(|word| OUTSIDE_OF_STD.contains(word));
    crates.chain(of_std).map(|word| format!("{}: {word} reaches outside", source.path)).collect()
}

#[test]
fn only_the_app_and_the_binaries_reach_outside() {
    assert_tidy(&files("src", &["rs"]).iter().flat_map(findings).collect::<Vec<_>>());
}

#[test]
fn reaching_outside_is_found() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    for text in [
        "use web_sys::window;",
        "use std::{fmt, fs};",
        "let now = std::time::Instant::now();",
        "getrandom::fill(&mut key)",
        "println!(\"{score}\")",
        "use leptos::prelude::*;",
    ] {
        assert_eq!(findings(&source("src/score.rs", text)).len(), 1, "{text}");
        assert_tidy(&findings(&source("src/app/page.rs", text)));
        assert_tidy(&findings(&source("src/main.rs", text)));
        assert_tidy(&findings(&source("src/score/tests.rs", text)));
    }
    assert_tidy(&findings(&source("src/text.rs", "leptos_i18n::load_locales!();")));
    assert_eq!(findings(&source("src/task.rs", "leptos_i18n::load_locales!();")).len(), 1);
}
