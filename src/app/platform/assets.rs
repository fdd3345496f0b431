//! Where the files are that the page loads on demand. index.html says so, because the build changes their names.

/// Absolute addresses of what belongs to this version of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The worker's script.
    pub worker: String,
    /// The worker's WebAssembly.
    pub worker_wasm: String,
    /// The built-in example, an .xlsx.
    pub template: String,
}

/// The version of the page, as in Cargo.toml.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads the addresses from the `<link rel="tucham-…">` elements of the page; nothing where one is missing.
pub fn assets() -> Option<Assets> {
    Some(Assets {
        worker: address("tucham-worker")?,
        worker_wasm: address("tucham-worker-wasm")?,
        template: address("tucham-template")?,
    })
}

/// The addresses of the reader's script and of its WebAssembly. Not with the others: the form asks for them, and not for
/// these.
pub(super) fn reader() -> Option<[String; 2]> {
    Some([address("tucham-reader")?, address("tucham-reader-wasm")?])
}

/// The address of the empty example, an .xlsx to begin a table of criteria with.
pub fn empty_template() -> Option<String> {
    address("tucham-empty-template")
}

/// The address of the service worker, which only a delivered page names.
pub(super) fn service_worker() -> Option<String> {
    address("tucham-service-worker")
}

fn address(rel: &str) -> Option<String> {
    let link = web_sys::window()?.document()?.query_selector(&format!("link[rel=\"{rel}\"]")).ok()??;
    // The property, unlike the attribute, is absolute; a Blob worker has no address that others are relative to.
    super::web::member(&link, "href")?.as_string()
}
