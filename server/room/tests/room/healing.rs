//! What a room that was set back to an older copy of its journal takes from phones.

use std::collections::BTreeMap;

use peil_room::{
    Decision, Progress, Room,
    answer::Given,
    command::{Command, Heal, Step},
    event::{Chosen, Event},
    id::{AnswerId, BallotId, RoundId},
    limit,
    rejection::Rejection,
    round::Round,
    tally::Tally,
};
use proptest::prelude::*;

use crate::{
    properties::{Happening, happenings},
    world::{Hall, chooses, grades, no_because, phone, place, round, says},
};

fn heal(question: &str, number: u32, ballot: u8, given: Given) -> Heal {
    let (round, id) = (round(question, number), AnswerId(1_000 + u128::from(ballot)));
    Heal { round, ballot: phone(ballot), revision: 1, id, group: None, given: Some(given), now: crate::world::START }
}

fn heals(hall: &mut Hall, heal: Heal) -> Option<Rejection> {
    hall.sends(&Command::Heal(Heal { now: hall.now, ..heal }))
}

fn closed() -> Hall {
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().waits(10_001).ticks();
    hall
}

#[test]
fn what_is_proven_enters_a_closed_round_and_nothing_else_does() {
    // R65
    let mut hall = closed();
    assert_eq!(hall.casts("grade", 2, grades(8.0)), Some(Rejection::Late));
    assert_eq!(hall.withdraws("grade", 1), Some(Rejection::Late));
    assert_eq!(heals(&mut hall, heal("grade", 1, 2, grades(8.0))), None);
    assert_eq!((hall.latest("grade").answered(), hall.latest("grade").late()), (2, 0));
    assert!(hall.latest("grade").revealed, "what is shown stays shown");
}

#[test]
fn proof_is_asked_for_only_where_nothing_else_is_taken() {
    // R65
    let mut hall = Hall::asking("grade");
    let asked = |hall: &Hall, number| hall.room.heals(&round("grade", number), hall.now).is_some();
    assert!(!asked(&hall, 1), "it is open");
    hall.casts("grade", 1, grades(6.0));
    hall.next().waits(10_000);
    assert!(!asked(&hall, 1), "it is in its grace");
    hall.waits(1);
    assert!(asked(&hall, 1), "it is closed, be it that nobody has noticed yet");
    assert!(asked(&hall, 2), "it is missing");
}

#[test]
fn a_repeat_or_lower_revision_heals_nothing() {
    // R68, R30
    let mut hall = closed();
    let proven = Heal { revision: 3, now: hall.now, ..heal("grade", 1, 2, grades(8.0)) };
    assert_eq!(heals(&mut hall, proven.clone()), None);
    let before = hall.room.clone();
    assert_eq!(hall.decides(&Command::Heal(proven.clone())), Decision::default(), "a late duplicate");
    assert_eq!(heals(&mut hall, Heal { revision: 2, ..proven.clone() }), Some(Rejection::Superseded));
    assert_eq!(heals(&mut hall, Heal { id: AnswerId(5), ..proven }), Some(Rejection::Superseded));
    assert_eq!(hall.room, before);
}

#[test]
fn a_later_version_replaces_one_that_healed() {
    // R68, R34
    let mut hall = closed();
    let first = heal("grade", 1, 2, grades(8.0));
    heals(&mut hall, first.clone());
    heals(&mut hall, Heal { revision: 2, id: AnswerId(5), given: Some(grades(4.0)), ..first.clone() });
    assert_eq!(hall.latest("grade").answered(), 2);
    heals(&mut hall, Heal { revision: 3, id: AnswerId(6), given: None, ..first.clone() });
    assert_eq!(hall.latest("grade").answered(), 1);
    assert_eq!(heals(&mut hall, first), Some(Rejection::Superseded), "what was withdrawn does not come back");
    assert_eq!(hall.latest("grade").answered(), 1);
}

#[test]
fn a_missing_round_is_made_closed_and_hidden() {
    // R66
    let mut hall = Hall::new();
    let stage = hall.room.stage().clone();
    assert_eq!(heals(&mut hall, heal("plg", 1, 1, no_because("tijd"))), None);
    let made = hall.latest("plg");
    assert_eq!((made.answered(), made.revealed, hall.progress("plg")), (1, false, Progress::Closed));
    assert_eq!(*made.asked, *hall.room.question(&"plg".into()).expect("it is in the deck"));
    assert_eq!(*hall.room.stage(), stage);
    hall.does(Step::Jump(place("plg"))).next();
    assert!(hall.latest("plg").revealed, "the show goes on where it was lost");
}

#[test]
fn missing_rounds_before_it_are_made_too() {
    // R66
    let mut hall = Hall::new();
    heals(&mut hall, heal("grade", 3, 1, grades(6.0)));
    let answered: Vec<_> = hall.room.rounds(&"grade".into()).iter().map(Round::answered).collect();
    assert_eq!(answered, [0, 0, 1]);
    heals(&mut hall, heal("grade", 1, 1, grades(7.0)));
    assert_eq!(hall.room.rounds(&"grade".into())[0].answered(), 1);
}

