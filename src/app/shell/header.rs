//! The header: name, language, theme, network.

use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::network::Network;
use crate::app::place::Place;
use crate::app::platform::assets::VERSION;
use crate::app::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;

/// The header of every place.
#[component]
pub fn Header() -> impl IntoView {
    let words = language();
    let network = expect_context::<Network>();
    let parts = expect_context::<Parts>();
    let offline = move || {
        offline(network, words)
            .map(|(state, words)| view! { <span class="network" data-state=state>{words}</span> }.into_any())
    };
    view! {
        <header class="head">
            <a class="skip" href="#main" on:click=on(skip)>{say!(words, shell.skip)}</a>
            <a class="name" href=Place::Start.hash()>{say!(words, shell.name)}</a>
            <span class="version">{say!(words, shell.version, version = VERSION)}</span>
            {move || offline()}
            <span class="switches">{parts.beside(|later| (later.switches)())}</span>
        </header>
    }
    .into_any()
}

/// A link to `#main` would change the place, which lives in the same part of the address.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::app::focus::focus_id("main");
}

/// That there is no network and what it means, with a word for the style; nothing while there is one.
pub(super) fn offline(network: Network, words: Language) -> Option<(&'static str, &'static str)> {
    match (network.online.get(), network.kept.get()) {
        (true, _) => None,
        (false, true) => Some(("ready", say!(words, shell.offline))),
        (false, false) => Some(("bare", say!(words, shell.offline_bare))),
    }
}
