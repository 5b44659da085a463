//! A round that is played again: on the wall and nowhere else, and nothing in it that may not be shown.

use peil_tests::{DEADLINE, Outcome, Phone, Presenter, Projector, Room, TestServer, age};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const GRACE: u64 = 11_000;
const MINUTE: u64 = 60_000;

fn replay(question: &str, part: u64) -> Value {
    json!({"step": "replay", "question": question, "round": 1, "part": part, "pace": null})
}

/// The moment on the wall, once it is there.
async fn moment(projector: &mut Projector, part: u64) -> Value {
    projector.screen().until(|screen| screen.latest("projectorTally")["replay"]["part"] == part).await;
    projector.screen().latest("projectorTally")["replay"].clone()
}

/// A workshop in which so many answered a question, of two groups in turn, revealed and over its grace.
async fn revealed(server: &mut TestServer, question: &str, answer: impl Fn(usize) -> Value, answers: usize) -> Room {
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let mut presenter = room.presenter().await;
    presenter.ask(question).await;
    let mut phones = room.phones(answers).await;
    for (number, phone) in phones.iter_mut().enumerate() {
        let group = json!({"listed": number % 2});
        assert!(phone.answer_for(question, group, json!({question: answer(number)})).await.is_saved());
    }
    presenter.answered(question, answers as u64).await;
    presenter.reveal(question).await;
    drop((presenter, phones));
    let_time_pass(server, &room, GRACE).await
}

/// Starts the server again as if so much time had passed.
async fn let_time_pass(server: &mut TestServer, room: &Room, millis: u64) -> Room {
    server.stop().await;
    age(&server.data(), millis);
    server.restart().await;
    server.again(room)
}

fn grades(number: usize) -> Value {
    json!({"kind": "grade", "grade": if number < 10 { 4 } else { 8 }})
}

#[tokio::test]
async fn a_revealed_round_plays_from_its_opening_to_its_end_on_every_projector_and_on_no_phone() {
    let mut server = TestServer::start().await;
    let room = revealed(&mut server, "cijfer", grades, 23).await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    assert_eq!(presenter.view()["replayable"][0]["question"], "cijfer");
    presenter.must(replay("cijfer", 0)).await;
    let first = moment(&mut projector, 0).await;
    assert_eq!((&first["answered"], &first["tally"]["n"]), (&json!(0), &json!(0)));
    assert_eq!(first["counts"].as_array().map(Vec::len), Some(40));
    assert_eq!(first["counts"][39], 23);
    let marks: Vec<_> = first["marks"].as_array().expect("marks").iter().map(|mark| mark["mark"].clone()).collect();
    assert_eq!(marks, ["opened", "closed", "revealed"]);
    assert_eq!(projector.view()["replay"]["question"]["id"], "cijfer");

    let stills = first["stills"].as_array().expect("stills").clone();
    let mut counts = Vec::new();
    for part in stills.iter().filter_map(Value::as_u64) {
        if part > 0 {
            presenter.must(replay("cijfer", part)).await;
        }
        let shown = moment(&mut projector, part).await;
        assert_eq!((&shown["at"], &shown["answered"]), (&json!(part), &shown["tally"]["n"]));
        counts.push(shown["answered"].as_u64().expect("a count"));
    }
    assert_eq!((counts.first(), counts.last()), (Some(&0), Some(&23)));
    assert!(counts.windows(2).all(|pair| pair[1] >= pair[0] + 5), "{counts:?}");

    let play = json!({"step": "replay", "question": "cijfer", "round": 1, "part": 0, "pace": 100});
    presenter.must(play).await;
    let mut late = room.projector().await;
    let last = moment(&mut late, 40).await;
    assert_eq!((&last["pace"], &last["tally"]["n"]), (&json!(null), &json!(23)));
    assert_eq!(moment(&mut projector, 40).await, last);
    assert!(last["tally"].get("split").is_none() && !projector.screen().ever_heard("Noord"));

    presenter.advance().await;
    projector.until(|now| now.view()["replay"].is_null() && now.view()["slide"]["id"] == "cijfer").await;
    projector.screen().until(|screen| screen.latest("projectorTally")["replay"].is_null()).await;
    presenter.show("plg").await;
    phone.until(|view| view["slide"]["id"] == "plg").await;
    assert!(!phone.screen().ever_heard("replay") && !phone.screen().ever_heard("stills"));
    assert!(projector.screen().ever_heard("stills"), "the control");
}

