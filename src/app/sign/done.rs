//! What was handed in, and how it gets to the office.

use super::export::HandedIn;
use super::left_out::left_out;
use crate::app::handler::on;
use crate::app::page::Page;
use crate::app::platform::files::{self, JSON, NamedBytes, XLSX};
use crate::app::platform::share::{self, Message, Shared};
use crate::app::sentences::file_trouble;
use crate::app::session::Session;
use crate::app::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The result: file, check code, message to the addressee, and what comes next.
#[component]
pub fn Done(
    /// The draft.
    session: Session,
    /// What was handed in.
    handed_in: Arc<HandedIn>,
) -> impl IntoView {
    let words = language();
    let file = handed_in.file.clone();
    let code = handed_in.letter.check_code.clone();
    let (next, counter) = (handed_in.letter.revision + 1, handed_in.counter);
    let changed = Memo::new(move |_| session.draft(|draft| draft.counter > counter));
    let what_next = move || {
        if changed.get() {
            view! { <p class="look" data-testid="changed-since">{say!(words, sign.changed_since, revision = next)}</p> }
                .into_any()
        } else {
            view! { <p class="note">{say!(words, sign.next_revision, revision = next)}</p> }.into_any()
        }
    };
    let left_out = left_out(&handed_in);
    view! {
        <section class="outcome" data-testid="export-done" aria-labelledby="done">
            <h2 id="done" tabindex="-1" class="fine">{say!(words, sign.done)}</h2>
            <dl class="facts">
                <dt>{say!(words, sign.file)}</dt><dd>{file.name.clone()}</dd>
                <dt>{say!(words, sign.check_code)}</dt><dd class="code" data-testid="check-code">{code}</dd>
            </dl>
            <p class="note">{say!(words, sign.check_code_note)}</p>
            {left_out}
            <MessageBox handed_in/>
            {move || what_next()}
        </section>
    }
}

#[component]
fn MessageBox(handed_in: Arc<HandedIn>) -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let message = Message {
        to: handed_in.email.clone(),
        subject: handed_in.letter.subject(words),
        body: handed_in.letter.body(words),
    };
    let text = format!("{}\n\n{}", message.subject, message.body);
    let mailto = share::mailto(&message);
    let copy = {
        let text = text.clone();
        move |_| {
            let text = text.clone();
            spawn_local(async move {
                let copied = share::copy(&text).await;
                let told = if copied { say!(words, sign.copied) } else { say!(words, sign.not_copied) };
                page.announce(told.to_owned());
            });
        }
    };
    let file = handed_in.file.clone();
    let again = download_button(page, words, handed_in.file.clone(), XLSX);
    let data = download_button(page, words, handed_in.data.clone(), JSON);
    let data_note = say!(words, sign.data_note, name = handed_in.data.name);
    let send = move |_| {
        let (file, message) = (file.clone(), message.clone());
        spawn_local(async move {
            if share::share(&file, XLSX, &message).await == Shared::NotHere {
                page.announce(say!(words, sign.not_shared).to_owned());
            }
        });
    };
    view! {
        <div class="message">
            <p class="line"><label for="message">{say!(words, sign.message)}</label>
            <textarea id="message" readonly prop:value=text></textarea></p>
            <p class="actions">
                <button type="button" on:click=on(copy)>{say!(words, sign.copy)}</button>
                <a href=mailto>{say!(words, sign.mail)}</a>
                <button type="button" on:click=on(send)>{say!(words, sign.share)}</button>
                <button type="button" data-testid="download-again" on:click=on(again)>{say!(words, sign.download)}</button>
                <button type="button" data-testid="download-data" aria-describedby="data-note" on:click=on(data)>{say!(words, sign.download_data)}</button>
            </p>
            <p class="note" id="data-note">{data_note}</p>
        </div>
    }
}

/// What hands a file out again.
fn download_button<Event>(page: Page, words: Language, file: NamedBytes, media_type: &'static str) -> impl Fn(Event) {
    move |_| {
        if let Err(trouble) = files::download(&file, media_type) {
            page.fail(file_trouble(words, &file.name, trouble));
        }
    }
}
