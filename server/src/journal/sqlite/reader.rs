//! Reading: a few connections, each used by one blocking task at a time.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use peil_room::id::Millis;
use rusqlite::{Connection, OptionalExtension, Transaction};
use tokio::{sync::Semaphore, task};
use uuid::Uuid;

use super::{
    change, open,
    schema::{place, seq},
};
use crate::journal::{Grant, Listing, ReadError, Record, RoomCode, RoomKey, Scope, Seq, status::Status, stored};

/// Connections that read at the same time: a laptop has about that many cores, and each holds 2 MiB of cache.
const CONNECTIONS: usize = 4;

/// Bytes after which a page of records ends: enough to make a query worth its while, and little to hold.
const PAGE: usize = 1024 * 1024;

type Outcome<T> = Result<T, ReadError>;

/// The connections that read.
#[derive(Clone)]
pub(super) struct Reader(Arc<Shared>);

struct Shared {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    permits: Arc<Semaphore>,
    status: Arc<Status>,
}

/// A room as its row has it.
struct Row {
    number: i64,
    gone: Seq,
    key: Option<[u8; 32]>,
}

impl Reader {
    pub fn new(file: PathBuf, status: Arc<Status>) -> Self {
        let permits = Arc::new(Semaphore::new(CONNECTIONS));
        Self(Arc::new(Shared { file, idle: Mutex::default(), permits, status }))
    }

    pub fn close(&self) {
        self.0.idle().clear();
    }

    pub fn records(
        &self,
        room: RoomCode,
        after: Seq,
        most: usize,
    ) -> impl Future<Output = Outcome<Vec<(Seq, Record)>>> + use<> {
        self.query(move |file| {
            let row = find(file, room)?;
            if after > Seq::START && after <= row.gone {
                return Err(ReadError::Replaced);
            }
            let mut select = file.prepare_cached(
                "SELECT place, body FROM record WHERE place > ? AND place <= ? ORDER BY place LIMIT ?",
            )?;
            let most = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
            let mut rows = select.query([place(row.number, after), place(row.number, Seq(u64::MAX)), most])?;
            let mut records = Vec::new();
            let mut bytes = 0;
            while bytes < PAGE
                && let Some(row) = rows.next()?
            {
                let seq = seq(row.get(0)?);
                let body = row.get_ref(1)?;
                let body = body.as_bytes().map_err(rusqlite::Error::from)?;
                bytes += body.len();
                records.push((seq, stored::decode(seq, body)?));
            }
            Ok(records)
        })
    }

    pub fn head(&self, room: RoomCode) -> impl Future<Output = Outcome<Seq>> + use<> {
        self.query(move |file| match find(file, room) {
            Ok(row) => Ok(change::head(file, row.number, row.gone)?),
            // A room may be followed before it is there.
            Err(ReadError::NoRoom | ReadError::Forgotten) => Ok(Seq::START),
            Err(error) => Err(error),
        })
    }

    pub fn rooms(&self) -> impl Future<Output = Outcome<Vec<Listing>>> + use<> {
        self.query(|file| {
            let mut select =
                file.prepare_cached("SELECT number, code, gone, sealed FROM room WHERE forgotten = 0 ORDER BY number")?;
            select
                .query_and_then([], |row| {
                    let code: String = row.get(1)?;
                    let code = RoomCode::parse(&code)
                        .ok_or_else(|| ReadError::Broken(format!("{code} is not a room code")))?;
                    let head = change::head(file, row.get(0)?, row.get(2)?)?;
                    Ok(Listing { code, head, sealed: row.get(3)? })
                })?
                .collect()
        })
    }

    pub fn key(&self, room: RoomCode) -> impl Future<Output = Outcome<Option<RoomKey>>> + use<> {
        self.query(move |file| Ok(find(file, room)?.key.map(RoomKey)))
    }

    pub fn grants(&self, room: RoomCode) -> impl Future<Output = Outcome<Vec<Grant>>> + use<> {
        self.query(move |file| {
            let number = find(file, room)?.number;
            let mut select = file.prepare_cached(
                "SELECT id, hash, label, at, reads_until FROM presenter WHERE room = ? ORDER BY at, id",
            )?;
            select
                .query_and_then([number], |row| {
                    let id = Uuid::from_bytes(row.get(0)?);
                    let at = Millis(row.get::<_, i64>(3)? as u64);
                    let until = row.get::<_, Option<i64>>(4)?.map(|until| Millis(until as u64));
                    let scope = until.map_or(Scope::Presents, |until| Scope::Reads { until });
                    Ok(Grant { id, scope, hash: row.get(1)?, label: row.get(2)?, at })
                })?
                .collect()
        })
    }

    /// Runs a query on one state of the file, beside the tasks.
    fn query<T, Q>(&self, query: Q) -> impl Future<Output = Outcome<T>> + use<T, Q>
    where
        T: Send + 'static,
        Q: FnOnce(&Transaction<'_>) -> Outcome<T> + Send + 'static,
    {
        let shared = Arc::clone(&self.0);
        async move {
            let permit = Arc::clone(&shared.permits).acquire_owned().await;
            task::spawn_blocking(move || {
                let _permit = permit;
                shared.run(query)
            })
            .await
            .unwrap_or_else(|error| Err(ReadError::Broken(error.to_string())))
        }
    }
}

impl Shared {
    fn run<T>(&self, query: impl FnOnce(&Transaction<'_>) -> Outcome<T>) -> Outcome<T> {
        if let Some(trouble) = self.status.trouble() {
            return Err(ReadError::Broken(trouble));
        }
        let idle = self.idle().pop();
        let mut connection = idle.map_or_else(|| open::for_reading(&self.file), Ok)?;
        let outcome = connection.transaction().map_err(ReadError::from).and_then(|transaction| query(&transaction));
        match &outcome {
            // One bad place on the disk is the trouble of its room, and of no other.
            Err(ReadError::Broken(error)) => tracing::error!(%error, "the journal failed to read"),
            _ if self.status.trouble().is_none() => self.idle().push(connection),
            _ => {}
        }
        outcome
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn find(file: &Connection, room: RoomCode) -> Outcome<Row> {
    let row = file.prepare_cached("SELECT number, gone, key, forgotten FROM room WHERE code = ?").and_then(
        |mut select| {
            let row = select.query_row([room.to_string()], |row| {
                let found = Row { number: row.get(0)?, gone: row.get(1)?, key: row.get(2)? };
                Ok((found, row.get::<_, bool>(3)?))
            });
            row.optional()
        },
    )?;
    match row {
        None => Err(ReadError::NoRoom),
        Some((_, true)) => Err(ReadError::Forgotten),
        Some((row, false)) => Ok(row),
    }
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error.to_string())
    }
}
