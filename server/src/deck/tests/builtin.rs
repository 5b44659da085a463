use peil_room::{
    deck::{Asks, Deck, Language, Question},
    figure::Figure,
    kind::Kind,
    number::Hundredths,
};

use crate::deck::{builtin, parse, print};

fn deck(name: &str) -> Deck {
    let found = builtin().iter().find(|builtin| builtin.name == name).expect("a deck of that name");
    parse(found.source, name)
        .unwrap_or_else(|errors| panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()))
}

fn questions(deck: &Deck) -> Vec<&Question> {
    let asks = deck.slides.iter().filter_map(|slide| slide.asks.as_ref());
    asks.filter_map(|asks| if let Asks::Question(question) = asks { Some(question) } else { None }).collect()
}

#[test]
fn every_deck_that_ships_reads_back_from_its_print() {
    for builtin in builtin() {
        let deck = deck(builtin.name);
        let printed = print(&deck);
        assert_eq!(parse(&printed, "printed").as_ref(), Ok(&deck), "{printed}");
    }
}

#[test]
fn the_workshop_has_the_sixteen_slides_of_its_source_in_order() {
    let deck = deck("opleidingsschool");
    assert_eq!(deck.title, "De opleidingsschool als leergemeenschap");
    assert_eq!((deck.language, deck.group.as_deref()), (Language::Dutch, Some("partnerschap")));
    let shown: Vec<String> = deck
        .slides
        .iter()
        .filter(|slide| !slide.extra)
        .map(|slide| match (&slide.asks, &slide.figure) {
            (Some(_), _) => format!("? {}", slide.id),
            (None, Some(figure)) => format!("{} {}", name(figure), slide.title),
            (None, None) => slide.title.clone(),
        })
        .collect();
    let expected = [
        "? opening",
        "? waar-door-wie-van-wie",
        "circles Samen",
        "? plg",
        "Hoe kun je bouwen aan de opleidingsschool als professionele leergemeenschap (PLG)?",
        "radar Scan School als Professionele Leergemeenschap",
        "? hoog-en-laag",
        "Iedereen leert…",
        "Iedereen leert…",
        "? verbeteren",
        "matrix Meerwaarde PLG…",
        "cycle Tips and tools…",
        "? formeel-en-informeel",
        "tree Organisatie",
        "tree Organisatie…",
        "checklist Betrokkenen / Organisatie",
    ];
    assert_eq!(shown, expected);
    assert!(deck.slides.iter().all(|slide| !slide.notes.is_empty()));
}

#[test]
fn the_workshop_asks_what_its_source_asks() {
    let deck = deck("opleidingsschool");
    let questions = questions(&deck);
    let shape: Vec<(&str, Vec<&str>)> = questions
        .iter()
        .map(|question| (question.id.as_str(), question.fields.iter().map(|field| kind(&field.kind)).collect()))
        .collect();
    let expected = vec![
        ("cijfer", vec!["grade"]),
        ("leren", vec!["text", "text", "text"]),
        ("plg", vec!["choice", "keywords", "text"]),
        ("scan", vec!["rating"]),
        ("hoog-en-laag", vec!["marks"]),
        ("verbeteren", vec!["text", "keywords"]),
        ("formeel-en-informeel", vec!["text", "text"]),
    ];
    assert_eq!(shape, expected);
    let Kind::Grade(grade) = &questions[0].fields[0].kind else { panic!("a grade") };
    assert_eq!(grade.step, Hundredths(50));
    assert_eq!(grade.pass, Some(Hundredths(550)));
    let conditions: Vec<_> =
        questions[2].fields[1..].iter().map(|field| field.when.as_ref().map(|when| when.choice.as_str())).collect();
    assert_eq!(conditions, [Some("ja"), Some("nee")]);
    let Kind::Marks(marks) = &questions[4].fields[0].kind else { panic!("marks") };
    assert_eq!(marks.items.items, deck.lists[&"scan".into()]);
    assert_eq!(marks.items.items.len(), 12);
    let Kind::Text(text) = &questions[5].fields[0].kind else { panic!("a text") };
    assert_eq!(text.by, Some("rol".into()));
    assert!(questions.iter().all(|question| question.short.is_some()));
}

#[test]
fn the_extras_of_the_workshop_are_the_scan_and_the_closing_grade() {
    let deck = deck("opleidingsschool");
    let extras: Vec<usize> = (0..deck.slides.len()).filter(|&index| deck.slides[index].extra).collect();
    assert_eq!(extras, [5, 17]);
    assert_eq!(deck.slides[17].asks, Some(Asks::Again("cijfer".into())));
    let Some(Figure::Radar { of, series, items, .. }) = &deck.slides[6].figure else { panic!("a radar") };
    assert_eq!(of.as_ref(), deck.slides[5].question_id());
    assert_eq!((series.len(), items.items.len()), (2, 12));
}

#[test]
fn the_workshop_shows_no_label_that_its_source_leaves_unread() {
    let deck = deck("opleidingsschool");
    let Some(Figure::Matrix { columns, rows }) = &deck.slides[11].figure else { panic!("a matrix") };
    assert_eq!(columns, &["Korte termijn", "Lange termijn"]);
    assert!(rows.iter().all(|row| row.label.is_none()));
    let counts: Vec<Vec<usize>> = rows.iter().map(|row| row.cells.iter().map(Vec::len).collect()).collect();
    assert_eq!(counts, [[4, 2], [3, 2]]);
    assert!(!builtin()[0].source.contains("[?]"));
}

#[test]
fn the_example_uses_every_kind_of_field_and_figure() {
    let deck = deck("example");
    let mut kinds: Vec<&str> =
        questions(&deck).iter().flat_map(|question| &question.fields).map(|field| kind(&field.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, ["choice", "grade", "keywords", "marks", "points", "rating", "text"]);
    let mut figures: Vec<&str> = deck.slides.iter().filter_map(|slide| slide.figure.as_ref()).map(name).collect();
    figures.sort_unstable();
    assert_eq!(figures, ["checklist", "circles", "cycle", "matrix", "radar", "tree"]);
    assert_eq!(deck.groups.len(), 3);
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Grade(_) => "grade",
        Kind::Choice(_) => "choice",
        Kind::Keywords(_) => "keywords",
        Kind::Marks(_) => "marks",
        Kind::Rating(_) => "rating",
        Kind::Text(_) => "text",
        Kind::Points(_) => "points",
    }
}

fn name(figure: &Figure) -> &'static str {
    match figure {
        Figure::Circles { .. } => "circles",
        Figure::Radar { .. } => "radar",
        Figure::Matrix { .. } => "matrix",
        Figure::Cycle { .. } => "cycle",
        Figure::Tree { .. } => "tree",
        Figure::Checklist { .. } => "checklist",
    }
}
