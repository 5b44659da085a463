//! A participant that behaves as the real page does: what is not acknowledged is sent again, with the same id and
//! revision, on every new connection.
//!
//! It does less than the page in one respect: it never heals. What the server forgot stays forgotten, and is found.

use std::{
    collections::{BTreeMap, HashMap},
    io,
    net::SocketAddr,
    time::Duration,
};

use rand::{RngExt, rngs::StdRng};
use serde_json::{Value, json};
use tokio::{
    sync::watch,
    time::{Instant, sleep, sleep_until},
};

use crate::{
    answer,
    ledger::{Ledger, Line, Place, Version},
    order::{Order, Told},
    socket::Socket,
};

/// Without an acknowledgement for so long, a connection is taken for dead. The page waits 4 s, and longer runs with it
/// would see fewer reconnections.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// How often that doubles while nothing is acknowledged: on a machine that is too busy, whoever comes back at once only makes
/// it busier.
const DOUBLED: u32 = 4;
/// Time in which a probe is answered.
const PROBE: Duration = Duration::from_secs(2);
/// After a refusal for speaking too fast.
const SLOWER: Duration = Duration::from_millis(400);
/// Between two answers of one phone, in milliseconds. No person is so fast; it is there to have much to lose.
const PAUSE_MS: std::ops::Range<u64> = 10..80;
/// Rounds that a phone tells it holds: more than it answers in one room.
const HELD: usize = 100;

/// A phone.
pub struct Phone {
    /// Where the network begins.
    pub address: SocketAddr,
    /// The room.
    pub code: String,
    /// Its ledger.
    pub ledger: Ledger,
    /// Its whims.
    pub random: StdRng,
    /// What it hears from the conductor.
    pub orders: watch::Receiver<Order>,
    /// What it tells.
    pub told: watch::Sender<Told>,
    /// What it keeps.
    pub memory: Memory,
}

/// What a phone keeps while connections come and go.
#[derive(Default)]
pub struct Memory {
    name: String,
    /// By question: the ballot key and the last revision.
    ballots: HashMap<String, (String, u64)>,
    stands: BTreeMap<Place, Version>,
    pending: Option<Pending>,
    /// Connections since the last acknowledgement.
    unheard: u32,
}

struct Pending {
    place: Place,
    version: Version,
    message: String,
}

/// Times at which a connection does something by itself.
struct Clock {
    act: Instant,
    repeat: Option<Instant>,
    answer_by: Option<Instant>,
    beat_by: Option<Instant>,
}

impl Phone {
    /// Lives until it is told to leave.
    ///
    /// # Errors
    /// When its ledger cannot be written.
    pub async fn live(mut self) -> io::Result<()> {
        self.memory.name = self.draw();
        while !self.orders.borrow().leave && self.orders.has_changed().is_ok() {
            if let Some(socket) = Socket::open(self.address, &self.code).await {
                self.memory.unheard = self.memory.unheard.saturating_add(1);
                self.converse(socket).await?;
            }
            sleep(Duration::from_millis(self.random.random_range(20..200))).await;
        }
        Ok(())
    }

    fn draw(&mut self) -> String {
        format!("{:032x}", self.random.random::<u128>())
    }

    /// One connection, until it is gone or taken for dead.
    async fn converse(&mut self, mut socket: Socket) -> io::Result<()> {
        let hello = self.hello().to_string();
        if socket.say(&hello).await.is_none() {
            return Ok(());
        }
        let Order { leave, probe, .. } = *self.orders.borrow_and_update();
        if leave {
            return Ok(());
        }
        let mut probed = probe;
        let mut clock =
            Clock { act: Instant::now(), repeat: None, answer_by: None, beat_by: Some(Instant::now() + PROBE) };
        let mut welcomed = false;
        loop {
            let dead = [clock.answer_by, clock.beat_by].into_iter().flatten().min();
            let act = clock.repeat.unwrap_or(clock.act).min(clock.act);
            let said = tokio::select! {
                biased;
                message = socket.hear() => {
                    let Some(message) = message else { return Ok(()) };
                    let again = message["type"] == "welcome";
                    self.heard(&message, &mut clock).await?;
                    welcomed |= again;
                    self.tell();
                    if again { self.memory.pending.as_ref().map(|pending| pending.message.clone()) } else { None }
                }
                changed = self.orders.changed() => {
                    let order = *self.orders.borrow_and_update();
                    if order.leave || changed.is_err() { return Ok(()) }
                    let probe = order.probe != probed;
                    probed = order.probe;
                    if probe { clock.beat_by = Some(Instant::now() + PROBE); }
                    probe.then(|| json!({"type": "probe"}).to_string())
                }
                () = sleep_until(dead.unwrap_or_else(|| Instant::now() + PROBE)), if dead.is_some() => return Ok(()),
                () = sleep_until(act), if welcomed => self.act(&mut clock).await?,
            };
            if let Some(said) = said {
                if self.memory.pending.is_some() {
                    let patience = PATIENCE * 2_u32.pow(self.memory.unheard.saturating_sub(1).min(DOUBLED));
                    clock.answer_by.get_or_insert_with(|| Instant::now() + patience);
                }
                if socket.say(&said).await.is_none() {
                    return Ok(());
                }
            }
        }
    }

