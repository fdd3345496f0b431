//! Which criterion is meant.

use tucham::template::{Criteria, Node, NodeId};

/// The criterion of that code, or the only one of that printed number.
pub fn find<'t>(criteria: &'t Criteria, code: &str) -> Result<(NodeId, &'t Node), String> {
    let code = code.trim();
    let by = |is_it: &dyn Fn(&Node) -> bool| criteria.iter().filter(|(_, node)| is_it(node)).collect::<Vec<_>>();
    let exact = by(&|node| node.code.as_str() == code);
    let found = if exact.is_empty() { by(&|node| bare(&node.criterion.number) == bare(code)) } else { exact };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(format!(
            "Mã “{code}” không có trong bảng tiêu chí. Xem các mã trong trường “code” mà chương trình mẫu template in ra."
        )),
        several => {
            let codes: Vec<&str> = several.iter().map(|(_, node)| node.code.as_str()).collect();
            Err(format!("Số “{code}” có ở nhiều tiêu chí; hãy ghi mã đầy đủ: {}.", codes.join(", ")))
        }
    }
}

/// A number without what closes it: `a)`, `1.`.
fn bare(number: &str) -> &str {
    number.trim().trim_end_matches([')', '.', ':'])
}
