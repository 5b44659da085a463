//! What goes over HTTP to mend a slide of a room's own copy of its deck, or to add one.

use serde::{Deserialize, Serialize};

use super::{decks::DeckMistake, outgoing::Reason};

/// A slide of a running room as it is written. `GET /api/rooms/{code}/slides/{slide}`, with a key of the room.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SlideText {
    /// Its id.
    pub slide: String,
    /// Its text in the deck format, without its id; items of lists are written out.
    pub source: String,
    /// Names this text; a change says which one it changes.
    pub version: String,
    /// Whether what it asks was answered, so that only words of it may change.
    pub answered: bool,
}

/// Another text for a slide. `PUT /api/rooms/{code}/slides/{slide}`; answered by [`SlideOutcome`], or 409 where it was
/// changed elsewhere.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeSlide {
    /// The version that it changes.
    pub version: String,
    /// In the deck format, without an id; at most 200,000 bytes.
    pub source: String,
}

/// A new slide. `POST /api/rooms/{code}/slides`; answered by [`SlideOutcome`].
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewSlide {
    /// Drawn by whoever asks for it; asked for twice, it stands once.
    pub id: String,
    /// The slide that it stands behind; at the end without one.
    pub behind: Option<String>,
    /// In the deck format, without an id; at most 200,000 bytes.
    pub source: String,
}

/// What came of a change.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "outcome", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SlideOutcome {
    /// All screens show it.
    Kept {
        /// As it is now.
        slide: SlideText,
    },
    /// Something is wrong with its text, and nothing changed.
    Mistakes {
        /// What, in order; at most 50.
        mistakes: Vec<DeckMistake>,
    },
    /// Answers rest on what would change, and nothing changed.
    Answered {
        /// What would.
        part: AnsweredPart,
        /// Of which field, by its label or else its id.
        field: Option<String>,
    },
    /// It cannot be done now.
    Refused {
        /// Why.
        reason: Reason,
    },
}

/// What answers rest on.
#[derive(Serialize, Clone, Copy, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum AnsweredPart {
    /// That it is this question.
    Question,
    /// Who answers, and whether it makes an action list.
    Whose,
    /// Its fields and their order.
    Fields,
    /// When a field is asked.
    Condition,
    /// Whether a field must be filled in.
    Required,
    /// What kind of input a field is.
    Kind,
    /// The choices, items or series of a field, and their order.
    Choices,
    /// A field's scale, length, number or grouping.
    Bounds,
}
