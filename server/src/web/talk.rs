//! What a screen says, and what it hears back.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

use peil_room::{
    command::{Command, GroupChoice},
    id::{BallotId, ClusterId, FieldId, QuestionId, RoundId},
};
use tokio::time::Instant;

use super::close::{self, Close};
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
        view::{filing::filed, table::table},
    },
    secret::parse_hex,
};

/// Messages a connection may send at once: a phone that comes back sends one a question.
const BURST: u32 = 60;
/// Time after which one more message may be sent.
const REFILL: Duration = Duration::from_millis(100);
/// Ballots that one phone may hold: one a round.
const HELD: usize = 400;
/// How far the answer of a group may be above the one that it replaces. A phone sends one above what stands; further away
/// no other phone of the group could follow for ever.
const LEAP: u64 = 1_000;

/// One side of a conversation.
pub struct Talk {
    role: Role,
    /// It steers by a grant, which neither ends a workshop nor begins one.
    remote: bool,
    phone: Option<PhoneName>,
    /// Whether it understands `kept`.
    brief: bool,
    left: u32,
    refilled: Instant,
    /// The ballot that it fills in of each question, by a hash of the question's id: an id may be long, and any.
    ballots: Vec<(u64, BallotId)>,
}

impl Talk {
    /// With a screen of that role.
    pub fn new(role: Role, phone: Option<PhoneName>) -> Self {
        Self { role, remote: false, phone, brief: false, left: BURST, refilled: Instant::now(), ballots: Vec::new() }
    }

    /// With a remote: it steers, and neither ends a workshop nor begins one.
    pub fn with_remote() -> Self {
        Self { remote: true, ..Self::new(Role::Presenter, None) }
    }

    /// With one that may understand `kept`.
    pub fn brief(self, brief: bool) -> Self {
        Self { brief, ..self }
    }

    /// A refusal.
    pub fn rejected(n: Option<u32>, id: Option<String>, reason: Reason) -> ServerMessage {
        ServerMessage::Rejected { n, id, reason, field: None, stands: None }
    }

