//! Rooms full of phones, with their presenters and projectors.

use std::{
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::{
    answer,
    crowd::{Crowd, Opening},
    fold::{Cast, Fold, Role, Room},
    http,
    program::{KEY, Server},
};

/// Phones that connect at the same time: what fits the queue of a listener.
const ARRIVING: usize = 500;
/// Time in which anything must happen; what has not then is lost.
const DEADLINE: Duration = Duration::from_secs(60);
/// Silence after which everything has been said.
const SILENCE: Duration = Duration::from_millis(40);
/// Between two presses of somebody who presses until it works.
const PRESS: Duration = Duration::from_millis(120);

/// How long something took for one phone after another, sorted.
#[derive(Clone, Debug)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Sorts them.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// Milliseconds in which that share (0 to 1) of the phones had it.
    pub fn ms(&self, share: f64) -> f64 {
        let index = (self.0.len().saturating_sub(1)) as f64 * share;
        self.0.get(index.round() as usize).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// Rooms with everybody in them.
pub struct Hall {
    /// Where they are.
    pub server: Server,
    /// The sockets.
    pub crowd: Crowd,
    /// What they heard.
    pub fold: Fold,
    presses: u32,
}

impl Hall {
    /// Starts rooms, each with a presenter and a projector.
    ///
    /// # Errors
    /// When the server does not let them.
    pub fn open(server: Server, rooms: usize) -> Result<Self> {
        let crowd = Crowd::new(server.address)?;
        let mut hall = Self { server, crowd, fold: Fold::default(), presses: 0 };
        for room in 0..rooms {
            let code = hall.server.start_room()?;
            hall.fold.rooms.push(Room { code, ..Room::default() });
            hall.enter(Role::Presenter, room, &Rc::from([]))?;
        }
        for room in 0..rooms {
            hall.enter(Role::Projector, room, &Rc::from([]))?;
        }
        if !hall.wait(|fold| fold.unseen == 0)? {
            bail!("presenters and projectors got no view: {:?}", hall.crowd.gone);
        }
        Ok(hall)
    }

    /// Lets phones in, over all rooms alike, each fetching those pages first; when each was ready, from the first on.
    ///
    /// # Errors
    /// When a socket cannot be made.
    pub fn fill(&mut self, phones: usize, pages: &[String]) -> Result<Times> {
        let pages: Rc<[Vec<u8>]> = pages.iter().map(|path| http::get(path, self.server.address)).collect();
        let (begin, first) = (Instant::now(), self.crowd.len());
        let mut entered = 0;
        let mut last = Instant::now();
        while entered < phones || self.fold.unseen > 0 {
            while entered < phones && self.fold.unseen < ARRIVING {
                self.enter(Role::Phone, entered % self.fold.rooms.len(), &pages)?;
                entered += 1;
            }
            let before = self.fold.unseen;
            self.turn(SILENCE)?;
            if self.fold.unseen != before {
                last = Instant::now();
            } else if last.elapsed() > DEADLINE || !self.crowd.gone.is_empty() {
                break;
            }
        }
        Ok(Times::new(self.fold.screens[first..].iter().map(|screen| screen.seen_at - begin).collect()))
    }

    fn enter(&mut self, role: Role, room: usize, pages: &Rc<[Vec<u8>]>) -> Result<()> {
        let path = format!("/ws/{}", self.fold.rooms[room].code);
        let hello = match role {
            Role::Presenter => json!({"type": "hello", "role": "presenter", "secret": KEY}),
            Role::Projector => json!({"type": "hello", "role": "projector"}),
            Role::Phone => {
                let phone = answer::hex(self.crowd.len() as u64);
                json!({"type": "hello", "role": "participant", "phone": phone, "brief": true})
            }
        };
        let upgrade = http::upgrade(&path, self.server.address).into();
        let opening = Opening { pages: Rc::clone(pages), upgrade, hello: hello.to_string().into_bytes() };
        self.crowd.connect(opening)?;
        self.fold.add(role, room, Instant::now());
        Ok(())
    }

    /// Lets happen what happens within that time; how many texts came.
    ///
    /// # Errors
    /// When epoll fails.
    pub fn turn(&mut self, wait: Duration) -> Result<usize> {
        let fold = &mut self.fold;
        self.crowd.turn(wait, |index, at, text| fold.hear(index, at, text))
    }

    /// Waits for a condition; whether it came true.
    ///
    /// # Errors
    /// When epoll fails.
    pub fn wait(&mut self, condition: impl Fn(&Fold) -> bool) -> Result<bool> {
        let begin = Instant::now();
        while !condition(&self.fold) {
            if begin.elapsed() > DEADLINE {
                return Ok(false);
            }
            self.turn(SILENCE)?;
        }
        Ok(true)
    }

    /// Waits until nothing more is said.
    ///
    /// # Errors
    /// When epoll fails.
    pub fn settle(&mut self) -> Result<()> {
        while self.turn(SILENCE)? > 0 {}
        Ok(())
    }

    /// Takes a step in every room, and waits until every phone has its view; how long each waited for it.
    ///
    /// # Errors
    /// When a step is refused.
    pub fn step(&mut self, what: &Value) -> Result<Times> {
        let rooms = self.fold.rooms.len();
        let mut begin = Instant::now();
        self.fold.expect_views();
        for room in 0..rooms {
            begin = self.press(room, what);
        }
        loop {
            self.wait(|fold| fold.rooms.iter().all(|room| room.reply.is_some()))?;
            let mut again = false;
            for room in 0..rooms {
                match &self.fold.rooms[room].reply {
                    Some(Ok(())) => {}
                    Some(Err(reason)) if reason == "tooSoon" => again = true,
                    Some(Err(reason)) => bail!("{what} was refused: {reason}"),
                    None => bail!("{what} got no reply"),
                }
            }
            if !again {
                break;
            }
            let later = Instant::now() + PRESS;
            while let Some(left) = later.checked_duration_since(Instant::now()) {
                self.turn(left)?;
            }
            for room in 0..rooms {
                if matches!(self.fold.rooms[room].reply, Some(Err(_))) {
                    begin = self.press(room, what);
                }
            }
        }
        // The next step must name the stage that follows from this one.
        self.wait(|fold| fold.unseen == 0 && fold.rooms.iter().all(|room| room.view["step"] != room.pressed))?;
        let phones = self.fold.screens.iter().filter(|screen| screen.role == Role::Phone);
        Ok(Times::new(phones.map(|screen| screen.seen_at.saturating_duration_since(begin)).collect()))
    }

    fn press(&mut self, room: usize, what: &Value) -> Instant {
        self.presses += 1;
        let step = self.fold.rooms[room].view["step"].clone();
        let message = json!({"type": "steer", "n": self.presses, "step": step, "what": what}).to_string();
        self.fold.rooms[room].reply = None;
        self.fold.rooms[room].pressed = step;
        let at = Instant::now();
        // Presenters came first, in order of their rooms.
        self.crowd.say(room, message.as_bytes());
        at
    }

    /// Lets every phone answer a question, evenly over that time, and waits for what it came to.
    ///
    /// # Errors
    /// When epoll fails.
    pub fn answer(&mut self, question: &str, within: Duration) -> Result<Answered> {
        let phones: Vec<usize> =
            (0..self.fold.screens.len()).filter(|&index| self.fold.screens[index].role == Role::Phone).collect();
        // Made beforehand: what a phone does to make its message is not the server's.
        let messages: Vec<(String, String)> = phones.iter().map(|&index| cast(question, index as u64)).collect();
        let each = within.div_f64(phones.len().max(1) as f64);
        self.fold.unsaved = phones.len();
        let begin = Instant::now();
        let mut late = Duration::ZERO;
        for (order, (&index, (id, message))) in phones.iter().zip(messages).enumerate() {
            let due = begin + each.mul_f64(order as f64);
            while let Some(left) = due.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
                self.turn(left)?;
            }
            let sent_at = Instant::now();
            late = late.max(sent_at - due);
            self.fold.screens[index].cast = Some(Cast { id, sent_at, saved_at: None });
            self.crowd.say(index, message.as_bytes());
            if order.is_multiple_of(64) {
                self.turn(Duration::ZERO)?;
            }
        }
        let last_sent = Instant::now();
        self.wait(|fold| fold.unsaved == 0)?;
        let counted = |fold: &Fold, of: fn(&Room) -> u64| fold.rooms.iter().map(of).sum::<u64>() == phones.len() as u64;
        self.wait(|fold| counted(fold, |room| room.shown))?;
        let complete = last_sent.elapsed();
        self.wait(|fold| counted(fold, |room| room.answered))?;
        let casts: Vec<&Cast> = phones.iter().filter_map(|&index| self.fold.screens[index].cast.as_ref()).collect();
        let saved: Vec<_> = casts.iter().filter_map(|cast| Some((cast.saved_at?, cast.sent_at))).collect();
        let last_saved = saved.iter().map(|(saved, _)| *saved).max().unwrap_or(last_sent);
        let uncounted = self.fold.rooms.iter().map(|room| room.answered).sum::<u64>().abs_diff(phones.len() as u64);
        Ok(Answered {
            acknowledged: Times::new(saved.iter().map(|(saved, sent)| *saved - *sent).collect()),
            after_last: last_saved.saturating_duration_since(last_sent),
            complete,
            lost: (casts.len() - saved.len()).max(uncounted as usize),
            late,
        })
    }
}

/// What came of everybody's answer.
#[derive(Debug)]
pub struct Answered {
    /// From sending to the acknowledgement that it is durable.
    pub acknowledged: Times,
    /// From the last one sent to the last acknowledgement.
    pub after_last: Duration,
    /// From the last one sent until all projectors together show the full count.
    pub complete: Duration,
    /// Answers without an acknowledgement, or not counted, or counted twice.
    pub lost: usize,
    /// How far this program itself ran behind in sending, at worst.
    pub late: Duration,
}

/// The id of an answer, and the message that sends it.
fn cast(question: &str, who: u64) -> (String, String) {
    let salt = who << 8 | question.len() as u64;
    let id = answer::hex(salt);
    let message = json!({
        "type": "cast", "question": question, "round": 1, "key": answer::hex(!salt), "revision": 1, "id": id,
        "group": null, "answer": answer::to(question, who),
    });
    (id, message.to_string())
}
