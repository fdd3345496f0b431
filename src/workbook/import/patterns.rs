//! The words of scoring rules. To teach the page a turn of phrase, add it to a list here.
//!
//! Words are compared folded (see [`super::words`]) after [`SPELLINGS`] were levelled.
//! Source: domain.md, "How points are given", and the tables of real decisions that it quotes.

use crate::template::NotApplicablePolicy;

/// Spellings that mean the same word: the first is read as the second. Both have the same number of letters.
pub(super) const SPELLINGS: &[(&str, &str)] =
    &[("tỉ lệ", "tỷ lệ"), ("qui đổi", "quy đổi"), (" x ", " × "), ("cộng hoà", "cộng hòa"), ("uỷ", "ủy")];

/// Which way points count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The words do not say.
    None,
    /// "Cộng", "+".
    Plus,
    /// "Trừ", "-".
    Minus,
}

/// Words that lead to points: "được 2 điểm", "trừ 0,5 điểm".
pub(super) const LEADS: &[(&str, Sign)] = &[
    ("trừ", Sign::Minus),
    ("-", Sign::Minus),
    ("cộng", Sign::Plus),
    ("thưởng", Sign::Plus),
    ("+", Sign::Plus),
    ("thêm", Sign::None),
    ("được", Sign::None),
    ("bị", Sign::None),
    ("thì", Sign::None),
    ("đạt", Sign::None),
    ("tính", Sign::None),
    ("chấm", Sign::None),
    ("cho", Sign::None),
    ("bằng", Sign::None),
];

/// Points in words: none.
pub(super) const NO_POINTS: &[&str] =
    &["không tính điểm", "không có điểm", "không được điểm", "không chấm điểm", "không cho điểm", "không điểm"];

/// Points in words: all of them.
pub(super) const FULL_POINTS: &[&str] =
    &["điểm tối đa", "tối đa", "điểm chuẩn", "số điểm tối đa", "đủ điểm", "trọn điểm"];

/// Words for "times", besides the sign.
pub(super) const TIMES: &[&str] = &["×", "nhân với", "nhân"];

/// The start of the words for a ratio.
pub(super) const RATIO: &str = "tỷ lệ";

/// Words with which a rule for each thing starts.
pub(super) const EACH: &[&str] = &["mỗi", "cứ mỗi", "với mỗi", "cứ", "từng", "có mỗi"];

/// Numbers in words with which "cứ" speaks of several things. "Mỗi năm" is each year.
pub(super) const MANY: &[&str] = &["hai", "ba", "bốn", "mười"];

/// Words for each thing after its points: "trừ 0,5 điểm/báo cáo".
pub(super) const PER: &[&str] = &["/", "cho mỗi", "mỗi", "với mỗi", "cho một"];

/// Words behind which a number says which one, not how many.
pub(super) const ORDINALS: &[&str] =
    &["lần", "thứ", "cấp", "loại", "mức", "quý", "tháng", "năm", "ngày", "số", "mục", "khoản", "điểm", "nhóm", "hạng"];

/// Words behind "một" with which it is no number of things.
pub(super) const NO_THINGS: &[&str] = &["phần", "trong", "số", "vài", "cách"];

/// Words in a label with which a number in it is no count of one.
pub(super) const OPEN_WORDS: &[&str] = &["từ ", "đến ", "dưới ", "trên ", "hơn ", "quá ", "ít nhất", "hoặc ", "hay "];

/// Words that leave open how many points the number after them makes: an edge, a cap, a second choice.
pub(super) const OPEN: &[&str] = &[
    "từ",
    "đến",
    "tới",
    "dưới",
    "trên",
    "hơn",
    "quá",
    "khoảng",
    "tối đa",
    "tối thiểu",
    "ít nhất",
    "cao nhất",
    "thấp nhất",
    "hoặc",
    "hay",
    "-",
    "~",
    "<",
    ">",
    "≤",
    "≥",
    "×",
    "nhân",
    "chia",
];

/// Words with which a cap starts.
pub(super) const CAPS: &[&str] = &["tối đa", "không quá", "không vượt quá", "cao nhất"];

/// Words that may stand before those of a cap.
pub(super) const BEFORE_CAPS: &[&str] =
    &["trừ", "cộng", "nhưng", "tổng", "số", "điểm", "được", "và", "mức", "thưởng", "bị", "tổng điểm"];

