//! The formats of cells (ECMA-376 part 1, 18.8): the size of a cell's letters, and formats like the template's own with
//! one thing changed, put behind them: lines that break, or numbers with their decimals.

use super::measure::hundredths;
use super::twins::{self, Change, Twin};
use crate::basics::OrderedMap;
use crate::workbook::container::xml::{Markup, Vocabulary, Walk};
use crate::workbook::container::{Book, Container, ContainerError, XmlFault, is_true};
use crate::workbook::difference::{Figures, figures};

/// The most formats of cells that a workbook gets; Excel keeps some more.
const MOST: usize = 64_000;
/// The size of letters where nothing is said, in hundredths of a point: Excel's own.
const SIZE: u32 = 1_100;
/// The formats of numbers that show two decimals: General, `0.00` and `#,##0.00` (18.8.30).
const DECIMALS: [u32; 3] = [0, 2, 4];

/// The formats of a workbook's cells, by their places.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The part that holds them, where there is one.
    part: String,
    source: Vec<u8>,
    /// The sizes of the fonts, in hundredths of a point.
    sizes: Vec<u32>,
    formats: Vec<Format>,
    /// The formats that get a twin, in the order of the twins.
    twins: Vec<Twin>,
}

#[derive(Debug)]
struct Format {
    font: usize,
    breaks_lines: bool,
    shows_decimals: bool,
    /// How it shows points.
    figures: Figures,
    /// The place of its twin whose lines break, where it gets one.
    breaking: Option<usize>,
    /// The place of its twin that shows decimals, where it gets one.
    decimal: Option<usize>,
}

impl Styles {
    /// Reads the styles of a workbook; one without any has nothing but Excel's own.
    pub(super) fn open(container: &Container<'_>, book: &Book) -> Result<Self, ContainerError> {
        let Some(part) = book.only(container, "styles")? else { return Ok(Self::default()) };
        let source = container.part(&part)?;
        let styles = Self::read(&source).map_err(|fault| ContainerError::xml(&part, fault))?;
        Ok(Self { part, source, ..styles })
    }