#[test]
fn two_that_miss_a_round_at_once_make_one() {
    // R66, R51
    let mut hall = Hall::new();
    let decided = [1, 2].map(|ballot| hall.decides(&Command::Heal(heal("grade", 2, ballot, grades(6.0)))));
    for decision in decided {
        assert_eq!(decision.events.len(), 3);
        hall.room.apply(&decision.events);
    }
    assert_eq!((hall.room.rounds(&"grade".into()).len(), hall.latest("grade").answered()), (2, 2));
}

#[test]
fn there_is_no_round_of_no_question_or_beyond_the_twentieth() {
    // R66
    let mut hall = Hall::new();
    for elsewhere in
        [round("nowhere", 1), round("grade", 0), round("grade", limit::ROUNDS + 1), round("grade", u32::MAX)]
    {
        let proven = Heal { round: elsewhere, ..heal("grade", 1, 1, grades(6.0)) };
        assert_eq!(heals(&mut hall, proven), Some(Rejection::Unknown));
    }
    assert_eq!(heals(&mut hall, heal("grade", limit::ROUNDS, 1, grades(6.0))), None);
    assert_eq!(
        hall.does(Step::Jump(place("grade"))).tries(Step::Again("grade".into())),
        Some(Rejection::TooManyRounds)
    );
}

#[test]
fn a_later_round_closes_the_one_that_is_open_and_no_other_question() {
    // R67
    let mut hall = Hall::asking("grade");
    heals(&mut hall, heal("plg", 1, 1, no_because("tijd")));
    assert_eq!(hall.open(), Some("grade"));
    heals(&mut hall, heal("grade", 2, 1, grades(6.0)));
    assert_eq!(hall.open(), None);
    let rounds = hall.room.rounds(&"grade".into());
    assert!(rounds[0].takes(hall.now) && !rounds[1].takes(hall.now), "the first has its grace");
    let mut cast = hall.ballot("grade", 3, grades(9.0));
    cast.round.number = 1;
    assert_eq!(hall.sends(&Command::Cast(cast)), None);
    hall.waits(10_001).ticks();
    assert_eq!(hall.room.rounds(&"grade".into())[0].answered(), 1);
}

#[test]
fn a_slide_that_asks_again_knows_the_round_that_healed() {
    // R67, R14
    let mut hall = closed();
    heals(&mut hall, heal("grade", 2, 1, grades(7.0)));
    hall.does(Step::Jump(place("scan"))).next().next().next();
    assert_eq!((hall.shown(), hall.open()), (&place("grade-again"), None));
    hall.next();
    let revealed: Vec<_> = hall.room.rounds(&"grade".into()).iter().map(|round| round.revealed).collect();
    assert_eq!(revealed, [true, true]);
}

#[test]
fn both_rounds_of_one_asking_are_shown_together_after_healing() {
    // R67, R21
    let mut hall = Hall::new();
    for number in [2, 1] {
        heals(&mut hall, heal("twice", number, 1, chooses("answer", "yes")));
    }
    hall.does(Step::Reveal("twice".into()));
    assert!(hall.room.rounds(&"twice".into()).iter().all(|round| round.revealed));
}

#[test]
fn what_is_proven_still_has_to_be_an_answer() {
    // R68
    let mut hall = closed();
    let outside = Some(Rejection::OutOfRange("grade".into()));
    assert_eq!(heals(&mut hall, heal("grade", 1, 2, grades(11.0))), outside);
    assert_eq!(heals(&mut hall, heal("plg", 1, 2, Given::new())), Some(Rejection::Empty));
    assert_eq!(hall.progress("plg"), Progress::Waiting, "no round is made of nothing");
    let blank = Heal { group: Some("…".into()), ..heal("grade", 1, 2, grades(6.0)) };
    assert_eq!(heals(&mut hall, blank), Some(Rejection::Group));
}

#[test]
fn a_text_that_healed_is_held_back_like_any_other() {
    // R68, R56
    let mut hall = Hall::new();
    heals(&mut hall, heal("where", 1, 1, [says("where", "geheim")].into()));
    heals(&mut hall, heal("where", 1, 2, [says("where", "hier")].into()));
    assert!(!hall.card_shown("where", 1) && hall.card_shown("where", 2));
}

#[test]
fn a_full_round_heals_only_those_in_it() {
    // R68, R35
    let mut hall = closed();
    let answer = peil_room::answer::check(&hall.latest("grade").asked, &grades(6.0)).expect("it fits");
    for number in 1..limit::BALLOTS as u32 {
        let mut ballot = [0; 16];
        ballot[..4].copy_from_slice(&number.to_le_bytes());
        hall.room.evolve(&Event::BallotHealed {
            round: round("grade", 1),
            ballot: BallotId(ballot),
            revision: 1,
            id: AnswerId(number.into()),
            group: Chosen::None,
            answer: Some(answer.clone()),
            held: Vec::new(),
            held_words: Vec::new(),
        });
    }
    assert_eq!(heals(&mut hall, heal("grade", 1, 255, grades(6.0))), Some(Rejection::Full));
    assert_eq!(heals(&mut hall, Heal { revision: 9, ..heal("grade", 1, 1, grades(8.0)) }), None);
}

