//! Randomness from the system, on plain `http://` too (`crypto.randomUUID` is not there, `getRandomValues` is).

/// The browser gave no random bytes. Nothing that needs them can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

/// Random bytes, fit for keys and serial numbers.
///
/// # Errors
/// [`NoRandomness`] where the system has none.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A new UUID of version 4 (RFC 9562 section 5.4).
///
/// # Errors
/// As [`bytes`].
pub fn uuid() -> Result<String, NoRandomness> {
    bytes().map(uuid_from)
}

/// The UUID made of these random bytes: six bits of them give way to version and variant.
fn uuid_from(random: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(random);
    let version = bits & !(0xF << 76) | (4 << 76);
    let marked = version & !(0b11 << 62) | (0b10 << 62);
    let digits = format!("{marked:032x}");
    let mut text = String::with_capacity(36);
    for (place, digit) in digits.chars().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uuid_from;

    #[test]
    fn version_and_variant_stand_in_their_places() {
        assert_eq!(uuid_from([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid_from([0xFF; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
