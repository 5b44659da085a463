//! Rooms that are tried: who comes, what they say, and what is left of it.

use std::{fs, path::Path, sync::Arc, time::Duration};

use peil_room::{
    Room,
    answer::GivenValue,
    command::{Cast, Command, GroupChoice, Step},
    event::{Event, Place},
    id::{AnswerId, BallotId, QuestionId, RoundId},
    rejection::Rejection,
};
use tokio::time::{sleep, timeout};

use super::{
    super::{
        Hub, RoomHandle, Start, clock,
        presence::{Entrant, Refused},
        recovery::{Opener, Recovery},
    },
    world::DEADLINE,
};
use crate::{
    deck,
    journal::{Journal, MemoryJournal, RoomCode, Seq, SqliteJournal, memory::Mishap},
};

/// A deck with a question of every kind, and one that groups answer.
fn start(phones: Option<u32>) -> Start {
    let example = deck::builtin().iter().find(|deck| deck.name == "example").expect("it comes along");
    let deck = deck::parse(example.source, "example").expect("a sound deck");
    let groups = deck.groups.clone();
    Start { deck, groups, minimum: 5, extras: true, wifi: None, keep_tallies: true, rehearsal: phones }
}

async fn tried(journal: Arc<dyn Journal>, phones: u32) -> (Hub, RoomHandle) {
    let hub = Hub::new(journal, 30);
    let code = hub.start(start(Some(phones))).await.expect("it starts");
    let room = hub.room(code).await.expect("it is there");
    (hub, room)
}

async fn steers(room: &RoomHandle, what: Step) -> Option<Rejection> {
    let step = room.look(|room| room.stage().step).await.expect("it answers");
    room.steer(Command::Steer { step, what, now: clock::now() }).await.expect("it answers").rejection
}

