//! Action lists to views.

use peil_room::{Room, action::Action, round::Round};

use crate::protocol::tally::{ActionView, ActionsView, ModeratedAction};

/// Lines in a view: a hall of so many tables reads no more.
const LINES: usize = 60;
/// Lines that the presenter gets, struck and held ones too.
const MODERATED: usize = 120;

/// The lines that the screens of the room show, where the round is an action list.
pub fn lines(room: &Room, round: &Round) -> Option<ActionsView> {
    if !round.asked.actions {
        return None;
    }
    let mut shown = round.actions().lines().filter(|action| action.shown());
    let lines = shown.by_ref().take(LINES).map(|action| line(room, round, action)).collect();
    Some(ActionsView { lines, more: shown.count() as u32 })
}

/// The lines as the presenter sees them.
pub fn moderated(room: &Room, round: &Round) -> Vec<ModeratedAction> {
    let of =
        |action: &Action| ModeratedAction { line: line(room, round, action), held: action.held, struck: action.struck };
    round.actions().lines().take(MODERATED).map(of).collect()
}

fn line(room: &Room, round: &Round, action: &Action) -> ActionView {
    let ballot = action.ballot.filter(|_| round.asked.per_group).and_then(|ballot| round.ballot(ballot));
    let group = ballot.and_then(|ballot| room.listed_group(ballot.group?)).map(|group| group.name.clone());
    ActionView { id: action.id.0, said: action.said.clone(), group }
}
