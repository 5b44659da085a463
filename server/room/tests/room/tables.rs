//! Questions that groups answer.

use std::collections::BTreeMap;

use peil_room::{
    answer::{Given, GivenValue},
    card::Author,
    command::{Cast, Command, GroupChoice, Heal, Moderation, Step},
    deck::{Asks, Deck, Question},
    id::{AnswerId, BallotId, CardId, ClusterId, GroupId},
    rejection::Rejection,
    tally::Tally,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::world::{Hall, branch, deck, phone, place, round, says};

const NOORD: GroupChoice = GroupChoice::Listed(GroupId(0));
const ZUID: GroupChoice = GroupChoice::Listed(GroupId(1));
const TABLE: &str = "where";

/// The deck, with the question of two texts and that of two branches for groups to answer.
fn for_groups() -> Deck {
    let mut deck = deck();
    for slide in &mut deck.slides {
        if let Some(Asks::Question(question)) = &mut slide.asks
            && [TABLE, branch().id.as_str()].contains(&question.id.as_str())
        {
            *question = Question { per_group: true, ..question.clone() };
        }
    }
    deck
}

fn asking(question: &str) -> Hall {
    let mut hall = Hall::on(for_groups(), &["Noord", "Zuid"], 5);
    hall.does(Step::Jump(place(question)));
    hall.does(Step::Open(question.into()));
    hall
}

fn written(text: &str) -> Given {
    [says("where", text)].into()
}

fn cast(hall: &mut Hall, ballot: u8, revision: u64, group: GroupChoice, text: &str) -> Cast {
    Cast { revision, group, ..hall.ballot(TABLE, ballot, written(text)) }
}

fn sends(hall: &mut Hall, ballot: u8, revision: u64, group: GroupChoice, text: &str) -> Option<Rejection> {
    let cast = cast(hall, ballot, revision, group, text);
    hall.sends(&Command::Cast(cast))
}

/// What the wall says, by group.
fn wall(hall: &Hall) -> BTreeMap<u16, String> {
    let round = hall.latest(TABLE);
    let card = |group| round.wall().of_author(Author::Group(group), 0)?.text.as_deref().map(str::to_owned);
    [0, 1, 2].into_iter().filter_map(|id| Some((id, card(GroupId(id))?))).collect()
}

fn said(said: &[(u16, &str)]) -> BTreeMap<u16, String> {
    said.iter().map(|(group, text)| (*group, (*text).to_owned())).collect()
}

#[test]
fn whoever_answers_for_a_group_says_for_which() {
    // R93
    let mut hall = asking(TABLE);
    assert_eq!(sends(&mut hall, 1, 1, GroupChoice::None, "hier"), Some(Rejection::NoGroup));
    assert_eq!(sends(&mut hall, 1, 1, GroupChoice::Listed(GroupId(7)), "hier"), Some(Rejection::Unknown));
    assert_eq!(hall.latest(TABLE).answered(), 0);
    assert_eq!(sends(&mut hall, 1, 1, NOORD, "hier"), None);
    assert_eq!(sends(&mut hall, 2, 1, GroupChoice::Typed("Oost".into()), "daar"), None);
    assert_eq!(wall(&hall), said(&[(0, "hier"), (2, "daar")]));
}

#[test]
fn the_last_phone_of_a_group_that_sends_replaces_what_stood() {
    // R93, R94
    let mut hall = asking(TABLE);
    sends(&mut hall, 1, 1, NOORD, "eerst");
    sends(&mut hall, 2, 2, NOORD, "beter");
    sends(&mut hall, 3, 1, ZUID, "elders");
    assert_eq!(wall(&hall), said(&[(0, "beter"), (1, "elders")]));
    assert_eq!(hall.latest(TABLE).answered(), 2, "one answer a group");
    assert_eq!(hall.latest(TABLE).table(GroupId(0)).map(|stands| stands.revision), Some(2));
    sends(&mut hall, 1, 3, NOORD, "best");
    assert_eq!(wall(&hall), said(&[(0, "best"), (1, "elders")]));
    assert_eq!(hall.latest(TABLE).answered(), 2);
}

#[test]
fn a_late_duplicate_replaces_nothing() {
    // R30, R93
    let mut hall = asking(TABLE);
    let first = cast(&mut hall, 1, 1, NOORD, "eerst");
    assert_eq!(hall.sends(&Command::Cast(first.clone())), None);
    sends(&mut hall, 2, 2, NOORD, "beter");
    let again = hall.decides(&Command::Cast(first));
    assert_eq!((again.events.len(), again.rejection), (0, None), "it stands, as it was sent");
    assert_eq!(wall(&hall), said(&[(0, "beter")]));
    assert_eq!(sends(&mut hall, 3, 1, NOORD, "lang onderweg"), None, "a ballot like any other");
    assert_eq!(wall(&hall), said(&[(0, "beter")]), "but what came above it stays");
}

#[test]
fn what_is_taken_back_gives_the_word_to_who_had_it() {
    // R34, R94
    let mut hall = asking(TABLE);
    sends(&mut hall, 1, 1, NOORD, "eerst");
    sends(&mut hall, 2, 2, NOORD, "beter");
    assert_eq!(hall.withdraws(TABLE, 1), None);
    assert_eq!(wall(&hall), said(&[(0, "beter")]), "it did not have the word");
    sends(&mut hall, 1, 3, NOORD, "best");
    assert_eq!(hall.withdraws(TABLE, 1), None);
    assert_eq!(wall(&hall), said(&[(0, "beter")]));
    assert_eq!(hall.withdraws(TABLE, 2), None);
    assert_eq!((wall(&hall), hall.latest(TABLE).answered()), (said(&[]), 0));
}

#[test]
fn a_phone_that_changes_its_group_leaves_the_word_behind() {
    // R94
    let mut hall = asking(TABLE);
    sends(&mut hall, 1, 1, NOORD, "van de eerste");
    sends(&mut hall, 2, 2, NOORD, "van de tweede");
    sends(&mut hall, 2, 3, ZUID, "verhuisd");
    assert_eq!(wall(&hall), said(&[(0, "van de eerste"), (1, "verhuisd")]));
    assert_eq!(hall.latest(TABLE).answered(), 2);
}

#[test]
fn a_group_keeps_its_card_whichever_phone_writes_on_it() {
    // R95
    let mut hall = asking(TABLE);
    let id = |hall: &Hall| hall.latest(TABLE).wall().of_author(Author::Group(GroupId(0)), 0).map(|card| card.id);
    sends(&mut hall, 1, 1, NOORD, "een tikfuot");
    let at = round(TABLE, 1);
    assert_eq!(hall.moderates(Moderation::PinCard(at.clone(), CardId(1), true)), None);
    assert_eq!(hall.moderates(Moderation::NameCluster(at.clone(), "where".into(), None, "Tijd".into())), None);
    let cluster = Some(ClusterId(1));
    assert_eq!(hall.moderates(Moderation::FileCards(at.clone(), "where".into(), vec![CardId(1)], cluster)), None);
    sends(&mut hall, 2, 2, NOORD, "een tikfout");
    assert_eq!(id(&hall), Some(CardId(1)));
    let card = hall.card(TABLE, 1);
    assert_eq!((card.text.as_deref(), card.pinned, card.cluster), (Some("een tikfout"), true, cluster));
    assert_eq!(card.ballot, Some(phone(2)), "the ballot that speaks");
    assert_eq!(hall.moderates(Moderation::HideCard(at, CardId(1))), None);
    sends(&mut hall, 1, 3, NOORD, "iets anders");
    assert!(!hall.card_shown(TABLE, 1));
}

#[test]
fn what_groups_answer_is_not_held_for_being_few() {
    // R95
    let mut hall = asking("plg");
    let mut given = crate::world::chooses("plg", "no");
    given.insert("why".into(), GivenValue::Text("te druk".into()));
    let cast = Cast { group: NOORD, ..hall.ballot("plg", 1, given) };
    assert_eq!(hall.sends(&Command::Cast(cast)), None);
    assert!(hall.card_shown("plg", 1), "one answer of a branch, and its group is known");
}

#[test]
fn a_text_with_a_held_word_stays_held_when_it_has_the_word_again() {
    // R56, R94
    let mut hall = asking(TABLE);
    sends(&mut hall, 1, 1, NOORD, "een geheim");
    sends(&mut hall, 2, 2, NOORD, "niets bijzonders");
    assert!(hall.card_shown(TABLE, 1));
    hall.withdraws(TABLE, 2);
    assert_eq!(hall.card(TABLE, 1).text.as_deref(), Some("een geheim"));
    assert!(!hall.card_shown(TABLE, 1));
}

#[test]
fn what_groups_answer_is_not_shown_by_group() {
    // R95
    let mut hall = asking(TABLE);
    for ballot in 1..7 {
        sends(&mut hall, ballot, ballot.into(), NOORD, "hier");
    }
    hall.does(Step::Reveal(TABLE.into())).waits(10_001).ticks();
    assert_eq!(hall.waits(2_000).tries(Step::Split(TABLE.into(), true)), Some(Rejection::NothingToDo));
}

#[test]
fn what_is_proven_comes_back_to_its_group() {
    // R65, R69, R93
    let mut hall = asking(TABLE);
    sends(&mut hall, 1, 1, NOORD, "eerst");
    hall.does(Step::Close(TABLE.into())).waits(10_001).ticks();
    let heal = |ballot: u8, revision, group: Option<&str>, text: &str| Heal {
        round: round(TABLE, 1),
        ballot: phone(ballot),
        revision,
        id: AnswerId(1_000 + u128::from(ballot)),
        group: group.map(str::to_owned),
        given: Some(written(text)),
        now: hall.now,
    };
    let heals =
        [heal(3, 3, Some("noord"), "best"), heal(2, 2, Some("Noord"), "beter"), heal(4, 4, None, "van niemand")];
    let outcomes: Vec<_> = heals.into_iter().map(|heal| hall.sends(&Command::Heal(heal))).collect();
    assert_eq!(outcomes, [None, None, Some(Rejection::NoGroup)]);
    assert_eq!(wall(&hall), said(&[(0, "best")]), "not what came back last");
}

/// What a phone sent: which phone, at which revision, for which group, and its text or that it takes it back.
type Sent = (u8, u64, GroupChoice, Option<&'static str>);

/// Ballots of four phones, at revisions that others may have too.
fn casts() -> impl Strategy<Value = Vec<Sent>> {
    let group = select(vec![NOORD, ZUID, GroupChoice::Typed("Oost".into()), GroupChoice::Typed("OOST".into())]);
    let text = proptest::option::weighted(0.8, select(vec!["hier", "daar", "geheim", "overal"]));
    vec((0u8..4, 1u64..6, group, text), 0..24)
}

/// All that a hall shows of the question: counts, and what the cards of each group say.
#[derive(PartialEq, Debug)]
struct Shown {
    total: Tally,
    groups: BTreeMap<Option<GroupId>, Tally>,
    wall: BTreeMap<u16, String>,
    held: usize,
}

fn shown(hall: &Hall) -> Shown {
    let round = hall.latest(TABLE);
    let groups = round.groups().map(|(group, tally)| (group, tally.clone())).collect();
    Shown { total: round.total().clone(), groups, wall: wall(hall), held: round.cards_held() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn one_answer_speaks_for_each_group_in_whatever_order_they_came(
        (story, shuffled) in casts().prop_flat_map(|story| (Just(story.clone()), Just(story).prop_shuffle()))
    ) {
        // R49, R50, R93, R94
        let tell = |story: &[Sent]| {
            let mut hall = asking(TABLE);
            // Whatever comes, the room knows the typed group by one number.
            sends(&mut hall, 9, 1, GroupChoice::Typed("Oost".into()), "begin");
            hall.withdraws(TABLE, 9);
            for (ballot, revision, group, text) in story {
                let id = AnswerId(u128::from(*ballot) * 100 + u128::from(*revision));
                let command = match text {
                    Some(text) => Command::Cast(Cast { id, ..cast(&mut hall, *ballot, *revision, group.clone(), text) }),
                    None => {
                        let (round, ballot, revision, now) = (round(TABLE, 1), phone(*ballot), *revision, hall.now);
                        Command::Withdraw { round, ballot, revision, id, now }
                    }
                };
                hall.sends(&command);
            }
            hall
        };
        let unique: BTreeMap<(u8, u64), _> = story.iter().rev().map(|each| ((each.0, each.1), each.clone())).collect();
        let keep = |story: &[Sent]| -> Vec<_> {
            let mut seen = std::collections::BTreeSet::new();
            let first = story.iter().filter(|each| seen.insert((each.0, each.1)));
            first.map(|each| unique[&(each.0, each.1)].clone()).collect()
        };
        let (hall, other) = (tell(&keep(&story)), tell(&keep(&shuffled)));
        prop_assert_eq!(shown(&hall), shown(&other));

        let round = hall.latest(TABLE);
        let mut best: BTreeMap<GroupId, (u64, AnswerId, BallotId)> = BTreeMap::new();
        for (id, ballot) in round.ballots() {
            if let (Some(group), Some(_)) = (ballot.group, &ballot.answer) {
                let place = (ballot.revision, ballot.id, id);
                best.entry(group).and_modify(|best| *best = place.max(*best)).or_insert(place);
            }
        }
        let mut total = Tally::new(&round.asked);
        for (_, _, ballot) in best.values() {
            total.add(round.ballot(*ballot).and_then(|ballot| ballot.answer.as_deref()).expect("it stands"));
        }
        prop_assert_eq!(round.total(), &total);
        prop_assert_eq!(round.tables().map(|(group, ballot)| (group, ballot.id)).collect::<Vec<_>>(),
            best.iter().map(|(group, (_, id, _))| (*group, *id)).collect::<Vec<_>>());
    }
}
