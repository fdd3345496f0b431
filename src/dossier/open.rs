//! Opening a signed dossier: verify, read, work out again, compare.

use super::bounds::{listed, shown};
use super::difference::differences;
use super::payload::Unreadable;
use super::schema::SchemaFault;
use super::seal::CONTENT_TYPE;
use super::{Campaign, CheckCode, Dossier, Finding, Stated, Unasked, Weight, unasked};
use crate::assessment::{Answers, Assessment, assess};
use crate::basics::OrderedSet;
use crate::signature::jws::{self, Verified};
use crate::signature::{Sha256Digest, UnixTime};
use crate::template::Template;
use std::mem::discriminant;

/// How far a signing time may be ahead of the receiver's clock, in seconds: a clock in the wrong time zone is no
/// forgery.
pub(super) const AHEAD: u64 = 24 * 60 * 60;

/// What a receiver believes before it opens a file.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// The template that it trusts, if it has one.
    pub template: Option<TrustedTemplate<'a>>,
    /// The fingerprints of certificates whose owners it knows.
    pub known_signers: &'a OrderedSet<Sha256Digest>,
    /// What its clock says; nothing where no clock is to be believed.
    pub now: Option<UnixTime>,
}

/// A template and the digest of the form that it was read from.
#[derive(Clone, Copy, Debug)]
pub struct TrustedTemplate<'a> {
    /// The template.
    pub template: &'a Template,
    /// See [`super::Form::digest`].
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
        self.findings.extend(doubts(&verified, self.dossier.as_ref(), grounds));
        let findings = std::mem::take(&mut self.findings);
        let more = |finding: &Finding, count| Some(Finding::More { weight: finding.weight(), count });
        self.findings = listed(findings, discriminant, more);
        if self.dossier.is_some() && self.findings.iter().all(|finding| finding.weight() < Weight::Refusal) {
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
                self.findings.extend(is_of_another_exercise(template, &dossier).then_some(Finding::OtherExercise));
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
        Unreadable::Schema(SchemaFault::Newer(schema)) => Finding::NewerFormat(shown(&schema)),
        Unreadable::Schema(SchemaFault::Other) => other(),
        Unreadable::Payload(fault) => Finding::Malformed(fault),
    })
}

/// What the answers say beside what the template asks. The scoring engine passes it over, so a receiver must be told.
fn strangers(template: &Template, answers: &Answers) -> impl Iterator<Item = Finding> {
    let kind = answers.kind.0;
    let known_kind = usize::from(kind) < template.kinds.len();
    let kinds = (!known_kind).then_some(Finding::UnknownKind(kind));
    let besides = unasked(template, answers).into_iter().map(|unasked| match unasked {
        Unasked::Unknown(code) => Finding::UnknownCriterion(code),
        Unasked::Row(code) => Finding::NotAsked(code),
        Unasked::Condition(number) => Finding::UnknownCondition(number),
        Unasked::ConditionOfSuperior(number) => Finding::ConditionOfSuperior(number),
    });
    kinds.into_iter().chain(besides)
}

/// Whether a dossier calls the exercise otherwise than its template does: people file it by these names.
fn is_of_another_exercise(template: &Template, dossier: &Dossier) -> bool {
    (&dossier.campaign, &dossier.template.title, &dossier.addressee)
        != (&Campaign::of(template), &template.title, &super::content::addressee(template))
}

fn doubts(verified: &Verified, dossier: Option<&Dossier>, grounds: &Grounds<'_>) -> Vec<Finding> {
    let signer = verified.signer();
    let signed = verified.issued_at();
    let ahead = grounds.now.is_some_and(|now| signed.seconds() > now.seconds().saturating_add(AHEAD));
    let outside = !signer.validity().contains(signed);
    let unknown = !grounds.known_signers.contains(&signer.fingerprint());
    let of_time = [outside.then_some(Finding::OutsideValidity), ahead.then_some(Finding::SignedAhead)];
    let names = dossier.map(Dossier::name_troubles).unwrap_or_default().into_iter().map(Finding::Name);
    let of_signer = dossier.map(|dossier| dossier.doubts_about(signer)).unwrap_or_default();
    let of_time = of_time.into_iter().flatten();
    of_time.chain(names).chain(of_signer).chain(unknown.then_some(Finding::SignerUnknown)).collect()
}
