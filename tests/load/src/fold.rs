//! What the screens of a hall have heard.

use std::{collections::BTreeMap, time::Instant};

use serde_json::Value;

/// What a socket is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It steers.
    Presenter,
    /// It shows.
    Projector,
    /// It answers.
    Phone,
}

/// One screen.
#[derive(Debug)]
pub struct Screen {
    /// What it is.
    pub role: Role,
    /// The index of its room.
    pub room: usize,
    /// Whether a view has come since it was last waited for.
    pub seen: bool,
    /// When the first such view came.
    pub seen_at: Instant,
    /// The answer on its way.
    pub cast: Option<Cast>,
}

/// An answer that was sent.
#[derive(Debug)]
pub struct Cast {
    /// Its id.
    pub id: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// When it was acknowledged as durable.
    pub saved_at: Option<Instant>,
}

/// One room, as its presenter and projector know it.
#[derive(Default, Debug)]
pub struct Room {
    /// Its code.
    pub code: String,
    /// The presenter's latest view.
    pub view: Value,
    /// The step of the stage on which the presenter last pressed.
    pub pressed: Value,
    /// The presenter's latest reply: nothing while one is awaited.
    pub reply: Option<Result<(), String>>,
    /// Ballots that stand in the question in view, as the presenter is told.
    pub answered: u64,
    /// The same, as the projector is told.
    pub shown: u64,
}

/// Everything that was heard.
#[derive(Default, Debug)]
pub struct Fold {
    /// All screens, numbered as their sockets.
    pub screens: Vec<Screen>,
    /// All rooms.
    pub rooms: Vec<Room>,
    /// Screens that wait for a view.
    pub unseen: usize,
    /// Answers that wait for their acknowledgement.
    pub unsaved: usize,
    /// Refused answers by reason, and how many.
    pub refused: BTreeMap<String, usize>,
}

impl Fold {
    /// A screen says something new from now on, or for the first time.
    pub fn add(&mut self, role: Role, room: usize, now: Instant) {
        self.screens.push(Screen { role, room, seen: false, seen_at: now, cast: None });
        self.unseen += 1;
    }

    /// Waits for the next view of every phone.
    pub fn expect_views(&mut self) {
        self.unseen = 0;
        for screen in self.screens.iter_mut().filter(|screen| screen.role == Role::Phone) {
            screen.seen = false;
            self.unseen += 1;
        }
    }

    /// Folds one message.
    pub fn hear(&mut self, index: usize, at: Instant, text: &[u8]) {
        let Some(screen) = self.screens.get_mut(index) else { return };
        let kind = text.strip_prefix(b"{\"type\":\"").and_then(|rest| rest.split(|&byte| byte == b'"').next());
        match (screen.role, kind.unwrap_or_default()) {
            (Role::Phone, b"phone") => self.view_came(index, at),
            (Role::Phone, b"kept" | b"saved") => {
                if let Some(cast) = screen.cast.as_mut().filter(|cast| cast.saved_at.is_none())
                    && text.windows(cast.id.len()).any(|part| part == cast.id.as_bytes())
                {
                    cast.saved_at = Some(at);
                    self.unsaved -= 1;
                }
            }
            (Role::Phone, b"rejected") => {
                let reason = parse(text)["reason"].as_str().unwrap_or_default().to_owned();
                *self.refused.entry(reason).or_default() += 1;
            }
            (Role::Phone, _) => {}
            (_, b"presenter") => {
                self.rooms[screen.room].view = parse(text);
                self.view_came(index, at);
            }
            (_, b"projector") => self.view_came(index, at),
            (_, b"presenterTally") => {
                self.rooms[screen.room].answered = parse(text)["answered"].as_u64().unwrap_or(0);
            }
            (_, b"projectorTally") => self.rooms[screen.room].shown = parse(text)["answered"].as_u64().unwrap_or(0),
            (_, b"done") => self.rooms[screen.room].reply = Some(Ok(())),
            (_, b"rejected") => {
                let reason = parse(text)["reason"].as_str().unwrap_or_default().to_owned();
                self.rooms[screen.room].reply = Some(Err(reason));
            }
            _ => {}
        }
    }

    fn view_came(&mut self, index: usize, at: Instant) {
        let screen = &mut self.screens[index];
        if !screen.seen {
            screen.seen = true;
            screen.seen_at = at;
            self.unseen -= 1;
        }
    }
}

fn parse(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_acknowledgement_of_its_own_answer_counts() {
        let now = Instant::now();
        let mut fold = Fold { rooms: vec![Room::default()], unsaved: 1, ..Fold::default() };
        fold.add(Role::Phone, 0, now);
        fold.screens[0].cast = Some(Cast { id: "a1".into(), sent_at: now, saved_at: None });
        fold.hear(0, now, br#"{"type":"saved","id":"b2"}"#);
        assert_eq!(fold.unsaved, 1);
        fold.hear(0, now, br#"{"type":"kept","id":"a1"}"#);
        fold.hear(0, now, br#"{"type":"saved","id":"a1"}"#);
        assert_eq!(fold.unsaved, 0);
    }

    #[test]
    fn a_phone_is_waited_for_once() {
        let now = Instant::now();
        let mut fold = Fold { rooms: vec![Room::default()], ..Fold::default() };
        fold.add(Role::Phone, 0, now);
        fold.hear(0, now, br#"{"type":"phone"}"#);
        fold.hear(0, now, br#"{"type":"phone"}"#);
        assert_eq!(fold.unseen, 0);
        fold.expect_views();
        assert_eq!(fold.unseen, 1);
    }
}
