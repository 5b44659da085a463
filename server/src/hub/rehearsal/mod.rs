//! A room that is tried: invented phones, which live in this process and answer as a hall would.
//!
//! They go the way of real ones, from the door to the journal, under ballot keys of their own; only sockets they have none.
//! What they are and say is drawn from the key of the room, so that after a restart the same people come back. When the
//! room begins for real they leave, and what they said is gone.

mod answer;
mod lines;
mod plan;
mod seed;

use std::time::Duration;

use futures_util::future::join_all;
use peil_room::{
    Room,
    command::{Cast, Command, GroupChoice},
    id::{AnswerId, GroupId, RoundId},
};
use rand::RngExt;
use tokio::time::{Instant, sleep_until};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use self::{
    answer::answer,
    plan::{Act, Asked, Deed, Filing, Plan, Scene, is_silent},
    seed::Seed,
};
use super::{
    Gone, RoomHandle, clock,
    presence::{Entrant, Note},
};
use crate::protocol::incoming::Role;

/// How many people would rather not say where they belong.
const NO_GROUP: f64 = 0.04;
/// How long somebody waits at a door that is locked.
const KNOCK: Duration = Duration::from_secs(5);

/// Where the invented phones of a room wait for it to be tried.
pub(super) struct Wings {
    pub room: RoomHandle,
    pub tasks: TaskTracker,
    pub stop: CancellationToken,
}

impl Wings {
    /// Lets them come.
    pub fn play(&self) {
        self.tasks.spawn(play(self.room.clone(), self.stop.clone()));
    }
}

/// Plays the invented phones of a room until it begins for real, or is gone.
async fn play(room: RoomHandle, stop: CancellationToken) {
    let hall = Hall { seed: Seed(room.key), room };
    tokio::select! {
        () = stop.cancelled() => {}
        () = hall.room.inbox.closed() => {}
        // Whatever ends them, the room goes on without.
        _ = hall.play() => {}
    }
}

struct Hall {
    room: RoomHandle,
    seed: Seed,
}

impl Hall {
    async fn play(&self) -> Result<(), Gone> {
        let mut shown = self.room.follow(Role::Participant);
        shown.mark_unchanged();
        let Some(phones) = self.room.look(Room::rehearsal).await? else { return Ok(()) };
        // Into a room that is under way they come back, as real ones do after a restart.
        let back = self.room.look(|room| room.stage().step > 0).await?;
        let mut plan = Plan::new(self.seed, phones, back, Instant::now());
        loop {
            let Some(scene) = self.room.look(scene).await? else { return Ok(()) };
            let answered = match &scene.asked {
                Some(asked) if plan.is_news(&asked.round) => self.answered(&asked.round, phones).await?,
                _ => Vec::new(),
            };
            plan.see(&scene, &answered, Instant::now());
            tokio::select! {
                changed = shown.changed() => if changed.is_err() { return Ok(()) },
                () = sleep_until(plan.next().unwrap_or_else(far)) => {
                    let acts = plan.due(Instant::now());
                    let done = join_all(acts.iter().map(|act| self.act(act, &scene))).await;
                    for (act, done) in acts.into_iter().zip(done) {
                        if !done? {
                            plan.later(act, Instant::now() + KNOCK);
                        }
                    }
                }
            }
        }
    }

    /// Who answered in a round already.
    async fn answered(&self, round: &RoundId, phones: u32) -> Result<Vec<u32>, Gone> {
        let ballot = |who| self.room.ballot_id(&round.question, &self.seed.ballot_key(who, &round.question));
        let ballots: Vec<_> = (0..phones).map(ballot).collect();
        let round = round.clone();
        let stands = move |room: &Room| -> Vec<bool> {
            ballots.iter().map(|ballot| room.standing(&round, *ballot).is_some()).collect()
        };
        let stands = self.room.look(stands).await?;
        Ok((0..).zip(stands).filter_map(|(who, stands)| stands.then_some(who)).collect())
    }

