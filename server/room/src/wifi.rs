//! The Wi-Fi of the hall, as the presenter gives it.

use std::fmt;

use crate::rejection::Rejection;

/// Bytes in the name of a network (IEEE 802.11).
const NAME: usize = 32;
/// Characters in a password (WPA): fewer or more no access point takes.
const PASSWORD: (usize, usize) = (8, 63);

/// A network's name, and its password where it has one.
#[derive(Clone, PartialEq, Eq)]
pub struct Wifi {
    /// As phones list it.
    pub name: String,
    /// Empty where the network is open.
    pub password: String,
}

/// Says nothing of either: what is printed may end in a log.
impl fmt::Debug for Wifi {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Wifi")
    }
}

impl Wifi {
    pub(crate) fn check(&self) -> Result<(), Rejection> {
        if self.is_usable() { Ok(()) } else { Err(Rejection::Wifi) }
    }

    /// Whether there can be such a network. Neither name nor password is trimmed: a space belongs to it.
    pub fn is_usable(&self) -> bool {
        let Self { name, password } = self;
        let (least, most) = PASSWORD;
        let written = !name.chars().chain(password.chars()).any(char::is_control);
        let named = !name.trim().is_empty() && name.len() <= NAME;
        let locked = password.is_empty() || (least..=most).contains(&password.chars().count());
        written && named && locked
    }
}
