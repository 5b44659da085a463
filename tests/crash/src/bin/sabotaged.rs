//! Peil with a journal that breaks its promise when `PEIL_SABOTAGE` says so: what the controls run.
#![forbid(unsafe_code)]

use clap::Parser;
use peil::{Server, config::Config};
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let config = Config::parse();
    let mut terminate = signal(SignalKind::terminate())?;
    let stop = async move {
        terminate.recv().await;
    };
    Server::new(&config).await?.listen(&config, stop).await?;
    Ok(())
}
