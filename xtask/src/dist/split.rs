//! Cuts the page's WebAssembly in two: what reopening a draft and scoring in it need, and the rest, which the page
//! fetches behind that (`tucham::app::later`, docs/decisions/0008).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::site::Site;
use crate::project::Project;
use crate::step;

/// The rest of the page.
pub const REST: &str = "tucham_rest.wasm";
/// What the splitter calls it: the name is that of the cut in src/main.rs.
const CUT_OFF: &str = "split_later.wasm";
/// The line by which wasm-bindgen's script imports the loader, up to the name that it gives it.
const IMPORT: (&str, &str) = ("import * as ", " from \"./__wasm_split.js\"");
/// The loader, which takes the place of that line.
const LOADER: &str = include_str!("rest.js");

/// Replaces the page's program, as Trunk bound it in one piece, by its two parts.
///
/// # Errors
/// If a tool fails, or the program is not cut as src/main.rs says.
pub fn split(project: &Project, site: &mut Site) -> Result<()> {
    let scratch = project.target.join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    let bound = scratch.join("bound");
    fs::create_dir_all(&bound)?;
    let tools = project.tools().join("bin");
    let whole = project.target.join("wasm32-unknown-unknown").join("dist").join("tucham.wasm");
    step::run(project.command(tools.join("wasm-split-cli")).arg(whole).arg(&scratch).args(["--out-name", "tucham"]))?;
    step::run(
        project
            .command(tools.join("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "tucham", "--out-dir"])
            .arg(&bound)
            .arg(scratch.join("tucham.wasm")),
    )?;
    only_one_cut(&scratch)?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("reading {}", path.display()));
    let script = String::from_utf8(read(&bound.join("tucham.js"))?).context("wasm-bindgen's script is not UTF-8")?;
    site.insert("tucham.js", with_loader(&script)?);
    site.insert("tucham_bg.wasm", read(&bound.join("tucham_bg.wasm"))?);
    site.insert(REST, read(&scratch.join(CUT_OFF))?);
    Ok(())
}

/// The loader knows one file; another cut needs another loader.
fn only_one_cut(scratch: &Path) -> Result<()> {
    for entry in fs::read_dir(scratch)? {
        let name = entry?.file_name();
        let known = ["tucham.wasm", "__wasm_split.js", "bound", CUT_OFF];
        if !known.iter().any(|known| name == *known) {
            bail!("the program was cut into more than two parts: {}", name.display());
        }
    }
    Ok(())
}

/// The script with the loader in place of its import: two scripts that import each other could not be named by their
/// content.
fn with_loader(script: &str) -> Result<String> {
    let (before, after) = script.split_once(IMPORT.0).context("the page's script imports no loader")?;
    let (name, after) = after.split_once(IMPORT.1).context("the page's script imports something else")?;
    if !name.chars().all(char::is_alphanumeric) {
        bail!("the page's script imports something else before its loader: {name}");
    }
    Ok(format!("{before}const {name} = {LOADER}{after}"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_loader_takes_the_name_of_the_import() {
        let script = "import * as import1 from \"./__wasm_split.js\"\n\nlet wasm;";
        let whole = with_loader(script).unwrap();
        assert!(whole.starts_with("const import1 = (() => {"), "{whole}");
        assert!(whole.ends_with("\n\nlet wasm;"), "{whole}");
        assert!(whole.contains(&format!("'./{REST}'")), "{whole}");
    }

    #[test]
    fn a_script_without_the_cut_is_refused() {
        for script in
            ["let wasm;", "import * as a from \"./else.js\"\nlet wasm;", "import * as a, b from \"./__wasm_split.js\""]
        {
            assert!(with_loader(script).is_err(), "{script}");
        }
    }
}
