//! Wrong codes are slowed down; right ones never wait long, since a whole school may come from one address.

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
    time::Duration,
};

use dashmap::DashMap;
use tokio::{
    sync::Semaphore,
    time::{Instant, sleep},
};

use crate::journal::RoomCode;

/// Wrong codes an address may try before it must wait: a class of thirty mistypes once each.
const FREE: u32 = 30;
/// After this long all wrong codes of an address are forgotten.
const FORGET: Duration = Duration::from_secs(60);
/// Addresses remembered at once; beyond, the door forgets them all.
const ADDRESSES: usize = 10_000;
/// Codes looked up at once for an address that tried too many wrong ones, and how long each takes: trying all would take a
/// year, and a person notices nothing.
const AT_ONCE: usize = 4;
const EACH: Duration = Duration::from_millis(200);
/// Rooms of which such an address is told at once, for it knows them: those that a school runs at a time.
const KNOWN: usize = 64;

/// Counts wrong codes by address, in memory, for a minute.
#[derive(Default)]
pub struct Door(DashMap<IpAddr, Knocks>);

#[derive(Debug)]
struct Knocks {
    wrong: u32,
    since: Instant,
    known: BTreeSet<RoomCode>,
    queue: Arc<Semaphore>,
}

impl Knocks {
    fn new() -> Self {
        Self { wrong: 0, since: Instant::now(), known: BTreeSet::new(), queue: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    fn too_many(&self) -> bool {
        self.wrong > FREE && self.since.elapsed() < FORGET
    }
}

impl Door {
    /// Waits for the turn of an address that tried too many codes, unless it asks for a room that it knows: else the answer
    /// to a right code, which is never refused, would tell it from the wrong ones as fast as anybody can ask.
    pub async fn knock(&self, address: IpAddr, code: Option<RoomCode>) {
        let Some(queue) = self.queue(address, code) else { return };
        // It is never closed.
        let _turn = queue.acquire().await;
        // Whoever went before may have found it for all who wait.
        if self.queue(address, code).is_some() {
            sleep(EACH).await;
        }
    }

    fn queue(&self, address: IpAddr, code: Option<RoomCode>) -> Option<Arc<Semaphore>> {
        let knocks = self.0.get(&network(address))?;
        let queues = knocks.too_many() && !code.is_some_and(|code| knocks.known.contains(&code));
        queues.then(|| Arc::clone(&knocks.queue))
    }

    /// A code that was right: an address that has to wait for others is told of this one at once from now on.
    pub fn right_code(&self, address: IpAddr, code: RoomCode) {
        if let Some(mut knocks) = self.0.get_mut(&network(address))
            && knocks.too_many()
            && knocks.known.len() < KNOWN
        {
            knocks.known.insert(code);
        }
    }

    /// Whether one more wrong code from there must wait, and how many seconds.
    pub fn wrong_code(&self, address: IpAddr) -> Option<u64> {
        if self.0.len() >= ADDRESSES {
            self.0.clear();
        }
        let mut knocks = self.0.entry(network(address)).or_insert_with(Knocks::new);
        if knocks.since.elapsed() >= FORGET {
            *knocks = Knocks::new();
        }
        knocks.wrong = knocks.wrong.saturating_add(1);
        knocks.too_many().then(|| FORGET.saturating_sub(knocks.since.elapsed()).as_secs().max(1))
    }
}

/// Whoever has one IPv6 address has all of its /64.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (!0 << 64))),
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    fn code(typed: &str) -> Option<RoomCode> {
        Some(RoomCode::parse(typed).expect("a code"))
    }

    fn tried(wrong: u32) -> (Door, IpAddr) {
        let (door, here) = (Door::default(), IpAddr::from([10, 0, 0, 1]));
        for _ in 0..wrong {
            let _ = door.wrong_code(here);
        }
        (door, here)
    }

    #[test]
    fn the_thirty_first_wrong_code_waits_and_another_address_does_not() {
        let (door, here) = tried(FREE - 1);
        assert!(door.wrong_code(here).is_none());
        assert!(door.wrong_code(here).is_some());
        assert!(door.wrong_code(IpAddr::from([10, 0, 0, 2])).is_none());
    }

    #[test]
    fn all_addresses_of_an_ipv6_network_are_one() {
        let door = Door::default();
        let at = |last: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]);
        assert!((0..FREE as u16).all(|last| door.wrong_code(at(last)).is_none()));
        assert!(door.wrong_code(at(999)).is_some());
        assert!(door.wrong_code(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1])).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn guesses_queue_and_a_hall_of_the_same_address_does_not() {
        let (door, here) = tried(FREE + 1);
        let began = Instant::now();
        join_all((0..40).map(|_| door.knock(here, code("ZZZZZZ")))).await;
        assert_eq!(began.elapsed() / 10, EACH, "four at once");

        let began = Instant::now();
        let enter = async || {
            door.knock(here, code("ABCDEF")).await;
            door.right_code(here, code("ABCDEF").expect("a code"));
        };
        join_all((0..300).map(|_| enter())).await;
        assert!(began.elapsed() <= 2 * EACH, "only the first wait, not {:?}", began.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_queues_who_mistyped_a_little_or_a_minute_ago() {
        let (door, here) = tried(FREE);
        let began = Instant::now();
        door.knock(here, code("ABCDEF")).await;
        assert_eq!(began.elapsed(), Duration::ZERO);
        let _ = door.wrong_code(here);
        tokio::time::advance(FORGET).await;
        door.knock(here, code("ABCDEF")).await;
        assert_eq!(began.elapsed(), FORGET);
    }
}
