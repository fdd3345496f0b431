//! Cutting the words of a rule into clauses: lines, semicolons, sentences, slashes, and commas before a new part.

use super::super::patterns::{CAPS, PARTS, has, starts};
use super::super::words::Words;
use super::label::{is_labelled, names_points, speaks_of_points, tail};
use super::meaning::cap;

/// The longest clause between two commas, in bytes; no label of a real table is longer.
const LONGEST_STEP: usize = 400;

/// Cuts lines into clauses. A leading dash or dot is only the mark of a list.
pub(super) fn clauses(lines: &[String]) -> Vec<Words> {
    let pieces = lines.iter().map(|line| without_bullet(Words::new(line)));
    let pieces = pieces.flat_map(|line| cut(line, |line| marks(line, ";")));
    let pieces = pieces.flat_map(|line| cut(line, sentence_ends)).flat_map(slashes);
    let pieces = pieces.flat_map(|line| cut(line, part_starts)).flat_map(|line| cut(line, award_commas));
    let pieces = pieces.flat_map(|line| cut(line, cap_at_end));
    pieces.map(without_bullet).filter(|clause| !clause.folded().is_empty()).collect()
}

/// Most words are cut nowhere, and stay what they are.
fn cut(words: Words, places: impl Fn(&Words) -> Vec<(usize, usize)>) -> Vec<Words> {
    let places = places(&words);
    if places.is_empty() { vec![words] } else { words.split_all(&places) }
}

/// Whether a line says what something gives: "Ban hành kịp thời: 1 điểm".
pub(in super::super) fn is_award_line(line: &str) -> bool {
    let clauses = clauses(&[line.to_owned()]);
    clauses.iter().any(|clause| speaks_of_points(clause.folded()))
}

fn marks(words: &Words, mark: &str) -> Vec<(usize, usize)> {
    words.folded().match_indices(mark).map(|(at, mark)| (at, mark.len())).collect()
}

/// "…; tối đa 2 điểm. Mô hình đã tính ở đây thì không tính tại VI.3": a point, a blank and a capital.
fn sentence_ends(words: &Words) -> Vec<(usize, usize)> {
    let next = words.letters().skip(1);
    let after = words.letters().skip(2);
    let ends = words.letters().zip(next).zip(after).filter(|(((_, point, _), (_, blank, _)), (_, _, capital))| {
        *point == '.' && *blank == ' ' && capital.is_uppercase()
    });
    ends.map(|(((at, ..), _), _)| (at, 1)).collect()
}

/// "Kịp thời: 1 / không kịp thời: 0,5": only where every piece gives something, since dates and "và/hoặc" have slashes.
fn slashes(words: Words) -> Vec<Words> {
    let pieces = words.split_all(&marks(&words, " / "));
    if pieces.len() > 1 && pieces.iter().all(|piece| is_labelled(piece.folded())) { pieces } else { vec![words] }
}

/// "Mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm".
fn part_starts(words: &Words) -> Vec<(usize, usize)> {
    let text = words.folded();
    let after = |at: usize| text.get(at + 1..).unwrap_or_default().trim_start();
    text.match_indices(',').map(|(at, _)| at).filter(|at| starts(PARTS, after(*at))).map(|at| (at, 1)).collect()
}

/// "Tốt: 2 điểm, Khá: 1 điểm": a comma behind an award, where another follows.
fn award_commas(words: &Words) -> Vec<(usize, usize)> {
    let text = words.folded();
    let is_step = |piece: &str| piece.len() <= LONGEST_STEP && is_labelled(piece);
    let rest = |at: usize| text.get(at + 1..).unwrap_or_default();
    let between = |at: usize| !rest(at).starts_with(|sign: char| sign.is_ascii_digit());
    let (mut places, mut start) = (Vec::new(), 0);
    for at in text.match_indices(',').map(|(at, _)| at).filter(|at| between(*at)) {
        if text.get(start..at).is_some_and(is_step) {
            places.push((at, 1));
            start = at + 1;
        }
    }
    if !places.is_empty() && !text.get(start..).is_some_and(is_step) {
        places.pop();
    }
    places
}

