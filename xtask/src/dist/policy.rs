//! The Content Security Policy, in the page itself: whoever copies the files onto a web server need not set a header.

use anyhow::{Result, ensure};

use super::{digest, html};

/// What the page may do besides running its own scripts. All the rest is forbidden by `default-src`.
///
/// - `connect-src 'self'`: nothing leaves for a foreign origin, whatever goes wrong in the page.
/// - `worker-src blob:`: only a worker made from a Blob is bound by this policy; one made from a URL is not.
/// - `img-src blob:`: evidence that the person attached, shown from memory.
const DIRECTIVES: [&str; 9] = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// The page with its policy, which allows for the inline scripts that it has now: nothing may change them later.
///
/// # Errors
/// If the page has no place for it or has inline code that no digest can allow for.
pub fn apply(page: &str) -> Result<String> {
    ensure!(html::tags(page, "style").next().is_none() && !page.contains("<style>"), "index.html has inline styles");
    html::with_head(page, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy(page)))
}

fn policy(page: &str) -> String {
    let digests: String =
        inline_scripts(page).map(|script| format!(" '{}'", digest::integrity(script.as_bytes()))).collect();
    // WebAssembly is code: without 'wasm-unsafe-eval' it is not compiled. JavaScript's eval stays forbidden.
    format!("{}; script-src 'self' 'wasm-unsafe-eval'{digests}", DIRECTIVES.join("; "))
}

/// The text of every script that stands in the page itself.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|script| {
        let (attributes, rest) = script.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_digest_and_others_by_origin() {
        let page = r#"<script src="a.js"></script><script type="module">abc</script>"#;
        let digest = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";
        assert!(policy(page).ends_with(&format!("script-src 'self' 'wasm-unsafe-eval' {digest}")));
    }

    #[test]
    fn nothing_is_allowed_that_would_make_the_rest_pointless() {
        let policy = policy("<script>1</script>");
        for hole in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"] {
            assert!(!policy.contains(hole), "{hole} in {policy}");
        }
    }

    #[test]
    fn the_policy_stands_before_the_first_script() {
        let page = apply("<meta charset=\"utf-8\"><script>abc</script>").unwrap();
        assert!(page.find("Content-Security-Policy").unwrap() < page.find("<script>").unwrap());
        assert!(apply("<meta charset=\"utf-8\"><style>p{}</style>").is_err());
    }
}
