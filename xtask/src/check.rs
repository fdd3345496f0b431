//! `cargo xtask check`: format, lints and documentation; a warning is an error.

use anyhow::Result;

use crate::project::Project;
use crate::{step, tools};

/// Checks what no test run can see.
///
/// # Errors
/// If a check finds anything.
pub fn check(project: &Project) -> Result<()> {
    step::step("Tools are ready", || tools::for_checking(project))?;
    let cargo = |arguments: &str| step::run(project.cargo().args(arguments.split(' ')));
    step::long_step("Format", || cargo("fmt --all --check"))?;
    step::long_step("Clippy for the host", || cargo("clippy --workspace --all-targets -- -D warnings"))?;
    // The library too: what is compiled only for wasm32 is linted nowhere else.
    step::long_step("Clippy for wasm32", || {
        cargo("clippy --package tucham --lib --bins --target wasm32-unknown-unknown -- -D warnings")
    })?;
    step::long_step("Documentation", || {
        let mut doc = project.cargo();
        step::run(doc.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
    })
}
