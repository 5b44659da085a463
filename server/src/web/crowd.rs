//! The screens of one role in one room, and the herald who shows all of them the same.
//!
//! A frame is put on the wire once and its bytes are shared: the herald walks from seat to seat and offers them. A screen
//! that takes nothing is passed by; its own connection waits for it, and shows it the latest when it listens again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dashmap::DashMap;
use slab::Slab;
use tokio::{
    sync::{Notify, watch},
    task::yield_now,
};

use super::{
    bill::{Bill, Had},
    close::{self, Close},
    line::{Line, Offered},
    state::Web,
};
use crate::{
    hub::{RoomHandle, audience::Shown},
    journal::RoomCode,
    protocol::incoming::Role,
};

/// Seats that are shown a frame before others have their turn: about a millisecond's work.
const AT_ONCE: usize = 128;

/// One connection's place in a crowd.
struct Seat {
    line: Arc<Line>,
    /// What this screen has had. Held while it is offered more, so that the two agree.
    had: Mutex<Had>,
    told: Mutex<Told>,
    /// Rung when there is something for the connection to do.
    bell: Notify,
}

/// What the herald tells a connection.
#[derive(Clone, Copy, Default, Debug)]
pub struct Told {
    /// It must end.
    pub close: Option<Close>,
    /// A remote was cut off: whoever is one looks whether it still may steer.
    pub look: bool,
}

impl Seat {
    fn tell(&self, change: impl FnOnce(&mut Told)) {
        change(&mut lock(&self.told));
        self.bell.notify_one();
    }

    /// Offers what this screen has not had; whether its line must be waited for.
    fn show(&self, bill: &Bill) -> bool {
        let mut had = lock(&self.had);
        let Some(wire) = bill.fresh(&had) else {
            return false;
        };
        let offered = self.line.offer(wire);
        if offered != Offered::Busy {
            *had = bill.numbers();
        }
        offered != Offered::Taken
    }
}

/// The screens of one role in one room.
struct Crowd {
    room: RoomHandle,
    bill: Mutex<Arc<Bill>>,
    seats: Mutex<Seats>,
}

#[derive(Default)]
struct Seats {
    taken: Slab<Arc<Seat>>,
    /// Why nobody is let in any more.
    over: Option<Close>,
}

impl Crowd {
    fn bill(&self) -> Arc<Bill> {
        Arc::clone(&lock(&self.bill))
    }

    /// A few seats from the one with that number on; empty past the last.
    fn some(&self, from: usize) -> Option<Vec<Arc<Seat>>> {
        let seats = lock(&self.seats);
        let end = seats.taken.capacity().min(from + AT_ONCE);
        (from < end).then(|| (from..end).filter_map(|key| seats.taken.get(key).map(Arc::clone)).collect())
    }

    /// Goes round, and lets others have their turn on the way.
    async fn each(&self, what: impl Fn(&Seat)) {
        let mut from = 0;
        while let Some(seats) = self.some(from) {
            for seat in seats {
                what(&seat);
            }
            from += AT_ONCE;
            yield_now().await;
        }
    }

    async fn end(&self, close: Close) {
        lock(&self.seats).over = Some(close);
        self.each(|seat| seat.tell(|told| told.close = Some(close))).await;
    }
}

/// A seat that is taken; given up when dropped.
pub struct Place {
    crowd: Arc<Crowd>,
    seat: Arc<Seat>,
    key: usize,
}

impl Place {
    /// Waits until there is something to do. Whatever it is, [`Place::show`] is to be called then.
    pub async fn told(&self) -> Told {
        self.seat.bell.notified().await;
        std::mem::take(&mut *lock(&self.seat.told))
    }

    /// Shows this screen the latest; whether its line must be waited for, and this be called again.
    pub fn show(&self) -> bool {
        self.seat.show(&self.crowd.bill()) || self.seat.line.is_busy()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        lock(&self.crowd.seats).taken.try_remove(self.key);
    }
}

