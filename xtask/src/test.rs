//! `cargo xtask test`: everything that is tested, on the host and in browsers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::project::Project;
use crate::{step, tools};

/// All tests. Tools come first: a missing one is said in seconds, not after the builds.
///
/// # Errors
/// If a tool cannot be had, a build fails, the size budget is passed, or a test fails.
pub fn everything(project: &Project) -> Result<()> {
    step::step("Tools are ready", || {
        tools::for_packing(project)?;
        tools::for_end_to_end_tests(project)
    })?;
    host(project)?;
    ports(project)?;
    end_to_end(project, "")
}

/// The tests that need no browser, those in the documentation included.
///
/// # Errors
/// If one fails.
pub fn host(project: &Project) -> Result<()> {
    step::long_step("Host tests", || step::run(project.cargo().args(["test", "--workspace"])))
}

/// The tests of the page's ports, `tests/web_*.rs`: compiled to WebAssembly and run in Chromium by wasm-bindgen's runner.
///
/// # Errors
/// If the runner or Chromium's driver cannot be had, or a test fails.
pub fn ports(project: &Project) -> Result<()> {
    step::step("Tools for the tests of the ports are ready", || {
        tools::for_building(project)?;
        tools::for_end_to_end_tests(project)
    })?;
    let is_web_test = |name: &str| name.starts_with("web_") && name.ends_with(".rs");
    let files = files_of(&project.root.join("tests"), is_web_test)?;
    let names = files.iter().filter_map(|file| file.file_stem());
    step::long_step("Tests of the ports", || {
        let mut cargo = project.cargo();
        cargo.args(["test", "--package", "tucham", "--target", tools::WASM_TARGET]);
        cargo.args(names.flat_map(|name| ["--test".as_ref(), name]));
        // Named, or the runner would take the driver of another browser where there is one.
        cargo.env("CHROMEDRIVER", "chromedriver");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::wasm_test_runner(project));
        step::run(&mut cargo)
    })
}

/// The tests that open `dist/` in Chromium and Firefox, of the files with `name` in their name.
///
/// # Errors
/// If there is no such file, `dist/` cannot be made within its budget, or a test fails.
pub fn end_to_end(project: &Project, name: &str) -> Result<()> {
    let files = test_files(project, name)?;
    step::step("Tools for the end-to-end tests are ready", || tools::for_end_to_end_tests(project))?;
    dist::dist(project)?;
    step::long_step("End-to-end tests", || {
        // One file after the other: a browser that waits for another one's work is slow at the wrong moment.
        let mut node = project.command("node");
        step::run(node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files))
    })
}

/// The files of end-to-end tests with `name` in their name, sorted.
fn test_files(project: &Project, name: &str) -> Result<Vec<PathBuf>> {
    let is_wanted = |file: &str| file.ends_with(".test.mjs") && file.contains(name);
    let files = files_of(&project.end_to_end_tests(), is_wanted)?;
    if files.is_empty() {
        bail!("no end-to-end test file has `{name}` in its name");
    }
    Ok(files)
}

/// The files of a directory whose names are wanted, sorted.
fn files_of(directory: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(directory).with_context(|| format!("reading {}", directory.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if is_wanted(&entry.file_name().to_string_lossy()) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
