//! The container check: whatever the bytes are, they are refused in words or every part can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tucham::workbook::container::{Book, Container, active_content};

fuzz_target!(|bytes: &[u8]| {
    let Ok(container) = Container::open(bytes) else { return };
    let _ = Book::read(&container);
    let _ = container.check_markup();
    let _ = active_content(&container);
    for entry in container.entries() {
        let _ = container.part(&entry.name);
    }
});
