//! One slide as text.

use peil_room::{
    deck::{Asks, Deck, Slide},
    id::SlideId,
    kind::Kind,
};

use crate::deck::{Stands, builtin, parse, parse_slide, print_slide};

fn deck() -> Deck {
    parse(builtin()[0].source, "d").expect("a deck")
}

fn told(text: &str, stands: &Stands<'_>) -> Vec<String> {
    let errors = parse_slide(text, stands, &deck()).expect_err("a mistake");
    errors.iter().map(|error| error.to_string()).collect()
}

#[test]
fn every_slide_of_the_decks_that_ship_reads_back_as_itself_in_its_deck() {
    for builtin in builtin() {
        let deck = parse(builtin.source, builtin.name).expect("a deck");
        for slide in &deck.slides {
            let text = print_slide(slide);
            assert!(!text.contains("```slide"), "{text}");
            assert_eq!(parse_slide(&text, &Stands::At(&slide.id), &deck).as_ref(), Ok(slide), "{text}");
        }
    }
}

#[test]
fn items_of_a_list_are_written_out_and_stay_those_of_the_list_while_their_ids_do() {
    let deck = deck();
    let (_, slide) = deck.slide(&"hoog-en-laag".into()).expect("it stands");
    let text = print_slide(slide);
    assert!(text.contains("label: Leren van en met elkaar"), "{text}");
    let list = |slide: &Slide| {
        let Some(Kind::Marks(marks)) = slide.own_question().map(|question| &question.fields[0].kind) else {
            panic!("it marks");
        };
        (marks.items.list.clone(), marks.items.items[0].label.clone())
    };
    let at = Stands::At(&slide.id);
    let mended = text.replace("label: Leren van en met elkaar", "label: Leren met elkaar");
    let mended = parse_slide(&mended, &at, &deck).expect("a slide");
    assert_eq!(list(&mended), (Some("scan".into()), "Leren met elkaar".into()));
    let first = list(slide).1;
    let id = &deck.lists[&"scan".into()][0].id;
    let other = parse_slide(&text.replace(&format!("- id: {id}\n"), "- id: iets-anders\n"), &at, &deck);
    assert_eq!(other.map(|slide| list(&slide)), Ok((None, first)));
}

#[test]
fn mistakes_count_lines_from_the_first_of_the_slide() {
    let id = SlideId::from("opening");
    let at = Stands::At(&id);
    assert_eq!(
        told("# A\n\nText <b>\n", &at)[0],
        ":3:6: HTML cannot be shown — write it in Markdown; a sign < that you mean as such is written \\<"
    );
    assert_eq!(told("", &at), [":1:1: The slide has no title — write a heading, `# …`"]);
    assert!(told("# A\n\n---\n\n# B\n", &at)[0].starts_with(":3:1: Here a second slide begins"));
    let wrong = "```question\nid: cijfer\nprompt: P\nfields:\n  - id: f\n    kind: dance\n```\n";
    let errors = parse_slide(wrong, &at, &deck()).expect_err("a mistake");
    assert_eq!((errors[0].line, errors[0].spot.path.join("/")), (6, "fields/0/kind".into()));
}

#[test]
fn what_would_break_the_rest_of_the_deck_is_told() {
    let id = SlideId::from("opening");
    let at = Stands::At(&id);
    let gone = told("# Zonder vraag\n", &at);
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].starts_with(":1:1: `again` names the question `cijfer`"), "{gone:?}");
    let taken = "```question\nid: plg\nprompt: P\nfields: {id: f, kind: text}\n```\n";
    assert!(told(taken, &at).iter().any(|told| told.contains("The id `plg` is used for two questions")));
    // One that is added gets an id of its own.
    let new = SlideId::from("new-1");
    let added = parse_slide(taken, &Stands::Behind(&new, Some(&id)), &deck()).expect("a slide");
    assert_eq!(added.id, new);
    assert!(matches!(&added.asks, Some(Asks::Question(question)) if question.id.as_str() == "plg"));
    let early = "```question\nagain: plg\n```\n# Nog eens\n";
    assert!(told(early, &Stands::Behind(&new, Some(&id)))[0].contains("was not asked before"));
    assert!(parse_slide(early, &Stands::Behind(&new, None), &deck()).is_ok());
}
