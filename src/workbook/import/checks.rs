//! Sums that a sheet prints, held against ours: groups against what stands in them, totals against the main criteria.

use super::super::{CellRef, DiagnosticKind, Doubt, TotalOf, TotalRow};
use super::columns::Columns;
use super::log::Log;
use super::number::Points;
use super::patterns::ends;
use super::rows::{Rows, Total};
use super::words::fold;
use crate::score::Score;
use crate::template::{Criteria, Kind, KindId, Node, NodeId, Section};

/// Words before the number of the group that a row adds up.
const BEFORE_NUMBERS: &[&str] =
    &["cộng", "tổng", "điểm", "mục", "phần", "nhóm", "tiêu chí", "nội dung", "lĩnh vực", "số"];

/// Says where a group's maximum is not the sum of its children. The heading of bonuses or penalties may well name less
/// than its rows add up to: that is its cap.
pub(super) fn groups(sheet: &str, criteria: &Criteria, rows: &Rows, columns: &Columns, log: &mut Log) {
    let is_sum = |node: &Node| !node.children.is_empty() && node.criterion.section == Section::Main;
    for ((_, node), asked) in criteria.iter().zip(&rows.asked).filter(|((_, node), _)| is_sum(node)) {
        for (kind, column) in columns.maxima().enumerate() {
            let printed = node.criterion.maximum(kind_id(kind)).unwrap_or_default();
            let sum = sum(criteria, node, kind_id(kind));
            if printed != sum {
                let kind = DiagnosticKind::ChildrenDiffer { kind: name(&columns.kinds, kind), printed, sum };
                log.cell(sheet, CellRef { row: asked.row, column }, kind);
            }
        }
    }
}

fn sum(criteria: &Criteria, node: &Node, kind: KindId) -> Score {
    node.children.iter().filter_map(|child| criteria.get(*child)?.criterion.maximum(kind)).sum()
}

fn name(kinds: &[Kind], kind: usize) -> String {
    kinds.get(kind).map(|kind| kind.name.clone()).unwrap_or_default()
}

/// What each total row adds up, said where its printed maxima are not that sum.
pub(super) fn totals(sheet: &str, criteria: &Criteria, rows: &Rows, columns: &Columns, log: &mut Log) -> Vec<TotalRow> {
    let above = Above::of_rows(criteria);
    let sums = Sums::new(criteria, columns.kinds.len());
    let several = criteria.roots().nth(1).is_some();
    if several && sums.main(0) == Score::from_hundredths(100) {
        log.sheet(sheet, DiagnosticKind::Doubt(Doubt::MaximaAreShares));
    }
    let mut found = Vec::with_capacity(rows.totals.len());
    for total in &rows.totals {
        let above = above.get(total.after).copied().unwrap_or_default();
        let (of, top) = if several { of(criteria, total, above, &sums) } else { (of_all(above), None) };
        let top = top.and_then(|top| criteria.get(top));
        for ((kind, column), printed) in columns.maxima().enumerate().zip(&total.maxima) {
            let at = CellRef { row: total.row, column };
            let sum = match top {
                Some(top) => top.criterion.maximum(kind_id(kind)).unwrap_or_default(),
                None => sums.main(kind),
            };
            match printed {
                Points::Some(printed) if *printed != sum && !(with_bonus(of) && *printed == sums.all(kind)) => {
                    let kind =
                        DiagnosticKind::TotalDiffers { kind: name(&columns.kinds, kind), printed: *printed, sum };
                    log.cell(sheet, at, kind);
                }
                Points::Wrong(kind) => log.cell(sheet, at, kind.clone()),
                Points::Some(_) | Points::None => {}
            }
        }
        found.push(TotalRow { row: total.row, of });
    }
    found
}

fn kind_id(kind: usize) -> KindId {
    KindId(u16::try_from(kind).unwrap_or_default())
}

/// A total below the bonuses may print the main criteria alone or with the bonuses on top.
fn with_bonus(of: TotalOf) -> bool {
    of == TotalOf::Everything
}

/// What stands above a row: there may be thousands of total rows, and none looks at all the criteria again.
#[derive(Clone, Copy, Default)]
struct Above {
    /// The last criterion.
    last: Option<NodeId>,
    /// The first criterion below.
    next: Option<NodeId>,
    /// The last top criterion.
    top: Option<NodeId>,
    /// Whether bonuses or penalties are among the rows.
    others: bool,
}

