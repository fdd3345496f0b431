//! `cargo xtask dist`: the deployable `dist/`.
//!
//! Trunk builds the page and the worker under plain names; everything after that is a function from one set of files
//! in memory ([`site::Site`]) to the next, so that each can be tested without a build.

mod build;
mod digest;
mod html;
mod kept;
mod licences;
mod names;
mod policy;
mod service_worker;
mod site;
mod sizes;
mod split;
mod styles;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{step, tools};
use site::Site;

/// The page. It keeps its name: it is what a link points to.
const PAGE: &str = "index.html";
/// The service worker. It keeps its name: a browser updates it by its address.
const SERVICE_WORKER: &str = "sw.js";
const LICENCES: &str = "LICENSES.txt";
const CHECKSUMS: &str = "SHA256SUMS";

/// Makes `dist/` anew and holds it against the size budget.
///
/// # Errors
/// If a tool is missing, the build fails, index.html names a file that is not there, or a budget is passed.
pub fn dist(project: &Project) -> Result<()> {
    step::step("Tools for packing are ready", || tools::for_packing(project))?;
    step::long_step("Building the page and the worker", || build::trunk(project))?;
    let mut site = Site::read(&project.stage())?;
    step::step("Cut the page in two", || split::split(project, &mut site))?;
    step::step("Optimised the WebAssembly", || build::optimise(project, &mut site))?;
    let licences = step::step("Collected the licences", || licences::text(project))?;
    let site = pack(site, licences)?;
    let sizes = step::step("Compressed everything to weigh it", || sizes::weigh(project, &site))?;
    site.write(&project.dist())?;
    println!("{}", sizes::table(&sizes));
    sizes::within_budget(&sizes).with_context(|| format!("in {}", project.dist().display()))
}

/// From what Trunk built to what is deployed.
fn pack(mut site: Site, licences: String) -> Result<Site> {
    styles::join(&mut site)?;
    let mut site = names::with_digests(site)?;
    let page = html::check_references(site.text(PAGE)?, &site)?;
    let version = service_worker::version(&site);
    site.insert(PAGE, policy::apply(&html::with_head(page, &service_worker::head_lines(&version))?)?);
    site.insert(SERVICE_WORKER, service_worker::script(&site, &version)?);
    site.insert(LICENCES, licences);
    site.insert(CHECKSUMS, digest::checksums(&site));
    Ok(site)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn built() -> Site {
        let mut site = Site::default();
        site.insert(
            PAGE,
            r#"<head><meta charset="utf-8"><link rel="stylesheet" href="./base.css"><link rel="tucham-worker" href="worker.js">
<script type="module">import init from './tucham.js';</script></head>"#,
        );
        site.insert("base.css", "p { margin: 0 }");
        site.insert("tucham.js", "new URL('tucham_bg.wasm', import.meta.url)");
        site.insert("tucham_bg.wasm", "page");
        site.insert("worker.js", "self.onmessage");
        site
    }

    #[test]
    fn only_the_entries_keep_their_names() {
        let site = pack(built(), "MIT".to_owned()).unwrap();
        let plain: Vec<&str> = site.names().filter(|name| !name.contains('-')).collect();
        assert_eq!(plain, [LICENCES, CHECKSUMS, PAGE, SERVICE_WORKER]);
    }

    #[test]
    fn the_same_build_gives_the_same_files() {
        assert_eq!(pack(built(), "MIT".to_owned()).unwrap(), pack(built(), "MIT".to_owned()).unwrap());
    }

    #[test]
    fn a_change_anywhere_reaches_the_page_and_the_service_worker() {
        let before = pack(built(), "MIT".to_owned()).unwrap();
        let mut changed = built();
        changed.insert("tucham_bg.wasm", "page, changed");
        let after = pack(changed, "MIT".to_owned()).unwrap();
        for name in [PAGE, SERVICE_WORKER, CHECKSUMS] {
            assert_ne!(before.text(name).unwrap(), after.text(name).unwrap(), "{name}");
        }
    }

    #[test]
    fn a_file_that_the_page_names_must_be_there() {
        let mut site = built();
        site.remove("worker.js");
        let refusal = pack(site, String::new()).unwrap_err().to_string();
        assert!(refusal.contains("worker.js"), "{refusal}");
    }
}
