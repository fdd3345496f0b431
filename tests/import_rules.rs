//! Words of real decisions and the rules that they are, each on a criterion of 4 points.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{kinds, print, sheet};
use tucham::score::{Percent, Score};
use tucham::template::Day;
use tucham::workbook::{DiagnosticKind, Doubt, Imported, import};

fn read(words: &str, exception: &str) -> Imported {
    let header: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Không phát sinh"];
    import(&sheet(&[header, &["1", "Tiêu chí một", "#4", words, exception]])).unwrap()
}

fn rule(words: &str) -> String {
    let imported = read(words, "");
    let (_, node) = imported.template.criteria.iter().next().unwrap();
    print::scoring(node.criterion.scoring.as_ref().unwrap())
}

/// Findings about the words; that there are no classes and no column for points is not the point here.
fn findings(words: &str) -> Vec<DiagnosticKind> {
    let idle = [DiagnosticKind::NoGrades, DiagnosticKind::NoPointsColumn];
    kinds(&read(words, "")).into_iter().filter(|kind| !idle.contains(kind)).collect()
}

#[test]
fn every_pattern_of_real_tables_is_a_rule() {
    for (words, expected) in [
        // Steps.
        (
            "Ban hành kịp thời: 4 / không kịp thời: 0,5 / Không ban hành: 0",
            r#"steps "Ban hành kịp thời" 4, "không kịp thời" 0,5, "Không ban hành" 0"#,
        ),
        (
            "- Có và đã rà soát: điểm tối đa\n- Có nhưng chưa rà soát được 1,5 điểm\n- Không có (0 điểm)",
            r#"steps "Có và đã rà soát" max, "Có nhưng chưa rà soát" 1,5, "Không có" 0"#,
        ),
        (
            "Gửi trước ngày 10/4/2023: 4 điểm\nChậm nhất ngày 30/4/2023 = 2 điểm\nsau ngày 30/4/2023: không tính điểm",
            r#"steps "Gửi trước ngày 10/4/2023" [..2023-04-09] 4, "Chậm nhất ngày 30/4/2023" [..2023-04-30] 2, "sau ngày 30/4/2023" [2023-05-01..] 0"#,
        ),
        ("Tốt: 4 điểm, Khá: 1 điểm, Yếu: 0 điểm", r#"steps "Tốt" 4, "Khá" 1, "Yếu" 0"#),
        (
            "Đạt một phần: 1 điểm, đạt đủ: 4 điểm\nKhông đạt: 0 điểm",
            r#"steps "Đạt một phần" 1, "đạt đủ" 4, "Không đạt" 0"#,
        ),
        (
            "Chỉ số trên 80 điểm: 4 điểm; từ 60 đến 80 điểm: 2 điểm; dưới 60 điểm: 0 điểm",
            r#"steps "Chỉ số trên 80 điểm" 4, "từ 60 đến 80 điểm" 2, "dưới 60 điểm" 0"#,
        ),
        // Yes or no.
        ("Đạt yêu cầu: 4 / Không: 0", "yes 4 no 0"),
        ("Đạt: điểm tối đa; Không đạt: 0 điểm", "yes max no 0"),
        // Bands of a ratio.
        ("trên 90%: 4; từ 70% - 90%: 1; Dưới 70%: 0", "ratio (90;) 4, [70;90] 1, (;70) 0"),
        ("≥ 95%: 4 điểm\nTừ 85% đến dưới 95%: 1 điểm\n< 85%: 0 điểm", "ratio [95;) 4, [85;95) 1, (;85) 0"),
        ("Từ 70 đến 100%: 4 điểm; dưới 70%: 0 điểm; không thực hiện: 0 điểm", "ratio [70;100] 4, (;70) 0"),
        // Proportional.
        ("Đạt 100%: 4\nTừ 80% đến dưới 100%: tỷ lệ × 4\ndưới 80%: 0", "ratio [100;) 4, [80;100) ×4, (;80) 0"),
        ("Từ 60% trở lên: tỉ lệ x điểm tối đa, không quá điểm tối đa\nDưới 60%: 0 điểm", "ratio [60;) ×max, (;60) 0"),
        ("Tỷ lệ đạt được * 4 (điểm)", "ratio (;) ×4"),
        ("Điểm tối đa nhân với tỷ lệ", "ratio (;) ×max"),
        // For each thing, with a cap.
        ("mỗi mô hình cấp tỉnh +1, tối đa 4", "each 1 up to 4"),
        ("Mỗi hội nghị hoặc tin, bài: 0,25 điểm; tối đa bằng điểm tối đa", "each 0,25 up to max"),
        ("Mỗi mô hình: cộng 1 điểm; tối đa 4 điểm. Mô hình đã tính ở đây thì không tính tại VI.3", "each 1 up to 4"),
        ("Cộng 0,5 điểm cho mỗi sáng kiến", "each 0,5 up to max"),
        ("Mỗi cuộc cộng 0,5 điểm nhưng không quá 4 điểm", "each 0,5 up to 4"),
        ("Mỗi cuộc 1 điểm (tối đa 4 điểm)", "each 1 up to 4"),
        ("Mỗi cuộc: 1 điểm (tối đa không quá 4 điểm).", "each 1 up to 4"),
        ("1 điểm/cuộc (tối đa 4 điểm)", "each 1 up to 4"),
        ("Mỗi cuộc +1 tối đa 4", "each 1 up to 4"),
        // From the maximum down.
        ("Mỗi vụ việc trừ 0,5 điểm tối đa trừ 2 điểm", "each -0,5 at most 2"),
        ("Trừ 0,5 điểm/vụ việc nhưng không quá 2 điểm", "each -0,5 at most 2"),
        ("mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm", "each -0,5 at most 2"),
        ("Báo cáo chậm: trừ 0,5 điểm/báo cáo; tổng điểm trừ không quá 2 điểm", "each -0,5 at most 2"),
        ("Mỗi vụ việc: trừ 1 điểm; trừ tối đa bằng điểm tối đa", "each -1 at most max"),
        // Against last year.
        ("cao hơn năm trước: 4 / bằng: 1,5 / thấp hơn: 0", "higher 4 equal 1,5 lower 0"),
        ("Giảm so với năm trước: 0 điểm\nTăng: 4 điểm\nGiữ nguyên: 2 điểm", "higher 4 equal 2 lower 0"),
        // Free, and given by the superior.
        ("Chấm theo mức độ thực hiện, từ 0 đến 4 điểm; phải giải trình", "free; to be explained"),
        ("Điểm do cấp trên chấm, từ 0 đến điểm tối đa; đơn vị không tự chấm", "free; by the superior"),
        // An exception among the rules.
        ("Đạt: 4 điểm\nKhông đạt: 0 điểm\nKhông phát sinh: tính điểm tối đa", "yes 4 no 0; n/a: full points"),
    ] {
        assert_eq!(rule(words), expected, "{words}");
        assert_eq!(findings(words), [], "{words}");
    }
}

#[test]
fn what_is_not_understood_is_free_and_quoted() {
    for words in [
        "Điểm = (a + b) × 3 điểm của Sở",
        "Đạt 80% hoặc trên 90%: 2 điểm; còn lại: 0 điểm",
        "Mỗi mô hình 1 điểm; mỗi sáng kiến 2 điểm",
        "Đạt: 1.000 điểm; Không đạt: 0 điểm",
        "Chậm: trừ 1 điểm; Không gửi: trừ 2 điểm",
        "Theo hướng dẫn riêng",
        // Several awards, of which the last alone would be a wrong rule.
        "Mỗi mô hình cấp huyện: 0,5 điểm, cấp tỉnh: 1 điểm; tối đa 2 điểm",
        "Mỗi mô hình cấp huyện 0,5 điểm và cấp tỉnh 1 điểm",
        "1 điểm/mô hình cấp huyện và 2 điểm/mô hình cấp tỉnh",
        "Cấp huyện: 0,5 điểm/mô hình, cấp tỉnh: 1 điểm/mô hình",
        "Đạt: 4 điểm - Không đạt: 0 điểm",
        "Tốt: 2, 5 điểm; Yếu: 0 điểm",
        "Có sáng kiến: 2 điểm, tối đa 4 điểm",
        "Trừ 0,5 điểm",
        "Trừ 0,5 điểm tối đa trừ 2 điểm",
        // Ranges of points.
        "Tốt: từ 8 đến 10 điểm; Khá: từ 5 đến 7 điểm; Yếu: dưới 5 điểm",
        "Tốt: 3 - 4 điểm; Yếu: 0 điểm",
        "Tốt: trên 3; Khá: 2; Yếu: dưới 2",
        "Tốt: tối đa 4 điểm; Khá: tối đa 2 điểm",
        "Chấm từ 10 đến 15 điểm",
        "Có vi phạm: không đạt điểm tối đa",
        // A step without the word for points among others.
        "Không vi phạm 4 điểm; khiển trách 2; cảnh cáo 1",
    ] {
        assert_eq!(rule(words), "free", "{words}");
        let found = findings(words);
        assert!(matches!(found.as_slice(), [DiagnosticKind::RuleNotUnderstood { .. }]), "{words}: {found:?}");
    }
}

#[test]
fn bands_with_a_gap_or_an_overlap_are_free_and_said() {
    let percent = |percent: i64| Percent::from_hundredths(percent * 100);
    for (words, expected) in [
        (
            "Trên 90%: 4; từ 70% đến dưới 90%: 2; dưới 70%: 0",
            DiagnosticKind::RatioGap { from: percent(90), to: percent(90) },
        ),
        (
            "Từ 90% trở lên: 4; từ 70% đến 90%: 2; dưới 70%: 0",
            DiagnosticKind::RatioOverlap { from: percent(90), to: percent(90) },
        ),
        ("Từ 80% trở lên: 4 điểm", DiagnosticKind::RatioGap { from: percent(0), to: percent(80) }),
    ] {
        assert_eq!((rule(words).as_str(), findings(words)), ("free", vec![expected]), "{words}");
    }
}

#[test]
fn days_without_a_step_or_with_two_are_said() {
    let day = |text: &str| Day::parse(text).unwrap();
    let gap = |from: &str, to: Option<&str>| DiagnosticKind::DaysGap { from: day(from), to: to.map(day) };
    for (words, expected) in [
        ("Gửi trước 10/4/2023: 4 điểm; sau 10/4/2023: 0 điểm", vec![gap("10/4/2023", Some("10/4/2023"))]),
        (
            "Gửi trước 10/4/2023: 4 điểm; sau 10/4/2023: 1 điểm; không gửi: 0 điểm",
            vec![gap("10/4/2023", Some("10/4/2023"))],
        ),
        ("Gửi trước 10/4/2023: 4 điểm; trước 30/4/2023: 2 điểm", vec![gap("30/4/2023", None)]),
        ("Gửi trước 10/4/2023: 4 điểm; không gửi: 0 điểm", vec![gap("10/4/2023", None)]),
        (
            "Gửi đến ngày 10/4/2023: 4 điểm; từ 10/4/2023 đến 30/4/2023: 2 điểm; sau 30/4/2023: 0 điểm",
            vec![DiagnosticKind::DaysOverlap { from: day("10/4/2023"), to: day("10/4/2023") }],
        ),
        ("Gửi trước 10/4/2023: 4 điểm; trước 30/4/2023: 2 điểm; từ 30/4/2023: 0 điểm", vec![]),
        ("Gửi trước 10/4/2023: 4 điểm; từ 10/4/2023 đến 30/4/2023: 2 điểm; còn lại: 0 điểm", vec![]),
    ] {
        assert_eq!(findings(words), expected, "{words}");
        assert!(rule(words).starts_with("steps "), "{words}");
    }
}

#[test]
fn parts_that_add_up_are_no_steps() {
    for words in [
        "- Có kế hoạch: 1 điểm; - Có báo cáo: 2 điểm; - Có sơ kết: 1 điểm",
        "Có kế hoạch: 2 điểm\nCó báo cáo: 2 điểm",
        "Gửi kế hoạch trước ngày 10/4/2023: 2 điểm; gửi báo cáo trước ngày 20/10/2023: 2 điểm",
    ] {
        assert_eq!(rule(words), "free", "{words}");
        let found = findings(words);
        assert!(matches!(found.as_slice(), [DiagnosticKind::Doubt(Doubt::PartsAddUp { .. })]), "{words}: {found:?}");
    }
    assert_eq!(rule("Tốt: 4 điểm; Khá: 2 điểm; Yếu: 0 điểm"), r#"steps "Tốt" 4, "Khá" 2, "Yếu" 0"#);
}

/// In the line of a criterion of 4 points, with no column for rules.
fn in_its_line(text: &str) -> (String, Vec<DiagnosticKind>) {
    let header: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"];
    let imported = import(&sheet(&[header, &["1", text, "#4"]])).unwrap();
    let (_, node) = imported.template.criteria.iter().next().unwrap();
    let found = kinds(&imported).into_iter().filter(|kind| *kind != DiagnosticKind::NoGrades).collect();
    (print::scoring(node.criterion.scoring.as_ref().unwrap()), found)
}

#[test]
fn a_rule_in_the_line_of_its_criterion_needs_no_word_for_points() {
    for (text, expected) in [
        ("Ban hành kế hoạch (kịp thời: 4; chậm: 1; không: 0)", r#"steps "kịp thời" 4, "chậm" 1, "không" 0"#),
        (
            "Ban hành kế hoạch: kịp thời: 4 / chậm: 1 / không: 0",
            r#"steps "Ban hành kế hoạch: kịp thời" 4, "chậm" 1, "không" 0"#,
        ),
        ("Tỷ lệ đúng hạn: trên 90%: 4; từ 70% - 90%: 1; dưới 70%: 0", "ratio (90;) 4, [70;90] 1, (;70) 0"),
        ("Mỗi mô hình +1, tối đa 4", "each 1 up to 4"),
        ("Mỗi báo cáo chậm trừ 0,5", "each -0,5 at most max"),
        ("Kế hoạch (Đạt yêu cầu: 4 / Không: 0)", "yes 4 no 0"),
    ] {
        assert_eq!(in_its_line(text), (expected.to_owned(), vec![]), "{text}");
    }
    let not_understood = |words: &str| vec![DiagnosticKind::RuleNotUnderstood { words: words.to_owned() }];
    let listed = "Ban hành kế hoạch: kịp thời 4; chậm 1; không 0";
    assert_eq!(in_its_line(listed), ("free".to_owned(), not_understood(listed)));
    for part in [
        "Đạt 100%: 4 điểm, dưới 100%: theo tỷ lệ",
        "Công khai: Có (4), Không (0)",
        "Điểm = số cuộc × 0,5 (tối đa 4)",
        "Thực hiện 5 nội dung, mỗi nội dung 0,8",
    ] {
        assert_eq!(in_its_line(part), ("free".to_owned(), not_understood(part)), "{part}");
    }
    let one = "Gửi đủ báo cáo: 2";
    assert_eq!(in_its_line(one), ("free".to_owned(), not_understood(one)));
    // What is no rule stays what it is.
    for text in [
        "Tỷ lệ hồ sơ đúng hạn đạt từ 90% trở lên",
        "Gửi báo cáo trước ngày 20/10/2023",
        "Tổ chức 02 cuộc đối thoại trở lên",
        "Thực hiện Kế hoạch số: 133",
        "Có kế hoạch: 4",
    ] {
        assert_eq!(in_its_line(text), ("free".to_owned(), vec![DiagnosticKind::WithoutRule { criteria: 1 }]), "{text}");
    }
}

#[test]
fn a_deadline_alone_is_a_step_with_its_days() {
    let expected = r#"steps "Gửi kế hoạch trước ngày 20/10/2023" [..2023-10-19] 4, "Còn lại" [2023-10-20..] 0"#;
    for words in ["Gửi kế hoạch trước ngày 20/10/2023: 4 điểm", "Gửi kế hoạch trước ngày 20/10/2023: 4"]
    {
        let said = vec![DiagnosticKind::OneStepOnly { words: words.to_owned() }];
        assert_eq!(in_its_line(words), (expected.to_owned(), said.clone()), "{words}");
        assert_eq!((rule(words).as_str(), findings(words)), (expected, said), "{words}");
    }
    let without_year = "Gửi trước ngày 10/4 được 4 điểm";
    let said = vec![DiagnosticKind::OneStepOnly { words: without_year.to_owned() }];
    assert_eq!(in_its_line(without_year), ("yes 4 no 0".to_owned(), said));
}

#[test]
fn points_are_held_against_the_maximum() {
    let points = Score::from_hundredths;
    for (words, expected) in [
        (
            "Đạt: 5 điểm; Không đạt: 0 điểm",
            DiagnosticKind::AwardAboveMaximum { points: points(500), maximum: points(400) },
        ),
        (
            "Đạt: 3 điểm; Không đạt: 0 điểm",
            DiagnosticKind::MaximumNotReached { best: points(300), maximum: points(400) },
        ),
        ("Từ 0 đến 5 điểm", DiagnosticKind::AwardAboveMaximum { points: points(500), maximum: points(400) }),
        (
            "Mỗi cuộc cộng 0,5 điểm nhưng không quá 2 điểm",
            DiagnosticKind::MaximumNotReached { best: points(200), maximum: points(400) },
        ),
        (
            "Mỗi vụ việc trừ 1 điểm, trừ tối đa 5 điểm",
            DiagnosticKind::AwardAboveMaximum { points: points(500), maximum: points(400) },
        ),
        ("Có kế hoạch: 4 điểm", DiagnosticKind::OneStepOnly { words: "Có kế hoạch: 4 điểm".to_owned() }),
    ] {
        assert_eq!(findings(words), [expected], "{words}");
    }
}

#[test]
fn exceptions_are_one_of_four_or_none() {
    for (exception, expected) in [
        ("Trong năm không phát sinh: tính điểm tối đa", "yes 4 no 0; n/a: full points"),
        ("Không có thủ tục: không tính vào điểm tối đa, xếp loại theo tỷ lệ phần trăm", "yes 4 no 0; n/a: removed"),
        ("không tính nội dung này, phần còn lại được quy đổi về 4 điểm", "yes 4 no 0; n/a: rescaled"),
        ("Không khảo sát: 0 điểm, vẫn tính vào điểm tối đa", "yes 4 no 0; n/a: zero"),
        ("Không có trường hợp loại trừ", "yes 4 no 0"),
        ("Không áp dụng", "yes 4 no 0"),
    ] {
        let imported = read("Đạt: 4 điểm; Không đạt: 0 điểm", exception);
        let (_, node) = imported.template.criteria.iter().next().unwrap();
        assert_eq!(print::scoring(node.criterion.scoring.as_ref().unwrap()), expected, "{exception}");
        assert!(!kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::NotApplicableNotUnderstood { .. })));
    }
    for words in [
        "tùy trường hợp",
        "Không phát sinh: không được điểm tối đa",
        "Không phát sinh thì không đạt điểm tối đa",
        "Không phát sinh: không được tính điểm tối đa",
    ] {
        let imported = read("Đạt: 4 điểm; Không đạt: 0 điểm", words);
        let (_, node) = imported.template.criteria.iter().next().unwrap();
        assert_eq!(print::scoring(node.criterion.scoring.as_ref().unwrap()), "yes 4 no 0", "{words}");
        let not_understood = DiagnosticKind::NotApplicableNotUnderstood { words: words.to_owned() };
        assert!(kinds(&imported).contains(&not_understood), "{words}");
    }
}
