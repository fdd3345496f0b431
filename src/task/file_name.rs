//! Names of the files that the page hands out.
//!
//! Letters lose their accents: mail systems and document systems still garble Vietnamese names in both Unicode forms,
//! and a garbled attachment looks like a foreign one. People see the unit's full name inside the file.

use crate::basics::decomposed;
use unicode_normalization::char::canonical_combining_class;

/// The longest part of a name, in characters. Three parts and an ending stay far below the 255 bytes of file systems.
const LONGEST_PART: usize = 60;

/// The name of a package: `<unit>_<period>_r<revision>.xlsx` (formats.md, "The package").
pub fn package_name(unit: &str, period: &str, revision: u32) -> String {
    format!("{}_{}_r{revision}.xlsx", safe_name(unit, "don-vi"), safe_name(period, "ky"))
}

/// The name of a draft that is saved to a file: `<unit>_<period>_nhap.json`.
pub fn draft_name(unit: &str, period: &str) -> String {
    format!("{}_{}_nhap.json", safe_name(unit, "don-vi"), safe_name(period, "ky"))
}

/// A text as one part of a file name: letters without accents, digits, dots and hyphens, never empty, never a name
/// that Windows keeps for itself. `fallback` stands where nothing is left; it has to be such a name.
pub fn safe_name(text: &str, fallback: &str) -> String {
    let mut name = String::new();
    for letter in decomposed(text).filter(|letter| !is_mark(*letter)).map(without_stroke) {
        if letter.is_ascii_alphanumeric() || (letter == '.' && !name.is_empty()) {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() >= LONGEST_PART {
            break;
        }
    }
    let name = name.trim_end_matches(['-', '.']);
    match name {
        "" => fallback.to_owned(),
        name if is_device(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// Whether it is a mark on the letter before it: an accent, or what makes ❤️ and 1️⃣ of ❤ and 1.
fn is_mark(letter: char) -> bool {
    canonical_combining_class(letter) != 0 || matches!(letter, '\u{20dd}'..='\u{20e4}' | '\u{fe00}'..='\u{fe0f}')
}

/// đ is a letter of its own in Unicode, not d with a mark.
fn without_stroke(letter: char) -> char {
    match letter {
        'đ' => 'd',
        'Đ' => 'D',
        other => other,
    }
}

/// Names of devices, which Windows does not give to files, with any ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered =
        |device: &str| stem.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn a_package_is_called_by_unit_period_and_revision() {
        for (unit, period, revision, name) in [
            ("UBND xã Bàu Năng", "2023", 1, "UBND-xa-Bau-Nang_2023_r1.xlsx"),
            (
                "UBND thị trấn Dương Minh Châu",
                "6 tháng đầu năm 2024",
                12,
                "UBND-thi-tran-Duong-Minh-Chau_6-thang-dau-nam-2024_r12.xlsx",
            ),
            ("Phòng Nội vụ/Đảng ủy: \"A\"", "Quý I/2025", 2, "Phong-Noi-vu-Dang-uy-A_Quy-I-2025_r2.xlsx"),
            ("", "  ", 1, "don-vi_ky_r1.xlsx"),
            ("con", "aux.2023", 1, "_con__aux.2023_r1.xlsx"),
            ("../../etc", "..", 1, "etc_ky_r1.xlsx"),
            ("Tổ 1️⃣a", "❤️ 2", 1, "To-1a_2_r1.xlsx"),
        ] {
            assert_eq!(package_name(unit, period, revision), name);
        }
    }

    #[test]
    fn both_unicode_forms_give_one_name() {
        let composed: String = "Suối Đá".nfc().collect();
        let decomposed: String = "Suối Đá".nfd().collect();
        assert_eq!(safe_name(&composed, "x"), "Suoi-Da");
        assert_eq!(safe_name(&decomposed, "x"), "Suoi-Da");
    }

    proptest! {
        #[test]
        fn any_text_gives_a_name_that_every_system_takes(text in "\\PC{0,200}") {
            let name = safe_name(&text, "x");
            prop_assert!(!name.is_empty() && name.len() <= LONGEST_PART + 1);
            prop_assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter)));
            prop_assert!(!name.starts_with(['.', '-']) && !name.ends_with('.'));
        }
    }
}
