//! A package taken to parts, changed, and put together again, as anybody with a ZIP program could.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a package, in their order.
#[derive(Clone)]
pub struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    pub fn of(package: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
        let part = |index: usize| {
            let mut file = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        };
        let count = ZipArchive::new(Cursor::new(package)).unwrap().len();
        Self((0..count).map(part).collect())
    }

    pub fn zip(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    pub fn get(&self, name: &str) -> &[u8] {
        &self.0.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}")).1
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.get(name).to_vec()).unwrap()
    }

    pub fn put(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        let content = content.into();
        match self.0.iter_mut().find(|(part, _)| part == name) {
            Some(part) => part.1 = content,
            None => self.0.push((name.to_owned(), content)),
        }
    }

    /// Puts something in the place of the first occurrence of a text, which must be there.
    pub fn replace(&mut self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.put(name, text.replacen(old, new, 1));
    }

    /// The part that holds the signed file.
    pub fn item(&self) -> String {
        let is_item = |(name, content): &&(String, Vec<u8>)| {
            name.starts_with("customXml/item") && content.windows(18).any(|bytes| bytes == b"urn:tucham:signed:")
        };
        let items = self.0.iter().filter(is_item).filter(|(name, _)| !name.contains("Props"));
        items.map(|(name, _)| name.clone()).next().unwrap()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}
