//! What may be asked of a room.

use crate::{
    action::Said,
    answer::Given,
    deck::{Deck, Slide},
    event::{Cover, Place},
    follow::{ActionList, FollowUp},
    id::{
        ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, FieldId, GroupId, Millis, QuestionId, RoundId,
        SlideId,
    },
    keeping::Keeping,
    scores::Whose,
    wifi::Wifi,
};

/// Something asked of a room at a moment.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Begin the room; only as its first command.
    Begin {
        /// The room's own copy of the deck.
        deck: Box<Deck>,
        /// The groups to choose from, in order.
        groups: Vec<String>,
        /// The smallest group that is shown on its own: 3, 4 or 5.
        minimum: u16,
        /// Whether extra slides are shown.
        extras: bool,
        /// When.
        now: Millis,
    },
    /// A step of the stage.
    Steer {
        /// The stage's step that the sender saw; another one changes nothing.
        step: u64,
        /// What to do.
        what: Step,
        /// When.
        now: Millis,
    },
    /// Something about texts, words and groups.
    Moderate {
        /// What to do.
        what: Moderation,
        /// When.
        now: Millis,
    },
    /// A participant's answer.
    Cast(Cast),
    /// A participant takes the answer back.
    Withdraw {
        /// In which round.
        round: RoundId,
        /// Whose.
        ballot: BallotId,
        /// Above every revision of this ballot so far.
        revision: u64,
        /// The name of this version.
        id: AnswerId,
        /// When.
        now: Millis,
    },
    /// A participant files the own card in a cluster, or takes it out.
    File {
        /// In which round.
        round: RoundId,
        /// Whose card.
        ballot: BallotId,
        /// Of which text field.
        field: FieldId,
        /// The cluster, or none.
        cluster: Option<ClusterId>,
    },
    /// An answer that stood once, of a participant who can prove it, is counted again.
    Heal(Heal),
    /// Participants are told how long their answers are kept.
    Promise(Keeping),
    /// Time passed: whatever was due is done.
    Tick {
        /// Now.
        now: Millis,
    },
}

/// A participant's answer on its way.
#[derive(Clone, PartialEq, Debug)]
pub struct Cast {
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub ballot: BallotId,
    /// Above every revision of this ballot so far, from 1.
    pub revision: u64,
    /// The name of this version.
    pub id: AnswerId,
    /// The group the participant chose.
    pub group: GroupChoice,
    /// What was filled in.
    pub given: Given,
    /// When.
    pub now: Millis,
}

/// A version of a ballot that stood in a past which this room no longer knows, since its journal is an older copy.
///
/// Whoever sends this has proof of all of it, the time aside; the room takes it at its word.
#[derive(Clone, PartialEq, Debug)]
pub struct Heal {
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub ballot: BallotId,
    /// The revision that stood.
    pub revision: u64,
    /// The name of that version.
    pub id: AnswerId,
    /// The name of the group it was cast with.
    pub group: Option<String>,
    /// What was filled in, or `None` where it was withdrawn.
    pub given: Option<Given>,
    /// When.
    pub now: Millis,
}

/// The group a participant says to belong to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GroupChoice {
    /// None, or rather not said.
    None,
    /// One of the room's.
    Listed(GroupId),
    /// One that is not listed, as typed.
    Typed(String),
}

