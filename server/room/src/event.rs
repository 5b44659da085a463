//! What happened in a room: facts, which nothing refuses.

use std::sync::Arc;

use crate::{
    action::Said,
    answer::Answer,
    curve::Curve,
    deck::{Deck, Question, Slide},
    edit::WordEdit,
    id::{
        ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, GroupId, Millis, QuestionId, RoundId, SlideId,
    },
    keeping::Keeping,
    scores::{Scored, Whose},
    shift::Shift,
    split::{Alone, Row},
    tally::Tally,
    wifi::Wifi,
};

/// Something that happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// The room began, in its lobby. Whatever was before counts no more: it was a rehearsal, or is one from now on.
    Began {
        /// Its own copy of the deck.
        deck: Arc<Deck>,
        /// The groups to choose from.
        groups: Vec<String>,
        /// The smallest group shown on its own.
        minimum: u16,
        /// Whether extra slides are shown.
        extras: bool,
        /// When.
        at: Millis,
    },
    /// The stage went one step on. Heads every list of events that a [`Step`](crate::command::Step), or the time that was
    /// given to a question, led to.
    Stepped {
        /// When.
        at: Millis,
        /// How long another "next" is taken for a bounce, in milliseconds.
        bounce_ms: u64,
        /// The question that "previous" reopens for a while, if this step closed and revealed one.
        undo: Option<QuestionId>,
    },
    /// The show stands there now.
    Placed(Place),
    /// Something lies over the projector, or no longer.
    Covered(Cover),
    /// One card is shown large, until the next step.
    Spotlit {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
    },
    /// No card is shown large any longer.
    Unlit,
    /// What other rooms answered lies beside the shown question until the next step, or no longer.
    Compared(Option<ComparisonId>),
    /// A round is played again.
    Replayed {
        /// Which.
        round: RoundId,
        /// The part that is shown.
        part: u16,
        /// How long each part is shown, in milliseconds; `None` where it stands still.
        pace: Option<u64>,
    },
    /// It no longer is.
    ReplayEnded,
    /// The presenter added a slide to the show.
    SlideAdded {
        /// The slide; no other has its id.
        slide: Arc<Slide>,
        /// The slide that it follows; without one it is the last.
        behind: Option<SlideId>,
    },
    /// She took a slide out again that she had added, and that was not used yet.
    SlideRemoved(SlideId),
    /// A slide of the room's own copy of the deck is this one now, under the same id.
    SlideMended(Arc<Slide>),
    /// Extra slides are shown, or skipped.
    ExtrasSwitched(bool),
    /// The door is locked, or open.
    Locked(bool),
    /// At most so many phones are let in, or any number.
    Capped(Option<u32>),
    /// The hall has that Wi-Fi, or none that is known.
    WifiSet(Option<Wifi>),
    /// A round opened, and its question is frozen as asked.
    RoundOpened {
        /// Which.
        round: RoundId,
        /// The question as asked.
        asked: Arc<Question>,
    },
    /// A closed round is open again, hidden, with its ballots.
    RoundReopened(RoundId),
    /// A round closed; until the end of grace, ballots still count.
    RoundClosed {
        /// Which.
        round: RoundId,
        /// When grace ends.
        grace_until: Millis,
    },
    /// The grace of a round is over.
    GraceEnded(RoundId),
    /// A round closed without ballots, and is as if it had not been.
    RoundDropped(RoundId),
    /// The tally of a round is shown.
    Revealed(RoundId),
    /// The tally of a round is hidden again.
    Concealed(RoundId),
    /// The tally of a round is shown by group. The first time freezes what that shows.
    SplitShown {
        /// Which.
        round: RoundId,
        /// The groups that stand on their own, field by field.
        alone: Alone,
    },
    /// The tally of a round is shown of the whole room again.
    SplitHidden(RoundId),
    /// Neighbours talk about a question.
    TalkBegan(QuestionId),
    /// They no longer do.
    TalkEnded,
    /// The open question or the talk is given time, anew or more of it.
    TimerSet {
        /// For which question.
        question: QuestionId,
        /// The whole time, in milliseconds.
        length: u64,
        /// When it is over.
        until: Millis,
        /// Whether an open question closes then.
        closes: bool,
    },
    /// The time is over.
    TimerEnded,
    /// The timer was taken away.
    TimerStopped,
    /// A ballot stands.
    BallotCast {
        /// In which round.
        round: RoundId,
        /// Whose.
        ballot: BallotId,
        /// Its revision.
        revision: u64,
        /// The name of this version.
        id: AnswerId,
        /// The group chosen.
        group: Chosen,
        /// The answer, by index of the question as asked.
        answer: Answer,
        /// Which text fields, by index, are held back for a word in them.
        held: Vec<u16>,
        /// Keywords, by field index, that are held back.
        held_words: Vec<(u16, String)>,
    },
    /// A ballot was taken back; its revision stands.
    BallotWithdrawn {
        /// In which round.
        round: RoundId,
        /// Whose.
        ballot: BallotId,
        /// Its revision.
        revision: u64,
        /// The name of this version.
        id: AnswerId,
    },
    /// A round that this room does not know was asked, in a past that it lost: it is there, closed and hidden.
    RoundHealed {
        /// Which.
        round: RoundId,
        /// The question as asked.
        asked: Arc<Question>,
        /// The slide on which the show would have opened it.
        opened_on: Option<SlideId>,
    },
    /// A ballot that stood in a past which this room lost stands again, in a round that may be closed.
    BallotHealed {
        /// In which round.
        round: RoundId,
        /// Whose.
        ballot: BallotId,
        /// Its revision.
        revision: u64,
        /// The name of this version.
        id: AnswerId,
        /// The group chosen.
        group: Chosen,
        /// The answer, by index of the question as asked, or `None` where it was withdrawn.
        answer: Option<Answer>,
        /// Which text fields, by index, are held back for a word in them.
        held: Vec<u16>,
        /// Keywords, by field index, that are held back.
        held_words: Vec<(u16, String)>,
    },
    /// A ballot came after grace and does not count.
    CameLate {
        /// In which round.
        round: RoundId,
        /// Whose.
        ballot: BallotId,
    },
    /// A card left all screens, or came back.
    CardHidden {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
        /// Hidden, or shown again.
        hidden: bool,
    },
    /// Every card and word that a round then had left all screens: one event, since a large room has too many for a record.
    AllHidden(RoundId),
    /// A held text may be seen, as it stood at that revision.
    CardApproved {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
        /// The revision that was seen.
        revision: u64,
    },
    /// A card comes first, or no longer.
    CardPinned {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
        /// Pinned, or not.
        pinned: bool,
    },
    /// A card stands in the column of another text field.
    CardMoved {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
        /// The field, by index.
        field: u16,
    },
    /// The presenter added a card from the room.
    CardAdded {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// The text, normalised.
        text: String,
    },
    /// A word, as written, left all screens or may be seen.
    WordHidden {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// The word as written.
        word: String,
        /// Hidden, or to be seen.
        hidden: bool,
    },
    /// The presenter changed which words of a field are one, or what one is called.
    WordsEdited {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// The change.
        edit: WordEdit,
    },
    /// The latest such change was taken back.
    WordEditUndone {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
    },
    /// A cluster of cards was named, for the first time or otherwise.
    ClusterNamed {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// Which cluster.
        cluster: ClusterId,
        /// What it is called.
        name: String,
    },
    /// The cards of a cluster stand in another.
    ClusterMerged {
        /// In which round.
        round: RoundId,
        /// Which cluster.
        cluster: ClusterId,
        /// Into which.
        into: ClusterId,
    },
    /// The cards of a cluster stand in none.
    ClusterDropped {
        /// In which round.
        round: RoundId,
        /// Which cluster.
        cluster: ClusterId,
    },
    /// Cards were filed in a cluster, or taken out of theirs.
    CardsFiled {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// Which cards.
        cards: Vec<CardId>,
        /// The cluster, or none.
        cluster: Option<ClusterId>,
    },
    /// The authors of the cards of a field are asked to file their own, or no longer.
    FilingOpened {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
        /// Asked?
        open: bool,
    },
    /// A card was filed by its author.
    OwnCardFiled {
        /// In which round.
        round: RoundId,
        /// Which card.
        card: CardId,
        /// The cluster, or none.
        cluster: Option<ClusterId>,
    },
    /// The latest change to the clusters of a field was taken back.
    ClusterChangeUndone {
        /// In which round.
        round: RoundId,
        /// The field, by index.
        field: u16,
    },
    /// A line of an action list says something else, or is a new one.
    ActionSet {
        /// In which round.
        round: RoundId,
        /// Which line.
        action: ActionId,
        /// What it says, normalised.
        said: Said,
    },
    /// A line of an action list left all screens, or is shown.
    ActionStruck {
        /// In which round.
        round: RoundId,
        /// Which line.
        action: ActionId,
        /// Gone, or to be seen.
        struck: bool,
    },
    /// The presenter gave scores for the items of a question.
    ScoresSet {
        /// Which question.
        question: QuestionId,
        /// Whose.
        whose: Whose,
        /// One place an item; empty where they are forgotten.
        scores: Scored,
    },
    /// Scores lie beside the tally of a round, instead of the same by group.
    ScoresShown {
        /// Which round.
        round: RoundId,
        /// Whose scores.
        whose: Whose,
    },
    /// They no longer do.
    ScoresHidden(RoundId),
    /// A typed group is in the room's list.
    GroupAccepted(GroupId),
    /// Phones may read the revealed tally of a question, or not.
    ReadableSet {
        /// Which.
        question: QuestionId,
        /// May they?
        readable: bool,
    },
    /// The room is tried, with that many invented phones.
    Rehearsing(u32),
    /// The workshop ended.
    Ended {
        /// When.
        at: Millis,
    },
    /// The ending was taken back.
    Unended,
    /// What participants are told about how long their answers are kept.
    KeepingSet(Keeping),
    /// What a round had once shown by group, from before the room was sealed.
    SplitKept {
        /// Which.
        round: RoundId,
        /// Whether it was shown so last.
        shown: bool,
        /// The groups that stand on their own, field by field.
        alone: Alone,
        /// The rows, field by field.
        rows: Vec<Vec<Row>>,
    },
    /// How people had moved since the round before, from before the room was sealed.
    ShiftKept {
        /// To which round.
        round: RoundId,
        /// How many moved where, if that could be told.
        shift: Option<Shift>,
    },
    /// What the ballots of a round added up to, which were deleted.
    Tallied {
        /// Which.
        round: RoundId,
        /// The sum.
        tally: Tally,
    },
    /// How the answers to a round had come in.
    CurveKept {
        /// Which.
        round: RoundId,
        /// How many stood when.
        curve: Curve,
    },
    /// The room is sealed: what was told before this is all that is left of it.
    Sealed,
}

/// Where the show stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Before the first slide.
    Lobby,
    /// On a slide.
    Slide(SlideId),
    /// After the last slide.
    Closing,
}

/// What lies over the projector.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cover {
    /// Nothing.
    #[default]
    None,
    /// Black.
    Blank,
    /// The room code, large.
    Code,
    /// The Wi-Fi of the hall.
    Wifi,
    /// The picture of the moment at which it was laid there: the show moves on under it.
    Frozen,
}

/// The group a ballot was cast with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Chosen {
    /// None.
    None,
    /// A group of the room.
    Listed(GroupId),
    /// A name that was typed, normalised; the same name in any spelling of case is the same group.
    Typed(String),
}
