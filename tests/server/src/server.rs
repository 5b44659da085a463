//! Peil, running in this process.

use std::{fs, net::SocketAddr, path::Path};

use clap::Parser;
use peil::{ServeError, Server, config::Config};
use serde_json::json;
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

use crate::{Http, Room, TEST_DECK};

/// The name under which [`TEST_DECK`] is on offer.
const DECK: &str = "proef";

/// A server with a data folder of its own.
pub struct TestServer {
    folder: TempDir,
    address: SocketAddr,
    key: String,
    running: Option<Running>,
}

struct Running {
    stop: oneshot::Sender<()>,
    serving: JoinHandle<Result<(), ServeError>>,
}

impl TestServer {
    /// Starts on a free port, in an empty folder, with the test deck on offer.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(format!("{DECK}.md")), TEST_DECK).expect("the deck is written");
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { folder, address, key: String::new(), running: None };
        server.begin(None).await;
        server
    }

    /// Stops and starts again on the same folder and port.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.begin(None).await;
    }

    /// Stops and starts again with an organiser key that is given.
    pub async fn restart_with_key(&mut self, key: &str) {
        self.stop().await;
        self.begin(Some(key.into())).await;
    }

    /// Stops, copies the data folder, and starts again.
    ///
    /// # Panics
    /// When it cannot be copied.
    pub async fn back_up(&mut self) -> TempDir {
        self.stop().await;
        let copy = tempfile::tempdir().expect("a folder");
        copy_files(&self.data(), copy.path());
        self.begin(None).await;
        copy
    }

    /// Stops, puts a copy in the place of the data folder, and starts again.
    ///
    /// # Panics
    /// When it cannot be put there.
    pub async fn set_back(&mut self, copy: &TempDir) {
        self.stop().await;
        fs::remove_dir_all(self.data()).expect("the folder goes");
        fs::create_dir(self.data()).expect("the folder comes");
        copy_files(copy.path(), &self.data());
        self.begin(None).await;
    }

    async fn begin(&mut self, organiser_key: Option<String>) {
        let listen = self.address.to_string();
        let deck = self.folder.path().join(format!("{DECK}.md"));
        let deck = deck.to_str().expect("a plain path");
        let data = self.data();
        let data = data.to_str().expect("a plain path");
        let mut config = Config::parse_from(["peil", "--listen", &listen, "--data", data, "--deck", deck]);
        config.organiser_key = organiser_key;
        let server = Server::new(&config).await.expect("the server starts");
        self.address = server.address().expect("an address");
        self.key = server.organiser().expose();
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async move {
            // Stops as well when the test ends without saying so.
            let stopped = async { drop(stopped.await) };
            server.listen(&config, stopped).await
        });
        self.running = Some(Running { stop, serving });
    }

    /// Stops as at SIGTERM, and waits until the journal is closed.
    ///
    /// # Panics
    /// When the server ends badly.
    pub async fn stop(&mut self) {
        if let Some(Running { stop, serving }) = self.running.take() {
            let _ = stop.send(());
            serving.await.expect("the server does not panic").expect("the server ends well");
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The organiser key.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its data folder.
    pub fn data(&self) -> std::path::PathBuf {
        Path::join(self.folder.path(), "data")
    }

    /// Asks it something over HTTP.
    pub fn http(&self) -> Http {
        Http::to(self.address)
    }

    /// Starts a room with the test deck.
    pub async fn room(&self) -> Room {
        self.room_of(DECK, &[]).await
    }

    /// Starts a room with a deck and groups.
    ///
    /// # Panics
    /// When the server does not.
    pub async fn room_of(&self, deck: &str, groups: &[&str]) -> Room {
        let body = json!({"deck": deck, "groups": groups, "minimum": 5});
        let started = self.http().key(&self.key).post("/api/rooms", &body).await;
        assert_eq!(started.status, 201, "{}", started.body);
        let code = started.json()["code"].as_str().expect("a code").to_owned();
        Room { server: self.address, code, key: self.key.clone() }
    }

    /// A room that was started earlier, as it is reached now.
    pub fn again(&self, room: &Room) -> Room {
        Room { server: self.address, code: room.code.clone(), key: self.key.clone() }
    }
}

fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("it can be read").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir(&to).expect("the folder comes");
            copy_files(&path, &to);
        } else {
            fs::copy(&path, to).expect("it is copied");
        }
    }
}
