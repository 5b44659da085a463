//! Questions that groups answer: one answer stands for each, of whichever phone of the group sent last.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    answer::Answer,
    ballot::Ballot,
    card::Author,
    command::GroupChoice,
    id::{AnswerId, BallotId, GroupId},
    room::Room,
    round::Round,
    wording,
};

/// Of the ballots of a group the one of the highest revision speaks: a phone that knows what stands sends above it. Of
/// equals the higher id does, so that the order of arrival decides nothing.
type Place = (u64, AnswerId, BallotId);

/// What a ballot would say for its group.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Said {
    answer: Arc<Answer>,
    /// Which text fields, by index, are held back.
    held: Vec<u16>,
}

/// The ballots of each group, the one that speaks last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tables(BTreeMap<GroupId, BTreeMap<Place, Said>>);

impl Tables {
    /// The groups that have a ballot, be it one that does not speak.
    pub(crate) fn groups(&self) -> impl Iterator<Item = GroupId> {
        self.0.keys().copied()
    }

    fn speaking(&self, group: GroupId) -> Option<(Place, Said)> {
        let (place, said) = self.0.get(&group)?.last_key_value()?;
        Some((*place, said.clone()))
    }

    fn place(id: BallotId, ballot: &Ballot) -> Option<(GroupId, Place, Arc<Answer>)> {
        Some((ballot.group?, (ballot.revision, ballot.id, id), Arc::clone(ballot.answer.as_ref()?)))
    }
}

impl Room {
    /// The group of the room that somebody says to belong to, accepted or not.
    pub fn known_group(&self, choice: &GroupChoice) -> Option<GroupId> {
        match choice {
            GroupChoice::None => None,
            GroupChoice::Listed(id) => self.groups.group(*id).map(|group| group.id),
            GroupChoice::Typed(typed) => self.groups.named(&wording::normalise(typed)).map(|group| group.id),
        }
    }
}

impl Round {
    /// The ballot that speaks for a group, where groups answer.
    pub fn table(&self, group: GroupId) -> Option<&Ballot> {
        let ((_, _, ballot), _) = self.tables.0.get(&group)?.last_key_value()?;
        self.ballot(*ballot)
    }

    /// The groups for which a ballot speaks, in the room's order, and the ballot.
    pub fn tables(&self) -> impl Iterator<Item = (GroupId, &Ballot)> {
        self.tables.0.keys().filter_map(|group| Some((*group, self.table(*group)?)))
    }

    /// Takes a ballot of a question that groups answer. Only what speaks for its group is counted and shown.
    pub(crate) fn cast_for_group(&mut self, id: BallotId, ballot: Ballot, held: &[u16]) {
        let now = Tables::place(id, &ballot);
        let before = self.ballots.insert(id, ballot).and_then(|before| Tables::place(id, &before));
        let groups: BTreeSet<GroupId> = [&before, &now].into_iter().flatten().map(|(group, ..)| *group).collect();
        let spoke: Vec<_> = groups.iter().map(|group| (*group, self.tables.speaking(*group))).collect();
        if let Some((group, place, _)) = before
            && let Some(ballots) = self.tables.0.get_mut(&group)
        {
            ballots.remove(&place);
            if ballots.is_empty() {
                self.tables.0.remove(&group);
            }
        }
        if let Some((group, place, answer)) = now {
            self.tables.0.entry(group).or_default().insert(place, Said { answer, held: held.to_vec() });
        }
        for (group, spoke) in spoke {
            self.speaks(group, spoke);
        }
    }

    /// Counts and shows what is said for a group now, instead of what was.
    fn speaks(&mut self, group: GroupId, before: Option<(Place, Said)>) {
        let now = self.tables.speaking(group);
        if now == before {
            return;
        }
        if let Some((_, said)) = &now {
            self.count(&said.answer, Some(group));
        }
        if let Some((_, said)) = &before {
            self.uncount(&said.answer, Some(group));
        }
        let author = Author::Group(group);
        match (now, before) {
            (Some(((revision, _, ballot), said)), _) => {
                self.write(author, ballot, Some(&said.answer), revision, &said.held);
            }
            (None, Some(((revision, _, ballot), _))) => self.write(author, ballot, None, revision, &[]),
            (None, None) => {}
        }
    }
}
