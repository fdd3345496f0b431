//! Ways out of the page for a package and its message: e-mail, share, clipboard.

use super::files::{self, NamedBytes};
use super::web;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A message to go with a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The address; empty where it is not known.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text, lines ended by `\n`.
    pub body: String,
}

/// What became of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The system took it.
    Done,
    /// The person thought better of it.
    Dismissed,
    /// This browser does not share such a file: offer the download and the steps.
    NotHere,
}

/// The longest `mailto:` address that Windows hands to a mail program; a longer body is left out, to be pasted.
const LONGEST_MAILTO: usize = 2_000;

/// A `mailto:` address (RFC 6068) with subject and text; the text is left out where the address would be too long.
pub fn mailto(message: &Message) -> String {
    let head = format!("mailto:{}?subject={}", encoded(&message.to), encoded(&message.subject));
    let body = encoded(&message.body.replace("\r\n", "\n").replace('\n', "\r\n"));
    let whole = format!("{head}&body={body}");
    if whole.len() > LONGEST_MAILTO { head } else { whole }
}

/// Offers the file to the system's share sheet. Call it from a click: browsers refuse otherwise.
pub async fn share(file: &NamedBytes, media_type: &str, message: &Message) -> Shared {
    match offer(file, media_type, message) {
        Some(promise) => match JsFuture::from(promise).await {
            Ok(_) => Shared::Done,
            Err(error) if web::error_name(&error) == "AbortError" => Shared::Dismissed,
            Err(_) => Shared::NotHere,
        },
        None => Shared::NotHere,
    }
}

fn offer(file: &NamedBytes, media_type: &str, message: &Message) -> Option<js_sys::Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let file = files::file(file, media_type).ok()?;
    let content = web::object(&[
        ("files", js_sys::Array::of1(&file).into()),
        ("title", JsValue::from_str(&message.subject)),
        ("text", JsValue::from_str(&message.body)),
    ]);
    let can = web::method(&navigator, "canShare")?.call1(&navigator, &content).ok()?;
    let share = can.as_bool().unwrap_or_default().then(|| web::method(&navigator, "share")).flatten()?;
    share.call1(&navigator, &content).ok()?.dyn_into().ok()
}

/// Copies text. Says whether it worked; where not, the page shows the text, selected.
pub async fn copy(text: &str) -> bool {
    match clipboard(text) {
        Some(promise) => JsFuture::from(promise).await.is_ok() || copy_by_selection(text).is_some(),
        None => copy_by_selection(text).is_some(),
    }
}

fn clipboard(text: &str) -> Option<js_sys::Promise> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let clipboard = web::member(&navigator, "clipboard")?;
    web::method(&clipboard, "writeText")?.call1(&clipboard, &JsValue::from_str(text)).ok()?.dyn_into().ok()
}

/// Plain `http://` has no clipboard: there the old command copies what is selected.
fn copy_by_selection(text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let area: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("off-screen");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let command = web::method(&document, "execCommand");
    let copied = command.and_then(|command| command.call1(&document, &JsValue::from_str("copy")).ok());
    area.remove();
    copied?.as_bool()?.then_some(())
}

/// Percent-encodes all but the unreserved characters (RFC 3986 section 2.3), as UTF-8.
fn encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::{Message, mailto};

    fn message(body: &str) -> Message {
        Message { to: "noivu@example.vn".to_owned(), subject: "Hồ sơ & mã".to_owned(), body: body.to_owned() }
    }

    #[test]
    fn a_mailto_carries_vietnamese_and_line_breaks() {
        assert_eq!(
            mailto(&message("Kính gửi,\nA=1?")),
            "mailto:noivu@example.vn?subject=H%E1%BB%93%20s%C6%A1%20%26%20m%C3%A3&body=K%C3%ADnh%20g%E1%BB%ADi%2C%0D%0AA%3D1%3F"
        );
    }

    #[test]
    fn a_body_that_windows_would_cut_is_left_out() {
        assert!(!mailto(&message(&"ă".repeat(400))).contains("body="));
    }

    #[test]
    fn an_address_cannot_add_headers() {
        let sly = Message { to: "a@b.vn?bcc=c@d.vn".to_owned(), ..message("") };
        assert!(mailto(&sly).starts_with("mailto:a@b.vn%3Fbcc%3Dc@d.vn?subject="));
    }
}
