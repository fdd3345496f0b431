//! The little that is done to index.html, which is our own and plain: no parser is needed for it.

use anyhow::{Context, Result, bail};

use super::site::Site;

/// The tags `<name …>` of a page, from `<` to `>`.
pub fn tags<'page>(page: &'page str, name: &str) -> impl Iterator<Item = &'page str> {
    let opening = format!("<{name} ");
    page.match_indices('<').filter_map(move |(start, _)| {
        let rest = page.get(start..)?;
        rest.starts_with(&opening).then_some(rest)?;
        rest.split_inclusive('>').next()
    })
}

/// The value of an attribute in a tag; values stand in double quotes.
pub fn attribute<'page>(tag: &'page str, name: &str) -> Option<&'page str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

/// A relative address as a name in the site.
pub fn local(address: &str) -> &str {
    address.strip_prefix("./").unwrap_or(address)
}

/// Returns the page if every relative address of its links, scripts and images is a file of the site.
///
/// # Errors
/// Names the first address that leads nowhere.
pub fn check_references<'page>(page: &'page str, site: &Site) -> Result<&'page str> {
    for (tag, with_address) in [("link", "href"), ("script", "src"), ("img", "src")] {
        for address in tags(page, tag).filter_map(|tag| attribute(tag, with_address)) {
            let is_foreign = address.contains(':');
            if !is_foreign && !site.contains(local(address)) {
                bail!("index.html names {address}, which the build does not have");
            }
        }
    }
    Ok(page)
}

/// The page with `lines` after the line that names the character set: what binds the rest has to stand before it.
///
/// # Errors
/// If there is no such line.
pub fn with_head(page: &str, lines: &str) -> Result<String> {
    const CHARACTER_SET: &str = "<meta charset=\"utf-8\">";
    let (before, after) =
        page.split_once(CHARACTER_SET).with_context(|| format!("index.html lacks {CHARACTER_SET}"))?;
    Ok(format!("{before}{CHARACTER_SET}\n{lines}{after}"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn tags_and_their_attributes() {
        let page = r#"<head><linkage href="x"><link rel="icon" href="./a.svg"><link data-href="no" rel="b"></head>"#;
        let found: Vec<_> = tags(page, "link").map(|tag| attribute(tag, "href")).collect();
        assert_eq!(found, [Some("./a.svg"), None]);
    }

    #[test]
    fn addresses_of_other_sites_are_not_looked_up_here() {
        let page = r#"<link rel="license" href="https://example.org/l"><img src="data:,">"#;
        assert!(check_references(page, &Site::default()).is_ok());
        assert!(check_references(r#"<script src="gone.js">"#, &Site::default()).is_err());
    }

    #[test]
    fn head_lines_follow_the_character_set() {
        assert_eq!(with_head("<meta charset=\"utf-8\"><p>", "<x>").unwrap(), "<meta charset=\"utf-8\">\n<x><p>");
        assert!(with_head("<p>", "<x>").is_err());
    }
}
