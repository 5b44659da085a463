//! Whatever a connection sends, the room is as it was and the connection lives, save where it must not.

use peil_tests::{Outcome, Phone, Screen, TestServer, draw};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

/// An answer that breaks a rule, and the refusal that names it.
type Bad = (Value, Outcome);

/// Says something odd, and expects a refusal and a connection that still answers.
async fn refused(phone: &mut Phone, what: &str, message: Message, expected: Outcome) {
    phone.screen().send(message).await;
    let outcome = phone.screen().wait_for(Outcome::of).await;
    assert_eq!(outcome, expected, "{what}");
    phone.screen().catch_up().await;
}

#[tokio::test]
async fn what_is_not_of_the_protocol_is_refused_and_the_connection_lives() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut phone = room.phone().await;
    let unreadable = || Outcome::refused("unreadable");
    for (what, message) in [
        ("not JSON", Message::text("hallo?")),
        ("an empty message", Message::text("")),
        ("binary", Message::binary(vec![0, 159, 146, 150])),
        ("not an object", Message::text("[1, 2]")),
        ("no type", Message::text("{}")),
        ("an unknown type", Message::text(r#"{"type": "dance"}"#)),
        ("an unknown field", Message::text(r#"{"type": "busy", "busy": true, "loud": true}"#)),
        ("a nest of brackets", Message::text("[".repeat(20_000))),
        (
            "a number beyond counting",
            Message::text(r#"{"type": "steer", "n": 1e400, "step": 1, "what": {"step": "next"}}"#),
        ),
    ] {
        refused(&mut phone, what, message, unreadable()).await;
    }
    refused(
        &mut phone,
        "a second hello",
        Message::text(r#"{"type": "hello", "role": "projector"}"#),
        Outcome::refused("notNow"),
    )
    .await;
}

#[tokio::test]
async fn an_answer_that_breaks_a_rule_is_refused_by_that_rule_and_changes_nothing() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone, mut other) = (room.presenter().await, room.phone().await, room.phone().await);
    let grade = |grade: Value| json!({"cijfer": {"kind": "grade", "grade": grade}});
    let plg = |choice: &str| json!({"plg": {"kind": "choice", "choices": [choice]}});
    let with = |mut answer: Value, field: &str, value: Value| {
        answer[field] = value;
        answer
    };
    let words = |words: &[&str]| json!({"kind": "keywords", "words": words});
    let text = |text: &str| json!({"kind": "text", "text": text});
    let marks = |high: &[&str], low: &[&str]| json!({"scan": {"kind": "marks", "high": high, "low": low}});
    let no = Outcome::refused;
    let no_for = Outcome::refused_for;
    let questions: [(&str, Value, Vec<Bad>); 4] = [
        (
            "cijfer",
            grade(json!(7)),
            vec![
                (json!({}), no("empty")),
                (json!({"punten": {"kind": "grade", "grade": 7}}), no_for("unknownField", "punten")),
                (grade(json!(0.5)), no_for("outOfRange", "cijfer")),
                (grade(json!(10.5)), no_for("outOfRange", "cijfer")),
                (grade(json!(-1e300)), no_for("outOfRange", "cijfer")),
                (grade(json!(6.3)), no_for("betweenSteps", "cijfer")),
                (grade(json!(6.500_000_1)), no_for("betweenSteps", "cijfer")),
                (json!({"cijfer": text("zeven")}), no_for("wrongKind", "cijfer")),
                (grade(json!("7")), no("unreadable")),
                (grade(Value::Null), no("unreadable")),
            ],
        ),
        (
            "plg",
            with(plg("ja"), "waarom", words(&["rust", "ruimte", "ritme"])),
            vec![
                (json!({"plg": {"kind": "choice", "choices": []}}), no("empty")),
                (plg("misschien"), no_for("unknownItem", "plg")),
                (json!({"plg": {"kind": "choice", "choices": ["ja", "nee"]}}), no_for("tooMany", "plg")),
                (json!({"plg": {"kind": "choice", "choices": ["ja", "ja"]}}), no_for("twice", "plg")),
                (with(plg("ja"), "waarom", words(&["een", "twee", "drie", "vier"])), no_for("tooMany", "waarom")),
                (with(plg("ja"), "waarom", words(&[&"x".repeat(21)])), no_for("tooLong", "waarom")),
                (with(plg("nee"), "waarom", words(&["toch"])), no_for("notAsked", "waarom")),
                (with(plg("ja"), "reden", text("daarom")), no_for("notAsked", "reden")),
                (json!({"waarom": words(&["los"])}), no_for("notAsked", "waarom")),
                (with(plg("nee"), "reden", text(&"lang ".repeat(10))), no_for("tooLong", "reden")),
                (with(plg("nee"), "reden", text("?!")), no_for("blank", "reden")),
            ],
        ),
        (
            "scan",
            marks(&["leren"], &["delen"]),
            vec![
                (marks(&["leren"], &["leren"]), no_for("twice", "scan")),
                (marks(&["leren", "leren"], &[]), no_for("twice", "scan")),
                (marks(&["vliegen"], &[]), no_for("unknownItem", "scan")),
                (marks(&[], &[]), no("empty")),
            ],
        ),
        (
            "tekst",
            json!({"tekst": text("Dank")}),
            vec![
                (json!({"tekst": text(&"a".repeat(61))}), no_for("tooLong", "tekst")),
                (json!({"tekst": text(" \u{200b}\u{202e} ")}), no("empty")),
                (json!({"tekst": text("👍")}), no_for("blank", "tekst")),
                (json!({"tekst": {"kind": "text", "text": "x", "html": "<b>"}}), no("unreadable")),
            ],
        ),
    ];
    for (question, good, bad) in questions {
        presenter.ask(question).await;
        assert!(phone.answer(question, good).await.is_saved(), "the control: a good answer to {question} is saved");
        presenter.answered(question, 1).await;
        let before = presenter.tally()["tally"].clone();
        let version = presenter.view()["projector"]["stamp"].clone();
        for (answer, expected) in bad {
            // From the phone that answered, and from one that did not: neither replaces nor adds.
            for phone in [&mut phone, &mut other] {
                assert_eq!(phone.answer(question, answer.clone()).await, expected, "{answer}");
                phone.screen().catch_up().await;
            }
        }
        presenter.screen().catch_up().await;
        assert_eq!((&presenter.tally()["tally"], presenter.tally()["answered"].as_u64()), (&before, Some(1)));
        assert_eq!(presenter.view()["projector"]["stamp"], version);
    }
}

#[tokio::test]
async fn a_cast_that_names_what_is_not_there_is_refused() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    let answer = || json!({"cijfer": {"kind": "grade", "grade": 7}});
    presenter.ask("cijfer").await;
    phone.sees("cijfer").await;
    let good = phone.cast("cijfer", Value::Null, answer());
    let changed = |name: &str, value: Value| {
        let mut cast = good.clone();
        cast[name] = value;
        cast
    };
    for (what, cast, expected) in [
        ("a question that is not in the deck", changed("question", json!("anders")), Outcome::refused("unknown")),
        ("a question that waits", changed("question", json!("scan")), Outcome::refused("unknown")),
        ("a round that was not", changed("round", json!(2)), Outcome::refused("unknown")),
        ("round zero", changed("round", json!(0)), Outcome::refused("unknown")),
        ("a short key", changed("key", json!("abc")), Outcome::refused("unreadable")),
        ("a key that is none", changed("key", json!("zz".repeat(16))), Outcome::refused("unreadable")),
        ("an id that is none", changed("id", json!("1")), Outcome::refused("unreadable")),
        ("revision zero", changed("revision", json!(0)), Outcome::refused("unreadable")),
        ("a revision beyond counting", changed("revision", json!(1u64 << 60)), Outcome::refused("unreadable")),
        ("a negative revision", changed("revision", json!(-1)), Outcome::refused("unreadable")),
        ("a group that is not listed", changed("group", json!({"listed": 99})), Outcome::refused("unknown")),
        ("a blank group", changed("group", json!({"typed": "  "})), Outcome::refused("group")),
        ("a group with a long name", changed("group", json!({"typed": "g".repeat(61)})), Outcome::refused("group")),
    ] {
        assert_eq!(phone.tell(cast).await, expected, "{what}");
        phone.screen().catch_up().await;
    }
    assert!(phone.tell(good).await.is_saved(), "the control: unchanged, it is saved");
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn each_role_does_only_what_is_its_own() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    presenter.ask("cijfer").await;
    phone.sees("cijfer").await;
    let (step, not_allowed) = (presenter.step(), Outcome::refused("notAllowed"));
    let steer = json!({"type": "steer", "n": 7, "step": step, "what": {"step": "next"}});
    let moderate =
        json!({"type": "moderate", "n": 8, "what": {"do": "readable", "question": "cijfer", "readable": false}});
    let cast = phone.cast("cijfer", Value::Null, json!({"cijfer": {"kind": "grade", "grade": 7}}));
    let withdraw = phone.withdrawal("cijfer");
    let busy = json!({"type": "busy", "busy": true});
    let tries: [(&mut Screen, Vec<&Value>); 3] = [
        (phone.screen(), vec![&steer, &moderate]),
        (projector.screen(), vec![&steer, &moderate, &cast, &withdraw, &busy]),
        (presenter.screen(), vec![&cast, &withdraw, &busy]),
    ];
    for (screen, messages) in tries {
        for message in messages {
            screen.say(message).await;
            assert_eq!(screen.wait_for(Outcome::of).await, not_allowed, "{message}");
        }
        screen.catch_up().await;
    }
    assert_eq!((presenter.step(), presenter.tally()["answered"].as_u64()), (step, Some(0)));
}

#[tokio::test]
async fn a_message_too_large_ends_the_connection_and_no_other() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut phone, mut other) = (room.phone().await, room.phone().await);
    phone.screen().shout(Message::text("x".repeat(65 * 1024))).await;
    assert_eq!(phone.screen().closed().await, 4504);
    other.screen().catch_up().await;
}

