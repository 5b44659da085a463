//! Phones, connections, restarts and old backups by chance, without sockets: whatever happened, once it is quiet all screens
//! show the same, and whatever was said to be saved counts, once.

mod link;
mod phone;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use peil_room::{
    Room,
    command::{Command, Step},
    event::{Event, Place},
    id::Millis,
    round::Round,
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::Value;
use tokio::time::timeout;

use self::{
    link::Link,
    phone::{Phone, Sent},
};
use crate::{
    deck,
    hub::{Hub, RoomHandle, Start, audience::Lane, clock},
    journal::{Journal, MemoryJournal, RoomCode, Seq, memory::Mishap},
    protocol::incoming::Role,
};

const DECK: &str = "---\ntitle: Proef\nlanguage: nl\n---\n\n```question\nid: een\nprompt: Welk cijfer?\nfields:\n  - id: grade\n    kind: grade\n```\n\n---\n\n```question\nid: twee\nprompt: En nu?\nfields:\n  - id: grade\n    kind: grade\n```\n";
const QUESTIONS: [&str; 2] = ["een", "twee"];
/// Runs: each takes a twentieth of a second.
const SEEDS: u64 = 60;
/// Steps of chance in one run.
const STEPS: usize = 250;
/// Milliseconds between two steps of the presenter: grace is over by then.
const STRIDE: u64 = 11_000;
/// Beyond what one run takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);

struct World {
    random: StdRng,
    journal: Arc<MemoryJournal>,
    hub: Arc<Hub>,
    code: RoomCode,
    links: Vec<Link>,
    backup: Option<MemoryJournal>,
    now: u64,
}

impl World {
    async fn new(seed: u64) -> Self {
        let mut random = StdRng::seed_from_u64(seed);
        let journal = Arc::new(MemoryJournal::new());
        let hub = Arc::new(Hub::new(journal.clone(), 30));
        let deck = deck::parse(DECK, "proef").unwrap_or_else(|errors| panic!("{errors:?}"));
        let code = hub
            .start(Start {
                deck,
                groups: vec![],
                minimum: 5,
                extras: false,
                wifi: None,
                keep_tallies: true,
                rehearsal: None,
            })
            .await
            .expect("it starts");
        let phones = random.random_range(2..7);
        let links = (0..phones).map(|_| Link::new(Phone::new(StdRng::from_rng(&mut random)))).collect();
        Self { random, journal, hub, code, links, backup: None, now: clock::now().0 }
    }

    async fn room(&self) -> RoomHandle {
        self.hub.room(self.code).await.expect("it is there")
    }

    /// One thing that happens.
    async fn step(&mut self) {
        let number = self.random.random_range(0..self.links.len());
        let link = &mut self.links[number];
        match self.random.random_range(0..100) {
            0..30 => link.rise(&mut self.random, true).await,
            30..55 => link.fall(&mut self.random, true),
            55..72 => {
                if let Some(place) = link.asked() {
                    let taken = self.random.random_bool(0.15).then(|| link.phone.withdraw(&place)).flatten();
                    let says = taken.unwrap_or_else(|| link.phone.answer(place));
                    link.say(says);
                }
            }
            72..80 if !link.is_open() => link.connect(&self.hub, self.code).await,
            72..80 => link.cut(),
            80..93 => self.steer().await,
            93..95 => {
                let mishap = [Mishap::UnknownButWritten, Mishap::UnknownAndLost][self.random.random_range(0..2)];
                self.journal.mishap(mishap);
            }
            95..97 => self.backup = Some(self.journal.copy()),
            97 => {
                if let Some(backup) = self.backup.take() {
                    self.begin_again(backup).await;
                }
            }
            _ => {
                let journal = self.journal.reopen();
                self.begin_again(journal).await;
            }
        }
        if self.journal.trouble().is_some() {
            let journal = self.journal.reopen();
            self.begin_again(journal).await;
        }
    }

    /// The presenter presses something; what makes no sense now is refused.
    async fn steer(&mut self) {
        let question = QUESTIONS[self.random.random_range(0..QUESTIONS.len())];
        let what = match self.random.random_range(0..6) {
            0 | 1 => Step::Open(question.into()),
            2 => Step::Close(question.into()),
            3 => Step::Again(question.into()),
            4 => Step::Reveal(question.into()),
            _ => Step::Jump(Place::Slide(question.into())),
        };
        self.carry_out(what).await;
    }

    async fn carry_out(&mut self, what: Step) {
        self.now += STRIDE;
        let room = self.room().await;
        let Ok(step) = room.look(|room| room.stage().step).await else { return };
        // Who was refused, or met a journal that broke, presses again.
        let _ = room.steer(Command::Steer { step, what, now: Millis(self.now) }).await;
    }

    /// A server on another journal, or on the same that was opened again; what the old one still does counts for nothing.
    async fn begin_again(&mut self, journal: MemoryJournal) {
        self.journal = Arc::new(journal);
        let old = std::mem::replace(&mut self.hub, Arc::new(Hub::new(self.journal.clone(), 30)));
        for link in &mut self.links {
            link.cut();
        }
        drop(old);
    }

