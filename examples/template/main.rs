//! Prints what a workbook was read as, as JSON.
//!
//! ```text
//! cargo run --example template -- FILE…
//! ```
//!
//! One object for one file, a list of them for several. The exit status is 0 when a form came out of every file, 1 when
//! one was refused, 2 when there is nothing to read. Points are in hundredths, percentages in hundredths of one per
//! cent (90% is 9000), everywhere integers; texts are as the sheet has them, sentences Vietnamese.
//!
//! ```text
//! {
//!   "file": "bang-diem.xlsx",
//!   "sheets": [{                         // each sheet with a table, in the workbook's order
//!     "name": "Bảng điểm",               // of the sheet
//!     "title": "BẢNG ĐIỂM …",
//!     "total": 10000,                    // what the main criteria add up to; by kind where there are several
//!     "kinds": ["Cơ quan", "Xã"],        // only where the maxima differ by kind of body
//!     "criteria": [{
//!       "code": "I/1/1.1",               // unique in the sheet
//!       "number": "1.1",                 // as printed, "" where there is none
//!       "text": "Ban hành kế hoạch",
//!       "depth": 2,                      // 0 for a top criterion
//!       "section": "main",               // or "bonus", "penalty"
//!       "maximum": 200,                  // or [200, null] by kind: null is not scored
//!       "rule": { … },                   // null on a group, whose points are those of its children
//!       "not_applicable": {              // null where no exception is allowed
//!         "policy": "full_points",       // or "removed", "rescaled", "zero"
//!         "words": "Không phát sinh: tính điểm tối đa"
//!       },
//!       "cell": "B6"                     // where its text stands
//!     }]
//!   }],
//!   "classes": [{ "name": "Tốt", "from": 9000, "from_in": true, "to": null, "to_in": false, "basis": "percent" }],
//!   "diagnostics": [{
//!     "severity": "warning",             // or "error", "info"
//!     "sheet": "Bảng điểm",              // null where it is about the workbook
//!     "cell": "C6",                      // null where it is about the sheet
//!     "message": "…",                    // what was found and, where something can be done, what
//!     "kind": { … }                      // the same as data
//!   }]
//! }
//! ```
//!
//! A refused file is `{ "file", "sheets": [], "classes": [], "diagnostics": [], "refusal": "…" }`.
//!
//! A rule has `kind`, what belongs to it, `words` (those of the sheet that it came from, a line each), `given_by`
//! ("unit", or "superior" for "điểm do cấp trên chấm") and `must_explain`:
//!
//! ```text
//! steps              "steps": [{ "label": "Kịp thời", "points": 100, "from_day": null, "to_day": "2023-04-09" }]
//! yes_no             "yes": 100, "no": 0
//! ratio              "bands": [{ "from": 7000, "from_in": true, "to": 9000, "to_in": false, "points": 100 }]
//! per_item           "each": 50, "cap": 200
//! deduction          "each": 50, "at_most": 200        // from the maximum down
//! against_last_year  "higher": 300, "equal": 150, "lower": 0
//! free                                                  // 0 to the maximum
//! ```
//!
//! Points of a rule are an integer, `"maximum"` (điểm tối đa), `{ "ratio_of": 400 }` (tỷ lệ × 4 điểm) or
//! `{ "ratio_of": "maximum" }`. `from` and `to` are null where a band is open; `from_in` and `to_in` say whether the
//! edge itself is in the band.

mod rule;
mod shape;

use serde_json::Value;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("cargo run --example template -- FILE…");
        return ExitCode::from(2);
    }
    let mut files = Vec::with_capacity(paths.len());
    for path in &paths {
        match std::fs::read(path) {
            Ok(bytes) => files.push(shape::file(path, &bytes)),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    let refused = files.iter().any(shape::is_refused);
    let printed = if files.len() == 1 { files.remove(0) } else { Value::Array(files) };
    println!("{printed:#}");
    if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
