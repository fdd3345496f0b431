//! A label with what it gives: "Đạt yêu cầu: 1", "Chậm (0,5 điểm)". And when words only look like one: a wrong rule
//! is worse than none, so that a label that names points itself, or leaves a range open, gives nothing.

use super::super::patterns::{OPEN, ends, starts, strip, strip_any};
use super::super::words::Words;
use super::award::{self, Given};
use crate::score::Score;
use crate::template::Award;

/// The longest words of an award, in bytes: what stands further from the end of a clause is not looked at.
pub(super) const LONGEST_AWARD: usize = 120;
/// The longest label that may speak of points of its own: "từ 60 đến 80 điểm theo kết quả khảo sát: 2 điểm".
const LONGEST_SPAN: usize = 200;
/// What stands between a label and its award.
const MARKS: [char; 3] = [':', '=', '→'];

/// An award at the end of folded words.
struct Found {
    at: usize,
    width: usize,
    given: Given,
}

/// A label and what it gives. The label is empty where the words are an award with its sign: "trừ 2 điểm".
pub(super) fn labelled(clause: &Words) -> Option<(Words, Given)> {
    let Found { at, width, given } = found(clause.folded())?;
    Some((clause.split(at, width).0, given))
}

/// Whether folded words are a label with what it gives.
pub(super) fn is_labelled(folded: &str) -> bool {
    found(folded).is_some()
}

/// Whether points are named with their unit: "2 điểm", "0,5đ".
pub(super) fn names_points(folded: &str) -> bool {
    points(folded).next().is_some()
}

/// The end of folded words in which an award may stand.
pub(super) fn tail(folded: &str) -> (usize, &str) {
    let from = folded.len().saturating_sub(LONGEST_AWARD);
    let from = (from..=folded.len()).find(|at| folded.is_char_boundary(*at)).unwrap_or_default();
    (from, folded.get(from..).unwrap_or_default())
}

/// Whether folded words end with an award for something, be it as unclear as "dưới 5 điểm".
pub(super) fn speaks_of_points(folded: &str) -> bool {
    let found = after_mark(folded).or_else(|| at_end(folded));
    found.is_some_and(|found| found.at > 0 || found.given.sign != super::Sign::None)
}

fn found(folded: &str) -> Option<Found> {
    let after_mark = after_mark(folded);
    let marked = after_mark.is_some();
    let found = after_mark.or_else(|| at_end(folded))?;
    let label = folded.get(..found.at)?.trim();
    let sound = if marked { is_sound(label, marked) } else { is_closed(label, found.given) && is_sound(label, marked) };
    sound.then_some(found)
}

/// What stands after a colon, an equals sign or an arrow, from the last mark to the first.
fn after_mark(folded: &str) -> Option<Found> {
    let (from, tail) = tail(folded);
    tail.rmatch_indices(MARKS).find_map(|(at, mark)| given(folded, from + at, mark.len()))
}

/// What stands at the end without a mark; it must name its unit or its sign, or any number would be one.
fn at_end(folded: &str) -> Option<Found> {
    let whole = || given(folded, 0, 0).filter(|found| found.given.sign != super::Sign::None);
    let (from, tail) = tail(folded);
    let blanks = tail.match_indices([' ', '(']).map(|(at, _)| from + at);
    whole().or_else(|| blanks.filter(|at| has_unit_or_sign(folded, *at)).find_map(|at| given(folded, at, 0)))
}

fn has_unit_or_sign(folded: &str, at: usize) -> bool {
    let rest = folded.get(at..).unwrap_or_default().trim_start();
    rest.contains("điểm") || rest.starts_with(['+', '-']) || starts(&["trừ", "cộng"], rest) || names_points(rest)
}

fn given(folded: &str, at: usize, width: usize) -> Option<Found> {
    let given = award::read(folded.get(at + width..).filter(|words| words.len() <= LONGEST_AWARD)?)?;
    Some(Found { at, width, given })
}

/// Whether the words before an award without a mark say that it is just that: "từ 8 đến" leaves a range open, "không"
/// denies what follows, and a number before a minus is the start of a range.
fn is_closed(label: &str, given: Given) -> bool {
    let nothing = given.award == Award::Points(Score::ZERO);
    let bare_no = label == "không" && matches!(given.award, Award::Points(_));
    let denied = ends(&["không", "chưa"], label) && !nothing && !bare_no;
    let number = label.ends_with(|sign: char| sign.is_ascii_digit()) && given.sign == super::Sign::Minus;
    !(ends(OPEN, label) || denied || number)
}

