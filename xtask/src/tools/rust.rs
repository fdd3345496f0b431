//! The parts of the Rust toolchain that rustup adds.

use std::path::Path;

use anyhow::Result;

use super::install;
use crate::project::Project;
use crate::step;

/// What the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A part of the toolchain that rustup's minimal profile leaves out.
#[derive(Clone, Copy)]
pub enum Component {
    /// `cargo fmt`.
    Format,
    /// `cargo clippy`.
    Clippy,
}

impl Component {
    /// Its name for rustup, and the cargo subcommand that it brings.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Format => ("rustfmt", "fmt"),
            Self::Clippy => ("clippy", "clippy"),
        }
    }
}

/// Adds the standard library for [`WASM_TARGET`] unless the toolchain has it.
///
/// rust-toolchain.toml names the target too, but rustup may be told not to install anything by itself, and a
/// toolchain of a distribution has no rustup at all: so the library is looked for, not rustup's opinion of it.
pub fn ensure_wasm_target(project: &Project) -> Result<()> {
    let directory = step::output(project.command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(directory.trim()).is_dir() {
        return Ok(());
    }
    install(&format!("the target {WASM_TARGET}"), project.command("rustup").args(["target", "add", WASM_TARGET]))
}

/// Adds a component unless its cargo subcommand answers.
pub fn ensure_component(project: &Project, component: Component) -> Result<()> {
    let (name, subcommand) = component.names();
    if step::succeeds(project.cargo().args([subcommand, "--version"])) {
        return Ok(());
    }
    install(name, project.command("rustup").args(["component", "add", name]))
}
