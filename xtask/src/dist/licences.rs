//! The licences of what the site is built from, with their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::project::Project;
use crate::step;

/// How the names of files with licences begin, in capitals.
const FILE_NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
/// The licences whose terms stand at the head of the file, because they are our own.
const PRINTED_FIRST: [&str; 2] = ["MIT", "Apache-2.0"];
/// It is linked into every Rust program and is no crate of the dependency graph.
const STANDARD_LIBRARY: &str = "the Rust standard library, MIT OR Apache-2.0, by the Rust Project contributors";
const RULE: &str = "\n\n--------------------------------------------------------------------------------\n\n";

/// A crate whose code is in the site.
struct Package {
    /// Name, version, licence expression, authors, repository: one line.
    title: String,
    /// The licence expression alone.
    terms: String,
    /// The licence files that it ships.
    texts: Vec<String>,
}

/// The text of the licence file: our own terms, then those of every crate in the WebAssembly.
///
/// # Errors
/// If a crate ships no licence text and states one that is not printed at the head.
pub fn text(project: &Project) -> Result<String> {
    let mut cargo = project.cargo();
    cargo.args(["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"]);
    let metadata: Value = serde_json::from_str(&step::output(&mut cargo)?)?;
    let packages = linked(&metadata, "tucham")?.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let own = ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| fs::read_to_string(project.root.join(name)));
    let [mit, apache] = own;
    compose(&format!("{}{RULE}{}", mit?.trim(), apache?.trim()), &packages)
}

/// The packages whose code is linked into `root`, itself left out: what is reached over dependencies that are not only
/// for building or testing. Procedural macros run at build time, and so does everything below them.
fn linked<'metadata>(metadata: &'metadata Value, root: &str) -> Result<Vec<&'metadata Value>> {
    let packages: BTreeMap<&str, &Value> =
        list(metadata, "packages").map(|package| (text_of(package, "id"), package)).collect();
    let nodes: BTreeMap<&str, &Value> = list(metadata.get("resolve").unwrap_or(&Value::Null), "nodes")
        .map(|node| (text_of(node, "id"), node))
        .collect();
    let (root, _) = packages
        .iter()
        .find(|(_, package)| text_of(package, "name") == root)
        .with_context(|| format!("cargo metadata does not know {root}"))?;
    let mut reached = BTreeSet::from([*root]);
    let mut open = vec![*root];
    while let Some(node) = open.pop().and_then(|id| nodes.get(id)) {
        for id in list(node, "deps").filter(|edge| is_normal(edge)).map(|edge| text_of(edge, "pkg")) {
            let runs_here = packages.get(id).is_some_and(|package| !is_macro(package));
            if runs_here && reached.insert(id) {
                open.push(id);
            }
        }
    }
    reached.remove(root);
    Ok(reached.iter().filter_map(|id| packages.get(id).copied()).collect())
}

fn is_normal(edge: &Value) -> bool {
    list(edge, "dep_kinds").any(|kind| kind.get("kind").is_none_or(Value::is_null))
}

fn is_macro(package: &Value) -> bool {
    list(package, "targets").flat_map(|target| list(target, "kind")).any(|kind| kind == "proc-macro")
}

fn list<'value>(value: &'value Value, key: &str) -> impl Iterator<Item = &'value Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text_of<'value>(value: &'value Value, key: &str) -> &'value str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn read(package: &Value) -> Result<Package> {
    let manifest = Path::new(text_of(package, "manifest_path"));
    let directory = manifest.parent().context("a manifest without a directory")?;
    let authors: Vec<&str> = list(package, "authors").filter_map(Value::as_str).collect();
    let title = ["name", "version", "license", "repository"].map(|key| text_of(package, key)).join(" ");
    Ok(Package {
        title: format!("{title} {}", authors.join(", ")).trim().to_owned(),
        terms: text_of(package, "license").to_owned(),
        texts: licence_files(directory).with_context(|| format!("reading {}", directory.display()))?,
    })
}

fn licence_files(directory: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if entry.file_type()?.is_file() && FILE_NAMES.iter().any(|start| name.starts_with(start)) {
            texts.push(String::from_utf8_lossy(&fs::read(entry.path())?).trim().to_owned());
        }
    }
    texts.sort();
    Ok(texts)
}

/// Crates with the same text stand above one copy of it.
fn compose(own: &str, packages: &[Package]) -> Result<String> {
    let mut by_text: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    let mut without_text = vec![STANDARD_LIBRARY];
    for package in packages {
        if package.texts.is_empty() {
            ensure!(is_printed_first(&package.terms), "{} ships no licence text", package.title);
            without_text.push(&package.title);
        }
        for text in &package.texts {
            // Copies differ in their line breaks and indentation.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            by_text.entry(words).or_insert((text, Vec::new())).1.push(&package.title);
        }
    }
    let mut sections = vec![
        format!("Tự chấm is licensed under MIT OR Apache-2.0:\n\n{own}"),
        format!("It contains these under the same terms, as they state:\n\n{}", without_text.join("\n")),
    ];
    sections.extend(
        by_text.into_values().map(|(text, titles)| {
            format!("It contains these under the terms below:\n\n{}\n\n{text}", titles.join("\n"))
        }),
    );
    Ok(sections.join(RULE) + "\n")
}

/// Whether an expression offers a licence whose terms are printed first, as one of alternatives.
fn is_printed_first(expression: &str) -> bool {
    !expression.contains("AND")
        && expression.split(" OR ").flat_map(|part| part.split('/')).any(|id| PRINTED_FIRST.contains(&id.trim()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;

    fn package(name: &str, terms: &str, texts: &[&str]) -> Package {
        Package {
            title: name.to_owned(),
            terms: terms.to_owned(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        }
    }

    #[test]
    fn only_what_is_linked_counts() {
        let entry = |name: &str, kind: &str| json!({ "id": name, "name": name, "targets": [{ "kind": [kind] }] });
        let edge = |to: &str, kind: Value| json!({ "pkg": to, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                entry("us", "lib"), entry("used", "lib"), entry("deeper", "lib"),
                entry("macro", "proc-macro"), entry("below-macro", "lib"), entry("test-only", "lib"),
            ],
            "resolve": { "nodes": [
                { "id": "us", "deps": [
                    edge("used", Value::Null), edge("macro", Value::Null), edge("test-only", json!("dev")),
                ] },
                { "id": "used", "deps": [edge("deeper", Value::Null), edge("us", Value::Null)] },
                { "id": "macro", "deps": [edge("below-macro", Value::Null)] },
                { "id": "deeper", "deps": [] },
            ] },
        });
        let names: Vec<&str> = linked(&metadata, "us").unwrap().into_iter().map(|p| text_of(p, "name")).collect();
        assert_eq!(names, ["deeper", "used"]);
    }

    #[test]
    fn a_text_is_printed_once_for_all_who_ship_it() {
        let text = compose("our terms", &[package("a", "Zlib", &["be\nnice"]), package("b", "Zlib", &["be nice"])]);
        assert!(text.unwrap().ends_with("a\nb\n\nbe\nnice\n"));
    }

    #[test]
    fn a_crate_without_text_must_share_our_terms() {
        for (terms, accepted) in
            [("MIT", true), ("Zlib OR MIT", true), ("MIT/Apache-2.0", true), ("Zlib", false), ("MIT AND Zlib", false)]
        {
            assert_eq!(compose("", &[package("a", terms, &[])]).is_ok(), accepted, "{terms}");
        }
    }
}
