//! After the data folder was replaced by an older copy, the room is what its phones hold.

use peil_tests::{Outcome, Phone, Presenter, Room, TestServer, draw};
use serde_json::{Value, json};

/// The questions that are asked after the copy was made, with how many answer each.
const LATER: [(&str, u64); 2] = [("plg", 3), ("tekst", 4)];

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

fn yes(why: &str) -> Value {
    json!({"plg": {"kind": "choice", "choices": ["ja"]}, "waarom": {"kind": "keywords", "words": [why]}})
}

fn text(text: &str) -> Value {
    json!({"tekst": {"kind": "text", "text": text}})
}

fn listed(group: u16) -> Value {
    json!({"listed": group})
}

/// A room that was set back to before its second question, and the tallies that were lost.
struct Loss {
    server: TestServer,
    room: Room,
    phones: Vec<Phone>,
    before: Vec<Value>,
}

async fn loss() -> Loss {
    let mut server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(5).await;
    presenter.ask("cijfer").await;
    for (phone, given) in phones.iter_mut().zip([6.0, 7.0, 8.5, 5.0]) {
        assert!(phone.answer_for("cijfer", listed(0), grade(given)).await.is_saved());
    }
    presenter.reveal("cijfer").await;

    let copy = server.back_up().await;
    let mut presenter = room.presenter().await;
    for phone in &mut phones {
        phone.come_back().await;
        assert_eq!(phone.wanted(), [], "nothing is lost yet");
    }
    presenter.ask("plg").await;
    for (phone, why) in phones.iter_mut().zip(["rust", "tijd", "tijd", "niets"]) {
        assert!(phone.answer_for("plg", json!({"typed": "Oost"}), yes(why)).await.is_saved());
    }
    assert!(phones[1].answer_for("plg", listed(1), yes("ruimte")).await.is_saved(), "a new answer replaces the first");
    let withdrawal = phones[3].withdrawal("plg");
    assert!(phones[3].tell(withdrawal).await.is_saved());
    presenter.close("plg").await;
    presenter.ask("tekst").await;
    for (phone, written) in phones.iter_mut().zip(["Dank", "Tot ziens", "Meer tijd", "Dank"]) {
        assert!(phone.answer("tekst", text(written)).await.is_saved());
    }
    presenter.close("tekst").await;
    let before = tallies(&mut presenter).await;

    server.set_back(&copy).await;
    for phone in &mut phones {
        phone.come_back().await;
    }
    Loss { server, room, phones, before }
}

/// The tallies of all three questions, revealed one after another; words and cards without what depends on their order.
async fn tallies(presenter: &mut Presenter) -> Vec<Value> {
    let mut tallies = Vec::new();
    for (question, ballots) in [("cijfer", 4)].into_iter().chain(LATER) {
        // The show may stand there already.
        presenter.steer(json!({"step": "jump", "slide": question})).await;
        if presenter.view()["projector"]["question"]["revealed"] != true {
            presenter.reveal(question).await;
        }
        presenter.answered(question, ballots).await;
        let mut tally = presenter.tally()["tally"].clone();
        assert_eq!(tally["n"], ballots);
        for field in tally["fields"].as_array_mut().expect("fields") {
            if let Some(cards) = field["sum"]["cards"].as_array_mut() {
                let mut texts: Vec<String> =
                    cards.iter().map(|card| format!("{} {}", card["count"], card["text"])).collect();
                texts.sort();
                field["sum"]["cards"] = json!(texts);
            }
        }
        tallies.push(tally);
    }
    tallies
}

#[tokio::test]
async fn the_tallies_of_all_rounds_return_as_the_phones_come_back() {
    let Loss { server, room, mut phones, before } = loss().await;
    let mut presenter = room.presenter().await;
    presenter.show("plg").await;
    assert_eq!(presenter.view()["question"]["phase"], "waiting", "the second question was never asked");
    for (number, phone) in phones.iter_mut().enumerate().rev() {
        let wanted = if number < 4 { vec![("plg".to_owned(), 1), ("tekst".to_owned(), 1)] } else { Vec::new() };
        assert_eq!(phone.wanted(), wanted);
        for outcome in phone.bring_back(number % 2 == 0).await {
            assert!(outcome.is_saved(), "{outcome:?}");
        }
    }
    assert_eq!(tallies(&mut presenter).await, before);

    for phone in &mut phones {
        phone.come_back().await;
        assert_eq!(phone.wanted(), [], "all of it is back");
    }
    drop(server);
}

