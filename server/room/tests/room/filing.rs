//! Cards that their authors file in clusters.

use std::collections::BTreeMap;

use peil_room::{
    Room,
    command::{
        Cast, Command, GroupChoice,
        Moderation::{DropCluster, FileCards, MergeClusters, MoveCard, NameCluster, OpenFiling, UndoClusters},
        Step,
    },
    curve::Curves,
    deck::{Asks, Question},
    id::{CardId, ClusterId, GroupId, RoundId},
    rejection::Rejection,
};
use proptest::{collection::vec, prelude::*};

use crate::world::{Hall, deck, phone, place, round, says};

fn here() -> RoundId {
    round("where", 1)
}

/// A hall in which three answered to "where", each with a card, and two clusters of them are named.
fn written() -> Hall {
    let mut hall = Hall::asking("where");
    for ballot in 1..=3 {
        assert_eq!(hall.casts("where", ballot, [says("where", &format!("kaart {ballot}"))].into()), None);
    }
    for name in ["Tijd", "Ruimte"] {
        assert_eq!(hall.moderates(NameCluster(here(), "where".into(), None, name.into())), None);
    }
    hall
}

fn asked() -> Hall {
    let mut hall = written();
    assert_eq!(hall.moderates(OpenFiling(here(), "where".into(), true)), None);
    hall
}

/// A phone files its card.
fn files(hall: &mut Hall, ballot: u8, cluster: Option<u16>) -> Option<Rejection> {
    let (round, field) = (here(), "where".into());
    hall.sends(&Command::File { round, ballot: phone(ballot), field, cluster: cluster.map(ClusterId) })
}

/// The presenter files a card.
fn places(hall: &mut Hall, card: u32, cluster: Option<u16>) -> Option<Rejection> {
    hall.moderates(FileCards(here(), "where".into(), vec![CardId(card)], cluster.map(ClusterId)))
}

fn cluster(hall: &Hall, card: u32) -> Option<u16> {
    hall.latest("where").wall().cluster_of(CardId(card)).map(|cluster| cluster.id.0)
}

#[test]
fn phones_file_their_own_cards_only_while_they_are_asked_to() {
    // R108
    let mut hall = written();
    assert_eq!(files(&mut hall, 1, Some(1)), Some(Rejection::NotNow));
    assert_eq!(hall.moderates(OpenFiling(here(), "whom".into(), true)), Some(Rejection::NothingToDo), "no cluster");
    assert_eq!(hall.moderates(OpenFiling(here(), "where".into(), true)), None);
    assert_eq!(hall.moderates(OpenFiling(here(), "where".into(), true)), Some(Rejection::NothingToDo));
    assert_eq!(files(&mut hall, 1, Some(1)), None);
    assert_eq!(files(&mut hall, 2, Some(2)), None);
    assert_eq!([1, 2, 3].map(|card| cluster(&hall, card)), [Some(1), Some(2), None]);
    assert_eq!(files(&mut hall, 1, None), None);
    assert_eq!(cluster(&hall, 1), None);
    assert_eq!(files(&mut hall, 4, Some(1)), Some(Rejection::Unknown), "it has no card");
    assert_eq!(files(&mut hall, 1, Some(3)), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(OpenFiling(here(), "where".into(), false)), None);
    assert_eq!(files(&mut hall, 2, None), Some(Rejection::NotNow));
    assert_eq!(cluster(&hall, 2), Some(2), "what was filed stays");
}

#[test]
fn filing_the_same_way_again_is_a_repeat() {
    // R108
    let mut hall = asked();
    files(&mut hall, 1, Some(1));
    let (round, field) = (here(), "where".into());
    let again = hall.decides(&Command::File { round, ballot: phone(1), field, cluster: Some(ClusterId(1)) });
    assert_eq!((again.events.len(), again.rejection), (0, None));
}

#[test]
fn what_the_presenter_placed_stays_whatever_its_author_says() {
    // R109
    let mut hall = asked();
    files(&mut hall, 1, Some(1));
    assert_eq!(places(&mut hall, 1, Some(2)), None);
    assert_eq!(files(&mut hall, 1, None), None, "it is heard, and changes nothing");
    assert_eq!(cluster(&hall, 1), Some(2));
    assert_eq!(places(&mut hall, 1, None), None);
    files(&mut hall, 1, Some(1));
    assert_eq!(cluster(&hall, 1), None, "placed in none is placed");
    for changes in [4, 3] {
        assert_eq!(hall.moderates(UndoClusters(here(), "where".into(), changes)), None);
    }
    assert_eq!(cluster(&hall, 1), Some(1), "she took it back: where its author filed it last");
    assert_eq!(hall.latest("where").wall().clusters().changes(0), 2, "what phones do is not hers to take back");
}