#[tokio::test]
async fn only_a_presenter_plays_a_round_again() {
    let mut server = TestServer::start().await;
    let room = revealed(&mut server, "cijfer", grades, 5).await;
    let (presenter, mut projector, mut phone) = (room.presenter().await, room.projector().await, room.phone().await);
    let steer = json!({"type": "steer", "n": 1, "step": presenter.step(), "what": replay("cijfer", 0)});
    for screen in [phone.screen(), projector.screen()] {
        screen.say(&steer).await;
        let outcome = screen.wait_for(Outcome::of).await;
        assert_eq!(outcome, Outcome::refused("notAllowed"));
    }
    assert!(projector.view()["replay"].is_null());
}

#[tokio::test]
async fn what_is_hidden_while_it_plays_is_in_no_moment_any_more() {
    let mut server = TestServer::start().await;
    let says = |number: usize| json!({"kind": "text", "text": format!("KAART-{number}.")});
    let room = revealed(&mut server, "tekst", says, 12).await;
    let (mut presenter, mut control) = (room.presenter().await, room.projector().await);
    presenter.must(replay("tekst", 40)).await;
    let shown = moment(&mut control, 40).await;
    assert!(shown.to_string().contains("KAART-0."), "the control");
    presenter.until(|_, tally| tally["cards"].as_array().is_some_and(|cards| cards.len() == 12)).await;
    let cards = presenter.tally()["cards"].as_array().expect("cards").clone();
    let id = &cards.iter().find(|card| card["text"] == "KAART-0.").expect("she reads it")["id"];
    assert!(presenter.moderate(json!({"do": "hideCard", "question": "tekst", "round": 1, "card": id})).await.is_done());
    control
        .screen()
        .until(|screen| {
            let replay = &screen.latest("projectorTally")["replay"];
            replay.is_object() && !replay.to_string().contains("KAART-0.")
        })
        .await;
    let mut projector = room.projector().await;
    for part in (0..=39).rev() {
        presenter.must(replay("tekst", part)).await;
        moment(&mut projector, part).await;
    }
    presenter.must(replay("tekst", 40)).await;
    moment(&mut projector, 40).await;
    assert!(projector.screen().ever_heard("KAART-1."), "the control");
    assert!(!projector.screen().ever_heard("KAART-0."));
}

#[tokio::test]
async fn a_replay_outlives_a_restart() {
    let mut server = TestServer::start().await;
    let room = revealed(&mut server, "cijfer", grades, 12).await;
    let mut presenter = room.presenter().await;
    presenter.must(replay("cijfer", 40)).await;
    presenter.must(json!({"step": "cover", "cover": "blank"})).await;
    let before = moment(&mut room.projector().await, 40).await;
    drop(presenter);
    server.restart().await;
    let room = server.again(&room);
    let mut projector = room.projector().await;
    assert_eq!(moment(&mut projector, 40).await, before);
    assert_eq!(
        (&projector.view()["cover"], &projector.view()["replay"]["question"]["id"]),
        (&json!("blank"), &json!("cijfer"))
    );
}

#[tokio::test]
async fn of_a_sealed_room_the_curve_is_played_and_the_last_tally_shown() {
    let mut server = TestServer::start().await;
    let room = revealed(&mut server, "cijfer", grades, 12).await;
    let mut presenter = room.presenter().await;
    presenter.must(json!({"step": "end", "code": room.code})).await;
    presenter.must(replay("cijfer", 0)).await;
    let running = moment(&mut room.projector().await, 0).await;
    assert!(running["stills"].as_array().is_some_and(|stills| stills.len() > 1), "{running}");
    drop(presenter);
    let room = let_time_pass(&mut server, &room, 11 * MINUTE).await;
    let mut presenter = sealed(&room).await;
    let mut projector = room.projector().await;
    assert!(projector.view()["replay"].is_null(), "sealing ends it");
    presenter.must(replay("cijfer", 0)).await;
    let first = moment(&mut projector, 0).await;
    assert_eq!((&first["stills"], &first["marks"], &first["answered"]), (&json!([40]), &json!([]), &json!(0)));
    assert_eq!(first["tally"]["n"], 12, "the tally is that of the end");
    assert_eq!((&first["counts"], &first["seconds"]), (&running["counts"], &running["seconds"]));
    let mut phone = Phone::open(server.address(), &room.code).await;
    presenter.advance().await;
    projector.until(|now| now.view()["replay"].is_null()).await;
    phone.screen().catch_up().await;
    assert!(!phone.screen().ever_heard("stills"));
}

/// The presenter's page of a room, once that is sealed.
async fn sealed(room: &Room) -> Presenter {
    let until = Instant::now() + DEADLINE;
    loop {
        let presenter = room.presenter().await;
        if presenter.view()["sealed"] == true {
            return presenter;
        }
        assert!(Instant::now() < until, "it is not sealed");
        sleep(std::time::Duration::from_millis(50)).await;
    }
}
