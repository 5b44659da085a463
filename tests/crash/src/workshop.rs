//! One room with its phones, from its first question until it has been struck often enough.

use std::{path::Path, time::Duration};

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
    journal,
    ledger::{Book, Reading},
    nemesis::{self, Strike},
    order::{Order, Told},
    phone::{Memory, Phone},
    proxy::{Proxy, Weather},
    screen::Screen,
    server::Server,
    verdict::{self, Verdict},
};

const POLL: Duration = Duration::from_millis(10);

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
    ledgers: Reading,
    scratch: std::path::PathBuf,
    random: StdRng,
    /// What takes longer than this does not come at all.
    hangs: Duration,
}

/// What is found once nobody answers any more.
pub struct Examined {
    /// After how long every screen showed the same; nothing if they never did.
    pub agreed: Option<Duration>,
    /// What the ledgers say against the journal.
    pub verdict: Verdict,
}

impl<'a> Workshop<'a> {
    /// Starts the server, a room, and its screens.
    ///
    /// # Errors
    /// When one of them does not start.
    pub async fn start(
        mut server: Server<'a>,
        folder: &Path,
        phones: usize,
        seed: u64,
        hangs: Duration,
    ) -> anyhow::Result<Self> {
        let mut random = StdRng::seed_from_u64(seed);
        let ledgers = folder.join("ledgers.jsonl");
        let book = Book::begin(&ledgers)?;
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
                ledger: book.of(number),
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
            ledgers: Reading::of(&ledgers, phones),
            scratch,
            random,
            hangs,
        })
    }

    /// Lets the disk write everything back, as it does in time without being asked to.
    ///
    /// # Errors
    /// When the files cannot be copied.
    pub fn settle(&self) -> std::io::Result<()> {
        self.server.settle()
    }

    /// Asks a question, strikes while phones answer it, lets them go on until `answers` were acknowledged, and closes it.
    ///
    /// # Errors
    /// When something that must happen never does.
    pub async fn cycle(&mut self, number: usize, strike: Strike, answers: u64) -> anyhow::Result<()> {
        let question = QUESTIONS[number % QUESTIONS.len()];
        self.open(question).await?;
        let wanted = self.acknowledged() + answers.max(1);
        self.orders.send_modify(|order| order.answer = true);
        nemesis::strike(strike, &mut self.server, &self.proxy, &mut self.random).await?;
        sleep(Duration::from_millis(self.random.random_range(50..150))).await;
        self.proxy.set(Weather::Clear);
        self.wait(|workshop| workshop.acknowledged() >= wanted).await.context("nobody could answer")?;
        self.orders.send_modify(|order| {
            order.answer = false;
            order.probe += 1;
        });
        self.wait(|workshop| workshop.phones.iter().all(|told| !told.borrow().waiting))
            .await
            .context("an answer was never acknowledged nor refused")?;
        self.reveal(question).await
    }

    /// Waits until all screens show the same version and tally, and judges everything so far.
    ///
    /// # Errors
    /// When what they show is not what the journal adds up to, or journal or ledgers cannot be read.
    pub async fn examine(&mut self) -> anyhow::Result<Examined> {
        let began = Instant::now();
        let agreed = self.wait(Self::agree).await.is_ok().then(|| began.elapsed());
        if agreed.is_none() {
            eprintln!("{}", self.disagreement());
        }
        // The ledgers first: what is acknowledged while they are read is then in the journal as well.
        let ledgers = self.ledgers.all()?;
        let journal = journal::read(&self.server.data(), &self.scratch, self.code.parse()?).await?;
        let shown = self.presenter.told.borrow().revealed().clone();
        ensure!(
            agreed.is_none() || verdict::agrees(&journal, &shown),
            "the screens show what the journal does not say: {shown}"
        );
        Ok(Examined { agreed, verdict: verdict::judge(ledgers, &journal) })
    }

    /// Judges a room that broke.
    ///
    /// # Errors
    /// When journal or ledgers cannot be read.
    pub async fn judge(&mut self) -> anyhow::Result<Verdict> {
        self.orders.send_if_modified(|order| std::mem::replace(&mut order.answer, false));
        let ledgers = self.ledgers.all()?;
        Ok(verdict::judge(ledgers, &journal::read(&self.server.data(), &self.scratch, self.code.parse()?).await?))
    }

    /// The longest time that the server took to end after SIGTERM.
    pub fn slowest_end(&self) -> Duration {
        self.server.slowest_end
    }

    /// Ends the room, its phones and the server.
    ///
    /// # Errors
    /// When a ledger could not be written, or the server does not end well.
    pub async fn end(&mut self) -> anyhow::Result<()> {
        self.orders.send_modify(|order| order.leave = true);
        while let Some(lived) = self.living.join_next().await {
            lived??;
        }
        self.server.terminate().await
    }

    async fn open(&mut self, question: &str) -> anyhow::Result<()> {
        let last = std::cell::Cell::new(None);
        let opened = self.presenter.steer(self.hangs, |view| {
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
        let revealed = self.presenter.steer(self.hangs, |view| {
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
        let first = self.presenter.told.borrow().clone();
        let (stamp, tally) = (first.stamp(), first.revealed());
        let same = |told: &Told| told.stamp() == stamp && told.revealed() == tally;
        stamp["version"].is_u64() && *tally != Value::Null && self.screens().all(|told| same(&told.borrow()))
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

    async fn wait(&self, condition: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let end = Instant::now() + self.hangs;
        while !condition(self) {
            ensure!(Instant::now() < end, "not within {:?}", self.hangs);
            let robbed = self.phones.iter().any(|told| told.borrow().robbed);
            ensure!(!robbed, "the server has forgotten what it had acknowledged");
            sleep(POLL).await;
        }
        Ok(())
    }
}
