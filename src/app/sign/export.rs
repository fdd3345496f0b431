//! The export: prepare, sign, finish, and only then say done.
use super::Key;
use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::platform::files::NamedBytes;
use crate::app::session::Session;
use crate::app::work::Work;
use crate::text::Letter;
use leptos::prelude::*;
use std::sync::Arc;

/// What was handed in.
pub struct HandedIn {
    /// The package.
    pub file: NamedBytes,
    /// The addressee's e-mail address; empty where it is not known.
    pub email: String,
    /// What the message says.
    pub letter: Letter,
}

pub async fn export(_work: Work, _opening: Opening, _page: Page, _session: Session, _key: Key, _handed_in: RwSignal<Option<Arc<HandedIn>>>) -> Result<(), String> {
    Err("chưa".to_owned())
}
