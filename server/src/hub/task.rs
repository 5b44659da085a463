//! The one task of a room: decide, append, evolve, publish, acknowledge.

use std::{collections::HashMap, sync::Arc, time::Duration};

use peil_room::{Decision, Room, command::Command, event::Event};
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    batch::{Batch, ballot_of, together},
    clock,
    film::{self, Darkroom, Overtaken},
    handle::{Asked, Inbox, Panicked, Reply, guarded, standing},
    meter::Meter,
    publisher::{Publisher, begins_anew},
    receipt::proven,
    rehearsal::Wings,
};
use crate::journal::{AppendError, Journal, Record, RoomCode, RoomKey, Seq};

/// Records read at a time when catching up.
const PAGE: usize = 512;
/// How often a batch is tried again when other writers keep coming first.
const TRIES: usize = 20;
/// Between two batches of casts: a lone cast is stored at once, and of several those of this time share a commit.
const COMPANY: Duration = Duration::from_millis(2);
/// So much longer for each that came with the last batch: a commit costs as much as ten answers, and where thousands come
/// a second, nobody sees these milliseconds. Five hundred a second wait no longer for it.
const COMPANY_FOR_EACH: Duration = Duration::from_micros(250);
/// The longest of it.
const COMPANY_AT_MOST: Duration = Duration::from_millis(12);
/// How long a room that nobody looks at stays in memory.
const IDLE: Duration = Duration::from_secs(600);

pub(super) struct Task {
    pub code: RoomCode,
    pub key: RoomKey,
    pub journal: Arc<dyn Journal>,
    pub room: Room,
    pub seq: Seq,
    pub publisher: Publisher,
    /// Where the film of what is played again is made.
    pub darkroom: Darkroom,
    /// Days after which answers are deleted, where participants were told nothing else.
    pub keep_days: u32,
    pub meter: Arc<Meter>,
    /// Where invented phones come from when the room is tried.
    pub wings: Wings,
    pub inbox: mpsc::Receiver<Inbox>,
    pub steering: mpsc::Receiver<Asked>,
    /// Before when casts wait for others.
    pub company_until: Instant,
    /// Cancelled when every room is let go: what was asked before is still done.
    pub stop: CancellationToken,
}

/// The room can store nothing, or one of its steps panicked: what it holds is dropped, and whoever asked comes back.
pub(super) struct Stuck;

impl From<Panicked> for Stuck {
    fn from(_: Panicked) -> Self {
        Self
    }
}