/// Waits until that is so of the room.
async fn until(room: &RoomHandle, what: &str, so: impl Fn(&Room) -> bool + Clone + Send + 'static) {
    let wait = async {
        while !room.look(so.clone()).await.expect("it answers") {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(DEADLINE * 10, wait).await.unwrap_or_else(|_| panic!("in vain: {what}"));
}

async fn until_there(room: &RoomHandle, phones: u32) {
    let wait = async {
        while room.phones().await.expect("it answers") != phones {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(DEADLINE, wait).await.expect("they come");
}

/// A text of a real phone.
fn says(question: &str, text: &str) -> Command {
    Command::Cast(Cast {
        round: RoundId { question: question.into(), number: 1 },
        ballot: BallotId([9; 16]),
        revision: 1,
        id: AnswerId(9),
        group: GroupChoice::None,
        given: [("idea".into(), GivenValue::Text(text.into()))].into(),
        now: clock::now(),
    })
}

fn answered(room: &Room, question: &QuestionId) -> usize {
    room.latest(question).map_or(0, |round| round.answered())
}

#[tokio::test(start_paused = true)]
async fn invented_phones_come_one_by_one_and_most_of_them_answer_every_question() {
    let (_hub, room) = tried(Arc::new(MemoryJournal::new()), 40).await;
    assert!(room.phones().await.expect("it answers") < 10, "not all at once");
    until_there(&room, 40).await;
    let questions: Vec<QuestionId> = room
        .look(|room| room.deck().slides.iter().filter_map(|slide| slide.question_id()).cloned().collect())
        .await
        .expect("it answers");
    assert!(questions.len() > 6);
    for question in questions {
        let per_group = {
            let question = question.clone();
            room.look(move |room| room.question(&question).is_some_and(|question| question.per_group)).await
        };
        let expected = if per_group.expect("it answers") { 3 } else { 30 };
        if steers(&room, Step::Open(question.clone())).await.is_some() {
            assert_eq!(steers(&room, Step::Again(question.clone())).await, None, "{question} was asked before");
        }
        let asked = question.clone();
        until(&room, &format!("{expected} answers to {question}"), move |room| answered(room, &asked) >= expected)
            .await;
        assert_eq!(steers(&room, Step::Close(question)).await, None);
    }
    let whole =
        |room: &Room| room.all_rounds().all(|round| round.groups().filter(|(group, _)| group.is_some()).count() == 3);
    assert!(room.look(whole).await.expect("it answers"), "they come from every group");
}

#[tokio::test(start_paused = true)]
async fn some_change_their_mind_and_nobody_counts_twice() {
    let (_hub, room) = tried(Arc::new(MemoryJournal::new()), 60).await;
    until_there(&room, 60).await;
    assert_eq!(steers(&room, Step::Open("~grade".into())).await, None);
    until(&room, "somebody who changed it", |room| {
        let round = room.latest(&"~grade".into()).expect("it is open");
        assert!(round.answered() <= 60);
        round.ballots().any(|(_, ballot)| ballot.revision == 2)
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn accident_35_begun_for_real_a_room_has_nothing_of_its_rehearsal_and_real_phones_keep_their_place() {
    let journal = Arc::new(MemoryJournal::new());
    let (_hub, room) = tried(journal.clone(), 12).await;
    assert_eq!(room.enter(Entrant::Real(Some([1; 16]))).await, Ok(Ok(())));
    until_there(&room, 13).await;
    assert_eq!(steers(&room, Step::Lock(true)).await, None);
    assert_eq!(steers(&room, Step::Open("~grade".into())).await, None);
    until(&room, "answers", |room| answered(room, &"~grade".into()) > 5).await;

    assert_eq!(steers(&room, Step::BeginForReal).await, None);
    assert!(room.is_alive(), "no screen is sent away");
    assert_eq!(room.phones().await, Ok(1), "the invented ones left at once");
    assert_eq!(room.enter(Entrant::Real(Some([1; 16]))).await, Ok(Ok(())), "through a locked door");
    assert_eq!(room.enter(Entrant::Real(Some([2; 16]))).await, Ok(Err(Refused::Locked)));
    assert_eq!(room.enter(Entrant::Invented([3; 16])).await, Ok(Err(Refused::Locked)), "one that was on its way");
    let begun = |room: &Room| (room.rehearsal(), room.all_rounds().count(), room.stage().place.clone());
    assert_eq!(room.look(begun).await, Ok((None, 0, Place::Lobby)));

    let records = journal.read(&room.code(), Seq::START, usize::MAX).await.expect("it can be read");
    let [(_, record)] = &records[..] else { panic!("{} records are left", records.len()) };
    assert!(matches!(record.events.first(), Some(Event::Began { .. })));
    assert!(!record.events.iter().any(|event| matches!(event, Event::Rehearsing(_) | Event::BallotCast { .. })));

    assert_eq!(steers(&room, Step::Open("grade".into())).await, None);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(room.look(|room| answered(room, &"grade".into())).await, Ok(0), "and nobody invented answers any more");
}

#[tokio::test(start_paused = true)]
async fn a_room_in_which_nothing_was_asked_can_be_tried_later() {
    let hub = Hub::new(Arc::new(MemoryJournal::new()), 30);
    let room = hub.room(hub.start(start(None)).await.expect("it starts")).await.expect("it is there");
    assert_eq!(room.phones().await, Ok(0));
    assert_eq!(steers(&room, Step::Rehearse(5)).await, None);
    until_there(&room, 5).await;
}

#[tokio::test(start_paused = true)]
async fn after_a_restart_the_same_phones_come_back_and_what_they_said_counts_once() {
    let journal = Arc::new(MemoryJournal::new());
    let (hub, room) = tried(journal.clone(), 20).await;
    until_there(&room, 20).await;
    assert_eq!(steers(&room, Step::Open("~grade".into())).await, None);
    until(&room, "some answers", |room| answered(room, &"~grade".into()) > 4).await;
    hub.shutdown().await;

    let hub = Hub::new(Arc::new(journal.reopen()), 30);
    let room = hub.room(room.code()).await.expect("it is there");
    assert_eq!(room.look(Room::rehearsal).await, Ok(Some(20)));
    until(&room, "the others", |room| answered(room, &"~grade".into()) > 15).await;
    sleep(Duration::from_secs(60)).await;
    assert!(room.look(|room| answered(room, &"~grade".into())).await.expect("it answers") <= 20);
}

#[tokio::test]
async fn a_power_cut_while_it_begins_for_real_leaves_all_of_the_rehearsal_or_nothing() {
    for (mishap, rehearsal) in [(Mishap::UnknownAndLost, Some(3)), (Mishap::UnknownButWritten, None)] {
        let journal = Arc::new(MemoryJournal::new());
        let open: Opener = {
            let journal = Arc::clone(&journal);
            Arc::new(move || Ok(Arc::new(journal.reopen()) as Arc<dyn Journal>))
        };
        let recovery = Recovery::new(journal.clone(), open, 30);
        let mut current = recovery.current();
        tokio::spawn(recovery.run());
        let hub = Arc::clone(&current.borrow_and_update());
        let code = hub.start(start(Some(3))).await.expect("it starts");
        let room = hub.room(code).await.expect("it is there");
        assert_eq!(steers(&room, Step::Open("~ideas".into())).await, None);
        assert_eq!(room.ballot(says("~ideas", "een plek"), None).await.expect("it answers").rejection, None);
        let step = room.look(|room| room.stage().step).await.expect("it answers");
        journal.mishap(mishap);
        let begin = Command::Steer { step, what: Step::BeginForReal, now: clock::now() };
        assert!(room.steer(begin).await.is_err(), "nothing is acknowledged");

        timeout(DEADLINE, current.changed()).await.expect("opened in time").expect("it goes on");
        let hub = Arc::clone(&current.borrow());
        let room = hub.room(code).await.expect("it is there");
        let told = |room: &Room| (room.rehearsal(), room.all_rounds().count());
        let rounds = usize::from(rehearsal.is_some());
        assert_eq!(room.look(told).await, Ok((rehearsal, rounds)), "{mishap:?}");
    }
}

#[tokio::test]
async fn accident_35_no_byte_of_a_rehearsal_is_left_on_the_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = Arc::new(SqliteJournal::open(folder.path()).expect("it opens"));
    let (hub, room) = tried(journal, 3).await;
    let code: RoomCode = room.code();
    assert_eq!(steers(&room, Step::Open("~ideas".into())).await, None);
    assert_eq!(room.ballot(says("~ideas", "Alleen voor de proef"), None).await.expect("it answers").rejection, None);
    assert!(found(folder.path(), b"Alleen voor de proef"), "the control: it was there");
    assert_eq!(steers(&room, Step::BeginForReal).await, None);
    assert!(!found(folder.path(), b"Alleen voor de proef"));
    assert!(!found(folder.path(), b"~ideas"));
    assert!(found(folder.path(), code.to_string().as_bytes()), "the code stays");
    hub.shutdown().await;
}

fn found(folder: &Path, what: &[u8]) -> bool {
    let files = fs::read_dir(folder).expect("it can be read").map(|entry| entry.expect("it can be read").path());
    let mut files = files.filter(|path| path.is_file());
    files.any(|path| fs::read(path).expect("it can be read").windows(what.len()).any(|bytes| bytes == what))
}