#[tokio::test]
async fn a_connection_that_says_too_much_is_told_and_lives() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut phone = room.phone().await;
    for _ in 0..200 {
        phone.screen().say(&json!({"type": "busy", "busy": true})).await;
    }
    let outcome = phone.screen().wait_for(Outcome::of).await;
    assert_eq!(outcome, Outcome::refused("tooFast"));
    // The bucket fills again: somebody who keeps asking is answered.
    loop {
        phone.screen().say(&json!({"type": "probe"})).await;
        let beat = phone.screen().wait_for(|message| match message["type"].as_str() {
            Some("beat") => Some(true),
            Some("rejected") => Some(false),
            _ => None,
        });
        if beat.await {
            break;
        }
    }
}

#[tokio::test]
async fn who_may_not_come_in_hears_why_and_stays_away() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let hello = |role: &str, secret: Value| json!({"type": "hello", "role": role, "secret": secret});
    let greet = async |code: &str, first: Message| {
        let mut screen = Screen::open(room.server, code).await;
        screen.shout(first).await;
        screen.closed().await
    };
    let says = |message: Value| Message::text(message.to_string());
    assert_eq!(greet("ZZZZZZ", says(hello("participant", Value::Null))).await, 4500, "an unknown code");
    assert_eq!(greet("hallo", says(hello("participant", Value::Null))).await, 4500, "no code at all");
    assert_eq!(greet(&room.code, says(hello("presenter", json!(draw())))).await, 4501, "a wrong secret");
    assert_eq!(greet(&room.code, says(hello("presenter", json!("short")))).await, 4501, "no secret at all");
    assert_eq!(greet(&room.code, says(hello("presenter", Value::Null))).await, 4501, "none given");
    assert_eq!(greet(&room.code, says(json!({"type": "probe"}))).await, 4503, "another first message");
    assert_eq!(greet(&room.code, Message::text("hallo")).await, 4502, "no message that this version knows");
    assert_eq!(greet(&room.code, says(hello("janitor", Value::Null))).await, 4502, "an unknown role");
    assert_eq!(greet(&room.code, Message::binary(vec![1])).await, 4502, "binary");
}

#[tokio::test]
async fn who_says_nothing_at_first_may_come_back() {
    let server = TestServer::start().await;
    let room = server.room().await;
    assert_eq!(room.screen().await.closed().await, 4002);
}

#[tokio::test]
async fn a_phone_fills_in_one_ballot_of_a_question_until_it_says_hello_again() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    assert!(phone.answer("cijfer", json!({"cijfer": {"kind": "grade", "grade": 7}})).await.is_saved());
    let mut other = phone.cast("cijfer", Value::Null, json!({"cijfer": {"kind": "grade", "grade": 1}}));
    other["key"] = draw().into();
    phone.screen().say(&other).await;
    assert_eq!(phone.screen().closed().await, 4005);
    presenter.answered("cijfer", 1).await;
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["answered"], 1);
    phone.come_back().await;
    assert!(phone.tell(other).await.is_saved(), "the phone was passed on: whoever has it now answers too");
    presenter.answered("cijfer", 2).await;
}
