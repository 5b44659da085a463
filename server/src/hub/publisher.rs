//! When which audience sees what: the stage at once, numbers at a pace that screens can follow.

use std::time::Duration;

use peil_room::{Room, event::Event};
use tokio::time::Instant;

use super::{
    audience::{Audience, Lane},
    clock,
    presence::{Entrant, Note, Presence, Refused},
};
use crate::{
    journal::Seq,
    protocol::{
        outgoing::{Present, ServerMessage},
        stage::{ProjectorTally, Stamp},
        view::{self, Film, Showing},
    },
};

/// Between two tallies on projector and presenter: faster than that, no eye follows.
const TALLY_EVERY: Duration = Duration::from_millis(100);
/// Between two tallies on phones while a revealed round still takes answers.
const PHONE_TALLY_EVERY: Duration = Duration::from_secs(2);
/// Phones beyond which that interval grows, so that a large room costs no more a second.
const PHONES_PER_INTERVAL: u32 = 5_000;
/// Between two counts of who is there.
const PRESENT_EVERY: Duration = Duration::from_secs(1);

/// Something that is shown at most every so often; the last change is always shown.
#[derive(Debug)]
struct Pace {
    due: Option<Instant>,
    last: Option<Instant>,
}

impl Pace {
    fn new() -> Self {
        Self { due: None, last: None }
    }

    fn changed(&mut self, every: Duration) {
        if self.due.is_none() {
            let now = Instant::now();
            self.due = Some(self.last.map_or(now, |last| (last + every).max(now)));
        }
    }

    fn take(&mut self, now: Instant) -> bool {
        let due = self.due.is_some_and(|due| due <= now);
        if due {
            self.shown(now);
        }
        due
    }

    fn shown(&mut self, now: Instant) {
        self.due = None;
        self.last = Some(now);
    }
}

/// The audiences of one room.
pub(super) struct Publisher {
    pub phones: Audience,
    pub projectors: Audience,
    pub presenters: Audience,
    presence: Presence,
    showing: Showing,
    /// The film of the round that is played again, once there is one.
    pub film: Option<Film>,
    /// When its next part is shown.
    next_part: Option<Instant>,
    stage_changed: bool,
    /// Something changed that phones do not see.
    wall_changed: bool,
    tally: Pace,
    phone_tally: Pace,
    present: Pace,
}

impl Publisher {
    pub fn new(showing: Showing) -> Self {
        Self {
            phones: Audience::default(),
            projectors: Audience::default(),
            presenters: Audience::default(),
            presence: Presence::default(),
            showing,
            film: None,
            next_part: None,
            stage_changed: false,
            wall_changed: false,
            tally: Pace::new(),
            phone_tally: Pace::new(),
            present: Pace::new(),
        }
    }

    /// How many connections the room has.
    pub fn connections(&self) -> u32 {
        self.presence.connections()
    }

    /// Who is there.
    pub fn present(&mut self, room: &Room) -> Present {
        self.presence.count(view::answered(room), Instant::now())
    }

    /// Lets a phone in, or tells why not.
    pub fn enter(&mut self, room: &Room, entrant: Entrant) -> Result<(), Refused> {
        if matches!(entrant, Entrant::Invented(_)) {
            if !room.is_rehearsal() {
                return Err(Refused::Locked);
            }
            // Nobody tells of it as of a connection.
            self.present.changed(PRESENT_EVERY);
        }
        let stage = room.stage();
        // After the end there is nothing left to keep anybody from but thanks.
        let (locked, cap) = if room.ended_at().is_some() { (false, None) } else { (stage.locked, stage.cap) };
        self.presence.enter(entrant, locked, cap, Instant::now())
    }

    /// Somebody came or went.
    pub fn note(&mut self, note: Note) {
        self.presence.note(note, Instant::now());
        self.present.changed(PRESENT_EVERY);
    }

    /// Something happened; what it changes is shown when it is due.
    pub fn changed(&mut self, events: &[Event]) {
        if begins_anew(events) {
            self.presence.dismiss();
            self.film = None;
        }
        if is_about_a_replay(events) {
            self.wall_changed = true;
        } else {
            self.stage_changed |= events.iter().any(|event| !is_about_a_ballot(event));
        }
        let phones = self.presence.connections() / PHONES_PER_INTERVAL;
        self.tally.changed(TALLY_EVERY);
        self.phone_tally.changed(PHONE_TALLY_EVERY * (1 + phones));
        self.present.changed(PRESENT_EVERY);
    }

    /// A film was made, or could not be.
    pub fn film_made(&mut self, room: &Room, film: Option<Film>) {
        let wanted = room.replay().map(|replay| &replay.round);
        self.film = film.filter(|film| Some(&film.round) == wanted);
        self.tally.changed(Duration::ZERO);
    }

    /// When something is due next.
    pub fn due(&self) -> Option<Instant> {
        [self.tally.due, self.phone_tally.due, self.present.due, self.next_part].into_iter().flatten().min()
    }

