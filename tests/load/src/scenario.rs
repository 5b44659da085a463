//! What is measured, one run at a time.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::{
    figures::Figures,
    floor::Floor,
    hall::{Answered, Hall, Times},
    program::{Program, Server},
};

/// Time in which everybody answers.
const ANSWERING: Duration = Duration::from_secs(2);
/// Phones in a room of many.
const CLASS: usize = 100;
/// Bytes of a cast and of its acknowledgement, give or take.
const CAST: usize = 300;
const SAVED: usize = 98;

/// What is measured.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scenario {
    /// A bare epoll loop that writes a frame to every socket.
    Floor,
    /// The presenter takes a step; every phone gets its view.
    Step,
    /// Every phone answers within two seconds.
    Vote,
    /// Every phone arrives at once, page and all.
    Join,
    /// Nobody does anything.
    Idle,
    /// The built-in workshop, from lobby to closing screen.
    Workshop,
    /// Rooms of a hundred phones each, all at the same time.
    Mixed,
}

/// What one run needs.
pub struct Run<'a> {
    /// The server's program.
    pub program: &'a Program,
    /// Phones in all.
    pub phones: usize,
    /// Steps that are measured, after one that warms up.
    pub steps: usize,
    /// How long nobody does anything.
    pub seconds: u64,
    /// Where the figures go.
    pub figures: &'a mut Figures,
}

