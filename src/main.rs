//! Mounts the page, in place of the sentence that stands in index.html until then.

use leptos::prelude::*;
use tucham::app::App;

fn main() {
    if let Some(sentence) = document().get_element_by_id("not-started") {
        sentence.remove();
    }
    mount_to_body(|| view! { <App load=|| Box::pin(cut::rest())/> });
}

/// Where `cargo xtask dist` cuts the program in two. Without that step it stays one.
#[cfg_attr(tucham_split, allow(unsafe_code, reason = "the cut is an import that the splitter resolves"))]
mod cut {
    use tucham::app::later::{Later, NotLoaded};

    /// The rest of the page.
    #[cfg(not(tucham_split))]
    pub async fn rest() -> Result<Later, NotLoaded> {
        Ok(Later::table())
    }

    /// The rest of the page, from a file of its own.
    #[cfg(tucham_split)]
    pub async fn rest() -> Result<Later, NotLoaded> {
        table().await.map_err(|_| NotLoaded)
    }

    #[cfg(tucham_split)]
    #[wasm_split_helpers::wasm_split(later, fallible)]
    fn table() -> Result<Later, wasm_split_helpers::SplitLoaderError> {
        Ok(Later::table())
    }
}
