use std::collections::BTreeMap;

use peil_room::{
    Room,
    answer::{Answer, Given, GivenValue, Value},
    command::{Cast, Command, GroupChoice, Heal, Step},
    deck::{Asks, Deck, Field, Language, Opening, Question, Slide, Then},
    id::{AnswerId, BallotId, GroupId, Millis, RoundId},
    kind::{Kind, marks::Mark, text::Text},
    number::Hundredths,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{Receipt, Version, proven};
use crate::{hub::handle::standing, journal::RoomKey};

const KEY: RoomKey = RoomKey([7; 32]);
const BALLOT: BallotId = BallotId([1; 16]);

fn round(number: u32) -> RoundId {
    RoundId { question: "q".into(), number }
}

fn says(text: &str) -> Given {
    [("text".into(), GivenValue::Text(text.into()))].into()
}

/// A room in which one question, of one text, has been asked and closed if that is said.
fn room(asked: bool) -> Room {
    let kind = Kind::Text(Text { length: 40, by: None });
    let field = Field { id: "text".into(), label: None, hint: None, required: true, when: None, kind };
    let question = Question {
        id: "q".into(),
        prompt: "q".into(),
        short: None,
        fields: vec![field],
        open: Opening::WithSlide,
        then: Then::Reveal,
        rounds: 1,
        actions: false,
        readable: true,
        per_group: false,
        timing: peil_room::timer::Timing::default(),
    };
    let slide = Slide {
        id: "q".into(),
        title: "q".into(),
        body: Vec::new(),
        image: None,
        notes: String::new(),
        figure: None,
        asks: Some(Asks::Question(question)),
        extra: false,
    };
    let deck = Deck {
        title: "q".into(),
        language: Language::Dutch,
        group: Some("school".into()),
        groups: Vec::new(),
        held_words: Vec::new(),
        lists: BTreeMap::new(),
        slides: vec![slide],
    };
    let mut room = Room::new();
    let groups = vec!["Noord".into()];
    does(&mut room, &Command::Begin { deck: Box::new(deck), groups, minimum: 5, extras: false, now: Millis(0) });
    if asked {
        does(&mut room, &Command::Steer { step: 0, what: Step::Open("q".into()), now: Millis(1) });
    }
    room
}

fn does(room: &mut Room, command: &Command) {
    let decision = room.decide(command);
    assert_eq!(decision.rejection, None, "{command:?}");
    room.apply(&decision.events);
}

fn cast(group: GroupChoice) -> Cast {
    let now = Millis(2);
    Cast { round: round(1), ballot: BALLOT, revision: 3, id: AnswerId(9), group, given: says("Dank  je"), now }
}

/// The receipt of a cast, as a room gives it to whoever made it.
fn given_for(cast: Cast) -> Receipt {
    let mut room = room(true);
    let (round, ballot) = (cast.round.clone(), cast.ballot);
    does(&mut room, &Command::Cast(cast));
    standing(&room, &KEY, &round, ballot).expect("it stands").receipt
}

fn healed(room: &Room, cast: Cast, receipt: Receipt) -> Option<Heal> {
    match proven(room, &KEY, &Command::Cast(cast), receipt)? {
        Command::Heal(heal) => Some(heal),
        other => panic!("{other:?} is no healing"),
    }
}

#[test]
fn what_stood_heals_in_a_room_that_lost_it() {
    let typed = || cast(GroupChoice::Typed("Óost".into()));
    let receipt = given_for(typed());
    let heal = healed(&room(false), typed(), receipt).expect("it is proven");
    assert_eq!((heal.round, heal.revision, heal.id), (round(1), 3, AnswerId(9)));
    assert_eq!((heal.group.as_deref(), heal.given), (Some("Óost"), Some(says("Dank  je"))));
}

#[test]
fn a_group_is_known_by_its_name_in_any_case() {
    let receipt = given_for(cast(GroupChoice::Listed(GroupId(0))));
    for choice in [GroupChoice::Listed(GroupId(0)), GroupChoice::Typed(" NOORD ".into())] {
        assert!(healed(&room(false), cast(choice), receipt).is_some());
    }
    for other in [GroupChoice::None, GroupChoice::Listed(GroupId(1)), GroupChoice::Typed("Zuid".into())] {
        assert!(healed(&room(false), cast(other), receipt).is_none());
    }
}

#[test]
fn a_receipt_proves_exactly_one_version() {
    let sent = || cast(GroupChoice::None);
    let receipt = given_for(sent());
    let room = room(false);
    assert!(healed(&room, sent(), receipt).is_some());
    let others = [
        Cast { round: round(2), ..sent() },
        Cast { ballot: BallotId([2; 16]), ..sent() },
        Cast { revision: 4, ..sent() },
        Cast { id: AnswerId(10), ..sent() },
        Cast { given: says("Dank u"), ..sent() },
        Cast { group: GroupChoice::Listed(GroupId(0)), ..sent() },
    ];
    for other in others {
        // A group that was not chosen falls away, as it does where the last one was typed twice at once.
        let heal = healed(&room, other.clone(), receipt);
        assert_eq!(heal.is_some(), other.group != GroupChoice::None, "{other:?}");
        assert!(heal.is_none_or(|heal| heal.group.is_none()));
    }
    let withdraw = Command::Withdraw { round: round(1), ballot: BALLOT, revision: 3, id: AnswerId(9), now: Millis(2) };
    assert_eq!(proven(&room, &KEY, &withdraw, receipt), None);
    assert_eq!(proven(&room, &RoomKey([8; 32]), &Command::Cast(sent()), receipt), None, "of another room");
}

#[test]
fn a_withdrawal_has_a_receipt_of_its_own() {
    let mut asked = room(true);
    does(&mut asked, &Command::Cast(cast(GroupChoice::Listed(GroupId(0)))));
    let withdraw = Command::Withdraw { round: round(1), ballot: BALLOT, revision: 4, id: AnswerId(8), now: Millis(3) };
    does(&mut asked, &withdraw);
    let stands = standing(&asked, &KEY, &round(1), BALLOT).expect("its revision stands");
    assert!(stands.withdrawn);
    let lost = room(false);
    assert!(matches!(proven(&lost, &KEY, &withdraw, stands.receipt), Some(Command::Heal(Heal { given: None, .. }))));
    let again = Cast { revision: 4, id: AnswerId(8), ..cast(GroupChoice::None) };
    assert_eq!(healed(&lost, again, stands.receipt), None);
}

#[test]
fn a_round_that_takes_ballots_asks_for_no_receipt() {
    let receipt = given_for(cast(GroupChoice::None));
    assert_eq!(healed(&room(true), cast(GroupChoice::None), receipt), None);
}

#[test]
fn a_receipt_is_as_it_was_when_it_was_given() {
    // Kept by phones: another encoding needs another version byte, and both to be accepted.
    assert_eq!(given_for(cast(GroupChoice::Listed(GroupId(0)))).to_string(), "89076225f72722d1821308718e4ebad0");
}

#[test]
fn a_receipt_never_shows_in_a_log() {
    assert_eq!(format!("{:?}", Receipt::new([200; 16])), "Receipt(…)");
}

/// All that a receipt is about, small enough that two of them are often nearly the same.
type Parts = (String, u32, u8, u64, u128, Option<String>, Option<Answer>);

fn parts() -> impl Strategy<Value = Parts> {
    let word = || select(vec!["", "a", "b", "ab", "a\0"]).prop_map(String::from);
    let mark = option::of(select(vec![Mark::High, Mark::Low]));
    let value = prop_oneof![
        (0i32..3).prop_map(|grade| Value::Grade(Hundredths(grade))),
        vec(0u16..3, 0..3).prop_map(Value::Choice),
        vec(word(), 0..3).prop_map(Value::Keywords),
        vec(mark, 0..3).prop_map(Value::Marks),
        vec(option::of(0i32..2), 0..3).prop_map(Value::Rating),
        word().prop_map(Value::Text),
        vec(0u16..3, 0..3).prop_map(Value::Points),
    ];
    let answer = option::of(vec(option::of(value), 0..3).prop_map(Answer));
    let group = option::of(select(vec!["a", "b", "ab"]).prop_map(String::from));
    (word(), 0u32..3, 0u8..2, 0u64..2, 0u128..2, group, answer)
}

fn encoded((question, number, ballot, revision, id, group, answer): &Parts) -> Vec<u8> {
    let round = RoundId { question: question.as_str().into(), number: *number };
    let (ballot, revision, id) = (BallotId([*ballot; 16]), *revision, AnswerId(*id));
    Version { round: &round, ballot, revision, id, group: group.as_deref(), answer: answer.as_ref() }.encode()
}

proptest! {
    #[test]
    fn two_versions_are_never_encoded_alike(one in parts(), two in parts(), answer in parts()) {
        prop_assert_eq!(one == two, encoded(&one) == encoded(&two));
        let mut nearly = one.clone();
        nearly.6.clone_from(&answer.6);
        prop_assert_eq!(one.6 == answer.6, encoded(&one) == encoded(&nearly));
    }
}
