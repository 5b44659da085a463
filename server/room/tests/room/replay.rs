//! A round that is played again.

use peil_room::{
    Ahead, Room,
    command::{GroupChoice, Moderation, Step},
    curve::Curves,
    event::{Cover, Event, Place},
    follow::ActionList,
    id::{CardId, GroupId, Millis},
    limit,
    rejection::Rejection,
    replay::{Reel, Still},
    round::Round,
    tally::FieldTally,
};
use proptest::prelude::*;

use crate::{
    properties::happenings,
    world::{Hall, deck, grades, place, round, says, yes_because},
};

const PACE: u64 = 300;

fn play(question: &str, part: u16) -> Step {
    Step::Replay(round(question, 1), part, None)
}

/// A hall in which so many gave a six, revealed and over its grace.
fn revealed(answers: u8) -> Hall {
    let mut hall = Hall::asking("grade");
    for ballot in 0..answers {
        hall.casts("grade", ballot, grades(6.0));
    }
    hall.does(Step::Reveal("grade".into())).waits(10_001).ticks();
    hall
}

/// A hall of which each record is kept with its moment.
struct Taped {
    hall: Hall,
    records: Vec<(Millis, Vec<Event>)>,
}

impl Taped {
    fn new(hall: Hall) -> Self {
        let records = vec![(hall.now, hall.events.clone())];
        Self { hall, records }
    }

    /// Lets something happen a second later.
    fn then(&mut self, act: impl FnOnce(&mut Hall)) -> &mut Self {
        let before = self.hall.events.len();
        act(self.hall.waits(1_000));
        self.records.push((self.hall.now, self.hall.events[before..].to_vec()));
        self
    }

    fn cast(&mut self, question: &'static str, ballot: u8, given: peil_room::answer::Given) -> &mut Self {
        self.then(|hall| assert_eq!(hall.casts(question, ballot, given), None))
    }

    /// Reads the records back as a replay does.
    fn stills<T>(&self, question: &str, draw: impl Fn(&Round) -> T) -> Vec<Still<T>> {
        let (mut room, mut curves) = (Room::new(), Curves::default());
        for (at, events) in &self.records {
            room.apply(events);
            curves.note(&room, *at);
        }
        let mut reel = Reel::new(&room, &round(question, 1), &curves).expect("it was asked");
        self.records.iter().for_each(|(at, events)| reel.read(*at, events, &draw));
        reel.finish(&draw)
    }
}

/// What the hall may read on a wall.
fn texts(round: &Round) -> Vec<String> {
    let shown = round.wall().newest(None).filter(|card| round.card_shown(card));
    shown.filter_map(|card| card.text.as_deref().map(String::from)).collect()
}

#[test]
fn a_revealed_round_of_five_is_played_again_once_it_takes_no_more_ballots() {
    // R110
    let mut hall = Hall::asking("grade");
    for ballot in 0..5 {
        hall.casts("grade", ballot, grades(6.0));
    }
    assert_eq!(hall.tries(play("grade", 0)), Some(Rejection::NothingToDo), "it is hidden");
    hall.does(Step::Reveal("grade".into()));
    assert_eq!(hall.tries(play("grade", 0)), Some(Rejection::NotNow), "it is in grace");
    hall.waits(10_001).ticks().does(play("grade", 0));
    assert_eq!(hall.room.replay().map(|replay| (&replay.round, replay.part)), Some((&round("grade", 1), 0)));
    assert_eq!(hall.tries(play("grade", 0)), Some(Rejection::NothingToDo));
    assert_eq!(hall.tries(play("nowhere", 0)), Some(Rejection::Unknown));
    assert_eq!(revealed(4).tries(play("grade", 0)), Some(Rejection::NothingToDo), "four are too few");
}

#[test]
fn it_stands_still_or_moves_on_to_the_end_and_no_further() {
    // R110
    let mut hall = revealed(5);
    hall.does(play("grade", 7));
    let at = |hall: &Hall, ms| hall.room.replay().map(|replay| replay.part_at(hall.now.plus(ms)));
    assert_eq!((at(&hall, 0), at(&hall, 60_000)), (Some(7), Some(7)));
    hall.does(Step::Replay(round("grade", 1), 7, Some(PACE)));
    assert_eq!([0, 299, 300, 900, 99_000].map(|ms| at(&hall, ms)), [7, 7, 8, 10, 40].map(Some));
    let replay = hall.room.replay().expect("it is played").clone();
    assert_eq!(replay.next_at(hall.now.plus(310)), Some(hall.now.plus(600)));
    assert_eq!(replay.next_at(hall.now.plus(99_000)), None);
    hall.does(Step::Replay(round("grade", 1), 99, Some(1)));
    let replay = hall.room.replay().expect("it is played");
    assert_eq!((replay.part, replay.pace), (40, Some(limit::PACE_MS.0)));
}

