//! npm packages, installed exactly as a package-lock.json names them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::install;

/// Runs `npm ci` in `directory` unless what is installed there comes from the same package-lock.json.
pub fn ensure(directory: &Path) -> Result<()> {
    let lock_file = directory.join("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| format!("reading {}", lock_file.display()))?;
    // npm leaves no trace of the lock file it followed, so a copy of it does.
    let followed = directory.join("node_modules").join(".followed-package-lock.json");
    if fs::read(&followed).is_ok_and(|followed| followed == lock) {
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-audit", "--no-fund", "--prefix"]).arg(directory).current_dir(directory);
    install(&format!("the npm packages of {}", directory.display()), &mut command)?;
    fs::write(&followed, lock).with_context(|| format!("writing {}", followed.display()))
}
