//! The workbook that is being looked at, and what a person corrects in it: every correction is kept at once, and the
//! worker reads the workbook again with it.

use crate::app::opening::{Opening, Preview};
use crate::app::page::Page;
use crate::app::platform::workbooks;
use crate::template::{KindId, Node, NodeId};
use crate::workbook::{Corrections, RowCorrection, RowPart, Severity, TableView, Taken, ViewRow};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the worker made of a workbook.
pub struct Shown {
    /// The workbook and what was read.
    pub preview: Arc<Preview>,
    /// The sheet as it is shown.
    pub view: TableView,
    /// The corrections that it was read with.
    pub corrections: Corrections,
}

/// A workbook under the eyes of a person; in the context of every part of the preview.
#[derive(Clone, Copy)]
pub struct Look {
    /// What was read last.
    pub shown: RwSignal<Arc<Shown>>,
    /// The row that was chosen.
    pub chosen: RwSignal<Option<u32>>,
    /// Whether the worker reads it again.
    pub reading: RwSignal<bool>,
    /// Whether corrections of an earlier time were taken in.
    pub replayed: RwSignal<bool>,
    /// Whether a person must decide about the signer of a campaign first.
    pub doubted: RwSignal<bool>,
    opening: Opening,
    page: Page,
    /// What is to be read with; ahead of what is shown while the worker reads.
    wanted: StoredValue<Corrections>,
    /// What the corrections are kept under.
    key: StoredValue<String>,
}

impl Look {
    /// Looks at a workbook. Corrections that were made to it before, and never taken back, are taken in again.
    pub fn new(opening: Opening, page: Page, preview: Arc<Preview>) -> Self {
        let key = preview.key.clone();
        let shown = Shown::of(preview);
        let look = Self {
            wanted: StoredValue::new(shown.corrections.clone()),
            shown: RwSignal::new(Arc::new(shown)),
            chosen: RwSignal::new(None),
            reading: RwSignal::new(false),
            replayed: RwSignal::new(false),
            doubted: RwSignal::new(false),
            opening,
            page,
            key: StoredValue::new(key),
        };
        look.replay();
        look
    }

    /// Corrects something.
    pub fn correct(self, change: impl FnOnce(&mut Corrections)) {
        self.wanted.update_value(change);
        self.replayed.set(false);
        self.keep();
        self.read();
    }

    /// Corrects something in a row.
    pub fn correct_row(self, row: u32, change: impl FnOnce(&mut RowCorrection)) {
        self.correct(|corrections| {
            let mut own = corrections.row(row).cloned().unwrap_or_default();
            change(&mut own);
            if own.is_empty() {
                corrections.rows.remove(&row);
            } else {
                corrections.rows.insert(row, own);
            }
        });
    }

    /// What is corrected in a row; followed.
    pub fn correction(self, row: u32) -> RowCorrection {
        self.shown.with(|shown| shown.corrections.row(row).cloned().unwrap_or_default())
    }

    /// What a row was taken for, and its cells; followed.
    pub fn row(self, row: u32) -> Option<ViewRow<Taken>> {
        self.shown.with(|shown| shown.view.rows.iter().find(|shown| shown.row == row).cloned())
    }

    /// Chooses the row of a criterion.
    pub fn choose(self, criterion: NodeId) {
        self.chosen.set(self.shown.with_untracked(|shown| shown.row_of(criterion)));
    }

    fn keep(self) {
        let (key, wanted) = (self.key.get_value(), self.wanted.get_value());
        spawn_local(async move { workbooks::keep_corrections(&key, &wanted).await });
    }

    fn replay(self) {
        spawn_local(async move {
            let before = self.wanted.get_value();
            let kept = workbooks::corrections(&self.key.get_value()).await;
            // What was corrected meanwhile is newer than what is kept.
            let untouched = self.wanted.try_with_value(|wanted| *wanted == before) == Some(true);
            let Some(kept) = kept.filter(|kept| untouched && *kept != before) else { return };
            self.wanted.set_value(kept);
            self.replayed.set(true);
            self.read();
        });
    }

