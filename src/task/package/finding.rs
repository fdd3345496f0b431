//! What a receiver finds about a package: a set, the worst first.

use crate::dossier::{self, FormFault, Weight, custom_xml::CustomXmlFault};
use crate::signature::Sha256Digest;
use crate::workbook::Refusal;
use crate::workbook::container::{ActiveContent, ContainerError};
use crate::workbook::difference::{CellDifference, ShownDifference};
use crate::workbook::fill::{FillError, PartDifference};

/// One thing found about a file that may be a package. The variants stand from the worst to the best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageFinding {
    /// It breaks a rule of the container, so nothing in it is looked at; or it carries two signed files.
    Container(ContainerError),
    /// There is no signed file in it.
    NotAPackage,
    /// The part that should hold the signed file is none.
    Carrier(CustomXmlFault),
    /// What was found about the signed file.
    Dossier(dossier::Finding),
    /// Something runs in the workbook or reaches outside of it.
    Active(ActiveContent),
    /// A link that the template does not have: where it leads.
    Link(String),
    /// A sheet of the template, or the one with the check code, is not there: its name.
    SheetMissing(String),
    /// A sheet that is neither of the template nor ours: its name.
    SheetAdded(String),
    /// A cell that does not hold what was signed, or what the template has.
    Cell(Box<CellDifference>),
    /// Something is shown otherwise than it was written, though the cells hold the same.
    Shown(Box<ShownDifference>),
    /// So many more differ than are listed.
    MoreCells(usize),
    /// The workbook's cells cannot be read, so that they were not compared.
    CellsUnreadable(Refusal),
    /// The trusted template cannot be read or filled in by this page, so that nothing was compared with it.
    Unfillable(FillError),
    /// As [`PackageFinding::Unfillable`], where it is no form.
    FormUnreadable(FormFault),
    /// As [`PackageFinding::Unfillable`], where it is not read at all.
    TemplateUnreadable(Refusal),
    /// The page does not have the template; what stands in the package itself was taken, which nobody vouches for. The
    /// digest of the template that the dossier names.
    TemplateOfPackage(Sha256Digest),
    /// A link of a package whose template the page does not have, so that nobody knows who put it there.
    LinkUnknown(String),
    /// Parts that are not as they were written: somebody saved the package again. What was compared beside them is said
    /// by the other findings.
    Parts(Vec<PartDifference>),
    /// A formula of the template whose stored result is another than it was.
    Result(Box<CellDifference>),
    /// Of the kind before there are so many more than are listed.
    More {
        /// How much that kind weighs.
        weight: Weight,
        /// How many are not listed.
        count: usize,
    },
    /// Whatever was held against something else agrees, and no finding is a refusal.
    Whole,
}

impl PackageFinding {
    /// How much it weighs.
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Dossier(finding) => finding.weight(),
            Self::Container(_)
            | Self::NotAPackage
            | Self::Carrier(_)
            | Self::Active(_)
            | Self::Link(_)
            | Self::SheetMissing(_)
            | Self::SheetAdded(_)
            | Self::Cell(_)
            | Self::Shown(_)
            | Self::MoreCells(_)
            | Self::CellsUnreadable(_) => Weight::Refusal,
            Self::Unfillable(_)
            | Self::FormUnreadable(_)
            | Self::TemplateUnreadable(_)
            | Self::TemplateOfPackage(_)
            | Self::LinkUnknown(_)
            | Self::Parts(_)
            | Self::Result(_) => Weight::Doubt,
            Self::More { weight, .. } => *weight,
            Self::Whole => Weight::Fine,
        }
    }
}
