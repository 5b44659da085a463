//! Drives the real server over the real protocol with thousands of phones, and measures what that costs.
//!
//! In reading order: [`scenario`] says what is measured; [`hall`] is rooms full of people; [`fold`] what they hear;
//! [`crowd`] their sockets; [`floor`] the least that any server could do; [`program`] the server itself.
#![forbid(unsafe_code)]

mod answer;
mod crowd;
mod figures;
mod floor;
mod fold;
mod frame;
mod hall;
mod http;
mod machine;
mod program;
mod scenario;
mod usage;

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Parser;
use serde_json::json;

use crate::{
    figures::Figures,
    machine::{Side, keep_to, raise_descriptor_limit},
    program::Program,
    scenario::{Run, Scenario},
};

/// Measures Peil under load. Fails when an answer is lost or a phone gets no view, never because of time.
#[derive(Parser, Debug)]
#[command(name = "peil-load")]
struct Arguments {
    /// What to measure, one after the other.
    #[arg(required = true)]
    scenarios: Vec<Scenario>,
    /// Phones in all.
    #[arg(long, default_value_t = 300)]
    phones: usize,
    /// Runs, each with a fresh server; medians are told.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Steps in a run of `step` and `floor`; medians are told.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..))]
    steps: u16,
    /// How long `idle` looks on: the default holds a beat.
    #[arg(long, default_value_t = 26)]
    seconds: u64,
    /// One JSON object a scenario instead of a table.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    // The other half of this program, which knows no other arguments.
    let floor = std::env::args().nth(1).is_some_and(|verb| verb == floor::VERB);
    let outcome = if floor { floor::serve().map(|()| 0.0) } else { measure(&Arguments::parse()) };
    match outcome {
        Ok(0.0) => ExitCode::SUCCESS,
        Ok(lost) => {
            eprintln!("{lost} answers, views or connections were lost.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs what was asked; how much was lost.
fn measure(arguments: &Arguments) -> Result<f64> {
    let fit = raise_descriptor_limit() as usize;
    let program = Program::build()?;
    eprintln!("measured is {}", program.version);
    keep_to(Side::Load);
    let mut lost = 0.0;
    for &scenario in &arguments.scenarios {
        // A room of a hundred has a presenter and a projector besides.
        let sockets = if scenario == Scenario::Mixed { arguments.phones * 102 / 100 } else { arguments.phones } + 2;
        ensure!(sockets <= fit, "The descriptor limit (ulimit -Hn) lets {fit} sockets in; this takes {sockets}.");
        let mut figures = Figures::default();
        for _ in 0..arguments.runs {
            let mut run = Run {
                program: &program,
                phones: arguments.phones,
                steps: arguments.steps.into(),
                seconds: arguments.seconds,
                figures: &mut figures,
            };
            run.measure(scenario)?;
        }
        lost += figures.told("lost").unwrap_or(0.0);
        let name = format!("{scenario:?}").to_lowercase();
        if arguments.json {
            let mut object = json!({
                "scenario": name, "phones": arguments.phones, "runs": arguments.runs, "build": program.version,
            });
            if let Some(object) = object.as_object_mut() {
                object.extend(figures.object());
            }
            println!("{object}");
        } else {
            println!("{name}, {} phones, {} runs\n{}", arguments.phones, arguments.runs, figures.table());
        }
    }
    Ok(lost)
}
