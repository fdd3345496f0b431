//! Fills a template's own workbook with the answers of a unit.
//!
//! ```text
//! cargo run --example fill -- TEMPLATE ANSWERS.json OUT.xlsx
//! ```
//!
//! TEMPLATE is a workbook with a table of criteria. ANSWERS.json says what the unit answers, each answer under the code
//! of its criterion; points are integers of hundredths, 150 is 1,5 points:
//!
//! ```json
//! {
//!   "unit": "UBND xã Bàu Năng",
//!   "kind": "UBND xã, thị trấn",
//!   "answers": {
//!     "I/1/1.1": {"points": 150, "evidence": "Kế hoạch số 12/KH-UBND", "explanation": "Ban hành đúng hạn"},
//!     "I/1/1.2": {"done": 45, "assigned": 48},
//!     "I/1/1.3": {"choice": 0},
//!     "II/1": {"count": 3, "in_charge": "Văn phòng"},
//!     "II/2": {"not_applicable": "Trong năm không phát sinh đơn thư"},
//!     "II/3": 100
//!   }
//! }
//! ```
//!
//! - A code is the path of printed numbers (`I/1/1.1`); the number alone (`1.1`) will do where only one criterion has it.
//! - Of an answer every member may be missing. At most one of these asks for points: `points`, `choice` (the step of the
//!   rule, from 0; of yes and no, 0 is yes), `count`, `done` with `assigned` (or `this_year` with `last_year`; figures as
//!   numbers or, with a decimal comma, as texts), `sent` (a day: `"2023-04-10"`). With points besides another of them, the
//!   rule has to come to these points.
//! - `evidence` is a text, or a list of texts or of objects `number`, `date`, `issuer`, `title`, `link`.
//! - `kind` is the kind of body by its name, its short code or its place from 0: the first where it is missing.
//! - `conditions` lists the numbers of the conditions that the unit states are met.
//!
//! OUT.xlsx is written where everything fits, and what was done is printed as JSON: the cells that were written, the
//! columns that were added, the totals in hundredths, the class, what of TEMPLATE was left out, and which of its sheets
//! nothing was written into: one table is filled, and of a file that is no .xlsx or .xlsm no other sheet is kept. An unknown code, points
//! above the maximum and the like print `{"error": …}`, and the sentence on the standard error; nothing is written then,
//! and the exit status is 1.

mod answers;
mod code;
mod input;
mod report;
mod run;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [template, answers, out] => fill(template, answers, out),
        _ => Err("Cách dùng: cargo run --example fill -- TEMPLATE ANSWERS.json OUT.xlsx".to_owned()),
    };
    match done {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            println!("{:#}", serde_json::json!({ "error": sentence }));
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn fill(template: &str, answers: &str, out: &str) -> Result<serde_json::Value, String> {
    let read = |path: &str| std::fs::read(path).map_err(|error| format!("Không đọc được tệp {path}: {error}"));
    let run::Done { bytes, report } = run::run(&read(template)?, &read(answers)?)?;
    std::fs::write(out, bytes).map_err(|error| format!("Không ghi được tệp {out}: {error}"))?;
    Ok(report)
}
