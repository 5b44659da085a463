//! One participant's current answer in one round.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::Arc,
};

use crate::{
    answer::Answer,
    id::{AnswerId, BallotId, GroupId},
};

/// What stands for one participant in one round. Kept small: a room may hold 300,000.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ballot {
    /// The highest revision so far, withdrawals included.
    pub revision: u64,
    /// The name of the version that stands.
    pub id: AnswerId,
    /// The group it was cast with, accepted or not.
    pub group: Option<GroupId>,
    /// The answer, or `None` where it was withdrawn.
    pub answer: Option<Arc<Answer>>,
}

/// Ballots by whose they are. Its order means nothing and is never shown.
pub type Ballots = HashMap<BallotId, Ballot, BuildHasherDefault<BallotHasher>>;

/// Hashes what is a keyed hash already: nobody can choose where a ballot lands, so a fold of its bytes will do, and the
/// same ballots make the same map in every process.
#[derive(Clone, Copy, Default, Debug)]
pub struct BallotHasher(u64);

impl Hasher for BallotHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, word: u64) {
        // An odd constant near 2^64 over the golden ratio spreads the low bits over the high ones.
        self.0 = (self.0.rotate_left(26) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
