//! The program as one value: made, listening, shut down.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    time::Duration,
};

use thiserror::Error;
use tokio::{
    net::{TcpListener, TcpSocket},
    sync::{Semaphore, watch},
    time,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    album,
    comparisons::Comparisons,
    config::Config,
    deck,
    hub::{
        clock,
        recovery::{Opener, Recovery},
    },
    journal::{Journal, OpenError, SqliteJournal},
    library::{Fixed, Library},
    organiser::{KeyError, organiser_key},
    secret::Secret,
    web::{
        self, Web,
        address::{self, Joining},
        crowd::Crowds,
        door::Door,
        pace::Pace,
        report,
        seats::Seats,
        state::Shared,
        ticket::Tickets,
    },
};

/// Connections that wait to be accepted: a hall scans at once, and one that is dropped tries again only a second later.
const ARRIVING: u32 = 4_096;
/// Between two beats to every screen.
const BEAT: Duration = Duration::from_secs(25);
/// Between two looks at this machine's addresses: Wi-Fi changes them in the middle of a workshop.
const LOOK_UP: Duration = Duration::from_secs(15);
/// Time for connections to close when the server stops. With the two below, the end takes less than 10 s.
const CLOSE: Duration = Duration::from_secs(4);
/// Time for pages that are still being fetched.
const PAGES: Duration = Duration::from_secs(1);
/// Time for rooms to do what was asked of them, and as much for the journal to close.
const FINISH: Duration = Duration::from_secs(2);

/// Why the server does not start; each says what to do.
#[derive(Debug, Error)]
pub enum StartError {
    /// The journal cannot be opened.
    #[error(transparent)]
    Journal(#[from] OpenError),
    /// The organiser key cannot be had.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The deck file cannot be read.
    #[error("The deck file {0} cannot be read: {1}.")]
    DeckFile(PathBuf, io::Error),
    /// The organiser's decks cannot be read.
    #[error("Your decks cannot be read: {0}. Look who may read the folder “decks” in the data folder.")]
    Decks(io::Error),
    /// The comparisons cannot be read.
    #[error(
        "Your comparisons cannot be read: {0}. Look at the file “comparisons.json” in the data folder; without it they are \
         gone, and nothing else."
    )]
    Comparisons(io::Error),
    /// The deck file has mistakes.
    #[error("The deck has mistakes:\n{0}")]
    Deck(String),
    /// The port is taken.
    #[error("Port {port} is taken. Is another Peil running? Stop it, or choose another port with --listen {1}.", port = .0.port())]
    PortTaken(SocketAddr, SocketAddr),
    /// The address cannot be served on.
    #[error("{0} cannot be served on: {1}. Choose another with --listen ADDRESS:PORT.")]
    Listen(SocketAddr, io::Error),
}

/// Why a server that ran does not any more; each says what to do.
#[derive(Debug, Error)]
pub enum ServeError {
    /// A listener failed.
    #[error("Peil cannot take connections any more: {0}. Start it again.")]
    Listener(#[from] io::Error),
    /// The journal broke too often.
    #[error(
        "Peil stopped, for it cannot store answers ({reason}). Look whether the disk of {} is full or damaged, then start \
         Peil again: every answer that was said to be saved is there.", folder.display()
    )]
    CannotStore {
        /// What broke it last.
        reason: String,
        /// The data folder.
        folder: PathBuf,
    },
}

/// A Peil server.
pub struct Server {
    web: Web,
    listeners: Vec<TcpListener>,
    port: u16,
    recovery: Recovery,
    folder: PathBuf,
    picked: watch::Receiver<Option<String>>,
    joining: watch::Sender<Joining>,
    seats: Seats,
}

