//! The page about the format shows nothing that does not work.

use crate::deck::{parse, tests::mistakes::told};

const PAGE: &str = include_str!("../../../../docs/deck-format.md");

/// The fenced blocks of the page whose fence is `run`: the word after it and what stands inside.
fn examples(run: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut inside: Option<(String, String)> = None;
    for line in PAGE.lines() {
        match (&mut inside, line.strip_prefix(run).filter(|name| !name.starts_with('`'))) {
            (Some(_), Some("")) => examples.extend(inside.take()),
            (Some((_, text)), _) => text.extend([line, "\n"]),
            (None, Some(name)) => inside = Some((name.to_owned(), String::new())),
            (None, None) => {}
        }
    }
    examples
}

#[test]
fn every_whole_deck_on_the_page_is_a_deck() {
    let decks = examples("````");
    assert_eq!(decks.len(), 2);
    for (_, deck) in decks {
        assert_eq!(parse(&deck, "page").err(), None, "{deck}");
    }
}

#[test]
fn every_block_on_the_page_fits_in_one_deck() {
    let outside = examples("```").into_iter().filter(|(name, _)| matches!(name.as_str(), "question" | "figure"));
    let mut deck = String::from("---\ntitle: Page\nlanguage: en\ngroup: school\n---\n");
    let mut count = 0;
    for (index, (name, text)) in outside.enumerate() {
        deck.push_str(&format!("\n```slide\nid: s{index}\n```\n\n# S\n\n```{name}\n{text}```\n\n---\n"));
        count += 1;
    }
    assert_eq!(count, 11, "five questions, one of them in a whole deck, and six figures");
    assert_eq!(parse(&deck, "page").err(), None, "{deck}");
}

#[test]
fn the_mistake_on_the_page_is_told_as_it_stands_there() {
    let shown = PAGE.lines().find_map(|line| line.strip_prefix("    my-workshop.md:23:11: ")).expect("a mistake");
    let source =
        "---\ntitle: T\nlanguage: en\n---\n```question\nid: q\nprompt: P\nfields:\n  - id: f\n    kind: tekst\n```\n";
    assert!(told(source)[0].starts_with(&format!("10:11: {}", shown.trim_end_matches('…'))), "{:?}", told(source));
}
