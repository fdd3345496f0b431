//! Who a certificate is about.

use crate::basics::composed;

use super::name::name_fault;
use super::{CertificateFault, NameField};

/// The person and the unit that a certificate names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    common_name: String,
    organization: Option<String>,
}

impl Subject {
    /// A person of a unit. Blanks around the names are dropped; the rest is made Unicode NFC.
    ///
    /// # Errors
    /// [`CertificateFault::Name`] where a name is empty, over 200 characters, or holds a
    /// character that misleads ([`misleads`](super::misleads)).
    pub fn new(person: &str, unit: &str) -> Result<Self, CertificateFault> {
        let common_name = composed(person.trim()).into_owned();
        let organization = composed(unit.trim()).into_owned();
        Self::checked(common_name, Some(organization))
    }

    /// Names as they stand in a certificate, which are checked but never changed.
    pub(super) fn checked(common_name: String, organization: Option<String>) -> Result<Self, CertificateFault> {
        check(NameField::CommonName, &common_name)?;
        if let Some(unit) = &organization {
            check(NameField::Organization, unit)?;
        }
        Ok(Self { common_name, organization })
    }

    /// CN: the person.
    pub fn common_name(&self) -> &str {
        &self.common_name
    }

    /// O: the unit. Always there in a certificate made here; a CA may leave it out.
    pub fn organization(&self) -> Option<&str> {
        self.organization.as_deref()
    }
}

fn check(field: NameField, name: &str) -> Result<(), CertificateFault> {
    name_fault(name).map_or(Ok(()), |fault| Err(CertificateFault::Name { field, fault }))
}

#[cfg(test)]
mod tests {
    // A panic is how a test fails.
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::signature::certificate::NameFault;

    #[test]
    fn names_are_trimmed_and_composed() {
        let decomposed = " Nguye\u{302}\u{303}n Thi\u{323} Ma\u{302}\u{303}u ";
        let subject = Subject::new(decomposed, "UBND xã Bàu Năng\n").unwrap();
        assert_eq!(subject.common_name(), "Nguyễn Thị Mẫu");
        assert_eq!(subject.organization(), Some("UBND xã Bàu Năng"));
    }

    #[test]
    fn names_that_cannot_be_shown_are_refused() {
        let long = "a".repeat(201);
        let rows = [
            ("", NameFault::Empty),
            (" \t ", NameFault::Empty),
            (&long, NameFault::TooLong { limit: 200 }),
            ("Mẫu\0", NameFault::Character('\0')),
            ("Mẫu\nThị", NameFault::Character('\n')),
            ("Mẫu \u{202e}ịhT", NameFault::Character('\u{202e}')),
            ("Mẫu\u{200b} Thị", NameFault::Character('\u{200b}')),
        ];
        for (name, fault) in rows {
            let field = NameField::CommonName;
            let expected = Err(CertificateFault::Name { field, fault });
            assert_eq!(Subject::new(name, "Phòng Nội vụ"), expected, "{name:?}");
            let field = NameField::Organization;
            let expected = Err(CertificateFault::Name { field, fault });
            assert_eq!(Subject::new("Mẫu", name), expected, "{name:?}");
        }
    }
}
