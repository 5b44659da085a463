//! Wrong codes are slowed down; right ones never are, since a whole school may come from one address.

use std::{
    net::IpAddr,
    time::{Duration, Instant},
};

use dashmap::DashMap;

/// Wrong codes an address may try before it must wait: a class of thirty mistypes once each.
const FREE: u32 = 30;
/// After this long all wrong codes of an address are forgotten.
const FORGET: Duration = Duration::from_secs(60);
/// Addresses remembered at once; beyond, the door forgets them all.
const ADDRESSES: usize = 10_000;

/// Counts wrong codes by address, in memory, for a minute.
#[derive(Default)]
pub struct Door(DashMap<IpAddr, (u32, Instant)>);

impl Door {
    /// Whether one more wrong code from there must wait, and how many seconds.
    pub fn wrong_code(&self, address: IpAddr) -> Option<u64> {
        let now = Instant::now();
        if self.0.len() >= ADDRESSES {
            self.0.clear();
        }
        let mut entry = self.0.entry(address).or_insert((0, now));
        if now.duration_since(entry.1) >= FORGET {
            *entry = (0, now);
        }
        entry.0 = entry.0.saturating_add(1);
        (entry.0 > FREE).then(|| (FORGET - now.duration_since(entry.1)).as_secs().max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_wrong_code_waits_and_another_address_does_not() {
        let door = Door::default();
        let here = IpAddr::from([10, 0, 0, 1]);
        assert!((0..FREE).all(|_| door.wrong_code(here).is_none()));
        assert!(door.wrong_code(here).is_some());
        assert!(door.wrong_code(IpAddr::from([10, 0, 0, 2])).is_none());
    }
}
