//! How fast phones may speak that have no connection of their own.

use dashmap::DashMap;
use tokio::time::Instant;

use super::talk::Talk;
use crate::{hub::presence::PhoneName, protocol::incoming::Role};

/// Phones remembered at once; beyond, all begin afresh. As many as may fill a large hall behind a proxy.
const PHONES: usize = 20_000;

/// The same measure as on a socket, by the name that a phone gives itself; in memory only.
#[derive(Default)]
pub struct Pace(DashMap<PhoneName, Talk>);

impl Pace {
    /// Whether one more message of that phone is no more than a person makes.
    pub fn may_speak(&self, phone: PhoneName, now: Instant) -> bool {
        if self.0.len() >= PHONES {
            self.0.clear();
        }
        self.0.entry(phone).or_insert_with(|| Talk::new(Role::Participant, None)).may_speak(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_that_says_too_much_waits_and_another_does_not() {
        let pace = Pace::default();
        let now = Instant::now();
        let taken = (0..100).filter(|_| pace.may_speak([1; 16], now)).count();
        assert_eq!(taken, 60);
        assert!(pace.may_speak([2; 16], now));
    }
}
