//! Casting, replacing and taking back.

use peil_room::{
    Decision,
    command::{Cast, Command, Moderation, Step},
    event::Event,
    id::AnswerId,
    rejection::Rejection,
};

use crate::world::{Hall, chooses, grades, phone, place, round, says};

fn cast(cast: &Cast) -> Command {
    Command::Cast(cast.clone())
}

#[test]
fn the_highest_revision_of_a_ballot_stands_alone() {
    // R29
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    let third = Cast { revision: 3, id: AnswerId(33), given: grades(8.0), ..first.clone() };
    assert_eq!((hall.sends(&cast(&first)), hall.sends(&cast(&third))), (None, None));
    assert_eq!(hall.latest("grade").answered(), 1);
    let stands = hall.room.standing(&round("grade", 1), phone(1)).expect("it stands");
    assert_eq!((stands.revision, stands.id), (3, AnswerId(33)));
}

#[test]
fn the_version_that_stands_may_be_sent_again_at_any_time() {
    // R30
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    hall.sends(&cast(&first));
    assert_eq!(hall.decides(&cast(&first)), Decision::default());
    hall.next().waits(60_000).ticks();
    assert_eq!(hall.decides(&cast(&first)), Decision::default());
    assert_eq!(hall.latest("grade").late(), 0);
}

#[test]
fn a_lower_revision_or_the_same_with_another_id_is_superseded() {
    // R30
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    let second = Cast { revision: 2, id: AnswerId(22), ..first.clone() };
    hall.sends(&cast(&second));
    assert_eq!(hall.sends(&cast(&first)), Some(Rejection::Superseded));
    let other = Cast { id: AnswerId(23), ..second };
    assert_eq!(hall.sends(&cast(&other)), Some(Rejection::Superseded));
}

#[test]
fn grace_takes_a_ballot_until_its_last_millisecond() {
    // R31
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next();
    hall.waits(10_000);
    assert_eq!(hall.casts("grade", 2, grades(8.0)), None);
    assert_eq!(hall.waits(1).casts("grade", 3, grades(8.0)), Some(Rejection::Late));
    assert_eq!(hall.latest("grade").answered(), 2);
}

#[test]
fn a_late_answer_is_told_once_a_ballot_and_counts_nowhere() {
    // R32
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().waits(10_001).ticks();
    let late = hall.ballot("grade", 2, grades(9.0));
    let told = Event::CameLate { round: round("grade", 1), ballot: phone(2) };
    assert_eq!(hall.decides(&cast(&late)), Decision { events: vec![told], rejection: Some(Rejection::Late) });
    hall.sends(&cast(&late));
    assert_eq!(hall.decides(&cast(&late)), Decision { events: vec![], rejection: Some(Rejection::Late) });
    assert_eq!((hall.latest("grade").late(), hall.latest("grade").answered()), (1, 1));
    assert_eq!(hall.withdraws("grade", 1), Some(Rejection::Late));
    assert_eq!(hall.latest("grade").late(), 1);
}

#[test]
fn who_came_late_counts_after_reopening() {
    // R19, R32
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().waits(10_001);
    hall.casts("grade", 2, grades(9.0));
    hall.does(Step::Reopen("grade".into()));
    assert_eq!(hall.latest("grade").late(), 0);
    assert_eq!(hall.casts("grade", 2, grades(9.0)), None);
    assert_eq!(hall.latest("grade").answered(), 2);
}

#[test]
fn a_round_that_never_was_or_was_dropped_is_unknown() {
    // R33
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    for number in [0, 2, u32::MAX] {
        let elsewhere = Cast { round: round("grade", number), ..first.clone() };
        assert_eq!(hall.sends(&cast(&elsewhere)), Some(Rejection::Unknown));
    }
    let elsewhere = Cast { round: round("nowhere", 1), ..first.clone() };
    assert_eq!(hall.sends(&cast(&elsewhere)), Some(Rejection::Unknown));
    hall.does(Step::Close("grade".into()));
    assert_eq!(hall.sends(&cast(&first)), Some(Rejection::Unknown));
}

