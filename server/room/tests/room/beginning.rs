//! Beginning a room.

use peil_room::{
    Room,
    command::{Command, Moderation, Step},
    event::Place,
    rejection::Rejection,
};

use crate::world::{Hall, START, deck, grades};

fn begin(groups: &[&str], minimum: u16) -> Command {
    let groups = groups.iter().map(|name| (*name).into()).collect();
    Command::Begin { deck: Box::new(deck()), groups, minimum, extras: false, now: START }
}

fn begun(groups: &[&str], minimum: u16) -> Result<Room, Rejection> {
    let mut room = Room::new();
    let decision = room.decide(&begin(groups, minimum));
    room.apply(&decision.events);
    decision.rejection.map_or(Ok(room), Err)
}

#[test]
fn a_room_begins_once_and_in_its_lobby() {
    // R1
    let mut hall = Hall::new();
    assert_eq!(*hall.shown(), Place::Lobby);
    assert_eq!(hall.room.began_at(), Some(START));
    assert_eq!(hall.sends(&begin(&[], 5)), Some(Rejection::NotNow));
}

#[test]
fn nothing_else_happens_before_it_began() {
    // R1
    let cast = Hall::new().ballot("grade", 1, grades(6.0));
    let commands = [
        Command::Steer { step: 0, what: Step::Next, now: START },
        Command::Moderate { what: Moderation::Readable("grade".into(), false), now: START },
        Command::Cast(cast),
        Command::Tick { now: START },
    ];
    for command in commands {
        let decision = Room::new().decide(&command);
        assert_eq!((decision.events.len(), decision.rejection), (0, Some(Rejection::NotNow)), "{command:?}");
    }
}

#[test]
fn names_of_groups_are_tidied_and_each_stands_once() {
    // R2
    let room = begun(&["  Noord ", "", "zuid", "ZUÏD", "Oost\u{200B}"], 4).expect("it begins");
    let names: Vec<_> = room.groups().iter().map(|group| (group.name.as_str(), group.accepted)).collect();
    assert_eq!(names, [("Noord", true), ("zuid", true), ("Oost", true)]);
}

#[test]
fn too_many_groups_or_too_long_a_name_begin_nothing() {
    // R2
    let names: Vec<String> = (0..61).map(|number| format!("groep {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(begun(&names, 5).err(), Some(Rejection::Group));
    assert!(begun(&names[..60], 5).is_ok());
    assert_eq!(begun(&["n".repeat(61).as_str()], 5).err(), Some(Rejection::Group));
    assert_eq!(begun(&["…"], 5).err(), Some(Rejection::Group));
}

#[test]
fn the_smallest_group_shown_counts_three_to_five() {
    // R2
    let minimum = |asked| begun(&[], asked).map(|room| room.minimum());
    assert_eq!([0, 3, 4, 5, 9].map(minimum), [Ok(3), Ok(3), Ok(4), Ok(5), Ok(5)]);
}
