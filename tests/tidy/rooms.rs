//! Who imports whom.

use std::fs;

use super::assert_tidy;
use super::source::{Source, code_of, files, root, words_after};

/// The rooms, lowest first.
const ROOMS: [&str; 10] =
    ["ordered", "score", "template", "assessment", "workbook", "signature", "dossier", "text", "task", "app"];

/// Knows nothing of what is signed, so that it can be judged, and used, by itself.
const ALONE: &str = "signature";

fn may_import(importer: &str, imported: &str) -> bool {
    let place = |room| ROOMS.iter().position(|each| *each == room);
    importer == imported || (importer != ALONE && place(imported) < place(importer))
}

fn findings(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else { return Vec::new() };
    if !ROOMS.contains(&room) {
        return vec![format!("{}: {room} is no room of docs/ARCHITECTURE.md", source.path)];
    }
    let code = code_of(&source.text);
    // `super::` as often as the file is deep is the root of the library by another name.
    let depth = source.path.matches('/').count();
    let by_super = words_after(&code, &"super::".repeat(depth));
    let imported = words_after(&code, "crate::").into_iter().chain(by_super);
    imported
        .filter(|word| ROOMS.contains(word) && !may_import(room, word))
        .map(|word| format!("{}: {room} must not import {word}", source.path))
        .collect()
}

#[test]
fn rooms_import_only_rooms_below_them() {
    assert_tidy(&files("src", &["rs"]).iter().flat_map(findings).collect::<Vec<_>>());
}

#[test]
fn the_map_in_the_documentation_is_this_one() {
    let map = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let rooms: Vec<&str> = rows.map(|(room, _)| room).filter(|room| !room.contains(['.', ':'])).collect();
    assert_eq!(rooms, ROOMS);
}

#[test]
fn an_import_against_the_order_is_found() {
    for (path, text, expected) in [
        ("src/score.rs", "use crate::template::Rule;", "src/score.rs: score must not import template"),
        (
            "src/dossier/draft.rs",
            "use crate::{score::Score, app};",
            "src/dossier/draft.rs: dossier must not import app",
        ),
        ("src/signature/jws.rs", "crate::score::Score::ZERO", "src/signature/jws.rs: signature must not import score"),
        ("src/score/decimal.rs", "use super::super::text;", "src/score/decimal.rs: score must not import text"),
        ("src/attic/mod.rs", "", "src/attic/mod.rs: attic is no room of docs/ARCHITECTURE.md"),
    ] {
        assert_eq!(findings(&Source { path: path.to_owned(), text: text.to_owned() }), [expected]);
    }
    for (path, text) in [
        ("src/task.rs", "use crate::{score::Score, text};"),
        ("src/score.rs", "// see crate::template\nuse crate::score::Ratio;"),
        ("src/bin/worker.rs", "use crate::app;"),
    ] {
        assert_tidy(&findings(&Source { path: path.to_owned(), text: text.to_owned() }));
    }
}
