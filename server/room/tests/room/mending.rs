//! Slides that are mended or added while the room runs.

use std::collections::BTreeMap;

use peil_room::{
    Ahead, Progress, Room,
    answer::GivenValue,
    command::Step,
    deck::{Asks, Condition, Deck, Opening, Question, Slide, Then},
    event::{Cover, Event},
    figure::Figure,
    id::ListId,
    kind::{Item, Items, Kind, marks::Marks, text::Text},
    mend::Part,
    number::Hundredths,
    rejection::Rejection,
};

use crate::world::{Hall, branch, chooses, deck, field, given, grades, no_because, place, question, round, says, text};

/// A slide of the room with something changed.
fn changed(hall: &Hall, id: &str, change: impl FnOnce(&mut Slide)) -> Step {
    let mut slide = hall.room.deck().slide(&id.into()).expect("the slide stands").1.clone();
    change(&mut slide);
    Step::MendSlide(Box::new(slide))
}

/// The same of its question.
fn reworded(hall: &Hall, id: &str, change: impl FnOnce(&mut Question)) -> Step {
    changed(hall, id, |slide| match &mut slide.asks {
        Some(Asks::Question(question)) => change(question),
        _ => panic!("{id} asks nothing of its own"),
    })
}

fn asked<'a>(hall: &'a Hall, slide: &str) -> &'a Question {
    hall.room.deck().slide(&slide.into()).expect("the slide stands").1.own_question().expect("it asks")
}

fn replayed(hall: &Hall) -> Room {
    let mut again = Room::new();
    again.apply(&hall.events);
    again
}

fn labels(kind: &Kind) -> Vec<&str> {
    match kind {
        Kind::Choice(kind) => kind.choices.items.iter().map(|item| item.label.as_str()).collect(),
        Kind::Marks(kind) => kind.items.items.iter().map(|item| item.label.as_str()).collect(),
        _ => panic!("it has no labels"),
    }
}

fn relabel(kind: &mut Kind, label: &str) {
    match kind {
        Kind::Choice(kind) => kind.choices.items[0].label = label.into(),
        Kind::Marks(kind) => kind.items.items[0].label = label.into(),
        _ => panic!("it has no labels"),
    }
}

#[test]
fn a_slide_is_mended_where_it_stands() {
    // R114, R51, R3
    let mut hall = Hall::at("together");
    let step = hall.room.stage().step;
    let mend = changed(&hall, "together", |slide| {
        slide.title = "Samen".into();
        slide.notes = "Rustig aan.".into();
    });
    hall.does(mend.clone());
    assert_eq!(hall.room.stage().step, step + 1);
    assert_eq!(*hall.shown(), place("together"));
    let (index, slide) = hall.room.deck().slide(&"together".into()).expect("it stands");
    assert_eq!((index, slide.title.as_str(), slide.notes.as_str()), (2, "Samen", "Rustig aan."));
    assert_eq!(replayed(&hall), hall.room, "the journal alone makes the same room");
    assert_eq!(hall.tries(mend), Some(Rejection::NothingToDo));
    let gone = Step::MendSlide(Box::new(Slide { id: "nowhere".into(), ..slide_of("nowhere", None) }));
    assert_eq!(hall.tries(gone), Some(Rejection::Unknown));
    hall.does(Step::End);
    let late = changed(&hall, "together", |slide| slide.title = "Te laat".into());
    assert_eq!(hall.tries(late), Some(Rejection::Ended));
}

fn slide_of(id: &str, asks: Option<Asks>) -> Slide {
    let (title, notes) = (id.into(), String::new());
    Slide { id: id.into(), title, body: Vec::new(), notes, image: None, figure: None, asks, extra: false }
}

