//! The two programs that turn Rust into small WebAssembly: Trunk and wasm-opt.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::kept;
use super::site::Site;
use crate::project::Project;
use crate::{step, tools};

/// Smallest code, and the custom sections of the toolchain left out. The features are those that rustc wrote into the
/// file: nothing that the oldest supported browsers lack.
/// Then two that make what is alike lie together, which compresses better: a function with one caller stays a function,
/// and they stand in the order of their names, which rustc left in the file.
const OPTIMISATION: [&str; 5] = [
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
];

/// Has Trunk build index.html and the binaries that it names into the stage.
pub fn trunk(project: &Project) -> Result<()> {
    let mut trunk = project.command(project.tools().join("bin").join("trunk"));
    trunk
        .args(["build", "--release", "--dist"])
        .arg(project.stage())
        .env("PATH", tools::search_path(project)?)
        .env("CARGO_ENCODED_RUSTFLAGS", encoded_rustflags(project));
    step::run(&mut trunk)
}

/// Takes the machine's own directories out of panic messages: two machines then build the same bytes, and nobody's
/// home directory is published.
fn encoded_rustflags(project: &Project) -> String {
    let remap = |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let mut flags = vec![remap(project.root.clone(), "tucham")];
    // Leptos then builds views of a few types instead of one type for each view: a tenth of the page.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    flags.extend(crate_sources().into_iter().map(|directory| remap(directory, "crates")));
    // The page is cut in two afterwards (split.rs, and build.rs of the page).
    flags.extend(["--cfg", "tucham_split"].map(str::to_owned));
    // Cargo's own separator, which allows for blanks within a flag.
    flags.join("\u{1f}")
}

/// Where cargo unpacked the crates: one directory per registry.
fn crate_sources() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    registries.into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// Runs wasm-opt over every WebAssembly file.
pub fn optimise(project: &Project, site: &mut Site) -> Result<()> {
    let names: Vec<String> = site.names().filter(|name| name.ends_with(".wasm")).map(str::to_owned).collect();
    for name in names {
        let content = site.bytes(&name)?;
        let small = kept::answer(project, &OPTIMISATION.join(" "), content, || optimised(project, content))
            .with_context(|| format!("optimising {name}"))?;
        site.insert(name, small);
    }
    Ok(())
}

/// wasm-opt works on files; these are beside the stage.
fn optimised(project: &Project, content: &[u8]) -> Result<Vec<u8>> {
    let [input, output] = ["wasm-opt-input.wasm", "wasm-opt-output.wasm"].map(|name| project.target.join(name));
    fs::write(&input, content)?;
    let mut wasm_opt = project.command(project.build_packages().join("node_modules").join(".bin").join("wasm-opt"));
    step::run(wasm_opt.args(OPTIMISATION).arg(&input).arg("--output").arg(&output))?;
    let answer = fs::read(&output)?;
    fs::remove_file(input)?;
    fs::remove_file(output)?;
    Ok(answer)
}
