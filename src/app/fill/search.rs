//! Finding a criterion by its number or words.

use crate::app::letters::small;
use crate::template::{Node, Template};

/// Whether a row answers a search: every word of it is in the row's number or text. Case and accents do not count,
/// because who searches types fast.
pub fn matches(node: &Node, search: &str) -> bool {
    let row = plain(&format!("{} {}", node.code, node.criterion.text));
    plain(search).split_whitespace().all(|word| row.contains(word))
}

/// The places of the rows that answer a search, in printed order, at most `most`.
pub fn found(template: &Template, search: &str, most: usize) -> Vec<usize> {
    let rows = template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf() && matches(node, search));
    rows.map(|(id, _)| id.index()).take(most).collect()
}

/// Lower case without accents, for Vietnamese in either Unicode form.
fn plain(text: &str) -> String {
    small(text).chars().filter_map(bare).collect()
}

fn bare(letter: char) -> Option<char> {
    let bare = match letter {
        // Combining accents of the decomposed form.
        '\u{300}'..='\u{36f}' => return None,
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            'a'
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            'o'
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'u',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        'đ' => 'd',
        other => other,
    };
    Some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_count() {
        assert_eq!(plain("ĐỐI THOẠI với Nhân dân"), "doi thoai voi nhan dan");
        assert_eq!(plain("do\u{302}\u{301}i"), "doi");
    }
}
