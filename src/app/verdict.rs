//! What was found about a package, and its content, read-only.

mod content;

use super::opening::{Judged, Opening};
use super::platform::clock::{self, Moment};
use super::sentences::weight_name;
use super::shell::OpenButton;
use super::sign::fingerprint;
use super::words::language;
use crate::dossier::{DossierFormat, StatedFormat, Weight};
use crate::score::{Percent, Score};
use crate::task::package::Signed;
use crate::task::told::FindingNote;
use crate::text::say;
use content::content;
use leptos::prelude::*;
use std::sync::Arc;

/// The verdict; where there is none, the way to open a package.
#[component]
pub fn VerdictPage() -> impl IntoView {
    let opening = expect_context::<Opening>();
    move || match opening.verdict.get() {
        Some(judged) => verdict(&judged),
        None => view! { <Nothing/> }.into_any(),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let words = language();
    view! {
        <section class="narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, verdict.nothing)}</h1>
            <p>{say!(words, verdict.nothing_note)}</p>
            <p class="actions"><OpenButton words=say!(words, start.open_package) class="main"/></p>
        </section>
    }
}

fn verdict(judged: &Arc<Judged>) -> AnyView {
    let words = language();
    let verdict = &judged.verdict;
    let worst = verdict.weight();
    let findings: Vec<_> = verdict.findings.iter().map(finding).collect();
    let class = if worst == Weight::Refusal { "outcome wrong-side" } else { "outcome" };
    view! {
        <section class="verdict narrow" data-testid="verdict" data-severity=weight_name(worst) aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, verdict.title)}</h1>
            <p class="note">{judged.file_name.clone()}</p>
            {verdict.dossier.as_ref().map(|dossier| head(dossier, verdict.recomputed.as_ref()))}
            <ul class=format!("findings plain {class}")>{findings}</ul>
            {verdict.signed.as_ref().map(signer)}
            <p class="note">{say!(words, verdict.believe)}</p>
            {content(verdict)}
            <p class="actions end"><OpenButton words=say!(words, verdict.open_other)/></p>
        </section>
    }
    .into_any()
}

/// Unit, exercise and revision, with the sums: those worked out again where there are any, else those stated.
fn head(dossier: &DossierFormat, recomputed: Option<&StatedFormat>) -> AnyView {
    let words = language();
    let sums = recomputed.unwrap_or(&dossier.stated);
    let points = |hundredths: i64| Score::from_hundredths(hundredths).to_string();
    let percent = sums.percent.map(|percent| Percent::from_hundredths(percent).to_string());
    let class = sums.class.clone().unwrap_or_else(|| say!(words, grade.none).to_owned());
    view! {
        <div class="result">
            <p class="unit">{dossier.unit.name.clone()}" · "{say!(words, verdict.revision, revision = dossier.revision)}</p>
            <p class="note">{dossier.campaign.name.clone()}</p>
            <p class="figures">
                <span class="total"><output data-testid="total">{points(sums.total)}</output>
                " / "<output data-testid="maximum">{points(sums.maximum)}</output></span>
                <output class="percent" data-testid="percent">{percent}</output>
                <output class="class" data-testid="class">{class}</output>
                <span>{say!(words, verdict.open_count)}" "<output data-testid="open-count">{sums.open.to_string()}</output></span>
            </p>
        </div>
    }
    .into_any()
}

fn finding(found: &FindingNote) -> AnyView {
    let words = language();
    let (severity, sign, word) = match found.weight {
        Weight::Fine => ("fine", "fine", say!(words, verdict.fine)),
        Weight::Doubt => ("doubt", "look", say!(words, verdict.doubt)),
        Weight::Refusal => ("refusal", "wrong", say!(words, verdict.refusal)),
    };
    view! {
        <li data-testid="finding" data-finding=found.name.clone() data-severity=severity>
            <b class=sign>{found.title.in_language(words).to_owned()}" · "{word}</b>
            <span>{found.sentence.in_language(words).to_owned()}</span>
        </li>
    }
    .into_any()
}

/// Who confirmed, with what, when by their own clock, and the code to hold against the letter.
fn signer(signed: &Signed) -> AnyView {
    let words = language();
    let seconds = i64::try_from(u64::from(signed.issued_at)).unwrap_or(i64::MAX);
    // Their clock, shown by the distance from UTC of this place.
    let at = Moment { millis: seconds.saturating_mul(1000), offset: clock::now().offset };
    let at = at.iso().replace('T', " ");
    let person = signed.signer.person.clone();
    let unit = signed.signer.unit.clone();
    view! {
        <dl class="facts">
            <dt>{say!(words, verdict.signer)}</dt><dd><span data-testid="verdict-signer">{person}</span>", "{unit}</dd>
            <dt>{say!(words, verdict.fingerprint)}</dt><dd class="code">{fingerprint(&signed.signer.fingerprint)}</dd>
            <dt>{say!(words, verdict.signed_at)}</dt><dd>{at}</dd>
            <dt>{say!(words, verdict.check_code)}</dt><dd class="code" data-testid="check-code">{signed.check_code.clone()}</dd>
        </dl>
    }
    .into_any()
}
