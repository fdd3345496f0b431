//! "Trong năm không phát sinh: tính điểm tối đa": what becomes of a criterion that does not apply.

use super::super::patterns::{NO_EXCEPTION, POLICIES, ends};
use super::super::words::{Words, one_line};
use crate::score::Score;
use crate::template::{NotApplicable, NotApplicablePolicy, Scope};

/// Words that may stand between a denial and what it denies.
const IDLE: &[&str] = &["được", "tính", "cho", "chấm", "đạt", "phải", "thực hiện"];

/// What a sheet allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Exception {
    /// The policy with its words; nothing where no exception is allowed.
    pub(in super::super) allowed: Option<NotApplicable>,
    /// "Quy đổi về N điểm": N.
    pub(in super::super) rescaled_to: Option<Score>,
}

/// Reads the words of an exception; gives them back where they were not understood.
pub(super) fn read(words: &str) -> Result<Exception, String> {
    let folded = Words::new(words);
    let text = folded.folded().trim_end_matches('.');
    if text.is_empty() || NO_EXCEPTION.contains(&text) {
        return Ok(Exception::default());
    }
    let policy = POLICIES.iter().find(|(known, _)| says(text, known)).map(|(_, policy)| *policy);
    let policy = policy.ok_or_else(|| one_line(words))?;
    let rescaled_to = (policy == NotApplicablePolicy::Rescaled).then(|| rescaled_to(text)).flatten();
    let scope = scope(rescaled_to);
    // The whole table is not held against the top criterion.
    let rescaled_to = rescaled_to.filter(|_| scope != Scope::Table);
    Ok(Exception { allowed: Some(NotApplicable { policy, scope, words: one_line(words) }), rescaled_to })
}

/// Whether the words stand in the text and are not denied there: "không được điểm tối đa" is no full points.
fn says(text: &str, known: &str) -> bool {
    text.match_indices(known).any(|(at, _)| !is_denied(text.get(..at).unwrap_or_default()))
}

fn is_denied(before: &str) -> bool {
    let mut rest = before.trim_end();
    while let Some(shorter) = IDLE.iter().find_map(|word| rest.strip_suffix(word)?.strip_suffix(' ')) {
        rest = shorter.trim_end();
    }
    ends(&["không", "chưa"], rest)
}

/// "Quy đổi về 100 điểm" is the whole table; of a smaller number, or of none, the top criterion.
fn scope(rescaled_to: Option<Score>) -> Scope {
    match rescaled_to {
        Some(WHOLE_TABLE) => Scope::Table,
        _ => Scope::TOP,
    }
}

/// A table is of a hundred points, as a rule; no top criterion is.
const WHOLE_TABLE: Score = Score::from_hundredths(10_000);

/// The number after the last "về".
fn rescaled_to(text: &str) -> Option<Score> {
    let (_, rest) = text.rsplit_once(" về ")?;
    let digits: String = rest.chars().take_while(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.')).collect();
    Score::parse(digits.trim_end_matches([',', '.'])).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use NotApplicablePolicy::{FullPoints, Removed, Rescaled, Zero};

    #[test]
    fn the_four_policies_are_told_apart() {
        for (words, policy) in [
            ("Trong năm không phát sinh: tính điểm tối đa", FullPoints),
            ("không phát sinh: điểm tối đa", FullPoints),
            ("Không có thủ tục hành chính: không tính vào điểm tối đa, xếp loại theo tỷ lệ phần trăm", Removed),
            ("Loại khỏi tổng điểm", Removed),
            ("không tính nội dung này, điểm còn lại trong tiêu chí được quy đổi theo tỷ lệ về 20 điểm", Rescaled),
            ("Không khảo sát trong năm: 0 điểm, vẫn tính vào điểm tối đa", Zero),
            ("Không phát sinh: 0 điểm", Zero),
            ("không tính vào điểm tối đa, không quy đổi", Removed),
            ("Không phát sinh được tính điểm tối đa", FullPoints),
        ] {
            let found = read(words).map(|exception| exception.allowed.map(|allowed| allowed.policy));
            assert_eq!(found, Ok(Some(policy)), "{words}");
        }
        for words in ["", "Không có trường hợp loại trừ", "Không áp dụng.", "–"] {
            assert_eq!(read(words), Ok(Exception::default()), "{words}");
        }
        for words in ["xem xét cụ thể", "không được điểm tối đa", "không đạt điểm tối đa", "chưa được tính điểm tối đa"]
        {
            assert_eq!(read(words), Err(words.to_owned()));
        }
    }

    #[test]
    fn the_target_of_rescaling_is_read() {
        let target = |words: &str| read(words).ok().and_then(|exception| exception.rescaled_to);
        assert_eq!(target("được quy đổi theo tỷ lệ về 20 điểm"), Some(Score::from_hundredths(2000)));
        assert_eq!(target("quy đổi theo tỷ lệ"), None);
        let scope = |words: &str| read(words).ok().and_then(|exception| exception.allowed).map(|allowed| allowed.scope);
        assert_eq!(scope("được quy đổi theo tỷ lệ về 20 điểm"), Some(Scope::TOP));
        assert_eq!(scope("được quy đổi về 100 điểm"), Some(Scope::Table));
    }
}
