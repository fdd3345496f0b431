//! Days, spans of days, deadlines.

use crate::template::{Award, Cutoff, Day, Days, Deadline, Exercise, Rule, Step};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn days_are_printed_as_official_texts_print_them() {
    // Nghị định 30/2020: a zero before days below ten and before the months one and two, not before the others.
    let rows = [
        ("2023-04-10", "10/4/2023"),
        ("2023-04-09", "09/4/2023"),
        ("2023-01-01", "01/01/2023"),
        ("2023-02-28", "28/02/2023"),
        ("2023-03-31", "31/3/2023"),
        ("2023-12-05", "05/12/2023"),
    ];
    for (iso, printed) in rows {
        let day = Day::parse_iso(iso).unwrap();
        assert_eq!((day.to_string().as_str(), day.iso().as_str()), (printed, iso));
    }
}

#[test]
fn days_are_read_as_people_write_them() {
    for text in ["10/4/2023", "10/04/2023", " 10-4-2023 ", "10.4.2023", "10 / 4 / 2023"] {
        assert_eq!(Day::parse(text), Day::new(2023, 4, 10), "{text:?}");
    }
    let refused = [
        "",
        "10/4",
        "10/4/23",
        "29/02/2023",
        "31/4/2023",
        "0/4/2023",
        "10/13/2023",
        "10/4/2023/1",
        "2023-04-10",
        "10/+4/2023",
        "1０/4/2023",
        "10/4/1899",
        "tháng 4",
    ];
    for text in refused {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
    assert_eq!(Day::parse("29/02/2024"), Day::new(2024, 2, 29));
}

#[test]
fn stored_days_are_exact() {
    for text in ["2023-4-10", "2023-04-10T00:00", "10/4/2023", "2023-02-30", "+023-04-10", "2023-+4-10", "2023-04-1"] {
        assert_eq!(Day::parse_iso(text), None, "{text:?}");
    }
    assert!(serde_json::from_str::<Day>("\"2023-02-30\"").is_err());
}

#[test]
fn deadlines_say_whether_their_day_is_in() {
    let october = Days { first: Some(day("01/10/2023")), last: Some(day("31/10/2023")) };
    // cutoff, day, on time: formats.md, "Decisions".
    let rows = [
        (Cutoff::Before(day("10/4/2023")), "09/4/2023", true),
        (Cutoff::Before(day("10/4/2023")), "10/4/2023", false),
        (Cutoff::Before(day("01/3/2024")), "29/02/2024", true),
        (Cutoff::NoLaterThan(day("01/11/2023")), "01/11/2023", true),
        (Cutoff::NoLaterThan(day("01/11/2023")), "02/11/2023", false),
        (Cutoff::Within(october), "31/10/2023", true),
        (Cutoff::Within(october), "01/11/2023", false),
        (Cutoff::Within(october), "30/9/2023", true),
        (Cutoff::Within(Days::default()), "01/01/2099", true),
    ];
    for (cutoff, sent, on_time) in rows {
        assert_eq!(cutoff.is_on_time(day(sent)), on_time, "{cutoff:?} {sent}");
    }
}

#[test]
fn deadlines_are_found_by_name_and_by_day() {
    let deadline = |name: &str, cutoff| Deadline { name: name.to_owned(), cutoff };
    let exercise = Exercise {
        deadlines: vec![
            deadline("Gửi hồ sơ chấm điểm", Cutoff::Before(day("20/10/2023"))),
            deadline("Gửi kế hoạch", Cutoff::Before(day("10/4/2023"))),
            deadline("Lưu hồ sơ", Cutoff::Within(Days::default())),
        ],
        ..Exercise::default()
    };
    assert_eq!(exercise.deadline(" gửi KẾ hoạch ").unwrap().name, "Gửi kế hoạch");
    assert_eq!(exercise.deadline("Gửi báo cáo"), None);
    let ahead = |text| exercise.deadlines_from(day(text)).into_iter().map(|one| one.name.as_str()).collect::<Vec<_>>();
    assert_eq!(ahead("09/4/2023"), ["Gửi kế hoạch", "Gửi hồ sơ chấm điểm", "Lưu hồ sơ"]);
    assert_eq!(ahead("10/4/2023"), ["Gửi hồ sơ chấm điểm", "Lưu hồ sơ"]);
    assert_eq!(ahead("20/10/2023"), ["Lưu hồ sơ"]);
}

#[test]
fn a_day_gives_the_first_step_that_names_it() {
    let step = |first: Option<&str>, last: Option<&str>| Step {
        label: String::new(),
        award: super::fixed("1"),
        days: Some(Days { first: first.map(day), last: last.map(day) }),
    };
    let undated = Step { days: None, ..step(None, None) };
    let rule = Rule::Steps(vec![undated, step(None, Some("09/4/2023")), step(Some("09/4/2023"), Some("30/4/2023"))]);
    let rows = [("01/01/1999", Some(1)), ("09/4/2023", Some(1)), ("10/4/2023", Some(2)), ("01/5/2023", None)];
    for (sent, place) in rows {
        assert_eq!(rule.step_on(day(sent)), place, "{sent}");
    }
    assert_eq!(Rule::Free.step_on(day("09/4/2023")), None);
}

#[test]
fn of_steps_that_hold_the_day_the_best_is_earned() {
    let step = |last: Option<&str>, award| Step {
        label: String::new(),
        award,
        days: Some(Days { first: None, last: last.map(day) }),
    };
    // Worst first: whenever sent: 0; chậm nhất 30/4: 0,75; trước 10/4: 1,5. What is sent before 10/4 meets all three.
    let points = |text: &str| super::fixed(text);
    for best in [points("1,5"), Award::Maximum] {
        let rule = Rule::Steps(vec![
            step(None, points("0")),
            step(Some("30/4/2023"), points("0,75")),
            step(Some("09/4/2023"), best),
        ]);
        for (sent, place) in [("09/4/2023", 2), ("10/4/2023", 1), ("30/4/2023", 1), ("01/5/2023", 0)] {
            assert_eq!(rule.step_on(day(sent)), Some(place), "{sent}");
        }
    }
}

proptest! {
    #[test]
    fn printing_and_reading_days_are_inverse(year in 1900..=9999_i32, month in 1..=12_u8, date in 1..=31_u8) {
        if let Some(day) = Day::new(year, month, date) {
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            prop_assert_eq!(Day::parse_iso(&day.iso()), Some(day));
            prop_assert_eq!(day.numbers(), (year, month, date));
            prop_assert!(day == day.after().before() || day.after() == day);
        }
    }

    #[test]
    fn any_text_is_a_day_or_not(text in "\\PC*", digits in "[-+0-9./ ]{0,12}") {
        for text in [text, digits] {
            for day in [Day::parse(&text), Day::parse_iso(&text)].into_iter().flatten() {
                prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
            }
        }
    }
}
