//! The name and version that every file of ours carries: `tucham/dossier/1`.

/// A kind of file with the newest version that this page reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Schema {
    /// `tucham/dossier/`.
    pub(crate) family: &'static str,
    /// The newest version that is read; older ones are read for ever.
    pub(crate) version: u32,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchemaFault {
    /// It is of this kind, of a version that a later page writes.
    Newer(String),
    /// It is of another kind, or does not say.
    Other,
}

impl Schema {
    /// Whether a file that says `schema` is of this kind and of a version that is read.
    pub(crate) fn check(self, schema: Option<&str>) -> Result<(), SchemaFault> {
        let schema = schema.ok_or(SchemaFault::Other)?;
        let version = schema.strip_prefix(self.family).ok_or(SchemaFault::Other)?;
        let plain =
            !version.starts_with('0') && !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        match version.parse::<u32>() {
            Ok(version) if plain && version <= self.version => Ok(()),
            _ if plain => Err(SchemaFault::Newer(schema.to_owned())),
            _ => Err(SchemaFault::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_told_apart() {
        let schema = Schema { family: "tucham/dossier/", version: 2 };
        let check = |text: &str| schema.check(Some(text));
        let newer = |text: &str| Err(SchemaFault::Newer(text.to_owned()));
        assert_eq!(check("tucham/dossier/1"), Ok(()));
        assert_eq!(check("tucham/dossier/2"), Ok(()));
        assert_eq!(check("tucham/dossier/3"), newer("tucham/dossier/3"));
        assert_eq!(check("tucham/dossier/99999999999"), newer("tucham/dossier/99999999999"));
        for other in ["tucham/draft/1", "tucham/dossier/", "tucham/dossier/0", "tucham/dossier/01", "tucham/dossier/1a"]
        {
            assert_eq!(check(other), Err(SchemaFault::Other), "{other}");
        }
        assert_eq!(schema.check(None), Err(SchemaFault::Other));
    }
}
