//! All that the screens of a crowd see now, as bytes for the wire.

use std::sync::OnceLock;

use axum::{body::Bytes, extract::ws::Utf8Bytes};

use super::{address::Joining, frame::put};
use crate::{
    hub::{
        RoomHandle,
        audience::{Lane, Shown, serialise},
    },
    protocol::{
        outgoing::{JoinView, ServerMessage},
        qr,
    },
};

/// What stands on a bill: the lanes of the audience, how people join, and the beat.
const PARTS: usize = 5;
/// How people join, for those who show it.
const JOIN: usize = 3;
/// The beat.
const BEAT: usize = 4;

/// Numbers of the parts that a screen has had; the parts of a bill with higher ones are new to it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Had([u64; PARTS]);

impl Had {
    /// Nothing yet, by a screen that came after that beat.
    pub fn since(beat: u64) -> Self {
        let mut numbers = [0; PARTS];
        numbers[BEAT] = beat;
        Self(numbers)
    }
}

/// All that the screens of a crowd see now.
#[derive(Default)]
pub struct Bill {
    numbers: [u64; PARTS],
    texts: [Option<Utf8Bytes>; PARTS],
    joining: Option<Joining>,
    /// WebSocket frames of some of the parts, made when first wanted, by the set of parts as bits.
    wires: [OnceLock<Bytes>; 1 << PARTS],
}

impl Bill {
    /// The bill that follows this one.
    pub fn next(&self, shown: &Shown, joining: Option<&Joining>, room: &RoomHandle, beat: u64) -> Self {
        let mut next = Self { joining: joining.cloned(), ..Self::default() };
        for (part, lane) in [Lane::View, Lane::Tally, Lane::Present].into_iter().enumerate() {
            if let Some(frame) = shown.frame(lane) {
                next.numbers[part] = frame.number();
                next.texts[part] = Some(frame.text());
            }
        }
        if let Some(joining) = joining {
            let same = self.joining.as_ref() == Some(joining);
            next.numbers[JOIN] = self.numbers[JOIN] + u64::from(!same);
            next.texts[JOIN] = if same { self.texts[JOIN].clone() } else { Some(join_frame(room, joining)) };
        }
        next.numbers[BEAT] = beat;
        next.texts[BEAT] = Some(serialise(&ServerMessage::Beat { now: beat }));
        next
    }

    /// The numbers of what stands here.
    pub fn numbers(&self) -> Had {
        Had(self.numbers)
    }

    /// What is new to a screen, in the order in which screens want it: how to join, the lanes, the beat.
    pub fn fresh(&self, had: &Had) -> Option<&Bytes> {
        let parts = (0..PARTS).filter(|part| self.numbers[*part] > had.0[*part]);
        let set = parts.fold(0, |set, part| set | 1 << part);
        (set != 0).then(|| self.wires[set].get_or_init(|| self.wire(set)))
    }

    fn wire(&self, set: usize) -> Bytes {
        let mut bytes = Vec::new();
        for part in [JOIN, Lane::View as usize, Lane::Tally as usize, Lane::Present as usize, BEAT] {
            if set & 1 << part != 0
                && let Some(text) = &self.texts[part]
            {
                put(&mut bytes, text.as_str());
            }
        }
        bytes.into()
    }
}

fn join_frame(room: &RoomHandle, joining: &Joining) -> Utf8Bytes {
    let url = joining.url(&room.code().to_string());
    serialise(&ServerMessage::Join(JoinView {
        qr: qr::draw(&url),
        code: room.code().spaced(),
        address: joining.authority.clone(),
        candidates: joining.candidates.clone(),
        url,
    }))
}
