//! From headings to roles: what each column is for, and the kinds of body that have maxima of their own.

use super::super::{CellRef, Column, Corrections, DiagnosticKind, Doubt, Role};
use super::corrected::is_taken;
use super::header::{HeadedColumn, Header};
use super::headings::{Heading, bodies};
use super::log::Log;
use super::words::Words;
use crate::template::{Kind, KindId};

/// The columns of a table by role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// All of them, from left to right.
    pub(super) all: Vec<Column>,
    /// The kinds of body, each with a column of maxima.
    pub(super) kinds: Vec<Kind>,
}

impl Columns {
    /// The column of a role.
    pub(super) fn of(&self, role: Role) -> Option<u32> {
        self.all.iter().find(|column| column.role == role).map(|column| column.column)
    }

    /// The columns whose texts make the text of a row.
    pub(super) fn texts(&self) -> impl Iterator<Item = u32> + '_ {
        self.all.iter().filter(|column| column.role == Role::Text).map(|column| column.column)
    }

    /// The columns of maxima in the order of the kinds.
    pub(super) fn maxima(&self) -> impl Iterator<Item = u32> + '_ {
        self.all.iter().filter(|column| matches!(column.role, Role::Maximum(_))).map(|column| column.column)
    }
}

/// Gives each headed column its role, and says what is missing, double or unknown. What a person said a column is for
/// stands above its heading.
pub(super) fn assign(sheet: &str, header: &Header, corrections: &Corrections, log: &mut Log) -> Columns {
    let mut columns = Columns::default();
    for headed in &header.columns {
        let at = CellRef { row: header.first, column: headed.column };
        let given = corrections.columns.get(&headed.column).map(|given| given.role(next_kind(&columns)));
        let role = given.unwrap_or_else(|| by_heading(sheet, headed, header, &columns, corrections, log));
        if let Some(known) = headed.taken_for.filter(|_| role != Role::Other && given.is_none()) {
            let heading = headed.headings.last().cloned().unwrap_or_default();
            log.cell(sheet, at, DiagnosticKind::Doubt(Doubt::HeadingTaken { heading, known: known.to_owned() }));
        }
        if let Role::Maximum(_) = role {
            let name = if given.is_some() { headed.headings.last().cloned() } else { kind_name(headed, header) };
            columns.kinds.push(Kind { name: name.unwrap_or_default(), code: None });
        }
        columns.all.push(Column { column: headed.column, role, heading: headed.headings.join(" / ") });
    }
    // A kind that is alone needs no name, and "Điểm tối đa" is none.
    if let ([alone], false) = (columns.kinds.as_mut_slice(), corrections.columns.is_empty()) {
        alone.name.clear();
    }
    if columns.of(Role::SelfPoints).is_none() {
        log.cell(sheet, CellRef { row: header.first, column: 0 }, DiagnosticKind::NoPointsColumn);
    }
    columns
}

/// What a column is for by its heading; what is unknown or double is said.
fn by_heading(
    sheet: &str,
    headed: &HeadedColumn,
    header: &Header,
    before: &Columns,
    corrections: &Corrections,
    log: &mut Log,
) -> Role {
    let at = CellRef { row: header.first, column: headed.column };
    let found = match role(headed, header, before) {
        Some(role) if is_taken(role, corrections) => return Role::Other,
        Some(role) => once(role, headed, header, before),
        None => Err(DiagnosticKind::UnknownColumn { heading: headed.headings.join(" / ") }),
    };
    found.unwrap_or_else(|kind| {
        log.cell(sheet, at, kind);
        Role::Other
    })
}

fn next_kind(before: &Columns) -> KindId {
    KindId(u16::try_from(before.kinds.len()).unwrap_or(u16::MAX))
}

