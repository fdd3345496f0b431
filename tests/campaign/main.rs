//! The campaign: what an office sets, the signed file, its versions, and the roster.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test fails by panicking, and its names say what it holds"
)]

#[path = "../dossier_support/mod.rs"]
mod dossier_support;
mod file;
mod fixtures;
mod roster;
mod settings;
mod versions;
mod worker;
