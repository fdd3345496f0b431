//! What a workbook holds besides data: things that run, or reach outside (formats.md, "Hostile input").

use super::error::ContainerError;
use super::relationships::Relationship;
use super::{Container, names};
use crate::basics::sort;
use serde::{Deserialize, Serialize};

/// The kinds of active content. A dossier may hold none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActiveKind {
    /// A VBA project, or a content type that promises one.
    Macros,
    /// A macro sheet or a dialogue sheet of Excel 4.
    MacroSheet,
    /// A link to another workbook or to a DDE server.
    ExternalLink,
    /// An embedded or linked object.
    Ole,
    /// An ActiveX control.
    ActiveX,
    /// A connection to a database or a query.
    Connection,
    /// Another relationship that leads outside and is no hyperlink: a linked picture, a template.
    ExternalTarget,
}

/// One piece of active content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActiveContent {
    /// What it is.
    pub kind: ActiveKind,
    /// The part that holds it, or that points outside.
    pub part: String,
}

/// Lists the active content of a workbook, by relationships and by content types, each part once for each kind.
///
/// # Errors
/// Where the content types or a relationships part are damaged.
pub fn active_content(container: &Container) -> Result<Vec<ActiveContent>, ContainerError> {
    let mut found = Vec::new();
    let types = container.content_types()?;
    for entry in container.entries() {
        let by_type = types.of(&entry.name).and_then(kind_of_content);
        found.extend(by_type.map(|kind| ActiveContent { kind, part: entry.name.clone() }));
        if let Some(source) = names::relationships_source(&entry.name) {
            let relationships = container.relationships(&source)?;
            found.extend(relationships.iter().filter_map(|relationship| pointed_at(&source, relationship)));
        }
    }
    sort(&mut found);
    found.dedup();
    Ok(found)
}

/// What a relationship makes of the part that it points at, or of its source where it leads outside.
fn pointed_at(source: &str, relationship: &Relationship) -> Option<ActiveContent> {
    if relationship.is("hyperlink") {
        return None;
    }
    let kind = kind_of_relationship(&relationship.kind_name().to_ascii_lowercase());
    match relationship.is_external {
        true => Some(ActiveContent { kind: kind.unwrap_or(ActiveKind::ExternalTarget), part: source.to_owned() }),
        false => kind.map(|kind| {
            let part = relationship.part(source).unwrap_or_else(|| source.to_owned());
            ActiveContent { kind, part }
        }),
    }
}

/// The kind of a relationship, by the last segment of its type in lower case.
fn kind_of_relationship(name: &str) -> Option<ActiveKind> {
    match name {
        "vbaproject" | "attachedtoolbars" => Some(ActiveKind::Macros),
        "xlmacrosheet" | "xlintlmacrosheet" | "dialogsheet" => Some(ActiveKind::MacroSheet),
        "externallink" | "externallinkpath" => Some(ActiveKind::ExternalLink),
        // The path of a linked workbook that lies where only Excel knows (MS-OI29500, 2.1.1).
        "xlpathmissing" | "xlstartup" | "xlalternatestartup" | "xllibrary" => Some(ActiveKind::ExternalLink),
        "oleobject" | "package" => Some(ActiveKind::Ole),
        "control" | "activexcontrolbinary" => Some(ActiveKind::ActiveX),
        "connections" | "querytable" => Some(ActiveKind::Connection),
        _ => None,
    }
}

/// The kind of a part by its content type.
fn kind_of_content(content_type: &str) -> Option<ActiveKind> {
    let content_type = content_type.to_ascii_lowercase();
    let has = |word: &str| content_type.contains(word);
    match () {
        () if has("macrosheet") || has("dialogsheet") => Some(ActiveKind::MacroSheet),
        () if has("vbaproject") || has("macroenabled") || has("attachedtoolbars") => Some(ActiveKind::Macros),
        () if has("externallink+xml") => Some(ActiveKind::ExternalLink),
        () if has("oleobject") => Some(ActiveKind::Ole),
        () if has("activex") => Some(ActiveKind::ActiveX),
        () if has("connections+xml") || has("querytable+xml") => Some(ActiveKind::Connection),
        () => None,
    }
}
