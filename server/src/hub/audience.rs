//! What the screens of one role see now: finished frames, serialised once and shared.
//!
//! State is the message: the latest frame wins, a slow screen skips and never queues.

use std::sync::{Arc, OnceLock};

use axum::{body::Bytes, extract::ws::Utf8Bytes};
use peil_room::deck::Language;
use tokio::sync::watch;

use crate::protocol::outgoing::ServerMessage;

/// A message, serialised once; clones share the bytes.
#[derive(Clone, Debug)]
pub struct Frame {
    text: Utf8Bytes,
    /// Rises with every frame of a lane, so that a connection knows what it has sent.
    number: u64,
    pages: Arc<[OnceLock<Bytes>; 2]>,
}

impl Frame {
    fn new(text: Utf8Bytes, number: u64) -> Self {
        Self { text, number, pages: Arc::default() }
    }

    /// The JSON.
    pub fn text(&self) -> Utf8Bytes {
        self.text.clone()
    }

    /// The page in that language that carries it, made when first wanted and kept for as long as the frame.
    pub fn page(&self, language: Language, make: impl FnOnce(&str) -> Bytes) -> Bytes {
        let [dutch, english] = &*self.pages;
        let page = match language {
            Language::Dutch => dutch,
            Language::English => english,
        };
        page.get_or_init(|| make(&self.text)).clone()
    }

    /// Higher than those of all earlier frames of its lane.
    pub fn number(&self) -> u64 {
        self.number
    }
}

/// Serialises a message.
///
/// Our messages hold no map with keys that are not strings and no number that is not finite, so this cannot fail; were
/// it to, the screen would get an empty object, which it ignores.
pub fn serialise(message: &ServerMessage) -> Utf8Bytes {
    serde_json::to_string(message).unwrap_or_else(|_| "{}".into()).into()
}

/// The lanes of an audience, in the order in which a new connection gets them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
    /// The stage and the slide.
    View,
    /// Numbers, words and cards.
    Tally,
    /// Who is there.
    Present,
}

/// How many lanes there are.
const LANES: usize = 3;

/// The latest frame of every lane.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    lanes: [Option<Frame>; LANES],
}

impl Shown {
    /// The latest frame of a lane.
    pub fn frame(&self, lane: Lane) -> Option<&Frame> {
        self.lanes[lane as usize].as_ref()
    }
}

/// Which frames a connection has sent.
#[derive(Debug, Default)]
pub struct Sent([u64; LANES]);

impl Sent {
    /// The frames of `shown` that were not sent yet; they count as sent from now on.
    pub fn take_new(&mut self, shown: &Shown) -> Vec<Utf8Bytes> {
        let fresh = shown.lanes.iter().zip(&mut self.0).filter_map(|(frame, sent)| {
            let frame = frame.as_ref().filter(|frame| frame.number > *sent)?;
            *sent = frame.number;
            Some(frame.text())
        });
        fresh.collect()
    }
}

/// The screens of one role in one room.
#[derive(Debug)]
pub struct Audience {
    shown: watch::Sender<Shown>,
    last: [Option<ServerMessage>; LANES],
    numbers: [u64; LANES],
}

impl Default for Audience {
    fn default() -> Self {
        Self { shown: watch::Sender::new(Shown::default()), last: Default::default(), numbers: [0; LANES] }
    }
}

impl Audience {
    /// What a connection follows.
    pub fn follow(&self) -> watch::Receiver<Shown> {
        self.shown.subscribe()
    }

    /// Whether that is so of what is shown in a lane; not if nothing is.
    pub fn shows(&self, lane: Lane, what: impl FnOnce(&ServerMessage) -> bool) -> bool {
        self.last[lane as usize].as_ref().is_some_and(what)
    }

    /// Shows `messages`, each in its lane; those that are what is shown already are left out.
    pub fn publish(&mut self, messages: Vec<(Lane, ServerMessage)>) {
        let fresh: Vec<_> = messages
            .into_iter()
            .filter(|(lane, message)| self.last[*lane as usize].as_ref() != Some(message))
            .collect();
        if fresh.is_empty() {
            return;
        }
        self.shown.send_modify(|shown| {
            for (lane, message) in fresh {
                let index = lane as usize;
                self.numbers[index] += 1;
                shown.lanes[index] = Some(Frame::new(serialise(&message), self.numbers[index]));
                self.last[index] = Some(message);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::outgoing::Present;

    fn present(phones: u32) -> ServerMessage {
        ServerMessage::Present(Present { phones, ..Present::default() })
    }

    #[test]
    fn a_slow_screen_gets_the_latest_frame_once() {
        let mut audience = Audience::default();
        let follow = audience.follow();
        let mut sent = Sent::default();
        audience.publish(vec![(Lane::Present, present(1))]);
        audience.publish(vec![(Lane::Present, present(2))]);
        let frames = sent.take_new(&follow.borrow());
        assert_eq!(frames.len(), 1);
        assert!(frames[0].contains("\"phones\":2"));
        assert!(sent.take_new(&follow.borrow()).is_empty());
    }

    #[test]
    fn what_is_shown_already_wakes_nobody() {
        let mut audience = Audience::default();
        audience.publish(vec![(Lane::Present, present(1))]);
        let mut follow = audience.follow();
        follow.mark_unchanged();
        audience.publish(vec![(Lane::Present, present(1))]);
        assert!(!follow.has_changed().expect("alive"));
    }
}
