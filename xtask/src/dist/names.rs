//! Names that tell the content: a file may then be cached for ever, and a half-uploaded site cannot mix versions.

use std::collections::BTreeMap;

use anyhow::Result;

use super::site::Site;
use super::{PAGE, digest};

/// Hexadecimal digits of the SHA-256 in a name: 64 bits, as good as unique among the versions of one site.
const DIGITS: usize = 16;

/// The site with every file but the page renamed to `name-<digest>.ending`, and every mention of one in text files
/// following it.
///
/// # Errors
/// If a file whose ending says text is not UTF-8.
pub fn with_digests(site: Site) -> Result<Site> {
    let mut order: Vec<&str> = site.names().collect();
    order.sort_by_key(|name| rank(name));
    let mut renamed = BTreeMap::new();
    let mut named = Site::default();
    for name in order {
        let content = if rank(name) == Rank::Leaf {
            site.bytes(name)?.to_vec()
        } else {
            with_new_names(site.text(name)?, &renamed).into_bytes()
        };
        let new_name = if name == PAGE { PAGE.to_owned() } else { with_digest(name, &content) };
        named.insert(new_name.clone(), content);
        renamed.insert(name, new_name);
    }
    Ok(named)
}

/// Who may name whom: a file names only files of lower rank, whose digests are then known.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Names nobody: WebAssembly, workbooks, pictures.
    Leaf,
    Style,
    /// The pieces of script that wasm-bindgen takes out of crates.
    Snippet,
    Script,
    Manifest,
    Page,
}

fn rank(name: &str) -> Rank {
    match name.rsplit('.').next() {
        Some("css") => Rank::Style,
        Some("js") if name.starts_with("snippets/") => Rank::Snippet,
        Some("js") => Rank::Script,
        Some("webmanifest") => Rank::Manifest,
        Some("html") => Rank::Page,
        _ => Rank::Leaf,
    }
}

fn with_digest(name: &str, content: &[u8]) -> String {
    let digest: String = digest::hex(content).chars().take(DIGITS).collect();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{digest}.{ending}"),
        None => format!("{name}-{digest}"),
    }
}

/// The text with each whole mention of an old name replaced. A mention is whole if it stands between the marks that
/// surround an address in HTML, CSS, JSON or JavaScript: `my-worker.js` and `worker.js.map` do not mention `worker.js`.
fn with_new_names(text: &str, renamed: &BTreeMap<&str, String>) -> String {
    renamed.iter().fold(text.to_owned(), |text, (old, new)| {
        let mut pieces = text.split(old);
        let mut replaced = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let is_whole = opens_address(&replaced) && closes_address(piece);
            replaced.push_str(if is_whole { new } else { old });
            replaced.push_str(piece);
        }
        replaced
    })
}

fn opens_address(before: &str) -> bool {
    before.strip_suffix("./").unwrap_or(before).ends_with(['"', '\'', '`', '(', '='])
}

fn closes_address(after: &str) -> bool {
    after.starts_with(['"', '\'', '`', ')', '?', '#', '>', ' '])
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn only_whole_mentions_follow_a_new_name() {
        let renamed = BTreeMap::from([("worker.js", "worker-1.js".to_owned())]);
        for (text, expected) in [
            (r#"href="worker.js""#, r#"href="worker-1.js""#),
            ("import './worker.js';", "import './worker-1.js';"),
            ("url(worker.js?x) url(worker.js)", "url(worker-1.js?x) url(worker-1.js)"),
            ("'my-worker.js'", "'my-worker.js'"),
            ("'lib/worker.js'", "'lib/worker.js'"),
            ("'worker.json'", "'worker.json'"),
            ("see worker.js", "see worker.js"),
        ] {
            assert_eq!(with_new_names(text, &renamed), expected);
        }
    }

    #[test]
    fn a_change_travels_from_the_leaf_to_all_who_name_it() {
        let site = |wasm: &str| {
            let mut site = Site::default();
            site.insert("app_bg.wasm", wasm);
            site.insert("app.js", "fetch('app_bg.wasm')");
            site.insert(PAGE, "import './app.js'");
            with_digests(site).unwrap()
        };
        let (before, after) = (site("1"), site("2"));
        assert_ne!(before.text(PAGE).unwrap(), after.text(PAGE).unwrap());
        for name in before.names().filter(|name| *name != PAGE) {
            assert!(!after.contains(name), "{name}");
        }
    }

    #[test]
    fn a_name_keeps_its_folder_and_ending() {
        assert_eq!(with_digest("mau/a.b.xlsx", b"abc"), "mau/a.b-ba7816bf8f01cfea.xlsx");
        assert_eq!(with_digest("README", b"abc"), "README-ba7816bf8f01cfea");
    }
}
