//! The export: prepare, sign, finish. The worker opens its own bytes again before it says that there is a package.

use super::Key;
use super::key::fingerprint;
use crate::app::opening::{Held, Opening};
use crate::app::page::Page;
use crate::app::platform::clock;
use crate::app::platform::files::{self, NamedBytes, XLSX};
use crate::app::sentences::{file_trouble, key_trouble};
use crate::app::session::Session;
use crate::app::work::Work;
use crate::assessment::Totals;
use crate::dossier::{Draft, DraftChange};
use crate::signature::UnixTime;
use crate::task::package::PackageOrder;
use crate::task::told::Package;
use crate::text::{Letter, say, wording};
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

/// Makes the package, hands it out, and counts the revision.
///
/// # Errors
/// A sentence; then nothing has left the page, and the draft is as it was.
pub async fn export(
    work: Work,
    opening: Opening,
    page: Page,
    session: Session,
    key: Key,
    handed_in: RwSignal<Option<Arc<HandedIn>>>,
) -> Result<(), String> {
    opening.say_busy(say!(work.words, desk.progress_writing).to_owned());
    let draft = session.draft_now(Draft::to_format);
    let workbook = Held::workbook(opening.held(), work.words, &draft.template).await?;
    let revision = draft.revision;
    let issued_at = UnixTime::new(clock::now().seconds()).unwrap_or(UnixTime::LAST);
    let order = PackageOrder { draft, certificate: key.certificate.clone(), issued_at, wording: wording(), workbook };
    let to_sign = work.prepare(order.clone()).await?.to_sign;
    let signature = key.sign(&to_sign).await.map_err(|trouble| key_trouble(work.words, &trouble))?;
    let package = work.finish(order, signature).await?;
    let out = handed(session, work, &key, &package, revision);
    files::download(&out.file, XLSX).map_err(|trouble| file_trouble(work.words, &out.file.name, trouble))?;
    session.change(DraftChange::Exported(revision + 1, package.payload.to_string()));
    page.announce(say!(work.words, sign.done).to_owned());
    handed_in.set(Some(Arc::new(out)));
    crate::app::focus::focus_later("done".to_owned());
    Ok(())
}

fn handed(session: Session, work: Work, key: &Key, package: &Package, revision: u32) -> HandedIn {
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
        check_code: package.check_code.clone(),
        signer: package.signer.person.clone(),
        fingerprint: fingerprint(&key.signer.fingerprint),
    };
    let file = NamedBytes { name: package.workbook.name.clone(), bytes: package.workbook.bytes.clone() };
    HandedIn { file, email: addressee.and_then(|addressee| addressee.email).unwrap_or_default(), letter }
}

/// "78,25/100 (78,25%)".
fn result(totals: &Totals) -> String {
    let percent = totals.percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    format!("{}/{}{percent}", totals.total, totals.maximum)
}
