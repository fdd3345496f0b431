//! What holds for all texts. That both languages have the same keys and blanks is held by tests/tidy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use super::filled;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut texts = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let table: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).expect("a JSON table");
        gather(path.file_stem().unwrap().to_str().unwrap(), &table, &mut texts);
    }
    texts
}

fn gather(key: &str, value: &Value, texts: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(table) => table.iter().for_each(|(name, value)| gather(&format!("{key}.{name}"), value, texts)),
        Value::String(text) => drop(texts.insert(key.to_owned(), text.clone())),
        other => panic!("{key}: {other} is no text"),
    }
}

#[test]
fn texts_are_composed_and_tidy() {
    use unicode_normalization::is_nfc;
    for (key, text) in texts("vi").into_iter().chain(texts("en")) {
        assert!(is_nfc(&text), "{key} is not NFC");
        assert!(!text.trim().is_empty() && text.trim() == text && !text.contains("  "), "{key}: stray blanks");
        assert!(!text.contains(" %"), "{key}: a blank before the percent sign (domain.md, \"Words\")");
    }
}

#[test]
fn vietnamese_uses_the_words_of_the_domain() {
    for (key, text) in texts("vi") {
        assert!(!text.contains("nhân dân"), "{key}: \"Nhân dân\" takes a capital");
        assert!(!text.contains("file"), "{key}: \"tệp\", not \"file\"");
        assert!(!text.contains("ký số") || text.contains("không phải"), "{key}: \"xác nhận\" unless a CA signs");
    }
}

#[test]
fn blanks_are_filled_by_name() {
    assert_eq!(
        filled("còn {points} điểm đạt {class}", &[("class", &"Tốt"), ("points", &"1,75")]),
        "còn 1,75 điểm đạt Tốt"
    );
    assert_eq!(filled("{a}{b}", &[("a", &1)]), "1{b}");
    assert_eq!(filled("một { hở", &[]), "một { hở");
}
