//! The tree of criteria, kept as a list in printed order.

use super::{KindId, Scoring};
use crate::score::Score;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The path of printed numbers, joined by `/`: `I/1/1.1`. A number that stands twice or is missing among its
/// siblings gets `#2`, `#3` after it (formats.md, "Decisions").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CriterionCode(String);

/// The place of a criterion in its [`Criteria`], in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// What a top criterion's points are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Counts towards the maximum.
    #[default]
    Main,
    /// Added after the main criteria are added up.
    Bonus,
    /// Taken off after the main criteria are added up. Maxima and points below it are positive sizes.
    Penalty,
}

/// One row of the table: a group of criteria, or a criterion that gets points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// The printed number as it stands in the sheet: `I`, `1.1`, `a)`; empty where the row has none.
    pub number: String,
    /// The text of the row.
    pub text: String,
    /// The maximum for each kind of body, parallel to `Template::kinds`; `None` where the row is not for that kind.
    pub maxima: Vec<Option<Score>>,
    /// How it gets its points; `None` on a group, whose points are those of its children.
    pub scoring: Option<Scoring>,
    /// What may serve as evidence (tài liệu kiểm chứng), in the sheet's words; empty where it says nothing.
    pub evidence: String,
    /// What its points are for; a child has its top criterion's.
    pub section: Section,
}

/// A criterion with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The row itself.
    pub criterion: Criterion,
    /// Its code, unique in the tree.
    pub code: CriterionCode,
    /// 0 for a top criterion.
    pub depth: u8,
    /// The group that it stands in.
    pub parent: Option<NodeId>,
    /// What stands directly below it, in printed order.
    pub children: Vec<NodeId>,
}

/// The tree of criteria of any depth. Only [`Criteria::new`] makes one, so that a criterion never lacks its parent,
/// a code never stands twice, only leaves have a rule, and every row has one maximum a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<(u8, Criterion)>", into = "Vec<(u8, Criterion)>")]
pub struct Criteria {
    nodes: Vec<Node>,
}

/// Why rows are not a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriteriaError {
    /// Row `row` (from 0) is more than one level below the row before it.
    SkipsALevel {
        /// The row, counted from 0.
        row: usize,
    },
    /// Row `row` has a rule and children, or neither.
    RuleMismatch {
        /// The row, counted from 0.
        row: usize,
    },
    /// Row `row` has another number of maxima than the first row.
    Maxima {
        /// The row, counted from 0.
        row: usize,
    },
    /// More than 5,000 criteria (formats.md, "Hostile input"), or deeper than 32 levels.
    TooLarge,
}

impl CriterionCode {
    /// Takes a code as it was stored; whether it names a criterion is for [`Criteria::find`] to say.
    pub fn from_stored(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CriterionCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl NodeId {
    /// The place in printed order, from 0: the index into lists that are parallel to the criteria.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    fn at(index: usize) -> Option<Self> {
        u32::try_from(index).ok().map(Self)
    }
}

impl Criterion {
    /// Whether it gets points itself.
    pub const fn is_leaf(&self) -> bool {
        self.scoring.is_some()
    }

    /// The printed maximum for a kind of body; nothing where the row is not for that kind.
    pub fn maximum(&self, kind: KindId) -> Option<Score> {
        self.maxima.get(usize::from(kind.0)).copied().flatten()
    }
}

impl Criteria {
    /// The most criteria a template has (formats.md, "Hostile input").
    pub const LIMIT: usize = 5_000;
    /// The deepest tree.
    pub const DEPTH: u8 = 32;

