//! One asking of a question.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    action::Actions,
    answer::{Answer, Value},
    ballot::{Ballot, Ballots},
    card::{Author, Card, Place, Sort, Wall},
    curve::Curve,
    deck::Question,
    id::{AnswerId, BallotId, CardId, ClusterId, GroupId, Millis, RoundId, SlideId},
    kind::Kind,
    limit,
    scores::Whose,
    shift::Shift,
    split::{Alone, Row, Split},
    table::Tables,
    tally::{Change, FieldTally, Tally},
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
    pub(crate) actions: Actions,
    pub(crate) words: Words,
    pub(crate) late: BTreeSet<BallotId>,
    pub(crate) split: Option<Arc<Split>>,
    pub(crate) split_shown: bool,
    pub(crate) shift: Option<Shift>,
    pub(crate) tables: Tables,
    /// How many have an answer in the round before it as well.
    pub(crate) answered_before: u32,
    pub(crate) against: Option<Whose>,
    pub(crate) curve: Option<Curve>,
    pub(crate) groups: BTreeMap<Option<GroupId>, Tally>,
    pub(crate) total: Tally,
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
            actions: Actions::default(),
            words: Words::default(),
            late: BTreeSet::new(),
            split: None,
            split_shown: false,
            shift: None,
            tables: Tables::default(),
            answered_before: 0,
            against: None,
            curve: None,
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

    /// How many of them have an answer in the round before it as well.
    pub fn answered_before(&self) -> u32 {
        self.answered_before
    }

    /// Whether an answer stands for a ballot.
    pub(crate) fn has_answer(&self, id: BallotId) -> bool {
        self.ballots.get(&id).is_some_and(|ballot| ballot.answer.is_some())
    }

    /// How many ballots came too late.
    pub fn late(&self) -> usize {
        self.late.len()
    }

    /// Whether anybody ever cast anything in it, or a card or line was added.
    pub fn is_blank(&self) -> bool {
        self.ballots.is_empty() && self.wall.is_empty() && self.actions.is_blank()
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

    /// How its answers had come in, of a room that is sealed; nothing where too few did.
    pub fn curve(&self) -> Option<&Curve> {
        self.curve.as_ref()
    }

    /// The card of a text field that a ballot speaks on: its own, or that of its group where groups answer.
    pub fn own_card(&self, ballot: BallotId, field: u16) -> Option<&Card> {
        let group = || Some(Author::Group(self.ballot(ballot)?.group?));
        let author = if self.asked.per_group { group()? } else { Author::Ballot(ballot) };
        self.wall.of_author(author, field)
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

    /// Whether the cards of a pile may be on the screens; what [`Round::card_shown`] says of each.
    fn pile_shown(&self, place: Place) -> bool {
        match place.sort {
            Sort::Clear => !self.branch_held(place.source),
            Sort::Approved => true,
            Sort::Worded | Sort::Hidden => false,
        }
    }

    /// How many cards of a column may be on the screens.
    pub fn cards_shown(&self, field: u16) -> usize {
        let here = self.wall.piles().filter(|(place, _)| place.field == field && self.pile_shown(*place));
        here.map(|(_, count)| count).sum()
    }

    /// How many cards of a column may not be.
    pub fn cards_withheld(&self, field: u16) -> usize {
        let here = self.wall.piles().filter(|(place, _)| place.field == field && !self.pile_shown(*place));
        here.map(|(_, count)| count).sum()
    }

    /// The cards of a column that may be on the screens, newest first, from before that one on.
    pub fn newest_shown(&self, field: u16, before: Option<CardId>) -> impl Iterator<Item = &Card> {
        self.wall.newest_of(move |place| place.field == field && self.pile_shown(place), before)
    }

    /// How many cards of a column that may be on the screens stand in each cluster that has any.
    pub fn clustered_shown(&self, field: u16) -> BTreeMap<ClusterId, usize> {
        self.wall.clustered(field, |place| self.pile_shown(place))
    }

    /// The cards of a row that may be on the screens: one that says something else since it was first shown is left out.
    pub fn split_cards<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a Card> {
        let standing = row.cards.iter().filter_map(|(id, revision)| Some((self.wall.card(*id)?, *revision)));
        let same = standing.filter(|(card, revision)| card.revision == *revision && card.field == card.source);
        same.map(|(card, _)| card).filter(|card| self.card_shown(card))
    }

    /// How many cards are held back.
    pub fn cards_held(&self) -> usize {
        let held = self.wall.piles().filter(|(place, _)| match place.sort {
            Sort::Clear => self.branch_held(place.source),
            Sort::Worded => true,
            Sort::Approved | Sort::Hidden => false,
        });
        held.map(|(_, count)| count).sum()
    }

    /// Whether a keyword, as written, may be on the screens of the room.
    pub fn word_shown(&self, field: u16, word: &str) -> bool {
        match self.words.state(field, word) {
            Some(WordState::Allowed) => true,
            Some(WordState::Hidden | WordState::Held) => false,
            None => !self.branch_held(field),
        }
    }

    /// The `most` keywords of a field written most often of those that may be on the screens, ties by spelling.
    pub fn top_words(&self, field: u16, most: usize) -> Vec<(&str, u32)> {
        // While a branch is held few have written anything, so that few are passed by.
        let held = self.branch_held(field);
        let ranked = self.words.ranked(field);
        ranked
            .filter(|(word, _)| !held || self.words.state(field, word) == Some(WordState::Allowed))
            .take(most)
            .collect()
    }

    /// How many different keywords of a field may not be on the screens.
    pub fn words_withheld(&self, field: u16) -> usize {
        if self.branch_held(field) {
            return self.spellings(field).saturating_sub(self.words.written(field, WordState::Allowed));
        }
        self.words.written(field, WordState::Hidden) + self.words.written(field, WordState::Held)
    }

    /// How many different keywords are held back.
    pub fn words_held(&self) -> usize {
        let fields = (0u16..).zip(&self.total.fields).map(|(index, _)| index);
        let hidden = |field| self.words.written(field, WordState::Hidden);
        fields
            .map(|field| match self.branch_held(field) {
                true => self.words_withheld(field).saturating_sub(hidden(field)),
                false => self.words.written(field, WordState::Held),
            })
            .sum()
    }

    /// How many different keywords were written in a field.
    fn spellings(&self, field: u16) -> usize {
        match self.total.fields.get(usize::from(field)) {
            Some(FieldTally::Keywords(tally)) => tally.spellings.len(),
            _ => 0,
        }
    }

    /// Whether a keyword stands in the tally of a field.
    pub(crate) fn is_written(&self, field: u16, word: &str) -> bool {
        self.written(field, word) > 0
    }

    /// How often a keyword stands in the tally of a field.
    fn written(&self, field: u16, word: &str) -> u32 {
        match self.total.fields.get(usize::from(field)) {
            Some(FieldTally::Keywords(tally)) => tally.spellings.get(word).copied().unwrap_or_default(),
            _ => 0,
        }
    }

    pub(crate) fn cast(&mut self, id: BallotId, ballot: Ballot, held: &[u16], held_words: &[(u16, String)]) {
        if self.ballots.get(&id).is_some_and(|stands| stands.revision >= ballot.revision) {
            return;
        }
        for (field, word) in held_words {
            self.words.hold(*field, word, self.written(*field, word));
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
        self.against = None;
    }

    /// Takes what was once shown by group from a record.
    pub(crate) fn keep_split(&mut self, shown: bool, alone: &Alone, rows: &[Vec<Row>]) {
        self.split = Some(Arc::new(Split::kept(&self.asked, alone, rows)));
        self.split_shown = shown;
    }

    /// Takes the sum of ballots that are not there any more. Whatever its shape, the tally keeps that of the question.
    pub(crate) fn keep_tally(&mut self, tally: &Tally) {
        if self.ballots.is_empty() {
            self.total = Tally::new(&self.asked);
            self.total.join(tally);
        }
    }

    pub(crate) fn hide_all(&mut self) {
        self.wall.hide_all();
        for (index, tally) in (0u16..).zip(&self.total.fields) {
            if let FieldTally::Keywords(tally) = tally {
                for (word, count) in &tally.spellings {
                    self.words.set(index, word, WordState::Hidden, *count);
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
        if self.asked.actions {
            self.actions.write(author, ballot, answer, !held.is_empty());
            return;
        }
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
        self.recount(answer, Change::Add);
        self.groups.entry(group).or_insert_with(|| Tally::new(&self.asked)).add(answer);
    }

    /// A keyword is in that state from now on.
    pub(crate) fn set_word(&mut self, field: u16, word: &str, state: WordState) {
        self.words.set(field, word, state, self.written(field, word));
    }

    /// Changes the total by an answer, and the order of its keywords with it.
    fn recount(&mut self, answer: &Answer, change: Change) {
        let Self { total, words, .. } = self;
        total.count(answer, change, |field, word, before, now| words.recounted(field, word, before, now));
    }

    pub(crate) fn uncount(&mut self, answer: &Answer, group: Option<GroupId>) {
        self.recount(answer, Change::Remove);
        if let Some(tally) = self.groups.get_mut(&group) {
            tally.remove(answer);
            if tally.answers == 0 {
                self.groups.remove(&group);
            }
        }
    }
}
