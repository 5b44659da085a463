//! A room told anew: the shortest story that leads to it, in which nothing shows who came when.
//!
//! Sealing a room replaces its records by this story. It tells the last ballots only, sorted by what they say and numbered
//! in that order, question by question: so of two ballots nobody knows which came first, what either said before, or
//! whether they are of one participant, unless it is the same question asked twice.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    action::Action,
    answer::{Answer, Value},
    card::{Author, Card},
    curve::Curves,
    edit::WordEdit,
    event::{Chosen, Event, Place},
    group::Group,
    id::{ActionId, AnswerId, BallotId, CardId, ClusterId, GroupId, Millis, QuestionId},
    kind::Kind,
    limit,
    room::Room,
    round::Round,
    scores::{Scores, Whose},
    split::{Alone, Row},
    tally::{FieldTally, Tally},
    word::WordState,
};

impl Room {
    /// What a sealed room keeps; `None` while it runs.
    pub fn retold(&self, curves: &Curves) -> Option<Vec<Event>> {
        self.tell(|teller, rounds| teller.question(rounds, self.groups.all(), curves))
    }

    /// What it keeps when its answers are deleted: what they added up to, without texts and rare words. `None` while it runs.
    pub fn retold_without_answers(&self) -> Option<Vec<Event>> {
        self.tell(|teller, rounds| {
            rounds.iter().for_each(|round| teller.sum(round));
            teller.shown(rounds);
        })
    }

    fn tell(&self, mut question: impl FnMut(&mut Teller, &[Round])) -> Option<Vec<Event>> {
        // Named one by one, so that whatever a room gets is thought of here: the time that runs, the door, the Wi-Fi and its
        // password are not kept.
        #[rustfmt::skip]
        let Self {
            deck, minimum, groups, held_words: _, stage, rounds, graces: _, readable, scores, spent: _, added: _, began_at,
            ended_at, keeping, sealed: _, rehearsal: _, now: _,
        } = self;
        let (began_at, ended_at) = ((*began_at)?, (*ended_at)?);
        let listed: Vec<_> = groups.all().iter().filter(|group| group.accepted).collect();
        let mut teller = Teller {
            // A name that was typed and taken into no list is shown to nobody, but would tie the answers of one together. It
            // is kept with what was answered in the name of the group itself.
            groups: listed.iter().zip(0..).map(|(group, number)| (group.id, GroupId(number))).collect(),
            events: Vec::new(),
        };
        let groups = listed.iter().map(|group| group.name.clone()).collect();
        let (minimum, extras) = (*minimum, stage.extras);
        teller.events.push(Event::Began { deck: Arc::new(self.prepared()), groups, minimum, extras, at: began_at });
        let behind = std::iter::once(None).chain(deck.slides.iter().map(|slide| Some(slide.id.clone())));
        let added = deck.slides.iter().zip(behind).filter(|(slide, _)| self.was_made(slide));
        teller.events.extend(added.map(|(slide, behind)| Event::SlideAdded { slide: Arc::new(slide.clone()), behind }));
        teller.events.extend(keeping.map(Event::KeepingSet));
        let readable = readable.iter().map(|(question, readable)| (question.clone(), *readable));
        teller.events.extend(readable.map(|(question, readable)| Event::ReadableSet { question, readable }));
        scores.iter().for_each(|(question, scores)| teller.scores(question, scores));
        self.walk(ended_at, &mut teller.events);
        for rounds in rounds.values() {
            question(&mut teller, rounds);
        }
        teller.events.extend([Event::Ended { at: ended_at }, Event::Sealed]);
        Some(teller.events)
    }

    /// The show at one stroke: each slide for as long as it was shown in all, the last one ending with the room.
    fn walk(&self, ended_at: Millis, events: &mut Vec<Event>) {
        let shown =
            || self.deck.slides.iter().map(|slide| (&slide.id, self.spent(&slide.id))).filter(|(_, ms)| *ms > 0);
        let all: u64 = shown().map(|(_, ms)| ms).sum();
        let stepped = |at| Event::Stepped { at, bounce_ms: 0, undo: None };
        let mut at = Millis(ended_at.0.saturating_sub(all));
        events.push(stepped(at));
        for (slide, ms) in shown() {
            at = at.plus(ms);
            events.extend([Event::Placed(Place::Slide(slide.clone())), stepped(at)]);
        }
        events.push(Event::Placed(self.stage.place.clone()));
    }
}

/// An answer that is told, under its new number.
struct Told<'a> {
    number: u128,
    group: Chosen,
    answer: &'a Answer,
    /// Whose card of a text field it writes on.
    author: Author,
}