#[test]
fn nothing_heals_after_the_end() {
    // R68
    let mut hall = closed();
    hall.does(Step::End);
    assert_eq!(heals(&mut hall, heal("grade", 1, 2, grades(8.0))), Some(Rejection::Ended));
    assert_eq!(heals(&mut hall, heal("plg", 1, 2, no_because("tijd"))), Some(Rejection::Ended));
    hall.does(Step::Unend);
    assert_eq!(heals(&mut hall, heal("grade", 1, 2, grades(8.0))), None);
}

/// What phones hold: the version of each ballot that stands, and all that went before it.
type Held = BTreeMap<(RoundId, BallotId), Vec<Heal>>;

/// Lives a story, and what its phones hold at the end of it.
fn lived(story: Vec<Happening>) -> (Hall, Held) {
    let mut hall = Hall::new();
    let mut held = Held::new();
    for happening in story {
        if matches!(happening, Happening::Step(Step::End)) {
            continue;
        }
        let (before, asked) = (hall.events.len(), hall.asked(&happening));
        hall.lives(happening);
        for event in &hall.events[before..] {
            let (round, ballot, revision, id, given) = match event {
                Event::BallotCast { round, ballot, revision, id, .. } => (round, ballot, revision, id, asked.clone()),
                Event::BallotWithdrawn { round, ballot, revision, id } => (round, ballot, revision, id, None),
                _ => continue,
            };
            let group = hall.room.standing(round, *ballot).and_then(|stands| stands.group);
            let group = group.map(|id| hall.room.groups()[usize::from(id.0)].name.clone());
            let (revision, id, now) = (*revision, *id, hall.now);
            let version = Heal { round: round.clone(), ballot: *ballot, revision, id, group, given, now };
            held.entry((round.clone(), *ballot)).or_default().push(version);
        }
    }
    (hall, held)
}

/// The tallies of a round by the name of the group, without those that are nobody's.
fn tallies(room: &Room, round: &Round) -> BTreeMap<Option<String>, Tally> {
    let name = |id: peil_room::id::GroupId| room.groups()[usize::from(id.0)].name.to_lowercase();
    let groups = round.groups().map(|(group, tally)| (group.map(name), tally.clone()));
    groups.chain([(Some("all of them".into()), round.total().clone())]).filter(|(_, tally)| tally.answers > 0).collect()
}

proptest! {
    #[test]
    fn tallies_heal_in_any_order_after_any_loss(
        story in happenings(),
        cut in any::<prop::sample::Index>(),
        keys in prop::collection::vec(any::<u32>(), 150),
    ) {
        // R69
        let (before, held) = lived(story);
        let kept = 1 + cut.index(before.events.len());
        let mut room = Room::new();
        room.apply(before.events.iter().take(kept));
        // Late duplicates of what was replaced come back as well, before and after what stands.
        let mut back: Vec<_> = held.values().flatten().zip(keys.iter().cycle()).collect();
        back.sort_by_key(|(_, key)| **key);
        // A slide that was mended after the copy was made asks for other things, which the copy can not know.
        let same = |room: &Room, id: &RoundId| {
            let copy = room.round(id).map(|round| &*round.asked).or_else(|| room.question(&id.question));
            let asked = before.room.round(id).map(|round| &*round.asked);
            copy.zip(asked).is_none_or(|(copy, asked)| copy.fields == asked.fields) && copy.is_some()
        };
        for (version, _) in back.iter().chain(&back) {
            let same = same(&room, &version.round);
            let decision = room.decide(&Command::Heal(Heal::clone(version)));
            let expected = matches!(decision.rejection, None | Some(Rejection::Superseded)) || !same;
            prop_assert!(expected, "{:?}", decision.rejection);
            room.apply(&decision.events);
        }
        let answered = |round: &&Round| round.ballots().count() > 0;
        for round in before.room.all_rounds().filter(answered).filter(|round| same(&room, &round.id)) {
            let healed = room.round(&round.id).expect("it was made");
            prop_assert_eq!(tallies(&room, healed), tallies(&before.room, round));
        }
        let there = |id: &RoundId| before.room.round(id).map_or(0, Round::answered);
        for round in room.all_rounds().filter(|round| same(&room, &round.id)) {
            prop_assert_eq!(round.answered(), there(&round.id));
        }
        prop_assert!(room.all_rounds().filter(|round| round.is_open()).count() <= 1);
    }
}

impl Hall {
    /// What a happening fills in.
    fn asked(&self, happening: &Happening) -> Option<Given> {
        match happening {
            Happening::Cast { given, .. } => Some(given.clone()),
            _ => None,
        }
    }
}
