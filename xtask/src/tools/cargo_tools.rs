//! Trunk and the wasm-bindgen CLI, installed by cargo into the target directory.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::{install, path_starting_with};
use crate::project::Project;
use crate::step;

/// Tools are compiled once and run for seconds: a fast compile is worth more than fast code. Trunk's own release
/// profile takes five times as long.
const LIGHT_PROFILE: [&str; 6] = [
    "--config=profile.release.opt-level=0",
    "--config=profile.release.lto=\"off\"",
    "--config=profile.release.codegen-units=16",
    "--config=profile.release.debug=false",
    "--config=profile.release.strip=true",
    "--config=profile.release.panic=\"unwind\"",
];

/// A program that a crate brings.
struct CargoTool {
    package: &'static str,
    binary: &'static str,
    version: String,
    options: &'static [&'static str],
}

/// Installs both tools unless they are there in the right version.
pub fn ensure(project: &Project) -> Result<()> {
    for tool in [trunk(), wasm_bindgen(project)?] {
        if !tool.is_present(project) {
            tool.install(project)?;
        }
    }
    Ok(())
}

/// The search path on which trunk is found, and on which trunk finds wasm-bindgen.
pub fn search_path(project: &Project) -> Result<OsString> {
    path_starting_with(project.tools().join("bin"))
}

/// The program that runs tests which were compiled to WebAssembly; it comes with wasm-bindgen's CLI.
pub fn wasm_test_runner(project: &Project) -> PathBuf {
    project.tools().join("bin").join("wasm-bindgen-test-runner")
}

/// Without default features: they are the update check and TLS, which nothing here uses.
fn trunk() -> CargoTool {
    CargoTool {
        package: "trunk",
        binary: "trunk",
        version: "0.21.14".to_owned(),
        options: &["--locked", "--no-default-features"],
    }
}

/// The CLI must be of exactly the version of the library in Cargo.lock: they share a private format.
fn wasm_bindgen(project: &Project) -> Result<CargoTool> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).context("reading Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    Ok(CargoTool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: version.to_owned(), options: &[] })
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

impl CargoTool {
    /// Whether the installed program answers with the wanted version.
    fn is_present(&self, project: &Project) -> bool {
        let program = project.tools().join("bin").join(self.binary);
        step::output(Command::new(program).arg("--version"))
            .is_ok_and(|answer| answer.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, project: &Project) -> Result<()> {
        // Its own target directory: cargo would otherwise mix the tools' artefacts with the page's.
        let scratch = project.tools().join("build");
        let mut command = project.cargo();
        command
            .args(["install", "--force", self.package, "--version", &self.version])
            .args(self.options)
            .args(LIGHT_PROFILE)
            .arg("--root")
            .arg(project.tools())
            .env("CARGO_TARGET_DIR", &scratch);
        install(&format!("{} {} (some minutes, once)", self.package, self.version), &mut command)?;
        fs::remove_dir_all(&scratch).with_context(|| format!("removing {}", scratch.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_of_the_very_package() {
        let lock = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
