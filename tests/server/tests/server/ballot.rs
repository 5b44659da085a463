//! A phone learns what stands, whatever it sent and in whatever order it arrived.

use peil_tests::{Outcome, Room, Screen, TestServer, draw};
use serde_json::{Value, json};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

fn saved(revision: u64, cast: &Value, withdrawn: bool) -> Outcome {
    let id = cast["id"].as_str().expect("an id").to_owned();
    Outcome::Saved { question: "cijfer".into(), round: 1, revision, id, withdrawn }
}

async fn asked(server: &TestServer) -> (Room, peil_tests::Presenter, peil_tests::Phone) {
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    phone.sees("cijfer").await;
    (room, presenter, phone)
}

#[tokio::test]
async fn a_new_answer_replaces_the_earlier_one() {
    let server = TestServer::start().await;
    let (room, mut presenter, mut phone) = asked(&server).await;
    let mut projector = room.projector().await;
    let (first, second) =
        (phone.cast("cijfer", Value::Null, grade(4.0)), phone.cast("cijfer", Value::Null, grade(9.0)));
    assert_eq!(phone.tell(first.clone()).await, saved(1, &first, false));
    assert_eq!(phone.tell(second.clone()).await, saved(2, &second, false));
    presenter.reveal("cijfer").await;
    let tally = projector.tally_of("cijfer", 1).await;
    assert_eq!(tally["fields"][0]["sum"]["mean"], 9.0);
}

#[tokio::test]
async fn a_phone_that_understands_it_is_told_in_few_bytes_that_its_own_version_stands() {
    let server = TestServer::start().await;
    let (room, _presenter, mut phone) = asked(&server).await;
    let mut brief = Screen::open(room.server, &room.code).await;
    brief.say(&json!({"type": "hello", "role": "participant", "phone": draw(), "brief": true})).await;
    let (first, second) =
        (phone.cast("cijfer", Value::Null, grade(4.0)), phone.cast("cijfer", Value::Null, grade(9.0)));
    brief.say(&second).await;
    let kept = brief.wait_for(|reply| (reply["type"] == "kept").then(|| reply.clone())).await;
    assert_eq!(kept["id"], second["id"]);

    // Another version stands: that is told in full, with the receipt that the short word had.
    brief.say(&first).await;
    let told = brief.wait_for(|reply| (reply["type"] == "saved").then(|| reply.clone())).await;
    assert_eq!((&told["id"], &told["revision"], &told["receipt"]), (&second["id"], &json!(2), &kept["proof"]));
    let mut withdrawal = phone.withdrawal("cijfer");
    withdrawal["key"] = second["key"].clone();
    brief.say(&withdrawal).await;
    brief.wait_for(|reply| (reply["type"] == "saved" && reply["withdrawn"] == true).then_some(())).await;
}

#[tokio::test]
async fn a_repeat_of_what_stands_changes_nothing_and_says_so() {
    let server = TestServer::start().await;
    let (_, mut presenter, mut phone) = asked(&server).await;
    let cast = phone.cast("cijfer", Value::Null, grade(7.0));
    for _ in 0..3 {
        assert_eq!(phone.tell(cast.clone()).await, saved(1, &cast, false));
    }
    presenter.answered("cijfer", 1).await;
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["tally"]["fields"][0]["n"], 1);
}

#[tokio::test]
async fn an_overtaken_answer_hears_what_stands_instead() {
    let server = TestServer::start().await;
    let (_, mut presenter, mut phone) = asked(&server).await;
    let (first, second) =
        (phone.cast("cijfer", Value::Null, grade(4.0)), phone.cast("cijfer", Value::Null, grade(9.0)));
    assert_eq!(phone.tell(second.clone()).await, saved(2, &second, false));
    assert_eq!(phone.tell(first).await, saved(2, &second, false));
    // Equal revision with another id is no repeat: the one that stands stays.
    let mut rival = second.clone();
    rival["id"] = json!(draw());
    rival["answer"] = grade(1.0);
    assert_eq!(phone.tell(rival).await, saved(2, &second, false));
    presenter.until(|_, tally| tally["tally"]["fields"][0]["sum"]["mean"] == 9.0).await;
}

