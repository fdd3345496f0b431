//! Names of parts: ZIP item names without the leading slash ("xl/workbook.xml"), and how relationships point at them.

/// The part that holds the relationships of a part, or of the package for the empty name (ECMA-376 part 2, 6.5.2).
pub(crate) fn relationships_part(part: &str) -> String {
    let (directory, file) = part.rsplit_once('/').unwrap_or(("", part));
    match directory {
        "" => format!("_rels/{file}.rels"),
        directory => format!("{directory}/_rels/{file}.rels"),
    }
}

/// The part whose relationships that part holds; the empty name for those of the package. Capitals do not matter, as in
/// every name of a part (ECMA-376 part 2, 6.2.2.3).
pub(crate) fn relationships_source(part: &str) -> Option<String> {
    let (directory, file) = strip_end(part, ".rels")?.rsplit_once('/')?;
    match strip_end(directory, "_rels")? {
        "" => Some(file.to_owned()),
        parent => parent.ends_with('/').then(|| format!("{parent}{file}")),
    }
}

fn strip_end<'a>(name: &'a str, end: &str) -> Option<&'a str> {
    let (start, found) = name.split_at_checked(name.len().checked_sub(end.len())?)?;
    found.eq_ignore_ascii_case(end).then_some(start)
}

/// The part that a target names, seen from the part that holds the relationship (ECMA-376 part 2, 6.5.3.4: the base
/// is the source part). Nothing where it leaves the package, is a URL, or names no part.
pub(crate) fn resolve(source: &str, target: &str) -> Option<String> {
    let path = target.split(['#', '?']).next()?;
    if path.is_empty() || path.contains(['\\', ':']) || path.ends_with('/') || path.starts_with("//") {
        return None;
    }
    let base = source.rsplit_once('/').map_or("", |(directory, _)| directory);
    let mut segments: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => base.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in path.trim_start_matches('/').split('/') {
        match segment {
            "" => return None,
            "." => {}
            ".." => drop(segments.pop()?),
            name => segments.push(name),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

/// The target that leads from one part to another, as Office writes it: relative, with `../` where it must climb.
pub(crate) fn relative(source: &str, part: &str) -> String {
    let from: Vec<&str> = source.split('/').collect();
    let to: Vec<&str> = part.split('/').collect();
    let directories = (from.len() - 1).min(to.len() - 1);
    let shared = from.iter().zip(&to).take(directories).take_while(|(one, other)| one == other).count();
    let climb = std::iter::repeat_n("..", from.len() - 1 - shared);
    climb.chain(to.iter().skip(shared).copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_against_their_source() {
        for (source, target, part) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", Some("xl/worksheets/sheet1.xml")),
            ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", Some("xl/worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", "../drawings/drawing1.xml", Some("xl/drawings/drawing1.xml")),
            ("xl/workbook.xml", "./styles.xml", Some("xl/styles.xml")),
            ("", "xl/workbook.xml", Some("xl/workbook.xml")),
            ("xl/workbook.xml", "../../etc/passwd", None),
            ("xl/workbook.xml", "worksheets\\sheet1.xml", None),
            ("xl/workbook.xml", "file:///C:/x.xml", None),
            ("xl/workbook.xml", "//host/share", None),
            ("xl/workbook.xml", "#Sheet1!A1", None),
            ("xl/workbook.xml", "", None),
        ] {
            assert_eq!(resolve(source, target).as_deref(), part, "{source} → {target}");
        }
    }

    #[test]
    fn relative_targets_lead_back() {
        for (source, part, target) in [
            ("xl/workbook.xml", "xl/worksheets/sheet4.xml", "worksheets/sheet4.xml"),
            ("xl/workbook.xml", "customXml/item1.xml", "../customXml/item1.xml"),
            ("customXml/item1.xml", "customXml/itemProps1.xml", "itemProps1.xml"),
            ("workbook.xml", "customXml/item1.xml", "customXml/item1.xml"),
        ] {
            assert_eq!(relative(source, part), target);
            assert_eq!(resolve(source, target).as_deref(), Some(part));
        }
    }

    #[test]
    fn relationships_stand_beside_their_part() {
        for (part, relationships) in [
            ("", "_rels/.rels"),
            ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
            ("workbook.xml", "_rels/workbook.xml.rels"),
        ] {
            assert_eq!(relationships_part(part), relationships);
            assert_eq!(relationships_source(relationships).as_deref(), Some(part));
        }
        assert_eq!(relationships_source("xl/workbook.xml"), None);
        assert_eq!(relationships_source("xl/_RELS/sheet1.xml.RELS").as_deref(), Some("xl/sheet1.xml"));
        assert_eq!(relationships_source("rels"), None);
    }
}
