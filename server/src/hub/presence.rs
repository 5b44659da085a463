//! Who is there: counted in memory, never stored, never in a view.

use std::{collections::HashMap, time::Duration};

use tokio::time::Instant;

use crate::protocol::{incoming::Role, outgoing::Present};

/// How long a phone that fell asleep still counts as present.
const SEEN: Duration = Duration::from_secs(15 * 60);
/// Phones remembered in one room; beyond, a sleeping phone stops counting. Fifteen times the largest hall.
const REMEMBERED: usize = 300_000;

/// What a phone calls itself, in memory only.
pub type PhoneName = [u8; 16];

/// Why a phone is not let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The door is locked.
    Locked,
    /// As many phones are in as may be.
    Full,
}

/// A phone that wants to come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entrant {
    /// Somebody's, under the name that it gave, if it gave one.
    Real(Option<PhoneName>),
    /// One of a rehearsal.
    Invented(PhoneName),
}

/// Something about who is there.
#[derive(Clone, Copy, Debug)]
pub enum Note {
    /// A connection came.
    Came(Role, Option<PhoneName>),
    /// A connection went.
    Went(Role, Option<PhoneName>),
    /// A phone is filling in, or no longer.
    Busy(PhoneName, bool),
}

#[derive(Debug)]
struct Phone {
    connections: u32,
    seen: Instant,
    busy: bool,
    /// It is there only while the room is tried, and takes no real one's place.
    invented: bool,
}

impl Phone {
    fn new(now: Instant) -> Self {
        Self { connections: 0, seen: now, busy: false, invented: false }
    }
}

/// Who is in a room.
#[derive(Debug, Default)]
pub struct Presence {
    phones: HashMap<PhoneName, Phone>,
    projectors: u32,
    presenters: u32,
    connections: u32,
}

impl Presence {
    /// Takes note.
    pub fn note(&mut self, note: Note, now: Instant) {
        match note {
            Note::Came(role, phone) => {
                self.connections += 1;
                self.screens(role, |count| count + 1);
                if let Some(name) = phone.filter(|_| self.phones.len() < REMEMBERED) {
                    let phone = self.phones.entry(name).or_insert_with(|| Phone::new(now));
                    phone.connections += 1;
                    phone.seen = now;
                }
            }
            Note::Went(role, phone) => {
                self.connections = self.connections.saturating_sub(1);
                self.screens(role, |count| count.saturating_sub(1));
                if let Some(phone) = phone.and_then(|name| self.phones.get_mut(&name)) {
                    phone.connections = phone.connections.saturating_sub(1);
                    phone.seen = now;
                    phone.busy &= phone.connections > 0;
                }
            }
            Note::Busy(name, busy) => {
                if let Some(phone) = self.phones.get_mut(&name) {
                    phone.busy = busy;
                }
            }
        }
    }

    fn screens(&mut self, role: Role, change: impl Fn(u32) -> u32) {
        match role {
            Role::Participant => {}
            Role::Projector => self.projectors = change(self.projectors),
            Role::Presenter => self.presenters = change(self.presenters),
        }
    }

    /// How many connections there are, of any role.
    pub fn connections(&self) -> u32 {
        self.connections
    }

    /// Lets a phone in: one that was here before always, another while the door is open and there is room. Its place is
    /// its own from now on, so that of two that come at once for the last place one gets it.
    pub fn enter(&mut self, entrant: Entrant, locked: bool, cap: Option<u32>, now: Instant) -> Result<(), Refused> {
        let (phone, invented) = match entrant {
            Entrant::Real(phone) => (phone, false),
            Entrant::Invented(phone) => (Some(phone), true),
        };
        if phone.is_some_and(|name| self.phones.contains_key(&name)) {
            return Ok(());
        }
        if locked {
            return Err(Refused::Locked);
        }
        if let Some(cap) = cap {
            self.forget(now);
            // Whoever is invented makes room for real ones, and takes what these leave.
            if self.phones.values().filter(|phone| invented || !phone.invented).count() >= cap as usize {
                return Err(Refused::Full);
            }
        }
        if let Some(name) = phone.filter(|_| self.phones.len() < REMEMBERED) {
            self.phones.insert(name, Phone { invented, ..Phone::new(now) });
        }
        Ok(())
    }

