//! The key of a room.

use std::fmt;

use rand::Rng;

/// What ballots are filed under and receipts are made with; kept beside the records, and destroyed when a room is sealed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RoomKey(pub [u8; 32]);

impl RoomKey {
    /// A new key. The generator must be one for secrets.
    pub fn draw(random: &mut impl Rng) -> Self {
        let mut key = [0; 32];
        random.fill_bytes(&mut key);
        Self(key)
    }
}

impl fmt::Debug for RoomKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoomKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_shows_in_a_log() {
        assert_eq!(format!("{:?}", RoomKey([200; 32])), "RoomKey(…)");
    }

    #[test]
    fn two_keys_drawn_are_two_keys() {
        let mut random = rand::rng();
        assert_ne!(RoomKey::draw(&mut random), RoomKey::draw(&mut random));
    }
}
