//! Where the show stands, and what is open.

use crate::{
    event::{Cover, Place},
    id::{CardId, ComparisonId, Millis, QuestionId, RoundId},
    replay::Replay,
    timer::Timer,
    wifi::Wifi,
};

/// The stage of a room. Each change that a presenter makes has a number, `step`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stage {
    /// How many steps were made.
    pub step: u64,
    /// Where the show stands.
    pub place: Place,
    /// What lies over the projector.
    pub cover: Cover,
    /// The one question that is open, be it on the slide shown or not.
    pub open: Option<QuestionId>,
    /// The question that neighbours talk about.
    pub talk: Option<QuestionId>,
    /// The time that the open question or the talk was given.
    pub timer: Option<Timer>,
    /// What "previous" takes back for a while.
    pub undo: Option<Undo>,
    /// The card that is shown large, by its round.
    pub spotlight: Option<(RoundId, CardId)>,
    /// The round that is played again.
    pub replay: Option<Replay>,
    /// What other rooms answered that lies beside the shown question.
    pub beside: Option<ComparisonId>,
    /// Whether extra slides are shown.
    pub extras: bool,
    /// Whether nobody new gets in.
    pub locked: bool,
    /// How many phones are let in at most.
    pub cap: Option<u32>,
    /// The Wi-Fi of the hall, if the presenter told it.
    pub wifi: Option<Wifi>,
    /// The place that the projector keeps while it is frozen.
    pub frozen: Option<Place>,
    /// Since when the show stands where it does.
    pub since: Millis,
    /// When the last step was made.
    pub stepped_at: Millis,
    /// Before when another "next" is taken for a bounce.
    pub bounce_until: Millis,
}

/// A step that closed and revealed a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undo {
    /// Which question it would reopen.
    pub question: QuestionId,
    /// Until when, inclusive.
    pub until: Millis,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            step: 0,
            place: Place::Lobby,
            cover: Cover::None,
            open: None,
            talk: None,
            timer: None,
            undo: None,
            spotlight: None,
            beside: None,
            replay: None,
            extras: false,
            locked: false,
            cap: None,
            wifi: None,
            frozen: None,
            since: Millis(0),
            stepped_at: Millis(0),
            bounce_until: Millis(0),
        }
    }
}