struct Teller {
    /// The numbers that the groups of the room's list have from now on.
    groups: BTreeMap<GroupId, GroupId>,
    events: Vec<Event>,
}

impl Teller {
    /// All rounds of one question, whose ballots have the same numbers in each.
    fn question(&mut self, rounds: &[Round], names: &[Group], curves: &Curves) {
        let ids = self.sorted(rounds);
        for round in rounds {
            self.round(round, &ids, names);
            let curve = round.curve.clone().or_else(|| curves.of(&round.id));
            self.events.extend(curve.map(|curve| Event::CurveKept { round: round.id.clone(), curve }));
        }
        self.shown(rounds);
    }

    /// Whoever has an answer in one of the rounds, in the order of what they say.
    fn sorted(&self, rounds: &[Round]) -> Vec<BallotId> {
        let answered = |round: &Round| -> Vec<BallotId> {
            round.ballots().filter(|(_, ballot)| ballot.answer.is_some()).map(|(id, _)| id).collect()
        };
        let mut ids: Vec<BallotId> = rounds.iter().flat_map(answered).collect();
        ids.sort_unstable();
        ids.dedup();
        // Of two that say the same, the keyed hash goes first that is smaller: that tells nothing.
        ids.sort_by_cached_key(|id| rounds.iter().map(|round| self.says(round, *id)).collect::<Vec<_>>());
        ids
    }