    /// Does what a message asks; what it says back, if anything. All that can be done at once is done before anything is
    /// awaited, so that what waits is small.
    ///
    /// # Errors
    /// When the connection must end: the room cannot take anything now.
    pub fn answer<'a>(
        &mut self,
        room: &'a RoomHandle,
        text: &str,
        now: Instant,
    ) -> impl Future<Output = Result<Option<ServerMessage>, Close>> + Send + use<'a> {
        let asking =
            if self.may_speak(now) { self.read(room, text) } else { Asking::reject(None, None, Reason::TooFast) };
        asking.carry_out(room, self.brief)
    }

    /// As [`Talk::answer`], for what was found not to come too fast.
    pub(super) fn answer_unhurried<'a>(
        &mut self,
        room: &'a RoomHandle,
        text: &str,
    ) -> impl Future<Output = Result<Option<ServerMessage>, Close>> + Send + use<'a> {
        self.read(room, text).carry_out(room, self.brief)
    }

    fn read(&mut self, room: &RoomHandle, text: &str) -> Asking {
        serde_json::from_str(text)
            .map_or_else(|_| Asking::reject(None, None, Reason::Unreadable), |message| self.understand(room, message))
    }

    /// Whether a ballot is the one that this participant fills in of its question: the first that is spoken of.
    fn owns(&mut self, question: &QuestionId, ballot: BallotId) -> bool {
        let mut hasher = DefaultHasher::new();
        question.hash(&mut hasher);
        let question = hasher.finish();
        match self.ballots.iter().find(|(of, _)| *of == question) {
            Some((_, own)) => *own == ballot,
            None if self.ballots.len() < HELD => {
                self.ballots.push((question, ballot));
                true
            }
            None => false,
        }
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

    fn understand(&mut self, room: &RoomHandle, message: ClientMessage) -> Asking {
        match (self.role, message) {
            (_, ClientMessage::Probe) => Asking::Answered(Some(ServerMessage::Beat { now: clock::now().0 })),
            (_, ClientMessage::Hello { .. }) => Asking::reject(None, None, Reason::NotNow),
            (Role::Participant, ClientMessage::Busy { busy }) => {
                self.phone.map_or(Asking::Answered(None), |phone| Asking::Busy(phone, busy))
            }
            (Role::Participant, ClientMessage::Table { question, round, group }) => {
                let (id, choice) = (RoundId { question: question.into(), number: round }, asking::group(group));
                Asking::Table(Box::new((id, choice)))
            }
            (Role::Participant, ClientMessage::File { question, round, key, field, cluster }) => {
                let Some(key) = parse_hex(&key) else { return Asking::reject(None, None, Reason::Unreadable) };
                let question = QuestionId::from(question);
                let ballot = room.ballot_id(&question, &key);
                let round = RoundId { question, number: round };
                Asking::File(Box::new((round, ballot, field.into(), cluster.map(ClusterId))))
            }
            (Role::Participant, ClientMessage::Cast(cast)) => {
                let (id, receipt) = (cast.id.clone(), receipt(cast.receipt.as_deref()));
                match asking::cast(cast, |question, key| room.ballot_id(question, key), clock::now()) {
                    Ok(command) => self.fill_in(command, receipt, id),
                    Err(reason) => Asking::reject(None, Some(id), reason),
                }
            }
            (Role::Participant, ClientMessage::Withdraw { question, round, key, revision, id, receipt: shown }) => {
                let file = |question: &_, key: &_| room.ballot_id(question, key);
                match asking::withdraw(question, round, &key, revision, &id, file, clock::now()) {
                    Ok(command) => self.fill_in(command, receipt(shown.as_deref()), id),
                    Err(reason) => Asking::reject(None, Some(id), reason),
                }
            }
            (Role::Presenter, ClientMessage::Steer { n, what, .. }) if self.remote && is_hers(&what) => {
                Asking::reject(Some(n), None, Reason::NotAllowed)
            }
            (Role::Presenter, ClientMessage::Steer { n, step, what }) => {
                if let Step::End { code } = &what
                    && RoomCode::parse(code) != Some(room.code())
                {
                    return Asking::reject(Some(n), None, Reason::WrongCode);
                }
                Asking::Steer(Box::new(asking::steer(step, what, clock::now())), n)
            }
            (Role::Presenter, ClientMessage::Moderate { n, what }) => {
                Asking::Steer(Box::new(asking::moderate(what, clock::now())), n)
            }
            (_, ClientMessage::Steer { n, .. } | ClientMessage::Moderate { n, .. }) => {
                Asking::reject(Some(n), None, Reason::NotAllowed)
            }
            (_, ClientMessage::Cast(cast)) => Asking::reject(None, Some(cast.id), Reason::NotAllowed),
            (_, ClientMessage::Withdraw { id, .. }) => Asking::reject(None, Some(id), Reason::NotAllowed),
            (_, ClientMessage::Busy { .. } | ClientMessage::Table { .. } | ClientMessage::File { .. }) => {
                Asking::reject(None, None, Reason::NotAllowed)
            }
        }
    }

    /// One participant fills in one ballot of a question. Where another has taken over the phone, its page says hello anew.
    fn fill_in(&mut self, command: Command, receipt: Option<Receipt>, id: String) -> Asking {
        let own = match &command {
            Command::Cast(cast) => self.owns(&cast.round.question, cast.ballot),
            Command::Withdraw { round, ballot, .. } => self.owns(&round.question, *ballot),
            _ => true,
        };
        if own { Asking::Ballot(Box::new(command), receipt, id) } else { Asking::Anew }
    }
}

/// Whether a step decides over the whole workshop, as no remote does.
fn is_hers(step: &Step) -> bool {
    matches!(step, Step::End { .. } | Step::Unend {} | Step::Rehearse { .. } | Step::BeginForReal {})
}

