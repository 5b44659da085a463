//! How the rest of the program speaks to a room's task.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use hmac::{Hmac, KeyInit, Mac};
use peil_room::{
    Room,
    command::Command,
    id::{AnswerId, BallotId, QuestionId, RoundId},
    rejection::Rejection,
};
use sha2::Sha256;
use tokio::sync::{mpsc, oneshot, watch};

use super::{
    audience::Shown,
    presence::{Entrant, Note, Refused},
    receipt::{Receipt, Version},
};
use crate::{
    journal::{Journal, RoomCode, RoomKey},
    protocol::{incoming::Role, outgoing::Present},
};

/// Casts and reads that wait for a room: a full inbox makes connections wait, and refuses nobody.
pub(super) const INBOX: usize = 1024;
/// Presenter commands that wait: people press no faster.
pub(super) const STEERING: usize = 64;

/// Why a room did not answer; nothing was acknowledged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Gone {
    /// Its task ended, though the journal is sound: look it up again.
    #[error("the room is loaded again")]
    Ended,
    /// Nothing can be stored or read now: come back later.
    #[error("the journal takes no records")]
    Trouble,
    /// Carrying out that very command failed in a way that it must not: do not send it again.
    #[error("the command failed")]
    Panicked,
}

/// A panic, caught; what it said is not passed on, for it may quote what a participant wrote.
pub(super) struct Panicked;

/// Runs what must not panic but might, on a room that is then let go.
pub(super) fn guarded<T>(act: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(act)).map_err(|_| Panicked)
}

/// What came of a command.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    /// Why it changed nothing, if it did not.
    pub rejection: Option<Rejection>,
    /// Of a cast or a withdrawal: what stands now.
    pub stands: Option<Standing>,
}

/// A ballot as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// In which round.
    pub round: RoundId,
    /// Its revision.
    pub revision: u64,
    /// The name of that version.
    pub id: AnswerId,
    /// Whether that is a withdrawal.
    pub withdrawn: bool,
    /// The proof of it, for a room that lost it.
    pub receipt: Receipt,
}

/// What a room knows of a ballot that a phone says it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// What stands.
    pub stands: Option<Standing>,
    /// Whether a higher revision could be taken, be it with a receipt.
    pub may_change: bool,
}

/// What stands of a ballot in a room.
pub(super) fn standing(room: &Room, key: &RoomKey, round: &RoundId, ballot: BallotId) -> Option<Standing> {
    let stands = room.standing(round, ballot)?;
    let group = stands.group.and_then(|id| room.groups().iter().find(|group| group.id == id));
    let version = Version {
        round,
        ballot,
        revision: stands.revision,
        id: stands.id,
        group: group.map(|group| group.name.as_str()),
        answer: stands.answer.as_deref(),
    };
    Some(Standing {
        round: round.clone(),
        revision: stands.revision,
        id: stands.id,
        withdrawn: stands.answer.is_none(),
        receipt: version.receipt(key),
    })
}

pub(super) struct Asked {
    pub command: Command,
    /// What the phone has to show for it, should the room have lost it.
    pub receipt: Option<Receipt>,
    pub reply: oneshot::Sender<Result<Reply, Panicked>>,
}

pub(super) type Look = Box<dyn FnOnce(&Room) -> Result<(), Panicked> + Send>;

pub(super) enum Inbox {
    /// In a box: as it goes from hand to hand, and in a full inbox, it is a pointer.
    Ballot(Box<Asked>),
    Look(Look),
    Presence(Note),
    Count(oneshot::Sender<Present>),
    Enter(Entrant, oneshot::Sender<Result<(), Refused>>),
    /// The room was deleted: its task ends.
    Leave,
}

/// A room that is alive in this process.
#[derive(Clone)]
pub struct RoomHandle {
    pub(super) code: RoomCode,
    pub(super) key: RoomKey,
    pub(super) journal: Arc<dyn Journal>,
    pub(super) inbox: mpsc::Sender<Inbox>,
    pub(super) steering: mpsc::Sender<Asked>,
    pub(super) phones: watch::Receiver<Shown>,
    pub(super) projectors: watch::Receiver<Shown>,
    pub(super) presenters: watch::Receiver<Shown>,
}

impl RoomHandle {
    /// The room's code.
    pub fn code(&self) -> RoomCode {
        self.code
    }

    /// Whether that is a handle of the same task.
    pub fn is(&self, other: &Self) -> bool {
        self.inbox.same_channel(&other.inbox)
    }

    /// Whether its task still runs.
    pub fn is_alive(&self) -> bool {
        !self.inbox.is_closed()
    }

    /// Why the room is gone, once it is.
    pub fn gone(&self) -> Gone {
        if self.journal.trouble().is_some() { Gone::Trouble } else { Gone::Ended }
    }

