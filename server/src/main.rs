//! Arguments, signals and the exit code.
#![forbid(unsafe_code)]

use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use clap::Parser;
use peil::{
    Server,
    config::{Config, Verb},
    protocol::qr,
    upkeep::{self, Mark},
    web::seats,
};
use tracing::Subscriber;
use tracing_subscriber::{
    EnvFilter, Layer, filter::LevelFilter, layer::SubscriberExt, registry::LookupSpan, util::SubscriberInitExt,
};

fn main() -> ExitCode {
    let config = Config::parse();
    tracing_subscriber::registry()
        .with(log())
        .with(EnvFilter::try_from_env("PEIL_LOG").unwrap_or_else(|_| EnvFilter::new("peil=info,warn")))
        // Whatever is asked for: one level further, the WebSocket library writes down every message, keys and all.
        .with(LevelFilter::DEBUG)
        .init();
    // What a panic says may quote what a participant wrote.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!(%place, "a part of Peil failed"),
        None => tracing::error!("a part of Peil failed"),
    }));
    let capacity = raise_descriptor_limit();
    let outcome = match &config.verb {
        None | Some(Verb::Serve) => serve(&config, capacity),
        Some(Verb::Backup { to }) => back_up(&config, to),
        Some(Verb::Restore { file, replace }) => restore(&config, file, *replace),
        Some(Verb::Doctor) => return examine(&config, capacity),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "\n{error}\n");
            ExitCode::FAILURE
        }
    }
}

fn serve(config: &Config, capacity: usize) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(run(config, capacity));
    // Whatever still waits for a screen or the disk had its time.
    runtime.shutdown_background();
    outcome
}

fn back_up(config: &Config, to: &Path) -> anyhow::Result<()> {
    let (file, contents, aged) = upkeep::back_up(&config.data_folder(), to, config.keep_days)?;
    say(&format!("{} holds {contents}, and all of it was read.", file.display()));
    if aged > 0 {
        let backups = if aged == 1 { "backup that was" } else { "backups that were" };
        say(&format!("{aged} {backups} older than {} days went, as answers do.", config.keep_days));
    }
    Ok(())
}

fn restore(config: &Config, file: &Path, replace: bool) -> anyhow::Result<()> {
    let folder = config.data_folder();
    let contents = upkeep::restore(file, &folder, replace)?;
    say(&format!("{} now holds {contents}. Start Peil, and phones bring what is missing.", folder.display()));
    Ok(())
}

/// Prints what was found; fails where Peil cannot work.
fn examine(config: &Config, capacity: usize) -> ExitCode {
    let findings = upkeep::examine(config, capacity);
    for finding in &findings {
        let mark = match finding.mark {
            Mark::Good => "ok  ",
            Mark::Warning => "note",
            Mark::Bad => "BAD ",
        };
        say(&format!("{mark}  {}", finding.told));
    }
    if findings.iter().any(|finding| finding.mark == Mark::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Lines on stderr, coloured only where somebody looks: a file would keep the codes.
fn log<S: Subscriber + for<'a> LookupSpan<'a>>() -> impl Layer<S> {
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty());
    tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false).with_ansi(colours)
}

async fn run(config: &Config, capacity: usize) -> anyhow::Result<()> {
    let stop = stop_signal()?;
    let server = Server::new(config).await?.seating(capacity);
    print_welcome(config, &server, capacity);
    server.listen(config, stop).await?;
    say("Peil has stopped; every answer is stored.");
    Ok(())
}

fn print_welcome(config: &Config, server: &Server, capacity: usize) {
    let joining = server.joining();
    let port = server.address().map_or(config.listen.port(), |address| address.port());
    let local = if config.public_url.is_some() { joining.url("") } else { format!("http://localhost:{port}/") };
    let (version, folder) = (env!("CARGO_PKG_VERSION"), config.data_folder());
    let link = format!("{local}present#key={}", server.organiser().expose());
    let (address, code) = (joining.url(""), qr::print(&joining.url("")));
    say(&format!(
        "\n  Peil {version} · {}\n\n  For you, and nobody else:\n    {link}\n\n  \
         For the room ({capacity} phones fit):\n    {address}\n\n{code}\n\n  \
         Ctrl-C stops Peil; rooms and answers stay.\n",
        folder.display()
    ));
}

/// Prints, where anybody still reads: a closed terminal must not end a workshop.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Ready at Ctrl-C or SIGTERM.
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! { _ = interrupt.recv() => {} _ = terminate.recv() => {} }
        })
    }
    #[cfg(not(unix))]
    {
        Ok(async {
            // Without a signal handler the program runs until it is ended from outside.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}

/// Raises the descriptor limit to the hard one; how many phones fit.
fn raise_descriptor_limit() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = Rlimit { current: limit.maximum, maximum: limit.maximum };
        let current = if setrlimit(Resource::Nofile, wanted).is_ok() { limit.maximum } else { limit.current };
        seats::phones(current.map_or(1 << 20, |current| usize::try_from(current).unwrap_or(usize::MAX)))
    }
    #[cfg(not(unix))]
    {
        seats::phones(8_192)
    }
}
