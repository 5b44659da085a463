//! What is kept of phones that have no connection of their own.

use dashmap::DashMap;
use tokio::time::Instant;

use super::{close::Close, talk::Talk};
use crate::{
    hub::{RoomHandle, presence::PhoneName},
    journal::RoomCode,
    protocol::{incoming::Role, outgoing::ServerMessage},
};

/// Phones remembered at once; beyond, all begin afresh. As many as may fill a large hall behind a proxy.
const PHONES: usize = 20_000;

/// The same measures as on a socket, by room and by the name that a phone gives itself; in memory only.
#[derive(Default)]
pub struct Pace(DashMap<(RoomCode, PhoneName), Talk>);

impl Pace {
    /// Whether one more message of that phone is no more than a person makes.
    pub fn may_speak(&self, room: RoomCode, phone: PhoneName, now: Instant) -> bool {
        self.with(room, phone, |talk| talk.may_speak(now))
    }

    /// What a message of that phone comes to, once it may speak and is let in.
    ///
    /// # Errors
    /// Where a connection would end.
    pub(super) fn answer<'a>(
        &self,
        room: &'a RoomHandle,
        phone: PhoneName,
        text: &str,
    ) -> impl Future<Output = Result<Option<ServerMessage>, Close>> + Send + use<'a> {
        self.with(room.code(), phone, |talk| talk.answer_unhurried(room, text))
    }

    fn with<T>(&self, room: RoomCode, phone: PhoneName, act: impl FnOnce(&mut Talk) -> T) -> T {
        if self.0.len() >= PHONES {
            self.0.clear();
        }
        act(&mut self.0.entry((room, phone)).or_insert_with(|| Talk::new(Role::Participant, Some(phone))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_that_says_too_much_waits_and_another_does_not() {
        let pace = Pace::default();
        let (room, now) = (RoomCode::parse("ABCDEF").expect("a code"), Instant::now());
        let taken = (0..100).filter(|_| pace.may_speak(room, [1; 16], now)).count();
        assert_eq!(taken, 60);
        assert!(pace.may_speak(room, [2; 16], now));
    }
}
