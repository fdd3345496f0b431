//! The kinds of body that a heading of maxima names.

use super::HEADINGS;
use super::Heading::Points;
use super::Match::Starts;

/// Words before the bodies that maxima are for.
const BEFORE_BODIES: &[&str] = &["của các ", "của ", "đối với các ", "đối với ", "cho các ", "cho ", "dành cho "];
/// Words of which the name of a kind of body has one.
const BODIES: &[&str] = &[
    "xã",
    "phường",
    "trấn",
    "phòng",
    "ban",
    "ngành",
    "sở",
    "cơ",
    "đơn",
    "ubnd",
    "huyện",
    "tỉnh",
    "khối",
    "trường",
    "nghiệp",
    "thôn",
];

/// The bodies that a heading of maxima names: "xã" of "Điểm tối đa của xã", "Điểm tối đa (phòng)".
pub(in super::super) fn bodies(folded: &str) -> Option<&str> {
    let of_points = HEADINGS.iter().filter(|(how, _, heading)| *how == Starts && *heading == Points);
    let rest = of_points.filter_map(|(_, words, _)| folded.strip_prefix(words)).min_by_key(|rest| rest.len())?;
    let rest = rest.trim_matches([' ', '(', ')', '-', ':']);
    let name = BEFORE_BODIES.iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest).trim_start();
    let named = name.split([' ', ',', '/']).any(|word| BODIES.contains(&word));
    named.then_some(name)
}