    /// Builds the tree from rows in printed order, each with its depth (0 for a top criterion).
    ///
    /// # Errors
    /// [`CriteriaError`] names the first row that does not fit.
    pub fn new(rows: Vec<(u8, Criterion)>) -> Result<Self, CriteriaError> {
        check(&rows)?;
        let mut criteria = Self { nodes: Vec::with_capacity(rows.len()) };
        let mut path: Vec<NodeId> = Vec::new();
        let mut taken = BTreeSet::new();
        for (index, (depth, criterion)) in rows.into_iter().enumerate() {
            let id = NodeId::at(index).ok_or(CriteriaError::TooLarge)?;
            path.truncate(usize::from(depth));
            let parent = path.last().copied();
            let code = criteria.free_code(parent, &criterion.number, &mut taken);
            criteria.adopt(parent, id);
            criteria.nodes.push(Node { criterion, code, depth, parent, children: Vec::new() });
            path.push(id);
        }
        Ok(criteria)
    }

    /// All nodes in printed order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> + ExactSizeIterator {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index as u32), node))
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A node by its place; nothing for a place of another tree.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// The place of a code.
    pub fn find(&self, code: &CriterionCode) -> Option<NodeId> {
        self.nodes.iter().position(|node| node.code == *code).and_then(NodeId::at)
    }

    /// The places of all codes, for many look-ups.
    pub fn index(&self) -> BTreeMap<&CriterionCode, NodeId> {
        self.iter().map(|(id, node)| (&node.code, id)).collect()
    }

    /// The top criteria in printed order.
    pub fn roots(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.iter().filter(|(_, node)| node.parent.is_none())
    }

    /// The top criterion that a node stands in, or itself.
    pub fn root_of(&self, id: NodeId) -> NodeId {
        std::iter::successors(Some(id), |id| self.get(*id).and_then(|node| node.parent)).last().unwrap_or(id)
    }

    fn adopt(&mut self, parent: Option<NodeId>, child: NodeId) {
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent.index())) {
            parent.children.push(child);
        }
    }

    fn free_code(&self, parent: Option<NodeId>, number: &str, taken: &mut BTreeSet<String>) -> CriterionCode {
        let path = parent.and_then(|parent| self.get(parent)).map(|node| format!("{}/", node.code));
        let plain = format!("{}{}", path.unwrap_or_default(), number.trim());
        let counted = (2_u32..).map(|count| format!("{plain}#{count}"));
        // A missing number starts at `#1`: an empty element of the path could not be told from a stray slash.
        let first = if number.trim().is_empty() { format!("{plain}#1") } else { plain.clone() };
        let code = std::iter::once(first).chain(counted).find(|code| !taken.contains(code)).unwrap_or(plain);
        taken.insert(code.clone());
        CriterionCode(code)
    }
}

fn check(rows: &[(u8, Criterion)]) -> Result<(), CriteriaError> {
    if rows.len() > Criteria::LIMIT || rows.iter().any(|(depth, _)| *depth >= Criteria::DEPTH) {
        return Err(CriteriaError::TooLarge);
    }
    let kinds = rows.first().map_or(0, |(_, criterion)| criterion.maxima.len());
    let mut above = None;
    for (row, (depth, criterion)) in rows.iter().enumerate() {
        if *depth > above.map_or(0, |above: u8| above + 1) {
            return Err(CriteriaError::SkipsALevel { row });
        }
        let has_children = rows.get(row + 1).is_some_and(|(next, _)| next > depth);
        if has_children == criterion.is_leaf() {
            return Err(CriteriaError::RuleMismatch { row });
        }
        if criterion.maxima.len() != kinds {
            return Err(CriteriaError::Maxima { row });
        }
        above = Some(*depth);
    }
    Ok(())
}

impl std::fmt::Display for CriteriaError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{self:?}")
    }
}

impl std::error::Error for CriteriaError {}

impl TryFrom<Vec<(u8, Criterion)>> for Criteria {
    type Error = CriteriaError;

    fn try_from(rows: Vec<(u8, Criterion)>) -> Result<Self, Self::Error> {
        Self::new(rows)
    }
}

impl From<Criteria> for Vec<(u8, Criterion)> {
    fn from(criteria: Criteria) -> Self {
        criteria.nodes.into_iter().map(|node| (node.depth, node.criterion)).collect()
    }
}
