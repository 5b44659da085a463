//! Texts on a wall.

use peil_room::{
    card::Author,
    command::{
        Moderation::{self, AddCard, ApproveCard, HideAll, HideCard, MoveCard, PinCard, ShowCard},
        Step,
    },
    id::{CardId, RoundId},
    rejection::Rejection,
};

use crate::world::{Hall, chooses, no_because, phone, round, says};

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

fn wall(hall: &Hall) -> Vec<(u32, String)> {
    let cards = hall.latest("where").wall().newest(None);
    cards.map(|card| (card.id.0, card.text.as_deref().unwrap_or_default().to_owned())).collect()
}

#[test]
fn each_text_field_of_a_ballot_has_a_card_that_keeps_its_number() {
    // R54
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "thuis"), says("whom", "Ans")].into());
    hall.casts("where", 2, [says("where", "op school")].into());
    hall.casts("where", 1, [says("where", "overal"), says("whom", "Bea")].into());
    assert_eq!(wall(&hall), [(3, "op school".into()), (2, "Bea".into()), (1, "overal".into())]);
    assert_eq!(hall.latest("where").wall().of_author(Author::Ballot(phone(1)), 1).map(|card| card.id), Some(CardId(2)));
}

#[test]
fn an_emptied_field_and_a_withdrawal_take_the_card_away_and_it_comes_back_with_its_number() {
    // R54
    let mut hall = written(&["thuis", "op school"]);
    hall.casts("where", 1, [says("whom", "Ans")].into());
    hall.withdraws("where", 2);
    assert_eq!(wall(&hall), [(3, "Ans".into())]);
    hall.casts("where", 2, [says("where", "toch school")].into());
    assert_eq!(wall(&hall), [(3, "Ans".into()), (2, "toch school".into())]);
    assert_eq!((hall.latest("where").cards_shown(0), hall.latest("where").cards_shown(1)), (1, 1));
}

#[test]
fn cards_are_read_newest_first_page_by_page() {
    // R54
    let hall = written(&["a", "b", "c", "d", "e"]);
    let page = |before: Option<u32>| {
        let cards = hall.latest("where").wall().newest(before.map(CardId)).take(2);
        cards.map(|card| card.id.0).collect::<Vec<_>>()
    };
    assert_eq!(
        [page(None), page(Some(4)), page(Some(2)), page(Some(1)), page(Some(0))],
        [vec![5, 4], vec![3, 2], vec![1], vec![], vec![]]
    );
    assert_eq!(page(Some(99)), [5, 4]);
}

#[test]
fn hiding_a_card_holds_for_whatever_its_ballot_says_from_now_on() {
    // R55
    let mut hall = written(&["thuis", "op school"]);
    assert_eq!(hall.moderates(HideCard(here(), CardId(1))), None);
    hall.casts("where", 1, [says("where", "nog eens")].into());
    assert!(!hall.card_shown("where", 1));
    hall.withdraws("where", 1);
    hall.casts("where", 1, [says("where", "en nog eens")].into());
    assert!(!hall.card_shown("where", 1) && hall.card_shown("where", 2));
    assert_eq!(hall.moderates(ShowCard(here(), CardId(1))), None);
    assert!(hall.card_shown("where", 1));
}

#[test]
fn a_held_text_is_let_through_only_as_it_was_seen() {
    // R56
    let mut hall = written(&["het geheim"]);
    assert_eq!((hall.card_shown("where", 1), hall.latest("where").cards_held()), (false, 1));
    hall.casts("where", 1, [says("where", "ons geheim")].into());
    assert_eq!(hall.moderates(ApproveCard(here(), CardId(1), 1)), Some(Rejection::Superseded));
    assert_eq!(hall.moderates(ApproveCard(here(), CardId(1), 2)), None);
    assert!(hall.card_shown("where", 1));
    hall.casts("where", 1, [says("where", "hun geheim")].into());
    assert_eq!((hall.card_shown("where", 1), hall.latest("where").cards_held()), (false, 1));
}

