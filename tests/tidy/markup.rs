//! Text is never read as markup: whatever a stranger's workbook says, it stays text.

use super::assert_tidy;
use super::source::{Source, files};

/// The browser's doors from text to markup or code, as JavaScript, as web-sys and as Leptos spell them.
const DOORS: [&str; 8] = [
    "innerHTML",
    "outerHTML",
    "inner_html",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "eval(",
];

fn findings(source: &Source) -> Vec<String> {
    let code = source.text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(|(number, line)| {
        let doors = DOORS.iter().filter(|door| line.contains(**door));
        doors.map(move |door| format!("{}:{}: {door} reads text as markup or code", source.path, number + 1))
    })
    .collect()
}

#[test]
fn text_stays_text() {
    let ours = ["src", "public", "xtask/src/dist"].iter().flat_map(|directory| files(directory, &["rs", "js"]));
    assert_tidy(&ours.flat_map(|source| findings(&source)).collect::<Vec<_>>());
}

#[test]
fn a_door_is_found_and_a_remark_about_it_is_not() {
    let source = |text: &str| Source { path: "src/app/page.rs".to_owned(), text: text.to_owned() };
    let found = findings(&source("\nelement.set_inner_html(&text);"));
    assert_eq!(found, ["src/app/page.rs:2: inner_html reads text as markup or code"]);
    assert_eq!(findings(&source("<p inner_html=text/>")).len(), 1);
    assert_tidy(&findings(&source("    // Never innerHTML.")));
}
