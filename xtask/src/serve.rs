//! `cargo xtask serve`: the page for those who work on it.

use anyhow::Result;

use crate::project::Project;
use crate::{step, tools};

/// Serves an unoptimised build and rebuilds it when a file changes, until it is stopped.
///
/// `--no-open` keeps the browser shut; all other options go to `trunk serve`.
///
/// # Errors
/// If a tool is missing and cannot be installed, or if trunk ends in failure.
pub fn serve(project: &Project, options: &[&str]) -> Result<()> {
    step::step("Tools are ready", || tools::for_building(project))?;
    let open = !options.contains(&"--no-open") && has_a_screen();
    println!("… Building, then serving until Ctrl+C; the address is in the lines below");
    let mut trunk = project.command(project.tools().join("bin").join("trunk"));
    trunk
        .arg("serve")
        .args(open.then_some("--open"))
        .args(options.iter().filter(|option| **option != "--no-open"))
        .env("PATH", tools::search_path(project)?);
    step::run(&mut trunk)
}

/// On a Linux machine without a screen there is no browser to open; elsewhere there is always one.
fn has_a_screen() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some())
}
