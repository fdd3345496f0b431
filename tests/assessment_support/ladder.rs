//! Two top criteria, and the way from their points to the next class.

use super::{Form, leaf, points, template};
use tucham::score::Score;
use tucham::template::{Grading, Rule, Template};

/// Two top criteria of 80 and 20 points.
pub fn graded(grading: Grading) -> Template {
    Template { grading, ..template([leaf("I", "80", Rule::Free), leaf("II", "20", Rule::Free)]) }
}

/// It with points in both.
pub fn scored<'a>(template: &'a Template, first: &str, second: &str) -> Form<'a> {
    Form::of(template).points("I", first).points("II", second)
}

/// The next class by its name, and what lacks to it.
pub fn to_next(form: &Form<'_>) -> Option<(String, Score)> {
    form.assess().classification.to_next.map(|next| (form.named(Some(next.grade)), next.points))
}

/// As [`to_next`], in words.
pub fn ahead(next: Option<(&str, &str)>) -> Option<(String, Score)> {
    next.map(|(class, lacking)| (class.to_owned(), points(lacking)))
}
