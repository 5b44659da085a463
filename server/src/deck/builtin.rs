//! The decks that come with the program.

/// A deck that comes with the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Builtin {
    /// Its file name, without an ending.
    pub name: &'static str,
    /// Its text in the deck format.
    pub source: &'static str,
}

/// The decks that come with the program, the workshop it was made for first.
pub fn builtin() -> &'static [Builtin] {
    &[
        Builtin { name: "opleidingsschool", source: include_str!("decks/opleidingsschool.md") },
        Builtin { name: "example", source: include_str!("decks/example.md") },
    ]
}
