//! A room that is tried before it begins for real.

use peil_room::{
    Room,
    command::{Command, GroupChoice, Moderation, Step},
    deck::{Asks, Deck, Slide},
    event::{Event, Place},
    figure::Figure,
    follow::FollowUp,
    id::{CardId, GroupId, QuestionId},
    kind::{Item, Items},
    rejection::Rejection,
    scores::Whose,
    wifi::Wifi,
};

use crate::world::{Hall, START, deck, grades, place, round, says};

/// A hall that is tried with thirty phones.
fn tried() -> Hall {
    let mut hall = Hall::of(&["Noord", "Zuid"], 4);
    hall.does(Step::Rehearse(30));
    hall
}

fn names(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().filter_map(|slide| slide.question_id()).map(QuestionId::as_str).collect()
}

/// The room that the same events lead to when they are read back, which a journal does after the last beginning only.
fn read_back(hall: &Hall) -> Room {
    let mut room = Room::new();
    let last = hall.events.iter().rposition(|event| matches!(event, Event::Began { .. })).expect("it began");
    room.apply(&hall.events[last..]);
    room
}

#[test]
fn a_room_is_tried_with_so_many_phones_and_only_before_anything_was_asked() {
    // R119
    let mut hall = Hall::new();
    assert_eq!(hall.tries(Step::Rehearse(0)), Some(Rejection::Cap));
    assert_eq!(hall.tries(Step::Rehearse(301)), Some(Rejection::Cap));
    assert_eq!(hall.tries(Step::BeginForReal), Some(Rejection::NotNow));
    hall.does(Step::Jump(place("together"))).does(Step::Rehearse(300));
    assert_eq!((hall.room.rehearsal(), hall.shown()), (Some(300), &Place::Lobby));
    assert_eq!(hall.tries(Step::Rehearse(12)), Some(Rejection::NotNow));

    let mut asked = Hall::asking("grade");
    assert_eq!(asked.tries(Step::Rehearse(30)), Some(Rejection::NotNow));
}

#[test]
fn every_question_goes_by_another_name_in_a_rehearsal_and_by_its_own_again_after_it() {
    // R120
    let items = Items { list: None, items: vec![Item { id: "a".into(), label: "a".into(), short: None }] };
    let figure = Figure::Radar { items, series: Vec::new(), scale: (0, 4), of: Some("scan".into()) };
    let mut with_figure = deck();
    let drawn: Slide = Slide { figure: Some(figure), ..with_figure.slides[2].clone() };
    with_figure.slides[2] = drawn;

    let mut hall = Hall::on(with_figure.clone(), &[], 5);
    hall.does(Step::Rehearse(12));
    let tried = hall.room.deck();
    assert_eq!(names(tried).len(), names(&with_figure).len());
    assert!(names(tried).iter().all(|name| name.starts_with('~') && !names(&with_figure).contains(name)));
    assert_eq!(hall.room.prepared(), with_figure, "another room starts from it as it was prepared");
    let again = tried.slides.iter().find(|slide| matches!(slide.asks, Some(Asks::Again(_)))).expect("one asks again");
    assert!(tried.question(again.question_id().expect("it asks")).is_some(), "an earlier question is found");
    let Some(Figure::Radar { of: Some(of), .. }) = &tried.slides[2].figure else { panic!("it is drawn") };
    assert!(tried.question(of).is_some());

    hall.does(Step::BeginForReal);
    assert_eq!(**hall.room.deck(), with_figure);
}

#[test]
fn accident_35_nothing_that_was_said_in_a_rehearsal_is_in_the_room_that_begins_for_real() {
    // R121
    let mut hall = tried();
    hall.does(Step::Jump(place("grade"))).does(Step::Open("~grade".into()));
    assert_eq!(hall.casts("~grade", 1, grades(6.0)), None);
    hall.next().does(Step::BeginForReal);

    let groups = vec!["Noord".into(), "Zuid".into()];
    let begin = Command::Begin { deck: Box::new(deck()), groups, minimum: 4, extras: false, now: hall.now };
    let mut fresh = Room::new();
    fresh.apply(&Room::new().decide(&begin).events);
    assert_eq!(hall.room, fresh, "as if it had never been tried");
    assert_eq!(hall.room, read_back(&hall));
    assert_eq!((hall.room.all_rounds().count(), hall.room.rehearsal()), (0, None));
}

#[test]
fn accident_35_what_a_phone_still_sends_from_a_rehearsal_is_refused() {
    // R120
    let mut hall = tried();
    hall.does(Step::Open("~grade".into()));
    let late = hall.ballot("~grade", 1, grades(6.0));
    hall.does(Step::BeginForReal).does(Step::Open("grade".into()));
    assert_eq!(hall.sends(&Command::Cast(late)), Some(Rejection::Unknown));
    assert!(hall.room.heals(&round("~grade", 1), hall.now).is_none(), "with a receipt neither");
    assert!(hall.latest("grade").is_blank());
}

