//! What is due by itself.

use crate::{event::Event, id::Millis, room::Room};

impl Room {
    pub(super) fn tick(&self, now: Millis) -> Vec<Event> {
        let over = self.graces.iter().take_while(|(until, _)| *until < now);
        let mut events: Vec<Event> = over.map(|(_, round)| Event::GraceEnded(round.clone())).collect();
        events.extend(self.time_over(now));
        if self.abandoned_from().is_some_and(|from| now >= from) {
            events.push(Event::Ended { at: now });
        }
        events
    }
}
