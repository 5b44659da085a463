//! A deck with one question of each kind that the rejections need, small enough to know by heart.

/// The deck, in the deck format.
pub const TEST_DECK: &str = include_str!("../decks/proef.md");

/// What its questions ask, in order: id and prompt. No prompt occurs elsewhere in the deck.
pub const QUESTIONS: [(&str, &str); 4] = [
    ("cijfer", "Welk cijfer krijgt de proef?"),
    ("plg", "Is dit een proefgemeenschap?"),
    ("scan", "Welke elementen vallen op?"),
    ("tekst", "Wat moet er nog gezegd?"),
];
