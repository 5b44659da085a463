//! One room with its phones, from its first question until it has been struck often enough.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, ensure};
use peil_tests::Http;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep},
};

use crate::{
    answer::QUESTIONS,
    journal::{self, Folded},
    ledger::{self, Ledger},
    nemesis::{self, Strike},
    order::{Order, Told},
    phone::{Memory, Phone},
    proxy::{Proxy, Weather},
    screen::Screen,
    server::Server,
    verdict::{self, Verdict},
};

/// Time for every answer to be acknowledged once the network is good and the server runs.
const QUIET: Duration = Duration::from_secs(20);
/// Time after quiet in which every screen shows the same.
const AGREE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(20);

/// A workshop under attack.
pub struct Workshop<'a> {
    server: Server<'a>,
    proxy: Proxy,
    code: String,
    orders: watch::Sender<Order>,
    phones: Vec<watch::Receiver<Told>>,
    living: JoinSet<std::io::Result<()>>,
    presenter: Screen,
    projectors: Vec<Screen>,
    ledgers: std::path::PathBuf,
    scratch: std::path::PathBuf,
    random: StdRng,
}

impl<'a> Workshop<'a> {
    /// Starts the server, a room, and its screens.
    ///
    /// # Errors
    /// When one of them does not start.
    pub async fn start(mut server: Server<'a>, folder: &Path, phones: usize, seed: u64) -> anyhow::Result<Self> {
        let mut random = StdRng::seed_from_u64(seed);
        let ledgers = folder.join("ledgers");
        fs::create_dir_all(&ledgers)?;
        server.start().await?;
        let proxy = Proxy::start(server.address, random.random()).await?;
        let body = json!({"deck": "proef", "groups": [], "minimum": 5});
        let started = Http::to(server.address).key(&server.key).post("/api/rooms", &body).await;
        ensure!(started.status == 201, "no room: {}", started.body);
        let code = started.json()["code"].as_str().context("a room has a code")?.to_owned();
        let (orders, order) = watch::channel(Order::default());

        let (mut told_by, mut living) = (Vec::new(), JoinSet::new());
        for number in 0..phones {
            let (told, follow) = watch::channel(Told::default());
            told_by.push(follow);
            let phone = Phone {
                address: proxy.address,
                code: code.clone(),
                ledger: Ledger::begin(&ledgers, number)?,
                random: StdRng::from_rng(&mut random),
                orders: order.clone(),
                told,
                memory: Memory::default(),
            };
            living.spawn(phone.live());
        }
        let hello = json!({"type": "hello", "role": "presenter", "secret": server.key});
        let presenter = Screen::open(server.address, &code, hello, order.clone());
        let hello = json!({"type": "hello", "role": "projector"});
        let projectors = (0..2).map(|_| Screen::open(proxy.address, &code, hello.clone(), order.clone())).collect();
        let scratch = folder.join("scratch");
        Ok(Self {
            server,
            proxy,
            code,
            orders,
            phones: told_by,
            living,
            presenter,
            projectors,
            ledgers,
            scratch,
            random,
        })
    }

    /// Lets the disk write everything back, as it does in time without being asked to.
    ///
    /// # Errors
    /// When the files cannot be copied.
    pub fn settle(&self) -> std::io::Result<()> {
        self.server.settle()
    }

    /// Asks a question, strikes while phones answer it, closes it, and waits until all screens agree.
    ///
    /// # Errors
    /// When something that must happen does not in time.
    pub async fn cycle(&mut self, number: usize, strike: Strike) -> anyhow::Result<()> {
        let question = QUESTIONS[number % QUESTIONS.len()];
        self.open(question).await?;
        let before = self.acknowledged();
        self.orders.send_modify(|order| order.answer = true);
        nemesis::strike(strike, &mut self.server, &self.proxy, &mut self.random).await?;
        sleep(Duration::from_millis(self.random.random_range(50..150))).await;
        self.proxy.set(Weather::Clear);
        self.wait(QUIET, |workshop| workshop.acknowledged() > before).await.context("nobody could answer")?;
        self.orders.send_modify(|order| {
            order.answer = false;
            order.probe += 1;
        });
        self.wait(QUIET, |workshop| workshop.phones.iter().all(|told| !told.borrow().waiting))
            .await
            .context("an answer was never acknowledged nor refused")?;
        self.reveal(question).await
    }

