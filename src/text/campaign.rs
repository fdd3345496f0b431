//! Campaign files: what was found, what a new version changes, and what a roster or a setting lacks.

use super::{Language, say};
use crate::dossier::SettingsFault;
use crate::dossier::campaign::{Change, Finding, NotCarried, Part};
use crate::score::Score;
use crate::template::{Kind, RosterNote, RosterNoteKind, Template, Unfit};

/// What was found about a campaign file, in a word: the heading of its line.
pub fn campaign_finding_title(language: Language, finding: &Finding) -> &'static str {
    match finding {
        Finding::Altered(_) => say!(language, finding.title.altered),
        Finding::NotACampaign(_) | Finding::NewerFormat(_) | Finding::Malformed(_) => {
            say!(language, finding.title.format)
        }
        Finding::Unreadable(_) | Finding::Unfit(_) | Finding::LaterReader => say!(language, finding.title.template),
        Finding::OutsideValidity | Finding::SignedAhead | Finding::IssuedByAnother(_) => {
            say!(language, finding.title.signer)
        }
        Finding::Whole => say!(language, finding.title.whole),
    }
}

/// What was found about a campaign file, and what to do.
pub fn campaign_finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::Altered(_) => say!(language, campaign.altered).to_owned(),
        Finding::NotACampaign(kind) => say!(language, campaign.not_a_campaign, kind = kind),
        Finding::NewerFormat(schema) => say!(language, campaign.newer_format, schema = schema),
        Finding::Malformed(_) => say!(language, campaign.malformed).to_owned(),
        Finding::Unreadable(reason) => {
            say!(language, campaign.unreadable, reason = super::refusal(language, reason))
        }
        Finding::Unfit(unfit) => self::unfit(language, unfit),
        Finding::LaterReader => say!(language, campaign.later_reader).to_owned(),
        Finding::OutsideValidity => say!(language, campaign.outside_validity).to_owned(),
        Finding::SignedAhead => say!(language, campaign.signed_ahead).to_owned(),
        Finding::IssuedByAnother(issuer) => say!(language, campaign.issued_by_another, issuer = issuer),
        Finding::Whole => say!(language, campaign.whole).to_owned(),
    }
}

/// What of the settings does not go with the workbook.
pub fn unfit(language: Language, unfit: &Unfit) -> String {
    match unfit {
        Unfit::Kinds { named, columns } => say!(language, campaign.unfit.kinds, named = named, columns = columns),
        Unfit::UnitKind(code) => say!(language, campaign.unfit.unit_kind, code = code),
        Unfit::Appraised { appraiser, number } => {
            say!(language, campaign.unfit.appraised, appraiser = appraiser, number = number)
        }
        Unfit::TargetClass(class) => say!(language, campaign.unfit.target_class, class = class),
    }
}

/// Why settings are none.
pub fn settings_fault(language: Language, fault: &SettingsFault) -> String {
    match fault {
        SettingsFault::NoCode(name) => say!(language, campaign.settings.no_code, name = name),
        SettingsFault::SameCode(code) => say!(language, campaign.settings.same_code, code = code),
        SettingsFault::NoName(code) => say!(language, campaign.settings.no_name, code = code),
        SettingsFault::Name(name) => say!(language, campaign.settings.name, name = name),
        SettingsFault::Deadline(name) => say!(language, campaign.settings.deadline, name = name),
        SettingsFault::Grade(name) => say!(language, campaign.settings.grade, name = name),
        SettingsFault::Target => say!(language, campaign.settings.target).to_owned(),
    }
}