/// The crowds of this server.
#[derive(Default)]
pub struct Crowds(Arc<DashMap<(RoomCode, Role), Arc<Crowd>>>);

impl Crowds {
    /// Takes a seat among the screens of a room.
    ///
    /// # Errors
    /// When the room or the server just ended.
    pub fn join(&self, web: &Web, room: &RoomHandle, role: Role, line: Arc<Line>) -> Result<Place, Close> {
        let crowd = self.of(web, room, role);
        let mut seats = lock(&crowd.seats);
        if let Some(close) = seats.over {
            return Err(close);
        }
        let had = Mutex::new(Had::since(*web.beat.borrow()));
        let seat = Arc::new(Seat { line, had, told: Mutex::default(), bell: Notify::new() });
        let key = seats.taken.insert(Arc::clone(&seat));
        drop(seats);
        Ok(Place { crowd, seat, key })
    }

    /// The crowd of a room as it is alive now; a room that was loaded again has another.
    fn of(&self, web: &Web, room: &RoomHandle, role: Role) -> Arc<Crowd> {
        let key = (room.code(), role);
        let mut entry = self.0.entry(key).or_insert_with(|| self.gather(web, room, role));
        if !entry.room.is(room) {
            *entry = self.gather(web, room, role);
        }
        Arc::clone(&entry)
    }

    fn gather(&self, web: &Web, room: &RoomHandle, role: Role) -> Arc<Crowd> {
        let shown = room.follow(role);
        let bill = Mutex::new(Arc::new(Bill::default()));
        let crowd = Arc::new(Crowd { room: room.clone(), bill, seats: Mutex::default() });
        let herald = Herald { web: web.clone(), crowd: Arc::clone(&crowd), role, shown };
        herald.post();
        let crowds = Arc::clone(&self.0);
        let key = (room.code(), role);
        tokio::spawn(async move {
            let crowd = Arc::clone(&herald.crowd);
            let close = herald.walk().await;
            crowd.end(close).await;
            crowds.remove_if(&key, |_, other| Arc::ptr_eq(other, &crowd));
        });
        crowd
    }
}

/// Who shows a crowd what is new.
struct Herald {
    web: Web,
    crowd: Arc<Crowd>,
    role: Role,
    shown: watch::Receiver<Shown>,
}

impl Herald {
    /// Makes the latest bill.
    fn post(&self) -> Arc<Bill> {
        let joining = (self.role != Role::Participant).then(|| self.web.joining.borrow().clone());
        let last = self.crowd.bill();
        let bill =
            Arc::new(last.next(&self.shown.borrow(), joining.as_ref(), &self.crowd.room, *self.web.beat.borrow()));
        *lock(&self.crowd.bill) = Arc::clone(&bill);
        bill
    }

    /// Until the room or the server ends; why it did.
    async fn walk(mut self) -> Close {
        let mut beat = self.web.beat.subscribe();
        let mut joining = self.web.joining.clone();
        let mut revoked = self.web.revoked.subscribe();
        let closing = self.web.closing.clone();
        loop {
            let bill = self.post();
            self.crowd
                .each(|seat| {
                    if seat.show(&bill) {
                        seat.bell.notify_one();
                    }
                })
                .await;
            tokio::select! {
                biased;
                () = closing.cancelled() => return close::RESTART,
                changed = self.shown.changed() => if changed.is_err() {
                    return self.crowd.room.gone().into();
                },
                Ok(()) = joining.changed(), if self.role != Role::Participant => {}
                Ok(()) = beat.changed() => {}
                Ok(()) = revoked.changed(), if self.role == Role::Presenter => {
                    self.crowd.each(|seat| seat.tell(|told| told.look = true)).await;
                }
            }
        }
    }
}

/// A panic while such a lock was held left nothing half done: what they guard changes in one assignment.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
