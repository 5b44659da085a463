//! What screens send.

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;

/// A message from a screen. The first of a connection is `hello`.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ClientMessage {
    /// Who is there.
    Hello {
        /// In which role.
        role: Role,
        /// The organiser key or a presenter secret, for a presenter.
        #[serde(default)]
        secret: Option<String>,
        /// 32 hex digits that a phone drew for itself, used in memory to count each phone once.
        #[serde(default)]
        phone: Option<String>,
        /// What a phone holds, to learn what stands.
        #[serde(default)]
        holds: Vec<Held>,
        /// Whether a phone understands `kept`.
        #[serde(default)]
        #[cfg_attr(test, ts(as = "Option<bool>", optional))]
        brief: bool,
    },
    /// An answer.
    Cast(CastMessage),
    /// The answer is taken back.
    Withdraw {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The ballot key: 32 hex digits that the phone drew for this question.
        key: String,
        /// Above every revision of this ballot so far, from 1.
        revision: u64,
        /// 32 hex digits drawn for this version.
        id: String,
        /// The receipt of exactly this withdrawal, if the server ever gave one.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        receipt: Option<String>,
    },
    /// What stands for a group, where the question asks groups. Answered by `table`.
    Table {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The group.
        group: GroupChoice,
    },
    /// The own card is filed in a cluster, or taken out. Answered by `filed`.
    File {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The ballot key.
        key: String,
        /// The text field.
        field: String,
        /// The cluster, or none.
        cluster: Option<u16>,
    },
    /// A participant is filling in, or no longer.
    Busy {
        /// Filling in?
        busy: bool,
    },
    /// A step of the stage.
    Steer {
        /// The sender's number, which the reply repeats.
        n: u32,
        /// The stage's step that the sender saw.
        step: u64,
        /// What to do.
        what: Step,
    },
    /// Something about texts, words and groups.
    Moderate {
        /// The sender's number, which the reply repeats.
        n: u32,
        /// What to do.
        what: Moderation,
    },
    /// Is anybody there? Answered by `beat`.
    Probe,
}

/// What a connection is.
#[derive(Deserialize, serde::Serialize, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// A phone.
    Participant,
    /// Whoever steers.
    Presenter,
    /// The screen that everyone sees.
    Projector,
}

/// A ballot that a phone holds.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Held {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The ballot key.
    pub key: String,
    /// The highest revision that the phone gave.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub revision: Option<u64>,
    /// The id of that version.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub id: Option<String>,
}

/// An answer on its way.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CastMessage {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The ballot key: 32 hex digits that the phone drew for this question.
    pub key: String,
    /// Above every revision of this ballot so far, from 1.
    pub revision: u64,
    /// 32 hex digits drawn for this version.
    pub id: String,
    /// The group chosen.
    #[serde(default)]
    pub group: Option<GroupChoice>,
    /// What was filled in, by field; empty fields are left out.
    pub answer: BTreeMap<String, FieldAnswer>,
    /// The receipt of exactly this version, if the server ever gave one; it then says the group by its name, as typed.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub receipt: Option<String>,
}

/// The group a participant says to belong to.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum GroupChoice {
    /// A group of the room's list.
    Listed(u16),
    /// One that is not listed, as typed.
    Typed(String),
}

/// One field of an answer.
#[derive(Deserialize, serde::Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum FieldAnswer {
    /// A grade.
    Grade {
        /// The number, such as 6.5.
        grade: f64,
    },
    /// The chosen ids.
    Choice {
        /// Ids of choices.
        choices: Vec<String>,
    },
    /// Keywords.
    Keywords {
        /// In the order typed.
        words: Vec<String>,
    },
    /// High and low.
    Marks {
        /// Ids marked high.
        high: Vec<String>,
        /// Ids marked low.
        low: Vec<String>,
    },
    /// Numbers by item and series.
    Rating {
        /// Item id to series id to number.
        ratings: BTreeMap<String, BTreeMap<String, f64>>,
    },
    /// A text.
    Text {
        /// As typed.
        text: String,
    },
    /// Points by choice.
    Points {
        /// Choice id to points.
        points: BTreeMap<String, f64>,
    },
}

