//! What holds whatever happens.

use std::{collections::BTreeMap, sync::Arc};

use peil_room::{
    Room,
    answer::{Answer, Given, GivenValue, Value},
    command::{Cast, Command, GroupChoice, Moderation, Step},
    deck::Asks,
    edit::WordEdit,
    event::{Chosen, Cover, Event, Place},
    follow::FollowUp,
    id::{AnswerId, BallotId, CardId, ClusterId, GroupId, Millis, RoundId},
    kind::marks::Mark,
    number::Hundredths,
    round::Round,
    tally::{FieldTally, Tally},
    word::WordState,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::world::{Hall, START, deck, given, grades, no_because, phone, place, round, says, yes_because};

const QUESTIONS: [&str; 5] = ["grade", "where", "plg", "twice", "scan"];

/// Something that may happen in a hall; what it leads to depends on what happened before.
#[derive(Clone, Debug)]
pub enum Happening {
    Step(Step),
    Cast { question: &'static str, ballot: u8, group: GroupChoice, given: Given },
    Withdraw { question: &'static str, ballot: u8 },
    Moderate(Moderation),
    Wait(u64),
}

impl Hall {
    pub fn lives(&mut self, happening: Happening) {
        match happening {
            Happening::Step(step) => {
                self.tries(step);
            }
            Happening::Cast { question, ballot, group, given } => {
                let cast = Cast { group, ..self.ballot(question, ballot, given) };
                self.sends(&Command::Cast(cast));
            }
            Happening::Withdraw { question, ballot } => {
                self.withdraws(question, ballot);
            }
            Happening::Moderate(what) => {
                self.moderates(what);
            }
            Happening::Wait(millis) => {
                self.waits(millis).ticks();
            }
        }
    }
}

pub fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let question = || select(&QUESTIONS[..]);
    let group = prop_oneof![
        Just(GroupChoice::None),
        (0u16..3).prop_map(|id| GroupChoice::Listed(GroupId(id))),
        select(vec!["Oost", "OOST", "West"]).prop_map(|name| GroupChoice::Typed(name.into())),
    ];
    let cast = answers().prop_flat_map(move |(question, given)| {
        (Just(question), 0u8..6, group.clone(), Just(given))
            .prop_map(|(question, ballot, group, given)| Happening::Cast { question, ballot, group, given })
    });
    let withdraw = (question(), 0u8..6).prop_map(|(question, ballot)| Happening::Withdraw { question, ballot });
    let wait = select(vec![100, 1_500, 5_000, 10_001]).prop_map(Happening::Wait);
    let happening = prop_oneof![
        8 => cast,
        1 => withdraw,
        4 => steps().prop_map(Happening::Step),
        2 => moderations().prop_map(Happening::Moderate),
        2 => wait,
    ];
    vec(happening, 0..120)
}

fn answers() -> impl Strategy<Value = (&'static str, Given)> {
    let word = || select(vec!["rust", "Rust", "tijd", "geheim", " ", "…"]);
    let marks = (select(vec!["a", "b"]), select(vec!["b", "c"]))
        .prop_map(|(high, low)| ("marks", GivenValue::Marks { high: vec![high.into()], low: vec![low.into()] }));
    let rating = (select(vec!["a", "b"]), select(vec!["now", "later"]), 0u8..7).prop_map(|(item, series, number)| {
        ("rating", GivenValue::Rating([(item.into(), [(series.into(), f64::from(number))].into())].into()))
    });
    let points = (0u8..3, 0u8..3).prop_map(|(x, y)| {
        ("points", GivenValue::Points([("x".into(), f64::from(x)), ("y".into(), f64::from(y))].into()))
    });
    prop_oneof![
        (0u8..24).prop_map(|half| ("grade", grades(f64::from(half) / 2.0))),
        (word(), word()).prop_map(|(place, whom)| ("where", [says("where", place), says("whom", whom)].into())),
        word().prop_map(|why| ("plg", no_because(why))),
        (word(), word()).prop_map(|(one, two)| ("plg", yes_because(&[one, two]))),
        select(vec!["yes", "no"]).prop_map(|id| ("twice", crate::world::chooses("answer", id))),
        vec(prop_oneof![marks, rating, points], 1..4).prop_map(|fields| ("scan", given(&fields))),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let question = select(&QUESTIONS[..]);
    let places = [Place::Lobby, Place::Closing, place("grade"), place("plg"), place("grade-again"), place("extra")];
    prop_oneof![
        6 => Just(Step::Next),
        2 => Just(Step::Previous),
        1 => select(places.to_vec()).prop_map(Step::Jump),
        4 => question.prop_flat_map(|id| select(vec![
            Step::Open(id.into()),
            Step::Close(id.into()),
            Step::Reveal(id.into()),
            Step::Conceal(id.into()),
            Step::Reopen(id.into()),
            Step::Again(id.into()),
            Step::Talk(id.into()),
            Step::Split(id.into(), true),
            Step::Spotlight(round(id, 1), CardId(1)),
            Step::Replay(round(id, 1), 20, Some(300)),
        ])),
        1 => select(vec![Step::FollowUp(follow_up()), Step::Jump(place("follow")), Step::DropSlide("follow".into())]),
        1 => select(vec![mended("where", false), mended("where", true), mended("plg", false), mended("plg", true)]),
        1 => select(vec![Step::Cover(Cover::Code), Step::Cover(Cover::Frozen), Step::Extras(true), Step::EndReplay, Step::End, Step::Unend]),
        2 => (select(&QUESTIONS[..]), any::<bool>()).prop_flat_map(|(id, closes)| select(vec![
            Step::Time(id.into(), 10_000, closes),
            Step::Extend(30_000),
            Step::StopTimer,
        ])),
    ]
}

/// A slide of the deck with other words, or with a question that is another.
fn mended(id: &str, whole: bool) -> Step {
    let mut slide = deck().slide(&id.into()).expect("the slide stands").1.clone();
    slide.notes = "beter".into();
    if let Some(Asks::Question(question)) = &mut slide.asks {
        question.prompt = "Beter gevraagd".into();
        if whole {
            question.fields.pop();
        }
    }
    Step::MendSlide(Box::new(slide))
}

fn follow_up() -> FollowUp {
    FollowUp { id: "follow".into(), prompt: "Wat eerst?".into(), choices: vec!["a".into(), "b".into()], points: 3 }
}

fn moderations() -> impl Strategy<Value = Moderation> {
    (select(&QUESTIONS[..]), 1u32..3, 0u32..8, 0u64..3, select(vec!["where", "whom", "why"])).prop_flat_map(
        |(question, number, card, revision, field)| {
            let (round, card) = (round(question, number), CardId(card));
            select(vec![
                Moderation::HideCard(round.clone(), card),
                Moderation::ShowCard(round.clone(), card),
                Moderation::ApproveCard(round.clone(), card, revision),
                Moderation::PinCard(round.clone(), card, revision > 0),
                Moderation::MoveCard(round.clone(), card, field.into()),
                Moderation::AddCard(round.clone(), field.into(), "kaart".into()),
                Moderation::HideAll(round.clone()),
                Moderation::HideWord(round.clone(), "basis".into(), "rust".into()),
                Moderation::ShowWord(round.clone(), "basis".into(), "geheim".into()),
                Moderation::MergeWords(round.clone(), "basis".into(), vec!["rust".into(), "tijd".into()]),
                Moderation::SplitWord(round.clone(), "basis".into(), "Rust".into()),
                Moderation::RenameWord(round.clone(), "basis".into(), "tijd".into(), "Tijd".into()),
                Moderation::UndoWordEdit(round.clone(), "basis".into(), 1),
                Moderation::NameCluster(round.clone(), field.into(), None, "Tijd".into()),
                Moderation::FileCards(round.clone(), field.into(), vec![card], Some(ClusterId(1))),
                Moderation::OpenFiling(round.clone(), field.into(), revision > 0),
                Moderation::UndoClusters(round, field.into(), 1),
                Moderation::AcceptGroup(GroupId(2)),
            ])
        },
    )
}

fn cluster_changes() -> impl Strategy<Value = Moderation> {
    let cluster = || (1u16..5).prop_map(ClusterId);
    let at = || (round("where", 1), peil_room::id::FieldId::from("where"));
    prop_oneof![
        2 => select(vec!["Tijd", "Ruimte", "Geld"])
            .prop_map(move |name| Moderation::NameCluster(at().0, at().1, None, name.into())),
        1 => (cluster(), select(vec!["Tijd", "Lef"]))
            .prop_map(move |(id, name)| Moderation::NameCluster(at().0, at().1, Some(id), name.into())),
        1 => (cluster(), cluster()).prop_map(move |(one, into)| Moderation::MergeClusters(at().0, one, into)),
        1 => cluster().prop_map(move |id| Moderation::DropCluster(at().0, id)),
        4 => (vec((1u32..9).prop_map(CardId), 1..3), proptest::option::of(cluster()))
            .prop_map(move |(cards, id)| Moderation::FileCards(at().0, at().1, cards, id)),
    ]
}

fn word_changes() -> impl Strategy<Value = Moderation> {
    let word = || select(vec!["rust", "Rust", "tijd", "geheim", "onbekend"]).prop_map(String::from);
    let at = || (round("plg", 1), peil_room::id::FieldId::from("basis"));
    prop_oneof![
        vec(word(), 1..4).prop_map(move |words| Moderation::MergeWords(at().0, at().1, words)),
        word().prop_map(move |word| Moderation::SplitWord(at().0, at().1, word)),
        (word(), word()).prop_map(move |(word, label)| Moderation::RenameWord(at().0, at().1, word, label)),
    ]
}

fn lived(happenings: Vec<Happening>) -> Hall {
    let mut hall = Hall::new();
    for happening in happenings {
        hall.lives(happening);
    }
    hall
}

/// The tallies of a round counted anew, by group, and in total.
fn recount(round: &Round) -> (BTreeMap<Option<GroupId>, Tally>, Tally) {
    let (mut groups, mut total) = (BTreeMap::new(), Tally::new(&round.asked));
    for (_, ballot) in round.ballots() {
        if let Some(answer) = &ballot.answer {
            total.add(answer);
            groups.entry(ballot.group).or_insert_with(|| Tally::new(&round.asked)).add(answer);
        }
    }
    (groups, total)
}

fn kept(round: &Round) -> (BTreeMap<Option<GroupId>, Tally>, Tally) {
    (round.groups().map(|(group, tally)| (group, tally.clone())).collect(), round.total().clone())
}

/// Whatever is kept of cards, words and rounds beside each other so that no view walks along all of them, counted anew.
fn sums_equal_a_recount(room: &Room) -> Result<(), TestCaseError> {
    for round in room.all_rounds() {
        let cards = || round.wall().newest(None);
        let mut words_held = 0;
        for (field, tally) in (0u16..).zip(&round.total().fields) {
            let (shown, withheld): (Vec<_>, Vec<_>) =
                cards().filter(|card| card.field == field).partition(|card| round.card_shown(card));
            prop_assert_eq!(round.newest_shown(field, None).collect::<Vec<_>>(), shown.clone());
            prop_assert_eq!(round.cards_shown(field), shown.len());
            prop_assert_eq!(round.cards_withheld(field), withheld.len());
            if let Some(third) = shown.get(2).map(|card| card.id) {
                prop_assert_eq!(round.newest_shown(field, Some(third)).collect::<Vec<_>>(), &shown[3..]);
            }
            let mut clustered = BTreeMap::new();
            for cluster in shown.iter().filter_map(|card| round.wall().cluster_of(card.id)) {
                *clustered.entry(cluster.id).or_default() += 1;
            }
            prop_assert_eq!(round.clustered_shown(field), clustered);
            if let FieldTally::Keywords(tally) = tally {
                let top = tally.top(usize::MAX, |word| round.word_shown(field, word));
                prop_assert_eq!(round.words_withheld(field), tally.spellings.len() - top.len());
                prop_assert_eq!(round.top_words(field, usize::MAX), top);
                let hidden = |word: &str| round.words().state(field, word) == Some(WordState::Hidden);
                let held = |word: &&String| !hidden(word) && !round.word_shown(field, word);
                words_held += tally.spellings.keys().filter(held).count();
            }
        }
        prop_assert_eq!(round.words_held(), words_held);
        let held = cards().filter(|card| !card.hidden && round.card_held(card)).count();
        prop_assert_eq!(round.cards_held(), held);
        prop_assert_eq!(round.wall().count(), cards().count());
        prop_assert_eq!(round.wall().pinned(), cards().filter(|card| card.pinned).count());
        prop_assert_eq!(round.wall().added(), cards().filter(|card| card.ballot.is_none()).count());
        let before = round.id.number.checked_sub(1).map(|number| RoundId { number, ..round.id.clone() });
        let before = before.and_then(|id| room.round(&id));
        let has = |round: &Round, id| round.ballot(id).is_some_and(|ballot| ballot.answer.is_some());
        let both = round.ballots().filter(|(id, _)| has(round, *id) && before.is_some_and(|before| has(before, *id)));
        prop_assert_eq!(round.answered_before() as usize, both.count());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn every_tally_equals_a_recount_and_the_total_is_the_sum_of_the_groups(story in happenings()) {
        // R49
        let hall = lived(story);
        for round in hall.room.all_rounds() {
            prop_assert_eq!(kept(round), recount(round));
            let mut sum = Tally::new(&round.asked);
            round.groups().for_each(|(_, tally)| sum.join(tally));
            prop_assert_eq!(&sum, round.total());
        }
    }

    #[test]
    fn counts_of_cards_and_words_equal_a_recount(story in happenings()) {
        // R54, R56, R57, R58
        sums_equal_a_recount(&lived(story).room)?;
    }

    #[test]
    fn the_same_events_make_the_same_room(story in happenings(), cut in 0usize..200) {
        // R51
        let hall = lived(story);
        let mut replayed = Room::new();
        let cut = cut.min(hall.events.len());
        replayed.apply(&hall.events[..cut]);
        let halfway = replayed.clone();
        let mut again = Room::new();
        again.apply(&hall.events[..cut]);
        prop_assert_eq!(&again, &halfway);
        replayed.apply(&hall.events[cut..]);
        prop_assert_eq!(&replayed, &hall.room);
    }

    #[test]
    fn what_is_changed_about_words_changes_nothing_else_and_is_taken_back_exactly(
        story in happenings(),
        changes in vec(word_changes(), 1..12),
    ) {
        // R75, R76
        let mut hall = lived(story);
        let before = hall.room.clone();
        let plg = round("plg", 1);
        let edits = |room: &Room| room.round(&plg).map_or(0, |round| round.words().edits(1).len());
        for change in changes {
            let taken = hall.moderates(change).is_none();
            prop_assert!(!taken || edits(&hall.room) > 0);
            for round in hall.room.all_rounds() {
                prop_assert_eq!(kept(round), recount(round));
            }
        }
        while edits(&hall.room) > edits(&before) {
            let undo = Moderation::UndoWordEdit(plg.clone(), "basis".into(), edits(&hall.room));
            prop_assert_eq!(hall.moderates(undo), None);
        }
        prop_assert_eq!(&hall.room, &before);
    }

    #[test]
    fn clusters_change_no_count_and_each_change_is_taken_back_exactly(
        story in happenings(),
        changes in vec(cluster_changes(), 1..20),
    ) {
        // R78, R79, R80
        let mut hall = lived(story);
        let id = round("where", 1);
        let made = |room: &Room| room.round(&id).map_or(0, |round| round.wall().clusters().changes(0));
        // Which cards stand in which cluster, by name.
        let stand = |room: &Room| -> Vec<(u32, Option<String>)> {
            let Some(round) = room.round(&id) else { return Vec::new() };
            let of = |card: CardId| round.wall().cluster_of(card).map(|cluster| cluster.name.clone());
            round.wall().newest(None).filter(|card| card.field == 0).map(|card| (card.id.0, of(card.id))).collect()
        };
        let shown = |room: &Room| -> Vec<usize> {
            room.round(&id).into_iter().flat_map(|round| (0..2).map(|field| round.cards_shown(field))).collect()
        };
        let counts = shown(&hall.room);
        let mut past = vec![(made(&hall.room), stand(&hall.room))];
        for change in changes {
            let before = made(&hall.room);
            hall.moderates(change);
            // One that changes the clusters of another field is taken back there.
            if made(&hall.room) != before {
                past.push((made(&hall.room), stand(&hall.room)));
            }
            prop_assert_eq!(shown(&hall.room), counts.clone());
            for round in hall.room.all_rounds() {
                prop_assert_eq!(kept(round), recount(round));
            }
        }
        while let Some((changes, stood)) = past.pop() {
            prop_assert_eq!((made(&hall.room), stand(&hall.room)), (changes, stood));
            if !past.is_empty() {
                prop_assert_eq!(hall.moderates(Moderation::UndoClusters(id.clone(), "where".into(), changes)), None);
            }
        }
    }

    #[test]
    fn what_is_shown_large_may_be_seen(story in happenings()) {
        // R77
        let hall = lived(story);
        if let Some((id, card)) = hall.room.spotlit() {
            let round = hall.room.round(id).unwrap();
            prop_assert!(round.revealed && round.card_shown(round.wall().card(card).unwrap()));
        }
    }

    #[test]
    fn at_most_one_question_is_open_and_the_stage_names_it(story in happenings()) {
        // R15
        let hall = lived(story);
        let open: Vec<_> = hall.room.all_rounds().filter(|round| round.is_open()).map(|round| &round.id.question).collect();
        prop_assert_eq!(open, hall.room.stage().open.iter().collect::<Vec<_>>());
        prop_assert!(hall.room.all_rounds().all(|round| !(round.is_open() && round.revealed)));
    }

    #[test]
    fn a_timer_belongs_to_what_is_open_or_talked_about_and_a_tick_leaves_none_due(story in happenings(), late in 0u64..60_000) {
        // R27, R83, R84
        let mut hall = lived(story);
        if let Some(timer) = &hall.room.stage().timer {
            let stage = hall.room.stage();
            prop_assert!(stage.open.iter().chain(&stage.talk).any(|question| *question == timer.question));
        }
        let due = hall.room.deadline().map_or(hall.now, |due| due.max(hall.now));
        hall.now = due.plus(late);
        hall.ticks();
        prop_assert!(hall.room.deadline().is_none_or(|next| next > hall.now), "a tick that leaves itself due would spin");
    }

    #[test]
    fn next_does_what_was_announced(story in happenings()) {
        // R8
        use peil_room::Ahead;
        let mut hall = lived(story);
        let (ahead, before) = (hall.ahead(), hall.room.clone());
        let refused = hall.waits(2_000).tries(Step::Next).is_some();
        prop_assert_eq!(refused, ahead == Ahead::Nothing);
        let (latest, stage) = (|question: &peil_room::id::QuestionId| hall.room.latest(question), hall.room.stage());
        match &ahead {
            Ahead::Nothing => prop_assert_eq!(&hall.room, &before),
            Ahead::Uncover => prop_assert_eq!((stage.cover, &stage.place), (Cover::None, &before.stage().place)),
            Ahead::EndReplay => {
                prop_assert_eq!((&stage.replay, &stage.place), (&None, &before.stage().place));
            }
            Ahead::Show(slide) => prop_assert_eq!(
                (&stage.place, &stage.open),
                (&Place::Slide(slide.clone()), &before.stage().open)
            ),
            Ahead::ShowAndOpen { slide, round } => {
                prop_assert_eq!(&stage.place, &Place::Slide(slide.clone()));
                prop_assert_eq!(hall.room.open_round().map(|open| &open.id), Some(round));
            }
            Ahead::Open(round) | Ahead::OpenAgain(round) => {
                prop_assert_eq!(hall.room.open_round().map(|open| &open.id), Some(round));
            }
            Ahead::CloseAndReveal(id) | Ahead::Reveal(id) => {
                prop_assert!(latest(id).is_some_and(|round| round.revealed && !round.is_open()));
            }
            Ahead::CloseAndTalk(id) => {
                prop_assert_eq!(&stage.talk, &Some(id.clone()));
                prop_assert!(latest(id).is_some_and(|round| !round.revealed && !round.is_open()));
            }
            Ahead::Closing => prop_assert_eq!(&stage.place, &Place::Closing),
        }
    }

    #[test]
    fn ballots_of_a_round_may_arrive_in_any_order(
        casts in vec((answers(), 0u8..8, 1u64..4), 1..30),
        keys in vec(any::<u32>(), 30),
    ) {
        // R36, R50
        for question in QUESTIONS {
            let mut hall = Hall::asking(question);
            // One version a revision: the phone never gives one number to two answers.
            let versions: BTreeMap<(u8, u64), Given> = casts
                .iter()
                .filter(|((asked, _), ..)| *asked == question)
                .map(|((_, given), ballot, revision)| ((*ballot, *revision), given.clone()))
                .collect();
            let mut arrivals: Vec<_> = versions
                .into_iter()
                .map(|((ballot, revision), given)| {
                    let id = AnswerId(u128::from(revision) * 100 + u128::from(ballot));
                    Cast { round: round(question, 1), ballot: phone(ballot), revision, id,
                        group: GroupChoice::Listed(GroupId(u16::from(ballot) % 2)), given, now: hall.now }
                })
                .collect();
            let mut other = hall.clone();
            for cast in &arrivals {
                hall.sends(&Command::Cast(cast.clone()));
            }
            let mut order: Vec<_> = arrivals.drain(..).zip(&keys).collect();
            order.sort_by_key(|(_, key)| **key);
            for (cast, _) in order {
                other.sends(&Command::Cast(cast));
            }
            prop_assert_eq!(kept(hall.latest(question)), kept(other.latest(question)));
        }
    }

    #[test]
    fn evolving_never_fails_whatever_the_events(events in vec(any_event(), 0..80)) {
        // R51
        let mut room = Room::new();
        let mut begun = Hall::new().room;
        for event in &events {
            room.evolve(event);
            begun.evolve(event);
        }
        for room in [&room, &begun] {
            room.ahead();
            room.deadline();
            if let Some(replay) = &room.stage().replay {
                replay.part_at(Millis(u64::MAX));
                replay.next_at(Millis(0));
            }
            for round in room.all_rounds() {
                prop_assert_eq!(kept(round), recount(round));
            }
            sums_equal_a_recount(room)?;
            prop_assert!(room.all_rounds().filter(|round| round.is_open()).count() <= 1);
            room.decide(&Command::Tick { now: Millis(u64::MAX) });
            for what in [Step::Next, Step::Previous, Step::Reopen("grade".into()), Step::Extend(1), Step::End] {
                let step = room.stage().step;
                room.decide(&Command::Steer { step, what, now: Millis(u64::MAX) });
            }
        }
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    (
        (select(vec!["grade", "plg", "scan", "nowhere"]), 0u32..4),
        (0u8..4, 0u64..4, 0u16..6, any::<bool>()),
        any_value(),
        any_value(),
        prop_oneof![0u64..5_000_000, Just(u64::MAX)],
    )
        .prop_flat_map(|((question, number), (ballot, revision, index, flag), one, two, at)| {
            let (id, at) = (round(question, number), Millis(at));
            let asked = Arc::new(deck().question(&question.into()).cloned().unwrap_or_else(crate::world::scan));
            let (card, asked_again, three) = (CardId(u32::from(index)), Arc::clone(&asked), one.clone());
            let (ballot, word) = (BallotId([ballot; 16]), "rust".to_owned());
            select(vec![
                Event::Began {
                    deck: Arc::new(deck()),
                    groups: vec!["Noord".into()],
                    minimum: 5,
                    extras: flag,
                    at: START,
                },
                Event::Stepped { at, bounce_ms: u64::MAX, undo: flag.then(|| question.into()) },
                Event::Placed(place(question)),
                Event::Placed(Place::Closing),
                Event::RoundOpened { round: id.clone(), asked: Arc::clone(&asked) },
                Event::RoundOpened { round: RoundId { number: 1, ..id.clone() }, asked },
                Event::RoundReopened(id.clone()),
                Event::RoundClosed { round: id.clone(), grace_until: at },
                Event::GraceEnded(id.clone()),
                Event::RoundDropped(id.clone()),
                Event::Revealed(id.clone()),
                Event::Concealed(id.clone()),
                Event::SplitShown { round: id.clone(), alone: vec![vec![GroupId(index), GroupId(index)]] },
                Event::SplitHidden(id.clone()),
                Event::TalkBegan(question.into()),
                Event::TalkEnded,
                Event::TimerSet { question: question.into(), length: u64::MAX, until: at, closes: flag },
                Event::TimerEnded,
                Event::Covered(Cover::Frozen),
                Event::Capped(flag.then_some(1)),
                Event::TimerStopped,
                Event::BallotCast {
                    round: RoundId { number: 1, ..id.clone() },
                    ballot,
                    revision,
                    id: AnswerId(revision.into()),
                    group: if flag { Chosen::Typed("Oost".into()) } else { Chosen::Listed(GroupId(index)) },
                    answer: Answer(vec![one, two.clone(), two]),
                    held: vec![index],
                    held_words: vec![(index, word.clone())],
                },
                Event::RoundHealed { round: id.clone(), asked: asked_again, opened_on: flag.then(|| question.into()) },
                Event::BallotHealed {
                    round: id.clone(),
                    ballot,
                    revision,
                    id: AnswerId(revision.into()),
                    group: Chosen::Listed(GroupId(index)),
                    answer: flag.then(|| Answer(vec![three.clone(), three])),
                    held: vec![index],
                    held_words: vec![(index, word.clone())],
                },
                Event::BallotWithdrawn { round: id.clone(), ballot, revision, id: AnswerId(0) },
                Event::CameLate { round: id.clone(), ballot },
                Event::CardHidden { round: id.clone(), card, hidden: flag },
                Event::AllHidden(id.clone()),
                Event::CardApproved { round: id.clone(), card, revision },
                Event::CardPinned { round: id.clone(), card, pinned: flag },
                Event::CardMoved { round: id.clone(), card, field: index },
                Event::CardAdded { round: id.clone(), field: index, text: word.clone() },
                Event::WordHidden { round: id.clone(), field: index, word: word.clone(), hidden: flag },
                Event::WordsEdited { round: id.clone(), field: index, edit: WordEdit::Split(word) },
                Event::WordEditUndone { round: id.clone(), field: index },
                Event::Spotlit { round: id.clone(), card },
                Event::ClusterNamed { round: id.clone(), field: index, cluster: ClusterId(index), name: "Tijd".into() },
                Event::ClusterMerged { round: id.clone(), cluster: ClusterId(1), into: ClusterId(index) },
                Event::ClusterDropped { round: id.clone(), cluster: ClusterId(index) },
                Event::CardsFiled { round: id.clone(), field: index, cards: vec![card], cluster: Some(ClusterId(1)) },
                Event::ClusterChangeUndone { round: id.clone(), field: index },
                Event::Unlit,
                Event::Replayed { round: id, part: index, pace: flag.then_some(at.0) },
                Event::GroupAccepted(GroupId(index)),
                Event::Ended { at },
                Event::Unended,
            ])
        })
}

fn any_value() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        Just(None),
        any::<i32>().prop_map(|grade| Some(Value::Grade(Hundredths(grade)))),
        vec(any::<u16>(), 0..3).prop_map(|chosen| Some(Value::Choice(chosen))),
        Just(Some(Value::Keywords(vec!["rust".into(), "rust".into()]))),
        Just(Some(Value::Marks(vec![Some(Mark::High); 9]))),
        vec(any::<Option<i32>>(), 0..6).prop_map(|ratings| Some(Value::Rating(ratings))),
        Just(Some(Value::Text("tekst".into()))),
        vec(any::<u16>(), 0..4).prop_map(|points| Some(Value::Points(points))),
    ]
}