    /// Has the worker read the workbook with the corrections, as often as they changed meanwhile.
    fn read(self) {
        if self.reading.get_untracked() {
            return;
        }
        self.reading.set(true);
        spawn_local(async move {
            while let Some(wanted) = self.next() {
                let preview = self.shown.with_untracked(|shown| shown.preview.clone());
                let (name, form) = (preview.file.file_name.clone(), preview.bytes.clone());
                let read = self.opening.worker().correct(name, form, &wanted).await;
                if self.shown.is_disposed() {
                    return;
                }
                match read {
                    Ok((file, bytes)) => self.show(Preview { file, bytes, ..(*preview).clone() }),
                    Err(sentence) => self.take_back(sentence),
                }
            }
            self.reading.try_set(false);
        });
    }

    fn next(self) -> Option<Corrections> {
        let wanted = self.wanted.try_get_value()?;
        self.shown.try_with_untracked(|shown| shown.corrections != wanted)?.then_some(wanted)
    }

    fn show(self, preview: Preview) {
        let preview = Arc::new(preview);
        self.opening.preview.update_untracked(|held| *held = Some(preview.clone()));
        self.shown.set(Arc::new(Shown::of(preview)));
    }

    /// With this correction there is no table any more: it is said, and what was read before stays.
    fn take_back(self, sentence: String) {
        self.wanted.set_value(self.shown.with_untracked(|shown| shown.corrections.clone()));
        self.keep();
        self.page.fail(sentence);
        // The fields go back to what holds.
        self.shown.notify();
    }
}

impl Shown {
    fn of(preview: Arc<Preview>) -> Self {
        let view = postcard::from_bytes(&preview.file.view).unwrap_or_default();
        let corrections = postcard::from_bytes(&preview.file.corrections).unwrap_or_default();
        Self { preview, view, corrections }
    }

    /// Whether it is no longer what the campaign file says.
    pub fn is_altered(&self) -> bool {
        self.preview.campaign.as_ref().is_some_and(|campaign| campaign.template.sha256 != self.preview.file.sha256)
    }

    /// How much the worst of what was found matters.
    pub fn worst(&self) -> Option<Severity> {
        self.preview.file.imported.notes.iter().map(|note| note.severity).max()
    }

    /// The row of a criterion.
    pub fn row_of(&self, criterion: NodeId) -> Option<u32> {
        let is_it = |taken: Taken| {
            taken.part == RowPart::Criterion && taken.criterion.is_some_and(|place| place as usize == criterion.index())
        };
        self.view.rows.iter().find(|row| is_it(row.taken)).map(|row| row.row)
    }

    /// The criterion that a row is, with its place.
    pub fn criterion(&self, row: u32) -> Option<(NodeId, &Node)> {
        let taken = self.view.rows.iter().find(|shown| shown.row == row)?.taken;
        let place = taken.criterion.filter(|_| taken.part == RowPart::Criterion)?;
        self.preview.file.imported.template.criteria.iter().nth(place as usize)
    }

    /// The rows around a criterion that it could stand in, the top one first: those that are open above it.
    pub fn parents(&self, id: NodeId) -> Vec<(NodeId, &Node)> {
        let criteria = &self.preview.file.imported.template.criteria;
        let mut open: Vec<(NodeId, &Node)> = Vec::new();
        for (at, node) in criteria.iter().take(id.index()) {
            open.truncate(usize::from(node.depth));
            open.push((at, node));
        }
        open
    }

    /// The kinds of body.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &str)> {
        let kinds = self.preview.file.imported.template.kinds.iter().enumerate();
        kinds.map(|(place, kind)| (KindId(u16::try_from(place).unwrap_or(u16::MAX)), kind.name.as_str()))
    }
}
