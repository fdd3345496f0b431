//! What the parts of the site weigh on the wire, and what they may weigh.

use std::io::Write;

use anyhow::{Result, bail};
use brotli::CompressorWriter;

use super::site::Site;
use super::{CHECKSUMS, LICENCES, SERVICE_WORKER, kept};
use crate::project::Project;

/// A part of the site that is loaded at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Everything loaded before a score can be typed in a draft that is reopened.
    Page,
    /// The page's other screens, fetched behind that.
    Rest,
    /// Excel and signatures, loaded on demand.
    Worker,
    /// Files that are no .xlsx, loaded when somebody opens one.
    Reader,
    /// Summaries, loaded on demand.
    Reporter,
    /// Loaded when the person asks for it, or by nobody: templates, licences, checksums, the service worker.
    Other,
}

impl Part {
    const ALL: [Self; 6] = [Self::Page, Self::Rest, Self::Worker, Self::Reader, Self::Reporter, Self::Other];

    /// What does not belong to another part is the page's: a new file cannot slip past the budget.
    fn of(name: &str) -> Self {
        match name {
            SERVICE_WORKER | LICENCES | CHECKSUMS => Self::Other,
            _ if name.ends_with(".xlsx") => Self::Other,
            _ if is_of_binary(name, "tucham_rest") => Self::Rest,
            _ if is_of_binary(name, "worker") => Self::Worker,
            _ if is_of_binary(name, "reader") => Self::Reader,
            _ if is_of_binary(name, "reporter") => Self::Reporter,
            _ => Self::Page,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Rest => "rest of the page",
            Self::Worker => "worker",
            Self::Reader => "reader",
            Self::Reporter => "reporter",
            Self::Other => "other",
        }
    }

    fn budget(self) -> Option<Budget> {
        match self {
            Self::Page => Some(Budget { goal: 160_000, limit: 202_000 }),
            // There is no goal but that it does not grow.
            Self::Rest => Some(Budget { goal: 280_000, limit: 280_000 }),
            Self::Worker => Some(Budget { goal: 480_000, limit: 632_000 }),
            // There is no goal but that it does not grow.
            Self::Reader => Some(Budget { goal: 400_000, limit: 400_000 }),
            Self::Reporter => Some(Budget { goal: 300_000, limit: 300_000 }),
            Self::Other => None,
        }
    }
}

/// What a part may weigh, in compressed bytes; 1 kB is 1,000 bytes (docs/decisions/0006).
#[derive(Clone, Copy)]
struct Budget {
    /// What it is to reach.
    goal: usize,
    /// What no build may pass. It goes up only with a word on why (docs/decisions/0007), and down until it is the goal.
    limit: usize,
}

/// Whether a file is the script or the WebAssembly of a binary.
fn is_of_binary(name: &str, binary: &str) -> bool {
    [format!("{binary}-"), format!("{binary}_bg-")].iter().any(|start| name.starts_with(start))
}

/// A file and its size after brotli 11, in bytes.
pub struct Size {
    name: String,
    part: Part,
    bytes: usize,
}

/// Compresses every file as a web server set up for it would.
///
/// # Errors
/// If a compressed file cannot be kept for the next time.
pub fn weigh(project: &Project, site: &Site) -> Result<Vec<Size>> {
    let weighed = site.files().map(|(name, content)| {
        let compressed = kept::answer(project, "brotli 11", content, || compressed(content))?;
        Ok(Size { name: name.to_owned(), part: Part::of(name), bytes: compressed.len() })
    });
    weighed.collect()
}

fn compressed(content: &[u8]) -> Result<Vec<u8>> {
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut compressor = CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    compressor.write_all(content)?;
    Ok(compressor.into_inner())
}

/// The sizes as a table for people, part by part.
pub fn table(sizes: &[Size]) -> String {
    let mut lines = vec!["Sizes after brotli 11, in bytes".to_owned()];
    for part in Part::ALL.into_iter().filter(|part| sizes.iter().any(|size| size.part == *part)) {
        let budget = part.budget().map_or_else(String::new, |budget| in_words(budget, total(sizes, part)));
        lines.push(format!("{:>9}  {}{budget}", total(sizes, part), part.name()));
        let files = sizes.iter().filter(|size| size.part == part);
        lines.extend(files.map(|size| format!("{:>9}    {}", size.bytes, size.name)));
    }
    lines.join("\n")
}

fn in_words(budget: Budget, weight: usize) -> String {
    let Budget { goal, limit } = budget;
    match weight > goal {
        true => format!(" of {limit} allowed; the goal of {goal} is NOT reached"),
        false => format!(" of {goal} allowed"),
    }
}

/// # Errors
/// Names the parts that weigh more than they may.
pub fn within_budget(sizes: &[Size]) -> Result<()> {
    let over = |part: &Part| part.budget().is_some_and(|budget| total(sizes, *part) > budget.limit);
    let heavy: Vec<&str> = Part::ALL.iter().filter(|part| over(part)).map(|part| part.name()).collect();
    if !heavy.is_empty() {
        bail!("over the size budget: {}", heavy.join(", "));
    }
    Ok(())
}

fn total(sizes: &[Size], part: Part) -> usize {
    sizes.iter().filter(|size| size.part == part).map(|size| size.bytes).sum()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn every_file_counts_for_one_part() {
        for (name, part) in [
            ("index.html", Part::Page),
            ("tucham_bg-0123.wasm", Part::Page),
            ("something-new.bin", Part::Page),
            ("tucham_rest-0123.wasm", Part::Rest),
            ("worker-0123.js", Part::Worker),
            ("worker_bg-0123.wasm", Part::Worker),
            ("reader-0123.js", Part::Reader),
            ("reader_bg-0123.wasm", Part::Reader),
            ("reporter_bg-0123.wasm", Part::Reporter),
            ("mau/dan-van-0123.xlsx", Part::Other),
            ("sw.js", Part::Other),
        ] {
            assert_eq!(Part::of(name), part, "{name}");
        }
    }

    #[test]
    fn the_budget_is_the_last_size_that_passes() {
        let page = |bytes| [Size { name: "index.html".to_owned(), part: Part::Page, bytes }];
        let limit = Part::Page.budget().unwrap().limit;
        assert!(within_budget(&page(limit)).is_ok());
        assert_eq!(within_budget(&page(limit + 1)).unwrap_err().to_string(), "over the size budget: page");
    }

    #[test]
    fn a_goal_that_is_not_reached_is_said() {
        let Budget { goal, limit } = Part::Page.budget().unwrap();
        let page = |bytes| table(&[Size { name: "index.html".to_owned(), part: Part::Page, bytes }]);
        assert!(goal <= limit);
        assert!(page(goal + 1).contains("NOT reached"));
        assert!(!page(goal).contains("NOT reached"));
    }

    #[test]
    fn files_of_one_part_add_up() {
        let size = |name: &str, bytes| Size { name: name.to_owned(), part: Part::of(name), bytes };
        let sizes = [size("index.html", 1), size("style.css", 2), size("worker-1.js", 4)];
        assert_eq!(total(&sizes, Part::Page), 3);
        assert_eq!(total(&sizes, Part::Worker), 4);
    }

    #[test]
    fn what_repeats_itself_is_light() {
        assert!(compressed(&[b'a'; 100_000]).unwrap().len() < 100);
    }
}
