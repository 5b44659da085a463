//! The way between one phone and the server: messages are lost, come twice and overtake each other, and connections end.

use std::{sync::Arc, time::Duration};

use rand::{RngExt, rngs::StdRng};
use serde_json::Value;
use tokio::time::Instant;

use super::{super::talk, phone::Phone};
use crate::{
    hub::{Hub, RoomHandle, audience::Lane},
    journal::RoomCode,
    protocol::{incoming::Role, outgoing::ServerMessage},
};

/// A connection as long as it lives.
struct Open {
    room: RoomHandle,
    talk: talk::Talk,
}

/// A phone and what is on its way.
pub struct Link {
    pub phone: Phone,
    open: Option<Open>,
    /// To the server.
    up: Vec<Value>,
    /// To the phone.
    down: Vec<Value>,
    /// When it spoke last: nobody here speaks too fast.
    spoke: Instant,
}

impl Link {
    pub fn new(phone: Phone) -> Self {
        Self { phone, open: None, up: Vec::new(), down: Vec::new(), spoke: Instant::now() }
    }

    pub fn is_open(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.room.is_alive())
    }

    /// Whether nothing is on its way.
    pub fn is_quiet(&self) -> bool {
        self.is_open() && self.up.is_empty() && self.down.is_empty()
    }

    /// Ends the connection. What was sent may still arrive, as a POST does: by whatever connection comes next.
    pub fn cut(&mut self) {
        self.open = None;
        self.down.clear();
    }

    /// Comes back, and says what it holds.
    pub async fn connect(&mut self, hub: &Arc<Hub>, code: RoomCode) {
        self.cut();
        let Ok(room) = hub.room(code).await else { return };
        let holds = self.phone.hello().into_iter().map(|held| serde_json::from_value(held).expect("as on the wire"));
        let Ok(talk::Kept { stands, wants }) = talk::what_is_kept(&room, holds.collect()).await else { return };
        let role = Role::Participant;
        self.hear(ServerMessage::Welcome { role, build: String::new(), now: 0, stands, wants });
        self.open = Some(Open { room, talk: talk::Talk::new(role, None) });
    }

    /// What is on the screen: the question asked, if it takes answers.
    pub fn asked(&self) -> Option<(String, u64)> {
        let view = self.shown(Lane::View)?;
        let question = &view["question"];
        (question["phase"] == "open").then_some(())?;
        Some((question["id"].as_str()?.to_owned(), question["round"].as_u64()?))
    }

    /// What a lane shows.
    pub fn shown(&self, lane: Lane) -> Option<Value> {
        let room = &self.open.as_ref()?.room;
        let shown = room.follow(Role::Participant);
        let frame = shown.borrow().frame(lane)?.text();
        serde_json::from_str(&frame).ok()
    }

    pub fn say(&mut self, message: Value) {
        self.up.push(message);
    }

    fn hear(&mut self, message: ServerMessage) {
        self.down.push(serde_json::to_value(message).expect("it can be written"));
    }

    /// Lets one message, whichever, arrive at the server; perhaps once more later, perhaps its answer never comes.
    pub async fn rise(&mut self, random: &mut StdRng, foul: bool) {
        let Some(message) = pick(&mut self.up, random, foul) else { return };
        let Some(open) = &mut self.open else { return };
        self.spoke += Duration::from_secs(1);
        match open.talk.answer(&open.room, &message.to_string(), self.spoke).await {
            Ok(reply) => reply.into_iter().for_each(|reply| self.hear(reply)),
            Err(_) => self.cut(),
        }
    }

    /// Lets one message arrive at the phone.
    pub fn fall(&mut self, random: &mut StdRng, foul: bool) {
        if let Some(message) = pick(&mut self.down, random, foul) {
            let says = self.phone.hear(&message);
            self.up.extend(says);
        }
    }
}

/// The first message; in foul weather any, or none because it is lost, and it may stay on its way to come again.
fn pick(way: &mut Vec<Value>, random: &mut StdRng, foul: bool) -> Option<Value> {
    if way.is_empty() {
        return None;
    }
    let at = if foul { random.random_range(0..way.len()) } else { 0 };
    if foul && random.random_bool(0.15) {
        return Some(way[at].clone());
    }
    let message = way.remove(at);
    (!foul || random.random_bool(0.85)).then_some(message)
}
