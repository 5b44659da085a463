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
        while self.0.len() >= OUT {
            // The guards of the map are gone before it is changed.
            let oldest = self.0.iter().min_by_key(|out| out.value().1).map(|out| *out.key());
            let Some(oldest) = oldest else { break };
            self.0.remove(&oldest);
        }
        let ticket = Secret::draw();
        self.0.insert(ticket.hash(), (code, Instant::now() + GOOD_FOR));
        ticket
    }

    /// Makes a room's tickets void: a remote that is cut off must not come back by one that it had made.
    pub fn forget(&self, code: RoomCode) {
        self.0.retain(|_, (of, _)| *of != code);
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

    #[test]
    fn of_too_many_tickets_only_the_oldest_are_forgotten() {
        let tickets = Tickets::default();
        let code = RoomCode::parse("K7M4PQ").expect("a code");
        let first = tickets.mint(code);
        let second = tickets.mint(code);
        for _ in 2..=OUT {
            tickets.mint(code);
        }
        assert_eq!(tickets.redeem(&first), None);
        assert_eq!(tickets.redeem(&second), Some(code));
    }
}