/// What a message asks of a room.
enum Asking {
    /// The participant is another than the one who said hello.
    Anew,
    /// Nothing more: it is answered so, or by silence.
    Answered(Option<ServerMessage>),
    /// To know that a participant is filling in, or no longer.
    Busy(PhoneName, bool),
    /// Something of one ballot, in the version of that id.
    Ballot(Box<Command>, Option<Receipt>, String),
    /// What stands for a group in a round.
    Table(Box<(RoundId, GroupChoice)>),
    /// To file the card of a ballot in a cluster, or to take it out.
    File(Box<(RoundId, BallotId, FieldId, Option<ClusterId>)>),
    /// What only a presenter may, under that number.
    Steer(Box<Command>, u32),
}

impl Asking {
    fn reject(n: Option<u32>, id: Option<String>, reason: Reason) -> Self {
        Self::Answered(Some(Talk::rejected(n, id, reason)))
    }

    async fn carry_out(self, room: &RoomHandle, brief: bool) -> Result<Option<ServerMessage>, Close> {
        match self {
            Self::Anew => Err(close::ANEW),
            Self::Answered(reply) => Ok(reply),
            Self::Busy(phone, busy) => {
                room.note(Note::Busy(phone, busy)).await;
                Ok(None)
            }
            Self::Ballot(command, _, id) if leaps(room, &command).await? => {
                Ok(Some(Talk::rejected(None, Some(id), Reason::Unreadable)))
            }
            Self::Ballot(command, receipt, id) => {
                let reply = ballot_reply(room.ballot(*command, receipt).await?, &id);
                Ok(Some(if brief { shortened(reply, id) } else { reply }))
            }
            Self::Table(of) => Ok(Some(ServerMessage::Table(room.look(move |room| table(room, &of.0, &of.1)).await?))),
            Self::File(of) => {
                let (round, ballot, field, cluster) = *of;
                let command = Command::File { round: round.clone(), ballot, field: field.clone(), cluster };
                if let Some(rejection) = room.ballot(command, None).await?.rejection {
                    return Ok(Some(asking::rejected(&rejection, None, None, None)));
                }
                Ok(Some(ServerMessage::Filed(room.look(move |room| filed(room, &round, ballot, &field)).await?)))
            }
            Self::Steer(command, n) => Ok(Some(steer_reply(room.steer(*command).await?, n))),
        }
    }
}

/// Whether a cast for a group is so far above what stands for it that the other phones of the group could not follow. Only
/// then is the room asked: of all that is cast, next to nothing is so high.
async fn leaps(room: &RoomHandle, command: &Command) -> Result<bool, Gone> {
    let Command::Cast(cast) = command else { return Ok(false) };
    if cast.revision <= LEAP {
        return Ok(false);
    }
    let (id, group, revision) = (cast.round.clone(), cast.group.clone(), cast.revision);
    room.look(move |room| {
        let round = room.round(&id).filter(|round| round.asked.per_group);
        round.is_some_and(|round| {
            let stands = room.known_group(&group).and_then(|group| round.table(group));
            revision > stands.map_or(0, |stands| stands.revision).saturating_add(LEAP)
        })
    })
    .await
}

fn steer_reply(reply: Reply, n: u32) -> ServerMessage {
    match reply.rejection {
        None => ServerMessage::Done { n },
        Some(rejection) => asking::rejected(&rejection, Some(n), None, None),
    }
}

/// The reply always names what stands, be it this answer or another; a refusal stands alone only where nothing does.
fn ballot_reply(reply: Reply, id: &str) -> ServerMessage {
    use peil_room::rejection::Rejection;
    match (reply.rejection, reply.stands) {
        (None | Some(Rejection::Superseded), Some(standing)) => ServerMessage::Saved(stands(&standing)),
        (Some(rejection), standing) => {
            asking::rejected(&rejection, None, Some(id.to_owned()), standing.as_ref().map(stands).map(Box::new))
        }
        // A withdrawal of what never stood leaves nothing to name.
        (None, None) => Talk::rejected(None, Some(id.to_owned()), Reason::Unknown),
    }
}

/// The version that was cast stands: its phone knows all the rest.
fn shortened(reply: ServerMessage, id: String) -> ServerMessage {
    match reply {
        ServerMessage::Saved(stands) if stands.id == id && !stands.withdrawn => {
            ServerMessage::Kept { id, proof: stands.receipt }
        }
        other => other,
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
