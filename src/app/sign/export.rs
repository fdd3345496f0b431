//! The export: prepare, sign, finish. The worker opens its own bytes again before it says that there is a package.

use super::key::fingerprint;
use super::{Key, Signing};
use crate::app::desk::Desk;
use crate::app::opening::{Held, Opening};
use crate::app::platform::clock;
use crate::app::platform::drafts::SaveState;
use crate::app::platform::files::{self, NamedBytes, XLSX};
use crate::app::sentences::{file_trouble, key_trouble};
use crate::app::session::Session;
use crate::app::work::Work;
use crate::assessment::Totals;
use crate::dossier::{Draft, DraftChange, DraftFormat};
use crate::signature::UnixTime;
use crate::task::package::{Package, PackageOrder};
use crate::text::{Language, Letter, say, wording};
use crate::workbook::CellRef;
use crate::workbook::fill::LeftOut;
use leptos::prelude::*;

/// What was handed in.
pub struct HandedIn {
    /// The package.
    pub file: NamedBytes,
    /// The signed data alone.
    pub data: NamedBytes,
    /// The addressee's e-mail address; empty where it is not known.
    pub email: String,
    /// What the message says.
    pub letter: Letter,
    /// What of the template did not go with the package.
    pub left_out: Vec<LeftOut>,
    /// The cells whose text was cut, and their sheet.
    pub cut: (String, Vec<CellRef>),
    /// The draft's counter once the export was noted down: what is changed later is not in the package.
    pub counter: u64,
}

/// What an export works with.
#[derive(Clone, Copy)]
pub struct Export {
    /// The worker.
    pub work: Work,
    /// What holds the workbook.
    pub opening: Opening,
    /// The draft, and whether it may be written.
    pub desk: Desk,
    /// Where the result goes.
    pub signing: Signing,
}

/// Makes the package, hands it out, and counts the revision.
///
/// # Errors
/// A sentence; then nothing has left the page, and the draft is as it was. The one exception is an export that could
/// not be noted down after the download: the sentence says not to send that file.
pub async fn export(with: Export, key: Key) -> Result<(), String> {
    let Export { work, opening, desk, signing } = with;
    may_count(desk, work.words)?;
    opening.say_busy(say!(work.words, desk.progress_writing).to_owned());
    let draft = desk.session.draft_now(Draft::to_format);
    let (id, revision) = (draft.id.clone(), draft.revision);
    let workbook = Held::workbook(opening.held(), work.words, &draft.template).await?;
    let sheet = sheet_of(opening, &draft);
    let issued_at = UnixTime::new(clock::now().seconds()).unwrap_or(UnixTime::LAST);
    let order = PackageOrder { draft, certificate: key.certificate.clone(), issued_at, wording: wording(), workbook };
    let to_sign = work.prepare(order.clone()).await?.to_sign;
    let signature = key.sign(&to_sign).await.map_err(|trouble| key_trouble(work.words, &trouble))?;
    let package = work.finish(order, signature).await?;
    // Another tab may have taken the draft over meanwhile, or the person left it: what cannot be counted must not leave
    // the page. From here on nothing is waited for.
    may_count(desk, work.words)?;
    let payload = package.payload.to_string();
    let mut out = handed(desk.session, work, &key, package, revision);
    out.cut.0 = sheet;
    files::download(&out.file, XLSX).map_err(|trouble| file_trouble(work.words, &out.file.name, trouble))?;
    out.counter = record(desk.session, work.words, &out, payload)?;
    signing.keep(&id, out);
    crate::app::focus::focus_later("done".to_owned());
    Ok(())
}

/// Only who may write a draft may count its revisions: two packages with one revision would be told apart by nobody.
fn may_count(desk: Desk, words: Language) -> Result<(), String> {
    match desk.kept.try_get_untracked() {
        None => Err(say!(words, sign.closed).to_owned()),
        Some(SaveState::ReadOnly) => Err(say!(words, sign.read_only).to_owned()),
        Some(SaveState::Saved { .. } | SaveState::Saving | SaveState::Failed(_)) => Ok(()),
    }
}

/// Notes the export down in the draft, and makes sure that it is there; returns the draft's counter.
fn record(session: Session, words: Language, out: &HandedIn, payload: String) -> Result<u64, String> {
    let revision = out.letter.revision;
    session.change(DraftChange::Exported(revision + 1, payload));
    match session.draft_now(|draft| (draft.revision, draft.counter)) {
        (next, counter) if next == revision + 1 => Ok(counter),
        _ => Err(say!(words, sign.not_recorded, name = out.file.name, revision = revision)),
    }
}

/// The sheet with the table, for the cells that are named.
fn sheet_of(opening: Opening, draft: &DraftFormat) -> String {
    let imported = Held::imported(opening.held(), &draft.template.sha256);
    imported.map(|imported| imported.layout.sheet).unwrap_or_default()
}

fn handed(session: Session, work: Work, key: &Key, package: Package, revision: u32) -> HandedIn {
    let addressee = session.template(|template| template.exercise.addressee.clone());
    let totals = session.assessment().with_untracked(|assessment| assessment.totals);
    let letter = Letter {
        addressee: addressee.as_ref().map(|addressee| addressee.name.clone()).unwrap_or_default(),
        unit: session.draft_now(|draft| draft.unit.name.clone()),
        exercise: session.template(|template| template.exercise.name.clone()),
        revision,
        file_name: package.workbook.name.clone(),
        result: result(&totals),
        class: untrack(|| crate::app::fill::class_of(session, work.words)),
        check_code: package.check_code,
        signer: package.signer.person,
        fingerprint: fingerprint(&key.signer.fingerprint),
    };
    HandedIn {
        file: NamedBytes { name: package.workbook.name, bytes: package.workbook.bytes },
        data: NamedBytes { name: package.jws.name, bytes: package.jws.bytes },
        email: addressee.and_then(|addressee| addressee.email).unwrap_or_default(),
        letter,
        left_out: package.left_out,
        cut: (String::new(), package.cut),
        counter: 0,
    }
}

/// "78,25/100 (78,25%)".
fn result(totals: &Totals) -> String {
    let percent = totals.percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    format!("{}/{}{percent}", totals.total, totals.maximum)
}
