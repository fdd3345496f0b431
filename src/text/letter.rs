//! The message that goes with a package.

use super::{Language, say};

/// What the message says; every text as it stands in the dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// The office that receives the dossier; empty where the template names none.
    pub addressee: String,
    /// The unit.
    pub unit: String,
    /// The exercise: "Đánh giá, xếp loại …".
    pub exercise: String,
    /// The revision, from 1.
    pub revision: u32,
    /// The package's file name.
    pub file_name: String,
    /// Total, maximum and percentage, as printed.
    pub result: String,
    /// The class.
    pub class: String,
    /// The check code, in groups.
    pub check_code: String,
    /// Who confirmed.
    pub signer: String,
    /// The fingerprint of the key.
    pub fingerprint: String,
}

impl Letter {
    /// The subject: unit, exercise, revision.
    pub fn subject(&self, language: Language) -> String {
        say!(language, letter.subject, unit = self.unit, exercise = self.exercise, revision = self.revision)
    }

    /// The text, lines ended by `\n`.
    pub fn body(&self, language: Language) -> String {
        let addressee = if self.addressee.is_empty() {
            say!(language, letter.dear).to_owned()
        } else {
            say!(language, letter.dear_addressee, addressee = self.addressee)
        };
        let lines = [
            addressee,
            String::new(),
            say!(language, letter.sends, unit = self.unit, exercise = self.exercise, revision = self.revision),
            say!(language, letter.file, name = self.file_name),
            say!(language, letter.result, result = self.result, class = self.class),
            say!(language, letter.check_code, code = self.check_code),
            say!(language, letter.signer, signer = self.signer, fingerprint = self.fingerprint),
            String::new(),
            say!(language, letter.how).to_owned(),
        ];
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_names_what_the_receiver_needs() {
        let letter = Letter {
            addressee: "UBND huyện (qua Phòng Nội vụ)".to_owned(),
            unit: "UBND xã Phan".to_owned(),
            exercise: "Đánh giá công tác dân vận năm 2023".to_owned(),
            revision: 2,
            file_name: "UBND-xa-Phan_2023_r2.xlsx".to_owned(),
            check_code: "K3VQ-8ZTP".to_owned(),
            ..Letter::default()
        };
        let subject = letter.subject(Language::vi);
        assert!(subject.contains("UBND xã Phan") && subject.contains("bản 2"), "{subject}");
        let body = letter.body(Language::vi);
        for part in ["UBND huyện (qua Phòng Nội vụ)", "UBND-xa-Phan_2023_r2.xlsx", "K3VQ-8ZTP"] {
            assert!(body.contains(part), "{part} is missing:\n{body}");
        }
    }
}
