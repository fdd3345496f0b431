//! What documents call encodings.

use crate::Encoding;
use crate::list::*;

/// The labels that the Encoding Standard has for what is read here, in lower case.
#[rustfmt::skip]
static LABELS: [(&Encoding, &str); 13] = [
    (&UTF_8_INIT, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
    (&UTF_16LE_INIT, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
    (&UTF_16BE_INIT, "unicodefffe utf-16be"),
    (&WINDOWS_874_INIT, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    (&WINDOWS_1250_INIT, "cp1250 windows-1250 x-cp1250"),
    (&WINDOWS_1251_INIT, "cp1251 windows-1251 x-cp1251"),
    (&WINDOWS_1252_INIT, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"),
    (&WINDOWS_1253_INIT, "cp1253 windows-1253 x-cp1253"),
    (&WINDOWS_1254_INIT, "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254"),
    (&WINDOWS_1255_INIT, "cp1255 windows-1255 x-cp1255"),
    (&WINDOWS_1256_INIT, "cp1256 windows-1256 x-cp1256"),
    (&WINDOWS_1257_INIT, "cp1257 windows-1257 x-cp1257"),
    (&WINDOWS_1258_INIT, "cp1258 windows-1258 x-cp1258"),
];

/// The encoding that has the label; nothing for an empty one. Every other label is of an encoding that is not read here:
/// which one makes no difference.
pub(crate) fn find(label: &[u8]) -> Option<&'static Encoding> {
    let label = label.trim_ascii();
    let named = |labels: &str| labels.split(' ').any(|known| known.as_bytes().eq_ignore_ascii_case(label));
    let known = LABELS.iter().find(|(_, labels)| named(labels)).map(|(encoding, _)| *encoding);
    (!label.is_empty()).then(|| known.unwrap_or(&REPLACEMENT_INIT))
}
