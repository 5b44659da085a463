//! One asking of a question.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    answer::{Answer, Value},
    ballot::{Ballot, Ballots},
    card::{Author, Card, Wall},
    deck::Question,
    id::{AnswerId, BallotId, GroupId, Millis, RoundId, SlideId},
    kind::Kind,
    limit,
    shift::Shift,
    split::{Alone, Row, Split},
    table::Tables,
    tally::{FieldTally, Tally},
    word::{WordState, Words},
};

/// A round: the question frozen as asked, its ballots, and what they add up to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// Which.
    pub id: RoundId,
    /// The question as asked.
    pub asked: Arc<Question>,
    /// Whether it takes ballots.
    pub phase: Phase,
    /// Whether its tally is shown.
    pub revealed: bool,
    /// The slide on which the show stood when it opened.
    pub opened_on: Option<SlideId>,
    pub(crate) ballots: Ballots,
    pub(crate) wall: Wall,
    pub(crate) words: Words,
    pub(crate) late: BTreeSet<BallotId>,
    pub(crate) split: Option<Arc<Split>>,
    pub(crate) split_shown: bool,
    pub(crate) shift: Option<Shift>,
    pub(crate) tables: Tables,
    groups: BTreeMap<Option<GroupId>, Tally>,
    total: Tally,
}

/// Whether a round takes ballots.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// It does.
    Open,
    /// Only until the end of grace, and then no longer.
    Closed {
        /// Until when, inclusive.
        grace_until: Option<Millis>,
    },
}

