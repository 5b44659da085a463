//! A run: as many cycles as were asked for, a fresh room every so many, and what came of them.

use std::{collections::BTreeMap, fs, path::Path, time::Duration};

use rand::{RngExt, SeedableRng, rngs::StdRng};

use crate::{
    control::Control, nemesis::Strike, program::Programs, server::Server, verdict::Verdict, workshop::Workshop,
};

/// Cycles in one room: three questions of at most twenty rounds each.
const CYCLES: usize = 45;

/// What takes longer than this does not come at all: a machine that is busy with other things must not decide. How long it
/// took is told beside the verdict.
const HANGS: Duration = Duration::from_secs(300);
/// The same for a sabotaged server, which may have lost what everybody waits for; then there is another room.
const SABOTAGED_HANGS: Duration = Duration::from_secs(20);

/// What is asked of a run.
pub struct Plan {
    /// How many strikes.
    pub cycles: usize,
    /// How many phones.
    pub phones: usize,
    /// How many answers are acknowledged in a cycle at least.
    pub answers: u64,
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
    /// Cycles after which the screens never agreed.
    pub disagreed: usize,
    /// The longest that the screens took to agree once it was quiet.
    pub slowest_agreed: Duration,
    /// The longest that a server took to end after SIGTERM.
    pub slowest_end: Duration,
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
        let hangs = if plan.control.is_some() { SABOTAGED_HANGS } else { HANGS };
        let mut workshop = Workshop::start(server, &room, plan.phones, random.random(), hangs).await?;
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
            let examined = match workshop.cycle(cycle, strike, plan.answers).await {
                Ok(()) => workshop.examine().await,
                Err(error) => Err(error),
            };
            outcome.cycles += 1;
            *outcome.strikes.entry(strike).or_default() += 1;
            outcome.slowest_end = outcome.slowest_end.max(workshop.slowest_end());
            match examined {
                Ok(examined) => {
                    verdict = examined.verdict;
                    outcome.disagreed += usize::from(examined.agreed.is_none());
                    outcome.slowest_agreed = outcome.slowest_agreed.max(examined.agreed.unwrap_or_default());
                }
                Err(error) => {
                    outcome.broken.push(format!("cycle {done} ({strike:?}): {error:#}"));
                    // Also, and above all, a room that broke is judged.
                    match workshop.judge().await {
                        Ok(judged) => verdict = judged,
                        Err(error) => outcome.broken.push(format!("cycle {done}: {error:#}")),
                    }
                    break;
                }
            }
            if done.is_multiple_of(50) {
                let acknowledged = outcome.verdict.acknowledged + verdict.acknowledged;
                eprintln!("cycle {done}: {acknowledged} acknowledged, {} lost", outcome.verdict.lost + verdict.lost);
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
        outcome.slowest_end = outcome.slowest_end.max(workshop.slowest_end());
        if clean && outcome.broken.is_empty() {
            fs::remove_dir_all(&room)?;
        }
    }
    Ok(outcome)
}
