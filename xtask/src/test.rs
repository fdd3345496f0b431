//! `cargo xtask test`: everything that is tested, on the host and in browsers.

use std::fs;
use std::path::PathBuf;

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
    end_to_end(project, "")
}

/// The tests that need no browser, those in the documentation included.
///
/// # Errors
/// If one fails.
pub fn host(project: &Project) -> Result<()> {
    step::long_step("Host tests", || step::run(project.cargo().args(["test", "--workspace"])))
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
    let directory = project.end_to_end_tests();
    let entries = fs::read_dir(&directory).with_context(|| format!("reading {}", directory.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        if file_name.ends_with(".test.mjs") && file_name.contains(name) {
            files.push(entry.path());
        }
    }
    if files.is_empty() {
        bail!("no end-to-end test file has `{name}` in its name");
    }
    files.sort();
    Ok(files)
}
