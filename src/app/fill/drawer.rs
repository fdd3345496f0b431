//! A button that opens what a narrow screen folds away; a wide one shows it anyway, without the button.

use crate::app::handler::on;
use leptos::prelude::*;

/// The button.
#[component]
pub fn Drawer(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is in it.
    name: &'static str,
) -> impl IntoView {
    view! {
        <button type="button" class="drawer" aria-expanded=move || open.get().to_string() on:click=on(move |_| open.update(|open| *open = !*open))>
            {name}
        </button>
    }
}
