//! The programs that the end-to-end tests drive or are judged by, from Debian's packages.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::install;
use crate::step;

/// A program and the Debian package that brings it.
struct Program {
    package: &'static str,
    /// A question that only an installed program answers without failing.
    question: &'static [&'static str],
}

const PROGRAMS: [Program; 8] = [
    Program { package: "chromium", question: &["which", "chromium"] },
    Program { package: "chromium-driver", question: &["which", "chromedriver"] },
    Program { package: "firefox-esr", question: &["which", "firefox-esr"] },
    Program { package: "libreoffice-calc-nogui", question: &["which", "soffice"] },
    // Debian's own Python: LibreOffice's module is not seen by another one.
    Program { package: "python3-uno", question: &["/usr/bin/python3", "-c", "import uno"] },
    Program { package: "xmlsec1", question: &["which", "xmlsec1"] },
    Program { package: "jose", question: &["which", "jose"] },
    Program { package: "openssl", question: &["which", "openssl"] },
];

impl Program {
    fn is_present(&self) -> bool {
        let Some((program, arguments)) = self.question.split_first() else { return false };
        step::succeeds(Command::new(program).args(arguments))
    }
}

/// Installs the packages of the programs that do not answer.
///
/// # Errors
/// A sentence with the command to run by hand, where this is not Debian or not root.
pub fn ensure() -> Result<()> {
    let missing: Vec<&str> =
        PROGRAMS.iter().filter(|program| !program.is_present()).map(|program| program.package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        bail!(
            "the tests need {packages}; please run `sudo apt-get install {packages}` by hand, or what your system has for it"
        );
    }
    install("Debian's list of packages", Command::new("apt-get").args(["update", "-qq"]))?;
    install(&packages, apt_get_install(&missing).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn apt_get_install(packages: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(["install", "--yes", "-qq", "--no-install-recommends"]).args(packages);
    command
}

fn is_root() -> bool {
    step::output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}
