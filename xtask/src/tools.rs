//! What building and testing need beyond a Rust toolchain, installed where it is missing.
//!
//! Each part looks first and installs only what is not there, so a second run costs a few version questions.

mod cargo_tools;
mod debian;
mod npm;
mod rust;

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::step;

use rust::Component;

pub use cargo_tools::{search_path, wasm_test_runner};
pub use rust::WASM_TARGET;

/// Installs what `trunk` needs to build the page.
///
/// # Errors
/// A sentence that names what is missing and the command to run by hand.
pub fn for_building(project: &Project) -> Result<()> {
    rust::ensure_wasm_target(project)?;
    cargo_tools::ensure(project)
}

/// Installs what `cargo xtask dist` needs beyond [`for_building`].
///
/// # Errors
/// As [`for_building`].
pub fn for_packing(project: &Project) -> Result<()> {
    for_building(project)?;
    cargo_tools::ensure_splitter(project)?;
    npm::ensure(&project.build_packages())
}

/// Installs what the end-to-end tests need: browsers, judges of other make, and their npm packages.
///
/// # Errors
/// As [`for_building`].
pub fn for_end_to_end_tests(project: &Project) -> Result<()> {
    npm::ensure(&project.end_to_end_tests())?;
    debian::ensure()
}

/// Installs what `cargo xtask check` needs.
///
/// # Errors
/// As [`for_building`].
pub fn for_checking(project: &Project) -> Result<()> {
    rust::ensure_wasm_target(project)?;
    rust::ensure_component(project, Component::Format)?;
    rust::ensure_component(project, Component::Clippy)
}

/// Runs an installing command; if it fails, the error says in one sentence what to run by hand.
fn install(what: &str, command: &mut Command) -> Result<()> {
    let by_hand = step::line_of(command);
    step::long_step(&format!("Installing {what}"), || step::run(command))
        .with_context(|| format!("{what} is missing and could not be installed; please run `{by_hand}` by hand"))
}

/// The search path with `first` in front of it.
fn path_starting_with(first: std::path::PathBuf) -> Result<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(first).chain(std::env::split_paths(&inherited));
    std::env::join_paths(path).context("putting the tools on the search path")
}
