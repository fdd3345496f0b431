//! Mounts the page, in place of the sentence that stands in index.html until then.

use leptos::prelude::*;
use tucham::app::App;

fn main() {
    if let Some(sentence) = document().get_element_by_id("not-started") {
        sentence.remove();
    }
    mount_to_body(App);
}
