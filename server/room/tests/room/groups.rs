//! The group a ballot is cast with.

use peil_room::{
    command::{Cast, Command, GroupChoice, Moderation},
    event::{Chosen, Event},
    id::GroupId,
    rejection::Rejection,
};

use crate::world::{Hall, deck, grades, phone, round};

fn casts(hall: &mut Hall, ballot: u8, group: GroupChoice) -> Option<Rejection> {
    let cast = hall.ballot("grade", ballot, grades(6.0));
    hall.sends(&Command::Cast(Cast { group, ..cast }))
}

fn typed(name: &str) -> GroupChoice {
    GroupChoice::Typed(name.into())
}

fn group_of(hall: &Hall, ballot: u8) -> Option<GroupId> {
    hall.room.standing(&round("grade", 1), phone(ballot)).and_then(|stands| stands.group)
}

#[test]
fn a_typed_name_is_one_group_however_it_is_spelled() {
    // R52
    let mut hall = Hall::asking("grade");
    assert_eq!(casts(&mut hall, 1, typed(" Óost ")), None);
    assert_eq!(casts(&mut hall, 2, typed("oost")), None);
    assert_eq!(casts(&mut hall, 3, typed("NOORD")), None);
    assert_eq!([1, 2, 3].map(|ballot| group_of(&hall, ballot)), [Some(GroupId(2)), Some(GroupId(2)), Some(GroupId(0))]);
}

#[test]
fn two_ballots_that_bring_one_new_name_at_once_make_one_group() {
    // R52
    let mut hall = Hall::asking("grade");
    let first = Cast { group: typed("Oost"), ..hall.ballot("grade", 1, grades(6.0)) };
    let second = Cast { group: typed("OOST"), ..hall.ballot("grade", 2, grades(6.0)) };
    let decided = [hall.decides(&Command::Cast(first)), hall.decides(&Command::Cast(second))];
    for decision in decided {
        assert!(matches!(&decision.events[..], [Event::BallotCast { group: Chosen::Typed(_), .. }]));
        hall.room.apply(&decision.events);
    }
    assert_eq!((group_of(&hall, 1), group_of(&hall, 2)), (Some(GroupId(2)), Some(GroupId(2))));
    assert_eq!(hall.room.groups().len(), 3);
}

#[test]
fn a_typed_group_is_in_nobodys_list_until_it_is_accepted() {
    // R52, R64
    let mut hall = Hall::asking("grade");
    casts(&mut hall, 1, typed("Oost"));
    assert_eq!(hall.room.listed_group(GroupId(2)), None);
    assert_eq!(hall.moderates(Moderation::AcceptGroup(GroupId(2))), None);
    assert_eq!(hall.room.listed_group(GroupId(2)).map(|group| group.name.as_str()), Some("Oost"));
    assert_eq!(hall.moderates(Moderation::AcceptGroup(GroupId(2))), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(Moderation::AcceptGroup(GroupId(3))), Some(Rejection::Unknown));
}

#[test]
fn a_group_that_cannot_be_is_refused() {
    // R53
    let mut hall = Hall::asking("grade");
    assert_eq!(casts(&mut hall, 1, GroupChoice::Listed(GroupId(2))), Some(Rejection::Unknown));
    for name in ["", " ", "…", &"o".repeat(61)] {
        assert_eq!(casts(&mut hall, 1, typed(name)), Some(Rejection::Group), "{name}");
    }
    for number in 2..60 {
        assert_eq!(casts(&mut hall, number, typed(&format!("groep {number}"))), None);
    }
    assert_eq!(casts(&mut hall, 1, typed("groep 60")), Some(Rejection::Group));
    assert_eq!(casts(&mut hall, 1, typed("Groep 59")), None, "a known one fits");
}

#[test]
fn nobody_types_a_group_where_none_is_asked_for() {
    // R53
    let mut hall = Hall::new();
    hall.room = peil_room::Room::new();
    let deck = Box::new(peil_room::deck::Deck { group: None, ..deck() });
    hall.sends(&Command::Begin { deck, groups: vec![], minimum: 5, extras: false, now: hall.now });
    hall.next();
    assert_eq!(casts(&mut hall, 1, typed("Oost")), Some(Rejection::Group));
    assert_eq!(casts(&mut hall, 1, GroupChoice::None), None);
}

#[test]
fn a_ballot_that_changes_its_group_counts_there_only() {
    // R49
    let mut hall = Hall::asking("grade");
    casts(&mut hall, 1, GroupChoice::Listed(GroupId(0)));
    casts(&mut hall, 2, GroupChoice::Listed(GroupId(0)));
    casts(&mut hall, 1, GroupChoice::None);
    let counts: Vec<_> = hall.latest("grade").groups().map(|(group, tally)| (group, tally.answers)).collect();
    assert_eq!(counts, [(None, 1), (Some(GroupId(0)), 1)]);
}
