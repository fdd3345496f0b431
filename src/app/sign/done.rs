//! What was handed in, and how it gets to the office.

use super::export::HandedIn;
use crate::app::page::Page;
use crate::app::platform::files::{self, XLSX};
use crate::app::platform::share::{self, Message, Shared};
use crate::app::sentences::file_trouble;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The result: file, check code, message to the addressee, and what comes next.
#[component]
pub fn Done(
    /// What was handed in.
    handed_in: Arc<HandedIn>,
) -> impl IntoView {
    let words = language();
    let file = handed_in.file.clone();
    let code = handed_in.letter.check_code.clone();
    let next = handed_in.letter.revision + 1;
    view! {
        <section class="outcome" data-testid="export-done" aria-labelledby="done">
            <h2 id="done" tabindex="-1" class="fine">{say!(words, sign.done)}</h2>
            <dl class="facts">
                <dt>{say!(words, sign.file)}</dt><dd>{file.name.clone()}</dd>
                <dt>{say!(words, sign.check_code)}</dt><dd class="code" data-testid="check-code">{code}</dd>
            </dl>
            <p class="note">{say!(words, sign.check_code_note)}</p>
            <MessageBox handed_in/>
            <p class="note">{say!(words, sign.next_revision, revision = next)}</p>
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
                page.announce(if copied { say!(words, sign.copied) } else { say!(words, sign.not_copied) }.to_owned());
            });
        }
    };
    let file = handed_in.file.clone();
    let again = {
        let file = file.clone();
        move |_| {
            if let Err(trouble) = files::download(&file, XLSX) {
                page.fail(file_trouble(words, &file.name, trouble));
            }
        }
    };
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
                <button type="button" on:click=copy>{say!(words, sign.copy)}</button>
                <a href=mailto>{say!(words, sign.mail)}</a>
                <button type="button" on:click=send>{say!(words, sign.share)}</button>
                <button type="button" on:click=again>{say!(words, sign.download)}</button>
            </p>
            <p role="status">{move || page.said.get()}</p>
        </div>
    }
}
