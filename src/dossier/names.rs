//! The names that a dossier signs: whether they can be shown, and whether they are those of the certificate.
//!
//! A signature proves which key signed. Whom the dossier names is a second statement, by the same hand: where the two
//! differ, a person must ask.

use super::bounds::shown;
use super::{Dossier, Finding};
use crate::basics::composed;
use crate::signature::certificate::{Certificate, Issuer, NameFault, name_fault};
use serde::{Deserialize, Serialize};

/// A name that is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignedName {
    /// The unit.
    Unit,
    /// The unit's code in the roster.
    UnitCode,
    /// Who fills the sheet.
    Preparer,
    /// Who signs.
    Signer,
    /// The signer's office.
    SignerTitle,
}

/// A name that cannot be shown to a person as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameTrouble {
    /// Which name.
    pub name: SignedName,
    /// What is wrong with it.
    pub fault: NameFault,
}

impl Dossier {
    /// The names in it that cannot be shown as they stand. One that is left empty shows itself.
    pub fn name_troubles(&self) -> Vec<NameTrouble> {
        let names = [
            (SignedName::Unit, &self.unit.name),
            (SignedName::UnitCode, &self.unit.code),
            (SignedName::Preparer, &self.people.preparer),
            (SignedName::Signer, &self.people.signer),
            (SignedName::SignerTitle, &self.people.signer_title),
        ];
        let faults = names.into_iter().filter_map(|(name, text)| Some((name, name_fault(text)?)));
        let shown = faults.filter(|(_, fault)| *fault != NameFault::Empty);
        shown.map(|(name, fault)| NameTrouble { name, fault }).collect()
    }

    /// What anybody will doubt about it who sees that the key of `signer` signed it, whether they know the key or not.
    pub fn doubts_about(&self, signer: &Certificate) -> Vec<Finding> {
        let subject = signer.subject();
        let unit = subject.organization().unwrap_or_default();
        let pair = |certificate: &str, dossier: &str| (shown(certificate), shown(dossier));
        let other_unit = (!same_name(unit, &self.unit.name)).then(|| {
            let (certificate, dossier) = pair(unit, &self.unit.name);
            Finding::OtherUnit { certificate, dossier }
        });
        let person = subject.common_name();
        let other_person = (!same_name(person, &self.people.signer)).then(|| {
            let (certificate, dossier) = pair(person, &self.people.signer);
            Finding::OtherPerson { certificate, dossier }
        });
        let issuer = match signer.issuer() {
            Issuer::Itself => None,
            Issuer::Other(name) => Some(Finding::IssuedByAnother(shown(name))),
        };
        other_unit.into_iter().chain(other_person).chain(issuer).collect()
    }
}

/// Whether people read two names as one: small and capital letters, blanks, and the two ways to write an accented letter
/// in Unicode do not matter.
fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(name: &str) -> String {
    composed(name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_read_them() {
        let same = [
            ("UBND xã Bàu Năng", " Ubnd  XÃ Bàu\u{a0}Năng "),
            ("Nguyễn Thị Mẫu", "Nguye\u{302}\u{303}n Thi\u{323} Ma\u{302}\u{303}u"),
            ("", " "),
        ];
        for (one, other) in same {
            assert!(same_name(one, other), "{one} {other}");
        }
        for (one, other) in [("UBND xã Bàu Năng", "UBND xã Bàu Nằng"), ("Mẫu", ""), ("Mẫu", "M\u{200b}ẫu")]
        {
            assert!(!same_name(one, other), "{one} {other}");
        }
    }
}