    /// Shows what is due; a change of the stage is always due, and takes the numbers with it.
    pub fn publish_due(&mut self, room: &Room, seq: Seq) {
        if self.stage_changed {
            self.publish_all(room, seq);
            return;
        }
        if self.wall_changed {
            self.publish_wall(room, seq);
        }
        let now = Instant::now();
        let stamp = self.showing.stamp(seq.0);
        if self.next_part.take_if(|at| *at <= now).is_some() {
            self.tally.changed(Duration::ZERO);
        }
        if self.tally.take(now) {
            let projector = self.wall_tally(room, stamp.clone());
            let live = live_tally(room, &projector);
            let presenter = view::presenter_tally(room, live);
            self.projectors.publish(vec![(Lane::Tally, ServerMessage::ProjectorTally(Box::new(projector)))]);
            self.presenters.publish(vec![(Lane::Tally, ServerMessage::PresenterTally(Box::new(presenter)))]);
        }
        if self.phone_tally.take(now) {
            let tally = view::phone_tally(room, stamp);
            // Most answers change nothing that a phone may read, and a hall is not told so.
            let news = |shown: &ServerMessage| match shown {
                ServerMessage::PhoneTally(it) => (&it.tally, &it.tables) != (&tally.tally, &tally.tables),
                _ => false,
            };
            if self.phones.shows(Lane::Tally, news) {
                self.phones.publish(vec![(Lane::Tally, ServerMessage::PhoneTally(Box::new(tally)))]);
            }
        }
        if self.present.take(now) {
            self.publish_present(room, now);
        }
    }

    /// Shows everything.
    pub fn publish_all(&mut self, room: &Room, seq: Seq) {
        let now = Instant::now();
        self.stage_changed = false;
        self.phone_tally.shown(now);
        self.present.shown(now);
        let stamp = self.showing.stamp(seq.0);
        self.phones.publish(vec![
            (Lane::View, ServerMessage::Phone(Box::new(view::phone(room, &self.showing, stamp.clone())))),
            (Lane::Tally, ServerMessage::PhoneTally(Box::new(view::phone_tally(room, stamp)))),
        ]);
        self.publish_wall(room, seq);
        self.publish_present(room, now);
    }

    /// Shows everything that phones do not see.
    fn publish_wall(&mut self, room: &Room, seq: Seq) {
        self.wall_changed = false;
        self.tally.shown(Instant::now());
        let stamp = self.showing.stamp(seq.0);
        let projector = view::projector(room, &self.showing, stamp.clone());
        let projector_tally = self.wall_tally(room, stamp.clone());
        let live_tally = live_tally(room, &projector_tally);
        let (live, frozen) = if is_elsewhere(room) {
            (view::live(room, &self.showing, stamp), Some(projector.clone()))
        } else {
            (projector.clone(), None)
        };
        self.projectors.publish(vec![
            (Lane::View, ServerMessage::Projector(Box::new(projector))),
            (Lane::Tally, ServerMessage::ProjectorTally(Box::new(projector_tally))),
        ]);
        self.presenters.publish(vec![
            (Lane::View, ServerMessage::Presenter(Box::new(view::presenter(room, live, frozen)))),
            (Lane::Tally, ServerMessage::PresenterTally(Box::new(view::presenter_tally(room, live_tally)))),
        ]);
    }

    /// The projector's numbers, with the moment of what is played again; notes when the next one is due.
    fn wall_tally(&mut self, room: &Room, stamp: Stamp) -> ProjectorTally {
        let now = clock::now();
        let replay = self.film.as_ref().and_then(|film| film.shown(room, now));
        let moves = room.replay().filter(|_| replay.is_some());
        self.next_part = moves.and_then(|replay| replay.next_at(now)).map(clock::instant);
        ProjectorTally { replay, ..view::projector_tally(room, stamp) }
    }

    fn publish_present(&mut self, room: &Room, now: Instant) {
        let present = ServerMessage::Present(self.presence.count(view::answered(room), now));
        self.projectors.publish(vec![(Lane::Present, present.clone())]);
        self.presenters.publish(vec![(Lane::Present, present)]);
    }
}

/// Whether nothing that was before counts any more.
pub(super) fn begins_anew(events: &[Event]) -> bool {
    matches!(events.first(), Some(Event::Began { .. }))
}

/// The numbers of the place where the show stands: those on the wall, unless that is frozen.
fn live_tally(room: &Room, wall: &ProjectorTally) -> ProjectorTally {
    if is_elsewhere(room) { view::live_tally(room, wall.stamp.clone()) } else { wall.clone() }
}

/// Whether the show moved on under a frozen projector.
fn is_elsewhere(room: &Room) -> bool {
    *room.on_the_wall() != room.stage().place
}

/// Whether these are a step that only shows a replay, another moment of it, or none any longer.
fn is_about_a_replay(events: &[Event]) -> bool {
    let replays = |event: &Event| matches!(event, Event::Replayed { .. } | Event::ReplayEnded);
    let beside = |event: &Event| matches!(event, Event::Stepped { .. } | Event::Covered(_));
    events.iter().any(replays) && events.iter().all(|event| replays(event) || beside(event))
}

/// Whether an event changes numbers, words and cards only.
fn is_about_a_ballot(event: &Event) -> bool {
    matches!(
        event,
        Event::BallotCast { .. }
            | Event::BallotWithdrawn { .. }
            | Event::BallotHealed { .. }
            | Event::CameLate { .. }
            | Event::CardHidden { .. }
            | Event::CardApproved { .. }
            | Event::CardPinned { .. }
            | Event::CardMoved { .. }
            | Event::CardAdded { .. }
            | Event::WordHidden { .. }
            | Event::WordsEdited { .. }
            | Event::WordEditUndone { .. }
            | Event::CardsFiled { .. }
            | Event::OwnCardFiled { .. }
            | Event::ActionSet { .. }
            | Event::ActionStruck { .. }
    )
}
