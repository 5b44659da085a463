//! A room: everything that its events add up to.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    ballot::Ballot,
    deck::{Deck, Language, Question, Slide},
    event::{Cover, Place},
    follow,
    group::{Group, Groups},
    held::HeldWords,
    id::{BallotId, GroupId, Millis, QuestionId, RoundId, SlideId},
    keeping::Keeping,
    limit,
    round::{Phase, Round},
    scores::Scores,
    stage::Stage,
};

/// One workshop, running or finished. It changes only by [evolving](Room::evolve).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Room {
    pub(crate) deck: Arc<Deck>,
    pub(crate) minimum: u16,
    pub(crate) groups: Groups,
    pub(crate) held_words: HeldWords,
    pub(crate) stage: Stage,
    pub(crate) rounds: BTreeMap<QuestionId, Vec<Round>>,
    pub(crate) graces: BTreeSet<(Millis, RoundId)>,
    pub(crate) readable: BTreeMap<QuestionId, bool>,
    pub(crate) scores: BTreeMap<QuestionId, Scores>,
    pub(crate) spent: BTreeMap<SlideId, u64>,
    pub(crate) added: BTreeSet<SlideId>,
    pub(crate) began_at: Option<Millis>,
    pub(crate) ended_at: Option<Millis>,
    pub(crate) keeping: Option<Keeping>,
    pub(crate) sealed: bool,
    pub(crate) rehearsal: Option<u32>,
    pub(crate) now: Millis,
}

/// How far a question is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// It was not asked yet.
    Waiting,
    /// Its latest round is open.
    Open,
    /// Its latest round is closed.
    Closed,
}

impl Default for Room {
    fn default() -> Self {
        Self::new()
    }
}

impl Room {
    /// A room in which nothing happened yet.
    pub fn new() -> Self {
        let nothing = Deck {
            title: String::new(),
            language: Language::Dutch,
            group: None,
            groups: Vec::new(),
            held_words: Vec::new(),
            lists: BTreeMap::new(),
            slides: Vec::new(),
        };
        Self {
            deck: Arc::new(nothing),
            minimum: 5,
            groups: Groups::default(),
            held_words: HeldWords::new(&[]),
            stage: Stage::default(),
            rounds: BTreeMap::new(),
            graces: BTreeSet::new(),
            readable: BTreeMap::new(),
            scores: BTreeMap::new(),
            spent: BTreeMap::new(),
            added: BTreeSet::new(),
            began_at: None,
            ended_at: None,
            keeping: None,
            sealed: false,
            rehearsal: None,
            now: Millis(0),
        }
    }

    /// The room's own copy of the deck; without slides before it began.
    pub fn deck(&self) -> &Arc<Deck> {
        &self.deck
    }

    /// The deck as it was prepared and mended: without the questions that were made of what the room wrote.
    pub fn prepared(&self) -> Deck {
        let mut deck = Deck::clone(&self.deck);
        deck.slides.retain(|slide| !self.was_made(slide));
        if self.is_rehearsal() { deck.for_real() } else { deck }
    }

    /// Whether a slide was made of what the room wrote.
    pub fn was_made(&self, slide: &Slide) -> bool {
        self.was_added(&slide.id) && follow::is_made(slide)
    }

    /// The smallest group that is shown on its own.
    pub fn minimum(&self) -> u16 {
        self.minimum
    }

    /// Where the show stands, and what is open.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What lies over the projector; nothing once the room ended.
    pub fn cover(&self) -> Cover {
        if self.ended_at.is_some() { Cover::None } else { self.stage.cover }
    }

    /// The place that the projector shows: the one that was frozen, else the one where the show stands.
    pub fn on_the_wall(&self) -> &Place {
        self.stage.frozen.as_ref().filter(|_| self.ended_at.is_none()).unwrap_or(&self.stage.place)
    }

