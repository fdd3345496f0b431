//! Cutting the words of a rule into clauses: lines, semicolons, sentences, slashes, and commas before a new part.

use super::super::patterns::{PARTS, starts};
use super::super::words::Words;
use super::award::{self, Given};

/// The longest words of an award, in bytes: what stands further from the end of a clause is not looked at.
const LONGEST_AWARD: usize = 120;

/// Cuts lines into clauses. A leading dash or dot is only the mark of a list.
pub(super) fn clauses(lines: &[String]) -> Vec<Words> {
    let pieces = lines.iter().map(|line| without_bullet(Words::new(line)));
    let pieces = pieces.flat_map(|line| line.split_all(&marks(&line, ";")));
    let pieces = pieces.flat_map(|line| line.split_all(&sentence_ends(&line)));
    let pieces = pieces.flat_map(slashes).flat_map(|line| line.split_all(&part_starts(&line)));
    pieces.map(without_bullet).filter(|clause| !clause.folded().is_empty()).collect()
}

/// Whether a line says what something gives: "Ban hành kịp thời: 1 điểm".
pub(in super::super) fn is_award_line(line: &str) -> bool {
    let clauses = clauses(&[line.to_owned()]);
    clauses.iter().any(|clause| labelled(clause).is_some_and(|(label, _)| !label.folded().is_empty()))
}

/// A label and what it gives: "Đạt yêu cầu: 1", "Chậm (0,5 điểm)", "mỗi mô hình cấp tỉnh +1".
pub(super) fn labelled(clause: &Words) -> Option<(Words, Given)> {
    after_mark(clause).or_else(|| at_end(clause))
}

/// What stands after a colon, an equals sign or an arrow, from the last mark to the first.
fn after_mark(clause: &Words) -> Option<(Words, Given)> {
    let marks = clause.folded().rmatch_indices([':', '=', '→']);
    let near = marks.take_while(|(at, _)| is_near_end(clause, *at));
    near.filter_map(|(at, mark)| given(clause, at, mark.len())).next()
}

/// What stands at the end without a mark; it must name its unit or its sign, or any number would be one.
fn at_end(clause: &Words) -> Option<(Words, Given)> {
    let blanks = clause.folded().match_indices([' ', '(']).map(|(at, _)| at);
    let near = blanks.filter(|at| is_near_end(clause, *at) && names_points(clause, *at));
    near.filter_map(|at| given(clause, at, 0)).next()
}

fn is_near_end(clause: &Words, at: usize) -> bool {
    clause.folded().len() - at <= LONGEST_AWARD
}

fn names_points(clause: &Words, at: usize) -> bool {
    let rest = clause.folded().get(at..).unwrap_or_default().trim_start();
    rest.contains("điểm") || rest.starts_with(['+', '-'])
}

fn given(clause: &Words, at: usize, width: usize) -> Option<(Words, Given)> {
    let given = award::read(clause.folded().get(at + width..)?)?;
    Some((clause.split(at, width).0, given))
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
    if pieces.len() > 1 && pieces.iter().all(|piece| labelled(piece).is_some()) { pieces } else { vec![words] }
}

/// "Mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm".
fn part_starts(words: &Words) -> Vec<(usize, usize)> {
    let text = words.folded();
    let after = |at: usize| text.get(at + 1..).unwrap_or_default().trim_start();
    text.match_indices(',').map(|(at, _)| at).filter(|at| starts(PARTS, after(*at))).map(|at| (at, 1)).collect()
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
            ("tại VI.3. 2 điểm", vec!["tại VI.3. 2 điểm"]),
        ] {
            assert_eq!(cut_all(text), expected);
        }
    }

    #[test]
    fn labels_are_told_from_what_they_give() {
        for (text, label) in [
            ("Đạt yêu cầu: 1", "Đạt yêu cầu"),
            ("Gửi báo cáo: đúng hạn 1 điểm", "Gửi báo cáo: đúng hạn"),
            ("Có kế hoạch được 2 điểm", "Có kế hoạch"),
            ("Chậm (0,5 điểm)", "Chậm"),
            ("mỗi mô hình cấp tỉnh +1", "mỗi mô hình cấp tỉnh"),
            ("Từ 80% đến dưới 100%: tỷ lệ × 4", "Từ 80% đến dưới 100%"),
        ] {
            let found = labelled(&Words::new(text)).map(|(label, _)| label.plain().to_owned());
            assert_eq!(found.as_deref(), Some(label), "{text}");
        }
        for text in ["Thông tư số 12", "Kế hoạch (ghi mục, trang)", "theo Quyết định 1563: xem phụ lục"]
        {
            assert_eq!(labelled(&Words::new(text)), None, "{text}");
        }
    }
}