/// Words after a comma with which a new part of a rule starts.
pub(super) const PARTS: &[&str] = &[
    "tối đa",
    "trừ tối đa",
    "cộng tối đa",
    "điểm trừ tối đa",
    "tổng điểm trừ",
    "không quá",
    "nhưng không quá",
    "nhưng tối đa",
    "không vượt quá",
    "mỗi",
    "từ 0 đến",
    "phải giải trình",
];

/// Words that leave the points to the person: what follows is the most there is.
pub(super) const FREE: &[&str] = &["từ 0 đến", "từ 0 điểm đến", "từ 0 -", "0 đến", "0 -"];

/// Words that may follow: by what the person chooses.
pub(super) const AFTER_FREE: &[&str] = &[" tùy ", " tuỳ ", " theo ", " căn cứ "];

/// Words that leave the points to the superior.
pub(super) const SUPERIOR: &[&str] = &["cấp trên chấm", "không tự chấm", "cơ quan thẩm định chấm"];

/// Words that ask for an explanation.
pub(super) const MUST_EXPLAIN: &[&str] = &["phải giải trình", "có giải trình", "kèm giải trình"];

/// Labels of what is reached, where there are only two.
pub(super) const YES: &[&str] =
    &["đạt", "đạt yêu cầu", "có", "có thực hiện", "thực hiện", "đúng", "đầy đủ", "hoàn thành"];

/// Labels of what is not reached, where there are only two.
pub(super) const NO: &[&str] = &[
    "không đạt",
    "không đạt yêu cầu",
    "chưa đạt",
    "chưa đạt yêu cầu",
    "không",
    "không có",
    "không thực hiện",
    "chưa thực hiện",
    "không đúng",
    "không đầy đủ",
    "chưa đầy đủ",
    "không hoàn thành",
    "chưa hoàn thành",
];

/// What labels start with that say: nothing was done. "Không tăng" and "có đơn thư" say something else.
pub(super) const NOTHING_DONE: &[&str] = &[
    "không có",
    "không thực hiện",
    "không tổ chức",
    "không triển khai",
    "không ban hành",
    "chưa có",
    "chưa thực hiện",
    "chưa tổ chức",
    "chưa triển khai",
    "chưa ban hành",
];

/// Labels of everything that no other label names.
pub(super) const REST: &[&str] = &[
    "còn lại",
    "các trường hợp còn lại",
    "trường hợp còn lại",
    "các mức còn lại",
    "trường hợp khác",
    "các trường hợp khác",
];

/// Words of a deadline.
pub(super) const DEADLINES: &[&str] = &["trước ngày", "chậm nhất", "đến hết ngày"];

/// The label of what one step alone leaves over.
pub(super) const OTHERWISE: &str = "Còn lại";

/// Words for the year before.
pub(super) const LAST_YEAR: &[&str] = &["năm trước", "năm liền trước", "năm liền kề", "cùng kỳ"];
/// This year is higher.
pub(super) const HIGHER: &[&str] = &["cao hơn", "tăng"];
/// Both years are equal.
pub(super) const EQUAL: &[&str] = &["bằng", "giữ nguyên", "không đổi"];
/// This year is lower.
pub(super) const LOWER: &[&str] = &["thấp hơn", "giảm"];

/// Words of the cases that [`POLICIES`] speak about, where they stand among the rules.
pub(super) const NOT_APPLICABLE: &[&str] = &["không phát sinh", "không được giao"];

/// Words that allow no exception.
pub(super) const NO_EXCEPTION: &[&str] =
    &["không có trường hợp loại trừ", "không áp dụng", "không loại trừ", "không có", "không", "-"];