    /// What screens of that role see.
    pub fn follow(&self, role: Role) -> watch::Receiver<Shown> {
        match role {
            Role::Participant => self.phones.clone(),
            Role::Projector => self.projectors.clone(),
            Role::Presenter => self.presenters.clone(),
        }
    }

    /// The id under which a ballot key is filed in this room: an HMAC, so that the file alone does not lead to a phone.
    pub fn ballot_id(&self, question: &QuestionId, key: &[u8; 16]) -> BallotId {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key.0).expect("HMAC takes a key of any length");
        mac.update(b"ballot\0");
        mac.update(question.as_str().as_bytes());
        mac.update(&[0]);
        mac.update(key);
        let full = mac.finalize().into_bytes();
        let mut id = [0; 16];
        id.copy_from_slice(&full[..16]);
        BallotId(id)
    }

    /// Asks for something of one ballot; waits while the inbox is full. A receipt counts only where the round takes
    /// nothing without one.
    ///
    /// # Errors
    /// When the room is gone, cannot store anything, or failed over this command; then nothing was acknowledged.
    pub fn ballot(
        &self,
        command: Command,
        receipt: Option<Receipt>,
    ) -> impl Future<Output = Result<Reply, Gone>> + Send + '_ {
        let (reply, answer) = oneshot::channel();
        // Thousands wait for a commit at once, and none of them holds more than this.
        let asked = Box::new(Asked { command, receipt, reply });
        async move {
            self.inbox.send(Inbox::Ballot(asked)).await.map_err(|_| self.gone())?;
            self.hear(answer).await
        }
    }

    /// Asks for something that only a presenter may; goes before ballots.
    ///
    /// # Errors
    /// As [`RoomHandle::ballot`].
    pub async fn steer(&self, command: Command) -> Result<Reply, Gone> {
        let (reply, answer) = oneshot::channel();
        self.steering.send(Asked { command, receipt: None, reply }).await.map_err(|_| self.gone())?;
        self.hear(answer).await
    }

    /// Looks at the room as it stands; `look` must be quick, since nothing else happens meanwhile.
    ///
    /// # Errors
    /// When the room is gone, or `look` panicked.
    pub async fn look<T: Send + 'static>(&self, look: impl FnOnce(&Room) -> T + Send + 'static) -> Result<T, Gone> {
        let (reply, answer) = oneshot::channel();
        let look: Look = Box::new(move |room| {
            let seen = guarded(|| look(room));
            let outcome = if seen.is_ok() { Ok(()) } else { Err(Panicked) };
            // Whoever asked may have left; then nobody minds.
            let _ = reply.send(seen);
            outcome
        });
        self.inbox.send(Inbox::Look(look)).await.map_err(|_| self.gone())?;
        self.hear(answer).await
    }

    /// What is known of ballots, in their order.
    ///
    /// # Errors
    /// When the room is gone.
    pub async fn known(&self, ballots: Vec<(RoundId, BallotId)>) -> Result<Vec<Known>, Gone> {
        let key = self.key;
        self.look(move |room| {
            let known = |(round, ballot): &(RoundId, BallotId)| Known {
                stands: standing(room, &key, round, *ballot),
                may_change: room.ended_at().is_none()
                    && (room.round(round).is_some() || room.heals(round, room.now()).is_some()),
            };
            ballots.iter().map(known).collect()
        })
        .await
    }

    /// How many phones are there.
    ///
    /// # Errors
    /// When the room is gone.
    pub async fn phones(&self) -> Result<u32, Gone> {
        Ok(self.present().await?.phones)
    }

    /// Who is there.
    ///
    /// # Errors
    /// When the room is gone.
    pub async fn present(&self) -> Result<Present, Gone> {
        let (reply, answer) = oneshot::channel();
        self.inbox.send(Inbox::Count(reply)).await.map_err(|_| self.gone())?;
        answer.await.map_err(|_| self.gone())
    }

    /// Lets a phone in, or tells why not.
    ///
    /// # Errors
    /// When the room is gone.
    pub async fn enter(&self, entrant: Entrant) -> Result<Result<(), Refused>, Gone> {
        let (reply, answer) = oneshot::channel();
        self.inbox.send(Inbox::Enter(entrant, reply)).await.map_err(|_| self.gone())?;
        answer.await.map_err(|_| self.gone())
    }

    /// Tells it to end, for it was deleted.
    pub(super) async fn leave(&self) {
        // One that has ended needs not be told.
        let _ = self.inbox.send(Inbox::Leave).await;
    }

    /// Tells who came or went.
    pub async fn note(&self, note: Note) {
        // A room that is gone counts nobody.
        let _ = self.inbox.send(Inbox::Presence(note)).await;
    }

    async fn hear<T>(&self, answer: oneshot::Receiver<Result<T, Panicked>>) -> Result<T, Gone> {
        match answer.await {
            Ok(outcome) => outcome.map_err(|Panicked| Gone::Panicked),
            Err(_) => Err(self.gone()),
        }
    }
}
