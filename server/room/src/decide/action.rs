//! Lines of an action list: changed, added and taken away by the presenter.

use crate::{
    action::Said,
    event::Event,
    id::{ActionId, RoundId},
    kind::Kind,
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    wording,
};

impl Room {
    pub(super) fn set_action(&self, id: &RoundId, action: Option<ActionId>, said: &Said) -> Result<Event, Rejection> {
        let round = self.list(id)?;
        let mut checked = Said::default();
        for ((text, field), kept) in said.iter().zip(&round.asked.fields).zip(&mut checked) {
            let Kind::Text(kind) = &field.kind else { return Err(Rejection::Unknown) };
            *kept = wording::check(text, kind.length, &field.id)?.unwrap_or_default();
        }
        if let (true, Some(what)) = (checked[0].is_empty(), round.asked.fields.first()) {
            return Err(Rejection::Blank(what.id.clone()));
        }
        let actions = round.actions();
        let action = match action {
            Some(known) => {
                let line = actions.action(known).ok_or(Rejection::Unknown)?;
                if line.said == checked {
                    return Err(Rejection::NothingToDo);
                }
                known
            }
            None if actions.added() >= limit::ADDED_ACTIONS => return Err(Rejection::TooManyCards),
            None => actions.next(),
        };
        Ok(Event::ActionSet { round: id.clone(), action, said: checked })
    }

    pub(super) fn strike_action(&self, id: &RoundId, action: ActionId, struck: bool) -> Result<Event, Rejection> {
        let line = self.list(id)?.actions().action(action).ok_or(Rejection::Unknown)?;
        let changes = if struck { !line.struck } else { line.struck || line.held };
        if changes {
            Ok(Event::ActionStruck { round: id.clone(), action, struck })
        } else {
            Err(Rejection::NothingToDo)
        }
    }

    /// The round, if it is an action list.
    fn list(&self, id: &RoundId) -> Result<&Round, Rejection> {
        self.round(id).filter(|round| round.asked.actions).ok_or(Rejection::Unknown)
    }
}
