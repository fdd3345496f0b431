//! SHA-256 in the spellings that a web site uses.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::site::Site;

/// The digest in hexadecimal, as `sha256sum` prints it.
pub fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest as Subresource Integrity and Content Security Policy spell it: `sha256-` and base64.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The text of a SHA256SUMS file, which `sha256sum --check` reads.
pub fn checksums(site: &Site) -> String {
    site.files().map(|(name, content)| format!("{}  {name}\n", hex(content))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // FIPS 180-4's example of one block, "abc".
    #[test]
    fn the_published_example_in_both_spellings() {
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn checksums_are_lines_for_sha256sum() {
        let mut site = Site::default();
        site.insert("a/b.txt", "abc");
        assert_eq!(checksums(&site), format!("{}  a/b.txt\n", hex(b"abc")));
    }
}
