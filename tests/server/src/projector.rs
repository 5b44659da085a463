//! The screen that everyone sees.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::Screen;

/// A projector, which needs no secret and says nothing.
pub struct Projector(Screen);

impl Projector {
    /// Opens a room's projector.
    pub async fn open(server: SocketAddr, code: &str) -> Self {
        let mut screen = Screen::open(server, code).await;
        screen.say(&json!({"type": "hello", "role": "projector"})).await;
        let mut projector = Self(screen);
        projector.until(|projector| projector.view().is_object()).await;
        projector
    }

    /// Waits for a condition.
    pub async fn until(&mut self, mut condition: impl FnMut(&View<'_>) -> bool) {
        self.0.until(|screen| condition(&View(screen))).await;
    }

    /// Waits for the revealed tally of a question over a number of ballots.
    pub async fn tally_of(&mut self, question: &str, ballots: u64) -> Value {
        self.until(|now| {
            now.tally().is_some_and(|tally| tally["question"] == question && tally["n"] == ballots)
                && now.view()["question"]["revealed"] == true
        })
        .await;
        View(&self.0).tally().cloned().expect("waited for")
    }

    /// The latest view.
    pub fn view(&self) -> &Value {
        self.0.latest("projector")
    }

    /// The revealed tally.
    pub fn tally(&self) -> Option<Value> {
        View(&self.0).tally().cloned()
    }

    /// The screen under it.
    pub fn screen(&mut self) -> &mut Screen {
        &mut self.0
    }
}

/// What a projector knows at a moment.
pub struct View<'a>(&'a Screen);

impl<'a> View<'a> {
    /// The latest view.
    pub fn view(&self) -> &'a Value {
        self.0.latest("projector")
    }

    /// The revealed tally.
    pub fn tally(&self) -> Option<&'a Value> {
        Some(&self.0.latest("projectorTally")["tally"]).filter(|tally| tally.is_object())
    }

    /// The card that is shown large.
    pub fn spotlight(&self) -> &'a Value {
        &self.0.latest("projectorTally")["spotlight"]
    }

    /// How many answered the question on the slide.
    pub fn answered(&self) -> u64 {
        self.0.latest("projectorTally")["answered"].as_u64().unwrap_or(0)
    }

    /// Which version of the room the numbers are of.
    pub fn version(&self) -> Option<u64> {
        self.0.latest("projectorTally")["stamp"]["version"].as_u64()
    }

    /// Who is there.
    pub fn present(&self) -> &'a Value {
        self.0.latest("present")
    }

    /// How to join.
    pub fn join(&self) -> &'a Value {
        self.0.latest("join")
    }
}
