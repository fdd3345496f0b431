//! The words by which columns and sheets are known. To teach the page a heading, add a line here.
//!
//! Words are compared folded (see [`super::words`]); what stands in brackets after a heading does not count.
//! Source: domain.md, "How the sheets look".

mod bodies;

use super::slips::slips;

pub(super) use bodies::bodies;

/// What a heading says its column holds, before its neighbours are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Printed numbers.
    Number,
    /// What is asked.
    Text,
    /// What is asked where no other column is for it; a goal otherwise.
    Goal,
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
    /// Points by a survey of others.
    Survey,
    /// What came out of all of them.
    Result,
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
    Appraised, Evidence, Explanation, Figures, Goal, InCharge, Known, NotApplicable, Number, Points, Reason, Remark,
    Result, Rule, SelfPoints, Survey, Text,
};
use Match::{Ends, Is, Starts};

/// The first line that fits decides.
const HEADINGS: &[(Match, &str, Heading)] = &[
    (Is, "tt", Number),
    (Is, "stt", Number),
    (Is, "số tt", Number),
    (Is, "số thứ tự", Number),
    (Is, "thứ tự", Number),
    (Is, "mục", Number),
    (Is, "điểm", Points),
    (Is, "điểm số", Points),
    (Is, "số điểm", Points),
    (Is, "tối đa", Points),
    (Starts, "điểm tối đa", Points),
    (Starts, "điểm số tối đa", Points),
    (Starts, "điểm chuẩn", Points),
    (Starts, "điểm quy định", Points),
    (Starts, "số điểm tối đa", Points),
    (Starts, "mức điểm tối đa", Points),
    (Is, "mức điểm", Points),
    (Is, "biểu điểm", Points),
    (Is, "khung điểm", Points),
    (Is, "thang điểm", Points),
    (Is, "thang điểm tối đa", Points),
    (Is, "thang điểm chuẩn", Points),
    (Is, "thang điểm đánh giá", Points),
    (Starts, "cách chấm", Rule),
    (Starts, "cách tính điểm", Rule),
    (Starts, "cách cho điểm", Rule),
    (Starts, "cách đánh giá", Rule),
    (Starts, "phương pháp chấm", Rule),
    (Starts, "phương pháp tính điểm", Rule),
    (Starts, "phương pháp đánh giá", Rule),
    (Starts, "mức đánh giá", Rule),
    (Starts, "thang đánh giá", Rule),
    (Starts, "mức trừ", Rule),
    (Starts, "hướng dẫn chấm", Rule),
    (Starts, "hướng dẫn đánh giá", Rule),
    (Starts, "không phát sinh", NotApplicable),
    (Starts, "không được giao", NotApplicable),
    (Starts, "trường hợp loại trừ", NotApplicable),
    (Starts, "trường hợp không phát sinh", NotApplicable),
    (Starts, "tài liệu kiểm chứng", Evidence),
    (Starts, "tài liệu minh chứng", Evidence),
    (Starts, "tài liệu chứng minh", Evidence),
    (Starts, "tài liệu, minh chứng", Evidence),
    (Starts, "hồ sơ minh chứng", Evidence),
    (Starts, "hồ sơ kiểm chứng", Evidence),
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
    (Ends, "tự chấm", SelfPoints),
    (Ends, "tự chấm điểm", SelfPoints),
    (Ends, "tự đánh giá", SelfPoints),
    (Starts, "giải trình", Explanation),
    (Is, "lý do", Reason),
    (Is, "ghi chú", Remark),
    (Starts, "người phụ trách", InCharge),
    (Starts, "công chức phụ trách", InCharge),
    (Starts, "cán bộ phụ trách", InCharge),
    (Starts, "tiêu chí", Text),
    (Starts, "tên tiêu chí", Text),
    (Starts, "nội dung", Text),
    (Starts, "lĩnh vực", Text),
    (Is, "các tiêu chí", Text),
    (Is, "bộ tiêu chí", Text),
    (Is, "danh mục tiêu chí", Text),
    (Is, "nhiệm vụ", Text),
    (Is, "nhiệm vụ, chỉ tiêu", Text),
    (Starts, "nhiệm vụ được giao", Text),
    (Is, "tên nhiệm vụ", Text),
    (Is, "tên chỉ tiêu", Text),
    (Is, "các chỉ tiêu", Text),
    (Is, "chỉ tiêu, nhiệm vụ", Text),
    (Is, "chỉ tiêu, tiêu chí", Text),
    (Is, "chỉ tiêu đánh giá", Text),
    (Is, "hạng mục", Text),
    (Is, "tiêu chuẩn", Text),
    (Is, "chỉ tiêu", Goal),
    (Starts, "ý kiến", Known),
    (Starts, "nhận xét", Known),
    (Starts, "hình thức", Known),
    (Starts, "phương thức", Known),
    (Starts, "điểm thẩm định", Appraised),
    (Starts, "điểm số thẩm định", Appraised),
    (Starts, "điểm thẩm tra", Appraised),
    (Starts, "thẩm định", Appraised),
    (Starts, "điểm phúc tra", Appraised),
    (Starts, "phúc tra", Appraised),
    (Is, "cấp trên chấm", Appraised),
    (Is, "hội đồng chấm", Appraised),
    (Starts, "điều tra", Survey),
    (Starts, "điểm điều tra", Survey),
    (Starts, "khảo sát", Survey),
    (Ends, "đánh giá", Appraised),
    (Ends, "thẩm định", Appraised),
    (Is, "điểm đạt được", Result),
    (Is, "đạt được", Result),
    (Is, "điểm đạt", Result),
    (Is, "tổng điểm", Result),
    (Is, "điểm cuối cùng", Result),
    (Is, "điểm chính thức", Result),
    (Is, "chỉ số", Known),
    (Starts, "chỉ tiêu", Known),
    (Starts, "tỷ lệ đạt", Known),
    (Starts, "chữ ký", Known),
];

