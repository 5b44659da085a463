//! What goes over HTTP under `/api`. Errors are problem details (RFC 9457).

use serde::{Deserialize, Serialize};

use super::{incoming::WifiSettings, outgoing::QrView, stage::PlaceView, tally::CardView};

/// A deck to start from. `GET /api/decks`, with the organiser key; a room's own copy is `GET /api/rooms/{code}/deck`.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct DeckSummary {
    /// What it is called in a request.
    pub name: String,
    /// The title.
    pub title: String,
    /// `nl` or `en`.
    pub language: String,
    /// Slides without extras.
    pub slides: u32,
    /// Questions without extras.
    pub questions: u32,
    /// Extra slides.
    pub extras: u32,
    /// The noun for a group.
    pub group: Option<String>,
    /// Groups to start with.
    pub groups: Vec<String>,
    /// Whether it is the organiser's own, to change and delete.
    pub own: bool,
    /// Mistakes in its text; a room is started from one that has none.
    pub mistakes: u32,
    /// When the text of one's own deck was changed last, in milliseconds since 1970, as far as its file says so.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub changed_at: Option<u64>,
}

/// A room on this server. `GET /api/rooms`, with the organiser key.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RoomSummary {
    /// The code.
    pub code: String,
    /// The title.
    pub title: String,
    /// When it began, in milliseconds.
    pub began_at: u64,
    /// Phones there now.
    pub phones: u32,
    /// How many of them are invented, where the room is tried.
    pub invented: u32,
    /// Projector windows there now.
    pub projectors: u32,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether it is sealed: only the last answers are left of it, in no order.
    pub sealed: bool,
    /// Where the show stands.
    pub place: PlaceView,
    /// Whether it is only tried, with invented phones; said only where that is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub rehearsal: bool,
    /// The ids of the questions that were prepared for it: rooms that have some in common can be compared.
    pub questions: Vec<String>,
}

/// A room to start. `POST /api/rooms`, with the organiser key; answered by [`Started`].
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartRoom {
    /// The name of the deck; left out where another room is started again.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub deck: Option<String>,
    /// The code of a room that is started again with another group: from its own copy of the deck, as that was prepared.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub again: Option<String>,
    /// Groups, in order.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The smallest group shown on its own: 3, 4 or 5.
    pub minimum: u16,
    /// Whether extra slides are shown.
    #[serde(default)]
    pub extras: bool,
    /// The Wi-Fi of the hall.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub wifi: Option<WifiSettings>,
    /// Whether what answers added up to stays when they are deleted; it does unless told otherwise.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub keep_tallies: Option<bool>,
    /// With how many invented phones it is tried first, 1 to 300; without, it begins for real.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub rehearsal: Option<u32>,
}

/// A room to delete. `DELETE /api/rooms/{code}`, with the organiser key.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeleteRoom {
    /// Its code, as the organiser typed it.
    pub code: String,
}

/// A room that was started.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Started {
    /// Its code.
    pub code: String,
}

/// What anybody with the code may know. `GET /api/rooms/{code}`.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RoomFound {
    /// The code, as it is written.
    pub code: String,
    /// The title.
    pub title: String,
    /// `nl` or `en`.
    pub language: String,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether the door is locked.
    pub locked: bool,
}

/// A ticket that makes a phone a remote, once. `POST /api/rooms/{code}/tickets`, as presenter.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Ticket {
    /// What the QR code holds.
    pub url: String,
    /// The QR code.
    pub qr: QrView,
    /// Seconds it is good for.
    pub seconds: u32,
}

/// A ticket handed in. `POST /api/tickets`; answered by [`Remote`], or 410 when it is used or expired.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Redeem {
    /// The ticket, from the fragment of its link.
    pub ticket: String,
}

/// What a ticket opens.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Remote {
    /// The room.
    pub code: String,
    /// The secret of this remote.
    pub secret: String,
}

/// A remote that was let in. `GET /api/rooms/{code}/remotes`, as presenter; `DELETE …/remotes/{id}` cuts it off.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RemoteSummary {
    /// Its id.
    pub id: String,
    /// When it was let in, in milliseconds.
    pub at: u64,
}

/// A link to the report that is to be given out. `POST /api/rooms/{code}/shares`, as presenter; answered by [`Share`].
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewShare {
    /// Days that it is good for, 1 to 365.
    pub days: u32,
}

/// A link to the report. Only here does its secret stand.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The link, its secret in the fragment.
    pub url: String,
    /// When it is no longer good, in milliseconds.
    pub until: u64,
}

/// A link to the report that was given out. `GET /api/rooms/{code}/shares`, as presenter; `DELETE …/shares/{id}` withdraws it.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ShareSummary {
    /// Its id.
    pub id: String,
    /// When it was given out, in milliseconds.
    pub at: u64,
    /// When it is no longer good, in milliseconds.
    pub until: u64,
}

/// The address under which people join every room. `POST /api/address`, as organiser.
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickAddress {
    /// One of the candidates, without a scheme.
    pub address: String,
    /// The room in which it was picked, as older pages say.
    #[serde(default)]
    pub code: Option<String>,
}

/// A page of shown cards, newest first. `GET /api/rooms/{code}/cards?question=&round=&field=&before=`.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct CardPage {
    /// The cards.
    pub cards: Vec<CardView>,
    /// What to give as `before` for the next page.
    pub before: Option<u32>,
}

/// What the phone page carries as inert JSON.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Embedded {
    /// The build of the server.
    pub build: String,
    /// The view, of a room that runs.
    pub view: Option<super::stage::PhoneView>,
    /// Whether the code of the address is unknown.
    pub unknown: bool,
}

/// A problem (RFC 9457).
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `about:blank`, or a name of ours.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status.
    pub status: u16,
    /// A short sentence.
    pub title: String,
    /// What to do.
    pub detail: Option<String>,
}
