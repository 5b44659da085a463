//! The one task of a room: decide, append, evolve, publish, acknowledge.

use std::{collections::HashMap, sync::Arc, time::Duration};

use peil_room::{Decision, Room, command::Command, event::Event};
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};
use uuid::Uuid;

use super::{
    batch::{Batch, ballot_of, together},
    clock,
    handle::{Asked, Inbox, Reply, standing},
    publisher::Publisher,
    receipt::proven,
};
use crate::journal::{AppendError, Journal, Record, RoomCode, RoomKey, Seq};

/// Records read at a time when catching up.
const PAGE: usize = 512;
/// How often a batch is tried again when other writers keep coming first.
const TRIES: usize = 20;
/// How long a room that nobody looks at stays in memory.
const IDLE: Duration = Duration::from_secs(600);

pub(super) struct Task {
    pub code: RoomCode,
    pub key: RoomKey,
    pub journal: Arc<dyn Journal>,
    pub room: Room,
    pub seq: Seq,
    pub publisher: Publisher,
    pub inbox: mpsc::Receiver<Inbox>,
    pub steering: mpsc::Receiver<Asked>,
}

/// The room can store nothing; whoever asked is told to come back.
struct Stuck;

impl Task {
    /// Runs until every handle is gone, the room is idle, or nothing can be stored.
    pub async fn run(mut self) {
        self.publisher.publish_all(&self.room, self.seq);
        let mut idle_since = Instant::now();
        // A cast that must wait for the next batch.
        let mut waiting: Option<Asked> = None;
        loop {
            if let Some(asked) = waiting.take() {
                match self.gather(asked).await {
                    Ok(next) => waiting = next,
                    Err(Stuck) => return,
                }
                continue;
            }
            let deadline = self.room.deadline().map(clock::instant);
            let publish = self.publisher.due();
            let wake = [deadline, publish, Some(idle_since + IDLE)].into_iter().flatten().min().unwrap_or(idle_since);
            let outcome = tokio::select! {
                biased;
                asked = self.steering.recv() => match asked {
                    Some(asked) => { idle_since = Instant::now(); self.carry_out(vec![asked]).await }
                    None => return,
                },
                entry = self.inbox.recv() => {
                    idle_since = Instant::now();
                    match entry {
                        Some(Inbox::Ballot(asked)) => match self.gather(asked).await {
                            Ok(next) => { waiting = next; Ok(()) }
                            Err(stuck) => Err(stuck),
                        },
                        Some(other) => { self.aside(other); Ok(()) }
                        None => return,
                    }
                },
                () = sleep_until(wake) => {
                    self.publisher.publish_due(&self.room, self.seq);
                    if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                        self.tick().await
                    } else {
                        let idle = idle_since + IDLE <= Instant::now();
                        if idle && self.publisher.connections() == 0 && self.room.deadline().is_none() {
                            return;
                        }
                        if idle { idle_since = Instant::now(); }
                        Ok(())
                    }
                }
            };
            if outcome.is_err() {
                return;
            }
        }
    }

    /// What is neither a cast nor a presenter's command.
    fn aside(&mut self, entry: Inbox) {
        match entry {
            Inbox::Look(look) => look(&self.room),
            Inbox::Presence(note) => self.publisher.note(note),
            Inbox::Count(reply) => {
                // Whoever asked may have left.
                let _ = reply.send(self.publisher.phones(&self.room));
            }
            Inbox::Knows(phone, reply) => {
                // Whoever asked may have left.
                let _ = reply.send(self.publisher.knows(&phone));
            }
            Inbox::Ballot(_) => {}
        }
    }

    /// A batch of the cast given and those that wait behind it; gives back the first that must wait for the next.
    async fn gather(&mut self, first: Asked) -> Result<Option<Asked>, Stuck> {
        let mut batch = Batch::default();
        // The first fits an empty batch.
        let mut left = batch.add(first);
        while left.is_none() {
            match self.inbox.try_recv() {
                Ok(Inbox::Ballot(asked)) => left = batch.add(asked),
                Ok(other) => self.aside(other),
                Err(_) => break,
            }
        }
        self.carry_out(batch.into_asked()).await?;
        Ok(left)
    }

    async fn tick(&mut self) -> Result<(), Stuck> {
        let (reply, _) = tokio::sync::oneshot::channel();
        self.carry_out(vec![Asked { command: Command::Tick { now: clock::now() }, receipt: None, reply }]).await
    }

    /// Decides every command against the same state, records what happened, evolves, publishes, and only then replies.
    async fn carry_out(&mut self, asked: Vec<Asked>) -> Result<(), Stuck> {
        for _ in 0..TRIES {
            let decisions: Vec<_> = asked.iter().map(|asked| self.decide(asked)).collect();
            let events = together(&decisions);
            if !events.is_empty() && !self.record(events).await? {
                continue;
            }
            self.publisher.publish_due(&self.room, self.seq);
            for (asked, decision) in asked.into_iter().zip(decisions) {
                let stands = ballot_of(&asked.command)
                    .and_then(|(round, ballot)| standing(&self.room, &self.key, &round, ballot));
                // Whoever asked may have left; the answer counts all the same.
                let _ = asked.reply.send(Reply { rejection: decision.rejection, stands });
            }
            return Ok(());
        }
        Err(Stuck)
    }

    fn decide(&self, asked: &Asked) -> Decision {
        let heals = asked.receipt.and_then(|receipt| proven(&self.room, &self.key, &asked.command, receipt));
        self.room.decide(heals.as_ref().unwrap_or(&asked.command))
    }

    /// Appends and evolves; `false` when another writer came first and the commands must be decided again.
    async fn record(&mut self, events: Vec<Event>) -> Result<bool, Stuck> {
        let id = Uuid::now_v7();
        let record = Record { id, at: clock::now(), events };
        match self.journal.append(&self.code, self.seq, record.clone()).await {
            Ok(seq) => {
                self.evolve(seq, &record.events);
                Ok(true)
            }
            Err(AppendError::Conflict) => {
                self.catch_up().await?;
                Ok(false)
            }
            Err(AppendError::Unknown) => Ok(self.catch_up().await?.contains_key(&id)),
            Err(error) => {
                tracing::error!(room = %self.code, %error, "a room cannot store anything");
                Err(Stuck)
            }
        }
    }

    /// Evolves by the records after ours; tells which they were.
    async fn catch_up(&mut self) -> Result<HashMap<Uuid, Seq>, Stuck> {
        let mut found = HashMap::new();
        loop {
            let page = self.journal.read(&self.code, self.seq, PAGE).await.map_err(|error| {
                tracing::error!(room = %self.code, %error, "a room cannot be read");
                Stuck
            })?;
            if page.is_empty() {
                return Ok(found);
            }
            for (seq, record) in page {
                self.evolve(seq, &record.events);
                found.insert(record.id, seq);
            }
        }
    }

    fn evolve(&mut self, seq: Seq, events: &[Event]) {
        for event in events {
            self.room.evolve(event);
        }
        self.seq = seq;
        self.publisher.changed(events);
    }
}
