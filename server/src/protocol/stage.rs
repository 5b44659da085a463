//! The views: what each role may see of a room. A view is whole; the first of a connection replaces everything.

use serde::Serialize;

use super::{
    incoming::{Cover, WifiSettings},
    outgoing::QrView,
    question::{Phase, QuestionView, TimingView},
    replay::{ReplayTally, ReplayView, ReplayableView},
    slide::SlideView,
    tally::{CardView, ClusteredView, ModeratedAction, ModeratedCard, RoundTally, ScoresView, WithheldWord, WordsView},
};

/// Which state of a room a view shows. An older version of the same epoch on the same connection is ignored.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Stamp {
    /// Drawn anew whenever the journal is opened for writing.
    pub epoch: String,
    /// Rises with every record of the room.
    pub version: u64,
}

/// What all roles see of a room.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
    /// The code, without a space.
    pub code: String,
    /// What the workshop is called.
    pub title: String,
    /// `nl` or `en`.
    pub language: String,
    /// Days after the end at which answers are deleted.
    pub keep_days: u32,
    /// Whether nothing of what they added up to stays then either; said only where that is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub deletes_all: bool,
    /// Whether nobody new is let in.
    pub locked: bool,
    /// Whether the workshop has ended.
    pub ended: bool,
    /// Whether it is only tried, with invented phones; said only where that is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub rehearsal: bool,
}

/// Which place the show is at.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum PlaceView {
    /// Before the first slide.
    Lobby,
    /// On a slide.
    Slide,
    /// After the last slide.
    Closing,
}

/// What a phone sees.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct PhoneView {
    /// Which state.
    pub stamp: Stamp,
    /// The room.
    pub room: RoomView,
    /// Groups to choose from, where the deck has a noun for them.
    pub groups: Option<GroupsView>,
    /// Where the show stands.
    pub place: PlaceView,
    /// The slide that is shown; of a question slide, only its title.
    pub slide: Option<SlideView>,
    /// The open question; else the one in grace; else the one whose slide is shown, if it was asked.
    pub question: Option<QuestionView>,
    /// Whether the revealed tally may be read.
    pub readable: bool,
    /// The clusters in which phones file their own cards of the question in view, field by field, while they are asked to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<FilingView>>", optional))]
    pub filing: Vec<FilingView>,
}

/// The clusters that phones are asked to file their own cards of a text field in.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct FilingView {
    /// The field.
    pub field: String,
    /// In the order in which they were named.
    pub clusters: Vec<NamedCluster>,
}

/// A cluster to choose.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct NamedCluster {
    /// Its number.
    pub id: u16,
    /// What it is called.
    pub name: String,
}

/// Groups to choose from.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct GroupsView {
    /// The deck's noun ("partnerschap").
    pub noun: String,
    /// The room's list.
    pub list: Vec<GroupView>,
    /// The smallest group that is ever shown on its own.
    pub minimum: u16,
}

/// A group.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// Its number.
    pub id: u16,
    /// Its name.
    pub name: String,
}

/// What a phone may read of the question it shows; empty while nothing is revealed.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct PhoneTally {
    /// Which state.
    pub stamp: Stamp,
    /// The revealed round of the question in view.
    pub tally: Option<RoundTally>,
    /// The groups that answered the question in view, each with the revision that stands, while it asks groups and takes
    /// answers: what they said reaches only who asks for it as one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<(u16, u64)>>", optional))]
    pub tables: Vec<(u16, u64)>,
}

/// What the projector shows.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ProjectorView {
    /// Which state.
    pub stamp: Stamp,
    /// The room.
    pub room: RoomView,
    /// Where the show stands.
    pub place: PlaceView,
    /// What lies over it.
    pub cover: Cover,
    /// The slide that is shown.
    pub slide: Option<SlideView>,
    /// The question of that slide.
    pub question: Option<QuestionView>,
    /// How many slides the show has.
    pub slides: u32,
    /// Whether joining is the second step, after the Wi-Fi of the hall.
    pub two_steps: bool,
    /// The Wi-Fi of the hall, only while it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wifi: Option<WifiView>,
    /// The round that is played again, instead of all that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub replay: Option<ReplayView>,
}

/// The Wi-Fi of the hall on the wall.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct WifiView {
    /// Its name.
    pub name: String,
    /// Its password; empty where it has none.
    pub password: String,
    /// The code that a phone joins it by.
    pub qr: QrView,
}

/// The numbers on the projector.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ProjectorTally {
    /// Which state.
    pub stamp: Stamp,
    /// The question on the slide, if it was asked.
    pub question: Option<String>,
    /// The number of its latest round, or 0.
    pub round: u32,
    /// How many ballots stand in it.
    pub answered: u32,
    /// How many groups are asked, where groups are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub groups: Option<u32>,
    /// The revealed latest round of the question on the slide.
    pub tally: Option<RoundTally>,
    /// Its earlier revealed rounds, oldest first.
    pub earlier: Vec<RoundTally>,
    /// How many answered both the latest round and the one before it, where both are shown.
    pub answered_both: u32,
    /// The card that is shown large.
    pub spotlight: Option<CardView>,
    /// The comparison that lies beside the tally; `GET /api/rooms/{code}/beside` has its numbers while it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub beside: Option<String>,
    /// The revealed round that the figure of the slide draws.
    pub figure: Option<RoundTally>,
    /// The moment that is shown of a round that is played again, once it has been read back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub replay: Option<ReplayTally>,
}

