//! A run: as many cycles as were asked for, a fresh room every so many, and what came of them.

use std::{collections::BTreeMap, fs, path::Path};

use rand::{RngExt, SeedableRng, rngs::StdRng};

use crate::{
    control::Control, nemesis::Strike, program::Programs, server::Server, verdict::Verdict, workshop::Workshop,
};

/// Cycles in one room: three questions of at most twenty rounds each.
const CYCLES: usize = 45;

/// What is asked of a run.
pub struct Plan {
    /// How many strikes.
    pub cycles: usize,
    /// How many phones.
    pub phones: usize,
    /// Where chance begins.
    pub seed: u64,
    /// Which strikes; all of them if none is named.
    pub strikes: Vec<Strike>,
    /// Whether the server is a sabotaged one; then the first loss is enough.
    pub control: Option<Control>,
}

/// What came of a run.
#[derive(Default)]
pub struct Outcome {
    /// Strikes that were carried out.
    pub cycles: usize,
    /// Strikes that this machine cannot carry out.
    pub skipped: usize,
    /// How many of each.
    pub strikes: BTreeMap<Strike, usize>,
    /// Cycles after which the screens did not agree in time.
    pub disagreed: usize,
    /// What broke off a room, in words.
    pub broken: Vec<String>,
    /// What was found.
    pub verdict: Verdict,
}

impl Outcome {
    /// Whether every promise was kept.
    pub fn is_clean(&self) -> bool {
        self.verdict.is_clean() && self.disagreed == 0 && self.broken.is_empty() && self.cycles > 0
    }
}

/// Runs it, in a folder of its own.
///
/// # Errors
/// When a room cannot be started at all.
pub async fn run(plan: &Plan, programs: &Programs, folder: &Path) -> anyhow::Result<Outcome> {
    let mut random = StdRng::seed_from_u64(plan.seed);
    let mut outcome = Outcome::default();
    let mut done = 0;
    while done < plan.cycles && outcome.broken.len() < 3 {
        let room = folder.join(format!("room-{done:05}"));
        fs::create_dir_all(&room)?;
        let server = Server::new(programs, plan.control.map(Control::name), &room)?;
        let mut workshop = Workshop::start(server, &room, plan.phones, random.random()).await?;
        if plan.control.is_some() {
            // A room that was never on the disk would be lost whole, and nobody could answer in it.
            workshop.settle()?;
        }
        let mut verdict = Verdict::default();
        for cycle in 0..CYCLES.min(plan.cycles - done) {
            done += 1;
            let strike = Strike::choose(&plan.strikes, &mut random);
            if strike.needs_layer() && programs.layer.is_none() {
                outcome.skipped += 1;
                eprintln!("cycle {done}: skipped {strike:?}: it needs Linux and a C compiler");
                continue;
            }
            let agreed = match workshop.cycle(cycle, strike).await {
                Ok(()) => workshop.agreed().await,
                Err(error) => Err(error),
            };
            // Also, and above all, of a room that broke.
            workshop.rest();
            let judged = workshop.judge().await;
            outcome.cycles += 1;
            *outcome.strikes.entry(strike).or_default() += 1;
            outcome.disagreed += usize::from(matches!(agreed, Ok(false)));
            let failed = agreed.err().or_else(|| judged.as_ref().err().map(|error| anyhow::anyhow!("{error:#}")));
            if let Ok(found) = judged {
                verdict = found;
            }
            if let Some(error) = failed {
                outcome.broken.push(format!("cycle {done} ({strike:?}): {error:#}"));
                break;
            }
            if done.is_multiple_of(50) {
                eprintln!("cycle {done}: {} acknowledged in this room, {} lost", verdict.acknowledged, verdict.lost);
            }
            if plan.control.is_some() && verdict.lost > 0 {
                break;
            }
        }
        let clean = verdict.is_clean();
        outcome.verdict.join(verdict);
        if plan.control.is_some() {
            if !clean {
                break;
            }
            continue;
        }
        if let Err(error) = workshop.end().await {
            outcome.broken.push(format!("cycle {done}: at the end: {error:#}"));
        }
        if clean && outcome.broken.is_empty() {
            fs::remove_dir_all(&room)?;
        }
    }
    Ok(outcome)
}
