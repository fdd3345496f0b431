//! Numbers of every style, and the levels that they give.

use super::*;

fn depths(numbers: &str) -> String {
    let mut levels = Levels::default();
    let depth = |text: &str| parse(text).map(|number| levels.enter(number).depth.to_string());
    numbers.split_whitespace().filter_map(depth).collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_of_every_style_are_read() {
    for (text, style, ordinal) in [
        ("I", Style::Roman, 1),
        ("XIV", Style::Roman, 14),
        ("A", Style::Letter, 1),
        ("1", Style::Dotted(1), 1),
        ("2.", Style::Dotted(1), 2),
        ("(3)", Style::Dotted(1), 3),
        ("1.10", Style::Dotted(2), 10),
        ("1,2", Style::Dotted(2), 2),
        ("I.2", Style::Dotted(2), 2),
        ("1.1.3", Style::Dotted(3), 3),
        ("b)", Style::Small, 2),
        ("đ", Style::Small, 5),
        ("-", Style::Bullet('-'), 0),
        ("+", Style::Bullet('+'), 0),
        ("1.b", Style::Small, 2),
        ("Tiêu chí 1", Style::Named(2), 1),
        ("CHỈ TIÊU 12:", Style::Named(4), 12),
        ("Mục II", Style::Named(0), 2),
        ("Mục 1", Style::Named(0), 1),
        ("Phần I", Style::Part, 1),
        ("PHẦN B", Style::Part, 2),
        ("I-", Style::Roman, 1),
        ("1 –", Style::Dotted(1), 1),
        ("iii", Style::SmallRoman, 3),
        ("i", Style::Small, 9),
    ] {
        assert_eq!(parse(text), Some(Numbered { style, ordinal }), "{text}");
    }
    for text in ["", "IIII", "Tổng", "1/2", "1.a.2", "12345", "tổng cộng", "TỔNG CỘNG CÁC MỤC"] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn styles_give_the_levels() {
    for (numbers, expected) in [
        ("I 1 1.1 1.2 2 II 1", "0 1 2 2 1 0 1"),
        ("1 1.1 1.1.1 1.1.2 1.2 2", "0 1 2 2 1 0"),
        ("A I 1 2 II B I C I D", "0 1 2 2 1 0 1 0 1 0"),
        ("I 1 a) b) 2 a)", "0 1 2 2 1 2"),
        ("I 1 - - 2", "0 1 2 2 1"),
        ("1 - + + - 2", "0 1 2 2 1 0"),
        ("I 1.1 1.2 II 1 1.1", "0 1 1 0 1 2"),
        ("I 1.1 2", "0 1 1"),
        ("1 i ii iii iv v 2", "0 1 1 1 1 1 0"),
        ("1 a i ii b i 2 g h i k", "0 1 2 2 1 2 0 1 1 1 1"),
    ] {
        assert_eq!(depths(numbers), expected, "{numbers}");
    }
}

#[test]
fn in_order_a_list_may_have_the_style_of_the_list_around_it() {
    for (numbers, expected) in [
        ("1 a) 1 2 b) 1 2 2 a) b)", "0 1 2 2 1 2 2 0 1 1"),
        ("1 1 2 2 1 2 3", "0 1 1 0 1 1 1"),
        ("I 1 2 II 3 4", "0 1 1 0 1 1"),
        ("I 1 - - 2", "0 1 2 2 1"),
    ] {
        let mut levels = Levels::default();
        let depth = |text: &str| parse(text).map(|number| levels.enter_by_order(number).depth.to_string());
        let depths = numbers.split_whitespace().filter_map(depth).collect::<Vec<_>>().join(" ");
        assert_eq!(depths, expected, "{numbers}");
    }
}

#[test]
fn numbers_at_the_start_of_a_text_are_told_from_its_words() {
    for (text, number, rest) in [
        ("1. Ban hành kế hoạch", "1", "Ban hành kế hoạch"),
        ("1.Ban hành kế hoạch", "1", "Ban hành kế hoạch"),
        ("1.1 Ban hành", "1.1", "Ban hành"),
        ("1.1.2. ban hành", "1.1.2", "ban hành"),
        ("(2) Ban hành", "(2)", "Ban hành"),
        ("a) Có kế hoạch", "a)", "Có kế hoạch"),
        ("A. CHỈ ĐẠO", "A", "CHỈ ĐẠO"),
        ("II - CHỈ ĐẠO", "II", "CHỈ ĐẠO"),
        ("IV/ Chỉ đạo", "IV", "Chỉ đạo"),
        ("I- Chỉ đạo", "I", "Chỉ đạo"),
        ("Phần II. Chỉ đạo", "Phần II", "Chỉ đạo"),
        ("- Mô hình", "-", "Mô hình"),
        ("+ Mô hình", "+", "Mô hình"),
        ("Tiêu chí 1: Ban hành", "Tiêu chí 1", "Ban hành"),
        ("TIÊU CHÍ 2. Ban hành", "TIÊU CHÍ 2", "Ban hành"),
        ("Chỉ tiêu 3 Ban hành", "Chỉ tiêu 3", "Ban hành"),
        ("1: Ban hành", "1", "Ban hành"),
        ("a): Ban hành", "a)", "Ban hành"),
    ] {
        let found = prefix(text).map(|found| (found.number, found.rest));
        assert_eq!(found, Some((number.to_owned(), rest.to_owned())), "{text}");
    }
    for text in [
        "5 mô hình dân vận khéo",
        "1.5 điểm cho mỗi mô hình",
        "2.000 hộ dân",
        "10/4/2023 gửi kế hoạch",
        "V/v ban hành",
        "đ/c bí thư",
        "I",
        "Ban hành",
        "TM. UBND HUYỆN",
        "-1 điểm",
        "Tiêu chí chung",
        "1.",
        "A hoặc B",
        "",
    ] {
        assert_eq!(prefix(text), None, "{text}");
    }
}

#[test]
fn digits_of_a_stored_number_are_repaired() {
    assert_eq!(repaired("1.1000000000000001"), Some("1.1".to_owned()));
    assert_eq!(repaired("1.1"), None);
    assert_eq!(repaired("1.1.1"), None);
}
