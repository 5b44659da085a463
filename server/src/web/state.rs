//! What every request may reach.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use tokio::sync::{Semaphore, watch};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{address::Joining, crowd::Crowds, door::Door, pace::Pace, ticket::Tickets};
use crate::{
    comparisons::Comparisons,
    config::PublicUrl,
    hub::{Hub, recovery::Current},
    library::Library,
    secret::Secret,
};

/// What every request may reach; clones share it.
#[derive(Clone)]
pub struct Web(Arc<Shared>);

/// The shared part.
pub struct Shared {
    /// The rooms, as [`Web::hub`] finds them.
    pub hub: Current,
    /// The decks that rooms are started from.
    pub library: Library,
    /// The data folder, in which rooms have their images.
    pub folder: PathBuf,
    /// Which rooms lie beside each other.
    pub comparisons: Comparisons,
    /// Opens everything.
    pub organiser: Secret,
    /// The public address, if there is one.
    pub public_url: Option<PublicUrl>,
    /// How people join, as it is now.
    pub joining: watch::Receiver<Joining>,
    /// The address that a presenter picked.
    pub picked: watch::Sender<Option<String>>,
    /// Wrong codes.
    pub door: Door,
    /// How fast phones speak that post their answers.
    pub pace: Pace,
    /// The screens, by room and role.
    pub crowds: Crowds,
    /// Turns to make a report.
    pub reports: Semaphore,
    /// Tickets for remotes.
    pub tickets: Tickets,
    /// Rises whenever a remote is cut off: remotes then look whether they still may.
    pub revoked: watch::Sender<u64>,
    /// Sent to every connection every 25 seconds.
    pub beat: watch::Sender<u64>,
    /// How many screens were there when they were told to close, so that they come back one after another.
    pub leaving: OnceLock<usize>,
    /// Cancelled when every connection must close.
    pub closing: CancellationToken,
    /// The connections that are open.
    pub connections: TaskTracker,
}

impl Web {
    /// Shares it.
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// The rooms as they are now: another hub once the journal was opened again, so it is not kept.
    pub fn hub(&self) -> Arc<Hub> {
        Arc::clone(&self.hub.borrow())
    }
}

impl std::ops::Deref for Web {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// Who asks, in memory only: never stored, never logged.
pub fn address_of(peer: SocketAddr) -> IpAddr {
    peer.ip().to_canonical()
}
