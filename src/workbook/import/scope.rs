//! "Các nội dung còn lại trong tiêu chí III được quy đổi": which group makes up for a criterion that is out.

use super::words::fold;
use crate::template::{Criterion, NotApplicable, NotApplicablePolicy, Scope};

/// Words before the number of a group.
const NAMES_A_GROUP: &[&str] = &["trong tiêu chí ", "trong mục ", "trong nhóm "];

/// Where the words of an exception name a group around the criterion by its number, the rest of that group makes up
/// for it. Rows are in printed order, each with its depth.
pub(super) fn resolve(rows: &mut [(u8, Criterion)]) {
    let mut around: Vec<String> = Vec::new();
    for (depth, criterion) in rows {
        around.truncate(usize::from(*depth));
        let exception = criterion.scoring.as_mut().and_then(|scoring| scoring.not_applicable.as_mut());
        if let Some(exception) = exception.filter(|one| one.policy == NotApplicablePolicy::Rescaled) {
            exception.scope = named(exception, &around).unwrap_or(exception.scope);
        }
        around.push(fold(&criterion.number));
    }
}

/// The innermost group that the words name.
fn named(exception: &NotApplicable, around: &[String]) -> Option<Scope> {
    let words = fold(&exception.words);
    let number = NAMES_A_GROUP.iter().find_map(|name| Some(words.split_once(name)?.1))?;
    let number = number.split([' ', ',', ';', ')']).next()?.trim_end_matches('.');
    let depth = around.iter().rposition(|group| !group.is_empty() && group.trim_end_matches('.') == number)?;
    u8::try_from(depth).ok().map(Scope::Group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_that_the_words_name_makes_up_for_the_rest() {
        let around = ["iii", "2", "2.1."].map(str::to_owned);
        for (words, scope) in [
            ("điểm của các nội dung còn lại trong tiêu chí III được quy đổi theo tỷ lệ về 20 điểm", Some(0)),
            ("phần còn lại trong mục 2 được quy đổi", Some(1)),
            ("quy đổi trong nhóm 2.1.", Some(2)),
            ("điểm còn lại trong tiêu chí được quy đổi", None),
            ("trong tiêu chí IV được quy đổi", None),
            ("quy đổi về 100 điểm", None),
        ] {
            let exception =
                NotApplicable { policy: NotApplicablePolicy::Rescaled, scope: Scope::TOP, words: words.to_owned() };
            assert_eq!(named(&exception, &around), scope.map(Scope::Group), "{words}");
        }
    }
}