impl Above {
    /// By how many criteria stand above.
    fn of_rows(criteria: &Criteria) -> Vec<Self> {
        let mut so_far = Self::default();
        let mut above = Vec::with_capacity(criteria.len() + 1);
        for (id, node) in criteria.iter() {
            above.push(Self { next: Some(id), ..so_far });
            so_far.last = Some(id);
            so_far.top = if node.parent.is_none() { Some(id) } else { so_far.top };
            so_far.others |= node.criterion.section != Section::Main;
        }
        above.push(so_far);
        above
    }
}

/// "Cộng mục II" adds up the group that it names among those above it, or else the innermost that comes to what it prints;
/// "tổng cộng" all of them.
fn of(criteria: &Criteria, total: &Total, above: Above, sums: &Sums) -> (TotalOf, Option<NodeId>) {
    let groups: Vec<(NodeId, &Node)> = groups_around(criteria, above.last).collect();
    let named = groups.iter().find(|(_, node)| names(&total.text, &node.criterion.number));
    let partial = total.text.starts_with("cộng") || total.text.starts_with("tổng điểm tiêu chí");
    let plain = matches!(total.text.trim_end_matches([':', '.', ' ']), "cộng" | "cộng điểm" | "cộng tổng");
    let is_of = |node: &Node| prints(total, |kind| node.criterion.maximum(kind_id(kind)));
    let printed = || groups.iter().find(|(_, node)| is_of(node)).map(|(id, _)| *id);
    let is_of_all = || prints(total, |kind| Some(sums.main(kind)));
    // "Cộng" alone is of all, unless more criteria follow.
    let next = above.next.and_then(|next| criteria.get(next)).map(|node| node.criterion.section);
    let goes_on = next == Some(Section::Main);
    let group = match named {
        Some((id, _)) => Some(*id),
        None if partial && (!plain || goes_on) => printed().or_else(|| above.top.filter(|_| !is_of_all())),
        None => None,
    };
    match group {
        Some(group) => (TotalOf::Top(u32::try_from(group.index()).unwrap_or_default()), Some(group)),
        None => (of_all(above), None),
    }
}

fn of_all(above: Above) -> TotalOf {
    if above.others { TotalOf::Everything } else { TotalOf::Main }
}

/// The groups that a criterion stands in, from the innermost out.
fn groups_around(criteria: &Criteria, last: Option<NodeId>) -> impl Iterator<Item = (NodeId, &Node)> {
    let node = |id: NodeId| criteria.get(id).map(|node| (id, node));
    let chain = std::iter::successors(last.and_then(node), move |(_, node)| {
        node.parent.and_then(|id| criteria.get(id).map(|node| (id, node)))
    });
    chain.filter(|(_, node)| !node.children.is_empty())
}

/// Whether the words end with the number of a group: "cộng mục i", "tổng điểm phần a".
fn names(folded: &str, number: &str) -> bool {
    let marks = [':', '.', ' ', '(', ')', '-'];
    let number = fold(number);
    let (text, number) = (folded.trim_end_matches(marks), number.trim_matches(marks));
    let before = text.strip_suffix(number).filter(|_| !number.is_empty());
    // "Tổng cộng (I đến VI)" is of more than VI.
    before.is_some_and(|before| ends(BEFORE_NUMBERS, before.trim_end_matches([' ', '('])))
}

fn prints(total: &Total, sum: impl Fn(usize) -> Option<Score>) -> bool {
    let same = |(kind, printed): (usize, &Points)| match printed {
        Points::Some(printed) => sum(kind) == Some(*printed),
        Points::None | Points::Wrong(_) => true,
    };
    total.maxima.iter().enumerate().all(same)
}

/// What the top criteria add up to for each kind of body, added up once.
struct Sums {
    main: Vec<Score>,
    bonus: Vec<Score>,
}

impl Sums {
    fn new(criteria: &Criteria, kinds: usize) -> Self {
        let sums = |section| (0..kinds).map(|kind| top_maxima(criteria, section, kind_id(kind)).sum()).collect();
        Self { main: sums(Section::Main), bonus: sums(Section::Bonus) }
    }

    fn main(&self, kind: usize) -> Score {
        self.main.get(kind).copied().unwrap_or_default()
    }

    fn all(&self, kind: usize) -> Score {
        self.main(kind).plus(self.bonus.get(kind).copied().unwrap_or_default())
    }
}

fn top_maxima(criteria: &Criteria, section: Section, kind: KindId) -> impl Iterator<Item = Score> + '_ {
    let of_section = criteria.roots().filter(move |(_, node)| node.criterion.section == section);
    of_section.filter_map(move |(_, node)| node.criterion.maximum(kind))
}

/// The largest total of the main criteria among the kinds of body.
pub(super) fn largest_total(criteria: &Criteria, kinds: usize) -> Score {
    Sums::new(criteria, kinds).main.into_iter().max().unwrap_or_default()
}
