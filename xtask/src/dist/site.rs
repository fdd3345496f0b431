//! The files of a site, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Files by their path below the top, with `/` between the parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads a directory with everything in it.
    ///
    /// # Errors
    /// If something in it cannot be read or has a name that is not UTF-8.
    pub fn read(directory: &Path) -> Result<Self> {
        let mut site = Self::default();
        site.read_below(directory, "").with_context(|| format!("reading {}", directory.display()))?;
        Ok(site)
    }

    fn read_below(&mut self, directory: &Path, prefix: &str) -> Result<()> {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = format!("{prefix}{}", name.to_str().context("a file name is not UTF-8")?);
            if entry.file_type()?.is_dir() {
                self.read_below(&entry.path(), &format!("{name}/"))?;
            } else {
                self.files.insert(name, fs::read(entry.path())?);
            }
        }
        Ok(())
    }

    /// Replaces a directory by these files.
    ///
    /// # Errors
    /// If the directory cannot be removed or written.
    pub fn write(&self, directory: &Path) -> Result<()> {
        let saying = || format!("writing {}", directory.display());
        if directory.exists() {
            fs::remove_dir_all(directory).with_context(saying)?;
        }
        for (name, content) in &self.files {
            let path = directory.join(name);
            fs::create_dir_all(path.parent().unwrap_or(directory)).with_context(saying)?;
            fs::write(&path, content).with_context(saying)?;
        }
        Ok(())
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All files, sorted by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// Whether there is a file of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The content of a file.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn bytes(&self, name: &str) -> Result<&[u8]> {
        self.files.get(name).map(Vec::as_slice).with_context(|| format!("the build has no {name}"))
    }

    /// The content of a file that must be text.
    ///
    /// # Errors
    /// If there is no such file or it is not UTF-8.
    pub fn text(&self, name: &str) -> Result<&str> {
        std::str::from_utf8(self.bytes(name)?).with_context(|| format!("{name} is not UTF-8"))
    }

    /// Puts a file there, in place of one that has the name.
    pub fn insert(&mut self, name: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(name.into(), content.into());
    }

    /// Takes a file away.
    pub fn remove(&mut self, name: &str) -> Option<Vec<u8>> {
        self.files.remove(name)
    }
}
