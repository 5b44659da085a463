//! Kills the server while phones answer, and looks whether anything that was saved is lost or counted twice.
//!
//! In reading order: [`nemesis`] strikes the [`server`] and the network of the [`proxy`]; each [`phone`] keeps a [`ledger`];
//! a [`workshop`] holds them together; the [`verdict`] compares the ledgers with the [`journal`]. Apart from that, one call
//! of the server on its disk after the other goes wrong: a [`fault`], in a [`trial`] of its own.
#![forbid(unsafe_code)]

mod answer;
mod control;
mod count;
mod fault;
mod frame;
mod hall;
mod journal;
mod ledger;
mod nemesis;
mod order;
mod phone;
mod program;
mod proxy;
mod run;
mod screen;
mod server;
mod socket;
mod trial;
mod verdict;
mod workshop;

use std::process::ExitCode;

use clap::Parser;
use serde_json::{Value, json};

use crate::{
    control::Control,
    nemesis::Strike,
    program::Programs,
    run::{Outcome, Plan, run},
};

/// Strikes in which a control must be caught.
const CONTROL_CYCLES: usize = 45;
/// Phones of a control: enough that something is always being saved.
const CONTROL_PHONES: usize = 40;

/// Kills Peil while phones answer, and looks whether anything that was saved is lost or counted twice.
#[derive(Parser)]
struct Arguments {
    /// How often the nemesis strikes.
    #[arg(long, default_value_t = 100)]
    cycles: usize,
    /// Where chance begins; drawn and told if it is not given.
    #[arg(long)]
    seed: Option<u64>,
    /// How many phones answer.
    #[arg(long, default_value_t = 200)]
    phones: usize,
    /// How many answers are acknowledged in a cycle at least.
    #[arg(long, default_value_t = 1)]
    answers: u64,
    /// Ends with one line of JSON.
    #[arg(long)]
    json: bool,
    /// Only these strikes, by comma.
    #[arg(long, value_enum, value_delimiter = ',')]
    strikes: Vec<Strike>,
    /// Runs a sabotaged server instead, which must be caught losing answers.
    #[arg(long, value_enum)]
    control: Option<Control>,
    /// Runs every control after the proper run.
    #[arg(long)]
    with_controls: bool,
    /// Instead of striking, lets the server's first, second … K-th call on its disk go wrong, each in a life of its own.
    #[arg(long, value_name = "K")]
    io_faults: Option<usize>,
    /// Of those calls only so many, spread from the first to the last.
    #[arg(long, value_name = "N", requires = "io_faults")]
    spread: Option<usize>,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let folder = tempfile::Builder::new().prefix("peil-crash-").tempdir()?;
    // Ledgers are synced on these threads too, and a thread that syncs carries nobody else.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(8).enable_all().build()?;
    let clean = runtime.block_on(carry_out(&arguments, folder.path()))?;
    if clean {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("Ledgers, journals and logs are kept in {}", folder.keep().display());
    Ok(ExitCode::FAILURE)
}

async fn carry_out(arguments: &Arguments, folder: &std::path::Path) -> anyhow::Result<bool> {
    let seed = arguments.seed.unwrap_or_else(rand::random);
    if let Some(control) = arguments.control {
        let sabotaged = Programs::build(folder, true)?;
        let (caught, line) = carry_out_control(control, &sabotaged, seed, folder).await?;
        close(arguments.json, &line);
        return Ok(caught);
    }
    if let Some(last) = arguments.io_faults {
        return carry_out_faults(arguments, last, seed, folder).await;
    }
    let programs = Programs::build(folder, false)?;
    // Before anything runs, so that what does not build is known at once.
    let sabotaged = arguments.with_controls.then(|| Programs::build(folder, true)).transpose()?;
    println!("{}, seed {seed}", programs.build);
    let strikes = arguments.strikes.clone();
    let plan = Plan {
        cycles: arguments.cycles,
        phones: arguments.phones,
        answers: arguments.answers,
        seed,
        strikes,
        control: None,
    };
    let began = std::time::Instant::now();
    let outcome = run(&plan, &programs, folder).await?;
    tell(&outcome);
    let mut clean = outcome.is_clean();
    let mut line = closing(&outcome, seed, &programs.build);
    line["seconds"] = began.elapsed().as_secs().into();
    line["phones"] = arguments.phones.into();
    if let Some(sabotaged) = &sabotaged {
        for control in [Control::SynchronousOff, Control::AckBeforeCommit] {
            let (caught, told) = carry_out_control(control, sabotaged, seed, folder).await?;
            clean &= caught;
            line["controls"][control.name()] =
                json!({"caught": caught, "lost": told["lost"], "cycles": told["cycles"]});
        }
    }
    close(arguments.json, &line);
    Ok(clean)
}

/// Whether a sabotaged server was caught, and its closing line. One that cannot be run here counts as skipped, not caught.
async fn carry_out_control(
    control: Control,
    programs: &Programs,
    seed: u64,
    folder: &std::path::Path,
) -> anyhow::Result<(bool, Value)> {
    let plan = Plan {
        cycles: CONTROL_CYCLES,
        phones: CONTROL_PHONES,
        answers: 1,
        seed,
        strikes: vec![control.strike()],
        control: Some(control),
    };
    let outcome = run(&plan, programs, &folder.join(control.name())).await?;
    let mut line = closing(&outcome, seed, &programs.build);
    line["control"] = control.name().into();
    if control.strike().needs_layer() && programs.layer.is_none() {
        println!("The control {} was skipped: it needs Linux and a C compiler.", control.name());
        line["control"] = "skipped".into();
        return Ok((true, line));
    }
    let (cycles, lost) = (outcome.cycles, outcome.verdict.lost);
    let caught = lost > 0;
    let word = if caught { "caught, as it must be" } else { "NOT CAUGHT: this test proves nothing" };
    println!("The control {} was {word}: {lost} lost in {cycles} cycles.", control.name());
    Ok((caught, line))
}

/// Whether every call could go wrong without a false "saved", and a server that lies was caught.
async fn carry_out_faults(
    arguments: &Arguments,
    last: usize,
    seed: u64,
    folder: &std::path::Path,
) -> anyhow::Result<bool> {
    let programs = Programs::build(folder, false)?;
    if programs.layer.is_none() {
        println!("Skipped: it needs Linux and a C compiler.");
        close(arguments.json, &json!({"skipped": true, "seed": seed}));
        return Ok(true);
    }
    let sabotaged = Programs::build(folder, true)?;
    println!("{}, seed {seed}", programs.build);
    let began = std::time::Instant::now();
    let faults = arguments.spread.map_or_else(|| fault::every(last), |number| fault::spread(1, last, number));
    let found = trial::run(faults, &programs, None, folder, seed).await;
    for told in found.broken.iter().chain(found.verdict.told.iter().take(20)) {
        println!("{told}");
    }
    println!(
        "{} calls went wrong, {} servers ended over it; {} acknowledged, {} of them false",
        found.struck,
        found.ended,
        found.verdict.acknowledged,
        found.false_saved()
    );
    // Somewhere in the middle something is always being saved.
    let control = Control::AckBeforeCommit;
    let own = folder.join(control.name());
    let lied = trial::run(fault::spread(200, 1_000, 20), &sabotaged, Some(control.name()), &own, seed).await;
    let caught = lied.false_saved() > 0;
    let word = if caught { "caught, as it must be" } else { "NOT CAUGHT: this test proves nothing" };
    println!("The control {} was {word}: {} false.", control.name(), lied.false_saved());
    let verdict = &found.verdict;
    let line = json!({
        "faults": found.struck, "ended": found.ended, "acknowledged": verdict.acknowledged, "false_saved": found.false_saved(),
        "doubled": verdict.doubled, "miscounted": verdict.miscounted, "refused": verdict.refused,
        "broken": found.broken.len(), "control_caught": caught, "seconds": began.elapsed().as_secs(),
        "seed": seed, "build": programs.build,
    });
    close(arguments.json, &line);
    Ok(found.is_clean() && caught)
}

fn closing(outcome: &Outcome, seed: u64, build: &str) -> Value {
    let verdict = &outcome.verdict;
    let strikes: serde_json::Map<String, Value> =
        outcome.strikes.iter().map(|(strike, count)| (format!("{strike:?}"), (*count).into())).collect();
    json!({
        "cycles": outcome.cycles, "kills": outcome.strikes.iter().filter(|(strike, _)| strike.ends_server()).map(|(_, count)| count).sum::<usize>(),
        "strikes": strikes, "acknowledged": verdict.acknowledged, "lost": verdict.lost, "doubled": verdict.doubled,
        "false_saved": verdict.false_saved, "miscounted": verdict.miscounted, "refused": verdict.refused,
        "disagreed": outcome.disagreed, "broken": outcome.broken.len(), "skipped": outcome.skipped,
        "slowest_agreed_ms": outcome.slowest_agreed.as_millis() as u64, "slowest_end_ms": outcome.slowest_end.as_millis() as u64,
        "seed": seed, "build": build,
    })
}

fn tell(outcome: &Outcome) {
    for told in outcome.broken.iter().chain(outcome.verdict.told.iter().take(20)) {
        println!("{told}");
    }
    let verdict = &outcome.verdict;
    println!(
        "{} cycles, {} acknowledged, {} lost, {} counted twice, {} false, {} skipped; screens agreed within {} ms, and the \
         server ended within {} ms",
        outcome.cycles,
        verdict.acknowledged,
        verdict.lost,
        verdict.doubled,
        verdict.false_saved,
        outcome.skipped,
        outcome.slowest_agreed.as_millis(),
        outcome.slowest_end.as_millis()
    );
}

fn close(json: bool, line: &Value) {
    if json {
        println!("{line}");
    }
}
