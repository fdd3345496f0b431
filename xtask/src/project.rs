//! Where things are: the work tree and cargo's target directory.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::step;

/// The places of one checkout.
pub struct Project {
    /// The top of the work tree.
    pub root: PathBuf,
    /// Cargo's target directory, wherever `CARGO_TARGET_DIR` or a configuration file put it.
    pub target: PathBuf,
}

impl Project {
    /// Asks cargo, which alone knows every setting that moves the target directory.
    pub fn locate() -> Result<Self> {
        let metadata = step::output(cargo_anywhere().args(["metadata", "--format-version=1", "--no-deps"]))?;
        let metadata: Value = serde_json::from_str(&metadata).context("reading the answer of cargo metadata")?;
        let place = |key: &str| {
            metadata.get(key).and_then(Value::as_str).map(PathBuf::from).with_context(|| format!("no {key} in it"))
        };
        Ok(Self { root: place("workspace_root")?, target: place("target_directory")? })
    }

    /// What a web server is given.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Trunk's output, from which [`Project::dist`] is made.
    pub fn stage(&self) -> PathBuf {
        self.target.join("stage")
    }

    /// Where the cargo tools are installed: inside the target directory, so that nothing of the machine is touched.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Where `cargo xtask dist` keeps what takes long to work out.
    pub fn kept(&self) -> PathBuf {
        self.target.join("kept")
    }

    /// Where the npm packages that building needs are.
    pub fn build_packages(&self) -> PathBuf {
        self.root.join("xtask")
    }

    /// Where the end-to-end tests and their npm packages are.
    pub fn end_to_end_tests(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// A command that runs at the top of the work tree.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Cargo, at the top of the work tree.
    pub fn cargo(&self) -> Command {
        self.command(cargo_anywhere().get_program())
    }
}

/// The cargo that runs this program, in the current directory.
fn cargo_anywhere() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
