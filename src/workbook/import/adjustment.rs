//! "Thưởng tối đa 3, trừ tối đa 3, tổng không vượt điểm tối đa": what bonus and penalty may do to the total.

use super::patterns::{BEFORE_SECTION, BONUS, PENALTY, starts, strip_any};
use crate::score::Score;
use crate::template::{Adjustment, Ceiling, Section};

/// The section that a folded text heads: "các nội dung thưởng điểm", "phần điểm trừ".
pub(super) fn section(folded: &str) -> Option<Section> {
    let words = behind_prelude(folded);
    match (starts(BONUS, words), starts(PENALTY, words)) {
        (true, _) => Some(Section::Bonus),
        (_, true) => Some(Section::Penalty),
        _ => None,
    }
}

/// Whether a folded text is the heading of a section and nothing else: "điểm thưởng", "điểm trừ (tối đa 3 điểm)".
pub(super) fn is_section_heading(folded: &str) -> bool {
    let words = behind_prelude(folded);
    let rest = strip_any(words, BONUS).or_else(|| strip_any(words, PENALTY));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', ':', '.']))
}

/// "Các nội dung thưởng điểm" from "thưởng" on.
fn behind_prelude(folded: &str) -> &str {
    let mut rest = folded;
    while let Some(shorter) = strip_any(rest, BEFORE_SECTION) {
        rest = shorter;
    }
    rest
}

/// What words say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The most that bonuses add.
    pub(super) bonus: Option<Score>,
    /// The most that penalties take off.
    pub(super) penalty: Option<Score>,
    /// Whether the total may pass the maximum.
    pub(super) ceiling: Option<Ceiling>,
}

/// Reads folded words clause by clause. A cap that does not say what it is for belongs to `section`, the one whose
/// heading the words stand in; [`Section::Main`] where they stand elsewhere.
pub(super) fn read(folded: &str, section: Section) -> Said {
    let mut said = Said::default();
    for clause in folded.split(['(', ')', ';']).flat_map(parts) {
        said.add(clause.trim(), section);
    }
    said
}

/// A comma separates only before words with which a new cap begins: "sau khi cộng, trừ không vượt quá" is one part.
fn parts(clause: &str) -> Vec<&str> {
    const STARTS: [&str; 5] = ["thưởng", "trừ tối đa", "cộng tối đa", "điểm", "tổng"];
    let mut parts = Vec::new();
    let mut rest = clause;
    let part = |text: &str| {
        text.match_indices(", ").map(|(at, _)| at).find(|at| starts(&STARTS, text.get(at + 2..).unwrap_or_default()))
    };
    while let Some((before, after)) = part(rest).and_then(|at| rest.split_at_checked(at)) {
        parts.push(before);
        rest = after.trim_start_matches([',', ' ']);
    }
    parts.push(rest);
    parts
}

impl Said {
    /// Writes what was said into an adjustment; what was not said stays.
    pub(super) fn add_to(self, adjustment: &mut Adjustment) {
        adjustment.bonus_cap = self.bonus.or(adjustment.bonus_cap);
        adjustment.penalty_cap = self.penalty.or(adjustment.penalty_cap);
        adjustment.ceiling = self.ceiling.unwrap_or(adjustment.ceiling);
    }

    fn add(&mut self, clause: &str, section: Section) {
        if clause.contains("tổng") && !is_sum_of_section(clause) {
            self.ceiling = ceiling(clause).or(self.ceiling);
            return;
        }
        let Some(cap) = cap(clause) else { return };
        let of = match (clause.contains("trừ"), clause.contains("thưởng") || clause.contains("cộng")) {
            (true, false) => Section::Penalty,
            (false, true) => Section::Bonus,
            _ => section,
        };
        match of {
            Section::Bonus if cap >= Score::ZERO => self.bonus = Some(cap),
            // "Tối đa -3 điểm": the sign says the way, the size is the cap.
            Section::Penalty => self.penalty = Some(cap.max(Score::ZERO.minus(cap))),
            Section::Bonus | Section::Main => {}
        }
    }
}

