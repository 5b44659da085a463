//! From the lobby to the closing screen.

use peil_room::{
    Ahead, Progress,
    command::{Moderation, Step},
    event::Place,
    rejection::Rejection,
    round::Phase,
};

use crate::world::{Hall, chooses, grades, place, round, says};

/// Presses next, and tells what was announced.
fn presses(hall: &mut Hall) -> Ahead {
    let ahead = hall.ahead();
    hall.next();
    ahead
}

#[test]
fn next_alone_plays_the_whole_show_as_it_announces() {
    // R6, R7, R8, R9, R10, R11, R12, R13, R14
    let mut hall = Hall::new();
    let open = |slide: &str, question: &str, number| Ahead::ShowAndOpen {
        slide: slide.into(),
        round: round(question, number),
    };
    let reveal = |question: &str| Ahead::CloseAndReveal(question.into());
    let story = [
        open("grade", "grade", 1),
        reveal("grade"),
        open("where", "where", 1),
        reveal("where"),
        Ahead::Show("together".into()),
        open("plg", "plg", 1),
        reveal("plg"),
        Ahead::Show("hand".into()),
        Ahead::Open(round("hand", 1)),
        reveal("hand"),
        open("talk", "talk", 1),
        Ahead::CloseAndTalk("talk".into()),
        Ahead::Reveal("talk".into()),
        open("twice", "twice", 1),
        Ahead::CloseAndTalk("twice".into()),
        Ahead::OpenAgain(round("twice", 2)),
        reveal("twice"),
        open("scan", "scan", 1),
        reveal("scan"),
        open("grade-again", "grade", 2),
        reveal("grade"),
        Ahead::Show("thanks".into()),
        Ahead::Closing,
    ];
    for ahead in story {
        assert_eq!(presses(&mut hall), ahead);
    }
    assert_eq!((hall.shown(), hall.ahead()), (&Place::Closing, Ahead::Nothing));
    assert_eq!(hall.waits(2_000).tries(Step::Next), Some(Rejection::NothingToDo));
}

#[test]
fn previous_goes_back_to_the_lobby_past_extras_and_opens_nothing() {
    // R6, R7, R16
    let mut hall = Hall::new();
    hall.does(Step::Jump(Place::Closing));
    let mut shown = Vec::new();
    while *hall.shown() != Place::Lobby {
        hall.does(Step::Previous);
        shown.push(hall.shown().clone());
    }
    assert_eq!((shown.len(), shown.contains(&place("extra"))), (11, false));
    assert!(hall.room.all_rounds().next().is_none());
    assert_eq!(hall.waits(2_000).tries(Step::Previous), Some(Rejection::NothingToDo));
}

#[test]
fn extras_are_shown_when_switched_on_and_a_jump_reaches_them_always() {
    // R7
    let mut hall = Hall::at("extra");
    assert_eq!((hall.room.slides().count(), hall.room.after(&place("plg"))), (10, Some(place("hand"))));
    assert_eq!(hall.ahead(), Ahead::Show("hand".into()));
    hall.does(Step::Extras(true));
    assert_eq!((hall.room.slides().count(), hall.room.after(&place("plg"))), (11, Some(place("extra"))));
    assert_eq!(hall.room.before(&place("hand")), Some(place("extra")));
}

#[test]
fn closing_and_revealing_without_answers_shows_that_and_next_goes_on() {
    // R10
    let mut hall = Hall::new();
    hall.next().next();
    assert!(hall.latest("grade").revealed);
    assert_eq!((hall.latest("grade").answered(), hall.progress("grade")), (0, Progress::Closed));
    hall.next();
    assert_eq!(*hall.shown(), place("where"));
}

#[test]
fn a_question_closed_by_hand_is_revealed_by_next() {
    // R13
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Close("grade".into()));
    assert_eq!((hall.progress("grade"), hall.latest("grade").revealed), (Progress::Closed, false));
    assert_eq!(presses(&mut hall), Ahead::Reveal("grade".into()));
    assert!(hall.latest("grade").revealed);
}

#[test]
fn accident_5_going_back_to_a_question_finds_it_as_it_was_left() {
    // R14, R16
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Jump(Place::Lobby)).next();
    assert_eq!((hall.shown(), hall.open()), (&place("grade"), None));
    assert!(hall.latest("grade").revealed);
    assert_eq!(hall.ahead(), Ahead::ShowAndOpen { slide: "where".into(), round: round("where", 1) });
}

