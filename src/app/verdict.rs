//! What was found about a package, and its content, read-only.

mod content;
mod row;
mod technical;

use super::opening::{Judged, Opening};
use super::platform::clock::{self, Moment};
use super::sentences::weight_name;
use super::shell::OpenButton;
use super::sign::fingerprint;
use super::words::language;
use crate::dossier::{Dossier, Stated, Weight};
use crate::signature::UnixTime;
use crate::task::package::Signed;
use crate::task::told::{FindingNote, Verdict};
use crate::text::{Language, say};
use content::content;
use leptos::prelude::*;
use std::sync::Arc;
use technical::technical;

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
            {facts(verdict)}
            <p class="note">{say!(words, verdict.believe)}</p>
            {technical(verdict)}
            {content(verdict)}
            <p class="actions end"><OpenButton words=say!(words, verdict.open_other)/></p>
        </section>
    }
    .into_any()
}

/// Unit, exercise and revision, with the sums: those worked out again where there are any, else those stated.
fn head(dossier: &Dossier, recomputed: Option<&Stated>) -> AnyView {
    let words = language();
    let Stated { totals: sums, class, .. } = recomputed.unwrap_or(&dossier.stated);
    let percent = sums.percent.map(|percent| percent.to_string());
    let class = class.clone().unwrap_or_else(|| say!(words, grade.none).to_owned());
    let revision = say!(words, verdict.revision, revision = dossier.revision.number());
    let title = [dossier.unit.name.clone(), dossier.campaign.period.clone(), revision];
    let title = title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <div class="result">
            <p class="unit">{title}</p>
            <p class="note" lang="vi">{dossier.campaign.name.clone()}</p>
            <p class="figures">
                <span class="total"><output data-testid="total">{sums.total.to_string()}</output>
                " / "<output data-testid="maximum">{sums.maximum.to_string()}</output></span>
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

/// Who confirmed and when, the codes to compare, and whom the dossier names besides.
fn facts(verdict: &Verdict) -> AnyView {
    let words = language();
    let signed = verdict.signed.as_ref().map(|signed| signer(signed, verdict.dossier.as_ref()));
    let named = verdict.dossier.as_ref().map(|dossier| {
        let kind = verdict.template.as_ref().and_then(|shown| {
            let kinds = &shown.template.kinds;
            kinds.get(usize::from(dossier.answers.kind.0)).filter(|_| kinds.len() > 1).map(|kind| kind.name.clone())
        });
        [
            (say!(words, verdict.preparer), dossier.people.preparer.clone()),
            (say!(words, verdict.kind), kind.unwrap_or_default()),
            (say!(words, verdict.addressee), dossier.addressee.clone()),
        ]
    });
    let named = named.into_iter().flatten().filter_map(|(name, value)| fact(name, value)).collect_view();
    view! { <dl class="facts">{signed}{named}</dl> }.into_any()
}

/// A line of facts; nothing where there is nothing to say.
fn fact(name: &'static str, value: String) -> Option<AnyView> {
    (!value.is_empty()).then(|| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any())
}

fn signer(signed: &Signed, dossier: Option<&Dossier>) -> AnyView {
    let words = language();
    // Their clock, shown by the distance from UTC of this place.
    let at = moment(words, signed.issued_at, clock::now().offset);
    let title = dossier.map(|dossier| dossier.people.signer_title.clone()).filter(|title| !title.is_empty());
    let person = signed.signer.person.clone();
    let unit = signed.signer.unit.clone();
    view! {
        <dt>{say!(words, verdict.check_code)}</dt><dd class="code" data-testid="check-code">{signed.check_code.clone()}</dd>
        <dt>{say!(words, verdict.fingerprint)}</dt><dd class="code">{fingerprint(&signed.signer.fingerprint)}</dd>
        <dt>{say!(words, verdict.signer)}</dt><dd><span data-testid="verdict-signer">{person}</span>{title.map(|title| format!(", {title}"))}", "{unit}</dd>
        <dt>{say!(words, verdict.signed_at)}</dt><dd>{at}</dd>
    }
    .into_any()
}

/// "10:42:07 ngày 12/10/2023", at so many minutes from UTC.
fn moment(words: Language, at: UnixTime, offset: i32) -> String {
    let seconds = i64::try_from(at.seconds()).unwrap_or(i64::MAX);
    let at = Moment { millis: seconds.saturating_mul(1000), offset };
    let day = at.day().map(|day| day.to_string()).unwrap_or_default();
    say!(words, verdict.at, time = at.clock(), day = day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_a_person_would() {
        let at = UnixTime::new(1_697_082_127).unwrap_or(UnixTime::LAST);
        assert_eq!(moment(Language::vi, at, 420), "10:42:07 ngày 12/10/2023");
        assert_eq!(moment(Language::en, at, 0), "03:42:07 on 12/10/2023");
    }
}