/// Headings of a list of results: one line a body, no criteria.
const RESULTS: &[(Match, &str, ())] = &[
    (Starts, "tên cơ quan", ()),
    (Starts, "tên đơn vị", ()),
    (Starts, "cơ quan, đơn vị", ()),
    (Is, "cơ quan", ()),
    (Is, "đơn vị", ()),
    (Is, "địa phương", ()),
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

/// Whether a heading is over the names of bodies, as a list of results has it.
pub(super) fn names_bodies(folded: &str) -> bool {
    find(RESULTS, bare(folded)).is_some()
}

/// What a heading says that is a letter or two away from a known one, and that one: "Điểm tối đã".
pub(super) fn like(folded: &str) -> Option<(Heading, &'static str)> {
    let text = bare(folded);
    let candidates = HEADINGS.iter().filter(|(how, ..)| *how != Ends).filter_map(|(how, words, heading)| {
        let wanted = words.split(' ').count();
        let start = if *how == Starts { text.match_indices(' ').nth(wanted - 1).map(|(at, _)| at) } else { None };
        let head = start.and_then(|at| text.get(..at)).unwrap_or(text);
        Some((slips(head, words)?, *heading, *words))
    });
    candidates.min_by_key(|(slips, ..)| *slips).map(|(_, heading, words)| (heading, words))
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
            ("Mức đánh giá", Heading::Rule),
            ("Thang đánh giá", Heading::Rule),
            ("Hình thức đánh giá", Heading::Known),
            ("Trường hợp không phát sinh", Heading::NotApplicable),
            ("Nội dung đánh giá", Heading::Text),
            ("Các tiêu chí", Heading::Text),
            ("Danh mục tiêu chí", Heading::Text),
            ("BỘ TIÊU CHÍ", Heading::Text),
            ("Nhiệm vụ được giao", Heading::Text),
            ("Chỉ tiêu", Heading::Goal),
            ("Chỉ tiêu được giao", Heading::Known),
            ("Tiêu chí đánh giá", Heading::Text),
            ("Đơn vị tự đánh giá", Heading::SelfPoints),
            ("Điểm đơn vị tự chấm", Heading::SelfPoints),
            ("Điều tra XHH", Heading::Survey),
            ("Ý kiến thẩm định", Heading::Known),
            ("Điểm đạt được", Heading::Result),
            ("Điểm Hội đồng thẩm định", Heading::Appraised),
        ] {
            assert_eq!(heading(&fold(text)), Some(expected), "{text}");
        }
        assert_eq!(heading("điểmx"), None);
        assert_eq!(heading("đơn vị tính"), None);
    }

    #[test]
    fn a_heading_with_a_slip_is_known_by_the_right_one() {
        for (text, expected) in [
            ("Điểm tối đã", Some("điểm tối đa")),
            ("Điễm tự chầm", Some("điểm tự chấm")),
            ("Tiêu chi", Some("tiêu chí")),
            ("Giải trinh", Some("giải trình")),
            ("Điểm cộng", None),
            ("Điểm trừ", None),
            ("UBND xã, thị trấn", None),
            ("Đơn vị sự nghiệp", None),
            ("Xếp loại", None),
            ("Chi tiêu", Some("chỉ tiêu")),
            ("TÊN CƠ QUAN", None),
            ("Giải thích", None),
        ] {
            assert_eq!(like(&fold(text)).map(|(_, words)| words), expected, "{text}");
        }
    }
}
