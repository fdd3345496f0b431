//! The start page: what one can do, what one was doing, and where it is kept.

mod draft_list;
mod kept;

use super::opening::Opening;
use super::platform::assets::empty_template;
use super::platform::files;
use super::shell::OpenButton;
use super::words::language;
use crate::app::handler::on;
use crate::text::say;
use draft_list::DraftList;
use kept::Kept;
use leptos::prelude::*;

/// The file name of the empty example.
const EMPTY: &str = "bang-tieu-chi-trong.xlsx";

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let words = language();
    view! {
        <section class="start" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, start.title)}</h1>
            <ChatApp/>
            <Doors/>
            <DraftList/>
            <Kept/>
        </section>
    }
    .into_any()
}

/// The browser inside a chat app neither downloads nor keeps: that is better known before the work than after it.
#[component]
fn ChatApp() -> impl IntoView {
    files::inside_chat_app().then(|| view! { <p class="notice">{say!(language(), start.chat_app)}</p> }.into_any())
}

/// The three doors. Each says what it takes; whichever is used, a file is told by its content.
#[component]
fn Doors() -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    view! {
        <div class="doors">
            <section class="door here">
                <h2>{say!(words, start.score)}</h2>
                <p>{say!(words, start.score_note)}</p>
                <p class="actions">
                    <OpenButton words=say!(words, start.open_template) class="main"/>
                    <button type="button" data-testid="start-builtin" on:click=on(move |_| opening.start_builtin())>
                        {say!(words, start.builtin)}
                    </button>
                </p>
            </section>
            <section class="door">
                <h2>{say!(words, start.check)}</h2>
                <p>{say!(words, start.check_note)}</p>
                <p class="actions"><OpenButton words=say!(words, start.open_package)/></p>
            </section>
            <section class="door">
                <h2>{say!(words, start.template)}</h2>
                <p>{say!(words, start.template_note)}</p>
                <p class="actions">
                    <OpenButton words=say!(words, start.open_workbook)/>
                    {empty_template().map(|address| view! {
                        <a href=address download=EMPTY data-testid="empty-template">{say!(words, start.empty)}</a>
                    }.into_any())}
                </p>
            </section>
        </div>
        <p class="note">{say!(words, start.drop)}</p>
    }
}
