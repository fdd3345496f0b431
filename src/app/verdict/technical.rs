//! Details for who checks with other tools: algorithm, certificate, digests. Folded away, because a clerk needs none.

use super::moment;
use crate::app::platform::clock;
use crate::app::words::language;
use crate::dossier::Dossier;
use crate::task::package::Signed;
use crate::task::told::Verdict;
use crate::text::say;
use leptos::prelude::*;

/// The details; nothing where neither signature nor dossier could be read.
pub fn technical(verdict: &Verdict) -> Option<AnyView> {
    let words = language();
    let signature = verdict.signed.as_ref().map(of_signature).unwrap_or_default();
    let dossier = verdict.dossier.as_ref().map(of_dossier).unwrap_or_default();
    let lines: Vec<(&'static str, String)> = signature.into_iter().chain(dossier).collect();
    (!lines.is_empty()).then(|| {
        let lines =
            lines.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any()).collect_view();
        view! {
            <details class="technical" data-testid="technical">
                <summary>{say!(words, verdict.technical)}</summary>
                <dl class="facts">{lines}</dl>
            </details>
        }
        .into_any()
    })
}

fn of_signature(signed: &Signed) -> Vec<(&'static str, String)> {
    let words = language();
    let offset = clock::now().offset;
    let (from, to) = (signed.signer.not_before, signed.signer.not_after);
    let validity =
        say!(words, verdict.validity_words, from = moment(words, from, offset), to = moment(words, to, offset));
    vec![
        (say!(words, verdict.algorithm), say!(words, verdict.algorithm_words).to_owned()),
        (say!(words, verdict.certificate), signed.signer.fingerprint.to_string()),
        (say!(words, verdict.validity), validity),
        (say!(words, verdict.payload), signed.payload.to_string()),
    ]
}

fn of_dossier(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let words = language();
    let mut lines = vec![
        (say!(words, verdict.template_file), dossier.template.file_name.clone()),
        (say!(words, verdict.template_digest), dossier.template.sha256.to_string()),
        (say!(words, verdict.importer), dossier.template.importer.to_string()),
        (say!(words, verdict.id), dossier.id.to_string()),
    ];
    lines.extend(dossier.revision.supersedes().map(|digest| (say!(words, verdict.supersedes), digest.to_string())));
    lines
}
