//! What a room keeps once it is sealed, and once its answers are deleted.

use std::collections::BTreeMap;

use peil_room::{
    Room,
    command::{Cast, Command, GroupChoice, Moderation, Step},
    curve::Curves,
    deck::Asks,
    event::{Chosen, Event},
    id::{AnswerId, BallotId, CardId, ClusterId, GroupId, Millis},
    keeping::Keeping,
    rejection::Rejection,
    round::Round,
    tally::FieldTally,
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::{
    properties::happenings,
    world::{Hall, deck, grades, no_because, phone, round, says, yes_because},
};

/// A room that is made of these events and nothing else.
fn made_of(events: &[Event]) -> Room {
    let mut room = Room::new();
    room.apply(events);
    room
}

fn sealed(room: &Room) -> Room {
    made_of(&room.retold(&Curves::default()).expect("it has ended"))
}

fn without_answers(room: &Room) -> Room {
    made_of(&room.retold_without_answers().expect("it has ended"))
}

fn ended(mut hall: Hall) -> Hall {
    hall.waits(2_000);
    hall.tries(Step::End);
    assert!(hall.room.ended_at().is_some());
    hall
}

/// The cards of a round as its screens and its presenter see them, in no order.
fn cards(round: &Round) -> Vec<String> {
    let cluster = |id| round.wall().cluster_of(id).map(|cluster| cluster.name.clone());
    let mut cards: Vec<_> = round
        .wall()
        .newest(None)
        .map(|card| {
            let (shown, held, from_room) = (round.card_shown(card), round.card_held(card), card.ballot.is_none());
            let (text, pinned, hidden, cluster) = (&card.text, card.pinned, card.hidden, cluster(card.id));
            format!("{text:?} {} {} {shown} {held} {from_room} {pinned} {hidden} {cluster:?}", card.source, card.field)
        })
        .collect();
    cards.sort();
    cards
}

/// The words of a round as its screens see them.
fn words(round: &Round) -> Vec<String> {
    let fields = (0u16..).zip(&round.total().fields);
    fields
        .flat_map(|(index, tally)| match tally {
            FieldTally::Keywords(tally) => {
                let spelled = tally.spellings.iter();
                spelled.map(|(word, n)| format!("{index} {word} {n} {}", round.word_shown(index, word))).collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// What a split shows: groups by name, counts and cards.
fn split(room: &Room, round: &Round) -> Option<Vec<String>> {
    let split = round.split()?;
    let name = |id| room.listed_group(id).map(|group| group.name.clone());
    let rows = (0u16..).zip(&round.asked.fields).flat_map(|(field, _)| {
        split.rows(field).iter().map(move |row| {
            let mut cards: Vec<_> = round.split_cards(row).map(|card| card.text.clone()).collect();
            cards.sort();
            format!("{field} {:?} {:?} {cards:?}", row.group.and_then(name), row.tally)
        })
    });
    Some(rows.collect())
}

/// The tallies of the room's own groups, by name.
fn groups(room: &Room, round: &Round) -> BTreeMap<String, String> {
    let listed = round.groups().filter_map(|(group, tally)| Some((room.listed_group(group?)?.name.clone(), tally)));
    listed.map(|(name, tally)| (name, format!("{tally:?}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn a_sealed_room_shows_what_it_showed(story in happenings()) {
        // R96
        let mut hall = Hall::new();
        story.into_iter().for_each(|happening| hall.lives(happening));
        let before = ended(hall).room;
        let after = sealed(&before);
        prop_assert!(after.is_sealed() && after.ended_at() == before.ended_at() && after.began_at() == before.began_at());
        prop_assert_eq!(after.deck(), before.deck());
        prop_assert_eq!(&after.stage().place, &before.stage().place);
        for slide in &before.deck().slides {
            prop_assert_eq!(after.spent(&slide.id), before.spent(&slide.id));
        }
        for question in before.deck().slides.iter().filter_map(|slide| slide.question_id()) {
            prop_assert_eq!(after.readable(question), before.readable(question));
            prop_assert_eq!(after.rounds(question).len(), before.rounds(question).len());
            for (after_round, round) in after.rounds(question).iter().zip(before.rounds(question)) {
                prop_assert_eq!(after_round.total(), round.total());
                prop_assert_eq!(groups(&after, after_round), groups(&before, round));
                prop_assert_eq!(cards(after_round), cards(round));
                prop_assert_eq!(words(after_round), words(round));
                prop_assert_eq!(split(&after, after_round), split(&before, round));
                prop_assert_eq!(after_round.shift(), round.shift());
                prop_assert_eq!(after_round.shown_split().is_some(), round.shown_split().is_some());
                prop_assert_eq!((after_round.revealed, &after_round.opened_on), (round.revealed, &round.opened_on));
            }
        }
    }

    #[test]
    fn sealing_what_is_sealed_changes_nothing(story in happenings()) {
        // R96
        let mut hall = Hall::new();
        story.into_iter().for_each(|happening| hall.lives(happening));
        let once = ended(hall).room.retold(&Curves::default()).expect("it has ended");
        prop_assert_eq!(made_of(&once).retold(&Curves::default()).expect("it has ended"), once);
    }

    #[test]
    fn nothing_shows_in_which_order_ballots_came(order in vec(any::<Index>(), 12), again in any::<bool>()) {
        // R97
        let tell = |order: &[usize]| {
            let mut hall = Hall::asking("where");
            for &ballot in order {
                let said = format!("plek {}", ballot % 4);
                hall.casts("where", ballot as u8, [says("where", &said)].into());
                if again {
                    hall.casts("where", ballot as u8, [says("whom", &said), says("where", "daar")].into());
                }
            }
            ended(hall).room.retold(&Curves::default()).expect("it has ended")
        };
        let in_order: Vec<usize> = (0..12).collect();
        let mut shuffled = in_order.clone();
        for (place, index) in order.iter().enumerate() {
            shuffled.swap(place, index.index(12));
        }
        prop_assert_eq!(tell(&in_order), tell(&shuffled));
    }
}

#[test]
fn only_the_last_ballots_are_kept_and_nothing_that_was_withdrawn_or_replaced() {
    // R96, R97
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "eerste")].into());
    hall.casts("where", 1, [says("where", "tweede")].into());
    hall.casts("where", 2, [says("where", "spijt")].into());
    hall.withdraws("where", 2);
    hall.does(Step::Open("plg".into()));
    hall.casts("plg", 3, yes_because(&["achteraf"]));
    hall.moderates(Moderation::HideWord(round("plg", 1), "basis".into(), "achteraf".into()));
    hall.moderates(Moderation::SplitWord(round("plg", 1), "basis".into(), "achteraf".into()));
    hall.casts("plg", 3, yes_because(&["rust", "tijd"]));
    hall.moderates(Moderation::RenameWord(round("plg", 1), "basis".into(), "rust".into(), "Rust".into()));
    let told = format!("{:?}", ended(hall).room.retold(&Curves::default()).expect("it has ended"));
    for gone in ["eerste", "spijt", "achteraf", &format!("{:?}", phone(1)), &format!("{:?}", phone(3))] {
        assert!(!told.contains(gone), "{gone}");
    }
    for kept in ["tweede", "tijd", "Renamed"] {
        assert!(told.contains(kept), "{kept}");
    }
}

#[test]
fn ballots_are_numbered_alike_in_the_rounds_of_one_question_and_in_no_others() {
    // R97
    let mut hall = Hall::asking("grade");
    for (ballot, grade) in [(7, 3.0), (8, 9.0), (9, 6.0)] {
        hall.casts("grade", ballot, grades(grade));
    }
    hall.does(Step::Again("grade".into()));
    hall.casts("grade", 8, grades(4.0));
    hall.casts("grade", 7, grades(8.0));
    let room = sealed(&ended(hall).room);
    let grade = |number: u32, ballot: u128| {
        let stands = room.round(&round("grade", number))?.ballot(BallotId(ballot.to_be_bytes()))?;
        assert_eq!((stands.revision, stands.id), (1, AnswerId(ballot)));
        Some(format!("{:?}", stands.answer))
    };
    for (number, first, second) in [(1, "300", Some("800")), (2, "600", None), (3, "900", Some("400"))] {
        assert!(grade(1, number).expect("it stands").contains(first), "ballot {number}");
        assert_eq!(grade(2, number).is_some(), second.is_some());
        assert!(second.is_none_or(|second| grade(2, number).expect("it stands").contains(second)));
    }
}

#[test]
fn a_group_that_was_typed_and_not_accepted_is_not_kept() {
    // R97
    let mut hall = Hall::asking("grade");
    for (ballot, name) in [(1, "Team van Anna"), (2, "Oost"), (3, "Noord")] {
        let cast = Cast { group: GroupChoice::Typed(name.into()), ..hall.ballot("grade", ballot, grades(6.0)) };
        assert_eq!(hall.sends(&Command::Cast(cast)), None);
    }
    assert_eq!(hall.moderates(Moderation::AcceptGroup(GroupId(3))), None);
    let events = ended(hall).room.retold(&Curves::default()).expect("it has ended");
    assert!(!format!("{events:?}").contains("Anna"));
    let room = made_of(&events);
    let names: Vec<_> = room.groups().iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["Noord", "Zuid", "Oost"]);
    let chosen = events.iter().filter_map(|event| match event {
        Event::BallotCast { group, .. } => Some(group.clone()),
        _ => None,
    });
    assert_eq!(chosen.collect::<Vec<_>>(), [Chosen::None, Chosen::Listed(GroupId(0)), Chosen::Listed(GroupId(2))]);
}

#[test]
fn of_a_question_that_groups_answer_what_speaks_is_kept_with_the_name_of_its_group() {
    // R96, R97
    let mut deck = deck();
    for slide in &mut deck.slides {
        if let Some(Asks::Question(question)) = &mut slide.asks
            && question.id == "where".into()
        {
            question.per_group = true;
        }
    }
    let mut hall = Hall::on(deck, &["Noord", "Zuid"], 5);
    hall.does(Step::Open("where".into()));
    let typed = || GroupChoice::Typed("Tafel 9".into());
    let noord = GroupChoice::Listed(GroupId(0));
    let told = [(1, 1, noord.clone(), "eerst"), (2, 1, typed(), "daar"), (3, 2, noord, "hier")];
    for (ballot, revision, group, said) in told {
        let cast = Cast { revision, group, ..hall.ballot("where", ballot, [says("where", said)].into()) };
        assert_eq!(hall.sends(&Command::Cast(cast)), None);
    }
    hall.does(Step::Reveal("where".into()));
    let before = ended(hall).room;
    let after = sealed(&before);
    let (then, now) = (before.all_rounds().next().expect("one"), after.all_rounds().next().expect("one"));
    assert_eq!((now.answered(), cards(now)), (2, cards(then)));
    let name = |id: GroupId| after.groups().iter().find(|group| group.id == id).map(|group| group.name.as_str());
    let tables: Vec<_> = now.tables().map(|(group, ballot)| (name(group), ballot.revision)).collect();
    assert_eq!(tables, [(Some("Noord"), 1), (Some("Tafel 9"), 1)]);
    let told = format!("{:?}", before.retold(&Curves::default()).expect("it has ended"));
    assert!(!told.contains("eerst"), "what did not speak is gone");
}

#[test]
fn the_wifi_and_its_password_are_not_kept() {
    // R96
    let mut hall = Hall::new();
    let wifi = peil_room::wifi::Wifi { name: "Gasten".into(), password: "welkom op school".into() };
    hall.does(Step::Wifi(Some(wifi)));
    let told = format!("{:?}", ended(hall).room.retold(&Curves::default()).expect("it has ended"));
    assert!(!told.contains("welkom") && !told.contains("Gasten"));
}

#[test]
fn a_room_that_runs_is_not_sealed() {
    // R98
    let mut hall = Hall::asking("grade");
    assert_eq!((hall.room.sealed_from(), hall.room.retold(&Curves::default())), (None, None));
    hall.does(Step::End);
    assert_eq!(hall.room.sealed_from(), Some(hall.now.plus(600_001)));
    assert_eq!(sealed(&hall.room).sealed_from(), None, "once is enough");
    hall.does(Step::Unend);
    assert_eq!(hall.room.retold_without_answers(), None);
}

#[test]
fn nobody_takes_the_ending_of_a_sealed_room_back_whatever_the_clock_says() {
    // R98
    let hall = ended(Hall::asking("grade"));
    let room = sealed(&hall.room);
    let unend = Command::Steer { step: room.stage().step, what: Step::Unend, now: hall.now };
    assert_eq!(room.decide(&unend).rejection, Some(Rejection::Ended));
    let unsealed = Command::Steer { step: hall.room.stage().step, what: Step::Unend, now: hall.now };
    assert_eq!(hall.room.decide(&unsealed).rejection, None, "the control");
}

#[test]
fn in_a_sealed_room_texts_and_words_can_be_hidden_and_shown_and_nothing_else() {
    // R98
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    let mut hall = ended(hall);
    hall.room = sealed(&hall.room);
    assert_eq!(hall.moderates(Moderation::HideCard(round("where", 1), CardId(1))), None);
    assert!(!hall.card_shown("where", 1));
    for refused in [
        Moderation::PinCard(round("where", 1), CardId(1), true),
        Moderation::AddCard(round("where", 1), "where".into(), "kaart".into()),
        Moderation::NameCluster(round("where", 1), "where".into(), Some(ClusterId(1)), "Tijd".into()),
        Moderation::AcceptGroup(GroupId(0)),
    ] {
        assert_eq!(hall.moderates(refused.clone()), Some(Rejection::Ended), "{refused:?}");
    }
}

/// A hall of which so many gave a reason and so many keywords, that has ended.
fn spoken(reasons: u8, words: u8) -> Hall {
    let mut hall = Hall::at("plg");
    hall.does(Step::Open("plg".into()));
    for ballot in 0..reasons {
        hall.casts("plg", ballot, no_because("Vanwege Anna"));
    }
    for ballot in 100..100 + words {
        hall.casts("plg", ballot, yes_because(&["tijd", if ballot % 4 == 0 { "Anna" } else { "rust" }]));
    }
    hall.does(Step::Reveal("plg".into()));
    ended(hall)
}

#[test]
fn when_answers_are_deleted_numbers_stay_and_words_that_five_wrote() {
    // R99
    let room = sealed(&spoken(7, 9).room);
    let after = without_answers(&room);
    assert!(room.has_answers() && !after.has_answers() && after.is_sealed());
    let (before, round) = (room.all_rounds().next().expect("one"), after.all_rounds().next().expect("one"));
    assert_eq!((round.answered(), round.revealed, round.ballots().count()), (16, true, 0));
    assert_eq!(round.total().fields[0], before.total().fields[0]);
    let FieldTally::Keywords(kept) = &round.total().fields[1] else { panic!("keywords") };
    let spelled: Vec<_> = kept.spellings.iter().map(|(word, count)| (word.as_str(), *count)).collect();
    assert_eq!((spelled, kept.answers), (vec![("rust", 6), ("tijd", 9)], 9));
    assert_eq!(round.wall().newest(None).count(), 0);
    let told = format!("{:?}", room.retold_without_answers().expect("it has ended"));
    assert!(!told.contains("Anna"));
    assert!(format!("{:?}", room.retold(&Curves::default()).expect("it has ended")).contains("Anna"), "the control");
}

#[test]
fn a_word_that_was_hidden_stays_hidden_when_answers_are_deleted() {
    // R99
    let mut hall = spoken(0, 9);
    hall.moderates(Moderation::HideWord(round("plg", 1), "basis".into(), "tijd".into()));
    let after = without_answers(&sealed(&hall.room));
    let round = after.all_rounds().next().expect("one");
    assert!(!round.word_shown(1, "tijd") && round.word_shown(1, "rust"));
}

#[test]
fn a_tally_of_another_shape_than_its_question_is_taken_in_the_shape_of_the_question() {
    // R51
    let hall = spoken(7, 9);
    let mut events = hall.room.retold_without_answers().expect("it has ended");
    for event in &mut events {
        if let Event::Tallied { tally, .. } = event {
            tally.fields.reverse();
            tally.fields.pop();
        }
    }
    let room = made_of(&events);
    let round = room.all_rounds().next().expect("one");
    assert_eq!(round.total().fields.len(), round.asked.fields.len());
}

#[test]
fn a_curve_tells_how_answers_came_in_of_five_or_more() {
    // R100
    let curve_of = |answers: u8| {
        let mut hall = Hall::asking("grade");
        let mut curves = Curves::default();
        curves.note(&hall.room, hall.now);
        for ballot in 0..answers {
            hall.waits(1_000).casts("grade", ballot, grades(6.0));
            curves.note(&hall.room, hall.now);
        }
        let room = made_of(&ended(hall).room.retold(&curves).expect("it has ended"));
        room.round(&round("grade", 1)).and_then(|round| round.curve().cloned())
    };
    assert_eq!(curve_of(4), None);
    let curve = curve_of(8).expect("eight answered");
    assert_eq!((curve.seconds, curve.counts.len()), (8, 40));
    assert_eq!((curve.counts[0], curve.counts[4], curve.counts[39]), (0, 1, 8));
    assert!(curve.counts.is_sorted());
}

#[test]
fn a_round_that_was_dropped_leaves_no_curve_behind() {
    // R100
    let mut hall = Hall::asking("grade");
    let mut curves = Curves::default();
    curves.note(&hall.room, hall.now);
    hall.does(Step::Close("grade".into()));
    curves.note(&hall.room, hall.now);
    hall.waits(3_600_000).does(Step::Open("grade".into()));
    curves.note(&hall.room, hall.now);
    for ballot in 0..5 {
        hall.waits(1_000).casts("grade", ballot, grades(6.0));
        curves.note(&hall.room, hall.now);
    }
    let room = made_of(&ended(hall).room.retold(&curves).expect("it has ended"));
    assert_eq!(room.round(&round("grade", 1)).and_then(|round| round.curve()).map(|curve| curve.seconds), Some(5));
}

#[test]
fn what_participants_are_told_about_keeping_is_told_once_and_stays() {
    // R101
    let mut hall = Hall::new();
    let (told, other) = (Keeping { days: 30, tallies: false }, Keeping { days: 365, tallies: true });
    assert_eq!(hall.sends(&Command::Promise(told)), None);
    assert_eq!(hall.sends(&Command::Promise(other)), Some(Rejection::NotNow));
    let room = sealed(&ended(hall).room);
    assert_eq!(room.keeping(), Some(told));
    assert_eq!(told.until(Millis(5)), Millis(5 + 30 * 24 * 3_600_000));
}
