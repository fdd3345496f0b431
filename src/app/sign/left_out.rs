//! What did not go into the package as it stands in the template or the draft, and what its receivers will doubt.

use super::export::HandedIn;
use crate::app::words::language;
use crate::task::told::Words;
use crate::text::say;
use leptos::prelude::*;

/// The list; nothing where everything went with it and nobody doubts anything.
pub fn left_out(handed_in: &HandedIn) -> Option<AnyView> {
    let words = language();
    if handed_in.left_out.is_empty() && handed_in.doubts.is_empty() {
        return None;
    }
    let said = |said: &Words| said.in_language(words).to_owned();
    let lines = handed_in.left_out.iter().map(|line| view! { <li>{said(line)}</li> }.into_any()).collect_view();
    let title =
        (!handed_in.left_out.is_empty()).then(|| view! { <p class="look">{say!(words, sign.left_out)}</p> }.into_any());
    let doubts =
        handed_in.doubts.iter().map(|doubt| view! { <p class="look">{said(doubt)}</p> }.into_any()).collect_view();
    Some(view! { <div data-testid="left-out">{title}<ul>{lines}</ul>{doubts}</div> }.into_any())
}
