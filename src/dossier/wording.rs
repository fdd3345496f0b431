//! The words that are written into a package.

use crate::workbook::write_back::Labels;

/// The words that are written into a package, in the language of its workbook, whatever the page's language is.
///
/// They are part of the format: a receiver writes the workbook again and compares, so words that change make every
/// older package look altered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Words among the answers.
    pub cells: Labels,
    /// The sheet "Xác thực".
    pub paper: PaperLabels,
}

/// The words of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperLabels {
    /// The sheet's name, at most 31 characters.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Before the unit's name.
    pub unit: String,
    /// Before the name of the exercise.
    pub exercise: String,
    /// Before what is scored: `2023`.
    pub period: String,
    /// Before the number of the revision.
    pub revision: String,
    /// Before the total.
    pub total: String,
    /// Before the check code.
    pub check_code: String,
    /// Before the payload's SHA-256.
    pub payload: String,
    /// Before the file name of the template.
    pub template: String,
    /// Before the SHA-256 of the template's workbook.
    pub template_digest: String,
    /// Before the person that the certificate names.
    pub signer: String,
    /// Before the unit that the certificate names.
    pub signer_unit: String,
    /// Before the certificate's fingerprint.
    pub fingerprint: String,
    /// A sentence below the table where a person corrected it: it asks otherwise than it is printed.
    pub corrected: String,
    /// Sentences below, a row each: what decides, and how it is checked.
    pub notes: Vec<String>,
}
