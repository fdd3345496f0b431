//! Steps that say what they do and how long it took, and commands that fail in words.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Does `work` and says `what` with its seconds, whether it succeeded or not.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let outcome = work();
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    println!("{mark} {what} ({:.1} s)", start.elapsed().as_secs_f64());
    outcome
}

/// A [`step`] long enough to be announced before it starts.
///
/// # Errors
/// Those of `work`.
pub fn long_step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("… {what}");
    step(what, work)
}

/// Runs a command with this program's own output.
///
/// # Errors
/// If it cannot be started or does not succeed; the command line is in the error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting `{}`", line_of(command)))?;
    if !status.success() {
        bail!("`{}` failed: {status}", line_of(command));
    }
    Ok(())
}

/// Runs a command and returns what it wrote to its standard output.
///
/// # Errors
/// As [`run`]; what it wrote to its standard error is in the error.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("starting `{}`", line_of(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed: {}\n{}", line_of(command), output.status, said.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` did not answer in UTF-8", line_of(command)))
}

/// Whether a command can be started and succeeds; its output is thrown away.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as a person would type it.
pub fn line_of(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
