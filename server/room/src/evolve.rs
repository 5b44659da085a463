//! How a room changes by what happened. A recorded event is a fact: nothing here refuses, and what makes no sense in the
//! room as it is changes nothing.

use std::sync::Arc;

use crate::{
    ballot::Ballot,
    deck::{Question, Slide},
    event::{Chosen, Cover, Event, Place},
    held::HeldWords,
    id::{BallotId, GroupId, Millis, QuestionId, RoundId, SlideId},
    limit,
    replay::Replay,
    room::{Room, place},
    round::{Phase, Round},
    scores::{Scored, Whose},
    shift::Shift,
    stage::{Stage, Undo},
    timer::Timer,
    word::WordState,
};

impl Room {
    /// Evolves by each event in order.
    pub fn apply<'a>(&mut self, events: impl IntoIterator<Item = &'a Event>) {
        for event in events {
            self.evolve(event);
        }
    }

    /// Changes the room by what happened; never fails.
    pub fn evolve(&mut self, event: &Event) {
        match event {
            Event::Began { deck, groups, minimum, extras, at } => {
                *self = Self::new();
                self.deck = Arc::clone(deck);
                self.held_words = HeldWords::new(&deck.held_words);
                for name in groups {
                    self.groups.meet(name, true);
                }
                self.minimum = *minimum;
                let (stepped_at, bounce_until, since) = (*at, *at, *at);
                self.stage = Stage { extras: *extras, stepped_at, bounce_until, since, ..Stage::default() };
                self.began_at = Some(*at);
                self.now = *at;
            }
            _ if self.began_at.is_none() => {}
            Event::GroupAccepted(id) => self.groups.accept(*id),
            Event::ReadableSet { question, readable } => {
                self.readable.insert(question.clone(), *readable);
            }
            Event::ScoresSet { question, whose, scores } => self.scores_set(question, *whose, scores),
            Event::Rehearsing(phones) => self.rehearsal = Some(*phones),
            Event::Ended { at } => {
                self.now = self.now.max(*at);
                self.account();
                self.ended_at = Some(self.now);
                self.stage.timer = None;
                self.stage.replay = None;
            }
            Event::Unended => {
                self.ended_at = None;
                self.stage.replay = None;
                self.stage.since = self.now;
            }
            Event::KeepingSet(keeping) => self.keeping = Some(*keeping),
            Event::Sealed => self.sealed = self.ended_at.is_some(),
            _ => {
                self.evolve_stage(event);
                self.evolve_round(event);
            }
        }
    }

    fn evolve_stage(&mut self, event: &Event) {
        if changes_the_picture(event) {
            self.stage.replay = None;
        }
        match event {
            Event::Stepped { at, bounce_ms, undo } => {
                let at = self.now.max(*at);
                self.now = at;
                self.stage.step += 1;
                self.stage.stepped_at = at;
                self.stage.bounce_until = at.plus(*bounce_ms);
                self.stage.spotlight = None;
                self.stage.beside = None;
                self.stage.undo = undo.clone().map(|question| Undo { question, until: at.plus(limit::UNDO_MS) });
            }
            Event::Placed(Place::Slide(id)) if self.deck.slide(id).is_none() => {}
            Event::Placed(place) => {
                self.account();
                self.stage.place = place.clone();
            }
            Event::Covered(cover) => {
                self.stage.cover = *cover;
                self.stage.frozen = (*cover == Cover::Frozen).then(|| self.stage.place.clone());
            }
            Event::SlideAdded { slide, behind } => self.slide_added(slide, behind.as_ref()),
            Event::SlideRemoved(id) => self.slide_removed(id),
            Event::SlideMended(slide) => self.slide_mended(slide),
            Event::Capped(cap) => self.stage.cap = *cap,
            Event::WifiSet(wifi) => self.stage.wifi = wifi.clone(),
            Event::Replayed { round, part, pace } => {
                let (round, part, pace, since) = (round.clone(), *part, *pace, self.now);
                self.stage.replay = Some(Replay { round, part, pace, since });
            }
            Event::ReplayEnded => self.stage.replay = None,
            Event::Spotlit { round, card } => self.stage.spotlight = Some((round.clone(), *card)),
            Event::Unlit => self.stage.spotlight = None,
            Event::Compared(beside) => self.stage.beside = *beside,
            Event::ExtrasSwitched(extras) => self.stage.extras = *extras,
            Event::Locked(locked) => self.stage.locked = *locked,
            Event::TalkBegan(question) => self.stage.talk = Some(question.clone()),
            Event::TalkEnded => self.stage.talk = None,
            Event::TimerSet { question, length, until, closes } => {
                let (question, length, until, closes) = (question.clone(), *length, *until, *closes);
                self.stage.timer = Some(Timer { question, length, until, closes, over: false });
            }
            Event::TimerEnded => self.time_ended(),
            Event::TimerStopped => self.stage.timer = None,
            Event::RoundOpened { round, asked } => self.round_opened(round, asked),
            Event::RoundReopened(id) => self.round_reopened(id),
            Event::RoundClosed { round, grace_until } => self.round_closed(round, *grace_until),
            Event::GraceEnded(id) => {
                self.grace_ended(id);
                self.compare(id);
            }
            Event::RoundDropped(id) => self.round_dropped(id),
            Event::RoundHealed { round, asked, opened_on } => self.round_healed(round, asked, opened_on.clone()),
            _ => {}
        }
        let stage = &self.stage;
        if stage.timer.as_ref().is_some_and(|timer| !timer.belongs(stage)) {
            self.stage.timer = None;
        }
    }

    /// Adds up how long the show stood where it does.
    fn account(&mut self) {
        if let (Place::Slide(id), None) = (&self.stage.place, self.ended_at) {
            let spent = self.spent.entry(id.clone()).or_default();
            *spent = spent.saturating_add(self.now.0.saturating_sub(self.stage.since.0));
        }
        self.stage.since = self.now;
    }

    /// Without any there are none to lie beside a tally.
    fn scores_set(&mut self, question: &QuestionId, whose: Whose, scores: &Scored) {
        let all = self.scores.entry(question.clone()).or_default();
        if scores.is_empty() {
            all.remove(&whose);
        } else {
            all.insert(whose, scores.clone());
        }
        if all.is_empty() {
            self.scores.remove(question);
        }
    }

    /// Two of one id could not be told apart.
    fn slide_added(&mut self, slide: &Slide, behind: Option<&SlideId>) {
        let known = slide.question_id().is_some_and(|question| self.question(question).is_some());
        if known || self.deck.slide(&slide.id).is_some() {
            return;
        }
        let at = behind.and_then(|id| self.deck.slide(id)).map_or(self.deck.slides.len(), |(at, _)| at + 1);
        Arc::make_mut(&mut self.deck).slides.insert(at, slide.clone());
        self.added.insert(slide.id.clone());
    }

    fn slide_removed(&mut self, id: &SlideId) {
        let there = Place::Slide(id.clone());
        if !self.may_go(id) || self.stage.place == there || self.stage.frozen.as_ref() == Some(&there) {
            return;
        }
        Arc::make_mut(&mut self.deck).slides.retain(|slide| slide.id != *id);
        self.added.remove(id);
        self.spent.remove(id);
    }

    /// What answers rest on stays, whatever is told; their question is called what it is called now in every round of it.
    fn slide_mended(&mut self, slide: &Slide) {
        let Some((_, before)) = self.deck.slide(&slide.id) else { return };
        let (before, now) = (before.own_question(), slide.own_question());
        let asked = before.is_some_and(|before| !self.rounds(&before.id).is_empty());
        let changes = match (before, now) {
            (Some(before), Some(now)) => before.differs(now).is_some(),
            (before, now) => before.is_some() || now.is_some(),
        };
        let taken =
            now.is_some_and(|now| before.is_none_or(|before| before.id != now.id) && self.question(&now.id).is_some());
        if taken || (changes && asked) {
            return;
        }
        let deck = Arc::make_mut(&mut self.deck);
        deck.put(slide);
        for question in deck.slides.iter().filter_map(Slide::own_question) {
            for round in self.rounds.get_mut(&question.id).into_iter().flatten() {
                if *round.asked != *question && round.asked.differs(question).is_none() {
                    round.asked = Arc::new(question.clone());
                }
            }
        }
    }

    /// A tick may come late, but it tells no earlier moment than the one that was waited for.
    fn time_ended(&mut self) {
        if let Some(timer) = &mut self.stage.timer {
            timer.over = true;
            self.now = self.now.max(timer.until);
        }
    }

    fn evolve_round(&mut self, event: &Event) {
        match event {
            Event::Revealed(id) => {
                self.with(id, |round| round.revealed = !round.is_open());
                self.compare(id);
            }
            Event::Concealed(id) => self.with(id, |round| {
                round.revealed = false;
                round.split_shown = false;
                round.against = None;
            }),
            Event::ScoresShown { round, whose } => self.with(round, |round| {
                if round.revealed {
                    round.split_shown = false;
                    round.against = Some(*whose);
                }
            }),
            Event::ScoresHidden(id) => self.with(id, |round| round.against = None),
            Event::SplitShown { round, alone } => self.with(round, |round| round.show_split(alone)),
            Event::SplitHidden(id) => self.with(id, |round| round.split_shown = false),
            Event::BallotCast { round, ballot, revision, id, group, answer, held, held_words } => {
                let group = self.group(group);
                let answer = Some(Arc::new(answer.clone()));
                let cast = Ballot { revision: *revision, id: *id, group, answer };
                self.recount(round, *ballot, |round| round.cast(*ballot, cast, held, held_words));
            }
            Event::BallotWithdrawn { round, ballot, revision, id } => {
                self.recount(round, *ballot, |round| round.withdraw(*ballot, *revision, *id));
            }
            Event::BallotHealed { round, ballot, revision, id, group, answer, held, held_words } => {
                let group = self.group(group);
                let answer = answer.clone().map(Arc::new);
                let healed = Ballot { revision: *revision, id: *id, group, answer };
                self.recount(round, *ballot, |round| {
                    round.cast(*ballot, healed, held, held_words);
                    round.late.remove(ballot);
                });
            }
            Event::CameLate { round, ballot } => self.with(round, |round| {
                round.late.insert(*ballot);
            }),
            Event::CardHidden { round, card, hidden } => self.with(round, |round| round.wall.hide(*card, *hidden)),
            Event::AllHidden(id) => self.with(id, Round::hide_all),
            Event::CardApproved { round, card, revision } => {
                self.with(round, |round| round.wall.approve(*card, *revision));
            }
            Event::CardPinned { round, card, pinned } => self.with(round, |round| round.wall.pin(*card, *pinned)),
            Event::CardMoved { round, card, field } => self.with(round, |round| round.wall.shift(*card, *field)),
            Event::CardAdded { round, field, text } => self.with(round, |round| round.wall.add(*field, text)),
            Event::WordHidden { round, field, word, hidden } => {
                let state = if *hidden { WordState::Hidden } else { WordState::Allowed };
                self.with(round, |round| round.set_word(*field, word, state));
            }
            Event::WordsEdited { round, field, edit } => {
                self.with(round, |round| round.words.edit(*field, edit.clone()));
            }
            Event::ClusterNamed { round, field, cluster, name } => {
                self.with(round, |round| round.wall.name_cluster(*field, *cluster, name));
            }
            Event::ClusterMerged { round, cluster, into } => {
                self.with(round, |round| round.wall.merge_cluster(*cluster, *into));
            }
            Event::ClusterDropped { round, cluster } => self.with(round, |round| round.wall.drop_cluster(*cluster)),
            Event::CardsFiled { round, field, cards, cluster } => {
                self.with(round, |round| round.wall.file(*field, cards, *cluster));
            }
            Event::FilingOpened { round, field, open } => {
                self.with(round, |round| round.wall.open_filing(*field, *open));
            }
            Event::OwnCardFiled { round, card, cluster } => {
                self.with(round, |round| round.wall.file_own(*card, *cluster));
            }
            Event::ClusterChangeUndone { round, field } => {
                self.with(round, |round| round.wall.undo_cluster_change(*field));
            }
            Event::ActionSet { round, action, said } => self.with(round, |round| round.actions.set(*action, said)),
            Event::ActionStruck { round, action, struck } => {
                self.with(round, |round| round.actions.strike(*action, *struck));
            }
            Event::WordEditUndone { round, field } => self.with(round, |round| round.words.unedit(*field)),
            Event::SplitKept { round, shown, alone, rows } => {
                self.with(round, |round| round.keep_split(*shown, alone, rows));
            }
            Event::ShiftKept { round, shift } => self.with(round, |round| round.shift = *shift),
            Event::Tallied { round, tally } => self.with(round, |round| round.keep_tally(tally)),
            Event::CurveKept { round, curve } => self.with(round, |round| round.curve = Some(curve.clone())),
            _ => {}
        }
    }

    /// Counts how people moved to and from a round, once both rounds can be seen and nothing changes them: what was seen
    /// of it stays, since counts that move by one tell on that one.
    fn compare(&mut self, id: &RoundId) {
        for number in [id.number, id.number.saturating_add(1)] {
            let now = RoundId { question: id.question.clone(), number };
            let before = RoundId { question: id.question.clone(), number: number.saturating_sub(1) };
            let (Some(before), Some(round)) = (self.round(&before), self.round(&now)) else { continue };
            if round.shift.is_none() && before.is_settled() && round.is_settled() {
                let shift = Shift::between(before, round, self.smallest_shown());
                self.with(&now, |round| round.shift = shift);
            }
        }
    }

    fn with(&mut self, id: &RoundId, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.round_mut(id) {
            change(round);
        }
    }

    /// Changes what stands for a ballot of a round, and how many answered both that round and those beside it.
    fn recount(&mut self, id: &RoundId, ballot: BallotId, change: impl FnOnce(&mut Round)) {
        let Some((rounds, at)) = self.rounds.get_mut(&id.question).zip(place(id)) else { return };
        let Some(round) = rounds.get_mut(at) else { return };
        let before = round.has_answer(ballot);
        change(round);
        let now = round.has_answer(ballot);
        if before == now {
            return;
        }
        let neighbours = at.checked_sub(1).into_iter().chain([at + 1]);
        let beside = neighbours.filter(|&beside| rounds.get(beside).is_some_and(|round| round.has_answer(ballot)));
        for later in beside.map(|beside| beside.max(at)).collect::<Vec<_>>() {
            let both = &mut rounds[later].answered_before;
            *both = if now { *both + 1 } else { both.saturating_sub(1) };
        }
    }

    /// The group that was chosen. Two ballots of one batch may both bring the same new name: it is one group.
    fn group(&mut self, chosen: &Chosen) -> Option<GroupId> {
        match chosen {
            Chosen::None => None,
            Chosen::Listed(id) => self.groups.group(*id).map(|group| group.id),
            Chosen::Typed(name) if !self.takes_group(name) => None,
            Chosen::Typed(name) => self.groups.meet(name, false),
        }
    }

    fn round_opened(&mut self, id: &RoundId, asked: &Arc<Question>) {
        if *id != self.next_round(&id.question) {
            return;
        }
        self.close_open();
        let round = Round::new(id.clone(), Arc::clone(asked), self.place_slide().cloned());
        self.rounds.entry(id.question.clone()).or_default().push(round);
        self.stage.open = Some(id.question.clone());
    }

    /// Adds a closed round. The one before it cannot be open: only the latest of a question is.
    fn round_healed(&mut self, id: &RoundId, asked: &Arc<Question>, opened_on: Option<SlideId>) {
        if *id != self.next_round(&id.question) {
            return;
        }
        if self.stage.open.as_ref() == Some(&id.question) {
            self.close_open();
        }
        // What "previous" would reopen is no longer the latest round.
        self.stage.undo = self.stage.undo.take().filter(|undo| undo.question != id.question);
        let mut round = Round::new(id.clone(), Arc::clone(asked), opened_on);
        round.phase = Phase::Closed { grace_until: None };
        self.rounds.entry(id.question.clone()).or_default().push(round);
    }

    fn round_reopened(&mut self, id: &RoundId) {
        if self.latest_mut(id).is_none_or(|round| round.is_open()) {
            return;
        }
        self.close_open();
        self.grace_ended(id);
        self.with(id, |round| {
            round.phase = Phase::Open;
            round.revealed = false;
            round.split_shown = false;
            round.against = None;
            // They are offered their answer again, and now in time.
            round.late.clear();
        });
        self.stage.open = Some(id.question.clone());
    }

    fn round_closed(&mut self, id: &RoundId, grace_until: Millis) {
        let Some(round) = self.round_mut(id).filter(|round| round.is_open()) else { return };
        round.phase = Phase::Closed { grace_until: Some(grace_until) };
        self.graces.insert((grace_until, id.clone()));
        self.stage.open = None;
    }

    fn grace_ended(&mut self, id: &RoundId) {
        let Some(round) = self.round_mut(id) else { return };
        if let Phase::Closed { grace_until: Some(until) } = round.phase {
            round.phase = Phase::Closed { grace_until: None };
            self.graces.remove(&(until, id.clone()));
        }
    }

    fn round_dropped(&mut self, id: &RoundId) {
        if self.latest_mut(id).is_none_or(|round| !round.is_blank()) {
            return;
        }
        self.grace_ended(id);
        if let Some(rounds) = self.rounds.get_mut(&id.question) {
            rounds.pop();
        }
        if self.rounds(&id.question).is_empty() {
            self.rounds.remove(&id.question);
        }
        if self.stage.open.as_ref() == Some(&id.question) {
            self.stage.open = None;
        }
    }
}

/// Whether an event puts something else on the wall than a replay.
fn changes_the_picture(event: &Event) -> bool {
    matches!(
        event,
        Event::Placed(_)
            | Event::RoundOpened { .. }
            | Event::RoundReopened(_)
            | Event::Revealed(_)
            | Event::Concealed(_)
            | Event::SplitShown { .. }
            | Event::SplitHidden(_)
            | Event::ScoresShown { .. }
            | Event::ScoresHidden(_)
            | Event::TalkBegan(_)
            | Event::Spotlit { .. }
    )
}
