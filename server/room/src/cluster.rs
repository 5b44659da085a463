//! Clusters of cards that the presenter names. A card keeps the cluster it was filed in whatever becomes of that cluster, so
//! that merging and dropping lose nothing and are taken back by forgetting them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    card::{Place, Wall},
    id::{CardId, ClusterId},
    limit,
};

/// A cluster of cards of one text field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// Its number within the round, from 1; never given to another.
    pub id: ClusterId,
    /// The text field whose cards it takes, by index.
    pub field: u16,
    /// What it is called.
    pub name: String,
    /// The cluster in which its cards stand, where it was merged.
    into: Option<ClusterId>,
    /// Its cards stand in no cluster.
    dropped: bool,
}

impl Cluster {
    /// Whether it stands on the wall under its own name.
    pub fn stands(&self) -> bool {
        self.into.is_none() && !self.dropped
    }
}

/// What a change to the clusters of a field replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Before {
    /// This cluster was not there, or was called so.
    Named(ClusterId, Option<String>),
    /// This cluster stood on its own.
    Merged(ClusterId),
    /// This cluster stood.
    Dropped(ClusterId),
    /// These cards were filed so by the presenter, or not at all.
    Filed(Vec<(CardId, Option<ClusterId>, bool)>),
}

/// The clusters of a round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Clusters {
    all: Vec<Cluster>,
    /// By field index, the latest last.
    before: BTreeMap<u16, Vec<Before>>,
    /// The text fields, by index, whose authors file their own cards.
    open: BTreeSet<u16>,
}

impl Clusters {
    /// The cluster with that number, if it stands.
    pub fn cluster(&self, id: ClusterId) -> Option<&Cluster> {
        self.any(id).filter(|cluster| cluster.stands())
    }

    /// The clusters of a field that stand, in the order in which they were named.
    pub fn of_field(&self, field: u16) -> impl Iterator<Item = &Cluster> {
        self.all.iter().filter(move |cluster| cluster.field == field && cluster.stands())
    }

    /// Whether the authors of the cards of a field are asked to file their own.
    pub fn open(&self, field: u16) -> bool {
        self.open.contains(&field)
    }

    /// How many changes to the clusters of a field can be taken back.
    pub fn changes(&self, field: u16) -> usize {
        self.before.get(&field).map_or(0, Vec::len)
    }

    /// The number that the next cluster gets, if there is one left.
    pub(crate) fn next(&self) -> Option<ClusterId> {
        let next = self.all.len() + 1;
        (next <= limit::CLUSTERS_EVER).then_some(ClusterId(next as u16))
    }

    /// The cluster in which the cards of that one stand now.
    fn standing(&self, id: ClusterId) -> Option<&Cluster> {
        let mut cluster = self.any(id)?;
        // Each was merged into one that stood then, so this ends; the bound holds for any record.
        for _ in 0..self.all.len() {
            match cluster.into {
                Some(into) => cluster = self.any(into)?,
                None => return Some(cluster).filter(|cluster| cluster.stands()),
            }
        }
        None
    }

    fn any(&self, id: ClusterId) -> Option<&Cluster> {
        self.all.get(usize::from(id.0).checked_sub(1)?)
    }

    fn any_mut(&mut self, id: ClusterId) -> Option<&mut Cluster> {
        self.all.get_mut(usize::from(id.0).checked_sub(1)?)
    }

    fn changed(&mut self, field: u16, before: Before) {
        let all = self.before.entry(field).or_default();
        if all.len() == limit::CLUSTER_CHANGES {
            all.remove(0);
        }
        all.push(before);
    }
}

impl Wall {
    /// The clusters of its cards.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// The cluster in which a card stands: that of its column in which the presenter filed it, else its author, or what
    /// that one was merged into.
    pub fn cluster_of(&self, card: CardId) -> Option<&Cluster> {
        let card = self.card(card)?;
        self.clusters.standing(card.filed()?).filter(|cluster| cluster.field == card.field)
    }

