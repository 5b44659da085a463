//! The workbook, read back by a program that has nothing to do with the one that wrote it.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use peil_room::command::Step;

use super::world::{World, answered, grade, text};
use crate::{protocol::report::Report, report::xlsx};

struct Book(Xlsx<Cursor<Vec<u8>>>);

impl Book {
    fn of(report: &Report) -> Self {
        let mut file = Vec::new();
        xlsx(report, &mut file).unwrap();
        Self(Xlsx::new(Cursor::new(file)).unwrap())
    }

    fn sheet(&mut self, name: &str) -> Vec<Vec<Data>> {
        let sheet: Range<Data> = self.0.worksheet_range(name).unwrap();
        sheet.rows().map(<[Data]>::to_vec).collect()
    }
}

fn text_of(text: &str) -> Data {
    Data::String(text.into())
}

/// The cells of the rows under a row that begins so, up to an empty one.
fn under<'a>(sheet: &'a [Vec<Data>], heads: &[&str]) -> Vec<&'a [Data]> {
    let is_head = |row: &[Data]| heads.iter().zip(row).all(|(head, cell)| *cell == text_of(head));
    let at = sheet.iter().position(|row| is_head(row)).unwrap_or_else(|| panic!("no {heads:?} in {sheet:?}"));
    let rows = sheet[at + 1..].iter().take_while(|row| row[0] != Data::Empty);
    rows.map(|row| &row[..heads.len()]).collect()
}

/// The number beside the first cell that says so, after one that says where.
fn beside(sheet: &[Vec<Data>], after: &str, what: &str) -> Data {
    let mut rows = sheet.iter().skip_while(|row| row[0] != text_of(after));
    rows.find(|row| row[0] == text_of(what)).unwrap_or_else(|| panic!("no {what} after {after}"))[1].clone()
}

#[test]
fn a_workbook_has_an_overview_and_a_sheet_for_each_question() {
    let mut book = Book::of(&answered().report());
    let names = book.0.sheet_names();
    assert_eq!(names, ["Overzicht", "1 Het cijfer", "2 Is dit een PLG", "3 Wat valt op", "4 Wat nog"]);
    let overview = book.sheet("Overzicht");
    assert_eq!(overview[0][0], text_of("Alles"));
    assert_eq!(overview[1][0], text_of("K7M4PQ"));
    assert!(matches!(overview[1][1], Data::DateTime(day) if day.as_f64() == 45_985.0), "{:?}", overview[1]);
    let rows = under(&overview, &["Vraag", "Ronde", "antwoorden", "getoond"]);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], [text_of("Het cijfer"), Data::Float(1.0), Data::Float(6.0), text_of("ja")]);
}

#[test]
fn cells_are_numbers_that_equal_the_tallies_and_texts_that_are_never_formulas() {
    let mut book = Book::of(&answered().report());
    let grades = book.sheet("1 Het cijfer");
    assert_eq!(beside(&grades, "cijfer", "antwoorden"), Data::Float(6.0));
    assert_eq!(beside(&grades, "cijfer", "gemiddelde"), Data::Float(6.833));
    let bins = under(&grades, &["cijfer", "aantal"]);
    assert_eq!(bins.len(), 19);
    assert_eq!(bins[11], [Data::Float(6.5), Data::Float(2.0)]);
    let plg = book.sheet("2 Is dit een PLG");
    let chosen = under(&plg, &["onderdeel", "aantal"]);
    assert_eq!(chosen, [[text_of("Ja"), Data::Float(4.0)], [text_of("Nee"), Data::Float(3.0)]]);
    let words = under(&plg, &["woord", "aantal"]);
    assert_eq!(words[0], [text_of("vertrouwen"), Data::Float(3.0)]);
    assert!(words.contains(&[text_of("=2+3"), Data::Float(1.0)].as_slice()), "{words:?}");
    let reasons = under(&plg, &["tekst", "aantal"]);
    assert_eq!(reasons, [[text_of("te weinig tijd"), Data::Float(2.0)], [text_of("-2 uur"), Data::Float(1.0)]]);
    let scan = book.sheet("3 Wat valt op");
    let marks = under(&scan, &["onderdeel", "hoog", "laag"]);
    assert_eq!(marks[1], [text_of("Delen"), Data::Float(0.0), Data::Float(3.0)]);
    let rated = under(&scan, &["onderdeel", "Nu", "Straks"]);
    assert_eq!(rated[0], [text_of("Leren"), Data::Float(2.0), Data::Float(4.0)]);
    assert_eq!(rated[1], [text_of("Delen"), Data::Empty, Data::Empty], "what nobody rated has no mean");
    assert_eq!(under(&scan, &["onderdeel", "punten"])[1], [text_of("Delen"), Data::Float(9.0)]);
    let texts = book.sheet("4 Wat nog");
    assert!(under(&texts, &["tekst"]).contains(&[text_of("🙂 إيجابي é")].as_slice()));
    for name in book.0.sheet_names() {
        let formulas = book.0.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name} has a formula");
    }
}

#[test]
fn groups_stand_in_the_workbook_as_they_were_shown() {
    let mut world = World::begin();
    world.ask("cijfer");
    for at in 0..13 {
        world.answer("cijfer", (at < 12).then_some(u16::from(at >= 6)), grade(if at < 6 { 8.0 } else { 6.0 }));
    }
    world.reveal("cijfer");
    world.wait();
    world.steer(Step::Split("cijfer".into(), true));
    let sheet = Book::of(&world.report()).sheet("1 Het cijfer");
    let groups = under(&sheet, &["Groep", "antwoorden", "gemiddelde"]);
    assert_eq!(
        groups,
        [
            [text_of("Noord"), Data::Float(6.0), Data::Float(8.0)],
            [text_of("Anderen"), Data::Float(7.0), Data::Float(6.0)]
        ]
    );
}

#[test]
fn a_question_that_was_not_shown_has_its_count_and_no_more() {
    let mut world = World::begin();
    world.ask("tekst");
    world.answer("tekst", None, text("nog geheim"));
    let sheet = Book::of(&world.report()).sheet("1 Wat nog");
    assert_eq!(beside(&sheet, "Wat nog?", "antwoorden (niet getoond)"), Data::Float(1.0));
    assert_eq!(sheet.len(), 3);
}
