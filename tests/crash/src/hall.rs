//! A room with a few phones, none of whom minds that the server is away for a while.

use std::{io, net::SocketAddr, path::Path, time::Duration};

use anyhow::{Context, bail, ensure};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    answer::QUESTIONS,
    ledger::{Book, Reading},
    order::{Order, Told},
    phone::{Memory, Phone},
    screen::Screen,
    server::{Server, ask},
};

/// Phones: enough that commits hold several answers.
const PHONES: usize = 6;
/// Answers after the failure, so that what came of it is used.
const AFTERWARDS: u64 = 2 * PHONES as u64;
/// What takes longer than this does not come at all.
const HANGS: Duration = Duration::from_secs(300);
const POLL: Duration = Duration::from_millis(3);

/// The room and its phones.
pub struct Hall {
    /// What phones did and were told.
    pub ledgers: Reading,
    address: SocketAddr,
    key: String,
    code: Option<String>,
    orders: watch::Sender<Order>,
    phones: Vec<watch::Receiver<Told>>,
    living: JoinSet<io::Result<()>>,
    book: Book,
    random: StdRng,
}

impl Hall {
    /// Prepares one at a server that need not run yet.
    ///
    /// # Errors
    /// When its ledgers cannot be begun.
    pub fn new(server: &Server<'_>, folder: &Path, seed: u64) -> io::Result<Self> {
        let path = folder.join("ledgers.jsonl");
        Ok(Self {
            ledgers: Reading::of(&path, PHONES),
            address: server.address,
            key: server.key.clone(),
            code: None,
            orders: watch::Sender::new(Order::default()),
            phones: Vec::new(),
            living: JoinSet::new(),
            book: Book::begin(&path)?,
            random: StdRng::seed_from_u64(seed),
        })
    }

    /// The room's code, once it has begun.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Begins a room, asks a question, and lets phones answer until some time after the file `struck` is there.
    ///
    /// # Errors
    /// When something that must happen never does.
    pub async fn tell(&mut self, struck: &Path) -> anyhow::Result<()> {
        let code = self.begin().await?;
        let question = QUESTIONS[self.random.random_range(0..QUESTIONS.len())];
        let hello = json!({"type": "hello", "role": "presenter", "secret": self.key});
        let mut presenter = Screen::open(self.address, &code, hello, self.orders.subscribe());
        let opened = presenter.steer(HANGS, |view| {
            let shown = &view["question"];
            if shown["id"] != question {
                return Some(json!({"step": "jump", "slide": question}));
            }
            (shown["phase"] != "open").then(|| json!({"step": "open", "question": question}))
        });
        ensure!(opened.await, "{question} could not be opened");
        self.admit(&code);
        self.orders.send_modify(|order| order.answer = true);
        self.wait(|_| struck.exists()).await.context("no call went wrong")?;
        let wanted = self.acknowledged() + AFTERWARDS;
        self.wait(|hall| hall.acknowledged() >= wanted).await.context("nobody could answer any more")?;
        self.orders.send_modify(|order| {
            order.answer = false;
            order.probe += 1;
        });
        self.wait(|hall| hall.phones.iter().all(|told| !told.borrow().waiting))
            .await
            .context("an answer was never acknowledged nor refused")
    }

    async fn begin(&mut self) -> anyhow::Result<String> {
        let body = json!({"deck": "proef", "groups": [], "minimum": 5}).to_string();
        let (address, key, length) = (self.address, &self.key, body.len());
        let request = format!(
            "POST /api/rooms HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\nauthorization: Bearer {key}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        let end = Instant::now() + HANGS;
        while Instant::now() < end {
            // A server that is away, or cannot store the room, is asked again.
            if let Ok(reply) = ask(address, &request).await
                && reply.starts_with("HTTP/1.1 201")
            {
                let body: Value = serde_json::from_str(reply.rsplit("\r\n\r\n").next().unwrap_or_default())?;
                let code = body["code"].as_str().context("a room has a code")?;
                self.code = Some(code.into());
                return Ok(code.into());
            }
            sleep(POLL).await;
        }
        bail!("no room could be started within {HANGS:?}")
    }

    fn admit(&mut self, code: &str) {
        for number in 0..PHONES {
            let (told, follow) = watch::channel(Told::default());
            self.phones.push(follow);
            let phone = Phone {
                address: self.address,
                code: code.into(),
                ledger: self.book.of(number),
                random: StdRng::from_rng(&mut self.random),
                orders: self.orders.subscribe(),
                told,
                memory: Memory::default(),
            };
            self.living.spawn(phone.live());
        }
    }

    fn acknowledged(&self) -> u64 {
        self.phones.iter().map(|told| told.borrow().acknowledged).sum()
    }

    async fn wait(&self, condition: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let end = Instant::now() + HANGS;
        while !condition(self) {
            ensure!(Instant::now() < end, "not within {HANGS:?}");
            let robbed = self.phones.iter().any(|told| told.borrow().robbed);
            ensure!(!robbed, "the server has forgotten what it had acknowledged");
            sleep(POLL).await;
        }
        Ok(())
    }
}
