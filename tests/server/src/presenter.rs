//! Whoever steers.

use std::{net::SocketAddr, time::Duration};

use serde_json::{Value, json};
use tokio::time::interval;

use crate::{Outcome, Screen};

/// Between two presses of somebody who presses until it works: slower than the limit on messages.
const PRESS: Duration = Duration::from_millis(150);

/// A presenter's page or remote.
pub struct Presenter {
    screen: Screen,
    n: u32,
}

impl Presenter {
    /// Opens a room with a secret.
    pub async fn open(server: SocketAddr, code: &str, secret: &str) -> Self {
        let mut screen = Screen::open(server, code).await;
        screen.say(&json!({"type": "hello", "role": "presenter", "secret": secret})).await;
        screen.until(|screen| screen.latest("presenter").is_object()).await;
        Self { screen, n: 0 }
    }

    /// Presses "next" once.
    pub async fn next(&mut self) -> Outcome {
        self.steer(json!({"step": "next"})).await
    }

    /// Presses "next" until it is not taken for a bounce; what it came to then.
    pub async fn next_in_time(&mut self) -> Outcome {
        let mut press = interval(PRESS);
        loop {
            press.tick().await;
            let outcome = self.next().await;
            if outcome != Outcome::refused("tooSoon") {
                return outcome;
            }
        }
    }

    /// Presses "next" until it is not taken for a bounce.
    ///
    /// # Panics
    /// When it is refused for another reason.
    pub async fn advance(&mut self) {
        let outcome = self.next_in_time().await;
        assert!(outcome.is_done(), "next came to {outcome:?}");
    }

    /// Takes a step, and waits for the stage that follows from it.
    pub async fn steer(&mut self, what: Value) -> Outcome {
        let step = self.step();
        let n = self.press(step, what).await;
        let outcome = self.outcome(n).await;
        if outcome.is_done() {
            self.screen.until(|screen| screen.latest("presenter")["step"] != step).await;
        }
        outcome
    }

    /// Sends a step that names a stage, without waiting; the number that the reply will name.
    pub async fn press(&mut self, step: u64, what: Value) -> u32 {
        self.n += 1;
        self.screen.say(&json!({"type": "steer", "n": self.n, "step": step, "what": what})).await;
        self.n
    }

    /// Moderates, and waits for the reply.
    pub async fn moderate(&mut self, what: Value) -> Outcome {
        self.n += 1;
        let n = self.n;
        self.screen.say(&json!({"type": "moderate", "n": n, "what": what})).await;
        self.outcome(n).await
    }

    /// The reply to a numbered command.
    pub async fn outcome(&mut self, n: u32) -> Outcome {
        self.screen.wait_for(|message| Outcome::of(message).filter(|_| message["n"] == n)).await
    }

    /// Shows a slide.
    ///
    /// # Panics
    /// When that is refused; so do the other steps that a test takes for granted.
    pub async fn show(&mut self, slide: &str) {
        self.must(json!({"step": "jump", "slide": slide})).await;
    }

    /// Shows a question's slide and opens it.
    pub async fn ask(&mut self, question: &str) {
        self.show(question).await;
        self.must(json!({"step": "open", "question": question})).await;
    }

    /// Closes a question.
    pub async fn close(&mut self, question: &str) {
        self.must(json!({"step": "close", "question": question})).await;
    }

    /// Reveals a question.
    pub async fn reveal(&mut self, question: &str) {
        self.must(json!({"step": "reveal", "question": question})).await;
    }

    /// Takes a step that must be carried out.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn must(&mut self, what: Value) {
        let told = what.to_string();
        let outcome = self.steer(what).await;
        assert!(outcome.is_done(), "{told} came to {outcome:?}");
    }

    /// Waits for a condition on view and tally.
    pub async fn until(&mut self, mut condition: impl FnMut(&Value, &Value) -> bool) {
        self.screen.until(|screen| condition(screen.latest("presenter"), screen.latest("presenterTally"))).await;
    }

    /// Waits until a number of ballots stand in a question.
    pub async fn answered(&mut self, question: &str, ballots: u64) {
        self.until(|_, tally| tally["question"] == question && tally["answered"] == ballots).await;
    }

    /// The latest view.
    pub fn view(&self) -> &Value {
        self.screen.latest("presenter")
    }

    /// The latest tally.
    pub fn tally(&self) -> &Value {
        self.screen.latest("presenterTally")
    }

    /// The number of the stage that this screen knows.
    ///
    /// # Panics
    /// Before the first view.
    pub fn step(&self) -> u64 {
        self.view()["step"].as_u64().expect("a view has a step")
    }

    /// The screen under it.
    pub fn screen(&mut self) -> &mut Screen {
        &mut self.screen
    }
}