impl Server {
    /// Reads the deck, opens the journal and takes the port.
    ///
    /// # Errors
    /// One [`StartError`] for whatever is in the way; nothing is left behind.
    pub async fn new(config: &Config) -> Result<Self, StartError> {
        let folder = config.data_folder();
        let fixed = fixed(config)?;
        let comparisons = Comparisons::open(&folder).map_err(StartError::Comparisons)?;
        let listener = listen_on(config.listen)?;
        let port = listener.local_addr().map_or(config.listen.port(), |address| address.port());
        let journal = SqliteJournal::open(&folder)?;
        // Not before the folder is this process's alone: what was left half is taken away.
        let library = library(&folder, fixed)?;
        drop_strays(&journal, &folder).await;
        let recovery = Recovery::new(Arc::new(journal), opener(folder.clone()), config.keep_days);
        let organiser = organiser_key(config.organiser_key.as_deref(), &folder)?;

        let mut listeners = vec![listener];
        // Without a port to type, half of a room joins faster. Where it is not allowed or taken, nothing is lost.
        let short = config.public_url.is_none()
            && config.listen.ip().is_unspecified()
            && config.listen.port() == crate::config::PORT;
        if short && let Ok(listener) = bind((config.listen.ip(), 80).into()) {
            listeners.push(listener);
        }
        let port_to_type = if listeners.len() > 1 { 80 } else { port };
        let joining = watch::Sender::new(match &config.public_url {
            Some(url) => {
                Joining { scheme: url.scheme.clone(), authority: url.authority.clone(), candidates: Vec::new() }
            }
            None => Joining::local(&candidates(config), None, port_to_type),
        });
        let (picked, picked_follow) = watch::channel(None);
        let web = Web::new(Shared {
            hub: recovery.current(),
            library,
            folder: folder.clone(),
            comparisons,
            organiser,
            public_url: config.public_url.clone(),
            joining: joining.subscribe(),
            picked,
            door: Door::default(),
            pace: Pace::default(),
            crowds: Crowds::default(),
            reports: Semaphore::new(report::AT_A_TIME),
            tickets: Tickets::default(),
            revoked: watch::Sender::new(0),
            beat: watch::Sender::new(0),
            leaving: OnceLock::new(),
            closing: CancellationToken::new(),
            connections: TaskTracker::new(),
        });
        let seats = Seats::new(usize::MAX);
        Ok(Self { web, listeners, port: port_to_type, recovery, folder, picked: picked_follow, joining, seats })
    }

    /// With places for so many phones; as many as come unless told.
    #[must_use]
    pub fn seating(self, phones: usize) -> Self {
        Self { seats: Seats::new(phones), ..self }
    }

    /// The address of the first listener.
    pub fn address(&self) -> Option<SocketAddr> {
        self.listeners.first().and_then(|listener| listener.local_addr().ok())
    }

    /// How people join now.
    pub fn joining(&self) -> Joining {
        self.joining.borrow().clone()
    }

    /// The organiser key.
    pub fn organiser(&self) -> &Secret {
        &self.web.organiser
    }

    /// Serves until `stop` is ready, then closes every connection with "come back" and leaves the journal clean, all
    /// within 10 s.
    ///
    /// # Errors
    /// When a listener fails, or nothing can be stored.
    pub async fn listen(self, config: &Config, stop: impl Future<Output = ()>) -> Result<(), ServeError> {
        let Self { web, listeners, port, recovery, folder, picked, joining, seats } = self;
        let app = web::routes(web.clone());
        let stopped = CancellationToken::new();
        let mut serving = tokio::task::JoinSet::new();
        for listener in listeners {
            serving.spawn(web::serve(listener, app.clone(), seats.clone(), stopped.clone()));
        }
        let background = [
            tokio::spawn(keep_beating(web.clone())),
            tokio::spawn(keep_looking(web.clone(), config.clone(), port, picked, joining)),
        ];

        let outcome = tokio::select! {
            () = stop => Ok(()),
            reason = recovery.run() => Err(ServeError::CannotStore { reason, folder }),
            // A listener never ends by itself.
            Some(ended) = serving.join_next() => {
                Err(ended.err().map_or_else(|| io::Error::other("it ended"), io::Error::other).into())
            }
        };
        web.leaving.get_or_init(|| web.connections.len());
        web.closing.cancel();
        stopped.cancel();
        web.connections.close();
        if time::timeout(CLOSE, web.connections.wait()).await.is_err() {
            tracing::warn!("some screens did not take their goodbye");
        }
        for task in background {
            task.abort();
        }
        // Pages that are still being fetched must not hold up the end.
        let _ = time::timeout(PAGES, async { while serving.join_next().await.is_some() {} }).await;
        let hub = web.hub();
        if time::timeout(FINISH, hub.shutdown()).await.is_err() {
            tracing::warn!("some rooms did not finish");
        }
        if time::timeout(FINISH, hub.journal().close()).await.is_err() {
            tracing::warn!("the journal was not closed in time; what was said to be saved is there all the same");
        }
        outcome
    }
}