impl Run<'_> {
    /// Measures once.
    ///
    /// # Errors
    /// When something does not work at all.
    pub fn measure(&mut self, scenario: Scenario) -> Result<()> {
        match scenario {
            Scenario::Floor => self.floor(&vec![1_000; self.steps]).map(|_| ()),
            Scenario::Step => self.step(),
            Scenario::Vote => self.vote(),
            Scenario::Join => self.join(),
            Scenario::Idle => self.idle(),
            Scenario::Workshop => self.workshop(),
            Scenario::Mixed => self.mixed(),
        }
    }

    /// Steps of those sizes on the floor: CPU per delivered frame in µs, and the last phone's ms.
    fn floor(&mut self, sizes: &[usize]) -> Result<(f64, f64)> {
        let mut floor = Floor::start()?;
        floor.fill(self.phones)?;
        floor.send(sizes[0])?;
        let (usage, mut times) = (floor.usage(), Vec::new());
        let before = usage.cpu();
        for &bytes in sizes {
            times.push(floor.send(bytes)?);
        }
        let cpu = per(usage.cpu() - before, self.phones * sizes.len());
        let last = median(&times, 1.0);
        self.figures.add("floor_cpu_us", cpu);
        self.figures.add("floor_first_ms", median(&times, 0.0));
        self.figures.add("floor_last_ms", last);
        Ok((cpu, last))
    }

    fn step(&mut self) -> Result<()> {
        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        hall.fill(self.phones, &[])?;
        hall.step(&json!({"step": "jump", "slide": "hoog-en-laag"}))?;
        hall.settle()?;
        let (usage, mut times, mut sizes, mut cpu) = (hall.server.usage(), Vec::new(), Vec::new(), Duration::ZERO);
        for step in 0..self.steps {
            let what = if step.is_multiple_of(2) { "open" } else { "close" };
            let (heard, before) = (hall.crowd.heard_bytes, usage.cpu());
            times.push(hall.step(&json!({"step": what, "question": "hoog-en-laag"}))?);
            hall.settle()?;
            cpu += usage.cpu() - before;
            sizes.push((hall.crowd.heard_bytes - heard) as usize / self.phones);
        }
        let (cpu, last) = (per(cpu, self.phones * self.steps), median(&times, 1.0));
        self.figures.add("cpu_us", cpu);
        self.figures.add("first_ms", median(&times, 0.0));
        self.figures.add("median_ms", median(&times, 0.5));
        self.figures.add("p99_ms", median(&times, 0.99));
        self.figures.add("last_ms", last);
        self.figures.add("bytes_per_phone", sizes.iter().sum::<usize>() as f64 / sizes.len() as f64);
        self.lost(&hall, 0);
        drop(hall);
        let (floor_cpu, floor_last) = self.floor(&sizes)?;
        self.figures.add("ratio_cpu", cpu / floor_cpu);
        self.figures.add("ratio_last", last / floor_last);
        Ok(())
    }

    fn vote(&mut self) -> Result<()> {
        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        hall.fill(self.phones, &[])?;
        hall.step(&json!({"step": "jump", "slide": "opening"}))?;
        hall.step(&json!({"step": "open", "question": "cijfer"}))?;
        hall.settle()?;
        let before = hall.server.usage().cpu();
        let answered = hall.answer("cijfer", ANSWERING)?;
        let cpu = per(hall.server.usage().cpu() - before, self.phones);
        self.figures.add("cpu_us", cpu);
        self.acknowledged(&answered);
        self.figures.add("projector_ms", ms(answered.complete));
        self.lost(&hall, answered.lost);
        drop(hall);
        let mut floor = Floor::start()?;
        floor.fill(self.phones)?;
        let before = floor.usage().cpu();
        let times = floor.echo(CAST, SAVED, ANSWERING)?;
        let floor_cpu = per(floor.usage().cpu() - before, self.phones);
        self.figures.add("floor_cpu_us", floor_cpu);
        self.figures.add("floor_last_ms", times.ms(1.0));
        self.figures.add("ratio_cpu", cpu / floor_cpu);
        Ok(())
    }

    fn join(&mut self) -> Result<()> {
        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        let pages = hall.server.pages_of(&hall.fold.rooms[0].code)?;
        let before = hall.server.usage().cpu();
        let whole = hall.fill(self.phones, &pages)?;
        self.figures.add("cpu_us", per(hall.server.usage().cpu() - before, self.phones));
        self.figures.add("requests", pages.len() as f64 + 1.0);
        self.figures.add("last_ms", whole.ms(1.0));
        self.figures.add("joins_a_second", rate(self.phones, &whole));
        self.lost(&hall, 0);
        drop(hall);

        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        let before = hall.server.usage().cpu();
        let sockets = hall.fill(self.phones, &[])?;
        let cpu = per(hall.server.usage().cpu() - before, self.phones);
        self.figures.add("socket_cpu_us", cpu);
        self.figures.add("sockets_a_second", rate(self.phones, &sockets));
        self.lost(&hall, 0);
        drop(hall);

        let mut floor = Floor::start()?;
        let before = floor.usage().cpu();
        let times = floor.fill(self.phones)?;
        let floor_cpu = per(floor.usage().cpu() - before, self.phones);
        self.figures.add("floor_cpu_us", floor_cpu);
        self.figures.add("floor_last_ms", times.ms(1.0));
        self.figures.add("floor_a_second", rate(self.phones, &times));
        self.figures.add("ratio_cpu", cpu / floor_cpu);
        self.figures.add("ratio_last", sockets.ms(1.0) / times.ms(1.0));
        self.figures.add("ratio_rate", times.ms(1.0) / sockets.ms(1.0));
        Ok(())
    }

    fn idle(&mut self) -> Result<()> {
        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        hall.settle()?;
        let (usage, empty) = (hall.server.usage(), hall.server.usage().resident_kib());
        hall.fill(self.phones, &[])?;
        hall.settle()?;
        let (before, begin) = (usage.cpu(), Instant::now());
        let end = begin + Duration::from_secs(self.seconds);
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            hall.turn(left)?;
        }
        let busy = (usage.cpu() - before).as_secs_f64() / begin.elapsed().as_secs_f64();
        self.figures.add("kib_per_phone", usage.resident_kib().saturating_sub(empty) as f64 / self.phones as f64);
        self.figures.add("resident_mib", usage.resident_kib() as f64 / 1024.0);
        self.figures.add("busy_percent", busy * 100.0);
        self.lost(&hall, 0);
        Ok(())
    }

    fn workshop(&mut self) -> Result<()> {
        let mut hall = Hall::open(Server::start(self.program)?, 1)?;
        hall.fill(self.phones, &[])?;
        let (mut slowest, mut acknowledged, mut lost, mut steps) = (0.0_f64, 0.0_f64, 0, 0);
        while hall.fold.rooms[0].view["ahead"]["ahead"] != "nothing" {
            slowest = slowest.max(hall.step(&json!({"step": "next"}))?.ms(1.0));
            steps += 1;
            let open = &hall.fold.rooms[0].view["open"]["id"];
            if let Value::String(question) = open.clone() {
                let answered = hall.answer(&question, ANSWERING)?;
                acknowledged = acknowledged.max(answered.acknowledged.ms(1.0));
                lost += answered.lost;
            }
            if steps > 100 {
                bail!("the workshop does not end");
            }
        }
        hall.settle()?;
        self.figures.add("cpu_s", hall.server.usage().cpu().as_secs_f64());
        self.figures.add("peak_mib", hall.server.usage().peak_kib() as f64 / 1024.0);
        self.figures.add("steps", f64::from(steps));
        self.figures.add("last_ms", slowest);
        self.figures.add("ack_ms_last", acknowledged);
        self.lost(&hall, lost);
        Ok(())
    }

    fn mixed(&mut self) -> Result<()> {
        let rooms = (self.phones / CLASS).max(1);
        let mut hall = Hall::open(Server::start(self.program)?, rooms)?;
        hall.fill(self.phones, &[])?;
        hall.step(&json!({"step": "jump", "slide": "plg"}))?;
        let opened = hall.step(&json!({"step": "open", "question": "plg"}))?;
        hall.settle()?;
        let before = hall.server.usage().cpu();
        let answered = hall.answer("plg", ANSWERING)?;
        self.figures.add("rooms", rooms as f64);
        self.figures.add("cpu_us", per(hall.server.usage().cpu() - before, self.phones));
        self.acknowledged(&answered);
        self.figures.add("projector_ms", ms(answered.complete));
        let revealed = hall.step(&json!({"step": "reveal", "question": "plg"}))?;
        self.figures.add("last_ms", opened.ms(1.0).max(revealed.ms(1.0)));
        self.figures.add("peak_mib", hall.server.usage().peak_kib() as f64 / 1024.0);
        self.lost(&hall, answered.lost);
        Ok(())
    }

    fn acknowledged(&mut self, answered: &Answered) {
        self.figures.add("ack_ms_p50", answered.acknowledged.ms(0.5));
        self.figures.add("ack_ms_p95", answered.acknowledged.ms(0.95));
        self.figures.add("ack_ms_p99", answered.acknowledged.ms(0.99));
        self.figures.add("ack_ms_last", answered.acknowledged.ms(1.0));
        self.figures.add("after_last_ms", ms(answered.after_last));
        self.figures.add("sent_late_ms", ms(answered.late));
    }

    /// What must be zero: answers lost, phones without a view, sockets that ended, answers refused.
    fn lost(&mut self, hall: &Hall, answers: usize) {
        let gone: usize = hall.crowd.gone.values().sum();
        let refused: usize = hall.fold.refused.values().sum();
        for (what, why) in [("ended", &hall.crowd.gone), ("were refused", &hall.fold.refused)] {
            for (reason, count) in why {
                eprintln!("{count} {what}: {reason}");
            }
        }
        self.figures.count("lost", answers.max(refused) + hall.fold.unseen.max(gone));
    }
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("phones", &self.phones).finish_non_exhaustive()
    }
}

/// CPU in µs for each of that many.
fn per(cpu: Duration, count: usize) -> f64 {
    cpu.as_secs_f64() * 1e6 / count.max(1) as f64
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn rate(phones: usize, times: &Times) -> f64 {
    phones as f64 * 1e3 / times.ms(1.0).max(0.001)
}

/// The median over steps of the time in which that share of the phones was served.
fn median(steps: &[Times], share: f64) -> f64 {
    let mut times: Vec<f64> = steps.iter().map(|times| times.ms(share)).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
