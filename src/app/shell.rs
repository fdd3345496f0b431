//! What stands around every place: header, what was said, and the drop zone.

mod drop_zone;
mod header;
mod messages;
mod switches;
mod update_bar;

pub use drop_zone::{DropZone, OpenButton, take_early_drops};
pub use header::Header;
pub use messages::{Bars, Messages, Note};
pub use switches::Switches;
