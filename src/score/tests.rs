//! Every value that domain.md, formats.md and the worked cases name, and the laws that hold for all others.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

use super::decimal::ratio_half_up;
use super::{DecimalError, Percent, Quantity, Ratio, Score, parse_count};
use proptest::prelude::*;
use std::cmp::Ordering;

fn points(hundredths: i64) -> Score {
    Score::from_hundredths(hundredths)
}

fn ratio(done: u32, assigned: u32) -> Ratio {
    Ratio::new(Quantity::whole(done), Quantity::whole(assigned)).unwrap()
}

#[test]
fn points_are_read_with_comma_or_point() {
    let rows = [
        ("0,5", 50),
        ("0.5", 50),
        (" 12 ", 1200),
        ("1,5", 150),
        ("1.10", 110),
        ("0,25", 25),
        ("0", 0),
        ("-0", 0),
        ("007", 700),
        ("-2", -200),
        ("+2", 200),
        ("\u{2212}0,25", -25),
        ("\u{a0}3\u{202f}", 300),
        ("\t4\r\n", 400),
        ("1000000", 100_000_000),
        ("0000000000000000000000000000000000000000001,5", 150),
    ];
    for (text, hundredths) in rows {
        assert_eq!(Score::parse(text), Ok(points(hundredths)), "{text:?}");
    }
}

