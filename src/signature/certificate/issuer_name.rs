//! The name of an issuer for people (RFC 4514), with short names of the attributes that names are made of.
//!
//! x509-cert can print names too, but with it come the names of all object identifiers that anybody ever registered.

use der::Encode;
use der::asn1::{Ia5StringRef, ObjectIdentifier, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use der::{Tag, Tagged};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RelativeDistinguishedName};

/// RFC 4514 section 3, RFC 4519 section 2, RFC 5280 section 4.1.2.4 and appendix A.
const SHORT_NAMES: [(&str, &str); 21] = [
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "SERIALNUMBER"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "STREET"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "TITLE"),
    ("2.5.4.13", "DESCRIPTION"),
    ("2.5.4.15", "BUSINESSCATEGORY"),
    ("2.5.4.17", "POSTALCODE"),
    ("2.5.4.20", "TELEPHONENUMBER"),
    ("2.5.4.41", "NAME"),
    ("2.5.4.42", "GN"),
    ("2.5.4.46", "DNQUALIFIER"),
    ("2.5.4.65", "PSEUDONYM"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "EMAIL"),
];

/// The name, its last part first, as section 2.1 asks for.
pub(super) fn print(name: &Name) -> String {
    let parts: Vec<String> = name.iter_rdn().map(part).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join(",")
}

fn part(part: &RelativeDistinguishedName) -> String {
    part.iter().map(attribute).collect::<Vec<_>>().join("+")
}

/// The attribute; one whose type or encoding is not known, by numbers and bytes (sections 2.3 and 2.4).
fn attribute(attribute: &AttributeTypeAndValue) -> String {
    let AttributeTypeAndValue { oid, value } = attribute;
    let text = match value.tag() {
        Tag::PrintableString => PrintableStringRef::try_from(value).ok().map(|text| text.as_str()),
        Tag::Utf8String => Utf8StringRef::try_from(value).ok().map(|text| text.as_str()),
        Tag::Ia5String => Ia5StringRef::try_from(value).ok().map(|text| text.as_str()),
        Tag::TeletexString => TeletexStringRef::try_from(value).ok().map(|text| text.as_str()),
        _ => None,
    };
    match (short_name(oid), text) {
        (Some(short), Some(text)) => format!("{short}={}", escaped(text)),
        _ => {
            let bytes = value.to_der().unwrap_or_default();
            format!("{oid}=#{}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
        }
    }
}

fn short_name(oid: &ObjectIdentifier) -> Option<&'static str> {
    let number = oid.to_string();
    SHORT_NAMES.iter().find(|(known, _)| *known == number).map(|(_, short)| *short)
}

/// Section 2.4: what would be read as something else stands behind a backslash.
fn escaped(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    let escaped = text.chars().enumerate().map(|(place, character)| match character {
        '#' if place == 0 => "\\#".to_owned(),
        ' ' if place == 0 || place == last => "\\ ".to_owned(),
        '"' | '+' | ',' | ';' | '<' | '>' | '\\' => format!("\\{character}"),
        '\0'..='\x1f' | '\x7f' => format!("\\{:02x}", u32::from(character)),
        _ => character.to_string(),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use der::Decode;
    use der::asn1::Any;
    use x509_cert::name::RdnSequence;

    fn name(parts: &[&[(&str, Tag, &[u8])]]) -> Name {
        let attribute = |(oid, tag, text): &(&str, Tag, &[u8])| AttributeTypeAndValue {
            oid: ObjectIdentifier::new(oid).unwrap(),
            value: Any::new(*tag, *text).unwrap(),
        };
        let part = |part: &&[_]| RelativeDistinguishedName::try_from(part.iter().map(attribute).collect::<Vec<_>>());
        let sequence = RdnSequence::from(parts.iter().map(part).collect::<Result<Vec<_>, _>>().unwrap());
        Name::from_der(&sequence.to_der().unwrap()).unwrap()
    }

    #[test]
    fn names_are_printed_as_x509_cert_prints_them() {
        for (oid, short) in SHORT_NAMES {
            let name = name(&[&[(oid, Tag::Utf8String, "Nguyễn, Văn".as_bytes())]]);
            assert_eq!(print(&name), name.to_string());
            assert_eq!(print(&name), format!("{short}=Nguyễn\\, Văn"));
        }
        let ca: &[(&str, Tag, &[u8])] = &[("2.5.4.3", Tag::PrintableString, b"CA")];
        for parts in [
            &[][..],
            &[ca, &[("2.5.4.6", Tag::PrintableString, b"VN"), ("2.5.4.7", Tag::TeletexString, b"Tay Ninh")]],
            &[&[("2.5.4.3", Tag::Ia5String, b" #a\"b+c;<d>\\e\x01\x7f ")], ca],
            &[&[("2.5.4.3", Tag::Utf8String, b"#")], &[("2.5.4.3", Tag::Utf8String, b" ")]],
            &[&[("2.5.4.3", Tag::BmpString, b"\0a")], &[("2.5.4.3", Tag::Utf8String, b"\xff")]],
            &[&[("1.2.3.4", Tag::Utf8String, b"unknown")]],
        ] {
            let name = name(parts);
            assert_eq!(print(&name), name.to_string());
        }
    }
}
