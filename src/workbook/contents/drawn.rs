//! What lies over the cells of a sheet: pictures, charts, text boxes, notes. They are not read; that there are more of
//! them than should be is enough to know that a sheet shows something else than its cells.

use crate::workbook::container::xml::{Element, Markup, Walk};
use crate::workbook::container::{Container, ContainerError, XmlFault};
use crate::workbook::{CellRange, CellRef};

/// Where a drawing is fastened (ECMA-376 part 1, 20.5.2).
const ANCHORS: [&str; 3] = ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"];
/// A shape in the older form of drawings (part 4, 19.1.2.19), which need not be XML.
const OLD_SHAPE: &[u8] = b":shape ";
/// The width of a column and the height of a row of which nothing is said, in EMU: 64 and 20 pixels. A drawing that
/// states its size and not its end is taken to end by them.
const CELL: (u32, u32) = (609_600, 190_500);

/// What lies over a sheet.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// How many things.
    pub(super) count: usize,
    /// The cells below pictures and charts.
    pub(super) areas: Vec<CellRange>,
}

/// Looks for what lies over a sheet. Notes are counted, and lie over no cells: they are seen when somebody points at
/// theirs.
pub(super) fn over(container: &Container<'_>, sheet: &str) -> Result<Drawn, ContainerError> {
    let mut drawn = Drawn::default();
    for relationship in container.relationships(sheet)? {
        let part = relationship.part(sheet).filter(|part| container.contains(part));
        match (relationship.kind_name().to_ascii_lowercase().as_str(), part) {
            ("drawing", Some(part)) => {
                let anchored = anchors(&container.part(&part)?).map_err(|fault| ContainerError::xml(&part, fault))?;
                drawn.count += anchored.len();
                drawn.areas.extend(anchored.iter().filter_map(Anchor::area));
            }
            ("vmldrawing" | "legacydrawing", Some(part)) => drawn.count += old_shapes(&container.part(&part)?),
            // A picture behind the cells.
            ("image", _) => drawn.count += 1,
            _ => {}
        }
    }
    Ok(drawn)
}

/// Where a drawing begins and ends, each column before its row.
#[derive(Default)]
struct Anchor {
    from: (u32, u32),
    to: Option<(u32, u32)>,
    /// From the first cell, in EMU.
    position: (u32, u32),
    /// In EMU.
    size: (u32, u32),
}

impl Anchor {
    /// The cells from its beginning to its end.
    fn area(&self) -> Option<CellRange> {
        let cells = |(x, y): (u32, u32)| (x / CELL.0, y / CELL.1);
        let beyond = |at: (u32, u32), by: (u32, u32)| (at.0.saturating_add(by.0), at.1.saturating_add(by.1));
        let from = beyond(self.from, cells(self.position));
        let to = self.to.unwrap_or_else(|| beyond(from, cells(self.size)));
        Some(CellRange::from(CellRef::new(from.1, from.0)?).with(CellRef::new(to.1, to.0)?))
    }

    /// Notes what an element right in it says.
    fn note(&mut self, element: &Element<'_>) -> Result<(), XmlFault> {
        let number =
            |name| Ok::<_, XmlFault>(element.attribute(name)?.and_then(|text| text.parse().ok()).unwrap_or_default());
        match element.local() {
            "to" => self.to = Some(self.from),
            "pos" => self.position = (number("x")?, number("y")?),
            "ext" => self.size = (number("cx")?, number("cy")?),
            _ => {}
        }
        Ok(())
    }

    /// Notes a column or row of its beginning, or of its end where that has begun.
    fn place(&mut self, name: &str, number: u32) {
        let place = self.to.as_mut().unwrap_or(&mut self.from);
        match name {
            "col" => place.0 = number,
            "row" => place.1 = number,
            _ => {}
        }
    }
}

fn anchors(part: &[u8]) -> Result<Vec<Anchor>, XmlFault> {
    let (mut walk, mut anchors) = (Walk::new(part)?, Vec::<Anchor>::new());
    let (mut depth, mut name) = (0, String::new());
    while let Some(step) = walk.next()? {
        match (step.markup, anchors.last_mut()) {
            (Markup::Start(element), _) if ANCHORS.contains(&element.local()) => {
                anchors.push(Anchor::default());
                depth = step.depth;
            }
            (Markup::Start(element), Some(anchor)) if step.depth == depth + 1 => anchor.note(&element)?,
            (Markup::Start(element), Some(_)) if step.depth == depth + 2 => element.local().clone_into(&mut name),
            (Markup::Text(text), Some(anchor)) if step.depth == depth + 2 => {
                text.trim().parse().into_iter().for_each(|number| anchor.place(&name, number));
            }
            _ => {}
        }
    }
    Ok(anchors)
}

fn old_shapes(part: &[u8]) -> usize {
    part.windows(OLD_SHAPE.len()).filter(|bytes| *bytes == OLD_SHAPE).count()
}
