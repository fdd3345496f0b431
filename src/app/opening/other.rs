//! Files that are no .xlsx, and tables that are pasted: written anew as a workbook by the reader, then looked at like any
//! other (docs/decisions/0010).

use super::{Opening, Preview};
use crate::app::focus;
use crate::app::place::Place;
use crate::app::platform::files::{NamedBytes, Pasted};
use crate::app::work::Work;
use crate::task::convert::{Converted, Order, Original};
use crate::text::say;
use leptos::prelude::*;
use std::sync::Arc;

/// What a pasted table is called, as a file.
const PASTED: &str = "bang-da-dan.html";

/// The file that a workbook was written from.
pub struct Rewritten {
    /// What was read from it.
    pub original: Original,
    /// Its bytes, for another of its tables.
    bytes: Vec<u8>,
}

impl Opening {
    /// Takes what was pasted where nothing is filled in. A text without a table is refused in words.
    pub fn paste(self, pasted: Pasted) {
        match pasted {
            Pasted::Table(html) if !self.refuses_more() => {
                let file = NamedBytes { name: PASTED.to_owned(), bytes: html.into_bytes() };
                self.work(move |work| async move { self.open(work, file).await });
            }
            Pasted::Table(_) | Pasted::Nothing => {}
            Pasted::NoTable => self.page.fail(say!(self.words(), start.pasted_no_table).to_owned()),
        }
    }

    /// Shows another table of the file that is being looked at, by its place from 0.
    pub fn other_table(self, table: u32) {
        let Some(preview) = self.preview.get_untracked() else { return };
        self.work(move |work| async move {
            let Some(Rewritten { original, bytes }) = preview.converted.as_deref() else { return Ok(()) };
            let file = NamedBytes { name: original.file_name.clone(), bytes: bytes.clone() };
            self.rewrite(work, file, table).await?;
            // The button that was pressed is gone with the preview that it stood in.
            focus::focus_later("heading".to_owned());
            Ok(())
        });
    }

    pub(super) async fn rewrite(self, work: Work, file: NamedBytes, table: u32) -> Result<(), String> {
        let NamedBytes { name, bytes } = file;
        let Converted { workbook, original } =
            work.convert(Order { file_name: name, bytes: bytes.clone(), table }).await?;
        let read = work.read_template(workbook.name, workbook.bytes.clone()).await?;
        let converted = Some(Arc::new(Rewritten { original, bytes }));
        let key = read.sha256.clone();
        self.preview.set(Some(Arc::new(Preview { file: read, bytes: workbook.bytes, converted, key, campaign: None })));
        self.page.go(&Place::Import);
        Ok(())
    }
}
