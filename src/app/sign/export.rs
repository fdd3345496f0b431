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
use crate::dossier::{Draft, DraftChange, Stated, StatedFormat};
use crate::score::{Percent, Score};
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
    // What the person sees now is what may be signed, whatever changes while the key is at work.
    let (draft, shown) = (session.draft_now(Draft::to_format), shown(session));
    let class = untrack(|| crate::app::fill::class_of(session, work.words));
    let workbook = Held::workbook(opening.held(), work.words, &draft.template).await?;
    let issued_at = UnixTime::new(clock::now().seconds()).unwrap_or(UnixTime::LAST);
    let certificate = key.certificate.clone();
    let order = PackageOrder { draft, shown, certificate, issued_at, wording: wording(), workbook };
    let to_sign = work.prepare(order.clone()).await?.to_sign;
    let signature = key.sign(&to_sign).await.map_err(|trouble| key_trouble(work.words, &trouble))?;
    let package = work.finish(order, signature).await?;
    let out = handed(session, &key, &package, class);
    files::download(&out.file, XLSX).map_err(|trouble| file_trouble(work.words, &out.file.name, trouble))?;
    session.change(DraftChange::Exported(package.next_revision, package.payload.to_string()));
    page.announce(say!(work.words, sign.done).to_owned());
    handed_in.set(Some(Arc::new(out)));
    crate::app::focus::focus_later("done".to_owned());
    Ok(())
}

/// What the answers come to on the screen.
fn shown(session: Session) -> StatedFormat {
    let of = |template: &_| session.assessment().with_untracked(|assessment| Stated::of(template, assessment));
    StatedFormat::from(&session.template(of))
}

/// `class` is what the screen said of it: why there is none, too.
fn handed(session: Session, key: &Key, package: &Package, class: String) -> HandedIn {
    let (head, stated) = (&package.head, &package.stated);
    let email = session.template(|template| template.exercise.addressee.as_ref()?.email.clone());
    let letter = Letter {
        addressee: head.addressee.clone(),
        unit: head.unit.clone(),
        exercise: head.exercise.clone(),
        revision: head.revision,
        file_name: package.workbook.name.clone(),
        result: result(stated),
        class: stated.class.clone().unwrap_or(class),
        check_code: package.check_code.clone(),
        signer: package.signer.person.clone(),
        fingerprint: fingerprint(&key.signer.fingerprint),
    };
    let file = NamedBytes { name: package.workbook.name.clone(), bytes: package.workbook.bytes.clone() };
    HandedIn { file, email: email.unwrap_or_default(), letter }
}

/// "78,25/100 (78,25%)".
fn result(stated: &StatedFormat) -> String {
    let percent = stated.percent.map(|percent| format!(" ({})", Percent::from_hundredths(percent))).unwrap_or_default();
    let [total, maximum] = [stated.total, stated.maximum].map(Score::from_hundredths);
    format!("{total}/{maximum}{percent}")
}