/// What a column is for; nothing where its heading is not known.
fn role(headed: &HeadedColumn, header: &Header, before: &Columns) -> Option<Role> {
    let next_kind = next_kind(before);
    Some(match meaning(headed, header)? {
        Heading::Number => Role::Number,
        Heading::Text => Role::Text,
        Heading::Goal if has(header, Heading::Text) => Role::Other,
        Heading::Goal => Role::Text,
        Heading::Points => Role::Maximum(next_kind),
        Heading::Rule => Role::Rule,
        Heading::NotApplicable => Role::NotApplicable,
        Heading::Evidence => Role::Evidence,
        Heading::Figures => Role::Figures,
        Heading::SelfPoints => Role::SelfPoints,
        Heading::Explanation => Role::Explanation,
        Heading::InCharge => Role::InCharge,
        Heading::Appraised => Role::AppraisedPoints,
        Heading::Reason if before.of(Role::AppraisedPoints).is_some() => Role::Reason,
        Heading::Reason | Heading::Remark if has(header, Heading::Explanation) => Role::Other,
        Heading::Reason | Heading::Remark => Role::Explanation,
        Heading::Survey => Role::Survey,
        Heading::Result => Role::Result,
        Heading::Known => Role::Other,
    })
}

fn has(header: &Header, heading: Heading) -> bool {
    header.columns.iter().any(|column| column.own == Some(heading))
}

/// What a column's own heading means below the merged heading above it.
fn meaning(headed: &HeadedColumn, header: &Header) -> Option<Heading> {
    let Some((above, place)) = headed.above else { return headed.own };
    let alone = header.columns.iter().filter(|other| other.above.is_some_and(|(_, at)| at == place)).count() == 1;
    match (above, headed.own) {
        // "Điểm tối đa [Cơ quan | Đơn vị | UBND xã]": any name is that of a kind.
        (Some(Heading::Points), None | Some(Heading::Points | Heading::Text)) => Some(Heading::Points),
        (Some(Heading::Survey), Some(Heading::Points)) => Some(Heading::Survey),
        (Some(Heading::Appraised), Some(Heading::Points)) => Some(Heading::Appraised),
        (Some(Heading::Appraised), Some(Heading::Remark | Heading::Explanation)) => Some(Heading::Reason),
        (Some(Heading::SelfPoints), Some(Heading::Points)) => Some(Heading::SelfPoints),
        (Some(Heading::SelfPoints), Some(Heading::Remark | Heading::Reason)) => Some(Heading::Explanation),
        (above, None) if alone => above,
        (_, own) => own,
    }
}

/// Refuses a second column for a role that one column has.
fn once(role: Role, headed: &HeadedColumn, header: &Header, before: &Columns) -> Result<Role, DiagnosticKind> {
    let twice = match role {
        Role::Text | Role::Survey | Role::Result | Role::Other => false,
        // Columns of maxima belong together below one heading, or each names its bodies; a lone second one is a doubt.
        Role::Maximum(KindId(0)) => false,
        Role::Maximum(_) => headed.above.is_none() && bodies_of(headed, header).is_none(),
        role => before.of(role).is_some(),
    };
    if twice { Err(DiagnosticKind::ColumnTwice { heading: headed.headings.join(" / ") }) } else { Ok(role) }
}

/// The name of a kind of body: the heading of its own column below the merged one, or what that says besides.
fn kind_name(headed: &HeadedColumn, header: &Header) -> Option<String> {
    // "Điểm [Tối đa | Tự chấm]" names no bodies.
    let own = headed.headings.last().filter(|_| headed.above.is_some() && headed.own != Some(Heading::Points));
    own.cloned().or_else(|| bodies_of(headed, header))
}

/// "Điểm tối đa của xã" beside "Điểm tối đa của phòng": the bodies, where each column of maxima names others.
fn bodies_of(headed: &HeadedColumn, header: &Header) -> Option<String> {
    let maxima = || header.columns.iter().filter(|other| other.above.is_none() && other.own == Some(Heading::Points));
    let name = |headed: &HeadedColumn| {
        let words = Words::new(headed.headings.last()?);
        let name = bodies(words.folded())?;
        let from = words.folded().find(name)?;
        let (_, rest) = words.split(from, 0);
        Some(rest.plain().trim_end_matches([')', ' ']).to_owned())
    };
    let names: Vec<String> = maxima().map(name).collect::<Option<_>>()?;
    let own = name(headed)?;
    let once = names.iter().filter(|name| **name == own).count() == 1;
    (once && names.len() > 1).then_some(own)
}