/// What the presenter sees.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct PresenterView {
    /// What the projector shows, covered or not; while it is frozen, what it will show.
    pub projector: ProjectorView,
    /// What a frozen projector keeps showing.
    pub frozen: Option<Box<ProjectorView>>,
    /// The number of the stage, to be named by every step.
    pub step: u64,
    /// What "next" will do.
    pub ahead: AheadView,
    /// The question that "previous" reopens, and until when in the server's milliseconds.
    pub undo: Option<UndoView>,
    /// The open question, be it on the shown slide or not.
    pub open: Option<QuestionView>,
    /// The question of the shown slide, with what is asked even while it waits.
    pub question: Option<QuestionView>,
    /// What the deck proposes as the time for the open question, else for that of the shown slide.
    pub timing: Option<TimingView>,
    /// Whether phones may read the revealed tally of that question.
    pub readable: bool,
    /// Whether the tally of that question is shown by group; nothing where it cannot be.
    pub split: Option<bool>,
    /// The scores that can lie beside the tally of that question, where it marks high and low.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub scores: Option<ScoresView>,
    /// The rounds that can be played again, in the order of the show.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<ReplayableView>>", optional))]
    pub replayable: Vec<ReplayableView>,
    /// Notes of the shown slide.
    pub notes: String,
    /// The slide that follows, with its question as it will be asked.
    pub next: Option<NextView>,
    /// All slides in order, for jumping.
    pub outline: Vec<OutlineView>,
    /// Whether extra slides are shown.
    pub extras: bool,
    /// The deck's noun for a group.
    pub group: Option<String>,
    /// All groups, typed ones too.
    pub groups: Vec<PresenterGroup>,
    /// The smallest group shown on its own.
    pub minimum: u16,
    /// When the room began, in the server's milliseconds.
    pub began_at: u64,
    /// How many phones are let in at most.
    pub cap: Option<u32>,
    /// The Wi-Fi of the hall.
    pub wifi: Option<WifiSettings>,
    /// When the shown slide came up, in the server's milliseconds.
    pub slide_since: u64,
    /// Until when the ending can be taken back, in the server's milliseconds; then the room is sealed.
    pub unend_until: Option<u64>,
    /// When the answers of a room that ended are deleted, in the server's milliseconds; nothing once they are.
    pub delete_at: Option<u64>,
    /// Whether the room is sealed.
    pub sealed: bool,
    /// With how many invented phones the room is tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub rehearsal: Option<u32>,
    /// Whether it can be tried: nothing was asked yet.
    pub may_rehearse: bool,
}

/// What "next" will do.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "ahead", rename_all = "camelCase")]
pub enum AheadView {
    /// Take the cover off the projector, and move nothing.
    Uncover,
    /// End the replay, and move nothing.
    EndReplay,
    /// Show a slide.
    Show {
        /// Its title, or the short name of its question.
        title: String,
    },
    /// Show a question's slide and open it, or open it where it is shown.
    Open {
        /// The number of the question.
        number: u32,
        /// The round that opens.
        round: u32,
    },
    /// Close and show the tally.
    CloseAndReveal {
        /// The number of the question.
        number: u32,
    },
    /// Close and let neighbours talk.
    CloseAndTalk {
        /// The number of the question.
        number: u32,
    },
    /// Show the tally.
    Reveal {
        /// The number of the question.
        number: u32,
    },
    /// Go to the closing screen.
    Closing,
    /// Nothing.
    Nothing,
}

/// A step that can be taken back.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// The question.
    pub question: String,
    /// Until when, in the server's milliseconds.
    pub until: u64,
}

/// What comes next, in small.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct NextView {
    /// The slide.
    pub slide: SlideView,
    /// Its question, with what will be asked.
    pub question: Option<QuestionView>,
}

/// One line of the outline.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct OutlineView {
    /// The slide.
    pub id: String,
    /// Its title, or the short name or prompt of its question.
    pub title: String,
    /// The question's number, if it asks.
    pub number: Option<u32>,
    /// Where its question stands.
    pub phase: Option<Phase>,
    /// Whether its tally is shown.
    pub revealed: bool,
    /// How many ballots its latest round holds.
    pub answered: u32,
    /// An extra slide.
    pub extra: bool,
    /// Added while the room runs, and not asked yet: it can be taken out again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub may_go: bool,
    /// How long the show stood on it, in milliseconds; without the time since it came there last.
    pub spent: u64,
}

/// A group as the presenter sees it.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct PresenterGroup {
    /// Its number.
    pub id: u16,
    /// Its name.
    pub name: String,
    /// In the room's list; a typed one is not until it is accepted.
    pub accepted: bool,
}

/// The numbers that the presenter sees, hidden ones too: the page covers them.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct PresenterTally {
    /// What the projector gets.
    pub projector: ProjectorTally,
    /// The question these numbers are of: the open one, else the one on the shown slide.
    pub question: Option<String>,
    /// The number of its round.
    pub round: u32,
    /// How many ballots stand.
    pub answered: u32,
    /// How many came too late.
    pub late: u32,
    /// How many texts and words are held back.
    pub held: u32,
    /// The tally, hidden or not.
    pub tally: Option<RoundTally>,
    /// The newest cards, hidden and held ones too.
    pub cards: Vec<ModeratedCard>,
    /// How many cards there are beyond these.
    pub more_cards: u32,
    /// The lines of an action list, struck and held ones too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<ModeratedAction>>", optional))]
    pub actions: Vec<ModeratedAction>,
    /// Words that are held back or hidden.
    pub words: Vec<WithheldWord>,
    /// How many changes to the clusters of each text field can be taken back.
    pub clustered: Vec<ClusteredView>,
    /// What can be changed about the words, field by field.
    pub edited: Vec<WordsView>,
}