/// A step of the stage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// What the clicker does.
    Next,
    /// Back, or within ten seconds take back what closed and revealed.
    Previous,
    /// Show that place; opens nothing.
    Jump(Place),
    /// Open a question that waits.
    Open(QuestionId),
    /// Close the open question; without ballots it waits again.
    Close(QuestionId),
    /// Show the tally of the latest round, closing it first where it is open.
    Reveal(QuestionId),
    /// Hide the tally again.
    Conceal(QuestionId),
    /// Open the latest round again with its ballots, hidden.
    Reopen(QuestionId),
    /// Another round of a question that was asked.
    Again(QuestionId),
    /// Close, hide, and let neighbours talk.
    Talk(QuestionId),
    /// Show the tally of a revealed question by group, or of the whole room again.
    Split(QuestionId, bool),
    /// Lay scores beside the tally of a revealed question, or take them away.
    Against(QuestionId, Option<Whose>),
    /// Give the open question or the talk that many milliseconds, and close the question after them if asked to.
    Time(QuestionId, u64, bool),
    /// Give it that many milliseconds more.
    Extend(u64),
    /// Give it all the time again.
    StopTimer,
    /// Lay something over the projector, or take it away.
    Cover(Cover),
    /// Show one card large, or no longer.
    Spotlight(RoundId, CardId),
    /// Lay what other rooms answered beside the shown question, until the next step; or take it away.
    Compare(Option<ComparisonId>),
    /// Show how a round filled: which part of it, and how long each is shown, in milliseconds, where it moves on.
    Replay(RoundId, u16, Option<u64>),
    /// Show the stage again.
    EndReplay,
    /// Add a question about what the room wrote, behind the slide that is shown.
    FollowUp(FollowUp),
    /// Add an action list behind the slide that is shown.
    ActionList(ActionList),
    /// Take a slide out again that was added and not used yet.
    DropSlide(SlideId),
    /// Let the slide with that id be this one.
    MendSlide(Box<Slide>),
    /// Add a slide behind another, or at the end.
    AddSlide(Box<Slide>, Option<SlideId>),
    /// Show extra slides, or skip them.
    Extras(bool),
    /// Let nobody new in, or open the door again.
    Lock(bool),
    /// Let at most so many phones in, or any number.
    Cap(Option<u32>),
    /// Tell which Wi-Fi the hall has, or forget it.
    Wifi(Option<Wifi>),
    /// Try the room with that many invented phones.
    Rehearse(u32),
    /// Forget all that was tried, and begin.
    BeginForReal,
    /// End the workshop.
    End,
    /// Take the ending back, within ten minutes.
    Unend,
}

/// Something about texts, words and groups.
#[derive(Clone, PartialEq, Debug)]
pub enum Moderation {
    /// Take a card from all screens, for whatever its ballot says from now on.
    HideCard(RoundId, CardId),
    /// Show a hidden card again.
    ShowCard(RoundId, CardId),
    /// Let a held text through, as it stands at that revision.
    ApproveCard(RoundId, CardId, u64),
    /// Put a card first, or no longer.
    PinCard(RoundId, CardId, bool),
    /// Move a card to the column of another text field.
    MoveCard(RoundId, CardId, FieldId),
    /// Add a card "from the room", which is no ballot.
    AddCard(RoundId, FieldId, String),
    /// Hide every card and word of a round.
    HideAll(RoundId),
    /// Take a word, as written, from all screens.
    HideWord(RoundId, FieldId, String),
    /// Show a hidden word, or let a held one through.
    ShowWord(RoundId, FieldId, String),
    /// Show these words, as written, as one.
    MergeWords(RoundId, FieldId, Vec<String>),
    /// Show a spelling, as written, as a word of its own.
    SplitWord(RoundId, FieldId, String),
    /// Call the word that a spelling, as written, belongs to otherwise.
    RenameWord(RoundId, FieldId, String, String),
    /// Take the latest of so many changes to the words of a field back.
    UndoWordEdit(RoundId, FieldId, usize),
    /// Name a cluster of cards of a text field; without a number, a new one.
    NameCluster(RoundId, FieldId, Option<ClusterId>, String),
    /// Let the cards of the first cluster stand in the second.
    MergeClusters(RoundId, ClusterId, ClusterId),
    /// Let the cards of a cluster stand in none.
    DropCluster(RoundId, ClusterId),
    /// File cards of a text field in a cluster, or take them out of theirs.
    FileCards(RoundId, FieldId, Vec<CardId>, Option<ClusterId>),
    /// Ask the authors of the cards of a text field to file their own, or no longer.
    OpenFiling(RoundId, FieldId, bool),
    /// Take the latest of so many changes to the clusters of a field back.
    UndoClusters(RoundId, FieldId, usize),
    /// Let a line of an action list say that, or add one.
    SetAction(RoundId, Option<ActionId>, Said),
    /// Take a line of an action list from all screens, or show it.
    StrikeAction(RoundId, ActionId, bool),
    /// Give the scores of a question's items, one place an item; none at all forgets them.
    SetScores(QuestionId, Whose, Vec<Option<f64>>),
    /// Take a typed group into the room's list.
    AcceptGroup(GroupId),
    /// Let phones read the revealed tally of a question, or not.
    Readable(QuestionId, bool),
}