#[test]
fn what_groups_answer_and_an_action_list_are_not_played_again() {
    // R110
    let mut tables = deck();
    for slide in &mut tables.slides {
        if let Some(peil_room::deck::Asks::Question(question)) = &mut slide.asks {
            question.per_group = question.id == "where".into();
        }
    }
    let mut hall = Hall::on(tables, &["A", "B", "C", "D", "E"], 3);
    let list = ActionList {
        id: "acties".into(),
        prompt: "Wie doet wat?".into(),
        labels: ["Wat", "Wie", "Wanneer"].map(String::from),
        hint: None,
    };
    hall.does(Step::Jump(place("where"))).does(Step::Open("where".into()));
    for ballot in 0..5 {
        let mut cast = hall.ballot("where", ballot, [says("where", "hier")].into());
        cast.group = GroupChoice::Listed(GroupId(ballot.into()));
        assert_eq!(hall.sends(&peil_room::command::Command::Cast(cast)), None);
    }
    hall.does(Step::Reveal("where".into())).does(Step::ActionList(list)).does(Step::Jump(place("acties")));
    hall.does(Step::Open("acties".into()));
    for ballot in 0..5 {
        let field = hall.latest("acties").asked.fields[0].id.as_str().to_owned();
        let mut cast = hall.ballot("acties", ballot, [says(&field, "bellen")].into());
        cast.group = GroupChoice::Listed(GroupId(ballot.into()));
        assert_eq!(hall.sends(&peil_room::command::Command::Cast(cast)), None);
    }
    hall.does(Step::Reveal("acties".into())).waits(10_001).ticks();
    for question in ["where", "acties"] {
        assert!(hall.latest(question).revealed && hall.latest(question).answered() == 5);
        assert_eq!(hall.tries(play(question, 0)), Some(Rejection::NothingToDo), "{question}");
    }
}

#[test]
fn a_room_that_ended_is_played_again_and_nothing_else_is_done_with_it() {
    // R25, R110, R111
    let mut hall = revealed(5);
    hall.does(Step::End).does(play("grade", 3));
    assert_eq!(hall.ahead(), Ahead::EndReplay);
    assert_eq!(hall.waits(2_000).tries(Step::Jump(Place::Lobby)), Some(Rejection::Ended));
    hall.next();
    assert_eq!((hall.room.replay(), hall.ahead()), (None, Ahead::Nothing));
    assert_eq!(hall.waits(2_000).tries(Step::Next), Some(Rejection::Ended));
    hall.does(play("grade", 3)).does(Step::Unend);
    assert_eq!((hall.room.replay(), hall.shown()), (None, &place("grade")));
}

#[test]
fn beginning_takes_a_cover_away_and_nothing_is_frozen_meanwhile() {
    // R111
    for cover in [Cover::Blank, Cover::Frozen] {
        let mut hall = revealed(5);
        hall.does(Step::Cover(cover)).does(play("grade", 0));
        assert_eq!((hall.room.stage().cover, &hall.room.stage().frozen), (Cover::None, &None));
        assert_eq!(hall.tries(Step::Cover(Cover::Frozen)), Some(Rejection::NothingToDo));
        hall.does(Step::Cover(Cover::Blank)).does(play("grade", 9));
        assert_eq!(hall.room.stage().cover, Cover::Blank, "what is laid over it stays");
        hall.next();
        assert!(hall.room.stage().cover == Cover::None && hall.room.replay().is_some());
    }
}

#[test]
fn next_and_previous_end_it_and_move_nothing() {
    // R8, R111
    for step in [Step::Next, Step::Previous, Step::EndReplay] {
        let mut hall = revealed(5);
        hall.does(play("grade", 0));
        assert_eq!(hall.ahead(), Ahead::EndReplay);
        hall.does(step);
        assert_eq!((hall.room.replay(), hall.shown()), (None, &place("grade")));
        assert!(hall.latest("grade").revealed);
        assert_eq!(hall.waits(2_000).tries(Step::EndReplay), Some(Rejection::NothingToDo));
    }
}

