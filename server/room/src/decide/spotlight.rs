//! One card, shown large.

use crate::{
    event::Event,
    id::{CardId, RoundId},
    rejection::Rejection,
    room::Room,
};

impl Room {
    /// The card that is shown large, if the hall may see it now.
    pub fn spotlit(&self) -> Option<(&RoundId, CardId)> {
        let (id, card) = self.stage.spotlight.as_ref()?;
        self.may_be_lit(id, *card).then_some((id, *card))
    }

    /// The same card once more takes the light away.
    pub(super) fn spotlight(&self, id: &RoundId, card: CardId) -> Result<Vec<Event>, Rejection> {
        if self.stage.spotlight.as_ref() == Some(&(id.clone(), card)) {
            return Ok(vec![Event::Unlit]);
        }
        self.round(id).and_then(|round| round.wall.card(card)).ok_or(Rejection::Unknown)?;
        let lit = Event::Spotlit { round: id.clone(), card };
        if self.may_be_lit(id, card) { Ok(vec![lit]) } else { Err(Rejection::NothingToDo) }
    }

    /// Only what is on the wall of the slide that is shown.
    fn may_be_lit(&self, id: &RoundId, card: CardId) -> bool {
        let shown = self.slide(&self.stage.place).and_then(|slide| slide.question_id());
        let round = self.round(id).filter(|round| round.revealed && shown == Some(&round.id.question));
        round.is_some_and(|round| round.wall.card(card).is_some_and(|card| round.card_shown(card)))
    }
}