#[test]
fn points_that_could_mean_two_things_or_nothing_are_refused() {
    use DecimalError::{Ambiguous, Empty, NotANumber, TooLarge, TooManyDecimals};
    let third = TooManyDecimals { allowed: 2 };
    let rows = [
        ("", Empty),
        (" \u{a0} ", Empty),
        ("1.000", Ambiguous),
        ("1,000", Ambiguous),
        ("12.500", Ambiguous),
        ("-1,000", Ambiguous),
        // Beside a zero, or more than three digits, three decimals can only be a fraction.
        ("0,125", third),
        ("0.125", third),
        ("1234,500", third),
        ("0,1250", third),
        ("1,0000", third),
        ("1.000.000", NotANumber),
        ("1.234,5", NotANumber),
        ("1 000", NotANumber),
        ("1\u{a0}000", NotANumber),
        ("５", NotANumber),
        ("１，５", NotANumber),
        ("٣", NotANumber),
        ("5,", NotANumber),
        (",5", NotANumber),
        (".", NotANumber),
        ("-", NotANumber),
        ("- 2", NotANumber),
        ("--2", NotANumber),
        ("1e3", NotANumber),
        ("0x10", NotANumber),
        ("½", NotANumber),
        ("2 điểm", NotANumber),
        ("NaN", NotANumber),
        ("1000000,01", TooLarge),
        ("-1000001", TooLarge),
        ("9223372036854775807", TooLarge),
        ("99999999999999999999999999999999", TooLarge),
    ];
    for (text, error) in rows {
        assert_eq!(Score::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn points_are_printed_with_a_comma_and_no_trailing_zeros() {
    let rows = [(0, "0"), (5, "0,05"), (50, "0,5"), (1200, "12"), (188, "1,88"), (-25, "-0,25"), (-200, "-2")];
    for (hundredths, text) in rows {
        assert_eq!(points(hundredths).to_string(), text);
    }
    assert_eq!(points(i64::MIN).to_string(), "-92233720368547758,08");
}

#[test]
fn percentages_round_half_up_at_two_decimals() {
    // points, maximum, percentage: domain.md, "How the sheets look"; the last one is 64,9975%.
    let rows = [
        (6925, 7150, "96,85%"),
        (9032, 9650, "93,60%"),
        (9100, 9650, "94,30%"),
        (7884, 9650, "81,70%"),
        (7840, 9800, "80,00%"),
        (7839, 9800, "79,99%"),
        (6386, 9825, "65,00%"),
        (0, 9800, "0,00%"),
        (9800, 9800, "100,00%"),
    ];
    for (part, whole, text) in rows {
        assert_eq!(Percent::of(points(part), points(whole)).unwrap().to_string(), text, "{part}/{whole}");
    }
    assert_eq!(Percent::of(points(0), Score::ZERO), None);
}

#[test]
fn percentages_are_read_with_or_without_their_sign() {
    for text in ["90", "90%", " 90 % ", "90,00%", "90.0"] {
        assert_eq!(Percent::parse(text), Ok(Percent::from_hundredths(9000)), "{text:?}");
    }
    assert_eq!(Percent::parse("62,5%"), Ok(Percent::from_hundredths(6250)));
    assert_eq!(Percent::parse("93,753%"), Err(DecimalError::Ambiguous));
    assert_eq!(Percent::parse("0,753%"), Err(DecimalError::TooManyDecimals { allowed: 2 }));
    assert_eq!(Percent::parse("%"), Err(DecimalError::Empty));
}

#[test]
fn half_goes_up_also_below_zero() {
    // numerator, denominator, rounded: exactly one half goes towards plus infinity.
    let rows = [
        (1, 2, 1),
        (-1, 2, 0),
        (3, 2, 2),
        (-3, 2, -1),
        (5, 2, 3),
        (-5, 2, -2),
        (1, 3, 0),
        (2, 3, 1),
        (-2, 3, -1),
        (1, -2, 0),
        (-7, -2, 4),
        (0, 7, 0),
    ];
    for (numerator, denominator, rounded) in rows {
        assert_eq!(ratio_half_up(numerator, denominator), Some(rounded), "{numerator}/{denominator}");
    }
    assert_eq!(ratio_half_up(1, 0), None);
    assert_eq!(ratio_half_up(i128::MAX, 3), None);
}

#[test]
fn nothing_overflows() {
    let most = points(i64::MAX);
    let least = points(i64::MIN);
    assert_eq!(most.plus(points(1)), most);
    assert_eq!(least.minus(points(1)), least);
    assert_eq!(most.times(u32::MAX), most);
    assert_eq!(least.times(u32::MAX), least);
    assert_eq!([most, most, most].into_iter().sum::<Score>(), most);
    assert_eq!(most.scaled(i64::MAX, 1), None);
    assert_eq!(least.scaled(i64::MIN, 1), None);
    assert_eq!(Percent::of(most, points(1)), None);
    assert_eq!(most.least_scaled(1, i64::MAX), Some(most));
}

#[test]
fn rescaling_rounds_once() {
    // Thirteen of seventeen, to twenty: domain.md, "not applicable".
    assert_eq!(points(1300).scaled(20, 17), Some(points(1529)));
    assert_eq!(points(1300).scaled(20, 0), None);
}

#[test]
fn the_least_part_is_where_the_rounded_percentage_begins() {
    // edge, maximum, least points
    let rows =
        [(8000, 9800, 7840), (6500, 9825, 6386), (5000, 10_000, 5000), (9000, 8600, 7740), (1, 300, 1), (0, 10, 0)];
    for (edge, whole, part) in rows {
        assert_eq!(points(edge).least_scaled(10_000, whole), Some(points(part)), "{edge} of {whole}");
    }
    assert_eq!(points(1).least_scaled(0, 10), None);
}

#[test]
fn figures_have_four_decimals_and_are_never_negative() {
    let rows = [("48", 480_000), ("85,42", 854_200), ("0,1234", 1234), ("0,125", 1250), ("1.0000", 10_000)];
    for (text, units) in rows {
        assert_eq!(Quantity::parse(text), Ok(Quantity::from_ten_thousandths(units)), "{text:?}");
    }
    assert_eq!(Quantity::parse("-1"), Err(DecimalError::NotANumber));
    assert_eq!(Quantity::parse("1.250"), Err(DecimalError::Ambiguous));
    assert_eq!(Quantity::parse("0,12345"), Err(DecimalError::TooManyDecimals { allowed: 4 }));
    assert_eq!(Quantity::parse("1000000001"), Err(DecimalError::TooLarge));
    assert_eq!(Quantity::whole(48).to_string(), "48");
    assert_eq!(Quantity::from_ten_thousandths(854_200).to_string(), "85,42");
    // What would read as thousands gets a fourth decimal, so that it can be read back.
    assert_eq!(Quantity::from_ten_thousandths(854_250).to_string(), "85,4250");
    assert_eq!(Quantity::from_ten_thousandths(1250).to_string(), "0,125");
    assert_eq!(Quantity::from_ten_thousandths(12_341_250).to_string(), "1234,125");
}

#[test]
fn counts_are_whole() {
    let decimals = Err(DecimalError::TooManyDecimals { allowed: 0 });
    let rows = [
        ("12", Ok(12)),
        ("12,0", Ok(12)),
        ("1000000000", Ok(1_000_000_000)),
        ("1,5", decimals),
        ("0,12345", decimals),
        ("1.000", Err(DecimalError::Ambiguous)),
        ("1000000001", Err(DecimalError::TooLarge)),
        ("99999999999999999999", Err(DecimalError::TooLarge)),
        ("-1", Err(DecimalError::NotANumber)),
        ("", Err(DecimalError::Empty)),
    ];
    for (text, count) in rows {
        assert_eq!(parse_count(text), count, "{text:?}");
    }
}

#[test]
fn a_ratio_meets_edges_exactly_not_as_printed() {
    // done, assigned, how the exact ratio stands to 90%, how it prints
    let rows = [
        (9, 10, Ordering::Equal, "90,00%"),
        (89_999, 100_000, Ordering::Less, "90,00%"),
        (90_001, 100_000, Ordering::Greater, "90,00%"),
        (0, 5, Ordering::Less, "0,00%"),
        (12, 10, Ordering::Greater, "100,00%"),
        (45, 48, Ordering::Greater, "93,75%"),
    ];
    for (done, assigned, order, text) in rows {
        assert_eq!(ratio(done, assigned).against(Percent::from_hundredths(9000)), order, "{done}/{assigned}");
        assert_eq!(ratio(done, assigned).percent().to_string(), text, "{done}/{assigned}");
    }
    assert_eq!(Ratio::new(Quantity::whole(0), Quantity::whole(0)), None);
    assert_eq!(Ratio::new(Quantity::whole(5), Quantity::whole(0)), None);
}

#[test]
fn a_share_is_rounded_from_the_exact_ratio() {
    // 45/48 of 2 points is 1,875; two thirds of 4 is 2,666…; over 100% is 100%.
    let rows = [(45, 48, 200, 188), (2, 3, 400, 267), (1, 3, 400, 133), (7, 5, 150, 150)];
    for (done, assigned, of, share) in rows {
        assert_eq!(ratio(done, assigned).share_of(points(of)), points(share), "{done}/{assigned} of {of}");
    }
}

proptest! {
    #[test]
    fn printing_and_reading_points_are_inverse(hundredths in -100_000_000_i64..=100_000_000) {
        let score = points(hundredths);
        prop_assert_eq!(Score::parse(&score.to_string()), Ok(score));
    }

    #[test]
    fn printing_and_reading_percentages_are_inverse(hundredths in -1_000_000_i64..=1_000_000) {
        let percent = Percent::from_hundredths(hundredths);
        prop_assert_eq!(Percent::parse(&percent.to_string()), Ok(percent));
    }

    #[test]
    fn printing_and_reading_figures_are_inverse(units in 0..=Quantity::LIMIT.ten_thousandths(), few in 0..=20_000_000_i64) {
        for units in [units, few, few / 10 * 10] {
            let quantity = Quantity::from_ten_thousandths(units);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*", digits in "[-+ 0-9.,]{0,40}") {
        for text in [text, digits] {
            if let Ok(score) = Score::parse(&text) {
                prop_assert!(score >= points(-Score::LIMIT.hundredths()) && score <= Score::LIMIT);
            }
        }
    }

    #[test]
    fn the_least_part_reaches_its_edge_and_one_hundredth_less_does_not(
        edge in 1_i64..=10_000,
        whole in 1_i64..=1_000_000,
    ) {
        let part = points(edge).least_scaled(10_000, whole).unwrap();
        let (edge, whole) = (Percent::from_hundredths(edge), points(whole));
        prop_assert!(Percent::of(part, whole).unwrap() >= edge);
        prop_assert!(Percent::of(part.minus(points(1)), whole).unwrap() < edge);
    }

    #[test]
    fn a_rounded_ratio_is_within_half_a_unit(numerator in any::<i64>(), denominator in 1..=i64::MAX) {
        let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
        let rounded = i128::from(ratio_half_up(numerator, denominator).unwrap());
        let twice_off = 2 * (rounded * denominator - numerator);
        prop_assert!(-denominator < twice_off && twice_off <= denominator);
    }
}
