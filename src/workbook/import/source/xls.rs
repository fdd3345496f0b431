//! .xls of Excel 97 to 2003 (MS-XLS, BIFF8), read by a reader of our own that knows nothing but cells. calamine would
//! also take formulas apart, and believes lengths and places that a stranger wrote: it panics on dozens of them
//! (docs/decisions/0009).

mod format;
mod globals;
mod records;
mod sheet;
mod text;

use super::page::{Page, Pages};
use crate::workbook::container::streams::Streams;
use crate::workbook::container::{ActiveKind, Compound, ContainerError, MAX_ENTRY_BYTES, ZipRule};
use crate::workbook::{Limit, Refusal};
use globals::Globals;

/// How often the bytes of the workbook may be passed: sheets that lie in each other are none.
const PASSES: usize = 3;

/// A workbook that was read.
#[derive(Debug)]
pub(in crate::workbook::import) struct OldWorkbook {
    /// Its sheets.
    pub(in crate::workbook::import) pages: Pages,
    /// What it carries that runs.
    pub(in crate::workbook::import) active: Option<ActiveKind>,
}

/// Reads all sheets of an old workbook.
///
/// # Errors
/// Where it is encrypted, older than Excel 97, damaged, or holds more than is read.
pub(in crate::workbook::import) fn read(bytes: &[u8]) -> Result<OldWorkbook, Refusal> {
    if bytes.len() as u64 > MAX_ENTRY_BYTES {
        return Err(ContainerError::Zip { rule: ZipRule::EntryTooLarge, entry: None }.into());
    }
    let streams = Streams::open(bytes).ok_or(Fault::Damaged("directory"))?;
    let Some(stream) = streams.stream("Workbook") else {
        // Excel 95 called it "Book".
        return Err(if streams.has("Book") { Fault::Older } else { Fault::Damaged("Workbook") }.into());
    };
    let globals = Globals::read(&stream)?;
    let mut pages = Pages::default();
    let mut left = stream.len().saturating_mul(PASSES);
    for listed in &globals.sheets {
        let mut page = Page::new(&listed.name);
        if listed.visible {
            left = sheet::read(&stream, (listed.at, left), &globals, (&mut page, &mut pages))?;
        }
        pages.add(page, listed.visible)?;
    }
    let active = streams.has("_VBA_PROJECT_CUR").then_some(ActiveKind::Macros);
    Ok(OldWorkbook { pages, active })
}

/// Why reading stops.
#[derive(Debug)]
enum Fault {
    /// It is not what the format says; where.
    Damaged(&'static str),
    /// It is encrypted.
    Encrypted,
    /// It is older than Excel 97.
    Older,
    /// It has more than is read.
    TooLarge(Limit),
    /// It was refused.
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Damaged(detail) => Self::Unreadable { sheet: None, detail: detail.to_owned() },
            Fault::Encrypted => ContainerError::Compound(Compound::Encrypted).into(),
            Fault::Older => ContainerError::Compound(Compound::OldWorkbook).into(),
            Fault::TooLarge(limit) => Self::TooLarge { sheet: String::new(), limit },
            Fault::Refused(refusal) => refusal,
        }
    }
}