    /// How long the show stood on a slide, in milliseconds; without the time since it came there last.
    pub fn spent(&self, slide: &SlideId) -> u64 {
        self.spent.get(slide).copied().unwrap_or_default()
    }

    /// Whether a slide was added to the deck while the room ran.
    pub fn was_added(&self, slide: &SlideId) -> bool {
        self.added.contains(slide)
    }

    /// Whether a slide that was added can be taken out again: its question was never asked.
    pub fn may_go(&self, slide: &SlideId) -> bool {
        let asks = self.deck.slide(slide).and_then(|(_, slide)| slide.question_id());
        self.was_added(slide) && asks.is_none_or(|question| self.rounds(question).is_empty())
    }

    /// When it began.
    pub fn began_at(&self) -> Option<Millis> {
        self.began_at
    }

    /// When it ended.
    pub fn ended_at(&self) -> Option<Millis> {
        self.ended_at
    }

    /// When the ending can no longer be taken back, and the room is to be sealed; `None` while it runs, and once it is.
    pub fn sealed_from(&self) -> Option<Millis> {
        self.ended_at.filter(|_| !self.sealed).map(|at| at.plus(limit::UNEND_MS + 1))
    }

    /// Whether it is sealed.
    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// What its participants were told about how long their answers are kept, if anything.
    pub fn keeping(&self) -> Option<Keeping> {
        self.keeping
    }

    /// Whether it holds any answer: once they are deleted, it holds at most what they added up to.
    pub fn has_answers(&self) -> bool {
        self.all_rounds().any(|round| !round.is_blank())
    }

    /// The latest moment that any event told.
    pub fn now(&self) -> Millis {
        self.now
    }

    /// The next moment at which a tick changes something: grace ends, a timer is over, or the room ends by itself.
    pub fn deadline(&self) -> Option<Millis> {
        let grace = self.graces.first().map(|(until, _)| until.plus(1));
        grace.into_iter().chain(self.timer_due()).chain(self.abandoned_from()).min()
    }

    /// When it ends by itself. A rehearsal does not: its code may have been given to a hall that comes after the weekend.
    pub(crate) fn abandoned_from(&self) -> Option<Millis> {
        let runs = self.began_at.is_some() && self.ended_at.is_none() && !self.is_rehearsal();
        runs.then(|| self.stage.stepped_at.plus(limit::ABANDONED_MS))
    }

    /// All groups, those included that were typed and not accepted.
    pub fn groups(&self) -> &[Group] {
        self.groups.all()
    }

    /// The group with that id, if the presenter's list has it: what was only typed is shown to nobody.
    pub fn listed_group(&self, id: GroupId) -> Option<&Group> {
        self.groups.group(id).filter(|group| group.accepted)
    }

    /// The rounds of a question, in order.
    pub fn rounds(&self, question: &QuestionId) -> &[Round] {
        self.rounds.get(question).map_or(&[], Vec::as_slice)
    }

    /// Every round of the room, by question id and then in order.
    pub fn all_rounds(&self) -> impl Iterator<Item = &Round> {
        self.rounds.values().flatten()
    }

    /// The latest round of a question.
    pub fn latest(&self, question: &QuestionId) -> Option<&Round> {
        self.rounds(question).last()
    }

    /// The round with that id.
    pub fn round(&self, id: &RoundId) -> Option<&Round> {
        self.rounds(&id.question).get(place(id)?)
    }

    /// The round that takes ballots; none once the room ended.
    pub fn open_round(&self) -> Option<&Round> {
        let question = self.stage.open.as_ref().filter(|_| self.ended_at.is_none())?;
        self.latest(question).filter(|round| round.is_open())
    }

    /// How far a question is; nothing is open in a room that ended.
    pub fn progress(&self, question: &QuestionId) -> Progress {
        match self.latest(question) {
            None => Progress::Waiting,
            Some(round) if round.is_open() && self.ended_at.is_none() => Progress::Open,
            Some(_) => Progress::Closed,
        }
    }