    /// Does what somebody does now; whether it could be done.
    async fn act(&self, act: &Act, scene: &Scene) -> Result<bool, Gone> {
        let who = act.who;
        let phone = self.seed.phone(who);
        match &act.deed {
            Deed::Come => return Ok(self.room.enter(Entrant::Invented(phone)).await?.is_ok()),
            Deed::Begin => self.room.note(Note::Busy(phone, true)).await,
            Deed::Stop => self.room.note(Note::Busy(phone, false)).await,
            Deed::Send { asked, revision } => {
                // Whatever comes of it: a person who is too late is, and one who has to say nothing does.
                if let Some(cast) = self.cast(who, asked, *revision, scene) {
                    self.room.ballot(cast, None).await?;
                }
                self.room.note(Note::Busy(phone, false)).await;
            }
            Deed::File(Filing { round, field, clusters }) => {
                let mut random = self.seed.in_round(who, round, field.as_str());
                let cluster = clusters[random.random_range(0..clusters.len())];
                let ballot = self.room.ballot_id(&round.question, &self.seed.ballot_key(who, &round.question));
                let (round, field) = (round.clone(), field.clone());
                self.room.ballot(Command::File { round, ballot, field, cluster: Some(cluster) }, None).await?;
            }
        }
        Ok(true)
    }

    /// What somebody sends; nothing where another speaks for the group.
    fn cast(&self, who: u32, Asked { round, question }: &Asked, revision: u64, scene: &Scene) -> Option<Command> {
        let group = self.group(who, &scene.groups);
        if question.per_group {
            let speaks = |other: &u32| !is_silent(&self.seed, *other, round);
            let first = (0..scene.phones).find(|other| self.group(*other, &scene.groups) == group && speaks(other));
            group.filter(|_| first == Some(who))?;
        }
        let given = if revision > 1 {
            // Thought again, as when the question is asked another time.
            answer(&self.seed, who, &RoundId { number: round.number + 1, ..round.clone() }, question, scene.language)
        } else {
            answer(&self.seed, who, round, question, scene.language)
        };
        Some(Command::Cast(Cast {
            round: round.clone(),
            ballot: self.room.ballot_id(&round.question, &self.seed.ballot_key(who, &round.question)),
            revision,
            id: AnswerId(rand::random()),
            group: group.map_or(GroupChoice::None, GroupChoice::Listed),
            given,
            now: clock::now(),
        }))
    }

    /// Where somebody belongs: the first of the list have the most people.
    fn group(&self, who: u32, groups: &[GroupId]) -> Option<GroupId> {
        let mut random = self.seed.random(who, &["group"]);
        if random.random_bool(NO_GROUP) {
            return None;
        }
        let at = random.random::<f64>().powf(1.3) * groups.len() as f64;
        groups.get(at as usize).copied()
    }
}

/// A moment that does not come while anybody waits for it.
fn far() -> Instant {
    Instant::now() + Duration::from_secs(24 * 3_600)
}

/// What people in the hall see; nothing where nothing is tried any more.
fn scene(room: &Room) -> Option<Scene> {
    let round = room.open_round();
    let listed = room.groups().iter().filter(|group| group.accepted && room.has_groups());
    Some(Scene {
        phones: room.rehearsal()?,
        asked: round.map(|round| Asked { round: round.id.clone(), question: round.asked.clone() }),
        filing: room.all_rounds().flat_map(filing).collect(),
        groups: listed.map(|group| group.id).collect(),
        language: room.deck().language,
    })
}

/// The fields of a round whose cards their authors are asked to file.
fn filing(round: &peil_room::round::Round) -> Vec<Filing> {
    let clusters = round.wall().clusters();
    let fields = (0u16..).zip(&round.asked.fields).filter(|(index, _)| clusters.open(*index));
    let asked = fields.map(|(index, field)| Filing {
        round: round.id.clone(),
        field: field.id.clone(),
        clusters: clusters.of_field(index).map(|cluster| cluster.id).collect(),
    });
    asked.filter(|filing| !filing.clusters.is_empty()).collect()
}