/// "Tổng điểm thưởng", "tổng số điểm trừ": the sum of the bonuses or penalties alone, not the whole total.
fn is_sum_of_section(clause: &str) -> bool {
    let rest = clause.split_once("tổng").map_or("", |(_, rest)| rest);
    let mut words = rest.split_whitespace().skip_while(|word| matches!(*word, "số" | "điểm" | "mức" | "các"));
    let named = matches!(words.next(), Some("thưởng" | "trừ" | "cộng" | "phạt"));
    named && !rest.contains("tổng") && !rest.contains("sau khi") && !rest.trim_start().starts_with("cộng")
}

fn ceiling(clause: &str) -> Option<Ceiling> {
    if clause.contains("không vượt") || clause.contains("không quá") {
        return Some(Ceiling::Maximum);
    }
    clause.contains("vượt").then_some(Ceiling::None)
}

/// Words before the number of a cap.
const CAPS: [&str; 3] = ["tối đa", "không quá", "không vượt quá"];

/// The number after "tối đa" or "không quá".
fn cap(clause: &str) -> Option<Score> {
    let (_, rest) = CAPS.iter().find_map(|words| clause.split_once(words))?;
    let rest = strip_any(rest.trim_start(), &["là", "trừ", "cộng"]).unwrap_or(rest);
    let number = rest.trim().trim_end_matches(['.', ',']).trim_end_matches("điểm").trim();
    Score::parse(number.trim_start_matches('+')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caps_and_ceiling_are_read_from_headings_and_settings() {
        let points = |points| Some(Score::from_hundredths(points));
        let said = |text, section| read(text, section);
        assert_eq!(
            said("điểm thưởng (tối đa 3 điểm; tổng điểm sau khi cộng, trừ không vượt quá điểm tối đa)", Section::Bonus),
            Said { bonus: points(300), penalty: None, ceiling: Some(Ceiling::Maximum) }
        );
        assert_eq!(
            said("thưởng tối đa 3, trừ tối đa 2,5, tổng không vượt điểm tối đa", Section::Main),
            Said { bonus: points(300), penalty: points(250), ceiling: Some(Ceiling::Maximum) }
        );
        assert_eq!(said("điểm trừ", Section::Penalty), Said::default());
        for (text, expected) in [
            ("điểm trừ (tối đa -3 điểm)", Said { penalty: points(300), ..Said::default() }),
            ("điểm trừ (tối đa trừ 3 điểm)", Said { penalty: points(300), ..Said::default() }),
            ("điểm trừ (không vượt quá 3 điểm)", Said { penalty: points(300), ..Said::default() }),
            ("điểm trừ (tổng điểm trừ không quá 3 điểm)", Said { penalty: points(300), ..Said::default() }),
            ("điểm trừ: tối đa 3 điểm", Said { penalty: points(300), ..Said::default() }),
        ] {
            assert_eq!(said(text, Section::Penalty), expected, "{text}");
        }
        for (text, expected) in [
            ("điểm thưởng (tối đa +3 điểm)", Said { bonus: points(300), ..Said::default() }),
            ("điểm thưởng (tổng điểm thưởng không quá 5 điểm)", Said { bonus: points(500), ..Said::default() }),
            ("điểm cộng (tổng số điểm cộng tối đa 5 điểm)", Said { bonus: points(500), ..Said::default() }),
            (
                "điểm thưởng (tổng điểm sau khi cộng không quá 100 điểm)",
                Said { ceiling: Some(Ceiling::Maximum), ..Said::default() },
            ),
            ("điểm thưởng (tổng điểm không quá 100 điểm)", Said { ceiling: Some(Ceiling::Maximum), ..Said::default() }),
        ] {
            assert_eq!(said(text, Section::Bonus), expected, "{text}");
        }
        assert_eq!(said("tổng điểm được vượt điểm tối đa", Section::Main).ceiling, Some(Ceiling::None));
    }
}
