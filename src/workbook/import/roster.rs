//! The sheet "Đơn vị": who scores itself.

use super::super::DiagnosticKind;
use super::grid::Grid;
use super::headings::Match::{self, Is, Starts};
use super::log::Log;
use super::small_table::SmallTable;
use super::words::{Words, fold};
use crate::template::{Kind, KindId, Unit};
use std::collections::HashSet;

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Code,
    Name,
    Kind,
    SignerTitle,
}

const HEADINGS: &[(Match, &str, Column)] = &[
    (Is, "mã", Column::Code),
    (Starts, "mã đơn vị", Column::Code),
    (Starts, "tên", Column::Name),
    (Starts, "đơn vị", Column::Name),
    (Starts, "cơ quan", Column::Name),
    (Starts, "loại", Column::Kind),
    (Starts, "chức vụ", Column::SignerTitle),
    (Starts, "chức danh", Column::SignerTitle),
];

/// Reads the units; the codes of kinds that the sheet explains are written into `kinds`.
pub(super) fn read(grid: &Grid, kinds: &mut [Kind], log: &mut Log) -> Vec<Unit> {
    let Some(table) = SmallTable::find(grid, HEADINGS, &[Column::Name]) else {
        log.sheet(&grid.name, DiagnosticKind::SheetNotUnderstood);
        return Vec::new();
    };
    explain_codes(&table, kinds, grid, log);
    let mut units = Vec::new();
    let mut codes = HashSet::new();
    for row in table.rows().filter(|row| !table.text(*row, Column::Name).is_empty()) {
        let name = table.text(row, Column::Name);
        let mut code = table.text(row, Column::Code);
        if code.is_empty() {
            code = (units.len() + 1).to_string();
            log.cell(&grid.name, table.cell(row, Column::Name), DiagnosticKind::UnitCodeMissing { name: name.clone() });
        }
        if !codes.insert(code.clone()) {
            log.cell(&grid.name, table.cell(row, Column::Code), DiagnosticKind::UnitCodeTwice { code });
            continue;
        }
        let printed = table.text(row, Column::Kind);
        let kind = kind(&printed, kinds);
        if kind.is_none() && !printed.is_empty() {
            log.cell(&grid.name, table.cell(row, Column::Kind), DiagnosticKind::UnitKindUnknown { kind: printed });
        }
        units.push(Unit { code, name, kind, signer_title: table.text(row, Column::SignerTitle) });
    }
    units
}

/// A kind by its code or by its name.
fn kind(printed: &str, kinds: &[Kind]) -> Option<KindId> {
    let wanted = fold(printed);
    let fits =
        |kind: &Kind| fold(&kind.name) == wanted || kind.code.as_deref().is_some_and(|code| fold(code) == wanted);
    let place = kinds.iter().position(|kind| !wanted.is_empty() && fits(kind))?;
    u16::try_from(place).ok().map(KindId)
}

/// "Loại (CQ: cơ quan chuyên môn; SN: đơn vị sự nghiệp)" says which code is which; of "Loại (CQ, SN, XA)" the order is
/// taken, and that is said.
fn explain_codes(table: &SmallTable<'_, Column>, kinds: &mut [Kind], grid: &Grid, log: &mut Log) {
    let heading = Words::new(&table.heading(Column::Kind));
    let Some((_, inside)) = heading.split_once("(") else { return };
    let inside = inside.plain().trim_end_matches(')').to_owned();
    let pairs: Vec<(&str, &str)> = inside.split(';').filter_map(|part| part.split_once(':')).collect();
    if !pairs.is_empty() {
        for (code, name) in pairs {
            let kind = kinds.iter_mut().find(|kind| fold(&kind.name) == fold(name));
            kind.into_iter().for_each(|kind| kind.code = Some(code.trim().to_owned()));
        }
        return;
    }
    let codes: Vec<&str> = inside.split([',', ';']).map(str::trim).filter(|code| !code.is_empty()).collect();
    if codes.len() != kinds.len() || codes.len() < 2 {
        return;
    }
    for (kind, code) in kinds.iter_mut().zip(&codes) {
        kind.code = Some((*code).to_owned());
    }
    let codes = codes.iter().zip(kinds.iter()).map(|(code, kind)| ((*code).to_owned(), kind.name.clone())).collect();
    log.sheet(&grid.name, DiagnosticKind::KindCodesByOrder { codes });
}