    /// What stands for a ballot in a round.
    pub fn standing(&self, round: &RoundId, ballot: BallotId) -> Option<&Ballot> {
        self.round(round)?.ballot(ballot)
    }

    /// Whether phones may read the revealed tally of a question.
    pub fn readable(&self, question: &QuestionId) -> bool {
        let written = || self.question(question).is_some_and(|question| question.readable);
        self.readable.get(question).copied().unwrap_or_else(written)
    }

    /// The slides of the show: all of them, or all but the extra ones.
    pub fn slides(&self) -> impl DoubleEndedIterator<Item = &Slide> {
        self.deck.slides.iter().filter(|slide| self.stage.extras || !slide.extra)
    }

    /// The slide of the show that the place is, if it is one.
    pub fn slide(&self, place: &Place) -> Option<&Slide> {
        match place {
            Place::Slide(id) => self.deck.slide(id).map(|(_, slide)| slide),
            Place::Lobby | Place::Closing => None,
        }
    }

    /// Where the show goes after a place; `None` after the closing screen.
    pub fn after(&self, place: &Place) -> Option<Place> {
        let from = match place {
            Place::Lobby => 0,
            Place::Slide(id) => self.deck.slide(id)?.0 + 1,
            Place::Closing => return None,
        };
        let next = self.deck.slides[from..].iter().find(|slide| self.stage.extras || !slide.extra);
        Some(next.map_or(Place::Closing, |slide| Place::Slide(slide.id.clone())))
    }

    /// Where the show was before a place; `None` before the lobby.
    pub fn before(&self, place: &Place) -> Option<Place> {
        let until = match place {
            Place::Lobby => return None,
            Place::Slide(id) => self.deck.slide(id)?.0,
            Place::Closing => self.deck.slides.len(),
        };
        let last = self.deck.slides[..until].iter().rfind(|slide| self.stage.extras || !slide.extra);
        Some(last.map_or(Place::Lobby, |slide| Place::Slide(slide.id.clone())))
    }

    /// The rounds of the asking that the latest round belongs to: those opened on the same slide, oldest first. They are
    /// revealed together, side by side.
    pub fn series(&self, question: &QuestionId) -> impl Iterator<Item = &Round> {
        let rounds = self.rounds(question);
        let slide = rounds.last().map(|round| &round.opened_on);
        let from = rounds.iter().rposition(|round| Some(&round.opened_on) != slide).map_or(0, |other| other + 1);
        rounds[from..].iter()
    }

    /// The question as the deck has it now.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.deck.question(id)
    }

    /// The id of the next round of a question.
    pub(crate) fn next_round(&self, question: &QuestionId) -> RoundId {
        // At most 20 rounds, so the count fits.
        RoundId { question: question.clone(), number: self.rounds(question).len() as u32 + 1 }
    }

    pub(crate) fn place_slide(&self) -> Option<&SlideId> {
        match &self.stage.place {
            Place::Slide(id) => Some(id),
            Place::Lobby | Place::Closing => None,
        }
    }

    pub(crate) fn round_mut(&mut self, id: &RoundId) -> Option<&mut Round> {
        self.rounds.get_mut(&id.question)?.get_mut(place(id)?)
    }

    /// The round with that id, if it is the latest of its question.
    pub(crate) fn latest_mut(&mut self, id: &RoundId) -> Option<&mut Round> {
        let rounds = self.rounds.get_mut(&id.question)?;
        rounds.last_mut().filter(|round| round.id == *id)
    }

    /// Closes whatever is open: at most one question is.
    pub(crate) fn close_open(&mut self) {
        if let Some(round) = self.stage.open.take().and_then(|open| self.rounds.get_mut(&open)?.last_mut()) {
            round.phase = Phase::Closed { grace_until: None };
        }
    }
}

/// Where a round stands among those of its question.
pub(crate) fn place(id: &RoundId) -> Option<usize> {
    usize::try_from(id.number.checked_sub(1)?).ok()
}
