//! What the conductor tells all screens, and what they tell back.

use serde_json::Value;

/// What screens are to do now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Order {
    /// Phones answer the open question, again and again.
    pub answer: bool,
    /// When it rises, every screen asks whether the server is there, as a page does that comes to the front.
    pub probe: u64,
    /// Screens leave.
    pub leave: bool,
}

/// What a screen knows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Told {
    /// Of a phone: whether an answer waits for its acknowledgement.
    pub waiting: bool,
    /// Of a phone: answers that the server acknowledged.
    pub acknowledged: u64,
    /// Of a phone: whether the server has forgotten what it had acknowledged.
    pub robbed: bool,
    /// The latest tally message.
    pub tally: Value,
    /// The latest view message.
    pub view: Value,
}

impl Told {
    /// The epoch and version of the numbers shown.
    pub fn stamp(&self) -> &Value {
        &self.shown()["stamp"]
    }

    /// The revealed tally shown, or null.
    pub fn revealed(&self) -> &Value {
        &self.shown()["tally"]
    }

    fn shown(&self) -> &Value {
        if self.tally["projector"].is_object() { &self.tally["projector"] } else { &self.tally }
    }
}