#[test]
fn whatever_puts_something_else_on_the_wall_ends_it_and_the_door_does_not() {
    // R111
    let ends = [
        Step::Jump(place("together")),
        Step::Open("where".into()),
        Step::Reopen("grade".into()),
        Step::Again("grade".into()),
        Step::Conceal("grade".into()),
        Step::Talk("grade".into()),
        Step::End,
    ];
    for step in ends {
        let mut hall = revealed(5);
        hall.does(play("grade", 0)).does(step.clone());
        assert_eq!(hall.room.stage().replay, None, "{step:?}");
    }
    let mut hall = revealed(5);
    hall.does(play("grade", 0)).does(Step::Lock(true)).does(Step::Extras(true));
    assert!(hall.room.replay().is_some());
}

#[test]
fn sealing_ends_it_and_only_a_round_with_a_curve_is_played_after() {
    // R111, R113
    let mut hall = revealed(5);
    let mut curves = Curves::default();
    curves.note(&hall.room, hall.now);
    hall.does(Step::End).does(play("grade", 0));
    let sealed = |curves: &Curves| {
        let mut room = Room::new();
        room.apply(&hall.room.retold(curves).expect("it has ended"));
        room
    };
    for (curves, may) in [(Curves::default(), false), (curves, true)] {
        let room = sealed(&curves);
        assert_eq!(room.stage().replay, None);
        assert_eq!(room.may_replay(room.round(&round("grade", 1)).expect("it is kept")), may);
    }
}

#[test]
fn a_moment_shows_the_numbers_of_then() {
    // R112, R113
    let mut taped = Taped::new(Hall::asking("grade"));
    for ballot in 0..10 {
        taped.cast("grade", ballot, grades(4.0));
    }
    for ballot in 0..10 {
        taped.cast("grade", ballot, grades(8.0));
    }
    for ballot in 10..15 {
        taped.cast("grade", ballot, grades(8.0));
    }
    taped.then(|hall| {
        hall.does(Step::Reveal("grade".into()));
    });
    let of = |round: &Round| match &round.total().fields[0] {
        FieldTally::Grade(tally) => (round.answered(), tally.mean().map(|mean| mean.to_f64())),
        _ => unreachable!("it is a grade"),
    };
    let stills: Vec<_> = taped.stills("grade", of).into_iter().map(|still| still.drawn).collect();
    assert_eq!(stills[0], (0, None));
    assert!(stills.contains(&(10, Some(400.0))), "{stills:?}");
    assert!(stills.contains(&(10, Some(800.0))), "they changed their minds: {stills:?}");
    assert_eq!(stills.last(), Some(&(15, Some(800.0))));
}

#[test]
fn a_text_that_is_hidden_held_changed_or_withdrawn_now_is_in_no_moment() {
    // R112
    let mut taped = Taped::new(Hall::asking("where"));
    for (ballot, text) in (0..10).zip(["a", "verborgen", "c", "vroeger", "terug", "f", "g", "h", "i", "vast"]) {
        taped.cast("where", ballot, [says("where", text)].into());
    }
    taped.then(|hall| {
        hall.casts("where", 3, [says("where", "later")].into());
    });
    taped.then(|hall| {
        hall.withdraws("where", 4);
    });
    for ballot in 20..30 {
        taped.cast("where", ballot, [says("where", "meer")].into());
    }
    taped.then(|hall| {
        hall.does(Step::Reveal("where".into()));
    });
    let control = taped.stills("where", texts);
    assert!(control.iter().any(|still| still.drawn.iter().any(|text| text == "verborgen")), "the control");
    taped.then(|hall| {
        hall.moderates(Moderation::HideCard(round("where", 1), CardId(2)));
    });
    taped.then(|hall| {
        hall.moderates(Moderation::HideCard(round("where", 1), CardId(10)));
    });
    let stills = taped.stills("where", texts);
    for still in &stills {
        for gone in ["verborgen", "vroeger", "terug", "vast"] {
            assert!(!still.drawn.iter().any(|text| text == gone), "{gone} in {still:?}");
        }
    }
    let counted: Vec<_> = taped.stills("where", |round| round.answered()).iter().map(|still| still.drawn).collect();
    assert!(counted.is_sorted() && counted.len() > 3, "{counted:?}");
    assert_eq!(stills.last().map(|still| still.drawn.len()), Some(17));
}