    /// Everybody comes back, and the network is good, until nothing is on its way.
    async fn settle(&mut self) {
        if self.journal.trouble().is_some() || self.random.random_bool(0.5) {
            let journal = self.journal.reopen();
            self.begin_again(journal).await;
        }
        self.journal.calm();
        for link in &mut self.links {
            link.connect(&self.hub, self.code).await;
        }
        while let Some(link) = self.links.iter_mut().find(|link| !link.is_quiet()) {
            assert!(link.is_open(), "nothing closes a connection any more");
            link.rise(&mut self.random, false).await;
            link.fall(&mut self.random, false);
        }
    }

    async fn judge(&mut self) {
        let room = self.room().await;
        let folded = room.look(Room::clone).await.expect("it answers");
        let records = self.journal.read(&self.code, Seq::START, usize::MAX).await.expect("it can be read");
        let mut again = Room::new();
        let mut recorded = HashMap::new();
        for (_, record) in &records {
            again.apply(&record.events);
            for event in &record.events {
                if let Event::BallotCast { id, .. }
                | Event::BallotHealed { id, .. }
                | Event::BallotWithdrawn { id, .. } = event
                {
                    *recorded.entry(*id).or_insert(0) += 1;
                }
            }
        }
        assert_eq!(folded, again, "the room is what its journal says");
        assert!(recorded.values().all(|times| *times == 1), "an answer was recorded twice");

        let mut counted: BTreeMap<(String, u64), Vec<&Value>> = BTreeMap::new();
        for Link { phone, .. } in &self.links {
            for (place, entry) in &phone.entries {
                assert_ne!(entry.sent, Sent::Waiting, "{place:?} of {} waits for ever", phone.name);
                let key = crate::secret::parse_hex(&phone.keys[&place.0]).expect("a key");
                let ballot = room.ballot_id(&place.0.as_str().into(), &key);
                let stands = round_of(&folded, place).and_then(|round| round.ballot(ballot));
                let revision = stands.map_or(0, |stands| stands.revision);
                assert!(revision >= entry.saved, "{place:?} was saved at {}, and {revision} stands", entry.saved);
                if entry.sent == Sent::Saved {
                    let id = stands.map(|stands| format!("{:032x}", stands.id.0));
                    assert_eq!(id.as_ref(), Some(&entry.id), "{place:?} is said to be saved");
                    let answered = stands.is_some_and(|stands| stands.answer.is_some());
                    assert_eq!(answered, !entry.answer.is_null(), "{place:?} counts unless it was taken back");
                }
                if stands.is_some_and(|stands| stands.answer.is_some()) {
                    counted.entry(place.clone()).or_default().push(&entry.answer);
                }
            }
        }
        for round in folded.all_rounds() {
            let place = (round.id.question.to_string(), u64::from(round.id.number));
            let answers = counted.remove(&place).map_or(0, |answers| answers.len());
            assert_eq!(round.answered(), answers, "{place:?}: as many as there are phones with an answer in it");
        }
        assert!(counted.is_empty(), "answers in rounds that are not there: {counted:?}");
    }

    /// Reveals a question, and looks at every screen.
    async fn look(&mut self) {
        let question = QUESTIONS[self.random.random_range(0..QUESTIONS.len())];
        for question in QUESTIONS {
            self.carry_out(Step::Close(question.into())).await;
        }
        self.carry_out(Step::Jump(Place::Slide(question.into()))).await;
        self.carry_out(Step::Reveal(question.into())).await;
        let room = self.room().await;
        let shown = |role: Role| {
            let shown = room.follow(role);
            let frame = shown.borrow().frame(Lane::Tally).map(|frame| frame.text()).expect("it is shown");
            serde_json::from_str::<Value>(&frame).expect("JSON")
        };
        let projector = shown(Role::Projector);
        assert_eq!(shown(Role::Presenter)["projector"], without_type(&projector));
        for link in &self.links {
            let phone = link.shown(Lane::Tally).expect("it is shown");
            assert_eq!(phone["stamp"], projector["stamp"], "the same epoch and version");
            // A phone may look back at another question than the one on the stage.
            let (shown, staged) = (&phone["tally"], &projector["tally"]);
            if (&shown["question"], &shown["round"]) == (&staged["question"], &staged["round"]) {
                assert_eq!(shown, staged, "and the same numbers");
            }
        }
    }
}

fn without_type(message: &Value) -> Value {
    let mut message = message.clone();
    message.as_object_mut().expect("an object").remove("type");
    message
}

fn round_of<'a>(room: &'a Room, (question, number): &(String, u64)) -> Option<&'a Round> {
    room.all_rounds().find(|round| round.id.question.as_str() == question && u64::from(round.id.number) == *number)
}

async fn run(seed: u64) {
    let mut world = World::new(seed).await;
    for _ in 0..STEPS {
        world.step().await;
    }
    world.settle().await;
    world.judge().await;
    world.look().await;
}

#[tokio::test(start_paused = true)]
async fn whatever_happened_in_the_end_all_screens_agree_and_what_was_saved_counts_once() {
    for seed in 0..SEEDS {
        let told = tokio::spawn(timeout(DEADLINE, run(seed))).await;
        assert!(matches!(told, Ok(Ok(()))), "seed {seed}: {told:?}");
    }
}