#[tokio::test]
async fn what_came_back_is_durable_and_a_late_duplicate_changes_nothing() {
    let Loss { mut server, room, mut phones, before } = loss().await;
    for phone in &mut phones {
        phone.bring_back(false).await;
    }
    server.restart().await;
    for phone in &mut phones[..4] {
        phone.come_back().await;
        assert_eq!(phone.wanted(), []);
        for question in ["plg", "tekst"] {
            let kept = phone.kept(question, 1).clone();
            assert!(phone.tell(kept).await.is_saved());
        }
    }
    assert_eq!(tallies(&mut room.presenter().await).await, before);
}

#[tokio::test]
async fn nothing_enters_a_round_that_was_lost_without_its_own_receipt() {
    let Loss { server: _server, room, mut phones, .. } = loss().await;
    let kept = phones[0].kept("plg", 1).clone();
    let changed = |field: &str, value: Value| {
        let mut message = kept.clone();
        message[field] = value;
        message
    };
    let mut bare = kept.clone();
    bare.as_object_mut().expect("a message").remove("receipt");
    let forged = [
        bare,
        changed("receipt", json!(draw())),
        changed("receipt", json!("nothing like it")),
        changed("receipt", phones[1].kept("plg", 1)["receipt"].clone()),
        changed("answer", yes("onrust")),
        changed("revision", json!(7)),
        changed("id", json!(draw())),
        changed("round", json!(2)),
        changed("group", listed(0)),
    ];
    for message in forged {
        assert_eq!(phones[0].tell(message.clone()).await, Outcome::refused("unknown"), "{message}");
    }
    let of_another = changed("key", json!(draw()));
    assert_eq!(phones[1].tell(of_another).await, Outcome::refused("unknown"), "under a key of another phone");
    let mut presenter = room.presenter().await;
    presenter.show("plg").await;
    assert_eq!(presenter.view()["question"]["phase"], "waiting", "and no round was made");
    assert!(phones[0].tell(kept).await.is_saved());
}

#[tokio::test]
async fn a_closed_round_takes_only_what_has_a_receipt() {
    let Loss { server: _server, room, mut phones, .. } = loss().await;
    for phone in &mut phones[1..] {
        phone.bring_back(false).await;
    }
    let mut presenter = room.presenter().await;
    presenter.show("plg").await;
    presenter.answered("plg", 2).await;
    let kept = phones[0].kept("plg", 1).clone();
    let mut forged = kept.clone();
    forged["answer"] = yes("onrust");
    assert_eq!(phones[0].tell(forged).await, Outcome::refused("late"));
    let fresh = phones[4].cast("plg", Value::Null, yes("nieuw"));
    assert_eq!(phones[4].tell(fresh).await, Outcome::refused("late"));
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["answered"], 2);
    assert!(phones[0].tell(kept).await.is_saved());
    presenter.answered("plg", 3).await;
}

#[tokio::test]
async fn a_question_that_is_asked_anew_takes_what_was_lost_as_any_answer() {
    let Loss { server: _server, room, mut phones, before } = loss().await;
    let mut presenter = room.presenter().await;
    presenter.ask("plg").await;
    for phone in &mut phones {
        for outcome in phone.bring_back(true).await {
            assert!(outcome.is_saved(), "{outcome:?}");
        }
    }
    presenter.close("plg").await;
    assert_eq!(tallies(&mut presenter).await, before);
}

#[tokio::test]
async fn a_room_that_ended_wants_nothing_and_takes_nothing_back() {
    let Loss { server: _server, room, mut phones, .. } = loss().await;
    let mut presenter = room.presenter().await;
    presenter.must(json!({"step": "end", "code": room.code})).await;
    phones[0].come_back().await;
    assert_eq!(phones[0].wanted(), []);
    let kept = phones[0].kept("plg", 1).clone();
    assert_eq!(phones[0].tell(kept).await, Outcome::refused("ended"));
}
