//! The code of a room, which people read from a wall and type.

use std::{fmt, str::FromStr};

use rand::{Rng, RngExt};

/// 31 symbols, none of which is taken for another: no 0 and O, no 1, I and L.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Symbols in a code: 31⁶ is 887 million, so a guess at one of a thousand rooms hits once in a million tries.
const LENGTH: usize = 6;

/// The code of a room, and its name in the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomCode([u8; LENGTH]);

impl RoomCode {
    /// Stands in pictures of decks that have no room yet.
    pub const SAMPLE: Self = Self(*b"K7M4PQ");

    /// A new code, each equally likely.
    pub fn draw(random: &mut impl Rng) -> Self {
        Self(std::array::from_fn(|_| ALPHABET[random.random_range(..ALPHABET.len())]))
    }

    /// The code that somebody typed, in any case, with spaces and hyphens anywhere.
    ///
    /// What looks alike (0, O, 1, I, L) is in no code and has no twin in the alphabet, so it makes the code unknown
    /// rather than another room's.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = [0; LENGTH];
        let mut length = 0;
        for symbol in typed.chars().filter(|c| !is_space(*c)) {
            let symbol = u8::try_from(symbol.to_ascii_uppercase()).ok()?;
            if !ALPHABET.contains(&symbol) {
                return None;
            }
            *code.get_mut(length)? = symbol;
            length += 1;
        }
        (length == LENGTH).then_some(Self(code))
    }

    /// The code in two halves, for the wall: `K7M 4PQ`.
    pub fn spaced(&self) -> String {
        let code = self.to_string();
        let (front, back) = code.split_at(LENGTH / 2);
        format!("{front} {back}")
    }
}

/// Spaces, and the hyphens that keyboards and word processors make.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

impl fmt::Display for RoomCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|symbol| fmt::Write::write_char(f, char::from(*symbol)))
    }
}

impl fmt::Debug for RoomCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What was typed is not the code of any room.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a room code")]
pub struct NotACode;

impl FromStr for RoomCode {
    type Err = NotACode;

    fn from_str(typed: &str) -> Result<Self, NotACode> {
        Self::parse(typed).ok_or(NotACode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_any_case_with_spaces_and_hyphens() {
        let code = RoomCode::parse("K7M4PQ").unwrap();
        for typed in ["k7m4pq", "K7M 4PQ", " k7m-4pq ", "k 7 m 4 p q", "K7M\u{a0}4PQ", "K7M–4PQ"] {
            assert_eq!(RoomCode::parse(typed), Some(code), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in ["", "K7M4P", "K7M4PQR", "K7M4P!", "K7M4PÉ", "K7M4Pı", "K7M4P\u{212A}", "../etc"] {
            assert_eq!(RoomCode::parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn symbols_that_look_alike_are_in_no_code() {
        for symbol in "0Oo1IiLl".chars() {
            assert_eq!(RoomCode::parse(&format!("K7M4P{symbol}")), None, "{symbol}");
        }
    }

    #[test]
    fn a_code_that_was_drawn_can_be_typed() {
        let mut random = rand::rng();
        for _ in 0..1_000 {
            let code = RoomCode::draw(&mut random);
            assert_eq!(RoomCode::parse(&code.to_string()), Some(code));
            assert_eq!(RoomCode::parse(&code.spaced()), Some(code));
        }
    }

    #[test]
    fn a_code_is_shown_in_two_halves() {
        let code = RoomCode::parse("k7m4pq").unwrap();
        assert_eq!(code.to_string(), "K7M4PQ");
        assert_eq!(code.spaced(), "K7M 4PQ");
    }
}
