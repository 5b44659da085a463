//! What surrounds the show: a frozen projector, the Wi-Fi, how many fit, and how long it took.

use peil_room::{
    Ahead, Progress,
    command::Step,
    event::{Cover, Place},
    limit,
    rejection::Rejection,
    wifi::Wifi,
};

use crate::world::{Hall, START, place};

fn wifi(name: &str, password: &str) -> Step {
    Step::Wifi(Some(Wifi { name: name.into(), password: password.into() }))
}

#[test]
fn a_frozen_projector_keeps_its_place_while_the_show_moves_on_under_it() {
    // R16, R23, R85
    let mut hall = Hall::at("together");
    hall.does(Step::Cover(Cover::Frozen)).does(Step::Jump(place("grade"))).does(Step::Open("grade".into()));
    assert_eq!((hall.room.on_the_wall(), hall.shown()), (&place("together"), &place("grade")));
    assert_eq!((hall.progress("grade"), hall.ahead()), (Progress::Open, Ahead::Uncover));
    hall.next();
    assert_eq!((hall.room.on_the_wall(), hall.room.stage().cover), (&place("grade"), Cover::None));
    assert_eq!(hall.progress("grade"), Progress::Open, "thawing moves nothing");
}

#[test]
fn nothing_is_frozen_under_another_cover_and_another_cover_thaws() {
    // R85
    let mut hall = Hall::at("together");
    hall.does(Step::Cover(Cover::Blank));
    assert_eq!(hall.tries(Step::Cover(Cover::Frozen)), Some(Rejection::NothingToDo));
    hall.does(Step::Cover(Cover::Blank)).does(Step::Cover(Cover::Frozen)).does(Step::Jump(place("grade")));
    hall.does(Step::Cover(Cover::Code));
    assert_eq!(hall.room.on_the_wall(), &place("grade"));
}

#[test]
fn the_end_thaws() {
    // R85
    let mut hall = Hall::at("together");
    hall.does(Step::Cover(Cover::Frozen)).does(Step::Jump(Place::Closing)).does(Step::End);
    assert_eq!(hall.room.on_the_wall(), &Place::Closing);
    hall.does(Step::Unend);
    assert_eq!(hall.room.on_the_wall(), &place("together"), "everything is as it was left");
}

#[test]
fn the_wifi_is_shown_once_it_is_known_and_goes_when_it_is_forgotten() {
    // R86
    let mut hall = Hall::new();
    assert_eq!(hall.tries(Step::Cover(Cover::Wifi)), Some(Rejection::NothingToDo));
    hall.does(wifi("Gasten", "welkom-op-school")).does(Step::Cover(Cover::Wifi));
    assert_eq!(hall.room.stage().cover, Cover::Wifi);
    hall.does(wifi("Gasten", ""));
    assert_eq!(hall.room.stage().cover, Cover::Wifi, "a network without a password is one");
    hall.does(Step::Wifi(None));
    assert_eq!((&hall.room.stage().wifi, hall.room.stage().cover), (&None, Cover::None));
}

#[test]
fn what_no_access_point_takes_is_no_wifi() {
    // R86
    let mut hall = Hall::new();
    let long = "x".repeat(64);
    let wide = "é".repeat(17);
    for (name, password) in
        [("", "welkom123"), (" ", ""), (&*wide, ""), ("A\n", ""), ("A", "kort123"), ("A", &*long), ("A", "tab\tbed123")]
    {
        assert_eq!(hall.tries(wifi(name, password)), Some(Rejection::Wifi), "{name:?} {password:?}");
    }
    let shown = format!("{:?}", Wifi { name: "Gasten".into(), password: "welkom-op-school".into() });
    assert!(!shown.contains("Gasten") && !shown.contains("welkom"), "{shown}");
}

#[test]
fn how_many_phones_fit_is_a_step() {
    // R87
    let mut hall = Hall::new();
    for cap in [0, limit::BALLOTS as u32 + 1] {
        assert_eq!(hall.tries(Step::Cap(Some(cap))), Some(Rejection::Cap), "{cap}");
    }
    hall.does(Step::Cap(Some(8)));
    assert_eq!(hall.room.stage().cap, Some(8));
    assert_eq!(hall.tries(Step::Cap(Some(8))), Some(Rejection::NothingToDo));
    hall.does(Step::Cap(None));
    assert_eq!(hall.room.stage().cap, None);
}

#[test]
fn the_time_on_a_slide_adds_up_and_stops_with_the_end() {
    // R88
    let mut hall = Hall::new();
    assert_eq!(hall.room.stage().since, START);
    let stay = |hall: &mut Hall, slide: &str, millis| {
        hall.does(Step::Jump(place(slide)));
        hall.waits(millis);
    };
    stay(&mut hall, "together", 58_000);
    stay(&mut hall, "thanks", 28_000);
    stay(&mut hall, "together", 8_000);
    hall.does(Step::Cover(Cover::Blank)).does(Step::End);
    let spent = |hall: &Hall, slide: &str| hall.room.spent(&slide.into());
    assert_eq!((spent(&hall, "together"), spent(&hall, "thanks")), (72_000, 30_000));
    hall.waits(120_000).does(Step::Unend);
    stay(&mut hall, "thanks", 0);
    assert_eq!(spent(&hall, "together"), 74_000, "the time between the end and its taking back is nobody's");
}
