//! The raw check of a stranger's ZIP.

mod error;

pub use error::{Compound, ContainerError, PackageFault, XmlFault, ZipRule};
