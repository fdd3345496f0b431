//! The words by which columns and sheets are known. To teach the page a heading, add a line here.
//!
//! Words are compared folded (see [`super::words`]); what stands in brackets after a heading does not count.
//! Source: domain.md, "How the sheets look".

/// What a heading says its column holds, before its neighbours are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Printed numbers.
    Number,
    /// What is asked.
    Text,
    /// Maxima; below "thẩm định" or "tự chấm", the points themselves.
    Points,
    /// How points are given.
    Rule,
    /// "Không phát sinh".
    NotApplicable,
    /// Evidence.
    Evidence,
    /// Figures.
    Figures,
    /// The unit's own points.
    SelfPoints,
    /// The unit's explanation.
    Explanation,
    /// An explanation, or the appraiser's reason, by what stands beside it.
    Reason,
    /// Remarks, which hold the explanation where no other column does.
    Remark,
    /// Who is in charge.
    InCharge,
    /// Appraised points.
    Appraised,
    /// Known, and of no use to the page: kept without a word.
    Known,
}

/// How a heading is held against the words of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// They are the same.
    Is,
    /// The heading starts with the words.
    Starts,
    /// The heading ends with the words.
    Ends,
}

use Heading::{
    Appraised, Evidence, Explanation, Figures, InCharge, Known, NotApplicable, Number, Points, Reason, Remark, Rule,
    SelfPoints, Text,
};
use Match::{Ends, Is, Starts};

/// The first line that fits decides.
const HEADINGS: &[(Match, &str, Heading)] = &[
    (Is, "tt", Number),
    (Is, "stt", Number),
    (Is, "số tt", Number),
    (Is, "số thứ tự", Number),
    (Is, "mục", Number),
    (Is, "điểm", Points),
    (Is, "tối đa", Points),
    (Starts, "điểm tối đa", Points),
    (Starts, "điểm số tối đa", Points),
    (Starts, "điểm chuẩn", Points),
    (Starts, "số điểm tối đa", Points),
    (Starts, "mức điểm tối đa", Points),
    (Is, "thang điểm", Points),
    (Is, "thang điểm tối đa", Points),
    (Is, "thang điểm chuẩn", Points),
    (Starts, "cách chấm", Rule),
    (Starts, "cách tính điểm", Rule),
    (Starts, "cách cho điểm", Rule),
    (Starts, "phương pháp chấm", Rule),
    (Starts, "hướng dẫn chấm", Rule),
    (Starts, "không phát sinh", NotApplicable),
    (Starts, "không được giao", NotApplicable),
    (Starts, "trường hợp loại trừ", NotApplicable),
    (Starts, "tài liệu kiểm chứng", Evidence),
    (Starts, "tài liệu minh chứng", Evidence),
    (Is, "tlkc", Evidence),
    (Starts, "minh chứng", Evidence),
    (Is, "căn cứ chấm điểm", Evidence),
    (Starts, "số liệu thực hiện", Figures),
    (Starts, "kết quả thực hiện", Figures),
    (Starts, "điểm tự chấm", SelfPoints),
    (Starts, "điểm số tự chấm", SelfPoints),
    (Starts, "điểm tự đánh giá", SelfPoints),
    (Starts, "tự đánh giá", SelfPoints),
    (Starts, "tự chấm", SelfPoints),
    (Is, "đơn vị tự chấm", SelfPoints),
    (Starts, "giải trình", Explanation),
    (Is, "lý do", Reason),
    (Is, "ghi chú", Remark),
    (Starts, "người phụ trách", InCharge),
    (Starts, "công chức phụ trách", InCharge),
    (Starts, "cán bộ phụ trách", InCharge),
    (Starts, "điểm thẩm định", Appraised),
    (Starts, "thẩm định", Appraised),
    (Starts, "điểm phúc tra", Appraised),
    (Starts, "phúc tra", Appraised),
    (Ends, "đánh giá", Appraised),
    (Starts, "tiêu chí", Text),
    (Starts, "tên tiêu chí", Text),
    (Starts, "nội dung", Text),
    (Starts, "lĩnh vực", Text),
    (Is, "điểm đạt được", Known),
    (Is, "tổng điểm", Known),
    (Is, "chỉ số", Known),
    (Starts, "chỉ tiêu", Known),
    (Starts, "tỷ lệ đạt", Known),
    (Starts, "điều tra", Known),
    (Starts, "chữ ký", Known),
];

