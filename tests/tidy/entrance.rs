//! index.html names what belongs to the page.

use std::fs;

use super::assert_tidy;
use super::source::{below_root, collect, root};

/// A file of a folder that a line of index.html must name.
struct Named {
    folder: &'static str,
    ending: &'static str,
    /// The line, with `*` for the file.
    line: &'static str,
}

const NAMED: [Named; 2] = [
    Named { folder: "style", ending: "css", line: r#"rel="css" href="*""# },
    // Trunk puts the content of public/ at the top of the site; the built-in template and the empty one have a rel each.
    Named { folder: "public", ending: "xlsx", line: r#"template" href="*""# },
];

fn findings(page: &str, named: &Named, path: &str) -> Option<String> {
    let address = path.strip_prefix("public/").unwrap_or(path);
    let line = named.line.replace('*', address);
    (!page.contains(&line)).then(|| format!("index.html does not name {path}: {line}"))
}

#[test]
fn every_style_sheet_and_template_is_named() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for named in NAMED {
        let mut paths = Vec::new();
        collect(&root().join(named.folder), &[named.ending], &mut paths);
        let findings: Vec<_> = paths.iter().filter_map(|path| findings(&page, &named, &below_root(path))).collect();
        assert_tidy(&findings);
    }
}

#[test]
fn an_unnamed_file_is_found() {
    let [style, template] = NAMED;
    let page = r#"<link data-trunk rel="css" href="style/a.css"> <link rel="tucham-template" href="mau.xlsx">"#;
    assert_eq!(findings(page, &style, "style/a.css"), None);
    assert!(findings(page, &style, "style/b.css").is_some());
    assert_eq!(findings(page, &template, "public/mau.xlsx"), None);
    assert!(findings(page, &template, "public/khac.xlsx").is_some());
}
