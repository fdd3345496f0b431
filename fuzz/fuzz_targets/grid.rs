//! The readers of files: any kind of file that can be dropped, to cells and on to a template.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = tucham::workbook::import_all(bytes);
});