#[test]
fn words_of_a_question_are_mended_while_it_is_answered_and_every_round_of_it_reads_so() {
    // R114, R37
    let mut hall = Hall::asking("plg");
    assert_eq!(hall.casts("plg", 1, no_because("geen tijd")), None);
    hall.does(Step::Close("plg".into())).does(Step::Again("plg".into()));
    assert_eq!(hall.casts("plg", 1, chooses("plg", "yes")), None);
    let before = (hall.room.rounds(&"plg".into())[0].total().clone(), hall.latest("plg").total().clone());
    let mend = reworded(&hall, "plg", |question| {
        question.prompt = "Is het een PLG?".into();
        question.short = Some("PLG".into());
        question.fields[0].label = Some("Kies".into());
        question.fields[2].hint = Some("Noem rollen".into());
        relabel(&mut question.fields[0].kind, "Ja");
        question.then = Then::Talk;
        question.open = Opening::ByHand;
        question.readable = false;
        question.timing.open = Some(60_000);
    });
    hall.does(mend);
    for round in hall.room.rounds(&"plg".into()) {
        assert_eq!(*round.asked, *asked(&hall, "plg"), "round {}", round.id.number);
        assert_eq!(labels(&round.asked.fields[0].kind), ["Ja", "no"]);
    }
    assert_eq!(hall.open(), Some("plg"), "it stays open");
    assert_eq!(hall.ahead(), Ahead::CloseAndTalk("plg".into()), "and goes on as it says now");
    let after = (hall.room.rounds(&"plg".into())[0].total().clone(), hall.latest("plg").total().clone());
    assert_eq!(before, after);
    assert_eq!(hall.casts("plg", 2, chooses("plg", "yes")), None, "its ids are as they were");
    assert_eq!(replayed(&hall), hall.room);
}

#[test]
fn what_answers_rest_on_is_refused_and_the_refusal_says_what() {
    // R115
    let mut hall = Hall::asking("plg");
    assert_eq!(hall.casts("plg", 1, no_because("geen tijd")), None);
    let mut refuses = |part: Part, of: Option<&str>, change: &dyn Fn(&mut Question)| {
        let mend = reworded(&hall, "plg", change);
        let refused = Rejection::Answered(part, of.map(Into::into));
        assert_eq!(hall.tries(mend), Some(refused), "{part:?}");
    };
    refuses(Part::Question, None, &|question| question.id = "other".into());
    refuses(Part::Whose, None, &|question| question.per_group = true);
    refuses(Part::Fields, None, &|question| question.fields.push(field("more", text())));
    refuses(Part::Fields, None, &|question| question.fields.swap(1, 2));
    refuses(Part::Condition, Some("why"), &|question| {
        question.fields[2].when = Some(Condition { field: "plg".into(), choice: "yes".into() });
    });
    refuses(Part::Required, Some("basis"), &|question| question.fields[1].required = true);
    refuses(Part::Kind, Some("basis"), &|question| question.fields[1].kind = text());
    refuses(Part::Choices, Some("plg"), &|question| question.fields[0].kind = crate::world::choice(&["no", "yes"]));
    refuses(Part::Choices, Some("plg"), &|question| {
        question.fields[0].kind = crate::world::choice(&["yes", "no", "maybe"]);
    });
    refuses(Part::Bounds, Some("why"), &|question| {
        question.fields[2].kind = Kind::Text(Text { length: 10, by: None });
    });
    let none = changed(&hall, "plg", |slide| slide.asks = None);
    assert_eq!(hall.tries(none), Some(Rejection::Answered(Part::Question, None)));

    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    let mend = reworded(&hall, "grade", |question| {
        if let Kind::Grade(grade) = &mut question.fields[0].kind {
            grade.max = Hundredths::whole(100);
        }
    });
    assert_eq!(hall.tries(mend), Some(Rejection::Answered(Part::Bounds, Some("grade".into()))));
}

#[test]
fn one_that_was_withdrawn_and_a_card_from_the_room_count_too() {
    // R115, R18
    let more = |question: &mut Question| question.fields.push(field("more", text()));
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    hall.withdraws("where", 1);
    let mend = reworded(&hall, "where", more);
    assert_eq!(hall.tries(mend), Some(Rejection::Answered(Part::Fields, None)));
    let mut hall = Hall::asking("where");
    hall.moderates(peil_room::command::Moderation::AddCard(round("where", 1), "where".into(), "kaart".into()));
    let mend = reworded(&hall, "where", more);
    assert_eq!(hall.tries(mend), Some(Rejection::Answered(Part::Fields, None)));
}

#[test]
fn a_question_that_waits_changes_in_all_and_is_another() {
    // R116
    let mut hall = Hall::at("together");
    let mend = reworded(&hall, "grade", |question| question.fields.push(field("why", text())));
    hall.does(mend);
    assert_eq!(asked(&hall, "grade").id.as_str(), "grade-2");
    assert!(hall.room.question(&"grade".into()).is_none());
    let again = hall.room.deck().slide(&"grade-again".into()).expect("it stands").1;
    assert_eq!(again.asks, Some(Asks::Again("grade-2".into())), "what named it names it still");
    hall.does(Step::Jump(place("grade"))).does(Step::Open("grade-2".into()));
    assert_eq!(hall.casts("grade-2", 1, [says("why", "daarom")].into()), None);
    let mend = reworded(&hall, "talk", |question| question.fields.push(field("why", text())));
    hall.does(mend);
    let mend = reworded(&hall, "talk", |question| question.fields.push(field("who", text())));
    hall.does(mend);
    assert_eq!(asked(&hall, "talk").id.as_str(), "talk-3");
    let own = reworded(&hall, "talk", |question| {
        question.id = "praat".into();
        question.fields.pop();
    });
    hall.does(own);
    assert_eq!(asked(&hall, "talk").id.as_str(), "praat", "an id that she wrote is taken");
    let taken = reworded(&hall, "talk", |question| question.id = "hand".into());
    assert_eq!(hall.tries(taken), Some(Rejection::NothingToDo));
    assert_eq!(replayed(&hall), hall.room);
}

