//! Answers that take long to work out, kept in the target directory: a second run asks the same questions.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::digest;
use crate::project::Project;

/// The answer to `question`, from the last time or by `work`. `kind` says what is done with a question, settings and
/// all; a kept answer counts only for the same kind.
///
/// # Errors
/// Those of `work`, or if the answer cannot be kept.
pub fn answer(
    project: &Project,
    kind: &str,
    question: &[u8],
    work: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let path = place(project, kind, question);
    if let Ok(answer) = fs::read(&path) {
        return Ok(answer);
    }
    let answer = work()?;
    // Under its name only when it is whole: this program may be stopped at any moment.
    let unfinished = path.with_extension("part");
    fs::create_dir_all(project.kept())?;
    fs::write(&unfinished, &answer)
        .and_then(|()| fs::rename(&unfinished, &path))
        .with_context(|| format!("keeping {}", path.display()))?;
    Ok(answer)
}

fn place(project: &Project, kind: &str, question: &[u8]) -> PathBuf {
    project.kept().join(digest::hex(&[kind.as_bytes(), b"\0", question].concat()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::cell::Cell;
    use std::env;

    use super::*;

    #[test]
    fn the_same_question_is_worked_out_once() {
        let target = env::temp_dir().join(format!("tucham-kept-{}", std::process::id()));
        let project = Project { root: target.clone(), target: target.clone() };
        let worked = Cell::new(0);
        let ask = |kind: &str, question: &[u8]| {
            let work = || {
                worked.set(worked.get() + 1);
                Ok(b"answer".to_vec())
            };
            answer(&project, kind, question, work).unwrap()
        };
        assert_eq!(ask("a", b"1"), b"answer");
        assert_eq!(ask("a", b"1"), b"answer");
        assert_eq!(worked.get(), 1);
        ask("b", b"1");
        ask("a", b"2");
        assert_eq!(worked.get(), 3);
        fs::remove_dir_all(target).unwrap();
    }
}
