//! Whatever happens in a room, nothing reaches a phone or the projector before it is shown.

use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Step},
    event::{Cover, Place},
    id::{AnswerId, BallotId, GroupId, Millis, QuestionId, RoundId},
    kind::Kind,
    wifi::Wifi,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::protocol::{
    outgoing::{ServerMessage, Stands},
    question::Phase,
};

fn showing() -> Showing {
    Showing { code: RoomCode::SAMPLE, shelf: RoomCode::SAMPLE.to_string(), epoch: Uuid::nil(), keep_days: 30 }
}

fn workshop() -> Room {
    let builtin = &crate::deck::builtin()[0];
    let deck = crate::deck::parse(builtin.source, builtin.name).unwrap();
    let mut room = Room::new();
    let groups = vec!["Noord".into(), "Zuid".into()];
    carry_out(&mut room, &Command::Begin { deck: Box::new(deck), groups, minimum: 5, extras: true, now: Millis(1) });
    let wifi = Wifi { name: "Gasten".into(), password: PASSWORD.into() };
    carry_out(&mut room, &Command::Steer { step: 0, what: Step::Wifi(Some(wifi)), now: Millis(2) });
    room
}

/// What phones must never see.
const PASSWORD: &str = "welkom-op-school";

fn carry_out(room: &mut Room, command: &Command) {
    for event in room.decide(command).events {
        room.evolve(&event);
    }
}

/// Some answer to the question that is open, with words that stand nowhere else.
fn cast(room: &Room, participant: u8, now: Millis) -> Option<Command> {
    let round = room.open_round()?;
    let mut given = Given::new();
    for field in round.asked.fields.iter().filter(|field| field.when.is_none()) {
        let value = match &field.kind {
            Kind::Grade(grade) => GivenValue::Grade(grade.min.to_f64()),
            Kind::Choice(choice) => GivenValue::Choice(vec![choice.choices.items[0].id.clone()]),
            Kind::Keywords(_) => GivenValue::Keywords(vec![format!("geheimwoord{participant}")]),
            Kind::Marks(marks) => GivenValue::Marks { high: vec![marks.items.items[0].id.clone()], low: vec![] },
            Kind::Text(_) => GivenValue::Text(format!("geheimetekst{participant}")),
            Kind::Rating(_) | Kind::Points(_) => continue,
        };
        given.insert(field.id.clone(), value);
    }
    Some(Command::Cast(Cast {
        round: round.id.clone(),
        ballot: BallotId([participant; 16]),
        revision: now.0,
        id: AnswerId(u128::from(now.0)),
        group: match participant % 4 {
            0 => GroupChoice::None,
            1 => GroupChoice::Typed("Schuilnaam".into()),
            id => GroupChoice::Listed(GroupId(u16::from(id) - 2)),
        },
        given,
        now,
    }))
}

fn step(room: &Room, pick: u8, slide: u8) -> Step {
    let deck = room.deck();
    let questions: Vec<QuestionId> = deck.slides.iter().filter_map(|slide| slide.question_id().cloned()).collect();
    let question = || questions[usize::from(slide) % questions.len()].clone();
    match pick % 15 {
        0..=4 => Step::Next,
        5 => Step::Previous,
        6 => Step::Jump(Place::Slide(deck.slides[usize::from(slide) % deck.slides.len()].id.clone())),
        7 => Step::Conceal(question()),
        8 => Step::Reopen(question()),
        9 => Step::Again(question()),
        10 => Step::Talk(question()),
        11 => Step::Reveal(question()),
        12 | 13 => Step::Split(question(), pick < 200),
        _ => Step::Cover([Cover::Blank, Cover::Frozen, Cover::Wifi][usize::from(slide) % 3]),
    }
}

/// What the screens of the hall get, as they get it.
fn wall(room: &Room) -> String {
    let stamp = || showing().stamp(1);
    let phone = serde_json::to_string(&phone(room, &showing(), stamp())).unwrap();
    let phone_tally = serde_json::to_string(&phone_tally(room, stamp())).unwrap();
    let projector = serde_json::to_string(&projector(room, &showing(), stamp())).unwrap();
    let projector_tally = serde_json::to_string(&projector_tally(room, stamp())).unwrap();
    [phone, phone_tally, projector, projector_tally].join("\n")
}

