//! What stands in the files, and what never does.

use ::csv::{ReaderBuilder, StringRecord};
use peil_room::{
    command::{Moderation, Step},
    id::CardId,
};

use super::world::{World, answered, grade, latest, no, text, yes};
use crate::{
    protocol::report::Report,
    report::{Form, csv, json, rounds, row::rows, word::words},
};

fn written(report: &Report, question: &str, form: Form) -> Vec<u8> {
    let mut file = Vec::new();
    csv(report, question, form, &mut file).unwrap();
    file
}

/// The lines of a question for everything but Dutch Excel, without the head.
fn lines(report: &Report, question: &str) -> Vec<Vec<String>> {
    let file = written(report, question, Form::Plain);
    let reader = ReaderBuilder::new().from_reader(file.as_slice());
    let lines = reader.into_records().map(|line| line.unwrap());
    lines.map(|line: StringRecord| line.iter().map(str::to_owned).collect()).collect()
}

/// What the lines of a measure of a field say, of a group.
fn values(lines: &[Vec<String>], field: &str, group: &str, measure: &str) -> Vec<(String, String, String)> {
    let mine = lines.iter().filter(|line| line[1] == field && line[2] == group && line[5] == measure);
    mine.map(|line| (line[3].clone(), line[4].clone(), line[6].clone())).collect()
}

fn triples<const N: usize>(of: [(&str, &str, &str); N]) -> Vec<(String, String, String)> {
    of.map(|(what, under, value)| (what.into(), under.into(), value.into())).into()
}