/// What a new version has otherwise; `new` is its template.
pub fn change(language: Language, new: &Template, change: &Change) -> String {
    match change {
        Change::Added { code, text } => say!(language, campaign.change.added, code = code, text = text),
        Change::Removed { code, text } => say!(language, campaign.change.removed, code = code, text = text),
        Change::Renumbered { from, to } => say!(language, campaign.change.renumbered, from = from, to = to),
        Change::Reworded(code) => say!(language, campaign.change.reworded, code = code),
        Change::Maximum { code, kind, from, to } => {
            let [from, to] = [from, to].map(|points| points.as_ref().map_or_else(|| "–".to_owned(), Score::to_string));
            match new.kinds.get(usize::from(kind.0)).filter(|kind| !kind.name.is_empty()) {
                Some(Kind { name, .. }) => {
                    say!(language, campaign.change.maximum_of, code = code, kind = name, from = from, to = to)
                }
                None => say!(language, campaign.change.maximum, code = code, from = from, to = to),
            }
        }
        Change::Rule(code) => say!(language, campaign.change.rule, code = code),
        Change::Part(part) => part_changed(language, *part).to_owned(),
    }
}

fn part_changed(language: Language, part: Part) -> &'static str {
    match part {
        Part::Name => say!(language, campaign.change.name),
        Part::DataPeriod => say!(language, campaign.change.data_period),
        Part::Deadlines => say!(language, campaign.change.deadlines),
        Part::Addressee => say!(language, campaign.change.addressee),
        Part::Appraisers => say!(language, campaign.change.appraisers),
        Part::Grading => say!(language, campaign.change.grading),
        Part::Target => say!(language, campaign.change.target),
        Part::Kinds => say!(language, campaign.change.kinds),
        Part::Units => say!(language, campaign.change.units),
    }
}

/// What of a draft did not come along to a new version, why, and what to do.
pub fn not_carried(language: Language, lost: &NotCarried) -> String {
    match lost {
        NotCarried::Removed(code) => say!(language, campaign.lost.removed, code = code),
        NotCarried::Rule(code) => say!(language, campaign.lost.rule, code = code),
        NotCarried::AboveMaximum(code) => say!(language, campaign.lost.above_maximum, code = code),
        NotCarried::Step(code) => say!(language, campaign.lost.step, code = code),
        NotCarried::NotApplicable(code) => say!(language, campaign.lost.not_applicable, code = code),
        NotCarried::BySuperior(code) => say!(language, campaign.lost.by_superior, code = code),
        NotCarried::Kind => say!(language, campaign.lost.kind).to_owned(),
        NotCarried::Condition(number) => say!(language, campaign.lost.condition, number = number),
    }
}

/// Something about a line of a roster that was typed or pasted.
pub fn roster_note(language: Language, note: &RosterNote) -> String {
    let line = note.line;
    match &note.kind {
        RosterNoteKind::SameName(name) => say!(language, campaign.roster.same_name, line = line, name = name),
        RosterNoteKind::SameCode { given, made } => {
            say!(language, campaign.roster.same_code, line = line, given = given, made = made)
        }
        RosterNoteKind::UnknownKind(kind) => say!(language, campaign.roster.unknown_kind, line = line, kind = kind),
        RosterNoteKind::NoName => say!(language, campaign.roster.no_name, line = line),
    }
}

/// An addressee to be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddresseePreset {
    /// Who sends to it, in the language of the page.
    pub label: &'static str,
    /// What the dossier names: always in Vietnamese.
    pub name: &'static str,
}

/// The addressees that are offered: those of 2026, and that of the plan of 2023 (domain.md, "Documents").
pub fn addressee_presets(language: Language) -> [AddresseePreset; 4] {
    let preset = |label, name| AddresseePreset { label, name };
    [
        preset(say!(language, campaign.addressee.commune), say!(Language::vi, campaign.addressee.commune_name)),
        preset(say!(language, campaign.addressee.office), say!(Language::vi, campaign.addressee.office_name)),
        preset(say!(language, campaign.addressee.department), say!(Language::vi, campaign.addressee.department_name)),
        preset(say!(language, campaign.addressee.district), say!(Language::vi, campaign.addressee.district_name)),
    ]
}