/// "Mỗi cuộc 1 điểm (tối đa 3 điểm)", "cộng 0,5 điểm nhưng không quá 2 điểm": a cap right behind what it caps.
fn cap_at_end(words: &Words) -> Vec<(usize, usize)> {
    let text = words.folded();
    let (from, tail) = tail(text);
    if !has(CAPS, tail) {
        return Vec::new();
    }
    let mut blanks = tail.match_indices([' ', '(']).map(|(at, _)| from + at);
    let place = blanks.find(|at| text.split_at_checked(*at).is_some_and(|(before, rest)| is_capped(before, rest)));
    place.map(|at| (at, 0)).into_iter().collect()
}

/// "Điểm" behind a number is the unit of what comes before, not the start of a cap.
fn is_capped(before: &str, rest: &str) -> bool {
    let unit = before.trim_end().ends_with(|sign: char| sign.is_ascii_digit()) && starts(&["điểm"], rest.trim_start());
    !unit && cap(rest).is_some() && (names_points(before) || is_labelled(before))
}

/// Takes off the mark of a list; "+1" is no mark.
fn without_bullet(words: Words) -> Words {
    let mut letters = words.folded().chars();
    let marked = letters.next().is_some_and(|first| matches!(first, '-' | '+' | '×' | '•' | '○' | '▪'));
    let listed = marked && letters.next().is_some_and(|second| second == ' ' || second.is_alphabetic());
    let width = words.folded().chars().next().map_or(0, char::len_utf8);
    if listed { words.split(0, width).1 } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_all(text: &str) -> Vec<String> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        clauses(&lines).iter().map(|clause| clause.plain().to_owned()).collect()
    }

    #[test]
    fn clauses_are_cut_where_a_new_one_begins() {
        for (text, expected) in [
            ("Đạt: 1 điểm\nKhông đạt: 0 điểm", vec!["Đạt: 1 điểm", "Không đạt: 0 điểm"]),
            ("trên 90%: 2; từ 70% - 90%: 1; Dưới 70%: 0", vec!["trên 90%: 2", "từ 70% - 90%: 1", "Dưới 70%: 0"]),
            ("Kịp thời: 1 / không kịp thời: 0,5 / Không: 0", vec!["Kịp thời: 1", "không kịp thời: 0,5", "Không: 0"]),
            ("Số vụ đúng hạn / tổng số vụ", vec!["Số vụ đúng hạn / tổng số vụ"]),
            ("- Gửi trước ngày 10/4/2023: 1,5 điểm", vec!["Gửi trước ngày 10/4/2023: 1,5 điểm"]),
            (
                "mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm",
                vec!["mỗi báo cáo chậm trừ 0,5 điểm", "trừ tối đa 2 điểm"],
            ),
            (
                "Mỗi mô hình, điển hình: 1 điểm. Mô hình đã tính thì thôi",
                vec!["Mỗi mô hình, điển hình: 1 điểm", "Mô hình đã tính thì thôi"],
            ),
            ("Tốt: 2 điểm, Khá: 1, Yếu: 0", vec!["Tốt: 2 điểm", "Khá: 1", "Yếu: 0"]),
            ("Mỗi tin, bài: 0,25 điểm", vec!["Mỗi tin, bài: 0,25 điểm"]),
            ("Mỗi cuộc 1 điểm, có xác nhận", vec!["Mỗi cuộc 1 điểm, có xác nhận"]),
            ("Mỗi cuộc 1 điểm (tối đa 3 điểm)", vec!["Mỗi cuộc 1 điểm", "(tối đa 3 điểm)"]),
            ("trừ 0,5 điểm/vụ nhưng không quá 2 điểm", vec!["trừ 0,5 điểm/vụ", "nhưng không quá 2 điểm"]),
            ("Đạt: tối đa 2 điểm", vec!["Đạt: tối đa 2 điểm"]),
            ("tại VI.3. 2 điểm", vec!["tại VI.3. 2 điểm"]),
        ] {
            assert_eq!(cut_all(text), expected);
        }
    }
}