#[test]
fn what_was_set_stays_when_it_begins_for_real() {
    // R121
    let mut hall = tried();
    let wifi = Wifi { name: "School".into(), password: "geheim123".into() };
    hall.does(Step::Lock(true)).does(Step::Cap(Some(80))).does(Step::Extras(true)).does(Step::Wifi(Some(wifi.clone())));
    assert_eq!(hall.moderates(Moderation::Readable("~grade".into(), false)), None);
    let scores = || vec![Some(1.0); 4];
    assert_eq!(hall.moderates(Moderation::SetScores("~scan".into(), Whose::Group(GroupId(1)), scores())), None);
    hall.does(Step::BeginForReal);

    let stage = hall.room.stage();
    assert_eq!((stage.locked, stage.cap, stage.extras, &stage.wifi), (true, Some(80), true, &Some(wifi)));
    assert!(!hall.room.readable(&"grade".into()));
    assert!(hall.events.iter().rev().any(
        |event| matches!(event, Event::ScoresSet { question, whose: Whose::Group(GroupId(1)), .. } if question.as_str() == "scan")
    ));
    assert_eq!(hall.room, read_back(&hall));
}

#[test]
fn what_was_added_to_the_show_goes_and_so_does_a_group_that_would_get_another_number() {
    // R121
    let mut hall = tried();
    let choices = vec!["meer tijd".into(), "minder regels".into()];
    let asked = FollowUp { id: "follow-1".into(), prompt: "Wat eerst?".into(), choices, points: 3 };
    hall.does(Step::FollowUp(asked)).does(Step::Open("~grade".into()));
    for (ballot, group) in [(1, "Oost"), (2, "West")] {
        let mut cast = hall.ballot("~grade", ballot, grades(6.0));
        cast.group = GroupChoice::Typed(group.into());
        assert_eq!(hall.sends(&Command::Cast(cast)), None);
    }
    assert_eq!(hall.moderates(Moderation::AcceptGroup(GroupId(3))), None);
    hall.does(Step::BeginForReal);
    assert_eq!(**hall.room.deck(), deck());
    let names: Vec<_> = hall.room.groups().iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["Noord", "Zuid"]);

    let mut first = tried();
    first.does(Step::Open("~grade".into()));
    let mut cast = first.ballot("~grade", 1, grades(6.0));
    cast.group = GroupChoice::Typed("Oost".into());
    assert_eq!(first.sends(&Command::Cast(cast)), None);
    assert_eq!(first.moderates(Moderation::AcceptGroup(GroupId(2))), None);
    first.does(Step::BeginForReal);
    assert_eq!(first.room.groups().len(), 3, "she took it into the list, and it has the number that phones know");
}

#[test]
fn a_rehearsal_ends_neither_by_itself_nor_by_a_command() {
    // R122
    let mut hall = tried();
    assert_eq!(hall.waits(2_000).tries(Step::End), Some(Rejection::NotNow));
    assert_eq!(hall.room.deadline(), None);
    hall.waits(90 * 24 * 3_600_000).ticks();
    assert_eq!(hall.room.ended_at(), None);

    hall.does(Step::BeginForReal);
    assert_eq!(hall.room.deadline(), Some(hall.now.plus(24 * 3_600_000)));
    hall.does(Step::End);
    assert!(hall.room.ended_at() > Some(START));
}

#[test]
fn a_group_of_any_size_is_shown_in_a_rehearsal_its_words_too() {
    // R122
    let shown = |tried: bool, question: &str| {
        let mut hall = Hall::of(&["Noord", "Zuid"], 5);
        if tried {
            hall.does(Step::Rehearse(3));
        }
        hall.does(Step::Jump(place("where"))).does(Step::Open(question.into()));
        for ballot in 1..=2 {
            let mut cast = hall.ballot(question, ballot, [says("where", &format!("lokaal {ballot}"))].into());
            cast.group = GroupChoice::Listed(GroupId(u16::from(ballot) - 1));
            assert_eq!(hall.sends(&Command::Cast(cast)), None);
        }
        hall.next().waits(10_001).ticks().does(Step::Split(question.into(), true));
        let rows = hall.latest(question).split().expect("it was split").rows(0).to_vec();
        rows.iter().flat_map(|row| &row.cards).map(|(card, _)| *card).collect::<Vec<_>>()
    };
    assert_eq!(shown(true, "~where"), [CardId(1), CardId(2)]);
    assert_eq!(shown(false, "where"), []);
}
