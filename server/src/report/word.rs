//! What the files say, in the deck's language.

/// The words of the files.
#[derive(Debug)]
pub(super) struct Words {
    /// The heads of a table of rows: round, field, group, what, under, measure, value.
    pub heads: [&'static str; 7],
    /// All participants together.
    pub all: &'static str,
    /// Those who stand in no group of their own.
    pub others: &'static str,
    pub answers: &'static str,
    pub not_shown: &'static str,
    pub too_few: &'static str,
    pub withheld: &'static str,
    pub count: &'static str,
    pub mean: &'static str,
    pub median: &'static str,
    pub deviation: &'static str,
    pub points: &'static str,
    pub from_room: &'static str,
    pub high: &'static str,
    pub low: &'static str,
    pub overview: &'static str,
    pub question: &'static str,
    pub shown: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub grade: &'static str,
    pub item: &'static str,
    pub word: &'static str,
    pub text: &'static str,
}

const DUTCH: Words = Words {
    heads: ["Ronde", "Veld", "Groep", "Wat", "Bij", "Maat", "Waarde"],
    all: "Allen",
    others: "Anderen",
    answers: "antwoorden",
    not_shown: "antwoorden (niet getoond)",
    too_few: "antwoorden (te weinig om te tonen)",
    withheld: "niet getoond",
    count: "aantal",
    mean: "gemiddelde",
    median: "mediaan",
    deviation: "standaardafwijking",
    points: "punten",
    from_room: "kaart uit de zaal",
    high: "hoog",
    low: "laag",
    overview: "Overzicht",
    question: "Vraag",
    shown: "getoond",
    yes: "ja",
    no: "nee",
    grade: "cijfer",
    item: "onderdeel",
    word: "woord",
    text: "tekst",
};

const ENGLISH: Words = Words {
    heads: ["Round", "Field", "Group", "What", "Under", "Measure", "Value"],
    all: "Everyone",
    others: "Others",
    answers: "answers",
    not_shown: "answers (not shown)",
    too_few: "answers (too few to show)",
    withheld: "not shown",
    count: "count",
    mean: "mean",
    median: "median",
    deviation: "standard deviation",
    points: "points",
    from_room: "card from the room",
    high: "high",
    low: "low",
    overview: "Overview",
    question: "Question",
    shown: "shown",
    yes: "yes",
    no: "no",
    grade: "grade",
    item: "item",
    word: "word",
    text: "text",
};

/// The words of a deck's language.
pub(super) fn words(language: &str) -> &'static Words {
    if language == "en" { &ENGLISH } else { &DUTCH }
}