#[test]
fn one_that_is_open_and_blank_is_asked_anew_as_it_is_now() {
    // R116, R18
    let mut hall = Hall::asking("where");
    let mend = reworded(&hall, "where", |question| question.fields.push(field("more", text())));
    hall.does(mend);
    assert_eq!(hall.progress("where"), Progress::Waiting, "the blank round is gone");
    assert_eq!(hall.open(), Some("where-2"));
    assert_eq!(*hall.latest("where-2").asked, *asked(&hall, "where"));
    assert_eq!(hall.casts("where-2", 1, [says("more", "meer")].into()), None);

    // Revealed without an answer, it waits again.
    let mut hall = Hall::asking("where");
    hall.does(Step::Reveal("where".into()));
    let mend = reworded(&hall, "where", |question| question.fields.push(field("more", text())));
    hall.does(mend);
    assert_eq!(hall.ahead(), Ahead::Open(round("where-2", 1)));
    assert_eq!(hall.tries(Step::Previous), None, "and there is nothing to take back");
    assert_ne!(*hall.shown(), place("where"));

    // Talked about without an answer, too.
    let mut hall = Hall::asking("where");
    hall.does(Step::Talk("where".into()));
    let none = changed(&hall, "where", |slide| slide.asks = None);
    hall.does(none);
    assert_eq!((hall.room.stage().talk.as_ref(), hall.open()), (None, None));
    assert_eq!(replayed(&hall), hall.room);
}

#[test]
fn a_slide_that_asked_again_keeps_what_it_asked_once_that_was_answered() {
    // R115
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Reveal("grade".into())).does(Step::Jump(place("grade-again")));
    let other = |hall: &Hall| changed(hall, "grade-again", |slide| slide.asks = Some(Asks::Again("twice".into())));
    let mend = other(&hall);
    assert_eq!(hall.decides(&steered(&hall, mend.clone())).rejection, None, "it asked nothing yet");
    hall.does(Step::Open("grade".into()));
    hall.casts("grade", 1, grades(8.0));
    assert_eq!(hall.tries(mend), Some(Rejection::Answered(Part::Question, None)));
    let words = changed(&hall, "grade-again", |slide| slide.title = "Nog eens".into());
    hall.does(words);
}

fn steered(hall: &Hall, what: Step) -> peil_room::command::Command {
    peil_room::command::Command::Steer { step: hall.room.stage().step, what, now: hall.now }
}

/// A deck in which a list stands on three slides.
fn listed() -> Deck {
    let item = |id: &str| Item { id: id.into(), label: format!("Leren van {id}"), short: None };
    let list: Vec<Item> = ["a", "b", "c"].map(item).to_vec();
    let items = || Items { list: Some("scan".into()), items: list.clone() };
    let marks = |id: &str| {
        let kind = Kind::Marks(Marks { items: items(), most_high: 2, most_low: 1 });
        slide_of(id, Some(Asks::Question(question(id, vec![field("marks", kind)]))))
    };
    let figure = Figure::Radar { items: items(), series: Vec::new(), scale: (1, 5), of: Some("first".into()) };
    let radar = Slide { figure: Some(figure), ..slide_of("radar", None) };
    Deck {
        lists: BTreeMap::from([(ListId::from("scan"), list.clone())]),
        slides: vec![marks("first"), radar, marks("second")],
        ..deck()
    }
}

