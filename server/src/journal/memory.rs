//! A journal in memory, for tests: it keeps the stored form of every record, so what cannot be read back shows here too.

use std::{
    collections::BTreeMap,
    future::ready,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use super::{
    AppendError, Grant, Journal, Listing, ReadError, Record, RoomCode, RoomKey, Seq, followers::Followers,
    status::Status, stored,
};

/// A journal that ends with the process.
pub struct MemoryJournal {
    epoch: Uuid,
    inner: Mutex<Inner>,
    followers: Arc<Followers>,
}

/// What befalls the next record that is written, for tests of those who must cope with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mishap {
    /// It is written, the caller hears `Unknown`, and the journal is broken.
    UnknownButWritten,
    /// It is lost, the caller hears `Unknown`, and the journal is broken.
    UnknownAndLost,
}

#[derive(Default)]
struct Inner {
    rooms: BTreeMap<RoomCode, Kept>,
    created: Vec<RoomCode>,
    mishap: Option<Mishap>,
    status: Status,
}

/// A room that exists, or existed.
#[derive(Clone, Default)]
struct Kept {
    /// The number before the first record that is left.
    before: Seq,
    records: Vec<String>,
    key: Option<RoomKey>,
    grants: Vec<Grant>,
    sealed: bool,
    forgotten: bool,
}

impl Kept {
    fn head(&self) -> Seq {
        Seq(self.before.0 + self.records.len() as u64)
    }
}

impl Default for MemoryJournal {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryJournal {
    /// A journal without rooms.
    pub fn new() -> Self {
        Self { epoch: Uuid::new_v4(), inner: Mutex::default(), followers: Arc::default() }
    }

    /// The same records under a new epoch, as after opening a file again; this one is closed.
    pub fn reopen(&self) -> Self {
        let kept = mem::take(&mut *self.inner());
        self.shut("the journal was opened again");
        let inner = Inner { mishap: None, status: Status::default(), ..kept };
        Self { epoch: Uuid::new_v4(), inner: Mutex::new(inner), followers: Arc::default() }
    }

    /// A copy as a backup is one: the same records, from which this one goes on without it.
    pub fn copy(&self) -> Self {
        let inner = self.inner();
        let (rooms, created) = (inner.rooms.clone(), inner.created.clone());
        let inner = Inner { rooms, created, ..Inner::default() };
        Self { epoch: Uuid::new_v4(), inner: Mutex::new(inner), followers: Arc::default() }
    }

    /// Lets nothing go wrong that was going to.
    pub fn calm(&self) {
        self.inner().mishap = None;
    }

    /// Lets something go wrong with the next record.
    pub fn mishap(&self, mishap: Mishap) {
        self.inner().mishap = Some(mishap);
    }

    fn shut(&self, why: &str) {
        self.inner().status.break_down(why);
        self.followers.dismiss();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now<T: Send + 'static>(&self, outcome: T) -> BoxFuture<'_, T> {
        ready(outcome).boxed()
    }

    fn announce<E>(&self, room: &RoomCode, outcome: Result<Seq, E>) -> Result<Seq, E> {
        outcome.inspect(|head| self.followers.announce(room, *head))
    }
}

impl Inner {
    fn writable(&self) -> Result<(), AppendError> {
        if self.status.trouble().is_some() { Err(AppendError::Broken) } else { Ok(()) }
    }

    /// The room, if it is there.
    fn alive(&mut self, room: &RoomCode) -> Result<&mut Kept, AppendError> {
        self.writable()?;
        self.rooms.get_mut(room).filter(|kept| !kept.forgotten).ok_or(AppendError::Conflict)
    }

    fn readable(&self, room: &RoomCode) -> Result<&Kept, ReadError> {
        if let Some(trouble) = self.status.trouble() {
            return Err(ReadError::Broken(trouble));
        }
        match self.rooms.get(room) {
            None => Err(ReadError::NoRoom),
            Some(kept) if kept.forgotten => Err(ReadError::Forgotten),
            Some(kept) => Ok(kept),
        }
    }

    /// Whether a write that was found in order is carried out, and what is said of it.
    fn fate(&mut self) -> (bool, Result<(), AppendError>) {
        let Some(mishap) = self.mishap.take() else {
            return (true, Ok(()));
        };
        self.status.break_down("a write failed");
        (mishap == Mishap::UnknownButWritten, Err(AppendError::Unknown))
    }

    fn create(&mut self, room: &RoomCode, key: RoomKey, record: &Record) -> Result<Seq, AppendError> {
        self.writable()?;
        if self.rooms.contains_key(room) {
            return Err(AppendError::Conflict);
        }
        let (written, said) = self.fate();
        if written {
            let kept = Kept { key: Some(key), records: vec![stored::encode(record)], ..Kept::default() };
            self.rooms.insert(*room, kept);
            self.created.push(*room);
        }
        said.map(|()| Seq::START.next())
    }

    fn append(&mut self, room: &RoomCode, expected: Seq, record: &Record) -> Result<Seq, AppendError> {
        if self.alive(room)?.head() != expected {
            return Err(AppendError::Conflict);
        }
        let (written, said) = self.fate();
        if written {
            self.alive_still(room).records.push(stored::encode(record));
        }
        said.map(|()| expected.next())
    }

