//! Secrets of 128 bits: drawn, compared and hashed here and nowhere else.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A secret of 128 bits, written as 32 hexadecimal digits.
#[derive(Clone)]
pub struct Secret([u8; 16]);

impl Secret {
    /// A fresh secret from the system's generator.
    pub fn draw() -> Self {
        Self(rand::random())
    }

    /// Reads 32 hexadecimal digits.
    pub fn parse(written: &str) -> Option<Self> {
        parse_hex(written.trim()).map(Self)
    }

    /// The secret as it is written; only for the link that carries it and the file that keeps it.
    pub fn expose(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What is kept at rest: keys have full entropy, so a plain hash is right.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// Whether both are the same, in constant time.
    pub fn is(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    /// Whether its hash is that, in constant time.
    pub fn hashes_to(&self, hash: &[u8; 32]) -> bool {
        self.hash().ct_eq(hash).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Sixteen bytes from 32 hexadecimal digits.
pub fn parse_hex(written: &str) -> Option<[u8; 16]> {
    if written.len() != 32 || !written.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 16];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&written[index * 2..index * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_being_written_and_never_prints_itself() {
        let secret = Secret::draw();
        let again = Secret::parse(&secret.expose()).expect("what was written");
        assert!(again.is(&secret) && again.hashes_to(&secret.hash()));
        assert!(!Secret::draw().is(&secret));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }

    #[test]
    fn what_is_not_32_hexadecimal_digits_is_no_secret() {
        for bad in ["", "abc", "zz345678901234567890123456789012", "é123456789012345678901234567890"] {
            assert!(Secret::parse(bad).is_none(), "{bad} was taken");
        }
    }
}
