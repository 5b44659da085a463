//! The group a ballot is cast with.

use std::collections::{BTreeMap, BTreeSet};

use peil_room::{
    command::{Cast, Command, GroupChoice, Moderation},
    event::{Chosen, Event},
    id::GroupId,
    limit,
    rejection::Rejection,
};
use proptest::{collection::vec, prelude::*};

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

#[test]
fn a_name_that_nobody_names_any_more_takes_no_place() {
    // R53
    let mut hall = Hall::asking("grade");
    for number in 0..200 {
        assert_eq!(casts(&mut hall, 1, typed(&format!("groep {number}"))), None, "one phone that cannot decide");
    }
    assert_eq!(hall.room.counting_groups().count(), 3, "two of the list, and the last");
    assert_eq!(group_of(&hall, 1), Some(GroupId(201)), "no number is given twice");
    hall.withdraws("grade", 1);
    assert_eq!(casts(&mut hall, 2, typed("Groep 7")), None);
    assert_eq!(group_of(&hall, 2), Some(GroupId(9)), "it is known by its old number");
    let counting: Vec<_> = hall.room.counting_groups().map(|group| group.name.as_str()).collect();
    assert_eq!(counting, ["Noord", "Zuid", "groep 7"]);
}

#[test]
fn what_came_at_once_and_does_not_fit_stands_without_a_group() {
    // R53
    let mut hall = Hall::asking("grade");
    for number in 2..59 {
        casts(&mut hall, number, typed(&format!("groep {number}")));
    }
    let late = [200, 201].map(|ballot| {
        let cast = hall.ballot("grade", ballot, grades(6.0));
        hall.decides(&Command::Cast(Cast { group: typed(&format!("groep {ballot}")), ..cast }))
    });
    late.iter().for_each(|decision| hall.room.apply(&decision.events));
    assert_eq!((group_of(&hall, 200), group_of(&hall, 201)), (Some(GroupId(59)), None));
    assert_eq!(hall.latest("grade").answered(), 59);
}

/// Something that a phone or the presenter does about groups.
#[derive(Clone, Debug)]
enum Naming {
    Types(u8, u8),
    TakesBack(u8),
    Accepts(u8),
}

fn namings() -> impl Strategy<Value = Vec<Naming>> {
    let naming = prop_oneof![
        12 => (0u8..80, 0u8..90).prop_map(|(ballot, name)| Naming::Types(ballot, name)),
        2 => (0u8..80).prop_map(Naming::TakesBack),
        1 => (0u8..90).prop_map(Naming::Accepts),
    ];
    vec(naming, 0..300)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn sixty_groups_count_and_a_number_stays_a_name(story in namings()) {
        // R53
        let mut hall = Hall::asking("grade");
        let called = |name: u8| format!("groep {name}");
        // What each phone names, what was accepted, and the number that each name was first known by.
        let mut named: BTreeMap<u8, u8> = BTreeMap::new();
        let mut accepted: BTreeSet<u8> = BTreeSet::new();
        let mut known: BTreeMap<u8, GroupId> = BTreeMap::new();
        for naming in story {
            let counting: BTreeSet<u8> = named.values().chain(&accepted).copied().collect();
            match naming {
                Naming::Types(ballot, name) => {
                    let fits = counting.contains(&name) || counting.len() + 2 < limit::GROUPS;
                    let refused = casts(&mut hall, ballot, typed(&called(name)));
                    prop_assert_eq!(refused, (!fits).then_some(Rejection::Group));
                    if fits {
                        named.insert(ballot, name);
                        let next = GroupId(known.len() as u16 + 2);
                        let id = *known.entry(name).or_insert(next);
                        prop_assert_eq!(group_of(&hall, ballot), Some(id));
                    }
                }
                Naming::TakesBack(ballot) => {
                    hall.withdraws("grade", ballot);
                    named.remove(&ballot);
                }
                Naming::Accepts(name) => {
                    // The presenter sees those that count.
                    if let Some(id) = known.get(&name).filter(|_| counting.contains(&name)) {
                        hall.moderates(Moderation::AcceptGroup(*id));
                        accepted.insert(name);
                    }
                }
            }
            for (name, id) in &known {
                prop_assert_eq!(&hall.room.groups()[usize::from(id.0)].name, &called(*name));
            }
            let counting = named.values().chain(&accepted).copied().collect::<BTreeSet<u8>>().len() + 2;
            prop_assert_eq!(hall.room.counting_groups().count(), counting);
        }
    }
}