/// A step of the stage.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "step", rename_all = "camelCase", deny_unknown_fields)]
pub enum Step {
    /// What the clicker does.
    Next {},
    /// Back, or take back what closed and revealed within ten seconds.
    Previous {},
    /// Show that slide; opens nothing.
    Jump {
        /// The slide.
        slide: String,
    },
    /// Show the lobby.
    Lobby {},
    /// Show the closing screen.
    Closing {},
    /// Open a question that waits.
    Open {
        /// Which.
        question: String,
    },
    /// Close the open question.
    Close {
        /// Which.
        question: String,
    },
    /// Show the tally, closing the round first where it is open.
    Reveal {
        /// Which.
        question: String,
    },
    /// Hide the tally again.
    Conceal {
        /// Which.
        question: String,
    },
    /// Open the latest round again, hidden, with its ballots.
    Reopen {
        /// Which.
        question: String,
    },
    /// Another round.
    Again {
        /// Which.
        question: String,
    },
    /// Close, hide, and let neighbours talk.
    Talk {
        /// Which.
        question: String,
    },
    /// Show the tally of a revealed question by group, or of the whole room again.
    Split {
        /// Which.
        question: String,
        /// By group?
        on: bool,
    },
    /// Lay scores beside the tally of a revealed question, or take them away.
    Against {
        /// Which question.
        question: String,
        /// Whose scores, or none.
        whose: Option<Whose>,
    },
    /// Give the open question or the talk time.
    Time {
        /// Which question.
        question: String,
        /// How long, in milliseconds.
        #[cfg_attr(test, ts(type = "number"))]
        length: u64,
        /// Close the question then?
        closes: bool,
    },
    /// Give it more time.
    Extend {
        /// How much, in milliseconds.
        #[cfg_attr(test, ts(type = "number"))]
        more: u64,
    },
    /// Take the timer away.
    StopTimer {},
    /// Lay something over the projector, or take it away.
    Cover {
        /// What.
        cover: Cover,
    },
    /// Show one card large; the same card once more ends that.
    Spotlight {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
    },
    /// Show how a revealed round filled.
    Replay {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// Which of forty parts from its opening to its last answer; 0 is the opening.
        part: u16,
        /// How long each part is shown, in milliseconds, where it moves on.
        #[cfg_attr(test, ts(type = "number | null"))]
        pace: Option<u64>,
    },
    /// Show the stage again.
    EndReplay {},
    /// Lay what other rooms answered beside the shown question until the next step, or take it away.
    Compare {
        /// The id of a comparison that this room is in.
        #[cfg_attr(test, ts(type = "string | null"))]
        comparison: Option<Uuid>,
    },
    /// Add a follow-up question behind the slide that is shown.
    FollowUp {
        /// Drawn by the page: lower-case letters, digits and `-`, at most 40.
        id: String,
        /// What is asked.
        prompt: String,
        /// What the points go to: 2 to 12 texts.
        choices: Vec<String>,
        /// How many points everybody spreads.
        points: u16,
    },
    /// Add an action list behind the slide that is shown.
    ActionList {
        /// Drawn by the page, as that of a follow-up question.
        id: String,
        /// What is asked.
        prompt: String,
        /// What stands above what is done, by whom and when.
        labels: [String; 3],
        /// What helps to fill in the first.
        #[serde(default)]
        hint: Option<String>,
    },
    /// Take a slide out again that was added and not used yet.
    DropSlide {
        /// Which.
        slide: String,
    },
    /// Show extra slides, or skip them.
    Extras {
        /// Show them?
        on: bool,
    },
    /// Let nobody new in, or open the door again.
    Lock {
        /// Lock it?
        on: bool,
    },
    /// Let at most so many phones in, or any number.
    Cap {
        /// How many.
        cap: Option<u32>,
    },
    /// Tell which Wi-Fi the hall has, or forget it.
    Wifi {
        /// Which.
        wifi: Option<WifiSettings>,
    },
    /// End the workshop; the code was typed.
    End {
        /// The room's code, as typed.
        code: String,
    },
    /// Take the ending back, within ten minutes.
    Unend {},
    /// Try the room, before anything was asked.
    Rehearse {
        /// With how many invented phones, 1 to 300.
        phones: u32,
    },
    /// Forget all that was tried, and begin.
    BeginForReal {},
}

