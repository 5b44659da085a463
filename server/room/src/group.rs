//! The groups that participants belong to.

use std::collections::BTreeSet;

use crate::{id::GroupId, limit, room::Room, round::Round, wording};

/// A group of participants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Its number in the room.
    pub id: GroupId,
    /// What it is called.
    pub name: String,
    /// In the room's list; a typed one is shown to nobody until the presenter accepts it.
    pub accepted: bool,
}

/// The groups of a room, in the order in which the room met them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Groups {
    groups: Vec<Group>,
    folded: Vec<String>,
}

impl Groups {
    /// All of them, typed ones included.
    pub fn all(&self) -> &[Group] {
        &self.groups
    }

    /// The group with that id.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(usize::from(id.0))
    }

    /// The group of that name, in whatever case and accents.
    pub fn named(&self, name: &str) -> Option<&Group> {
        let folded = wording::fold(name);
        self.folded.iter().position(|known| *known == folded).map(|index| &self.groups[index])
    }

    /// The group of that name, met now if it is new, under a number that no other had; `None` when there are none left.
    pub(crate) fn meet(&mut self, name: &str, accepted: bool) -> Option<GroupId> {
        if let Some(known) = self.named(name) {
            return Some(known.id);
        }
        let id = GroupId(u16::try_from(self.groups.len()).ok()?);
        self.groups.push(Group { id, name: name.to_owned(), accepted });
        self.folded.push(wording::fold(name));
        Some(id)
    }

    pub(crate) fn accept(&mut self, id: GroupId) {
        if let Some(group) = self.groups.get_mut(usize::from(id.0)) {
            group.accepted = true;
        }
    }
}

impl Room {
    /// The groups that count: those in the list, and those that some ballot names. A name that was typed and taken back is
    /// known, should somebody type it again, but takes nobody's place.
    pub fn counting_groups(&self) -> impl Iterator<Item = &Group> {
        let named: BTreeSet<GroupId> = self.all_rounds().flat_map(Round::named_groups).collect();
        self.groups.all().iter().filter(move |group| group.accepted || named.contains(&group.id))
    }

    /// Whether a group of that name counts, or can count as well.
    pub(crate) fn takes_group(&self, name: &str) -> bool {
        let known = self.groups.named(name).map(|group| group.id);
        match self.groups.all().len() {
            // A room hardly ever has more at all.
            met if met < limit::GROUPS => true,
            met if known.is_none() && met > usize::from(u16::MAX) => false,
            _ => {
                let counting: Vec<GroupId> = self.counting_groups().map(|group| group.id).collect();
                counting.len() < limit::GROUPS || known.is_some_and(|id| counting.contains(&id))
            }
        }
    }
}
