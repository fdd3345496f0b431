//! The tables: a line is a row, a tab separates cells, `\n` is a line break inside a cell.

/// Criteria, from the duties of the plan.
pub const CRITERIA: &str = include_str!("data/tieu-chi.tsv");
/// Classes.
pub const GRADES: &str = include_str!("data/xep-loai.tsv");
/// Conditions and quotas.
pub const CONDITIONS: &str = include_str!("data/dieu-kien.tsv");
/// The exercise.
pub const SETTINGS: &str = include_str!("data/dot-cham-diem.tsv");
/// Targets of the whole district.
pub const TARGETS: &str = include_str!("data/chi-tieu.tsv");
/// Units.
pub const UNITS: &str = include_str!("data/don-vi.tsv");

/// The rows of a table, the headings first.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    table.lines().map(|line| line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect()).collect()
}
