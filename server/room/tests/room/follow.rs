//! Questions that the presenter makes of what the room wrote.

use peil_room::{
    Ahead, Room,
    answer::GivenValue,
    command::Step,
    curve::Curves,
    deck::Slide,
    event::{Cover, Place},
    follow::FollowUp,
    limit,
    rejection::Rejection,
    tally::FieldTally,
};

use crate::world::{Hall, given, place, round};

fn asked(choices: &[&str]) -> FollowUp {
    FollowUp {
        id: "follow-1".into(),
        prompt: " Waar beginnen we  mee? ".into(),
        choices: choices.iter().map(|text| (*text).into()).collect(),
        points: 3,
    }
}

fn follow(choices: &[&str]) -> Step {
    Step::FollowUp(asked(choices))
}

fn gives(points: &[(&str, f64)]) -> peil_room::answer::Given {
    let points = points.iter().map(|(id, points)| ((*id).into(), *points)).collect();
    given(&[("points", GivenValue::Points(points))])
}

#[test]
fn a_follow_up_stands_behind_the_slide_that_is_shown_and_is_asked_like_any_other() {
    // R89, R51
    let mut hall = Hall::at("where");
    hall.does(follow(&["Vaste tijd", " Samen  kijken "]));
    assert_eq!(hall.room.after(&place("where")), Some(place("follow-1")));
    assert_eq!(hall.room.after(&place("follow-1")), Some(place("together")));
    hall.does(Step::Open("where".into())).does(Step::Reveal("where".into()));
    let opens = Ahead::ShowAndOpen { slide: "follow-1".into(), round: round("follow-1", 1) };
    assert_eq!(hall.ahead(), opens);
    hall.next();
    assert_eq!((hall.shown(), hall.open()), (&place("follow-1"), Some("follow-1")));
    let question = &hall.latest("follow-1").asked;
    assert_eq!(question.prompt, "Waar beginnen we mee?");
    assert_eq!(hall.casts("follow-1", 1, gives(&[("c1", 1.0), ("c2", 2.0)])), None);
    assert_eq!(hall.casts("follow-1", 2, gives(&[("c2", 3.0)])), None);
    assert_eq!(hall.casts("follow-1", 3, gives(&[("c2", 4.0)])), Some(Rejection::TooMany("points".into())));
    hall.next();
    let FieldTally::Points(tally) = &hall.latest("follow-1").total().fields[0] else { panic!("points are counted") };
    assert_eq!((tally.sums.as_slice(), tally.answers), (&[1, 5][..], 2));
    hall.next();
    assert_eq!(*hall.shown(), place("together"));

    let mut again = Room::new();
    again.apply(&hall.events);
    assert_eq!(again, hall.room, "the journal alone makes the same room");
}

#[test]
fn without_a_slide_it_is_the_last() {
    // R89
    for there in [Place::Lobby, Place::Closing] {
        let mut hall = Hall::at("where");
        hall.does(Step::Jump(there)).does(follow(&["a", "b"]));
        assert_eq!(hall.room.after(&place("thanks")), Some(place("follow-1")));
        assert_eq!(hall.room.after(&place("follow-1")), Some(Place::Closing));
    }
}

