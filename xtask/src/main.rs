//! Builds, serves, tests and packs the page: `cargo xtask <command>`.

#![forbid(unsafe_code)]

mod check;
mod dist;
mod project;
mod serve;
mod step;
mod test;
mod tools;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use project::Project;

const USAGE: &str = "cargo xtask <command>

  serve [--no-open] [trunk options]   build the page, serve it and open it; rebuild when a file changes
  dist                                make dist/: optimised, hashed, with service worker, policy and checksums
  test                                everything below: host tests, ports, dist with its size budget, end-to-end tests
  test --host                         only the host tests
  test --web                          only the tests of the page's ports, in Chromium
  test --e2e [part of a file name]    only the end-to-end tests, in Chromium and Firefox, against a fresh dist/
  check                               format, clippy for host and wasm32, rustdoc; a warning is an error

Every command first installs what it needs and lacks.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match step::step(&format!("cargo xtask {}", words.join(" ")), || run(&words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let project = Project::locate()?;
    match words {
        ["serve", options @ ..] => serve::serve(&project, options),
        ["dist"] => dist::dist(&project),
        ["test"] => test::everything(&project),
        ["test", "--host"] => test::host(&project),
        ["test", "--web"] => test::ports(&project),
        ["test", "--e2e"] => test::end_to_end(&project, ""),
        ["test", "--e2e", name] => test::end_to_end(&project, name),
        ["check"] => check::check(&project),
        [] | ["help" | "--help" | "-h", ..] => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => bail!("unknown command `{}`\n\n{USAGE}", unknown.join(" ")),
    }
}
