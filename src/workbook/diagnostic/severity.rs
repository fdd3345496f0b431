//! How much a diagnostic matters.

use serde::{Deserialize, Serialize};

/// How much a diagnostic matters. The worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Said so that nothing happens silently; nothing to do.
    Info,
    /// Understood in one way that may be the wrong one: look.
    Warning,
    /// Something is missing that scoring needs: mend the workbook.
    Error,
}
