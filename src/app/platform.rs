//! What the page needs of the browser: one small file per port, and the only place that calls it.
//!
//! What can be decided without a browser (which of two stored drafts is newer, what a file is called, what the page
//! says about a save) is decided in pure code beside the port and tested on the host. The adapters stay thin.
//! Everything that may be missing in a browser (Firefox 115, plain `http://`, private windows) is asked for first and
//! has a way round; nothing in here panics when it is not there.

pub mod assets;
pub mod campaigns;
pub mod clock;
mod database;
pub mod drafts;
pub mod files;
mod json;
pub mod keys;
pub mod random;
pub mod settings;
pub mod share;
mod shelf;
pub mod storage;
mod timer;
pub mod updates;
mod web;
pub mod workbooks;
pub mod worker;