impl Task {
    /// Runs until the room is idle or let go, nothing can be stored, or a step panicked.
    pub async fn run(mut self) {
        self.play(&[]);
        if self.show_all().is_err() {
            return;
        }
        if self.room.is_rehearsal() {
            self.wings.play();
        }
        let mut idle_since = Instant::now();
        // A cast that must wait for the next batch.
        let mut waiting: Option<Box<Asked>> = None;
        let stop = self.stop.clone();
        loop {
            if let Some(asked) = waiting.take() {
                // However many casts wait behind this one, a presenter goes first.
                if let Ok(first) = self.steering.try_recv()
                    && self.carry_out(vec![first]).await.is_err()
                {
                    return;
                }
                match self.gather(asked).await {
                    Ok(next) => waiting = next,
                    Err(Stuck) => return,
                }
                continue;
            }
            let deadline = self.room.deadline().map(clock::instant);
            let duty = self.duty().map(|(at, duty)| (clock::instant(at), duty));
            let publish = self.publisher.due();
            let wake = [deadline, duty.map(|(at, _)| at), publish, Some(idle_since + IDLE)]
                .into_iter()
                .flatten()
                .min()
                .unwrap_or(idle_since);
            let outcome = tokio::select! {
                biased;
                () = stop.cancelled(), if !self.inbox.is_closed() => {
                    // Nothing more is taken; what waits is done, and then the lanes end.
                    self.inbox.close();
                    self.steering.close();
                    Ok(())
                }
                asked = self.steering.recv() => match asked {
                    Some(asked) => { idle_since = Instant::now(); self.carry_out(vec![asked]).await }
                    None if self.inbox.is_empty() => return,
                    None => match self.inbox.recv().await {
                        Some(Inbox::Ballot(asked)) => self.gather(asked).await.map(|left| waiting = left),
                        Some(other) => self.aside(other),
                        None => return,
                    },
                },
                made = self.darkroom.made() => {
                    match made {
                        Ok(film) => self.publisher.film_made(&self.room, film),
                        Err(Overtaken) => self.play(&[]),
                    }
                    Ok(())
                }
                entry = self.inbox.recv() => {
                    idle_since = Instant::now();
                    match entry {
                        Some(Inbox::Ballot(asked)) => self.gather(asked).await.map(|left| waiting = left),
                        Some(other) => self.aside(other),
                        None => return,
                    }
                },
                () = sleep_until(wake) => {
                    if guarded(|| self.publisher.publish_due(&self.room, self.seq)).is_err() {
                        Err(Stuck)
                    } else if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                        self.tick().await
                    } else if let Some((_, duty)) = duty.filter(|(at, _)| *at <= Instant::now()) {
                        let done = self.fulfil(duty).await;
                        // Of a room that was woken for this alone, nothing need stay in memory.
                        if self.publisher.connections() == 0 && self.inbox.is_empty() {
                            return;
                        }
                        done
                    } else {
                        let idle = idle_since + IDLE <= Instant::now();
                        let due = self.room.deadline().is_some() || self.room.sealed_from().is_some();
                        if idle && self.publisher.connections() == 0 && !due {
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
    fn aside(&mut self, entry: Inbox) -> Result<(), Stuck> {
        match entry {
            Inbox::Look(look) => look(&self.room)?,
            Inbox::Presence(note) => self.publisher.note(note),
            Inbox::Count(reply) => {
                // Whoever asked may have left.
                let _ = reply.send(self.publisher.present(&self.room));
            }
            Inbox::Enter(entrant, reply) => {
                // Whoever asked may have left.
                let _ = reply.send(self.publisher.enter(&self.room, entrant));
            }
            Inbox::Leave => return Err(Stuck),
            Inbox::Ballot(_) => {}
        }
        Ok(())
    }

    /// Sees to the film of what is played again, after these events: one that shows what may not be shown any more is
    /// thrown away at once.
    pub(super) fn play(&mut self, events: &[Event]) {
        let Some(round) = self.room.replay().map(|replay| replay.round.clone()) else {
            self.publisher.film = None;
            self.darkroom.overtake();
            return;
        };
        let stale = events.iter().any(|event| film::touches(event, &round));
        self.publisher.film.take_if(|film| stale || film.round != round);
        if self.publisher.film.is_none() {
            self.darkroom.make(&self.journal, self.code, &round, stale);
        }
    }

    /// Shows everything to everybody.
    pub(super) fn show_all(&mut self) -> Result<(), Stuck> {
        guarded(|| self.publisher.publish_all(&self.room, self.seq)).map_err(Stuck::from)
    }

    /// A batch of the cast given and those that wait behind it; gives back the first that must wait for the next.
    async fn gather(&mut self, first: Box<Asked>) -> Result<Option<Box<Asked>>, Stuck> {
        while Instant::now() < self.company_until {
            tokio::select! {
                biased;
                Some(asked) = self.steering.recv() => self.carry_out(vec![asked]).await?,
                () = sleep_until(self.company_until) => {}
            }
        }
        let began = Instant::now();
        let mut batch = Batch::default();
        // The first fits an empty batch.
        let mut left = batch.add(first);
        while left.is_none() {
            match self.inbox.try_recv() {
                Ok(Inbox::Ballot(asked)) => left = batch.add(asked),
                Ok(other) => self.aside(other)?,
                Err(_) => break,
            }
        }
        let asked = batch.into_asked();
        self.company_until = began + company(asked.len());
        self.carry_out(asked).await?;
        Ok(left)
    }

    async fn tick(&mut self) -> Result<(), Stuck> {
        let (reply, _) = tokio::sync::oneshot::channel();
        let tick = Asked { command: Command::Tick { now: clock::now() }, receipt: None, reply };
        self.carry_out(vec![tick]).await
    }

    /// Decides every command against the same state, records what happened, evolves, publishes, and only then replies.
    /// A panic on the way is told to whoever sent the command that led to it, and to nobody else.
    async fn carry_out(&mut self, mut asked: Vec<Asked>) -> Result<(), Stuck> {
        for _ in 0..TRIES {
            let mut decisions = Vec::with_capacity(asked.len());
            for index in 0..asked.len() {
                let Ok(decision) = guarded(|| self.decide(&asked[index])) else {
                    return Err(blame(&mut asked, index));
                };
                decisions.push(decision);
            }
            let (events, ends) = together(&mut decisions);
            if !events.is_empty() {
                match self.record(events).await? {
                    Recorded::Ours => {}
                    Recorded::TheirsFirst => continue,
                    Recorded::ThenPanicked(at) => {
                        let index = ends.partition_point(|end| *end <= at);
                        return Err(blame(&mut asked, index));
                    }
                }
            }
            if guarded(|| self.publisher.publish_due(&self.room, self.seq)).is_err() {
                // Which of many led to a view that cannot be made, nobody knows.
                return Err(if asked.len() == 1 { blame(&mut asked, 0) } else { Stuck });
            }
            for (asked, Decision { rejection, .. }) in asked.into_iter().zip(decisions) {
                let stands = ballot_of(&asked.command)
                    .and_then(|(round, ballot)| standing(&self.room, &self.key, &round, ballot));
                match asked.command {
                    Command::Cast(_) | Command::Withdraw { .. } => self.meter.answered(rejection.is_none()),
                    Command::Steer { .. } | Command::Moderate { .. } if rejection.is_none() => self.meter.steered(),
                    _ => {}
                }
                // Whoever asked may have left; the answer counts all the same.
                let _ = asked.reply.send(Ok(Reply { rejection, stands }));
            }
            return Ok(());
        }
        Err(Stuck)
    }

    fn decide(&self, asked: &Asked) -> Decision {
        #[cfg(test)]
        super::trap::decide(&asked.command);
        let heals = asked.receipt.and_then(|receipt| proven(&self.room, &self.key, &asked.command, receipt));
        self.room.decide(heals.as_ref().unwrap_or(&asked.command))
    }

    /// Appends and evolves.
    async fn record(&mut self, events: Vec<Event>) -> Result<Recorded, Stuck> {
        let id = Uuid::now_v7();
        let record = Record { id, at: clock::now(), events };
        let began = Instant::now();
        let anew = begins_anew(&record.events);
        let appended = if anew {
            self.journal.restart(&self.code, self.seq, record.clone()).await
        } else {
            self.journal.append(&self.code, self.seq, record.clone()).await
        };
        if appended.is_ok() {
            self.meter.committed(began.elapsed());
        }
        match appended {
            Ok(seq) => Ok(self.evolve(seq, &record.events).map_or_else(Recorded::ThenPanicked, |()| Recorded::Ours)),
            Err(AppendError::Conflict) => {
                self.catch_up().await?;
                Ok(Recorded::TheirsFirst)
            }
            // A journal that broke refuses to be read, so this settles only what another one can settle.
            Err(AppendError::Unknown) => {
                let ours = self.catch_up().await?.contains_key(&id);
                Ok(if ours { Recorded::Ours } else { Recorded::TheirsFirst })
            }
            Err(error) => {
                tracing::error!(room = %self.code, %error, "a room cannot store anything");
                Err(Stuck)
            }
        }
    }

    /// Evolves by the records after ours; tells which they were.
    pub(super) async fn catch_up(&mut self) -> Result<HashMap<Uuid, Seq>, Stuck> {
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
                self.evolve(seq, &record.events).map_err(|_| Stuck)?;
                found.insert(record.id, seq);
            }
        }
    }

    /// Evolves by a record.
    ///
    /// # Errors
    /// The place of the event that made it panic; the room is not to be used any more.
    fn evolve(&mut self, seq: Seq, events: &[Event]) -> Result<(), usize> {
        let mut at = 0_usize;
        let evolved = guarded(|| {
            for event in events {
                #[cfg(test)]
                super::trap::evolve(std::slice::from_ref(event));
                self.room.evolve(event);
                at += 1;
            }
        });
        evolved.map_err(|Panicked| at)?;
        self.seq = seq;
        self.play(events);
        self.publisher.changed(events);
        if begins_anew(events) && self.room.is_rehearsal() {
            self.wings.play();
        }
        Ok(())
    }
}

/// How long casts wait for company after a batch of so many.
fn company(casts: usize) -> Duration {
    let many = u32::try_from(casts).unwrap_or(u32::MAX);
    (COMPANY + COMPANY_FOR_EACH.saturating_mul(many)).min(COMPANY_AT_MOST)
}

/// What came of a record.
enum Recorded {
    /// It is in the journal, and in the room.
    Ours,
    /// Another writer came first, or it is not there: the commands must be decided again.
    TheirsFirst,
    /// It is in the journal, and evolving by the event at that place panicked.
    ThenPanicked(usize),
}

/// Tells who sent a command that it made the room panic.
fn blame(asked: &mut Vec<Asked>, index: usize) -> Stuck {
    if index < asked.len() {
        let culprit = asked.swap_remove(index);
        // It may have left already.
        let _ = culprit.reply.send(Err(Panicked));
    }
    Stuck
}
