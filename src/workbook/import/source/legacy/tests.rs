//! The whole alphabet in both encodings, and what is left alone.
#![allow(clippy::unwrap_used)]

use super::*;

/// The 67 letters of Vietnamese that ASCII does not have, as TCVN3 and VNI for Windows write them. Written down by
/// hand from the tables of the standards, and not made from the tables above.
const ALPHABET: [(&str, &str, &str); 67] = [
    ("à", "µ", "aø"),
    ("á", "¸", "aù"),
    ("ả", "¶", "aû"),
    ("ã", "·", "aõ"),
    ("ạ", "¹", "aï"),
    ("ă", "¨", "aê"),
    ("ằ", "»", "aè"),
    ("ắ", "¾", "aé"),
    ("ẳ", "¼", "aú"),
    ("ẵ", "½", "aü"),
    ("ặ", "Æ", "aë"),
    ("â", "©", "aâ"),
    ("ầ", "Ç", "aà"),
    ("ấ", "Ê", "aá"),
    ("ẩ", "È", "aå"),
    ("ẫ", "É", "aã"),
    ("ậ", "Ë", "aä"),
    ("đ", "®", "ñ"),
    ("è", "Ì", "eø"),
    ("é", "Ð", "eù"),
    ("ẻ", "Î", "eû"),
    ("ẽ", "Ï", "eõ"),
    ("ẹ", "Ñ", "eï"),
    ("ê", "ª", "eâ"),
    ("ề", "Ò", "eà"),
    ("ế", "Õ", "eá"),
    ("ể", "Ó", "eå"),
    ("ễ", "Ô", "eã"),
    ("ệ", "Ö", "eä"),
    ("ì", "×", "ì"),
    ("í", "Ý", "í"),
    ("ỉ", "Ø", "æ"),
    ("ĩ", "Ü", "ó"),
    ("ị", "Þ", "ò"),
    ("ò", "ß", "oø"),
    ("ó", "ã", "où"),
    ("ỏ", "á", "oû"),
    ("õ", "â", "oõ"),
    ("ọ", "ä", "oï"),
    ("ô", "«", "oâ"),
    ("ồ", "å", "oà"),
    ("ố", "è", "oá"),
    ("ổ", "æ", "oå"),
    ("ỗ", "ç", "oã"),
    ("ộ", "é", "oä"),
    ("ơ", "¬", "ô"),
    ("ờ", "ê", "ôø"),
    ("ớ", "í", "ôù"),
    ("ở", "ë", "ôû"),
    ("ỡ", "ì", "ôõ"),
    ("ợ", "î", "ôï"),
    ("ù", "ï", "uø"),
    ("ú", "ó", "uù"),
    ("ủ", "ñ", "uû"),
    ("ũ", "ò", "uõ"),
    ("ụ", "ô", "uï"),
    ("ư", "\u{AD}", "ö"),
    ("ừ", "õ", "öø"),
    ("ứ", "ø", "öù"),
    ("ử", "ö", "öû"),
    ("ữ", "÷", "öõ"),
    ("ự", "ù", "öï"),
    ("ỳ", "ú", "yø"),
    ("ý", "ý", "yù"),
    ("ỷ", "û", "yû"),
    ("ỹ", "ü", "yõ"),
    ("ỵ", "þ", "î"),
];

#[test]
fn the_whole_alphabet_is_read_small_and_capital() {
    for (letter, tcvn3, vni) in ALPHABET {
        assert_eq!(Encoding::Tcvn3.read(tcvn3).as_deref(), Some(letter));
        assert_eq!(Encoding::Tcvn3Capitals.read(tcvn3), Some(letter.to_uppercase()));
        assert_eq!(Encoding::Vni.read(vni).as_deref(), Some(letter));
        assert_eq!(Encoding::Vni.read(&vni.to_uppercase()), Some(letter.to_uppercase()));
    }
    for (capital, tcvn3) in [("Ă", "¡"), ("Â", "¢"), ("Ê", "£"), ("Ô", "¤"), ("Ơ", "¥"), ("Ư", "¦"), ("Đ", "§")]
    {
        assert_eq!(Encoding::Tcvn3.read(tcvn3).as_deref(), Some(capital));
    }
}

