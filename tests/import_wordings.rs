//! Rules as offices word them, each on a criterion of 4 points, with the rule that they are.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{kinds, print, sheet};
use tucham::workbook::{DiagnosticKind, Imported, import};

fn read(words: &str) -> Imported {
    let header: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Điểm tự chấm"];
    import(&sheet(&[header, &["1", "Tiêu chí một", "#4", words]])).unwrap()
}

fn rule(words: &str) -> String {
    let imported = read(words);
    let (_, node) = imported.template.criteria.iter().next().unwrap();
    print::scoring(node.criterion.scoring.as_ref().unwrap())
}

fn findings(words: &str) -> Vec<DiagnosticKind> {
    kinds(&read(words)).into_iter().filter(|kind| *kind != DiagnosticKind::NoGrades).collect()
}

/// Every row of a table that is read otherwise, at once.
fn check(table: &[(&str, &str)]) {
    let differs = |(words, expected): &&(&str, &str)| rule(words) != *expected || !findings(words).is_empty();
    let told = |(words, expected): &(&str, &str)| {
        format!("{words}\n  read:     {}\n  expected: {expected}\n  said:     {:?}\n", rule(words), findings(words))
    };
    let wrong: Vec<String> = table.iter().filter(differs).map(told).collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn steps() {
    check(&[
        (
            "Ban hành đúng thời hạn: 4đ; chậm: 2đ; không ban hành: 0đ",
            r#"steps "Ban hành đúng thời hạn" 4, "chậm" 2, "không ban hành" 0"#,
        ),
        ("BAN HÀNH KỊP THỜI: 4 ĐIỂM; KHÔNG BAN HÀNH: 0 ĐIỂM", r#"steps "BAN HÀNH KỊP THỜI" 4, "KHÔNG BAN HÀNH" 0"#),
        (
            "+ Thực hiện tốt: 4 điểm\n+ Thực hiện khá: 2,5 điểm\n+ Còn lại: 0 điểm",
            r#"steps "Thực hiện tốt" 4, "Thực hiện khá" 2,5, "Còn lại" 0"#,
        ),
        (
            "- Có kế hoạch, đúng hạn được 4,0 điểm;\n- Có kế hoạch, quá hạn được 2,0 điểm;\n- Không có kế hoạch: không chấm điểm.",
            r#"steps "Có kế hoạch, đúng hạn" 4, "Có kế hoạch, quá hạn" 2, "Không có kế hoạch" 0"#,
        ),
        (
            "Thực hiện đầy đủ (4 điểm); thực hiện chưa đầy đủ (2 điểm); không thực hiện (0 điểm)",
            r#"steps "Thực hiện đầy đủ" 4, "thực hiện chưa đầy đủ" 2, "không thực hiện" 0"#,
        ),
        (
            "Đạt loại Tốt đạt 4 điểm, loại Khá đạt 3 điểm, loại Trung bình đạt 1 điểm",
            r#"steps "Đạt loại Tốt" 4, "loại Khá" 3, "loại Trung bình" 1"#,
        ),
        (
            "Ban hành kịp thời – 4 điểm; Ban hành chậm – 1 điểm; Không ban hành – 0 điểm",
            r#"steps "Ban hành kịp thời" 4, "Ban hành chậm" 1, "Không ban hành" 0"#,
        ),
        (
            "a) Ban hành kịp thời: 4 điểm\nb) Không kịp thời: 1 điểm\nc) Không ban hành: 0 điểm",
            r#"steps "a) Ban hành kịp thời" 4, "b) Không kịp thời" 1, "c) Không ban hành" 0"#,
        ),
        (
            "Kịp thời: 4 điểm (bốn điểm)\nChậm: 2 điểm (hai điểm)\nKhông: 0 điểm",
            r#"steps "Kịp thời" 4, "Chậm" 2, "Không" 0"#,
        ),
        (
            "4 điểm: Ban hành kịp thời\n2 điểm: Ban hành chậm\n0 điểm: Không ban hành",
            r#"steps "Ban hành kịp thời" 4, "Ban hành chậm" 2, "Không ban hành" 0"#,
        ),
        (
            "Có từ 02 mô hình trở lên: 4 điểm; có 01 mô hình: 2 điểm; không có mô hình: 0 điểm",
            r#"steps "Có từ 02 mô hình trở lên" 4, "có 01 mô hình" 2, "không có mô hình" 0"#,
        ),
        (
            "Tổ chức 04 cuộc/năm: 4 điểm; dưới 04 cuộc: 2 điểm; không tổ chức: 0 điểm",
            r#"steps "Tổ chức 04 cuộc/năm" 4, "dưới 04 cuộc" 2, "không tổ chức" 0"#,
        ),
    ]);
}

#[test]
fn yes_or_no() {
    check(&[
        ("Có: 4 điểm; Không: 0 điểm", "yes 4 no 0"),
        ("Có (4đ), không có (0đ)", "yes 4 no 0"),
        ("Đạt: 4đ\nChưa đạt: 0đ", "yes 4 no 0"),
        ("Đạt yêu cầu được 4 điểm; không đạt yêu cầu không tính điểm", "yes 4 no 0"),
        ("Thực hiện: 4 điểm. Không thực hiện: 0 điểm.", "yes 4 no 0"),
        ("Hoàn thành: 4,0 điểm / Không hoàn thành: 0,0 điểm", "yes 4 no 0"),
        ("ĐẠT: 4; KHÔNG ĐẠT: 0", "yes 4 no 0"),
        ("Nếu có: 4 điểm; nếu không: 0 điểm", "yes 4 no 0"),
        ("Đầy đủ: đạt điểm tối đa; không đầy đủ: 0 điểm", "yes max no 0"),
    ]);
}

#[test]
fn bands_of_a_ratio() {
    check(&[
        (
            "Đạt từ 95 % trở lên: 4 điểm; từ 80 % đến dưới 95 %: 2 điểm; dưới 80 %: 0 điểm",
            "ratio [95;) 4, [80;95) 2, (;80) 0",
        ),
        ("≥ 90%: 4đ; ≥ 70% và < 90%: 2đ; < 70%: 0đ", "ratio [90;) 4, [70;90) 2, (;70) 0"),
        (
            "Tỷ lệ đạt 100%: 4 điểm\nTỷ lệ từ 90% đến dưới 100%: 3 điểm\nTỷ lệ dưới 90%: 0 điểm",
            "ratio [100;) 4, [90;100) 3, (;90) 0",
        ),
        ("Trên 90%: 4 điểm; trên 80% đến 90%: 3 điểm; từ 80% trở xuống: 0 điểm", "ratio (90;) 4, (80;90] 3, (;80] 0"),
        (
            "Từ 90% đến 100% số hồ sơ: 4 điểm; từ 80% đến dưới 90% số hồ sơ: 2 điểm; còn lại: 0 điểm",
            "ratio [90;100] 4, [80;90) 2, (;80) 0",
        ),
        ("100% hồ sơ đúng hạn: 4 điểm; dưới 100%: 0 điểm", "ratio [100;) 4, (;100) 0"),
        (
            "Đạt 85% trở lên được 4 điểm, từ 50% đến dưới 85% được 2 điểm, dưới 50% được 0 điểm",
            "ratio [85;) 4, [50;85) 2, (;50) 0",
        ),
        ("Lớn hơn hoặc bằng 90%: 4 điểm; nhỏ hơn 90%: 0 điểm", "ratio [90;) 4, (;90) 0"),
        ("Từ 90% trở lên = 4 điểm, 80% - dưới 90% = 2 điểm, dưới 80% = 0 điểm", "ratio [90;) 4, [80;90) 2, (;80) 0"),
        ("Dưới 50%: không tính điểm; từ 50% đến dưới 80%: 2 điểm; từ 80%: 4 điểm", "ratio (;50) 0, [50;80) 2, [80;) 4"),
        (">=90%: 4đ, 70%-<90%: 2đ, <70%: 0đ", "ratio [90;) 4, [70;90) 2, (;70) 0"),
        (
            "Từ trên 80% đến 100%: 4 điểm\nTừ trên 50% đến 80%: 2 điểm\nTừ 50% trở xuống: 0 điểm",
            "ratio (80;100] 4, (50;80] 2, (;50] 0",
        ),
        ("Trên 90% (4 điểm); 70-90% (2 điểm); dưới 70% (0 điểm)", "ratio (90;) 4, [70;90] 2, (;70) 0"),
    ]);
}

#[test]
fn in_proportion() {
    check(&[
        ("Điểm = tỷ lệ × 4", "ratio (;) ×4"),
        ("Tính theo tỷ lệ: tỷ lệ % x điểm tối đa", "ratio (;) ×max"),
        ("Điểm đạt được = Tỷ lệ hoàn thành x 4 điểm", "ratio (;) ×4"),
        (
            "Từ 80% đến dưới 100%: tỷ lệ x 4 điểm; dưới 80%: 0 điểm; 100%: 4 điểm",
            "ratio [80;100) ×4, (;80) 0, [100;) 4",
        ),
        ("Đạt 100%: 4 điểm; dưới 100% tính điểm theo công thức: tỷ lệ đạt được x 4 điểm", "ratio [100;) 4, (;100) ×4"),
        ("(Số đã giải quyết/tổng số tiếp nhận) x 4 điểm", "ratio (;) ×4"),
        ("Dưới 60%: 0 điểm; từ 60% trở lên: [tỷ lệ] × 4", "ratio (;60) 0, [60;) ×4"),
    ]);
}

#[test]
fn for_each_thing() {
    check(&[
        ("Mỗi mô hình được cộng 0,5đ, tối đa 4đ", "each 0,5 up to 4"),
        ("Cứ 01 mô hình thì cộng 1 điểm, không quá 4 điểm", "each 1 up to 4"),
        ("Cứ mỗi sáng kiến được 2 điểm (tối đa không quá 4 điểm)", "each 2 up to 4"),
        ("1đ/mô hình, tối đa 4đ", "each 1 up to 4"),
        ("Mỗi tin, bài được đăng tính 0,25 điểm nhưng tổng điểm không vượt quá 4 điểm", "each 0,25 up to 4"),
        ("Thưởng 1 điểm cho mỗi sáng kiến, tối đa 4 điểm", "each 1 up to 4"),
        ("Được cộng 0,5 điểm/01 mô hình; tổng cộng không quá 4 điểm", "each 0,5 up to 4"),
        ("Mỗi cuộc đối thoại: 2 điểm. Tối đa: 4 điểm.", "each 2 up to 4"),
        ("Mỗi hội nghị tính 1,0 điểm (một điểm)", "each 1 up to max"),
    ]);
}

#[test]
fn deductions() {
    check(&[
        ("Mỗi vụ việc vi phạm trừ 0,5đ", "each -0,5 at most max"),
        ("Cứ mỗi báo cáo chậm trừ 0,25 điểm, trừ không quá 2 điểm", "each -0,25 at most 2"),
        ("Trừ 0,5 điểm cho mỗi lần chậm", "each -0,5 at most max"),
        ("Mỗi trường hợp vi phạm bị trừ 1 điểm (trừ tối đa 4 điểm)", "each -1 at most 4"),
        ("Mỗi lượt quá hạn trừ 0.5 điểm; trừ đến hết điểm", "each -0,5 at most max"),
        ("Thiếu mỗi nội dung trừ 0,5 điểm", "each -0,5 at most max"),
        ("Chậm 01 báo cáo trừ 0,5 điểm", "each -0,5 at most max"),
        ("Mỗi báo cáo gửi chậm: -0,5 điểm; tối đa -2 điểm", "each -0,5 at most 2"),
        ("Trừ 1 điểm/vụ, trừ tối đa 04 điểm", "each -1 at most 4"),
    ]);
}

#[test]
fn against_last_year() {
    check(&[
        ("Tăng so với năm trước: 4 điểm; giữ nguyên: 2 điểm; giảm: 0 điểm", "higher 4 equal 2 lower 0"),
        (
            "Cao hơn năm trước liền kề: 4đ; bằng năm trước liền kề: 2đ; thấp hơn năm trước liền kề: 0đ",
            "higher 4 equal 2 lower 0",
        ),
        (
            "Chỉ số tăng so với cùng kỳ: 4 điểm / bằng cùng kỳ: 2 điểm / giảm so với cùng kỳ: 0 điểm",
            "higher 4 equal 2 lower 0",
        ),
    ]);
}

#[test]
fn days() {
    check(&[
        (
            "Gửi trước ngày 10/4/2023: 4 điểm; gửi từ ngày 10/4/2023: 0 điểm",
            r#"steps "Gửi trước ngày 10/4/2023" [..2023-04-09] 4, "gửi từ ngày 10/4/2023" [2023-04-10..] 0"#,
        ),
        (
            "Gửi trước 10/04/2023: 4đ; từ 10/04/2023 trở đi: 0đ",
            r#"steps "Gửi trước 10/04/2023" [..2023-04-09] 4, "từ 10/04/2023 trở đi" [2023-04-10..] 0"#,
        ),
        (
            "Nộp chậm nhất ngày 20/10/2023: 4 điểm; nộp sau ngày 20/10/2023: 1 điểm; không nộp: 0 điểm",
            r#"steps "Nộp chậm nhất ngày 20/10/2023" [..2023-10-20] 4, "nộp sau ngày 20/10/2023" [2023-10-21..] 1, "không nộp" 0"#,
        ),
        (
            "Báo cáo gửi đến hết ngày 20-10-2023: 4 điểm; quá hạn: 0 điểm",
            r#"steps "Báo cáo gửi đến hết ngày 20-10-2023" [..2023-10-20] 4, "quá hạn" 0"#,
        ),
        (
            "Trước ngày 10 tháng 4 năm 2023: 4 điểm; sau thời hạn trên: 0 điểm",
            r#"steps "Trước ngày 10 tháng 4 năm 2023" [..2023-04-09] 4, "sau thời hạn trên" 0"#,
        ),
    ]);
}

#[test]
fn given_by_the_superior_or_free() {
    check(&[
        ("Điểm do cấp trên chấm", "free; by the superior"),
        ("Do Phòng Nội vụ chấm điểm, đơn vị không tự chấm", "free; by the superior"),
        ("Từ 0 đến 4 điểm tùy mức độ hoàn thành", "free"),
        ("Chấm từ 0 - 4 điểm", "free"),
    ]);
}

#[test]
fn exceptions_in_the_words() {
    check(&[
        ("Có: 4 điểm; không: 0 điểm. Trường hợp không phát sinh được tính điểm tối đa", "yes 4 no 0; n/a: full points"),
        (
            "Mỗi vụ trừ 1 điểm\n(Nếu trong năm không phát sinh thì được tính điểm tối đa)",
            "each -1 at most max; n/a: full points",
        ),
        (
            "Trên 90%: 4; từ 90% trở xuống: 0\nKhông phát sinh hồ sơ: không tính vào tổng điểm",
            "ratio (90;) 4, (;90] 0; n/a: removed",
        ),
        (
            "Đúng hạn: 4 điểm; chậm: 0 điểm\nKhông phát sinh: được cộng điểm tối đa",
            r#"steps "Đúng hạn" 4, "chậm" 0; n/a: full points"#,
        ),
        (
            "Không phát sinh khiếu kiện: 4 điểm; có khiếu kiện: 0 điểm",
            r#"steps "Không phát sinh khiếu kiện" 4, "có khiếu kiện" 0"#,
        ),
        ("Mỗi 01 mô hình: 1 điểm; không có mô hình: 0 điểm", "each 1 up to max"),
    ]);
}

#[test]
fn what_only_looks_clear_is_free_and_said() {
    for words in [
        "Công khai đầy đủ: điểm tối đa; công khai một phần: 50% số điểm",
        "Có 01 mô hình: 1 điểm; mỗi mô hình thêm: 1 điểm; tối đa 4 điểm",
        "Mỗi mô hình cấp xã 0,5 điểm, cấp huyện 1 điểm, cấp tỉnh 2 điểm",
        "Đạt 90%: 4 điểm, cứ giảm 5% trừ 1 điểm",
        "Từ 2 đến 4 điểm tùy mức độ",
        "Tốt: 3-4 điểm; Khá: 1-2 điểm; Yếu: 0 điểm",
        "Điểm = 4 - số vụ × 0,5",
        "Trên 90%: 4 điểm; 80%: 2 điểm; còn lại: 0 điểm",
        "Nếu đạt trên 50% thì cộng thêm 1 điểm, nếu đạt trên 80% thì cộng thêm 2 điểm",
        "Không quá 02 vụ: 4 điểm; mỗi vụ tiếp theo trừ 1 điểm",
        "Trừ từ 0,5 đến 1 điểm cho mỗi vụ",
        "Kịp thời: bốn điểm; chậm: hai điểm",
        "Vi phạm lần 1 trừ 1 điểm",
        "Từ 01 vụ trở lên trừ 2 điểm",
        "Không thực hiện một phần nội dung trừ 1 điểm",
        "Chậm - 1 điểm; không gửi - 2 điểm",
        "Cứ 5 tin, bài được 0,5 điểm",
        "Cứ 3 mô hình được 1 điểm",
        "Mỗi 02 mô hình: 1 điểm, tối đa 2 điểm",
        "Cứ 02 báo cáo chậm trừ 1 điểm",
        "Mỗi 10% được 1 điểm",
        "2 điểm/3 mô hình",
        "Trên 90%: 4; từ 90% trở xuống: 1; có đơn thư khiếu nại: 0 điểm",
        "Tăng từ 5% trở lên: 4; tăng dưới 5%: 1; không tăng: 0 điểm",
        "Mỗi mô hình được 1 điểm; có mô hình bị phê bình: 0 điểm",
        "Mỗi lần chậm trừ 0,5 điểm, quá 3 lần không tính điểm",
        "Đúng hạn: 4; chậm: 0; không phát sinh: không chấm điểm",
        "Mỗi báo cáo chậm trừ 0,5 điểm; không báo cáo thì trừ hết điểm",
        "Mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm; không gửi báo cáo nào không được điểm",
    ] {
        assert_eq!(rule(words), "free", "{words}");
        let said = findings(words);
        let unclear = |kind: &DiagnosticKind| {
            matches!(
                kind,
                DiagnosticKind::RuleNotUnderstood { .. }
                    | DiagnosticKind::RatioGap { .. }
                    | DiagnosticKind::RatioOverlap { .. }
            )
        };
        assert!(said.iter().any(unclear), "{words}: {said:?}");
    }
}

#[test]
fn rules_in_the_text_of_the_criterion() {
    let header: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"];
    let read = |text: &str| import(&sheet(&[header, &["1", text, "#4"]])).unwrap();
    let told = |imported: &Imported| {
        let (_, node) = imported.template.criteria.iter().next().unwrap();
        print::scoring(node.criterion.scoring.as_ref().unwrap())
    };
    for (text, expected) in [
        (
            "Ban hành kế hoạch (kịp thời: 4 điểm; chậm: 2 điểm; không: 0 điểm)",
            r#"steps "kịp thời" 4, "chậm" 2, "không" 0"#,
        ),
        (
            "Ban hành kế hoạch. Kịp thời: 4 điểm; chậm: 2 điểm; không: 0 điểm",
            r#"steps "Kịp thời" 4, "chậm" 2, "không" 0"#,
        ),
        (
            "Ban hành kế hoạch: kịp thời 4 điểm\nchậm: 2 điểm\nkhông: 0 điểm",
            r#"steps "Ban hành kế hoạch: kịp thời" 4, "chậm" 2, "không" 0"#,
        ),
        ("Ban hành kế hoạch (4 điểm)\nKịp thời: 4 điểm\nChậm: 2 điểm", r#"steps "Kịp thời" 4, "Chậm" 2"#),
        ("Mô hình dân vận khéo: mỗi mô hình được 0,5 điểm, tối đa 4 điểm", "each 0,5 up to 4"),
        ("Giải quyết đơn đúng hạn. Không phát sinh: tính điểm tối đa", "free; n/a: full points"),
        ("Ban hành kế hoạch (4 điểm)", "free"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 100%", "free"),
        ("Thực hiện Kế hoạch số 133/KH-UBND ngày 08/9/2022", "free"),
    ] {
        let imported = read(text);
        assert_eq!(told(&imported), expected, "{text}");
        let unclear =
            kinds(&imported).into_iter().find(|kind| matches!(kind, DiagnosticKind::RuleNotUnderstood { .. }));
        assert_eq!(unclear, None, "{text}");
    }
    for text in [
        "Tốt 3 điểm, khá 2 điểm (có xác nhận: 2 điểm; không: 0 điểm)",
        "Ban hành kế hoạch: 2 điểm",
        "Đạt giải nhất 4 điểm, giải nhì từ 2 đến 3 điểm",
    ] {
        let imported = read(text);
        assert_eq!(told(&imported), "free", "{text}");
        assert!(kinds(&imported).iter().any(|kind| matches!(kind, DiagnosticKind::RuleNotUnderstood { .. })), "{text}");
    }
}
