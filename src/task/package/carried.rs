//! The signed file in whatever carries it: a workbook, or nothing but itself.

use super::PackageFinding;
use crate::basics::OrderedSet;
use crate::dossier::{Grounds, custom_xml, open};
use crate::signature::Sha256Digest;
use crate::workbook::container::{Container, ContainerError, PackageFault};
use crate::workbook::fill::custom_xml as item_of;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// A file that says that it is a package. Nothing of it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageFile {
    /// SHA-256 of the template's workbook that it was made from, to be looked for before it is opened; nothing where the
    /// signature does not hold or the data cannot be read.
    pub template: Option<Sha256Digest>,
}

/// A signed file and the workbook around it.
pub(super) struct Carried<'a> {
    pub(super) jws: Vec<u8>,
    /// Nothing where the file is the signed file itself.
    pub(super) workbook: Option<Container<'a>>,
}

/// The members of a JWS in the flattened form (RFC 7515 section 7.2.2), which no other file of ours has.
#[derive(Deserialize)]
struct Flattened {
    #[serde(rename = "payload")]
    _payload: IgnoredAny,
    #[serde(rename = "protected")]
    _protected: IgnoredAny,
    #[serde(rename = "signature")]
    _signature: IgnoredAny,
}

impl<'a> Carried<'a> {
    /// Takes the signed file out.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, PackageFinding> {
        if is_json(bytes) {
            return Ok(Self { jws: bytes.to_vec(), workbook: None });
        }
        let container = Container::open(bytes).map_err(PackageFinding::Container)?;
        container.check_markup().map_err(PackageFinding::Container)?;
        let item = item_of(&container, custom_xml::NAMESPACE).map_err(PackageFinding::Container)?;
        let jws = custom_xml::unwrap(&item.ok_or(PackageFinding::NotAPackage)?).map_err(PackageFinding::Carrier)?;
        Ok(Self { jws, workbook: Some(container) })
    }
}

/// Whether a file says that it is a package: then it is none of the other kinds of file.
pub(in crate::task) fn look(bytes: &[u8]) -> Option<PackageFile> {
    let jws = match is_json(bytes) {
        true => is_flattened(bytes).then(|| bytes.to_vec()),
        false => in_workbook(bytes)?,
    };
    let opened = jws.map(|jws| open(&jws, &Grounds { template: None, known_signers: &OrderedSet::new(), now: None }));
    match (opened, is_json(bytes)) {
        (None, true) => None,
        (opened, _) => {
            let dossier = opened.and_then(|opened| opened.dossier);
            Some(PackageFile { template: dossier.map(|dossier| dossier.template.sha256) })
        }
    }
}

/// The signed file in a workbook; an outer nothing where there is none, an inner one where it cannot be taken out.
fn in_workbook(bytes: &[u8]) -> Option<Option<Vec<u8>>> {
    let container = Container::open(bytes).ok()?;
    match item_of(&container, custom_xml::NAMESPACE) {
        Ok(item) => item.map(|item| custom_xml::unwrap(&item).ok()),
        Err(ContainerError::Package { fault: PackageFault::Twice(namespace), .. })
            if namespace == custom_xml::NAMESPACE =>
        {
            Some(None)
        }
        Err(_) => None,
    }
}

fn is_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{")
}

fn is_flattened(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Flattened>(bytes).is_ok()
}