    fn says<'a>(&self, round: &'a Round, id: BallotId) -> Option<(&'a Answer, Option<GroupId>)> {
        let ballot = round.ballot(id)?;
        Some((ballot.answer.as_deref()?, self.group(ballot.group)))
    }

    fn group(&self, group: Option<GroupId>) -> Option<GroupId> {
        self.groups.get(&group?).copied()
    }

    /// The answers of a round, in order. Where groups answer, those that speak for one, with its name, be it typed.
    fn answers<'a>(&self, round: &'a Round, ids: &[BallotId], names: &[Group]) -> Vec<Told<'a>> {
        if !round.asked.per_group {
            let told = ids.iter().zip(1..).filter_map(|(id, number)| {
                let (answer, group) = self.says(round, *id)?;
                let group = group.map_or(Chosen::None, Chosen::Listed);
                Some(Told { number, group, answer, author: Author::Ballot(*id) })
            });
            return told.collect();
        }
        let named = |group: GroupId| match self.group(Some(group)) {
            Some(listed) => Some(Chosen::Listed(listed)),
            None => names.iter().find(|known| known.id == group).map(|known| Chosen::Typed(known.name.clone())),
        };
        let mut told: Vec<_> = round
            .tables()
            .filter_map(|(id, ballot)| {
                let (answer, group) = (ballot.answer.as_deref()?, named(id)?);
                Some(Told { number: 0, group, answer, author: Author::Group(id) })
            })
            .collect();
        told.sort_by(|one, other| (one.answer, name(&one.group)).cmp(&(other.answer, name(&other.group))));
        told.iter_mut().zip(1..).for_each(|(told, number)| told.number = number);
        told
    }

    fn round(&mut self, round: &Round, ids: &[BallotId], names: &[Group]) {
        // Named one by one, for the same reason.
        #[rustfmt::skip]
        let Round {
            id, asked, phase: _, revealed: _, opened_on, ballots: _, wall, actions, words, late: _, split, split_shown: _,
            shift: _, tables: _, answered_before: _, against: _, curve: _, groups: _, total: _,
        } = round;
        self.events.push(Event::RoundHealed { round: id.clone(), asked: asked.clone(), opened_on: opened_on.clone() });
        let mut cards: BTreeMap<CardId, CardId> = BTreeMap::new();
        let mut next = (1..).map(CardId);
        let mut lines: Vec<Option<&Action>> = Vec::new();
        for Told { number, group, answer, author } in self.answers(round, ids, names) {
            let (mut held, mut held_words) = (Vec::new(), Vec::new());
            for (field, value) in (0u16..).zip(&answer.0) {
                match value {
                    Some(Value::Text(_)) if asked.fields.get(usize::from(field)).is_some_and(is_text) => {
                        let (card, number) = (wall.of_author(author, field), next.next());
                        cards.extend(card.map(|card| card.id).zip(number));
                        held.extend(card.filter(|card| card.worded).map(|_| field));
                    }
                    Some(Value::Keywords(keywords)) => {
                        let held = keywords.iter().filter(|word| words.state(field, word) == Some(WordState::Held));
                        held_words.extend(held.map(|word| (field, word.clone())));
                    }
                    _ => {}
                }
            }
            if asked.actions {
                let line = actions.of_author(author);
                held.extend(line.filter(|line| line.held).map(|_| 0));
                lines.push(line);
            }
            self.events.push(Event::BallotCast {
                round: id.clone(),
                ballot: BallotId(number.to_be_bytes()),
                revision: 1,
                id: AnswerId(number),
                group,
                answer: answer.clone(),
                held,
                held_words,
            });
        }
        lines.extend(actions.lines().filter(|line| line.ballot.is_none()).map(Some));
        self.actions(round, &lines);
        let mut told: Vec<&Card> = wall.newest(None).collect();
        told.reverse();
        for card in told.iter().filter(|card| card.ballot.is_none()) {
            let text = card.text.as_deref().unwrap_or_default().to_owned();
            self.events.push(Event::CardAdded { round: id.clone(), field: card.source, text });
            cards.extend(next.next().map(|number| (card.id, number)));
        }
        // In their new order, lest the old one shows in the order of what was done to them.
        told.sort_by_key(|card| cards.get(&card.id));
        told.iter().for_each(|card| self.card(round, card, &cards));
        self.clusters(round, &told, &cards);
        self.words(round, round.total(), |state| (state != WordState::Held).then_some(state == WordState::Hidden));
        // What reopening took off the screens stays off them.
        if let (Some(split), false) = (split, round.is_open()) {
            let rows = (0u16..).zip(&asked.fields).map(|(field, _)| {
                let standing = |row: &Row| {
                    let same = row.cards.iter().filter(|(id, revision)| {
                        let card = wall.card(*id).filter(|card| card.text.is_some() && card.field == card.source);
                        card.is_some_and(|card| card.revision == *revision)
                    });
                    let mut same: Vec<_> = same.filter_map(|(id, _)| Some((*cards.get(id)?, 1))).collect();
                    same.sort_unstable_by(|one, other| other.cmp(one));
                    same
                };
                let rows = split.rows(field).iter();
                rows.map(|row| Row { group: self.group(row.group), tally: row.tally.clone(), cards: standing(row) })
                    .collect()
            });
            let rows = rows.collect();
            self.split(round, split.alone(), rows);
        }
    }

    /// What the presenter made of the lines of an action list, in the order that they have now: those of ballots say what
    /// these say, and hers follow.
    fn actions(&mut self, round: &Round, lines: &[Option<&Action>]) {
        for (line, action) in lines.iter().zip((1..).map(ActionId)) {
            let Some(line) = line else { continue };
            let round = || round.id.clone();
            // Setting what it says lets through what was held.
            if !line.held {
                self.events.push(Event::ActionSet { round: round(), action, said: line.said.clone() });
            }
            if line.struck {
                self.events.push(Event::ActionStruck { round: round(), action, struck: true });
            }
        }
    }

    fn scores(&mut self, question: &QuestionId, scores: &Scores) {
        for (whose, scores) in scores {
            let whose = self.whose(*whose);
            let (question, scores) = (question.clone(), scores.clone());
            self.events.extend(whose.map(|whose| Event::ScoresSet { question, whose, scores }));
        }
    }

    fn whose(&self, whose: Whose) -> Option<Whose> {
        match whose {
            Whose::Room => Some(Whose::Room),
            Whose::Group(group) => self.group(Some(group)).map(Whose::Group),
        }
    }

    fn card(&mut self, round: &Round, card: &Card, cards: &BTreeMap<CardId, CardId>) {
        let Some(&id) = cards.get(&card.id) else { return };
        let round = || round.id.clone();
        if card.field != card.source {
            self.events.push(Event::CardMoved { round: round(), card: id, field: card.field });
        }
        if card.approved && card.ballot.is_some() {
            self.events.push(Event::CardApproved { round: round(), card: id, revision: 1 });
        }
        if card.hidden {
            self.events.push(Event::CardHidden { round: round(), card: id, hidden: true });
        }
        if card.pinned {
            self.events.push(Event::CardPinned { round: round(), card: id, pinned: true });
        }
    }

    /// The clusters that stand, without what led to them.
    fn clusters(&mut self, round: &Round, told: &[&Card], cards: &BTreeMap<CardId, CardId>) {
        let mut numbers = (1..).map(ClusterId);
        for (field, _) in (0u16..).zip(&round.asked.fields) {
            for cluster in round.wall.clusters().of_field(field) {
                let Some(number) = numbers.next() else { return };
                let (name, round_id) = (cluster.name.clone(), || round.id.clone());
                self.events.push(Event::ClusterNamed { round: round_id(), field, cluster: number, name });
                let here =
                    told.iter().filter(|card| round.wall.cluster_of(card.id).is_some_and(|its| its.id == cluster.id));
                let filed: Vec<_> = here.filter_map(|card| cards.get(&card.id).copied()).collect();
                if !filed.is_empty() {
                    self.events.push(Event::CardsFiled {
                        round: round_id(),
                        field,
                        cards: filed,
                        cluster: Some(number),
                    });
                }
            }
        }
    }

    /// What was decided about the words that a tally still has; a word that was withdrawn is not named.
    fn words(&mut self, round: &Round, tally: &Tally, hidden: impl Fn(WordState) -> Option<bool>) {
        for (field, tally) in (0u16..).zip(&tally.fields) {
            let FieldTally::Keywords(tally) = tally else { continue };
            let written = |word: &str| tally.spellings.contains_key(word);
            for (word, state) in round.words.of_field(field).filter(|(word, _)| written(word)) {
                if let Some(hidden) = hidden(state) {
                    let (round, word) = (round.id.clone(), word.to_owned());
                    self.events.push(Event::WordHidden { round, field, word, hidden });
                }
            }
            for edit in round.words.edits(field) {
                let edit = match edit {
                    WordEdit::Merged(words) => {
                        let words: Vec<_> = words.iter().filter(|word| written(word)).cloned().collect();
                        (words.len() > 1).then_some(WordEdit::Merged(words))
                    }
                    WordEdit::Split(word) | WordEdit::Renamed { word, .. } => written(word).then(|| edit.clone()),
                };
                self.events.extend(edit.map(|edit| Event::WordsEdited { round: round.id.clone(), field, edit }));
            }
        }
    }

    fn split(&mut self, round: &Round, alone: &Alone, rows: Vec<Vec<Row>>) {
        let alone = alone.iter().map(|groups| groups.iter().filter_map(|id| self.group(Some(*id))).collect()).collect();
        self.events.push(Event::SplitKept { round: round.id.clone(), shown: round.split_shown, alone, rows });
    }

    /// What is revealed, and how people moved between the rounds as it was once told.
    fn shown(&mut self, rounds: &[Round]) {
        let revealed = rounds.iter().filter(|round| round.revealed);
        self.events.extend(revealed.map(|round| Event::Revealed(round.id.clone())));
        for round in rounds {
            let whose = round.against().and_then(|whose| self.whose(whose));
            self.events.extend(whose.map(|whose| Event::ScoresShown { round: round.id.clone(), whose }));
        }
        // After all of them, lest the ballots that stand now tell otherwise.
        let moved = rounds.iter().skip(1).map(|round| Event::ShiftKept { round: round.id.clone(), shift: round.shift });
        self.events.extend(moved);
    }

    /// What the answers to a round added up to, without the answers.
    fn sum(&mut self, round: &Round) {
        let (id, asked, opened_on) = (round.id.clone(), round.asked.clone(), round.opened_on.clone());
        self.events.push(Event::RoundHealed { round: id.clone(), asked, opened_on });
        let mut tally = round.total().clone();
        for field in &mut tally.fields {
            if let FieldTally::Keywords(tally) = field {
                tally.spellings.retain(|_, count| *count >= limit::KEPT_WORD);
            }
        }
        // What was held back was never let through, and nobody can any more.
        self.words(round, &tally, |state| Some(state != WordState::Allowed));
        self.events.push(Event::Tallied { round: id.clone(), tally });
        if let Some(split) = round.split() {
            let rows = (0u16..).zip(&round.asked.fields).map(|(index, field)| match field.kind {
                Kind::Text(_) | Kind::Keywords(_) => Vec::new(),
                _ => split.rows(index).to_vec(),
            });
            let rows = rows.map(|rows| {
                let kept = rows.into_iter().map(|row| Row { group: self.group(row.group), cards: Vec::new(), ..row });
                kept.collect()
            });
            let rows = rows.collect();
            self.split(round, split.alone(), rows);
        }
        self.events.extend(round.curve.clone().map(|curve| Event::CurveKept { round: id, curve }));
    }
}

/// What two groups that answer alike are sorted by.
fn name(group: &Chosen) -> (Option<GroupId>, &str) {
    match group {
        Chosen::None => (None, ""),
        Chosen::Listed(id) => (Some(*id), ""),
        Chosen::Typed(name) => (None, name),
    }
}

fn is_text(field: &crate::deck::Field) -> bool {
    matches!(field.kind, Kind::Text(_))
}
