//! The switches of language and theme.

use crate::app::handler::on;
use crate::app::page::{Page, tag};
use crate::app::platform::settings::Theme;
use crate::app::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;

/// Both.
#[component]
pub fn Switches() -> impl IntoView {
    view! {
        <LanguageSwitch/>
        <ThemeSwitch/>
    }
}

/// VI | EN.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let button = |to: Language, short: &'static str, name: &'static str| {
        let page = expect_context::<Page>();
        let pressed = (language() == to).to_string();
        let id = format!("language-{}", tag(to));
        let speak = {
            let id = id.clone();
            move |_| {
                page.speak(to);
                // The page is built anew, and the button with it.
                crate::app::focus::focus_later(id.clone());
            }
        };
        view! {
            <button type="button" id=id lang=tag(to) aria-pressed=pressed aria-label=name on:click=on(speak)>{short}</button>
        }
    };
    view! {
        <span class="switch" role="group" aria-label=say!(language(), shell.language)>
            {button(Language::vi, "VI", "VI, tiếng Việt")}
            {button(Language::en, "EN", "EN, English")}
        </span>
    }
}

/// Light, dark, or as the system has it: each press goes on to the next.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let name = move || match page.theme.get() {
        Theme::System => say!(words, shell.theme_system),
        Theme::Light => say!(words, shell.theme_light),
        Theme::Dark => say!(words, shell.theme_dark),
    };
    let next = move |_| {
        page.light(match page.theme.get_untracked() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        });
    };
    view! { <button type="button" class="theme" title=say!(words, shell.theme) on:click=on(next)>{move || name()}</button> }
}
