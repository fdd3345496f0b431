//! What of a template did not go into the workbook that was made from it: said, never silent (docs/formats.md).

use super::{Language, say};
use crate::workbook::CellRef;
use crate::workbook::fill::LeftOut;

/// A sentence for it. Author, dates and preview picture are taken off every workbook, to the unit's good: there is
/// nothing to say of them.
pub fn left_out(words: Language, left: &LeftOut) -> Option<String> {
    match left {
        LeftOut::Macros(_) => Some(say!(words, sign.left_macros).to_owned()),
        LeftOut::ExternalLink(_) => Some(say!(words, sign.left_links).to_owned()),
        LeftOut::LinkedFormulas { sheet, cells } => {
            Some(say!(words, sign.left_formulas, sheet = sheet, cells = listed(cells)))
        }
        LeftOut::LinkedNames(names) => Some(say!(words, sign.left_names, names = names.join(", "))),
        LeftOut::Signatures(_) => Some(say!(words, sign.left_signatures).to_owned()),
        LeftOut::EarlierItem(_) => Some(say!(words, sign.left_item).to_owned()),
        LeftOut::Properties(_) => None,
    }
}

/// The first cells by name; of more, how many there are.
pub(crate) fn listed(cells: &[CellRef]) -> String {
    const MOST: usize = 8;
    let named: Vec<String> = cells.iter().take(MOST).map(ToString::to_string).collect();
    let more = cells.len().saturating_sub(MOST);
    if more == 0 { named.join(", ") } else { format!("{} (+{more})", named.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_said_and_the_authors_name_is_not() {
        let said = |left: LeftOut| left_out(Language::vi, &left);
        assert!(said(LeftOut::Macros("xl/vbaProject.bin".to_owned())).is_some_and(|words| words.contains("macro")));
        let cells = vec![CellRef { row: 0, column: 0 }];
        let formulas = said(LeftOut::LinkedFormulas { sheet: "Bảng 1".to_owned(), cells });
        assert!(formulas.is_some_and(|words| words.contains("Bảng 1") && words.contains("A1")));
        assert_eq!(said(LeftOut::Properties("docProps/core.xml".to_owned())), None);
    }
}