    fn read(source: &[u8]) -> Result<Self, XmlFault> {
        let (mut walk, mut styles) = (Walk::new(source)?, Self::default());
        let mut codes = OrderedMap::<u32, Figures>::new();
        let mut list = String::new();
        while let Some(step) = walk.next()? {
            let Markup::Start(element) = step.markup else { continue };
            match (step.depth, element.local()) {
                (2, name) => {
                    let is_own = element.vocabulary == Vocabulary::Spreadsheet;
                    list = if is_own { name.to_owned() } else { String::new() };
                }
                (3, "numFmt") if list == "numFmts" => {
                    let id = element.attribute("numFmtId")?.and_then(|id| id.parse().ok());
                    codes.extend(id.zip(element.attribute("formatCode")?.map(|code| figures(&code))));
                }
                (3, "font") if list == "fonts" => styles.sizes.push(SIZE),
                (4, "sz") if list == "fonts" => {
                    let size = element.attribute("val")?.as_deref().and_then(hundredths);
                    styles.sizes.last_mut().zip(size).into_iter().for_each(|(last, size)| *last = size);
                }
                (3, "xf") if list == "cellXfs" => {
                    let font = element.attribute("fontId")?.and_then(|font| font.parse().ok()).unwrap_or_default();
                    let number = element.attribute("numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or_default();
                    let figures = codes.get(&number).copied().unwrap_or_else(|| built_in(number));
                    let shows_decimals = DECIMALS.contains(&number);
                    styles.formats.push(Format {
                        font,
                        breaks_lines: false,
                        shows_decimals,
                        figures,
                        breaking: None,
                        decimal: None,
                    });
                }
                (4, "alignment") if list == "cellXfs" => {
                    let breaks_lines = is_true(element.attribute("wrapText")?.as_deref());
                    styles.formats.last_mut().into_iter().for_each(|format| format.breaks_lines = breaks_lines);
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// The size of the letters of the workbook's own font, in hundredths of a point.
    pub(super) fn normal(&self) -> u32 {
        self.sizes.first().copied().unwrap_or(SIZE)
    }

    /// The size of a cell's letters, in hundredths of a point.
    pub(super) fn size(&self, style: usize) -> u32 {
        let font = self.pattern(style).and_then(|pattern| self.formats.get(pattern)).map(|format| format.font);
        font.and_then(|font| self.sizes.get(font)).copied().unwrap_or_else(|| self.normal())
    }

    /// Whether a text that does not fit in one line is broken.
    pub(super) fn breaks_lines(&self, style: usize) -> bool {
        match self.formats.get(style) {
            Some(format) => format.breaks_lines,
            None => style.checked_sub(self.formats.len()).and_then(|place| self.twins.get(place)).is_some_and(|twin| {
                let pattern = self.formats.get(twin.pattern);
                twin.change == Change::BreaksLines || pattern.is_some_and(|pattern| pattern.breaks_lines)
            }),
        }
    }

    /// The format that differs from this one only in that its lines break; nothing where they do already, and where
    /// there is no such format.
    pub(super) fn breaking(&mut self, style: usize) -> Option<usize> {
        self.formats.get(style).filter(|format| !format.breaks_lines)?;
        self.twin(Twin { pattern: style, change: Change::BreaksLines })
    }

    /// The format that differs from this one only in that it shows the decimals of numbers; nothing where it does
    /// already, and where there is no such format.
    pub(super) fn decimal(&mut self, style: usize) -> Option<usize> {
        self.formats.get(style).filter(|format| !format.shows_decimals)?;
        self.twin(Twin { pattern: style, change: Change::ShowsDecimals })
    }

    /// The format for points in a cell of this one: one that differs from it only in that it shows the decimals of
    /// numbers; nothing where this one shows these points as they are.
    pub(super) fn for_points(&mut self, style: usize, hundredths: i64) -> Option<usize> {
        let is_fit = |format: &&Format| match format.figures {
            Figures::Decimal => true,
            Figures::Whole => hundredths % 100 == 0,
            Figures::Other => false,
        };
        self.formats.get(style).filter(|format| !is_fit(format))?;
        self.twin(Twin { pattern: style, change: Change::ShowsDecimals })
    }

    /// The place of a twin, which is made where there is none yet.
    fn twin(&mut self, twin: Twin) -> Option<usize> {
        let (own, next) = (self.formats.len(), self.twins.len());
        let format = self.formats.get_mut(twin.pattern)?;
        let known = match twin.change {
            Change::BreaksLines => &mut format.breaking,
            Change::ShowsDecimals => &mut format.decimal,
        };
        if known.is_none() {
            if own + next >= MOST {
                return None;
            }
            *known = Some(next);
            self.twins.push(twin);
        }
        known.map(|place| own + place)
    }

    /// The part with the new formats and its name; nothing where there are none.
    pub(super) fn changed(&self) -> Result<Option<(&str, Vec<u8>)>, ContainerError> {
        if self.twins.is_empty() {
            return Ok(None);
        }
        let changed = twins::add(&self.source, &self.twins);
        let changed = changed.map_err(|fault| ContainerError::xml(&self.part, fault))?;
        Ok(changed.map(|source| (self.part.as_str(), source)))
    }

    /// The place of a format among the template's own; of a new one, that of its pattern.
    fn pattern(&self, style: usize) -> Option<usize> {
        match style.checked_sub(self.formats.len()) {
            None => Some(style),
            Some(place) => self.twins.get(place).map(|twin| twin.pattern),
        }
    }
}

/// How the formats show points that have no code of the workbook's own (18.8.30); those of some languages are days.
fn built_in(number: u32) -> Figures {
    match number {
        0 | 2 | 4 | 11..=13 | 39 | 40 | 48 | 49 => Figures::Decimal,
        1 | 3 | 5..=8 | 37 | 38 | 41..=44 => Figures::Whole,
        _ => Figures::Other,
    }
}