#[tokio::test]
async fn what_was_taken_back_is_not_revived_by_an_answer_that_was_under_way() {
    let server = TestServer::start().await;
    let (_, mut presenter, mut phone) = asked(&server).await;
    let (first, late) = (phone.cast("cijfer", Value::Null, grade(4.0)), phone.cast("cijfer", Value::Null, grade(5.0)));
    let withdrawal = phone.withdrawal("cijfer");
    assert_eq!(phone.tell(first.clone()).await, saved(1, &first, false));
    presenter.answered("cijfer", 1).await;
    assert_eq!(phone.tell(withdrawal.clone()).await, saved(3, &withdrawal, true));
    presenter.answered("cijfer", 0).await;
    assert_eq!(phone.tell(late).await, saved(3, &withdrawal, true));
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["answered"], 0);
    assert!(phone.answer("cijfer", grade(6.0)).await.is_saved(), "a later answer counts again");
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn a_withdrawal_that_overtakes_its_answer_wins() {
    let server = TestServer::start().await;
    let (_, mut presenter, mut phone) = asked(&server).await;
    let cast = phone.cast("cijfer", Value::Null, grade(4.0));
    let withdrawal = phone.withdrawal("cijfer");
    assert_eq!(phone.tell(withdrawal.clone()).await, saved(2, &withdrawal, true));
    assert_eq!(phone.tell(cast).await, saved(2, &withdrawal, true));
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["answered"], 0);
}

#[tokio::test]
async fn a_phone_that_comes_back_hears_what_stands() {
    let server = TestServer::start().await;
    let (_, mut presenter, mut phone) = asked(&server).await;
    let cast = phone.cast("cijfer", Value::Null, grade(7.0));
    let mut lost = phone.cast("cijfer", Value::Null, grade(8.0));
    assert_eq!(phone.tell(cast.clone()).await, saved(1, &cast, false));
    let receipt = phone.kept("cijfer", 1)["receipt"].clone();
    assert_eq!(receipt.as_str().map(str::len), Some(32));
    let stands = json!([{
        "question": "cijfer", "round": 1, "revision": 1, "id": cast["id"], "receipt": receipt,
    }]);
    assert_eq!(phone.come_back().await, stands);
    assert_eq!(phone.wanted(), []);
    lost["revision"] = json!(2);
    assert_eq!(phone.tell(lost.clone()).await, saved(2, &lost, false));
    assert_eq!(phone.come_back().await[0]["id"], lost["id"]);
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn nobody_learns_or_replaces_the_ballot_of_another_key() {
    let server = TestServer::start().await;
    let (room, mut presenter, mut phone) = asked(&server).await;
    let mut other = room.phone().await;
    assert!(phone.answer("cijfer", grade(7.0)).await.is_saved());
    assert!(other.answer("cijfer", grade(3.0)).await.is_saved());
    presenter.answered("cijfer", 2).await;
    assert_eq!(presenter.tally()["tally"]["fields"][0]["sum"]["mean"], 5.0);
}

#[tokio::test]
async fn an_answer_sent_twice_at_once_over_two_sockets_counts_once() {
    let server = TestServer::start().await;
    let (room, mut presenter, mut phone) = asked(&server).await;
    let mut tab = room.phone().await;
    let cast = phone.cast("cijfer", Value::Null, grade(7.0));
    let (here, there) = tokio::join!(phone.tell(cast.clone()), tab.tell(cast.clone()));
    assert_eq!([here, there], [saved(1, &cast, false), saved(1, &cast, false)]);
    presenter.answered("cijfer", 1).await;
}
