//! Places for connections. A few are kept back, so that a full hall does not keep out whoever steers it.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections that are taken when every other place is: by whoever steers, by a projector, and by a phone for a question
/// and an answer.
const PASSING: usize = 40;
/// Descriptors that no connection takes: the journal's files, pages, listeners and whatever the system wants.
const FILES: usize = 60;

/// The places of a server; clones share them.
#[derive(Clone, Debug)]
pub struct Seats {
    lasting: Arc<Semaphore>,
    passing: Arc<Semaphore>,
}

/// A connection's place, until it is dropped.
#[derive(Debug)]
pub struct Seat {
    _permit: OwnedSemaphorePermit,
    /// Whether a phone may stay on it for as long as it likes.
    pub lasts: bool,
}

/// Phones that fit where a process may open so many descriptors.
pub fn phones(descriptors: usize) -> usize {
    descriptors.saturating_sub(PASSING + FILES)
}

impl Seats {
    /// For so many phones, and a few more.
    pub fn new(phones: usize) -> Self {
        let places = |count: usize| Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS)));
        Self { lasting: places(phones), passing: places(PASSING) }
    }

    /// The best place that is free.
    pub fn take(&self) -> Option<Seat> {
        let from = |places: &Arc<Semaphore>, lasts| {
            let permit = Arc::clone(places).try_acquire_owned().ok()?;
            Some(Seat { _permit: permit, lasts })
        };
        from(&self.lasting, true).or_else(|| from(&self.passing, false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_places_are_for_those_who_pass() {
        let seats = Seats::new(2);
        let taken: Vec<_> = (0..2 + PASSING).map(|_| seats.take().expect("a place")).collect();
        assert_eq!(taken.iter().filter(|seat| seat.lasts).count(), 2);
        assert!(seats.take().is_none());
    }

    #[test]
    fn a_place_is_free_again_once_its_connection_ends() {
        let seats = Seats::new(1);
        let first = seats.take();
        assert!(!seats.take().expect("kept back").lasts);
        drop(first);
        assert!(seats.take().expect("free again").lasts);
    }

    #[test]
    fn descriptors_are_kept_back() {
        assert_eq!(phones(20_000), 19_900);
        assert_eq!(phones(10), 0);
    }
}
