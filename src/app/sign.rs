//! Sign and export.
use leptos::prelude::*;
/// wip
#[component]
pub fn SignPage() -> impl IntoView {
    view! { <p>"…"</p> }
}