#[test]
fn an_item_of_a_list_is_called_the_same_wherever_the_list_stands() {
    // R114
    let mut hall = Hall::on(listed(), &[], 5);
    hall.does(Step::Open("first".into()));
    let marks = || GivenValue::Marks { high: vec!["a".into()], low: Vec::new() };
    assert_eq!(hall.casts("first", 1, given(&[("marks", marks())])), None);
    let mend = reworded(&hall, "second", |question| relabel(&mut question.fields[0].kind, "Leren van elkaar"));
    hall.does(mend);
    let deck = hall.room.deck();
    assert_eq!(deck.lists[&"scan".into()][0].label, "Leren van elkaar");
    let everywhere: Vec<&str> =
        deck.slides.iter().flat_map(Slide::all_items).map(|items| items.items[0].label.as_str()).collect();
    assert_eq!(everywhere, ["Leren van elkaar"; 3]);
    assert_eq!(
        labels(&hall.latest("first").asked.fields[0].kind)[0],
        "Leren van elkaar",
        "in the round that is open, too"
    );
    let drawn = changed(&hall, "radar", |slide| {
        slide.all_items_mut().for_each(|items| items.items[2].label = "Leren van kinderen".into());
    });
    hall.does(drawn);
    assert_eq!(labels(&hall.latest("first").asked.fields[0].kind)[2], "Leren van kinderen");
    assert_eq!(replayed(&hall), hall.room);

    // Who leaves the list has items of her own.
    let own = reworded(&hall, "second", |question| {
        let items = Items { list: None, items: crate::world::items(&["x", "y", "z"]).items };
        question.fields[0].kind = Kind::Marks(Marks { items, most_high: 1, most_low: 0 });
    });
    hall.does(own);
    assert_eq!(hall.room.deck().lists[&"scan".into()].len(), 3);
    let Some(Figure::Radar { of, .. }) = &hall.room.deck().slides[1].figure else { panic!("a radar") };
    assert_eq!(of.as_ref().map(|id| id.as_str()), Some("first"));
}

#[test]
fn a_slide_is_added_behind_another_or_at_the_end_and_taken_out_again() {
    // R117, R91
    let mut hall = Hall::at("where");
    let fresh = |id: &str| Box::new(slide_of(id, None));
    hall.does(Step::AddSlide(fresh("new-1"), Some("where".into())));
    assert_eq!(hall.room.after(&place("where")), Some(place("new-1")));
    hall.does(Step::AddSlide(fresh("new-2"), None));
    assert_eq!(hall.room.after(&place("thanks")), Some(place("new-2")));
    assert_eq!(hall.tries(Step::AddSlide(fresh("new-2"), None)), Some(Rejection::NothingToDo));
    let lost = Box::new(slide_of("new-3", Some(Asks::Again("nothing".into()))));
    assert_eq!(hall.tries(Step::AddSlide(lost, None)), Some(Rejection::Unknown));
    hall.does(Step::DropSlide("new-1".into()));
    assert_eq!(hall.room.after(&place("where")), Some(place("together")));
}

#[test]
fn a_question_is_asked_once_more_as_another_one_beside_what_was_answered() {
    // R117, R115
    let mut hall = Hall::asking("plg");
    hall.casts("plg", 1, no_because("geen tijd"));
    let mut question = branch();
    question.fields[0].kind = crate::world::choice(&["yes", "no", "maybe"]);
    let slide = Box::new(slide_of("new-1", Some(Asks::Question(question))));
    hall.does(Step::AddSlide(slide, Some("plg".into())));
    assert_eq!(asked(&hall, "new-1").id.as_str(), "plg-2");
    hall.next().next();
    assert_eq!((hall.shown(), hall.open()), (&place("new-1"), Some("plg-2")));
    assert_eq!(hall.casts("plg-2", 1, chooses("plg", "maybe")), None);
    assert_eq!(hall.latest("plg").answered(), 1);
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    // R51
    let mut hall = Hall::asking("plg");
    hall.casts("plg", 1, no_because("geen tijd"));
    let before = hall.room.clone();
    let mut other = hall.room.deck().slide(&"plg".into()).expect("it stands").1.clone();
    if let Some(Asks::Question(question)) = &mut other.asks {
        question.fields.pop();
    }
    let taken = slide_of("together", Some(Asks::Question(branch())));
    for slide in [other, slide_of("nowhere", None), taken] {
        hall.room.apply(&[Event::SlideMended(slide.into())]);
        assert_eq!(hall.room, before);
    }
}

#[test]
fn nothing_covers_the_projector_of_a_room_that_ended() {
    // R118, R25
    for cover in [Cover::Blank, Cover::Code, Cover::Frozen] {
        let mut hall = Hall::at("where");
        hall.does(Step::Cover(cover));
        assert_eq!(hall.room.cover(), cover);
        hall.does(Step::End);
        assert_eq!(hall.room.cover(), Cover::None);
        hall.does(Step::Unend);
        assert_eq!(hall.room.cover(), cover, "everything is as it was left");
    }
}