#[test]
fn its_bounds_are_those_of_a_projector_and_a_thumb() {
    // R89
    let mut hall = Hall::at("where");
    let points = || "points".into();
    let many: Vec<String> = (0..=limit::FOLLOW_CHOICES.1).map(|n| format!("keuze {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(hall.tries(follow(&["een"])), Some(Rejection::Empty));
    assert_eq!(hall.tries(follow(&many)), Some(Rejection::TooMany(points())));
    assert_eq!(hall.tries(follow(&["Één", "een"])), Some(Rejection::Twice(points())));
    assert_eq!(hall.tries(follow(&["een", " …"])), Some(Rejection::Blank(points())));
    assert_eq!(hall.tries(follow(&["een", ""])), Some(Rejection::Blank(points())));
    let long = "x".repeat(usize::from(limit::FOLLOW_CHOICE) + 1);
    assert_eq!(hall.tries(follow(&["een", &long])), Some(Rejection::TooLong(points())));
    for points_each in [0, limit::FOLLOW_POINTS.1 + 1] {
        let step = Step::FollowUp(FollowUp { points: points_each, ..asked(&["een", "twee"]) });
        assert_eq!(hall.tries(step), Some(Rejection::OutOfRange(points())));
    }
    let step = Step::FollowUp(FollowUp { prompt: " ".into(), ..asked(&["een", "twee"]) });
    assert_eq!(hall.tries(step), Some(Rejection::Blank(points())));
    for id in ["", "Met hoofdletter", &"x".repeat(limit::FOLLOW_ID + 1)] {
        let step = Step::FollowUp(FollowUp { id: id.into(), ..asked(&["een", "twee"]) });
        assert_eq!(hall.tries(step), Some(Rejection::Unknown), "{id}");
    }
    hall.does(follow(&many[1..]));
}

#[test]
fn no_two_have_one_id() {
    // R90
    let mut hall = Hall::at("where");
    hall.does(follow(&["a", "b"]));
    let slides = hall.room.deck().slides.len();
    assert_eq!(hall.tries(follow(&["c", "d"])), Some(Rejection::NothingToDo));
    for taken in ["grade", "together"] {
        let step = Step::FollowUp(FollowUp { id: taken.into(), ..asked(&["a", "b"]) });
        assert_eq!(hall.tries(step), Some(Rejection::NothingToDo));
    }
    let events = hall.events.clone();
    hall.room.apply(&events);
    assert_eq!(hall.room.deck().slides.len(), slides, "what is told twice stands once");
}

#[test]
fn a_deck_holds_so_many_slides_and_no_more() {
    // R89
    let mut hall = Hall::at("where");
    let left = limit::SLIDES - hall.room.deck().slides.len();
    for n in 0..left {
        hall.does(Step::FollowUp(FollowUp { id: format!("follow-{n}").into(), ..asked(&["a", "b"]) }));
    }
    let step = Step::FollowUp(FollowUp { id: "one-more".into(), ..asked(&["a", "b"]) });
    assert_eq!(hall.tries(step), Some(Rejection::TooManySlides));
}

#[test]
fn it_can_be_taken_out_until_it_was_asked() {
    // R91
    let mut hall = Hall::at("where");
    let before = hall.room.deck().clone();
    let drop = || Step::DropSlide("follow-1".into());
    assert_eq!(hall.tries(drop()), Some(Rejection::Unknown));
    assert_eq!(hall.tries(Step::DropSlide("together".into())), Some(Rejection::Unknown), "the deck's own stay");
    hall.does(follow(&["a", "b"])).does(drop());
    assert_eq!(hall.room.deck(), &before);

    hall.does(follow(&["a", "b"])).does(Step::Jump(place("follow-1")));
    assert_eq!(hall.tries(drop()), Some(Rejection::NotNow), "it is shown");
    hall.does(Step::Cover(Cover::Frozen)).does(Step::Jump(place("where")));
    assert_eq!(hall.tries(drop()), Some(Rejection::NotNow), "a frozen projector shows it");
    hall.does(Step::Cover(Cover::Frozen)).does(drop());

    hall.does(follow(&["a", "b"])).does(Step::Open("follow-1".into()));
    assert_eq!(hall.tries(drop()), Some(Rejection::NotNow), "it is asked");
}

#[test]
fn what_was_prepared_has_none_of_them_in_it_also_of_a_sealed_room() {
    // R123
    let mut hall = Hall::at("where");
    let before = hall.room.deck().clone();
    hall.does(follow(&["a", "b"])).does(Step::Jump(Place::Closing));
    hall.does(Step::FollowUp(FollowUp { id: "follow-2".into(), ..asked(&["c", "d"]) }));
    let deck = hall.room.deck().clone();
    assert_eq!(deck.slides.len(), before.slides.len() + 2);
    assert_eq!(hall.room.prepared(), *before);
    let mut written = Slide::clone(&before.slides[0]);
    (written.id, written.asks) = ("een-dia-erbij".into(), None);
    hall.does(Step::AddSlide(Box::new(written.clone()), None));
    let deck = hall.room.deck().clone();
    let before = hall.room.prepared();
    assert_eq!(before.slides.last(), Some(&written), "what she wrote herself comes along");
    hall.does(Step::End);
    let mut sealed = Room::new();
    sealed.apply(&hall.room.retold(&Curves::default()).expect("it has ended"));
    assert_eq!(sealed.deck(), &deck, "in the same order");
    assert_eq!(sealed.prepared(), before);
}
