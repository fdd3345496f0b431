//! Roman numbers, in capitals and in the usual way of writing them only.

/// Reads one.
pub(super) fn read(text: &str) -> Option<u32> {
    let values: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(place, value)| {
        let before_greater = values.get(place + 1).is_some_and(|next| next > value);
        if before_greater { -i64::from(*value) } else { i64::from(*value) }
    });
    let number = u32::try_from(signed.sum::<i64>()).ok()?;
    // Only the usual way of writing it: IC or IIII is a word or a slip.
    (number > 0 && print(number) == text).then_some(number)
}

fn digit(letter: char) -> Option<u32> {
    ROMAN.iter().find(|(_, sign)| sign.len() == 1 && sign.starts_with(letter)).map(|(value, _)| *value)
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Prints one, up to 3999.
pub(super) fn print(number: u32) -> String {
    let mut rest = number.min(3999);
    let mut text = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
