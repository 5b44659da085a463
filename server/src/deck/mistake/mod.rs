//! Everything that can be wrong in a deck file, and its words in the languages that Peil speaks.

mod dutch;
mod english;

use peil_room::{deck::Language, number::Hundredths};

use super::yaml::{Node, Value};

/// One thing that is wrong, with what its sentence needs to name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Mistake {
    // The file and its pieces.
    FileTooLong { bytes: usize },
    FileEmpty,
    NoHead,
    HeadNotClosed,
    BlockNotClosed { name: String, run: String },
    BlockIndented { run: String },
    RuleUnderText,
    // YAML.
    NotYaml { why: String },
    Anchor,
    YamlTooDeep,
    SecondDocument,
    KeyNoWord { found: Noun },
    TooManyKeys,
    KeyTwice { key: String },
    // Keys and values.
    Unexpected { found: Noun, expected: Expected },
    Missing { of: Thing, key: Needed },
    UnknownKey { of: Thing, key: String, near: Option<&'static str>, known: Vec<&'static str> },
    OtherWord { key: &'static str, written: Written, words: Vec<String> },
    NotWhole { key: &'static str, number: Hundredths, least: i32, most: i32 },
    TextEmpty,
    TextTooLong { length: usize, most: usize },
    Invisible { sign: char },
    NoId { written: String },
    NoNumber { written: Written },
    NoTime { written: Written },
    // The head.
    GroupsWithoutNoun,
    TooManyTexts { count: usize, most: usize },
    GroupTwice { group: String },
    HeldWordTwice { word: String },
    ListsNoKeys { found: Noun },
    TooManyLists { count: usize },
    ListEmpty,
    TooManyItems { count: usize },
    ItemWithoutId { text: String },
    ItemIdTwice { id: String },
    NoSuchList { name: String, known: Vec<String> },
    // Slides.
    NoSlides,
    TooManySlides { count: usize },
    UnknownBlock { name: String },
    SecondBlock { name: String },
    SlideBlock,
    SecondSlide,
    NoTitle,
    NoSlideId,
    SlideIdTwice { id: String },
    NotesTooLong,
    // The text of a slide.
    MarkdownTooLong { bytes: usize },
    BodyTooLong { length: usize },
    BodyTooDeep,
    SecondTitle,
    HeadingTooDeep,
    HeadingEmpty,
    Rule,
    TickBox,
    CodeInText,
    CodeBlock,
    Html,
    NoImage { path: String },
    ImageWithoutWords,
    ImageInText,
    ImageNotAlone,
    TooManyImages { count: usize },
    ImageOnQuestion,
    ImageAndFigure,
    ImageCovers,
    Table,
    NoAddress { to: String },
    // Questions.
    QuestionIdTwice { id: String },
    AgainUnknown { id: String, known: Vec<String> },
    AgainTooEarly { id: String },
    GroupWithoutNoun,
    NoFields,
    TooManyFields { count: usize },
    FieldIdTwice { id: String },
    NoActionList,
    // Fields.
    NoCondition,
    WhenUnknown { field: String },
    WhenBelow { field: String },
    WhenNoChoice { field: String },
    WhenNoSuchChoice { field: String, choice: String, known: Vec<String> },
    ByUnknown { field: String },
    ByOtherKind { field: String },
    ScaleUpsideDown { min: Hundredths, max: Hundredths },
    StepsDoNotFit { step: Hundredths, min: Hundredths, max: Hundredths },
    TooManySteps { count: i32 },
    PassOffScale { pass: Hundredths, min: Hundredths, max: Hundredths },
    NothingMarked,
    ScaleTooLong { min: i32, max: i32 },
    // Figures.
    TextsCount { key: &'static str, count: usize, least: usize, most: usize },
    RadarTooSmall { count: usize },
    NoRows,
    RowCount { count: usize },
    NoCells,
    CellCount { cells: usize, columns: usize },
    NoBranches,
    BranchCount { count: usize },
    OfUnknown { id: String, known: Vec<String> },
    OfCannotFill { id: String },
}

impl Mistake {
    /// What is wrong and what to do about it, in one of the languages.
    pub(super) fn words(&self, language: Language) -> Words {
        match language {
            Language::Dutch => dutch::words(self),
            Language::English => english::words(self),
        }
    }

    /// The key that it is about, where its place may be that of the whole thing.
    pub(super) fn key(&self) -> Option<&'static str> {
        match self {
            Self::Missing { key, .. } => Some(key.written()),
            Self::ItemIdTwice { .. } | Self::FieldIdTwice { .. } => Some("id"),
            Self::ScaleUpsideDown { .. } | Self::ScaleTooLong { .. } => Some("max"),
            Self::StepsDoNotFit { .. } | Self::TooManySteps { .. } => Some("step"),
            Self::NothingMarked => Some("most-high"),
            _ => None,
        }
    }
}

/// A sentence about a mistake, in two halves that stand on either side of a dash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

fn told(message: impl Into<String>, mend: impl Into<String>) -> Words {
    Words { message: message.into(), mend: mend.into() }
}

/// What has keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Thing {
    Head,
    Slide,
    Question,
    Field,
    Item,
    Figure,
    Row,
    Branch,
}

/// What a value should have been.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Expected {
    Keys(Thing),
    Text,
    Texts,
    Id,
}

/// A key that may not be left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Needed {
    Title,
    Language,
    Id,
    Prompt,
    Fields,
    FieldKind,
    Choices,
    Items,
    Series,
    Points,
    FigureKind,
    Texts(&'static str),
    Rows,
    Cells,
    Top,
    Under,
    Label,
}

impl Needed {
    /// As it stands in the file.
    pub(super) fn written(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Language => "language",
            Self::Id => "id",
            Self::Prompt => "prompt",
            Self::Fields => "fields",
            Self::FieldKind | Self::FigureKind => "kind",
            Self::Choices => "choices",
            Self::Items => "items",
            Self::Series => "series",
            Self::Points => "points",
            Self::Texts(key) => key,
            Self::Rows => "rows",
            Self::Cells => "cells",
            Self::Top => "top",
            Self::Under => "under",
            Self::Label => "label",
        }
    }
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Noun {
    Nothing,
    Text,
    List,
    Keys,
}

/// What stands where a word or number was expected.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Written {
    Word(String),
    Other(Noun),
}

impl Written {
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Text(text) => Self::Word(super::scalar::short(text)),
            _ => Self::Other(node.noun()),
        }
    }
}

/// Words between the signs that mark them as the file's own.
fn each(words: &[String], between: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(between)
}

/// The first letter made a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
