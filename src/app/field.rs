//! What every text field of the page has in common: it is never rewritten under the hands of who types.

use crate::app::handler::on;
use leptos::ev::FocusEvent;
use leptos::html::{ElementType, Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// A field with a text: `<input>` or `<textarea>`.
pub trait TextElement {
    /// Its text.
    fn text(&self) -> String;
    /// Replaces its text.
    fn set_text(&self, text: &str);
    /// Whether somebody is typing in it.
    fn has_focus(&self) -> bool;
}

impl TextElement for HtmlInputElement {
    fn text(&self) -> String {
        self.value()
    }

    fn set_text(&self, text: &str) {
        self.set_value(text);
    }

    fn has_focus(&self) -> bool {
        is_active(self)
    }
}

impl TextElement for HtmlTextAreaElement {
    fn text(&self) -> String {
        self.value()
    }

    fn set_text(&self, text: &str) {
        self.set_value(text);
    }

    fn has_focus(&self) -> bool {
        is_active(self)
    }
}

fn is_active(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

/// Keeps a field's text in step with `value`, except while it has the focus: input methods such as UniKey type with
/// false backspaces, and a field that is rewritten meanwhile loses characters. A field that was just built is filled
/// even so: one that comes with the focus would otherwise be empty, and leaving it would take that for the answer.
pub fn follow<E>(field: NodeRef<E>, value: impl Fn() -> String + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + TextElement + 'static,
{
    Effect::new(move |filled: Option<bool>| {
        let text = value();
        let Some(field) = field.get() else { return false };
        let is_typed_in = filled == Some(true) && field.has_focus();
        if !is_typed_in && field.text() != text {
            field.set_text(&text);
        }
        true
    });
}

/// The text in the field of an event.
pub fn text_of(event: &Event) -> String {
    event_target_value(event)
}

/// The text in Unicode NFC, as everything typed is stored; the browser's own tables do it.
pub fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// What a field names as its description: its hint, and what is wrong with it.
fn descriptions(always: [Option<String>; 2], wrong: MaybeProp<String>) -> impl Fn() -> Option<String> + Clone {
    move || {
        let ids: Vec<String> = always.iter().flatten().cloned().chain(wrong.get()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A labelled line of text. `edit` is called at every keystroke, and once more with the composed text when the field
/// is left.
#[component]
pub fn Line(
    /// Its `id`, and its `data-testid`.
    #[prop(into)]
    id: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// A word on how to fill it.
    #[prop(optional, into)]
    hint: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    edit: Callback<String>,
    /// The `id` of a list of proposals.
    #[prop(default = None)]
    list: Option<&'static str>,
    /// What is wrong with what it holds; a field that can be wrong keeps room for it.
    #[prop(default = None)]
    error: Option<Signal<Option<String>>>,
    /// The `id`s of what says that it is wrong, while it is.
    #[prop(optional, into)]
    wrong: MaybeProp<String>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    follow(field, move || value.get());
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let error_id = error.map(|_| format!("{id}-error"));
    let described = descriptions([hint_id.clone(), error_id.clone()], wrong);
    let has_error = move || error.is_some_and(|error| error.with(Option::is_some));
    let is_wrong = move || has_error() || wrong.get().is_some();
    let error = error_id.zip(error).map(|(id, error)| {
        view! { <small class="error" class:wrong=move || has_error() id=id>{move || error.get()}</small> }
    });
    view! {
        <p class="line">
            <label for=id.clone()>{label}</label>
            <input type="text" id=id.clone() data-testid=id node_ref=field autocomplete="off" list=list
                aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
                on:input=on(move |event| edit.run(text_of(&event)))
                on:blur=on(move |event: FocusEvent| edit.run(composed(&text_of(&event))))/>
            {hint_id.map(|id| view! { <small id=id>{hint}</small> }.into_any())}
            {error}
        </p>
    }
    .into_any()
}

/// A labelled field of several lines, as [`Line`].
#[component]
pub fn Lines(
    /// Its `id`, and its `data-testid`.
    #[prop(into)]
    id: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    edit: Callback<String>,
    /// The element, for whoever moves the focus.
    #[prop(optional)]
    field: NodeRef<Textarea>,
    /// The `id`s of what says that it is wrong, while it is.
    #[prop(optional, into)]
    wrong: MaybeProp<String>,
) -> impl IntoView {
    follow(field, move || value.get());
    view! {
        <p class="line">
            <label for=id.clone()>{label}</label>
            <textarea id=id.clone() data-testid=id node_ref=field rows="3"
                aria-describedby=move || wrong.get() aria-invalid=move || wrong.get().map(|_| "true")
                on:input=on(move |event| edit.run(text_of(&event)))
                on:blur=on(move |event: FocusEvent| edit.run(composed(&text_of(&event))))></textarea>
        </p>
    }
    .into_any()
}
