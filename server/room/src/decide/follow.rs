//! Slides that the presenter adds to the show while it runs.

use std::sync::Arc;

use crate::{
    event::{Event, Place},
    follow::FollowUp,
    id::SlideId,
    limit,
    rejection::Rejection,
    room::Room,
};

impl Room {
    /// Adds a follow-up question behind the slide that is shown, or at the end where none is.
    pub(super) fn follow_up(&self, asked: &FollowUp) -> Result<Vec<Event>, Rejection> {
        let slide = asked.slide()?;
        if self.deck.slide(&slide.id).is_some() || self.question(&asked.id).is_some() {
            return Err(Rejection::NothingToDo);
        }
        if self.deck.slides.len() >= limit::SLIDES {
            return Err(Rejection::TooManySlides);
        }
        Ok(vec![Event::SlideAdded { slide: Arc::new(slide), behind: self.place_slide().cloned() }])
    }

    /// Takes a slide out that was added and that nobody has seen or answered.
    pub(super) fn drop_slide(&self, id: &SlideId) -> Result<Vec<Event>, Rejection> {
        if !self.was_added(id) {
            return Err(Rejection::Unknown);
        }
        let there = Place::Slide(id.clone());
        if self.stage.place == there || *self.on_the_wall() == there || !self.may_go(id) {
            return Err(Rejection::NotNow);
        }
        Ok(vec![Event::SlideRemoved(id.clone())])
    }
}