    fn hello(&self) -> Value {
        let held = self.memory.stands.keys().rev().take(HELD);
        let holds: Vec<Value> = held
            .filter_map(|place| {
                let (key, _) = self.memory.ballots.get(&place.question)?;
                Some(json!({"question": place.question, "round": place.round, "key": key}))
            })
            .collect();
        json!({"type": "hello", "role": "participant", "phone": self.memory.name, "holds": holds})
    }

    async fn heard(&mut self, message: &Value, clock: &mut Clock) -> io::Result<()> {
        match message["type"].as_str().unwrap_or_default() {
            "welcome" => {
                clock.beat_by = None;
                let mut gone: Vec<Place> = self.memory.stands.keys().rev().take(HELD).cloned().collect();
                for stands in message["stands"].as_array().into_iter().flatten() {
                    let place = self.stands(stands).await?;
                    gone.retain(|held| Some(held) != place.as_ref());
                }
                for place in gone {
                    self.memory.stands.remove(&place);
                    self.ledger.add(Line::Gone { place }).await?;
                    self.told.send_modify(|told| told.robbed = true);
                }
            }
            "saved" => {
                self.stands(message).await?;
            }
            "rejected" => self.refused(message, clock).await?,
            "beat" => clock.beat_by = None,
            "phone" => self.told.send_modify(|told| told.view = message.clone()),
            "phoneTally" => self.told.send_modify(|told| told.tally = message.clone()),
            _ => {}
        }
        if self.memory.pending.is_none() {
            clock.answer_by = None;
        }
        Ok(())
    }

    /// The server says that a version stands; where.
    async fn stands(&mut self, message: &Value) -> io::Result<Option<Place>> {
        let (Some(question), Some(round), Some(revision), Some(id)) = (
            message["question"].as_str(),
            message["round"].as_u64(),
            message["revision"].as_u64(),
            message["id"].as_str(),
        ) else {
            return Ok(None);
        };
        let place = Place { question: question.into(), round };
        let version = Version { revision, id: id.into() };
        if self.memory.stands.get(&place) != Some(&version) {
            self.ledger.add(Line::Stands { place: place.clone(), version: version.clone() }).await?;
            self.memory.stands.insert(place.clone(), version.clone());
            self.told.send_modify(|told| told.acknowledged += 1);
        }
        self.memory.unheard = 0;
        let answered = |pending: &mut Pending| pending.place == place && pending.version.revision <= version.revision;
        self.memory.pending.take_if(answered);
        Ok(Some(place))
    }

    async fn refused(&mut self, message: &Value, clock: &mut Clock) -> io::Result<()> {
        let reason = message["reason"].as_str().unwrap_or_default();
        match message["id"].as_str() {
            Some(id) => {
                self.ledger.add(Line::Refused { id: id.into(), reason: reason.into() }).await?;
                self.memory.pending.take_if(|pending| pending.version.id == id);
            }
            None if reason == "tooFast" => clock.repeat = Some(Instant::now() + SLOWER),
            None => {}
        }
        Ok(())
    }

    /// Sends what is pending once more, or something new; nothing when it is not the moment.
    async fn act(&mut self, clock: &mut Clock) -> io::Result<Option<String>> {
        if clock.repeat.take_if(|at| *at <= Instant::now()).is_some() {
            return Ok(self.memory.pending.as_ref().map(|pending| pending.message.clone()));
        }
        clock.act = Instant::now() + Duration::from_millis(self.random.random_range(PAUSE_MS));
        // Now and then somebody changes an answer before the last one was acknowledged.
        let may = self.memory.pending.is_none() || self.random.random_bool(0.15);
        if !self.orders.borrow().answer || !may {
            return Ok(None);
        }
        let question = self.told.borrow().view["question"].clone();
        let (Some(id), Some(round), "open") =
            (question["id"].as_str(), question["round"].as_u64(), question["phase"].as_str().unwrap_or_default())
        else {
            return Ok(None);
        };
        // Waits first and looks at the order again then, while the conductor gives the order first and looks at who waits
        // then: one of the two sees the other, and no answer is on its way once all are taken to be quiet.
        self.told.send_modify(|told| told.waiting = true);
        if !self.orders.borrow().answer {
            self.tell();
            return Ok(None);
        }
        let message = self.fill_in(Place { question: id.into(), round }).await?;
        Ok(Some(message))
    }

    /// Writes the next version down, in the ledger first.
    async fn fill_in(&mut self, place: Place) -> io::Result<String> {
        let (fresh, id) = (self.draw(), self.draw());
        let ballot = self.memory.ballots.entry(place.question.clone()).or_insert((fresh, 0));
        ballot.1 += 1;
        let (key, revision) = ballot.clone();
        let withdraws = self.memory.stands.contains_key(&place) && self.random.random_bool(0.1);
        let answer = (!withdraws).then(|| answer::draw(&place.question, &mut self.random));
        let mut message = json!({
            "type": "withdraw", "question": place.question, "round": place.round, "key": key, "revision": revision, "id": id,
        });
        if let Some(answer) = &answer {
            message["type"] = "cast".into();
            message["answer"] = answer.clone();
        }
        let version = Version { revision, id };
        self.ledger.add(Line::Sent { place: place.clone(), version: version.clone(), answer }).await?;
        let message = message.to_string();
        self.memory.pending = Some(Pending { place, version, message: message.clone() });
        Ok(message)
    }

    fn tell(&self) {
        let waiting = self.memory.pending.is_some();
        self.told.send_if_modified(|told| std::mem::replace(&mut told.waiting, waiting) != waiting);
    }
}