    fn seal(&mut self, room: &RoomCode, expected: Seq, state: &Record) -> Result<Seq, AppendError> {
        if self.alive(room)?.head() != expected {
            return Err(AppendError::Conflict);
        }
        let (written, said) = self.fate();
        if written {
            let kept = self.alive_still(room);
            kept.before = expected;
            kept.records = vec![stored::encode(state)];
            kept.key = None;
            kept.sealed = true;
        }
        said.map(|()| expected.next())
    }

    fn restart(&mut self, room: &RoomCode, expected: Seq, record: &Record) -> Result<Seq, AppendError> {
        if self.alive(room)?.head() != expected {
            return Err(AppendError::Conflict);
        }
        let (written, said) = self.fate();
        if written {
            let kept = self.alive_still(room);
            kept.before = expected;
            kept.records = vec![stored::encode(record)];
        }
        said.map(|()| expected.next())
    }

    /// A room that was found alive a moment ago, under the same lock.
    fn alive_still(&mut self, room: &RoomCode) -> &mut Kept {
        self.rooms.entry(*room).or_default()
    }

    fn forget(&mut self, room: &RoomCode) -> Result<(), AppendError> {
        self.writable()?;
        let kept = self.rooms.get_mut(room).ok_or(AppendError::Conflict)?;
        *kept = Kept { forgotten: true, ..Kept::default() };
        self.created.retain(|code| code != room);
        Ok(())
    }

    fn read(&self, room: &RoomCode, after: Seq, most: usize) -> Result<Vec<(Seq, Record)>, ReadError> {
        let kept = self.readable(room)?;
        if after > Seq::START && after <= kept.before {
            return Err(ReadError::Replaced);
        }
        let first = after.max(kept.before);
        let skipped = usize::try_from(first.0 - kept.before.0).unwrap_or(usize::MAX);
        let records = kept.records.iter().skip(skipped).take(most.max(1));
        // The records come first: without one, no number is counted on.
        records
            .zip(first.0.saturating_add(1)..)
            .map(|(body, seq)| Ok((Seq(seq), stored::decode(Seq(seq), body.as_bytes())?)))
            .collect()
    }
}

impl Journal for MemoryJournal {
    fn epoch(&self) -> Uuid {
        self.epoch
    }

    fn create(&self, room: &RoomCode, key: RoomKey, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        let outcome = self.inner().create(room, key, &record);
        self.now(self.announce(room, outcome))
    }

    fn append(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        let outcome = self.inner().append(room, expected, &record);
        self.now(self.announce(room, outcome))
    }

    fn read(&self, room: &RoomCode, after: Seq, most: usize) -> BoxFuture<'_, Result<Vec<(Seq, Record)>, ReadError>> {
        self.now(self.inner().read(room, after, most))
    }

    fn follow(&self, room: &RoomCode, after: Seq) -> BoxFuture<'static, ()> {
        let mut heads = self.followers.subscribe(room);
        let head = match self.inner().readable(room) {
            Ok(kept) => kept.head(),
            Err(ReadError::Broken(_)) => return ready(()).boxed(),
            // A room may be followed before it is there.
            Err(_) => Seq::START,
        };
        async move {
            if head <= after {
                // An error means that the journal was closed, which is a reason to look as well.
                let _ = heads.wait_for(|head| *head > after).await;
            }
        }
        .boxed()
    }

    fn rooms(&self) -> BoxFuture<'_, Result<Vec<Listing>, ReadError>> {
        let inner = self.inner();
        if let Some(trouble) = inner.status.trouble() {
            return self.now(Err(ReadError::Broken(trouble)));
        }
        let rooms = inner.created.iter().filter_map(|code| {
            let kept = inner.rooms.get(code)?;
            Some(Listing { code: *code, head: kept.head(), sealed: kept.sealed })
        });
        self.now(Ok(rooms.collect()))
    }

    fn key(&self, room: &RoomCode) -> BoxFuture<'_, Result<Option<RoomKey>, ReadError>> {
        self.now(self.inner().readable(room).map(|kept| kept.key))
    }

    fn seal(&self, room: &RoomCode, expected: Seq, state: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        let outcome = self.inner().seal(room, expected, &state);
        self.now(self.announce(room, outcome))
    }

    fn restart(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        let outcome = self.inner().restart(room, expected, &record);
        self.now(self.announce(room, outcome))
    }

    fn forget(&self, room: &RoomCode) -> BoxFuture<'_, Result<(), AppendError>> {
        self.now(self.inner().forget(room))
    }

    fn grants(&self, room: &RoomCode) -> BoxFuture<'_, Result<Vec<Grant>, ReadError>> {
        self.now(self.inner().readable(room).map(|kept| kept.grants.clone()))
    }

    fn grant(&self, room: &RoomCode, grant: Grant) -> BoxFuture<'_, Result<(), AppendError>> {
        let outcome = self.inner().alive(room).map(|kept| {
            kept.grants.retain(|old| old.id != grant.id);
            kept.grants.push(grant);
            kept.grants.sort_by_key(|grant| (grant.at, grant.id));
        });
        self.now(outcome)
    }

    fn revoke(&self, room: &RoomCode, id: Uuid) -> BoxFuture<'_, Result<(), AppendError>> {
        let outcome = self.inner().alive(room).map(|kept| kept.grants.retain(|grant| grant.id != id));
        self.now(outcome)
    }

    fn tidy(&self) -> BoxFuture<'_, ()> {
        ready(()).boxed()
    }

    fn trouble(&self) -> Option<String> {
        self.inner().status.trouble()
    }

    fn broken(&self) -> BoxFuture<'static, String> {
        self.inner().status.broken()
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        self.shut("the journal was closed");
        self.now(())
    }
}