#[test]
fn a_text_that_did_not_change_stays_let_through() {
    // R56
    let mut hall = written(&["het geheim"]);
    hall.moderates(ApproveCard(here(), CardId(1), 1));
    hall.casts("where", 1, [says("where", "het geheim"), says("whom", "Ans")].into());
    assert_eq!((hall.card_shown("where", 1), hall.card("where", 1).revision), (true, 1));
}

#[test]
fn a_harmless_text_after_a_held_one_is_shown() {
    // R56
    let mut hall = written(&["het geheim"]);
    hall.casts("where", 1, [says("where", "het park")].into());
    assert_eq!((hall.card_shown("where", 1), hall.latest("where").cards_held()), (true, 0));
}

#[test]
fn texts_of_a_branch_are_held_back_until_three_stand_on_it() {
    // R57
    let mut hall = Hall::asking("plg");
    hall.casts("plg", 1, no_because("te druk"));
    hall.casts("plg", 2, no_because("geen tijd"));
    let held = |hall: &Hall| {
        let plg = hall.latest("plg");
        (plg.branch_held(2), plg.cards_shown(2), plg.cards_held())
    };
    assert_eq!(held(&hall), (true, 0, 2));
    assert_eq!(hall.moderates(ApproveCard(round("plg", 1), CardId(2), 1)), None);
    assert_eq!(held(&hall), (true, 1, 1));
    assert_eq!(hall.moderates(ApproveCard(round("plg", 1), CardId(2), 1)), Some(Rejection::NothingToDo));
    hall.casts("plg", 3, chooses("plg", "no"));
    assert_eq!(held(&hall), (false, 2, 0));
    hall.withdraws("plg", 3);
    assert_eq!(held(&hall), (true, 1, 1));
}

#[test]
fn at_most_six_cards_are_pinned_and_none_that_is_hidden_or_gone() {
    // R58
    let mut hall = written(&["a", "b", "c", "d", "e", "f", "g"]);
    for card in 1..=6 {
        assert_eq!(hall.moderates(PinCard(here(), CardId(card), true)), None);
    }
    assert_eq!(hall.moderates(PinCard(here(), CardId(7), true)), Some(Rejection::TooManyCards));
    hall.withdraws("where", 1);
    assert_eq!(hall.moderates(PinCard(here(), CardId(7), true)), None);
    hall.casts("where", 1, [says("where", "weer a")].into());
    assert!(!hall.card("where", 1).pinned);
    hall.moderates(HideCard(here(), CardId(2)));
    assert_eq!(hall.latest("where").wall().pinned(), 5);
    assert_eq!(hall.moderates(PinCard(here(), CardId(2), true)), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(PinCard(here(), CardId(3), false)), None);
    assert_eq!(hall.latest("where").wall().pinned(), 4);
}

#[test]
fn accident_23_a_card_moves_to_another_column_and_no_count_of_answers_changes() {
    // R59
    let mut hall = written(&["Ans"]);
    let before = hall.latest("where").total().clone();
    assert_eq!(hall.moderates(MoveCard(here(), CardId(1), "whom".into())), None);
    assert_eq!((hall.card("where", 1).source, hall.card("where", 1).field), (0, 1));
    assert_eq!((hall.latest("where").cards_shown(0), hall.latest("where").cards_shown(1)), (0, 1));
    assert_eq!(*hall.latest("where").total(), before);
}

#[test]
fn a_card_from_the_room_is_no_ballot_and_there_are_at_most_a_hundred() {
    // R60
    let mut hall = written(&["thuis"]);
    for number in 0..100 {
        assert_eq!(hall.moderates(AddCard(here(), "whom".into(), format!(" kaart  {number}"))), None);
    }
    assert_eq!(hall.moderates(AddCard(here(), "whom".into(), "meer".into())), Some(Rejection::TooManyCards));
    assert_eq!((hall.latest("where").answered(), hall.latest("where").cards_shown(1)), (1, 100));
    assert_eq!((hall.card("where", 2).ballot, hall.card("where", 2).text.as_deref()), (None, Some("kaart 0")));
}