/// What becomes of a criterion that does not apply. The first line whose words occur decides: "không tính nội dung
/// này, … quy đổi về 20 điểm" is the third policy, not the second.
pub(super) const POLICIES: &[(&str, NotApplicablePolicy)] = &[
    ("quy đổi", NotApplicablePolicy::Rescaled),
    ("không tính vào điểm tối đa", NotApplicablePolicy::Removed),
    ("không tính vào tổng điểm", NotApplicablePolicy::Removed),
    ("loại trừ khi tính tổng điểm", NotApplicablePolicy::Removed),
    ("trừ vào tổng điểm chuẩn", NotApplicablePolicy::Removed),
    ("loại khỏi điểm tối đa", NotApplicablePolicy::Removed),
    ("loại khỏi tổng điểm", NotApplicablePolicy::Removed),
    ("trừ khỏi điểm tối đa", NotApplicablePolicy::Removed),
    ("không tính điểm tối đa", NotApplicablePolicy::Removed),
    ("vẫn tính vào điểm tối đa", NotApplicablePolicy::Zero),
    (": 0 điểm", NotApplicablePolicy::Zero),
    ("tính 0 điểm", NotApplicablePolicy::Zero),
    ("không có điểm", NotApplicablePolicy::Zero),
    ("tính điểm tối đa", NotApplicablePolicy::FullPoints),
    ("đạt điểm tối đa", NotApplicablePolicy::FullPoints),
    ("được điểm tối đa", NotApplicablePolicy::FullPoints),
    ("cho điểm tối đa", NotApplicablePolicy::FullPoints),
    ("chấm điểm tối đa", NotApplicablePolicy::FullPoints),
    (": điểm tối đa", NotApplicablePolicy::FullPoints),
    ("được cộng điểm tối đa", NotApplicablePolicy::FullPoints),
    ("được chấm tối đa", NotApplicablePolicy::FullPoints),
    ("được tính tối đa", NotApplicablePolicy::FullPoints),
];

/// Words with which a top criterion starts whose points are added.
pub(super) const BONUS: &[&str] = &["điểm thưởng", "điểm cộng", "thưởng điểm", "cộng điểm"];
/// Words with which a top criterion starts whose points are taken off.
pub(super) const PENALTY: &[&str] = &["điểm trừ", "trừ điểm", "điểm bị trừ", "điểm phạt", "phạt điểm"];

/// Words that may stand before those of bonus and penalty: "Các nội dung thưởng điểm", "Phần điểm trừ".
pub(super) const BEFORE_SECTION: &[&str] =
    &["các", "những", "phần", "nội dung", "tiêu chí", "trường hợp", "nhóm", "được", "bị"];

/// Words with which what stands below the table starts.
pub(super) const FOOTERS: &[&str] = &[
    "ghi chú",
    "lưu ý",
    "xếp loại",
    "khung xếp loại",
    "mức xếp loại",
    "thang xếp loại",
    "phân loại",
    "người lập",
    "người tổng hợp",
    "người chấm",
    "thủ trưởng",
    "chủ tịch",
    "xác nhận",
    "nơi nhận",
    "tm.",
    "kt.",
    "tl.",
    "(1)",
    "(×)",
    "×",
];

/// Words on points that are lost, beside a rule that says nothing of them.
pub(super) const LOSES: &[&str] = &[
    "trừ hết",
    "trừ toàn bộ",
    "không tính điểm",
    "không được điểm",
    "không được tính điểm",
    "không cho điểm",
    "không chấm điểm",
    "mất toàn bộ",
];

/// Whether any of the words occurs.
pub(super) fn has(list: &[&str], folded: &str) -> bool {
    list.iter().any(|words| folded.contains(words))
}

/// Whether the text starts with any of the words, as whole words.
pub(super) fn starts(list: &[&str], folded: &str) -> bool {
    list.iter().any(|words| strip(folded, words).is_some())
}

/// Whether the text ends with any of the words, as whole words.
pub(super) fn ends(list: &[&str], folded: &str) -> bool {
    let whole = |words: &&str, before: &str| {
        !words.starts_with(char::is_alphanumeric) || !before.ends_with(char::is_alphanumeric)
    };
    list.iter().any(|words| folded.strip_suffix(words).is_some_and(|before| whole(words, before)))
}

/// The text after the words it starts with; nothing where they are only the start of a longer word.
pub(super) fn strip<'a>(folded: &'a str, words: &str) -> Option<&'a str> {
    let rest = folded.strip_prefix(words)?;
    let word = words.ends_with(char::is_alphanumeric);
    (!word || !rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

/// The longest of the words that the text starts with taken off, or nothing.
pub(super) fn strip_any<'a>(folded: &'a str, list: &[&str]) -> Option<&'a str> {
    list.iter().filter_map(|words| strip(folded, words)).min_by_key(|rest| rest.len())
}

/// The folded text with levelled spellings; most texts have none to level.
pub(super) fn level(folded: String) -> String {
    SPELLINGS.iter().fold(folded, |text, (one, other)| if text.contains(one) { text.replace(one, other) } else { text })
}
