//! Tickets for remotes: one use, two minutes.

use std::time::{Duration, Instant};

use dashmap::DashMap;

use crate::{journal::RoomCode, secret::Secret};

/// How long a ticket is good for.
pub const GOOD_FOR: Duration = Duration::from_secs(120);
/// Tickets out at once on the whole server; beyond, the oldest are forgotten.
const OUT: usize = 1_000;

/// Tickets that are out, in memory: a restart makes them void.
#[derive(Default)]
pub struct Tickets(DashMap<[u8; 32], (RoomCode, Instant)>);

impl Tickets {
    /// A fresh ticket for a room.
    pub fn mint(&self, code: RoomCode) -> Secret {
        self.0.retain(|_, (_, until)| *until > Instant::now());
        if self.0.len() >= OUT {
            self.0.clear();
        }
        let ticket = Secret::draw();
        self.0.insert(ticket.hash(), (code, Instant::now() + GOOD_FOR));
        ticket
    }

    /// Hands in a ticket: it is gone from now on.
    pub fn redeem(&self, ticket: &Secret) -> Option<RoomCode> {
        let (_, (code, until)) = self.0.remove(&ticket.hash())?;
        (until > Instant::now()).then_some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_good_once() {
        let tickets = Tickets::default();
        let code = RoomCode::parse("K7M4PQ").expect("a code");
        let ticket = tickets.mint(code);
        assert_eq!(tickets.redeem(&ticket), Some(code));
        assert_eq!(tickets.redeem(&ticket), None);
    }
}
