//! A hub over a journal in memory that breaks on demand and is opened again.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use peil_room::{
    answer::GivenValue,
    command::{Cast, Command, GroupChoice, Step},
    event::Event,
    id::{AnswerId, BallotId, Millis, RoundId},
};
use tokio::time::timeout;

use super::super::{
    Hub, RoomHandle, Start,
    recovery::{Current, Opener, Recovery},
};
use crate::{
    deck,
    journal::{Journal, MemoryJournal, RoomCode, Seq},
};

const DECK: &str = "---\ntitle: Proef\nlanguage: nl\n---\n\n```question\nid: cijfer\nprompt: Welk cijfer?\nfields:\n  - id: cijfer\n    kind: grade\n```\n";

/// Beyond what anything here takes on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(30);

pub struct World {
    pub hub: Current,
    journal: Arc<Mutex<Arc<MemoryJournal>>>,
}

impl World {
    /// With a recovery that watches over it.
    pub fn new() -> Self {
        let journal = Arc::new(Mutex::new(Arc::new(MemoryJournal::new())));
        let first = Arc::clone(&journal.lock().expect("sound"));
        let open: Opener = {
            let journal = Arc::clone(&journal);
            Arc::new(move || {
                let mut journal = journal.lock().expect("sound");
                *journal = Arc::new(journal.reopen());
                Ok(Arc::clone(&journal) as Arc<dyn Journal>)
            })
        };
        let recovery = Recovery::new(first, open, 30);
        let hub = recovery.current();
        tokio::spawn(recovery.run());
        Self { hub, journal }
    }

    pub fn hub(&self) -> Arc<Hub> {
        Arc::clone(&self.hub.borrow())
    }

    pub fn journal(&self) -> Arc<MemoryJournal> {
        Arc::clone(&self.journal.lock().expect("sound"))
    }

    /// Waits until the journal was opened again.
    pub async fn recovered(&mut self) {
        timeout(DEADLINE, self.hub.changed()).await.expect("opened in time").expect("it goes on");
    }

    /// A room with its question open.
    pub async fn room(&self) -> RoomHandle {
        let deck = deck::parse(DECK, "proef").expect("a sound deck");
        let start = Start {
            deck,
            groups: Vec::new(),
            minimum: 5,
            extras: false,
            wifi: None,
            keep_tallies: true,
            rehearsal: None,
        };
        let hub = self.hub();
        let room = hub.room(hub.start(start).await.expect("it starts")).await.expect("it is there");
        let open = Command::Steer { step: 0, what: Step::Open("cijfer".into()), now: Millis(1) };
        assert_eq!(room.steer(open).await.expect("it answers").rejection, None);
        room
    }

    /// The room of that code as it is now.
    pub async fn again(&self, room: &RoomHandle) -> RoomHandle {
        self.hub().room(room.code()).await.expect("it is there")
    }

    /// Every version of a ballot that the journal holds, in order.
    pub async fn recorded(&self, code: RoomCode) -> Vec<(BallotId, u64, AnswerId)> {
        let records = self.journal().read(&code, Seq::START, usize::MAX).await.expect("it can be read");
        let events = records.into_iter().flat_map(|(_, record)| record.events);
        events
            .filter_map(|event| match event {
                Event::BallotCast { ballot, revision, id, .. } => Some((ballot, revision, id)),
                _ => None,
            })
            .collect()
    }
}

/// A grade of a ballot.
pub fn cast(ballot: u8, revision: u64, id: AnswerId) -> Command {
    let grade = GivenValue::Grade(f64::from(ballot % 10 + 1));
    Command::Cast(Cast {
        round: RoundId { question: "cijfer".into(), number: 1 },
        ballot: BallotId([ballot; 16]),
        revision,
        id,
        group: GroupChoice::None,
        given: BTreeMap::from([("cijfer".into(), grade)]),
        now: Millis(2),
    })
}

/// How many answers count.
pub async fn answered(room: &RoomHandle) -> usize {
    let counted = room.look(|room| room.latest(&"cijfer".into()).map_or(0, |round| round.answered()));
    counted.await.expect("it answers")
}
