//! One call of the server on its data folder goes wrong, and what then becomes of what it said was saved.
//!
//! A trial is a life of its own: an empty folder, a server one of whose calls fails, a room in it, phones that answer until
//! some time after the failure, a power cut, and a start. The server may go on, by itself or after opening its journal
//! again, or end; then with a code that is not zero and a line that says what to do, and it is started again without the
//! fault.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, ensure};
use futures_util::{StreamExt, stream};
use tokio::time::sleep;

use crate::{fault::Fault, hall::Hall, journal, program::Programs, server::Server, verdict, verdict::Verdict};

/// Trials at the same time: each waits for its disk most of the time.
const TOGETHER: usize = 4;
const POLL: Duration = Duration::from_millis(3);

/// What came of all trials.
#[derive(Default)]
pub struct Found {
    /// Trials in which a call went wrong.
    pub struck: usize,
    /// Trials in which the server ended.
    pub ended: usize,
    /// Trials that broke off, in words.
    pub broken: Vec<String>,
    /// What was found.
    pub verdict: Verdict,
}

impl Found {
    /// Whether every promise was kept.
    pub fn is_clean(&self) -> bool {
        self.verdict.is_clean() && self.broken.is_empty() && self.struck > 0
    }

    /// Acknowledgements of what is not there.
    pub fn false_saved(&self) -> u64 {
        self.verdict.lost + self.verdict.false_saved
    }

    fn add(&mut self, fault: Fault, trial: Trial) {
        self.struck += usize::from(trial.struck.is_some());
        self.ended += usize::from(trial.ended);
        let what = format!("{fault:?} ({})", trial.struck.as_deref().unwrap_or("never came"));
        self.broken.extend(trial.broken.map(|broken| format!("{what}: {broken}")));
        let told = trial.verdict.told.iter().map(|told| format!("{what}: {told}")).collect();
        self.verdict.join(Verdict { told, ..trial.verdict });
    }
}

/// Carries out trials, some at a time; stops early at the first false acknowledgement of a server that is `sabotaged`.
pub async fn run(
    faults: Vec<Fault>,
    programs: &Programs,
    sabotaged: Option<&'static str>,
    folder: &Path,
    seed: u64,
) -> Found {
    let total = faults.len();
    let trials = stream::iter(faults.into_iter().enumerate()).map(|(number, fault)| async move {
        let own = folder.join(format!("trial-{number:05}"));
        let trial = Trial::carry_out(fault, programs, sabotaged, &own, seed.wrapping_add(number as u64)).await;
        if trial.broken.is_none() && trial.verdict.is_clean() {
            // What is in the way of cleaning up is no finding.
            let _ = fs::remove_dir_all(&own);
        }
        (fault, trial)
    });
    let mut trials = std::pin::pin!(trials.buffer_unordered(TOGETHER));
    let (mut found, mut done) = (Found::default(), 0_usize);
    while let Some((fault, trial)) = trials.next().await {
        found.add(fault, trial);
        done += 1;
        if done.is_multiple_of(200) {
            let acknowledged = found.verdict.acknowledged;
            eprintln!("{done} of {total} trials: {acknowledged} acknowledged, {} of them false", found.false_saved());
        }
        if sabotaged.is_some() && found.false_saved() > 0 {
            break;
        }
    }
    found
}

/// What came of one.
#[derive(Default)]
struct Trial {
    /// The call that went wrong.
    struck: Option<String>,
    /// Whether the server ended over it.
    ended: bool,
    /// What else went wrong.
    broken: Option<String>,
    verdict: Verdict,
}

impl Trial {
    async fn carry_out(
        fault: Fault,
        programs: &Programs,
        sabotaged: Option<&'static str>,
        folder: &Path,
        seed: u64,
    ) -> Self {
        let mut trial = Self::default();
        let lived = trial.live(fault, programs, sabotaged, folder, seed).await;
        trial.struck = fs::read_to_string(folder.join("struck")).ok().map(|line| line.trim().to_owned());
        trial.broken = lived.err().map(|error| format!("{error:#}"));
        trial
    }

    async fn live(
        &mut self,
        fault: Fault,
        programs: &Programs,
        sabotaged: Option<&'static str>,
        folder: &Path,
        seed: u64,
    ) -> anyhow::Result<()> {
        let mut server = Server::new(programs, sabotaged, folder)?;
        let mut hall = Hall::new(&server, folder, seed)?;
        server.spawn(Some(fault))?;
        let struck = folder.join("struck");
        let told = tokio::select! {
            told = hall.tell(&struck) => told,
            never = keep_running(&mut server, &mut self.ended) => never,
        };
        // What was acknowledged must be there whatever became of the rest.
        let judged = self.judge(&mut server, &mut hall, &folder.join("scratch")).await;
        told.and(judged.context("after the power cut"))
    }

    async fn judge(&mut self, server: &mut Server<'_>, hall: &mut Hall, scratch: &Path) -> anyhow::Result<()> {
        server.cut_power()?;
        server.start().await?;
        if let Some(code) = hall.code().map(str::parse).transpose()? {
            let ledgers = hall.ledgers.all()?;
            self.verdict = verdict::judge(ledgers, &journal::read(&server.data(), scratch, code).await?);
        }
        Ok(())
    }
}

/// Starts a server that ended over the fault once more, without it; it must have ended as a program does that gives up.
async fn keep_running(server: &mut Server<'_>, ended: &mut bool) -> anyhow::Result<()> {
    loop {
        if let Some(status) = server.ended()? {
            let last = server.last_words()?;
            ensure!(!std::mem::replace(ended, true), "the server ended again, without a fault: {last}");
            ensure!(status.code().is_some_and(|code| code != 0), "the server ended with {status}: {last}");
            ensure!(says_what_to_do(&last), "the server ended without saying what to do: {last}");
            server.spawn(None)?;
        }
        sleep(POLL).await;
    }
}

/// Whether a message asks somebody to do something, rather than only saying what went wrong.
fn says_what_to_do(message: &str) -> bool {
    const ASKED: [&str; 6] = ["Look ", "Make ", "Close ", "Choose ", "Start ", "put a backup"];
    ASKED.iter().any(|asked| message.contains(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_only_complains_says_not_what_to_do() {
        assert!(says_what_to_do("Peil stopped. Look whether the disk is full."));
        assert!(!says_what_to_do("disk I/O error"));
    }
}
