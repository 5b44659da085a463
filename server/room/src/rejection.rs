//! Why a room refuses a command, one variant a rule.

use crate::{id::FieldId, mend::Part};

/// Why a command changed nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// The room has begun already, or not yet.
    NotNow,
    /// The stage has moved on since the sender looked.
    StageMoved,
    /// Another "next" so soon is taken for a bounce.
    TooSoon,
    /// There is nothing there to go to, take back, open, close, show or hide.
    NothingToDo,
    /// The workshop has ended.
    Ended,
    /// There is no such slide, question, round, card, word or group.
    Unknown,
    /// The question cannot be asked another time.
    TooManyRounds,
    /// The round is not open.
    Closed,
    /// The round closed, and its grace is over: too late to be counted.
    Late,
    /// The round holds as many ballots as it can.
    Full,
    /// A revision at or below one that stands, with another id.
    Superseded,
    /// Nothing is filled in.
    Empty,
    /// The question has no such field.
    UnknownField(FieldId),
    /// The field is not asked, since its condition does not hold.
    NotAsked(FieldId),
    /// The field must be filled in.
    Required(FieldId),
    /// The value is of another kind than the field.
    WrongKind(FieldId),
    /// The number is outside the scale.
    OutOfRange(FieldId),
    /// The number is between two steps of the scale.
    BetweenSteps(FieldId),
    /// There is no such choice, item or series.
    UnknownItem(FieldId),
    /// More choices, keywords, marks or points than fit.
    TooMany(FieldId),
    /// The same choice, or one item both high and low.
    Twice(FieldId),
    /// The text or keyword is longer than fits.
    TooLong(FieldId),
    /// The text holds neither a letter nor a digit.
    Blank(FieldId),
    /// The group's name is too long, blank, or there are too many groups.
    Group,
    /// A group is to answer, and none is named.
    NoGroup,
    /// A timer would be shorter or longer than fits.
    Time,
    /// No room lets in so many or so few.
    Cap,
    /// There is no network of that name or with that password.
    Wifi,
    /// Too many cards are pinned or added.
    TooManyCards,
    /// The deck has as many slides as fit.
    TooManySlides,
    /// As many clusters stand as can.
    TooManyClusters,
    /// Answers to the question rest on that part of it, of a field where it is of one.
    Answered(Part, Option<FieldId>),
}