#[test]
fn an_earlier_round_is_closed_once_its_grace_is_over() {
    // R33
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    let earlier = hall.ballot("grade", 2, grades(7.0));
    hall.does(Step::Again("grade".into()));
    assert_eq!(hall.sends(&cast(&Cast { now: hall.now, ..earlier.clone() })), None, "within its grace");
    hall.waits(10_001);
    let now = hall.now;
    let later = Cast { ballot: phone(3), now, ..earlier };
    assert_eq!(hall.sends(&cast(&later)), Some(Rejection::Closed));
    assert_eq!(hall.room.rounds(&"grade".into())[0].late(), 0);
}

#[test]
fn one_phone_has_one_ballot_in_each_round() {
    // R29
    let mut hall = Hall::asking("grade");
    for grade in [6.0, 7.0] {
        hall.casts("grade", 1, grades(grade));
        hall.casts("grade", 1, grades(grade + 1.0));
        hall.does(Step::Again("grade".into()));
    }
    let answered: Vec<_> = hall.room.rounds(&"grade".into()).iter().map(|round| round.answered()).collect();
    assert_eq!(answered, [1, 1, 0]);
}

#[test]
fn a_withdrawn_ballot_counts_nowhere_and_its_revision_stands() {
    // R34
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    hall.sends(&cast(&first));
    assert_eq!(hall.withdraws("grade", 1), None);
    assert_eq!(hall.latest("grade").answered(), 0);
    assert_eq!(hall.sends(&cast(&first)), Some(Rejection::Superseded));
    assert_eq!(hall.casts("grade", 1, grades(7.0)), None);
    assert_eq!(hall.latest("grade").answered(), 1);
}

#[test]
fn a_withdrawal_may_overtake_what_it_withdraws() {
    // R34
    let mut hall = Hall::asking("grade");
    let first = hall.ballot("grade", 1, grades(6.0));
    let Cast { round, ballot, now, .. } = first.clone();
    let withdraw = Command::Withdraw { round, ballot, revision: 2, id: AnswerId(9), now };
    assert_eq!(hall.sends(&withdraw), None);
    assert_eq!(hall.decides(&withdraw), Decision::default(), "a repeat");
    assert_eq!(hall.sends(&cast(&first)), Some(Rejection::Superseded));
    assert_eq!(hall.latest("grade").answered(), 0);
}

#[test]
fn the_question_of_a_round_stays_as_it_was_asked() {
    // R37
    let mut hall = Hall::asking("grade");
    let asked = hall.latest("grade").asked.clone();
    let deck = hall.room.deck().clone();
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Previous);
    assert!(std::sync::Arc::ptr_eq(&asked, &hall.latest("grade").asked));
    assert_eq!(deck.question(&"grade".into()), Some(&*asked));
}

#[test]
fn presenter_commands_between_ballots_change_no_ballot() {
    // R16, R59
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    let tally = hall.latest("where").total().clone();
    let card = peil_room::id::CardId(1);
    assert_eq!(hall.moderates(Moderation::MoveCard(round("where", 1), card, "whom".into())), None);
    hall.does(Step::Jump(place("thanks")));
    assert_eq!(*hall.latest("where").total(), tally);
}

#[test]
fn a_full_round_takes_changes_and_no_new_ballot() {
    // R35
    let mut hall = Hall::asking("hand");
    let sample = hall.ballot("hand", 0, chooses("answer", "yes"));
    let asked = hall.latest("hand").asked.clone();
    let answer = peil_room::answer::check(&asked, &sample.given).expect("it fits");
    for number in 0..peil_room::limit::BALLOTS as u32 {
        let mut ballot = [0; 16];
        ballot[..4].copy_from_slice(&number.to_le_bytes());
        hall.room.evolve(&Event::BallotCast {
            round: sample.round.clone(),
            ballot: peil_room::id::BallotId(ballot),
            revision: 1,
            id: AnswerId(number.into()),
            group: peil_room::event::Chosen::None,
            answer: answer.clone(),
            held: Vec::new(),
            held_words: Vec::new(),
        });
    }
    assert_eq!(hall.casts("hand", 255, chooses("answer", "no")), Some(Rejection::Full));
    assert_eq!(hall.casts("hand", 0, chooses("answer", "no")), None);
    assert_eq!(hall.latest("hand").answered(), peil_room::limit::BALLOTS);
}
