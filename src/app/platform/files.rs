//! Files in and out: read with a cap, hand out as a download.

use super::web;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, Url};

/// The largest file that is read, in bytes: a workbook of 5 MB with its evidence (formats.md, "Hostile input").
pub const LARGEST: u64 = 150 * 1024 * 1024;

/// The type of an .xlsx.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The type of JSON.
pub const JSON: &str = "application/json";
/// The type of plain text.
pub const TEXT: &str = "text/plain";

/// A file that a person gave, or that is to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBytes {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file was not read, or not handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTrouble {
    /// It is larger than is read; both in bytes.
    TooLarge {
        /// Its size.
        size: u64,
        /// What is read at most.
        largest: u64,
    },
    /// The browser could not read it: moved, locked by another program, or a folder.
    Unreadable,
    /// The browser could not hand it out.
    NotHandedOut,
}

/// Reads a picked or dropped file. Its size is looked at before a byte is read.
///
/// # Errors
/// [`FileTrouble::TooLarge`] and [`FileTrouble::Unreadable`].
pub async fn read(file: &File) -> Result<NamedBytes, FileTrouble> {
    // A file's size is a whole number below 2⁵³.
    let size = file.size() as u64;
    if size > LARGEST {
        return Err(FileTrouble::TooLarge { size, largest: LARGEST });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileTrouble::Unreadable)?;
    Ok(NamedBytes { name: file.name(), bytes: js_sys::Uint8Array::new(&buffer).to_vec() })
}

/// The files of an `<input type="file">` or of a drop.
pub fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|place| files.get(place)).collect()).unwrap_or_default()
}

/// Hands a file out as a download.
///
/// # Errors
/// [`FileTrouble::NotHandedOut`] where the browser cannot.
pub fn download(file: &NamedBytes, media_type: &str) -> Result<(), FileTrouble> {
    click_link(file, media_type).map_err(|_| FileTrouble::NotHandedOut)
}

/// A Blob of these bytes.
pub(super) fn blob(bytes: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}

fn click_link(file: &NamedBytes, media_type: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(&blob(&file.bytes, media_type)?)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(&file.name);
    link.click();
    revoke_later(url);
    Ok(())
}

/// Firefox reads the Blob only after the click has been handled: its address lives for a minute.
pub(super) fn revoke_later(url: String) {
    const MINUTE: i32 = 60_000;
    super::timer::once(MINUTE, move || {
        let _ = Url::revoke_object_url(&url);
    });
}

/// A [`File`] of these bytes, as sharing wants it.
pub(super) fn file(file: &NamedBytes, media_type: &str) -> Result<File, JsValue> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(file.bytes.as_slice()));
    File::new_with_u8_array_sequence_and_options(&parts, &file.name, &options)
}

/// Whether anything in a drag is a file, so that a dragged text is left to the field it is dropped on.
pub fn drags_files(event: &web_sys::DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

/// What a paste brings to who can use a table only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// A text in HTML with a table in it.
    Table(String),
    /// Something else.
    NoTable,
    /// Nothing, or it is for the field that it was pasted into.
    Nothing,
}

/// What was pasted. A field that takes texts keeps its own.
pub fn pasted(event: &web_sys::ClipboardEvent) -> Pasted {
    const FIELDS: &str = "input,textarea,select,[contenteditable]";
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = target.and_then(|element| element.closest(FIELDS).ok().flatten());
    let Some(data) = event.clipboard_data().filter(|_| field.is_none()) else { return Pasted::Nothing };
    match data.get_data("text/html") {
        Ok(html) if has_table(&html) => Pasted::Table(html),
        _ if data.types().length() > 0 => Pasted::NoTable,
        _ => Pasted::Nothing,
    }
}

/// Whether a table begins in a text in HTML, whose tags may be in capitals.
fn has_table(html: &str) -> bool {
    const TABLE: &[u8] = b"<table";
    html.as_bytes().windows(TABLE.len()).any(|word| word.eq_ignore_ascii_case(TABLE))
}

/// Opens the file dialogue of an `<input type="file">`, and forgets what was chosen before: the same file may be
/// chosen twice.
pub fn choose(input: &web_sys::HtmlInputElement) {
    input.set_value("");
    input.click();
}

/// Whether the page runs inside another app's browser (Zalo, Facebook), which as a rule cannot download.
pub fn inside_chat_app() -> bool {
    let agent = web_sys::window().and_then(|window| web::member(&window.navigator().into(), "userAgent"));
    let agent = agent.and_then(|agent| agent.as_string()).unwrap_or_default();
    ["Zalo", "FBAN", "FBAV", "Instagram", "Line/"].iter().any(|app| agent.contains(app))
}
