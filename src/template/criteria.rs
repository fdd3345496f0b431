//! The tree of criteria, kept as a list in printed order.

use super::{Criterion, CriterionCode, NodeId};
use crate::basics::OrderedMap;
use serde::{Deserialize, Serialize};

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
    /// More than [`Criteria::LIMIT`] criteria, deeper than [`Criteria::DEPTH`] levels, or a printed number longer than
    /// [`Criterion::NUMBER_LIMIT`].
    TooLarge,
}

impl Criteria {
    /// The most criteria a template has (formats.md, "Hostile input").
    pub const LIMIT: usize = 5_000;
    /// The deepest tree.
    pub const DEPTH: u8 = 32;

    /// Builds the tree from rows in printed order, each with its depth (0 for a top criterion). A row below another
    /// takes over its section.
    ///
    /// # Errors
    /// [`CriteriaError`] names the first row that does not fit.
    pub fn new(rows: Vec<(u8, Criterion)>) -> Result<Self, CriteriaError> {
        check(&rows)?;
        let mut criteria = Self { nodes: Vec::with_capacity(rows.len()) };
        let mut path: Vec<NodeId> = Vec::new();
        let mut codes = Codes::default();
        for (index, (depth, mut criterion)) in rows.into_iter().enumerate() {
            let id = NodeId::at(index);
            path.truncate(usize::from(depth));
            let parent = path.last().copied();
            let above = parent.and_then(|parent| criteria.nodes.get_mut(parent.index()));
            let code = codes.give(above.as_ref().map(|above| &above.code), &criterion.number);
            if let Some(above) = above {
                criterion.section = above.criterion.section;
                above.children.push(id);
            }
            criteria.nodes.push(Node { criterion, code, depth, parent, children: Vec::new() });
            path.push(id);
        }
        Ok(criteria)
    }

    /// All nodes in printed order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> + ExactSizeIterator {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId::at(index), node))
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
        self.nodes.iter().position(|node| node.code == *code).map(NodeId::at)
    }

    /// The places of all codes, for many look-ups.
    pub fn index(&self) -> OrderedMap<&CriterionCode, NodeId> {
        self.iter().map(|(id, node)| (&node.code, id)).collect()
    }

    /// The top criteria in printed order.
    pub fn roots(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.iter().filter(|(_, node)| node.parent.is_none())
    }

    /// Everything below a node, in printed order.
    pub fn below(&self, id: NodeId) -> impl Iterator<Item = (NodeId, &Node)> {
        let depth = self.get(id).map_or(u8::MAX, |node| node.depth);
        self.iter().skip(id.index().saturating_add(1)).take_while(move |(_, node)| node.depth > depth)
    }

    /// The top criterion that a node stands in, or itself.
    pub fn root_of(&self, id: NodeId) -> NodeId {
        std::iter::successors(Some(id), |id| self.get(*id).and_then(|node| node.parent)).last().unwrap_or(id)
    }
}

/// Gives out codes, each once.
#[derive(Default)]
struct Codes {
    /// How often each code, or path of printed numbers that another row would have as its code, came so far: a thousand
    /// rows without a number must not be a million look-ups. There are no more than [`Criteria::LIMIT`] rows.
    seen: OrderedMap<String, u32>,
}

impl Codes {
    fn give(&mut self, above: Option<&CriterionCode>, number: &str) -> CriterionCode {
        let number = number.trim();
        let plain = above.map_or_else(|| number.to_owned(), |above| format!("{above}/{number}"));
        let mut seen = self.seen.get(&plain).copied().unwrap_or_default();
        let code = loop {
            seen += 1;
            // A missing number starts at `#1`: an empty element of the path could not be told from a stray slash.
            let code = if seen == 1 && !number.is_empty() { plain.clone() } else { format!("{plain}#{seen}") };
            // Where it is the plain path, it came never before.
            if code == plain || !self.seen.contains_key(&code) {
                break code;
            }
        };
        self.seen.insert(code.clone(), 1);
        self.seen.insert(plain, seen);
        CriterionCode::from_stored(code)
    }
}

fn check(rows: &[(u8, Criterion)]) -> Result<(), CriteriaError> {
    if rows.len() > Criteria::LIMIT || rows.iter().any(is_too_large) {
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

fn is_too_large((depth, criterion): &(u8, Criterion)) -> bool {
    *depth >= Criteria::DEPTH || criterion.number.len() > Criterion::NUMBER_LIMIT
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