#[test]
fn words_of_then_are_shown_under_the_moderation_of_now() {
    // R112
    let mut taped = Taped::new(Hall::asking("plg"));
    for ballot in 0..6 {
        taped.cast("plg", ballot, yes_because(&["tijd", "rust", if ballot == 0 { "Anna" } else { "geheim" }]));
    }
    taped.cast("plg", 0, yes_because(&["tijd"]));
    for ballot in 10..20 {
        taped.cast("plg", ballot, yes_because(&["tijd"]));
    }
    taped.then(|hall| {
        hall.moderates(Moderation::HideWord(round("plg", 1), "basis".into(), "rust".into()));
    });
    let shown = |round: &Round| {
        let top = round.top_words(1, 10).into_iter().map(|(word, count)| (word.to_owned(), count));
        (top.collect::<Vec<_>>(), round.words_withheld(1))
    };
    let stills = taped.stills("plg", shown);
    for still in &stills[1..] {
        let (words, _) = &still.drawn;
        assert_eq!(words.len(), 1, "{still:?}");
        assert_eq!(words[0].0, "tijd");
    }
    let counts: Vec<_> = stills[1..].iter().map(|still| still.drawn.0[0].1).collect();
    assert!(counts.is_sorted() && counts.first() < counts.last(), "{counts:?}");
    assert_eq!(counts.last(), Some(&16));
}

#[test]
fn there_is_nothing_by_group() {
    // R112
    let mut taped = Taped::new(Hall::of(&["Noord", "Zuid"], 3));
    taped.then(|hall| {
        hall.does(Step::Next);
    });
    for ballot in 0..12 {
        taped.then(|hall| {
            let mut cast = hall.ballot("grade", ballot, grades(7.0));
            cast.group = GroupChoice::Listed(GroupId(u16::from(ballot) % 2));
            hall.sends(&peil_room::command::Command::Cast(cast));
        });
    }
    taped.then(|hall| {
        hall.does(Step::Reveal("grade".into())).waits(10_001).ticks();
    });
    taped.then(|hall| {
        hall.does(Step::Split("grade".into(), true));
    });
    assert!(taped.hall.latest("grade").shown_split().is_some() && taped.hall.latest("grade").groups().count() == 2);
    let by_group = |round: &Round| (round.groups().count(), round.split().is_some(), round.ballots().count());
    for still in taped.stills("grade", by_group) {
        assert_eq!(still.drawn, (0, false, 0));
    }
}

#[test]
fn five_answers_have_no_moment_between_the_opening_and_the_end() {
    // R113
    for (answers, moments) in [(5, 2), (9, 2), (10, 3), (23, 5)] {
        let mut taped = Taped::new(Hall::asking("grade"));
        for ballot in 0..answers {
            taped.cast("grade", ballot, grades(6.0));
        }
        let stills = taped.stills("grade", |round| round.answered());
        assert_eq!(stills.len(), moments, "of {answers}: {stills:?}");
        let ends = [stills[0].clone(), stills[moments - 1].clone()];
        assert_eq!(ends, [Still { part: 0, drawn: 0 }, Still { part: 40, drawn: answers.into() }]);
    }
}

#[test]
fn who_changes_an_answer_to_and_fro_makes_no_moment() {
    // R113
    let mut taped = Taped::new(Hall::asking("grade"));
    for ballot in 0..5 {
        taped.cast("grade", ballot, grades(6.0));
    }
    for again in 0..30 {
        taped.cast("grade", 0, grades(if again % 2 == 0 { 3.0 } else { 6.0 }));
    }
    taped.cast("grade", 5, grades(1.0));
    assert_eq!(taped.stills("grade", |round| round.answered()).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_moment_shows_what_the_screens_may_not_show_now(story in happenings()) {
        // R112
        let mut taped = Taped::new(Hall::new());
        for happening in story {
            taped.then(|hall| hall.lives(happening));
        }
        for now in taped.hall.room.all_rounds().filter(|round| round.id.number == 1) {
            let question = now.id.question.as_str();
            let words = |round: &Round| -> Vec<(u16, String)> {
                let fields = (0u16..).take(round.asked.fields.len());
                fields
                    .flat_map(|field| round.top_words(field, 99).into_iter().map(move |(word, _)| (field, word.to_owned())))
                    .collect()
            };
            for still in taped.stills(question, |round| (texts(round), words(round))) {
                let (shown, may) = (still.drawn, (texts(now), words(now)));
                prop_assert!(shown.0.iter().all(|text| may.0.contains(text)), "{:?} of {:?}", shown.0, may.0);
                prop_assert!(shown.1.iter().all(|word| may.1.contains(word)), "{:?} of {:?}", shown.1, may.1);
            }
        }
    }
}