#[test]
fn an_added_card_must_say_something_that_fits_a_text_field() {
    // R60
    let mut hall = written(&[]);
    let mut add = |field: &str, text: &str| hall.moderates(AddCard(here(), field.into(), text.into()));
    assert_eq!(add("where", " "), Some(Rejection::Blank("where".into())));
    assert_eq!(add("where", &"w".repeat(21)), Some(Rejection::TooLong("where".into())));
    assert_eq!(add("nowhere", "w"), Some(Rejection::Unknown));
}

#[test]
fn accident_25_hiding_everything_hides_the_cards_of_that_moment() {
    // R62
    let mut hall = written(&["a", "b"]);
    assert_eq!(hall.moderates(HideAll(here())), None);
    assert_eq!(hall.moderates(HideAll(here())), Some(Rejection::NothingToDo));
    hall.casts("where", 3, [says("where", "c")].into());
    assert_eq!([1, 2, 3].map(|card| hall.card_shown("where", card)), [false, false, true]);
    assert_eq!(hall.moderates(ShowCard(here(), CardId(1))), None);
    assert_eq!(hall.latest("where").cards_shown(0), 2);
}

#[test]
fn moderation_that_changes_nothing_or_of_what_does_not_exist_is_refused() {
    // R64
    let mut hall = written(&["a", "b"]);
    hall.withdraws("where", 2);
    let nothing = Rejection::NothingToDo;
    let table: [(Moderation, Rejection); 12] = [
        (ShowCard(here(), CardId(1)), nothing.clone()),
        (ApproveCard(here(), CardId(1), 1), nothing.clone()),
        (PinCard(here(), CardId(1), false), nothing.clone()),
        (MoveCard(here(), CardId(1), "where".into()), nothing.clone()),
        (MoveCard(here(), CardId(1), "nowhere".into()), Rejection::Unknown),
        (HideCard(here(), CardId(0)), Rejection::Unknown),
        (HideCard(here(), CardId(2)), Rejection::Unknown),
        (HideCard(here(), CardId(9)), Rejection::Unknown),
        (HideCard(round("where", 2), CardId(1)), Rejection::Unknown),
        (HideAll(round("grade", 1)), Rejection::Unknown),
        (Moderation::Readable("where".into(), true), nothing),
        (Moderation::Readable("nowhere".into(), true), Rejection::Unknown),
    ];
    let before = hall.room.clone();
    for (what, rejection) in table {
        assert_eq!(hall.moderates(what.clone()), Some(rejection), "{what:?}");
    }
    assert_eq!(hall.room, before);
}

#[test]
fn phones_may_read_what_the_deck_allows_until_the_presenter_decides_otherwise() {
    // R63
    let mut hall = Hall::new();
    assert!(hall.room.readable(&"grade".into()) && !hall.room.readable(&"hand".into()));
    hall.moderates(Moderation::Readable("grade".into(), false));
    hall.moderates(Moderation::Readable("hand".into(), true));
    assert!(!hall.room.readable(&"grade".into()) && hall.room.readable(&"hand".into()));
}

#[test]
fn one_card_is_shown_large_until_the_next_step() {
    // R77
    let mut hall = written(&["thuis", "op school"]);
    let light = |card| Step::Spotlight(here(), CardId(card));
    assert_eq!(hall.tries(light(1)), Some(Rejection::NothingToDo), "the hall does not see it yet");
    hall.does(Step::Reveal("where".into()));
    hall.does(light(1));
    assert_eq!(hall.room.spotlit(), Some((&here(), CardId(1))));
    hall.does(light(2));
    assert_eq!(hall.room.spotlit(), Some((&here(), CardId(2))));
    hall.does(light(2));
    assert_eq!(hall.room.spotlit(), None);
    hall.does(light(2)).next();
    assert_eq!(hall.room.spotlit(), None);
    assert_eq!(hall.tries(light(2)), Some(Rejection::NothingToDo), "the show moved on");
    assert_eq!(hall.tries(light(9)), Some(Rejection::Unknown));
}

#[test]
fn a_card_that_leaves_the_wall_is_no_longer_large() {
    // R77
    let mut hall = written(&["thuis", "op school"]);
    hall.does(Step::Reveal("where".into())).does(Step::Spotlight(here(), CardId(1)));
    hall.moderates(HideCard(here(), CardId(1)));
    assert_eq!(hall.room.spotlit(), None);
}
