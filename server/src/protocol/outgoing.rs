//! What the server sends.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    incoming::{FieldAnswer, Role},
    stage::{PhoneTally, PhoneView, PresenterTally, PresenterView, ProjectorTally, ProjectorView},
};

/// A message to a screen.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ServerMessage {
    /// The answer to `hello`; the views follow.
    Welcome {
        /// In which role.
        role: Role,
        /// The build of the server; a page of another build reloads when it is refused.
        build: String,
        /// The server's clock, in milliseconds.
        now: u64,
        /// What stands of the ballots that a phone holds.
        stands: Vec<Stands>,
        /// What a phone holds and the server has not, or has at a lower revision: to be sent again, with its receipt.
        #[cfg_attr(test, ts(as = "Option<Vec<Wanted>>", optional))]
        wants: Vec<Wanted>,
    },
    /// A phone's view.
    Phone(Box<PhoneView>),
    /// A phone's tally.
    PhoneTally(Box<PhoneTally>),
    /// The projector's view.
    Projector(Box<ProjectorView>),
    /// The projector's tally.
    ProjectorTally(Box<ProjectorTally>),
    /// The presenter's view.
    Presenter(Box<PresenterView>),
    /// The presenter's tally.
    PresenterTally(Box<PresenterTally>),
    /// Who is there; to projector and presenter.
    Present(Present),
    /// How to join; to projector and presenter.
    Join(JoinView),
    /// A ballot as it stands now, in reply to a cast or a withdrawal.
    Saved(Stands),
    /// The very version of an answer that was cast stands: `saved` in fewer bytes, for a phone that said it is `brief`.
    Kept {
        /// Its id.
        id: String,
        /// Its receipt.
        proof: String,
    },
    /// What stands for a group, in reply to `table`.
    Table(TableView),
    /// Where a phone's own card stands, in reply to `file`.
    Filed(FiledView),
    /// A command was carried out.
    Done {
        /// The sender's number.
        n: u32,
    },
    /// A command changed nothing.
    Rejected {
        /// The sender's number of a steer or moderate.
        n: Option<u32>,
        /// The id of the refused version of an answer.
        id: Option<String>,
        /// Why.
        reason: Reason,
        /// The field it is about.
        field: Option<String>,
        /// What stands of that ballot all the same.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        stands: Option<Box<Stands>>,
    },
    /// The server is there. Sent every 25 s, and in reply to `probe`.
    Beat {
        /// The server's clock, in milliseconds.
        now: u64,
    },
}

/// A ballot as it stands.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Stands {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The revision that stands.
    pub revision: u64,
    /// The id that stands.
    pub id: String,
    /// Whether that is a withdrawal; said only where it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub withdrawn: bool,
    /// 32 hex digits that prove it; kept, and sent again with the same version when the server wants it.
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub receipt: String,
}

/// The answer that stands for a group.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct TableView {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The number of the group, or nothing where nobody of it answered yet and the list does not have it.
    pub group: Option<u16>,
    /// The revision that stands, or 0 where nothing does.
    pub revision: u64,
    /// The id of that version.
    pub id: Option<String>,
    /// What it says, by field.
    pub answer: Option<BTreeMap<String, FieldAnswer>>,
}

/// Where a card stands that its author filed.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct FiledView {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The text field.
    pub field: String,
    /// The cluster, or none.
    pub cluster: Option<u16>,
    /// Whether the presenter put it there, so that what its author says changes nothing.
    pub placed: bool,
}

/// A ballot that the server wants to have again.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
}

/// Who is there.
#[derive(Serialize, Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Present {
    /// Phones seen in the last 15 minutes, never fewer than have answered.
    pub phones: u32,
    /// Phones that are filling in.
    pub busy: u32,
    /// Projector windows.
    pub projectors: u32,
    /// Presenter windows and remotes.
    pub presenters: u32,
    /// How many of the phones are invented, where the room is tried.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(test, ts(as = "Option<u32>", optional))]
    pub invented: u32,
}

/// A count that is said only where there is something to count.
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// How to join.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct JoinView {
    /// What people type, such as `192.168.1.20:7345`; without a scheme.
    pub address: String,
    /// What the QR code holds.
    pub url: String,
    /// The code with a space in it.
    pub code: String,
    /// The QR code.
    pub qr: QrView,
    /// Addresses the presenter can pick from.
    pub candidates: Vec<CandidateView>,
}

/// A QR code as one SVG path over `size × size` modules, quiet zone of four included.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct QrView {
    /// Modules a side.
    pub size: u32,
    /// The dark modules, as the `d` of a path.
    pub path: String,
}

/// An address that phones may reach.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Without a scheme.
    pub address: String,
    /// The network interface.
    pub interface: String,
    /// In use now.
    pub chosen: bool,
}

/// Why a command changed nothing; the client says it in words.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Not JSON, not text, or not of the protocol.
    Unreadable,
    /// A message larger than fits.
    TooLarge,
    /// Another role may do that.
    NotAllowed,
    /// No such room.
    UnknownRoom,
    /// The typed code is not this room's.
    WrongCode,
    /// More messages than a person makes.
    TooFast,
    /// Not in this state of the room.
    NotNow,
    /// The stage has moved on.
    StageMoved,
    /// Taken for a bounce of the clicker.
    TooSoon,
    /// Nothing to do there.
    NothingToDo,
    /// The workshop has ended.
    Ended,
    /// No such thing.
    Unknown,
    /// The question cannot be asked another time.
    TooManyRounds,
    /// The question is closed.
    Closed,
    /// Too late to be counted.
    Late,
    /// The room is full.
    Full,
    /// Another version stands.
    Superseded,
    /// Nothing is filled in.
    Empty,
    /// No such field.
    UnknownField,
    /// The field is not asked.
    NotAsked,
    /// The field must be filled in.
    Required,
    /// Another kind of value.
    WrongKind,
    /// Outside the scale.
    OutOfRange,
    /// Between two steps.
    BetweenSteps,
    /// No such choice or item.
    UnknownItem,
    /// More than fit.
    TooMany,
    /// The same twice.
    Twice,
    /// Too long.
    TooLong,
    /// Neither letter nor digit.
    Blank,
    /// The group is not usable.
    Group,
    /// The question asks groups, and none was named.
    NoGroup,
    /// Shorter or longer than a timer runs.
    Time,
    /// No room lets in so many or so few.
    Cap,
    /// No such network.
    Wifi,
    /// Too many cards pinned or added.
    TooManyCards,
    /// The deck has as many slides as fit.
    TooManySlides,
    /// As many clusters stand as can.
    TooManyClusters,
}
