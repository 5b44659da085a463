//! The workshop that the program was made for, from lobby to closing screen.

use peil_tests::{Outcome, Phone, Presenter, Projector, TestServer};
use serde_json::{Value, json};

/// Everybody answers, the clicker closes and shows; what the projector then shows.
async fn ask(
    presenter: &mut Presenter,
    phones: &mut [Phone],
    projector: &mut Projector,
    question: &str,
    answers: [Value; 6],
) -> Value {
    presenter.advance().await;
    for (phone, answer) in phones.iter_mut().zip(answers) {
        let outcome = phone.answer(question, answer).await;
        assert!(outcome.is_saved(), "an answer to {question} came to {outcome:?}");
    }
    presenter.answered(question, 6).await;
    let version = presenter.tally()["projector"]["stamp"]["version"].as_u64();
    projector.until(|now| now.version() >= version).await;
    assert_eq!(projector.tally(), None, "{question} is shown before it is revealed");
    presenter.advance().await;
    projector.tally_of(question, 6).await
}

/// Steps over slides that ask nothing; their ids.
async fn walk(presenter: &mut Presenter, projector: &mut Projector, slides: &[&str]) {
    for slide in slides {
        presenter.advance().await;
        projector.until(|now| now.view()["slide"]["id"] == *slide).await;
    }
}

fn field<'a>(tally: &'a Value, id: &str) -> &'a Value {
    let fields = tally["fields"].as_array().expect("fields");
    fields.iter().find(|field| field["field"] == id).expect("the field is there")
}

/// Each card's text and how many say so.
fn cards(tally: &Value, id: &str) -> Vec<(String, u64)> {
    let cards = field(tally, id)["sum"]["cards"].as_array().expect("cards").iter();
    let mut cards: Vec<_> = cards
        .map(|card| (card["text"].as_str().unwrap_or_default().to_owned(), card["count"].as_u64().unwrap_or(0)))
        .collect();
    cards.sort();
    cards
}

fn text(text: &str) -> Value {
    json!({"kind": "text", "text": text})
}

fn written<const N: usize>(cards: [(&str, u64); N]) -> Vec<(String, u64)> {
    cards.map(|(text, count)| (text.to_owned(), count)).to_vec()
}