/// What a sheet holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// Classes.
    Grades,
    /// Conditions and quotas.
    Conditions,
    /// The exercise.
    Settings,
    /// Units.
    Roster,
    /// Known and not used yet.
    Kept,
    /// Any other: perhaps the table of criteria.
    Other,
}

const SHEETS: &[(Match, &str, SheetKind)] = &[
    (Is, "xếp loại", SheetKind::Grades),
    (Is, "khung xếp loại", SheetKind::Grades),
    (Starts, "điều kiện", SheetKind::Conditions),
    (Is, "hạn mức", SheetKind::Conditions),
    (Is, "đợt chấm điểm", SheetKind::Settings),
    (Is, "kỳ đánh giá", SheetKind::Settings),
    (Is, "đơn vị", SheetKind::Roster),
    (Is, "danh sách đơn vị", SheetKind::Roster),
    (Is, "chỉ tiêu", SheetKind::Kept),
    (Is, "xác thực", SheetKind::Kept),
];

/// What the heading of a column says; `folded` is the heading, folded.
pub(super) fn heading(folded: &str) -> Option<Heading> {
    find(HEADINGS, bare(folded))
}

/// What a sheet holds by its folded name.
pub(super) fn sheet_kind(folded: &str) -> SheetKind {
    find(SHEETS, folded).unwrap_or(SheetKind::Other)
}

/// Finds the first line of a table that fits.
pub(super) fn find<T: Copy>(table: &[(Match, &str, T)], folded: &str) -> Option<T> {
    table.iter().find(|(how, words, _)| fits(*how, words, folded)).map(|(.., found)| *found)
}

fn fits(how: Match, words: &str, folded: &str) -> bool {
    match how {
        Is => folded == words,
        Starts => folded.strip_prefix(words).is_some_and(at_word_edge),
        Ends => folded.strip_suffix(words).is_some_and(|before| before.ends_with(' ')),
    }
}

fn at_word_edge(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// A heading without what stands in brackets after it, and without a mark at its end.
fn bare(folded: &str) -> &str {
    let before = folded.split_once('(').map_or(folded, |(before, _)| before);
    before.trim().trim_end_matches([':', '.', '×']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::super::words::fold;
    use super::*;

    #[test]
    fn every_synonym_of_real_sheets_is_known() {
        for (text, expected) in [
            ("TT", Heading::Number),
            ("Số TT", Heading::Number),
            ("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", Heading::Text),
            ("TÊN TIÊU CHÍ", Heading::Text),
            ("Tiêu chí, nội dung", Heading::Text),
            ("Nội dung\ntiêu chí", Heading::Text),
            ("Điểm  tối đa", Heading::Points),
            ("Điểm số tối đa", Heading::Points),
            ("Điểm chuẩn", Heading::Points),
            ("Thang điểm", Heading::Points),
            ("Điểm tự chấm", Heading::SelfPoints),
            ("Điểm số tự chấm", Heading::SelfPoints),
            ("Tự đánh giá", Heading::SelfPoints),
            ("SNV đánh giá", Heading::Appraised),
            ("Điểm phúc tra", Heading::Appraised),
            ("TLKC", Heading::Evidence),
            ("Căn cứ chấm điểm", Heading::Evidence),
            ("Số liệu thực hiện (1)", Heading::Figures),
            ("Ghi chú", Heading::Remark),
        ] {
            assert_eq!(heading(&fold(text)), Some(expected), "{text}");
        }
        assert_eq!(heading("điểmx"), None);
        assert_eq!(heading("đơn vị tính"), None);
    }
}