/// Deletes images of rooms that are not there. Where that fails they are in nobody's way, and the next start tries again.
async fn drop_strays(journal: &SqliteJournal, folder: &Path) {
    let Ok(rooms) = journal.rooms().await else { return };
    let rooms = rooms.into_iter().map(|room| room.code).collect();
    if let Err(error) = album::drop_strays(folder, &rooms) {
        tracing::warn!(%error, "images of rooms that were deleted are still there");
    }
}

fn opener(folder: PathBuf) -> Opener {
    Arc::new(move || match SqliteJournal::open(&folder) {
        Ok(journal) => Ok(Arc::new(journal) as Arc<dyn Journal>),
        Err(error) => Err(error.to_string()),
    })
}

fn listen_on(address: SocketAddr) -> Result<TcpListener, StartError> {
    bind(address).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            let port = address.port().checked_add(1).unwrap_or(crate::config::PORT);
            StartError::PortTaken(address, SocketAddr::new(address.ip(), port))
        }
        _ => StartError::Listen(address, error),
    })
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restart must not wait for the connections of the last run; elsewhere the flag means something else.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(ARRIVING)
}

/// The deck that was given, and those that come along, none of which may have mistakes.
fn fixed(config: &Config) -> Result<Vec<Fixed>, StartError> {
    let mut fixed = Vec::new();
    if let Some(path) = &config.deck {
        let source = fs::read_to_string(path).map_err(|error| StartError::DeckFile(path.clone(), error))?;
        right(&source, &path.display().to_string())?;
        let name = path.file_stem().map_or("deck".into(), |stem| stem.to_string_lossy().into_owned());
        // Its images are beside it, as in the file that a deck with images is downloaded as.
        fixed.push(Fixed { name, source, images: Some(path.with_file_name("images")) });
    }
    for builtin in deck::builtin() {
        right(builtin.source, builtin.name)?;
        if fixed.iter().all(|given| given.name != builtin.name) {
            fixed.push(Fixed { name: builtin.name.into(), source: builtin.source.into(), images: None });
        }
    }
    Ok(fixed)
}

/// Those, with their images, and the organiser's own, which may have mistakes.
fn library(folder: &Path, fixed: Vec<Fixed>) -> Result<Library, StartError> {
    let library = Library::open(folder, fixed).map_err(StartError::Decks)?;
    let fixed = library.all().into_iter().filter(|kept| !kept.own);
    let told: Vec<String> = fixed.filter_map(|kept| Some(told(kept.deck.as_ref().err()?))).collect();
    if told.is_empty() { Ok(library) } else { Err(StartError::Deck(told.join("\n"))) }
}

fn right(source: &str, file: &str) -> Result<(), StartError> {
    deck::parse(source, file).map(drop).map_err(|errors| StartError::Deck(told(&errors)))
}

fn told(errors: &[deck::DeckError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Where phones may reach this server: everywhere it listens.
fn candidates(config: &Config) -> Vec<address::Candidate> {
    let ip = config.listen.ip();
    if ip.is_unspecified() { address::look_up() } else { vec![address::Candidate { interface: String::new(), ip }] }
}

async fn keep_beating(web: Web) {
    let mut every = time::interval(BEAT);
    loop {
        every.tick().await;
        web.beat.send_replace(clock::now().0);
    }
}

async fn keep_looking(
    web: Web,
    config: Config,
    port: u16,
    mut picked: watch::Receiver<Option<String>>,
    joining: watch::Sender<Joining>,
) {
    if config.public_url.is_some() {
        return;
    }
    let mut every = time::interval(LOOK_UP);
    loop {
        let by_itself = tokio::select! {
            _ = every.tick() => true,
            changed = picked.changed() => if changed.is_err() { return } else { false },
        };
        let found = candidates(&config);
        if found.is_empty() {
            // Between two networks the last address is the best guess there is.
            continue;
        }
        let now = Joining::local(&found, picked.borrow_and_update().as_deref(), port);
        let moved = joining.borrow().authority != now.authority;
        joining.send_if_modified(|joining| {
            let changed = *joining != now;
            *joining = now;
            changed
        });
        if moved && by_itself {
            web.hub().show_way_in().await;
        }
    }
}
