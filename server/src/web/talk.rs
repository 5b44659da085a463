//! What a screen says, and what it hears back.

use std::time::Duration;

use peil_room::id::RoundId;
use tokio::time::Instant;

use super::close::Close;
use crate::{
    hub::{
        Gone, Receipt, Reply, RoomHandle, Standing, clock,
        presence::{Note, PhoneName},
    },
    journal::RoomCode,
    protocol::{
        asking,
        incoming::{ClientMessage, Held, Role, Step},
        outgoing::{Reason, ServerMessage, Stands, Wanted},
        view::table::table,
    },
    secret::parse_hex,
};

/// Messages a connection may send at once: a phone that comes back sends one a question.
const BURST: u32 = 60;
/// Time after which one more message may be sent.
const REFILL: Duration = Duration::from_millis(100);
/// Ballots that one phone may hold: one a round.
const HELD: usize = 400;

/// One side of a conversation.
pub struct Talk {
    role: Role,
    /// It steers by a grant, which ends no workshop.
    remote: bool,
    phone: Option<PhoneName>,
    left: u32,
    refilled: Instant,
}

impl Talk {
    /// With a screen of that role.
    pub fn new(role: Role, phone: Option<PhoneName>) -> Self {
        Self { role, remote: false, phone, left: BURST, refilled: Instant::now() }
    }

    /// With a remote: it steers, and ends no workshop.
    pub fn with_remote() -> Self {
        Self { remote: true, ..Self::new(Role::Presenter, None) }
    }

    /// A refusal.
    pub fn rejected(n: Option<u32>, id: Option<String>, reason: Reason) -> ServerMessage {
        ServerMessage::Rejected { n, id, reason, field: None, stands: None }
    }

    /// Does what a message asks; what it says back, if anything.
    ///
    /// # Errors
    /// When the connection must end: the room cannot take anything now.
    pub async fn answer(
        &mut self,
        room: &RoomHandle,
        text: &str,
        now: Instant,
    ) -> Result<Option<ServerMessage>, Close> {
        if !self.may_speak(now) {
            return Ok(Some(Self::rejected(None, None, Reason::TooFast)));
        }
        let Ok(message) = serde_json::from_str::<ClientMessage>(text) else {
            return Ok(Some(Self::rejected(None, None, Reason::Unreadable)));
        };
        self.carry_out(room, message).await.map_err(Close::from)
    }

    /// A bucket that fills by one every tenth of a second.
    pub(super) fn may_speak(&mut self, now: Instant) -> bool {
        let refills = now.duration_since(self.refilled).as_millis() / REFILL.as_millis();
        if refills > 0 {
            self.left = BURST.min(self.left.saturating_add(u32::try_from(refills).unwrap_or(BURST)));
            self.refilled = now;
        }
        let may = self.left > 0;
        self.left = self.left.saturating_sub(1);
        may
    }

