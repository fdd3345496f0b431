//! The header: name, language, theme, network, and a new version that waits.

use super::switches::{LanguageSwitch, ThemeSwitch};
use super::update_bar::UpdateBar;
use crate::app::network::Network;
use crate::app::place::Place;
use crate::app::platform::assets::VERSION;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// The header of every place.
#[component]
pub fn Header() -> impl IntoView {
    let words = language();
    let network = expect_context::<Network>();
    let offline = move || {
        let (state, words) = match (network.online.get(), network.kept.get()) {
            (true, _) => return None,
            (false, true) => ("ready", say!(words, shell.offline)),
            (false, false) => ("bare", say!(words, shell.offline_bare)),
        };
        Some(view! { <span class="network" data-state=state role="status">{words}</span> })
    };
    view! {
        <header class="head">
            <a class="skip" href="#main" on:click=skip>{say!(words, shell.skip)}</a>
            <a class="name" href=Place::Start.hash()>{say!(words, shell.name)}</a>
            <span class="version">{say!(words, shell.version, version = VERSION)}</span>
            {offline}
            <LanguageSwitch/>
            <ThemeSwitch/>
        </header>
        <UpdateBar/>
    }
    .into_any()
}

/// A link to `#main` would change the place, which lives in the same part of the address.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::app::focus::focus_id("main");
}