/// Whether a label gives no points of its own. Of "Tốt: 2 điểm, Khá: 1 điểm" the last number is not the whole rule.
fn is_sound(label: &str, marked: bool) -> bool {
    let spans = marked && label.len() <= LONGEST_SPAN;
    let points = points(label).all(|(before, rest)| spans && is_span(before, rest));
    points && !has_award_after_mark(label)
}

/// Places where points are named: what stands before the unit, and what after it.
fn points(folded: &str) -> impl Iterator<Item = (&str, &str)> {
    folded.match_indices('đ').filter_map(|(at, _)| {
        let (before, unit) = folded.split_at_checked(at)?;
        let rest = strip_any(unit, &["điểm", "đ"])?;
        let before = before.trim_end();
        before.ends_with(|sign: char| sign.is_ascii_digit()).then_some((before, rest))
    })
}

/// "Trên 80 điểm", "từ 90 điểm trở lên": points that are measured, not given.
fn is_span(before: &str, rest: &str) -> bool {
    let head = before.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.')).trim_end();
    let measured = ends(OPEN, head) || starts(&["trở lên", "trở xuống"], rest);
    measured && !head.contains(MARKS) && !rest.contains(',')
}

/// "Đạt một phần: 1, đạt đủ".
fn has_award_after_mark(label: &str) -> bool {
    let after = label.match_indices(MARKS).filter_map(|(at, mark)| label.get(at + mark.len()..));
    after.into_iter().any(|after| {
        let after = strip_any(after.trim_start(), &["được", "cộng", "trừ"]).unwrap_or(after.trim_start());
        let rest = after.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let rest = decimals(rest).trim_start();
        after.starts_with(|sign: char| sign.is_ascii_digit()) && (rest.is_empty() || rest.starts_with([',', ';', ')']))
    })
}

/// What follows the decimals of a number.
fn decimals(rest: &str) -> &str {
    let after = strip(rest, ",").or_else(|| strip(rest, "."));
    let digits = after.map(|after| after.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    digits.filter(|digits| after.is_some_and(|after| after.len() > digits.len())).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_what_they_give() {
        for (text, label) in [
            ("Đạt yêu cầu: 1", "Đạt yêu cầu"),
            ("Gửi báo cáo: đúng hạn 1 điểm", "Gửi báo cáo: đúng hạn"),
            ("Có kế hoạch được 2 điểm", "Có kế hoạch"),
            ("Chậm (0,5 điểm)", "Chậm"),
            ("Chậm 0,5đ", "Chậm"),
            ("mỗi mô hình cấp tỉnh +1", "mỗi mô hình cấp tỉnh"),
            ("Từ 80% đến dưới 100%: tỷ lệ × 4", "Từ 80% đến dưới 100%"),
            ("Từ 60 đến 80 điểm: 2 điểm", "Từ 60 đến 80 điểm"),
            ("Chỉ số từ 90 điểm trở lên: 2 điểm", "Chỉ số từ 90 điểm trở lên"),
            ("Các nội dung nêu trên: 2 điểm", "Các nội dung nêu trên"),
            ("Số cuộc: 3 cuộc trở lên: 2 điểm", "Số cuộc: 3 cuộc trở lên"),
            ("Không 1 điểm", "Không"),
            ("Chưa đạt 0 điểm", "Chưa"),
            ("Trừ 2 điểm", ""),
        ] {
            let found = labelled(&Words::new(text)).map(|(label, _)| label.plain().to_owned());
            assert_eq!(found.as_deref(), Some(label), "{text}");
        }
        for text in [
            "Thông tư số 12",
            "Kế hoạch (ghi mục, trang)",
            "theo Quyết định 1563: xem phụ lục",
            "Tốt: từ 8 đến 10 điểm",
            "Yếu: dưới 5 điểm",
            "Tốt: 8 - 10 điểm",
            "Tốt: tối đa 2 điểm",
            "Tốt: 2 hoặc 3 điểm",
            "Vi phạm: không đạt điểm tối đa",
            "Mỗi mô hình cấp huyện: 0,5 điểm, cấp tỉnh: 1 điểm",
            "Tốt: 2, Khá: 1 điểm",
            "Tốt: 2,5, Khá: 1 điểm",
            "Tốt: 2, 5 điểm",
            "Đạt 2đ và không đạt 0 điểm",
        ] {
            assert_eq!(labelled(&Words::new(text)), None, "{text}");
        }
    }
}
