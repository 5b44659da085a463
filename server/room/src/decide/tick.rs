//! What is due by itself.

use crate::{event::Event, id::Millis, limit, room::Room};

impl Room {
    pub(super) fn tick(&self, now: Millis) -> Vec<Event> {
        let over = self.graces.iter().take_while(|(until, _)| *until < now);
        let mut events: Vec<Event> = over.map(|(_, round)| Event::GraceEnded(round.clone())).collect();
        events.extend(self.time_over(now));
        if self.ended_at.is_none() && now >= self.stage.stepped_at.plus(limit::ABANDONED_MS) {
            events.push(Event::Ended { at: now });
        }
        events
    }
}
