//! Every encoding that codepage knows, under the names that it and the others import.

use crate::single_byte::{
    WINDOWS_874 as TABLE_874, WINDOWS_1250 as TABLE_1250, WINDOWS_1251 as TABLE_1251, WINDOWS_1252 as TABLE_1252,
    WINDOWS_1253 as TABLE_1253, WINDOWS_1254 as TABLE_1254, WINDOWS_1255 as TABLE_1255, WINDOWS_1256 as TABLE_1256,
    WINDOWS_1257 as TABLE_1257, WINDOWS_1258 as TABLE_1258,
};
use crate::{Encoding, Kind};

/// An encoding as a value, and a reference to it: imported by the one name or the other.
macro_rules! encodings {
    ($($value:ident $reference:ident $name:literal $kind:expr;)*) => {$(
        #[doc = $name]
        pub static $value: Encoding = Encoding { name: $name, kind: $kind };
        #[doc = $name]
        pub static $reference: &Encoding = &$value;
    )*};
}

encodings! {
    UTF_8_INIT UTF_8 "UTF-8" Kind::Utf8;
    UTF_16LE_INIT UTF_16LE "UTF-16LE" Kind::Utf16 { unit: u16::from_le_bytes };
    UTF_16BE_INIT UTF_16BE "UTF-16BE" Kind::Utf16 { unit: u16::from_be_bytes };
    WINDOWS_874_INIT WINDOWS_874 "windows-874" Kind::SingleByte(&TABLE_874);
    WINDOWS_1250_INIT WINDOWS_1250 "windows-1250" Kind::SingleByte(&TABLE_1250);
    WINDOWS_1251_INIT WINDOWS_1251 "windows-1251" Kind::SingleByte(&TABLE_1251);
    WINDOWS_1252_INIT WINDOWS_1252 "windows-1252" Kind::SingleByte(&TABLE_1252);
    WINDOWS_1253_INIT WINDOWS_1253 "windows-1253" Kind::SingleByte(&TABLE_1253);
    WINDOWS_1254_INIT WINDOWS_1254 "windows-1254" Kind::SingleByte(&TABLE_1254);
    WINDOWS_1255_INIT WINDOWS_1255 "windows-1255" Kind::SingleByte(&TABLE_1255);
    WINDOWS_1256_INIT WINDOWS_1256 "windows-1256" Kind::SingleByte(&TABLE_1256);
    WINDOWS_1257_INIT WINDOWS_1257 "windows-1257" Kind::SingleByte(&TABLE_1257);
    WINDOWS_1258_INIT WINDOWS_1258 "windows-1258" Kind::SingleByte(&TABLE_1258);
    BIG5_INIT BIG5 "Big5" Kind::Refused;
    EUC_JP_INIT EUC_JP "EUC-JP" Kind::Refused;
    EUC_KR_INIT EUC_KR "EUC-KR" Kind::Refused;
    GB18030_INIT GB18030 "gb18030" Kind::Refused;
    GBK_INIT GBK "GBK" Kind::Refused;
    IBM866_INIT IBM866 "IBM866" Kind::Refused;
    ISO_2022_JP_INIT ISO_2022_JP "ISO-2022-JP" Kind::Refused;
    ISO_8859_2_INIT ISO_8859_2 "ISO-8859-2" Kind::Refused;
    ISO_8859_3_INIT ISO_8859_3 "ISO-8859-3" Kind::Refused;
    ISO_8859_4_INIT ISO_8859_4 "ISO-8859-4" Kind::Refused;
    ISO_8859_5_INIT ISO_8859_5 "ISO-8859-5" Kind::Refused;
    ISO_8859_6_INIT ISO_8859_6 "ISO-8859-6" Kind::Refused;
    ISO_8859_7_INIT ISO_8859_7 "ISO-8859-7" Kind::Refused;
    ISO_8859_8_INIT ISO_8859_8 "ISO-8859-8" Kind::Refused;
    ISO_8859_8_I_INIT ISO_8859_8_I "ISO-8859-8-I" Kind::Refused;
    ISO_8859_10_INIT ISO_8859_10 "ISO-8859-10" Kind::Refused;
    ISO_8859_13_INIT ISO_8859_13 "ISO-8859-13" Kind::Refused;
    ISO_8859_14_INIT ISO_8859_14 "ISO-8859-14" Kind::Refused;
    ISO_8859_15_INIT ISO_8859_15 "ISO-8859-15" Kind::Refused;
    ISO_8859_16_INIT ISO_8859_16 "ISO-8859-16" Kind::Refused;
    KOI8_R_INIT KOI8_R "KOI8-R" Kind::Refused;
    KOI8_U_INIT KOI8_U "KOI8-U" Kind::Refused;
    MACINTOSH_INIT MACINTOSH "macintosh" Kind::Refused;
    REPLACEMENT_INIT REPLACEMENT "replacement" Kind::Refused;
    SHIFT_JIS_INIT SHIFT_JIS "Shift_JIS" Kind::Refused;
    X_MAC_CYRILLIC_INIT X_MAC_CYRILLIC "x-mac-cyrillic" Kind::Refused;
}
