//! "Không đủ điều kiện xếp loại", "xếp loại không quá Khá", "không được xếp loại Tốt": what a condition leads to.

use super::super::super::DiagnosticKind;
use super::super::patterns::{starts, strip, strip_any};
use super::super::words::{Words, fold};
use crate::template::{Effect, Grade};

/// Words of an effect that forbids a class: any, or the one that follows.
const FORBIDDEN: &[&str] = &["không đủ điều kiện xếp loại", "không xếp loại", "không được xếp loại"];
/// Words of an effect that caps.
const AT_MOST: &[&str] = &["không quá", "không cao hơn", "tối đa", "không vượt quá"];
/// Words that may stand where a forbidden class would: they say when and for whom, not which.
const NO_CLASS: &[&str] =
    &["năm", "trong năm", "đối với", "và", "thi đua", "khen thưởng", "chất lượng", "công tác", "cơ quan", "đơn vị"];

/// The classes that effects may name, the best first, folded once.
pub(super) struct Classes<'a> {
    names: Vec<(String, &'a str)>,
}

impl<'a> Classes<'a> {
    pub(super) fn new(grades: &'a [Grade]) -> Self {
        Self { names: grades.iter().map(|grade| (fold(&grade.name), grade.name.as_str())).collect() }
    }

    /// What words lead to.
    pub(super) fn effect(&self, words: &str) -> Result<Effect, DiagnosticKind> {
        let words = Words::new(words);
        if let Some((_, rest)) = FORBIDDEN.iter().find_map(|words_of| words.split_once(words_of)) {
            let unclear = || DiagnosticKind::ConditionNotUnderstood { words: words.plain().to_owned() };
            return self.forbidden(rest.folded()).ok_or_else(unclear);
        }
        let Some((_, rest)) = AT_MOST.iter().find_map(|at_most| words.split_once(at_most)) else {
            return Err(DiagnosticKind::ConditionNotUnderstood { words: words.plain().to_owned() });
        };
        let (_, named) = rest.split_once("loại ").unwrap_or((Words::new(""), rest));
        let named = named.plain().trim_matches(['"', '“', '”', '.', ' ']);
        let wanted = fold(named);
        let grade = self.names.iter().find(|(folded, _)| *folded == wanted);
        grade
            .map(|(_, name)| Effect::AtMost((*name).to_owned()))
            .ok_or_else(|| DiagnosticKind::ConditionUnknownGrade { grade: named.to_owned() })
    }

    /// What follows "không được xếp loại": nothing, or classes, below the lowest of which the cap lies.
    fn forbidden(&self, rest: &str) -> Option<Effect> {
        let rest = trimmed(rest);
        if says_no_class(rest) {
            return Some(Effect::Disqualified);
        }
        if let Some(above) = strip_any(rest, &["cao hơn", "trên", "quá"]) {
            let (place, after) = self.named(above)?;
            return says_no_class(after).then(|| self.at_most(place)).flatten();
        }
        let (mut lowest, mut after) = self.named(strip(rest, "từ").unwrap_or(rest))?;
        while let Some((place, next)) =
            strip_any(after, &[",", "và", "hoặc", "/", "hay"]).and_then(|next| self.named(next))
        {
            lowest = lowest.max(place);
            after = next;
        }
        let after = strip(after, "trở lên").unwrap_or(after);
        says_no_class(after).then(|| self.at_most(lowest + 1)).flatten()
    }

    /// The class that folded words start with, by the longest name, and what follows it.
    fn named<'b>(&self, folded: &'b str) -> Option<(usize, &'b str)> {
        let folded = folded.trim_start_matches(['"', ' ']);
        let folded = strip(folded, "loại").unwrap_or(folded).trim_start_matches('"');
        let fitting = self.names.iter().enumerate();
        let fitting = fitting.filter_map(|(place, (name, _))| Some((place, strip(folded, name)?)));
        fitting.min_by_key(|(_, after)| after.len()).map(|(place, after)| (place, after.trim_start_matches(['"', ' '])))
    }

    fn at_most(&self, place: usize) -> Option<Effect> {
        self.names.get(place).map(|(_, name)| Effect::AtMost((*name).to_owned()))
    }
}

fn says_no_class(rest: &str) -> bool {
    let rest = trimmed(rest);
    rest.is_empty() || rest.starts_with('(') || starts(NO_CLASS, rest)
}

fn trimmed(rest: &str) -> &str {
    rest.trim_matches([' ', '.', ';', ',', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Span;
    use std::ops::Bound;

    fn effect(words: &str) -> Result<Effect, DiagnosticKind> {
        let grade = |name: &str| Grade {
            name: name.to_owned(),
            span: Span { lower: Bound::Unbounded, upper: Bound::Unbounded },
            requirements: Vec::new(),
            words: String::new(),
        };
        Classes::new(&["Tốt", "Khá", "Trung bình khá", "Trung bình"].map(grade)).effect(words)
    }

    #[test]
    fn a_forbidden_class_caps_at_the_next_and_no_class_disqualifies() {
        let at_most = |name: &str| Effect::AtMost(name.to_owned());
        for (words, expected) in [
            ("Không đủ điều kiện xếp loại", Effect::Disqualified),
            ("không xếp loại.", Effect::Disqualified),
            ("Không được xếp loại năm 2023", Effect::Disqualified),
            ("Không được xếp loại Tốt", at_most("Khá")),
            ("không xếp loại “Tốt”", at_most("Khá")),
            ("Không đủ điều kiện xếp loại Tốt trong năm", at_most("Khá")),
            ("Không được xếp loại Tốt, Khá", at_most("Trung bình khá")),
            ("Không được xếp loại từ Khá trở lên", at_most("Trung bình khá")),
            ("Không được xếp loại Trung bình khá", at_most("Trung bình")),
            ("Không được xếp loại cao hơn Khá", at_most("Khá")),
            ("Xếp loại không quá Khá", at_most("Khá")),
            ("tối đa xếp loại “Khá”", at_most("Khá")),
        ] {
            assert_eq!(effect(words), Ok(expected), "{words}");
        }
        for words in
            ["Không được xếp loại Xuất sắc", "không xếp loại Trung bình", "trừ điểm", "Không xếp loại Tốt nếu tái phạm"]
        {
            let unclear = DiagnosticKind::ConditionNotUnderstood { words: words.to_owned() };
            assert_eq!(effect(words), Err(unclear), "{words}");
        }
        let unknown = DiagnosticKind::ConditionUnknownGrade { grade: "Xuất sắc".to_owned() };
        assert_eq!(effect("xếp loại không quá Xuất sắc"), Err(unknown));
    }
}
