//! A phone by the rules of its outbox (`outbox.ts` and `heal.ts`), without a page.

use std::collections::BTreeMap;

use rand::{RngExt, rngs::StdRng};
use serde_json::{Value, json};

/// A question and the number of a round.
pub type Place = (String, u64);

/// What a phone is told of an answer, in its own words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent {
    Waiting,
    Saved,
    Late,
    Rejected,
}

/// Its answer in one round.
#[derive(Clone, Debug)]
pub struct Entry {
    pub revision: u64,
    pub id: String,
    /// Null where it was taken back.
    pub answer: Value,
    pub sent: Sent,
    /// The version that was last proved to have stood, as it is sent again.
    proof: Option<Value>,
    /// The highest revision that it was told is saved.
    pub saved: u64,
}

/// What it keeps while connections come and go.
pub struct Phone {
    pub name: String,
    /// By question.
    pub keys: BTreeMap<String, String>,
    pub entries: BTreeMap<Place, Entry>,
    random: StdRng,
}

impl Phone {
    pub fn new(mut random: StdRng) -> Self {
        Self { name: draw(&mut random), keys: BTreeMap::new(), entries: BTreeMap::new(), random }
    }

    /// Answers, or answers otherwise; what is sent.
    pub fn answer(&mut self, place: Place) -> Value {
        let grade = self.random.random_range(1..=10_u8);
        let fresh = draw(&mut self.random);
        self.keys.entry(place.0.clone()).or_insert(fresh);
        self.file(&place, json!({"grade": {"kind": "grade", "grade": grade}}));
        self.cast(&place)
    }

    /// Takes its answer in a round back; what is sent, if it ever answered there.
    pub fn withdraw(&mut self, place: &Place) -> Option<Value> {
        self.entries.contains_key(place).then(|| {
            self.file(place, Value::Null);
            self.cast(place)
        })
    }

    /// One revision above all others, under an id of its own.
    fn file(&mut self, place: &Place, answer: Value) {
        let id = draw(&mut self.random);
        let entry = self.entries.entry(place.clone()).or_insert(Entry {
            revision: 0,
            id: String::new(),
            answer: Value::Null,
            sent: Sent::Waiting,
            proof: None,
            saved: 0,
        });
        *entry = Entry { revision: entry.revision + 1, id, answer, sent: Sent::Waiting, ..entry.clone() };
    }

    /// The same each time, so that a repeat counts once; what has a proof is sent as the proof says it.
    fn cast(&self, place: &Place) -> Value {
        let entry = &self.entries[place];
        if let Some(proof) = entry.proof.as_ref().filter(|proof| proof["id"] == entry.id) {
            return proof.clone();
        }
        let mut message = json!({
            "type": "withdraw", "question": place.0, "round": place.1, "key": self.keys[&place.0], "revision": entry.revision,
            "id": entry.id,
        });
        if !entry.answer.is_null() {
            message["type"] = "cast".into();
            message["group"] = Value::Null;
            message["answer"] = entry.answer.clone();
        }
        message
    }

    pub fn hello(&self) -> Vec<Value> {
        let held = |(place, entry): (&Place, &Entry)| {
            json!({
                "question": place.0, "round": place.1, "key": self.keys[&place.0], "revision": entry.revision, "id": entry.id,
            })
        };
        self.entries.iter().map(held).collect()
    }

    /// All that waits for the server's word.
    pub fn waiting(&self) -> Vec<Value> {
        let waits = self.entries.iter().filter(|(_, entry)| entry.sent == Sent::Waiting);
        waits.map(|(place, _)| self.cast(place)).collect()
    }

    /// Hears a message; what it says to it.
    pub fn hear(&mut self, message: &Value) -> Vec<Value> {
        match message["type"].as_str().unwrap_or_default() {
            "welcome" => {
                for stands in message["stands"].as_array().into_iter().flatten() {
                    self.stands(stands);
                }
                let wants: Vec<Place> =
                    message["wants"].as_array().into_iter().flatten().filter_map(place_of).collect();
                let mut says = self.lost(&wants);
                says.extend(self.waiting());
                says
            }
            "saved" => {
                let Some(place) = place_of(message) else { return Vec::new() };
                let before = self.entries.get(&place).map(|entry| entry.id.clone());
                self.stands(message);
                let filed = self.entries.get(&place).filter(|entry| entry.sent == Sent::Waiting);
                let again = filed.is_some_and(|entry| Some(&entry.id) != before.as_ref());
                if again { vec![self.cast(&place)] } else { Vec::new() }
            }
            "rejected" => {
                self.refused(message);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Only its own latest id means saved; while another version stands above its own, its own is filed once more.
    fn stands(&mut self, stands: &Value) {
        let Some(place) = place_of(stands) else { return };
        let (id, receipt) = (stands["id"].as_str().unwrap_or_default(), stands["receipt"].as_str());
        let revision = stands["revision"].as_u64().unwrap_or_default();
        let Some(entry) = self.entries.get_mut(&place) else { return };
        if id == entry.id {
            entry.sent = Sent::Saved;
            entry.saved = revision;
            let mut proof = self.cast(&place);
            proof["receipt"] = receipt.into();
            self.entries.entry(place).and_modify(|entry| entry.proof = Some(proof));
            return;
        }
        let above = revision >= entry.revision;
        entry.revision = entry.revision.max(revision);
        if above && matches!(entry.sent, Sent::Waiting | Sent::Saved) {
            let answer = entry.answer.clone();
            self.file(&place, answer);
        }
    }

    fn refused(&mut self, message: &Value) {
        let refused = self.entries.values_mut().find(|entry| message["id"] == entry.id.as_str());
        let Some(entry) = refused.filter(|_| message["reason"] != "tooFast") else { return };
        let late = ["late", "closed", "ended"].iter().any(|reason| message["reason"] == *reason);
        entry.sent = if late { Sent::Late } else { Sent::Rejected };
    }

    /// Takes back the word "saved", and says again what the server had proved where a later version is on its way.
    fn lost(&mut self, wants: &[Place]) -> Vec<Value> {
        let mut says = Vec::new();
        for place in wants {
            let Some(entry) = self.entries.get_mut(place) else { continue };
            if entry.sent == Sent::Saved {
                entry.sent = Sent::Waiting;
            }
            says.extend(entry.proof.clone().filter(|proof| proof["id"] != entry.id));
        }
        says
    }
}

fn place_of(message: &Value) -> Option<Place> {
    Some((message["question"].as_str()?.to_owned(), message["round"].as_u64()?))
}

fn draw(random: &mut StdRng) -> String {
    format!("{:032x}", random.random::<u128>())
}
