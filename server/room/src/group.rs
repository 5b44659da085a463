//! The groups that participants belong to.

use crate::{id::GroupId, limit, wording};

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

    /// Whether there can be no more.
    pub fn full(&self) -> bool {
        self.groups.len() >= limit::GROUPS
    }

    /// The group of that name, met now if it is new; `None` where there can be no more.
    pub(crate) fn meet(&mut self, name: &str, accepted: bool) -> Option<GroupId> {
        if let Some(known) = self.named(name) {
            return Some(known.id);
        }
        let id = GroupId(u16::try_from(self.groups.len()).ok().filter(|_| !self.full())?);
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
