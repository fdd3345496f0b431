//! The package (docs/formats.md): a signed dossier inside the template's own workbook, made and opened.
//!
//! As with certificates, the worker keeps nothing between two requests: the same order gives the same bytes to sign, and
//! the same package.

mod alone;
mod carried;
mod finding;
mod form;
mod held;
mod make;
mod open;
mod order;
mod paper;
mod verdict;
mod workbook;

pub use carried::PackageFile;
pub use finding::PackageFinding;
pub use make::{Head, Package, PackageFault, Prepared};
pub use open::{OpenOrder, TrustedWorkbook};
pub use order::PackageOrder;
pub use verdict::{ShownTemplate, Signed, TemplateSource, Verdict};

pub(super) use carried::look;

use super::{Parcel, Progress};
use serde::{Deserialize, Serialize};

/// What the page asks about packages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackageRequest {
    /// What must the key sign, and what will the package come to? [`PackageReply::Prepared`].
    Prepare(Box<PackageOrder>),
    /// The package, with the key's signature. [`PackageReply::Made`].
    Finish {
        /// As it was prepared.
        order: Box<PackageOrder>,
        /// r ‖ s, 64 bytes, over [`Prepared::to_sign`].
        signature: Vec<u8>,
    },
    /// What is to be believed of a package? [`PackageReply::Opened`].
    Open(Box<OpenOrder>),
}

/// What the worker answers about packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageReply {
    /// To [`PackageRequest::Prepare`].
    Prepared(Result<Box<Prepared>, PackageFault>),
    /// To [`PackageRequest::Finish`].
    Made(Result<Box<Package>, PackageFault>),
    /// To [`PackageRequest::Open`].
    Opened(Box<Verdict>),
}

/// Answers a request.
pub(super) fn run(request: PackageRequest, tell: &mut dyn FnMut(Progress)) -> PackageReply {
    match request {
        PackageRequest::Prepare(order) => PackageReply::Prepared(make::prepare(*order, tell).map(Box::new)),
        PackageRequest::Finish { order, signature } => {
            PackageReply::Made(make::finish(*order, &signature, tell).map(Box::new))
        }
        PackageRequest::Open(order) => PackageReply::Opened(Box::new(open::open(&order, tell))),
    }
}

impl Parcel for PackageRequest {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        match self {
            Self::Prepare(order) | Self::Finish { order, .. } => vec![&mut order.workbook],
            Self::Open(order) => {
                let trusted = order.template.as_mut().map(|template| &mut template.bytes);
                [&mut order.bytes].into_iter().chain(trusted).collect()
            }
        }
    }
}