#[test]
fn a_cluster_that_is_merged_or_dropped_takes_along_what_phones_filed_in_it() {
    // R79, R109
    let mut hall = asked();
    files(&mut hall, 1, Some(1));
    files(&mut hall, 2, Some(2));
    assert_eq!(hall.moderates(MergeClusters(here(), ClusterId(1), ClusterId(2))), None);
    assert_eq!([1, 2].map(|card| cluster(&hall, card)), [Some(2), Some(2)]);
    assert_eq!(hall.moderates(DropCluster(here(), ClusterId(2))), None);
    assert_eq!([1, 2].map(|card| cluster(&hall, card)), [None, None]);
}

#[test]
fn a_card_that_was_moved_is_not_filed_in_clusters_of_the_column_it_left() {
    // R108
    let mut hall = asked();
    assert_eq!(hall.moderates(MoveCard(here(), CardId(1), "whom".into())), None);
    assert_eq!(files(&mut hall, 1, Some(1)), Some(Rejection::Unknown));
}

#[test]
fn after_the_end_nobody_files() {
    // R108
    let mut hall = asked();
    hall.does(Step::End);
    assert_eq!(files(&mut hall, 1, Some(1)), Some(Rejection::Ended));
}

#[test]
fn a_sealed_room_keeps_each_card_where_it_stood() {
    // R96, R109
    let mut hall = asked();
    files(&mut hall, 1, Some(1));
    files(&mut hall, 2, Some(1));
    files(&mut hall, 3, Some(1));
    places(&mut hall, 2, Some(2));
    places(&mut hall, 3, Some(2));
    places(&mut hall, 3, None);
    hall.does(Step::End);
    let mut sealed = Room::new();
    sealed.apply(&hall.room.retold(&Curves::default()).expect("it has ended"));
    let stand = |room: &Room| -> BTreeMap<String, Option<String>> {
        let wall = room.round(&here()).expect("it was asked").wall();
        let name = |card| wall.cluster_of(card).map(|cluster| cluster.name.clone());
        wall.newest(None).map(|card| (card.text.as_deref().unwrap_or_default().to_owned(), name(card.id))).collect()
    };
    let stood = [("kaart 1", Some("Tijd")), ("kaart 2", Some("Ruimte")), ("kaart 3", None)];
    let stood = stood.map(|(card, cluster)| (card.to_owned(), cluster.map(str::to_owned)));
    assert_eq!((stand(&hall.room), stand(&sealed)), (BTreeMap::from(stood.clone()), BTreeMap::from(stood)));
}

#[test]
fn where_groups_answer_each_phone_of_a_group_files_its_one_card() {
    // R95, R108
    let mut deck = deck();
    if let Some(Asks::Question(question)) = &mut deck.slides[1].asks {
        *question = Question { per_group: true, ..question.clone() };
    }
    let mut hall = Hall::on(deck, &["Noord"], 5);
    hall.does(Step::Jump(place("where")));
    hall.does(Step::Open("where".into()));
    for (ballot, revision) in [(1, 1), (2, 2)] {
        let cast = hall.ballot("where", ballot, [says("where", &format!("kaart {ballot}"))].into());
        let cast = Cast { revision, group: GroupChoice::Listed(GroupId(0)), ..cast };
        assert_eq!(hall.sends(&Command::Cast(cast)), None);
    }
    hall.moderates(NameCluster(here(), "where".into(), None, "Tijd".into()));
    hall.moderates(OpenFiling(here(), "where".into(), true));
    assert_eq!(files(&mut hall, 1, Some(1)), None);
    assert_eq!(cluster(&hall, 1), Some(1));
    assert_eq!(files(&mut hall, 2, None), None);
    assert_eq!(cluster(&hall, 1), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_card_stands_where_the_presenter_put_it_else_where_its_author_did(
        story in vec((any::<bool>(), 1u8..4, proptest::option::of(1u16..3)), 0..40)
    ) {
        // R109
        let mut hall = asked();
        let tallied = hall.latest("where").total().clone();
        let (mut own, mut hers) = (BTreeMap::new(), BTreeMap::new());
        for (by_phone, card, to) in story {
            let stood = cluster(&hall, card.into());
            if by_phone {
                prop_assert_eq!(files(&mut hall, card, to), None);
                own.insert(card, to);
            } else {
                let refused = places(&mut hall, card.into(), to);
                prop_assert_eq!(refused, (stood == to).then_some(Rejection::NothingToDo));
                if stood != to {
                    hers.insert(card, to);
                }
            }
            for card in 1..4 {
                let stands = hers.get(&card).or_else(|| own.get(&card)).copied().flatten();
                prop_assert_eq!(cluster(&hall, card.into()), stands);
            }
        }
        prop_assert_eq!(hall.latest("where").total(), &tallied);
    }
}