/// The Wi-Fi of the hall, as the presenter gives it.
#[derive(Deserialize, serde::Serialize, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WifiSettings {
    /// Its name.
    pub name: String,
    /// Its password; empty where it has none.
    pub password: String,
}

/// Says nothing of either: what is printed may end in a log.
impl std::fmt::Debug for WifiSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("WifiSettings")
    }
}

/// Whose scores they are.
#[derive(Deserialize, serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Whose {
    /// The whole room's.
    Room,
    /// Those of a group.
    Group(u16),
}

/// What lies over the projector.
#[derive(Deserialize, serde::Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Cover {
    /// Nothing.
    None,
    /// Black.
    Blank,
    /// The room code, large.
    Code,
    /// The Wi-Fi of the hall.
    Wifi,
    /// The picture of the moment at which it was laid there.
    Frozen,
}

/// Something about texts, words and groups. Rounds are named by question and number.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub enum Moderation {
    /// Take a card from all screens.
    HideCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
    },
    /// Show a hidden card again.
    ShowCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
    },
    /// Let a held card through as it stands at that revision.
    ApproveCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
        /// The revision that was seen.
        revision: u64,
    },
    /// Put a card first, or no longer.
    PinCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
        /// Pinned?
        pinned: bool,
    },
    /// Move a card to another text field's column.
    MoveCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The card.
        card: u32,
        /// To which field.
        field: String,
    },
    /// Add a card from the room.
    AddCard {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// In which field.
        field: String,
        /// What it says.
        text: String,
    },
    /// Hide every card and word of a round.
    HideAll {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
    },
    /// Take a word, as written, from all screens.
    HideWord {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// The word as written.
        word: String,
    },
    /// Show a hidden word, or let a held one through.
    ShowWord {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// The word as written.
        word: String,
    },
    /// Show these words as one.
    MergeWords {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// As written.
        words: Vec<String>,
    },
    /// Show a spelling as a word of its own.
    SplitWord {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// As written.
        word: String,
    },
    /// Call the word that a spelling belongs to otherwise.
    RenameWord {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// The spelling as written.
        word: String,
        /// What the word is called.
        label: String,
    },
    /// Take the latest of these changes back.
    UndoWords {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The field.
        field: String,
        /// How many changes the sender saw.
        edits: u32,
    },
    /// Name a cluster of cards; without a number, a new one.
    NameCluster {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The text field.
        field: String,
        /// Which cluster.
        cluster: Option<u16>,
        /// What it is called.
        name: String,
    },
    /// Let the cards of a cluster stand in another.
    MergeClusters {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// Which cluster.
        cluster: u16,
        /// Into which.
        into: u16,
    },
    /// Let the cards of a cluster stand in none.
    DropCluster {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// Which cluster.
        cluster: u16,
    },
    /// File cards in a cluster, or take them out.
    FileCards {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The text field.
        field: String,
        /// Which cards.
        cards: Vec<u32>,
        /// The cluster, or none.
        cluster: Option<u16>,
    },
    /// Ask the phones to file their own cards of a text field, or no longer.
    OpenFiling {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The text field.
        field: String,
        /// Ask?
        open: bool,
    },
    /// Take the latest of these changes back.
    UndoClusters {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// The text field.
        field: String,
        /// How many changes the sender saw.
        changes: u32,
    },
    /// Let a line of an action list say something else; without a number, a new one.
    SetAction {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// Which line.
        action: Option<u32>,
        /// What is done, by whom and when; only the first must be said.
        said: [String; 3],
    },
    /// Take a line of an action list from all screens, or show it.
    StrikeAction {
        /// The question.
        question: String,
        /// The number of its round.
        round: u32,
        /// Which line.
        action: u32,
        /// Gone, or to be seen.
        struck: bool,
    },
    /// Give the scores of a question's items; none at all forgets them.
    SetScores {
        /// The question.
        question: String,
        /// Whose scores.
        whose: Whose,
        /// One place an item, in order; nothing where it was not scored.
        scores: Vec<Option<f64>>,
    },
    /// Take a typed group into the room's list.
    AcceptGroup {
        /// Which.
        group: u16,
    },
    /// Let phones read the revealed tally of a question, or not.
    Readable {
        /// The question.
        question: String,
        /// May they?
        readable: bool,
    },
}