#[test]
fn a_slide_that_asks_again_opens_one_round_and_no_more() {
    // R14
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Jump(place("scan"))).does(Step::Jump(place("grade-again")));
    assert_eq!(hall.ahead(), Ahead::Open(round("grade", 2)), "a jump opens nothing");
    hall.next();
    hall.casts("grade", 1, grades(7.0));
    hall.next().does(Step::Jump(place("scan")));
    hall.does(Step::Open("scan".into())).next().next();
    assert_eq!((hall.shown(), hall.open()), (&place("grade-again"), None));
    assert_eq!(hall.room.rounds(&"grade".into()).len(), 2);
    assert_eq!(hall.latest("grade").opened_on, Some("grade-again".into()));
}

#[test]
fn a_slide_that_asks_again_opens_its_round_after_one_was_dropped_there() {
    // R14, R18
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Jump(place("grade-again"))).next();
    hall.does(Step::Close("grade".into()));
    assert_eq!((hall.progress("grade"), hall.room.rounds(&"grade".into()).len()), (Progress::Closed, 1));
    assert_eq!(hall.ahead(), Ahead::Open(round("grade", 2)));
}

#[test]
fn opening_a_question_closes_the_other_hidden_and_with_grace() {
    // R15
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Open("where".into()));
    assert_eq!(hall.open(), Some("where"));
    let grace_until = Some(hall.now.plus(10_000));
    assert_eq!((hall.latest("grade").phase, hall.latest("grade").revealed), (Phase::Closed { grace_until }, false));
}

#[test]
fn opening_a_question_drops_the_other_if_it_is_blank() {
    // R15, R18
    let mut hall = Hall::asking("grade");
    hall.does(Step::Open("where".into()));
    assert_eq!((hall.open(), hall.progress("grade")), (Some("where"), Progress::Waiting));
}

#[test]
fn a_question_stays_open_while_another_slide_is_shown() {
    // R16
    let mut hall = Hall::asking("plg");
    hall.does(Step::Previous);
    assert_eq!((hall.shown(), hall.open()), (&place("together"), Some("plg")));
    assert_eq!(hall.ahead(), Ahead::Show("plg".into()), "it is open already");
    hall.does(Step::Jump(place("thanks"))).next();
    assert_eq!((hall.shown(), hall.open()), (&Place::Closing, Some("plg")));
}

#[test]
fn previous_takes_closing_and_revealing_back_for_ten_seconds() {
    // R17
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next();
    assert_eq!(hall.waits(10_000).tries(Step::Previous), None);
    assert_eq!((hall.shown(), hall.open()), (&place("grade"), Some("grade")));
    assert_eq!((hall.latest("grade").revealed, hall.latest("grade").answered()), (false, 1));
    assert_eq!(hall.room.stage().undo, None);
}

#[test]
fn previous_goes_back_when_the_ten_seconds_are_over_or_another_step_came_between() {
    // R17
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    hall.next();
    let mut later = hall.clone();
    assert_eq!(later.waits(10_001).tries(Step::Previous), None);
    assert_eq!((later.shown(), later.progress("where")), (&place("grade"), Progress::Closed));
    hall.does(Step::Lock(true));
    hall.waits(10_001).does(Step::Previous);
    assert_eq!((hall.shown(), hall.progress("where")), (&place("grade"), Progress::Closed));
}

#[test]
fn a_step_that_only_reveals_is_not_taken_back() {
    // R17
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    hall.does(Step::Close("where".into())).next();
    assert!(hall.latest("where").revealed);
    assert_eq!(hall.room.stage().undo, None);
}

#[test]
fn accident_3_closing_a_blank_round_uses_none_up() {
    // R18
    let mut hall = Hall::asking("grade");
    hall.does(Step::Close("grade".into()));
    assert_eq!((hall.progress("grade"), hall.open()), (Progress::Waiting, None));
    hall.does(Step::Open("grade".into()));
    assert_eq!(hall.latest("grade").id, round("grade", 1));
}

#[test]
fn a_round_with_a_withdrawn_ballot_or_an_added_card_is_not_blank() {
    // R18
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.withdraws("grade", 1);
    hall.does(Step::Close("grade".into()));
    assert_eq!(hall.progress("grade"), Progress::Closed);

    let mut hall = Hall::asking("where");
    hall.moderates(Moderation::AddCard(round("where", 1), "where".into(), "thuis".into()));
    hall.does(Step::Close("where".into()));
    assert_eq!(hall.progress("where"), Progress::Closed);
}

