//! Starting a draft: on the example, on a workbook that was looked at, or from a file.

use super::Opening;
use crate::app::builtin;
use crate::app::letters::small;
use crate::app::place::{Place, Step};
use crate::app::platform::drafts;
use crate::app::platform::settings::Settings;
use crate::app::platform::workbooks;
use crate::app::sentences::storage_trouble;
use crate::app::who::unanswered;
use crate::app::work::Work;
use crate::assessment::Answers;
use crate::dossier::{Draft, TemplateRef, UnitRef};
use crate::task::told::{DraftInFile, TemplateFile};
use crate::template::{KindId, Template, Unit};
use crate::text::say;
use crate::workbook::IMPORTER_VERSION;
use leptos::prelude::*;

impl Opening {
    /// Opens the built-in example, through the same importer as any other file.
    pub fn start_builtin(self) {
        self.work(move |work| async move {
            self.say_busy(say!(work.words, desk.reading, name = say!(work.words, start.builtin)));
            let missing = || say!(work.words, trouble.builtin_missing).to_owned();
            let read = builtin::fetch().await.ok_or_else(missing)?;
            let file = work.read_template(read.name, read.bytes.clone()).await?;
            self.start(work, &file, &read.bytes).await.map(drop)
        });
    }

    /// Starts a draft on the workbook that was looked at.
    pub fn confirm(self) {
        let Some(preview) = self.preview.get_untracked() else { return };
        self.work(move |work| async move {
            let draft = self.start(work, &preview.file, &preview.bytes).await?;
            Self::meet(&preview, draft);
            self.preview.set(None);
            Ok(())
        });
    }

    /// Lets go of the draft that was just started: the desk has it.
    pub fn handed_over(self) {
        self.started.set_value(None);
    }

    pub(super) async fn take_draft(self, work: Work, file: DraftInFile) -> Result<(), String> {
        self.keep_workbook(&file.draft.template.sha256, &file.imported.template, &file.workbook).await;
        self.put_on_desk(work, file.draft, Step::Fill(None)).await?;
        self.page.announce(say!(work.words, desk.taken_as_new).to_owned());
        Ok(())
    }

    async fn start(self, work: Work, file: &TemplateFile, bytes: &[u8]) -> Result<String, String> {
        self.keep_workbook(&file.sha256, &file.imported.template, bytes).await;
        // It came with the page, or the person has looked at it and said yes.
        workbooks::trust(&file.sha256);
        let Settings { people, unit, .. } = self.page.settings();
        let (unit, kind) = proposed(&file.imported.template.units, &unit);
        let asked = unanswered(&file.imported.template);
        let answers = Answers { kind: kind.unwrap_or(asked.kind), ..asked };
        let (sha256, file_name) = (file.sha256.clone(), file.file_name.clone());
        let template = TemplateRef { sha256, file_name, importer: IMPORTER_VERSION };
        let draft = Draft { template, unit, people, answers, revision: 1, ..Draft::default() };
        self.put_on_desk(work, draft, Step::Who).await
    }

    /// Keeps the workbook in the browser, and in memory as long as the page is open: a browser that keeps nothing
    /// lets one work all the same, and the page says that nothing is kept.
    pub(super) async fn keep_workbook(self, sha256: &str, template: &Template, bytes: &[u8]) {
        self.held.update_value(|held| held.hold(sha256, template, bytes));
        workbooks::remember(sha256, template);
        match workbooks::keep(sha256, bytes).await {
            Ok(()) => self.held.update_value(|held| held.kept(sha256)),
            Err(trouble) => {
                let words = self.words();
                self.page.fail(say!(words, desk.not_kept, trouble = storage_trouble(words, trouble)));
            }
        }
    }

    /// Opens a draft under a new id, which it gives.
    pub(super) async fn put_on_desk(self, work: Work, draft: Draft, step: Step) -> Result<String, String> {
        let open = drafts::start(draft).await.map_err(|_| say!(work.words, trouble.no_randomness).to_owned())?;
        let id = open.draft().id.clone();
        self.started.set_value(Some(open));
        self.page.go(&Place::Draft(id.clone(), step));
        Ok(id)
    }
}

/// The unit of the last draft, for a new one. Code and kind are those of this template's roster: another exercise may
/// have others for the same body.
fn proposed(roster: &[Unit], last: &UnitRef) -> (UnitRef, Option<KindId>) {
    let known = roster.iter().find(|unit| small(&unit.name) == small(last.name.trim()));
    match known {
        Some(unit) => (UnitRef { code: unit.code.clone(), name: unit.name.clone() }, unit.kind),
        None => (UnitRef { code: String::new(), name: last.name.clone() }, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_unit_is_proposed_with_the_code_of_this_roster() {
        let unit = |code: &str, name: &str, kind| {
            let (code, name) = (code.to_owned(), name.to_owned());
            Unit { code, name, kind, signer_title: String::new() }
        };
        let roster = [unit("PTP", "Phòng Tư pháp", None), unit("BN", "UBND xã Bàu Năng", Some(KindId(1)))];
        let named = |code: &str, name: &str| UnitRef { code: code.to_owned(), name: name.to_owned() };
        let rows = [
            (named("17", "ubnd xã bàu năng "), named("BN", "UBND xã Bàu Năng"), Some(KindId(1))),
            (named("PTP", "Phòng Nội vụ"), named("", "Phòng Nội vụ"), None),
            (UnitRef::default(), UnitRef::default(), None),
        ];
        for (last, unit, kind) in rows {
            assert_eq!(proposed(&roster, &last), (unit, kind), "{last:?}");
        }
        assert_eq!(proposed(&[], &named("17", "Xã")), (named("", "Xã"), None));
    }
}