#[test]
fn both_ways_lead_back() {
    let write = |text: &str, vni: bool| -> String {
        let one = |letter: char| {
            let known = ALPHABET.iter().find(|(known, ..)| known.starts_with(letter));
            known
                .map_or_else(|| letter.to_string(), |(_, tcvn3, of_vni)| (if vni { of_vni } else { tcvn3 }).to_string())
        };
        text.chars().map(one).collect()
    };
    let text = "thực hiện quy chế dân chủ ở cơ sở; đạt từ 80% trở lên: 2,5 điểm – “khá”";
    assert_eq!(Encoding::Tcvn3.read(&write(text, false)).as_deref(), Some(text));
    assert_eq!(Encoding::Vni.read(&write(text, true)).as_deref(), Some(text));
}

#[test]
fn words_as_they_stand_in_old_files() {
    for (encoding, old, text) in [
        (Encoding::Tcvn3, "§iÓm tèi ®a", "Điểm tối đa"),
        (Encoding::Tcvn3, "Tiªu chÝ, néi dung", "Tiêu chí, nội dung"),
        (Encoding::Tcvn3, "\u{AD}u tiªn", "ưu tiên"),
        (Encoding::Tcvn3Capitals, "b¶ng tiªu chÝ n¨m 2008", "BẢNG TIÊU CHÍ NĂM 2008"),
        (Encoding::Vni, "Ñieåm toái ña", "Điểm tối đa"),
        (Encoding::Vni, "BAÛNG ÑIEÅM", "BẢNG ĐIỂM"),
        (Encoding::Vni, "tröôøng hôïp ñöôïc", "trường hợp được"),
        (Encoding::Vni, "hoà sô", "hồ sơ"),
    ] {
        assert_eq!(encoding.read(old).as_deref(), Some(text));
    }
}

#[test]
fn fonts_are_known_by_their_names() {
    for (name, encoding) in [
        (".VnTime", Some(Encoding::Tcvn3)),
        (".vntime", Some(Encoding::Tcvn3)),
        (".VnTimeH", Some(Encoding::Tcvn3Capitals)),
        (".VnArial NarrowH", Some(Encoding::Tcvn3Capitals)),
        ("'.VnArialH'", Some(Encoding::Tcvn3Capitals)),
        ("VNI-Times", Some(Encoding::Vni)),
        ("Times New Roman", None),
        ("Vni", None),
        ("", None),
    ] {
        assert_eq!(Encoding::of_font(name), encoding, "{name}");
    }
}

#[test]
fn unicode_in_an_old_font_is_left_alone() {
    for text in ["Điểm tối đa", "Nội dung", "hồ sơ", "à", "Tiêu chí", "TIÊU CHÍ"] {
        assert_eq!(Encoding::Tcvn3.read(text), None, "{text}");
    }
    assert_eq!(Encoding::Vni.read("Điểm tối đa"), None);
}

#[test]
fn a_text_in_an_unknown_font_is_suspected_by_its_words() {
    for (text, suspected) in [
        ("§iÓm tèi ®a", Some(LegacyEncoding::Tcvn3)),
        ("KÕ ho¹ch vµ b¸o c¸o", Some(LegacyEncoding::Tcvn3)),
        ("Ñieåm toái ña", Some(LegacyEncoding::Vni)),
        ("Baùo caùo ñaày ñuû", Some(LegacyEncoding::Vni)),
        ("Điểm tối đa", None),
        ("Thông tin và thôn, xã; hoàn toàn", None),
        ("Báo cáo tháng, quý", None),
        ("© 2023 Müller, 20 m² ± 2°", None),
        ("Số 12/QĐ-UBND", None),
        ("abc", None),
    ] {
        assert_eq!(suspect(text), suspected, "{text}");
    }
}