#[test]
fn reopening_continues_with_the_ballots_and_hides_the_tally() {
    // R19
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().waits(60_000).does(Step::Open("where".into())).does(Step::Reopen("grade".into()));
    assert_eq!((hall.open(), hall.progress("where")), (Some("grade"), Progress::Waiting));
    let grade = hall.latest("grade");
    assert_eq!((&grade.id, grade.revealed, grade.answered()), (&round("grade", 1), false, 1));
}

#[test]
fn asking_again_keeps_every_round_up_to_twenty() {
    // R20
    let mut hall = Hall::asking("grade");
    assert_eq!(hall.waits(2_000).tries(Step::Again("grade".into())), Some(Rejection::NothingToDo), "it is blank");
    for number in 1..20 {
        hall.casts("grade", 1, grades(6.0));
        hall.does(Step::Again("grade".into()));
        assert_eq!(hall.latest("grade").id, round("grade", number + 1));
    }
    hall.casts("grade", 1, grades(6.0));
    assert_eq!(hall.waits(2_000).tries(Step::Again("grade".into())), Some(Rejection::TooManyRounds));
    assert!(hall.room.rounds(&"grade".into()).iter().all(|round| round.answered() == 1));
}

#[test]
fn next_never_announces_a_round_too_many() {
    // R8, R20
    let mut hall = Hall::asking("grade");
    for _ in 1..20 {
        hall.casts("grade", 1, grades(6.0));
        hall.does(Step::Again("grade".into()));
    }
    hall.does(Step::Reveal("grade".into())).does(Step::Jump(place("grade-again")));
    assert_eq!(hall.ahead(), Ahead::Show("thanks".into()));
    assert_eq!(hall.waits(2_000).tries(Step::Open("grade".into())), Some(Rejection::NothingToDo));
}

#[test]
fn the_rounds_of_one_asking_are_revealed_and_hidden_together() {
    // R12, R21
    let mut hall = Hall::asking("twice");
    hall.next().next();
    hall.casts("twice", 1, chooses("answer", "yes"));
    hall.next();
    let revealed = |hall: &Hall| hall.room.series(&"twice".into()).map(|round| round.revealed).collect::<Vec<_>>();
    assert_eq!(revealed(&hall), [true, true]);
    hall.does(Step::Conceal("twice".into()));
    assert_eq!(revealed(&hall), [false, false]);
    hall.does(Step::Reveal("twice".into())).does(Step::Reopen("twice".into()));
    assert_eq!(revealed(&hall), [false, false]);
}

#[test]
fn another_asking_reveals_and_hides_only_its_own_rounds() {
    // R21
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Jump(place("grade-again"))).next().next();
    let revealed =
        |hall: &Hall| hall.room.rounds(&"grade".into()).iter().map(|round| round.revealed).collect::<Vec<_>>();
    assert_eq!(revealed(&hall), [true, true]);
    hall.does(Step::Conceal("grade".into()));
    assert_eq!(revealed(&hall), [true, false]);
}

#[test]
fn revealed_too_early_is_hidden_at_once() {
    // R21
    let mut hall = Hall::asking("grade");
    hall.next().does(Step::Conceal("grade".into()));
    assert_eq!((hall.latest("grade").revealed, hall.progress("grade")), (false, Progress::Closed));
    assert_eq!(hall.ahead(), Ahead::Reveal("grade".into()));
}

#[test]
fn a_talk_closes_and_hides_and_ends_when_the_show_moves_away() {
    // R22
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Talk("grade".into()));
    assert_eq!((hall.room.stage().talk.clone(), hall.latest("grade").revealed), (Some("grade".into()), false));
    assert_eq!(hall.waits(2_000).tries(Step::Talk("grade".into())), Some(Rejection::NothingToDo));
    for away in [Step::Jump(Place::Lobby), Step::Previous, Step::Reveal("grade".into()), Step::Reopen("grade".into())] {
        let mut hall = hall.clone();
        hall.does(away.clone());
        assert_eq!(hall.room.stage().talk, None, "{away:?}");
    }
    hall.does(Step::Jump(place("grade-again")));
    assert_eq!(hall.room.stage().talk, Some("grade".into()), "that slide asks the same question");
}

#[test]
fn a_talk_about_one_question_closes_another() {
    // R15, R22
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Open("where".into())).does(Step::Talk("grade".into()));
    assert_eq!((hall.open(), hall.progress("where")), (None, Progress::Waiting));
}
