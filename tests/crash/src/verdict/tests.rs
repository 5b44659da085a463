use std::sync::Arc;

use peil_room::{
    Room,
    answer::{Answer, Value as Filled},
    event::{Chosen, Event},
    id::{AnswerId, BallotId, Millis},
};
use serde_json::json;

use super::*;
use crate::ledger::Version;

/// A room in which those answers to the question with a text stand: whose, which revision, which id.
fn journal(ballots: &[(u8, u64, u128)]) -> Folded {
    let deck = peil::deck::parse(peil_tests::TEST_DECK, "proef.md").expect("a sound deck");
    let asked = Arc::new(deck.question(&"tekst".into()).expect("it asks").clone());
    let mut room = Room::new();
    room.evolve(&Event::Began { deck: Arc::new(deck), groups: vec![], minimum: 5, extras: false, at: Millis(0) });
    let round = RoundId { question: "tekst".into(), number: 1 };
    room.evolve(&Event::RoundOpened { round: round.clone(), asked });
    for (whose, revision, id) in ballots {
        room.evolve(&Event::BallotCast {
            round: round.clone(),
            ballot: BallotId([*whose; 16]),
            revision: *revision,
            id: AnswerId(*id),
            group: Chosen::None,
            answer: Answer(vec![Some(Filled::Text("hier".into()))]),
            held: vec![],
            held_words: vec![],
        });
    }
    Folded { room, head: 1, doubled_records: 0, doubled_answers: 0 }
}

fn place() -> Place {
    Place { question: "tekst".into(), round: 1 }
}

fn version(revision: u64, id: u128) -> Version {
    Version { revision, id: format!("{id:032x}") }
}

fn sent(revision: u64, id: u128) -> Line {
    let answer = json!({"tekst": {"kind": "text", "text": "hier"}});
    Line::Sent { place: place(), version: version(revision, id), answer: Some(answer) }
}

fn stands(revision: u64, id: u128) -> Line {
    Line::Stands { place: place(), version: version(revision, id) }
}

#[test]
fn what_was_acknowledged_and_stands_is_clean_and_what_was_not_may_count_or_not() {
    let ledgers = [vec![sent(1, 10), stands(1, 10)], vec![sent(1, 20)], vec![sent(1, 30)]];
    let verdict = judge(&ledgers, &journal(&[(1, 1, 10), (2, 1, 20)]));
    assert!(verdict.is_clean(), "{verdict:?}");
    assert_eq!(verdict.acknowledged, 1);
}

#[test]
fn a_later_version_may_stand_where_one_was_acknowledged_and_an_earlier_one_not() {
    let ledger = [vec![sent(1, 10), sent(2, 11), sent(3, 12), stands(2, 11)]];
    assert!(judge(&ledger, &journal(&[(1, 3, 12)])).is_clean());
    assert_eq!(judge(&ledger, &journal(&[(1, 1, 10)])).lost, 1);
    assert_eq!(judge(&ledger, &journal(&[])).lost, 1);
}

#[test]
fn a_phone_that_was_robbed_lost_an_answer_even_if_it_sent_it_again() {
    let ledger = [vec![sent(1, 10), stands(1, 10), Line::Gone { place: place() }, sent(2, 11), stands(2, 11)]];
    assert_eq!(judge(&ledger, &journal(&[(1, 2, 11)])).lost, 1);
}

#[test]
fn a_phone_with_two_ballots_in_one_round_counts_twice() {
    let ledger = [vec![sent(1, 10), sent(2, 11)]];
    assert_eq!(judge(&ledger, &journal(&[(1, 1, 10), (2, 2, 11)])).doubled, 1);
}

#[test]
fn what_was_never_sent_is_not_saved() {
    assert_eq!(judge(&[vec![stands(1, 10)]], &journal(&[])).false_saved, 1);
    assert_eq!(judge(&[vec![]], &journal(&[(1, 1, 10)])).false_saved, 1);
}

#[test]
fn a_refusal_is_a_finding_unless_the_round_was_closed() {
    let refused = |reason: &str| Line::Refused { id: format!("{:032x}", 10), reason: reason.into() };
    assert!(judge(&[vec![sent(1, 10), refused("late")]], &journal(&[])).is_clean());
    assert_eq!(judge(&[vec![sent(1, 10), refused("superseded")]], &journal(&[])).refused, 1);
}
