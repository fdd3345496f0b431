//! One style sheet instead of many.

use anyhow::{Context, Result};

use super::PAGE;
use super::html;
use super::site::Site;

const JOINED: &str = "style.css";

/// Replaces the style sheets that index.html links by one with their text in the same order.
///
/// # Errors
/// If a linked style sheet is missing or not UTF-8.
pub fn join(site: &mut Site) -> Result<()> {
    let page = site.text(PAGE)?.to_owned();
    let links: Vec<&str> =
        html::tags(&page, "link").filter(|tag| html::attribute(tag, "rel") == Some("stylesheet")).collect();
    let mut joined = String::new();
    let mut shorter = page.clone();
    for (position, tag) in links.iter().enumerate() {
        let name = html::attribute(tag, "href").map(html::local).context("a style sheet without href")?;
        joined.push_str(site.text(name)?.trim_end());
        joined.push('\n');
        let replacement =
            if position == 0 { format!(r#"<link rel="stylesheet" href="{JOINED}">"#) } else { String::new() };
        shorter = shorter.replacen(tag, &replacement, 1);
        site.remove(name);
    }
    if !links.is_empty() {
        site.insert(JOINED, joined);
        site.insert(PAGE, shorter);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn sheets_are_joined_in_the_order_of_their_links() {
        let mut site = Site::default();
        site.insert(PAGE, r#"<link rel="stylesheet" href="./z.css"><link rel="icon" href="i.svg"><link rel="stylesheet" href="./a.css">"#);
        site.insert("z.css", "z{}\n\n");
        site.insert("a.css", "a{}");
        join(&mut site).unwrap();
        assert_eq!(site.text(JOINED).unwrap(), "z{}\na{}\n");
        assert_eq!(
            site.text(PAGE).unwrap(),
            r#"<link rel="stylesheet" href="style.css"><link rel="icon" href="i.svg">"#
        );
        assert_eq!(site.names().collect::<Vec<_>>(), [PAGE, JOINED]);
    }

    #[test]
    fn a_page_without_sheets_stays_as_it_is() {
        let mut site = Site::default();
        site.insert(PAGE, "<p>");
        join(&mut site).unwrap();
        assert_eq!(site.text(PAGE).unwrap(), "<p>");
    }
}