    /// How many cards of a column stand in each cluster, of those piles that are wanted.
    pub(crate) fn clustered(&self, field: u16, wanted: impl Fn(Place) -> bool) -> BTreeMap<ClusterId, usize> {
        let mut counts = BTreeMap::new();
        let here = self.filed().filter(|(place, ..)| place.field == field && wanted(*place));
        for (_, filed, count) in here {
            if let Some(cluster) = self.clusters.standing(filed).filter(|cluster| cluster.field == field) {
                *counts.entry(cluster.id).or_default() += count;
            }
        }
        counts
    }

    pub(crate) fn name_cluster(&mut self, field: u16, id: ClusterId, name: &str) {
        let clusters = &mut self.clusters;
        let is_next = clusters.next() == Some(id);
        let before = match clusters.any_mut(id) {
            Some(cluster) if cluster.field == field && cluster.stands() => {
                Some(std::mem::replace(&mut cluster.name, name.to_owned()))
            }
            None if is_next => {
                clusters.all.push(Cluster { id, field, name: name.to_owned(), into: None, dropped: false });
                None
            }
            _ => return,
        };
        clusters.changed(field, Before::Named(id, before));
    }

    pub(crate) fn merge_cluster(&mut self, id: ClusterId, into: ClusterId) {
        let field = self.clusters.cluster(into).filter(|_| id != into).map(|cluster| cluster.field);
        let Some(cluster) = self.clusters.any_mut(id).filter(|it| it.stands() && Some(it.field) == field) else {
            return;
        };
        cluster.into = Some(into);
        let field = cluster.field;
        self.clusters.changed(field, Before::Merged(id));
    }

    pub(crate) fn drop_cluster(&mut self, id: ClusterId) {
        let Some(cluster) = self.clusters.any_mut(id).filter(|cluster| cluster.stands()) else { return };
        cluster.dropped = true;
        let field = cluster.field;
        self.clusters.changed(field, Before::Dropped(id));
    }

    /// Files cards of a field in a cluster of it, or takes them out.
    pub(crate) fn file(&mut self, field: u16, cards: &[CardId], cluster: Option<ClusterId>) {
        if cluster.is_some_and(|id| self.clusters.cluster(id).is_none_or(|cluster| cluster.field != field)) {
            return;
        }
        let mut before = Vec::new();
        for &id in cards {
            if let Some(card) = self.card(id).filter(|card| card.field == field) {
                before.push((id, card.cluster, card.placed));
                self.put(id, cluster, true);
            }
        }
        if !before.is_empty() {
            self.clusters.changed(field, Before::Filed(before));
        }
    }

    /// Takes the latest change to the clusters of a field back. The number of a cluster that was named stays used.
    pub(crate) fn undo_cluster_change(&mut self, field: u16) {
        let Some(before) = self.clusters.before.get_mut(&field).and_then(Vec::pop) else { return };
        if self.clusters.changes(field) == 0 {
            self.clusters.before.remove(&field);
        }
        let clusters = &mut self.clusters;
        match before {
            Before::Named(id, Some(name)) => clusters.any_mut(id).into_iter().for_each(|it| it.name.clone_from(&name)),
            Before::Named(id, None) => clusters.any_mut(id).into_iter().for_each(|it| it.dropped = true),
            Before::Merged(id) => clusters.any_mut(id).into_iter().for_each(|it| it.into = None),
            Before::Dropped(id) => clusters.any_mut(id).into_iter().for_each(|it| it.dropped = false),
            Before::Filed(cards) => {
                cards.into_iter().rev().for_each(|(card, cluster, placed)| self.put(card, cluster, placed));
            }
        }
    }

    /// Asks the authors of the cards of a field to file their own, or no longer.
    pub(crate) fn open_filing(&mut self, field: u16, open: bool) {
        if open {
            self.clusters.open.insert(field);
        } else {
            self.clusters.open.remove(&field);
        }
    }

    /// Files a card as its author did; where the presenter filed it, it stays.
    pub(crate) fn file_own(&mut self, card: CardId, cluster: Option<ClusterId>) {
        self.put_by_author(card, cluster);
    }
}
