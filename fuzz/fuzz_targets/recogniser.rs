//! The recogniser: a table of texts, one row a line and one cell between tabs, as it comes from the clipboard. What
//! comes out holds what every template holds: unique codes, and totals that can be worked out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fmt::Write;
use tucham::assessment::{Answers, assess};

fuzz_target!(|text: &str| {
    let mut page = String::from("<table>");
    for line in text.lines() {
        page.push_str("<tr>");
        for cell in line.split('\t') {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;").replace('|', "<br>");
            let _ = write!(page, "<td>{cell}</td>");
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
    let Ok(tables) = tucham::workbook::import_all(page.as_bytes()) else { return };
    for table in tables {
        let criteria = &table.template.criteria;
        for (id, node) in criteria.iter() {
            assert_eq!(criteria.find(&node.code), Some(id), "every code leads to its row");
        }
        assess(&table.template, &Answers::default());
    }
});
