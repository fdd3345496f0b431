//! Rules and bands.

use super::{day, percent, points};
use std::ops::Bound;
use tucham::score::Percent;
use tucham::template::{Award, Days, RatioBand, Rule, Span, Step};

/// "Từ 80 trở lên".
pub fn from<T>(edge: T) -> Span<T> {
    Span { lower: Bound::Included(edge), upper: Bound::Unbounded }
}

/// "Trên 90".
pub fn above<T>(edge: T) -> Span<T> {
    Span { lower: Bound::Excluded(edge), upper: Bound::Unbounded }
}

/// "Dưới 50".
pub fn below<T>(edge: T) -> Span<T> {
    Span { lower: Bound::Unbounded, upper: Bound::Excluded(edge) }
}

/// "Từ 65 đến dưới 80".
pub fn from_to_below<T>(lower: T, upper: T) -> Span<T> {
    Span { lower: Bound::Included(lower), upper: Bound::Excluded(upper) }
}

/// "Từ 70 đến 90".
pub fn from_to<T>(lower: T, upper: T) -> Span<T> {
    Span { lower: Bound::Included(lower), upper: Bound::Included(upper) }
}

/// Fixed points.
pub fn fixed(text: &str) -> Award {
    Award::Points(points(text))
}

/// Steps worth `awards`, the best first.
pub fn steps<const N: usize>(awards: [&str; N]) -> Rule {
    Rule::Steps(awards.map(|award| Step { label: String::new(), award: fixed(award), days: None }).into())
}

/// Steps with the first and last day of each; `–` is an open end.
pub fn dated_steps<const N: usize>(steps: [(&str, &str, &str); N]) -> Rule {
    let end = |text: &str| (text != "–").then(|| day(text));
    Rule::Steps(
        steps
            .map(|(first, last, award)| Step {
                label: String::new(),
                award: fixed(award),
                days: Some(Days { first: end(first), last: end(last) }),
            })
            .into(),
    )
}

/// "Đạt: điểm tối đa; không đạt: 0".
pub fn yes_no() -> Rule {
    Rule::YesNo { yes: Award::Maximum, no: fixed("0") }
}

/// Bands of a ratio.
pub fn ratio<const N: usize>(bands: [(Span<&str>, Award); N]) -> Rule {
    Rule::Ratio(bands.map(|(span, award)| RatioBand { span: of_percent(span), award }).into())
}

/// "Từ `edge` trở lên: tỷ lệ × điểm tối đa; dưới: 0".
pub fn proportional_from(edge: &str) -> Rule {
    ratio([(from(edge), Award::RatioOfMaximum), (below(edge), fixed("0"))])
}

/// "Mỗi việc `each` điểm, tối đa `cap`".
pub fn per_item(each: &str, cap: Award) -> Rule {
    Rule::PerItem { each: points(each), cap }
}

/// "Mỗi việc trừ `each` điểm, trừ tối đa `at_most`".
pub fn deduction(each: &str, at_most: Award) -> Rule {
    Rule::Deduction { each: points(each), at_most }
}

/// "Cao hơn năm trước / bằng / thấp hơn".
pub fn against_last_year(higher: &str, equal: &str, lower: &str) -> Rule {
    Rule::AgainstLastYear { higher: fixed(higher), equal: fixed(equal), lower: fixed(lower) }
}

fn of_percent(span: Span<&str>) -> Span<Percent> {
    span.map(percent)
}
