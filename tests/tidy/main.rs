//! What keeps the project in order and no compiler checks: docs/ARCHITECTURE.md says why each rule stands.
//!
//! Every rule is a function from text to findings, and is itself held against a text that breaks it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod entrance;
mod length;
mod locales;
mod markup;
mod purity;
mod rooms;
mod source;

/// Fails with all findings, one a line.
#[track_caller]
fn assert_tidy(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}
