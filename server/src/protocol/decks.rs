//! What goes over HTTP to write a deck: its text, what is wrong with it, and what it will look like.

use serde::{Deserialize, Serialize};

use super::stage::{PhoneView, ProjectorView};

/// A deck as it is written. `GET`, `POST` and `PUT` under `/api/decks`, with the organiser key.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct DeckText {
    /// What it is called in a request.
    pub name: String,
    /// The text, in the deck format.
    pub source: String,
    /// Names this text; a change says which one it changes.
    pub version: String,
    /// Whether it may be changed and deleted.
    pub own: bool,
    /// What is wrong with it, in order; at most 50.
    pub mistakes: Vec<DeckMistake>,
    /// What the room will see, slide by slide; while there are mistakes, of the slides that are right.
    pub pictures: Vec<DeckPicture>,
}

/// Something wrong in a deck's text.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct DeckMistake {
    /// The line, from 1.
    pub line: u32,
    /// The character within the line, from 1.
    pub column: u32,
    /// Which slide it is on, from 0; none for the head and the deck as a whole.
    pub slide: Option<u32>,
    /// Which part of it.
    pub block: DeckBlock,
    /// The keys that lead to it within a block of keys, outermost first, an entry of a list by its number from 0:
    /// `fields`, `0`, `choices`, `2`, `label`; `title` in the text of a slide. Empty where it is about the whole block.
    pub path: Vec<String>,
    /// What is wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    pub mend: String,
    /// The same in Dutch.
    pub dutch: DeckMistakeWords,
}

/// A mistake in words.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct DeckMistakeWords {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

/// A part of a deck's text.
#[derive(Serialize, Clone, Copy, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum DeckBlock {
    /// The head of the deck.
    Head,
    /// The block with a slide's id.
    Slide,
    /// The Markdown of a slide.
    Text,
    /// A figure.
    Figure,
    /// A question.
    Question,
    /// The notes.
    Notes,
}

/// A slide as the projector and the phones will show it, its question open.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct DeckPicture {
    /// The slide's title, or its question in short.
    pub title: String,
    /// Whether it is skipped unless extra slides are switched on.
    pub extra: bool,
    /// What the projector shows.
    pub view: ProjectorView,
    /// What phones show.
    pub phone: PhoneView,
}

/// An image that is kept beside a deck. Answers `POST /api/decks/{name}/images`, whose body is the image itself: WebP, JPEG
/// or PNG, at most 2,000,000 bytes and 8,192 pixels along a side.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct KeptImage {
    /// How the deck's text names it.
    pub path: String,
}

/// A new deck: a text, or a copy of another deck. `POST /api/decks`; answered by [`DeckText`].
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(untagged, deny_unknown_fields, rename_all_fields = "camelCase")]
pub enum NewDeck {
    /// Of this text.
    Text {
        /// In the deck format; at most 1,000,000 bytes.
        source: String,
    },
    /// A copy.
    Copy {
        /// The name of a deck.
        copy_of: String,
    },
}

/// Another text for a deck. `PUT /api/decks/{name}`; answered by [`DeckText`], or 409 where it was changed elsewhere.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeDeck {
    /// The version that it changes.
    pub version: String,
    /// In the deck format; at most 1,000,000 bytes.
    pub source: String,
}