    async fn carry_out(&self, room: &RoomHandle, message: ClientMessage) -> Result<Option<ServerMessage>, Gone> {
        let refused = |n, id, reason| Ok(Some(Self::rejected(n, id, reason)));
        match (self.role, message) {
            (_, ClientMessage::Probe) => Ok(Some(ServerMessage::Beat { now: clock::now().0 })),
            (_, ClientMessage::Hello { .. }) => refused(None, None, Reason::NotNow),
            (Role::Participant, ClientMessage::Busy { busy }) => {
                if let Some(phone) = self.phone {
                    room.note(Note::Busy(phone, busy)).await;
                }
                Ok(None)
            }
            (Role::Participant, ClientMessage::Table { question, round, group }) => {
                let (id, choice) = (RoundId { question: question.into(), number: round }, asking::group(group));
                let table = room.look(move |room| table(room, &id, &choice)).await?;
                Ok(Some(ServerMessage::Table(table)))
            }
            (Role::Participant, ClientMessage::Cast(cast)) => {
                let (id, receipt) = (cast.id.clone(), receipt(cast.receipt.as_deref()));
                match asking::cast(cast, |question, key| room.ballot_id(question, key), clock::now()) {
                    Ok(command) => Ok(Some(ballot_reply(room.ballot(command, receipt).await?, id))),
                    Err(reason) => refused(None, Some(id), reason),
                }
            }
            (Role::Participant, ClientMessage::Withdraw { question, round, key, revision, id, receipt: shown }) => {
                let file = |question: &_, key: &_| room.ballot_id(question, key);
                match asking::withdraw(question, round, &key, revision, &id, file, clock::now()) {
                    Ok(command) => Ok(Some(ballot_reply(room.ballot(command, receipt(shown.as_deref())).await?, id))),
                    Err(reason) => refused(None, Some(id), reason),
                }
            }
            (Role::Presenter, ClientMessage::Steer { n, what: Step::End { .. } | Step::Unend {}, .. })
                if self.remote =>
            {
                refused(Some(n), None, Reason::NotAllowed)
            }
            (Role::Presenter, ClientMessage::Steer { n, step, what }) => {
                if let Step::End { code } = &what
                    && RoomCode::parse(code) != Some(room.code())
                {
                    return refused(Some(n), None, Reason::WrongCode);
                }
                Ok(Some(steer_reply(room.steer(asking::steer(step, what, clock::now())).await?, n)))
            }
            (Role::Presenter, ClientMessage::Moderate { n, what }) => {
                Ok(Some(steer_reply(room.steer(asking::moderate(what, clock::now())).await?, n)))
            }
            (_, ClientMessage::Steer { n, .. } | ClientMessage::Moderate { n, .. }) => {
                refused(Some(n), None, Reason::NotAllowed)
            }
            (_, ClientMessage::Cast(cast)) => refused(None, Some(cast.id), Reason::NotAllowed),
            (_, ClientMessage::Withdraw { id, .. }) => refused(None, Some(id), Reason::NotAllowed),
            (_, ClientMessage::Busy { .. } | ClientMessage::Table { .. }) => refused(None, None, Reason::NotAllowed),
        }
    }
}

fn steer_reply(reply: Reply, n: u32) -> ServerMessage {
    match reply.rejection {
        None => ServerMessage::Done { n },
        Some(rejection) => asking::rejected(&rejection, Some(n), None, None),
    }
}

/// The reply always names what stands, be it this answer or another; a refusal stands alone only where nothing does.
fn ballot_reply(reply: Reply, id: String) -> ServerMessage {
    use peil_room::rejection::Rejection;
    match (reply.rejection, reply.stands) {
        (None | Some(Rejection::Superseded), Some(standing)) => ServerMessage::Saved(stands(&standing)),
        (Some(rejection), standing) => {
            asking::rejected(&rejection, None, Some(id), standing.as_ref().map(stands).map(Box::new))
        }
        // A withdrawal of what never stood leaves nothing to name.
        (None, None) => Talk::rejected(None, Some(id), Reason::Unknown),
    }
}

fn stands(standing: &Standing) -> Stands {
    Stands {
        question: standing.round.question.to_string(),
        round: standing.round.number,
        revision: standing.revision,
        id: format!("{:032x}", standing.id.0),
        withdrawn: standing.withdrawn,
        receipt: standing.receipt.to_string(),
    }
}

/// What stands of the ballots that a phone says it holds, and which of them it should send again.
#[derive(Default)]
pub struct Kept {
    /// What stands.
    pub stands: Vec<Stands>,
    /// What the room lacks, or has at a lower revision.
    pub wants: Vec<Wanted>,
}

/// What the room knows of the ballots that a phone says it holds; what cannot be one is left out.
pub async fn what_is_kept(room: &RoomHandle, holds: Vec<Held>) -> Result<Kept, Gone> {
    let mut kept = Kept::default();
    let (revisions, ballots): (Vec<_>, Vec<_>) = holds
        .into_iter()
        .take(HELD)
        .filter_map(|held| {
            let key = parse_hex(&held.key)?;
            let question = held.question.into();
            let ballot = room.ballot_id(&question, &key);
            Some((held.revision, (RoundId { question, number: held.round }, ballot)))
        })
        .unzip();
    if ballots.is_empty() {
        return Ok(kept);
    }
    let known = room.known(ballots.clone()).await?;
    for ((known, holds), (round, _)) in known.into_iter().zip(revisions).zip(ballots) {
        // A phone that does not say which revision it holds only asks.
        let newer = holds > known.stands.as_ref().map(|stands| stands.revision);
        if newer && known.may_change {
            kept.wants.push(Wanted { question: round.question.to_string(), round: round.number });
        }
        kept.stands.extend(known.stands.as_ref().map(stands));
    }
    Ok(kept)
}

/// A receipt as it is written; what is none proves nothing.
fn receipt(written: Option<&str>) -> Option<Receipt> {
    written.and_then(parse_hex).map(Receipt::new)
}
