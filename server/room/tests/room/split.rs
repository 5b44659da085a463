//! A round by group.

use std::collections::{BTreeMap, BTreeSet};

use peil_room::{
    answer::Given,
    command::{
        Cast, Command, GroupChoice, Heal,
        Moderation::{AcceptGroup, AddCard, HideCard, MoveCard},
        Step,
    },
    id::{AnswerId, BallotId, CardId, GroupId, RoundId},
    rejection::Rejection,
    round::Round,
    split::Row,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::world::{Hall, chooses, grades, phone, round, says, yes_because};

const NOORD: GroupChoice = GroupChoice::Listed(GroupId(0));
const ZUID: GroupChoice = GroupChoice::Listed(GroupId(1));

fn typed(name: &str) -> GroupChoice {
    GroupChoice::Typed(name.into())
}

fn casts(hall: &mut Hall, question: &str, ballot: u8, group: GroupChoice, given: Given) -> Option<Rejection> {
    let cast = Cast { group, ..hall.ballot(question, ballot, given) };
    hall.sends(&Command::Cast(cast))
}

/// A hall in which so many of each group gave a six, closed, revealed and over its grace.
fn graded(mut hall: Hall, counts: &[(GroupChoice, u8)]) -> Hall {
    hall.does(Step::Open("grade".into()));
    let mut ballot = 0;
    for (group, count) in counts {
        for _ in 0..*count {
            ballot += 1;
            assert_eq!(casts(&mut hall, "grade", ballot, group.clone(), grades(6.0)), None);
        }
    }
    hall.does(Step::Reveal("grade".into())).waits(10_001).ticks();
    hall
}

/// The groups and their counts that are shown of a field.
fn shown(hall: &Hall, question: &str, field: u16) -> Vec<(Option<u16>, u32)> {
    let split = hall.latest(question).shown_split().expect("it is shown by group");
    split.rows(field).iter().map(|row| (row.group.map(|id| id.0), row.tally.answers())).collect()
}

fn split(hall: &mut Hall, question: &str) -> Option<Rejection> {
    hall.waits(2_000).tries(Step::Split(question.into(), true))
}

/// What is shown of a hall of such groups with a minimum of five.
fn rows(counts: &[(GroupChoice, u8)]) -> Vec<(Option<u16>, u32)> {
    let mut hall = graded(Hall::of(&["Noord", "Zuid", "Midden"], 5), counts);
    assert_eq!(split(&mut hall, "grade"), None);
    shown(&hall, "grade", 0)
}

#[test]
fn a_split_is_of_a_revealed_round_that_takes_no_more_ballots() {
    // R70
    let mut hall = Hall::asking("grade");
    for ballot in 0..5 {
        casts(&mut hall, "grade", ballot, NOORD, grades(6.0));
    }
    assert_eq!(split(&mut hall, "grade"), Some(Rejection::NothingToDo), "it is open");
    hall.does(Step::Close("grade".into()));
    assert_eq!(split(&mut hall, "grade"), Some(Rejection::NothingToDo), "it is hidden");
    hall.does(Step::Reveal("grade".into()));
    assert_eq!(split(&mut hall, "grade"), Some(Rejection::NotNow), "stragglers still count");
    hall.waits(10_000);
    assert_eq!(split(&mut hall, "grade"), None);
    assert_eq!(split(&mut hall, "grade"), Some(Rejection::NothingToDo));
    assert_eq!(casts(&mut hall, "grade", 9, NOORD, grades(1.0)), Some(Rejection::Late));
    hall.does(Step::Split("grade".into(), false));
    assert_eq!(hall.latest("grade").shown_split(), None);
    assert_eq!(split(&mut hall, "where"), Some(Rejection::NothingToDo), "it was never asked");
}

#[test]
fn a_room_without_groups_has_no_split() {
    // R70
    let mut hall = graded(Hall::of(&[], 5), &[(typed("Oost"), 5)]);
    assert_eq!(split(&mut hall, "grade"), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(AcceptGroup(GroupId(0))), None);
    assert_eq!(split(&mut hall, "grade"), None);
}

#[test]
fn hiding_and_reopening_hide_the_split_and_revealing_does_not_bring_it_back() {
    // R70
    for step in [Step::Conceal("grade".into()), Step::Reopen("grade".into())] {
        let mut hall = graded(Hall::new(), &[(NOORD, 5), (ZUID, 5)]);
        assert_eq!(split(&mut hall, "grade"), None);
        hall.does(step);
        assert_eq!(hall.latest("grade").shown_split(), None);
        hall.does(Step::Reveal("grade".into()));
        assert_eq!(hall.latest("grade").shown_split(), None);
    }
}

#[test]
fn accident_32_the_wrong_group_is_changed_while_the_round_is_open() {
    // R49, R71
    let mut hall = Hall::asking("grade");
    for ballot in 0..10 {
        casts(&mut hall, "grade", ballot, if ballot < 4 { NOORD } else { ZUID }, grades(6.0));
    }
    assert_eq!(casts(&mut hall, "grade", 9, NOORD, grades(6.0)), None, "not Zuid, but Noord");
    hall.does(Step::Reveal("grade".into())).waits(10_001);
    assert_eq!(split(&mut hall, "grade"), None);
    assert_eq!(shown(&hall, "grade", 0), [(Some(0), 5), (Some(1), 5)]);
}

#[test]
fn accident_33_groups_that_are_too_small_stand_together() {
    // R71, R72
    let none = GroupChoice::None;
    let midden = GroupChoice::Listed(GroupId(2));
    assert_eq!(rows(&[(NOORD, 6), (ZUID, 3), (midden.clone(), 2)]), [(Some(0), 6), (None, 5)]);
    assert_eq!(rows(&[(NOORD, 6), (ZUID, 5)]), [(Some(0), 6), (Some(1), 5)]);
    assert_eq!(rows(&[(ZUID, 6), (NOORD, 7), (none.clone(), 5)]), [(Some(0), 7), (Some(1), 6), (None, 5)]);
    assert_eq!(rows(&[(NOORD, 6), (ZUID, 5), (none.clone(), 1)]), [(Some(0), 6), (None, 6)], "the smallest joins");
    assert_eq!(rows(&[(NOORD, 5), (ZUID, 5), (none.clone(), 4)]), [(Some(0), 5), (None, 9)], "of equals the last");
    assert_eq!(rows(&[(NOORD, 5), (none, 1)]), [], "nobody may stand alone");
    assert_eq!(rows(&[(NOORD, 4), (ZUID, 4), (midden, 4)]), []);
    assert_eq!(rows(&[(NOORD, 5)]), [(Some(0), 5)]);
    assert_eq!(rows(&[]), []);
}

#[test]
fn accident_34_a_late_answer_changes_no_row() {
    // R70, R73
    let mut hall = graded(Hall::new(), &[(NOORD, 5), (ZUID, 6)]);
    assert_eq!(split(&mut hall, "grade"), None);
    let before = hall.latest("grade").shown_split().cloned();
    hall.does(Step::Reopen("grade".into()));
    assert_eq!(hall.latest("grade").split(), None, "reopening hides it");
    casts(&mut hall, "grade", 1, NOORD, grades(1.0));
    casts(&mut hall, "grade", 99, ZUID, grades(10.0));
    hall.withdraws("grade", 2);
    hall.does(Step::Reveal("grade".into())).waits(10_001);
    assert_eq!(hall.latest("grade").answered(), 11);
    assert_eq!(split(&mut hall, "grade"), None);
    assert_eq!(hall.latest("grade").shown_split().cloned(), before);
}

#[test]
fn a_minimum_of_three_or_four_holds_for_numbers_and_words_need_five() {
    // R71
    let mut hall = Hall::of(&["Noord", "Zuid"], 3);
    hall.does(Step::Open("plg".into()));
    for ballot in 0..9 {
        let given = if ballot == 8 { chooses("plg", "no") } else { yes_because(&["rust"]) };
        casts(&mut hall, "plg", ballot, if ballot < 4 { NOORD } else { ZUID }, given);
    }
    hall.does(Step::Reveal("plg".into())).waits(10_001);
    assert_eq!(split(&mut hall, "plg"), None);
    assert_eq!(shown(&hall, "plg", 0), [(Some(0), 4), (Some(1), 5)]);
    assert_eq!(shown(&hall, "plg", 1), [], "four and four wrote keywords");
    assert_eq!(shown(&hall, "plg", 2), [], "nobody wrote a text");
}

#[test]
fn a_typed_group_is_among_the_others_until_it_is_accepted() {
    // R72, R73
    let mut hall = graded(Hall::new(), &[(NOORD, 5), (typed("Oost"), 5)]);
    assert_eq!(split(&mut hall, "grade"), None);
    assert_eq!(shown(&hall, "grade", 0), [(Some(0), 5), (None, 5)]);
    assert_eq!(hall.moderates(AcceptGroup(GroupId(2))), None);
    hall.does(Step::Split("grade".into(), false)).does(Step::Split("grade".into(), true));
    assert_eq!(shown(&hall, "grade", 0), [(Some(0), 5), (None, 5)], "this round showed them as others once");

    let mut hall = graded(Hall::new(), &[(NOORD, 5), (typed("Oost"), 5)]);
    assert_eq!(hall.moderates(AcceptGroup(GroupId(2))), None);
    assert_eq!(split(&mut hall, "grade"), None);
    assert_eq!(shown(&hall, "grade", 0), [(Some(0), 5), (Some(2), 5)]);
}

#[test]
fn cards_stand_with_their_group_in_their_own_column() {
    // R74
    let mut hall = Hall::asking("where");
    for ballot in 1..=11 {
        let given = [says("where", &format!("plek {ballot}")), says("whom", "wie")].into();
        casts(&mut hall, "where", ballot, if ballot <= 5 { NOORD } else { ZUID }, given);
    }
    let here = round("where", 1);
    assert_eq!(hall.moderates(AddCard(here.clone(), "where".into(), "uit de zaal".into())), None);
    assert_eq!(hall.moderates(MoveCard(here.clone(), CardId(3), "whom".into())), None);
    hall.does(Step::Reveal("where".into())).waits(10_001);
    assert_eq!(split(&mut hall, "where"), None);
    let cards = |hall: &Hall| -> Vec<Vec<u32>> {
        let split = hall.latest("where").shown_split().expect("it is shown by group");
        split.rows(0).iter().map(|row| row.cards.iter().map(|(card, _)| card.0).collect()).collect()
    };
    assert_eq!(cards(&hall), [vec![9, 7, 5, 1], vec![21, 19, 17, 15, 13, 11]]);

    hall.does(Step::Reopen("where".into()));
    casts(&mut hall, "where", 1, NOORD, [says("where", "toch ergens anders")].into());
    assert_eq!(hall.moderates(HideCard(here, CardId(5))), None);
    hall.does(Step::Reveal("where".into())).waits(10_001);
    assert_eq!(split(&mut hall, "where"), None);
    let round = hall.latest("where");
    let rows = round.shown_split().expect("it is shown by group").rows(0);
    let told = |row: &Row| round.split_cards(row).map(|card| card.id.0).collect::<Vec<_>>();
    assert_eq!(told(&rows[0]), [9, 7], "one says something else now, and one is hidden");
    assert_eq!(told(&rows[1]).len(), 6);
}

/// Whom a number on a screen is about: each with the version of the answer.
type People = BTreeSet<(BallotId, AnswerId)>;

/// Everything that was ever shown by group of one field of one round, and the fewest it may tell of.
#[derive(Default, Debug)]
struct Seen {
    pictures: Vec<Vec<People>>,
    minimum: usize,
}

impl Seen {
    /// Two numbers on screens, now or earlier, whose difference is about too few, if there are any.
    fn tells_on(&self) -> Option<(People, People)> {
        let sums: Vec<People> = self.pictures.iter().flat_map(|rows| sums(rows)).collect();
        let few = |left: usize| (1..self.minimum).contains(&left);
        let pairs = sums.iter().flat_map(|one| sums.iter().map(move |other| (one, other)));
        let mut pairs = pairs.filter(|(one, other)| other.is_subset(one) && few(one.len() - other.len()));
        pairs.next().map(|(one, other)| (one.clone(), other.clone()))
    }
}

/// What rows can be added up to, nothing included.
fn sums(rows: &[People]) -> Vec<People> {
    let chosen = |choice: u32| rows.iter().enumerate().filter(move |(at, _)| choice & (1 << at) != 0);
    (0..1u32 << rows.len()).map(|choice| chosen(choice).flat_map(|(_, row)| row.clone()).collect()).collect()
}

#[test]
fn one_who_came_later_is_found_by_subtraction() {
    // R73: what the property below looks for.
    let people = |ballots: std::ops::Range<u8>| ballots.map(|ballot| (phone(ballot), AnswerId(0))).collect::<People>();
    let seen = |pictures: Vec<Vec<People>>| Seen { pictures, minimum: 5 };
    assert_eq!(seen(vec![vec![people(0..5), people(5..11)]]).tells_on(), None);
    assert!(seen(vec![vec![people(0..5), people(5..9)]]).tells_on().is_some(), "a row is too small");
    assert!(seen(vec![vec![people(0..5)], vec![people(0..6)]]).tells_on().is_some(), "one came later");
    let others = vec![people(0..5), people(5..20)];
    assert!(seen(vec![others, vec![people(0..5), people(5..8)]]).tells_on().is_some());
}

/// Something that may change what is to be seen by group.
#[derive(Clone, Debug)]
enum Turn {
    Step(Step),
    Cast { question: &'static str, ballot: u8, group: GroupChoice, given: Given },
    Withdraw { question: &'static str, ballot: u8 },
    Heal { ballot: u8, group: Option<&'static str> },
    Accept(u16),
    Wait(u64),
}

/// A question that is opened, answered, revealed and split a few times over, with whatever comes between.
fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let chapters = select(vec!["grade", "plg"]).prop_flat_map(|question| vec(chapter(question), 1..5));
    chapters.prop_map(|chapters| chapters.concat())
}

fn chapter(question: &'static str) -> impl Strategy<Value = Vec<Turn>> {
    let step = |step: Step| Turn::Step(step);
    let opens = select(vec![Step::Open(question.into()), Step::Reopen(question.into()), Step::Again(question.into())]);
    let closes =
        select(vec![Step::Reveal(question.into()), Step::Reveal(question.into()), Step::Close(question.into())]);
    let casts = prop_oneof![vec(cast(question), 0..4), vec(cast(question), 0..40)];
    let aside = || vec(aside(question), 0..3);
    (opens, casts, closes, vec(cast(question), 0..3), aside(), aside()).prop_map(
        move |(opens, casts, closes, stragglers, one, other)| {
            let reopens = [step(opens), step(Step::Reopen(question.into()))];
            let shows = [Turn::Wait(10_001), step(Step::Split(question.into(), true))];
            let closed = [vec![step(closes)], stragglers].concat();
            [&reopens[..], &casts, &closed, &one, &shows, &other, &shows].concat()
        },
    )
}

fn cast(question: &'static str) -> impl Strategy<Value = Turn> {
    let group = prop_oneof![
        1 => Just(GroupChoice::None),
        6 => (0u16..3).prop_map(|id| GroupChoice::Listed(GroupId(id))),
        2 => select(vec!["Oost", "West"]).prop_map(|name| GroupChoice::Typed(name.into())),
    ];
    let given = match question {
        "grade" => (2u8..20).prop_map(|half| grades(f64::from(half) / 2.0)).boxed(),
        _ => prop_oneof![
            3 => select(vec!["rust", "tijd"]).prop_map(|word| yes_because(&[word])),
            1 => Just(chooses("plg", "no")),
        ]
        .boxed(),
    };
    (given, 0u8..30, group).prop_map(move |(given, ballot, group)| Turn::Cast { question, ballot, group, given })
}

fn aside(question: &'static str) -> impl Strategy<Value = Turn> {
    let steps = [
        Step::Conceal(question.into()),
        Step::Reveal(question.into()),
        Step::Split(question.into(), false),
        Step::Split(question.into(), true),
        Step::Reopen(question.into()),
    ];
    prop_oneof![
        4 => select(steps.to_vec()).prop_map(Turn::Step),
        1 => (0u8..30).prop_map(move |ballot| Turn::Withdraw { question, ballot }),
        1 => (0u8..40, select(vec![None, Some("Noord"), Some("Oost")]))
            .prop_map(|(ballot, group)| Turn::Heal { ballot, group }),
        2 => (3u16..5).prop_map(Turn::Accept),
    ]
}

fn takes(hall: &mut Hall, turn: Turn) {
    match turn {
        Turn::Step(step) => drop(hall.waits(300).tries(step)),
        Turn::Cast { question, ballot, group, given } => drop(casts(hall, question, ballot, group, given)),
        Turn::Withdraw { question, ballot } => drop(hall.withdraws(question, ballot)),
        Turn::Heal { ballot, group } => {
            let Cast { round, ballot, revision, id, given, now, .. } = hall.ballot("grade", ballot, grades(3.0));
            let group = group.map(Into::into);
            hall.sends(&Command::Heal(Heal { round, ballot, revision, id, group, given: Some(given), now }));
        }
        Turn::Accept(id) => drop(hall.moderates(AcceptGroup(GroupId(id)))),
        Turn::Wait(millis) => drop(hall.waits(millis).ticks()),
    }
}

/// The people behind the rows of a field as a round is now; `None` where a row is about others than these.
fn people(round: &Round, rows: &[Row], field: usize) -> Option<Vec<People>> {
    let own: Vec<GroupId> = rows.iter().filter_map(|row| row.group).collect();
    let counted = rows.iter().map(|row| {
        let of_row = |group: Option<GroupId>| match row.group {
            Some(id) => group == Some(id),
            None => group.is_none_or(|id| !own.contains(&id)),
        };
        let mut tally = peil_room::tally::Tally::new(&round.asked);
        let mut people = People::new();
        for (id, ballot) in round.ballots().filter(|(_, ballot)| of_row(ballot.group)) {
            if let Some(answer) = ballot.answer.as_ref().filter(|answer| answer.0[field].is_some()) {
                tally.add(answer);
                people.insert((id, ballot.id));
            }
        }
        (tally.fields[field] == row.tally).then_some(people)
    });
    counted.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn nothing_ever_seen_by_group_tells_on_fewer_than_the_minimum(story in turns(), minimum in 3u16..=5) {
        // R71, R73
        let mut hall = Hall::of(&["Noord", "Zuid", "Midden"], minimum);
        let mut seen: BTreeMap<(RoundId, usize), (Vec<Row>, Seen)> = BTreeMap::new();
        for turn in story {
            takes(&mut hall, turn);
            for round in hall.room.all_rounds() {
                let Some(split) = round.split() else { continue };
                prop_assert!(!round.is_open());
                for (field, asked) in round.asked.fields.iter().enumerate() {
                    let rows = split.rows(field as u16);
                    let (last, seen) = seen.entry((round.id.clone(), field)).or_default();
                    if rows == &last[..] && !seen.pictures.is_empty() {
                        continue;
                    }
                    let people = people(round, rows, field);
                    prop_assert!(people.is_some(), "a row of {} is about nobody who is there", asked.id);
                    let words = matches!(asked.kind, peil_room::kind::Kind::Keywords(_) | peil_room::kind::Kind::Text(_));
                    seen.minimum = if words { 5 } else { minimum.into() };
                    seen.pictures.extend(people);
                    *last = rows.to_vec();
                    prop_assert_eq!(seen.tells_on(), None);
                }
            }
        }
    }

    #[test]
    fn rows_stand_in_the_rooms_order_and_add_up_to_the_whole_room(story in turns()) {
        // R72
        let mut hall = Hall::of(&["Noord", "Zuid", "Midden"], 5);
        let mut known = BTreeSet::new();
        for turn in story {
            takes(&mut hall, turn);
            for round in hall.room.all_rounds() {
                let Some(split) = round.shown_split() else { continue };
                let first = known.insert(round.id.clone());
                for (field, counted) in (0u16..).zip(&round.total().fields) {
                    let rows = split.rows(field);
                    let order: Vec<_> = rows.iter().map(|row| row.group.map_or(u16::MAX, |id| id.0)).collect();
                    prop_assert!(order.is_sorted_by(|one, next| one < next));
                    let sum: u32 = rows.iter().map(|row| row.tally.answers()).sum();
                    prop_assert!(!first || rows.is_empty() || sum == counted.answers());
                }
            }
        }
    }
}