#[tokio::test]
async fn the_whole_workshop_goes_from_lobby_to_closing_and_every_figure_is_right() {
    let server = TestServer::start().await;
    let room = server.room_of("opleidingsschool", &["Noord", "Zuid"]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(6).await;
    assert_eq!(projector.view()["place"], "lobby");
    projector.until(|now| now.present()["phones"] == 6).await;

    let grades = [4.0, 5.5, 6.0, 6.5, 7.0, 7.0].map(|grade| json!({"cijfer": {"kind": "grade", "grade": grade}}));
    let tally = ask(&mut presenter, &mut phones, &mut projector, "cijfer", grades).await;
    let sum = &field(&tally, "cijfer")["sum"];
    assert_eq!((&sum["mean"], &sum["median"]), (&json!(6.0), &json!(6.25)));
    let mut bins = vec![0; 19];
    for (bin, count) in [(6, 1), (9, 1), (10, 1), (11, 1), (12, 2)] {
        bins[bin] = count;
    }
    assert_eq!(sum["bins"], json!(bins));

    let places = [
        json!({"waar": text("Op school"), "door-wie": text("studenten")}),
        json!({"waar": text("op school"), "door-wie": text("Studenten")}),
        json!({"waar": text("  op   school ")}),
        json!({"waar": text("in de trein"), "van-wie": text("collega's")}),
        json!({"van-wie": text("studenten")}),
        json!({"door-wie": text("opleiders"), "van-wie": text("studenten")}),
    ];
    let tally = ask(&mut presenter, &mut phones, &mut projector, "leren", places).await;
    assert_eq!(cards(&tally, "waar").iter().map(|card| card.1).collect::<Vec<_>>().iter().sum::<u64>(), 4);
    assert_eq!(cards(&tally, "waar").len(), 2, "equal texts stack");
    assert_eq!(field(&tally, "door-wie")["n"], 3);
    assert_eq!(cards(&tally, "van-wie"), written([("collega's", 1), ("studenten", 2)]));

    walk(&mut presenter, &mut projector, &["samen"]).await;
    let yes = |words: &[&str]| {
        json!({
            "plg": {"kind": "choice", "choices": ["ja"]},
            "sleutelwoorden": {"kind": "keywords", "words": words},
        })
    };
    let no = |why: &str| json!({"plg": {"kind": "choice", "choices": ["nee"]}, "waarom-niet": text(why)});
    let communities = [
        yes(&["vertrouwen", "ritme"]),
        yes(&["vertrouwen"]),
        yes(&["vertrouwen", "ritme", "tijd"]),
        no("Te weinig tijd samen"),
        no("We zien elkaar nooit"),
        no("Nog geen gedeeld thema"),
    ];
    let tally = ask(&mut presenter, &mut phones, &mut projector, "plg", communities).await;
    assert_eq!(field(&tally, "plg")["sum"]["counts"], json!([3, 3]));
    let words = &field(&tally, "sleutelwoorden")["sum"]["words"];
    let words: Vec<_> = words.as_array().expect("words").iter().map(|word| (&word["word"], &word["count"])).collect();
    assert_eq!(words[0], (&json!("vertrouwen"), &json!(3)));
    assert_eq!(words[1], (&json!("ritme"), &json!(2)));
    assert_eq!(words[2], (&json!("tijd"), &json!(1)));
    assert_eq!(field(&tally, "waarom-niet")["branchHeld"], false);
    assert_eq!(
        cards(&tally, "waarom-niet"),
        written([("Nog geen gedeeld thema", 1), ("Te weinig tijd samen", 1), ("We zien elkaar nooit", 1)])
    );

    walk(&mut presenter, &mut projector, &["bouwen", "scan"]).await;
    let marks = |high: &[&str], low: &[&str]| json!({"elementen": {"kind": "marks", "high": high, "low": low}});
    let expectations = [
        marks(&["leren-van-elkaar", "delen"], &["draagvlak"]),
        marks(&["leren-van-elkaar"], &["draagvlak", "ondersteuning"]),
        marks(&["leren-van-elkaar", "ondersteuning"], &[]),
        marks(&[], &["draagvlak"]),
        marks(&["ondersteuning"], &["delen"]),
        marks(&["draagvlak"], &[]),
    ];
    let tally = ask(&mut presenter, &mut phones, &mut projector, "hoog-en-laag", expectations).await;
    let sum = &field(&tally, "elementen")["sum"];
    assert_eq!(sum["high"], json!([3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2]));
    assert_eq!(sum["low"], json!([0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 1, 1]));

    walk(&mut presenter, &mut projector, &["iedereen-leert", "praktijkgericht"]).await;
    let role = |how: &str, who: &str| json!({"manier": text(how), "rol": {"kind": "keywords", "words": [who]}});
    let improvements = [
        role("Samen lessen voorbereiden", "schoolopleider"),
        role("Vaker op bezoek", "schoolopleider"),
        role("Tijd vrijmaken", "directie"),
        role("Een vast ritme", "directie"),
        role("Zelf beginnen", "student"),
        json!({"manier": text("Klein beginnen")}),
    ];
    let tally = ask(&mut presenter, &mut phones, &mut projector, "verbeteren", improvements).await;
    assert_eq!((&field(&tally, "manier")["n"], &field(&tally, "rol")["n"]), (&json!(6), &json!(5)));
    let visits = field(&tally, "manier")["sum"]["cards"].as_array().expect("cards").iter();
    let visits: Vec<_> = visits.filter(|card| card["by"] == "schoolopleider").map(|card| &card["text"]).collect();
    assert_eq!(visits, [&json!("Vaker op bezoek"), &json!("Samen lessen voorbereiden")], "newest first, by role");

    walk(&mut presenter, &mut projector, &["meerwaarde", "tips-and-tools"]).await;
    let both = |formal: &str, informal: &str| json!({"formeel": text(formal), "informeel": text(informal)});
    let matters = [
        both("Een overeenkomst", "Samen lunchen"),
        both("een overeenkomst", "Samen lunchen"),
        both("Uren in het rooster", "Bij elkaar binnenlopen"),
        json!({"formeel": text("Uren in het rooster")}),
        json!({"informeel": text("Koffie")}),
        json!({"informeel": text("koffie")}),
    ];
    let tally = ask(&mut presenter, &mut phones, &mut projector, "formeel-en-informeel", matters).await;
    let counts = |id| cards(&tally, id).into_iter().map(|card| card.1).collect::<Vec<_>>();
    assert_eq!((counts("formeel"), field(&tally, "formeel")["n"].as_u64()), (vec![2, 2], Some(4)));
    assert_eq!(field(&tally, "informeel")["n"], 5);

    walk(&mut presenter, &mut projector, &["organisatie", "organisatie-opleiders", "betrokkenen"]).await;
    presenter.advance().await;
    projector.until(|now| now.view()["place"] == "closing").await;
    for phone in &mut phones {
        phone.until(|view| view["place"] == "closing").await;
    }
    assert_eq!(presenter.view()["ahead"]["ahead"], "nothing");
    let step = presenter.step();
    let last = presenter.next_in_time().await;
    assert_eq!((last, presenter.step()), (Outcome::refused("nothingToDo"), step));
    assert_eq!(presenter.view()["projector"]["room"]["ended"], false, "only a confirmed command ends a room");
}

#[tokio::test]
async fn extra_slides_are_counted_and_numbered_only_when_they_are_switched_on() {
    let server = TestServer::start().await;
    let room = server.room_of("opleidingsschool", &[]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    assert_eq!(projector.view()["slides"], 16);
    presenter.show("betrokkenen").await;
    projector.until(|now| now.view()["slide"]["number"] == 16).await;
    presenter.must(json!({"step": "extras", "on": true})).await;
    projector.until(|now| now.view()["slides"] == 18 && now.view()["slide"]["number"] == 17).await;
}

#[tokio::test]
async fn only_the_typed_code_ends_a_workshop_and_the_end_can_be_taken_back() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    let end = |code: &str| json!({"step": "end", "code": code});
    assert_eq!(presenter.steer(end("AAAAAA")).await, Outcome::refused("wrongCode"));
    presenter.must(end(&room.code.to_lowercase())).await;
    phone.until(|view| view["room"]["ended"] == true).await;
    let cast = phone.cast("cijfer", Value::Null, json!({"cijfer": {"kind": "grade", "grade": 7}}));
    assert_eq!(phone.tell(cast).await, Outcome::refused("ended"));
    assert_eq!(presenter.next().await, Outcome::refused("ended"));
    presenter.must(json!({"step": "unend"})).await;
    phone.until(|view| view["room"]["ended"] == false).await;
}
