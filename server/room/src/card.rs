//! Texts on a wall: one card for each text field of a ballot, and those that the presenter adds.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, btree_map::Entry},
    hash::BuildHasherDefault,
    iter,
    sync::Arc,
};

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
    /// The cluster in which the presenter filed it, whatever became of that.
    pub cluster: Option<ClusterId>,
    /// Whether the presenter filed it, be it in none: then it stands where she put it.
    pub placed: bool,
    /// The cluster in which its author filed it, whatever became of that.
    pub own_cluster: Option<ClusterId>,
}

/// The cards of a round, and which of each sort stand where: kept with every ballot, so that no view walks along them all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wall {
    cards: Vec<Card>,
    by_author: HashMap<(Author, u16), CardId, BuildHasherDefault<BallotHasher>>,
    piles: BTreeMap<Place, BTreeSet<CardId>>,
    filed: BTreeMap<(Place, ClusterId), usize>,
    pinned: usize,
    added: usize,
    pub(crate) clusters: Clusters,
}

/// What the cards of a pile have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Place {
    /// The column they stand in.
    pub(crate) field: u16,
    /// The field they were written in.
    pub(crate) source: u16,
    /// What keeps them from the screens.
    pub(crate) sort: Sort,
}

/// What keeps a card from the screens, or does not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sort {
    /// Nothing, unless its branch is held.
    Clear,
    /// The presenter let it through.
    Approved,
    /// A word in it does.
    Worded,
    /// The presenter does.
    Hidden,
}

impl Card {
    /// The cluster in which it was filed, by the presenter or else by its author, whatever became of that.
    pub(crate) fn filed(&self) -> Option<ClusterId> {
        if self.placed { self.cluster } else { self.own_cluster }
    }

    /// The pile of a card that says something.
    fn place(&self) -> Option<Place> {
        let sort = match self {
            Self { text: None, .. } => return None,
            Self { hidden: true, .. } => Sort::Hidden,
            Self { approved: true, .. } => Sort::Approved,
            Self { worded: true, .. } => Sort::Worded,
            _ => Sort::Clear,
        };
        Some(Place { field: self.field, source: self.source, sort })
    }
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

    /// How many cards say something.
    pub fn count(&self) -> usize {
        self.piles.values().map(BTreeSet::len).sum()
    }

    /// Each pile and how many cards are in it.
    pub(crate) fn piles(&self) -> impl Iterator<Item = (Place, usize)> + '_ {
        self.piles.iter().map(|(place, cards)| (*place, cards.len()))
    }

    /// The cards of those piles, newest first, from before that one on.
    pub(crate) fn newest_of(
        &self,
        wanted: impl Fn(Place) -> bool,
        before: Option<CardId>,
    ) -> impl Iterator<Item = &Card> {
        let until = before.unwrap_or(CardId(u32::MAX));
        let piles = self.piles.iter().filter(|(place, _)| wanted(**place));
        let mut tops: Vec<_> = piles
            .filter_map(|(_, cards)| {
                let mut rest = cards.range(..until).rev();
                Some((rest.next()?, rest))
            })
            .collect();
        // There are a few piles at most; the newest card of all lies on one of them.
        let ids = iter::from_fn(move || {
            let (at, _) = tops.iter().enumerate().max_by_key(|(_, (top, _))| **top)?;
            let (top, rest) = &mut tops[at];
            let newest = *top;
            match rest.next() {
                Some(next) => *top = next,
                None => drop(tops.swap_remove(at)),
            }
            Some(newest)
        });
        ids.filter_map(|id| self.card(*id))
    }

    /// Each pile and cluster, and how many cards of the one were filed in the other.
    pub(crate) fn filed(&self) -> impl Iterator<Item = (Place, ClusterId, usize)> + '_ {
        self.filed.iter().map(|((place, cluster), count)| (*place, *cluster, *count))
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

    /// The cards of an earlier moment, as they stand now: those that say something else now, or may not be shown, say nothing.
    pub(crate) fn then(&self, now: &Self, shown: impl Fn(&Card) -> bool) -> Self {
        let mut wall = Self { clusters: now.clusters.clone(), ..Self::default() };
        for then in &self.cards {
            let same = now.card(then.id).filter(|now| now.text == then.text && shown(now));
            let card = same.cloned().unwrap_or_else(|| Card { text: None, pinned: false, ..then.clone() });
            wall.put_up(&card);
            wall.cards.push(card);
        }
        wall
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

    pub(crate) fn put(&mut self, id: CardId, cluster: Option<ClusterId>, placed: bool) {
        self.change(id, |card| (card.cluster, card.placed) = (cluster, placed));
    }

    pub(crate) fn put_by_author(&mut self, id: CardId, cluster: Option<ClusterId>) {
        self.change(id, |card| card.own_cluster = cluster);
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
        let (cluster, placed, own_cluster) = (None, false, None);
        let card = Card {
            id,
            ballot,
            source,
            field,
            text,
            revision,
            hidden,
            pinned,
            worded,
            approved,
            cluster,
            placed,
            own_cluster,
        };
        self.put_up(&card);
        self.cards.push(card);
        Some(id)
    }

    /// Changes a card, and what is counted of it.
    fn change(&mut self, id: CardId, change: impl FnOnce(&mut Card)) {
        let Some(mut card) = self.card(id).cloned() else { return };
        self.take_down(&card);
        change(&mut card);
        self.put_up(&card);
        let index = id.0 as usize - 1;
        self.cards[index] = card;
    }

    fn put_up(&mut self, card: &Card) {
        let Some(place) = card.place() else { return };
        self.piles.entry(place).or_default().insert(card.id);
        self.pinned += usize::from(card.pinned);
        if let Some(cluster) = card.filed() {
            *self.filed.entry((place, cluster)).or_default() += 1;
        }
    }

    fn take_down(&mut self, card: &Card) {
        let Some(place) = card.place() else { return };
        if let Entry::Occupied(mut pile) = self.piles.entry(place) {
            pile.get_mut().remove(&card.id);
            if pile.get().is_empty() {
                pile.remove();
            }
        }
        self.pinned = self.pinned.saturating_sub(usize::from(card.pinned));
        if let Some(Entry::Occupied(mut count)) = card.filed().map(|cluster| self.filed.entry((place, cluster))) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}
