//! What goes wrong, chosen by the seed.

use std::time::Duration;

use clap::ValueEnum;
use rand::{RngExt, rngs::StdRng};
use tokio::time::sleep;

use crate::{
    proxy::{Proxy, Weather},
    server::Server,
};

/// One way in which things go wrong.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strike {
    /// `kill -9`, and a start.
    Kill,
    /// A kill after which only what was synced is on the disk, and a start.
    PowerCut,
    /// SIGTERM, and a start.
    Restart,
    /// SIGSTOP for two to five seconds.
    Freeze,
    /// Every connection is cut.
    Cut,
    /// Every connection goes silent, and stays open.
    Stall,
    /// Every message is late.
    Delay,
    /// Acknowledgements are lost.
    DropAcks,
    /// Messages come twice.
    Duplicate,
    /// Messages overtake each other.
    Reorder,
    /// The disk is full for a while.
    FullDisk,
}

/// How often each is chosen, in a hundred. A kill is what the promise is about; what takes seconds is rare.
const WEIGHTS: [(Strike, u32); 11] = [
    (Strike::Kill, 45),
    (Strike::PowerCut, 15),
    (Strike::Restart, 8),
    (Strike::Freeze, 1),
    (Strike::Cut, 8),
    (Strike::Stall, 3),
    (Strike::Delay, 4),
    (Strike::DropAcks, 4),
    (Strike::Duplicate, 4),
    (Strike::Reorder, 4),
    (Strike::FullDisk, 4),
];
/// How often the network is bad as well while the server is struck.
const FOUL: f64 = 0.25;

impl Strike {
    /// One of those allowed, or of all where none is named.
    pub fn choose(allowed: &[Self], random: &mut StdRng) -> Self {
        let may = |strike: Self| allowed.is_empty() || allowed.contains(&strike);
        let total: u32 = WEIGHTS.iter().filter(|(strike, _)| may(*strike)).map(|(_, weight)| weight).sum();
        let mut left = random.random_range(0..total.max(1));
        for (strike, weight) in WEIGHTS.into_iter().filter(|(strike, _)| may(*strike)) {
            if left < weight {
                return strike;
            }
            left -= weight;
        }
        Self::Kill
    }

    /// Whether it needs the layer under the server.
    pub fn needs_layer(self) -> bool {
        matches!(self, Self::PowerCut | Self::FullDisk)
    }

    /// Whether it ends the server.
    pub fn ends_server(self) -> bool {
        matches!(self, Self::Kill | Self::PowerCut | Self::Restart)
    }

    fn weather(self) -> Option<Weather> {
        match self {
            Self::Stall => Some(Weather::Stalled),
            Self::Delay => Some(Weather::Slow),
            Self::DropAcks => Some(Weather::Deaf),
            Self::Duplicate => Some(Weather::Twice),
            Self::Reorder => Some(Weather::Shuffled),
            _ => None,
        }
    }
}

/// Strikes, and leaves the server running and ready. The weather stays as it is.
///
/// # Errors
/// When the server does not come back, or does not end as it must.
pub async fn strike(strike: Strike, server: &mut Server<'_>, proxy: &Proxy, random: &mut StdRng) -> anyhow::Result<()> {
    if let Some(weather) = strike.weather() {
        proxy.set(weather);
    } else if random.random_bool(FOUL) {
        proxy.set([Weather::Slow, Weather::Deaf, Weather::Twice, Weather::Shuffled][random.random_range(0..4)]);
    }
    sleep(Duration::from_millis(random.random_range(60..200))).await;
    match strike {
        Strike::Kill => {
            server.kill()?;
            server.start().await?;
        }
        Strike::PowerCut => {
            server.cut_power()?;
            server.start().await?;
        }
        Strike::Restart => {
            server.terminate().await?;
            server.start().await?;
        }
        Strike::Freeze => {
            server.freeze(true)?;
            sleep(Duration::from_millis(random.random_range(2_000..5_000))).await;
            server.freeze(false)?;
        }
        Strike::Cut => proxy.cut(),
        Strike::FullDisk => {
            server.fill_disk(true)?;
            sleep(Duration::from_millis(random.random_range(200..600))).await;
            server.fill_disk(false)?;
            // A server that does not recover by itself is helped, as its message asks whoever runs it to do.
            if !server.is_ready(Duration::from_millis(1_500)).await {
                server.kill().ok();
                server.start().await?;
            }
        }
        Strike::Stall => sleep(Duration::from_millis(600)).await,
        Strike::Delay | Strike::DropAcks | Strike::Duplicate | Strike::Reorder => {
            sleep(Duration::from_millis(random.random_range(100..300))).await;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn every_strike_is_chosen_in_the_long_run_and_none_that_is_not_allowed() {
        let mut random = StdRng::seed_from_u64(1);
        let chosen: std::collections::BTreeSet<_> = (0..2_000).map(|_| Strike::choose(&[], &mut random)).collect();
        assert_eq!(chosen.len(), WEIGHTS.len());
        for _ in 0..50 {
            assert!(Strike::choose(&[Strike::Cut, Strike::Kill], &mut random) <= Strike::Cut);
        }
        assert_eq!(Strike::choose(&[Strike::Freeze], &mut random), Strike::Freeze);
    }
}
