//! Texts on a wall: one card for each text field of a ballot, and those that the presenter adds.

use std::{collections::HashMap, hash::BuildHasherDefault, sync::Arc};

use crate::{
    ballot::BallotHasher,
    cluster::Clusters,
    id::{BallotId, CardId, ClusterId, GroupId},
};

/// Whose card of a field it is, whoever writes on it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Author {
    /// That of one ballot.
    Ballot(BallotId),
    /// That of a group, where groups answer.
    Group(GroupId),
}

/// A text on a wall. Its id stays when its text is replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Its number within the round, in order of first casting, from 1.
    pub id: CardId,
    /// The ballot that says it; `None` for one that the presenter added.
    pub ballot: Option<BallotId>,
    /// The field it was written in, by index.
    pub source: u16,
    /// The column it stands in, by index of its text field.
    pub field: u16,
    /// What it says; `None` while its field is empty or its ballot withdrawn.
    pub text: Option<Arc<str>>,
    /// The revision of the ballot with which this text came.
    pub revision: u64,
    /// Off all screens, whatever it says.
    pub hidden: bool,
    /// First on the wall.
    pub pinned: bool,
    /// A word in it holds it back, unless it is approved.
    pub worded: bool,
    /// The presenter let this text through.
    pub approved: bool,
    /// The cluster it was filed in, whatever became of that.
    pub cluster: Option<ClusterId>,
}

/// The cards of a round, and how many of each sort stand where.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wall {
    cards: Vec<Card>,
    by_author: HashMap<(Author, u16), CardId, BuildHasherDefault<BallotHasher>>,
    counts: HashMap<(u16, u16), Sorts, BuildHasherDefault<BallotHasher>>,
    pinned: usize,
    added: usize,
    pub(crate) clusters: Clusters,
}

/// Cards of one source in one column, counted by what keeps them from the screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Sorts {
    /// Nothing does, unless their branch is held.
    pub(crate) clear: usize,
    /// The presenter let them through.
    pub(crate) approved: usize,
    /// A word in them does.
    pub(crate) worded: usize,
    /// The presenter does.
    pub(crate) hidden: usize,
}

impl Wall {
    /// The card with that id, present or not.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.get(usize::try_from(id.0.checked_sub(1)?).ok()?)
    }

    /// The card that an author has of a field.
    pub fn of_author(&self, author: Author, source: u16) -> Option<&Card> {
        self.card(*self.by_author.get(&(author, source))?)
    }

    /// The cards that say something, newest first, from before that one on.
    pub fn newest(&self, before: Option<CardId>) -> impl Iterator<Item = &Card> {
        let end = before.map_or(self.cards.len(), |id| (id.0.saturating_sub(1) as usize).min(self.cards.len()));
        self.cards[..end].iter().rev().filter(|card| card.text.is_some())
    }

    /// How many cards are pinned.
    pub fn pinned(&self) -> usize {
        self.pinned
    }

    /// How many cards the presenter added.
    pub fn added(&self) -> usize {
        self.added
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// Counts by source and column.
    pub(crate) fn sorts(&self) -> impl Iterator<Item = (u16, u16, Sorts)> + '_ {
        self.counts.iter().map(|((source, field), sorts)| (*source, *field, *sorts))
    }

    /// What an author's card of a field says from now on, and by which ballot.
    pub(crate) fn write(
        &mut self,
        of: (Author, u16),
        ballot: BallotId,
        text: Option<&str>,
        revision: u64,
        worded: bool,
    ) {
        match (self.by_author.get(&of).copied(), text) {
            (Some(id), text) => self.change(id, |card| {
                card.ballot = Some(ballot);
                if card.text.as_deref() != text {
                    card.text = text.map(Arc::from);
                    card.revision = revision;
                    card.approved = false;
                }
                card.worded = worded;
                // What says nothing takes no place among the few that are pinned.
                card.pinned &= text.is_some();
            }),
            (None, Some(text)) => {
                if let Some(id) = self.push(Some(ballot), of.1, text, revision, worded) {
                    self.by_author.insert(of, id);
                }
            }
            (None, None) => {}
        }
    }

    /// Adds a card from the room.
    pub(crate) fn add(&mut self, field: u16, text: &str) {
        if self.push(None, field, text, 0, false).is_some() {
            self.added += 1;
        }
    }

    pub(crate) fn hide(&mut self, id: CardId, hidden: bool) {
        self.change(id, |card| {
            card.hidden = hidden;
            card.pinned &= !hidden;
        });
    }

    pub(crate) fn hide_all(&mut self) {
        for id in (1..).map(CardId).take(self.cards.len()) {
            if self.card(id).is_some_and(|card| card.text.is_some()) {
                self.hide(id, true);
            }
        }
    }

    pub(crate) fn approve(&mut self, id: CardId, revision: u64) {
        self.change(id, |card| card.approved |= card.revision == revision);
    }

    pub(crate) fn pin(&mut self, id: CardId, pinned: bool) {
        self.change(id, |card| card.pinned = pinned && card.text.is_some() && !card.hidden);
    }

    pub(crate) fn shift(&mut self, id: CardId, field: u16) {
        self.change(id, |card| card.field = field);
    }

    pub(crate) fn put(&mut self, id: CardId, cluster: Option<ClusterId>) {
        self.change(id, |card| card.cluster = cluster);
    }

    fn push(
        &mut self,
        ballot: Option<BallotId>,
        source: u16,
        text: &str,
        revision: u64,
        worded: bool,
    ) -> Option<CardId> {
        let id = CardId(u32::try_from(self.cards.len()).ok()?.checked_add(1)?);
        let text = Some(Arc::from(text));
        let approved = ballot.is_none();
        let (hidden, pinned, field) = (false, false, source);
        let card = Card { id, ballot, source, field, text, revision, hidden, pinned, worded, approved, cluster: None };
        self.tell(&card, 1);
        self.cards.push(card);
        Some(id)
    }

    /// Changes a card, and what is counted of it.
    fn change(&mut self, id: CardId, change: impl FnOnce(&mut Card)) {
        let Some(mut card) = self.card(id).cloned() else { return };
        self.tell(&card, -1);
        change(&mut card);
        self.tell(&card, 1);
        let index = id.0 as usize - 1;
        self.cards[index] = card;
    }

    fn tell(&mut self, card: &Card, by: isize) {
        if card.text.is_none() {
            return;
        }
        let sorts = self.counts.entry((card.source, card.field)).or_default();
        let count = match card {
            Card { hidden: true, .. } => &mut sorts.hidden,
            Card { approved: true, .. } => &mut sorts.approved,
            Card { worded: true, .. } => &mut sorts.worded,
            _ => &mut sorts.clear,
        };
        *count = count.saturating_add_signed(by);
        if card.pinned {
            self.pinned = self.pinned.saturating_add_signed(by);
        }
    }
}
