//! Cards in clusters.

use peil_room::{
    command::Moderation::{self, DropCluster, FileCards, HideCard, MergeClusters, MoveCard, NameCluster, UndoClusters},
    id::{CardId, ClusterId, RoundId},
    limit,
    rejection::Rejection,
};

use crate::world::{Hall, round, says};

fn here() -> RoundId {
    round("where", 1)
}

/// A hall in which these were answered to "where", one ballot each.
fn written(texts: &[&str]) -> Hall {
    let mut hall = Hall::asking("where");
    for (ballot, text) in (1..).zip(texts) {
        assert_eq!(hall.casts("where", ballot, [says("where", text)].into()), None);
    }
    hall
}

fn names(name: &str) -> Moderation {
    NameCluster(here(), "where".into(), None, name.into())
}

fn files(cards: &[u32], cluster: Option<u16>) -> Moderation {
    FileCards(here(), "where".into(), cards.iter().map(|card| CardId(*card)).collect(), cluster.map(ClusterId))
}

fn undo(changes: usize) -> Moderation {
    UndoClusters(here(), "where".into(), changes)
}

/// The clusters by name, each with its cards.
fn clusters(hall: &Hall) -> Vec<(String, Vec<u32>)> {
    let wall = hall.latest("where").wall();
    let of = |id| wall.newest(None).filter(move |card| wall.cluster_of(card.id).is_some_and(|it| it.id == id));
    let all = wall.clusters().of_field(0);
    all.map(|cluster| (cluster.name.clone(), of(cluster.id).map(|card| card.id.0).collect())).collect()
}

fn of(all: &[(&str, &[u32])]) -> Vec<(String, Vec<u32>)> {
    all.iter().map(|(name, cards)| ((*name).to_owned(), cards.to_vec())).collect()
}

#[test]
fn clusters_are_named_and_filled() {
    // R78, R79
    let mut hall = written(&["a", "b", "c"]);
    assert_eq!(hall.moderates(names("Tijd")), None);
    assert_eq!(hall.moderates(names(" Ruimte ")), None);
    assert_eq!(hall.moderates(names("RUIMTE")), Some(Rejection::Twice("where".into())));
    assert_eq!(hall.moderates(names(" ")), Some(Rejection::Blank("where".into())));
    assert_eq!(hall.moderates(files(&[1, 3], Some(1))), None);
    assert_eq!(hall.moderates(files(&[3, 2], Some(2))), None);
    assert_eq!(clusters(&hall), of(&[("Tijd", &[1]), ("Ruimte", &[3, 2])]));
    assert_eq!(hall.moderates(files(&[1], Some(1))), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(files(&[1], Some(3))), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(files(&[9], Some(1))), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(files(&[2], None)), None);
    let renamed = NameCluster(here(), "where".into(), Some(ClusterId(1)), "Meer tijd".into());
    assert_eq!(hall.moderates(renamed), None);
    assert_eq!(clusters(&hall), of(&[("Meer tijd", &[1]), ("Ruimte", &[3])]));
    assert_eq!((hall.latest("where").answered(), hall.latest("where").cards_shown(0)), (3, 3));
}

#[test]
fn six_clusters_stand_at_once() {
    // R78
    let mut hall = written(&["a"]);
    for number in 1..=limit::CLUSTERS {
        assert_eq!(hall.moderates(names(&format!("Cluster {number}"))), None);
    }
    assert_eq!(hall.moderates(names("Nog een")), Some(Rejection::TooManyClusters));
    assert_eq!(hall.moderates(DropCluster(here(), ClusterId(2))), None);
    assert_eq!(hall.moderates(names("Nog een")), None);
    assert_eq!(hall.moderates(files(&[1], Some(2))), Some(Rejection::Unknown), "its number is never used again");
}

#[test]
fn cards_follow_their_cluster_into_another_and_out() {
    // R79, R80
    let mut hall = written(&["a", "b", "c"]);
    for name in ["Tijd", "Ruimte"] {
        hall.moderates(names(name));
    }
    hall.moderates(files(&[1, 2], Some(1)));
    hall.moderates(files(&[3], Some(2)));
    let apart = clusters(&hall);
    let merge = |one, into| MergeClusters(here(), ClusterId(one), ClusterId(into));
    assert_eq!(hall.moderates(merge(1, 1)), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(merge(1, 2)), None);
    assert_eq!(clusters(&hall), of(&[("Ruimte", &[3, 2, 1])]));
    assert_eq!(hall.moderates(merge(1, 2)), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(DropCluster(here(), ClusterId(2))), None);
    assert_eq!(clusters(&hall), []);
    assert_eq!(hall.moderates(undo(5)), Some(Rejection::Superseded), "two presenters pressed at once");
    assert_eq!(hall.moderates(undo(6)), None);
    assert_eq!(clusters(&hall), of(&[("Ruimte", &[3, 2, 1])]));
    assert_eq!(hall.moderates(undo(5)), None);
    assert_eq!(clusters(&hall), apart);
}

#[test]
fn a_card_that_moves_to_another_column_leaves_its_cluster_and_comes_back_to_it() {
    // R79
    let mut hall = written(&["a"]);
    hall.moderates(names("Tijd"));
    hall.moderates(files(&[1], Some(1)));
    hall.moderates(MoveCard(here(), CardId(1), "whom".into()));
    assert_eq!(clusters(&hall), of(&[("Tijd", &[])]));
    assert_eq!(hall.moderates(files(&[1], Some(1))), Some(Rejection::Unknown));
    hall.moderates(MoveCard(here(), CardId(1), "where".into()));
    assert_eq!(clusters(&hall), of(&[("Tijd", &[1])]));
}

#[test]
fn a_card_that_is_hidden_stays_hidden_in_a_cluster() {
    // R78
    let mut hall = written(&["a"]);
    hall.moderates(HideCard(here(), CardId(1)));
    hall.moderates(names("Tijd"));
    assert_eq!(hall.moderates(files(&[1], Some(1))), None);
    assert!(!hall.card_shown("where", 1));
}
