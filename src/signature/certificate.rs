//! X.509 certificates (RFC 5280): making self-signed ones and reading a stranger's.
//!
//! A certificate made here says "this key belongs to this person of this unit" on the person's own
//! word. Who believes it is decided elsewhere, by a key book or a CA; this module only says what
//! stands in it and that it is whole.

mod asn1;
mod fault;
mod issuer_name;
mod name;
mod read;
mod subject;
mod unsigned;
mod validity;

pub use fault::{CertificateFault, NameFault, NameField};
pub use name::{misleads, name_fault};
pub use read::{Certificate, Issuer};
pub use subject::Subject;
pub use unsigned::UnsignedCertificate;
pub use validity::Validity;

#[cfg(test)]
mod tests;
