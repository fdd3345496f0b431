//! Spans and bands at their edges, awards, and what holds a total.

use super::{fixed, percent, points};
use crate::score::{Quantity, Ratio};
use crate::template::{Award, Basis, Ceiling, RatioBand, Span};
use std::ops::Bound::{Excluded, Included, Unbounded};

#[test]
fn a_span_holds_the_edges_that_it_names() {
    // lower, upper, and whether 64,99, 65, 79,99, 80 and 80,01 are in
    let rows = [
        (Included(6500), Excluded(8000), [false, true, true, false, false]),
        (Included(6500), Included(8000), [false, true, true, true, false]),
        (Excluded(6500), Included(8000), [false, false, true, true, false]),
        (Unbounded, Excluded(6500), [true, false, false, false, false]),
        (Excluded(8000), Unbounded, [false, false, false, false, true]),
        (Unbounded, Unbounded, [true; 5]),
        (Included(8000), Included(6500), [false; 5]),
    ];
    for (lower, upper, inside) in rows {
        let span = Span { lower, upper };
        assert_eq!([6499, 6500, 7999, 8000, 8001].map(|value| span.contains(value)), inside, "{span:?}");
    }
}

#[test]
fn a_band_is_met_by_the_exact_ratio() {
    let band = |lower, upper| RatioBand { span: Span { lower, upper }, award: fixed("1") };
    let (seventy, ninety) = (percent("70"), percent("90"));
    // done of 100,000, and whether it is from 70 to 90, above 70 and below 90
    let rows = [
        (69_999, false, false),
        (70_000, true, false),
        (70_001, true, true),
        (89_999, true, true),
        (90_000, true, false),
        (90_001, false, false),
    ];
    for (done, closed, open) in rows {
        let ratio = Ratio::new(Quantity::whole(done), Quantity::whole(100_000)).unwrap();
        assert_eq!(band(Included(seventy), Included(ninety)).holds(ratio), closed, "{done}");
        assert_eq!(band(Excluded(seventy), Excluded(ninety)).holds(ratio), open, "{done}");
        assert!(band(Unbounded, Unbounded).holds(ratio));
    }
}

#[test]
fn an_award_is_worth_points_for_a_maximum_and_a_ratio() {
    let ratio = Ratio::new(Quantity::whole(45), Quantity::whole(48));
    // award, points for a maximum of 2 with 45/48, and without a ratio: the most that it gives
    let rows = [
        (fixed("1,5"), "1,5", "1,5"),
        (Award::Maximum, "2", "2"),
        (Award::RatioOf(points("4")), "3,75", "4"),
        (Award::RatioOfMaximum, "1,88", "2"),
    ];
    for (award, with, without) in rows {
        assert_eq!(award.points(points("2"), ratio), points(with), "{award:?}");
        assert_eq!(award.points(points("2"), None), points(without), "{award:?}");
    }
}

#[test]
fn a_total_is_held_between_zero_and_its_ceiling() {
    // total, held at the maximum of 100, not held
    for (total, held, open) in [("102", "100", "102"), ("100", "100", "100"), ("-1", "0", "0"), ("50", "50", "50")] {
        assert_eq!(Ceiling::Maximum.hold(points(total), points("100")), points(held));
        assert_eq!(Ceiling::None.hold(points(total), points("100")), points(open));
    }
}

#[test]
fn bands_are_measured_in_per_cent_or_in_points() {
    // total, maximum that is left, printed maximum, figure in per cent, figure in points
    let rows = [
        ("78,4", "100", "100", Some(7840), Some(7840)),
        ("78,4", "98", "100", Some(8000), Some(8000)),
        ("78,4", "98", "98", Some(8000), Some(7840)),
        ("48", "60", "80", Some(8000), Some(6400)),
        ("0", "0", "100", None, None),
    ];
    for (total, maximum, printed, percent, in_points) in rows {
        let figure = |basis: Basis| basis.figure(points(total), points(maximum), points(printed));
        assert_eq!((figure(Basis::Percent), figure(Basis::Points)), (percent, in_points), "{total}/{maximum}");
    }
}

#[test]
fn the_least_total_is_where_a_figure_begins() {
    // edge, maximum that is left, printed maximum, least total in per cent, least total in points
    let rows = [
        (8000, "98", "100", Some("78,4"), Some("78,4")),
        (8000, "71,5", "71,5", Some("57,2"), Some("80")),
        (6400, "60", "80", Some("38,4"), Some("48")),
        (6400, "60", "0", Some("38,4"), None),
    ];
    for (edge, maximum, printed, percent, in_points) in rows {
        let least = |basis: Basis| basis.least_total(edge, points(maximum), points(printed));
        let expected = (percent.map(points), in_points.map(points));
        assert_eq!((least(Basis::Percent), least(Basis::Points)), expected, "{edge} of {maximum}");
    }
}
