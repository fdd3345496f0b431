//! The project's files, and Rust code without its comments and literals.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file.
pub struct Source {
    /// Path below the top of the work tree, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The room of a file below `src/`: `workbook` for `src/workbook.rs` and `src/workbook/cell.rs`. Nothing for the
    /// library's root and the binaries, which see all rooms.
    pub fn room(&self) -> Option<&str> {
        let below = self.path.strip_prefix("src/")?;
        let room = below.split('/').next()?.trim_end_matches(".rs");
        (!["lib", "main", "bin"].contains(&room)).then_some(room)
    }

    /// Whether it is compiled for tests only, by this project's habit of naming.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

/// The top of the work tree.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `directory` (from the top of the work tree) with one of these endings, sorted; what npm installed is
/// not ours. No file at all where there is no such directory.
pub fn files(directory: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(directory), endings, &mut found);
    found.sort();
    found.into_iter().map(|path| Source { text: fs::read_to_string(&path).unwrap(), path: below_root(&path) }).collect()
}

/// The path below the top of the work tree, with `/`.
pub fn below_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

/// The paths of all files below a directory with one of these endings.
pub fn collect(directory: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    for entry in entries.map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "node_modules" {
            collect(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            found.push(path);
        }
    }
}

/// The code of a Rust file: comments and literals are blanks, lines stay where they are, and the inline module of tests
/// at its end is left out.
pub fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = match length_of_comment_or_literal(rest, code.chars().next_back()) {
            Some(length) => {
                code.extend(rest[..length].chars().map(|character| if character == '\n' { '\n' } else { ' ' }));
                length
            }
            None => {
                code.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// The bytes of the comment or literal that `rest` begins with.
fn length_of_comment_or_literal(rest: &str, previous: Option<char>) -> Option<usize> {
    let starts_word = !previous.is_some_and(|character| character.is_alphanumeric() || character == '_');
    let raw = ["r", "br", "cr"].iter().find_map(|prefix| rest.strip_prefix(prefix)).filter(|_| starts_word);
    if rest.starts_with("//") {
        Some(rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
    } else if let Some(length) = raw.and_then(length_of_raw_string) {
        Some(rest.find(['#', '"'])? + length)
    } else if rest.starts_with('"') {
        Some(length_until('"', rest))
    } else {
        let is_character = rest.starts_with("'\\") || (rest.starts_with('\'') && rest.chars().nth(2) == Some('\''));
        is_character.then(|| length_until('\'', rest))
    }
}

/// A raw string from its first `#` or quote on.
fn length_of_raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let inside = rest[hashes..].strip_prefix('"')?;
    let end = inside.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some(hashes + 1 + end + 1 + hashes)
}

/// A literal with its quotes; an escaped quote does not end it.
fn length_until(quote: char, rest: &str) -> usize {
    let mut escaped = false;
    for (position, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return position + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The words that follow `prefix`, those of a group included: `a` and `b` for `crate::{a::x, b}` and `crate::`.
pub fn words_after<'code>(code: &'code str, prefix: &str) -> Vec<&'code str> {
    code.split(prefix)
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => first_words_of_group(group),
            None => words(rest).take(1).collect(),
        })
        .collect()
}

fn first_words_of_group(group: &str) -> Vec<&str> {
    let mut depth = 1;
    let mut starts = vec![0];
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts.push(position + 1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    starts.into_iter().filter_map(|start| words(&group[start..]).next()).collect()
}

/// All words of some code.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

#[test]
fn code_is_what_is_neither_comment_nor_literal() {
    let text = "a /* b */ \"c \\\" d\" 'e' '\\'' &'f r#\"g \" h\"# // i\nj br\"k\"";
    assert_eq!(words(&code_of(text)).collect::<Vec<_>>(), ["a", "f", "j"]);
    assert_eq!(code_of("a // b\nc").lines().count(), 2);
}

#[test]
fn inline_tests_are_no_part_of_the_code() {
    assert_eq!(code_of("a\n#[cfg(test)]\nmod tests { b }"), "a\n");
}

#[test]
fn words_after_a_prefix_come_from_groups_too() {
    let code = "use crate::{a::{x, y}, b, c::z}; use crate::d::e; fn f() { crate::g() }";
    assert_eq!(words_after(code, "crate::"), ["a", "b", "c", "d", "g"]);
}
