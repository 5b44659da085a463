//! A participant.

use std::{
    collections::{BTreeMap, HashMap},
    net::SocketAddr,
};

use serde_json::{Value, json};

use crate::{Outcome, Screen, draw};

/// A phone: it draws a key for each question and counts its revisions.
pub struct Phone {
    screen: Screen,
    server: SocketAddr,
    code: String,
    name: String,
    ballots: HashMap<String, Ballot>,
    kept: BTreeMap<(String, u64), Value>,
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
        let (ballots, kept) = (HashMap::new(), BTreeMap::new());
        let mut phone = Self { screen, server, code: code.into(), name: draw(), ballots, kept };
        phone.greet().await;
        phone
    }

    /// Leaves and comes back with what it holds; the stands that `welcome` tells.
    pub async fn come_back(&mut self) -> Value {
        self.screen = Screen::open(self.server, &self.code).await;
        self.greet().await;
        self.screen.latest("welcome")["stands"].clone()
    }

    /// What the server asked for when this phone came back, as question and round.
    pub fn wanted(&self) -> Vec<(String, u64)> {
        let wants = self.screen.latest("welcome")["wants"].as_array().expect("it says what it wants");
        let want = |want: &Value| Some((want["question"].as_str()?.to_owned(), want["round"].as_u64()?));
        wants.iter().map(|wanted| want(wanted).expect("a question and a round")).collect()
    }

    /// What it keeps of a round: the last message that was saved, with its receipt.
    ///
    /// # Panics
    /// When nothing was saved.
    pub fn kept(&self, question: &str, round: u64) -> &Value {
        self.kept.get(&(question.to_owned(), round)).expect("an answer was saved")
    }

    /// Sends again all that the server wants, with its receipts, in the given order; what each came to.
    pub async fn bring_back(&mut self, reversed: bool) -> Vec<Outcome> {
        let mut wanted = self.wanted();
        if reversed {
            wanted.reverse();
        }
        let mut outcomes = Vec::new();
        for (question, round) in wanted {
            let message = self.kept(&question, round).clone();
            outcomes.push(self.tell(message).await);
        }
        outcomes
    }

    async fn greet(&mut self) {
        let kept =
            |question: &String, round: u64| self.kept.keys().any(|(id, number)| id == question && *number == round);
        let unsaved = self
            .ballots
            .iter()
            .filter(|(question, ballot)| !kept(question, ballot.round))
            .map(|(question, ballot)| json!({"question": question, "round": ballot.round, "key": ballot.key}));
        let saved = self.kept.values().map(|told| {
            json!({
                "question": told["question"], "round": told["round"], "key": told["key"], "revision": told["revision"],
                "id": told["id"],
            })
        });
        let holds: Vec<Value> = unsaved.chain(saved).collect();
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
        let (outcome, reply) = self.screen.wait_for(|reply| Some((Outcome::of(reply)?, reply.clone()))).await;
        if outcome.is_saved() && reply["id"] == message["id"] {
            let mut kept = message;
            kept["receipt"] = reply["receipt"].clone();
            let question = kept["question"].as_str().expect("a question").to_owned();
            self.kept.insert((question, kept["round"].as_u64().expect("a round")), kept);
        }
        outcome
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
