//! Base64 with exactly one spelling for every byte string.
//!
//! A lenient decoder would let one signature be written in several ways, and two programs read
//! different bytes from the same text. So: no blanks, no line breaks, no missing or extra padding,
//! and unused bits of the last character are zero (RFC 4648 section 3.5).

use ::base64::Engine;
use ::base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::fault::errors;

/// The text is not base64 of the alphabet asked for, or not in its one spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBase64;

errors!(NotBase64);

/// Base64url without padding (RFC 4648 section 5; RFC 7515 section 2): the form of JWS.
pub fn encode_url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding.
///
/// # Errors
/// [`NotBase64`] on any other spelling than the one [`encode_url`] writes.
pub fn decode_url(text: &str) -> Result<Vec<u8>, NotBase64> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| NotBase64)
}

/// Base64 with padding (RFC 4648 section 4): the form of certificates in `x5c` (RFC 7515 section
/// 4.1.6) and of files inside JSON.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Reads base64 with padding.
///
/// # Errors
/// [`NotBase64`] on any other spelling than the one [`encode`] writes.
pub fn decode(text: &str) -> Result<Vec<u8>, NotBase64> {
    STANDARD.decode(text).map_err(|_| NotBase64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7515_appendix_c() {
        let bytes = [3, 236, 255, 224, 193];
        assert_eq!(encode_url(&bytes), "A-z_4ME");
        assert_eq!(decode_url("A-z_4ME"), Ok(bytes.to_vec()));
        assert_eq!(encode(&bytes), "A+z/4ME=");
        assert_eq!(decode("A+z/4ME="), Ok(bytes.to_vec()));
    }

    #[test]
    fn any_other_spelling_is_refused() {
        // "A-z_4MF" differs only in bits that no byte holds.
        for text in ["A-z_4ME=", "A+z_4ME", "A-z_4MF", "A-z_ 4ME", "A-z_4ME\n", "A", "Ã-z_"] {
            assert_eq!(decode_url(text), Err(NotBase64), "{text:?}");
        }
        for text in ["A+z/4ME", "A-z/4ME=", "A+z/4MF=", "A+z/4ME==", "A+z/\r\n4ME="] {
            assert_eq!(decode(text), Err(NotBase64), "{text:?}");
        }
    }
}
