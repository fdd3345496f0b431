//! What the two figures of a criterion are called.

use crate::app::letters::capitalised;

/// The longest name that fits beside its field.
const LONGEST: usize = 70;

/// The names of the two figures in the criterion's own words, where its text ends in them: "(số người được quán triệt
/// / tổng số)". Of several such brackets the last one counts.
pub fn own_words(text: &str) -> Option<[String; 2]> {
    text.rmatch_indices('(').find_map(|(start, _)| {
        let (inner, _) = text.get(start + 1..)?.split_once(')')?;
        let (first, second) = inner.split_once('/')?;
        let names = [first.trim(), second.trim()];
        let spaced = first.ends_with(' ') && second.starts_with(' ');
        // "12/KH-UBND" and "xã/thị trấn" are no figures.
        let counts = names.iter().all(|name| name.starts_with("số ") || name.starts_with("tổng "));
        let fit = names.iter().all(|name| (2..=LONGEST).contains(&name.chars().count()) && !name.contains('/'));
        (fit && (spaced || counts)).then(|| names.map(capitalised))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_in_the_last_bracket_name_the_figures() {
        let rows = [
            (
                "Tỷ lệ cán bộ được quán triệt (số người được quán triệt / tổng số)",
                Some(["Số người được quán triệt", "Tổng số"]),
            ),
            (
                "Hòa giải (ở ấp) (số vụ hòa giải thành/số vụ đã hòa giải)",
                Some(["Số vụ hòa giải thành", "Số vụ đã hòa giải"]),
            ),
            ("Giảm nghèo (số hộ thoát nghèo / chỉ tiêu giao)", Some(["Số hộ thoát nghèo", "Chỉ tiêu giao"])),
            ("Thực hiện Kế hoạch (12/KH-UBND)", None),
            ("Hội nghị (xã/thị trấn)", None),
            ("Báo cáo quý", None),
            ("Một ngoặc không đóng (số đã làm / số", None),
        ];
        for (text, names) in rows {
            assert_eq!(own_words(text), names.map(|names| names.map(str::to_owned)), "{text}");
        }
    }
}
