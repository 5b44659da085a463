//! Slides that the presenter adds to the show while it runs.

use std::sync::Arc;

use crate::{
    deck::Slide,
    event::{Event, Place},
    follow::{ActionList, FollowUp},
    id::SlideId,
    limit,
    rejection::Rejection,
    room::Room,
};

impl Room {
    /// Adds a follow-up question behind the slide that is shown, or at the end where none is.
    pub(super) fn follow_up(&self, asked: &FollowUp) -> Result<Vec<Event>, Rejection> {
        self.add(asked.slide()?, self.place_slide())
    }

    /// Adds an action list there, which groups fill in where the room has any.
    pub(super) fn action_list(&self, list: &ActionList) -> Result<Vec<Event>, Rejection> {
        self.add(list.slide(self.has_groups())?, self.place_slide())
    }

    pub(super) fn add(&self, slide: Slide, behind: Option<&SlideId>) -> Result<Vec<Event>, Rejection> {
        let known = slide.question_id().is_some_and(|question| self.question(question).is_some());
        if known || self.deck.slide(&slide.id).is_some() {
            return Err(Rejection::NothingToDo);
        }
        if self.deck.slides.len() >= limit::SLIDES {
            return Err(Rejection::TooManySlides);
        }
        Ok(vec![Event::SlideAdded { slide: Arc::new(slide), behind: behind.cloned() }])
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
