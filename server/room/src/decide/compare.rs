//! What other rooms answered, beside what this one did.

use crate::{event::Event, id::ComparisonId, rejection::Rejection, room::Room};

impl Room {
    /// The comparison that lies beside the shown question, if the hall may see its tally now.
    pub fn beside(&self) -> Option<ComparisonId> {
        self.stage.beside.filter(|_| self.may_compare())
    }

    pub(super) fn compare_with(&self, beside: Option<ComparisonId>) -> Result<Vec<Event>, Rejection> {
        if beside == self.stage.beside || (beside.is_some() && !self.may_compare()) {
            return Err(Rejection::NothingToDo);
        }
        Ok(vec![Event::Compared(beside)])
    }

    /// Only the tally of the slide that is shown, once it is.
    fn may_compare(&self) -> bool {
        let shown = self.slide(&self.stage.place).and_then(|slide| slide.question_id());
        shown.and_then(|question| self.latest(question)).is_some_and(|round| round.revealed && !round.asked.actions)
    }
}
