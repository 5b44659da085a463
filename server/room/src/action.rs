//! The action list: what is done, by whom and when. A line for each answer, and those that the presenter adds; she changes any.

use std::{collections::HashMap, hash::BuildHasherDefault};

use crate::{
    answer::{Answer, Value},
    ballot::BallotHasher,
    card::Author,
    id::{ActionId, BallotId},
    limit,
    round::Round,
};

/// What is done, by whom and when; empty where that was not said.
pub type Said = [String; limit::ACTION_FIELDS];

/// A line of an action list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// Its number within the round, from 1, in the order in which lines came.
    pub id: ActionId,
    /// What it says.
    pub said: Said,
    /// The ballot that says so, or said so before the presenter changed it; `None` for a line that she added.
    pub ballot: Option<BallotId>,
    /// Held back for a word in it, until the presenter shows or changes it.
    pub held: bool,
    /// Taken from all screens.
    pub struck: bool,
}

impl Action {
    /// Whether it may be on the screens of the room.
    pub fn shown(&self) -> bool {
        !self.struck && !self.held && !self.is_empty()
    }

    /// Whether it says nothing any more, since its answer was taken back.
    pub fn is_empty(&self) -> bool {
        self.said.iter().all(String::is_empty)
    }
}

/// The lines of a round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Actions {
    all: Vec<Action>,
    by_author: HashMap<Author, ActionId, BuildHasherDefault<BallotHasher>>,
    added: usize,
}

impl Actions {
    /// The lines that say something, in the order in which they came.
    pub fn lines(&self) -> impl Iterator<Item = &Action> {
        self.all.iter().filter(|action| !action.is_empty())
    }

    /// The line with that number, if it says something.
    pub fn action(&self, id: ActionId) -> Option<&Action> {
        self.all.get(usize::try_from(id.0.checked_sub(1)?).ok()?).filter(|action| !action.is_empty())
    }

    /// The line of an author, if it says something.
    pub(crate) fn of_author(&self, author: Author) -> Option<&Action> {
        self.action(*self.by_author.get(&author)?)
    }

    /// How many the presenter added.
    pub fn added(&self) -> usize {
        self.added
    }

    /// Whether there was never a line.
    pub(crate) fn is_blank(&self) -> bool {
        self.all.is_empty()
    }

    /// The number that the next line gets.
    pub(crate) fn next(&self) -> ActionId {
        // At most one a ballot and those that are added, so the count fits.
        ActionId(self.all.len() as u32 + 1)
    }

    /// What an author's line says from now on, and by which ballot, whatever the presenter made of what it said before.
    pub(crate) fn write(&mut self, author: Author, ballot: BallotId, answer: Option<&Answer>, held: bool) {
        let said = answer.map(said).unwrap_or_default();
        if let Some(id) = self.by_author.get(&author) {
            if let Some(action) = self.any_mut(*id) {
                (action.said, action.held, action.ballot) = (said, held, Some(ballot));
            }
        } else if answer.is_some() {
            let id = self.next();
            self.by_author.insert(author, id);
            self.all.push(Action { id, said, ballot: Some(ballot), held, struck: false });
        }
    }

    /// What a line says from now on; the next number is a new one.
    pub(crate) fn set(&mut self, id: ActionId, said: &Said) {
        if id == self.next() {
            self.added += 1;
            self.all.push(Action { id, said: said.clone(), ballot: None, held: false, struck: false });
        } else if let Some(action) = self.any_mut(id) {
            (action.said, action.held) = (said.clone(), false);
        }
    }

    /// Takes a line from all screens, or shows it.
    pub(crate) fn strike(&mut self, id: ActionId, struck: bool) {
        if let Some(action) = self.any_mut(id) {
            action.struck = struck;
            action.held &= struck;
        }
    }

    fn any_mut(&mut self, id: ActionId) -> Option<&mut Action> {
        self.all.get_mut(usize::try_from(id.0.checked_sub(1)?).ok()?)
    }
}

impl Round {
    /// The lines of its action list; none where it is no such list.
    pub fn actions(&self) -> &Actions {
        &self.actions
    }

    /// How many of them are held back.
    pub fn actions_held(&self) -> usize {
        self.actions.lines().filter(|action| action.held && !action.struck).count()
    }
}

/// The texts of an answer to the three fields of an action list.
fn said(answer: &Answer) -> Said {
    let text = |index: usize| match answer.0.get(index) {
        Some(Some(Value::Text(text))) => text.clone(),
        _ => String::new(),
    };
    std::array::from_fn(text)
}