    /// Waits until all screens show the same version and tally; whether they come to that in time.
    ///
    /// # Errors
    /// When what they show is not what the journal adds up to, or the journal cannot be read.
    pub async fn agreed(&self) -> anyhow::Result<bool> {
        if self.wait(AGREE, Self::agree).await.is_err() {
            eprintln!("{}", self.disagreement());
            return Ok(false);
        }
        let shown = self.presenter.told.borrow().revealed().clone();
        ensure!(
            verdict::agrees(&self.read().await?, &shown),
            "the screens show what the journal does not say: {shown}"
        );
        Ok(true)
    }

    /// Lets phones answer nothing new.
    pub fn rest(&self) {
        self.orders.send_if_modified(|order| std::mem::replace(&mut order.answer, false));
    }

    /// Judges everything so far; phones must be at [rest](Self::rest).
    ///
    /// # Errors
    /// When the journal or a ledger cannot be read.
    pub async fn judge(&self) -> anyhow::Result<Verdict> {
        // The ledgers first: what is acknowledged while they are read is then in the journal as well.
        let ledgers = ledger::read_all(&self.ledgers)?;
        Ok(verdict::judge(&ledgers, &self.read().await?))
    }

    /// Ends the room, its phones and the server.
    ///
    /// # Errors
    /// When a ledger could not be written, or the server does not end well.
    pub async fn end(mut self) -> anyhow::Result<()> {
        self.orders.send_modify(|order| order.leave = true);
        while let Some(lived) = self.living.join_next().await {
            lived??;
        }
        self.server.terminate().await
    }

    async fn read(&self) -> anyhow::Result<Folded> {
        journal::read(&self.server.data(), &self.scratch, self.code.parse()?).await
    }

    async fn open(&mut self, question: &str) -> anyhow::Result<()> {
        let last = std::cell::Cell::new(None);
        let opened = self.presenter.steer(QUIET, |view| {
            let shown = &view["question"];
            if shown["id"] != question {
                return Some(json!({"step": "jump", "slide": question}));
            }
            // The round before is the one that was shown when this began; what opens is another.
            let before = last.get().unwrap_or_else(|| shown["round"].as_u64().unwrap_or(0));
            last.set(Some(before));
            match shown["phase"].as_str() {
                Some("open") => None,
                Some("waiting") => Some(json!({"step": "open", "question": question})),
                _ => Some(json!({"step": "again", "question": question})),
            }
        });
        ensure!(opened.await, "{question} could not be opened: {}", self.presenter.told.borrow().view["question"]);
        Ok(())
    }

    async fn reveal(&mut self, question: &str) -> anyhow::Result<()> {
        let revealed = self.presenter.steer(QUIET, |view| {
            (view["question"]["revealed"] != true).then(|| json!({"step": "reveal", "question": question}))
        });
        ensure!(revealed.await, "{question} could not be revealed");
        Ok(())
    }

    fn acknowledged(&self) -> u64 {
        self.phones.iter().map(|told| told.borrow().acknowledged).sum()
    }

    fn screens(&self) -> impl Iterator<Item = &watch::Receiver<Told>> {
        let stage = self.projectors.iter().map(|projector| &projector.told);
        std::iter::once(&self.presenter.told).chain(stage).chain(&self.phones)
    }

    /// Whether every screen shows the revealed tally, of the same version.
    fn agree(&self) -> bool {
        let of = |told: &watch::Receiver<Told>| {
            let told = told.borrow();
            (told.stamp().clone(), told.revealed().clone())
        };
        let mut screens = self.screens().map(of);
        let Some((stamp, tally)) = screens.next() else { return false };
        stamp["version"].is_u64()
            && tally != Value::Null
            && screens.all(|other| other == (stamp.clone(), tally.clone()))
    }

    /// What the screens show, in words.
    fn disagreement(&self) -> String {
        let mut shown = std::collections::BTreeMap::new();
        for told in self.screens() {
            let told = told.borrow();
            *shown.entry(format!("{} {}", told.stamp(), told.revealed())).or_insert(0) += 1;
        }
        let shown: Vec<String> = shown.iter().map(|(what, screens)| format!("{screens} screens show {what}")).collect();
        format!("The screens do not agree: {}", shown.join("; "))
    }

    async fn wait(&self, time: Duration, condition: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let end = Instant::now() + time;
        while !condition(self) {
            ensure!(Instant::now() < end, "not within {time:?}");
            let robbed = self.phones.iter().any(|told| told.borrow().robbed);
            ensure!(!robbed, "the server has forgotten what it had acknowledged");
            sleep(POLL).await;
        }
        Ok(())
    }
}
