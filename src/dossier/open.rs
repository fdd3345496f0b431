//! Opening a signed dossier: verify, read, work out again, compare.

use super::difference::differences;
use super::payload::Unreadable;
use super::schema::SchemaFault;
use super::seal::CONTENT_TYPE;
use super::{CheckCode, Dossier, Finding, Stated};
use crate::assessment::{Answers, Assessment, assess};
use crate::signature::Sha256Digest;
use crate::signature::jws::{self, Verified};
use crate::template::Template;
use std::collections::BTreeSet;

/// What a receiver believes before it opens a file.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// The template that it trusts, if it has one.
    pub template: Option<TrustedTemplate<'a>>,
    /// The fingerprints of certificates whose owners it knows.
    pub known_signers: &'a BTreeSet<Sha256Digest>,
}

/// A template and the digest of the workbook that it was read from.
#[derive(Clone, Copy, Debug)]
pub struct TrustedTemplate<'a> {
    /// The template.
    pub template: &'a Template,
    /// SHA-256 of the workbook's bytes.
    pub sha256: Sha256Digest,
}

/// A file that was opened, as far as it could be. It is shown whatever the findings are; they say how far it is to be
/// believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The envelope; nothing where its signature does not hold.
    pub verified: Option<Verified>,
    /// What was signed; nothing where it could not be read.
    pub dossier: Option<Dossier>,
    /// What the answers come to by the receiver's own template; nothing where that is missing or another.
    pub assessment: Option<Assessment>,
    /// The verdict: never empty, the worst first.
    pub findings: Vec<Finding>,
}

impl Opened {
    /// The check code to hold against the one on paper; nothing where the signature does not hold.
    pub fn check_code(&self) -> Option<CheckCode> {
        self.verified.as_ref().map(|verified| CheckCode::of(&verified.payload_digest()))
    }
}

/// Opens a JWS of a dossier, and works out every total again as the unit ought to have.
pub fn open(file: &[u8], grounds: &Grounds<'_>) -> Opened {
    let mut opened = Opened { verified: None, dossier: None, assessment: None, findings: Vec::new() };
    match jws::verify(file) {
        Ok(verified) => opened.read(verified, grounds),
        Err(fault) => opened.findings.push(Finding::Altered(fault)),
    }
    opened
}

impl Opened {
    fn read(&mut self, verified: Verified, grounds: &Grounds<'_>) {
        match read(&verified) {
            Ok(dossier) => self.judge(dossier, grounds),
            Err(finding) => self.findings.push(finding),
        }
        self.findings.extend(doubts(&verified, grounds));
        if self.dossier.is_some() && self.findings.iter().all(|finding| finding.weight() < super::Weight::Refusal) {
            self.findings.push(Finding::Whole);
        }
        self.verified = Some(verified);
    }

    fn judge(&mut self, dossier: Dossier, grounds: &Grounds<'_>) {
        let stated = dossier.template.sha256;
        match grounds.template {
            None => self.findings.push(Finding::TemplateMissing(stated)),
            Some(TrustedTemplate { sha256: trusted, .. }) if trusted != stated => {
                self.findings.push(Finding::WrongTemplate { stated, trusted });
            }
            Some(TrustedTemplate { template, .. }) => {
                let assessment = assess(template, &dossier.answers);
                let recomputed = Stated::of(template, &assessment);
                self.findings.extend(strangers(template, &dossier.answers));
                self.findings.extend(differences(&dossier.stated, &recomputed).into_iter().map(Finding::Differs));
                self.assessment = Some(assessment);
            }
        }
        self.dossier = Some(dossier);
    }
}

fn read(verified: &Verified) -> Result<Dossier, Finding> {
    let content_type = verified.content_type().as_str();
    let other = || Finding::NotADossier(content_type.to_owned());
    if content_type != CONTENT_TYPE {
        return Err(other());
    }
    Dossier::from_payload(verified.payload()).map_err(|fault| match fault {
        Unreadable::Schema(SchemaFault::Newer(schema)) => Finding::NewerFormat(schema),
        Unreadable::Schema(SchemaFault::Other) => other(),
        Unreadable::Payload(fault) => Finding::Malformed(fault),
    })
}

/// What the answers name and the template lacks. The scoring engine passes it over, so a receiver must be told.
fn strangers(template: &Template, answers: &Answers) -> Vec<Finding> {
    let codes = template.criteria.index();
    let conditions: BTreeSet<&str> =
        template.grading.conditions.iter().map(|condition| condition.number.as_str()).collect();
    let kind = answers.kind.0;
    let known_kind = usize::from(kind) < template.kinds.len();
    let kinds = (!known_kind).then_some(Finding::UnknownKind(kind));
    let strange_codes = answers.by_code.keys().filter(|code| !codes.contains_key(code));
    let strange_conditions = answers.conditions.iter().filter(|number| !conditions.contains(number.as_str()));
    kinds
        .into_iter()
        .chain(strange_codes.map(|code| Finding::UnknownCriterion(code.to_string())))
        .chain(strange_conditions.map(|number| Finding::UnknownCondition(number.clone())))
        .collect()
}

fn doubts(verified: &Verified, grounds: &Grounds<'_>) -> impl Iterator<Item = Finding> {
    let signer = verified.signer();
    let outside = !signer.validity().contains(verified.issued_at());
    let unknown = !grounds.known_signers.contains(&signer.fingerprint());
    let doubts = [outside.then_some(Finding::OutsideValidity), unknown.then_some(Finding::SignerUnknown)];
    doubts.into_iter().flatten()
}
