//! Tự chấm: a public body scores itself and hands in a signed package.
//!
//! The rooms, lowest first; each imports only rooms above it in this list. docs/ARCHITECTURE.md has the map.

#![forbid(unsafe_code)]

pub mod app;
pub mod assessment;
pub mod basics;
pub mod dossier;
pub mod score;
pub mod signature;
pub mod task;
pub mod template;
pub mod text;
pub mod workbook;
