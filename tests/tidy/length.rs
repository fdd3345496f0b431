//! Files that one can read in one go.

use super::assert_tidy;
use super::source::{Source, files};

const MOST_LINES: usize = 350;

/// Longer files, each with the reason why it is not cut.
const EXEMPT: [(&str, &str); 0] = [];

fn findings(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    let is_exempt = EXEMPT.iter().any(|(path, _)| *path == source.path);
    match (lines > MOST_LINES, is_exempt) {
        (true, false) => Some(format!("{}: {lines} lines, more than {MOST_LINES}", source.path)),
        (false, true) => Some(format!("{}: {lines} lines, needs no exemption any more", source.path)),
        _ => None,
    }
}

#[test]
fn files_are_short() {
    let ours = ["src", "patches", "tests", "benches", "fuzz", "xtask/src", "style"];
    let endings = ["rs", "mjs", "js", "css", "py"];
    let sources = ours.iter().flat_map(|directory| files(directory, &endings));
    assert_tidy(&sources.filter_map(|source| findings(&source)).collect::<Vec<_>>());
}

#[test]
fn one_line_too_many_is_found() {
    let source = |lines: usize| Source { path: "src/long.rs".to_owned(), text: "//\n".repeat(lines) };
    assert_eq!(findings(&source(MOST_LINES)), None);
    assert_eq!(findings(&source(MOST_LINES + 1)).unwrap(), "src/long.rs: 351 lines, more than 350");
}