fn revealed_anywhere(room: &Room) -> bool {
    room.all_rounds().any(|round| round.revealed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_hidden_is_in_any_view_of_the_hall(steps in prop::collection::vec((any::<u8>(), any::<u8>(), any::<bool>()), 1..60)) {
        let mut room = workshop();
        let mut now = Millis(10);
        for (pick, which, casts) in steps {
            now = now.plus(2_000);
            let command = Command::Steer { step: room.stage().step, what: step(&room, pick, which), now };
            carry_out(&mut room, &command);
            if casts && let Some(command) = cast(&room, which, now) {
                carry_out(&mut room, &command);
            }

            let wall = wall(&room);
            prop_assert_eq!(wall.contains(PASSWORD), room.cover() == Cover::Wifi, "the Wi-Fi is told while it is shown");
            let phones = serde_json::to_string(&phone(&room, &showing(), showing().stamp(1))).unwrap();
            prop_assert!(!phones.contains(PASSWORD) && !phones.contains("WIFI"));
            if !revealed_anywhere(&room) {
                prop_assert!(!wall.contains("geheim"), "{wall}");
            }
            prop_assert!(!wall.contains("Schuilnaam"), "a typed group is on the wall: {wall}");
            let phone = phone(&room, &showing(), showing().stamp(1));
            let tally = phone_tally(&room, showing().stamp(1)).tally;
            if let Some(tally) = tally {
                let id = RoundId { question: tally.question.as_str().into(), number: tally.round };
                prop_assert!(room.round(&id).is_some_and(|round| round.revealed));
            }
            for question in [phone.question, projector(&room, &showing(), showing().stamp(1)).question].into_iter().flatten() {
                prop_assert_eq!(question.asked.is_none(), question.phase == Phase::Waiting);
            }
            let shown = projector_tally(&room, showing().stamp(1));
            for tally in shown.tally.iter().chain(&shown.earlier).chain(&shown.figure) {
                let id = RoundId { question: tally.question.as_str().into(), number: tally.round };
                prop_assert!(room.round(&id).is_some_and(|round| round.revealed));
            }
            for question in room.deck().slides.iter().filter_map(|slide| room.question(slide.question_id()?)) {
                if room.rounds(&question.id).is_empty() {
                    prop_assert!(!wall.contains(&question.prompt), "{} is on the wall before it was opened", question.id);
                }
            }
        }
    }
}

/// Bytes of a phone's view of the twelve elements.
const VIEW: usize = 2_000;
/// Bytes of an acknowledgement, and of one with the receipt that heals: 45 more.
const ACKNOWLEDGEMENT: usize = 100;
const WITH_RECEIPT: usize = 145;

#[test]
fn what_a_phone_is_sent_is_small() {
    let mut room = workshop();
    let what = Step::Open("hoog-en-laag".into());
    let open = Command::Steer { step: room.stage().step, what, now: Millis(10_000) };
    carry_out(&mut room, &open);
    let view = phone(&room, &showing(), showing().stamp(1));
    let asked = view.question.as_ref().and_then(|question| question.asked.as_ref()).map(|asked| asked.fields.len());
    assert_eq!(asked, Some(1), "the question is in the view");
    let view = serde_json::to_string(&ServerMessage::Phone(Box::new(view))).unwrap();
    assert!(view.contains("Professionele ruimte") && view.len() < VIEW, "{} bytes: {view}", view.len());

    let stands = Stands {
        question: "cijfer".into(),
        round: 1,
        revision: 1,
        id: "f".repeat(32),
        withdrawn: false,
        receipt: "f".repeat(32),
    };
    let kept = ServerMessage::Kept { id: stands.id.clone(), proof: stands.receipt.clone() };
    let kept = serde_json::to_string(&kept).unwrap();
    assert!(kept.len() < ACKNOWLEDGEMENT, "{} bytes: {kept}", kept.len());
    let saved = serde_json::to_string(&ServerMessage::Saved(stands)).unwrap();
    let receipt = r#","receipt":""#.len() + 32 + r#"""#.len();
    assert!(saved.len() - receipt < ACKNOWLEDGEMENT && saved.len() <= WITH_RECEIPT, "{} bytes: {saved}", saved.len());
}
