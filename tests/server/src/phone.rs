//! A participant.

use std::{collections::HashMap, net::SocketAddr};

use serde_json::{Value, json};

use crate::{Outcome, Screen, draw};

/// A phone: it draws a key for each question and counts its revisions.
pub struct Phone {
    screen: Screen,
    server: SocketAddr,
    code: String,
    name: String,
    ballots: HashMap<String, Ballot>,
}

/// What a phone keeps of one question.
#[derive(Clone, Debug)]
struct Ballot {
    key: String,
    revision: u64,
    round: u64,
}

impl Phone {
    /// Enters a room.
    pub async fn open(server: SocketAddr, code: &str) -> Self {
        let screen = Screen::open(server, code).await;
        let ballots = HashMap::new();
        let mut phone = Self { screen, server, code: code.into(), name: draw(), ballots };
        phone.greet().await;
        phone
    }

    /// Leaves and comes back with what it holds; the stands that `welcome` tells.
    pub async fn come_back(&mut self) -> Value {
        self.screen = Screen::open(self.server, &self.code).await;
        self.greet().await;
        self.screen.latest("welcome")["stands"].clone()
    }

    async fn greet(&mut self) {
        let holds: Vec<Value> = self
            .ballots
            .iter()
            .map(|(question, ballot)| json!({"question": question, "round": ballot.round, "key": ballot.key}))
            .collect();
        let hello = json!({"type": "hello", "role": "participant", "phone": self.name, "holds": holds});
        self.screen.say(&hello).await;
        self.screen.until(|screen| screen.latest("phone").is_object()).await;
    }

    /// Waits until a question has been asked, and answers it in the round that is shown.
    pub async fn answer(&mut self, question: &str, answer: Value) -> Outcome {
        self.answer_for(question, Value::Null, answer).await
    }

    /// As [`Phone::answer`], for a group: `{"listed": 1}` or `{"typed": "…"}`.
    pub async fn answer_for(&mut self, question: &str, group: Value, answer: Value) -> Outcome {
        self.sees(question).await;
        let cast = self.cast(question, group, answer);
        self.tell(cast).await
    }

    /// Waits until a question has been asked and is shown.
    pub async fn sees(&mut self, question: &str) {
        self.until(|view| view["question"]["id"] == question && view["question"]["asked"].is_object()).await;
    }

    /// A cast one revision above the last.
    pub fn cast(&mut self, question: &str, group: Value, answer: Value) -> Value {
        let (key, revision, round) = self.next_revision(question);
        json!({
            "type": "cast", "question": question, "round": round, "key": key, "revision": revision, "id": draw(),
            "group": group, "answer": answer,
        })
    }

    /// A withdrawal one revision above the last.
    pub fn withdrawal(&mut self, question: &str) -> Value {
        let (key, revision, round) = self.next_revision(question);
        json!({
            "type": "withdraw", "question": question, "round": round, "key": key, "revision": revision, "id": draw(),
        })
    }

    fn next_revision(&mut self, question: &str) -> (String, u64, u64) {
        let shown = &self.screen.latest("phone")["question"];
        let shown = (shown["id"] == question).then(|| shown["round"].as_u64()).flatten();
        let fresh = || Ballot { key: draw(), revision: 0, round: 1 };
        let ballot = self.ballots.entry(question.into()).or_insert_with(fresh);
        ballot.revision += 1;
        ballot.round = shown.unwrap_or(ballot.round);
        (ballot.key.clone(), ballot.revision, ballot.round)
    }

    /// Sends a message, and waits for what it came to.
    pub async fn tell(&mut self, message: Value) -> Outcome {
        self.screen.say(&message).await;
        self.screen.wait_for(Outcome::of).await
    }

    /// Waits for a condition on the view.
    pub async fn until(&mut self, mut condition: impl FnMut(&Value) -> bool) {
        self.screen.until(|screen| condition(screen.latest("phone"))).await;
    }

    /// The latest view.
    pub fn view(&self) -> &Value {
        self.screen.latest("phone")
    }

    /// The tally that may be read.
    pub fn tally(&self) -> Option<&Value> {
        Some(&self.screen.latest("phoneTally")["tally"]).filter(|tally| tally.is_object())
    }

    /// The screen under it.
    pub fn screen(&mut self) -> &mut Screen {
        &mut self.screen
    }
}
