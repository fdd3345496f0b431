//! Trunk and the wasm-bindgen CLI, installed by cargo into the target directory.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{install, path_starting_with};
use crate::project::Project;

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

/// Installs what builds the page, unless it is there in the right version.
pub fn ensure(project: &Project) -> Result<()> {
    ensure_all(project, [trunk(), wasm_bindgen(project)?])
}

/// Installs what cuts the page in two, unless it is there in the right version.
pub fn ensure_splitter(project: &Project) -> Result<()> {
    ensure_all(project, [splitter()])
}

fn ensure_all(project: &Project, tools: impl IntoIterator<Item = CargoTool>) -> Result<()> {
    for tool in tools {
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

/// What leptos itself splits programs with. The attribute of `wasm_split_helpers` and it must understand each other: both
/// are of version 0.2.
fn splitter() -> CargoTool {
    CargoTool {
        package: "wasm_split_cli_support",
        binary: "wasm-split-cli",
        version: "0.2.4".to_owned(),
        options: &["--locked", "--features=build-binary"],
    }
}

/// The CLI must be of exactly the version of the library in Cargo.lock: they share a private format.
fn wasm_bindgen(project: &Project) -> Result<CargoTool> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock")).context("reading Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    Ok(CargoTool { package: "wasm-bindgen-cli", binary: "wasm-bindgen", version: version.to_owned(), options: &[] })
}

/// Whether the text of a `.crates.toml` names `package` in `version`.
fn is_noted(noted: &str, package: &str, version: &str) -> bool {
    noted.contains(&format!("\"{package} {version} ("))
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

impl CargoTool {
    /// Whether cargo has noted that it installed the wanted version, and the program is there.
    fn is_present(&self, project: &Project) -> bool {
        let program = project.tools().join("bin").join(self.binary).with_extension(env::consts::EXE_EXTENSION);
        let noted = fs::read_to_string(project.tools().join(".crates.toml")).unwrap_or_default();
        program.is_file() && is_noted(&noted, self.package, &self.version)
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
    fn an_installed_tool_is_known_by_its_version() {
        let noted = "[v1]\n\"trunk 0.21.14 (registry+https://example.org)\" = [\"trunk\"]\n";
        assert!(is_noted(noted, "trunk", "0.21.14"));
        assert!(!is_noted(noted, "trunk", "0.21.1"));
        assert!(!is_noted(noted, "unk", "0.21.14"));
    }

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