fn whole(report: &Report) -> String {
    let mut file = Vec::new();
    json(report, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

#[test]
fn a_dutch_spreadsheet_gets_semicolons_decimal_commas_and_a_mark_in_front() {
    let file = String::from_utf8(written(&answered().report(), "cijfer", Form::Dutch)).unwrap();
    let mut lines = file.strip_prefix('\u{FEFF}').unwrap().split("\r\n");
    assert_eq!(lines.next(), Some("Ronde;Veld;Groep;Wat;Bij;Maat;Waarde"));
    assert_eq!(lines.next(), Some("1;;Allen;;;antwoorden;6"));
    assert!(file.contains("\r\n1;cijfer;Allen;6,5;;aantal;2\r\n"), "{file}");
    assert!(file.contains("\r\n1;cijfer;Allen;;;gemiddelde;6,833\r\n"), "{file}");
    assert!(file.ends_with("\r\n"));
    let plain = String::from_utf8(written(&answered().report(), "cijfer", Form::Plain)).unwrap();
    assert!(plain.starts_with("Ronde,Veld,") && plain.contains("1,cijfer,Allen,,,gemiddelde,6.833"), "{plain}");
}

#[test]
fn every_kind_of_field_is_told_as_it_was_tallied() {
    let report = answered().report();
    let grades = lines(&report, "cijfer");
    assert_eq!(values(&grades, "cijfer", "Allen", "mediaan"), triples([("", "", "6.75")]));
    let counted: Vec<_> =
        values(&grades, "cijfer", "Allen", "aantal").into_iter().filter(|(.., count)| count != "0").collect();
    assert_eq!(counted, triples([("4", "", "1"), ("6.5", "", "2"), ("7", "", "1"), ("8", "", "1"), ("9", "", "1")]));
    let plg = lines(&report, "plg");
    assert_eq!(values(&plg, "'=PLG?", "Allen", "aantal"), triples([("Ja", "", "4"), ("Nee", "", "3")]));
    let words = values(&plg, "Waarom wel", "Allen", "aantal");
    assert_eq!(words[0], ("vertrouwen".into(), String::new(), "3".into()), "spellings are folded as on the wall");
    assert_eq!(words.len(), 6);
    assert_eq!(
        values(&plg, "Waarom niet", "Allen", "aantal"),
        triples([("te weinig tijd", "", "2"), ("'-2 uur", "", "1")]),
        "equal texts are one"
    );
    let scan = lines(&report, "scan");
    assert_eq!(
        values(&scan, "Hoog en laag", "Allen", "aantal"),
        triples([("Leren", "hoog", "3"), ("Delen", "hoog", "0"), ("Leren", "laag", "0"), ("Delen", "laag", "3")])
    );
    assert_eq!(
        values(&scan, "Nu en straks", "Allen", "gemiddelde"),
        triples([("Leren", "Nu", "2"), ("Leren", "Straks", "4")]),
        "what nobody rated has no mean"
    );
    assert_eq!(values(&scan, "Punten", "Allen", "punten"), triples([("Leren", "", "0"), ("Delen", "", "9")]));
}

#[test]
fn no_text_from_anybody_is_a_formula_and_none_is_lost() {
    let report = answered().report();
    let texts = values(&lines(&report, "tekst"), "tekst", "Allen", "aantal");
    let texts: Vec<_> = texts.iter().map(|(text, ..)| text.as_str()).collect();
    assert_eq!(texts, ["'+31 6 bellen", "appel; \"peer\"", "zo", "🙂 إيجابي é"]);
    for question in ["cijfer", "plg", "scan", "tekst"] {
        for form in [Form::Dutch, Form::Plain] {
            let file = written(&report, question, form);
            let delimiter = if form == Form::Dutch { b';' } else { b',' };
            let reader = ReaderBuilder::new().delimiter(delimiter).from_reader(file.as_slice());
            for cell in
                reader.into_records().flat_map(|line| line.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let number = cell.replace(',', ".").parse::<f64>().is_ok();
                assert!(
                    number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{cell}"
                );
            }
        }
    }
}

#[test]
fn what_is_hidden_or_held_is_in_no_file() {
    let mut world = answered();
    let (texts, plg) = (latest(&world.room, "tekst"), latest(&world.room, "plg"));
    world.moderate(Moderation::HideCard(texts, CardId(1)));
    world.moderate(Moderation::HideWord(plg, "woorden".into(), "tijd".into()));
    let report = world.report();
    let all = whole(&report);
    assert!(!all.contains("\"zo\"") && !all.contains("lanterfanter") && !all.contains("\"tijd\""), "{all}");
    let texts = lines(&report, "tekst");
    assert_eq!(values(&texts, "tekst", "Allen", "aantal").len(), 3);
    assert_eq!(values(&texts, "tekst", "Allen", "niet getoond"), triples([("", "", "2")]));
    assert_eq!(values(&lines(&report, "plg"), "Waarom wel", "Allen", "niet getoond"), triples([("", "", "1")]));
}

#[test]
fn what_was_not_shown_is_in_no_file() {
    let mut world = World::begin();
    world.show("welkom");
    world.ask("cijfer");
    for _ in 0..4 {
        world.answer("cijfer", None, grade(9.5));
    }
    let open = world.report();
    assert_eq!(lines(&open, "cijfer"), [["1", "", "Allen", "", "", "antwoorden (niet getoond)", "4"]]);
    assert!(!whole(&open).contains("9.5"));
    assert!(
        !whole(&open).contains("Dit komt later") && !whole(&open).contains("nooit"),
        "slides that were not reached"
    );
    world.reveal("cijfer");
    assert!(lines(&world.report(), "cijfer").len() > 2);
    world.steer(Step::Conceal("cijfer".into()));
    assert_eq!(lines(&world.report(), "cijfer").len(), 1);
}

#[test]
fn how_one_or_two_chose_is_not_told() {
    let mut world = World::begin();
    world.ask("plg");
    world.answer("plg", None, yes(&["geheim"]));
    world.answer("plg", None, no("verborgen"));
    world.reveal("plg");
    let report = world.report();
    assert_eq!(
        lines(&report, "plg"),
        [
            ["1", "", "Allen", "", "", "antwoorden", "2"],
            ["1", "'=PLG?", "Allen", "", "", "antwoorden (te weinig om te tonen)", "2"]
        ]
    );
    assert!(!whole(&report).contains("geheim") && !whole(&report).contains("verborgen"));
}

#[test]
fn groups_are_told_as_they_were_shown_and_not_otherwise() {
    let mut world = World::begin();
    world.ask("cijfer");
    for at in 0..12 {
        world.answer("cijfer", Some(u16::from(at >= 6)), grade(if at < 6 { 8.0 } else { 6.0 }));
    }
    world.answer("cijfer", None, grade(1.0));
    world.reveal("cijfer");
    world.wait();
    assert!(lines(&world.report(), "cijfer").iter().all(|line| line[2] == "Allen"), "before it was shown by group");
    world.steer(Step::Split("cijfer".into(), true));
    world.steer(Step::Split("cijfer".into(), false));
    let told = lines(&world.report(), "cijfer");
    // One without a group would be known by what is left, so the last group keeps that one company.
    assert_eq!(values(&told, "cijfer", "Noord", "antwoorden"), triples([("", "", "6")]));
    assert_eq!(values(&told, "cijfer", "Anderen", "antwoorden"), triples([("", "", "7")]));
    assert!(told.iter().all(|line| line[2] != "Zuid"));
}

#[test]
fn the_order_in_which_people_answered_leaves_no_trace() {
    let told = |order: [usize; 5]| {
        let mut world = World::begin();
        world.ask("tekst");
        for at in order {
            let texts = ["Zo", "zo.", "appel", "peer", "banaan"];
            world.answer_as(at as u64, "tekst", Some(0), text(texts[at]));
        }
        world.reveal("tekst");
        world.wait();
        world.steer(Step::Split("tekst".into(), true));
        whole(&world.report())
    };
    assert_eq!(told([0, 1, 2, 3, 4]), told([4, 1, 3, 0, 2]));
}

#[test]
fn a_question_asked_twice_is_one_file_of_two_rounds() {
    let mut world = World::begin();
    world.ask("cijfer");
    for who in 0..5 {
        world.answer_as(who, "cijfer", None, grade(6.0));
    }
    world.reveal("cijfer");
    world.show("weer");
    world.steer(Step::Again("cijfer".into()));
    for who in 0..5 {
        world.answer_as(who, "cijfer", None, grade(7.0));
    }
    world.reveal("cijfer");
    let report = world.report();
    let slides: Vec<_> = report.slides.iter().map(|slide| slide.slide.id.as_str()).collect();
    assert_eq!(slides, ["cijfer", "weer"], "each round stands on the slide that asked it");
    let both: Vec<u32> = rounds(&report, "cijfer").iter().map(|round| round.answered_both).collect();
    assert_eq!(both, [0, 5]);
    let told = lines(&report, "cijfer");
    let means: Vec<_> = told.iter().filter(|line| line[5] == "gemiddelde").map(|line| [&line[0], &line[6]]).collect();
    assert_eq!(means, [["1", "6"], ["2", "7"]]);
}

#[test]
fn a_room_that_ended_tells_the_same() {
    let mut world = answered();
    let before = Report { ended_at: None, ..world.report() };
    world.steer(Step::End);
    let after = world.report();
    assert!(after.ended_at.is_some());
    assert_eq!(Report { ended_at: None, ..after }, before);
}

#[test]
fn a_room_that_was_sealed_tells_the_same() {
    let mut world = answered();
    let texts = latest(&world.room, "tekst");
    world.moderate(Moderation::HideCard(texts.clone(), CardId(1)));
    world.moderate(Moderation::PinCard(texts.clone(), CardId(2), true));
    world.moderate(Moderation::AddCard(texts, "tekst".into(), "uit de zaal".into()));
    world.wait();
    world.steer(Step::Split("tekst".into(), true));
    world.steer(Step::End);
    let before = world.report();
    assert!(before.slides.iter().any(|slide| slide.question.as_ref().is_some_and(|it| it.rounds[0].tally.is_some())));
    world.seal();
    assert_eq!(world.report(), before);
}

#[test]
fn ten_thousand_answers_are_all_there() {
    let mut world = World::begin();
    world.ask("tekst");
    for at in 0..10_000 {
        world.answer(
            "tekst",
            None,
            text(&format!("Antwoord {at} met een zin die even lang is als wat mensen schrijven")),
        );
    }
    world.reveal("tekst");
    let report = world.report();
    assert_eq!(lines(&report, "tekst").len(), 10_002);
    assert_eq!(rows(&rounds(&report, "tekst"), words("nl")).len(), 10_002);
    let page = crate::protocol::view::report(&world.room, super::world::CODE, crate::protocol::view::Extent::Page);
    assert!(whole(&page).len() < 100_000 && whole(&page).contains("\"more\":9700"), "a page to read is bounded");
}