    /// Forgets the phones that were not seen for long.
    fn forget(&mut self, now: Instant) {
        let stays = |phone: &Phone| phone.invented || phone.connections > 0;
        self.phones.retain(|_, phone| stays(phone) || now.duration_since(phone.seen) < SEEN);
    }

    /// Sends away whoever is invented; everybody else keeps the own place.
    pub fn dismiss(&mut self) {
        self.phones.retain(|_, phone| !phone.invented);
    }

    /// Who is there, never fewer phones than have `answered`.
    pub fn count(&mut self, answered: u32, now: Instant) -> Present {
        self.forget(now);
        Present {
            phones: (self.phones.len() as u32).max(answered),
            busy: self.phones.values().filter(|phone| phone.busy).count() as u32,
            invented: self.phones.values().filter(|phone| phone.invented).count() as u32,
            projectors: self.projectors,
            presenters: self.presenters,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_that_sleeps_counts_once_for_a_quarter_of_an_hour() {
        let mut presence = Presence::default();
        let start = Instant::now();
        let phone = Some([1; 16]);
        presence.note(Note::Came(Role::Participant, phone), start);
        presence.note(Note::Went(Role::Participant, phone), start);
        presence.note(Note::Came(Role::Participant, phone), start);
        presence.note(Note::Went(Role::Participant, phone), start);
        assert_eq!(presence.count(0, start).phones, 1);
        assert_eq!(presence.count(0, start + SEEN).phones, 0);
    }

    #[test]
    fn the_last_place_goes_to_one_phone_and_who_was_in_before_gets_in() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        let enter = |presence: &mut Presence, name: u8, locked| {
            presence.enter(Entrant::Real(Some([name; 16])), locked, Some(2), now)
        };
        assert_eq!(enter(&mut presence, 1, false), Ok(()));
        assert_eq!(enter(&mut presence, 2, false), Ok(()));
        assert_eq!(enter(&mut presence, 3, false), Err(Refused::Full), "both come before either said that it came");
        assert_eq!(enter(&mut presence, 2, false), Ok(()));
        assert_eq!(enter(&mut presence, 1, true), Ok(()));
        assert_eq!(enter(&mut presence, 3, true), Err(Refused::Locked));
        assert_eq!(presence.enter(Entrant::Real(None), false, Some(2), now), Err(Refused::Full));
        assert_eq!(
            presence.enter(Entrant::Real(Some([3; 16])), false, Some(2), now + SEEN),
            Ok(()),
            "places are given up after a while"
        );
    }

    #[test]
    fn an_invented_phone_takes_nobodys_place_and_leaves_with_all_others_of_its_kind() {
        let (mut presence, now) = (Presence::default(), Instant::now());
        let (invented, real) = (|name| Entrant::Invented([name; 16]), |name| Entrant::Real(Some([name; 16])));
        let enter = |presence: &mut Presence, who| presence.enter(who, false, Some(2), now);
        assert_eq!(enter(&mut presence, invented(1)), Ok(()));
        assert_eq!(enter(&mut presence, invented(2)), Ok(()));
        assert_eq!(enter(&mut presence, invented(3)), Err(Refused::Full));
        assert_eq!(enter(&mut presence, real(4)), Ok(()), "two invented ones are not in the way of a real one");
        let there = presence.count(0, now + SEEN - Duration::from_secs(1));
        assert_eq!((there.phones, there.invented), (3, 2));
        presence.dismiss();
        let there = presence.count(0, now);
        assert_eq!((there.phones, there.invented), (1, 0));
        assert_eq!(presence.enter(real(4), true, Some(1), now), Ok(()), "it keeps its place");
    }

    #[test]
    fn present_is_never_fewer_than_answered() {
        assert_eq!(Presence::default().count(7, Instant::now()).phones, 7);
    }

    #[test]
    fn a_phone_that_left_is_not_filling_in() {
        let mut presence = Presence::default();
        let now = Instant::now();
        presence.note(Note::Came(Role::Participant, Some([1; 16])), now);
        presence.note(Note::Busy([1; 16], true), now);
        assert_eq!(presence.count(0, now).busy, 1);
        presence.note(Note::Went(Role::Participant, Some([1; 16])), now);
        assert_eq!(presence.count(0, now).busy, 0);
    }
}
