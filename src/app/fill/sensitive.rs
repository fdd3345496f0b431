//! What does not belong in a dossier that travels by e-mail: the mark of a secret document, and citizens' data.

use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// Says what should not stand in a text, while it does. Nothing is forbidden: only the person knows what it is.
#[component]
pub fn Sensitive(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let words = language();
    let secret = Memo::new(move |_| text.with(|text| looks_secret(text)));
    let citizen = Memo::new(move |_| text.with(|text| names_citizen(text)));
    move || {
        view! {
            {secret.get().then(|| view! { <p class="wrong" role="alert">{say!(words, fill.secret)}</p> }.into_any())}
            {citizen.get().then(|| view! { <p class="look" role="status">{say!(words, fill.citizen)}</p> }.into_any())}
        }
    }
}

/// A document that is marked "MẬT" must not travel in a package; capitals, as the mark is written.
fn looks_secret(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "MẬT")
}

/// Whether a citizen's number (twelve digits, the first of them 0: Thông tư 59/2021/TT-BCA) or a telephone number
/// stands in a text.
fn names_citizen(text: &str) -> bool {
    let runs = text.split(|letter: char| !is_of_number(letter));
    runs.map(groups).any(|groups| is_citizen_number(&groups) || is_telephone(&groups))
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, ' ' | '.' | '-' | '+')
}

/// The groups of digits in a run: dates and sums of money are told from numbers of people by how they are grouped.
fn groups(run: &str) -> Vec<&str> {
    run.split([' ', '.', '-', '+']).filter(|group| !group.is_empty()).collect()
}

fn is_citizen_number(groups: &[&str]) -> bool {
    let whole = groups.iter().any(|group| group.len() == 12 && group.starts_with('0'));
    whole || windows_match(groups, &[&[3, 3, 3, 3], &[4, 4, 4]], |digits| digits.starts_with('0'))
}

fn is_telephone(groups: &[&str]) -> bool {
    let mobile = |digits: &str| {
        let rest = digits.strip_prefix("84").or_else(|| digits.strip_prefix('0'));
        rest.is_some_and(|rest| rest.len() == 9 && rest.starts_with(['3', '5', '7', '8', '9']))
    };
    let spaced: [&[usize]; 6] = [&[4, 3, 3], &[3, 3, 4], &[3, 4, 3], &[4, 2, 2, 2], &[2, 3, 3, 3], &[2, 2, 3, 4]];
    groups.iter().any(|group| mobile(group)) || windows_match(groups, &spaced, mobile)
}

/// Whether groups of these lengths stand one after another and their digits together pass.
fn windows_match(groups: &[&str], shapes: &[&[usize]], passes: impl Fn(&str) -> bool) -> bool {
    let has_shape = |window: &[&str], shape: &[usize]| window.iter().map(|group| group.len()).eq(shape.iter().copied());
    shapes
        .iter()
        .any(|shape| groups.windows(shape.len()).any(|window| has_shape(window, shape) && passes(&window.concat())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_secret_document_is_seen() {
        assert!(looks_secret("Báo cáo (MẬT) về an ninh"));
        assert!(looks_secret("TỐI MẬT"));
        assert!(!looks_secret("Không gửi kèm văn bản mật"));
        assert!(!looks_secret("MẬTDANH"));
    }

    #[test]
    fn numbers_of_citizens_are_told_from_other_numbers() {
        let rows = [
            ("Đơn của công dân, số 072203004567", true),
            ("CCCD 072 203 004 567.", true),
            ("CCCD 0722 0300 4567", true),
            ("liên hệ 0912345678", true),
            ("liên hệ 0912 345 678", true),
            ("liên hệ 091.234.5678", true),
            ("liên hệ +84 912 345 678", true),
            ("12/KH-UBND ngày 03.04.2023", false),
            ("từ 03.04.2023 12 cuộc", false),
            ("kinh phí 123.456.789.012 đồng", false),
            ("mã hồ sơ H48.12-230410-0012", false),
            ("https://tayninh.gov.vn/tin/202304101234", false),
            ("25/27 hồ sơ, đạt 92,59%", false),
        ];
        for (text, named) in rows {
            assert_eq!(names_citizen(text), named, "{text}");
        }
    }
}