impl Round {
    pub(crate) fn new(id: RoundId, asked: Arc<Question>, opened_on: Option<SlideId>) -> Self {
        Self {
            id,
            phase: Phase::Open,
            revealed: false,
            opened_on,
            ballots: Ballots::default(),
            wall: Wall::default(),
            words: Words::default(),
            late: BTreeSet::new(),
            split: None,
            split_shown: false,
            shift: None,
            tables: Tables::default(),
            groups: BTreeMap::new(),
            total: Tally::new(&asked),
            asked,
        }
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Whether a ballot of that moment counts.
    pub fn takes(&self, now: Millis) -> bool {
        match self.phase {
            Phase::Open => true,
            Phase::Closed { grace_until } => grace_until.is_some_and(|until| now <= until),
        }
    }

    /// How many answers stand.
    pub fn answered(&self) -> usize {
        self.total.answers as usize
    }

    /// How many ballots came too late.
    pub fn late(&self) -> usize {
        self.late.len()
    }

    /// Whether anybody ever cast anything in it, or a card was added.
    pub fn is_blank(&self) -> bool {
        self.ballots.is_empty() && self.wall.is_empty()
    }

    /// What stands for a ballot.
    pub fn ballot(&self, id: BallotId) -> Option<&Ballot> {
        self.ballots.get(&id)
    }

    /// All ballots, in no order: sort before anything of it leaves the room.
    pub fn ballots(&self) -> impl Iterator<Item = (BallotId, &Ballot)> {
        self.ballots.iter().map(|(id, ballot)| (*id, ballot))
    }

    /// The sum of all ballots.
    pub fn total(&self) -> &Tally {
        &self.total
    }

    /// The sum of the ballots of each group that has any, those without a group first.
    pub fn groups(&self) -> impl Iterator<Item = (Option<GroupId>, &Tally)> {
        self.groups.iter().map(|(group, tally)| (*group, tally))
    }

    /// The groups that ballots of it name, each at least once.
    pub(crate) fn named_groups(&self) -> impl Iterator<Item = GroupId> {
        self.groups.keys().flatten().copied().chain(self.tables.groups())
    }

    /// What it was by group when that was first shown; nothing before, and nothing while it takes ballots again.
    pub fn split(&self) -> Option<&Split> {
        self.split.as_deref().filter(|_| !self.is_open())
    }

    /// The same, while the screens of the room show it.
    pub fn shown_split(&self) -> Option<&Split> {
        self.split().filter(|_| self.revealed && self.split_shown)
    }

    /// The cards of its text fields.
    pub fn wall(&self) -> &Wall {
        &self.wall
    }

    /// The keywords that are hidden, held back or let through.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether the texts or keywords of a conditional field are held back, since too few stand on its branch: the
    /// reason of the single "no" would name who gave it. Answers of groups carry their names, so nothing of them is.
    pub fn branch_held(&self, field: u16) -> bool {
        if self.asked.per_group {
            return false;
        }
        let Some(field) = self.asked.fields.get(usize::from(field)) else { return false };
        let (Kind::Text(_) | Kind::Keywords(_), Some(when)) = (&field.kind, &field.when) else { return false };
        let branch =
            self.asked.field(&when.field).and_then(|(index, field)| match (&field.kind, &self.total.fields[index]) {
                (Kind::Choice(kind), FieldTally::Choice(tally)) => tally.counts.get(kind.choices.index(&when.choice)?),
                _ => None,
            });
        branch.is_none_or(|count| (*count as usize) < limit::BRANCH_MINIMUM)
    }

    /// Whether a card is held back, by a word in it or with its branch, until the presenter lets it through.
    pub fn card_held(&self, card: &Card) -> bool {
        !card.approved && (card.worded || self.branch_held(card.source))
    }

    /// Whether a card may be on the screens of the room.
    pub fn card_shown(&self, card: &Card) -> bool {
        card.text.is_some() && !card.hidden && !self.card_held(card)
    }

    /// How many cards of a column may be on the screens; what [`Round::card_shown`] says of each.
    pub fn cards_shown(&self, field: u16) -> usize {
        let here = self.wall.sorts().filter(|(_, column, _)| *column == field);
        here.map(|(source, _, sorts)| sorts.approved + if self.branch_held(source) { 0 } else { sorts.clear }).sum()
    }

    /// The cards of a row that may be on the screens: one that says something else since it was first shown is left out.
    pub fn split_cards<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Card> {
        let standing = row.cards.iter().filter_map(|(id, revision)| Some((self.wall.card(*id)?, *revision)));
        let same = standing.filter(|(card, revision)| card.revision == *revision && card.field == card.source);
        same.map(|(card, _)| card).filter(|card| self.card_shown(card))
    }

    /// How many cards are held back.
    pub fn cards_held(&self) -> usize {
        let all = self.wall.sorts();
        all.map(|(source, _, sorts)| sorts.worded + if self.branch_held(source) { sorts.clear } else { 0 }).sum()
    }

    /// Whether a keyword, as written, may be on the screens of the room.
    pub fn word_shown(&self, field: u16, word: &str) -> bool {
        match self.words.state(field, word) {
            Some(WordState::Allowed) => true,
            Some(WordState::Hidden | WordState::Held) => false,
            None => !self.branch_held(field),
        }
    }

    /// How many different keywords are held back.
    pub fn words_held(&self) -> usize {
        let fields = (0u16..).zip(&self.total.fields);
        fields
            .map(|(index, tally)| match tally {
                FieldTally::Keywords(tally) => {
                    let written = |word: &str| tally.spellings.contains_key(word);
                    let special = || self.words.of_field(index).filter(|(word, _)| written(word));
                    let held = special().filter(|(_, state)| *state == WordState::Held).count();
                    if self.branch_held(index) { held + tally.spellings.len() - special().count() } else { held }
                }
                _ => 0,
            })
            .sum()
    }

    pub(crate) fn cast(&mut self, id: BallotId, ballot: Ballot, held: &[u16], held_words: &[(u16, String)]) {
        if self.ballots.get(&id).is_some_and(|stands| stands.revision >= ballot.revision) {
            return;
        }
        for (field, word) in held_words {
            self.words.hold(*field, word);
        }
        if self.asked.per_group {
            self.cast_for_group(id, ballot, held);
            return;
        }
        self.write(Author::Ballot(id), id, ballot.answer.as_deref(), ballot.revision, held);
        if let Some(answer) = &ballot.answer {
            self.count(answer, ballot.group);
        }
        let before = self.ballots.insert(id, ballot);
        if let Some(Ballot { answer: Some(answer), group, .. }) = before {
            self.uncount(&answer, group);
        }
    }

    pub(crate) fn withdraw(&mut self, id: BallotId, revision: u64, answer: AnswerId) {
        self.cast(id, Ballot { revision, id: answer, group: None, answer: None }, &[], &[]);
    }

    pub(crate) fn show_split(&mut self, alone: &Alone) {
        if !self.revealed {
            return;
        }
        if self.split.is_none() {
            self.split = Some(Arc::new(Split::of(self, alone)));
        }
        self.split_shown = true;
    }

    pub(crate) fn hide_all(&mut self) {
        self.wall.hide_all();
        for (index, tally) in (0u16..).zip(&self.total.fields) {
            if let FieldTally::Keywords(tally) = tally {
                for word in tally.spellings.keys() {
                    self.words.set(index, word, WordState::Hidden);
                }
            }
        }
    }

    /// Says on the wall what the text fields of an answer say.
    pub(crate) fn write(
        &mut self,
        author: Author,
        ballot: BallotId,
        answer: Option<&Answer>,
        revision: u64,
        held: &[u16],
    ) {
        for (index, field) in (0u16..).zip(&Arc::clone(&self.asked).fields) {
            if !matches!(field.kind, Kind::Text(_)) {
                continue;
            }
            let text = match answer.and_then(|answer| answer.0.get(usize::from(index))) {
                Some(Some(Value::Text(text))) => Some(text.as_str()),
                _ => None,
            };
            self.wall.write((author, index), ballot, text, revision, held.contains(&index));
        }
    }

    pub(crate) fn count(&mut self, answer: &Answer, group: Option<GroupId>) {
        self.total.add(answer);
        self.groups.entry(group).or_insert_with(|| Tally::new(&self.asked)).add(answer);
    }

    pub(crate) fn uncount(&mut self, answer: &Answer, group: Option<GroupId>) {
        self.total.remove(answer);
        if let Some(tally) = self.groups.get_mut(&group) {
            tally.remove(answer);
            if tally.answers == 0 {
                self.groups.remove(&group);
            }
        }
    }
}
