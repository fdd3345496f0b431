//! The service worker's list of files and its version.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::site::Site;
use super::{PAGE, SERVICE_WORKER, digest};

const SCRIPT: &str = include_str!("service_worker.js");

/// The digest of the list of all files, before the page carries it.
pub fn version(site: &Site) -> String {
    digest::hex(digest::checksums(site).as_bytes()).chars().take(16).collect()
}

/// What the page says about its delivery: which version it is, and that a service worker belongs to it.
pub fn head_lines(version: &str) -> String {
    format!(
        "<meta name=\"tucham-version\" content=\"{version}\">\n<link rel=\"tucham-service-worker\" href=\"{SERVICE_WORKER}\">\n"
    )
}

/// The script, with the list of all files of `site` and the digest of each.
///
/// # Errors
/// If the site has no page.
pub fn script(site: &Site, version: &str) -> Result<String> {
    site.text(PAGE).context("listing the files of the service worker")?;
    let files: Vec<Value> = site.files().map(|(name, content)| json!([name, digest::integrity(content)])).collect();
    let files = files.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n  ");
    Ok(SCRIPT.replace("@version@", version).replace("[/* files */]", &format!("[\n  {files},\n]")))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn site() -> Site {
        let mut site = Site::default();
        site.insert(PAGE, "<p>");
        site.insert("a.wasm", "abc");
        site
    }

    #[test]
    fn every_file_is_listed_with_its_digest() {
        let script = script(&site(), "v1").unwrap();
        assert!(script.contains(r#"["a.wasm","sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="]"#), "{script}");
        assert!(script.contains(r#"const VERSION = "v1";"#));
        assert!(!script.contains("@version@") && !script.contains("/* files */"));
    }

    #[test]
    fn the_version_follows_names_and_contents() {
        let mut renamed = site();
        let content = renamed.remove("a.wasm").unwrap();
        renamed.insert("b.wasm", content);
        let mut changed = site();
        changed.insert(PAGE, "<div>");
        assert_eq!(version(&site()), version(&site()));
        assert_ne!(version(&site()), version(&renamed));
        assert_ne!(version(&site()), version(&changed));
    }
}
